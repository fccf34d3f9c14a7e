"""Which spots of the page are an activity's places: a small model over the features of each pair.

It is fitted to choose one spot of the page, or none; the probability of a spot
is against none alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.extract.activities.grouping import Group, kind_of
from indicia.extract.activities.marked import whole
from indicia.extract.activities.mention import Scene, sentence
from indicia.extract.activities.spots import Spot, spots
from indicia.extract.activities.where import place_kind
from indicia.extract.activities.where_features import Sight, counted, features
from indicia.extract.activities.where_ties import closest, gap, of_mention, of_spot
from indicia.extract.marking import Marks
from indicia.kb.arguments import probability, threshold
from indicia.model import Place, Span

MAX_PLACES = 4
"""An activity with more places than this is told place by place elsewhere; the likeliest are kept."""
MAX_SPOTS = 200
SEEN = 0.0
"""Log odds from which a stretch that no rule takes for a place may be one."""
FURTHER = 0.7
"""What a second place needs, where one over the threshold does for the first; with the marker's
links .7 names fewer wrong ones than .6 and loses none that was right (docs/decisions/0056)."""
GOOD_SHARE = 0.5
"""A mention with this share of the best mention's probability is good enough to be shown as the place's first."""
NOBODY = 99
"""The rank of a group that is not there: farther than any."""
OFTEN = 2
"""More mentions than this make a group one that the page is about."""
_UNNAMED = frozenset(("border", "back"))
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def candidates(scenes: Sequence[Scene], names: re.Pattern[str] | None, marks: Marks | None = None) -> tuple[Spot, ...]:
    """The spots of a page's headline and body, those that the marker alone sees among them."""
    found = [spot for scene in scenes for spot in spots(scene, names, _marked(scene, marks))]
    return tuple(found[:MAX_SPOTS])


def _marked(scene: Scene, marks: Marks | None) -> tuple[Span, ...]:
    own = scene.paragraph.span
    seen = whole(scene, marks.within("place", own)) if marks is not None else ()
    return tuple(Span(m.span.start - own.start, m.span.end - own.start) for m in seen if m.odds >= SEEN)


def nearness(groups: Sequence[Group], found: Sequence[Spot], scenes: Sequence[Scene]) -> list[dict[int, int]]:
    """For each group how near each spot is to it: ranks of relations by number of the spot."""
    orders = {id(s.paragraph): n for n, s in enumerate(scenes)}
    seats = [of_spot(spot, orders) for spot in found]
    ranks = []
    for group in groups:
        telling = [(d, of_mention(d, orders)) for d in [d for d in group if not d.generic] or group]
        ranks.append({n: closest(spot, seats[n], telling) for n, spot in enumerate(found)})
    return ranks


def sights(
    groups: Sequence[Group], found: Sequence[Spot], ranks: Sequence[dict[int, int]], leads: Sequence[frozenset[str]]
) -> list[Sight]:
    """One view of the page for each group: how near each spot is to it, and to the others."""
    counts = counted(found)
    gaps = _gaps(groups, found)
    most = {
        state: max((counts[s.text] for s in found if (s.kind == "state") == state), default=0)
        for state in (True, False)
    }
    firsts = [sorted([r[n] for r in ranks] + [NOBODY, NOBODY])[:2] for n in range(len(found))]
    return [
        Sight(
            leads=leads[g],
            kind=kind_of(group),
            ranks=ranks[g],
            gaps=gaps[g],
            most=most,
            counts=counts,
            nearest=min(ranks[g].values(), default=NOBODY),
            alone=len(groups) == 1,
            standing=prominence(group, g),
            status=next((d.status for d in group if d.status), "plain"),
            near=frozenset(code for draft in group for code in draft.near),
            rivals={n: first if first != ranks[g][n] else second for n, (first, second) in enumerate(firsts)},
        )
        for g, group in enumerate(groups)
    ]


def _gaps(groups: Sequence[Group], found: Sequence[Spot]) -> list[dict[int, str]]:
    """For each group how far from its mentions the spots of their sentences stand."""
    keys = [(id(s.scene), sentence(s.root).start) for s in found]
    gaps = []
    for group in groups:
        heads: dict[tuple[int, int], list[int]] = {}
        for d in group:
            heads.setdefault((id(d.mention.scene), d.mention.sentence.start), []).append(d.mention.head.i)
        gaps.append({n: gap(spot, heads.get(keys[n], ())) for n, spot in enumerate(found)})
    return gaps


def prominence(group: Group, number: int) -> str:
    """How much of the page is about a group."""
    if any(d.headline for d in group):
        return "headed"
    return "first" if number == 0 else "often told" if len(group) > OFTEN else "told once"


def placed(found: Sequence[Spot], sight: Sight, favoured: Sequence[float]) -> tuple[Place, ...]:
    """The places of one group, in the page's order; `favoured`: log odds of each spot from elsewhere."""
    scored = [
        (probability("place", features(n, spot, sight), beside=odds), n)
        for n, (spot, odds) in enumerate(zip(found, favoured, strict=True))
    ]
    best: dict[str, tuple[float, int]] = {}
    for p, n in scored:
        key = _ARTICLE.sub("", found[n].text).casefold()
        if p >= threshold("place") and p > best.get(key, (0.0, 0))[0]:
            best[key] = (p, n)
    ranked = sorted(best.items(), key=lambda item: -item[1][0])[:MAX_PLACES]
    ranked = ranked[:1] + [item for item in ranked[1:] if item[1][0] >= FURTHER]
    chosen = [item for i, item in enumerate(ranked) if not _is_idle(found[item[1][1]], ranked[:i], found, sight)]
    shown = [_first_good(key, p, scored, found) for key, (p, _) in chosen]
    return tuple(place(found[n]) for n in sorted(shown))


def _is_idle(spot: Spot, better: Sequence[tuple[str, tuple[float, int]]], found: Sequence[Spot], sight: Sight) -> bool:
    """Whether a likelier place makes a spot idle: an actor's own state beside it, or a border without a name."""
    if spot.kind in _UNNAMED and any(found[n].kind not in _UNNAMED for _, (_, n) in better):
        return True
    if spot.kind != "state" or spot.code not in sight.leads:
        return False
    return any(found[n].kind != "state" for _, (_, n) in better)


def _first_good(key: str, best: float, scored: Sequence[tuple[float, int]], found: Sequence[Spot]) -> int:
    """The first mention of a place that is nearly as good as its best, in the body rather than in a headline."""
    good = [n for p, n in scored if p >= best * GOOD_SHARE and _ARTICLE.sub("", found[n].text).casefold() == key]
    return min(good, key=lambda n: (found[n].scene.paragraph.zone.kind == "headline", n))


def place(spot: Spot) -> Place:
    """A spot as a place."""
    start = spot.start + (len(spot.text) - len(_ARTICLE.sub("", spot.text)))
    text = spot.scene.text[start : spot.end]
    return Place(name=text, span=spot.span, kind=place_kind(text))
