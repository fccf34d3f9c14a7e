"""Torch weights of the marker -> marker.onnx (int8) and marker.json among what ships.

python -m training.marking.export --attribution out/attribution --weights out/marker
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.attribution.export import SHIPPED, write
from training.marking.network import Marker, attribution_network


def main() -> None:
    """Write the graph and the labels of its heads."""
    args = _arguments()
    sets = json.loads((args.attribution / "labels.json").read_text())
    network = attribution_network(args.attribution, **{k: len(sets[k]) for k in ("pos", "dep", "labels")})
    heads = json.loads((args.weights / "heads.json").read_text())["heads"]
    marker = Marker(network, heads)
    marker.load_state_dict(torch.load(args.weights / "weights.pt", weights_only=True))
    marker.eval()
    pieces, words = torch.ones((2, 20), dtype=torch.long), torch.zeros((2, 12), dtype=torch.long)
    hidden = torch.zeros((2, 20, network.enc.config.hidden_size))
    write(
        f"{args.name}.onnx",
        marker,
        (hidden, pieces, words),
        ("hidden", "mask", "first"),
        ("words", "causal"),
        args.weights,
    )
    (SHIPPED / f"{args.name}.json").write_text(json.dumps({"heads": heads}, indent=1) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("name", choices=("marker", "causes"))
    parser.add_argument("--attribution", type=Path, required=True, help="what training.attribution.train wrote")
    parser.add_argument("--weights", type=Path, required=True, help="what training.marking.train wrote")
    return parser.parse_args()


if __name__ == "__main__":
    main()
