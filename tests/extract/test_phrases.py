"""Phrase patterns and the words that tell where they need not be asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.explanations_lexicon import lexicon
from indicia.extract.observations_wordings import wordings
from indicia.extract.phrases import Flat, Phrase
from indicia.extract.phrases_anchors import anchors
from indicia.model import Span

CUES = [cue.pattern for cue in (*wordings().cues, *lexicon().cues)]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("drills?", {"drill"}),
        ("(?:tank|gun)s? (?:near )?here", {"here"}),
        ("(?:troops|men){1,3}", {"troops", "men"}),
        ("(?:troops){0,2} left", {" left"}),
        ("(?<!not )moved(?! on)", {"moved"}),
        ("[a-z]{3} column", {" column"}),
        (r"\d{1,2} brigades", {" brigades"}),
    ],
)
def test_anchors_are_what_every_match_holds(pattern: str, wanted: set[str]) -> None:
    assert anchors(pattern) == wanted


@pytest.mark.parametrize(
    "pattern", ["it|they", "drill|it", "(drill)", "(?P<a>drill)", "(?:drill", "drill)", "[a-z]{3}"]
)
def test_what_is_not_understood_or_too_short_has_no_anchors(pattern: str) -> None:
    assert anchors(pattern) is None


@given(st.sampled_from(CUES), st.data())
def test_no_match_is_lost(phrase: Phrase, data: st.DataObject) -> None:
    full = re.compile(rf"(?<!\w)(?:{phrase._full})(?!\w)", re.IGNORECASE)
    text = data.draw(st.from_regex(full))
    assert (phrase.search(text) is None) == (full.search(text) is None)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert all(phrase.search(text) is None or text for phrase in CUES[:20])


@given(st.text())
def test_any_text_as_pattern_has_anchors_or_none(text: str) -> None:
    found = anchors(text)
    assert found is None or all(found)


@pytest.mark.parametrize("text", ["M\u0130ss\u0131les", "mi\u017fsile\u017f", "MISSILES"])
def test_letters_that_count_as_ascii_are_found(text: str) -> None:
    phrase = Phrase("missiles", file="f.yaml", key="k")
    assert phrase.search(text) is not None


@pytest.mark.parametrize("blank", ["\n", "\t", "\u00a0", " \n ", "\r\n"])
def test_every_blank_is_one_space_and_offsets_lead_back(blank: str) -> None:
    text = f"field{blank}hospital built"
    flat = Flat.of(text, base=7)
    assert flat.text == "field hospital built"
    assert flat.span(6, 14) == Span(7 + text.index("hospital"), 7 + text.index("hospital") + 8)
