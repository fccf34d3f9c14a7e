"""Rows of like length together, padded."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from training.marking.rows import Row

PIECES_A_BATCH = 2000
JITTER = 8
"""Rows are sorted by length give or take so many pieces, so that batches differ from epoch to epoch."""


def batches(rows: Sequence[Row], *, shuffle: bool) -> list[list[Row]]:
    """Rows of like length together, as many as fit `PIECES_A_BATCH`."""
    ordered = sorted(rows, key=lambda r: len(r.ids) + (random.random() * JITTER if shuffle else 0))
    found: list[list[Row]] = [[]]
    for row in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(row.ids) > PIECES_A_BATCH:
            found.append([])
        found[-1].append(row)
    if shuffle:
        random.shuffle(found)
    return found


def padded(rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Word pieces, 0 behind the end, and 1 where they are real; both of shape (batch, pieces)."""
    pad = nn.utils.rnn.pad_sequence
    real = [torch.ones(len(x), dtype=torch.long) for x in rows]
    return pad([torch.tensor(x) for x in rows], batch_first=True), pad(real, batch_first=True)


def hidden_of(batch: Sequence[Row], states: Mapping[int, Tensor]) -> tuple[Tensor, Tensor]:
    """Kept states of a batch, shape (batch, pieces, size), and 1 where they are real."""
    _, mask = padded([r.ids for r in batch])
    return nn.utils.rnn.pad_sequence([states[id(r)].float() for r in batch], batch_first=True), mask
