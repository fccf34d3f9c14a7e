"""Rank what each name of a page may mean: a log-linear score of fame, containment, support and nearness.

Two rounds: first each name by itself and by the states and regions that the
page names; then again with the likeliest places of the other names as
neighbours. One sense per name and page. Weights: kb/data/place_ranker.yaml,
fitted by scripts/train_places.py.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indicia.kb import places
from indicia.kb._fold import fold
from indicia.kb.borders import EARTH_KM
from indicia.kb.catalogue import document
from indicia.kb.places import Entry, kind_word
from indicia.resolve._context import Context

Floats = NDArray[np.float64]
MOST_CANDIDATES: Final = 40
"""Candidates come by fame; beyond these nobody means the hamlet without saying more."""
MOST_NAMES: Final = 60
"""Names of a page that are weighed against each other; a page with more is a list."""
NEIGHBOURS: Final = 10
"""So many of a name's candidates can be neighbours of another's."""
NEAR_KM, REGION_KM = 40.0, 200.0
"""Nearness falls off by e over these distances: the next town, and the same part of a country."""
ROUNDS: Final = 2
MOST_SAME: Final = 3.0
"""More neighbours in the same region say no more."""
FIRST: Final = (
    "city", "city_fame", "country", "region", "region_fame", "district", "district_fame", "own", "leads", "main",
    "called_district", "held", "not_held", "country_named", "region_named", "region_support", "country_support", "only",
    "beside", "at_home", "not_at_home",
)  # fmt: skip
SECOND: Final = ("near", "near_most", "in_reach", "same_region")
FEATURES: Final = FIRST + SECOND
HELPFUL: Final = frozenset(FIRST[11:12] + FIRST[13:17] + FIRST[18:20] + SECOND)
"""Features that can only speak for a place."""
_DISTRICT_WORDS: Final = ("county", "parish", "district", "raion", "counties", "borough")


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The candidates of a name, and what doesn't depend on the page."""

    entries: tuple[Entry, ...]
    static: Floats
    points: Floats
    """On the unit sphere, (candidates, 3)."""
    small: NDArray[np.bool_]
    regions: NDArray[np.int64]
    """A number for each region, 0 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name on a page, the place named right after a comma (its name, or None), and what is named close by."""

    name: str
    holder: str | None = None
    beside: frozenset[str] = frozenset()


def rank(names: Sequence[Named], here: Context, *, home: str | None = None) -> tuple[Entry | None, ...]:
    """The likeliest entry of each name, None where the gazetteer knows none.

    `home`: the state that the outlet is in.
    """
    found = [known(n.name) for n in names[:MOST_NAMES]]
    scores = score(first_features(names[:MOST_NAMES], found, here, home), found, weights())
    chosen = [k.entries[int(s.argmax())] if len(k.entries) else None for k, s in zip(found, scores, strict=True)]
    rest = [next(iter(places.candidates(n.name)), None) for n in names[MOST_NAMES:]]
    return (*chosen, *rest)


def score(first: Sequence[Floats], found: Sequence[Known], weight: Floats) -> list[Floats]:
    """Score every candidate of every name; higher is likelier."""
    scores = [f @ weight[: len(FIRST)] for f in first]
    for _ in range(ROUNDS):
        near = second_features(found, scores)
        scores = [f @ weight[: len(FIRST)] + g @ weight[len(FIRST) :] for f, g in zip(first, near, strict=True)]
    return scores


@cache
def weights() -> Floats:
    """The fitted weights in the order of `FEATURES`."""
    table: Mapping[str, float] = document("place_ranker.yaml")["weights"]
    return np.array([table.get(name, 0.0) for name in FEATURES])


@lru_cache(maxsize=20_000)
def known(name: str) -> Known:
    """Look up a name's candidates and their own features."""
    entries = places.candidates(name)[:MOST_CANDIDATES]
    angles = np.radians(np.array([(e.lat, e.lon) for e in entries]).reshape(-1, 2))
    lat, lon = angles[:, 0], angles[:, 1]
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    static = np.array([_static(e, name) for e in entries]).reshape(-1, 11)
    if len(entries):
        fame = np.array([_people(e) for e in entries])
        best = np.sort(fame)[::-1]
        static[:, 8] = fame - np.where(fame == best[0], best[1] if len(best) > 1 else 0.0, best[0])
    small = np.array([_is_small(e) for e in entries], dtype=bool)
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


def first_features(names: Sequence[Named], found: Sequence[Known], here: Context, home: str | None) -> list[Floats]:
    """For each name an array (candidates, FIRST)."""
    scene = _Scene(*_named_here(found), _support(found), here, home, len(names))
    return [
        np.hstack([k.static, _by_page(k, n, scene)]) if k.entries else np.zeros((0, len(FIRST)))
        for n, k in zip(names, found, strict=True)
    ]


