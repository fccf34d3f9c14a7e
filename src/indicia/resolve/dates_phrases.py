"""Phrases that hang on a page's date -> stretches of the calendar, and those as EDTF.

Reads the grammar of `extract.dates_form`: "published - 2 days", "published
weekday Monday", "published nearest 06-22", "2015-06-16 then - 2 days".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from indicia.resolve.edtf import bounds, parse

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASON_MONTHS = {21: 4, 22: 7, 23: 10, 24: 1}
"""Middle months of the northern seasons, used only to find the nearest year."""
_QUARTER_MONTHS = {33: 1, 34: 4, 35: 7, 36: 10}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_GRAINS = ("day", "week", "weekend", "month", "season", "quarter", "year", "decade", "century")
_STEP = re.compile(r"published ([-+]) (\d{1,4}) (day|week|month|quarter|year|decade)s?")
_TO_THE_DAY = re.compile(r"published ([-+]) (\d{1,4}) years to the day")
_THEN = re.compile(r"(.{1,120}) then ([-+]) (\d{1,4}) (day|week|month|quarter|year|decade)s?")
_LATER_WHOLE = re.compile(r"(.{1,120}) whole (day|week|weekend|month|quarter|year|decade|century) ([-+]) (\d{1,3})")
_WHOLE = re.compile(r"published (week|weekend|month|quarter|year|decade|century) ([-+]) (\d{1,3})")
_WEEKEND = re.compile(r"published weekend (by|from|before|after)")
_WEEKDAY = re.compile(r"published weekday (\w+)(?: (after|before))?")
_NEAREST = re.compile(
    r"published (nearest|before|after|by|from|rather past|rather future) (?:(season|day|quarter) )?(\d\d?)(?:-(\d\d))?"
)
_EDGE_DAY = re.compile(r"(.{1,120}) (first|last) day")
_IN_YEAR = re.compile(r"(.{1,60}) in (\d\d)(?:-(\d\d))?")
FAR_DAYS = 120
"""A yearless day so far on the wrong side of the page's is another year's: people say the year of far ones."""
MAX_CHAIN = 4
"""Phrases that count from phrases that count from phrases: deeper ones are given up."""


class Stretch(NamedTuple):
    """A day, week, month ... of the calendar. `first` is its first day, or the day counted to ("2 weeks ago").

    `exact`: a whole unit was named ("last week"), not counted to. `code`: EDTF part of a season or quarter.
    """

    unit: str
    first: date
    exact: bool = True
    code: int = 0

    @property
    def edtf(self) -> str:
        """As EDTF, which has no weeks: the day counted to with "~", or the month."""
        day = self.first.isoformat()
        if self.unit in ("week", "weekend") and self.exact:
            return day[:7]
        if self.unit in ("season", "quarter"):
            return f"{day[:4]}-{self.code}"
        lengths = {"day": 10, "week": 10, "month": 7, "year": 4, "decade": 3, "century": 2}
        return day[: lengths[self.unit]] + ("~" if self.unit == "week" else "")


def resolve(phrase: str, published: date) -> str | None:
    """One phrase as EDTF; None when it is not in the grammar or names no real day.

    Weeks resolve to a day when counted ("2 weeks ago" is about that day), to the
    month when whole ("last week"): of its Monday, but this week's is the page's own.

    >>> resolve("published - 2 days", date(2015, 6, 18))
    '2015-06-16'
    >>> resolve("published weekday Monday", date(2015, 6, 18))
    '2015-06-15'
    """
    if phrase.startswith("about "):
        edtf = resolve(phrase.removeprefix("about "), published)
        return f"{edtf.rstrip('~')}~" if edtf else None
    found = stretch(phrase, published)
    if found is None:
        return None
    if re.fullmatch(r"published week(end)? [-+] 0", phrase):
        return published.isoformat()[:7]
    return found.edtf


def stretch(phrase: str, published: date, *, depth: int = 0) -> Stretch | None:
    """The stretch of the calendar that a phrase or a fixed EDTF value names.

    >>> stretch("published week - 1", date(2015, 6, 18))
    Stretch(unit='week', first=datetime.date(2015, 6, 8), exact=True, code=0)
    """
    if phrase == "published":
        return Stretch("day", published)
    if depth > MAX_CHAIN:
        return None
    for pattern, build in _READERS:
        if match := pattern.fullmatch(phrase):
            try:
                return build(match, published, depth)
            except (ValueError, OverflowError):  # 29 February, year 0: no such day
                return None
    return fixed(phrase)


def fixed(edtf: str) -> Stretch | None:
    """An EDTF value as a stretch."""
    value, days = parse(edtf), bounds(edtf)
    if value is None or days is None:
        return None
    if value.digits < 4:
        return Stretch("decade" if value.digits == 3 else "century", days[0])
    part = value.part or 0
    unit = (
        "year" if not part else "quarter" if part > 30 else "season" if part > 20 else "day" if value.day else "month"
    )
    return Stretch(unit, days[0], code=part)


def moved(base: Stretch, unit: str, count: int) -> Stretch:
    """A stretch so many units away, as fine as it was or as the unit is, whichever is finer."""
    if unit in ("day", "week"):
        day = base.first + timedelta(days=count * (7 if unit == "week" else 1))
        return Stretch("day" if base.unit == "day" and unit == "day" else "week", day, exact=False)
    finer = min(base.unit, unit, key=_GRAINS.index)
    first = _months_on(base.first, count * _MONTHS_IN[unit])
    return Stretch(finer, first, code=base.code if finer == base.unit else 32 + (first.month + 2) // 3)


def whole(day: date, unit: str, count: int) -> Stretch:
    """The whole week, month, quarter ... that lies so many away from a day's own."""
    if unit == "day":
        return Stretch("day", day + timedelta(days=count))
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
        return Stretch(unit, monday + timedelta(days=5 if unit == "weekend" else 0))
    first = _months_on(day.replace(day=1), count * _MONTHS_IN[unit])
    quarter = (first.month + 2) // 3
    return Stretch(unit, first.replace(month=3 * quarter - 2) if unit == "quarter" else first, code=32 + quarter)


