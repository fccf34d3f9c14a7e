"""GeoNames places and the regions -> two sorted text files that ship: entries, and folded names pointing at them."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from _geo_topology import Region, centre, centre_at

from indicia.kb._fold import fold


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


FULL_NAMES = _codes(
    "BY UA RU KZ KG TJ TM UZ MD GE AM AZ LT LV EE PL RS BG MK ME BA XK HR RO SK CZ HU FI TR SY LB IL PS "
    "IQ IR KP KR TW CN JP MN "
)
"""States whose small places keep all their Latin spellings: transliterations vary most there."""
CYRILLIC = _codes("BY UA RU KZ KG TJ TM UZ MD GE AM AZ LT LV EE BG RS MK")
MANY_NAMES_FROM = 15_000
"""Elsewhere other spellings are kept from this population on; Cyrillic ones from ten times that."""
_LATIN = re.compile(r"^[A-ZÀ-ÞĀ-ŽƏ'’ʻ`][A-Za-zÀ-ɏḀ-ỿ'’ʻʼ`\-. ]{2,}$")
_CYRILLIC = re.compile(r"^[Ѐ-ӿ\-' ’]{3,}$")
_TYPE = re.compile(
    r"\s*\b(?:oblast|region|province|voivodeship|district|governorate|krai|territory|county|prefecture|state|municipality|"
    r"raion|department|emirate|canton|division|voblasts?|apskritis|provinsi)'?$",
    re.IGNORECASE,
)
DIRECTIONS = {
    "north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1), "central": (0, 0),
    "northeast": (1, 1), "northwest": (1, -1), "southeast": (-1, 1), "southwest": (-1, -1),
}  # fmt: skip
# The points that the CIA World Factbook (public domain) gives for large states: what most gazetteers and maps use.
CENTRES: dict[str, tuple[float, float]] = {
    "RU": (60, 100), "CA": (60, -95), "US": (39.8, -98.5), "CN": (35, 105), "BR": (-10, -55), "AU": (-25, 135),
    "IN": (20, 77), "AR": (-34, -64), "KZ": (48, 68), "DZ": (28, 3), "CD": (0, 25), "GL": (72, -40), "SA": (25, 45),
    "MX": (23, -102), "ID": (-5, 120), "SD": (15, 30), "LY": (25, 17), "IR": (32, 53), "MN": (46, 105),
    "PE": (-10, -76), "TD": (15, 19), "NE": (16, 8), "AO": (-12.5, 18.5), "ML": (17, -4), "ZA": (-29, 24),
    "CO": (4, -72), "ET": (8, 38), "BO": (-17, -65), "MR": (20, -12), "EG": (27, 30), "TZ": (-6, 35), "NG": (10, 8),
    "VE": (8, -66), "PK": (30, 70), "MZ": (-18.25, 35), "TR": (39, 35), "CL": (-30, -71), "ZM": (-15, 30),
    "MM": (22, 98), "AF": (33, 65), "SO": (6, 48), "UA": (49, 32), "FR": (46, 2), "ES": (40, -4), "SE": (62, 15),
    "NO": (62, 10), "FI": (64, 26), "JP": (36, 138), "PH": (13, 122), "MY": (2.5, 112.5), "VN": (16.2, 107.8),
    "NZ": (-42, 174), "GB": (54, -2), "IT": (42.8, 12.8), "PG": (-6, 147), "TH": (15, 100), "YE": (15, 48),
}  # fmt: skip
PEOPLE_PER_KM2 = 3000.0
"""A town's radius is that of a disc with its people at this density, between 1 and 30 km."""


@dataclass(slots=True)
class Row:
    """One line of the entries file, and the folded names that lead to it."""

    name: str
    lat: float
    lon: float
    country: str
    region: str
    kind: str
    population: int
    radius: float
    geonames_id: int
    keys: set[str] = field(default_factory=set)

    def line(self) -> str:
        cells = (self.name, f"{self.lat:.4f}", f"{self.lon:.4f}", self.country, self.region, self.kind,
                 self.population, f"{self.radius:.0f}", self.geonames_id)  # fmt: skip
        return "\t".join(str(c) for c in cells) + "\n"


