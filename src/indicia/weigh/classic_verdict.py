"""Our verdict on a matrix that somebody else made: the five marks as likelihoods, all hypotheses alike before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from indicia.kb import grades
from indicia.kb.ach_matrix import Item, Matrix, Scored
from indicia.kb.hypotheses import OTHER, hypotheses, hypothesis
from indicia.kb.likelihoods import Cell, Prior, Priors, Row
from indicia.kb.marks import level, mark
from indicia.model import HypothesisRange, Origin, Report, Weighing
from indicia.weigh.classic import Fact, as_matrix, discriminates, fact, fold, inconsistency, no_ranking, ranking
from indicia.weigh.classic_warnings import warnings
from indicia.weigh.evidence import Evidence, gather
from indicia.weigh.weighing import weigh_evidence


def scored(matrix: Matrix) -> Scored:
    """A matrix with its classical scores, their order if there is one, our verdict, and what to beware of."""
    return Scored(
        matrix=matrix,
        scores=inconsistency(matrix),
        ranking=ranking(matrix),
        no_ranking=no_ranking(matrix),
        weighing=weigh_matrix(matrix),
        warnings=warnings(matrix),
    )


def matrix_of(reports: Sequence[Report], origins: Sequence[Origin], *, likelihoods: Sequence[Row]) -> Matrix:
    """What each origin reports as a classical matrix, whose weighted scores are those of `weigh`.

    Raises:
        UsageError: As `weigh`.
    """
    named = [h.id for h in hypotheses() if h.id != OTHER]
    return as_matrix(gather(reports, origins, known=[r.indicator for r in likelihoods]), likelihoods, named)


OTHER_SHARE = 0.05
"""What the matrix may lack: the floor for "other" of tradecraft.md (a), item 2."""
UNNAMED = "source not named"


def weigh_matrix(matrix: Matrix) -> Weighing:
    """Weigh a matrix by our arithmetic: what its marks say about each hypothesis, as ranges, with our verdict.

    A row that fits all hypotheses alike is left out. Rows with the same words
    and marks are one fact: from several sources it is better attested, from
    one it is a copy. Rows without a source count as one source, so a matrix
    that names none indicates nothing. Relevance is not used: what is of no
    matter for a hypothesis is neutral.

    Raises:
        UsageError: The matrix has no hypothesis.
    """
    names = tuple(f"h{n:04}" for n in range(len(matrix.hypotheses)))
    found = dict(_facts(matrix))
    rows = tuple(_row(f"r{n:06}", names, item) for n, item in enumerate(found.values()))
    weighed = weigh_evidence(
        _evidence(list(found), [r.indicator for r in rows], matrix),
        priors=_priors(names, matrix.hypotheses),
        rows=rows,
        classic=[s.weighted for s in inconsistency(matrix)],
    )
    return _named(weighed, dict(zip(names, matrix.hypotheses, strict=True)))


def _facts(matrix: Matrix) -> Iterator[tuple[Fact, Item]]:
    yield from sorted(((fact(i), i) for i in matrix.items if discriminates(i)), key=lambda pair: pair[0])


def _row(id: str, names: Sequence[str], item: Item) -> Row:
    chosen = [mark(m) for m in item.marks]
    cells = (Cell(hypothesis=h, low=m.low, high=m.high, reason=m.name) for h, m in zip(names, chosen, strict=True))
    return Row(indicator=id, name=item.text or f"row {item.line}", cells=tuple(cells))


def _evidence(facts: Sequence[Fact], ids: Sequence[str], matrix: Matrix) -> Evidence:
    """Every fact with each of its sources once, at the best credibility that the source is given for it."""
    said: dict[tuple[int, str], str] = {}
    place = {key: n for n, key in enumerate(facts)}
    for item in matrix.items:
        if discriminates(item):
            key, grade = (place[fact(item)], fold(item.source)), level(item.credibility).grade
            said[key] = max(said.get(key, grade), grade, key=grades.quality)
    names = {fold(item.source): item.source or UNNAMED for item in reversed(matrix.items)}
    sources = {source: n for n, source in enumerate(sorted({source for _, source in said}))}
    order = sorted(said)
    rates = np.array([grades.rates(said[key]) for key in order], dtype=float).reshape(-1, 2)
    return Evidence(
        indicators=tuple(ids),
        origins=tuple(Origin(id=s, name=names[s], kind="source", grade="") for s in sources),
        indicator=np.array([n for n, _ in order], dtype=np.intp),
        origin=np.array([sources[source] for _, source in order], dtype=np.intp),
        present=np.ones(len(order), dtype=bool),
        log_true=np.log(rates[:, 0]),
        log_false=np.log(rates[:, 1]),
    )


def _priors(names: Sequence[str], heads: Sequence[str]) -> Priors:
    share = (1 - OTHER_SHARE) / max(1, len(names))
    alike = [Prior(hypothesis=h, name=head, low=share, high=share) for h, head in zip(names, heads, strict=True)]
    rest = Prior(hypothesis=OTHER, name=hypothesis(OTHER).name, low=OTHER_SHARE, high=OTHER_SHARE)
    return Priors(
        id="matrix",
        reference_class=f"none: the hypotheses of the matrix alike, and {OTHER_SHARE:.0%} for one that it lacks",
        source="tradecraft.md (a)",
        rows=(*alike, rest),
    )


def _named(weighed: Weighing, heads: dict[str, str]) -> Weighing:
    """The same with the heads of the columns as ids."""

    def renamed(h: HypothesisRange) -> HypothesisRange:
        return replace(h, id=heads.get(h.id, h.id))

    about = weighed.verdict.hypothesis
    verdict = replace(weighed.verdict, hypothesis=heads.get(about, about) if about else None)
    hypotheses = tuple(map(renamed, weighed.hypotheses))
    return replace(weighed, hypotheses=hypotheses, verdict=verdict, confidence=None)  # rows carry grades, sources don't
