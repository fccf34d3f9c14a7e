"""When an activity starts and ends, in words."""

from __future__ import annotations

from indicia.model import Activity, When
from indicia.report.dates_edtf import edtf_words, interval_words, is_day
from indicia.report.dates_relative import is_one_day, relative_words

__all__ = ["edtf_words", "period", "when_words"]


def when_words(when: When) -> str:
    """A date in words; one that hangs on the page's date says so.

    >>> from indicia.model import Span
    >>> when_words(When(span=Span(0, 1), relative="published - 2 days"))
    '2 days before publication'
    """
    if when.edtf:
        return edtf_words(when.edtf)
    return relative_words(when.relative) if when.relative else "at a time not given"


def period(activity: Activity) -> str:
    """ "from 22 June to 1 July 2022", "until May 2021", "on 3 May 2021"; "" if no date is reported."""
    start, end = activity.start, activity.end
    if start and end and start.edtf and end.edtf:
        if start.edtf == end.edtf:
            return f"on {edtf_words(start.edtf)}" if is_day(start.edtf) else f"in {edtf_words(start.edtf)}"
        return (
            interval_words(start.edtf, end.edtf)
            if "–" in interval_words(start.edtf, end.edtf)
            else _from_to(start, end)
        )
    if start and end:
        if start.relative and start.relative == end.relative:
            return f"{'on' if is_one_day(start.relative) else 'in'} {when_words(start)}"
        return _from_to(start, end)
    if start:
        return f"from {when_words(start)}"
    return f"until {when_words(end)}" if end else ""


def _from_to(start: When, end: When) -> str:
    first, last = when_words(start), when_words(end)
    year = f" {(end.edtf or '')[:4]}"
    same_year = start.edtf and last.endswith(year) and len(first) > len(year)
    return f"from {first.removesuffix(year) if same_year else first} to {last}"
