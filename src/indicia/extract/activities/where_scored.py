"""Which spots of the page are an activity's places: a small logistic model over the features of each pair."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.extract.activities.grouping import Group, kind_of
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.spots import Spot, spots
from indicia.extract.activities.where import place_kind
from indicia.extract.activities.where_features import Sight, closest, counted, features
from indicia.kb.arguments import probability, threshold
from indicia.model import Place, Span

MAX_PLACES = 4
"""An activity with more places than this is told place by place elsewhere; the likeliest are kept."""
MAX_SPOTS = 200
GOOD_SHARE = 0.5
"""A mention with this share of the best mention's probability is good enough to be shown as the place's first."""
_UNNAMED = frozenset(("border", "back"))
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def candidates(scenes: Sequence[Scene], names: re.Pattern[str] | None) -> tuple[Spot, ...]:
    """The spots of a page's headline and body."""
    found = [spot for scene in scenes for spot in spots(scene, names)]
    return tuple(found[:MAX_SPOTS])


def nearness(groups: Sequence[Group], found: Sequence[Spot], scenes: Sequence[Scene]) -> list[dict[int, int]]:
    """For each group how near each spot is to it: ranks of relations by number of the spot."""
    orders = {id(s.paragraph): n for n, s in enumerate(scenes)}
    return [{n: closest(spot, group, orders) for n, spot in enumerate(found)} for group in groups]


def sights(
    groups: Sequence[Group], found: Sequence[Spot], ranks: Sequence[dict[int, int]], leads: Sequence[frozenset[str]]
) -> list[Sight]:
    """One view of the page for each group: how near each spot is to it, and to the others."""
    counts = counted(found)
    return [
        Sight(
            leads=leads[g],
            kind=kind_of(group),
            ranks=ranks[g],
            counts=counts,
            alone=len(groups) == 1,
            near=frozenset(code for draft in group for code in draft.near),
            rivals={n: min((r[n] for o, r in enumerate(ranks) if o != g), default=99) for n in range(len(found))},
        )
        for g, group in enumerate(groups)
    ]


def placed(found: Sequence[Spot], sight: Sight) -> tuple[Place, ...]:
    """The places of one group, in the page's order."""
    scored = [(probability("place", features(n, spot, sight)), n) for n, spot in enumerate(found)]
    best: dict[str, tuple[float, int]] = {}
    for p, n in scored:
        key = _ARTICLE.sub("", found[n].text).casefold()
        if p >= threshold("place") and p > best.get(key, (0.0, 0))[0]:
            best[key] = (p, n)
    ranked = sorted(best.items(), key=lambda item: -item[1][0])[:MAX_PLACES]
    chosen = [item for i, item in enumerate(ranked) if not _is_idle(found[item[1][1]], ranked[:i], found, sight)]
    shown = [_first_good(key, p, scored, found) for key, (p, _) in chosen]
    return tuple(place(found[n]) for n in sorted(shown))


def _is_idle(spot: Spot, better: Sequence[tuple[str, tuple[float, int]]], found: Sequence[Spot], sight: Sight) -> bool:
    """Whether a likelier place makes a spot idle: the actor's own state around it, or a border without a name."""
    if spot.kind in _UNNAMED and any(found[n].kind not in _UNNAMED for _, (_, n) in better):
        return True
    if spot.kind != "state" or spot.code not in sight.leads:
        return False
    return any(found[n].kind != "state" and spot.code in found[n].countries for _, (_, n) in better)


def _first_good(key: str, best: float, scored: Sequence[tuple[float, int]], found: Sequence[Spot]) -> int:
    """The first mention of a place that is nearly as good as its best, in the body rather than in a headline."""
    good = [n for p, n in scored if p >= best * GOOD_SHARE and _ARTICLE.sub("", found[n].text).casefold() == key]
    return min(good, key=lambda n: (found[n].scene.paragraph.zone.kind == "headline", n))


def place(spot: Spot) -> Place:
    """A spot as a place."""
    base = spot.scene.paragraph.span.start
    start = spot.start + (len(spot.text) - len(_ARTICLE.sub("", spot.text)))
    text = spot.scene.text[start : spot.end]
    return Place(name=text, span=Span(base + spot.start, base + spot.end), kind=place_kind(text))
