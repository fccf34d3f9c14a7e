"""Distances to land borders, outlines of states and regions. Borders as internationally recognised.

Crimea is Ukraine (UNGA 68/262), the Golan is Syria (UNSC 497); where no line
is agreed, the line of control is drawn: docs/decisions/0020. Distances are
great-circle kilometres on a sphere of mean radius (0.3 % off an ellipsoid at
most) to borders simplified within 110 m.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

import numpy as np

from indicia.kb import _arcs
from indicia.kb._arcs import SEA, Floats, Ring, Segments

EARTH_KM: Final = 6371.0088
"""Mean radius of the Earth (IUGG)."""
KM_PER_DEGREE: Final = EARTH_KM * np.pi / 180
CORNERS_FOR_NEAREST: Final = 1000
"""At most so many corners of a region are held against a border; more are thinned evenly."""
CORNERS_FOR_FARTHEST: Final = 80


class Near(NamedTuple):
    """A foreign border: the state behind it, km to it, and the range that the place's extent gives."""

    country: str
    km: float
    low: float
    high: float


def distance(*, lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance of two points in km (haversine); degrees in, never negative, symmetric.

    >>> round(distance(lat=52.43, lon=30.98, to_lat=50.45, to_lon=30.52))
    222
    """
    half = sin(radians(to_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(to_lat)) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def distances(*, lat: float, lon: float, country: str, radius_km: float = 0.0) -> tuple[Near, ...]:
    """How far a point lies from each foreign land border of a state, nearest first.

    `low` and `high` take the place's radius off and add it, never below 0.
    A state without land borders, or an unknown one, gives (). For a whole
    region ask `region_distances`: its circle reaches over the border.

    >>> [(near.country, round(near.km)) for near in distances(lat=52.4345, lon=30.9754, country="BY")][:2]
    [('RU', 40), ('UA', 40)]
    """
    found = []
    for foreign in neighbours(country):
        km = float(_to_segments(lat, lon, _border(country, foreign)).min())
        found.append(Near(foreign, km, max(0.0, km - radius_km), km + radius_km))
    return tuple(sorted(found, key=lambda near: near.km))


@cache
def region_distances(country: str, region: str, *, within_km: float = 25_000.0) -> tuple[Near, ...]:
    """How far a first-level region lies from each foreign land border of its state, nearest first.

    `km` and `low` are those of the region's nearest part, 0 when it touches
    the border; `high` is that of its farthest part. An unknown region gives ().
    Borders farther than `within_km` are left out, which saves most of the time.

    >>> [(near.country, near.low) for near in region_distances("BY", "BY-HO")][:2]
    [('RU', 0.0), ('UA', 0.0)]
    """
    own = _arcs.region_arcs().get(region, ())
    if not own:
        return ()
    corners = _corners(own)
    found = []
    for foreign in neighbours(country):
        border = _border(country, foreign)
        low = 0.0 if _touches(own, foreign) else _nearest(corners, border, within_km)
        if low > within_km:
            continue
        far = _thin(corners, CORNERS_FOR_FARTHEST)
        high = max(float(_to_segments(lat, lon, border).min()) for lon, lat in far.T)
        found.append(Near(foreign, low, low, max(low, high)))
    return tuple(sorted(found, key=lambda near: (near.km, near.country)))


def neighbours(country: str) -> tuple[str, ...]:
    """The states that share a land border with a state, in order of code."""
    return tuple(sorted(_arcs.land_arcs().get(country, {})))


def border_length(a: str, b: str) -> float | None:
    """Length in km of the land border of two states, measured before simplification; None if they share none.

    Official figures differ with the scale of the survey, often by a fifth.
    """
    return _lengths().get((a, b) if a < b else (b, a))


@cache
def middle(a: str, b: str) -> tuple[float, float, float] | None:
    """A point mid-way on the land border of two states (latitude, longitude), and km from it to the far end.

    None if they share no land border.
    """
    if b not in _arcs.land_arcs().get(a, {}):
        return None
    points = _border(a, b).a
    lon, lat = (float(v) for v in np.median(points, axis=1))
    best = int(np.argmin(_km(lat, _wrapped(points[0] - lon), points[1] - lat)))
    lon, lat = float(points[0, best]), float(points[1, best])
    return lat, lon, float(_km(lat, _wrapped(points[0] - lon), points[1] - lat).max())


@cache
def outline(code: str) -> tuple[Ring, ...]:
    """The rings (longitude, latitude) of a state, the one with most corners first; () if unknown."""
    return _arcs.rings(_arcs.country_arcs().get(code, ()))


@cache
def region_outline(region: str) -> tuple[Ring, ...]:
    """The rings (longitude, latitude) of a first-level region by its ISO 3166-2 code; () if unknown."""
    return _arcs.rings(_arcs.region_arcs().get(region, ()))


def nearby(*, lat: float, lon: float, km: float) -> tuple[str, ...]:
    """The states with territory within `km` of a point, nearest first: what a locator map draws."""
    here = country_at(lat=lat, lon=lon)
    reach: dict[str, float] = {here: 0.0} if here else {}
    table = _arcs.arcs()
    close = _near_points(table.points, lat, lon, km)
    for arc in np.unique(np.searchsorted(table.first, np.flatnonzero(close), side="right") - 1):
        away = float(_to_segments(lat, lon, _arcs.segments((int(arc),))).min())
        for side in table.sides[:, arc]:
            code = table.country_of(int(side))
            if code and away <= km:
                reach[code] = min(away, reach.get(code, away))
    return tuple(sorted(reach, key=lambda code: (reach[code], code)))


def country_at(*, lat: float, lon: float) -> str | None:
    """The state that a point lies in, None at sea; a point on a border may fall to either side.

    >>> country_at(lat=45.0, lon=34.1), country_at(lat=44.0, lon=33.0)
    ('UA', None)
    """
    table = _arcs.arcs()
    (x, y), (next_x, next_y) = table.points[:, :-1], table.points[:, 1:]
    crossed = np.flatnonzero((y > lat) != (next_y > lat))
    crossed = crossed[~np.isin(crossed, table.first[1:] - 1)]
    at = x[crossed] + (lat - y[crossed]) / (next_y[crossed] - y[crossed]) * (next_x[crossed] - x[crossed])
    arcs = np.searchsorted(table.first, crossed[at > lon], side="right") - 1
    odd = np.flatnonzero(np.bincount(table.sides[:, arcs].ravel(), minlength=SEA + 1) % 2)
    return next((table.countries[side] for side in odd if side != SEA), None)


@cache
def _border(country: str, foreign: str) -> Segments:
    return _arcs.segments(_arcs.land_arcs()[country][foreign])


@cache
def _lengths() -> dict[tuple[str, str], float]:
    text = files("indicia.kb").joinpath("data", "border_lengths.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {(a, b): float(km) for a, b, km in rows}


def _to_segments(lat: float, lon: float, lines: Segments) -> Floats:
    """Great-circle km from a point to each straight piece, its foot found on a plane about the point."""
    shrink = max(0.01, cos(radians(lat)))
    ax, ay = _wrapped(lines.a[0] - lon) * shrink, lines.a[1] - lat
    bx, by = _wrapped(lines.b[0] - lon) * shrink, lines.b[1] - lat
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    share = np.clip(-(ax * dx + ay * dy) / np.where(square > 0, square, 1.0), 0.0, 1.0)
    return _km(lat, (ax + share * dx) / shrink, ay + share * dy)


def _km(lat: float, east: Floats, north: Floats) -> Floats:
    """Haversine from a point to points given as degrees east and north of it."""
    half = np.sin(np.radians(north) / 2) ** 2
    half += cos(radians(lat)) * np.cos(np.radians(lat + north)) * np.sin(np.radians(east) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def _wrapped(degrees: Floats) -> Floats:
    """Differences of longitude in [-180, 180): the Bering Strait is no world apart."""
    return np.asarray((degrees + 180.0) % 360.0 - 180.0)


def _near_points(points: Floats, lat: float, lon: float, km: float) -> Floats:
    north = km / KM_PER_DEGREE
    east = north / max(0.01, cos(radians(min(89.0, abs(lat) + north))))
    return np.asarray((np.abs(points[1] - lat) <= north) & (np.abs(_wrapped(points[0] - lon)) <= east))


def _corners(own: tuple[int, ...]) -> Floats:
    return np.hstack([_arcs.arcs().line(arc) for arc in own])


def _thin(corners: Floats, most: int) -> Floats:
    return corners[:, :: max(1, -(-corners.shape[1] // most))]


def _touches(own: tuple[int, ...], foreign: str) -> bool:
    table = _arcs.arcs()
    return any(table.country_of(int(side)) == foreign for arc in own for side in table.sides[:, arc])


def _nearest(corners: Floats, border: Segments, within_km: float) -> float:
    """Least distance of a region's corners to a border; infinite if surely over the limit."""
    middle_lon, middle_lat = (float(v) for v in corners.mean(axis=1))
    reach = float(_km(middle_lat, _wrapped(corners[0] - middle_lon), corners[1] - middle_lat).max())
    away = _to_segments(middle_lat, middle_lon, border)
    if away.min() - reach > within_km:
        return float("inf")
    close = away <= away.min() + 2 * reach
    part = Segments(border.a[:, close], border.b[:, close])
    return min(float(_to_segments(lat, lon, part).min()) for lon, lat in _thin(corners, CORNERS_FOR_NEAREST).T)
