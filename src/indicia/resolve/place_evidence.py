"""What a page says for each place that a name may mean: the columns of the ranker, beside those of the place itself.

`by_page` needs the page's names alone; `by_neighbours` also how likely each
candidate of the other names is so far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indicia.kb import borders, places
from indicia.kb.borders import EARTH_KM
from indicia.kb.places import Entry, kind_word
from indicia.resolve._context import Context
from indicia.resolve.place_bearers import REGION_KM, Floats, Known, is_small

NEIGHBOURS: Final = 10
"""So many of a name's candidates can be neighbours of another's."""
NEAR_KM: Final = 40.0
"""Nearness falls off by e over this distance, the next town, and over `REGION_KM`, the same part of a country."""
MOST_SAME: Final = 3.0
"""More neighbours in the same region say no more."""
BORDER_KM: Final = 50.0
"""Nearness to a border falls off by e over this distance."""
BY_PAGE: Final = (
    "held", "not_held", "country_named", "region_named", "region_support", "country_support", "only", "beside",
    "at_home", "not_at_home", "share", "acting", "bordering", "at_border", "as_told",
)  # fmt: skip
BY_NEIGHBOURS: Final = ("near", "near_most", "in_reach", "same_region")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name on a page, the place named right after a comma (its name, or None), and what is named close by.

    What only a reading knows: the states that act there, those whose border is near, and the kind of place.
    """

    name: str
    holder: str | None = None
    beside: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    bordering: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


def by_page(names: Sequence[Named], found: Sequence[Known], here: Context, home: str | None) -> list[Floats]:
    """For each name an array (candidates, BY_PAGE). `home`: the state that the outlet is in."""
    scene = _Scene(*_named_here(found), _support(found), here, home, len(names))
    rows = ([_row(e, _seen(k, n), scene) for e in k.entries] for n, k in zip(names, found, strict=True))
    return [np.array(r, dtype=float).reshape(-1, len(BY_PAGE)) for r in rows]


class _Scene(NamedTuple):
    """What the page as a whole says: regions and states named, where its names could lie, the outlet's state."""

    regions: Mapping[str, int]
    states: Mapping[str, int]
    support: Mapping[str, float]
    here: Context
    home: str | None
    names: int


class _Seen(NamedTuple):
    """One name: what is known of it, what its candidates' lands count, what holds it, and what stands beside it."""

    name: Named
    votes: Mapping[str, float]
    holder: frozenset[str]
    beside: frozenset[str]
    only: bool
    state: bool
    """Whether a state bears the name."""


def _seen(known: Known, name: Named) -> _Seen:
    beside: frozenset[str] = frozenset().union(*map(_holding, name.beside))
    state = any(e.kind == "country" for e in known.entries)
    return _Seen(name, _votes(known.entries), _holding(name.holder), beside, len(known.entries) == 1, state)


def _row(entry: Entry, seen: _Seen, page: _Scene) -> tuple[float, ...]:
    """The columns of BY_PAGE. What is called like a state gets nothing from who acts: "Poland", Maine."""
    region, land, name = entry.region or "", entry.country or "", seen.name
    held, share = region in seen.holder or land in seen.holder, page.here.share(entry.country)
    acting = land in name.acting and not (seen.state and entry.kind != "country")
    return (
        held, bool(seen.holder) and not held, (land in page.states) + share, min(2, page.regions.get(region, 0)),
        _supported(region, seen, page), _supported(land, seen, page), seen.only,
        region in seen.beside or land in seen.beside, land == page.home, bool(page.home) and land != page.home,
        share, acting, land in name.bordering, _at_border(entry, name.bordering), kind_word(entry) in name.kinds,
    )  # fmt: skip


def _supported(code: str, seen: _Seen, page: _Scene) -> float:
    """The share of the page's other names that could lie in a region or state."""
    if not code:
        return 0.0
    return (page.support.get(code, 0.0) - seen.votes.get(code, 0.0)) / max(1, page.names - 1)


def _at_border(entry: Entry, of: frozenset[str]) -> float:
    """How near a small place lies to the border of one of the states, in [0, 1]."""
    land = entry.country
    if not of or land is None or land in of or not is_small(entry):
        return 0.0
    rows = borders.distances(lat=entry.lat, lon=entry.lon, country=land)
    return max((exp(-row.km / BORDER_KM) for row in rows if row.country in of), default=0.0)


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


def by_neighbours(found: Sequence[Known], scores: Sequence[Floats]) -> list[Floats]:
    """For each name an array (candidates, BY_NEIGHBOURS): how near the likely places of the other names lie."""
    sizes = [len(k.entries) for k in found]
    tops = [_top(s) for s in scores]
    owner = np.repeat(np.arange(len(found)), [len(t) for t, _ in tops])
    if not len(owner):
        return [np.zeros((0, len(BY_NEIGHBOURS))) for _ in found]
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
