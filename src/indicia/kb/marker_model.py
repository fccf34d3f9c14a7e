"""The weights of the marker (which stretches of a paragraph name an activity, a reason, a notice, a sign) and of the
finder of causes (which sentences tell one, and where).

Files in kb/data/learned/: `marker.onnx`, `causes.onnx` (states of the shared
encoder -> log probabilities of every head), and beside each a .json with the
heads and their labels. No pickles. Terms and scores: docs/marker-model.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from indicia.kb.encoder_model import Floats, needed, session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerModel:
    """The graph, and the labels of each head in the order of its columns."""

    session: InferenceSession
    heads: Mapping[str, tuple[str, ...]]

    def scores(self, states: Floats, first: list[int]) -> tuple[dict[str, Floats], float]:
        """Log probabilities per head, shape (words, labels), and the probability that the stretch tells a cause.

        Args:
            states: The encoder's, shape (1, pieces, 384).
            first: Each word's first piece.
        """
        mask = np.ones(states.shape[:2], dtype=np.int64)
        given = {"hidden": states, "mask": mask, "first": np.array([first], dtype=np.int64)}
        words, causal = self.session.run(None, given)
        ends = np.cumsum([0, *(len(labels) for labels in self.heads.values())])
        columns = zip(self.heads, pairwise(ends.tolist()), strict=True)
        return {head: words[0][:, start:end] for head, (start, end) in columns}, float(np.exp(causal[0][1]))


@cache
def marker_model() -> MarkerModel:
    """The marker's weights, loaded once a process (0.1 s).

    Raises:
        KnowledgeError: A file is missing.
    """
    return _model("marker")


@cache
def causes_model() -> MarkerModel:
    """The weights of the finder of causes, loaded once a process (0.1 s).

    Raises:
        KnowledgeError: A file is missing.
    """
    return _model("causes")


def _model(name: str) -> MarkerModel:
    heads = json.loads(needed(f"{name}.json").read_text(encoding="utf-8"))["heads"]
    labels = {head: tuple(listed) for head, listed in heads.items()}
    return MarkerModel(session=session(f"{name}.onnx"), heads=labels)
