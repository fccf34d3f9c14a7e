"""The weights of the attribution tagger: an int8 ONNX graph and the numbers of its CRF and linker.

Files in kb/data/learned/: `tagger.onnx` (states of the shared encoder and word
features -> emissions), `tagger.json` (labels, feature ids, transitions,
linker). No pickles. Terms and scores: docs/attribution-model.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from indicia.kb.encoder_model import Floats, needed, session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FORBIDDEN = -1e4
"""Log score of a transition that BIO labels rule out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionModel:
    """All that the tagger and the linker need.

    `pos` and `dep`: ids of the parser's labels, 0 for unknown ones.
    `transitions[i, j]`: log score of label j after label i; impossible ones are `FORBIDDEN`.
    `link_source`, `link_content`: weights of the linker's features, the bias last.
    """

    session: InferenceSession
    labels: tuple[str, ...]
    pos: dict[str, int]
    dep: dict[str, int]
    transitions: Floats
    start: Floats
    end: Floats
    link_source: Floats
    link_content: Floats

    def emissions(self, states: Floats, **features: list[int]) -> Floats:
        """Scores of every label, shape (words, labels), for one stretch of words.

        Args:
            states: The encoder's, shape (1, pieces, 384).
            features: Per word `first` (its first piece), `head` (the word it depends on), `pos`, `dep`, `quote`.
        """
        given = {name: np.array([values], dtype=np.int64) for name, values in features.items()}
        mask = np.ones(states.shape[:2], dtype=np.int64)
        scores: Floats = self.session.run(None, {"hidden": states, "mask": mask, **given})[0][0]
        return scores


@cache
def attribution_model() -> AttributionModel:
    """The weights, loaded once a process (0.2 s).

    Raises:
        KnowledgeError: A file is missing or does not fit the others.
    """
    numbers = _numbers()
    labels = tuple(numbers["labels"])
    allowed = allowed_steps(labels)
    return AttributionModel(
        session=session("tagger.onnx"),
        labels=labels,
        pos={name: i for i, name in enumerate(numbers["pos"])},
        dep={name: i for i, name in enumerate(numbers["dep"])},
        transitions=np.where(allowed, _floats(numbers, "transitions"), FORBIDDEN),
        start=np.where([not x.startswith("I-") for x in labels], _floats(numbers, "start"), FORBIDDEN),
        end=_floats(numbers, "end"),
        link_source=_floats(numbers, "link_source"),
        link_content=_floats(numbers, "link_content"),
    )


def need_weights() -> None:
    """Complain early, before a page is read.

    Raises:
        KnowledgeError: The package came without the weights.
    """
    for name in ("encoder.onnx", "tokenizer.json", "tagger.onnx", "tagger.json"):
        needed(name)


def _numbers() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(needed("tagger.json").read_text(encoding="utf-8"))
    return found


def _floats(numbers: dict[str, Any], key: str) -> Floats:
    return np.array(numbers[key], dtype=np.float32)


def allowed_steps(labels: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Which BIO label may follow which, shape (labels, labels): I-x only after B-x or I-x."""
    return np.array([[not b.startswith("I-") or (a != "O" and a[2:] == b[2:]) for b in labels] for a in labels])
