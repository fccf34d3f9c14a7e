"""Planned, notified, observed: facts, conditions, and what is left open."""

from __future__ import annotations

from typing import Any

import pytest
import reason_pages as pages
from hypothesis import given
from hypothesis import strategies as st

import indicia
from indicia.extract.parse import parse
from indicia.extract.transparency import transparency
from indicia.model import Activity, Span

CASES = pages.cases("transparency")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["t"][:60])
def test_a_sentence_gives_its_facts_and_no_others(case: dict[str, Any]) -> None:
    found = transparency(*pages.read_case(case))
    assert sorted((f.mark, f.value, f.holder) for f in found) == sorted(tuple(f) for f in case.get("f", ()))


@pytest.mark.parametrize("lead", ["if it was", "provided it had been", "and it should have been", "unless it was"])
def test_a_condition_is_never_a_fact(lead: str) -> None:
    text = f"The exercise is normal practice {lead} notified to the neighbours and watched by foreign observers."
    found = transparency(parse(pages.page_of(text)), (pages.activity_of(text, "exercise"),), ())
    assert {f.value for f in found} == {"condition"}


def test_comments_report_nothing() -> None:
    text = "The exercise was planned and observers watched it."
    page = pages.page_of(text, zone="comment", reader="x")
    assert transparency(parse(page), (pages.activity_of(text, "exercise"),), ()) == ()


def test_a_page_without_activity_reports_nothing() -> None:
    assert transparency(parse(pages.page_of("The exercise was planned.")), (), ()) == ()


@given(st.text(max_size=150))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    activity = Activity(id="a1", kind="exercise", trigger=Span(0, 1))
    for fact in transparency(parse(pages.page_of(text)), (activity,), ()):
        assert 0 <= fact.span.start < fact.span.end <= len(text)


GENERAL = (
    "“An exercise that stands in the annual plan and is shown to observers is normal practice,” said Ann Ek.",
    "Any drill, if it is run according to a plan and in the presence of foreign observers, is harmless, Ann Ek said.",
    "Every drill that is announced in advance and watched by foreign observers is harmless, said Ann Ek.",
)


@pytest.mark.parametrize("words", GENERAL)
def test_a_judgement_on_exercises_in_general_reports_none(words: str) -> None:
    reading = indicia.read_text("The Belarusian army began an exercise near Poland on Monday.\n\n" + words)
    assert {f.mark for f in reading.transparency} == {"planned", "observed"}
    assert {f.value for f in reading.transparency} == {"condition"}