class _Scene(NamedTuple):
    """What the page as a whole says: regions and states named, where its names could lie, the outlet's state."""

    regions: Mapping[str, int]
    states: Mapping[str, int]
    support: Mapping[str, float]
    here: Context
    home: str | None
    names: int


def _by_page(known_: Known, name: Named, page: _Scene) -> Floats:
    own, holder = _votes(known_.entries), _holding(name.holder)
    beside = frozenset().union(*map(_holding, name.beside)) if name.beside else frozenset()
    rows = []
    for e in known_.entries:
        region, land = e.region or "", e.country or ""
        held = bool(holder) and (region in holder or land in holder)
        named = float(land in page.states) + page.here.share(e.country)
        shares = [(page.support.get(code, 0.0) - own.get(code, 0.0)) / max(1, page.names - 1) if code else 0.0
                  for code in (region, land)]  # fmt: skip
        rows.append((held, bool(holder) and not held, named, min(2, page.regions.get(region, 0)), *shares,
                     len(known_.entries) == 1, region in beside or land in beside, land == page.home,
                     bool(page.home) and land != page.home))  # fmt: skip
    return np.array(rows, dtype=float).reshape(-1, 10)


@lru_cache(maxsize=5_000)
def _holding(name: str | None) -> frozenset[str]:
    """Codes of the regions and states that a holder's name may mean: "Texas" holds "US-TX"."""
    if name is None:
        return frozenset()
    found = [e for e in places.candidates(name)[:3] if e.kind in ("country", "region")]
    return frozenset(c for e in found for c in [e.region if e.kind == "region" else e.country] if c)


def _named_here(found: Sequence[Known]) -> tuple[dict[str, int], dict[str, int]]:
    """Regions and states that names of the page mean at first sight, and how often."""
    regions: dict[str, int] = {}
    states: dict[str, int] = {}
    for k in found:
        first = k.entries[0] if k.entries else None
        if first is None or first.kind not in ("region", "country"):
            continue
        table, code = (regions, first.region) if first.kind == "region" else (states, first.country)
        if code:
            table[code] = table.get(code, 0) + 1
    return regions, states


@lru_cache(maxsize=20_000)
def _votes(entries: tuple[Entry, ...]) -> dict[str, float]:
    """A name that fits everywhere proves little, so each spreads its vote thin over where it could lie."""
    regions, states = {e.region for e in entries if e.region}, {e.country for e in entries if e.country}
    return {code: 1 / len(codes) ** 0.5 for codes in (regions, states) for code in codes}


def _support(found: Sequence[Known]) -> dict[str, float]:
    totals: dict[str, float] = {}
    for k in found:
        for code, value in _votes(k.entries).items():
            totals[code] = totals.get(code, 0.0) + value
    return totals


def second_features(found: Sequence[Known], scores: Sequence[Floats]) -> list[Floats]:
    """For each name an array (candidates, SECOND): how near the likely places of the other names lie."""
    sizes = [len(k.entries) for k in found]
    tops = [_top(s) for s in scores]
    owner = np.repeat(np.arange(len(found)), [len(t) for t, _ in tops])
    if not len(owner):
        return [np.zeros((0, len(SECOND))) for _ in found]
    top = np.concatenate([t + start for (t, _), start in zip(tops, np.cumsum([0, *sizes[:-1]]), strict=True)])
    points = np.vstack([k.points for k in found])
    others = owner[None, :] != np.repeat(np.arange(len(found)), sizes)[:, None]
    small = np.concatenate([k.small for k in found])[top]
    chance = np.concatenate([p for _, p in tops]) * small * others
    whole = _near(points @ points[top].T, chance, owner, max(1, len(found) - 1))
    regions = np.concatenate([k.regions for k in found])
    same = ((regions[:, None] == regions[top][None, :]) & (regions[:, None] > 0)) * chance
    whole.append(np.minimum(same.sum(1), MOST_SAME))
    return np.split(np.stack(whole, axis=1), np.cumsum(sizes)[:-1])


def _near(cosines: Floats, chance: Floats, owner: NDArray[np.int64], others: int) -> list[Floats]:
    """Nearness of each candidate to the other names' places: mean over names, most, and mean in a wider reach."""
    km = EARTH_KM * np.arccos(np.clip(cosines, -1.0, 1.0))
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    by_name = np.maximum.reduceat(chance * np.exp(-km / NEAR_KM), starts, axis=1)
    reach = chance * np.exp(-km / REGION_KM)
    return [by_name.sum(1) / others, by_name.max(1), reach.sum(1) / others]


def _top(scores: Floats) -> tuple[NDArray[np.int64], Floats]:
    """A name's likeliest candidates and their chances."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    top = np.argsort(-scores, kind="stable")[:NEIGHBOURS]
    return top, chance[top]


def _is_small(entry: Entry) -> bool:
    return entry.kind == "city" or entry.district or (entry.kind in ("range", "other") and entry.radius_km < REGION_KM)
