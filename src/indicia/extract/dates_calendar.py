"""Rules of the date grammar for days and months: "Friday, June 5", "10-16 September 2021", "late June"."""

from __future__ import annotations

from indicia.extract.dates_pieces import CENTURY, Hit, calendar, day_number, edge, hanging, month_name, of_year, pointer
from indicia.extract.dates_tokens import Tokens
from indicia.extract.dates_words import (
    AMBIGUOUS_MONTHS,
    BACK,
    DAY_NAMES,
    HERE,
    ORDINALS,
)

JOINERS = frozenset(("to", "until", "till", "through", "and", "-", "–", "—"))
_AFTER_PREPOSITION = frozenset(
    """in of by since until till through from to before after during for around about between late early mid last next
    this every each on""".split()
)


def in_digits(t: Tokens, i: int) -> Hit | None:
    """2015-06-16, 16.06.2015, 16/06/2015, 10/25/89."""
    if t[i].glued or t[i].kind not in ("iso", "numeric"):
        return None
    mark = "-" if t[i].kind == "iso" else "." if "." in t[i].low else "/"
    parts = [int(part) for part in t[i].low.split(mark)]
    year, month, day = parts if mark == "-" else reversed(parts)
    if year < CENTURY:
        year += 1900 if year > 50 else 2000
    if month > 12 >= day:
        month, day = day, month
    point = calendar(day, month, year)
    return Hit(i + 1, "point", point, rule="digits") if point else None


def day_and_month(t: Tokens, i: int) -> Hit | None:
    """A day of a month with its weekday, or two: "Friday, June 5", "10-16 September 2021", "the 3rd of May"."""
    if t[i].low in ("last", "next") and not t[i].glued:
        return _pointed_day(t, i)
    j = _behind_weekday(t, i)
    for rule in (_days_month, _month_days):
        found = rule(t, j)
        if found:
            return found
    return None


def _pointed_day(t: Tokens, i: int) -> Hit | None:
    """ "Last Oct. 23": a day of a month on one side of the page's."""
    hit = _month_days(t, i + 1)
    day = (hit.first.relative or "").removeprefix("published nearest ") if hit and hit.first else ""
    side = "before" if t[i].low == "last" else "after"
    return hit._replace(first=hanging(f"published {side} {day}")) if hit and len(day) == 5 else None


def _behind_weekday(t: Tokens, i: int) -> int:
    if t[i].low not in DAY_NAMES:
        return i
    j = i + 1 + (t[i + 1].low == ".")
    return j + (t[j].low == ",") + (t[j + (t[j].low == ",")].low == "the")


def _days_month(t: Tokens, i: int) -> Hit | None:
    if t[i].glued:
        return None
    first = day_number(t, i + (t[i].low == "the"))
    if not first:
        return None
    second = _second_day(t, first[0], words=True)
    j = second[0] if second else first[0]
    month = month_name(t, j + (t[j].low == "of"))
    if not month:
        return None
    end, year, in_year = of_year(t, month[0])
    return _days(end, month[1], year, in_year, first[1], second and second[1], (first[0], second[2] if second else 0))


def _month_days(t: Tokens, i: int) -> Hit | None:
    month = month_name(t, i)
    if not month or t[i].glued:
        return None
    first = day_number(t, month[0] + (t[month[0]].low == "the"))
    if not first or _is_clock(t, first[0]):
        return None
    second = _second_day(t, first[0])
    if second and month_name(t, second[0]):
        second = None  # "June 22 to 1 July"
    end, year, in_year = of_year(t, second[0] if second else first[0])
    return _days(end, month[1], year, in_year, first[1], second and second[1], (first[0], second[2] if second else 0))


def _is_clock(t: Tokens, j: int) -> bool:
    return t[j].kind == "meridiem"


def _second_day(t: Tokens, j: int, *, words: bool = False) -> tuple[int, int, int] | None:
    """The index behind a second day, the day, and the index where it begins; `words`: also "first and second of"."""
    if t[j].low not in JOINERS:
        return None
    k = j + 1 + (t[j + 1].low == "the")
    found = day_number(t, k) if t[k].kind in ("num", "ord") or (words and t[k].low in ORDINALS) else None
    return (found[0], found[1], k) if found else None


def _days(
    end: int, month: int, year: int | None, in_year: str, day: int, day2: int | None, split: tuple[int, int]
) -> Hit | None:
    first = calendar(day, month, year, in_year)
    if first is None or day2 is None:
        return Hit(end, "point", first, rule="day") if first else None
    last = calendar(day2, month, year, in_year)
    return Hit(end, "range", first, last, split=split, rule="days") if last else None


def month_phrase(t: Tokens, i: int) -> Hit | None:
    """ "late June", "last May", "in the first week of November 2015"; "May" alone needs a preposition before it."""
    j = edge(t, i)
    found = pointer(t, j)
    k, step = (found[0], found[1]) if found else (j + (t[j].low == "the" and j > i), None)
    month = month_name(t, k)
    if not month or t[i].glued:
        return None
    end, year, in_year = of_year(t, month[0])
    bare = k == i and year is None and not in_year
    if bare and t[k].low in AMBIGUOUS_MONTHS and (i == 0 or t[i - 1].low not in _AFTER_PREPOSITION):
        return None
    if step == HERE and year is None:
        in_year = in_year or "published year + 0"
    if step and year is None and not in_year:
        side = "by" if found and found[2] == "past" else "before" if step == BACK else "after"
        return Hit(end, "point", hanging(f"published {side} {month[1]:02d}"), rule="month")
    point = calendar(None, month[1], year, in_year)
    return Hit(end, "point", point, rule="bare month" if bare else "month") if point else None
