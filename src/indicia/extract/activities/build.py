"""A group of mentions -> one Activity with the best that any of them says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.extract.activities import aims, counted
from indicia.extract.activities.dated import end_of, start_of
from indicia.extract.activities.grouping import Group, kind_of, shown
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.purpose import Aim
from indicia.extract.activities.where_scored import candidates, nearness, placed, sights
from indicia.extract.activities.who_scored import leaders
from indicia.model import Activity, Attribution, Party, Place, Quantity, Status

_STRONG: tuple[Status, ...] = ("cancelled", "denied")


def build(
    groups: Sequence[Group],
    scenes: Sequence[Scene],
    attributions: tuple[Attribution, ...],
    names: re.Pattern[str] | None = None,
) -> tuple[Activity, ...]:
    """Activities with ids a1, a2 ... in the order of the groups."""
    found = candidates(scenes, names)
    ranks = nearness(groups, found, scenes)
    leads, told = leaders(groups, scenes, found, ranks), aims.by_group(groups, scenes)
    quantities = counted.by_group(groups, scenes, attributions)
    codes = [frozenset(p.code or "" for p in parties) for parties in leads]
    places = [placed(found, view) for view in sights(groups, found, ranks, codes)]
    return tuple(
        _activity(n, groups, leads[n - 1], places[n - 1], quantities.get(n, []), told.get(n, []), attributions)
        for n in range(1, len(groups) + 1)
    )


def _activity(
    number: int,
    groups: Sequence[Group],
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
        status=_status(group),
        background=_background(group, groups),
        name=next((d.mention.name for d in group if d.mention.name), None),
        trigger=shown(group).mention.span,
        mentions=tuple(sorted(d.mention.span for d in group if d.names)),
        actors=leads,
        partners=_partners(group, codes),
        forces=_forces(group),
        places=places,
        near_border_of=tuple(dict.fromkeys(c for d in group for c in d.near if c not in codes)),
        start=start_of(group),
        end=end_of(group),
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


def _status(group: Group) -> Status:
    told: list[Status] = [d.status for d in group if d.status]
    for strong in _STRONG:
        if strong in told[:2]:
            return strong
    if group[0].earlier and set(told) <= {"under_way"}:
        return "finished"  # "the previous one was in Alaska"
    return told[0] if told else "under_way"


def _background(group: Group, all_groups: Sequence[Group]) -> bool:
    if group is all_groups[0] or any(d.headline for d in group):
        return False
    return group[0].earlier
