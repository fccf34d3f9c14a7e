"""Examples -> padded batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from indicia.kb.attribution_model import BEGIN_PIECE, END_PIECE

MAX_PIECES = 200
"""Longer paragraphs are cut at sentence ends in training; 2 % of PolNeAR's."""
PIECES_A_BATCH = 1800
JITTER = 8
"""Random pieces added to lengths before sorting, so that batches differ between epochs."""
Row = dict[str, Any]


def rows(features: Row, tokenizer: Tokenizer) -> Iterator[Row]:
    """One paragraph as rows of at most `MAX_PIECES` pieces."""
    encoded = tokenizer.encode(features["words"], is_pretokenized=True, add_special_tokens=False)
    first: dict[int, int] = {}
    for position, word in enumerate(encoded.word_ids):
        first.setdefault(word, position)
    bounds: list[int] = []
    for i in range(len(features["words"])):
        bounds.append(first.get(i, bounds[-1] if bounds else 0))
    bounds.append(len(encoded.ids))
    for start, end in _cuts(bounds, features["sent"]):
        yield _row(features, encoded.ids, bounds, start, end)


def _cuts(bounds: Sequence[int], sentence_starts: Sequence[bool]) -> Iterator[tuple[int, int]]:
    size = len(bounds) - 1
    start = last = 0
    for stop in [*(i for i in range(1, size) if sentence_starts[i]), size]:
        if bounds[stop] - bounds[start] > MAX_PIECES and last > start:
            yield start, last
            start = last
        while bounds[stop] - bounds[start] > MAX_PIECES and stop - start > 1:
            cut = next(i for i in range(start + 1, stop) if i + 1 == stop or bounds[i + 1] - bounds[start] > MAX_PIECES)
            yield start, cut
            start = cut
        last = stop
    if start < size:
        yield start, size


def _row(features: Row, pieces: Sequence[int], bounds: Sequence[int], start: int, end: int) -> Row:
    low, high = bounds[start], bounds[end]
    part: Row = {key: features[key][start:end] for key in ("pos", "dep", "quote", "labels")}
    part["ids"] = [BEGIN_PIECE, *pieces[low:high], END_PIECE]
    part["first"] = [min(p - low, high - low) + 1 for p in bounds[start:end]]
    part["head"] = [min(max(h - start, 0), end - start - 1) for h in features["head"][start:end]]
    return part


def batches(all_rows: Sequence[Row], *, shuffle: bool) -> list[list[Row]]:
    """Rows of like length together, as many as fit `PIECES_A_BATCH`."""
    ordered = sorted(all_rows, key=lambda r: len(r["ids"]) + (random.random() * JITTER if shuffle else 0))
    found: list[list[Row]] = [[]]
    for row in ordered:
        longest = max(len(row["ids"]), *(len(r["ids"]) for r in found[-1][-1:]), 1)
        if found[-1] and (len(found[-1]) + 1) * longest > PIECES_A_BATCH:
            found.append([])
        found[-1].append(row)
    if shuffle:
        random.shuffle(found)
    return found


def tensors(batch: Sequence[Row]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    """The network's inputs, the labels, and 1.0 for real words, all padded with zeros."""
    pieces, words = max(len(r["ids"]) for r in batch), max(len(r["labels"]) for r in batch)

    def padded(key: str, size: int) -> Tensor:
        return torch.tensor([r[key] + [0] * (size - len(r[key])) for r in batch])

    lengths = torch.tensor([len(r["labels"]) for r in batch])
    given = {key: padded(key, words) for key in ("first", "head", "pos", "dep", "quote")}
    given["ids"] = padded("ids", pieces)
    given["mask"] = torch.tensor([[1] * len(r["ids"]) + [0] * (pieces - len(r["ids"])) for r in batch])
    given["lengths"] = lengths
    return given, padded("labels", words), (torch.arange(words)[None] < lengths[:, None]).float()
