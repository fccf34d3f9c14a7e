"""The networks of this folder as torch modules: the shared lower layers, own upper ones, and linear heads.

`PageMarker` sees a whole page, `CauseFinder` a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from indicia.extract.page_rows import ZONES
from indicia.kb.marker_model import QUESTIONS
from training.attribution.network import ENCODER, FAR, SHARED_LAYERS, attending, take, through

Heads = Mapping[str, Sequence[str]]
DROPOUT = 0.1
POOLED = 3
"""The first state, the mean and the highest of a sentence, for the question whether it tells a cause."""
NEAR = 3
"""Paragraphs farther apart are all equally far."""
PARAGRAPHS = 16
"""The place of a paragraph on its page is learned up to here; those below are all alike."""
ELSEWHERE = -3.0
"""What attention to another paragraph's words weighs to begin with: a twentieth."""
LINK = 64
"""Size of what an activity asks for, and of what a word answers."""


class Seen(NamedTuple):
    """What a page's network says: log probabilities of all labels of all heads per word, what links words, log
    probabilities of "no" and "yes, of armed forces"."""

    words: Tensor
    links: Tensor
    military: Tensor


def told_by(heads: nn.ModuleDict, words: Tensor) -> Tensor:
    """Log probabilities of all labels of all heads, of words of any shape."""
    return torch.cat([head(words).log_softmax(-1) for head in heads.values()], -1)


class Upper(NamedTuple):
    """Layers above those that stay as they are, the size of a state, how many heads attend."""

    layers: nn.ModuleList
    size: int
    attention: int


def _upper() -> Upper:
    """The layers of the encoder above the shared ones."""
    encoder = AutoModel.from_pretrained(ENCODER, attn_implementation="sdpa", add_pooling_layer=False)
    layers = nn.ModuleList(encoder.encoder.layer[SHARED_LAYERS:])
    return Upper(layers, encoder.config.hidden_size, encoder.config.num_attention_heads)


def _upper_of_pages() -> Upper:
    """The same, without what drops attention: it takes four times as long on a CPU."""
    upper = _upper()
    for layer in upper.layers:
        layer.attention.self.dropout.p = 0.0
        layer.attention.self.dropout_prob = 0.0
    return upper


class PageMarker(nn.Module):
    """States of the shared layers, paragraphs of a page one after the other -> what `Seen` holds.

    A word attends to all words of the page; how much more to its own paragraph
    than to others is learned by distance, per attention head.
    """

    def __init__(self, heads: Heads, upper: Upper | None = None) -> None:
        super().__init__()
        self.layers, size, attention = upper or _upper_of_pages()
        self.distance = nn.Parameter(torch.full((2 * NEAR + 1, attention), ELSEWHERE))
        self.distance.data[NEAR] = 0.0
        self.zones = nn.Parameter(torch.zeros(len(ZONES), size))
        self.order = nn.Parameter(torch.zeros(PARAGRAPHS, size))
        self.heads = nn.ModuleDict({name: nn.Linear(size, len(labels)) for name, labels in heads.items()})
        self.links = nn.ModuleDict({question: nn.Linear(size, 2 * LINK + 1) for question in QUESTIONS})
        self.military = nn.Linear(2 * size, 2)
        self.drop = nn.Dropout(DROPOUT)

    def states(self, hidden: Tensor, mask: Tensor, number: Tensor, zone: Tensor) -> Tensor:
        """Hidden states of the last layer, shape (batch, pieces, size); `number` and `zone`: of each piece."""
        hidden = hidden + self.zones[zone] + self.order[number.clamp(max=PARAGRAPHS - 1)]
        apart = (number[:, None, :] - number[:, :, None]).clamp(-NEAR, NEAR) + NEAR
        bias = functional.embedding(apart, self.distance).permute(0, 3, 1, 2)
        bias = bias - (1.0 - mask[:, None, None, :].to(bias.dtype)) * FAR
        return self.attending(hidden, bias)

    def attending(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Through the layers; `bias` is added to attention, shape (batch, heads, pieces, pieces)."""
        return attending(self.layers, hidden, bias)

    def choices(self, links: Tensor, trigger: Sequence[int], among: Sequence[int] | None = None) -> Tensor:
        """Log probabilities that each word of a page, or none (the last), answers an activity's question.

        `links`: of that question, shape (words, 129); `among`: the words that can.
        """
        asks, answers, none = links.split([LINK, LINK, 1], -1)
        here = list(trigger)
        scores = torch.cat([answers @ asks[here].mean(0), none[here].mean(0)])
        if among is not None:
            barred = torch.full_like(scores, -FAR)
            barred[[*among, -1]] = 0.0
            scores = scores + barred
        return scores.log_softmax(-1)

    def among(self, links: Tensor, trigger: Sequence[int], among: Sequence[int] | None) -> Tensor:
        """Of `choices`, those of the words that can and of none."""
        scores = self.choices(links, trigger, among)
        return scores if among is None else scores[[*among, -1]]

    def is_military(self, words: Tensor) -> Tensor:
        """Log probabilities of "no" and "yes", from the words of one page, shape (words, size)."""
        return self.military(torch.cat([words.mean(-2), words.max(-2).values], -1)).log_softmax(-1)

    def forward(self, hidden: Tensor, number: Tensor, zone: Tensor, first: Tensor) -> Seen:
        """One page, as it ships; `first`: each word's first piece, shape (1, words)."""
        words = take(self.states(hidden, torch.ones_like(number), number, zone), first)
        linked = torch.cat([link(words) for link in self.links.values()], -1)
        return Seen(told_by(self.heads, words), linked, self.is_military(words))


class CauseFinder(nn.Module):
    """States of the shared layers -> labels of its heads for every word, and whether the sentence tells a cause."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.layers, size, _ = _upper()
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
        return told_by(self.heads, words), self.tells(states, mask).log_softmax(-1)
