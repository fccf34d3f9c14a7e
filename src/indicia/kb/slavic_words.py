"""Nouns that name those who speak, in Russian and Ukrainian (kb/data/slavic_nouns.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from indicia.kb.catalogue import document, fault

FILE = "slavic_nouns.yaml"
KINDS = ("person", "folk", "body", "press", "paper")
GENDERS = {"m": "masc", "f": "femn", "n": "neut"}
BEINGS = frozenset({"person", "folk"})


class Noun(NamedTuple):
    """A noun for somebody who speaks: the first kind under which it stands, its gender by ending or mark."""

    kind: str
    gender: str
    animate: bool


@cache
def nouns(language: str) -> Mapping[str, Noun]:
    """Lemma -> noun. Words of several words stand as their single words.

    >>> nouns("uk")["речник"].kind, nouns("ru")["минобороны"].kind
    ('person', 'body')
    """
    table = document(FILE).get(language)
    if not isinstance(table, dict) or set(table) - set(KINDS):
        fault(FILE, language, f"must be a mapping from kinds ({', '.join(KINDS)}) to words.")
    found: dict[str, Noun] = {}
    for kind in KINDS:
        for entry in str(table.get(kind, "")).split():
            word, _, mark = entry.partition(":")
            found.setdefault(word, Noun(kind, GENDERS.get(mark) or _gender(word), kind in BEINGS))
    return found


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """First names of Ukrainian pages by gender (masc, femn)."""
    table = document(FILE).get("names")
    if not isinstance(table, dict):
        fault(FILE, "names", "must be a mapping from masc and fem to names.")
    return {"masc": tuple(str(table["masc"]).split()), "femn": tuple(str(table["fem"]).split())}


def _gender(word: str) -> str:
    if word.endswith(("о", "е", "ня", "тя")) and not word.endswith(("чиня", "иня")):
        return "neut"
    return "femn" if word.endswith(("а", "я", "ість", "асть", "ать")) else "masc"
