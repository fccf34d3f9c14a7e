"""Trains the marker on marked pages, or the finder of causes on the Causal News Corpus; `export.py` makes what ships.

    python -m training.marking.train pages --attribution out/attribution --out out/marker
    python -m training.marking.train causes --attribution out/attribution --cnc ../shared/bench/cnc --out out/causes

The lower layers are those of the trained attribution tagger and stay as they
are: their states are computed once. Of the pages, those of bench/devset whose
number is divisible by three and bench/fresh/checking are never seen; of the
corpus, one fold of its documents (`--fold`; none for what ships). They are
scored after every second epoch. One network for both was worse at causes
(79 instead of 82 % of causal sentences) and no better at pages.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from indicia.bench.causes_corpus import ROLES
from indicia.extract.marking import HEADS, runs
from training.attribution.network import SHARED_LAYERS, Network, through
from training.marking.network import Marker, attribution_network
from training.marking.rows import RELATIONS, Row, causal, marked

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bench/devset", "bench/fresh/tuning")
CHECKING = "bench/fresh/checking"
RATE, RATE_HEADS, DECAY = 1.2e-4, 1e-3, 0.01
WARM_UP = 0.1
PIECES_A_BATCH = 2000
JITTER = 8
FOLDS = 5
WEIGHT_OF_OUTSIDE = 0.4
"""Of words outside all stretches: they are nine tenths of all."""
WEIGHT_OF_KINDS = 0.3
"""Of what a stretch is, against where it is."""
SCORED_EVERY = 2


def main() -> None:
    """Train, score the pages never seen, save weights and heads."""
    args = _arguments()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(args.threads)
    train, check = _pages() if args.what == "pages" else _sentences(args.cnc, args.fold)
    sets = json.loads((args.attribution / "labels.json").read_text())
    network = attribution_network(args.attribution, **{k: len(sets[k]) for k in ("pos", "dep", "labels")})
    heads = _heads(train)
    states = _states(network, [*train, *check])
    marker = Marker(network, heads)
    args.out.mkdir(parents=True, exist_ok=True)
    _fit(marker, heads, train, check, states, epochs=args.epochs)
    if args.what == "causes" and check:
        (args.out / "told.json").write_text(json.dumps(_told(marker, check, states)))
    torch.save(marker.state_dict(), args.out / "weights.pt")
    (args.out / "heads.json").write_text(json.dumps({"heads": heads}))


def _pages() -> tuple[list[Row], list[Row]]:
    """The pages to learn from, and those for checking."""
    rows = [row for folder in FOLDERS for row in marked(ROOT / folder)]
    check = [*(r for r in rows if _held(r.page)), *marked(ROOT / CHECKING)]
    return [r for r in rows if not _held(r.page)], check


def _sentences(folder: Path, fold: int | None) -> tuple[list[Row], list[Row]]:
    """The corpus without one fold of its documents, and that fold."""
    rows = list(causal(folder))
    held = [fold is not None and zlib.crc32(r.page.encode()) % FOLDS == fold for r in rows]
    return [r for r, h in zip(rows, held, strict=True) if not h], [r for r, h in zip(rows, held, strict=True) if h]


def _held(page: str) -> bool:
    folder, number = page.split("/")
    return folder == "devset" and int(number) % 3 == 0


def _heads(rows: Sequence[Row]) -> dict[str, list[str]]:
    """The labels of each head: O first where it finds stretches."""
    if rows[0].causal is not None:
        return {r: ["O", *(f"{b}-{role}" for role in ROLES for b in "BI")] for r in RELATIONS}
    heads: dict[str, list[str]] = {}
    for task, kinds in HEADS.items():
        heads[task] = ["O", "B", "I"]
        for kind in kinds:
            heads[kind] = sorted({x for r in rows for x in r.labels[kind] if x})
    return heads


@torch.no_grad()
def _states(network: Network, rows: Sequence[Row]) -> dict[int, Tensor]:
    """The shared layers' states of each row, in half precision, by identity."""
    network.eval()
    kept: dict[int, Tensor] = {}
    for batch in _batches(rows, shuffle=False):
        ids, mask = _padded([r.ids for r in batch])
        hidden = through(network.enc.encoder.layer[:SHARED_LAYERS], network.enc.embeddings(input_ids=ids), mask)
        kept.update({id(r): hidden[n, : len(r.ids)].half() for n, r in enumerate(batch)})
    return kept


