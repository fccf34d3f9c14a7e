"""The stored borders as arrays: arcs, each drawn once, with the regions on both sides.

`data/borders.npz` holds whole-number steps of 1e-4 degrees (11 m); an arc's
simplification is off by at most 0.001 degrees (110 m) on land borders between
states, 0.004 between regions of one state, 0.006 on coasts. Source and
corrections: data/LICENCES.md, docs/decisions/0020.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of each corner; first and last are the same."""

UNITS: Final = 10_000
SEA: Final = 65_535


@dataclass(frozen=True, slots=True)
class Arcs:
    """`points`: (2, n) longitude and latitude; arc `i` is `points[:, first[i]:first[i + 1]]`."""

    points: Floats
    first: NDArray[np.int64]
    sides: NDArray[np.uint16]
    countries: tuple[str, ...]
    regions: tuple[str, ...]

    def line(self, arc: int) -> Floats:
        """The points of one arc, (2, n)."""
        return self.points[:, self.first[arc] : self.first[arc + 1]]

    def country_of(self, side: int) -> str:
        """The state on a side; "" for the sea."""
        return "" if side == SEA else self.countries[side]


@dataclass(frozen=True, slots=True)
class Segments:
    """Straight pieces from `a` to `b`, each (2, n) degrees longitude and latitude."""

    a: Floats
    b: Floats


@cache
def arcs() -> Arcs:
    """Load the arcs once a process (about 50 ms, 10 MB)."""
    with files("indicia.kb").joinpath("data", "borders.npz").open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        points = np.cumsum(stored["steps"], axis=1, dtype=np.int64) / UNITS
        counts, sides, names = stored["counts"], stored["sides"], stored["regions"]
    table = [str(name).split(" ", 1) for name in names]
    first = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    return Arcs(points, first, sides, tuple(row[0] for row in table), tuple(row[1] for row in table))


@cache
def land_arcs() -> dict[str, dict[str, tuple[int, ...]]]:
    """For each state the arcs that it shares with each neighbour on land."""
    table = arcs()
    shared: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for arc in np.flatnonzero(table.sides[1] != SEA):
        a, b = (table.countries[side] for side in table.sides[:, arc])
        if a != b:
            shared[a][b].append(int(arc))
            shared[b][a].append(int(arc))
    return {a: {b: tuple(found) for b, found in rows.items()} for a, rows in shared.items()}


@cache
def region_arcs() -> dict[str, tuple[int, ...]]:
    """The arcs round each region, by its code."""
    table = arcs()
    found: dict[str, list[int]] = defaultdict(list)
    for arc, (a, b) in enumerate(table.sides.T):
        for side in (a, b):
            if side != SEA:
                found[table.regions[side]].append(arc)
    return {code: tuple(own) for code, own in found.items()}


@cache
def country_arcs() -> dict[str, tuple[int, ...]]:
    """The arcs round each state: those with another state or the sea on the other side."""
    table = arcs()
    found: dict[str, list[int]] = defaultdict(list)
    for arc, (a, b) in enumerate(table.sides.T):
        one, other = table.country_of(a), table.country_of(b)
        if one != other:
            for code in filter(None, (one, other)):
                found[code].append(arc)
    return {code: tuple(own) for code, own in found.items()}


def segments(chosen: tuple[int, ...]) -> Segments:
    """The pieces of several arcs; steps from one arc to the next are left out."""
    lines = [arcs().line(arc) for arc in chosen]
    if not lines:
        return Segments(np.zeros((2, 0)), np.zeros((2, 0)))
    return Segments(np.hstack([line[:, :-1] for line in lines]), np.hstack([line[:, 1:] for line in lines]))


def rings(chosen: tuple[int, ...]) -> tuple[Ring, ...]:
    """Chain arcs end to end into closed rings, the longest first. Lines that don't close are closed straight."""
    lines = {arc: arcs().line(arc) for arc in chosen}
    at: dict[tuple[float, float], list[int]] = defaultdict(list)
    for arc, line in lines.items():
        for end in (line[:, 0], line[:, -1]):
            at[_corner(end)].append(arc)
    found = []
    while lines:
        found.append(_ring(lines, at))
    return tuple(sorted((ring for ring in found if len(ring) > 3), key=len, reverse=True))


def _ring(lines: dict[int, Floats], at: dict[tuple[float, float], list[int]]) -> Ring:
    _, line = lines.popitem()
    parts = [line]
    start, end = _corner(line[:, 0]), _corner(line[:, -1])
    while end != start:
        onward = next((arc for arc in at[end] if arc in lines), None)
        if onward is None:
            break
        line = lines.pop(onward)
        line = line if _corner(line[:, 0]) == end else line[:, ::-1]
        parts.append(line[:, 1:])
        end = _corner(line[:, -1])
    points = np.hstack(parts).T.tolist()
    if end != start:
        points.append(points[0])
    return tuple((lon, lat) for lon, lat in points)


def _corner(point: Floats) -> tuple[float, float]:
    return (round(float(point[0]), 4), round(float(point[1]), 4))
