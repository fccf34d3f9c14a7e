"""Words by which one voice is told from another in Russian and Ukrainian (kb/data/slavic_cues.yaml).

Verbs are inflected here by rule, so that finding a cue is one look-up and
needs no dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from indicia.kb.catalogue import document, fault

FILE = "slavic_cues.yaml"
GROUPS = (
    "speech",
    "belief",
    "clause",
    "quoting",
    "object",
    "about",
    "infinitive",
    "referring",
    "denial",
    "paper",
    "gesture",
)
PHRASE_GROUPS = frozenset({"speech", "phrase"})


class VerbForm(NamedTuple):
    """One form of a cue verb. `tense`: past, pres, gerund, or "short" for predicates such as "уверен"."""

    lemma: str
    groups: frozenset[str]
    number: str = ""
    gender: str = ""
    tense: str = ""


class Phrase(NamedTuple):
    """A cue of several words: what follows its first word, and the form that the whole counts as."""

    rest: tuple[str, ...]
    form: VerbForm


@dataclass(frozen=True, slots=True, kw_only=True)
class SlavicCues:
    """The lexicon of one language; all keys in lower case."""

    verbs: Mapping[str, tuple[VerbForm, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    before: Mapping[str, tuple[tuple[str, ...], ...]]
    dative: frozenset[tuple[str, ...]]
    relay: Mapping[str, tuple[tuple[str, ...], ...]]
    sure: Mapping[str, str]
    unsaid: frozenset[str]
    silent: frozenset[str]
    mine: frozenset[str]


@cache
def slavic_cues(language: str) -> SlavicCues:
    """The lexicon of Russian (`ru`) or Ukrainian (`uk`).

    Raises:
        KnowledgeError: The file lacks a group, or a group is no text.

    >>> sorted(slavic_cues("ru").verbs["сообщило"][0].groups)
    ['about', 'speech']
    """
    data = document(FILE).get(language)
    if not isinstance(data, dict):
        fault(FILE, language, "is not there.")
    verbs = _verbs(data, language)
    before = [tuple(p.split()) for p in _listed(data, "before", language)]
    dative = [tuple(p.split()) for p in _listed(data, "before_dative", language)]
    return SlavicCues(
        verbs=verbs,
        phrases=_phrases(data, language, verbs),
        before=_by_first([*before, *dative]),
        dative=frozenset(dative),
        relay=_by_first([tuple(p.split()) for p in _listed(data, "relay", language)]),
        sure=dict(pair.split("=") for pair in _words(data, "sure", language)),
        unsaid=frozenset(_words(data, "unsaid", language)),
        silent=frozenset(w.partition("=")[0] for w in _words(data, "silent", language)),
        mine=frozenset(_words(data, "mine", language)),
    )


def _words(data: dict[str, Any], key: str, language: str) -> list[str]:
    value = data.get(key)
    if not isinstance(value, str):
        fault(FILE, f"{language}.{key}", "is no text.")
    return value.split()


def _listed(data: dict[str, Any], key: str, language: str) -> list[str]:
    return [p.strip() for p in " ".join(_words(data, key, language)).split(";") if p.strip()]


def _by_first(phrases: list[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        table.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(found) for first, found in table.items()}


def _verbs(data: dict[str, Any], language: str) -> dict[str, tuple[VerbForm, ...]]:
    groups: dict[str, set[str]] = {}
    own: dict[str, set[str]] = {}
    for group in GROUPS:
        for entry in _words(data, group, language):
            lemma, _, forms = entry.partition("=")
            groups.setdefault(lemma, set()).add(group)
            own.setdefault(lemma, set()).update(f for f in forms.split(",") if f)
    table: dict[str, list[VerbForm]] = {}
    for lemma, found in groups.items():
        base = VerbForm(lemma, frozenset(found))
        for word, form in _paradigm(base, language, own[lemma]):
            if form not in table.setdefault(word, []):
                table[word].append(form)
    return {word: tuple(forms) for word, forms in table.items()}


def _paradigm(base: VerbForm, language: str, own: set[str]) -> Iterator[tuple[str, VerbForm]]:
    for word in sorted(own):
        yield word, _told(base, word)
    if _is_infinitive(base.lemma, language):
        rule = _russian if language == "ru" else _ukrainian
        yield from ((word, base._replace(number=n, gender=g, tense=t)) for word, n, g, t in rule(base.lemma))
    else:
        yield base.lemma, _told(base, base.lemma)


def _told(base: VerbForm, word: str) -> VerbForm:
    """Number, gender and tense of a form that the file spells out, by its ending."""
    plain = word.removesuffix("ся").removesuffix("сь")
    if plain.endswith(("ють", "уть", "ять", "ать", "ут", "ют", "ят", "ат")) and len(plain) > 3:
        return base._replace(number="plur", tense="pres")
    if plain.endswith(("ет", "ёт", "ит", "е", "ить", "є", "еть", "єть")):
        return base._replace(number="sing", tense="pres")
    if plain.endswith(("ли", "ы", "ні", "дні", "сні", "льні", "ены")):
        return base._replace(number="plur", tense="past")
    gender = "femn" if plain.endswith("а") else "neut" if plain.endswith("о") else "masc"
    return base._replace(number="sing", gender=gender, tense="past")


def _is_infinitive(lemma: str, language: str) -> bool:
    plain = lemma.removesuffix("ся")
    return plain.endswith("ть") if language == "ru" else plain.endswith("ти")


Row = tuple[str, str, str, str]


def _russian(lemma: str) -> Iterator[Row]:
    tail = "ся" if lemma.endswith("ся") else ""
    base = lemma.removesuffix("ся").removesuffix("ть")
    short = "сь" if tail else ""
    yield from ((base + "л" + tail, "sing", "masc", "past"), (base + "ла" + short, "sing", "femn", "past"))
    yield from ((base + "ло" + short, "sing", "neut", "past"), (base + "ли" + short, "plur", "", "past"))
    yield base + ("вшись" if tail else "в"), "", "", "gerund"
    if base.endswith(("ова", "ева")):
        stem = base[:-3] + "у"
        yield from ((stem + "ет" + tail, "sing", "", "pres"), (stem + "ют" + tail, "plur", "", "pres"))
        yield stem + "я" + short, "", "", "gerund"
    if base.endswith(("а", "я", "е")):
        yield from ((base + "ет" + tail, "sing", "", "pres"), (base + "ют" + tail, "plur", "", "pres"))
        yield base + "я" + short, "", "", "gerund"
    if base.endswith(("и", "е")):
        yield base[:-1] + "ит" + tail, "sing", "", "pres"
        yield from ((base[:-1] + last + tail, "plur", "", "pres") for last in ("ят", "ат"))
        yield base[:-1] + "я" + short, "", "", "gerund"
    if base.endswith("ну"):
        yield from ((base[:-1] + "ет" + tail, "sing", "", "pres"), (base + "т" + tail, "plur", "", "pres"))


def _ukrainian(lemma: str) -> Iterator[Row]:
    tail = "ся" if lemma.endswith("ся") else ""
    base = lemma.removesuffix("ся").removesuffix("ти")
    for last in {tail, "сь" if tail else ""}:
        yield from ((base + "в" + last, "sing", "masc", "past"), (base + "ла" + last, "sing", "femn", "past"))
        yield from ((base + "ло" + last, "sing", "neut", "past"), (base + "ли" + last, "plur", "", "past"))
    yield base + ("вшись" if tail else "вши"), "", "", "gerund"
    long = "ть" + tail if tail else ""
    if base.endswith(("ува", "юва")):
        stem = base[:-2]
        yield from ((stem + "є" + long, "sing", "", "pres"), (stem + "ють" + tail, "plur", "", "pres"))
        yield stem + "ючи" + ("сь" if tail else ""), "", "", "gerund"
    elif base.endswith(("а", "я", "і")):
        yield from ((base + "є" + long, "sing", "", "pres"), (base + "ють" + tail, "plur", "", "pres"))
        yield base + "ючи" + ("сь" if tail else ""), "", "", "gerund"
    if base.endswith(("и", "і")):
        yield base[:-1] + "ить" + tail, "sing", "", "pres"
        yield from ((base[:-1] + last + tail, "plur", "", "pres") for last in ("ять", "ать", "лять"))
        yield base[:-1] + "ячи", "", "", "gerund"
    if base.endswith("ну"):
        yield from ((base[:-1] + "е" + long, "sing", "", "pres"), (base + "ть" + tail, "plur", "", "pres"))


def _phrases(
    data: dict[str, Any], language: str, verbs: Mapping[str, tuple[VerbForm, ...]]
) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in _listed(data, "phrases", language):
        words = phrase.split()
        at = 1 if words[0] == "не" else 0
        base = VerbForm(phrase, PHRASE_GROUPS)
        rest = tuple(words[at + 1 :])
        for word, form in _paradigm(base._replace(lemma=words[at]), language, set()):
            full = form._replace(lemma=phrase)
            row = Phrase((word, *rest), full) if at else Phrase(rest, full)
            table.setdefault("не" if at else word, []).append(row)
    return {first: tuple(found) for first, found in table.items()}
