"""A flat local map: longitudes and latitudes to pixels, rings cut to the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WIDTH, HEIGHT = 480, 360
KM_PER_DEGREE = 111.195
"""Length of one degree of latitude on a sphere of 6,371 km radius."""

BLEED = 6.0
"""Rings are cut this many pixels outside the picture, so that cut lines are not seen."""

LEAST_STEP = 1.4
"""Points of a ring nearer than this many pixels to the one before are left out."""

GRID_STEP = 18
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

    def may_show(self, o: Outline) -> bool:
        """Whether an outline's box reaches into the picture."""
        turn = o.turn(self.lon)
        left, top = self.xy(o.west + turn, o.north)
        right, bottom = self.xy(o.east + turn, o.south)
        return left <= WIDTH + BLEED and right >= -BLEED and top <= HEIGHT + BLEED and bottom >= -BLEED


class Outline(NamedTuple):
    """A ring without jumps at the date line, and the box of degrees that it fills."""

    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float

    def turn(self, lon: float) -> float:
        """Whole turns, in degrees, that bring the ring nearest to a longitude."""
        return round((lon - (self.west + self.east) / 2) / 360.0) * 360.0

    def on(self, view: View) -> list[Point]:
        """The ring in pixels."""
        turn = self.turn(view.lon)
        return [view.xy(lon + turn, lat) for lon, lat in self.points]


def outline(ring: Ring) -> Outline:
    """A ring of (longitude, latitude) made ready for drawing.

    >>> outline([(179.0, 60.0), (-179.0, 60.0), (-179.0, 61.0)]).east
    181.0
    """
    points: list[Point] = []
    for lon, lat in ring:
        points.append((points[-1][0] + short_way(lon - points[-1][0]) if points else lon, lat))
    lons, lats = [p[0] for p in points] or [0.0], [p[1] for p in points] or [0.0]
    return Outline(tuple(points), min(lons), max(lons), min(lats), max(lats))


def drawn(view: View, outlines: Iterable[Outline]) -> list[list[Point]]:
    """Rings in pixels, cut to the picture; what lies outside is left out."""
    clipped = (_thinned(_clip(o.on(view))) for o in outlines if view.may_show(o))
    return [ring for ring in clipped if len(ring) > 2]


def nearest(view: View, outlines: Iterable[Outline]) -> Point | None:
    """The point of some outlines that is nearest to the middle of the view, in pixels."""
    here = WIDTH / 2, HEIGHT / 2
    best: Point | None = None
    for ring in (o.on(view) for o in outlines):
        for n, b in enumerate(ring):
            near = on_segment(here, ring[n - 1], b)
            if best is None or math.dist(here, near) < math.dist(here, best):
                best = near
    return best


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

    Looks at a grid of points and takes the best; None if none lies inside, or the ring
    is too small anyway. `half` is half the name's width.
    """
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if max(xs) - min(xs) < half or max(ys) - min(ys) < GRID_STEP:
        return None
    marks = [*_along(ring), *avoid]
    columns = range(round(half) + 4, WIDTH - round(half) - 4, GRID_STEP)
    rows = range(18, HEIGHT - 26, GRID_STEP)
    inside = ((float(x), float(y)) for y in rows for x in _inside(ring, float(y), columns))
    room = ((p, min(math.dist(p, mark) for mark in marks)) for p in inside)
    return max(room, key=lambda found: found[1], default=None)


def _along(ring: list[Point]) -> Iterator[Point]:
    """Points about `GRID_STEP` apart along a ring, on its long straight sides too."""
    last = ring[-1]
    for point in ring:
        steps = int(math.dist(last, point) / GRID_STEP)
        if steps or math.dist(last, point) >= GRID_STEP / 3:
            for n in range(steps + 1):
                share = (n + 1) / (steps + 1)
                yield last[0] + (point[0] - last[0]) * share, last[1] + (point[1] - last[1]) * share
            last = point


def _inside(ring: list[Point], y: float, columns: Iterable[int]) -> list[int]:
    """Those columns that lie inside a ring at one height, by the even-odd rule."""
    crossings = []
    for n, (x2, y2) in enumerate(ring):
        x1, y1 = ring[n - 1]
        if (y1 > y) != (y2 > y):
            crossings.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    return [x for x in columns if sum(c > x for c in crossings) % 2]


def short_way(degrees: float) -> float:
    """A difference of longitudes, taken the short way round: -180 to 180."""
    return (degrees + 180.0) % 360.0 - 180.0
