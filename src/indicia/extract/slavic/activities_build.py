"""A group of mentions -> one Activity with the best that any of them says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from indicia.extract.slavic import activities_where
from indicia.extract.slavic.activities_group import Group, kind_of
from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_triggers import EXERCISES, stem
from indicia.extract.slavic.activities_when import Date, when
from indicia.extract.slavic.activities_where import Spot
from indicia.extract.slavic.activities_who import JOINING, NOT_BY_HOST, SURE_FROM, Claim
from indicia.kb import triggers
from indicia.kb.actors import kind_of as party_kind
from indicia.kb.actors import state_name
from indicia.kb.slavic_activities import lexicon
from indicia.model import Activity, Attribution, Party, Quantity, Status, When

NEXT_BEST: Final = 1.0
"""A state that is so much worse than the best is a partner."""
WEAK: Final = 1.5
"""What at least speaks for a state that leads an activity for want of a sure one."""
_BODIES: Final = frozenset(("CSTO", "SCO", "CIS", "UNION_STATE", "UN", "OSCE", "EU"))
"""Bodies whose activities are those of their members; NATO has an army's staff of its own."""
_GUARDS: Final = re.compile(
    r"прикордонник|пограничник|погранслужб|прикордонн\w+ служб|(?<!\w)наш(?:и|их|а|ей|у|ої)(?!\w)|тероборон"
)
"""Words for those who act at home."""
FIRM: Final = 2.0
"""From here on a state goes before the one that the place lies in; those that only speak lie below."""
MOST_LEADS: Final = 5
MOST_PLACES: Final = 6
_MOVES: Final = frozenset(("deployment", "withdrawal"))
_ONE_DAY: Final = frozenset(("missile_test", "other"))


def build(
    groups: Sequence[Group], sentences: Sequence[Sentence], attributions: tuple[Attribution, ...]
) -> tuple[Activity, ...]:
    """Activities with ids a1, a2 ... in the order of the groups."""
    main = _main_state(sentences)
    made: list[Activity] = []
    for number, group in enumerate(groups, 1):
        lead = _lead_before(group, groups[: number - 1], made) or main
        made.append(_activity(number, group, groups, lead, attributions))
    return tuple(made)


def _activity(
    number: int,
    group: Group,
    groups: Sequence[Group],
    main: str | None,
    attributions: tuple[Attribution, ...],
) -> Activity:
    kind = kind_of(group)
    places = _places(group, kind) or (_scene(group, kind) if number == 1 else ())
    near = tuple(dict.fromkeys(code for d in group for code in d.near))
    leads, partners = _parties(group, places, near, main)
    codes = {p.code for p in leads}
    start, end = _start_and_end(group, kind)
    quantities = _quantities(group, attributions)
    return Activity(
        id=f"a{number}",
        kind=kind,
        status=_status(group),
        background=_background(group, groups),
        name=next((d.mention.name for d in group if d.mention.name), None),
        trigger=group[0].mention.span,
        mentions=tuple(sorted({d.mention.span for d in group})),
        actors=leads,
        partners=partners,
        places=tuple(p.place(s) for s, p in places),
        near_border_of=tuple(code for code in near if code not in codes),
        start=start,
        end=end,
        troops=tuple(q for q in quantities if q.what == "troops"),
        equipment=tuple(q for q in quantities if q.what != "troops"),
    )


def _lead_before(group: Group, earlier: Sequence[Group], made: Sequence[Activity]) -> str | None:
    """The only leader of the activity told of last in the same paragraph, else of the page's first."""
    first = group[0].mention
    beside = [
        (max(d.mention.span for d in g if d.mention.span < first.span), a)
        for g, a in zip(earlier, made, strict=True)
        if any(d.mention.sentence.paragraph == first.sentence.paragraph and d.mention.span < first.span for d in g)
    ]
    chosen = max(beside)[1] if beside else made[0] if made else None
    return chosen.actors[0].code if chosen and len(chosen.actors) == 1 else None


def _main_state(sentences: Sequence[Sentence]) -> str | None:
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


def _parties(
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
    """Whom the page is about, for what states hold; an attack that nobody is named for stays open."""
    return main if group[0].mention.kind != "other" else None


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


def _places(group: Group, kind: str) -> tuple[tuple[Sentence, Spot], ...]:
    """The places of the body's mentions, else of the headline's; a state only where nothing finer is told."""
    body = [(s, p) for d in group for s, p in d.spots if not d.headline and not p.spoken]
    found = body or [(s, p) for d in group for s, p in d.spots if not p.spoken]
    found = [(s, p) for s, p in found if not p.border or kind != "other"]
    fine = [(s, p) for s, p in found if p.kind != "country" and not p.border]
    if fine and kind not in _MOVES:
        found = fine
    named: dict[str, tuple[Sentence, Spot]] = {}
    for s, p in found:
        named.setdefault(p.name, (s, p))
    return tuple(named.values())[:MOST_PLACES]


def _scene(group: Group, kind: str) -> tuple[tuple[Sentence, Spot], ...]:
    """Where the sentence before the first mention of the page's main activity plays."""
    if kind in NOT_BY_HOST:
        return ()
    found = [(s, p) for d in group[:1] for s, p in d.scene if not p.spoken and not p.border]
    return tuple(found[:1])


def _start_and_end(group: Group, kind: str) -> tuple[When | None, When | None]:
    told = [(s, d) for draft in group for s, d in draft.dates]
    start = _first(told, lambda d: d.first)
    end = _first(told, lambda d: d.last)
    days = next((d.days for _, d in told if d.days), None)
    if start and days and end is None and re.search(r"\d\d-\d\d$|^published(?: [-+] \d+ days)?$|weekday", start[2]):
        s, d, phrase = start
        end = (s, d, f"{phrase} then + {days - 1} days")
    first = when(start[0], start[1].start, start[1].end, start[2]) if start else None
    last = when(end[0], end[1].start, end[1].end, end[2]) if end else None
    if (
        kind in _ONE_DAY
        and first is not None
        and last is None
        and start
        and start[1].role == "day"
        and _is_day(start[2])
    ):
        last = first
    return first, last


def _is_day(phrase: str) -> bool:
    return bool(re.search(r"\d\d-\d\d$|^published$|days$|weekday", phrase))


def _first(
    told: Sequence[tuple[Sentence, Date]], value: Callable[[Date], str | None]
) -> tuple[Sentence, Date, str] | None:
    return next(((s, d, phrase) for s, d in told if (phrase := value(d))), None)


def _status(group: Group) -> Status:
    if group[0].denied and group[0].mention.kind not in EXERCISES:
        return "denied"
    told: list[Status] = [d.status for d in group if d.status]
    for strong in ("cancelled", "denied"):
        if strong in told[:2]:
            return strong
    if group[0].earlier and set(told) <= {"under_way"}:
        return "finished"
    return told[0] if told else "under_way"


def _background(group: Group, groups: Sequence[Group]) -> bool:
    if group is groups[0] or any(d.headline for d in group):
        return False
    return group[0].earlier


def _quantities(group: Group, attributions: tuple[Attribution, ...]) -> tuple[Quantity, ...]:
    body = [(s, c) for d in group for s, c in d.counts if not d.headline]
    found = body or [(s, c) for d in group for s, c in d.counts]
    unique = {(c.what, c.value, c.low, c.high): c.quantity(s, attributions) for s, c in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda q: q.span))
