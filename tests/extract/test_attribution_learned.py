"""What the tagger adds to the rules, where it may not speak, and what its parts promise on any text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from attribution_texts import METHODS, TEXTS, cases, found_in, page_of, read
from hypothesis import given
from hypothesis import strategies as st

from indicia.errors import KnowledgeError
from indicia.extract.attribution import attributions
from indicia.extract.attribution.linker import link
from indicia.extract.attribution.tagger import tag
from indicia.extract.parse import parse, parser
from indicia.kb import attribution_model as weights
from indicia.kb import encoder_model
from indicia.model import Attribution

SENTENCES = [case["text"] for case in cases("attribution_rules.yaml") if "\n" not in case["text"]]
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
LONG = "The mayor said the well was dry and the pump had failed, and " * 60


@pytest.fixture(autouse=True)
def _weights() -> None:
    try:
        weights.attribution_model()
    except (KnowledgeError, ModuleNotFoundError) as missing:
        pytest.skip(f"the tagger's weights are not here: {missing}")


@pytest.fixture
def no_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _weights: None) -> Iterator[None]:
    """An installation from which the weights are missing."""
    monkeypatch.setattr(encoder_model, "FOLDER", tmp_path)
    weights.attribution_model.cache_clear()
    yield
    monkeypatch.undo()
    weights.attribution_model.cache_clear()


def _with_cue(found: tuple[Attribution, ...]) -> set[tuple[object, ...]]:
    return {(a.source_span, a.cue_span, a.content) for a in found if a.cue_span}


@given(text=PARAGRAPHS | TEXTS)
def test_the_tagger_takes_nothing_that_the_rules_found(text: str) -> None:
    parsed = parse(page_of(("body", text)))
    rules, both = (attributions(parsed, method=m) for m in METHODS)
    assert _with_cue(rules) <= _with_cue(both)


@given(text=PARAGRAPHS | TEXTS)
def test_what_the_tagger_adds_lies_beside_what_the_rules_found(text: str) -> None:
    parsed = parse(page_of(("body", text)))
    rules, both = (attributions(parsed, method=m) for m in METHODS)
    known = _with_cue(rules)
    taken = [c for _, _, content in known for c in content]  # type: ignore[attr-defined]
    added = [a for a in both if a.cue_span and (a.source_span, a.cue_span, a.content) not in known]
    assert not any(c.overlaps(t) for a in added for c in a.content for t in taken)
    assert all(a.source_span for a in added)


@pytest.mark.parametrize("kind", ["headline", "comment"])
@pytest.mark.parametrize("text", SENTENCES[:20])
def test_headlines_and_comments_are_left_to_the_rules(kind: str, text: str) -> None:
    assert found_in(((kind, text),), "learned") == found_in(((kind, text),), "rules")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody marvelled that the bridge had burned.",
        "You could marvel that the bridge had burned.",
        "The bridge burned all night, and the rain came late.",
        "The army wants to mend the bridge by spring.",
        "The sappers hope to mend the bridge by spring.",
    ],
)
def test_wishes_and_facts_are_no_statements(text: str) -> None:
    assert found_in((("body", text),), "learned") == found_in((("body", text),), "rules")


@given(text=TEXTS)
def test_runs_lie_in_the_doc_in_order_and_apart(text: str) -> None:
    doc = parser()(text)
    runs = tag(doc) if len(doc) else ()
    assert all(0 <= r.start < r.end <= len(doc) for r in runs)
    assert all(one.end <= two.start for one, two in pairwise(runs))


@given(text=PARAGRAPHS | TEXTS)
def test_a_cue_has_at_most_one_source_and_a_content_one_cue(text: str) -> None:
    doc = parser()(text)
    runs = tag(doc) if len(doc) else ()
    relations = link(doc, runs)
    contents = [c for r in relations for c in r.contents]
    assert len(set(contents)) == len(contents)
    assert len({r.cue for r in relations}) == len(relations)
    assert all(r.contents for r in relations)
    assert {run for r in relations for run in (r.cue, *r.contents, *filter(None, [r.source]))} <= set(runs)


def test_a_paragraph_longer_than_the_encoder_reads_at_once_is_tagged_to_its_end() -> None:
    doc = parser()(LONG)
    ends = [r.end for r in tag(doc)]
    assert min(ends) < len(doc) / 4
    assert max(ends) > 3 * len(doc) / 4


@pytest.mark.usefixtures("no_weights")
def test_without_weights_the_learned_method_says_which_file_is_missing() -> None:
    parsed = parse(page_of(("body", "It is said that the drill is over.")))
    with pytest.raises(KnowledgeError, match=r"encoder\.onnx"):
        attributions(parsed, method="learned")


@pytest.mark.usefixtures("no_weights")
def test_without_weights_the_rules_read_as_before() -> None:
    assert [a.source for a in read(page_of(("body", "Ann Ek said the boat was full.")), "rules")] == ["Ann Ek"]
