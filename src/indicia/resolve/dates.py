"""Relative dates -> EDTF against the page's date. No date, no guess.

Reads the small grammar that `extract.dates` writes ("published - 2 days",
"published weekday Monday", "published nearest 06-22") and keeps the phrase, so
that a reader sees how a date came about. Source: EDTF (ISO 8601-2) level 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from indicia.model import Activity, Page, Status, When
from indicia.resolve.edtf import bounds

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASON_MONTHS = {"21": 4, "22": 7, "23": 10, "24": 1}
"""Middle months of the northern seasons, used only to find the nearest year."""
_STEP = re.compile(r"published ([-+]) (\d{1,4}) (day|week|month|year)s?")
_THEN = re.compile(r"([^+]{1,60}?) then ([-+]) (\d{1,3}) days")
_WHOLE = re.compile(r"published (week|month|year) ([-+]) (\d{1,3})")
_WEEKDAY = re.compile(r"published weekday (\w+)(?: (after|before))?")
_NEAREST = re.compile(r"published (nearest|before|after) (?:(season|day) )?(\d\d?)(?:-(\d\d))?")


def dates(activities: Iterable[Activity], page: Page) -> tuple[Activity, ...]:
    """Fill `edtf` of starts and ends from the page's date; without one they stay relative."""
    return tuple(_resolved(a, page.published) if page.published else a for a in activities)


def resolve(relative: str, published: date) -> str | None:
    """One relative phrase as EDTF; None when it is not in the grammar or names no real day.

    Weeks resolve to a day when counted ("2 weeks ago" is about that day), to the
    month when whole ("last week"), to the year when they straddle two months of different years.

    >>> resolve("published - 2 days", date(2015, 6, 18))
    '2015-06-16'
    >>> resolve("published weekday Monday", date(2015, 6, 18))
    '2015-06-15'
    """
    if relative == "published":
        return published.isoformat()
    if match := _THEN.fullmatch(relative):
        return _then(match, published)
    for pattern, build in _READERS:
        if match := pattern.fullmatch(relative):
            try:
                return build(match, published)
            except (ValueError, OverflowError):  # 29 February, year 0: no such day
                return None
    return None


def _then(match: re.Match[str], published: date) -> str | None:
    """ "published weekday Tuesday then + 2 days": counted from a day that is itself relative, or fixed."""
    base = match[1] if bounds(match[1]) else resolve(match[1], published)
    days = bounds(base)
    if days is None or days[0] != days[1]:
        return None
    try:
        return (days[0] + timedelta(days=int(match[3]) * (1 if match[2] == "+" else -1))).isoformat()
    except OverflowError:
        return None


def _resolved(activity: Activity, published: date) -> Activity:
    start, end = _when(activity.start, published), _when(activity.end, published)
    if start and end and start.edtf and _is_before(end.edtf, start.edtf):
        end = _later(end, start.edtf, published)
    return replace(activity, start=start, end=end, status=_status(activity.status, start, end, published))


def _status(told: Status, start: When | None, end: When | None, published: date) -> Status:
    """The calendar's word on the status: what starts on the day of publication is under way.

    Cancelled, denied and hypothetical activities stay so whatever their dates.
    """
    if told not in ("planned", "under_way", "finished"):
        return told
    first, last = bounds(start.edtf if start else None), bounds(end.edtf if end else None)
    if last and last[1] < published:
        return "finished"
    if first and first[0] > published:
        return "planned"
    if first and first[1] <= published and told == "planned":
        return "under_way"
    if last and last[0] > published and told == "finished":
        return "under_way"
    return told


def _is_before(end: str | None, start: str) -> bool:
    last, first = bounds(end), bounds(start)
    return last is not None and first is not None and last[1] < first[0]


def _when(when: When | None, published: date) -> When | None:
    if when is None or when.relative is None:
        return when
    return replace(when, edtf=resolve(when.relative, published))


def _later(end: When, start: str, published: date) -> When:
    """An end before its start is read forward ("Monday to Friday"), or given up."""
    match = _WEEKDAY.fullmatch(end.relative or "")
    edtf = resolve(f"published weekday {match[1]} after", published) if match else None
    return replace(end, edtf=None if edtf is None or _is_before(edtf, start) else edtf)


def _step(match: re.Match[str], published: date) -> str:
    count = int(match[2]) * (1 if match[1] == "+" else -1)
    if match[3] in ("day", "week"):
        day = published + timedelta(days=count * (7 if match[3] == "week" else 1))
        return day.isoformat() + ("~" if match[3] == "week" else "")
    return _month(published, count) if match[3] == "month" else f"{published.year + count:04d}"


def _whole(match: re.Match[str], published: date) -> str:
    count = int(match[3]) * (1 if match[2] == "+" else -1)
    if match[1] == "year":
        return f"{published.year + count:04d}"
    if match[1] == "month":
        return _month(published, count)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=count)
    first, last = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    return first[:7] if first[:7] == last[:7] else published.isoformat()[:7] if count == 0 else first[:7]


def _month(published: date, count: int) -> str:
    months = published.year * 12 + published.month - 1 + count
    return date(months // 12, months % 12 + 1, 1).isoformat()[:7]


def _weekday(match: re.Match[str], published: date) -> str | None:
    if match[1].lower() not in _WEEKDAYS:
        return None
    wanted = _WEEKDAYS.index(match[1].lower())
    if match[2] == "after":
        return (published + timedelta(days=(wanted - published.weekday()) % 7)).isoformat()
    back = (published.weekday() - wanted) % 7
    return (published - timedelta(days=back or (7 if match[2] == "before" else 0))).isoformat()


def _nearest(match: re.Match[str], published: date) -> str | None:
    side, unit, number, day = match.groups()
    if unit == "day":
        return _pick(side, published, _days_of_month(int(number), published), lambda d: d.isoformat())
    if unit == "season":
        years = _around(published, _SEASON_MONTHS.get(number, 1), 15)
        return _pick(side, published, years, lambda d: f"{d.year:04d}-{number}")
    years = _around(published, int(number), int(day or 15))
    return _pick(side, published, years, lambda d: d.isoformat() if day else d.isoformat()[:7])


def _around(published: date, month: int, day: int) -> tuple[date, ...]:
    """That day of the years around the page's; 29 February only where there is one."""
    found = []
    for year in range(published.year - 1, published.year + 2):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(found)


def _days_of_month(day: int, published: date) -> tuple[date, ...]:
    found = []
    for step in (-1, 0, 1):
        try:
            found.append(date.fromisoformat(f"{_month(published, step)}-{day:02d}"))
        except ValueError:
            continue
    return tuple(found)


def _pick(side: str, published: date, options: tuple[date, ...], write: Callable[[date], str]) -> str | None:
    """The nearest option; "before" and "after" shut out the other side and the published stretch itself."""
    now = published.isoformat()
    fits = [d for d in options if side == "nearest" or _beyond(write(d), now, side)]
    return write(min(fits, key=lambda d: abs((d - published).days))) if fits else None


def _beyond(value: str, now: str, side: str) -> bool:
    if len(value) == 7 and value[5:7] > "12":  # a season: compare by year
        return value[:4] < now[:4] if side == "before" else value[:4] > now[:4]
    here = now[: len(value)]
    return value < here if side == "before" else value > here or (len(value) == 10 and value == here)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], str | None]], ...] = (
    (_STEP, _step),
    (_WHOLE, _whole),
    (_WEEKDAY, _weekday),
    (_NEAREST, _nearest),
)
