"""EDTF strings -> the earliest and latest day they allow."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from indicia.model import Activity, When

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?\Z")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
"""EDTF seasons and quarters as months of one year; whoever says winter may mean either end of it."""

APPROXIMATE_DAYS = 7
"""How far a date marked `~` or `%` may be off on either side."""


class Period(NamedTuple):
    """Both days included; None is open."""

    first: date | None
    last: date | None


@lru_cache(maxsize=4096)
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


def moment(text: str) -> tuple[datetime | None, datetime | None]:
    """Earliest and latest point of a day, or of an hour such as `2022-02-09T14:30` (local time, no zone).

    >>> moment("2022-02-09")[1]
    datetime.datetime(2022, 2, 10, 0, 0)
    """
    if "T" in text:
        try:
            exact = datetime.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            return None, None
        return exact, exact
    days = period(text)
    first = datetime.combine(days.first, time()) if days.first else None
    last = datetime.combine(days.last, time()) + timedelta(days=1) if days.last and days.last.year < 9999 else None
    return first, last


def hours_between(earlier: str, later: str) -> tuple[float | None, float | None]:
    """Fewest and most hours from one moment to another; whole days leave up to 24 hours open on each side.

    >>> hours_between("2022-02-09", "2022-02-11")
    (24.0, 72.0)
    """
    (first, last), (to_first, to_last) = moment(earlier), moment(later)
    fewest = max(0.0, (to_first - last).total_seconds() / 3600) if last and to_first else None
    most = max(0.0, (to_last - first).total_seconds() / 3600) if first and to_last else None
    return fewest, most


def days_before(notice: str, start: Period) -> tuple[float | None, float | None]:
    """Fewest and most whole days from a notice to the start; negative if the notice came later."""
    given = period(notice[:10] if "T" in notice else notice)
    fewest = float((start.first - given.last).days) if start.first and given.last else None
    most = float((start.last - given.first).days) if start.last and given.first else None
    return fewest, most


def minus(day: date | None, days: int) -> date | None:
    """So many days before; None if the day is open or the calendar ends."""
    return day - timedelta(days=days) if day and 1 <= day.toordinal() - days <= date.max.toordinal() else None


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
