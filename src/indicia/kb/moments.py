"""Weights of the small models that choose an activity's start, end and strength; made by scripts/train_moments.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

import yaml

from indicia.errors import KnowledgeError

Slot = Literal["start", "end", "troops"]
_FILE = "moments.yaml"
_SLOTS = ("start", "end", "troops")


def total(slot: Slot, features: Iterable[str]) -> float:
    """The weight of an option with these features: of several, the heaviest is the likeliest.

    Features that the data does not know count nothing.

    >>> total("start", ())
    0.0
    """
    weights = _weights()[slot]
    return sum((weights.get(name, 0.0) for name in features), 0.0)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("indicia.kb").joinpath("data", _FILE).read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(data, dict) or not set(_SLOTS) <= data.keys():
        raise KnowledgeError(f"{_FILE} must hold {', '.join(_SLOTS)}. Make it anew with scripts/train_moments.py.")
    return MappingProxyType({slot: {str(k): float(v) for k, v in data[slot].items()} for slot in _SLOTS})
