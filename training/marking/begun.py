"""The weights of a graph that ships, as torch knows them: to go on learning from what readers use."""

from __future__ import annotations

import re

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from training.attribution.export import SHIPPED
from training.attribution.network import SHARED_LAYERS

_OF_TAGGER = re.compile(r"^n\w*\.enc\.encoder\.layer\.(\d+)\.")
BETWEEN = 4
"""So many nodes at most lie between a matrix and its bias: scales of the quantised numbers."""


def begin(network: nn.Module, name: str) -> list[str]:
    """Give a network the weights of `<name>.onnx` that fit its own by name and shape; the names of the others."""
    shipped, own = {_known(key): value for key, value in weights(name).items()}, network.state_dict()
    found = {key: value for key, value in shipped.items() if key in own and own[key].shape == value.shape}
    network.load_state_dict(own | found)
    return sorted(own.keys() - found.keys())


def _known(key: str) -> str:
    """The tagger's upper layers are counted from the encoder's first."""
    return _OF_TAGGER.sub(lambda m: f"layers.{int(m.group(1)) - SHARED_LAYERS}.", key)


def weights(name: str) -> dict[str, Tensor]:
    """The weights of a graph of int8 matrices, by their names in torch."""
    graph = onnx.load(str(SHIPPED / f"{name}.onnx")).graph
    kept = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    maker = {out: node for node in graph.node for out in node.output}
    found = {
        key: torch.from_numpy(np.array(v)) for key, v in kept.items() if "_quantized" not in key and "::" not in key
    }
    for node in graph.node:
        bias = next((x for x in node.input if x.endswith(".bias") and x in kept), None)
        if node.op_type != "Add" or bias is None:
            continue
        product = next(x for x in node.input if x != bias)
        for _ in range(BETWEEN):
            if maker[product].op_type == "MatMulInteger":
                matrix = maker[product].input[1].removesuffix("_quantized")
                scaled = kept[f"{matrix}_quantized"].astype(np.float32) * kept[f"{matrix}_scale"]
                found[bias.removesuffix("bias") + "weight"] = torch.from_numpy(scaled.T.copy())
                break
            product = next(x for x in maker[product].input if x in maker)
    return found
