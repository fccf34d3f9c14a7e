"""What somebody may be called in general: "the officer" is the colonel before, "the official" is nobody by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from indicia.resolve.speaker_kinds import offices_in

ANYBODYS: Final = frozenset({"official", "officer", "man", "woman", "member", "people", "person"})
"""Offices that many hold: a name behind one is somebody else's as often."""
LEARNED: Final = frozenset(
    ["expert", "analyst", "scholar", "researcher", "historian", "lecturer", "professor", "scientist", "academic",
     "author", "writer", "columnist", "critic", "specialist", "observer", "commentator"]
)  # fmt: skip
"""What somebody may be called of whom the page has not said what he is."""
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "official": frozenset(
        ["spokesman", "spokeswoman", "diplomat", "minister", "secretary", "clerk", "adviser", "aide"]
    ),
    "officer": frozenset(
        ["colonel", "captain", "major", "lieutenant", "brigadier", "general", "commander", "admiral", "attaché",
         "sergeant"]
    ),
    "diplomat": frozenset(["attaché", "attache", "ambassador", "envoy", "consul"]),
    "attaché": frozenset(["officer", "diplomat"]),
    "spokesman": frozenset(["official", "spokesperson"]),
    "soldier": frozenset(["corporal", "sergeant", "private", "conscript", "lieutenant", "reservist"]),
}  # fmt: skip


def is_kind_of(name: str, general: str) -> bool:
    """Whether one who was described may be meant by a more general word.

    >>> is_kind_of("a retired colonel", "the officer"), is_kind_of("the officer", "the colonel")
    (True, False)
    """
    said = offices_in(name)
    return any(said & _KINDS.get(word, frozenset()) for word in offices_in(general))
