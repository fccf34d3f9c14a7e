"""Entities on re3d, per type: exact spans, and spans that overlap.

Marks that crowd workers rejected (`confidence` near 0) are no gold; mostly
they are names inside longer phrases. Source: dstl/re3d; not shipped.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicia.bench.matching import Count, Score, overlap, pairs, score
from indicia.errors import UsageError
from indicia.extract.entities import KINDS, Entity, entities
from indicia.extract.parse import parse
from indicia.model import Page, Span, Zone

MIN_CONFIDENCE = 0.5
"""Marks at least so probable count; re3d's values are those of a model of its crowd workers."""

Watch = Callable[[Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitiesReport:
    """F1 per entity type over documents, with bootstrap intervals; and documents a second."""

    documents: int
    min_confidence: float
    strict: dict[str, Score]
    overlap: dict[str, Score]
    documents_per_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A document of re3d with its marks of our kinds."""

    page: Page
    entities: tuple[Entity, ...]


def measure(folder: Path, *, min_confidence: float = MIN_CONFIDENCE, watch: Watch = iter) -> EntitiesReport:
    """Score a re3d folder: one source, or the folder of all sources.

    Args:
        folder: Holds documents.json and entities.json, or folders that do.
        min_confidence: Marks with less are left out; 0 keeps all.
        watch: Wraps what is gone through, to show progress.

    Raises:
        UsageError: No such files are there, or a mark lies outside its document.
    """
    documents = load(folder, min_confidence=min_confidence)
    parsed = [parse(d.page) for d in watch(documents)]
    start = time.process_time()
    found = [entities(p) for p in parsed]
    seconds = time.process_time() - start
    both = list(zip(found, (d.entities for d in documents), strict=True))
    return EntitiesReport(
        documents=len(documents),
        min_confidence=min_confidence,
        strict=_scores(both, _same),
        overlap=_scores(both, _overlapping),
        documents_per_s=round(len(documents) / max(seconds, 1e-9), 1),
    )


def load(folder: Path, *, min_confidence: float = MIN_CONFIDENCE) -> list[Marked]:
    """The documents of a re3d folder with their marks, sources in order of name.

    Raises:
        UsageError: As `measure`.
    """
    sources = sorted(p.parent for p in folder.rglob("documents.json") if (p.parent / "entities.json").is_file())
    if not sources:
        raise UsageError(f"{str(folder)!r} holds no documents.json beside an entities.json, as re3d has them.")
    return [marked for source in sources for marked in _source(source, min_confidence)]


def _source(folder: Path, min_confidence: float) -> list[Marked]:
    marks: dict[str, list[Entity]] = {}
    for row in _lines(folder / "entities.json"):
        kind = next((k for k in KINDS if k == row["type"]), None)
        if kind is not None and row["confidence"] >= min_confidence:
            marks.setdefault(row["documentId"], []).append(_mark(kind, row))
    return [_document(row, tuple(marks.get(row["_id"], ()))) for row in _lines(folder / "documents.json")]


def _mark(kind: Any, row: dict[str, Any]) -> Entity:
    """A mark without the blanks that some have at their ends."""
    value = row["value"]
    start = row["begin"] + len(value) - len(value.lstrip())
    return Entity(kind=kind, span=Span(start, max(start, row["end"] - len(value) + len(value.rstrip()))))


def _document(row: dict[str, Any], marks: tuple[Entity, ...]) -> Marked:
    text = row["text"]
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    zones = (Zone(kind="body", span=whole),) if whole.start < whole.end else ()
    if any(m.span.end > len(text) for m in marks):
        raise UsageError(f"A mark of re3d document {row['_id']!r} lies outside its text ({len(text)} code points).")
    unique = tuple(dict.fromkeys(marks))
    return Marked(page=Page(id=row["_id"], name=row["_id"], text=text, language="en", zones=zones), entities=unique)


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise UsageError(f"{str(path)!r} is no JSON lines: {error}.") from error


def _scores(
    both: Sequence[tuple[Sequence[Entity], Sequence[Entity]]], likeness: Callable[[Entity, Entity], float]
) -> dict[str, Score]:
    scores: dict[str, Score] = {kind: score([_count(f, m, (kind,), likeness) for f, m in both]) for kind in KINDS}
    return {**scores, "all": score([_count(f, m, KINDS, likeness) for f, m in both])}


def _count(
    found: Sequence[Entity],
    marked: Sequence[Entity],
    kinds: Sequence[str],
    likeness: Callable[[Entity, Entity], float],
) -> Count:
    ours, theirs = ([e for e in side if e.kind in kinds] for side in (found, marked))
    return Count(len(pairs(ours, theirs, likeness)), len(ours), len(theirs))


def _same(a: Entity, b: Entity) -> float:
    return float(a == b)


def _overlapping(a: Entity, b: Entity) -> float:
    return overlap([a.span], [b.span]) if a.kind == b.kind and a.span.overlaps(b.span) else 0.0
