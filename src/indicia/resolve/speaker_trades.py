"""Nouns for people: "the landlord" may be "he" later, and the "Ecologist" before a name is no part of it."""

from __future__ import annotations

from functools import cache
from typing import Final

from indicia.kb.cues import cues
from indicia.kb.tables import rows

MIN_HUMAN: Final = 6
"""Letters from which a noun's ending tells that it is somebody: "wrist" is nobody."""

_ENDINGS: Final = ("ologist", "ographer", "ist", "man", "woman", "keeper", "maker", "holder", "owner")
_NOT_BEFORE_NAMES: Final = frozenset(
    ["local", "people", "opposition", "general", "guard", "head", "host", "ally", "rebel", "member", "player", "user",
     "major", "marine", "operator", "executive", "person", "dean", "hunter", "scout", "porter", "fisher", "baker",
     "cook", "gardener", "keeper", "ranger", "tailor", "butcher", "miner", "prince", "king"]
)  # fmt: skip
"""Before a capital they are as often part of a body's name or a given name: "Guard Corps", "Dean Holm"."""
_RANKS_OF_TWO: Final = frozenset(
    {"wing", "squadron", "flight", "group", "warrant", "master", "staff", "leading", "lance"}
)
"""First words of ranks whose second word is a title: "Wing Commander"."""


@cache
def trades() -> frozenset[str]:
    """Nouns for people beside those of the cues' lexicon, singular, lower case."""
    return frozenset(row[0] for row in rows("speaker_trades.tsv", columns=1))


def human(word: str) -> str:
    """The noun for people, singular, that a word is; "" if it is none.

    >>> human("landlords"), human("Ecologist"), human("drill")
    ('landlord', 'ecologist', '')
    """
    low = word.casefold()
    known = cues().people | trades()
    found = next((w for w in (low, low.removesuffix("s")) if w in known), "")
    if found or len(low) < MIN_HUMAN:
        return found
    one = low.removesuffix("s")
    return one if one.endswith(_ENDINGS) else ""


def before_name(word: str, following: str) -> bool:
    """Whether a word in capitals before another is what somebody is: "Farmer Holm", "Wing Commander".

    Endings alone do not tell here: "Abderaman" and "Norman" are given names.

    >>> before_name("Farmer", "Holm"), before_name("Wing", "Commander"), before_name("Marine", "Brigade")
    (True, True, False)
    """
    low = word.casefold()
    if low in _RANKS_OF_TWO:
        return following.casefold() in cues().titles
    known = low in cues().people | trades() or (len(low) >= MIN_HUMAN and low.endswith("ist"))
    return known and low not in _NOT_BEFORE_NAMES and following[:1].isupper()
