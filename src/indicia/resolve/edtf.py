"""EDTF values read, written and laid on the calendar: the days that "2015-06", "2019-21" or "198" may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)|(\d{2,3})", re.ASCII)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 3)}
"""Northern seasons; winter (24) is taken as the start of its year."""
_QUARTER_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
"""EDTF level 2."""
_STRETCHES = _SEASON_MONTHS | _QUARTER_MONTHS


class Edtf(NamedTuple):
    """A value of the calendar. `part`: month, season 21-24 or quarter 33-36; `digits` 3 is a decade, 2 a century."""

    year: int
    part: int | None = None
    day: int | None = None
    mark: str = ""
    digits: int = 4

    def __str__(self) -> str:
        tail = "".join(f"-{value:02d}" for value in (self.part, self.day) if value is not None)
        return f"{self.year:0{self.digits}d}{tail}{self.mark}"


def parse(edtf: str | None) -> Edtf | None:
    """A value by its parts; None when it is no day, month, season, quarter, year, decade or century of the calendar.

    >>> str(parse("2015-06-16~")), parse("2015-02-30")
    ('2015-06-16~', None)
    """
    match = _EDTF.fullmatch(edtf or "")
    if not match:
        return None
    if match[5]:
        value = Edtf(int(match[5]), digits=len(match[5]))
    else:
        year, part, day = (int(match[n]) if match[n] else None for n in (1, 2, 3))
        value = Edtf(year or 0, part, day, match[4])
    return value if _days(value) else None


def bounds(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of a value; None when it is not of the calendar.

    >>> bounds("2015-06")
    (datetime.date(2015, 6, 1), datetime.date(2015, 6, 30))
    """
    value = parse(edtf)
    return _days(value) if value else None


def _days(value: Edtf) -> tuple[date, date] | None:
    try:
        return _bounds(value)
    except ValueError:  # month 13, 30 February, year 0
        return None


def _bounds(value: Edtf) -> tuple[date, date]:
    year, part, day = value.year, value.part, value.day
    if value.digits < 4:
        span = 10 ** (4 - value.digits)
        return date(max(year * span, 1), 1, 1), date(year * span + span - 1, 12, 31)
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part in _STRETCHES and day is None:
        first, last = _STRETCHES[part]
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    if day is None:
        return date(year, part, 1), date(year, part, monthrange(year, part)[1])
    return date(year, part, day), date(year, part, day)