def _fit(
    marker: Marker, heads: dict[str, list[str]], train: Sequence[Row], check: Sequence[Row],
    states: dict[int, Tensor], *, epochs: int,
) -> None:  # fmt: skip
    steps = epochs * len(_batches(train, shuffle=True))
    own = [p for name, p in marker.named_parameters() if name.startswith("layers.")]
    rest = [p for name, p in marker.named_parameters() if not name.startswith("layers.")]
    optimizer = torch.optim.AdamW([{"params": own, "lr": RATE}, {"params": rest, "lr": RATE_HEADS}], weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, (steps - step) / steps)
    )
    began = time.time()
    for epoch in range(epochs):
        marker.train()
        for batch in _batches(train, shuffle=True):
            loss = _loss(marker, heads, batch, states)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(marker.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        if epoch % SCORED_EVERY == SCORED_EVERY - 1 or epoch + 1 == epochs:
            found = (
                _scores(marker, heads, check, states)
                if "activity" in heads
                else _causal_f1(check, _told(marker, check, states))
            )
            print(f"epoch {epoch + 1}, {time.time() - began:.0f} s", json.dumps(found), flush=True)


def _loss(marker: Marker, heads: dict[str, list[str]], batch: Sequence[Row], states: dict[int, Tensor]) -> Tensor:
    hidden, mask = _hidden(batch, states)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = marker.states(hidden, mask)
    out = out.float()
    words = marker.drop(out)
    if batch[0].causal is not None:
        told = torch.tensor([int(bool(r.causal)) for r in batch])
        loss = functional.cross_entropy(marker.tells(words, mask), told)
        for relation in RELATIONS:
            loss = loss + _of_head(marker.heads[relation], words, _targets(batch, relation, heads, words.shape[1]))
        return loss
    loss = torch.zeros(())
    for task, kinds in HEADS.items():
        weight = torch.tensor([WEIGHT_OF_OUTSIDE, 1.0, 1.0])
        loss = loss + _of_head(marker.heads[task], words, _targets(batch, task, heads, words.shape[1]), weight)
        for kind in kinds:
            wanted = _targets(batch, kind, heads, words.shape[1])
            if (wanted >= 0).any():
                loss = loss + WEIGHT_OF_KINDS * _of_head(marker.heads[kind], words, wanted)
    return loss


def _of_head(head: nn.Module, words: Tensor, wanted: Tensor, weight: Tensor | None = None) -> Tensor:
    if not (wanted >= 0).any():
        return torch.zeros(())
    return functional.cross_entropy(head(words).flatten(0, 1), wanted.flatten(), weight=weight, ignore_index=IGNORED)


IGNORED = -100


def _targets(batch: Sequence[Row], head: str, heads: dict[str, list[str]], pieces: int) -> Tensor:
    """A label at each word's first piece, shape (batch, pieces), `IGNORED` elsewhere."""
    wanted = torch.full((len(batch), pieces), IGNORED)
    for n, row in enumerate(batch):
        if row.causal is False and head in RELATIONS:
            continue
        for i, (at, label) in enumerate(zip(row.first, row.labels[head], strict=True)):
            if label is not None and not (head == "activity" and label == "O" and row.unsure[i]):
                wanted[n, at] = heads[head].index(label)
    return wanted


def _hidden(batch: Sequence[Row], states: dict[int, Tensor]) -> tuple[Tensor, Tensor]:
    _, mask = _padded([r.ids for r in batch])
    rows = [states[id(r)].float() for r in batch]
    return nn.utils.rnn.pad_sequence(rows, batch_first=True), mask


def _padded(ids: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    rows = [torch.tensor(x) for x in ids]
    real = [torch.ones(len(x), dtype=torch.long) for x in ids]
    pad = nn.utils.rnn.pad_sequence
    return pad(rows, batch_first=True), pad(real, batch_first=True)


def _batches(rows: Sequence[Row], *, shuffle: bool) -> list[list[Row]]:
    """Rows of like length together, as many as fit `PIECES_A_BATCH`."""
    ordered = sorted(rows, key=lambda r: len(r.ids) + (random.random() * JITTER if shuffle else 0))
    found: list[list[Row]] = [[]]
    for row in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(row.ids) > PIECES_A_BATCH:
            found.append([])
        found[-1].append(row)
    if shuffle:
        random.shuffle(found)
    return found


@torch.no_grad()
def _scores(
    marker: Marker, heads: dict[str, list[str]], rows: Sequence[Row], states: dict[int, Tensor]
) -> dict[str, float]:
    """F1 of stretches that overlap, per task, in %."""
    marker.eval()
    counts = {task: [0, 0, 0] for task in HEADS}
    for row in rows:
        hidden, mask = _hidden([row], states)
        words = marker.states(hidden, mask)[0][torch.tensor(row.first)]
        for task in (t for t in HEADS if row.labels[t][0] is not None):
            ours = list(runs(marker.heads[task](words).log_softmax(-1).numpy()))
            wanted = list(_wanted(row.labels[task]))
            right = sum(any(a < d and c < b for a, b in ours) for c, d in wanted)
            counts[task] = [x + y for x, y in zip(counts[task], (right, len(ours), len(wanted)), strict=True)]
    return {task: round(200 * right / max(1, a + b), 1) for task, (right, a, b) in counts.items()}


@torch.no_grad()
def _told(marker: Marker, rows: Sequence[Row], states: dict[int, Tensor]) -> list[float]:
    """The probability of each sentence that it tells a cause."""
    marker.eval()
    found = []
    for row in rows:
        hidden, mask = _hidden([row], states)
        found.append(float(marker.tells(marker.states(hidden, mask), mask)[0].softmax(-1)[1]))
    return found


def _causal_f1(rows: Sequence[Row], told: Sequence[float]) -> dict[str, float]:
    """F1 of causal sentences, in %, by the probability from which one counts."""
    found = {}
    for least in (0.3, 0.4, 0.5):
        right = sum(bool(r.causal) and p > least for r, p in zip(rows, told, strict=True))
        size = sum(p > least for p in told) + sum(bool(r.causal) for r in rows)
        found[str(least)] = round(200 * right / max(1, size), 1)
    return found


def _wanted(labels: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and label != "I":
            yield start, i
            start = None
        if label == "B":
            start = i


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--attribution", type=Path, required=True, help="what training.attribution.train wrote")
    parser.add_argument("what", choices=("pages", "causes"))
    parser.add_argument("--cnc", type=Path, default=ROOT.parent / "shared/bench/cnc", help="the Causal News Corpus")
    parser.add_argument("--fold", type=int, help="causes: a fold of documents to hold back, 0 to 4")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
