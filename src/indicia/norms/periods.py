"""EDTF strings -> the earliest and latest day they allow."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from indicia.model import Activity, When

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?\Z")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""EDTF seasons as months of one year; winter is cut at the year's end rather than guessed on."""

APPROXIMATE_DAYS = 7
"""How far a date marked `~` or `%` may be off on either side."""


class Period(NamedTuple):
    """Both days included; None is open."""

    first: date | None
    last: date | None


def period(edtf: str | None) -> Period:
    """The days that an EDTF date or interval allows; what can't be read is open on both sides.

    >>> period("2015-06")
    Period(first=datetime.date(2015, 6, 1), last=datetime.date(2015, 6, 30))
    >>> period("2022-02-10/..").last is None
    True
    """
    if not edtf:
        return Period(None, None)
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return Period(period(start).first, period(end).last)
    match = _DATE.match(edtf.strip())
    found = _days(*match.groups()) if match else Period(None, None)
    return _widened(found) if edtf.strip()[-1:] in "~%" else found


def starts(activity: Activity) -> Period:
    """When the activity may have begun."""
    return _of(activity.start)


def ends(activity: Activity) -> Period:
    """When the activity may have ended."""
    return _of(activity.end)


def lasts(activity: Activity) -> tuple[float | None, float | None]:
    """Fewest and most hours from start to end; whole days, since reports seldom give hours.

    >>> from indicia.model import Span, When
    >>> day = lambda text: When(span=Span(0, 1), edtf=text)
    >>> lasts(Activity(id="a", kind="alert", trigger=Span(0, 1), start=day("2017-02-07"), end=day("2017-02-09")))
    (24.0, 72.0)
    """
    start, end = starts(activity), ends(activity)
    most = fewest = None
    if start.first and end.last:
        most = max(0.0, ((end.last - start.first).days + 1) * 24.0)
    if start.last and end.first:
        fewest = max(0.0, ((end.first - start.last).days - 1) * 24.0)
    return fewest, most


def _of(when: When | None) -> Period:
    return period(when.edtf) if when else Period(None, None)


def _days(year: str, month: str | None, day: str | None) -> Period:
    try:
        y = int(year)
        if month is None:
            return Period(date(y, 1, 1), date(y, 12, 31))
        if int(month) in SEASONS:
            first, last = SEASONS[int(month)]
            return Period(date(y, first, 1), date(y, last, monthrange(y, last)[1]))
        if day is None:
            return Period(date(y, int(month), 1), date(y, int(month), monthrange(y, int(month))[1]))
        exact = date(y, int(month), int(day))
        return Period(exact, exact)
    except ValueError:
        return Period(None, None)


def _widened(found: Period) -> Period:
    slack = timedelta(days=APPROXIMATE_DAYS)
    if not found.first or not found.last or found.first.year < 2 or found.last.year > 9998:
        return found
    return Period(found.first - slack, found.last + slack)
