"""Reasons in sentences and little pages of our own."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import reason_pages as pages
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.explanations import explanations
from indicia.extract.parse import parse
from indicia.model import Activity, Explanation, Purpose, Span

CASES = [*pages.cases("explanations"), *pages.cases("explanation_pages")]
LEAST_STANCE, LEAST_HYPOTHESIS = 0.85, 0.8
"""Shares among the reasons found in the cases; measured .91 and .87 in 2026-11."""
ODD = st.text(alphabet=st.sampled_from("ab“”\"'’?!.,;:()–— \n\tto forbecauseit is a drill warexercisé🙂"), max_size=200)


def found_in(case: dict[str, Any]) -> tuple[Explanation, ...]:
    return explanations(*pages.read_case(case))


def param(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason="not read yet", strict=False)] if case.get("todo") else []
    return pytest.param(case, id=case["t"][:50], marks=marks)


@pytest.mark.parametrize("case", [param(c) for c in CASES if c.get("r")])
def test_every_reason_is_found_with_its_holder(case: dict[str, Any]) -> None:
    found = found_in(case)
    for words, holder, *_ in case["r"]:
        span = pages.where(case["t"], words)
        assert any(x.holder == holder and pages.same_stretch(x.span, span) for x in found), words


@pytest.mark.parametrize("case", [param(c) for c in CASES if not c.get("r")])
def test_what_is_no_reason_is_not_taken_for_one(case: dict[str, Any]) -> None:
    assert not found_in(case)


def test_most_stances_and_hypotheses_are_right() -> None:
    pairs = [
        (x, stance, hypothesis)
        for case in CASES
        for words, holder, stance, hypothesis in case.get("r", ())
        for x in found_in(case)
        if x.holder == holder and pages.same_stretch(x.span, pages.where(case["t"], words))
    ]
    assert sum(x.stance == stance for x, stance, _ in pairs) >= LEAST_STANCE * len(pairs)
    assert sum(x.hypothesis == hypothesis for x, _, hypothesis in pairs) >= LEAST_HYPOTHESIS * len(pairs)


def test_a_page_without_activity_has_no_reasons() -> None:
    parsed = parse(pages.page_of("The drill is a warning to the neighbour."))
    assert explanations(parsed, (), ()) == ()


def test_the_aim_found_with_an_activity_is_an_official_reason() -> None:
    text = "The army opened an exercise to guard the dam at night."
    purpose = Purpose(span=pages.where(text, "to guard the dam at night"), holder="author")
    activity = Activity(id="a1", kind="exercise", trigger=pages.where(text, "exercise"), purposes=(purpose,))
    (found,) = explanations(parse(pages.page_of(text)), (activity,), ())
    assert (found.span, found.official, found.stance) == (purpose.span, True, "asserts")


def test_a_reason_hangs_on_the_activity_named_last() -> None:
    text = "Poland began a drill. Belarus began manoeuvres, and they are meant as a warning to Warsaw."
    activities = tuple(
        Activity(id=word, kind="exercise", trigger=pages.where(text, word)) for word in ("drill", "manoeuvres")
    )
    (found,) = explanations(parse(pages.page_of(text)), activities, ())
    assert found.activity == "manoeuvres"


def test_a_comment_speaks_for_its_reader() -> None:
    text = "This drill is a warning to the neighbour."
    page = pages.page_of(text, zone="comment", reader="bolek77")
    (found,) = explanations(parse(page), (pages.activity_of(text, "drill"),), ())
    assert (found.holder, found.zone) == ("bolek77", "comment")


@given(ODD)
def test_spans_lie_inside_the_page_and_apart_whatever_the_text(text: str) -> None:
    text = f"The drill began. {text}"
    found = explanations(parse(pages.page_of(text)), (pages.activity_of(text, "drill"),), ())
    assert all(0 <= x.span.start < x.span.end <= len(text) for x in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert len({x.id for x in found}) == len(found)


@given(st.text(max_size=120))
def test_any_text_at_all_is_read_without_an_exception(text: str) -> None:
    page = pages.page_of(text)
    activity = Activity(id="a1", kind="exercise", trigger=Span(0, 1))
    explanations(parse(page), (activity,), ())


@pytest.mark.parametrize("piece", ["to " * 1200, "“" * 600, "because " * 800, "a\n" * 1500, "It is about " * 400])
def test_long_odd_paragraphs_take_linear_time(piece: str) -> None:
    text = f"The drill began. {piece}"
    explanations(parse(pages.page_of(text)), (pages.activity_of(text, "drill"),), ())
