"""Offices that are known of people whatever the page says: "the president" after Chávez is he."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from indicia.kb.offices import LEADERS
from indicia.kb.tables import rows
from indicia.resolve.speaker_kinds import offices_in
from indicia.resolve.speaker_names import fold, words_of
from indicia.resolve.speaker_people import Person

YEARS_AROUND: Final = 1
"""Years before and after an office in which its holder is still meant by it."""
NOW: Final = 9999
"""End of an office that is held to this day."""
_ANYBODYS: Final = frozenset({"leader", "official", "head"})


class Held(NamedTuple):
    """An office of a well-known person: surname, full name ("" if only the surname is known), words, years."""

    surname: str
    full: str
    offices: frozenset[str]
    alone: bool
    start: int
    end: int


def add_known(people: Iterable[Person], year: int | None) -> None:
    """Give people of a page the offices that they are known to hold, and leaders a full name if the page has none.

    Args:
        people: Changed in place.
        year: When the page was published; without it, whoever held an office once may hold it.
    """
    for person in people:
        for held in _by_surname().get(fold(person.surname), ()):
            if year is not None and not held.start - YEARS_AROUND <= year <= held.end + YEARS_AROUND:
                continue
            given = words_of(held.full)[:-1]
            if person.given and given and fold(person.given[0])[:1] != fold(given[0])[:1]:
                continue
            if person.given or held.alone or held.offices & person.offices:
                _tell(person, held)


def _tell(person: Person, held: Held) -> None:
    person.offices |= held.offices
    if not person.given and held.full:
        words = words_of(held.full)
        person.full = " ".join([*words[:-1], person.surname])
        person.given = words[:-1]


@cache
def _by_surname() -> dict[str, tuple[Held, ...]]:
    found: dict[str, tuple[Held, ...]] = {}
    for row in rows(LEADERS, columns=5):
        for held in _of_row(row):
            found[fold(held.surname)] = (*found.get(fold(held.surname), ()), held)
    return found


def _of_row(row: list[str]) -> Iterable[Held]:
    """One office: the fullest spelling of each surname, and whether the surname alone is enough."""
    names = [name.lstrip("!").strip() for name in row[4].split("; ")]
    full: dict[str, str] = {}
    for name in names:
        words = words_of(name)
        if words and len(words) > len(full.get(words[-1], "").split()):
            full[words[-1]] = " ".join(words)
    for surname, name in full.items():
        if " " not in name and surname in _given():
            name = f"{_given()[surname]} {surname}"
        told = name if " " in name else ""
        start, end = int(row[2] or 0), int(row[3] or NOW)
        yield Held(surname, told, frozenset(offices_in(row[1]) - _ANYBODYS), surname in names, start, end)


@cache
def _given() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("speaker_leaders.tsv", columns=2)}
