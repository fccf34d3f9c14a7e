"""What every training of this folder shares: its options, and the loop over epochs."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from training.marking.batches import Item

DECAY = 0.01
WARM_UP = 0.1
"""Share of all steps in which the rate rises; then it falls to nothing."""
MAX_NORM = 1.0


def options(parser: argparse.ArgumentParser, *, epochs: int) -> argparse.Namespace:
    """Parse the command line with the options of all trainings, and set seeds and threads."""
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    return args


def fit(
    network: nn.Module, groups: list[dict[str, object]], loss_of: Callable[[list[Item]], Tensor],
    shuffled: Callable[[], list[list[Item]]], score: Callable[[], Mapping[str, object]], *, epochs: int, every: int = 1,
) -> None:  # fmt: skip
    """Train groups of weights, each at its own rate; print scores after every `every` epochs and the last."""
    steps = epochs * len(shuffled())
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, (steps - step) / steps)
    )
    began = time.time()
    for epoch in range(1, epochs + 1):
        network.train()
        for batch in shuffled():
            loss = loss_of(batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), MAX_NORM)
            optimizer.step()
            schedule.step()
        if epoch % every == 0 or epoch == epochs:
            network.eval()
            print(f"epoch {epoch}, {time.time() - began:.0f} s", json.dumps(score()), flush=True)
