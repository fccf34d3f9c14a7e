"""Parties that have only a name -> parties with the code of their state or body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from indicia.kb import actors as kb
from indicia.model import Activity, Page, Party
from indicia.resolve._context import Context, context

_THE_COUNTRY = re.compile(
    r"^(?:the )?(?:country|nation|state|republic|government|ministry|(?:defen[cs]e|interior|foreign) ministry|"
    r"armed forces|army|military|navy|air force|general staff|troops|border guards?)(?:['’]s? .{1,40})?$",
    re.IGNORECASE,
)


def actors(activities: tuple[Activity, ...], page: Page) -> tuple[Activity, ...]:
    """Fill in the codes of actors, partners and forces, and drop doubles.

    A name tells its state by itself ("Polish defence ministry", "Minsk",
    "Lukashenka"); "the country's army" is the state that the page is about,
    if there is no doubt about it; a formation without any state in its name
    belongs to the only actor. What stays unclear keeps no code.
    """
    here = context(page)
    year = page.published.year if page.published else None
    return tuple(_activity(activity, here, year) for activity in activities)


def _activity(activity: Activity, here: Context, year: int | None) -> Activity:
    leads = _without_doubles(_party(p, here, year) for p in activity.actors)
    partners = _without_doubles(_party(p, here, year) for p in activity.partners)
    taken = {p.code for p in leads if p.code}
    only = next(iter(taken)) if len(taken) == 1 else None
    forces = _without_doubles(_force(_party(p, here, year), only) for p in activity.forces)
    return replace(
        activity,
        actors=leads,
        partners=tuple(p for p in partners if p.code is None or p.code not in taken),
        forces=forces,
    )


def _party(party: Party, here: Context, year: int | None) -> Party:
    if party.code:
        return party
    code = _code(party.name, here, year)
    if code is None:
        return party
    kind = party.kind if party.kind in ("formation", "organisation") else kb.kind_of(code)
    return replace(party, code=code, kind=kind)


def _code(name: str, here: Context, year: int | None) -> str | None:
    """The one state or body that a name holds; the page's own when it says only "the country"."""
    codes = dict.fromkeys(hit.code for hit in kb.find(name, year=year))
    if len(codes) == 1:
        return next(iter(codes))
    if not codes and _THE_COUNTRY.match(name.strip()):
        return here.dominant()
    return None


def _force(party: Party, only: str | None) -> Party:
    return replace(party, code=only) if party.code is None and only else party


def _without_doubles(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Keep the first of those with the same code and kind; a formation differs by its name, too."""
    kept: dict[tuple[str, ...], Party] = {}
    for party in parties:
        formation = party.kind == "formation"
        key = (party.name.casefold(),) if formation or not party.code else (party.code, "")
        kept.setdefault(key, party)
    return tuple(kept.values())
