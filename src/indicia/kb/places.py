"""The gazetteer: toponyms to entries with coordinates, region, population and uncertainty.

Towns and regions lie in two sorted text files that are mapped into memory and
searched by bisection, so that start-up costs nothing; seas, straits, ranges
and disputed areas are a small table of ours. Sources: data/LICENCES.md; the
format and its reasons: docs/decisions/0021.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from indicia.kb import actors
from indicia.kb._fold import fold
from indicia.kb._gazetteer import DISTRICT, Entry, gazetteer, own_places, short_names
from indicia.kb._toponyms import find

__all__ = ["Entry", "candidates", "country", "find"]

LONGEST_NAME: Final = 80
"""Characters; nothing longer is looked up."""
SHORTEST_IN_CAPITALS: Final = 3
"""Up to so many letters, a word in capitals is an abbreviation ("EU", "DMZ"), not the town of Eu."""
REGION_FAME: Final = 0.1
DISTRICT_FAME: Final = 0.02
"""What each inhabitant counts beside one of a town of the name: few say "Laurel" for Laurel County."""

_REGION_WORDS: Final = (
    "oblast|oblasts|region|province|voivodeship|governorate|krai|prefecture|department|canton|territory|emirate|"
    "autonomous oblast|autonomous okrug|autonomous region|federal district|область|области|край|voblast|voblasts"
)
_PART_WORDS: Final = "area|peninsula|island|islands|state|republic"
_DISTRICT_WORDS: Final = "county|counties|district|districts|raion|rayon|municipality|parish|borough"
_TOWN_WORDS: Final = "city|town|village|port|airport|airfield|air base|airbase|base|settlement|hromada|township"
_RANGE_WORDS: Final = (
    "range|ranges|training ground|training grounds|training area|firing range|proving ground|test site|test range|"
    "polygon|military base|camp|training center|training centre|testing ground"
)
_WATER = re.compile(r"\b(?:sea|gulf|straits?|bay|ocean|channel|lake|sound|passage|lagoon)\b")
_BEFORE = re.compile(
    r"^(?:(?P<town>city|town|village|port|settlement|outskirts|suburbs|suburb) of |"
    r"(?P<region>region|province|oblast|governorate|state|republic|territory|department) of |"
    r"(?P<district>county|district) of |(?P<part>area|island|islands|coast|coasts|shores|vicinity) of |"
    r"the |greater |near )+"
)
_AFTER = re.compile(
    rf" (?:(?P<region>{_REGION_WORDS})|(?P<district>{_DISTRICT_WORDS})|(?P<part>{_PART_WORDS})|"
    rf"(?P<town>{_TOWN_WORDS})|(?P<range>{_RANGE_WORDS}))$"
)
_DIRECTION = re.compile(
    r"^(?:the )?(?:far )?(?P<way>north|south|east|west)(?:(?: )?(?P<side>east|west))?(?:ern)?"
    r"(?: parts?| half| regions)?(?: of)?(?: the)? "
    r"(?P<rest>.+)$|^(?:the )?(?P<mid>central|centre of|center of|middle of|heart of)(?: the)? (?P<middle>.+)$"
)


class _Query(NamedTuple):
    key: str
    wanted: frozenset[str]
    """Kinds (or "district") that the words around the name ask for; empty when any will do."""


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Entry, ...]:
    """The places a name may mean, best first: states and seas, then by population.

    Case, apostrophes, diacritics, hyphens and words of kind ("oblast", "the
    city of", "training ground") don't matter for the match; "Gomel oblast"
    is the region, "Gomel" the city first. "Eastern Poland" is a third of
    Poland. Nothing found, or a name over 80 characters, is ().

    >>> [(e.name, e.kind, e.country) for e in candidates("Homyel oblast")[:1]]
    [('Gomel region', 'region', 'BY')]
    """
    if not 1 < len(name) <= LONGEST_NAME:
        return ()
    if name in short_names():
        return _in_full(*short_names()[name])
    if name.isupper() and len(name) <= SHORTEST_IN_CAPITALS:
        return own_places().get(name.casefold(), ()) or _of_state(name)
    found = _named(fold(name)) or _of_state(name)
    return found if name != name.lower() else tuple(e for e in found if not e.district)


def _named(folded: str) -> tuple[Entry, ...]:
    for query in _queries(folded):
        found = _look_up(query.key)
        if found:
            return _ranked(_afloat(query.key, found), query.wanted)
    return _direction(folded)


def _afloat(key: str, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A name with a word for water means the water, where there is one: "Persian Gulf" is no province."""
    seas = tuple(e for e in found if e.kind == "sea") if _WATER.search(key) else ()
    return seas or found


def _in_full(name: str, land: str) -> tuple[Entry, ...]:
    """What a short form stands for: the likeliest bearer of the name in its state, a region before its town."""
    found = [e for e in _named(fold(name)) if e.country == (land or None) and not e.district]
    return tuple(sorted(found, key=lambda e: e.kind == "city"))[:1]


def country(code: str) -> Entry | None:
    """A state as a place: the centre and reach of its main part."""
    found = gazetteer().get("@" + code)
    return found[0] if found else None


def _queries(folded: str) -> Iterator[_Query]:
    """The ways to read a folded name, the most literal first."""
    yield _Query(folded, frozenset())
    before = _BEFORE.match(folded)
    bare = folded[before.end() :] if before else folded
    wanted = _wanted(before)
    if before:
        yield _Query(bare, wanted)
    for _ in range(2):
        after = _AFTER.search(bare)
        if after is None:
            return
        bare, wanted = bare[: after.start()], wanted or _wanted(after)
        yield _Query(bare, wanted)


def _of_state(name: str) -> tuple[Entry, ...]:
    """The state of a demonym or a short form that is no toponym itself: "Egyptian", "U.S."."""
    found = country(actors.code_of(name) or "")
    return (found,) if found else ()


def _wanted(match: re.Match[str] | None) -> frozenset[str]:
    groups = match.groupdict() if match else {}
    if groups.get("region"):
        return frozenset({"region"})
    if groups.get("district"):
        return frozenset({"region", DISTRICT})
    if groups.get("part"):
        return frozenset({"region", "other"})
    if groups.get("range"):
        return frozenset({"range"})
    return frozenset({"city"}) if groups.get("town") else frozenset()


def _look_up(key: str) -> tuple[Entry, ...]:
    own = own_places().get(key, ())
    code = state_of(key)
    state = (country(code),) if code else ()
    return (*own, *(s for s in state if s), *gazetteer().get(key))


@cache
def _state_names() -> dict[str, str]:
    return {fold(name): code for name, code in actors.state_names()}


def state_of(key: str) -> str | None:
    """The code of the state of a folded name; None if no state is called so."""
    return _state_names().get(key.removeprefix("the "))


def _ranked(found: tuple[Entry, ...], wanted: frozenset[str]) -> tuple[Entry, ...]:
    """Of the kind asked for, if there is any; own entries and states first, a city before its own region."""
    unique = tuple(dict.fromkeys(found))
    if wanted:
        unique = tuple(e for e in unique if kind_word(e) in wanted) or unique
    return tuple(sorted(unique, key=lambda e: (kind_word(e) not in ("country", "sea", "range", "other"), -_weight(e))))


def kind_word(entry: Entry) -> str:
    """The kind, but "district" for a second-level region."""
    return DISTRICT if entry.district else entry.kind


def _weight(entry: Entry) -> float:
    """Population as fame; a region counts little beside a city of its name, much beside a hamlet far away."""
    return entry.population * (DISTRICT_FAME if entry.district else REGION_FAME if entry.kind == "region" else 1.0)


def _direction(folded: str) -> tuple[Entry, ...]:
    """ "eastern poland", "the north of kosovo"; of anything else it is that itself, a town only by its centre."""
    match = _DIRECTION.match(folded)
    if match is None:
        return ()
    rest = match["rest"] or match["middle"]
    word = "central" if match["middle"] else match["way"] + (match["side"] or "")
    code = state_of(rest)
    if code:
        return gazetteer().get(f"@{word} {code}") or tuple(e for e in (country(code),) if e)
    return tuple(e for q in _queries(rest) for e in _look_up(q.key) if match["middle"] or e.kind != "city")[:5]
