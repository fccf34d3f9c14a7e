"""Date expressions in English text: points, ranges, durations, sets and vague ones, without guessing the page's date.

A grammar reads them (`dates_grammar`; words in `dates_words`, normal form in
`dates_form`), pairs are joined to ranges, and what leans on another date of the
text is worked out (`dates_context`). Pure: text in, expressions out; linear time.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from indicia.extract.dates_context import Told, grain, nothing_told, settled
from indicia.extract.dates_form import Expression, Kind, Point
from indicia.extract.dates_grammar import hits
from indicia.extract.dates_pieces import Hit
from indicia.extract.dates_tokens import Token

__all__ = ["Expression", "Kind", "Point", "Told", "expressions", "find", "forward", "nothing_told"]

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
_LASTING = re.compile(r"\b(?:lasts?|lasted|lasting|takes?|over) $")
_WEEKDAY = re.compile(r"published weekday (\w+)(?: before| after)?")
_WEEK = re.compile(r"published week ([-+] \d)")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARS_AGO = re.compile(r"published - (\d{1,3}) years")
_MONTH_DAY = re.compile(r"published \w+ (\d\d)(?:-\d\d)?")
_MONTH = re.compile(r"\d{4}-[01]\d|published (?:nearest|by|from|before|after) \d\d")
_LONE_DAY = re.compile(r"published nearest day (\d\d?)")
_SENTENCE_END = re.compile(r"[.!?;][\"”’']?\s")
_LEAP_YEAR, _MONTHS = 2024, 12
_THE = re.compile(r"\b(?:the|its|their|this|our)\s$", re.IGNORECASE)
_WHEN = re.compile(r",\s+when\b")
_CUE_WINDOW = 24
_IN_DECADES = re.compile(r"published \+ \d+ (?:decade|year|month|week)s")
_MOST = re.compile(
    r"\b(?:first|only|most|[a-z]{3,}est|nothing|nobody|never|no|not|than)\b[^.;:]{0,48}\bin\s$", re.IGNORECASE
)
_MOST_WINDOW = 64
"""Characters before "in three decades" where a superlative or a denial makes it a stretch gone by, no date to come."""
_YEAR_CUES = frozenset(("in", "of", "by", "since", "from", "until", "to", "before", "after", "between", "during"))
_UNTIED = frozenset(
    ("bare duration", "article", "the unit", "year end", "holiday", "decade", "century", "clock", "overnight")
)
"""Rules whose finds date nothing by themselves."""


def find(text: str, told: Told | None = None) -> tuple[Expression, ...]:
    """What can date an activity: places on the calendar and durations, left to right, ranges already joined.

    Months that may be names or verbs ("May", "March") count only after a
    preposition, with a day or with a year; bare years only after a preposition.

    >>> [(e.kind, e.first.edtf, e.last.edtf) for e in find("from 10 to 16 September 2021")]
    [('range', '2021-09-10', '2021-09-16')]
    >>> find("two days ago")[0].first.relative
    'published - 2 days'
    """
    return tuple(_beside(text, [e for e in expressions(text, told) if _dates(text, e)]))


def expressions(text: str, told: Told | None = None) -> tuple[Expression, ...]:
    """Every expression of time: also vague ones ("recently"), sets ("daily"), bare years and lone units.

    >>> [(e.kind, e.period or e.first.phrase) for e in expressions("Drills lasted ten days and are now held daily.")]
    [('duration', 'P10D'), ('vague', 'present'), ('set', 'P1D')]
    """
    joined = _joined(text, [_expression(text, *found) for found in hits(text)])
    return tuple(settled(_of_months(text, joined), told))


def forward(point: Point) -> Point:
    """The same point seen from the past: "Saturday" in "will last until Saturday" is the coming one."""
    match = re.fullmatch(r"published weekday (\w+)|published (?:nearest|after) (day \d+)", point.relative or "")
    if not match:
        return point
    return replace(point, relative=f"published weekday {match[1]} after" if match[1] else f"published after {match[2]}")


def _beside(text: str, told: list[Expression]) -> Iterator[Expression]:
    """Join what stands side by side: "Monday to Friday last week", "March two years ago", "a week ago today"."""
    left: Expression | None = None
    for right in told:
        joined = _with_next(left, right) if left and text[left.end : right.start] in (" ", " of ") else None
        if left and not joined:
            yield left
        left = joined or right
    if left:
        yield left


def _with_next(left: Expression, right: Expression) -> Expression | None:
    phrase = right.first.phrase if right.first and right.kind == "point" else ""
    first = left.first.phrase if left.first else ""
    week, ago = _WEEK.fullmatch(phrase), _YEARS_AGO.fullmatch(phrase)
    if left.kind == "range" and left.last and week:
        ends = [_day_of_week(point, week[1]) for point in (first, left.last.phrase)]
        return replace(left, end=right.end, first=ends[0], last=ends[1]) if all(ends) else None
    if left.kind == "point" and ago and (month := _MONTH_DAY.fullmatch(first)):
        return replace(left, end=right.end, first=Point(relative=f"published year - {ago[1]} in {month[1]}"))
    if phrase == "published" and left.first and _exact(left.first) != left.first:
        return replace(left, end=right.end, first=_exact(left.first))
    return None


def _day_of_week(phrase: str, week: str) -> Point | None:
    day = _WEEKDAY.fullmatch(phrase)
    if not day or day[1] not in WEEKDAYS:
        return None
    away = 7 * int(week.replace(" ", "")) + WEEKDAYS.index(day[1])
    return Point(relative=f"published weekday Monday then {'-' if away < 0 else '+'} {abs(away)} days")


def _dates(text: str, e: Expression) -> bool:
    if e.kind not in ("point", "range", "duration") or (
        e.rule in _UNTIED
        and not (e.rule == "article" and (e.cue == "for" or _lasts(text, e)))
        and not text[e.start : e.end].endswith("weekend")
    ):
        return False
    if e.rule in ("bare month", "bare season"):
        return bool(e.cue) or bool(_WHEN.match(text, e.end)) or _is_beside_noun(text, e)
    if e.first and _IN_DECADES.fullmatch(e.first.relative or ""):
        return bool(e.cue != "in") or not _MOST.search(text, max(0, e.start - _MOST_WINDOW), e.start)
    if e.rule == "away" and text[e.start : e.end].lower().endswith(("before", "after")):
        return False  # "without the usual notice a day before": before what?
    return e.rule != "bare year" or e.cue in _YEAR_CUES


def _lasts(text: str, e: Expression) -> bool:
    return bool(_LASTING.search(text, max(0, e.start - _CUE_WINDOW), e.start))


def _is_beside_noun(text: str, e: Expression) -> bool:
    """ "The June exercise": a month that says which one."""
    return bool(_THE.search(text, max(0, e.start - _CUE_WINDOW), e.start)) and text[e.end : e.end + 2].strip().islower()


def _expression(text: str, hit: Hit, first: Token, last: Token, parts: tuple[tuple[int, int], ...]) -> Expression:
    point = hit.first
    if point and point.edtf and _ABOUT.search(text, max(0, first.start - _CUE_WINDOW), first.start):
        point = replace(point, edtf=point.edtf + "~")
    if point and text[first.start : last.end].lower().endswith("today"):
        point = _exact(point)
    return Expression(
        start=first.start,
        end=last.end,
        kind=hit.kind,
        first=point,
        last=hit.last,
        period=hit.period,
        days=hit.days,
        parts=parts,
        rule=hit.rule,
        cue=_cue(text, first.start),
    )


def _exact(point: Point) -> Point:
    """ "A week from today", "a year ago today" are days, not about one."""
    phrase = point.relative or ""
    if match := re.fullmatch(r"published ([-+]) (\d{1,2}) weeks?", phrase):
        return replace(point, relative=f"published {match[1]} {7 * int(match[2])} days")
    if re.fullmatch(r"published [-+] \d+ years", phrase):
        return replace(point, relative=f"{phrase} to the day")
    return point


def _cue(text: str, start: int) -> str:
    if _NIGHT.search(text, max(0, start - _CUE_WINDOW), start):
        return "on"
    match = _CUE.search(text, max(0, start - _CUE_WINDOW), start)
    return " ".join(match[1].lower().split()).replace("untill", "until") if match else ""


def _joined(text: str, atoms: list[Expression]) -> Iterator[Expression]:
    """Join "from A to B", "A - B" and "between A and B"; the end lends its year to the start and back."""
    waiting: Expression | None = None
    for atom in atoms:
        if waiting and (day := _of_week(text, waiting, atom)):
            waiting = replace(waiting, end=atom.end, first=Point(relative=day), rule="weekday of week")
            continue
        if waiting and _joins(text, waiting, atom):
            first, last = _lend(waiting.first, atom.first)
            parts = ((waiting.start, waiting.end), (atom.start, atom.end))
            yield replace(waiting, end=atom.end, kind="range", first=first, last=last, parts=parts)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = atom
    if waiting:
        yield waiting


def _of_months(text: str, told: Iterable[Expression]) -> Iterator[Expression]:
    """ "In June they bombed the town, from the 13th": a lone day behind a month of its sentence is of that month."""
    month = ""
    end = 0
    for e in told:
        if month and _SENTENCE_END.search(text, end, e.start):
            month = ""
        yield replace(e, first=_in_month(month, e.first), last=_in_month(month, e.last)) if month else e
        if e.first and _MONTH.fullmatch(e.first.phrase):
            month, end = e.first.phrase, e.end


def _in_month(month: str, point: Point | None) -> Point | None:
    day = _LONE_DAY.fullmatch(point.relative or "") if point else None
    if day is None or not _has(month, int(day[1])):
        return point
    value = f"{month}-{int(day[1]):02d}"
    return Point(relative=value) if month.startswith("published") else Point(edtf=value)


def _has(month: str, day: int) -> bool:
    """Whether a month ("2023-06", "published nearest 06") has a day: June has no 31st."""
    year, number = int(month[:4]) if month[:4].isdigit() else _LEAP_YEAR, int(month[-2:])
    return 1 <= number <= _MONTHS and day <= calendar.monthrange(year, number)[1]


def _of_week(text: str, left: Expression, right: Expression) -> str | None:
    """ "Tuesday of last week", "Friday last week": a day counted from this week's Monday."""
    day = _WEEKDAY.fullmatch((left.first.relative or "") if left.first else "")
    week = _WEEK.fullmatch((right.first.relative or "") if right.first else "")
    if not day or not week or day[1] not in WEEKDAYS or text[left.end : right.start] not in (" of ", " "):
        return None
    away = 7 * int(week[1].replace(" ", "")) + WEEKDAYS.index(day[1])
    return f"published weekday Monday then {'-' if away < 0 else '+'} {abs(away)} days"


def _joins(text: str, left: Expression, right: Expression) -> bool:
    if left.kind != "point" or right.kind != "point" or left.cue in ("until", "till", "to", "by"):
        return False
    if not grain(left.first) or not grain(right.first):
        return False
    between = text[left.end : right.start]
    paired = left.cue == "between" or (_named_day(left) and _named_day(right))
    return bool(_JOIN.fullmatch(between) or (paired and _AND.fullmatch(between)))


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
        match = re.fullmatch(r"(.*\d\d)-\d\d", value or "")
        if match and _has(match[1], day):
            return Point(**{make: f"{match[1]}-{day:02d}"})
    return None
