"""The five marks of an ACH cell (CC C N I II, and NA) as likelihoods, and the mark that fits a likelihood of ours.

The scale is data (kb/data/ach_marks.yaml): judgements with a reason and a
source each, not fitted to anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log2
from typing import Any

from indicia.errors import UsageError
from indicia.kb import grades
from indicia.kb.catalogue import document, entries, fault, text_of, texts_of
from indicia.kb.likelihoods import Cell, Row, interval

FILE = "ach_marks.yaml"
NOT_RATED = ""
"""A cell that was left blank. It counts like NA, and is named in the warnings."""
NOT_APPLICABLE = "NA"

INCONSISTENT, VERY_INCONSISTENT = -0.5, -1.5
CONSISTENT, VERY_CONSISTENT = 0.5, 1.5
"""log2 of a cell's ratio to the geometric mean of its row: half-way between neighbouring marks, CC 4 to II 1/4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: `low` to `high` is p_k(h), `points` what it adds to the inconsistency score (0 or less)."""

    id: str
    name: str
    low: float
    high: float
    points: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Low, medium or high. Its weight is sqrt(2) to the power `weight`; `grade` stands for it as credibility."""

    id: str
    weight: int
    grade: str


@cache
def marks() -> tuple[Mark, ...]:
    """The scale from CC to II.

    Raises:
        KnowledgeError: The file is faulty; the message names the key.

    >>> [(m.id, m.low, m.high, m.points) for m in marks()][-1]
    ('II', 0.03, 0.07, -2)
    """
    return tuple(_mark(entry) for entry in entries(document(FILE), file=FILE, key="marks"))


@cache
def source() -> str:
    """Where the scale comes from."""
    return text_of(document(FILE), "source", file=FILE)


@cache
def levels() -> tuple[Level, ...]:
    """Low, medium, high."""
    return tuple(_level(entry) for entry in entries(document(FILE), file=FILE, key="levels"))


@cache
def mark(id: str) -> Mark:
    """A mark by its id; NA and a blank cell are as N.

    >>> mark("NA").low == mark("N").low
    True
    """
    wanted = "N" if id in (NOT_APPLICABLE, NOT_RATED) else id
    return next((m for m in marks() if m.id == wanted), None) or fault(FILE, f"marks.{id}", "is no mark.")


@cache
def level(id: str) -> Level:
    """A level by its id."""
    return next((v for v in levels() if v.id == id), None) or fault(FILE, f"levels.{id}", "is no level.")


def named_mark(text: str) -> str | None:
    """The id of a mark as people write it, NOT_RATED for a blank, None for anything else.

    >>> named_mark("I I"), named_mark("very consistent"), named_mark("n/a"), named_mark(" "), named_mark("nan")
    ('II', 'CC', 'NA', '', None)
    """
    folded = _folded(text)
    if folded.replace(" ", "") in _mark_names():
        return _mark_names()[folded.replace(" ", "")]
    return _mark_names().get(folded, NOT_RATED if not folded else None)


def named_level(text: str) -> str | None:
    """The id of a level as people write it, None for anything else.

    >>> named_level("Med."), named_level("H"), named_level("huge")
    ('medium', 'high', None)
    """
    return _level_names().get(_folded(text).rstrip("."))


def level_of(grade: str) -> str:
    """The level of credibility that an Admiralty grade comes to: that of the nearest quality; F6, unknown, is medium.

    >>> level_of("B2"), level_of("F6"), level_of("E5")
    ('high', 'medium', 'low')
    """
    quality = grades.quality(grade)
    if quality >= grades.quality(HIGH_FROM):
        return "high"
    return "medium" if quality >= grades.quality(MEDIUM_FROM) else "low"


HIGH_FROM, MEDIUM_FROM = "B3", "D3"
"""Grades whose quality is the least for high and for medium credibility."""


def fitting(ratio: float) -> str:
    """The mark for log2 of a cell's ratio to its row's geometric mean.

    >>> [fitting(x) for x in (2.0, 1.0, 0.0, -1.0, -2.0)]
    ['CC', 'C', 'N', 'I', 'II']
    """
    if ratio < INCONSISTENT:
        return "II" if ratio < VERY_INCONSISTENT else "I"
    if ratio > CONSISTENT:
        return "CC" if ratio > VERY_CONSISTENT else "C"
    return "N"


def marks_of(cells: Sequence[Cell]) -> dict[str, str]:
    """The mark of each cell of a row: the one that it was given by, or the one that fits its figures.

    >>> cells = [Cell(hypothesis=h, low=p, high=p, reason="") for h, p in (("a", 0.4), ("b", 0.1))]
    >>> marks_of(cells)
    {'a': 'C', 'b': 'I'}
    """
    logs = [log2((c.low + c.high) / 2) for c in cells]
    mean = sum(logs) / len(logs) if logs else 0.0
    return {c.hypothesis: c.mark or fitting(at - mean) for c, at in zip(cells, logs, strict=True)}


def marked(rows: Iterable[Row]) -> tuple[Row, ...]:
    """A table whose every cell carries the mark that fits it best."""
    return tuple(replace(r, cells=_marked(r.cells)) for r in rows)


def _marked(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    found = marks_of(cells)
    return tuple(replace(c, mark=found[c.hypothesis]) for c in cells)


@cache
def _mark_names() -> Mapping[str, str]:
    """Every spelling of a mark, folded; ids without blanks."""
    data = document(FILE)
    entry = data.get("not_applicable")
    if not isinstance(entry, dict):
        fault(FILE, "not_applicable", f"is {entry!r}, not a mapping.")
    listed = [*entries(data, file=FILE, key="marks"), entry]
    return _names(listed)


@cache
def _level_names() -> Mapping[str, str]:
    return _names(entries(document(FILE), file=FILE, key="levels"))


def _names(listed: Iterable[dict[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in listed:
        id = text_of(entry, "id", file=FILE)
        for name in (id, *texts_of(entry, "words", file=FILE)):
            if found.setdefault(_folded(name), id) != id:
                fault(FILE, f"{id}.words", f"has {name!r}, which names another one, too.")
    return found


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def _mark(entry: dict[str, Any]) -> Mark:
    id, points = text_of(entry, "id", file=FILE), entry.get("points")
    low, high = interval([entry.get("low"), entry.get("high")], file=FILE, key=f"marks.{id}")
    if type(points) is not int or points > 0:
        fault(FILE, f"marks.{id}.points", f"is {points!r}, not a whole number of 0 or less.")
    name, reason = text_of(entry, "name", file=FILE), text_of(entry, "reason", file=FILE)
    return Mark(id=id, name=name, low=low, high=high, points=points, reason=reason)


def _level(entry: dict[str, Any]) -> Level:
    id, weight, grade = text_of(entry, "id", file=FILE), entry.get("weight"), text_of(entry, "grade", file=FILE)
    if type(weight) is not int:
        fault(FILE, f"levels.{id}.weight", f"is {weight!r}, not a whole number.")
    try:
        grades.quality(grade)
    except UsageError as error:
        fault(FILE, f"levels.{id}.grade", str(error))
    return Level(id=id, weight=weight, grade=grade)
