"""Does an instrument apply: in force at the date, the state bound, the place inside, the forces of its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicia.kb.norms import OUT, Pack, Rule, Status
from indicia.norms.periods import Period
from indicia.norms.subject import Subject

Fit = Literal["yes", "unclear", "ended", "no"]

NOT_CLEARLY_LAND = re.compile(
    r"\b(interior|internal|territorial|border (?:guard|troop|service)\w*|police|militia|national guard|"
    r"navy|naval|fleet|air ?force|air defen[cs]e|aerospace|coast guard|security service)\b", re.I,
)  # fmt: skip
LAND = re.compile(r"\b(armed forces|army|land forces|ground forces|brigade|division|regiment|infantry|tank)\b", re.I)
CENTRAL_ASIA = frozenset(("KZ", "KG", "TJ", "TM", "UZ"))
"""A border with these says nothing about the side of the Urals."""
PART_OF_THE_TIME = "the document was in force for a part of the time only"
STAFFS = "a command-and-staff exercise counts troops in the field only, and the number may hold others"
NO_DATE = "the date of the activity is not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How far a pack fits an activity, and what leaves it open."""

    fit: Fit
    doubts: tuple[str, ...] = ()
    other_side: tuple[str, ...] = ()


Where = tuple[Fit, tuple[str, ...], tuple[str, ...]]
NOWHERE: Where = ("no", (), ())
OUTSIDE = Scope(fit="no")


def scope(pack: Pack, subject: Subject, *, as_of: date | None = None) -> Scope:
    """Whether a pack applies. Doubt is kept: it turns later judgements into "cannot be judged"."""
    when, date_doubts = _when(pack, subject, as_of)
    if when == "no":
        return OUTSIDE
    where, place_doubts, other_side = _where(pack, subject)
    if where == "no":
        return OUTSIDE
    if when == "ended":
        return Scope(fit=when, other_side=other_side)
    doubts = (*date_doubts, *place_doubts, *(_forces(subject) if pack.zone else ()))
    return Scope(fit="unclear" if doubts else "yes", doubts=doubts, other_side=other_side)


def void(rule: Rule, subject: Subject) -> Literal["yes", "no", "open"]:
    """Whether a rule with dates of its own was out of force when the activity began."""
    if rule.since is None and rule.until is None:
        return "no"
    first, last = subject.start.first or date.min, subject.start.last or date.max
    since, until = rule.since or date.min, rule.until or date.max
    if last < since or first > until:
        return "yes"
    return "no" if since <= first and last <= until else "open"


def standings(pack: Pack, subject: Subject) -> tuple[Status, ...]:
    """What became of the instrument for a state that takes part, at the date of the activity."""
    if not pack.status:
        return ()
    mine = subject.actors | ({c for pair in pack.between for c in pair} if pack.between else set())
    concerned = (s for s in pack.status if not s.states or s.states & mine)
    return tuple(s for s in concerned if _covers(s, subject.start))


def freed(pack: Pack, found: tuple[Status, ...], subject: Subject) -> Status | None:
    """The status that frees all acting states that the pack binds, if there is one."""
    out = [s for s in found if s.what in OUT]
    if not out:
        return None
    bound = subject.actors & pack.states if pack.states else subject.actors
    released: set[str] = set().union(*(s.states or bound for s in out))
    return out[-1] if pack.between or bound <= released else None


def _covers(status: Status, start: Period) -> bool:
    return bool(start.first and start.first >= status.start and (status.end is None or start.first <= status.end))


def _when(pack: Pack, subject: Subject, as_of: date | None) -> tuple[Fit, tuple[str, ...]]:
    start, end = subject.start, subject.end
    first, last = start.first, end.last or start.last
    doubts: tuple[str, ...] = ()
    if first is None and last is None:
        if pack.everywhere:
            return "yes", ()
        if pack.end is not None and not pack.ended:
            return "no", ()
        doubts, last = (NO_DATE,), as_of
    first, last = first or date.min, last or date.max
    if last < pack.start:
        return "no", ()
    if pack.end is not None and first > pack.end:
        return ("ended" if pack.ended else "no"), ()
    if not doubts and (first < pack.start or (pack.end is not None and (start.last or date.max) > pack.end)):
        doubts = (PART_OF_THE_TIME,)
    return ("unclear" if doubts else "yes"), doubts


