"""How well a network does on pages and sentences that it never saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor

from indicia.extract.marking import HEADS, runs
from indicia.kb.marker_model import QUESTIONS
from training.marking.batches import hidden_of
from training.marking.loss import words_of
from training.marking.network import CauseFinder, PageMarker
from training.marking.rows import Page, Row

Labels = Sequence[str | None]
Counts = dict[str, list[int]]


@torch.no_grad()
def page_scores(network: PageMarker, pages: Sequence[Page], states: Mapping[int, Tensor]) -> dict[str, float]:
    """In %: F1 of stretches; links rightly chosen among all words or none; pages rightly judged."""
    counts: Counts = {task: [0, 0, 0] for task in HEADS}
    right: Counts = {name: [0, 0] for name in (*QUESTIONS, "military")}
    for page in pages:
        words = words_of(network, [page], states)[0]
        for row, own in zip(page.rows, words.split([len(r.first) for r in page.rows]), strict=True):
            add_stretches(counts, network, row, own)
        _add_links(right, network, page, words)
        _add(right["military"], bool(network.is_military(words).argmax()) == page.military)
    shares = {name: round(100 * good / max(1, all_), 1) for name, (good, all_) in right.items()}
    return stretch_f1(counts) | {f"link {k}" if k in QUESTIONS else k: v for k, v in shares.items()}


def stretch_f1(counts: Counts) -> dict[str, float]:
    """F1 per task, in %."""
    return {task: round(200 * right / max(1, a + b), 1) for task, (right, a, b) in counts.items()}


def add_stretches(counts: Counts, network: PageMarker, row: Row, words: Tensor) -> None:
    """Count the stretches of a row that overlap, per task; stretches over words that teach nothing don't count."""
    for task in HEADS:
        ours = runs(network.heads[task](words).log_softmax(-1).numpy())
        told = _told(list(ours), row.labels[task])
        counts[task] = [x + y for x, y in zip(counts[task], told, strict=True)]


def _add_links(right: Counts, network: PageMarker, page: Page, words: Tensor) -> None:
    for question in QUESTIONS:
        linked = network.links[question](words)
        for trigger, answer in ((k.trigger, k.slots[question]) for k in page.links if question in k.slots):
            best = int(network.choices(linked, trigger, answer.among).argmax())
            wanted = {word for thing in answer.right for word in thing}
            _add(right[question], best in wanted if wanted else best == len(words))


def _add(count: list[int], good: bool) -> None:
    count[0] += good
    count[1] += 1


def _told(ours: Sequence[tuple[int, int]], labels: Labels) -> tuple[int, int, int]:
    """Right, found, wanted."""
    found = [(a, b) for a, b in ours if None not in labels[a:b]]
    wanted = list(_wanted(labels))
    return sum(any(a < d and c < b for a, b in found) for c, d in wanted), len(found), len(wanted)


def _wanted(labels: Labels) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and label != "I":
            yield start, i
            start = None
        if label == "B":
            start = i


@torch.no_grad()
def told_causal(finder: CauseFinder, rows: Sequence[Row], states: Mapping[int, Tensor]) -> list[float]:
    """The probability of each sentence that it tells a cause."""
    found = []
    for row in rows:
        hidden, mask = hidden_of([row], states)
        found.append(float(finder.tells(finder.states(hidden, mask), mask)[0].softmax(-1)[1]))
    return found


def causal_f1(rows: Sequence[Row], told: Sequence[float]) -> dict[str, float]:
    """F1 of causal sentences, in %, by the probability from which one counts."""
    found = {}
    for least in (0.3, 0.4, 0.5):
        right = sum(bool(r.causal) and p > least for r, p in zip(rows, told, strict=True))
        size = sum(p > least for p in told) + sum(bool(r.causal) for r in rows)
        found[str(least)] = round(200 * right / max(1, size), 1)
    return found
