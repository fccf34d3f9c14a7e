"""The places that a name may mean, and what speaks for each wherever the name stands."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from indicia.kb import places
from indicia.kb._fold import fold
from indicia.kb.places import Entry, kind_word

Floats = NDArray[np.float64]
MOST_CANDIDATES: Final = 40
"""Candidates come by fame; beyond these nobody means the hamlet without saying more."""
REGION_KM: Final = 200.0
"""A range or reserve that reaches farther is no neighbour of anything."""
STATIC: Final = (
    "city", "city_fame", "country", "region", "region_fame", "district", "district_fame", "own", "leads", "main",
    "called_district",
)  # fmt: skip
"""`own`: of our own table; `leads`: log10 of the people by which it is ahead of the next; `main`: its usual name."""
_DISTRICT_WORDS: Final = ("county", "parish", "district", "raion", "counties", "borough")


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The candidates of a name, and what doesn't depend on the page: `static` is (candidates, STATIC)."""

    entries: tuple[Entry, ...]
    static: Floats
    points: Floats
    """On the unit sphere, (candidates, 3)."""
    small: NDArray[np.bool_]
    regions: NDArray[np.int64]
    """A number for each region, 0 for none."""


@lru_cache(maxsize=20_000)
def known(name: str) -> Known:
    """Look up a name's candidates and their own features."""
    entries = places.candidates(name)[:MOST_CANDIDATES]
    angles = np.radians(np.array([(e.lat, e.lon) for e in entries]).reshape(-1, 2))
    lat, lon = angles[:, 0], angles[:, 1]
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    static = np.array([_static(e, name) for e in entries]).reshape(-1, len(STATIC))
    if len(entries):
        fame = np.array([_people(e) for e in entries])
        best = np.sort(fame)[::-1]
        static[:, STATIC.index("leads")] = fame - np.where(fame == best[0], best[1] if len(best) > 1 else 0.0, best[0])
    small = np.array([is_small(e) for e in entries], dtype=bool)
    regions = np.array([_number(e.region) if e.region else 0 for e in entries], dtype=np.int64)
    return Known(entries, static, points, small, regions)


def _number(region: str) -> int:
    return zlib.crc32(region.encode())


def _static(entry: Entry, name: str) -> tuple[float, ...]:
    word, fame = kind_word(entry), float(np.log10(entry.population + 10))
    own = word in ("sea", "range", "other") or (word == "region" and not entry.population)
    kinds = [(word == "city", fame), (word == "region" and not own, fame), (word == "district", fame)]
    city, region, district = ((float(a), a * b) for a, b in kinds)
    called = word == "district" and name.casefold().split(" ")[-1] in _DISTRICT_WORDS
    main = fold(entry.name) == fold(name)
    return (*city, float(word == "country"), *region, *district, float(own), 0.0, float(main), float(called))


def _people(entry: Entry) -> float:
    word = kind_word(entry)
    if word in ("country", "sea"):
        return 8.0
    malus = {"region": 0.7, "district": 1.5}.get(word, 0.0)
    return float(np.log10(entry.population + 10)) - malus


def is_small(entry: Entry) -> bool:
    """Whether a place is a point at the scale of a state: a town, a county, a range."""
    return entry.kind == "city" or entry.district or (entry.kind in ("range", "other") and entry.radius_km < REGION_KM)
