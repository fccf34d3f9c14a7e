"""The learned tagger: source, cue and content of a parsed paragraph, and which belongs to which.

A small encoder (MiniLM, six layers, int8 ONNX) reads the word pieces; each
word is then seen with the word it depends on, its part of speech, its
dependency and whether it stands in quotation marks, by a recurrent layer and
a CRF. A logistic linker joins each source and content to its cue. How it was
trained and what it scores: docs/attribution-model.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from indicia.extract.encoding import stretches
from indicia.kb.attribution_model import attribution_model

if TYPE_CHECKING:
    from spacy.tokens import Doc

Role = Literal["source", "cue", "content"]
Floats = npt.NDArray[np.float32]

OUTSIDE, INSIDE, MARK, NEVER_CLOSED = 0, 1, 2, 3
_OPENING, _CLOSING, _EITHER = frozenset(("“", "„", "«", "``")), frozenset(("”", "»", "''")), frozenset(('"',))


class Tagged(NamedTuple):
    """A run of tokens `[start, end)` in one role."""

    role: Role
    start: int
    end: int


def tag(doc: Doc) -> tuple[Tagged, ...]:
    """The tagged runs of one paragraph in order; they never overlap."""
    model = attribution_model()
    heads, quotes = [t.head.i for t in doc], quote_states([t.text for t in doc])
    labels: list[str] = []
    for start, end, first, states in stretches(doc):
        scores = model.emissions(
            states,
            first=first,
            head=heads_within(heads, start, end),
            pos=[model.pos.get(t.pos_, 0) for t in doc[start:end]],
            dep=[model.dep.get(t.dep_, 0) for t in doc[start:end]],
            quote=quotes[start:end],
        )
        labels += [model.labels[i] for i in viterbi(scores, model.transitions, model.start, model.end)]
    return tuple(_runs(labels))


def heads_within(heads: Sequence[int], start: int, end: int) -> list[int]:
    """The head of each word of `[start, end)`, counted from `start`; a head outside is its nearest edge."""
    return [min(max(h - start, 0), end - start - 1) for h in heads[start:end]]


def quote_states(words: Sequence[str]) -> list[int]:
    """For each word: outside quotation marks, inside, a mark itself, or inside marks that never close.

    >>> quote_states(["He", "said", "“", "no", "”", "."])
    [0, 0, 2, 1, 2, 0]
    """
    states: list[int] = []
    opened: int | None = None
    for i, word in enumerate(words):
        if word in _OPENING or (word in _EITHER and opened is None):
            opened = i
        elif word in _CLOSING or word in _EITHER:
            opened = None
        else:
            states.append(OUTSIDE if opened is None else INSIDE)
            continue
        states.append(MARK)
    if opened is not None:
        states[opened + 1 :] = [NEVER_CLOSED if s == INSIDE else s for s in states[opened + 1 :]]
    return states


def viterbi(scores: Floats, transitions: Floats, start: Floats, end: Floats) -> list[int]:
    """The best path of labels: scores of shape (words, labels), transitions of shape (labels, labels)."""
    best = start + scores[0]
    back: list[npt.NDArray[np.intp]] = []
    for row in scores[1:]:
        through = best[:, None] + transitions
        step = through.argmax(axis=0)
        back.append(step)
        best = through[step, np.arange(len(step))] + row
    path = [int((best + end).argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _runs(labels: Sequence[str]) -> Iterator[Tagged]:
    """BIO labels as runs."""
    start = 0
    for i, label in enumerate(labels):
        if label != "O" and (i + 1 == len(labels) or labels[i + 1] != "I-" + label[2:]):
            yield Tagged(cast("Role", label[2:]), start if label.startswith("I-") else i, i + 1)
        if i + 1 < len(labels) and labels[i + 1].startswith("B-"):
            start = i + 1
        elif label.startswith("B-"):
            start = i
