"""What to look for where a page says "the north", "the island", "the Gulf" before "of Suez", or "Finnish Lapland"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from indicia.kb import actors as states
from indicia.kb import places as kb
from indicia.kb import slavic_states
from indicia.model import Place
from indicia.resolve._context import Context

_OPEN_WATER = re.compile(r"\b(?:gulf|straits?|bay|sea)$", re.IGNORECASE)
_OF_WHAT = re.compile(r" of (?:the )?[A-Z][\w'’-]{1,30}")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_KIND_ONLY = re.compile(
    r"^(?:the |its |their )?(?:(?P<way>(?:north|south|east|west)(?:[- ]?(?:east|west))?|cent(?:er|re))(?:ern)?"
    r"(?: part)?(?: of)?(?: (?:the|its|their)(?: own)?)? ?)?(?P<what>country|nation|republic|island|peninsula|state|"
    r"homeland|territory|coast|coasts|shores)?$",
    re.IGNORECASE,
)
BORDER: Final = re.compile(r"\b(?:borders?|frontiers?|borderlands?)\b", re.IGNORECASE)
_ISLANDS: Final = "TW CY JP LK CU MT IS IE GB BH SG PH ID NZ AU MG HT DO JM BN TL PG FK"
"""States that people call "the island"."""


class Wanted(NamedTuple):
    """A name to look for, and the state that the phrase itself puts it in ("Finnish Lapland")."""

    name: str
    state: str | None = None


def wanted(place: Place, text: str, acting: frozenset[str], here: Context) -> Wanted:
    """What a place's words ask for: the name without its article, or what "the north" and "the island" mean."""
    water = _whole_water(place, text)
    if water:
        return Wanted(water)
    name = _state_in_cyrillic(place.name.strip())
    bare = _ARTICLE.sub("", name)
    match = _KIND_ONLY.match(name) if name else None
    if match is None:
        return Wanted(bare) if kb.candidates(bare) else _inside(bare)
    state = _meant(match["what"] or "", place, acting, here)
    if state is None:
        return Wanted(bare)
    title = states.state_name(state)
    return Wanted(f"{match['way'].strip()} of {title}" if match["way"] else title)


def _state_in_cyrillic(name: str) -> str:
    """The usual name of a state written in Russian or Ukrainian: the gazetteer knows a village of Colombia by it."""
    found = slavic_states.find(name) if name and not name.isascii() else ()
    whole = next((hit for hit in found if (hit.start, hit.end) == (0, len(name)) and hit.sort == "name"), None)
    return states.state_name(whole.code) if whole else name


def without_article(name: str) -> str:
    """A name without its article, as a town is shown."""
    return _ARTICLE.sub("", name.strip())


def _whole_water(place: Place, text: str) -> str | None:
    """ "The Gulf" before "of Suez" is the Gulf of Suez, wherever the mention was cut."""
    if not _OPEN_WATER.search(place.name):
        return None
    rest = _OF_WHAT.match(text, place.span.end)
    whole = without_article(place.name) + rest.group() if rest else ""
    return whole if any(e.kind == "sea" for e in kb.candidates(whole)) else None


def _inside(name: str) -> Wanted:
    """The one well-known toponym in a phrase, "on three ranges in Russia"; the phrase itself if there is none."""
    if BORDER.search(name):
        return Wanted(name)
    hits = [hit for hit in states.find(name) if hit.kind == "state"]
    people = [hit for hit in hits if hit.via == "demonym"]
    if len(people) == 1 and people[0].start == 0:
        rest = name[people[0].end :].strip()
        if any(e.country in (None, people[0].code) for e in kb.candidates(rest)):
            return Wanted(rest, people[0].code)
    spans = {name[h.start : h.end] for h in hits if h.via in ("name", "capital")}
    spans |= {name[s.start : s.end] for s in kb.find(name)}
    return Wanted(next(iter(spans)) if len(spans) == 1 else name)


def _meant(what: str, place: Place, acting: frozenset[str], here: Context) -> str | None:
    """The state that a bare word of kind refers to: the last named before, an island if the word says so."""
    before = here.before(place.span.start)
    if what.casefold() == "island":
        return next((code for code in before if code in _ISLANDS.split()), None)
    if before:
        return before[0]
    return next(iter(acting)) if len(acting) == 1 else here.dominant()
