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

from indicia.kb.attribution_model import BEGIN_PIECE, END_PIECE, AttributionModel, attribution_model

if TYPE_CHECKING:
    from spacy.tokens import Doc

Role = Literal["source", "cue", "content"]
Floats = npt.NDArray[np.float32]

MAX_PIECES = 400
"""Longer paragraphs are read in windows cut at sentence ends; the encoder knows 512 positions."""
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
    pieces, first = _pieces(doc, model)
    quotes = quote_states([t.text for t in doc])
    labels: list[str] = []
    for start, end in _windows(doc, [*first, len(pieces)]):
        stop = first[end] if end < len(doc) else len(pieces)
        inner = pieces[first[start] : stop]
        scores = model.emissions(
            ids=[BEGIN_PIECE, *inner, END_PIECE],
            first=[min(p - first[start], len(inner)) + 1 for p in first[start:end]],
            head=[min(max(t.head.i - start, 0), end - start - 1) for t in doc[start:end]],
            pos=[model.pos.get(t.pos_, 0) for t in doc[start:end]],
            dep=[model.dep.get(t.dep_, 0) for t in doc[start:end]],
            quote=quotes[start:end],
        )
        labels += [model.labels[i] for i in viterbi(scores, model.transitions, model.start, model.end)]
    return tuple(_runs(labels))


def _pieces(doc: Doc, model: AttributionModel) -> tuple[list[int], list[int]]:
    """Word pieces of all words, and the position of each word's first one (its neighbour's if it has none)."""
    encoded = model.tokenizer.encode([t.text for t in doc], is_pretokenized=True, add_special_tokens=False)
    first: dict[int, int] = {}
    for position, word in enumerate(encoded.word_ids):
        if word is not None:
            first.setdefault(word, position)
    positions: list[int] = []
    for i in range(len(doc)):
        positions.append(first.get(i, positions[-1] if positions else 0))
    return encoded.ids, positions


def _windows(doc: Doc, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of at most `MAX_PIECES` pieces; a longer sentence is cut."""
    start = last = 0
    for stop in (s.end for s in doc.sents):
        if bounds[stop] - bounds[start] > MAX_PIECES and last > start:
            yield start, last
            start = last
        while bounds[stop] - bounds[start] > MAX_PIECES and stop - start > 1:
            cut = next(i for i in range(start + 1, stop) if i + 1 == stop or bounds[i + 1] - bounds[start] > MAX_PIECES)
            yield start, cut
            start = cut
        last = stop
    if start < len(doc):
        yield start, len(doc)


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
