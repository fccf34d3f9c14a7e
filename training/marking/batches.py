"""Rows and pages of like length together, padded."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

import torch
from torch import Tensor, nn

from indicia.extract.page_rows import ZONES
from training.marking.rows import Page, Row

Item = TypeVar("Item", Row, Page)
PIECES_A_BATCH = 3000
JITTER = 0.05
"""Items are sorted by length give or take such a share, so that batches differ from epoch to epoch."""
pad = nn.utils.rnn.pad_sequence


def length(item: Row | Page) -> int:
    """Word pieces of a row, or of all rows of a page."""
    return len(item.ids) if isinstance(item, Row) else sum(len(r.ids) for r in item.rows)


def batches(items: Sequence[Item], *, shuffle: bool, size: Callable[[Item], int] = length) -> list[list[Item]]:
    """Items of like length together, as many as fit `PIECES_A_BATCH`."""
    ordered = sorted(items, key=lambda i: size(i) * (1 + (random.random() * JITTER if shuffle else 0)))
    found: list[list[Item]] = [[]]
    for item in ordered:
        if found[-1] and (len(found[-1]) + 1) * size(item) > PIECES_A_BATCH:
            found.append([])
        found[-1].append(item)
    if shuffle:
        random.shuffle(found)
    return found


def padded(rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Word pieces, 0 behind the end, and 1 where they are real; both of shape (batch, pieces)."""
    real = [torch.ones(len(x), dtype=torch.long) for x in rows]
    return pad([torch.tensor(x) for x in rows], batch_first=True), pad(real, batch_first=True)


def hidden_of(batch: Sequence[Row], states: Mapping[int, Tensor]) -> tuple[Tensor, Tensor]:
    """Kept states of a batch of rows, shape (batch, pieces, size), and 1 where they are real."""
    _, mask = padded([r.ids for r in batch])
    return pad([states[id(r)].float() for r in batch], batch_first=True), mask


def hidden_of_pages(batch: Sequence[Page], states: Mapping[int, Tensor]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Kept states of a batch of pages, 1 where they are real, and of each piece the paragraph's number and zone."""
    hidden = pad([torch.cat([states[id(r)] for r in p.rows]).float() for p in batch], batch_first=True)
    mask = pad([torch.ones(length(p), dtype=torch.long) for p in batch], batch_first=True)
    numbers = [torch.tensor([r.number for r in p.rows for _ in r.ids]) for p in batch]
    zones = [torch.tensor([ZONES.index(r.zone) for r in p.rows for _ in r.ids]) for p in batch]
    return hidden, mask, pad(numbers, batch_first=True), pad(zones, batch_first=True)


def first_of(page: Page) -> Tensor:
    """The first piece of each word of a page, counted through its rows."""
    starts = accumulate((len(r.ids) for r in page.rows), initial=0)
    return torch.tensor([start + at for start, r in zip(starts, page.rows, strict=False) for at in r.first])
