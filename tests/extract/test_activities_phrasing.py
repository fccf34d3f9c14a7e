"""How many ways of putting it are read, and faults that came up once: datelines, observers, participants, absences."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from fresh_pages import page
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.extract.activities import activities
from indicia.extract.activities.names import on_page
from indicia.extract.parse import parse
from indicia.kb.arguments import probability, threshold
from indicia.model import Activity

CASES = Path(__file__).parent / "cases" / "activities_phrasing.yaml"
FILLER = "\n\nThe armed forces gave no details, and the army kept silent."
FLOORS = {"kind": 0.72, "actor": 0.95, "place": 0.74}
"""Shares of the sentences read right: kind of all, actor and place of those whose kind is right; first contact .42."""


def read(text: str, published: str = "2020-01-05") -> tuple[Activity, ...]:
    return activities(parse(page({"text": text + FILLER, "published": published})))


@cache
def shares() -> dict[str, float]:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        (want,) = case["want"]
        asked["kind"] += 1
        for found in [a for a in read(case["text"]) if a.kind == want["kind"]][:1]:
            right["kind"] += 1
            for slot, good in _slots(found, want, case["text"]).items():
                asked[slot] += 1
                right[slot] += good
    return {slot: right[slot] / asked[slot] for slot in asked}


def _slots(found: Activity, want: dict[str, Any], text: str) -> dict[str, bool]:
    answers = {}
    if "actors" in want:
        answers["actor"] = bool({p.code for p in found.actors} & set(want["actors"]))
    if want.get("place"):
        answers["place"] = any(want["place"].lower() in text[slice(*p.span)].lower() for p in found.places)
    return answers


@pytest.mark.parametrize("slot", sorted(FLOORS))
def test_most_ways_of_putting_it_are_read(slot: str) -> None:
    assert shares()[slot] >= FLOORS[slot]


def test_a_dateline_in_capitals_names_no_exercise() -> None:
    text = "KIRKENES, 4 March 2024 (Fjord Press) - Norway opened a winter exercise on Monday."
    assert on_page(parse(page({"text": text, "published": "2024-03-04"}))) == ()


def test_a_word_that_opens_a_sentence_before_exercises_is_no_name() -> None:
    text = "All exercises of the Norwegian army are off. Most drills were for the winter. Every manoeuvre costs money."
    assert on_page(parse(page({"text": text, "published": "2024-03-04"}))) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Keen Edge, which Japan and the United States hold in turns, closed on Friday.", "Keen Edge"),
        ("Evrotas, the Greek manoeuvres in the Aegean, will be held in May.", "Evrotas"),
        ("Silent Wolf, the drill is called, and it ends tomorrow.", "Silent Wolf"),
        ("Warships of three nations gather for Milan 20-1 next week, the navy said.", "Milan 20-1"),
        ("The fourth edition of Exercise Sand-in-Shoe begins on Monday.", "Sand-in-Shoe"),
    ],
)
def test_an_exercise_is_known_by_what_is_said_of_its_name(text: str, name: str) -> None:
    assert name in on_page(parse(page({"text": text, "published": "2020-01-05"})))


def test_invited_inspectors_make_no_second_exercise_and_no_actor() -> None:
    (found,) = read(
        "Norway holds a winter exercise at Setermoen this week. "
        "Two Russian inspectors have been invited to watch the drill."
    )
    assert [p.code for p in found.actors] == ["NO"]


def test_participants_of_an_exercise_are_no_deployment() -> None:
    text = "Russia and China opened their exercise Far Bridge at Chebarkul. Kyrgyzstan sent a company."
    assert [a.kind for a in read(text)] == ["exercise"]


@pytest.mark.parametrize(
    "text",
    [
        "Of Polish reservists being called up we have found no trace.",
        "Not one Polish missile was launched.",
        "Poland keeps a brigade alive at minus twenty.",
        "Send the Polish jets to the border, he suggests.",
        "A Polish invasion of Belarus is not what is being prepared.",
    ],
)
def test_what_did_not_happen_is_no_activity(text: str) -> None:
    assert read(text) == ()


def test_two_editions_with_years_are_two() -> None:
    text = "Russia opened the exercise Zapad-2021 on Friday. The exercise Zapad-2017 of Russia ended in Minsk."
    assert len(read(text)) == 2


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=30))
def test_a_probability_lies_between_nought_and_one(features: list[str]) -> None:
    assert 0 <= probability("place", features) <= 1
    assert 0 < threshold("actor") < 1
