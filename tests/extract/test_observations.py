"""Indicators: present, absent, denied, and what is no report of one."""

from __future__ import annotations

import re
from typing import Any

import pytest
import reason_pages as pages
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.observations import observations
from indicia.extract.observations_wordings import wordings
from indicia.extract.parse import parse
from indicia.kb.indicators import indicators
from indicia.model import Activity, Observation, Span

EXAMPLES = [(i.id, text) for i in indicators() for text in i.examples]
COUNTER_EXAMPLES = [(i.id, text) for i in indicators() for text in i.counter_examples]
_ACTIVITY = re.compile(r"exercises?|drills?|build-up|training|range|check|manoeuvres", re.IGNORECASE)


def read(text: str) -> tuple[Observation, ...]:
    """What a sentence reports of the activity it names, or of one named elsewhere on the page."""
    named = _ACTIVITY.search(text)
    whole = text if named else f"The exercise began. {text}"
    trigger = _ACTIVITY.search(whole)
    assert trigger is not None
    activity = Activity(id="a1", kind="exercise", trigger=Span(*trigger.span()))
    return observations(parse(pages.page_of(whole)), (activity,), ())


@pytest.mark.parametrize("case", pages.cases("observations"), ids=lambda c: c["t"][:60])
def test_a_sentence_reports_its_indicators(case: dict[str, Any]) -> None:
    found = {(o.indicator, o.status) for o in observations(*pages.read_case(case))}
    assert {tuple(o) for o in case.get("o", ())} <= found
    assert not {(code, "present") for code in case.get("n", ())} & found


@pytest.mark.parametrize(("code", "text"), EXAMPLES, ids=lambda v: v[:50])
def test_every_example_of_the_catalogue_is_read(code: str, text: str) -> None:
    assert (code, "present") in {(o.indicator, o.status) for o in read(text)}


@pytest.mark.parametrize(("code", "text"), COUNTER_EXAMPLES, ids=lambda v: v[:50])
def test_no_counter_example_of_the_catalogue_is_taken_for_a_report(code: str, text: str) -> None:
    assert (code, "present") not in {(o.indicator, o.status) for o in read(text)}


def test_every_indicator_has_wordings() -> None:
    assert {cue.indicator for cue in wordings().cues} == {i.id for i in indicators()}


def test_comments_report_nothing() -> None:
    text = "The exercise was extended by a week."
    page = pages.page_of(text, zone="comment", reader="x")
    assert observations(parse(page), (pages.activity_of(text, "exercise"),), ()) == ()


def test_a_list_that_nobody_has_seen_is_absent() -> None:
    text = "The exercise would look different with a field hospital near the border. None of this has been seen."
    found = observations(parse(pages.page_of(text)), (pages.activity_of(text, "exercise"),), ())
    assert ("medical_supplies", "absent") in {(o.indicator, o.status) for o in found}


def test_a_denial_stands_beside_the_report() -> None:
    text = "Blood plasma has reached the troops of the exercise. The minister denied the report."
    found = observations(parse(pages.page_of(text)), (pages.activity_of(text, "exercise"),), ())
    assert {("blood_supplies", "present"), ("blood_supplies", "denied")} <= {(o.indicator, o.status) for o in found}


@given(st.text(max_size=150))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    activity = Activity(id="a1", kind="exercise", trigger=Span(0, 1))
    for one in observations(parse(pages.page_of(text)), (activity,), ()):
        assert 0 <= one.span.start < one.span.end <= len(text)
