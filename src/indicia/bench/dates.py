"""Scores on TimeML pages (TimeBank, AQUAINT): spans, types and values of TIMEX3 expressions.

Ours are mapped to TIMEX3 here: what the extractor gives is EDTF or a phrase
that hangs on the page's date, and EDTF has no weeks, clock times or sets.
Counted as TempEval-3 counts: *strict* wants the same characters, *relaxed* one
in common; *value* and *type* are F1 over relaxed pairs whose attribute is the
same. The page's own date is given, as there, and is not scored.
"""

from __future__ import annotations

import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from indicia.bench.matching import Count, Score, pairs, score
from indicia.errors import UsageError
from indicia.extract.dates import Expression, Point, expressions
from indicia.extract.dates_tense import leaning
from indicia.model import Span
from indicia.resolve.dates_phrases import Stretch, fixed, stretch

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_VAGUE = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_EVERY = re.compile(r"every (weekday|month|season) (\w+)")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIGURES = ("span strict", "span relaxed", "type", "value")


class Timex(NamedTuple):
    """An expression as TIMEX3: offsets in the text of the page, type (DATE, TIME, DURATION, SET), value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePage:
    """One TimeML file: its text, its date, and the expressions that people marked."""

    name: str
    text: str
    created: date
    marked: tuple[Timex, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesReport:
    """Scores by figure (see the module), share of right values among relaxed pairs, and the speed."""

    pages: int
    scores: dict[str, Score]
    value_accuracy: float
    ms_per_page: float


def measure(folder: Path, *, watch: Callable[[Sequence[Any]], Iterable[Any]] = iter) -> DatesReport:
    """Score every `.tml` file below a folder.

    Raises:
        UsageError: No TimeML file there, or one that can't be read.
    """
    gold = list(load(folder))
    counts: list[dict[str, Count]] = []
    spent = 0.0
    for page in watch(gold):
        begun = time.perf_counter()
        found = read(page.text, page.created)
        spent += time.perf_counter() - begun
        counts.append(compare(found, page.marked))
    scores = {name: score([c[name] for c in counts]) for name in FIGURES}
    right, matched = scores["value"].right, scores["span relaxed"].right
    return DatesReport(
        pages=len(gold),
        scores=scores,
        value_accuracy=round(right / matched, 4) if matched else 0.0,
        ms_per_page=round(1000 * spent / len(gold), 2),
    )


def load(folder: Path) -> Iterator[TimePage]:
    """Read the TimeML files of a folder and the folders in it, by name."""
    files = sorted(folder.rglob("*.tml"))
    if not files:
        raise UsageError(f"No .tml file below {str(folder)!r}. Give the folder that holds TimeBank or AQUAINT.")
    for path in files:
        yield _page(path)


def _page(path: Path) -> TimePage:
    try:
        root = ET.fromstring(path.read_bytes())
    except ET.ParseError as error:
        raise UsageError(f"{str(path)!r} is not well-formed XML: {error}. Leave it out of the folder.") from error
    body, created = root.find(".//TEXT"), root.find(".//DCT//TIMEX3")
    day = _DAY.match((created.get("value") or "") if created is not None else "")
    if body is None or day is None:
        raise UsageError(f"{str(path)!r} has no TEXT or no DCT with a day. It is not a TimeML file as TempEval-3 has.")
    marked: list[Timex] = []
    text = "".join(_walk(body, 0, marked))
    return TimePage(name=path.name, text=text, created=date(*(int(d) for d in day.groups())), marked=tuple(marked))


def _walk(node: ET.Element, at: int, marked: list[Timex]) -> Iterator[str]:
    """The text of a node piece by piece, noting the TIMEX3 on the way."""
    here = at
    for piece in (node.text or "",):
        yield piece
        here += len(piece)
    for child in node:
        inner = "".join(_walk(child, here, marked))
        if child.tag == "TIMEX3" and inner:
            marked.append(Timex(Span(here, here + len(inner)), child.get("type") or "", child.get("value") or ""))
        yield inner
        yield child.tail or ""
        here += len(inner) + len(child.tail or "")


def compare(found: Sequence[Timex], marked: Sequence[Timex]) -> dict[str, Count]:
    """One page's matches for every figure."""
    paired = pairs(found, marked, _likeness)
    right = {
        "span strict": sum(a.span == b.span for a, b in paired),
        "span relaxed": len(paired),
        "type": sum(a.type == b.type for a, b in paired),
        "value": sum(a.value == b.value for a, b in paired),
    }
    return {name: Count(right[name], len(found), len(marked)) for name in FIGURES}


def _likeness(a: Timex, b: Timex) -> float:
    shared = min(a.span.end, b.span.end) - max(a.span.start, b.span.start)
    return shared / max(a.span.end - a.span.start, b.span.end - b.span.start) if shared > 0 else 0.0


def read(text: str, created: date) -> tuple[Timex, ...]:
    """The expressions of a text as TIMEX3, against the day it was written.

    >>> read("Troops leave on 22 June, three weeks after the last drill.", date(2015, 6, 18))[0][1:]
    ('DATE', '2015-06-22')
    """
    leaned = (leaning(text, e) for e in expressions(text))
    return tuple(timex for e in leaned for timex in _timexes(e, created))


def _timexes(e: Expression, created: date) -> Iterator[Timex]:
    if e.kind == "range" and len(e.parts) == 2:
        for (start, end), point in zip(e.parts, (e.first, e.last), strict=True):
            yield from _dated(Span(start, end), point, created)
    elif e.kind == "duration":
        yield Timex(Span(e.start, e.end), "DURATION", e.period)
    elif e.kind == "set":
        yield Timex(Span(e.start, e.end), "SET", _set_value(e))
    elif e.kind == "vague":
        yield Timex(Span(e.start, e.end), "DATE", _VAGUE.get(e.first.phrase if e.first else "", "PAST_REF"))
    else:
        yield from _dated(Span(e.start, e.end), e.first, created)


def _set_value(e: Expression) -> str:
    match = _EVERY.fullmatch(e.first.phrase if e.first else "")
    if not match:
        return e.period
    if match[1] == "weekday":
        return f"XXXX-WXX-{_WEEKDAYS.index(match[2]) + 1}"
    return f"XXXX-{_SEASONS[int(match[2])] if match[1] == 'season' else match[2]}"


def _dated(span: Span, point: Point | None, created: date) -> Iterator[Timex]:
    found = _stretch(point, created) if point else None
    if point is None or found is None:
        return
    value = timex_value(found)
    if not point.time:
        yield Timex(span, "DATE", value)
    else:
        yield Timex(span, "TIME", f"{value}T{point.time}")


def _stretch(point: Point, created: date) -> Stretch | None:
    return fixed(point.edtf.rstrip("~")) if point.edtf else stretch(point.relative or "", created)


def timex_value(found: Stretch) -> str:
    """A stretch of the calendar as a TIMEX3 value: ISO weeks, quarters as Q1, seasons as SP, decades as 198.

    >>> timex_value(Stretch("week", date(2015, 6, 18)))
    '2015-W25'
    """
    year, week, _ = found.first.isocalendar()
    if found.unit in ("week", "weekend"):
        return f"{year:04d}-W{week:02d}" + ("-WE" if found.unit == "weekend" else "")
    if found.unit == "quarter":
        return f"{found.first.year:04d}-Q{found.code - 32}"
    if found.unit == "season":
        return f"{found.first.year:04d}-{_SEASONS[found.code]}"
    return found.edtf
