"""A flat local map: longitudes and latitudes to pixels, rings cut to the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 480, 360
KM_PER_DEGREE = 111.195
"""Length of one degree of latitude on a sphere of 6,371 km radius."""

BLEED = 6.0
"""Rings are cut this many pixels outside the picture, so that cut lines are not seen."""

LEAST_STEP = 1.4
"""Points of a ring nearer than this many pixels to the one before are left out."""

GRID_STEP = 16
"""Names are tried at points this many pixels apart."""

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class View:
    """A local map: `lat`, `lon` in the middle, `reach` km from the middle to the upper edge.

    Distances are true near the middle: one degree of longitude is as long as it is at `lat`.
    """

    lat: float
    lon: float
    reach: float

    @property
    def px_per_km(self) -> float:
        """Scale of the map."""
        return HEIGHT / 2 / self.reach

    def xy(self, lon: float, lat: float) -> Point:
        """Pixels of a place; its longitude must lie within half a turn of the middle (see `short_way`)."""
        east = (lon - self.lon) * KM_PER_DEGREE * math.cos(math.radians(self.lat))
        return WIDTH / 2 + east * self.px_per_km, HEIGHT / 2 - (lat - self.lat) * KM_PER_DEGREE * self.px_per_km


def drawn(view: View, rings: Iterable[Ring]) -> list[list[Point]]:
    """Rings of (longitude, latitude) as rings of pixels, cut to the picture; what lies outside is left out."""
    flat = ([view.xy(lon, lat) for lon, lat in unrolled(ring, view.lon)] for ring in rings)
    clipped = (_thinned(_clip(ring)) for ring in flat)
    return [ring for ring in clipped if len(ring) > 2]


def unrolled(ring: Ring, middle: float) -> list[Point]:
    """The ring without jumps at the date line, moved by whole turns to where it is nearest the middle."""
    out: list[Point] = []
    for lon, lat in ring:
        out.append((out[-1][0] + short_way(lon - out[-1][0]) if out else lon, lat))
    if not out:
        return out
    centre = (min(lon for lon, _ in out) + max(lon for lon, _ in out)) / 2
    turn = round((middle - centre) / 360.0) * 360.0
    return [(lon + turn, lat) for lon, lat in out]


_FRAME = ((0, -BLEED, 1), (0, WIDTH + BLEED, -1), (1, -BLEED, 1), (1, HEIGHT + BLEED, -1))
"""Axis, limit and inner side of the four edges."""


def _clip(ring: list[Point]) -> list[Point]:
    """Sutherland and Hodgman's clipping against the frame (1974)."""
    for axis, limit, side in _FRAME:
        ring = _clip_edge(ring, axis, limit, side)
    return ring


def _clip_edge(ring: list[Point], axis: int, limit: float, side: int) -> list[Point]:
    out: list[Point] = []
    for n, here in enumerate(ring):
        before = ring[n - 1]
        inside, was_inside = (here[axis] - limit) * side >= 0, (before[axis] - limit) * side >= 0
        if inside != was_inside:
            out.append(_crossing(before, here, axis, limit))
        if inside:
            out.append(here)
    return out


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _thinned(ring: list[Point]) -> list[Point]:
    """Without points that would fall on the pixel before them."""
    out: list[Point] = []
    for x, y in ring:
        if not out or abs(x - out[-1][0]) + abs(y - out[-1][1]) >= LEAST_STEP:
            out.append((x, y))
    return out


def on_segment(p: Point, a: Point, b: Point) -> Point:
    """The point of the stretch from `a` to `b` that is nearest to `p`.

    >>> on_segment((1.0, 1.0), (0.0, 0.0), (4.0, 0.0))
    (1.0, 0.0)
    """
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return a[0] + dx * share, a[1] + dy * share


def clearing(ring: list[Point], avoid: Iterable[Point], *, half: float) -> tuple[Point, float] | None:
    """Where inside a ring a name has most room, and how much: px to the ring, the frame and what to avoid.

    Looks at a grid of points and takes the best; None if none lies inside. `half` is half the name's width.
    """
    marks = [*ring[::2], *avoid]
    columns = range(round(half) + 4, WIDTH - round(half) - 4, GRID_STEP)
    grid = ((float(x), float(y)) for x in columns for y in range(18, HEIGHT - 26, GRID_STEP))
    inside = [p for p in grid if _inside(p, ring)]
    room = ((p, min(math.dist(p, mark) for mark in marks)) for p in inside)
    return max(room, key=lambda found: found[1], default=None)


def _inside(p: Point, ring: list[Point]) -> bool:
    """Even-odd rule."""
    x, y = p
    odd = False
    for n, (x2, y2) in enumerate(ring):
        x1, y1 = ring[n - 1]
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def short_way(degrees: float) -> float:
    """A difference of longitudes, taken the short way round: -180 to 180."""
    return (degrees + 180.0) % 360.0 - 180.0
