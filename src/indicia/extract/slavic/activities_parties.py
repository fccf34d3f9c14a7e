"""Whose activity a group of mentions is: leaders and partners."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from indicia.extract.slavic import activities_where
from indicia.extract.slavic.activities_group import Group
from indicia.extract.slavic.activities_spot import Spot
from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_triggers import EXERCISES, stem
from indicia.extract.slavic.activities_who import JOINING, NOT_BY_HOST, SURE_FROM, Claim
from indicia.kb import triggers
from indicia.kb.actors import kind_of as party_kind
from indicia.kb.actors import state_name
from indicia.kb.slavic_activities import lexicon
from indicia.model import Activity, Party

NEXT_BEST: Final = 1.0
"""A state that is so much worse than the best is a partner."""
WEAK: Final = 1.5
"""What at least speaks for a state that leads an activity for want of a sure one."""
_BODIES: Final = frozenset(("CSTO", "SCO", "CIS", "UNION_STATE", "UN", "OSCE", "EU"))
"""Bodies whose activities are those of their members; NATO has an army's staff of its own."""
_GUARDS: Final = re.compile(
    r"прикордонник|пограничник|погранзастав|погранотряд|застав[ауи]|погранслужб|прикордонн\w+ служб|"
    r"(?<!\w)наш(?:и|их|а|ей|у|ої)(?!\w)|тероборон"
)
"""Words for those who act at home."""
FIRM: Final = 2.0
"""From here on a state goes before the one that the place lies in; those that only speak lie below."""
MOST_LEADS: Final = 5
_SAME: Final = re.compile(
    r"(?:так(?:ие|их|ое|ого|ім|им|і|е) (?:же|самі|само?|саме|самих)|те же|ті ж|ті самі|предыдущ\w+|прошл\w+|"
    r"попередн\w+|торішн\w+|минул\w+|прошлогодн\w+) (?:[\w'-]+ ){0,2}[\w'-]*$"
)
_MOVES: Final = frozenset(("deployment", "withdrawal"))


def lead_before(group: Group, earlier: Sequence[Group], made: Sequence[Activity]) -> str | None:
    """The only leader of the activity told of last in the same paragraph, else of the page's first."""
    first = group[0].mention
    beside = [
        (max(d.mention.span for d in g if d.mention.span < first.span), a)
        for g, a in zip(earlier, made, strict=True)
        if any(d.mention.sentence.paragraph == first.sentence.paragraph and d.mention.span < first.span for d in g)
    ]
    chosen = max(beside)[1] if beside else made[0] if made else None
    return chosen.actors[0].code if chosen and len(chosen.actors) == 1 else None


def same_as_before(group: Group, earlier: Sequence[Group], made: Sequence[Activity]) -> tuple[Party, ...]:
    """The leaders of the exercise told of last, for "такие же учения", "прошлые учения" that name nobody."""
    first = group[0]
    if first.mention.kind not in EXERCISES or not _SAME.search(first.mention.sentence.low, 0, first.mention.end):
        return ()
    alike = [a for g, a in zip(earlier, made, strict=True) if g[0].mention.kind == first.mention.kind and a.actors]
    return alike[-1].actors if alike else ()


def main_state(sentences: Sequence[Sentence]) -> str | None:
    """The state that the page names most; headlines count twice."""
    votes: Counter[str] = Counter()
    for sentence in sentences:
        for hit in sentence.states:
            if hit.kind == "state":
                votes[hit.code] += 2 if sentence.zone == "headline" else 1
    first = votes.most_common(2)
    if not first or (len(first) > 1 and first[0][1] < 2 * first[1][1]):
        return None
    return first[0][0]


def parties(
    group: Group, places: Sequence[tuple[Sentence, Spot]], near: Sequence[str], main: str | None
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who leads and who takes part: what the mentions say, else the host, else whom the page is about."""
    told = _best(claim for d in group for claim in d.claims)
    claims = [c for c in told if c.code not in _BODIES]
    if told and told[0].code in _BODIES and told[0].worth >= SURE_FROM:
        return tuple(c.party for c in claims if c.worth >= JOINING), ()
    sure = [c for c in claims if c.worth >= SURE_FROM]
    if sure:
        leads = [c for c in sure if c.worth >= sure[0].worth - NEXT_BEST][:MOST_LEADS]
        if all(c.joint for c in leads):
            leads += [c for c in claims if not c.joint and c.code not in near][:1]
        taken = {c.code for c in leads}
        partners = [c for c in sure if c.code not in taken]
        return tuple(c.party for c in leads), tuple(c.party for c in partners)
    if holders := _holders(group):
        return tuple(Party(name=state_name(c), kind=party_kind(c), code=c) for c in holders), ()
    weak = [c for c in claims if c.worth >= WEAK and c.code not in near]
    weak = weak if group[0].mention.kind not in NOT_BY_HOST else [c for c in weak if c.hit.sort != "leader"] or weak
    host = _host(places)
    if weak and (
        host is None or group[0].mention.kind in _MOVES or weak[0].worth >= FIRM or host in {c.code for c in weak}
    ):
        return tuple(c.party for c in weak if c.worth >= weak[0].worth - 0.1)[:MOST_LEADS], ()
    own = group[0].mention.kind not in NOT_BY_HOST or _GUARDS.search(group[0].mention.sentence.low) is not None
    code = (host if own else None) or next((c.code for c in claims if own and c.code not in near), None)
    code = code or _of_page(group, main)
    if code is None:
        return (), ()
    return (Party(name=state_name(code), kind=party_kind(code), code=code),), ()


def _holders(group: Group) -> tuple[str, ...]:
    """Who holds the well-known exercise that a group is."""
    named = [stem(d.mention.name) for d in group if d.mention.name]
    latin = {known.casefold(): codes for known, codes in triggers.lexicon().names.items()}
    known = (codes for pattern, codes in lexicon().names for name in named if pattern.fullmatch(name))
    return next(known, ()) or next((latin[name] for name in named if name in latin), ())


def _of_page(group: Group, main: str | None) -> str | None:
    """Whom the page is about, for what states hold; an attack that nobody is named for stays open, a feared one not."""
    feared = group[0].status == "hypothetical"
    return main if group[0].mention.kind != "other" or feared else None


def _best(claims: Iterable[Claim]) -> list[Claim]:
    """The best claim of each state, those told of more often a little ahead."""
    best: dict[str, Claim] = {}
    for claim in claims:
        if claim.code not in best or claim.worth > best[claim.code].worth:
            best[claim.code] = claim
    return sorted(best.values(), key=lambda c: -c.worth)


def _host(places: Sequence[tuple[Sentence, Spot]]) -> str | None:
    """The state that the first place lies in."""
    return next((land for _, spot in places if (land := activities_where.land(spot))), None)
