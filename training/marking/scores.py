"""How well a network does on rows it never saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor

from indicia.extract.marking import HEADS, runs
from training.marking.batches import hidden_of
from training.marking.loss import Headed
from training.marking.network import Marker
from training.marking.rows import Row

Labels = Sequence[str | None]


@torch.no_grad()
def stretch_scores(network: Headed, rows: Sequence[Row], states: Mapping[int, Tensor]) -> dict[str, float]:
    """F1 of stretches that overlap, per task, in %; stretches over words that teach nothing don't count."""
    counts = {task: [0, 0, 0] for task in HEADS}
    for row in rows:
        hidden, mask = hidden_of([row], states)
        words = network.states(hidden, mask)[0].float()[torch.tensor(row.first)]
        for task in HEADS:
            ours = runs(network.heads[task](words).log_softmax(-1).numpy())
            told = _told(list(ours), row.labels[task])
            counts[task] = [x + y for x, y in zip(counts[task], told, strict=True)]
    return {task: round(200 * right / max(1, a + b), 1) for task, (right, a, b) in counts.items()}


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
def told_causal(marker: Marker, rows: Sequence[Row], states: Mapping[int, Tensor]) -> list[float]:
    """The probability of each sentence that it tells a cause."""
    found = []
    for row in rows:
        hidden, mask = hidden_of([row], states)
        found.append(float(marker.tells(marker.states(hidden, mask), mask)[0].softmax(-1)[1]))
    return found


def causal_f1(rows: Sequence[Row], told: Sequence[float]) -> dict[str, float]:
    """F1 of causal sentences, in %, by the probability from which one counts."""
    found = {}
    for least in (0.3, 0.4, 0.5):
        right = sum(bool(r.causal) and p > least for r, p in zip(rows, told, strict=True))
        size = sum(p > least for p in told) + sum(bool(r.causal) for r in rows)
        found[str(least)] = round(200 * right / max(1, size), 1)
    return found
