"""Torch weights -> what ships: two int8 ONNX graphs (layers shared with the marker; the rest), pieces, CRF, linker.

    python -m training.attribution.export --data ../shared/bench/polnear --weights out/attribution

Quantisation costs at most 0.1 points of F1 on the development split.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from indicia.extract.attribution.linker import features
from indicia.extract.attribution.tagger import Tagged
from training.attribution.corpus import Example, standoff
from training.attribution.network import ENCODER, SHARED_LAYERS, Network, through

SHIPPED = Path(__file__).resolve().parents[2] / "src" / "indicia" / "kb" / "data" / "learned"
WORDS = ("first", "head", "pos", "dep", "quote")
PER_PIECE = ("ids", "mask", "hidden", "number", "zone")
LINKER_STEPS, LINKER_RATE, LINKER_DECAY = 400, 0.05, 1e-4


def main() -> None:
    """Write encoder.onnx, tagger.onnx, tokenizer.json and tagger.json."""
    args = _arguments()
    sets = json.loads((args.weights / "labels.json").read_text())
    network = Network(pos=len(sets["pos"]), dep=len(sets["dep"]), labels=len(sets["labels"]))
    network.load_state_dict(torch.load(args.weights / "weights.pt", weights_only=True))
    network.eval()
    SHIPPED.mkdir(parents=True, exist_ok=True)
    _graphs(network, args.weights)
    shutil.copy(ENCODER / "tokenizer.json", SHIPPED / "tokenizer.json")
    numbers = sets | {
        "transitions": _rounded(network.trans),
        "start": _rounded(network.start),
        "end": _rounded(network.end),
        **_linker(list(standoff(args.data / "train"))),
    }
    (SHIPPED / "tagger.json").write_text(json.dumps(numbers, indent=1) + "\n")


class Shared(nn.Module):
    """Word pieces -> states after the shared layers."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.embeddings, self.layers = network.enc.embeddings, network.enc.encoder.layer[:SHARED_LAYERS]

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Shape (batch, pieces, size)."""
        return through(self.layers, self.embeddings(input_ids=ids), mask)


class Upper(nn.Module):
    """States of the shared layers and word features -> emissions."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.layers, self.network = network.enc.encoder.layer[SHARED_LAYERS:], network

    def forward(
        self, hidden: Tensor, mask: Tensor, first: Tensor, head: Tensor, pos: Tensor, dep: Tensor, quote: Tensor
    ) -> Tensor:
        """Shape (batch, words, labels)."""
        return self.network.labelled(through(self.layers, hidden, mask), first, head, pos, dep, quote)


def _graphs(network: Network, folder: Path) -> None:
    words = torch.zeros((2, 12), dtype=torch.long)
    pieces = torch.ones((2, 20), dtype=torch.long)
    shared = Shared(network)
    write("encoder.onnx", shared, (pieces, pieces), ("ids", "mask"), ("hidden",), folder)
    given = (shared(pieces, pieces), pieces, words, words, words, words, words)
    write("tagger.onnx", Upper(network), given, ("hidden", "mask", *WORDS), ("emissions",), folder)


def write(
    name: str, module: nn.Module, given: tuple[Tensor, ...], inputs: Sequence[str], outputs: Sequence[str], folder: Path
) -> None:
    """Write one int8 graph among what ships; `folder` keeps the float one."""
    axes = {x: {0: "batch", 1: "pieces" if x in PER_PIECE else "words"} for x in (*inputs, *outputs)}
    path = folder / f"fp32.{name}"
    torch.onnx.export(
        module, given, str(path),
        input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(path), str(SHIPPED / name), weight_type=QuantType.QInt8, per_channel=True)


def _rounded(values: Tensor) -> list[float] | list[list[float]]:
    found: list[float] | list[list[float]] = np.round(values.detach().numpy().astype(float), 5).tolist()
    return found


def _linker(examples: Sequence[Example]) -> dict[str, list[float]]:
    return {f"link_{role}": _logistic(*_pairs(examples, role)) for role in ("source", "content")}


def _pairs(examples: Sequence[Example], role: str) -> tuple[Tensor, Tensor]:
    """Every cue with every run of the role in its paragraph, and whether they belong together."""
    rows, right = [], []
    for example in examples:
        for cue, run, belongs in _of(example, role):
            others = [r["cue"][0] for r in example.relations if r["cue"][0] != cue]
            rows.append(features(example.doc, cue, run, others))
            right.append(float(belongs))
    return torch.tensor(np.array(rows)), torch.tensor(right)


def _of(example: Example, role: str) -> Iterator[tuple[Tagged, Tagged, bool]]:
    runs = sorted({run for r in example.relations for run in r[role]})
    for relation in example.relations:
        if relation[role]:
            yield from ((relation["cue"][0], run, run in relation[role]) for run in runs)


def _logistic(rows: Tensor, right: Tensor) -> list[float]:
    """Logistic regression; the bias stands last."""
    layer = nn.Linear(rows.shape[1], 1)
    optimizer = torch.optim.Adam(layer.parameters(), lr=LINKER_RATE, weight_decay=LINKER_DECAY)
    for _ in range(LINKER_STEPS):
        loss = nn.functional.binary_cross_entropy_with_logits(layer(rows).squeeze(1), right)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return [*layer.weight[0].tolist(), *layer.bias.tolist()]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/ in PolNeAR's standoff form")
    parser.add_argument("--weights", type=Path, required=True, help="what train.py wrote")
    return parser.parse_args()


if __name__ == "__main__":
    main()
