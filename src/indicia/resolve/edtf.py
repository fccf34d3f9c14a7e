"""EDTF values as calendar intervals: the days that "2015-06" or "2019-21" may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 3)}
"""Northern seasons; winter (24) is taken as the start of its year."""


def bounds(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of a value; None when it is not a day, month, season or year of the calendar.

    >>> bounds("2015-06")
    (datetime.date(2015, 6, 1), datetime.date(2015, 6, 30))
    """
    match = _EDTF.fullmatch(edtf or "")
    if not match or match[1] == "0000":
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return _bounds(year or 1, month, day)
    except ValueError:
        return None


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month in _SEASON_MONTHS:
        first, last = _SEASON_MONTHS[month]
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
