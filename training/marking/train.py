"""Trains the marker on marked pages, or the finder of causes on the Causal News Corpus; `export.py` makes what ships.

    python -m training.marking.train pages --out out/marker
    python -m training.marking.train causes --cnc ../shared/bench/cnc --out out/causes

The lower layers are those of the encoder that ships, and stay as they are:
their states are computed once. The upper ones begin where those of the shipped
graph `--begun` stand: the marker's, for pages; the tagger's, for causes. Of the
pages, those of bench/devset whose number is divisible by three and
bench/fresh/checking* are never seen; of the corpus, one fold of its documents
(`--fold`; none for what ships). They are scored after every second epoch. Of
plain texts the marker learns what a teacher (`teach.py`) told of them.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from indicia.bench.causes_corpus import ROLES
from indicia.extract.marking import HEADS
from indicia.kb.encoder_model import encoder_model
from training.marking.batches import batches
from training.marking.begun import begin
from training.marking.fit import fit, options
from training.marking.loss import loss_of_causes, loss_of_pages
from training.marking.network import CauseFinder, PageMarker
from training.marking.rows import OWN, RELATIONS, Page, Row, Words, causal, marked, plain, read_told
from training.marking.scores import causal_f1, page_scores, told_causal

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (
    "bench/devset",
    "bench/fresh/tuning",
    "bench/fresh/tuning-dense",
    "bench/fresh/tuning-later",
    "bench/fresh/tuning-fourth",
    "bench/fresh/tuning-fifth",
)
CHECKING = (
    "bench/fresh/checking",
    "bench/fresh/checking-dense",
    "bench/fresh/checking-later",
    "bench/fresh/checking-fourth",
)
RATE, RATE_HEADS, RATE_NEW = 1.5e-4, 3e-4, 1e-3
"""Of layers, of heads that have learned before, of what is new (then three times as much where it is a table)."""
FOLDS = 5
SCORED_EVERY = 2


def main() -> None:
    """Train, score the pages never seen, save weights and heads."""
    args = _arguments()
    heads = _pages(args) if args.what == "pages" else _causes(args)
    (args.out / "heads.json").write_text(json.dumps({"heads": heads}))


def _pages(args: argparse.Namespace) -> dict[str, list[str]]:
    train, check = pages()
    heads = heads_of([r for p in train for r in p.rows])
    if args.told:
        train = [*train, *_taught(args.told, args.text, heads)]
    states = _states([r for p in (*train, *check) for r in p.rows])
    marker = PageMarker(heads)
    new = begin(marker, args.begun or "marker")
    print("new:", ", ".join(new))
    begun = {k: v.clone() for k, v in marker.state_dict().items() if k not in new}
    fit(
        marker, _groups(marker, new),
        lambda batch: loss_of_pages(marker, heads, batch, states),
        lambda: _shuffled(train),
        lambda: by_density(marker, check, states),
        epochs=args.epochs, every=SCORED_EVERY,
    )  # fmt: skip
    torch.save(_averaged(marker.state_dict(), begun, args.keep), args.out / "weights.pt")
    return heads


def _averaged(learned: dict[str, Tensor], begun: dict[str, Tensor], keep: float) -> dict[str, Tensor]:
    """The weights with a share of those that training began with, which remember what a teacher told."""
    return {k: v if k not in begun else (1 - keep) * v + keep * begun[k] for k, v in learned.items()}


def _causes(args: argparse.Namespace) -> dict[str, list[str]]:
    train, check = _sentences(args.cnc, args.fold)
    heads = {r: ["O", *(f"{b}-{role}" for role in ROLES for b in "BI")] for r in RELATIONS}
    states = _states([*train, *check])
    finder = CauseFinder(heads)
    new = begin(finder, args.begun or "tagger")
    fit(
        finder, _groups(finder, new),
        lambda batch: loss_of_causes(finder, heads, batch, states),
        lambda: batches(train, shuffle=True),
        lambda: causal_f1(check, told_causal(finder, check, states)),
        epochs=args.epochs, every=SCORED_EVERY,
    )  # fmt: skip
    if check:
        (args.out / "told.json").write_text(json.dumps(told_causal(finder, check, states)))
    torch.save(finder.state_dict(), args.out / "weights.pt")
    return heads


def pages(words: Words = OWN) -> tuple[list[Page], list[Page]]:
    """The pages to learn from, and those for checking."""
    found = [page for folder in FOLDERS for page in marked(ROOT / folder, words)]
    check = [*(p for p in found if _held(p.name)), *(p for folder in CHECKING for p in marked(ROOT / folder, words))]
    return [p for p in found if not _held(p.name)], check


def _sentences(folder: Path, fold: int | None) -> tuple[list[Row], list[Row]]:
    """The corpus without one fold of its documents, and that fold."""
    rows = list(causal(folder))
    held = [fold is not None and zlib.crc32(r.page.encode()) % FOLDS == fold for r in rows]
    return [r for r, h in zip(rows, held, strict=True) if not h], [r for r, h in zip(rows, held, strict=True) if h]


def _held(page: str) -> bool:
    folder, number = page.split("/")
    return folder == "devset" and int(number) % 3 == 0


def by_density(network: PageMarker, check: Sequence[Page], states: Mapping[int, Tensor]) -> dict[str, dict[str, float]]:
    """Scores of the devset's third and the first pages for checking, and of the denser ones."""
    dense = [p for p in check if p.name.startswith("checking-")]
    plainer = [p for p in check if not p.name.startswith("checking-")]
    return {"plainer": page_scores(network, plainer, states), "dense": page_scores(network, dense, states)}


