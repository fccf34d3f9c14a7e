"""A group of mentions -> one Activity with the best that any of them says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.extract.activities import aims, counted
from indicia.extract.activities.grouping import Group, kind_of, shown
from indicia.extract.activities.linked import favoured
from indicia.extract.activities.marked import course
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.names_given import given
from indicia.extract.activities.past import edition, is_past
from indicia.extract.activities.purpose import Aim
from indicia.extract.activities.when_scored import moments
from indicia.extract.activities.where_scored import candidates, nearness, placed, sights
from indicia.extract.activities.who_scored import leaders
from indicia.extract.marking import Marks
from indicia.model import Activity, Attribution, Party, Place, Quantity, Status, When

_INDEFINITE = re.compile(r"^(?:an?|any|another)\b", re.IGNORECASE)
_STRONG: tuple[Status, ...] = ("cancelled", "denied")


def build(
    groups: Sequence[Group],
    scenes: Sequence[Scene],
    attributions: tuple[Attribution, ...],
    names: re.Pattern[str] | None = None,
    marks: Marks | None = None,
    *,
    home: tuple[Party, ...] = (),
    year: int | None = None,
    live: bool = False,
) -> tuple[Activity, ...]:
    """Activities with ids a1, a2 ... in the order of the groups.

    `home`: the state whose body issues the page; `year` is the page's, `live`: told hour by hour.
    """
    found = candidates(scenes, names, marks)
    ranks = nearness(groups, found, scenes)
    leads, told = leaders(groups, scenes, found, ranks, home=home, marks=marks), aims.by_group(groups, scenes)
    quantities = counted.by_group(groups, scenes, attributions, marks)
    codes = [frozenset(p.code or "" for p in parties) for parties in leads]
    views = zip(sights(groups, found, ranks, codes), favoured(groups, found, marks), strict=True)
    places = [placed(found, view, odds) for view, odds in views]
    states = [course(group, marks, status_of(group)) for group in groups]
    dates = moments(groups, scenes, states, year=year, live=live, marks=marks)
    return tuple(
        _activity(
            n,
            groups,
            states[n - 1],
            dates[n - 1],
            leads[n - 1],
            places[n - 1],
            quantities.get(n, []),
            told.get(n, []),
            attributions,
        )
        for n in range(1, len(groups) + 1)
    )


def _activity(
    number: int,
    groups: Sequence[Group],
    status: Status,
    dates: tuple[When | None, When | None],
    leads: tuple[Party, ...],
    places: tuple[Place, ...],
    counts: list[Quantity],
    told: list[Aim],
    attributions: tuple[Attribution, ...],
) -> Activity:
    group = groups[number - 1]
    codes = {p.code for p in leads}
    return Activity(
        id=f"a{number}",
        kind=kind_of(group),
        status=status,
        background=_background(group, groups, status),
        name=given(group, groups),
        trigger=shown(group).mention.span,
        mentions=tuple(sorted(d.mention.span for d in group if d.names)),
        actors=leads,
        partners=_partners(group, codes),
        forces=_forces(group),
        places=places,
        near_border_of=tuple(dict.fromkeys(c for d in group for c in d.near if c not in codes)),
        start=dates[0],
        end=dates[1],
        troops=counted.troops(counts),
        equipment=counted.equipment(counts),
        purposes=aims.purposes(group, told, codes, attributions),
    )


def _partners(group: Group, leads: set[str | None]) -> tuple[Party, ...]:
    found = {p.code: p for d in group for p in d.who.partners if p.code not in leads}
    return tuple(found.values())


def _forces(group: Group) -> tuple[Party, ...]:
    found = {p.name: p for d in group if not d.headline for p in d.who.forces}
    return tuple(found.values())


def status_of(group: Group) -> Status:
    """What the mentions of a group say of its course, before the calendar has its word."""
    told: list[Status] = [d.status for d in group if d.status]
    for strong in _STRONG:
        if strong in told[:2]:
            return strong
    if is_past(group) and set(told) <= {"under_way"}:
        return "finished"  # "the previous one was in Alaska"
    if told[:1] == ["hypothetical"] and _has_struck(group):
        return "finished"
    if not told and _is_imagined(group):
        return "hypothetical"
    return told[0] if told else "under_way"


def _is_imagined(group: Group) -> bool:
    """ "Cleared the way for an Israeli strike": a blow of which nothing is told, neither that it fell nor when."""
    indefinite = all(_INDEFINITE.match(d.words) for d in group if d.mention.form == "noun")
    return group[0].mention.kind == "other" and shown(group).mention.form == "noun" and indefinite and not _dated(group)


def _has_struck(group: Group) -> bool:
    """ "After the shelling on 23 November the president could not look weak": the doubt is of something else."""
    first = shown(group)
    definite = first.mention.form == "noun" and first.words.lower().startswith(("the ", "that ", "this "))
    past = first.dates.start is not None and " after" not in (first.dates.start.relative or "")
    return first.mention.kind == "other" and definite and past


def _dated(group: Group) -> bool:
    return any(d.dates.start or d.dates.end for d in group)


def _background(group: Group, all_groups: Sequence[Group], status: Status) -> bool:
    """What is told as context: past editions, and blows already struck that the page's news follows on."""
    if _is_outdated(group, all_groups):
        return True
    if group is all_groups[0] or any(d.headline for d in group):
        return False
    return is_past(group) or (kind_of(group) == "other" and status == "finished" and _dated(group))


def _is_outdated(group: Group, all_groups: Sequence[Group]) -> bool:
    """ "Zapad-2017" on a page about Zapad-2021."""
    stems, year = edition(group)
    return any(stems & names and year < later for names, later in map(edition, all_groups) if year)
