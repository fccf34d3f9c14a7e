"""The gazetteer: toponyms to entries with coordinates, region, population and uncertainty.

Towns and regions lie in two sorted text files that are mapped into memory and
searched by bisection, so that start-up costs nothing; seas, straits, ranges
and disputed areas are a small table of ours. Sources: data/LICENCES.md; the
format and its reasons: docs/decisions/0021.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Final, NamedTuple, cast

from indicia.errors import KnowledgeError
from indicia.kb import actors
from indicia.kb._fold import fold
from indicia.model import PlaceKind

LONGEST_NAME: Final = 80
"""Characters; nothing longer is looked up."""

_REGION_WORDS: Final = (
    "oblast|oblasts|region|province|voivodeship|governorate|krai|county|prefecture|department|canton|territory|emirate|"
    "autonomous oblast|autonomous okrug|autonomous region|federal district|область|области|край|voblast|voblasts"
)
_PART_WORDS: Final = "district|raion|rayon|municipality|area|peninsula|island|islands|state|republic|parish|borough"
_TOWN_WORDS: Final = "city|town|village|port|airport|airfield|air base|airbase|base|settlement|hromada|township"
_RANGE_WORDS: Final = (
    "range|ranges|training ground|training grounds|training area|firing range|proving ground|test site|test range|"
    "polygon|military base|camp|training center|training centre|testing ground"
)
_BEFORE = re.compile(
    r"^(?:(?P<town>city|town|village|port|settlement|outskirts|suburbs|suburb) of |"
    r"(?P<region>region|province|oblast|governorate|state|republic|territory|county|department) of |"
    r"(?P<part>district|area|island|islands|coast|coasts|shores|vicinity) of |the |greater |near )+"
)
_AFTER = re.compile(
    rf" (?:(?P<region>{_REGION_WORDS})|(?P<part>{_PART_WORDS})|(?P<town>{_TOWN_WORDS})|(?P<range>{_RANGE_WORDS}))$"
)
_DIRECTION = re.compile(
    r"^(?:the )?(?:far )?(?P<way>north|south|east|west)(?:(?: )?(?P<side>east|west))?(?:ern)?(?: part| parts| half| regions)?(?: of)?(?: the)? "
    r"(?P<rest>.+)$|^(?:the )?(?P<mid>central|centre of|center of|middle of|heart of)(?: the)? (?P<middle>.+)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place. Degrees of WGS 84; `radius_km`: how far it reaches or how far off the centre may be.

    `country`: ISO 3166-1 alpha-2, None at sea and where several claim it.
    `region`: the first-level region's ISO 3166-2 code, None where unknown.
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


class _Query(NamedTuple):
    key: str
    wanted: frozenset[str]
    """Kinds that the words around the name ask for; empty when any will do."""


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Entry, ...]:
    """The places a name may mean, best first: the kind asked for, then states, then by population.

    Case, apostrophes, diacritics, hyphens and words of kind ("oblast", "the
    city of", "training ground") don't matter for the match; "Gomel oblast"
    puts the region first, "Gomel" the city. "Eastern Poland" is a third of
    Poland. Nothing found, or a name over 80 characters, is ().

    >>> [(e.name, e.kind, e.country) for e in candidates("Homyel oblast")[:1]]
    [('Gomel region', 'region', 'BY')]
    """
    if not 1 < len(name) <= LONGEST_NAME:
        return ()
    folded = fold(name)
    for query in _queries(folded):
        found = _look_up(query.key)
        if found:
            return _ranked(found, query.wanted)
    return _direction(folded)


def country(code: str) -> Entry | None:
    """A state as a place: the centre and reach of its main part."""
    found = _gazetteer().get("@" + code)
    return found[0] if found else None


def _queries(folded: str) -> Iterator[_Query]:
    """The ways to read a folded name, the most literal first."""
    yield _Query(folded, frozenset())
    before = _BEFORE.match(folded)
    bare = folded[before.end() :] if before else folded
    wanted = _wanted(before)
    if before:
        yield _Query(bare, wanted)
    for _ in range(2):
        after = _AFTER.search(bare)
        if after is None:
            return
        bare, wanted = bare[: after.start()], wanted or _wanted(after)
        yield _Query(bare, wanted)


def _wanted(match: re.Match[str] | None) -> frozenset[str]:
    groups = match.groupdict() if match else {}
    if groups.get("region"):
        return frozenset({"region"})
    if groups.get("part"):
        return frozenset({"region", "other"})
    if groups.get("range"):
        return frozenset({"range"})
    return frozenset({"city"}) if groups.get("town") else frozenset()


def _look_up(key: str) -> tuple[Entry, ...]:
    own = _own().get(key, ())
    code = _state(key)
    state = (country(code),) if code else ()
    return (*own, *(s for s in state if s), *_gazetteer().get(key))


@cache
def _state_names() -> dict[str, str]:
    return {fold(name): code for name, code in actors.state_names()}


def _state(key: str) -> str | None:
    return _state_names().get(key.removeprefix("the "))


def _ranked(found: tuple[Entry, ...], wanted: frozenset[str]) -> tuple[Entry, ...]:
    """Stable: own entries and states come first, then the gazetteer by population; a city before its own region."""
    unique = tuple(dict.fromkeys(found))
    if wanted:
        return tuple(sorted(unique, key=lambda e: e.kind not in wanted))
    return tuple(sorted(unique, key=lambda e: (e.kind not in ("country", "sea", "range", "other"), -_weight(e))))


def _weight(entry: Entry) -> float:
    """Population as fame; a region counts little beside a city of its name, much beside a hamlet far away."""
    return entry.population * (0.1 if entry.kind == "region" else 1.0)


def _direction(folded: str) -> tuple[Entry, ...]:
    """"eastern poland" and "the north of kosovo"; the directions of anything but a state are that thing itself."""
    match = _DIRECTION.match(folded)
    if match is None:
        return ()
    rest = match["rest"] or match["middle"]
    word = "central" if match["middle"] else match["way"] + (match["side"] or "")
    code = _state(rest)
    if code:
        return _gazetteer().get(f"@{word} {code}") or tuple(e for e in (country(code),) if e)
    return tuple(e for q in _queries(rest) for e in _look_up(q.key) if e.kind != "city")[:5]


@cache
def _own() -> dict[str, tuple[Entry, ...]]:
    table: dict[str, tuple[Entry, ...]] = {}
    for row in own_rows():
        name, kind, land, *numbers = row[:6]
        if kind == "alias":
            found = tuple(e for e in _gazetteer().get(fold(name)) if e.country == land)[:1]
        else:
            lat, lon, radius = map(float, numbers)
            found = (
                Entry(name=name, lat=lat, lon=lon, kind=cast(PlaceKind, kind), radius_km=radius, country=land or None),
            )
        for written in (name, *row[6].split("; ")) if len(row) > 6 else (name,):
            key = fold(written).removeprefix("the ")
            table[key] = tuple(dict.fromkeys((*table.get(key, ()), *found)))
    return table


def own_rows() -> list[list[str]]:
    """The rows of our own table: name, kind, country, lat, lon, radius, other names.

    Raises:
        KnowledgeError: A row lacks columns.
    """
    text = files("indicia.kb").joinpath("data", "gazetteer_own.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")][1:]
    for row in rows:
        if len(row) < 6:
            raise KnowledgeError(f"gazetteer_own.tsv: row {row!r} has {len(row)} columns, not 6. Separate them by tabs.")
    return rows


class _Gazetteer:
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
        return Entry(
            name=name, lat=float(lat), lon=float(lon), kind=cast(PlaceKind, kind), radius_km=float(radius),
            country=land or None, region=region or None, population=int(people), geonames_id=int(number) or None,
        )  # fmt: skip


def _mapped(name: str) -> mmap.mmap:
    with as_file(files("indicia.kb").joinpath("data", name)) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer()
