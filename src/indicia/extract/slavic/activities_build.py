"""A group of mentions -> one Activity with the best that any of them says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from indicia.extract.slavic.activities_date import Date, when
from indicia.extract.slavic.activities_group import Group, kind_of
from indicia.extract.slavic.activities_parties import lead_before, main_state, parties, same_as_before
from indicia.extract.slavic.activities_spot import Spot
from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_triggers import EXERCISES
from indicia.extract.slavic.activities_where import land, spots
from indicia.extract.slavic.activities_who import NOT_BY_HOST
from indicia.model import Activity, Attribution, Place, Quantity, Status, When

MOST_PLACES: Final = 6
_MOVES: Final = frozenset(("deployment", "withdrawal"))
_INSIDE: Final = frozenset(("в", "во", "у", "на", "под", "під"))
_THERE: Final = re.compile(r"(?<!\w)(?:там|туда|туди)(?!\w)")
_RECENT: Final = frozenset(("published", "published - 1 days"))
_ONE_DAY: Final = frozenset(("missile_test", "other"))


def build(
    groups: Sequence[Group], sentences: Sequence[Sentence], attributions: tuple[Attribution, ...]
) -> tuple[Activity, ...]:
    """Activities with ids a1, a2 ... in the order of the groups."""
    main = main_state(sentences)
    made: list[Activity] = []
    for number, group in enumerate(groups, 1):
        lead = lead_before(group, groups[: number - 1], made) or main
        activity = _activity(number, group, groups, lead, attributions)
        if not any(d.sure for d in group) and (same := same_as_before(group, groups[: number - 1], made)):
            activity = replace(activity, actors=same)
        if not activity.places:
            activity = replace(activity, places=_there(group, made) or _elsewhere(activity, groups, sentences))
        made.append(activity)
    return tuple(made)


def _there(group: Group, made: Sequence[Activity]) -> tuple[Place, ...]:
    """ "Росіян там стоїть": the places of the activity told of last before."""
    first = group[0].mention
    if not _THERE.search(first.sentence.low, max(0, first.start - 30), first.end + 30):
        return ()
    before = [a for a in made if a.trigger < first.span and a.places]
    return max(before, key=lambda a: a.trigger).places if before else ()


def _elsewhere(activity: Activity, groups: Sequence[Group], sentences: Sequence[Sentence]) -> tuple[Place, ...]:
    """For the page's first exercise: the first place in a state of its leaders in a sentence without a mention."""
    if activity.id != "a1" or activity.kind not in EXERCISES:
        return ()
    leaders, taken = {p.code for p in activity.actors}, {d.mention.sentence.number for g in groups for d in g}
    found = (
        spot.place(s)
        for s in sentences
        if s.number not in taken and s.zone == "body"
        for spot in spots(s)
        if spot.how in _INSIDE and not (spot.spoken or spot.aimed or spot.border) and land(spot) in leaders
    )
    return tuple(islice(found, 1))


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
    leads, partners = parties(group, places, near, main)
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
    told = [(s, d) for draft in group for s, d in draft.dates if d.role != "end" or kind not in _ONE_DAY]
    start = _first(told, lambda d: d.first)
    end = _first(told, lambda d: d.last)
    days = next((d.days for _, d in told if d.days), None)
    if start and days and end is None and re.search(r"\d\d-\d\d$|^published(?: [-+] \d+ days)?$|weekday", start[2]):
        s, d, phrase = start
        end = (s, d, f"{phrase} then + {days - 1} days")
    elif end and days and start is None and _is_day(end[2]):
        s, d, phrase = end
        start = (s, d, f"{phrase} then - {days - 1} days")
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
    recent = any(first in _RECENT for d in group for _, x in d.dates for first in (x.first, x.last))
    return group[0].earlier or (group[0].mention.kind == "other" and _status(group) == "finished" and not recent)


def _quantities(group: Group, attributions: tuple[Attribution, ...]) -> tuple[Quantity, ...]:
    body = [(s, c) for d in group for s, c in d.counts if not d.headline]
    found = body or [(s, c) for d in group for s, c in d.counts]
    unique = {(c.what, c.value, c.low, c.high): c.quantity(s, attributions) for s, c in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda q: q.span))
