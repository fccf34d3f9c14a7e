"""Rank what each name of a page may mean: a log-linear score of fame, containment, support and nearness.

Two rounds: first each name by itself and by the states and regions that the
page names; then again with the likeliest places of the other names as
neighbours. One sense per name and page. Weights: kb/data/place_ranker.yaml,
fitted by scripts/train_places.py, and `BY_HAND` for what only a reading
knows: who acts there, and near whose border.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from indicia.kb import places
from indicia.kb.borders import EARTH_KM
from indicia.kb.catalogue import document
from indicia.kb.places import Entry
from indicia.resolve._context import Context
from indicia.resolve.place_bearers import STATIC, Floats, Known, known
from indicia.resolve.place_evidence import BY_NEIGHBOURS, BY_PAGE, Named, by_neighbours, by_page

MOST_NAMES: Final = 60
"""Names of a page that are weighed against each other; a page with more is a list."""
ROUNDS: Final = 2
SAME_KM: Final = 50.0
"""Namesakes so near each other are one place for whoever asks where it is."""
SURE: Final = 0.9
"""From this chance on, all that a name may mean lies in one state."""
FIRST: Final = STATIC + BY_PAGE
FEATURES: Final = FIRST + BY_NEIGHBOURS
BY_HAND: Final[Mapping[str, float]] = {"share": 1.5, "acting": 3.3, "bordering": 1.1, "at_border": 3.0, "as_told": 2.0}
"""Weights that no corpus of toponyms can teach (decision 0023): the state's share of the page's mentions of states,
whether it leads or joins the activity, whether the page puts the activity near its border and the place lies there, the
kind that is told."""
NAMESAKE: Final = 0.1
"""A town with this share of its region's people is meant by the name of both ("Gomel")."""
HELPFUL: Final = frozenset(
    ("held", "country_named", "region_named", "region_support", "country_support", "beside", "at_home", *BY_NEIGHBOURS)
)
"""Features that can only speak for a place."""


class Choice(NamedTuple):
    """The likeliest entry of a name; the chance that it is there or within `SAME_KM`, in [0, 1]; its state if sure.

    On LGL and GeoVirus the chances are right about as often as they say (decision 0023).
    """

    entry: Entry
    chance: float
    state: str | None


def rank(names: Sequence[Named], here: Context, *, home: str | None = None) -> tuple[Choice | None, ...]:
    """The likeliest entry of each name, None where the gazetteer knows none.

    `home`: the state that the outlet is in. Names beyond `MOST_NAMES` get their most famous bearer.
    """
    weighed = names[:MOST_NAMES]
    found = [known(n.name) for n in weighed]
    scores = score(first_features(weighed, found, here, home), found, weights())
    holders = {n.holder for n in names}
    chosen = [
        _choice(k, s, region=n.name in holders or "region" in n.kinds)
        for n, k, s in zip(weighed, found, scores, strict=True)
    ]
    rest = (places.candidates(n.name)[:1] for n in names[MOST_NAMES:])
    return (*chosen, *(Choice(e[0], 1.0, e[0].country) if e else None for e in rest))


def _choice(found: Known, scores: Floats, *, region: bool) -> Choice | None:
    if not found.entries:
        return None
    best = int(scores.argmax())
    chance = np.exp(scores - scores[best])
    chance /= chance.sum()
    entry = found.entries[best]
    near = EARTH_KM * np.arccos(np.clip(found.points @ found.points[best], -1.0, 1.0)) < SAME_KM
    same = np.array([e.country == entry.country for e in found.entries])
    state = entry.country if (chance * same).sum() > SURE else None
    return Choice(_town_of(entry, found.entries, region=region), float((chance * near).sum()), state)


def _town_of(entry: Entry, entries: Sequence[Entry], *, region: bool) -> Entry:
    """For a region the town in it that bears the same name, unless the page means a region: corpora that are judged
    within 161 km can't teach this."""
    if region or entry.kind != "region":
        return entry
    towns = (e for e in entries if e.kind == "city" and e.region == entry.region)
    return next((e for e in towns if e.population > NAMESAKE * entry.population), entry)


def first_features(names: Sequence[Named], found: Sequence[Known], here: Context, home: str | None) -> list[Floats]:
    """For each name an array (candidates, FIRST)."""
    pages = by_page(names, found, here, home)
    return [np.hstack([k.static, rows]) for k, rows in zip(found, pages, strict=True)]


def score(first: Sequence[Floats], found: Sequence[Known], weight: Floats) -> list[Floats]:
    """Score every candidate of every name; higher is likelier."""
    scores = [f @ weight[: len(FIRST)] for f in first]
    for _ in range(ROUNDS):
        near = by_neighbours(found, scores)
        scores = [f @ weight[: len(FIRST)] + g @ weight[len(FIRST) :] for f, g in zip(first, near, strict=True)]
    return scores


@cache
def weights() -> Floats:
    """The fitted weights in the order of `FEATURES`."""
    table: Mapping[str, float] = document("place_ranker.yaml")["weights"]
    return np.array([{**table, **BY_HAND}.get(name, 0.0) for name in FEATURES])
