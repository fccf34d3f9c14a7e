"""What a network of the heads is to learn from a batch: marked pages, what a teacher told, causal sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from indicia.extract.marking import HEADS
from indicia.kb.marker_model import QUESTIONS, Question
from training.marking.batches import first_of, hidden_of, hidden_of_pages
from training.marking.network import CauseFinder, PageMarker
from training.marking.rows import RELATIONS, Page, Row
from training.marking.slots import Link

Heads = Mapping[str, Sequence[str]]
WEIGHT_OF_OUTSIDE = 0.4
"""Of words outside all stretches: they are nine tenths of all."""
WEIGHT_OF_KINDS = 0.3
"""Of what a stretch is, against where it is."""
WEIGHT_OF_LINKS, WEIGHT_OF_PAGES = 0.3, 0.3
WEIGHT_OF_TASKS: Mapping[str, float] = {"activity": 2.0}
"""Of stretches, where not 1: everything else hangs on activities."""
IGNORED = -100


class Headed(Protocol):
    """A network with the marker's heads over its last states."""

    heads: nn.ModuleDict
    drop: nn.Dropout


def words_of(network: PageMarker, batch: Sequence[Page], states: Mapping[int, Tensor]) -> list[Tensor]:
    """The last states of each page's words, shape (words, size)."""
    given = hidden_of_pages(batch, states)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = network.states(*given)
    return [out[n].float()[first_of(page)] for n, page in enumerate(batch)]


def loss_of_pages(network: PageMarker, heads: Heads, batch: Sequence[Page], states: Mapping[int, Tensor]) -> Tensor:
    """Of marked pages: stretches, what they are, links, what the page is. Of pages told by a teacher: stretches."""
    words = words_of(network, batch, states)
    loss = loss_of_rows(network, heads, [r for p in batch for r in p.rows], network.drop(torch.cat(words)))
    if batch[0].rows[0].told is not None:
        return loss
    linked = [_of_links(network, w, p.links) for w, p in zip(words, batch, strict=True) if p.links]
    if linked:
        loss = loss + WEIGHT_OF_LINKS * torch.stack(linked).mean()
    told = torch.stack([network.is_military(w) for w in words])
    military = torch.tensor([int(p.military) for p in batch])
    return loss + WEIGHT_OF_PAGES * functional.nll_loss(told, military)


def loss_of_rows(network: Headed, heads: Heads, rows: Sequence[Row], words: Tensor) -> Tensor:
    """Of rows with labels: cross entropy per head. Of rows told by the teacher: divergence from what it told.

    Args:
        words: The states of all words of the rows, shape (words, size).
    """
    if rows[0].told is not None:
        return _loss_of_told(network, heads, rows, words)
    loss = torch.zeros(())
    weight = torch.tensor([WEIGHT_OF_OUTSIDE, 1.0, 1.0])
    for task, kinds in HEADS.items():
        share = WEIGHT_OF_TASKS.get(task, 1.0)
        loss = loss + share * _of_head(network.heads[task], words, _targets(rows, task, heads), weight)
        for kind in kinds:
            loss = loss + WEIGHT_OF_KINDS * _of_head(network.heads[kind], words, _targets(rows, kind, heads))
    return loss


def _of_links(network: PageMarker, words: Tensor, links: Sequence[Link]) -> Tensor:
    """How little of each activity's choice among the page's words, or none, falls on those that fill its slots."""
    states = network.drop(words)
    return torch.stack([_of_question(network, q, states, links) for q in QUESTIONS]).sum()


def _of_question(network: PageMarker, question: Question, words: Tensor, links: Sequence[Link]) -> Tensor:
    """The mean over activities; each of several right things is to have its share."""
    linked = network.links[question](words)
    loss = torch.zeros(())
    asked = [(link.trigger, link.slots[question]) for link in links if question in link.slots]
    for trigger, answer in asked:
        scores = network.choices(linked, trigger, answer.among)
        right = [torch.logsumexp(scores[list(thing)], 0) for thing in answer.right] or [scores[-1]]
        loss = loss - torch.stack(right).mean()
    return loss / max(1, len(asked))


def loss_of_causes(finder: CauseFinder, heads: Heads, batch: Sequence[Row], states: Mapping[int, Tensor]) -> Tensor:
    """Whether each sentence tells a cause, and its first relations."""
    hidden, mask = hidden_of(batch, states)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = finder.states(hidden, mask)
    pieces = finder.drop(out.float())
    loss = functional.cross_entropy(finder.tells(pieces, mask), torch.tensor([int(bool(r.causal)) for r in batch]))
    words = torch.cat([pieces[n][torch.tensor(r.first)] for n, r in enumerate(batch)])
    for relation in RELATIONS:
        loss = loss + _of_head(finder.heads[relation], words, _targets(batch, relation, heads))
    return loss


def _of_head(head: nn.Module, words: Tensor, wanted: Tensor, weight: Tensor | None = None) -> Tensor:
    if not (wanted >= 0).any():
        return torch.zeros(())
    return functional.cross_entropy(head(words), wanted, weight=weight, ignore_index=IGNORED)


def _targets(rows: Sequence[Row], head: str, heads: Heads) -> Tensor:
    """The label of each word, `IGNORED` where it teaches nothing."""
    index = {label: n for n, label in enumerate(heads[head])}
    wanted = [
        IGNORED
        if label is None or (row.causal is False and head in RELATIONS)
        or (head == "activity" and label == "O" and row.unsure[i])
        else index[label]
        for row in rows
        for i, label in enumerate(row.labels[head])
    ]  # fmt: skip
    return torch.tensor(wanted)


def _loss_of_told(network: Headed, heads: Heads, rows: Sequence[Row], words: Tensor) -> Tensor:
    """Per head the mean divergence over words; what a stretch is counts as much as the teacher sees one there."""
    told = torch.cat([torch.from_numpy(r.told).float() for r in rows if r.told is not None])
    columns = dict(zip(heads, told.split([len(labels) for labels in heads.values()], -1), strict=True))
    loss = torch.zeros(())
    for task, kinds in HEADS.items():
        loss = loss + _apart(network.heads[task], words, columns[task]).mean()
        inside = 1 - columns[task][:, 0].exp()
        for kind in kinds:
            apart = (_apart(network.heads[kind], words, columns[kind]) * inside).sum() / inside.sum().clamp(min=1.0)
            loss = loss + WEIGHT_OF_KINDS * apart
    return loss


def _apart(head: nn.Module, states: Tensor, told: Tensor) -> Tensor:
    """Kullback-Leibler divergence of a head's answer from the teacher's, per word, in nats."""
    return functional.kl_div(head(states).log_softmax(-1), told, reduction="none", log_target=True).sum(-1)
