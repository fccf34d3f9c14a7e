"""A user's own likelihoods: single cells that take the place of ours, from a file.

    cells:
      blood_supplies:
        cover_deception: {low: 0.2, high: 0.6, why: "seen in two drills since"}

What the file does not name stays as it ships.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from indicia.errors import KnowledgeError
from indicia.kb.hypotheses import OTHER, hypotheses
from indicia.kb.likelihoods import Cell, Row, likelihoods
from indicia.kb.yaml_lines import MAX_CHARS, Fault, complain, parse
from indicia.kb.yaml_lines import Path as Keys

TOP = "cells"
FIELDS = frozenset(("low", "high", "why"))
Own = dict[tuple[str, str], Cell]


def own_likelihoods(path: str) -> tuple[Row, ...]:
    """The shipped table with the cells of the user's file in place of ours, each marked `own` with the file's name.

    Raises:
        KnowledgeError: Unreadable, no YAML, a key given twice, an unknown
            indicator or purpose, no reason, or no interval with
            0 < low <= high < 1. The message names file, line and key.
    """
    text = _text(path)
    data = parse(text, file=path)
    try:
        own = _own(data, name=Path(path).name)
    except Fault as fault:
        raise complain(fault, text=text, file=path) from fault
    return tuple(_over(row, own) for row in likelihoods())


def _over(row: Row, own: Own) -> Row:
    return replace(row, cells=tuple(own.get((row.indicator, c.hypothesis), c) for c in row.cells))


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.read(MAX_CHARS + 1)
    except OSError as error:
        raise KnowledgeError(f"{path} can't be read: {error.strerror}. Give a file that is there.") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path} is no text in UTF-8 ({error.reason}). Give a YAML file.") from error


def _own(data: Any, *, name: str) -> Own:
    top = _mapping(data, ())
    for key in top:
        if key != TOP:
            raise Fault((key,), f"is not known here. The file has one key, {TOP!r}.")
    if TOP not in top:
        raise Fault((), f"The key {TOP!r} is missing.")
    known = {row.indicator: {c.hypothesis for c in row.cells} for row in likelihoods()}
    own: Own = {}
    for indicator, cells in _mapping(top[TOP], (TOP,)).items():
        if indicator not in known:
            raise Fault((TOP, indicator), "is no indicator. `indicia catalogue indicators` lists them.")
        for hypothesis, cell in _mapping(cells, (TOP, indicator)).items():
            at: Keys = (TOP, indicator, hypothesis)
            if hypothesis not in known[indicator]:
                raise Fault(at, _no_hypothesis(hypothesis))
            own[indicator, hypothesis] = _cell(_mapping(cell, at), hypothesis, at, name)
    return own


def _no_hypothesis(id: str) -> str:
    if id == OTHER:
        return "has no cells: `other` is the geometric mean of the named purposes."
    return f"is no purpose. There are {', '.join(h.id for h in hypotheses() if h.id != OTHER)}."


def _cell(entry: Mapping[str, Any], hypothesis: str, at: Keys, name: str) -> Cell:
    for key in entry:
        if key not in FIELDS:
            raise Fault((*at, key), "is not known here. A cell has low, high and why.")
    low, high = (_probability(entry, key, at) for key in ("low", "high"))
    if low > high:
        raise Fault((*at, "low"), f"is {low!r}, above high, which is {high!r}.")
    why = entry.get("why")
    if not isinstance(why, str) or not why.strip():
        raise Fault((*at, "why"), f"is {why!r}, not a text. Say why the figure is yours.")
    return Cell(hypothesis=hypothesis, low=low, high=high, reason=why.strip(), own=name)


def _probability(entry: Mapping[str, Any], key: str, at: Keys) -> float:
    value = entry.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise Fault((*at, key), f"is {value!r}, not a number between 0 and 1 (both excluded).")
    return float(value)


def _mapping(value: Any, at: Keys) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise Fault(at, f"is {_shown(value)}, not a mapping whose keys are texts.")
    return value


def _shown(value: Any) -> str:
    return f"a list of {len(value)}" if isinstance(value, list) else repr(value)
