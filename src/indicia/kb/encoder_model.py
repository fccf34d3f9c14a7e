"""The encoder that all learned parts share: word pieces -> what each piece means where it stands.

Files in kb/data/learned/: `encoder.onnx` (the embeddings and the lower layers
of MiniLM, int8), `tokenizer.json`. What is built on it: the attribution tagger
(`attribution_model`) and the marker (`marker_model`). No pickles.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from indicia.errors import KnowledgeError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = files("indicia.kb") / "data" / "learned"
BEGIN_PIECE, END_PIECE = 101, 102
"""[CLS] and [SEP] of the encoder's vocabulary."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderModel:
    """The shared layers and the word pieces that they read."""

    session: InferenceSession
    tokenizer: Tokenizer

    def states(self, pieces: list[int]) -> Floats:
        """Hidden states of word pieces (begin and end among them), shape (1, pieces, 384)."""
        ids = np.array([pieces], dtype=np.int64)
        found: Floats = self.session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0]
        return found


@cache
def encoder_model() -> EncoderModel:
    """The shared layers, loaded once a process (0.1 s).

    Raises:
        KnowledgeError: A file is missing.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(needed("tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return EncoderModel(session=session("encoder.onnx"), tokenizer=tokenizer)


def session(name: str) -> InferenceSession:
    """A graph of kb/data/learned, run on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # 60 MiB less; the arena gains nothing on rows of changing length
    return onnxruntime.InferenceSession(needed(name).read_bytes(), options)


def needed(name: str) -> Traversable:
    """A file of kb/data/learned.

    Raises:
        KnowledgeError: The package came without the weights.
    """
    path = FOLDER / name
    if not path.is_file():
        raise KnowledgeError(
            f"The learned parts have no weights ({path} is missing). Train them as docs/attribution-model.md and "
            "docs/marker-model.md say, or read with the rules alone (--attribution rules)."
        )
    return path
