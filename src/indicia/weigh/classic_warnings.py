"""What to beware of in a matrix before its scores are believed, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicia.kb.ach_matrix import SCORE_LABELS, GivenScore, Item, Matrix, Score
from indicia.kb.marks import NOT_APPLICABLE, NOT_RATED
from indicia.weigh.classic import discriminates, fact, fold, inconsistency, no_ranking

NAMED = 5
"""So many rows are named in one sentence."""


def warnings(matrix: Matrix) -> tuple[str, ...]:
    """What weakens the scores, or our verdict, or both; nothing for an empty matrix."""
    if not matrix.items:
        return ()
    scores = inconsistency(matrix)
    return (
        *_sources(matrix),
        *_same_for_all(matrix),
        *_copies(matrix),
        *_not_rated(matrix),
        *_ties(matrix, scores),
        *(line for given in matrix.given for line in _differs(given, scores)),
    )


def _sources(matrix: Matrix) -> Iterator[str]:
    named = {fold(i.source): i.source for i in matrix.items if i.source}
    unnamed = sum(not i.source for i in matrix.items)
    if not named:
        yield (
            "No row names its source, so all of them count as one, and one source alone indicates nothing. "
            "Add a column `source`."
        )
    elif unnamed:
        yield f"{_rows(unnamed)} no source; without one they count as one source."
    elif len(named) == 1:
        yield f"All rows go back to one source, {next(iter(named.values()))}; one source alone indicates nothing."


def _rows(count: int) -> str:
    return "1 row names" if count == 1 else f"{count} rows name"


def _same_for_all(matrix: Matrix) -> Iterator[str]:
    idle = [n for n, item in enumerate(matrix.items) if not discriminates(item)]
    if idle and len(matrix.hypotheses) > 1:
        verb = "fits" if len(idle) == 1 else "fit"
        share, listed = f"{len(idle)} of {len(matrix.items)} rows", _listed(matrix.items, idle)
        yield f"{share} {verb} all hypotheses alike and cannot tell them apart: {listed}."


def _copies(matrix: Matrix) -> Iterator[str]:
    seen: set[tuple[object, str]] = set()
    again = []
    for n, item in enumerate(matrix.items):
        key = fact(item), fold(item.source)
        if key in seen:
            again.append(n)
        seen.add(key)
    if again:
        verb = "repeats" if len(again) == 1 else "repeat"
        yield (
            f"{_listed(matrix.items, again)} {verb} an earlier row from the same source: "
            "the classical scores count it again, our verdict does not."
        )


def _not_rated(matrix: Matrix) -> Iterator[str]:
    blank = sum(m == NOT_RATED for item in matrix.items for m in item.marks)
    if blank:
        cells = "1 cell is" if blank == 1 else f"{blank} cells are"
        yield f"{cells} not rated; the scores take it for nothing inconsistent, which favours what is rated least."
    for n, h in enumerate(matrix.hypotheses):
        if all(item.marks[n] in (NOT_RATED, NOT_APPLICABLE) for item in matrix.items):
            yield f"No row is rated for {h}; its score of 0 says nothing."


def _ties(matrix: Matrix, scores: Sequence[Score]) -> Iterator[str]:
    if no_ranking(matrix):
        return
    best = max(scores, key=lambda s: s.weighted).exact
    first = [s.hypothesis for s in scores if s.exact == best]
    if len(first) > 1:
        yield f"There is no first place: {' and '.join(first)} are refuted alike."
    plain = max(s.score for s in scores)
    unweighted = [s.hypothesis for s in scores if s.score == plain]
    if unweighted != first:
        yield f"The weights decide the order: without them the least refuted is {' and '.join(unweighted)}."


def _differs(given: GivenScore, scores: Sequence[Score]) -> Iterator[str]:
    """Scores that the file brings and that are not ours; signs aside, since some tools write them positive."""
    half = 0.5 * 10.0**-given.digits + 1e-9
    for value, score in zip(given.values, scores, strict=True):
        ours = {"count": float(score.count), "score": float(score.score), "weighted": score.weighted}[given.kind]
        if value is not None and abs(abs(value) - abs(ours)) > half:
            yield (
                f"Line {given.line}, {SCORE_LABELS[given.kind].lower()} of {score.hypothesis}: "
                f"the file has {value:g}, its marks give {ours:.3f}."
            )


def _listed(items: Sequence[Item], places: Sequence[int]) -> str:
    named = [items[n].id or (f"line {items[n].line}" if items[n].line else f"row {n + 1}") for n in places[:NAMED]]
    rest = len(places) - len(named)
    return ", ".join(named) + (f" and {rest} more" if rest else "")
