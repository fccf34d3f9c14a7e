"""The words by which one voice is told from another (kb/data/cues.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from indicia.kb.catalogue import document, fault

FILE = "cues.yaml"

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """Cue verbs by what can be their content; a lemma may stand in several groups."""

    speech: Words
    quoting: Words
    hearer: Words
    belief: Words
    document: Words
    object: Words
    label: Words
    denial: Words
    carrier: Words
    silent: Words
    prepositional: Mapping[str, Words]
    particle: Mapping[str, Words]

    def known(self, lemma: str) -> bool:
        """Whether a lemma is a cue verb in any frame that needs no small word beside it."""
        return lemma in self.speech or lemma in self.belief or lemma in self.object or lemma in self.hearer


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Cues that are no verbs; `owned` are templates as word tuples with POSS for the owner."""

    before: tuple[tuple[str, ...], ...]
    owned: tuple[tuple[str, ...], ...]
    passing_on: Words
    mine: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The whole lexicon; all words are lower-case lemmas."""

    verbs: Verbs
    phrases: Phrases
    cue_certainty: Mapping[str, str]
    hedges: Mapping[str, str]
    author: Words
    nouns: Words
    clear: Words
    minds: Words
    people: Words
    organisations: Words
    documents: Words
    things: Words
    nobody: Words
    none: Words
    indefinite: Words
    media: Words
    titles: Words
    offices: tuple[Words, ...]
    female: Words
    male: Words

    def same_office(self, a: str, b: str) -> bool:
        """Whether two words can name one office.

        >>> cues().same_office("envoy", "ambassador")
        True
        """
        return a == b or any(a in group and b in group for group in self.offices)


@cache
def cues() -> Cues:
    """The lexicon, read once a process.

    Raises:
        KnowledgeError: The file is faulty; the message names the key.
    """
    data = document(FILE)
    return Cues(
        verbs=_verbs(_mapping(data, "verbs")),
        phrases=_phrases(_mapping(data, "phrases")),
        cue_certainty=_inverted(_mapping(data, "certainty"), "certainty"),
        hedges=_inverted(_mapping(data, "hedges"), "hedges"),
        offices=tuple(_words({"offices": group}, "offices") for group in _list(data, "offices")),
        **{key: _words(data, key) for key in _PLAIN},
    )


_PLAIN = (
    "author",
    "nouns",
    "clear",
    "minds",
    "people",
    "organisations",
    "documents",
    "things",
    "nobody",
    "none",
    "indefinite",
    "media",
    "titles",
    "female",
    "male",
)


def _verbs(data: dict[str, Any]) -> Verbs:
    plain = ("speech", "quoting", "hearer", "belief", "document", "object", "label", "denial", "carrier", "silent")
    return Verbs(
        **{key: _words(data, key) for key in plain},
        prepositional=_groups(data, "prepositional"),
        particle=_groups(data, "particle"),
    )


def _phrases(data: dict[str, Any]) -> Phrases:
    return Phrases(
        before=tuple(tuple(str(p).split()) for p in _list(data, "before")),
        owned=tuple(tuple(str(p).split()) for p in _list(data, "owned")),
        passing_on=_words(data, "passing_on"),
        mine=_words(data, "mine"),
    )


def _groups(data: dict[str, Any], key: str) -> dict[str, Words]:
    return {str(lemma): _words({lemma: words}, lemma) for lemma, words in _mapping(data, key).items()}


def _inverted(data: dict[str, Any], key: str) -> dict[str, str]:
    return {word: value for value in data for word in sorted(_words(data, value))} or fault(FILE, key, "is empty.")


def _mapping(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else fault(FILE, key, f"is {type(value).__name__}, not a mapping.")


def _list(data: dict[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    return value if isinstance(value, list) else fault(FILE, key, f"is {type(value).__name__}, not a list.")


def _words(data: dict[str, Any], key: str) -> Words:
    listed = _list(data, key)
    if not all(isinstance(word, str) for word in listed):
        fault(FILE, key, "holds something that is no text; put words such as on, no, yes in quotation marks.")
    return frozenset(word.lower() for word in listed)
