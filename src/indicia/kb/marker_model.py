"""The weights of the marker (which stretches of a page name an activity, a reason, a notice, a sign) and of the
finder of causes (which sentences tell one, and where).

Files in kb/data/learned/: `marker.onnx` (states of the shared encoder, of a
page -> log probabilities of every head, and what links an activity to what
fills its slots), `causes.onnx` (of a sentence), and beside each a .json with
the heads and their labels. No pickles. Terms and scores: docs/marker-model.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import numpy as np

from indicia.kb.encoder_model import Floats, needed, session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


Question = Literal["place", "actor", "start", "end", "troops"]
QUESTIONS: tuple[Question, ...] = get_args(Question)


class Link(NamedTuple):
    """For one question, of every word: what an activity there asks for, what the word answers, both of shape
    (words, 64), and the score of "nothing on this page", shape (words,)."""

    asks: Floats
    answers: Floats
    none: Floats


class Told(NamedTuple):
    """What the marker says of a page: log probabilities per head, shape (words, labels), the links, and the log odds
    that the page is about armed forces."""

    heads: dict[str, Floats]
    links: dict[Question, Link]
    military: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerModel:
    """The graph, and the labels of each head in the order of its columns."""

    session: InferenceSession
    heads: Mapping[str, tuple[str, ...]]

    def told(self, states: Floats, first: list[int], numbers: list[int], zones: list[int]) -> Told:
        """What the marker says of paragraphs one after the other.

        Args:
            states: The encoder's, shape (1, pieces, 384).
            first: Each word's first piece.
            numbers: For each piece the number of its paragraph on the page.
            zones: For each piece 0 in a headline, 1 in the body, 2 in a comment.
        """
        per_piece = {"number": np.array([numbers], dtype=np.int64), "zone": np.array([zones], dtype=np.int64)}
        given = {"hidden": states, "first": np.array([first], dtype=np.int64), **per_piece}
        words, links, military = self.session.run(None, given)
        ends = np.cumsum([0, *(len(labels) for labels in self.heads.values())]).tolist()
        heads = {head: words[0][:, a:b] for head, (a, b) in zip(self.heads, pairwise(ends), strict=True)}
        return Told(heads, _links(links[0]), float(military[0, 1] - military[0, 0]))


def _links(columns: Floats) -> dict[Question, Link]:
    found: dict[Question, Link] = {}
    for question, both in zip(QUESTIONS, np.split(columns, len(QUESTIONS), axis=1), strict=True):
        size = both.shape[1] // 2
        found[question] = Link(both[:, :size], both[:, size : 2 * size], both[:, -1])
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CausesModel:
    """The graph of the finder of causes."""

    session: InferenceSession

    def causal(self, states: Floats, first: list[int]) -> float:
        """The probability that a sentence tells a cause; arguments as of `MarkerModel.told`."""
        mask = np.ones(states.shape[:2], dtype=np.int64)
        given = {"hidden": states, "mask": mask, "first": np.array([first], dtype=np.int64)}
        return float(np.exp(self.session.run(["causal"], given)[0][0][1]))


@cache
def marker_model() -> MarkerModel:
    """The marker's weights, loaded once a process (0.1 s).

    Raises:
        KnowledgeError: A file is missing.
    """
    heads = json.loads(needed("marker.json").read_text(encoding="utf-8"))["heads"]
    return MarkerModel(session=session("marker.onnx"), heads={head: tuple(listed) for head, listed in heads.items()})


@cache
def causes_model() -> CausesModel:
    """The weights of the finder of causes, loaded once a process (0.1 s).

    Raises:
        KnowledgeError: A file is missing.
    """
    return CausesModel(session=session("causes.onnx"))
