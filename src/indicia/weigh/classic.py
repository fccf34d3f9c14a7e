"""The classical inconsistency scores, beside ours, for those who know them (Heuer's matrix, the PARC weights).

    c(cell)  = -2 for II, -1 for I, 0 for CC, C, N, NA and a blank
    w(level) = 1/sqrt(2) for low, 1 for medium, sqrt(2) for high
    count(H)    = how many items are marked I or II under H
    score(H)    = sum over items of c                                (Heuer's count; all weights 1)
    weighted(H) = sum over items of w(credibility) * w(relevance) * c

Two highs double a cell, two lows halve it. The least negative hypothesis is
the least refuted, not the likeliest. The scores have no prior, throw
consistent evidence away, take copies for evidence and can only grow with the
number of items: they are shown, not used. PARC's ACH writes them negative;
Open Source ACH (C-ACH) writes I 1 and II 2, so the same without the minus.

Source: PARC, "ACH 1.1: technical description" (Heuer, Good, Shrager, Stefik,
Pirolli, Card), as quoted in tradecraft.md (a) and in HeroX forum thread 2677;
the points of I and II also in the help of Open Source ACH ("Rate consistency
of evidence"). ACH 1.1's third, normalised score is not given: its formula was
not found in a public text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2

from indicia.kb.ach_matrix import MEDIUM, Item, Matrix, Score
from indicia.kb.likelihoods import Cell, Row
from indicia.kb.marks import fitting, level, level_of, mark, marks_of
from indicia.weigh.evidence import Evidence

NO_ITEMS = "the matrix is empty"
NOT_RATED = "no cell of the matrix is rated"
ONE_COLUMN = "there is only one hypothesis, and nothing to compare it with"
FULL_TIE = "every hypothesis has the same score, so the matrix refutes none more than another"


def inconsistency(matrix: Matrix) -> tuple[Score, ...]:
    """The scores of every hypothesis, in the order of the columns.

    Whole numbers all the way: sqrt(2) is irrational, so two scores tie
    exactly when both of their parts are equal, and no rounding can hide it.

    >>> item = Item(text="e", marks=("II", "I"), credibility="high", relevance="high")
    >>> [(s.count, s.score, s.weighted) for s in inconsistency(Matrix(hypotheses=("a", "b"), items=(item,)))]
    [(1, -2, -4.0), (1, -1, -2.0)]
    """
    weights = [level(i.credibility).weight + level(i.relevance).weight for i in matrix.items]
    columns = [[mark(item.marks[n]).points for item in matrix.items] for n in range(len(matrix.hypotheses))]
    return tuple(
        Score(
            hypothesis=h,
            count=sum(p < 0 for p in points),
            score=sum(points),
            exact=_exact(zip(points, weights, strict=True)),
        )
        for h, points in zip(matrix.hypotheses, columns, strict=True)
    )


def _exact(cells: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The sum of points times sqrt(2) ** weight, weights from -2 to 2, as halves of 1 and of sqrt(2)."""
    parts = [0, 0]
    for points, weight in cells:
        odd = weight % 2
        parts[odd] += points * 2 ** ((weight - odd) // 2 + 1)
    return parts[0], parts[1]


def ranking(matrix: Matrix) -> tuple[tuple[Score, ...], ...]:
    """The scores by weighted inconsistency, the least refuted first; those that tie stand together.

    Empty if there is nothing to rank: `no_ranking` says why.
    """
    if no_ranking(matrix):
        return ()
    groups: dict[tuple[int, int], list[Score]] = {}
    for one in inconsistency(matrix):
        groups.setdefault(one.exact, []).append(one)
    ordered = sorted(groups.values(), key=lambda group: -group[0].weighted)
    return tuple(tuple(group) for group in ordered)


def no_ranking(matrix: Matrix) -> str:
    """Why no hypothesis may be called less refuted than another; "" if one may."""
    if not matrix.items:
        return NO_ITEMS
    if not any(any(item.marks) for item in matrix.items):
        return NOT_RATED
    if len(matrix.hypotheses) < 2:
        return ONE_COLUMN
    return FULL_TIE if len({s.exact for s in inconsistency(matrix)}) == 1 else ""


def discriminates(item: Item) -> bool:
    """Whether a row tells one hypothesis from another: NA and a blank are as N."""
    return len({mark(m).id for m in item.marks}) > 1


Fact = tuple[str, tuple[str, ...]]


def fact(item: Item) -> Fact:
    """What makes two rows the same fact: their words and what their marks stand for; a row without words is its own."""
    return fold(item.text) or f"\n{item.id} {item.line}", tuple(mark(m).id for m in item.marks)


def fold(text: str) -> str:
    """The same words however they are set."""
    return " ".join(text.casefold().split())


def as_matrix(evidence: Evidence, rows: Sequence[Row], names: Sequence[str]) -> Matrix:
    """Independent reports as a classical matrix: one row for each, the mark that fits each cell best.

    Credibility is the level of the origin's grade, relevance medium
    throughout. What an origin denies is a row of its own, with the marks of
    "not there".
    """
    by_id = {row.indicator: row for row in rows}
    shared = Counter(o.name for o in evidence.origins)
    known: dict[tuple[str, bool], tuple[str, ...]] = {}
    items = []
    for k, o, present in zip(evidence.indicator, evidence.origin, evidence.present, strict=True):
        row, origin = by_id[evidence.indicators[k]], evidence.origins[o]
        key = row.indicator, bool(present)
        if key not in known:
            found = _row_marks({c.hypothesis: c for c in row.cells}, names, present=key[1])
            known[key] = tuple(found[h] for h in names)
        items.append(
            Item(
                id=row.indicator,
                text=row.name if present else f"not so: {row.name}",
                source=origin.name if shared[origin.name] == 1 else f"{origin.name} [{origin.id}]",
                credibility=level_of(origin.grade),
                relevance=MEDIUM,
                marks=known[key],
            )
        )
    return Matrix(hypotheses=tuple(names), items=tuple(items))


def _row_marks(cells: dict[str, Cell], names: Sequence[str], *, present: bool) -> dict[str, str]:
    if present:
        return marks_of([cells[h] for h in names])
    logs = {h: log2(1 - (cells[h].low + cells[h].high) / 2) for h in names}
    mean = sum(logs.values()) / len(logs)
    return {h: fitting(at - mean) for h, at in logs.items()}
