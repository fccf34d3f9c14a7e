"""Precision, recall and F1 over one-to-one matches, with a bootstrap interval over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from indicia.model import Span

Found = TypeVar("Found")
Marked = TypeVar("Marked")

BOOTSTRAP_ROUNDS = 1000
BOOTSTRAP_SEED = 20260101


@dataclass(frozen=True, slots=True)
class Count:
    """What one page gives: matches, what we found, what people marked."""

    right: int = 0
    found: int = 0
    marked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Micro-averaged over pages; all figures in [0, 1]. `low` and `high`: 95 % bootstrap interval of F1."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    right: int
    found: int
    marked: int


def pairs(
    found: Sequence[Found], marked: Sequence[Marked], likeness: Callable[[Found, Marked], float]
) -> list[tuple[Found, Marked]]:
    """Pair what was found with what was marked, best likeness first, each at most once; 0 never pairs."""
    ranked = sorted(
        ((likeness(f, m), i, j) for i, f in enumerate(found) for j, m in enumerate(marked)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    taken_found: set[int] = set()
    taken_marked: set[int] = set()
    chosen = []
    for value, i, j in ranked:
        if value > 0 and i not in taken_found and j not in taken_marked:
            taken_found.add(i)
            taken_marked.add(j)
            chosen.append((found[i], marked[j]))
    return chosen


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Intersection over union of the characters that two sets of spans cover, in [0, 1].

    >>> overlap([Span(0, 10)], [Span(5, 10)])
    0.5
    """
    ours, theirs = _characters(a), _characters(b)
    union = len(ours | theirs)
    return len(ours & theirs) / union if union else 0.0


def _characters(spans: Sequence[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def score(counts: Sequence[Count]) -> Score:
    """Sum the pages' counts and give F1 with its interval."""
    table = np.array([(c.right, c.found, c.marked) for c in counts], dtype=float).reshape(-1, 3)
    right, found, marked = table.sum(axis=0) if len(table) else (0.0, 0.0, 0.0)
    low, high = _interval(table)
    return Score(
        precision=_ratio(right, found),
        recall=_ratio(right, marked),
        f1=_ratio(2 * right, found + marked),
        low=low,
        high=high,
        right=int(right),
        found=int(found),
        marked=int(marked),
    )


def _ratio(part: float, whole: float) -> float:
    return round(float(part / whole), 4) if whole else 0.0


def _interval(table: np.ndarray) -> tuple[float, float]:
    if not len(table):
        return 0.0, 0.0
    rng = np.random.default_rng(BOOTSTRAP_SEED)
    picks = rng.integers(0, len(table), size=(BOOTSTRAP_ROUNDS, len(table)))
    right, found, marked = np.moveaxis(table[picks].sum(axis=1), 1, 0)
    f1 = np.divide(2 * right, found + marked, out=np.zeros_like(right), where=(found + marked) > 0)
    low, high = np.quantile(f1, [0.025, 0.975])
    return round(float(low), 4), round(float(high), 4)
