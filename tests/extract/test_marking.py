"""What the marker promises on any text, how its best path is found, and how rules and marks meet."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import read_text
from indicia.extract.explanations_marked import joined
from indicia.extract.marking import HEADS, Mark, marks, runs
from indicia.extract.parse import parse
from indicia.model import Span
from indicia.pages import load

WORDS = st.sampled_from(
    "The drill began on Monday to warn the neighbours . Observers were invited , reservists called up ; no fuel".split()
)
TEXTS = st.lists(WORDS, min_size=3, max_size=40).map(" ".join)
SCORES = st.lists(st.tuples(*[st.floats(-9, 0)] * 3), min_size=1, max_size=5)
INSIDE = 2


def _legal(path: tuple[int, ...]) -> bool:
    return all(label != INSIDE or (i and path[i - 1]) for i, label in enumerate(path))


def _runs_of(path: tuple[int, ...]) -> list[tuple[int, int]]:
    starts = [i for i, label in enumerate(path) if label == 1]
    ends = [next((j for j in range(i + 1, len(path)) if path[j] != INSIDE), len(path)) for i in starts]
    return list(zip(starts, ends, strict=True))


@given(SCORES)
def test_no_legal_path_outweighs_the_one_that_is_found(listed: list[tuple[float, float, float]]) -> None:
    scores = np.array(listed, dtype=np.float32)
    found = list(runs(scores))
    weights = {
        path: float(sum(scores[i, label] for i, label in enumerate(path)))
        for path in product(range(3), repeat=len(listed))
        if _legal(path)
    }
    best = max(weights.values())
    assert any(_runs_of(path) == found and weight >= best - 1e-4 for path, weight in weights.items())


@settings(max_examples=25)
@given(TEXTS)
def test_marks_lie_on_the_page_and_their_shares_are_probabilities(text: str) -> None:
    page = load(text.encode(), name="x")
    seen = marks(parse(page))
    for task in HEADS:
        for mark in seen.of(task):
            assert 0 <= mark.span.start < mark.span.end <= len(page.text)
            for shares, head in zip((mark.what, mark.how, mark.course), HEADS[task], strict=False):
                assert sum(shares.values()) == pytest.approx(1), head


def _mark(start: int, end: int, odds: float) -> Mark:
    shares = {"asserts": 0.75, "rejects": 0.25}
    return Mark(task="reason", span=Span(start, end), odds=odds, what=shares, how=shares)


def test_marks_that_touch_are_one_and_weigh_by_their_length() -> None:
    (whole,) = joined([_mark(0, 10, 4.0), _mark(11, 41, 0.0)])
    assert whole.span == Span(0, 41)
    assert whole.odds == pytest.approx(1.0)
    assert whole.how == {"asserts": 0.75, "rejects": 0.25}


def test_marks_apart_stay_apart() -> None:
    apart = [_mark(0, 10, 1.0), _mark(20, 30, 1.0)]
    assert joined(apart) == apart


PAGE = (
    "Tanks roll to the border\n\nThe Polish army moved forty tanks to the Belarusian border on Tuesday. "
    "A deputy of the opposition dismissed the whole affair as theatre for voters before the election.\n"
)


def test_the_rules_alone_ask_no_marker(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the marker was asked")

    monkeypatch.setattr("indicia.extract.marking.marker_model", refuse)
    monkeypatch.setattr("indicia.extract.observations_marked.marker_model", refuse)
    assert read_text(PAGE, attribution="rules").activities