def cities(source: Path, regions: list[Region]) -> list[Row]:
    """Places of GeoNames (CC BY 4.0) with 1,000 people or more, 500 where we need more, with their regions."""
    records = list(json.loads(source.read_text(encoding="utf-8")).values())
    records = [r for r in records if r["population"] >= 1000 or r["countrycode"] in FULL_NAMES | {"US"}]
    where = _regions_of(records, regions)
    return [_city(record, region) for record, region in zip(records, where, strict=True)]


def _city(record: dict[str, Any], region: str) -> Row:
    people = record["population"]
    radius = min(30.0, max(1.0, math.sqrt(people / PEOPLE_PER_KM2 / math.pi)))
    keys = {fold(record["name"]), *(fold(a) for a in _kept(record))}
    return Row(
        record["name"].strip(), record["latitude"], record["longitude"], record["countrycode"], region, "city",
        people, radius, record["geonameid"], keys - {""},
    )  # fmt: skip


def _kept(record: dict[str, Any]) -> Iterator[str]:
    country, people = record["countrycode"], record["population"]
    for name in record["alternatenames"]:
        if _LATIN.match(name) and not (name.isupper() and len(name) <= 4):
            if people >= MANY_NAMES_FROM or country in FULL_NAMES:
                yield name
        elif _CYRILLIC.match(name) and (people >= 10 * MANY_NAMES_FROM or country in CYRILLIC):
            yield name


def _regions_of(records: list[dict[str, Any]], regions: list[Region]) -> list[str]:
    points = shapely.points([(r["longitude"], r["latitude"]) for r in records])
    tree = shapely.STRtree([r.shape for r in regions])
    found = [""] * len(records)
    for pair in (
        tree.query(points, predicate="within"),
        tree.query_nearest(points, max_distance=0.3, all_matches=False),
    ):
        for point, region in pair.T:
            if not found[point] and regions[region].country == records[point]["countrycode"]:
                found[point] = regions[region].code
    by_admin1 = {r.admin1: r.code for r in regions if r.admin1}
    return [
        f or by_admin1.get(f"{r['countrycode']}.{r['admin1code']}", "") for f, r in zip(found, records, strict=True)
    ]


def region_rows(regions: list[Region], people: dict[str, int]) -> list[Row]:
    """First-level regions, and the groups that some states are better known by (England, Bretagne)."""
    rows = [_region(region, people.get(region.code, 0)) for region in regions]
    groups: dict[tuple[str, str], list[Region]] = defaultdict(list)
    for region in regions:
        if region.group and region.country in {"GB", "FR", "IT", "BE", "ES"}:
            groups[region.country, region.group].append(region)
    for (country, name), members in groups.items():
        lat, lon, radius = centre(shapely.union_all([m.shape for m in members]))
        total = sum(people.get(m.code, 0) for m in members)
        rows.append(Row(name, lat, lon, country, "", "region", total, radius, 0, {fold(name)}))
    return rows


def _region(region: Region, people: int) -> Row:
    lat, lon, radius = centre(region.shape)
    bare = _TYPE.sub("", region.names[0]).strip()
    name = f"{bare} region" if region.title in {"Region", "Oblast"} and _plain(bare) else region.names[0]
    keys = {fold(n) for n in region.names} | {fold(_TYPE.sub("", n)) for n in region.names}
    return Row(name, lat, lon, region.country, region.code, "region", people, radius, region.geonames_id, keys - {""})


def _plain(name: str) -> bool:
    return not re.search(r"region|oblast|krai|republic|okrug|autonom", name, re.IGNORECASE)


