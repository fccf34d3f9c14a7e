"""Toponyms of a page: which stretches name a place.

A logistic score of the features of `place_features`; weights in
kb/data/place_tagger.yaml, fitted by scripts/train_toponyms.py. Demonyms
("Russian") are apart: corpora differ on whether they are toponyms.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from indicia.kb.catalogue import document
from indicia.model import Span
from indicia.resolve.place_features import Stretch, stretches
from indicia.resolve.place_stretches import Docs

FILE: Final = "place_tagger.yaml"


def toponyms(docs: Docs, text: str) -> tuple[Span, ...]:
    """Spans of the toponyms of a page, in order, apart.

    Demonyms are left out; `both` gives them, too.

    Args:
        docs: The parsed paragraphs, each with the offset of its first character in `text`.
        text: The page.
    """
    return both(docs, text)[0]


def both(docs: Docs, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The toponyms of a page, and its demonyms that no toponym overlaps."""
    found = stretches(docs, text)
    places = best_apart(found, scores(found, weights()), threshold=float(_model()["threshold"]))
    return places, demonyms(found, places)


def demonyms(found: Sequence[Stretch], places: Sequence[Span]) -> tuple[Span, ...]:
    """The longest demonyms apart from the places given, in order."""
    own = sorted((s.start - s.end, s.start, s.end) for s in found if s.demonym)
    taken: list[Span] = []
    for _, start, end in own:
        if _apart(start, end, places) and _apart(start, end, taken):
            taken.append(Span(start, end))
    return tuple(sorted(taken))


def trained_on() -> tuple[str, ...]:
    """File names of the corpora that the weights were fitted on."""
    return tuple(_model()["corpora"])


def scores(found: Sequence[Stretch], table: Mapping[str, float]) -> list[float]:
    """Log odds of each stretch; never for a demonym."""
    return [-math.inf if s.demonym else sum(table.get(f, 0.0) for f in s.features) for s in found]


def best_apart(found: Sequence[Stretch], scores: Sequence[float], *, threshold: float) -> tuple[Span, ...]:
    """The best stretches over the threshold that don't overlap, in order."""
    ranked = sorted(
        ((s, f.start, f.end) for f, s in zip(found, scores, strict=True) if s > threshold),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    taken: list[Span] = []
    for _, start, end in ranked:
        if _apart(start, end, taken):
            taken.append(Span(start, end))
    return tuple(sorted(taken))


def _apart(start: int, end: int, spans: Sequence[Span]) -> bool:
    return all(end <= span.start or span.end <= start for span in spans)


@cache
def weights() -> dict[str, float]:
    """Feature -> weight."""
    return {str(k): float(v) for k, v in _model()["weights"].items()}


@cache
def _model() -> dict[str, Any]:
    return document(FILE)
