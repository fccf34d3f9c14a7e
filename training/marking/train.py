"""Trains the marker on marked pages, or the finder of causes on the Causal News Corpus; `export.py` makes what ships.

    python -m training.marking.train pages --attribution out/attribution --told out/teacher \\
        --text bench/fresh/plain --out out/marker
    python -m training.marking.train causes --attribution out/attribution --cnc ../shared/bench/cnc --out out/causes

The lower layers are those of the trained attribution tagger and stay as they
are: their states are computed once. Of the pages, those of bench/devset whose
number is divisible by three and bench/fresh/checking* are never seen; of the
corpus, one fold of its documents (`--fold`; none for what ships). They are
scored after every second epoch. Of plain texts the marker learns what the
teacher (`teach.py`) told of them. One network for pages and causes was worse at
causes (79 instead of 82 % of causal sentences) and no better at pages.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from indicia.bench.causes_corpus import ROLES
from indicia.extract.marking import HEADS
from training.attribution.network import SHARED_LAYERS, Network, through
from training.marking.batches import batches, padded
from training.marking.fit import fit, options
from training.marking.loss import loss_of_causes, loss_of_pages
from training.marking.network import Marker, attribution_network
from training.marking.rows import OWN, RELATIONS, Row, Words, causal, marked, plain
from training.marking.scores import causal_f1, stretch_scores, told_causal

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bench/devset", "bench/fresh/tuning", "bench/fresh/tuning-dense")
CHECKING = ("bench/fresh/checking", "bench/fresh/checking-dense")
RATE, RATE_HEADS = 1.2e-4, 1e-3
AGAIN = 0.5
"""Share of both rates for a network that has learned before (`--begun`) and goes on with more pages."""
FOLDS = 5
SCORED_EVERY = 2


def main() -> None:
    """Train, score the pages never seen, save weights and heads."""
    args = _arguments()
    train, check = pages() if args.what == "pages" else _sentences(args.cnc, args.fold)
    heads = heads_of(train)
    if args.told:
        train = [*train, *_taught(args.told, args.text, heads)]
    sets = json.loads((args.attribution / "labels.json").read_text())
    network = attribution_network(args.attribution, **{k: len(sets[k]) for k in ("pos", "dep", "labels")})
    states = _states(network, [*train, *check])
    marker = Marker(network, heads)
    if args.begun:
        marker.load_state_dict(torch.load(args.begun / "weights.pt", weights_only=True))
    _fit(marker, heads, train, check, states, epochs=args.epochs, share=AGAIN if args.begun else 1.0)
    if args.what == "causes" and check:
        (args.out / "told.json").write_text(json.dumps(told_causal(marker, check, states)))
    torch.save(marker.state_dict(), args.out / "weights.pt")
    (args.out / "heads.json").write_text(json.dumps({"heads": heads}))


def pages(words: Words = OWN) -> tuple[list[Row], list[Row]]:
    """The pages to learn from, and those for checking."""
    rows = [row for folder in FOLDERS for row in marked(ROOT / folder, words)]
    check = [*(r for r in rows if _held(r.page)), *(r for folder in CHECKING for r in marked(ROOT / folder, words))]
    return [r for r in rows if not _held(r.page)], check


def _sentences(folder: Path, fold: int | None) -> tuple[list[Row], list[Row]]:
    """The corpus without one fold of its documents, and that fold."""
    rows = list(causal(folder))
    held = [fold is not None and zlib.crc32(r.page.encode()) % FOLDS == fold for r in rows]
    return [r for r, h in zip(rows, held, strict=True) if not h], [r for r, h in zip(rows, held, strict=True) if h]


def _held(page: str) -> bool:
    folder, number = page.split("/")
    return folder == "devset" and int(number) % 3 == 0


def heads_of(rows: Sequence[Row]) -> dict[str, list[str]]:
    """The labels of each head: O first where it finds stretches."""
    if rows[0].causal is not None:
        return {r: ["O", *(f"{b}-{role}" for role in ROLES for b in "BI")] for r in RELATIONS}
    heads: dict[str, list[str]] = {}
    for task, kinds in HEADS.items():
        heads[task] = ["O", "B", "I"]
        for kind in kinds:
            heads[kind] = sorted({x for r in rows for x in r.labels[kind] if x})
    return heads


def _taught(folder: Path, texts: Sequence[Path], heads: Mapping[str, Sequence[str]]) -> list[Row]:
    """The rows of plain texts with what the teacher told of each."""
    rows = [row for text in texts for row in plain(text)]
    told = np.load(folder / "told.npz")
    sizes = told["words"].tolist()
    if [len(r.first) for r in rows] != sizes or json.loads((folder / "heads.json").read_text())["heads"] != heads:
        raise SystemExit(f"{folder}: told of other texts or pages than these. Run training.marking.teach again.")
    parts = np.split(told["scores"], np.cumsum(sizes)[:-1])
    return [replace(row, told=part) for row, part in zip(rows, parts, strict=True)]


@torch.no_grad()
def _states(network: Network, rows: Sequence[Row]) -> dict[int, Tensor]:
    """The shared layers' states of each row, in half precision, by identity."""
    network.eval()
    kept: dict[int, Tensor] = {}
    for batch in batches(rows, shuffle=False):
        ids, mask = padded([r.ids for r in batch])
        hidden = through(network.enc.encoder.layer[:SHARED_LAYERS], network.enc.embeddings(input_ids=ids), mask)
        kept.update({id(r): hidden[n, : len(r.ids)].half() for n, r in enumerate(batch)})
    return kept


def _fit(
    marker: Marker, heads: dict[str, list[str]], train: Sequence[Row], check: Sequence[Row],
    states: dict[int, Tensor], *, epochs: int, share: float,
) -> None:  # fmt: skip
    own = [p for name, p in marker.named_parameters() if name.startswith("layers.")]
    rest = [p for name, p in marker.named_parameters() if not name.startswith("layers.")]
    told = "activity" in heads
    loss_of = loss_of_pages if told else loss_of_causes
    fit(
        marker, [{"params": own, "lr": share * RATE}, {"params": rest, "lr": share * RATE_HEADS}],
        lambda batch: loss_of(marker, heads, batch, states),
        lambda: _shuffled(train),
        lambda: stretch_scores(marker, check, states) if told else causal_f1(check, told_causal(marker, check, states)),
        epochs=epochs, every=SCORED_EVERY,
    )  # fmt: skip


def _shuffled(rows: Sequence[Row]) -> list[list[Row]]:
    """Batches in random order; rows with labels and rows that the teacher told of never share one."""
    own, told = ([r for r in rows if (r.told is None) == mine] for mine in (True, False))
    found = batches(own, shuffle=True) + (batches(told, shuffle=True) if told else [])
    random.shuffle(found)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--attribution", type=Path, required=True, help="what training.attribution.train wrote")
    parser.add_argument("what", choices=("pages", "causes"))
    parser.add_argument("--cnc", type=Path, default=ROOT.parent / "shared/bench/cnc", help="the Causal News Corpus")
    parser.add_argument("--fold", type=int, help="causes: a fold of documents to hold back, 0 to 4")
    parser.add_argument("--begun", type=Path, help="what this wrote before, to go on from")
    parser.add_argument("--told", type=Path, help="pages: what training.marking.teach wrote")
    parser.add_argument("--text", type=Path, nargs="*", default=[], help="pages: the texts that it told of")
    return options(parser, epochs=10)


if __name__ == "__main__":
    main()
