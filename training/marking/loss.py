"""What a network of the heads is to learn from a batch: marked pages, what a teacher told, causal sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from indicia.extract.marking import HEADS
from training.marking.batches import hidden_of
from training.marking.network import Marker
from training.marking.rows import RELATIONS, Row

Heads = Mapping[str, Sequence[str]]
WEIGHT_OF_OUTSIDE = 0.4
"""Of words outside all stretches: they are nine tenths of all."""
WEIGHT_OF_KINDS = 0.3
"""Of what a stretch is, against where it is."""
IGNORED = -100


class Headed(Protocol):
    """A network with the marker's heads over its last states."""

    heads: nn.ModuleDict
    drop: nn.Dropout

    def states(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Kept states, shape (batch, pieces, size) -> last states of the same shape."""
        ...


def loss_of_pages(network: Headed, heads: Heads, batch: Sequence[Row], states: Mapping[int, Tensor]) -> Tensor:
    """Of rows with labels: cross entropy per head. Of rows told by the teacher: divergence from what it told."""
    words = _words(network, batch, states)
    if batch[0].told is not None:
        return _loss_of_told(network, heads, batch, words)
    loss = torch.zeros(())
    for task, kinds in HEADS.items():
        weight = torch.tensor([WEIGHT_OF_OUTSIDE, 1.0, 1.0])
        loss = loss + _of_head(network.heads[task], words, _targets(batch, task, heads, words.shape[1]), weight)
        for kind in kinds:
            wanted = _targets(batch, kind, heads, words.shape[1])
            loss = loss + WEIGHT_OF_KINDS * _of_head(network.heads[kind], words, wanted)
    return loss


def loss_of_causes(marker: Marker, heads: Heads, batch: Sequence[Row], states: Mapping[int, Tensor]) -> Tensor:
    """Whether each sentence tells a cause, and its first relations."""
    words = _words(marker, batch, states)
    told = torch.tensor([int(bool(r.causal)) for r in batch])
    loss = functional.cross_entropy(marker.tells(words, hidden_of(batch, states)[1]), told)
    for relation in RELATIONS:
        loss = loss + _of_head(marker.heads[relation], words, _targets(batch, relation, heads, words.shape[1]))
    return loss


def _words(network: Headed, batch: Sequence[Row], states: Mapping[int, Tensor]) -> Tensor:
    hidden, mask = hidden_of(batch, states)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = network.states(hidden, mask)
    dropped: Tensor = network.drop(out.float())
    return dropped


def _of_head(head: nn.Module, words: Tensor, wanted: Tensor, weight: Tensor | None = None) -> Tensor:
    if not (wanted >= 0).any():
        return torch.zeros(())
    return functional.cross_entropy(head(words).flatten(0, 1), wanted.flatten(), weight=weight, ignore_index=IGNORED)


def _targets(batch: Sequence[Row], head: str, heads: Heads, pieces: int) -> Tensor:
    """A label at each word's first piece, shape (batch, pieces), `IGNORED` elsewhere."""
    wanted = torch.full((len(batch), pieces), IGNORED)
    for n, row in enumerate(batch):
        if row.causal is False and head in RELATIONS:
            continue
        for i, (at, label) in enumerate(zip(row.first, row.labels[head], strict=True)):
            if label is not None and not (head == "activity" and label == "O" and row.unsure[i]):
                wanted[n, at] = heads[head].index(label)
    return wanted


def _loss_of_told(network: Headed, heads: Heads, batch: Sequence[Row], words: Tensor) -> Tensor:
    """Per head the mean divergence over words; what a stretch is counts as much as the teacher sees one there."""
    told = torch.cat([torch.from_numpy(r.told).float() for r in batch if r.told is not None])
    rows = torch.cat([torch.full((len(r.first),), n) for n, r in enumerate(batch)])
    states = words[rows, torch.cat([torch.tensor(r.first) for r in batch])]
    columns = dict(zip(heads, told.split([len(labels) for labels in heads.values()], -1), strict=True))
    loss = torch.zeros(())
    for task, kinds in HEADS.items():
        loss = loss + _apart(network.heads[task], states, columns[task]).mean()
        inside = 1 - columns[task][:, 0].exp()
        for kind in kinds:
            apart = (_apart(network.heads[kind], states, columns[kind]) * inside).sum() / inside.sum().clamp(min=1.0)
            loss = loss + WEIGHT_OF_KINDS * apart
    return loss


def _apart(head: nn.Module, states: Tensor, told: Tensor) -> Tensor:
    """Kullback-Leibler divergence of a head's answer from the teacher's, per word, in nats."""
    return functional.kl_div(head(states).log_softmax(-1), told, reduction="none", log_target=True).sum(-1)
