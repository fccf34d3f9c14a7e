"""Date expressions in English text: points, ranges and durations, without guessing a page's date.

What the text itself fixes becomes EDTF ("16 June 2015" is `2015-06-16`); what
hangs on the day of publication becomes a phrase that `resolve.dates` can work
out later, in this small grammar:

    published                             today
    published - 2 days                    also weeks, months, years, and +
    published week - 1                    a whole week, month or year: + 0 is "this week"
    published weekday Monday              the latest one; with " after" the coming one
    published nearest 06-22               also 06 (a month), season 21, day 18; or before, after

Pure: text in, expressions out. Source: EDTF (ISO 8601-2) level 1, seasons 21-24.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from indicia.extract.numbers import UNITS

Kind = Literal["point", "range", "duration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One moment: fixed by the text (`edtf`) or hanging on the page's date (`relative`)."""

    edtf: str | None = None
    relative: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date expression at `[start, end)`. `cue` is the word before that gives its role, such as "until"."""

    start: int
    end: int
    kind: Kind
    first: Point | None = None
    last: Point | None = None
    days: int | None = None
    cue: str = ""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_MONTH = (
    r"(?P<m>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY, _DAY2 = (rf"(?P<{name}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,:]\d)" for name in ("d", "e"))
_YEAR = r"(?P<y>1[4-9]\d\d|20\d\d)(?!\d|[.,]\d)"
_MAYBE_YEAR = rf"(?:(?:,|\s+of)?\s*{_YEAR})?"
_SMALL = "|".join(word for word in UNITS if UNITS[word] <= 20)
_COUNT = rf"(?P<n>\d{{1,3}}|an?|a\s+few|several|a\s+couple\s+of|{_SMALL})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_TO = r"\s*(?:[-–—]|\b(?:to|until|till|through|and)\b)\s*"
_WHICH = (
    r"(?P<which>last|next|this|this\s+coming|this\s+past"
    r"|late\s+on|early\s+on|late|early|later\s+this|earlier\s+this)"
)
_PART = (
    r"(?:(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end|first\s+half|second\s+half"
    r"|first\s+week|last\s+week|last\s+days|first\s+days)\s+of)[\s-]+)?"
)
_ORDINAL_NEXT = r"(?=\s*(?:[.,;:)!?–—”\"]|$)|\s+(?:to|until|till|through|of|in|at|or|when|while|and\s+(?!\d)))"

_FORMS: dict[str, str] = {
    "iso": r"(?P<y>(?:1[89]|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)",
    "numeric": r"(?P<d>[0-3]?\d)[./](?P<m>[01]?\d)[./](?P<y>(?:19|20)\d\d)(?!\d)",
    "days_month": rf"{_DAY}{_TO}(?:the\s+)?{_DAY2}\s+(?:of\s+)?{_MONTH}{_MAYBE_YEAR}",
    "month_days": rf"{_MONTH}\s+{_DAY}{_TO}(?:the\s+)?{_DAY2}{_MAYBE_YEAR}",
    "day_month": rf"{_DAY}\s+(?:of\s+)?{_MONTH}{_MAYBE_YEAR}",
    "month_day": rf"{_MONTH}\s+{_DAY}{_MAYBE_YEAR}",
    "month_year": rf"{_PART}{_MONTH}(?:\s+of)?,?\s+{_YEAR}",
    "season": rf"(?i:{_WHICH}\s+|(?:the\s+|early\s+|late\s+"
    rf"|mid-?)?)(?P<season>spring|summer|autumn|fall|winter)\b{_MAYBE_YEAR}",
    "month": rf"(?i:{_WHICH}\s+)?{_PART}{_MONTH}",
    "weekday": rf"(?i:{_WHICH}\s+)?(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    rf"|Sun)day)\b(?i:\s+(?:morning|afternoon|evening|night)\b)?",
    "ago": rf"(?i:{_COUNT}\s+{_UNIT}\s+(?:ago|earlier)\b)",
    "ahead": rf"(?i:(?P<in>(?<=\bin\s)){_COUNT}\s+{_UNIT}(?:\s*['’]s?)?(?:\s+time\b)?"
    rf"|(?P<n2>{_SMALL}|\d{{1,3}})\s+(?P<unit2>day|week|month)s\s+from\s+now\b)",
    "whole": r"(?i:(?P<which>last|next|this|later\s+this|earlier\s+this"
    r"|the\s+past|the\s+coming)\s+(?P<unit>week|month|year)\b)",
    "weekend": r"(?i:(?P<which>last|next|this|(?<=at\s)the|(?<=over\s)the)\s+weekend\b)",
    "deictic": r"(?i:(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow"
    r"|today|tonight|yesterday|tomorrow|this\s+(?:morning|afternoon|evening))\b)",
    "ordinal": rf"(?<=the\s)(?P<d>[0-3]?\d)(?:st|nd|rd|th)\b{_ORDINAL_NEXT}",
    "duration": rf"(?i:(?P<n>\d{{1,3}}|{_SMALL})[\s-]+(?P<unit>day|week|month)(?:[\s-]long|s)?\b)",
    "year": r"(?<=\b(?:in|of|by)\s)(?P<y>1[4-9]\d\d|20\d\d)(?![\d-]"
    r"|[.,]\d)(?!\s+(?:[a-z]+\s+)?(?:troops|men|soldiers|people))",
    "year_since": r"(?<=\bsince\s)(?P<y>1[4-9]\d\d|20\d\d)(?![\d-]|[.,]\d)",
}  # fmt: skip
_PATTERNS = {name: re.compile(r"(?<![\w,/-])(?<!\d\.)" + form) for name, form in _FORMS.items()}
_CUE = re.compile(
    r"\b(from|since|until|till|untill|through|to|by|on|in|before"
    r"|after|between|for|during|over|at|of|starting|ending|up to"
    r"|not before)\s+(?:the\s+|late\s+(?:on\s+)?|about\s+|around\s+|early\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)  # fmt: skip
_NIGHT = re.compile(r"\b(?:night|overnight) (?:in)?to\s(?:the\s)?$", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|circa|roughly)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,\s*)?(?:[-–—]|\b(?:to|until|till|through|up\s+to)\b)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:again\s+)?(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
_NAMED_DAY = re.compile(r"published(?: [-+] 1 days| weekday \w+)?")
_CUE_WINDOW = 24


def find(text: str) -> tuple[Expression, ...]:
    """Date expressions of a text, left to right, ranges already joined.

    Months that may be names or verbs ("May", "March") count only after a
    preposition, with a day or with a year.

    >>> [(e.kind, e.first.edtf, e.last.edtf) for e in find("from 10 to 16 September 2021")]
    [('range', '2021-09-10', '2021-09-16')]
    >>> find("two days ago")[0].first.relative
    'published - 2 days'
    """
    return tuple(_joined(text, sorted(_atoms(text), key=lambda e: e.start)))


def forward(point: Point) -> Point:
    """The same point seen from the past: "Saturday" in "will last until Saturday" is the coming one."""
    match = re.fullmatch(r"published weekday (\w+)|published (?:nearest|after) (day \d+)", point.relative or "")
    if not match:
        return point
    return replace(point, relative=f"published weekday {match[1]} after" if match[1] else f"published after {match[2]}")


def _atoms(text: str) -> Iterator[Expression]:
    taken = bytearray(len(text))
    for name, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            cue = _cue(text, start)
            if name == "month" and not (cue or match["which"] or match["part"]):
                continue
            built = _build(name, match)
            if built is not None:
                taken[start:end] = b"\x01" * (end - start)
                yield replace(_about(text, built), start=start, end=end, cue=cue)


def _cue(text: str, start: int) -> str:
    if _NIGHT.search(text, max(0, start - _CUE_WINDOW), start):
        return "on"
    match = _CUE.search(text, max(0, start - _CUE_WINDOW), start)
    return " ".join(match[1].lower().split()) if match else ""


def _about(text: str, built: Expression) -> Expression:
    if built.first and built.first.edtf and _ABOUT.search(text, max(0, built.start - _CUE_WINDOW), built.start):
        return replace(built, first=Point(edtf=built.first.edtf + "~"))
    return built


def _build(name: str, match: re.Match[str]) -> Expression | None:
    got = match.groupdict()
    if name in ("iso", "numeric"):
        return _point(match, _calendar(got["y"], int(got["m"]), int(got["d"])))
    if name in ("days_month", "month_days"):
        ends = [_calendar(got["y"], _month(got["m"]), int(got[day])) for day in "de"]
        return _range(match, *ends) if all(ends) else None
    if name in ("day_month", "month_day"):
        return _point(match, _calendar(got["y"], _month(got["m"]), int(got["d"])))
    return _point(match, _fixed(name, got) or _relative(name, got)) if name != "duration" else _duration(match)


def _fixed(name: str, got: dict[str, str | None]) -> Point | None:
    year = got.get("y")
    if name.startswith("year"):
        return Point(edtf=year)
    if year and name in ("month_year", "season"):
        return Point(edtf=f"{year}-{_code(got)}")
    return None


def _relative(name: str, got: dict[str, str | None]) -> Point | None:
    which = " ".join((got.get("which") or "").lower().split())
    if name in ("month", "season"):
        side = {"last": "before", "next": "after"}.get(which, "nearest")
        return Point(relative=f"published {side} {'season ' if name == 'season' else ''}{_code(got)}")
    if name == "weekday":
        side = " after" if which in ("next", "this coming") else ""
        return Point(relative=f"published weekday {got['w']}{side}")
    if name in ("whole", "weekend"):
        step = -1 if which in ("last", "the past") else 1 if which in ("next", "the coming") else 0
        unit = got.get("unit") or "week"
        return Point(relative=f"published {unit.lower()} {'+' if step >= 0 else '-'} {abs(step)}")
    if name == "ordinal":
        return Point(relative=f"published nearest day {int(got['d'] or 0)}") if 1 <= int(got["d"] or 0) <= 31 else None
    return _deictic((got.get("word") or "").lower().split()) if name == "deictic" else _distance(name, got)


def _deictic(words: list[str]) -> Point:
    if "yesterday" in words:
        return Point(relative="published - 2 days" if len(words) > 1 else "published - 1 days")
    if "tomorrow" in words:
        return Point(relative="published + 2 days" if len(words) > 1 else "published + 1 days")
    return Point(relative="published")


def _distance(name: str, got: dict[str, str | None]) -> Point | None:
    unit = (got.get("unit") or got.get("unit2") or "day").lower()
    count = _count(got.get("n") or got.get("n2") or "")
    if count is None:
        return Point(relative=f"published {unit} - 0") if unit != "day" else None
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return Point(relative=f"published {'-' if name == 'ago' else '+'} {count} {unit}s")


def _duration(match: re.Match[str]) -> Expression | None:
    count = _count(match["n"])
    days = count * _UNIT_DAYS[match["unit"].lower()] if count else None
    return Expression(start=match.start(), end=match.end(), kind="duration", days=days) if days else None


def _count(word: str) -> int | None:
    lowered = word.lower()
    return int(lowered) if lowered.isdigit() else 1 if lowered in ("a", "an") else UNITS.get(lowered)


def _month(name: str | None) -> int:
    return _MONTHS.index((name or "jan")[:3].lower()) + 1


def _code(got: dict[str, str | None]) -> str:
    season = got.get("season")
    return _SEASONS[season.lower()] if season else f"{_month(got.get('m')):02d}"


def _calendar(year: str | None, month: int, day: int) -> Point | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is None:
        return Point(relative=f"published nearest {month:02d}-{day:02d}")
    try:
        return Point(edtf=date(int(year), month, day).isoformat())
    except ValueError:  # 31 June: no such day, so no date
        return None


def _point(match: re.Match[str], point: Point | None) -> Expression | None:
    return Expression(start=match.start(), end=match.end(), kind="point", first=point) if point else None


def _range(match: re.Match[str], first: Point | None, last: Point | None) -> Expression:
    return Expression(start=match.start(), end=match.end(), kind="range", first=first, last=last)


def _joined(text: str, atoms: list[Expression]) -> Iterator[Expression]:
    """Join "from A to B", "A - B" and "between A and B"; the end lends its year to the start and back."""
    waiting: Expression | None = None
    for atom in atoms:
        if waiting and _joins(text, waiting, atom):
            first, last = _lend(waiting.first, atom.first)
            yield replace(waiting, end=atom.end, kind="range", first=first, last=last)
            waiting = None
            continue
        if waiting and not _explains(text, waiting, atom):
            yield waiting
        waiting = atom
    if waiting:
        yield waiting


def _joins(text: str, left: Expression, right: Expression) -> bool:
    if left.kind != "point" or right.kind != "point" or left.cue in ("until", "till", "to", "by"):
        return False
    between = text[left.end : right.start]
    paired = left.cue == "between" or (_named_day(left) and _named_day(right))
    return bool(_JOIN.fullmatch(between) or (paired and _AND.fullmatch(between)))


def _explains(text: str, weekday: Expression, day: Expression) -> bool:
    """ "Wednesday, 26 February": the weekday adds nothing to the date that follows it."""
    point = weekday.first.relative if weekday.first else None
    fixed = day.first and re.search(r"\d\d-\d\d$", day.first.edtf or day.first.relative or "")
    return bool(
        fixed and (point or "").startswith("published weekday") and text[weekday.end : day.start] in (" ", ", ")
    )


def _named_day(expression: Expression) -> bool:
    return bool(expression.first and _NAMED_DAY.fullmatch(expression.first.relative or ""))


def _lend(first: Point | None, last: Point | None) -> tuple[Point | None, Point | None]:
    """ "22 June to 1 July 2015": both are of 2015 (the first of 2014 when its month is later)."""
    if first and last and first.edtf and (open_end := _yearless(last)):
        return first, _dated(open_end, int(first.edtf[:4]), not_before=first.edtf)
    if first and last and last.edtf and (open_start := _yearless(first)):
        year = int(last.edtf[:4])
        return Point(edtf=f"{year if open_start <= last.edtf[5:] else year - 1}-{open_start}"), last
    if first and last and (day := re.fullmatch(r"published nearest day (\d+)", last.relative or "")):
        return first, _same_month(first, int(day[1])) or last
    return first, last


def _yearless(point: Point) -> str | None:
    match = re.fullmatch(r"published nearest (\d\d(?:-\d\d)?)", point.relative or "")
    return match[1] if match else None


def _dated(month_day: str, year: int, *, not_before: str) -> Point:
    return Point(edtf=f"{year if month_day >= not_before[5:] else year + 1}-{month_day}")


def _same_month(first: Point, day: int) -> Point | None:
    for value, make in ((first.edtf, "edtf"), (first.relative, "relative")):
        match = re.fullmatch(r"(.*\d\d-)\d\d", value or "")
        if match:
            return Point(**{make: f"{match[1]}{day:02d}"})
    return None
