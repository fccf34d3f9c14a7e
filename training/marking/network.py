"""The marker as a torch module: the shared lower layers, its own upper ones, and a linear head per question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from training.attribution.network import FAR, SHARED_LAYERS, Network, take, through

Heads = Mapping[str, Sequence[str]]
DROPOUT = 0.1
POOLED = 3
"""The first state, the mean and the highest of a sentence, for the question whether it tells a cause."""


class Marker(nn.Module):
    """States of the shared layers -> scores of every head for every word, and of the sentence being causal."""

    def __init__(self, network: Network, heads: Heads) -> None:
        super().__init__()
        size = network.enc.config.hidden_size
        self.layers = nn.ModuleList(network.enc.encoder.layer[SHARED_LAYERS:])
        self.heads = nn.ModuleDict({name: nn.Linear(size, len(labels)) for name, labels in heads.items()})
        self.causal = nn.Linear(POOLED * size, 2)
        self.drop = nn.Dropout(DROPOUT)

    def states(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Hidden states of the last layer, shape (batch, pieces, size)."""
        return through(self.layers, hidden, mask)

    def tells(self, states: Tensor, mask: Tensor) -> Tensor:
        """Scores of "no" and "yes, a cause is told", shape (batch, 2)."""
        real = mask[:, :, None].to(states.dtype)
        mean = (states * real).sum(1) / real.sum(1)
        highest = (states - FAR * (1 - real)).max(1).values
        scores: Tensor = self.causal(torch.cat([states[:, 0], mean, highest], -1))
        return scores

    def forward(self, hidden: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Log probabilities: (batch, words, all labels of all heads), and (batch, 2)."""
        states = self.states(hidden, mask)
        words = take(states, first)
        scores = [head(words).log_softmax(-1) for head in self.heads.values()]
        return torch.cat(scores, -1), self.tells(states, mask).log_softmax(-1)


def attribution_network(folder: Path, *, pos: int, dep: int, labels: int) -> Network:
    """The trained attribution tagger, whose lower layers are shared and whose upper ones are where ours begin."""
    network = Network(pos=pos, dep=dep, labels=labels)
    network.load_state_dict(torch.load(folder / "weights.pt", weights_only=True))
    return network
