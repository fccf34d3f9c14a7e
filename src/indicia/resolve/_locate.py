"""Choose among the places that a name may mean, by what else the page names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log10, sqrt
from typing import Final

from indicia.kb import borders, places
from indicia.kb.places import Entry
from indicia.model import Place, Span
from indicia.resolve._context import Context

MOST_CANDIDATES: Final = 40
"""Candidates come by fame; beyond these nobody means the hamlet without saying more."""
FAME_OF: Final = {"country": 10.0, "sea": 9.0, "range": 6.5, "other": 6.5}
"""What stands for log10 of the population where there is none: chosen so that "Georgia" alone is the state."""
REGION_MALUS: Final = 0.7
"""In log10(population): "Gomel" alone is the town."""
DISTRICT_MALUS: Final = 1.5
""""Laurel" alone is hardly the county."""
ACTOR_BONUS: Final = 3.0
"""In units of log10(population): the place lies in a state that leads or joins the activity."""
NEIGHBOUR_BONUS: Final = 1.0
PAGE_BONUS: Final = 3.0
"""Times the state's share of the page's mentions of states."""
CONTAINED_BONUS: Final = 8.0
""""Gomel, Belarus": the next place named holds it."""
SAME_REGION_BONUS: Final = 1.6
NEAR_BONUS: Final = 3.5
NEAR_KM: Final = 150.0
"""The bonus for other places of the page falls off by e over this distance."""
KIND_BONUS: Final = 2.0
REGION_SUPPORT: Final = 8.0
COUNTRY_SUPPORT: Final = 3.0
"""Times the share of the page's other names that could lie in the same region or state: local news stays local."""
PASSES: Final = 3
_COMMA = re.compile(r"\s*(?:,|\()\s*(?:in )?(?:the )?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name to place, with what is known beside the page: kinds wanted, states that act."""

    name: str
    span: Span
    kind: str = "other"
    actors: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


def mention_of(place: Place, *, acting: frozenset[str], near: frozenset[str]) -> Mention:
    """A `Place` as something to look for."""
    return Mention(name=place.name, span=place.span, kind=place.kind, actors=acting, near=near)


def locate(mentions: Sequence[Mention], text: str, here: Context) -> tuple[Entry | None, ...]:
    """The likeliest entry of each mention, None where the gazetteer knows none.

    Two passes: first each by itself, then again with the places found for the others as neighbours.
    """
    options = [places.candidates(m.name)[:MOST_CANDIDATES] for m in mentions]
    support = _support(mentions, options)
    holders = [_holder(m, mentions, text) for m in mentions]
    chosen: list[Entry | None] = [None] * len(mentions)
    for _ in range(PASSES):
        before = tuple(chosen)
        for at, mention in enumerate(mentions):
            holder = before[holders[at]] if holders[at] >= 0 else None
            others = [e for i, e in enumerate(before) if e and i != at and mentions[i].name != mention.name]
            chosen[at] = _best(mention, options[at], holder, others, here, support)
    return tuple(chosen)


def _holder(mention: Mention, mentions: Sequence[Mention], text: str) -> int:
    """The index of the place named right after a comma: "Gomel, Belarus"; -1 when there is none."""
    for at, other in enumerate(mentions):
        gap = text[mention.span.end : other.span.start] if 0 < other.span.start - mention.span.end < 9 else ""
        if gap and _COMMA.fullmatch(gap):
            return at
    return -1


def _best(
    mention: Mention,
    options: Sequence[Entry],
    holder: Entry | None,
    others: Sequence[Entry],
    here: Context,
    support: Support,
) -> Entry | None:
    def worth(entry: Entry) -> float:
        known = _fame(entry) + _known(mention, entry, here) + _held(entry, holder)
        return known + _beside(entry, others) + support.of(mention.name, entry)

    return max(options, key=worth, default=None)


@dataclass(frozen=True, slots=True)
class Support:
    """How many of the page's names could lie in each region and state, as shares of all names."""

    votes: dict[str, dict[str, float]]
    """For each name, its vote for each region ("BY-HO") and state ("BY")."""
    totals: dict[str, float]

    def of(self, name: str, entry: Entry) -> float:
        """The bonus that the other names give to an entry of this one."""
        own = self.votes.get(name, {})
        region, state = (self.totals.get(c, 0.0) - own.get(c, 0.0) for c in (entry.region or "", entry.country or ""))
        return (REGION_SUPPORT * region + COUNTRY_SUPPORT * state) / max(1, len(self.votes))


def _support(mentions: Sequence[Mention], options: Sequence[Sequence[Entry]]) -> Support:
    """A name that fits everywhere proves little, so each spreads its vote thin over where it could lie."""
    votes = {m.name: _votes(found) for m, found in zip(mentions, options, strict=True) if found}
    totals: dict[str, float] = defaultdict(float)
    for own in votes.values():
        for code, value in own.items():
            totals[code] += value
    return Support(votes, totals)


def _votes(found: Sequence[Entry]) -> dict[str, float]:
    regions, states = {e.region for e in found if e.region}, {e.country for e in found if e.country}
    return {code: 1 / sqrt(len(codes)) for codes in (regions, states) for code in codes}


def _fame(entry: Entry) -> float:
    if entry.kind == "region" and not entry.population:  # of our own table: Donbas, the Middle East
        return FAME_OF["other"] if entry.country else FAME_OF["sea"]
    people = log10(entry.population + 10)
    if entry.district:
        return people - DISTRICT_MALUS
    return max(FAME_OF.get(entry.kind, 0.0), people - (REGION_MALUS if entry.kind == "region" else 0.0))


def _known(mention: Mention, entry: Entry, here: Context) -> float:
    value = PAGE_BONUS * here.share(entry.country)
    value += ACTOR_BONUS if entry.country in mention.actors else 0.0
    value += NEIGHBOUR_BONUS if entry.country in mention.near else 0.0
    return value + (KIND_BONUS if entry.kind == mention.kind and not entry.district else 0.0)


def _held(entry: Entry, holder: Entry | None) -> float:
    if holder is None or entry.country != holder.country or holder.kind not in ("country", "region"):
        return 0.0
    if holder.kind == "country" or entry.region == holder.region:
        return CONTAINED_BONUS
    return 0.0


def _beside(entry: Entry, others: Sequence[Entry]) -> float:
    """Near the page's other places, or in a region that holds or is one of them."""
    small = [o for o in others if o.kind not in ("country", "sea")]
    same = any(o.region == entry.region for o in small) if entry.region else False
    near = max((exp(-_apart(entry, o) / NEAR_KM) for o in small if o.kind != "region"), default=0.0)
    return SAME_REGION_BONUS * same + NEAR_BONUS * near


def _apart(entry: Entry, other: Entry) -> float:
    """Km between two places; 0 where a region reaches as far as the other."""
    km = borders.distance(lat=entry.lat, lon=entry.lon, to_lat=other.lat, to_lon=other.lon)
    return max(0.0, km - entry.radius_km) if entry.kind == "region" else km
