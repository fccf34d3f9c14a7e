"""The weights of a graph that ships, as torch knows them: to go on learning from what readers use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import NodeProto, numpy_helper
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
    found = {key: torch.from_numpy(np.array(v)) for key, v in kept.items() if "_quantized" not in key}
    quantised = (x.removesuffix("_quantized") for x in kept if x.endswith("_quantized"))
    tables = (key for key in quantised if kept[f"{key}_scale"].size == 1)  # a matrix has a scale for each column
    found |= {key: torch.from_numpy(_whole(kept, key)) for key in tables}
    for node in graph.node:
        bias = next((x for x in node.input if x.endswith(".bias") and x in kept), None)
        matrix = _matrix(node, bias, maker) if node.op_type == "Add" and bias is not None else None
        if bias is not None and matrix is not None:
            found[bias.removesuffix("bias") + "weight"] = torch.from_numpy(_whole(kept, matrix).T.copy())
    return found


def _whole(kept: Mapping[str, NDArray[Any]], key: str) -> NDArray[np.float32]:
    """Quantised numbers as floats."""
    levels = kept[f"{key}_quantized"].astype(np.float32) - kept[f"{key}_zero_point"].astype(np.float32)
    found: NDArray[np.float32] = levels * kept[f"{key}_scale"]
    return found


def _matrix(node: NodeProto, bias: str, maker: Mapping[str, NodeProto]) -> str | None:
    """The name of the matrix whose product a bias is added to; torch's exporter gives it one of its own."""
    product = next(x for x in node.input if x != bias)
    for _ in range(BETWEEN):
        if product not in maker:
            return None
        if maker[product].op_type == "MatMulInteger":
            return str(maker[product].input[1]).removesuffix("_quantized")
        product = next((x for x in maker[product].input if x in maker), "")
    return None
