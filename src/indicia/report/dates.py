"""EDTF dates in words: "16 June 2015", "about 2017", "spring 2022", "10–20 February 2022"."""

from __future__ import annotations

import re

from indicia.model import Activity, When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
}  # fmt: skip
"""EDTF levels 1 and 2 (ISO 8601-2): seasons 21-24 and quarters 33-36 in place of a month."""

_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_DECADE = re.compile(r"(\d{3})([~?%]?)")
_RELATIVE = re.compile(r"published\s*([+-])\s*(\d+)\s*(\w+?)s?")
_HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def edtf_words(value: str) -> str:
    """An EDTF value in words; a form that is not known here is given back as it is.

    >>> edtf_words("2015-06-16"), edtf_words("2022-21"), edtf_words("2017~"), edtf_words("2022-02-10/2022-02-20")
    ('16 June 2015', 'spring 2022', 'about 2017', '10–20 February 2022')
    >>> edtf_words("1989-34"), edtf_words("198")
    ('second quarter of 1989', '1980s')
    """
    first, slash, last = value.partition("/")
    return _interval(first, last) if slash else _point(value)


def when_words(when: When) -> str:
    """A date in words; one that hangs on the page's date says so.

    >>> from indicia.model import Span
    >>> when_words(When(span=Span(0, 1), relative="published - 2 days"))
    '2 days before publication'
    """
    if when.edtf:
        return edtf_words(when.edtf)
    return _relative(when.relative) if when.relative else "at a time not given"


def period(activity: Activity) -> str:
    """ "from 22 June to 1 July 2022", "until May 2021", "on 3 May 2021"; "" if no date is reported."""
    start, end = activity.start, activity.end
    if start and end and start.edtf and end.edtf:
        if start.edtf == end.edtf:
            return f"on {edtf_words(start.edtf)}" if _is_day(start.edtf) else f"in {edtf_words(start.edtf)}"
        return _interval(start.edtf, end.edtf) if "–" in _interval(start.edtf, end.edtf) else _from_to(start, end)
    if start and end:
        return _from_to(start, end)
    if start:
        return f"from {when_words(start)}"
    return f"until {when_words(end)}" if end else ""


def _from_to(start: When, end: When) -> str:
    first, last = when_words(start), when_words(end)
    year = f" {(end.edtf or '')[:4]}"
    same_year = start.edtf and last.endswith(year) and len(first) > len(year)
    return f"from {first.removesuffix(year) if same_year else first} to {last}"


def _is_day(value: str) -> bool:
    return value.count("-") == 2


def _point(value: str) -> str:
    parts = _EDTF.fullmatch(value)
    decade = _DECADE.fullmatch(value)
    if decade:
        return f"{_HEDGES[decade[2]]}{decade[1]}0s"
    if not parts:
        return value
    year, month, day, hedge = parts.groups()
    return _HEDGES[hedge] + " ".join(filter(None, (_day(day), _month(month), year)))


def _day(day: str | None) -> str:
    return str(int(day)) if day else ""


def _month(month: str | None) -> str:
    if not month:
        return ""
    n = int(month)
    return MONTHS[n - 1] if 1 <= n <= 12 else SEASONS.get(n, month)


def _interval(first: str, last: str) -> str:
    if not first or first == "..":
        return f"until {_point(last)}"
    if not last or last == "..":
        return f"from {_point(first)}"
    if _is_day(first) and _is_day(last) and first[:7] == last[:7] and _EDTF.fullmatch(first):
        return f"{int(first[8:10])}–{_point(last)}"
    return f"{_point(first)} to {_point(last)}"


def _relative(value: str) -> str:
    if value.strip() == "published":
        return "on the day of publication"
    parts = _RELATIVE.fullmatch(value.strip())
    if not parts:
        return value
    sign, count, unit = parts.groups()
    return f"{count} {unit}{'' if count == '1' else 's'} {'before' if sign == '-' else 'after'} publication"
