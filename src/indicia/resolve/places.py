"""Toponyms of activities -> places with coordinates, and how far those are from foreign borders.

A name alone seldom tells the place: all names of the page are ranked
together (`place_pages`), with the states that act and those whose border is
near as facts of the reading. What no gazetteer knows stays open: no
coordinates, no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from indicia.kb import places as kb
from indicia.kb.places import Entry
from indicia.model import Activity, Page, Place, Span
from indicia.resolve._context import CONTEXT_CHARS, Context, context, told
from indicia.resolve.place_borders import border_distances, on_the_line
from indicia.resolve.place_pages import Mention, locate
from indicia.resolve.place_rank import Choice
from indicia.resolve.place_words import BORDER, Wanted, wanted, without_article

_AFTER_COMMA = re.compile(r", (?:in )?(?P<name>[A-Z][\w'’.-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2})")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
"""A town in these letters is shown by its usual name in Latin ones: a report does not mix scripts."""
STRANGE_BELOW: Final = 50_000
"""A town with fewer people, in a state that the page never names, is a chance likeness of names."""
DOUBTFUL: Final = 0.4
"""A town that is less likely meant than this has namesakes as good: no point is given, the state if all lie in it."""
MOST_PLACES: Final = 400
"""A page that names more is a list; the rest stays open."""


@dataclass(frozen=True, slots=True)
class _Where:
    """One place of one activity while it is being resolved: `mention` is what is looked for."""

    activity: int
    at: int
    place: Place
    wanted: Wanted
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
    if not wheres:
        return activities
    mine = [w.mention for w in wheres]
    choices = locate([*mine, *islice(_others(mine, page, here), MOST_PLACES)], page)
    found = {(w.activity, w.at): _filled(w, choice, here) for w, choice in zip(wheres, choices, strict=False)}
    return tuple(_activity(a, n, found, here) for n, a in enumerate(activities))


def _activity(activity: Activity, number: int, found: dict[tuple[int, int], Place], here: Context) -> Activity:
    located = replace(activity, places=tuple(found.get((number, at), p) for at, p in enumerate(activity.places)))
    lined = replace(located, places=tuple(on_the_line(place, located, here) for place in located.places))
    return replace(lined, borders=border_distances(lined))


def _wheres(activities: Sequence[Activity], text: str, here: Context) -> Iterator[_Where]:
    for number, activity in enumerate(activities):
        acting = frozenset(p.code for p in (*activity.actors, *activity.partners) if p.code)
        for at, place in enumerate(activity.places):
            want = wanted(place, text, acting, here)
            states = frozenset((want.state,)) if want.state else acting
            near = frozenset(activity.near_border_of)
            mention = Mention(name=want.name, span=place.span, kind=place.kind, acting=states, bordering=near)
            yield _Where(number, at, place, want, mention)


def _others(mine: Sequence[Mention], page: Page, here: Context) -> Iterator[Mention]:
    """The other well-known places that the page names: they settle what the activities' places are."""
    taken = sorted(m.span for m in mine)
    named = [Span(hit.start, hit.end) for hit in here.hits if hit.via == "name"]
    holders = [h for m in mine for h in _holder(m, page.text)]
    for span in sorted({*named, *holders, *told(page, kb.find(page.text[:CONTEXT_CHARS]))}):
        if not any(span.overlaps(other) for other in taken):
            yield Mention(name=page.text[span.start : span.end], span=span)


def _holder(mention: Mention, text: str) -> Iterator[Span]:
    """The region or state after a place's comma, which the search for well-known names may miss: "Moscow, Idaho"."""
    match = _AFTER_COMMA.match(text, mention.span.end)
    if match and any(e.kind in ("region", "country") for e in kb.candidates(match["name"])[:3]):
        yield Span(*match.span("name"))


def _filled(where: _Where, choice: Choice | None, here: Context) -> Place:
    place, state = where.place, where.wanted.state
    entry = choice.entry if choice else None
    if choice is None or entry is None or BORDER.search(place.name) or _strange(entry, where.mention, here):
        return place
    if entry.kind == "city" and choice.chance < DOUBTFUL:
        return replace(place, country=choice.state or place.country)
    return replace(
        place,
        name=without_article(place.name) if entry.kind == "city" and not _CYRILLIC.search(place.name) else entry.name,
        kind=entry.kind,
        country=entry.country or (state if entry.kind != "sea" else None) or place.country,
        region=entry.region,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        geonames_id=entry.geonames_id,
    )


def _strange(entry: Entry, mention: Mention, here: Context) -> bool:
    known = here.share(entry.country) > 0 or entry.country in mention.acting | mention.bordering or not here.votes
    return not known and entry.kind == "city" and entry.population < STRANGE_BELOW
