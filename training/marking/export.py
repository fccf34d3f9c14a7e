"""Torch weights of the marker, or of the finder of causes -> an int8 graph and its labels among what ships.

python -m training.marking.export marker --weights out/marker
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from training.attribution.export import SHIPPED, write
from training.marking.network import CauseFinder, PageMarker

PIECES, WORDS, SIZE = 20, 12, 384
"""Of the row that is sent through once, to see how the graph goes."""


def main() -> None:
    """Write the graph and the labels of its heads."""
    args = _arguments()
    heads = json.loads((args.weights / "heads.json").read_text())["heads"]
    network, given, inputs, outputs = _page(heads) if args.name == "marker" else _sentence(heads)
    network.load_state_dict(torch.load(args.weights / "weights.pt", weights_only=True))
    network.eval()
    write(f"{args.name}.onnx", network, given, inputs, outputs, args.weights)
    (SHIPPED / f"{args.name}.json").write_text(json.dumps({"heads": heads}, indent=1) + "\n")


def _page(heads: dict[str, list[str]]) -> tuple[nn.Module, tuple[Tensor, ...], tuple[str, ...], tuple[str, ...]]:
    pieces, words = torch.zeros((1, PIECES), dtype=torch.long), torch.zeros((1, WORDS), dtype=torch.long)
    given = (torch.zeros((1, PIECES, SIZE)), pieces, pieces, words)
    return PageMarker(heads), given, ("hidden", "number", "zone", "first"), ("words", "links", "military")


def _sentence(heads: dict[str, list[str]]) -> tuple[nn.Module, tuple[Tensor, ...], tuple[str, ...], tuple[str, ...]]:
    mask, words = torch.ones((2, PIECES), dtype=torch.long), torch.zeros((2, WORDS), dtype=torch.long)
    given = (torch.zeros((2, PIECES, SIZE)), mask, words)
    return CauseFinder(heads), given, ("hidden", "mask", "first"), ("words", "causal")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("name", choices=("marker", "causes"))
    parser.add_argument("--weights", type=Path, required=True, help="what training.marking.train wrote")
    return parser.parse_args()


if __name__ == "__main__":
    main()
