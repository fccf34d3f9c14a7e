"""A user's own likelihoods: single cells that take the place of ours, from a file.

    cells:
      blood_supplies:
        cover_deception: {low: 0.2, high: 0.6, why: "seen in two drills since"}
        attack_preparation: {mark: CC, why: "no attack without it"}

What the file does not name stays as it ships. A mark (CC C N I II, NA) stands
for the interval of kb/data/ach_marks.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from indicia.kb.hypotheses import hypotheses
from indicia.kb.likelihoods import Cell, Row, likelihoods
from indicia.kb.own_file import ENDS, MARK, cell_at, likelihood_in, mapping, only, read_own, text_in
from indicia.kb.yaml_lines import Fault
from indicia.kb.yaml_lines import Path as Keys

TOP = "cells"
FIELDS = (*ENDS, MARK, "why")
HAS = "A cell has low and high, or a mark, and why."
Own = Mapping[tuple[str, str], Cell]


def own_likelihoods(path: str) -> tuple[Row, ...]:
    """The shipped table with the cells of the user's file in place of ours, each marked `own` with the file's name.

    Raises:
        KnowledgeError: Unreadable, no YAML, a key given twice, an unknown
            indicator, purpose or mark, no reason, or no interval with
            0 < low <= high < 1. The message names file, line and key.
    """
    name = Path(path).name
    return over(likelihoods(), read_own(path, lambda data: _own(data, name=name)))


def over(rows: Sequence[Row], own: Own) -> tuple[Row, ...]:
    """A table with some cells in place of its own."""
    return tuple(replace(r, cells=tuple(own.get((r.indicator, c.hypothesis), c) for c in r.cells)) for r in rows)


def cells_in(data: Any, at: Keys) -> Iterator[tuple[str, str, dict[str, Any], Keys]]:
    """Indicator, purpose, entry and path of every cell under a key; ids are checked, the entry is not."""
    known = {row.indicator: {c.hypothesis for c in row.cells} for row in likelihoods()}
    purpose = hypotheses()[0].id
    for indicator, cells in mapping(data, at).items():
        cell_at(indicator, purpose, known, (*at, indicator, purpose))
        for hypothesis, entry in mapping(cells, (*at, indicator)).items():
            here: Keys = (*at, indicator, hypothesis)
            cell_at(indicator, hypothesis, known, here)
            yield indicator, hypothesis, mapping(entry, here), here


def cell(hypothesis: str, entry: Mapping[str, Any], at: Keys, *, name: str) -> Cell:
    """One cell of the user's; `name` is his file's."""
    low, high, mark = likelihood_in(entry, at)
    why = text_in(entry, "why", at, ask="Say why the figure is yours.")
    return Cell(hypothesis=hypothesis, low=low, high=high, reason=why, own=name, mark=mark)


def _own(data: Any, *, name: str) -> Own:
    if data is None:
        raise Fault((), f"is empty. The file has one key, {TOP!r}, with your cells under it.")
    top = mapping(data, ())
    only(top, (TOP,), (), has=f"The file has one key, {TOP!r}.")
    if TOP not in top:
        raise Fault((), f"The key {TOP!r} is missing.")
    found: dict[tuple[str, str], Cell] = {}
    for indicator, hypothesis, entry, at in cells_in(top[TOP], (TOP,)):
        only(entry, FIELDS, at, has=HAS)
        found[indicator, hypothesis] = cell(hypothesis, entry, at, name=name)
    return found
