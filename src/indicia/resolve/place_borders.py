"""Places that are borders ("the Polish border", "its frontier with Ukraine"), and how far places are from borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from indicia.kb import actors as states
from indicia.kb import borders
from indicia.kb.borders import Near
from indicia.model import Activity, BorderDistance, Place
from indicia.resolve._context import Context
from indicia.resolve.place_words import BORDER

BORDERS_WITHIN_KM: Final = 300.0
"""Farther borders say nothing about an activity; the widest zone in a norm is 250 km (CFE flank talks apart)."""
VAGUE_FROM_KM: Final = 600.0
"""A place that reaches farther (a state, a sea, western Russia) has no distance to a border worth giving."""


def on_the_line(place: Place, activity: Activity, here: Context) -> Place:
    """A border as the middle of its line, in the state on whose side the activity is; other places as they are.

    "The Belarusian-Ukrainian border" names both states. "The Polish border"
    names one: the other is where the activity's other places lie, who acts, or
    of Poland's neighbours the one that the page names most. "The border" alone
    is that between the only actor and the only state whose border the page
    says is near. What stays unclear stays open.
    """
    if place.lat is not None or not BORDER.search(place.name):
        return place
    sides = _sides(place, activity, here)
    line = borders.middle(*sides) if sides else None
    if sides is None or line is None:
        return place
    own = next((code for code in sides if code in _acting(activity)), sides[0])
    lat, lon, reach = line
    name = f"{states.demonym(sides[0])}-{states.demonym(sides[1])} border"
    return replace(place, name=name, kind="other", country=own, lat=lat, lon=lon, radius_km=round(reach))


def _sides(place: Place, activity: Activity, here: Context) -> tuple[str, str] | None:
    named = tuple(dict.fromkeys(hit.code for hit in states.find(place.name) if hit.kind == "state"))
    if len(named) == 2:
        return named[0], named[1]
    if not named:
        return _between(_acting(activity), tuple(activity.near_border_of))
    if len(named) > 2:
        return None
    beyond = set(borders.neighbours(named[0]))
    there = [p.country for p in activity.places if p.country and p.lat is not None]
    likely = [*there, *_acting(activity), *activity.near_border_of, *(code for code, _ in here.votes.most_common())]
    own = next((code for code in likely if code in beyond), None)
    return (own, named[0]) if own else None


def _between(acting: tuple[str, ...], near: tuple[str, ...]) -> tuple[str, str] | None:
    if len(acting) == 1 and len(near) == 1 and near[0] in borders.neighbours(acting[0]):
        return acting[0], near[0]
    return None


def _acting(activity: Activity) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.code for p in (*activity.actors, *activity.partners) if p.code))


def border_distances(activity: Activity) -> tuple[BorderDistance, ...]:
    """For each foreign state the nearest distance over the activity's places, nearest first."""
    nearest: dict[str, BorderDistance] = {}
    for place in activity.places:
        for row in _rows(place):
            if row.country not in nearest or row.km < nearest[row.country].km:
                nearest[row.country] = row
    first = set(activity.near_border_of)
    return tuple(sorted(nearest.values(), key=lambda row: (row.km, row.country not in first, row.country)))


def _rows(place: Place) -> Iterator[BorderDistance]:
    for near in _near(place):
        km, low, high = round(near.km, 1), round(near.low, 1), round(near.high, 1)
        yield BorderDistance(country=near.country, km=km, low=low, high=high, place=place.name)


def _near(place: Place) -> Iterable[Near]:
    if place.lat is None or place.lon is None or place.country is None or place.kind in ("country", "sea"):
        return ()
    if BORDER.search(place.name):
        foreign = [h.code for h in states.find(place.name) if h.code != place.country and h.kind == "state"]
        return [Near(code, 0.0, 0.0, 0.0) for code in foreign[:1]]
    if place.kind == "region" and place.region:
        return borders.region_distances(place.country, place.region, within_km=BORDERS_WITHIN_KM)
    reach = place.radius_km or 0.0
    if reach > VAGUE_FROM_KM:
        return ()
    rows = borders.distances(lat=place.lat, lon=place.lon, country=place.country, radius_km=reach)
    return [row for row in rows if row.low <= BORDERS_WITHIN_KM]
