"""The laws of weighing on matrices that came in as ACH CSV, on two thousand each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log, sqrt
from random import Random

import pytest
from weigh_cases import WORDS, ends
from weigh_matrices import COUNT, LEVELS, SEED, many_matrices, mixed, telling, tie, wild

from indicia.kb.ach_matrix import Item, Matrix
from indicia.kb.marks import mark
from indicia.weigh import inconsistency, no_ranking, ranking, scored, weigh_matrix
from indicia.weigh.classic import fact

W = {"low": sqrt(0.5), "medium": 1.0, "high": sqrt(2)}
POINTS = {"I": -1, "II": -2}


def test_the_matrices_drawn_reach_every_verdict() -> None:
    words = Counter(weighing.verdict.word for _, weighing in many_matrices())
    assert len(many_matrices()) == COUNT
    assert min(words[w] for w in WORDS) >= 60


def test_a_matrix_comes_in_as_it_was_drawn_with_scores_that_are_those_of_its_marks() -> None:
    random = Random(SEED)
    drawn = [(wild if n % 2 else telling)(random) for n in range(COUNT)]
    assert [matrix for matrix, _ in many_matrices()] == drawn
    for matrix, _ in many_matrices()[::10]:
        assert not any("the file has" in w for w in scored(matrix).warnings)


def test_names_order_copies_and_rows_that_tell_nothing_change_nothing() -> None:
    random = Random(SEED)
    for matrix, before in many_matrices():
        other, names = mixed(matrix, random)
        after = weigh_matrix(other)
        found, told = ends(after), ends(before)
        assert all(found[names.get(h, h)] == pytest.approx(p, abs=1e-9) for h, p in told.items())
        about = before.verdict.hypothesis
        assert (after.verdict.word, after.verdict.hypothesis) == (before.verdict.word, names[about] if about else None)
        assert len(after.verdict.linchpins) == len(before.verdict.linchpins)
        assert after.weight_bits == pytest.approx(before.weight_bits, abs=1e-9)


def test_nothing_is_indicated_by_one_source_or_without_any() -> None:
    ahead = 0
    for matrix, before in many_matrices():
        for name in ("agency", ""):
            alone = replace(matrix, items=tuple(replace(i, source=name) for i in matrix.items))
            assert weigh_matrix(alone).verdict.word != "indicated"
        ahead += before.verdict.word == "indicated"
    assert ahead > 100  # else the law would hold for want of cases


def test_nothing_is_indicated_by_one_fact_alone() -> None:
    for matrix, _ in many_matrices():
        first = matrix.items[:1]
        one = replace(matrix, items=tuple(replace(i, marks=first[0].marks, text="one") for i in matrix.items))
        assert weigh_matrix(one).verdict.word != "indicated"


def test_nothing_is_indicated_and_nothing_ranked_in_a_full_tie() -> None:
    random, words = Random(SEED), Counter[str]()
    for _ in range(COUNT):
        matrix = tie(random)
        weighing = weigh_matrix(matrix)
        words[weighing.verdict.word] += 1
        middles = [p for h, (_, p, _) in ends(weighing).items() if h != "other"]
        assert max(middles) - min(middles) < 1e-9
        assert ranking(matrix) == ()
    assert set(words) == {"no clear indication", "not enough reported"}
    assert words["no clear indication"] > COUNT / 10


def test_rows_that_fit_all_alike_and_an_empty_matrix_are_not_enough() -> None:
    for matrix, _ in many_matrices():
        alike = replace(matrix, items=tuple(replace(i, marks=i.marks[:1] * len(i.marks)) for i in matrix.items))
        weighing = weigh_matrix(alike)
        assert (weighing.verdict.word, weighing.weight_bits) == ("not enough reported", 0)
        assert no_ranking(alike)


def test_more_credibility_never_weakens_what_its_row_says() -> None:
    random = Random(SEED)
    for matrix, _ in many_matrices():
        if not matrix.items:
            continue
        chosen = random.choice(matrix.items)
        before, after = (_odds(matrix, chosen, level) for level in sorted(random.sample(LEVELS, 2), key=LEVELS.index))
        middle = {h: (mark(m).low + mark(m).high) / 2 for h, m in zip(matrix.hypotheses, chosen.marks, strict=True)}
        for h in middle:
            for j in middle:
                if middle[h] > middle[j]:
                    assert after[h] - after[j] >= before[h] - before[j] - 1e-9


def _odds(matrix: Matrix, chosen: Item, level: str) -> dict[str, float]:
    """Logs of the mid-points when all rows of a fact have this credibility."""
    rows = (replace(i, credibility=level) if fact(i) == fact(chosen) else i for i in matrix.items)
    return {h: log(p) for h, (_, p, _) in ends(weigh_matrix(replace(matrix, items=tuple(rows)))).items()}


def test_ranges_contain_a_distribution() -> None:
    for _, weighing in many_matrices():
        found = ends(weighing).values()
        assert all(0 <= low <= mid + 1e-12 <= high + 2e-12 <= 1 + 3e-12 for low, mid, high in found)
        assert sum(low for low, _, _ in found) <= 1 + 1e-9
        assert sum(high for _, _, high in found) >= 1 - 1e-9
        assert abs(sum(mid for _, mid, _ in found) - 1) < 1e-9


def test_the_classical_scores_are_the_sums_of_their_cells_in_any_order_and_to_the_digit() -> None:
    random = Random(SEED)
    for matrix, _ in many_matrices():
        scores = inconsistency(matrix)
        for n, score in enumerate(scores):
            cells = [(POINTS.get(i.marks[n], 0), W[i.credibility] * W[i.relevance]) for i in matrix.items]
            assert score.weighted == pytest.approx(sum(p * w for p, w in cells), abs=1e-9)
            assert (score.count, score.score) == (sum(p < 0 for p, _ in cells), sum(p for p, _ in cells))
        turned = replace(matrix, items=tuple(random.sample(matrix.items, len(matrix.items))))
        assert inconsistency(turned) == scores
