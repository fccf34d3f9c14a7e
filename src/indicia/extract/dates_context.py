"""Phrases that count from what was told before: "a year earlier", "that day", "the previous month", "the quarter"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indicia.extract.dates_form import Expression, Point

_GRAINS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("day", re.compile(r"\d{4}-\d\d-\d\d~?|published(?: [-+] \d+ days)?|published weekday .*"
                       r"|published \w+ (?:day \d+|\d\d-\d\d)|.* then [-+] \d+ days|.* in \d\d-\d\d")),
    ("week", re.compile(r"published (?:week|weekend) .*|published [-+] \d+ weeks|.* whole (?:week|weekend) .*")),
    ("quarter", re.compile(r"\d{4}-3[3-6]|published quarter .*|published \w+ quarter \d|.* in 3[3-6]"
                           r"|.* whole quarter .*")),
    ("month", re.compile(r"\d{4}-\d\d~?|published month .*|published \w+ \d\d|published \w+ season \d\d"
                         r"|published [-+] \d+ months|.* in \d\d|.* whole month .*")),
    ("year", re.compile(r"\d{4}~?|published year .*|published [-+] \d+ years|.* whole year .*")),
)  # fmt: skip
_ORDER = ("day", "week", "month", "quarter", "year", "decade")
_STEP = re.compile(r"context (then|whole|ago) (?:(\w+) )?([-+] \d+)(?: (\w+?)s)?")
_IN = re.compile(r"context in (\d{4})")
_QUARTER = re.compile(r".*\d{4}-(3[3-6])|published \w+ quarter (\d)|.* in (3[3-6])")
_UNIT = re.compile(r"context (that )?(\w+)")
_COMPARED = re.compile(r" then [-+] \d+ years$")
"""A year before what is told of is there to compare with: the telling does not go on from it."""
_ENDS = frozenset(("until", "till", "through"))
"""What lasts until a day doesn't move the story there: "who stay until the 20th. A day later ..."."""
MAX_PHRASE = 120
"""Longer phrases come from chains of "a year before that": the rest of the chain is left unread."""


def grain(point: Point | None) -> str:
    """The unit of a point: day, week, month (also seasons), quarter, year; "" for anything else.

    >>> grain(Point(edtf="2015-06")), grain(Point(relative="published weekday Monday"))
    ('month', 'day')
    """
    phrase = point.phrase if point else ""
    return next((name for name, pattern in _GRAINS if pattern.fullmatch(phrase)), "")


@dataclass(slots=True)
class Told:
    """The points told so far: the last of each grain, the order of grains, and the last day told for itself."""

    last: dict[str, str]
    order: list[str]
    day: str = ""

    def tell(self, point: Point | None) -> None:
        name = grain(point)
        if name and point and len(point.phrase) <= MAX_PHRASE:
            self.last[name] = point.phrase
            self.order = [n for n in self.order if n != name] + [name]

    def finest(self, unit: str) -> str | None:
        """The last point told whose grain is not coarser than the unit."""
        fits = [n for n in self.order if _ORDER.index(n) <= _ORDER.index(unit)]
        return self.last[fits[-1]] if fits else None


def nothing_told() -> Told:
    """The state before a page's first date."""
    return Told(last={}, order=[])


def settled(expressions: Iterable[Expression], told: Told | None = None) -> Iterator[Expression]:
    """The same expressions, each phrase that leans on another one rewritten; what leans on nothing is left out.

    `told`: what paragraphs before have told, and by and by what these tell.
    """
    told = told or nothing_told()
    for expression in expressions:
        first = _settle(expression.first, told) if expression.first else None
        if expression.first and first is None:
            continue
        if not _COMPARED.search(first.phrase if first else ""):
            if expression.cue not in _ENDS or not told.order:
                told.tell(first)
            told.tell(expression.last)
        if expression.kind == "point" and expression.cue not in _ENDS and grain(first) == "day" and first:
            told.day = first.phrase
        yield expression if first is expression.first else replace(expression, first=first)


def _settle(point: Point, told: Told) -> Point | None:
    phrase = point.relative or ""
    if not phrase.startswith("context"):
        return point
    step, year = _STEP.fullmatch(phrase), _IN.fullmatch(phrase)
    settled = (
        _in_year(year[1], told)
        if year
        else _stepped(step, told)
        if step
        else _same(_UNIT.fullmatch(phrase), told, timed=bool(point.time))
    )
    if settled is None:
        return None
    fixed = re.fullmatch(r"\d{2,4}(?:-\d\d){0,2}~?", settled)
    return replace(point, edtf=settled if fixed else None, relative=None if fixed else settled)


def _in_year(year: str, told: Told) -> str:
    """ "The 1988 quarter": the same quarter as the one told of, but of that year."""
    match = _QUARTER.fullmatch(told.last.get("quarter", ""))
    if match is None:
        return year
    return f"{year}-{match[1] or match[3] or 32 + int(match[2])}"


def _stepped(step: re.Match[str], told: Told) -> str | None:
    how, whole, count, unit = step.groups()
    if how == "whole":
        anchor = told.last[told.order[-1]] if told.order else ""
        return f"{anchor} whole {whole} {count}" if anchor else f"published {whole} {count}"
    if how == "ago":
        base = told.last.get("quarter")
        return f"{base} then {count} years" if base else f"published {count} years"
    base = told.finest(unit if unit in _ORDER else "day")
    return f"{base} then {count} {unit}s" if base and base != "published" else f"published {count} {unit}s"


def _same(unit: re.Match[str] | None, told: Told, *, timed: bool) -> str | None:
    """ "That month" is the one told of, or that of the day told of; "the month" only the one told of, or the page's."""
    name, named = (unit[2], bool(unit[1])) if unit else ("", False)
    if name == "day" and named and told.day:
        return told.day  # not the end of a stretch: "from Monday till the 19th. On the same day ..."
    if name in told.last and (name != "year" or named):
        return told.last[name]
    if name == "day":
        return "published" if timed else None
    if named and (finer := told.finest(name) if name in _ORDER else None):
        return f"{finer} whole {name} + 0"
    if name == "weekend":
        return "published weekend by"
    return f"published {name} {'- 1' if name == 'quarter' else '+ 0'}" if name != "decade" else None
