"""Who leads each activity: a small logistic model over the features of each state of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from indicia.extract.activities.grouping import Group, family, is_edition, kind_of, leads_of
from indicia.extract.activities.linked import of_states, states_told
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.page_states import Weights, main_leads, states, weights
from indicia.extract.activities.spots import Spot
from indicia.extract.activities.where_features import KINDS
from indicia.extract.activities.where_ties import CLOSE, REACH
from indicia.extract.activities.who_features import Claim, Standing, features, standing
from indicia.extract.activities.who_ruled import known_holders, ruled
from indicia.extract.marking import Marks
from indicia.kb.arguments import probability, threshold
from indicia.model import Party

MAX_LEADS = 6
FURTHER = 0.8
"""What a second actor needs of a move, a call-up, an alert: unlike exercises they are hardly ever joint."""
UNSAID = frozenset(("told", "nearby", "page"))
"""Rules that find somebody named beside an activity, or elsewhere on the page, but nobody who is said to do it."""
SURE = frozenset(("sure", "known"))
"""Rules that are right in 96 of 100 cases on fresh pages (the others in 49): the model alone is not asked."""
BEYOND_DOUBT = frozenset(("known",))
"""Rules that hold against model and marker together, too (docs/decisions/0057)."""


def leaders(
    groups: Sequence[Group],
    scenes: Sequence[Scene],
    found: Sequence[Spot],
    ranks: Sequence[dict[int, int]],
    *,
    home: tuple[Party, ...] = (),
    marks: Marks | None = None,
) -> list[tuple[Party, ...]]:
    """The leaders of each group: those of a sure rule, else the likeliest of the page's states.

    `home`: the state whose body's own notice the page is. It leads what the notice tells of nobody, whoever is named
    beside it as a guest, a neighbour, an observer.
    """
    named, weighed, told = states(scenes), weights(scenes), states_told(scenes)
    page, rules = standing(scenes, weighed[0]), SURE if marks is None else BEYOND_DOUBT
    chosen = []
    for group, claim in zip(groups, claims(groups, weighed, named, found, ranks), strict=True):
        if home and claim.rule in UNSAID:
            chosen.append(home)
        elif claim.rule in rules:
            chosen.append(claim.ruled)
        else:
            chosen.append(_chosen(_scores(group, claim, named, page, of_states(group, told, marks)), claim, named))
    return chosen


def _scores(
    group: Group, claim: Claim, named: Mapping[str, Party], page: Standing, linked: Mapping[str, float]
) -> dict[str, float]:
    """The probability of each state of the page that it leads a group."""
    return {
        code: probability("actor", features(code, party, group, claim, page), beside=linked.get(code, 0.0))
        for code, party in named.items()
    }


def claims(
    groups: Sequence[Group],
    weighed: Weights,
    named: Mapping[str, Party],
    found: Sequence[Spot],
    ranks: Sequence[dict[int, int]],
) -> Iterator[Claim]:
    """What the rules say of each group."""
    default = main_leads(groups, weighed)
    sure = [frozenset(p.code or "" for d in g if d.who.sure for p in d.who.leads) for g in groups]
    for n, group in enumerate(groups):
        leads, rule = ruled(group, default, named, before=_antecedent(n, groups))
        yield Claim(
            ruled=leads, rule=rule, kind=kind_of(group), alone=len(groups) == 1,
            known=frozenset(p.code or "" for p in known_holders(group, named)),
            soil=tuple(_soil(found, ranks[n])),
            elsewhere=frozenset(code for o, codes in enumerate(sure) if o != n for code in codes),
        )  # fmt: skip


def _antecedent(number: int, groups: Sequence[Group]) -> tuple[Party, ...]:
    """Who led the exercise that "last year's edition" and "another round" are editions of: the one told last before."""
    first = groups[number][0]
    if not is_edition(first):
        return ()
    earlier = [
        (d.mention.span.start, leads_of(g))
        for g in groups
        if g is not groups[number] and family(g[0]) == family(first)
        for d in g
        if d.mention.span.start < first.mention.span.start and leads_of(g)
    ]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else ()


def _chosen(scores: Mapping[str, float], claim: Claim, named: Mapping[str, Party]) -> tuple[Party, ...]:
    ranked = sorted(scores, key=lambda code: -scores[code])
    least = threshold("actor") if KINDS[claim.kind] == "exercise" else FURTHER
    believed = ranked[:1] + [code for code in ranked[1:MAX_LEADS] if scores[code] >= least]
    spans = {p.code: p for p in claim.ruled}
    return tuple(spans.get(code, named[code]) for code in believed)


def _soil(found: Sequence[Spot], ranks: Mapping[int, int]) -> Iterator[tuple[str, bool]]:
    """The states in which the spots of a group lie, and whether the spot is close."""
    for n, spot in enumerate(found):
        if spot.code is None:  # "southern Lebanon" names the state itself: its part in the sentence tells more
            yield from ((code, ranks[n] <= CLOSE) for code in spot.countries if ranks[n] <= REACH)
