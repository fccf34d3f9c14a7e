"""Enumerated reasons, references to them, and what somebody is said not to say."""

from __future__ import annotations

import pytest
import reason_pages as pages

from indicia import read_text
from indicia.extract.explanations import explanations
from indicia.extract.explanations_scene import scene
from indicia.extract.explanations_scorer import offered
from indicia.extract.parse import parse
from indicia.model import Explanation, Page, Span, Zone

STORY = (
    "The exercise near the river began on Monday. There are at least three reasons why the general may have called it. "
    "First, he may want to impress voters before the election. Second, he may want to keep smugglers from crossing "
    "the border. And third, he may be sending a warning to the neighbour."
)


def with_comment(story: str, comment: str, reader: str = "Bogna") -> tuple[Explanation, ...]:
    text = f"{story}\n\n{comment}"
    cut = len(story) + 2
    zones = (
        Zone(kind="body", span=Span(0, len(story))),
        Zone(kind="comment", span=Span(cut, len(text)), author=reader),
    )
    page = Page(id="case", name="case", text=text, language="en", zones=zones)
    return explanations(parse(page), (pages.activity_of(text, "exercise"),), ())


def test_three_enumerated_reasons_are_three_possible_ones_of_the_author() -> None:
    found = explanations(parse(pages.page_of(STORY)), (pages.activity_of(STORY, "exercise"),), ())
    assert [x.hypothesis for x in found] == ["regime_protection", "border_security", "signal_deterrence"]
    assert {(x.holder, x.stance) for x in found} == {("author", "possible")}


@pytest.mark.parametrize(
    ("comment", "hypothesis", "stances"),
    [
        ("Option 1 seems most likely.", "regime_protection", {"asserts"}),
        ("He is popular, so little need for option 1.", "regime_protection", {"doubts", "rejects"}),
        ("I vote for number three.", "signal_deterrence", {"asserts"}),
        ("The second reason is nonsense.", "border_security", {"doubts", "rejects"}),
        ("Is it reason 2?", "border_security", {"possible"}),
        ("#3, obviously", "signal_deterrence", {"asserts"}),
    ],
)
def test_a_number_stands_for_the_reason_it_counts(comment: str, hypothesis: str, stances: set[str]) -> None:
    said = [x for x in with_comment(STORY, comment) if x.zone == "comment"]
    assert [(x.hypothesis, x.holder) for x in said] == [(hypothesis, "Bogna")]
    assert said[0].stance in stances


def test_a_number_beyond_the_list_stands_for_nothing() -> None:
    assert not [x for x in with_comment(STORY, "Option 5 it is.") if x.zone == "comment"]


@pytest.mark.parametrize(
    "announcement",
    [
        "There are three reasons that Sorin Melnic does not mention.",
        "These are possibilities Melnik does not mention, and there are three of them.",
        "Melnic would not speculate. There are three reasons why it may be held.",
    ],
)
def test_reasons_that_somebody_does_not_mention_are_marked_so(announcement: str) -> None:
    said = "The exercise does not worry me"
    text = (
        f"{said}, said Sorin Melnic.\n\n{announcement}\n\nFirst, the general may want to impress voters before the "
        "election.\n\nSecond, it may be a warning to the neighbour."
    )
    statements = pages.statements(text, [("Sorin Melnic", said)])
    found = explanations(parse(pages.page_of(text)), (pages.activity_of(text, "exercise"),), statements)
    listed = [x for x in found if x.stance == "possible"]
    assert len(listed) == 2
    assert all(x.holder == "author" and x.not_voiced_by == ("Sorin Melnic",) for x in listed)


def test_some_other_factor_is_a_possible_other() -> None:
    text = f"{STORY} Or perhaps some other factor is at work."
    found = explanations(parse(pages.page_of(text)), (pages.activity_of(text, "exercise"),), ())
    assert [(x.hypothesis, x.stance) for x in found][-1] == ("other", "possible")


def test_an_interviewers_question_is_a_possible_reason_of_the_interviewer() -> None:
    text = "Is the exercise a preparation for war?\n\nNo, it trains cooks.\n\nWhat is it for, then?\n\nFor the budget."
    found = explanations(parse(pages.page_of(text)), (pages.activity_of(text, "exercise"),), ())
    asked = [x for x in found if x.holder == "interviewer"]
    assert [(x.stance, x.hypothesis) for x in asked] == [("possible", "attack_preparation")]


def test_reasons_are_expected_after_a_question_and_no_longer_in_the_paragraph_after_next() -> None:
    text = "Why the exercise? Nobody says.\n\nThe river is high.\n\nThe mayor is new."
    here = scene(parse(pages.page_of(text)), (pages.activity_of(text, "exercise"),), ())
    expected = {c.sentence.text: value > 0 for c, value in offered(here)}
    assert expected["Nobody says."]
    assert not expected["The mayor is new."]


@pytest.mark.parametrize(
    "odd", ["FİRST, the army wants a show.", "Reaſon one is the vote.", "Option TWO. Fırst, a drill."]
)
def test_letters_that_only_look_like_ours_break_nothing(odd: str) -> None:
    assert read_text(f"Drill\n\nPoland's army began an exercise at Orzysz on Monday. {odd}").page.text
