"""The gazetteer's files, mapped into memory and searched by bisection, and the small table of our own."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Final, cast

from indicia.kb._fold import fold
from indicia.kb.tables import rows
from indicia.model import PlaceKind

DISTRICT: Final = "district"
"""The word for a second-level region in the entries file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place. Degrees of WGS 84; `radius_km`: how far it reaches or how far off the centre may be.

    `country`: ISO 3166-1 alpha-2, None at sea and where several claim it.
    `region`: the first-level region's ISO 3166-2 code, None where unknown.
    `district`: a second-level region (a county, a raion), of kind "other".
    """

    name: str
    lat: float
    lon: float
    kind: PlaceKind
    radius_km: float
    country: str | None = None
    region: str | None = None
    population: int = 0
    geonames_id: int | None = None
    district: bool = False


class Gazetteer:
    """Two sorted files mapped into memory: names lead to byte offsets of entries."""

    def __init__(self) -> None:
        self._names, self._entries = _mapped("gazetteer_names.tsv"), _mapped("gazetteer_entries.tsv")

    def get(self, key: str) -> tuple[Entry, ...]:
        """The entries of a folded name, in order of population."""
        wanted = key.encode() + b"\t"
        low, high = 0, len(self._names)
        while low < high:
            middle = (low + high) // 2
            start = self._names.rfind(b"\n", 0, middle) + 1
            end = self._names.find(b"\n", start)
            line = self._names[start:end]
            if line.startswith(wanted):
                return tuple(self._entry(int(o, 36)) for o in line[len(wanted) :].split())
            if line < wanted:
                low = end + 1
            else:
                high = start
        return ()

    def _entry(self, at: int) -> Entry:
        line = self._entries[at : self._entries.find(b"\n", at)].decode()
        name, lat, lon, land, region, kind, people, radius, number = line.split("\t")
        district = kind == DISTRICT
        return Entry(
            name=name, lat=float(lat), lon=float(lon), kind="other" if district else cast(PlaceKind, kind),
            radius_km=float(radius), country=land or None, region=region or None, population=int(people),
            geonames_id=int(number) or None, district=district,
        )  # fmt: skip


def _mapped(name: str) -> mmap.mmap:
    with as_file(files("indicia.kb").joinpath("data", name)) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def own_places() -> dict[str, tuple[Entry, ...]]:
    table: dict[str, tuple[Entry, ...]] = {}
    for row in own_rows():
        name, kind, land, *numbers = row[:6]
        if kind == "alias":
            found = tuple(e for e in gazetteer().get(fold(name)) if e.country == land)[:1]
        else:
            lat, lon, radius = map(float, numbers)
            found = (
                Entry(name=name, lat=lat, lon=lon, kind=cast(PlaceKind, kind), radius_km=radius, country=land or None),
            )
        for written in spellings(row):
            key = fold(written).removeprefix("the ")
            table[key] = tuple(dict.fromkeys((*table.get(key, ()), *found)))
    return table


@cache
def short_names() -> dict[str, tuple[str, str]]:
    """Short forms and demonyms of regions ("W.Va.", "Ohioans") -> name and state; case matters, dots too."""
    found: dict[str, tuple[str, str]] = {}
    for name, land, written in rows("gazetteer_short.tsv", columns=3):
        for form in written.split("; "):
            found[form] = (name, land)
    return found


def spellings(row: list[str]) -> list[str]:
    """All names of a row of our own table."""
    return [row[0], *filter(None, row[6].split("; "))] if len(row) > 6 else [row[0]]


def own_rows() -> list[list[str]]:
    """The rows of our own table: name, kind, country, lat, lon, radius, other names.

    Raises:
        KnowledgeError: A row lacks columns.
    """
    return rows("gazetteer_own.tsv", columns=6)
