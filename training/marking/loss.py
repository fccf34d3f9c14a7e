"""What a network of the heads is to learn from a batch: marked pages, what a teacher told, causal sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def words_of(network: PageMarker, batch: Sequence[Page], states: Mapping[int, Tensor]) -> list[Tensor]:
    """The last states of each page's words, shape (words, size)."""
    given = hidden_of_pages(batch, states)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = network.states(*given)
    return [out[n].float()[first_of(page)] for n, page in enumerate(batch)]


def loss_of_pages(network: PageMarker, heads: Heads, batch: Sequence[Page], states: Mapping[int, Tensor]) -> Tensor:
    """Of pages that are all marked, or all told of by a teacher: stretches, what they are, links; of marked ones,
    what the page is."""
    words = words_of(network, batch, states)
    loss_of = _loss_of_told if batch[0].told is not None else _loss_of_marks
    return loss_of(network, heads, batch, words)


def _loss_of_marks(network: PageMarker, heads: Heads, batch: Sequence[Page], words: Sequence[Tensor]) -> Tensor:
    loss = _of_rows(network, heads, [r for p in batch for r in p.rows], network.drop(torch.cat(list(words))))
    linked = [_of_links(network, w, p.links) for w, p in zip(words, batch, strict=True) if p.links]
    if linked:
        loss = loss + WEIGHT_OF_LINKS * torch.stack(linked).mean()
    told = torch.stack([network.is_military(w) for w in words])
    military = torch.tensor([int(p.military) for p in batch])
    return loss + WEIGHT_OF_PAGES * functional.nll_loss(told, military)


def _of_rows(network: PageMarker, heads: Heads, rows: Sequence[Row], words: Tensor) -> Tensor:
    """Cross entropy per head; `words`: the states of all words of the rows, shape (words, size)."""
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


def _loss_of_told(network: PageMarker, heads: Heads, batch: Sequence[Page], words: Sequence[Tensor]) -> Tensor:
    """How far the network's answers are from the teacher's."""
    told = [page.told for page in batch if page.told is not None]
    loss = _apart_in_words(network, heads, network.drop(torch.cat(list(words))), torch.cat([t.words for t in told]))
    linked = [_apart_in_links(network, w, page) for w, page in zip(words, batch, strict=True)]
    return loss + WEIGHT_OF_LINKS * torch.stack(linked).mean()


def _apart_in_words(network: PageMarker, heads: Heads, words: Tensor, told: Tensor) -> Tensor:
    """Per head the mean over words; what a stretch is counts as much as the teacher sees one there."""
    columns = dict(zip(heads, told.split([len(labels) for labels in heads.values()], -1), strict=True))
    loss = torch.zeros(())
    for task, kinds in HEADS.items():
        share = WEIGHT_OF_TASKS.get(task, 1.0)
        loss = loss + share * _apart(network.heads[task](words).log_softmax(-1), columns[task]).mean()
        inside = 1 - columns[task][:, 0].exp()
        for kind in kinds:
            apart = _apart(network.heads[kind](words).log_softmax(-1), columns[kind]) * inside
            loss = loss + WEIGHT_OF_KINDS * apart.sum() / inside.sum().clamp(min=1.0)
    return loss


def _apart_in_links(network: PageMarker, words: Tensor, page: Page) -> Tensor:
    """The sum over questions of the mean over the activities that the teacher sees."""
    links = page.told.links if page.told is not None else ()
    states, loss = network.drop(words), torch.zeros(())
    for question in QUESTIONS if links else ():
        linked, among = network.links[question](states), page.among.get(question)
        apart = [_apart(network.among(linked, k.trigger, among), k.answers[question]) for k in links]
        loss = loss + torch.stack(apart).mean()
    return loss


def _apart(own: Tensor, told: Tensor) -> Tensor:
    """Kullback-Leibler divergence of log probabilities from the teacher's, over the last dimension, in nats."""
    return functional.kl_div(own, told, reduction="none", log_target=True).sum(-1)
