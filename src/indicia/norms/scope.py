"""Does an instrument apply: in force at the date, the state bound, the place inside, the forces of its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicia.kb.norms import Pack
from indicia.model import Activity
from indicia.norms.periods import Period, ends, starts

Fit = Literal["yes", "unclear", "ended", "no"]

NOT_CLEARLY_LAND = re.compile(
    r"\b(interior|internal|territorial|border (?:guard|troop|service)\w*|police|militia|national guard|"
    r"navy|naval|fleet|air ?force|air defen[cs]e|aerospace|coast guard|security service)\b", re.I,
)  # fmt: skip
LAND = re.compile(r"\b(armed forces|army|land forces|ground forces|brigade|division|regiment|infantry|tank)\b", re.I)
NEAR_KM = 100.0
"""An agreement on a border area is looked at up to here; the widest zones of such agreements are 80-150 km (ML)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How far a pack fits an activity, and what leaves it open."""

    fit: Fit
    doubts: tuple[str, ...] = ()
    other_side: tuple[str, ...] = ()


def scope(pack: Pack, activity: Activity, *, as_of: date | None = None) -> Scope:
    """Whether a pack applies. Doubt is kept: it turns later judgements into "cannot be judged"."""
    where, place_doubts, other_side = _where(pack, activity)
    if where == "no":
        return Scope(fit="no")
    when, date_doubts = _when(pack, activity, as_of)
    if when in ("no", "ended"):
        return Scope(fit=when, other_side=other_side)
    doubts = (*date_doubts, *place_doubts, *(_forces(activity) if pack.zone else ()))
    return Scope(fit="unclear" if doubts else "yes", doubts=doubts, other_side=other_side)


def actors(activity: Activity) -> frozenset[str]:
    """Codes of all that take part."""
    return frozenset(p.code for p in (*activity.actors, *activity.partners) if p.code)


def hosts(activity: Activity) -> frozenset[str]:
    """Countries on whose ground it is held, as far as the places tell."""
    return frozenset(p.country for p in activity.places if p.country)


def near(activity: Activity) -> frozenset[str]:
    """States whose border is near, as reported or as measured from the place."""
    measured = {b.country for b in activity.borders if b.low <= NEAR_KM}
    return frozenset(activity.near_border_of) | measured


def _when(pack: Pack, activity: Activity, as_of: date | None) -> tuple[Fit, tuple[str, ...]]:
    days = Period(starts(activity).first, ends(activity).last or starts(activity).last)
    doubts: tuple[str, ...] = ()
    if days.first is None and days.last is None:
        if pack.everywhere:
            return "yes", ()
        if pack.end is not None and not pack.ended:
            return "no", ()
        doubts = ("the date of the activity is not known",)
        days = Period(None, as_of)
    first, last = days.first or date.min, days.last or date.max
    if last < pack.start:
        return "no", ()
    if pack.end is not None and first > pack.end:
        return ("ended" if pack.ended else "no"), ()
    if not doubts and (first < pack.start or (pack.end is not None and starts_after(activity, pack.end))):
        doubts = ("the document was in force for a part of the time only",)
    return ("unclear" if doubts else "yes"), doubts


def starts_after(activity: Activity, day: date) -> bool:
    """Whether the activity may have begun after `day`."""
    last = starts(activity).last
    return last is None or last > day


def _where(pack: Pack, activity: Activity) -> tuple[Fit, tuple[str, ...], tuple[str, ...]]:
    if pack.everywhere:
        return "yes", (), ()
    if pack.at_sea:
        return ("yes" if any(p.kind == "sea" for p in activity.places) else "no"), (), ()
    if pack.between:
        return _between(pack, activity)
    return _in_zone(pack, activity)


def _between(pack: Pack, activity: Activity) -> tuple[Fit, tuple[str, ...], tuple[str, ...]]:
    """One of a pair acts on its own ground (or on ground not told), near the other."""
    for one, two in (pair for a, b in pack.between for pair in ((a, b), (b, a))):
        at_home = one in hosts(activity) or not hosts(activity)
        if one in actors(activity) and at_home and two in near(activity):
            return "yes", (), (two,)
    return "no", (), ()


def _in_zone(pack: Pack, activity: Activity) -> tuple[Fit, tuple[str, ...], tuple[str, ...]]:
    bound = actors(activity) & (pack.states | pack.alliances)
    if actors(activity) and not bound and not hosts(activity) & pack.states:
        return "no", (), ()
    inside = hosts(activity) & pack.zone
    if not inside:
        if hosts(activity) or not actors(activity) & (pack.zone | pack.alliances):
            return "no", (), ()
        return "unclear", ("the place is not reported, so it may lie outside the zone",), ()
    doubts = _east(pack, activity, inside)
    if doubts is None:
        return "no", (), ()
    return ("unclear" if doubts else "yes"), doubts, ()


def _east(pack: Pack, activity: Activity, inside: frozenset[str]) -> tuple[str, ...] | None:
    """Only a part of Russia lies in the zone: None if the place lies outside, a doubt if that is open."""
    limits = dict(pack.east_limit)
    if inside - set(limits) or near(activity) & (pack.zone - set(limits) - CENTRAL_ASIA):
        return ()
    places = [p for p in activity.places if p.country in limits]
    known = [p.lon < limits[str(p.country)] for p in places if p.lon is not None]
    if any(known):
        return ()
    if known and len(known) == len(places):
        return None
    return ("the place may lie east of the Urals, outside the zone",)


CENTRAL_ASIA = frozenset(("KZ", "KG", "TJ", "TM", "UZ"))
"""A border with these says nothing about the side of the Urals."""


def _forces(activity: Activity) -> tuple[str, ...]:
    names = [p.name for p in (*activity.forces, *activity.actors)]
    odd = [name for name in names if NOT_CLEARLY_LAND.search(name)]
    if not odd:
        return ()
    part = "some of the forces are" if any(LAND.search(n) for n in names) else "the forces are"
    return (f"{part} {', '.join(dict.fromkeys(odd))}, which the document does not clearly cover",)