def country_rows(regions: list[Region], source: Path, names: dict[str, str]) -> list[Row]:
    """States with the circle that holds their main part, and their directions ("@north BY")."""
    known = json.loads(source.read_text(encoding="utf-8"))
    rows = []
    for code, name in names.items():
        shapes = [r.shape for r in regions if r.country == code]
        if not shapes:
            continue
        whole = shapely.union_all(shapely.set_precision(shapes, 1e-5))
        lat, lon, radius = centre_at(whole, CENTRES[code]) if code in CENTRES else centre(whole)
        facts = known.get(code, {})
        rows.append(
            Row(
                name,
                lat,
                lon,
                code,
                "",
                "country",
                facts.get("population", 0),
                radius,
                facts.get("geonameid", 0),
                {"@" + code},
            )
        )
    return rows


def direction_rows(towns: Iterable[Row], names: dict[str, str]) -> Iterator[Row]:
    """Where the north, the south-east, the centre of a state is: the third of its towns that lies farthest that way."""
    by_country: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        if town.kind == "city" and town.population >= 5000:
            by_country[town.country].append((town.lat, town.lon))
    for code, found in by_country.items():
        if code not in names or len(found) < 9:
            continue
        points = np.array(found)
        for word, way in DIRECTIONS.items():
            yield _direction(word, way, points, code, names[code])


def _direction(word: str, way: tuple[int, int], points: Any, code: str, name: str) -> Row:
    ranks = points.argsort(axis=0).argsort(axis=0) / len(points) - 0.5
    score = ranks @ np.array(way) if any(way) else -np.abs(ranks).sum(axis=1)
    part = points[score >= np.quantile(score, 2 / 3)]
    lat, lon = np.median(part, axis=0)
    away = np.hypot(part[:, 0] - lat, (part[:, 1] - lon) * math.cos(math.radians(lat))) * 111.195
    title = word if word == "central" else word + "ern"
    return Row(
        f"{title} {name}",
        lat,
        lon,
        code,
        "",
        "region",
        0,
        max(10.0, float(np.quantile(away, 0.9))),
        0,
        {f"@{word} {code}"},
    )


def write(rows: list[Row], folder: Path) -> None:
    """Entries in order of population, and names in byte order with the offsets of their entries."""
    rows.sort(key=lambda r: (-r.population, r.country, r.name, r.geonames_id))
    names: dict[str, list[int]] = defaultdict(list)
    at = 0
    with (folder / "gazetteer_entries.tsv").open("wb") as out:
        for row in rows:
            line = row.line().encode()
            out.write(line)
            for key in row.keys:
                names[key].append(at)
            at += len(line)
    lines = sorted(f"{key}\t{' '.join(_base36(o) for o in offsets)}\n".encode() for key, offsets in names.items())
    (folder / "gazetteer_names.tsv").write_bytes(b"".join(lines))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
        if not number:
            return text


ANGLOPHONE_AND_LATIN = _codes(
    "US GB CA AU NZ IE ZA JM PH MX BR AR CL CO PE VE EC BO PY UY CR GT HN NI PA CU DO PR ES PT SV "
)
"""States whose towns are often called like people or things."""
CROWDED = frozenset({"CN", "JP", "TW", "KR", "IN"})
NAMED_REGIONS = FULL_NAMES | _codes("IN PK AF NO SE DE VN ET SD NG ML YE SA LY DZ EG ")
"""States whose first-level regions are searched for by name."""


def prominent(rows: list[Row], unsafe: set[str]) -> list[str]:
    """Folded names that a text may be searched for without other grounds: well-known places, no everyday words."""
    return sorted({key for row in rows for key in row.keys if key not in unsafe and _safe(row, key)})


def _safe(row: Row, key: str) -> bool:
    if not re.fullmatch(r"[a-z ]{4,40}", key):
        return False
    main = key == fold(row.name)
    if row.kind == "region":
        return row.country in NAMED_REGIONS and (main or " " in key)
    if row.kind != "city":
        return False
    if row.country in ANGLOPHONE_AND_LATIN:
        return main and row.population >= 500_000
    if row.country in CROWDED:
        return row.population >= (100_000 if main else 500_000)
    if row.country in FULL_NAMES:
        return row.population >= (15_000 if main else 50_000) and (main or len(key) > 4)
    return row.population >= (100_000 if main else 500_000)