def _months_on(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            if not 1 <= year <= 9999:
                raise
    return date(year, month, 1)


def _count(sign: str, number: str) -> int:
    return int(number) * (1 if sign == "+" else -1)


def _step(match: re.Match[str], published: date, depth: int) -> Stretch:
    unit, count = match[3], _count(match[1], match[2])
    if unit in ("day", "week"):
        return moved(Stretch("day", published), unit, count)
    return whole(published, unit, count)


def _to_the_day(match: re.Match[str], published: date, depth: int) -> Stretch:
    """ "A year ago today"; of 29 February the day before it in a common year."""
    year = published.year + _count(match[1], match[2])
    leap = (published.month, published.day) == (2, 29)
    return Stretch("day", published.replace(year=year, day=28 if leap else published.day))


def _whole(match: re.Match[str], published: date, depth: int) -> Stretch:
    return whole(published, match[1], _count(match[2], match[3]))


def _then(match: re.Match[str], published: date, depth: int) -> Stretch | None:
    """ "published weekday Tuesday then + 2 days": counted from a day that is itself relative, or fixed."""
    base = stretch(match[1], published, depth=depth + 1)
    if base is None or _GRAINS.index(base.unit) > _GRAINS.index(match[4]):
        return None
    return moved(base, match[4], _count(match[2], match[3]))


def _later_whole(match: re.Match[str], published: date, depth: int) -> Stretch | None:
    base = stretch(match[1], published, depth=depth + 1)
    return whole(base.first, match[2], _count(match[3], match[4])) if base else None


def _edge_day(match: re.Match[str], published: date, depth: int) -> Stretch | None:
    """ "The end of April", "began last weekend": the last day of a stretch, or its first."""
    base = stretch(match[1], published, depth=depth + 1)
    if base is None or match[2] == "first":
        return Stretch("day", base.first) if base else None
    days = bounds(base.edtf)
    last = base.first + timedelta(days=1 if base.unit == "weekend" else 6)
    return Stretch("day", last if base.unit in ("week", "weekend") or days is None else days[1])


def _in_year(match: re.Match[str], published: date, depth: int) -> Stretch | None:
    base = stretch(match[1], published, depth=depth + 1)
    tail = f"{match[2]}-{match[3]}" if match[3] else match[2]
    return fixed(f"{base.first.year:04d}-{tail}") if base else None


def _weekend(match: re.Match[str], published: date, depth: int) -> Stretch:
    """The latest weekend begun ("by"), the one not over ("from"), the last one over, the next to come."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    within = published.weekday() >= 5
    weeks = {"by": 0, "from": 0 if within else 1, "before": -1 if within else 0, "after": 1}[match[1]]
    return Stretch("weekend", saturday + timedelta(weeks=weeks))


def _weekday(match: re.Match[str], published: date, depth: int) -> Stretch | None:
    if match[1].lower() not in _WEEKDAYS:
        return None
    wanted = _WEEKDAYS.index(match[1].lower())
    if match[2] == "after":
        return Stretch("day", published + timedelta(days=(wanted - published.weekday()) % 7))
    back = (published.weekday() - wanted) % 7
    return Stretch("day", published - timedelta(days=back or (7 if match[2] == "before" else 0)))


def _nearest(match: re.Match[str], published: date, depth: int) -> Stretch | None:
    side, unit, number, day = match.groups()
    options = tuple(_options(published, unit or "", int(number), int(day) if day else None))
    fits = [o for o in options if _on_side(o, published, side)]
    return min(fits, key=lambda o: abs((_middle(o) - published).days)) if fits else None


def _options(published: date, unit: str, number: int, day: int | None) -> list[Stretch]:
    if unit == "day":
        months = [whole(published, "month", step).first.isoformat()[:8] for step in (-1, 0, 1)]
        found = [fixed(f"{month}{number:02d}") for month in months]
    else:
        part = number + 32 if unit == "quarter" else number
        tail = f"{part:02d}" if day is None else f"{part:02d}-{day:02d}"
        found = [fixed(f"{year:04d}-{tail}") for year in range(published.year - 1, published.year + 2)]
    return [f for f in found if f is not None]


def _middle(option: Stretch) -> date:
    if option.unit == "day":
        return option.first
    month = _SEASON_MONTHS.get(option.code) or option.first.month + (option.unit == "quarter")
    return date(option.first.year, month, 15)


def _on_side(option: Stretch, published: date, side: str) -> bool:
    """Before and after shut out the page's own month or season's year; by and from let it in."""
    last = (bounds(option.edtf) or (option.first, option.first))[1]
    if side.startswith("rather"):
        gap = (option.first - published).days
        return gap <= FAR_DAYS if side == "rather past" else gap >= -FAR_DAYS
    if side == "by":
        return option.first <= published
    if side == "from":
        return last >= published
    if option.unit == "season" and side != "nearest":
        return option.first.year != published.year and (option.first.year < published.year) == (side == "before")
    if side == "before":
        return last < published
    return side == "nearest" or option.first > published or (option.unit == "day" and option.first == published)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, int], Stretch | None]], ...] = (
    (_STEP, _step),
    (_TO_THE_DAY, _to_the_day),
    (_WHOLE, _whole),
    (_WEEKEND, _weekend),
    (_WEEKDAY, _weekday),
    (_NEAREST, _nearest),
    (_THEN, _then),
    (_LATER_WHOLE, _later_whole),
    (_IN_YEAR, _in_year),
    (_EDGE_DAY, _edge_day),
)
