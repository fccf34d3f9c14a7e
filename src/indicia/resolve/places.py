"""Toponyms of activities -> places with coordinates, and how far those are from foreign borders.

A name alone seldom tells the place: the states that act, those the page
names, and its other places decide (`_locate`). What no gazetteer knows stays
open: no coordinates, no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from indicia.kb import actors as states
from indicia.kb import borders
from indicia.kb import places as kb
from indicia.kb.borders import Near
from indicia.kb.places import Entry
from indicia.model import Activity, BorderDistance, Page, Place
from indicia.resolve._context import Context, context
from indicia.resolve._locate import Mention, locate

BORDERS_WITHIN_KM: Final = 300.0
"""Farther borders say nothing about an activity; the widest zone in a norm is 250 km (CFE flank talks apart)."""
VAGUE_FROM_KM: Final = 600.0
"""A place that reaches farther (a state, a sea, western Russia) has no distance to a border worth giving."""
STRANGE_BELOW: Final = 50_000
"""A town with fewer people, in a state that the page never names, is a chance likeness of names."""
MOST_PLACES: Final = 400
"""A page that names more is a list; the rest stays open."""

_OPEN_WATER = re.compile(r"\b(?:gulf|straits?|bay|sea)$", re.IGNORECASE)
_OF_WHAT = re.compile(r" of (?:the )?[A-Z][\w'’-]{1,30}")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_KIND_ONLY = re.compile(
    r"^(?:the |its |their )?(?:(?P<way>(?:north|south|east|west)(?:[- ]?(?:east|west))?|cent(?:er|re))(?:ern)?"
    r"(?: part)?(?: of)?(?: (?:the|its|their)(?: own)?)? ?)?(?P<what>country|nation|republic|island|peninsula|state|"
    r"homeland|territory|coast|coasts|shores)?$",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\b(?:borders?|frontiers?|borderlands?)\b", re.IGNORECASE)
_ISLANDS: Final = "TW CY JP LK CU MT IS IE GB BH SG PH ID NZ AU MG HT DO JM BN TL PG FK"
"""States that people call "the island"."""


@dataclass(frozen=True, slots=True)
class _Where:
    """One place of one activity while it is being resolved: `mention` names what to look for."""

    activity: int
    at: int
    place: Place
    mention: Mention


def places(activities: tuple[Activity, ...], page: Page) -> tuple[Activity, ...]:
    """Give the activities' places coordinates, state and region, and the activities their border distances.

    Names become the usual ones ("Gomel oblast" is "Gomel region", "the
    Baltic" is "Baltic Sea"), towns keep the page's spelling. "The country",
    "the north" and "the island" are taken as the state named last before.
    `near_border_of` stays as the page says; `borders` is measured.
    """
    here = context(page)
    wheres = list(_wheres(activities, page.text, here))[:MOST_PLACES]
    entries = locate([w.mention for w in wheres], page.text, here)
    found: dict[tuple[int, int], Place] = {
        (w.activity, w.at): _filled(w, None if entry and _strange(entry, w.mention, here) else entry)
        for w, entry in zip(wheres, entries, strict=True)
    }
    return tuple(_activity(a, n, found) for n, a in enumerate(activities))


def _activity(activity: Activity, number: int, found: dict[tuple[int, int], Place]) -> Activity:
    resolved = tuple(found.get((number, at), place) for at, place in enumerate(activity.places))
    acting = {p.code for p in (*activity.actors, *activity.partners) if p.code}
    resolved = tuple(_border_place(place, acting) for place in resolved)
    return replace(activity, places=resolved, borders=_border_distances(resolved, activity, acting))


def _wheres(activities: Sequence[Activity], text: str, here: Context) -> Iterator[_Where]:
    for number, activity in enumerate(activities):
        acting = frozenset(p.code for p in (*activity.actors, *activity.partners) if p.code)
        near = frozenset(activity.near_border_of)
        for at, place in enumerate(activity.places):
            name = _whole_water(place, text) or _name(place, acting, here)
            mention = Mention(name=name, span=place.span, kind=place.kind, actors=acting, near=near)
            yield _Where(number, at, place, mention)


def _whole_water(place: Place, text: str) -> str | None:
    """ "The Gulf" before "of Suez" is the Gulf of Suez, wherever the mention was cut."""
    if not _OPEN_WATER.search(place.name):
        return None
    rest = _OF_WHAT.match(text, place.span.end)
    whole = _ARTICLE.sub("", place.name.strip()) + rest.group() if rest else ""
    return whole if any(e.kind == "sea" for e in kb.candidates(whole)) else None


def _name(place: Place, acting: frozenset[str], here: Context) -> str:
    """What to look for: the name without its article, or the state that "the north" and "the island" mean."""
    name = place.name.strip()
    plain = _ARTICLE.sub("", name)
    match = _KIND_ONLY.match(name)
    if match is None or not name:
        return plain if kb.candidates(plain) else _inside(plain)
    state = _meant(match["what"] or "", place, acting, here)
    if state is None:
        return plain
    title = states.state_name(state)
    return f"{match['way'].strip()} of {title}" if match["way"] else title


def _inside(name: str) -> str:
    """The one well-known toponym in a phrase, "on three ranges in Russia"; the phrase itself if there is none."""
    spans = {name[h.start : h.end] for h in states.find(name) if h.via in ("name", "capital")}
    spans |= {name[s.start : s.end] for s in kb.find(name)}
    return next(iter(spans)) if len(spans) == 1 and not _BORDER.search(name) else name


def _meant(what: str, place: Place, acting: frozenset[str], here: Context) -> str | None:
    """The state that a bare word of kind refers to: the last named before, an island if the word says so."""
    before = here.before(place.span.start)
    if what.casefold() == "island":
        return next((code for code in before if code in _ISLANDS.split()), None)
    if before:
        return before[0]
    return next(iter(acting)) if len(acting) == 1 else here.dominant()


def _filled(where: _Where, entry: Entry | None) -> Place:
    place = where.place
    if entry is None or _BORDER.search(place.name):
        return place
    return replace(
        place,
        name=_shown(where, entry),
        kind=entry.kind,
        country=entry.country or place.country,
        region=entry.region,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        geonames_id=entry.geonames_id,
    )


def _strange(entry: Entry, mention: Mention, here: Context) -> bool:
    known = here.share(entry.country) > 0 or entry.country in mention.actors | mention.near or not here.votes
    return not known and entry.kind == "city" and entry.population < STRANGE_BELOW


def _shown(where: _Where, entry: Entry) -> str:
    """The usual name; a town, and a part of something larger, keeps the page's own words."""
    if entry.kind == "country":
        return entry.name
    if entry.kind == "city":
        return _ARTICLE.sub("", where.place.name.strip())
    return entry.name


def _border_place(place: Place, acting: set[str]) -> Place:
    """ "The Belarusian-Ukrainian border", "its frontier with Ukraine": the middle of the line, in the acting state."""
    if place.lat is not None or not _BORDER.search(place.name):
        return place
    codes = list(dict.fromkeys([h.code for h in states.find(place.name) if h.kind == "state"]))
    if len(codes) == 1 and len(acting - set(codes)) == 1:
        codes = [*(acting - set(codes)), *codes]
    line = borders.middle(codes[0], codes[1]) if len(codes) == 2 else None
    if line is None:
        return place
    own = next((code for code in codes if code in acting), codes[0])
    lat, lon, reach = line
    name = f"{states.demonym(codes[0])}-{states.demonym(codes[1])} border"
    return replace(place, name=name, kind="other", country=own, lat=lat, lon=lon, radius_km=round(reach))


def _border_distances(found: Iterable[Place], activity: Activity, acting: set[str]) -> tuple[BorderDistance, ...]:
    """For each foreign state the nearest distance over the activity's places, nearest first."""
    nearest: dict[str, BorderDistance] = {}
    for place in found:
        for near in _near(place, acting):
            row = BorderDistance(
                country=near.country,
                km=round(near.km, 1),
                low=round(near.low, 1),
                high=round(near.high, 1),
                place=place.name,
            )
            if near.country not in nearest or row.km < nearest[near.country].km:
                nearest[near.country] = row
    first = set(activity.near_border_of)
    return tuple(sorted(nearest.values(), key=lambda row: (row.km, row.country not in first, row.country)))


def _near(place: Place, acting: set[str]) -> Iterator[Near]:
    if place.lat is None or place.lon is None or place.country is None or place.kind in ("country", "sea"):
        return
    if _BORDER.search(place.name):
        foreign = [h.code for h in states.find(place.name) if h.code != place.country and h.kind == "state"]
        yield from (Near(code, 0.0, 0.0, 0.0) for code in foreign[:1])
        return
    if place.kind == "region" and place.region:
        yield from borders.region_distances(place.country, place.region, within_km=BORDERS_WITHIN_KM)
        return
    reach = place.radius_km or 0.0
    if reach <= VAGUE_FROM_KM:
        rows = borders.distances(lat=place.lat, lon=place.lon, country=place.country, radius_km=reach)
        yield from (row for row in rows if row.low <= BORDERS_WITHIN_KM)