def heads_of(rows: Sequence[Row]) -> dict[str, list[str]]:
    """The labels of each head: O first where it finds stretches."""
    heads: dict[str, list[str]] = {}
    for task, kinds in HEADS.items():
        heads[task] = ["O", "B", "I"]
        for kind in kinds:
            heads[kind] = sorted({x for r in rows for x in r.labels[kind] if x})
    return heads


def _taught(folder: Path, texts: Sequence[Path], heads: Mapping[str, Sequence[str]]) -> list[Page]:
    """The pages of plain texts with what the teacher told of each."""
    found = [page for text in texts for page in plain(text)]
    told = [read_told(x) for x in torch.load(folder / "told.pt", weights_only=True)]
    sizes = [len(t.words) for t in told]
    same = [sum(len(r.first) for r in p.rows) for p in found] == sizes
    if not same or json.loads((folder / "heads.json").read_text())["heads"] != heads:
        raise SystemExit(f"{folder}: told of other texts or pages than these. Run training.marking.teach again.")
    return [replace(page, told=t) for page, t in zip(found, told, strict=True)]


def _states(rows: Sequence[Row]) -> dict[int, Tensor]:
    """The states that readers get from the encoder, in half precision, by identity of the row."""
    return {id(r): torch.from_numpy(encoder_model().states(r.ids)[0]).half() for r in rows}


def _groups(network: nn.Module, new: Sequence[str]) -> list[dict[str, object]]:
    """Groups of weights for the optimizer, each at its rate."""
    named = dict(network.named_parameters())
    tables = [named[k] for k in new if "." not in k]
    fresh = [named[k] for k in new if "." in k]
    heads = [p for k, p in named.items() if not k.startswith("layers.") and k not in new]
    layers = [p for k, p in named.items() if k.startswith("layers.") and k not in new]
    rated = zip((layers, heads, fresh, tables), (RATE, RATE_HEADS, RATE_NEW, 3 * RATE_NEW), strict=True)
    return [{"params": params, "lr": rate} for params, rate in rated]


def _shuffled(train: Sequence[Page]) -> list[list[Page]]:
    """Batches in random order; pages with labels and pages that the teacher told of never share one."""
    own, told = ([p for p in train if (p.told is None) == mine] for mine in (True, False))
    found = batches(own, shuffle=True) + (batches(told, shuffle=True) if told else [])
    random.shuffle(found)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=("pages", "causes"))
    parser.add_argument("--cnc", type=Path, default=ROOT.parent / "shared/bench/cnc", help="the Causal News Corpus")
    parser.add_argument("--fold", type=int, help="causes: a fold of documents to hold back, 0 to 4")
    parser.add_argument("--begun", help="the shipped graph whose upper layers to begin with")
    parser.add_argument(
        "--keep", type=float, default=0.3, help="pages: share of the weights begun with in what is saved"
    )
    parser.add_argument("--told", type=Path, help="pages: what training.marking.teach wrote")
    parser.add_argument("--text", type=Path, nargs="*", default=[], help="pages: the texts that it told of")
    return options(parser, epochs=6)


if __name__ == "__main__":
    main()
