"""Trains the attribution tagger and writes torch weights; `export.py` makes what ships.

    python -m training.attribution.train --data ../shared/bench/polnear --out out/attribution

Takes 45 minutes on two idle cores. Scores on the development split are printed
after every epoch; the last line is that of the averaged weights, which ship.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer

from indicia.bench.attribution import ROLES, labelled_runs
from indicia.extract.attribution.tagger import viterbi
from indicia.kb.attribution_model import FORBIDDEN, allowed_steps
from training.attribution.batches import Row, batches, rows, tensors
from training.attribution.corpus import LABELS, POS, cofenet, dependencies, standoff
from training.attribution.network import ENCODER, Network

Weights = dict[str, torch.Tensor]
RATE_REST = 1e-3
WARM_UP = 0.06
"""Share of a cycle's steps in which the rate rises."""
KEEP = 0.998
"""Weight of the past in the running average."""


class Cycle(NamedTuple):
    """Epochs trained, epochs over which the rate would fall to nothing, and the encoder's highest rate."""

    epochs: int
    fall: int
    rate: float


CYCLES = (Cycle(2, 7, 1.2e-4), Cycle(3, 3, 1e-4))
"""A restart helps: six epochs in one fall gave 0.1, 1.3 and 0.9 points less on source, cue and content."""
AVERAGE_FROM = 1
"""Epoch of the last cycle after which weights are averaged."""


def main() -> None:
    """Train, score after every epoch, save the averaged weights and the label sets."""
    args = _arguments()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(args.threads)
    dep = dependencies()
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train = [r for e in standoff(args.data / "train") if len(e.doc) for r in rows(e.features(dep), tokenizer)]
    dev = [list(rows(e.features(dep), tokenizer)) for e in cofenet(args.data / "valid.txt")]
    network = Network(pos=len(POS), dep=len(dep), labels=len(LABELS))
    args.out.mkdir(parents=True, exist_ok=True)
    average = _fit(network, train, dev, CYCLES)
    network.load_state_dict(average)
    print("averaged", _scores(network, dev), flush=True)
    torch.save(average, args.out / "weights.pt")
    (args.out / "labels.json").write_text(json.dumps({"labels": LABELS, "pos": POS, "dep": dep}))


def _fit(network: Network, train: Sequence[Row], dev: Sequence[list[Row]], cycles: Sequence[Cycle]) -> Weights:
    """Train cycle after cycle; the averaged weights of the last."""
    average: Weights = {}
    began = time.time()
    for cycle in cycles:
        optimizer = _optimizer(network, cycle.rate)
        schedule = _falling(optimizer, cycle.fall * len(batches(train, shuffle=True)))
        for epoch in range(cycle.epochs):
            network.train()
            for batch in batches(train, shuffle=True):
                _step(network, batch, optimizer)
                schedule.step()
                if cycle is cycles[-1] and epoch >= AVERAGE_FROM:
                    _blend(average, network)
            print(f"epoch {epoch + 1}, {time.time() - began:.0f} s", _scores(network, dev), flush=True)
    return average


def _optimizer(network: Network, rate: float) -> torch.optim.Optimizer:
    encoder = [p for name, p in network.named_parameters() if name.startswith("enc.")]
    rest = [p for name, p in network.named_parameters() if not name.startswith("enc.")]
    groups = [{"params": encoder, "lr": rate, "weight_decay": 0.01}, {"params": rest, "lr": RATE_REST}]
    return torch.optim.AdamW(groups, weight_decay=0.0)


def _falling(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, (steps - step) / steps)
    )


def _step(network: Network, batch: Sequence[Row], optimizer: torch.optim.Optimizer) -> None:
    given, labels, words = tensors(batch)
    loss = network.loss(network(**given), labels, words).sum() / words.sum() * 20
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


@torch.no_grad()
def _blend(average: Weights, network: Network) -> None:
    for name, value in network.state_dict().items():
        if name in average and value.dtype.is_floating_point:
            average[name].mul_(KEEP).add_(value, alpha=1 - KEEP)
        else:
            average[name] = value.clone()


@torch.no_grad()
def _scores(network: Network, dev: Sequence[list[Row]]) -> dict[str, float]:
    """Exact F1 per role on the development paragraphs, in %."""
    network.eval()
    steps = np.where(allowed_steps(LABELS), network.trans.numpy(), FORBIDDEN)
    start = np.where([not x.startswith("I-") for x in LABELS], network.start.numpy(), FORBIDDEN)
    counts = {role: [0, 0, 0] for role in ROLES}
    for parts in dev:
        found, marked = [], []
        for row in parts:
            given, _, _ = tensors([row])
            path = viterbi(network(**given)[0].numpy(), steps, start, network.end.numpy())
            found += [LABELS[i] for i in path]
            marked += [LABELS[i] for i in row["labels"]]
        for role in ROLES:
            ours, theirs = labelled_runs(found, role), labelled_runs(marked, role)
            sizes = (len(ours & theirs), len(ours), len(theirs))
            counts[role] = [a + b for a, b in zip(counts[role], sizes, strict=True)]
    return {role: round(200 * right / max(1, found + marked), 1) for role, (right, found, marked) in counts.items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/ and valid.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
