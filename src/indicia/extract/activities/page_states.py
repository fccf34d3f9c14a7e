"""The states that a page speaks of, and how much: who leads where a sentence names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indicia.extract.activities.grouping import Group
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.who import Hits, watchers
from indicia.model import Party

HEADLINE_WEIGHT = 3
ARMED_WEIGHT = 4
"""A state named with an armed body ("Indian army") counts so often more than a plain name."""
Weights = tuple[Counter[str], dict[str, Party]]
"""How much a page speaks of each state, by code, and where it is first named."""


def states(scenes: Sequence[Scene]) -> dict[str, Party]:
    """The first mention of every state and body of the page."""
    found: dict[str, Party] = {}
    for scene in _body_first(scenes):
        hits = Hits(scene)
        for party in hits.among(hits.tokens()):
            found.setdefault(party.code or party.name, party)
    return found


def main_leads(groups: Sequence[Group], weighed: Weights) -> tuple[Party, ...]:
    """Who leads where a sentence names nobody: the leaders told elsewhere that the page speaks of most."""
    shares, first = weighed
    told = [leads for g in groups if (leads := next((d.who.leads for d in g if d.who.sure and d.who.leads), ()))]
    if told:
        return max(told, key=lambda leads: max(shares[p.code or ""] for p in leads))
    return tuple(first[code] for code, _ in shares.most_common(1))


def weights(scenes: Sequence[Scene]) -> Weights:
    """How much the page speaks of each state; armed bodies and the headline weigh more."""
    shares: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for scene in _body_first(scenes):
        paragraph, hits = scene.paragraph, Hits(scene)
        weight, naming = HEADLINE_WEIGHT if paragraph.zone.kind == "headline" else 1, hits.tokens()
        for parties, factor in ((hits.among(naming), 1), (hits.armed(naming), ARMED_WEIGHT)):
            for party in parties:
                if party.code and party.code not in watchers():
                    shares[party.code] += weight * factor
                    first.setdefault(party.code, party)
    return shares, first


def _body_first(scenes: Sequence[Scene]) -> list[Scene]:
    return sorted(scenes, key=lambda s: s.paragraph.zone.kind == "headline")
