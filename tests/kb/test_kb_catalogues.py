"""The catalogues of hypotheses and indicators, and what a faulty one is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clock import cpu_seconds
from indicia.errors import KnowledgeError
from indicia.extract.phrases import compiled
from indicia.kb import catalogue
from indicia.kb.hypotheses import devset_category, hypotheses, hypothesis
from indicia.kb.indicators import indicator, indicators

LOAD_SECONDS = 0.3
"""Ten times what is wanted (30 ms), so that a busy machine does not fail the test."""


def codes(devset: Path, name: str) -> set[str]:
    """A set of codes from check.py of the corpus."""
    found = re.search(rf"^{name} = set\('+(.*?)'+\.", (devset / "check.py").read_text("utf-8"), re.S | re.M)
    assert found is not None
    return set(found[1].split())


def test_every_category_of_the_corpus_has_a_hypothesis(devset: Path) -> None:
    assert {h.devset for h in hypotheses()} == codes(devset, "CAT")


def test_every_code_of_the_corpus_has_an_indicator(devset: Path) -> None:
    assert codes(devset, "CODE") <= {i.id for i in indicators()}


def test_other_is_always_among_the_hypotheses() -> None:
    assert hypothesis("other").devset == "other"


@pytest.mark.parametrize(
    ("id", "category"),
    [
        ("rehearsal", "attack_preparation"),
        ("third_party_cover", "cover_deception"),
        ("coercion", "coercion"),
        ("x", "x"),
    ],
)
def test_a_hypothesis_has_a_category_of_the_corpus(id: str, category: str) -> None:
    assert devset_category(id) == category


def test_examples_are_written_once() -> None:
    sentences = [s for i in indicators() for s in (*i.examples, *i.counter_examples)]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("load", [hypotheses, indicators])
def test_a_catalogue_loads_fast(load: object) -> None:
    assert cpu_seconds(load.__wrapped__) < LOAD_SECONDS  # type: ignore[attr-defined]


@pytest.mark.parametrize("find", [hypothesis, indicator])
def test_an_unknown_id_is_named_with_its_file(find: object) -> None:
    with pytest.raises(KnowledgeError, match=r"kb/data/\w+\.yaml, key 'nonesuch'"):
        find("nonesuch")  # type: ignore[operator]


def test_a_missing_file_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"nonesuch\.yaml"):
        catalogue.document("nonesuch.yaml")


def test_an_id_given_twice_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"'things\.a'.*2 times"):
        catalogue.entries({"things": [{"id": "a"}, {"id": "a"}]}, file="f.yaml", key="things")


@pytest.mark.parametrize("value", [-0.1, 1.1, "high", True, None])
def test_a_share_outside_0_to_1_is_refused(value: object) -> None:
    with pytest.raises(KnowledgeError, match=r"'bridging\.detectability'"):
        catalogue.share_of({"id": "bridging", "detectability": value}, "detectability", file="f.yaml")


@pytest.mark.parametrize("value", [[], ["one"], "text", [1, 2]])
def test_a_list_that_is_too_short_or_no_list_is_refused(value: object) -> None:
    with pytest.raises(KnowledgeError, match=r"'x\.examples'"):
        catalogue.texts_of({"id": "x", "examples": value}, "examples", file="f.yaml", least=2)


@pytest.mark.parametrize("pattern", ["a*", "a+", "a{2,}", "(?:", "<NONE> x"])
def test_an_unbounded_or_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(KnowledgeError, match=r"f\.yaml, key 'k'"):
        compiled(pattern, {}, file="f.yaml", key="k")
