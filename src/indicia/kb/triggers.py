"""The lexicon of military activities: words that name them, take part in them, or speak against them.

Data, not code: `data/triggers.yaml` says what each list is for. Words are
lemmas in lower case unless the file says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args

import yaml

from indicia.errors import KnowledgeError
from indicia.model import ActivityKind

_FILE = "triggers.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class NounRule:
    """A head noun's kind; with `modifiers`, only when one of them stands before it."""

    kind: ActivityKind
    modifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbRule:
    """A verb's kind and the classes its object or subject must belong to ("any" and "state" are special).

    With `alone`, the verb needs neither.
    """

    kind: ActivityKind
    object: str | None = None
    subject: str | None = None
    particles: frozenset[str] = frozenset()
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All lists of `data/triggers.yaml`, indexed for look-up by lemma."""

    nouns: Mapping[str, NounRule]
    verbs: Mapping[str, VerbRule]
    verbs_also: Mapping[str, tuple[VerbRule, ...]]
    modifiers: Mapping[str, ActivityKind]
    classes: Mapping[str, frozenset[str]]
    phases: Mapping[str, str]
    hold_verbs: frozenset[str]
    part_verbs: frozenset[str]
    troops: frozenset[str]
    equipment: Mapping[str, str]
    military_strong: frozenset[str]
    military_weak: frozenset[str]
    against: Mapping[str, frozenset[str]]
    names: Mapping[str, tuple[str, ...]]
    holders: Mapping[str, tuple[str, ...]]

    def verbs_of(self, lemma: str) -> tuple[VerbRule, ...]:
        """The rules of a verb in the order in which they are tried."""
        first = self.verbs.get(lemma)
        return (first, *self.verbs_also.get(lemma, ())) if first else ()


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process.

    Raises:
        KnowledgeError: The file lacks a list, or names a kind that `model` does not know.

    >>> lexicon().nouns["drill"].kind
    'exercise'
    """
    text = files("indicia.kb").joinpath("data", _FILE).read_text(encoding="utf-8")
    try:
        return _lexicon(yaml.load(text, Loader=yaml.CSafeLoader))
    except (KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"{_FILE}: {error!r}. Each list named in its comments must be there.") from error


def _lexicon(data: dict[str, Any]) -> Lexicon:
    return Lexicon(
        nouns=MappingProxyType(_nouns(data)),
        verbs=MappingProxyType({lemma: _verb(lemma, rule) for lemma, rule in data["verbs"].items()}),
        verbs_also=MappingProxyType(
            {lemma: tuple(_verb(lemma, rule) for rule in rules) for lemma, rules in data["verbs_also"].items()}
        ),
        modifiers=MappingProxyType({word: _kind(kind) for kind, words in data["modifiers"].items() for word in words}),
        classes=MappingProxyType({name: frozenset(words) for name, words in data["classes"].items()}),
        phases=MappingProxyType({verb: phase for phase, verbs in data["phase_verbs"].items() for verb in verbs}),
        hold_verbs=frozenset(data["hold_verbs"]),
        part_verbs=frozenset(data["part_verbs"]),
        troops=frozenset(data["troops"]),
        equipment=MappingProxyType(dict(data["equipment"])),
        military_strong=frozenset(data["military"]["strong"]),
        military_weak=frozenset(data["military"]["weak"]),
        against=MappingProxyType({world: frozenset(words) for world, words in data["against"].items()}),
        names=MappingProxyType(_holders(data["names"])),
        holders=MappingProxyType(_holders(data["names"] | data["holders"])),
    )


def _nouns(data: dict[str, Any]) -> dict[str, NounRule]:
    plain = {noun: NounRule(kind=_kind(kind)) for kind, nouns in data["nouns"].items() for noun in nouns}
    bound = {
        noun: NounRule(kind=_kind(rule["kind"]), modifiers=frozenset(rule["modifiers"]))
        for noun, rule in data["nouns_with"].items()
    }
    return plain | bound


def _holders(names: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(codes) for name, codes in names.items()}


def _verb(lemma: str, rule: dict[str, Any]) -> VerbRule:
    return VerbRule(
        kind=_kind(rule["kind"]),
        object=rule.get("object"),
        subject=rule.get("subject"),
        particles=frozenset(rule.get("particle", ())),
        alone=rule.get("alone", False),
    )


def _kind(kind: str) -> ActivityKind:
    if kind not in get_args(ActivityKind):
        raise KnowledgeError(f"{_FILE}: {kind!r} is no activity kind. Use one of {', '.join(get_args(ActivityKind))}.")
    return kind  # type: ignore[return-value]
