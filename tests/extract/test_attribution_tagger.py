"""The learned tagger's own parts: quotation states, the best path, and a paragraph."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.attribution.linker import link
from indicia.extract.attribution.tagger import quote_states, tag, viterbi
from indicia.extract.parse import parser
from indicia.kb.attribution_model import allowed_steps

STATES = {
    "He said “ no ” .": [0, 0, 2, 1, 2, 0],
    'He said " no " .': [0, 0, 2, 1, 2, 0],
    "He said “ no , never": [0, 0, 2, 3, 3, 3],
    "« No » , she said": [2, 1, 2, 0, 0, 0],
    "no marks at all": [0, 0, 0, 0],
}


@pytest.mark.parametrize("text", STATES)
def test_each_word_knows_whether_it_is_quoted(text: str) -> None:
    assert quote_states(text.split()) == STATES[text]


@given(st.lists(st.sampled_from(['"', "“", "”", "«", "»", "word"]), max_size=40))
def test_every_word_has_a_state(words: list[str]) -> None:
    states = quote_states(words)
    assert len(states) == len(words)
    assert all((s == 2) == (w != "word") for s, w in zip(states, words, strict=True))


@given(st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_best_path_is_the_best_of_all_paths(length: int, random: object) -> None:
    rng = np.random.default_rng(random.randrange(10**6))  # type: ignore[attr-defined]
    scores, steps = rng.normal(size=(length, 3)), rng.normal(size=(3, 3))
    start, end = rng.normal(size=3), rng.normal(size=3)

    def worth(path: tuple[int, ...]) -> float:
        inner = sum(steps[a, b] for a, b in pairwise(path))
        return float(start[path[0]] + sum(scores[i, p] for i, p in enumerate(path)) + inner + end[path[-1]])

    best = max(product(range(3), repeat=length), key=worth)
    assert worth(tuple(viterbi(scores, steps, start, end))) == pytest.approx(worth(best))


def test_an_inner_label_follows_only_its_own_role() -> None:
    steps = allowed_steps(("O", "B-cue", "I-cue", "B-source", "I-source"))
    assert steps[:, 2].tolist() == [False, True, True, False, False]
    assert steps[:, 1].all()


def test_a_paragraph_gives_source_cue_and_content() -> None:
    doc = parser()("The army will withdraw its tanks next week, the defence minister said on Monday.")
    (relation,) = link(doc, tag(doc))
    assert relation.source is not None
    assert doc[relation.cue.start : relation.cue.end].text == "said"
    assert doc[relation.source.start : relation.source.end].text == "the defence minister"
    assert "withdraw its tanks" in doc[relation.contents[0].start : relation.contents[0].end].text