def _where(pack: Pack, subject: Subject) -> Where:
    if pack.everywhere:
        foreign = pack.states and subject.actors and not subject.actors & pack.states
        return NOWHERE if foreign else ("yes", (), ())
    if pack.at_sea:
        return ("yes" if any(p.kind == "sea" for p in subject.activity.places) else "no"), (), ()
    if pack.between:
        return _between(pack, subject)
    return _in_zone(pack, subject)


def _between(pack: Pack, subject: Subject) -> Where:
    others = []
    for one, two in (pair for a, b in pack.between for pair in ((a, b), (b, a))):
        if one in subject.actors and two in subject.near and (one in subject.hosts or not subject.hosts):
            others.append(two)
    return ("yes", (), tuple(dict.fromkeys(others))) if others else NOWHERE


def _in_zone(pack: Pack, subject: Subject) -> Where:
    actors, hosts = subject.actors, subject.hosts
    if actors and not actors & (pack.states | pack.alliances) and not hosts & pack.states:
        return NOWHERE
    inside = hosts & pack.zone
    if not inside:
        if hosts or not actors & (pack.zone | pack.alliances):
            return NOWHERE
        return "unclear", ("the place is not reported, so it may lie outside the zone",), ()
    doubts = _east(pack, subject, inside)
    strip = _strip(pack, subject, inside)
    if doubts is None or strip is None:
        return NOWHERE
    doubts = (*doubts, *strip)
    return ("unclear" if doubts else "yes"), doubts, ()


def _east(pack: Pack, subject: Subject, inside: frozenset[str]) -> tuple[str, ...] | None:
    """Only a part of Russia lies in the zone: None if the place lies outside, a doubt if that is open."""
    limits = dict(pack.east_limit)
    if inside - set(limits) or subject.near & (pack.zone - set(limits) - CENTRAL_ASIA):
        return ()
    places = [p for p in subject.activity.places if p.country in limits]
    known = [p.lon < limits[str(p.country)] for p in places if p.lon is not None]
    if any(known):
        return ()
    if known and len(known) == len(places):
        return None
    return ("the place may lie east of the Urals, outside the zone",)


def _strip(pack: Pack, subject: Subject, inside: frozenset[str]) -> tuple[str, ...] | None:
    """Of some states only a strip along the frontier lies in the zone: None outside it, a doubt if that is open."""
    strips = dict(pack.border_zone)
    if not strips or inside - set(strips):
        return ()
    width = max(strips[code] for code in inside)
    if any(b.high <= width for b in subject.activity.borders) or subject.activity.near_border_of:
        return ()
    if subject.activity.borders and all(b.low > width for b in subject.activity.borders):
        return None
    return (f"the place may lie farther than {width:g} km from the frontier, outside the zone",)


def _on_paper(subject: Subject) -> bool:
    """Whether a number may count troops that a staff exercise has on paper only."""
    staff = subject.activity.kind == "command_staff_exercise" and subject.activity.troops
    return bool(staff) and subject.told("in_the_field") != "yes"


def _forces(subject: Subject) -> tuple[str, ...]:
    names = [p.name for p in (*subject.activity.forces, *subject.activity.actors)]
    odd = [name for name in names if NOT_CLEARLY_LAND.search(name)]
    staffs = (STAFFS,) if _on_paper(subject) else ()
    if not odd:
        return staffs
    part = "some of the forces are" if any(LAND.search(n) for n in names) else "the forces are"
    return (*staffs, f"{part} {', '.join(dict.fromkeys(odd))}, which the document does not clearly cover")
