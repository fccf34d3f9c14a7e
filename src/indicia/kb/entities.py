"""Words and shapes by which bodies, places, weapons and platforms are known when no gazetteer names them.

Heads of phrases are lemmas; designations are known by shape ("T-72B3",
"Su-30", "Iskander-M", "HMS Kent"), so new ones need no entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from indicia.kb.catalogue import document, fault

FILE = "entities.yaml"
Arm = Literal["Weapon", "MilitaryPlatform"]

_NOT_INSIDE = r"(?<![\w/.-])"
_NUMBER = r"[-–\u2011]\d{1,4}[A-Z]{0,4}\d?s?(?![\w-])"
"""A designation's number, joined by a hyphen, with its variant: "-72B3", "-22M3", "-16s"."""
_INDEX = r"\d[A-Z]\d{1,3}(?![\w-])"
"""Index of the Russian artillery and missile directorate: "2S19", "9K720"."""
_VARIANT = r"(?:[-–\u2011](?:\d{1,3}[A-Z]?|[A-Z]{1,3}))?(?:\s\d{1,2}(?![\d.,]\d))?s?(?![\w-])"
"""What may follow a name: "-M", "-15", " 2A" has no blank before a letter, so "Leopard 2"."""
_MAX_SHIP_NAME_WORDS = 3
_OTHER_LISTS = (
    "people", "armed_groups", "titles", "weapon_names", "platform_names", "weapon_shapes", "platform_shapes",
    "ship_prefixes",
)  # fmt: skip


class Named(NamedTuple):
    """A weapon or platform named or designated at `[start, end)` of a text."""

    start: int
    end: int
    kind: Arm


class _Words(NamedTuple):
    heads: Mapping[str, str]
    phrases: frozenset[str]
    people: frozenset[str]
    groups: re.Pattern[str]
    titles: frozenset[str]
    patterns: tuple[tuple[Arm, re.Pattern[str]], ...]


def head(lemma: str) -> str | None:
    """The kind of entity that a phrase with this head is: Organisation, Location, Weapon or MilitaryPlatform.

    >>> head("regime"), head("howitzer"), head("idea")
    ('Organisation', 'Weapon', None)
    """
    return _words().heads.get(lemma)


def is_people(lemma: str) -> bool:
    """Whether the word's plural means a group: "militants", "officials"."""
    return lemma in _words().people


def groups(text: str) -> Iterator[tuple[int, int]]:
    """Where armed groups and alliances are named, which taggers often take for places or miss."""
    for match in _words().groups.finditer(text):
        yield match.span()


def is_title(lemma: str) -> bool:
    """Whether a word is an office that one person holds."""
    return lemma in _words().titles


def compound(words: str) -> str | None:
    """The kind of an entity whose head takes two words: "patrol boat", "nerve agent"."""
    return _words().heads[words] if words in _words().phrases else None


def named(text: str) -> Iterator[Named]:
    """Weapons and platforms with a name or a designation, in no fixed order; they may overlap.

    >>> [("T-72B3 and F-16s near HMS Kent"[n.start : n.end], n.kind) for n in named("T-72B3 and F-16s near HMS Kent")]
    [('T-72B3', 'MilitaryPlatform'), ('F-16s', 'MilitaryPlatform'), ('HMS Kent', 'MilitaryPlatform')]
    """
    for kind, pattern in _words().patterns:
        for match in pattern.finditer(text):
            yield Named(match.start(), match.end(), kind)


@cache
def _words() -> _Words:
    data = document(FILE)
    lists = {"organisations": "Organisation", "locations": "Location", "weapons": "Weapon",
             "platforms": "MilitaryPlatform"}  # fmt: skip
    for key in (*lists, *_OTHER_LISTS):
        if not isinstance(data.get(key), list) or not all(isinstance(word, str) for word in data[key]):
            fault(FILE, key, "is not a list of texts.")
    heads = {word: kind for key, kind in reversed(lists.items()) for word in data[key]}
    return _Words(
        heads=heads,
        phrases=frozenset(word for word in heads if " " in word),
        people=frozenset(data["people"]),
        groups=re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, data['armed_groups']))})(?![\w-])"),
        titles=frozenset(data["titles"]),
        patterns=tuple(_patterns(data)),
    )


def _patterns(data: dict[str, list[str]]) -> Iterator[tuple[Arm, re.Pattern[str]]]:
    """Shapes ask for a capital and a number, names for a capital: case counts in all of them."""
    one = {key: "|".join(sorted(map(re.escape, data[key]), key=len, reverse=True)) for key in data}
    ship = rf"\b(?:{one['ship_prefixes']})(?:\s[A-Z][\w’'.-]{{1,20}}){{1,{_MAX_SHIP_NAME_WORDS}}}"
    yield "MilitaryPlatform", re.compile(rf"{_NOT_INSIDE}(?:{one['platform_shapes']}){_NUMBER}")
    yield "MilitaryPlatform", re.compile(rf"{_NOT_INSIDE}(?:{one['platform_names']}){_VARIANT}")
    yield "MilitaryPlatform", re.compile(ship)
    yield "Weapon", re.compile(rf"{_NOT_INSIDE}(?:(?:{one['weapon_shapes']}){_NUMBER}|{_INDEX})")
    yield "Weapon", re.compile(rf"{_NOT_INSIDE}(?:{one['weapon_names']}){_VARIANT}")
