"""Examples -> padded batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from indicia.extract.attribution.tagger import heads_within
from indicia.extract.encoding import framed, windows, word_pieces

MAX_PIECES = 200
"""Longer paragraphs are cut at sentence ends in training; 2 % of PolNeAR's."""
PIECES_A_BATCH = 1800
JITTER = 8
"""Random pieces added to lengths before sorting, so that batches differ between epochs."""
Row = dict[str, Any]


def rows(features: Row, tokenizer: Tokenizer) -> Iterator[Row]:
    """One paragraph as rows of at most `MAX_PIECES` pieces."""
    pieces, bounds = word_pieces(features["words"], tokenizer)
    size = len(features["words"])
    ends = [*(i for i in range(1, size) if features["sent"][i]), size]
    for start, end in windows(bounds, ends, most=MAX_PIECES):
        part: Row = {key: features[key][start:end] for key in ("pos", "dep", "quote", "labels")}
        ids, first = framed(pieces, bounds, start, end)
        yield part | {"ids": ids, "first": first, "head": heads_within(features["head"], start, end)}


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
