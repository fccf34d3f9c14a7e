"""Scores count each match once and know how sure they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.bench.matching import Count, overlap, pairs, score
from indicia.model import Span

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda t: Span(t[0], t[0] + t[1])), max_size=5)


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_within_bounds(a: list[Span], b: list[Span]) -> None:
    assert overlap(a, b) == overlap(b, a)
    assert 0 <= overlap(a, b) <= 1


@given(SPANS.filter(bool))
def test_a_stretch_overlaps_itself_fully(a: list[Span]) -> None:
    assert overlap(a, a) == 1


def test_each_side_is_paired_at_most_once_and_best_first() -> None:
    likeness = {("a", "x"): 0.4, ("a", "y"): 0.9, ("b", "y"): 0.8}
    chosen = pairs(["a", "b"], ["x", "y"], lambda f, m: likeness.get((f, m), 0.0))
    assert chosen == [("a", "y")]


def test_nothing_found_and_nothing_marked_is_zero_not_an_error() -> None:
    assert score([Count(0, 0, 0)]).f1 == 0
    assert score([]).f1 == 0


def test_f1_is_counted_over_all_pages_together() -> None:
    result = score([Count(1, 1, 1), Count(1, 3, 5)])
    assert result.precision == pytest.approx(2 / 4)
    assert result.recall == pytest.approx(2 / 6, abs=1e-4)
    assert result.f1 == pytest.approx(0.4)
    assert result.low <= result.f1 <= result.high
