"""Weights of the small models that choose an activity's places and actors; data made by scripts/train_arguments.py."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

import yaml

from indicia.errors import KnowledgeError

Task = Literal["place", "actor"]
_FILE = "arguments.yaml"


def probability(task: Task, features: Iterable[str], *, beside: float = 0.0) -> float:
    """The probability that a candidate with these features fills the slot, in [0, 1].

    Features that the data does not know count nothing. `beside`: log odds from elsewhere, added.

    >>> probability("place", ()) == 0.5
    True
    """
    weights = _weights(task)
    total = beside + sum(weights.get(name, 0.0) for name in features)
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, total))))


def threshold(task: Task) -> float:
    """From which probability a candidate is believed; chosen by cross-validation over pages."""
    return float(_data()[task]["threshold"])


@cache
def _weights(task: Task) -> Mapping[str, float]:
    return MappingProxyType({str(k): float(v) for k, v in _data()[task]["weights"].items()})


@cache
def _data() -> dict[str, dict[str, Any]]:
    text = files("indicia.kb").joinpath("data", _FILE).read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(data, dict) or not {"place", "actor"} <= data.keys():
        raise KnowledgeError(f"{_FILE} must hold 'place' and 'actor'. Make it anew with scripts/train_arguments.py.")
    return data
