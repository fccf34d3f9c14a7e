"""Causes told in a sentence: arguments and their boundaries by frame, and what tells none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.errors import KnowledgeError
from indicia.extract.causes import CAUSAL_FROM, RELATIONS_AT_MOST, causal, relations, signalled
from indicia.extract.parse import parser
from indicia.kb import cause_signals

RULES_FROM = 0.4
"""The rules alone count a sentence as causal from here."""

TOLD = [  # sentence, cause, effect, signal
    ("The army cancelled the parade because two aircraft had crashed.",
     "two aircraft had crashed", "The army cancelled the parade", "because"),
    ("Because the bridge was closed, the column turned back.",
     "the bridge was closed", "the column turned back", "Because"),
    ("If the talks fail, the miners will strike.", "the talks fail", "the miners will strike", "If"),
    ("The minister said that the drill was cancelled after a fire broke out.",
     "a fire broke out", "the drill was cancelled", ""),
    ("The villagers blocked the bridge to stop the convoy.",
     "to stop the convoy", "The villagers blocked the bridge", "to"),
    ("To calm the neighbours, the ministry invited observers.",
     "To calm the neighbours", "the ministry invited observers", "To"),
    ("Drivers went on strike demanding higher wages.", "demanding higher wages", "Drivers went on strike", "demanding"),
    ("Hundreds marched through the capital in protest against the new base.",
     "in protest against the new base", "Hundreds marched through the capital", "in protest"),
    ("Students protested against the closure of the school.",
     "against the closure of the school", "Students protested", ""),
    ("Flights were delayed due to heavy fog.", "heavy fog", "Flights were delayed", "due to"),
    ("The crew was arrested for smuggling weapons.", "smuggling weapons", "The crew was arrested", "for"),
    ("Two soldiers were killed in a blast near the depot.",
     "a blast near the depot", "Two soldiers were killed", ""),
    ("Anger over the killing spread through the city.", "the killing", "Anger", "over"),
    ("The shelling has led to panic in the port.", "The shelling", "panic in the port", "has led to"),
    ("The storm, which had claimed 12 lives, moved north.",
     "The storm", "which had claimed 12 lives", "had claimed"),
    ("A mine exploded near the camp, killing four sappers.",
     "A mine exploded near the camp", "killing four sappers", "killing"),
    ("The rally was sparked by the arrest of a teacher.", "the arrest of a teacher", "The rally", "sparked by"),
    ("The company closed the plant by cutting off the power.",
     "cutting off the power", "The company closed the plant", "by"),
]  # fmt: skip
NOT_TOLD = [
    "The tanks are green.",
    "The fleet wants to leave the port.",
    "They waited for two days.",
    "The crew tried to reach the shore.",
    "Ships met at the pier over the weekend.",
]


@pytest.mark.parametrize(("text", "cause", "effect", "signal"), TOLD, ids=[row[0][:30] for row in TOLD])
def test_a_cause_is_found_with_its_boundaries(text: str, cause: str, effect: str, signal: str) -> None:
    doc = parser()(text)
    found = [
        (doc[slice(*r.cause)].text, doc[slice(*r.effect)].text, doc[slice(*r.signal)].text) for r in relations(doc)
    ]
    assert (cause, effect, signal) in found
    assert signalled(doc) >= RULES_FROM


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_tells_no_cause_has_none(text: str) -> None:
    doc = parser()(text)
    assert relations(doc) == ()
    assert causal(doc) < CAUSAL_FROM


def test_the_surest_comes_first() -> None:
    doc = parser()("The mayor resigned over the fee, and troops came because the dam broke.")
    weights = [r.weight for r in relations(doc)]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) >= 2


def test_a_headline_and_a_dateline_are_no_part_of_an_effect() -> None:
    doc = parser()("Rain stops work LISBON : The march was cancelled due to heavy rain.")
    assert doc[slice(*relations(doc)[0].effect)].text == "The march was cancelled"


def test_a_list_of_signals_is_cut() -> None:
    doc = parser()("They left because it rained and " * 150)
    assert len(relations(doc)) <= RELATIONS_AT_MOST


def test_no_words_tell_no_cause() -> None:
    doc = parser()("")
    assert relations(doc) == ()
    assert 0 < causal(doc) < CAUSAL_FROM


WORDS = "because to demanding led by killing as in of , . “ ” : IST the war -".split()


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_any_text_gives_ranges_within_the_doc(text: str) -> None:
    doc = parser()(text)
    assert 0 <= causal(doc) <= 1
    for found in relations(doc):
        assert 0 < found.weight <= 1
        assert 0 <= found.cause.start < found.cause.end <= len(doc)
        assert 0 <= found.effect.start < found.effect.end <= len(doc)
        assert 0 <= found.signal.start <= found.signal.end <= len(doc)


def test_the_lexicon_is_whole() -> None:
    known = cause_signals.signals()
    assert 0 < known.base < CAUSAL_FROM
    assert all(s.words[0] == first for first, each in known.by_first.items() for s in each)
    assert all([-len(s.words) for s in each] == sorted(-len(s.words) for s in each) for each in known.by_first.values())


@pytest.mark.parametrize(
    ("group", "key"),
    [
        ({"frame": "noun", "follows": "cause", "span": "out", "weight": 0.5, "words": ["x"]}, "frame"),
        ({"frame": "verb", "follows": "reason", "span": "out", "weight": 0.5, "words": ["x"]}, "follows"),
        ({"frame": "verb", "follows": "cause", "span": "near", "weight": 0.5, "words": ["x"]}, "span"),
        ({"frame": "verb", "follows": "cause", "span": "out", "weight": 1.5, "words": ["x"]}, "weight"),
        ({"frame": "verb", "follows": "cause", "span": "out", "weight": 0.5}, "words"),
    ],
)
def test_a_faulty_group_is_told_by_its_key(group: dict[str, object], key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cause_signals, "document", lambda file: {"base": 0.2, "groups": [group]})
    with pytest.raises(KnowledgeError, match=rf"groups\.0.*{key}|{key}"):
        cause_signals.signals.__wrapped__()
