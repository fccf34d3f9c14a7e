"""Russian word forms from pymorphy3 and its dictionary of OpenCorpora."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from indicia.kb.slavic import CACHED_WORDS, Form

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]

_CYRILLIC = re.compile(r"[\u0401-\u045f\u0490\u0491’'-]+")
MAX_WORD_CHARS = 60
"""Longer than any word; the guesser's time grows with the square of the length."""
MAX_ABBREVIATION = 4
"""Letters of an abbreviation that takes endings ("МИДе")."""
POS = {
    "NOUN": "noun",
    "ADJF": "adj",
    "ADJS": "adj",
    "COMP": "adj",
    "VERB": "verb",
    "INFN": "verb",
    "PRTF": "participle",
    "PRTS": "participle",
    "GRND": "gerund",
    "NUMR": "numeral",
    "ADVB": "adverb",
    "PRED": "adverb",
    "NPRO": "pronoun",
    "PREP": "preposition",
    "CONJ": "conjunction",
    "PRCL": "particle",
}
CASES = {
    "nomn": "nom",
    "gent": "gen",
    "gen2": "gen",
    "datv": "dat",
    "accs": "acc",
    "ablt": "ins",
    "loct": "loc",
    "loc2": "loc",
    "voct": "voc",
}
NAMES = frozenset({"Name", "Surn", "Patr"})


def forms(word: str) -> tuple[Form, ...]:
    """What a Russian word may be; a word that the dictionary lacks is guessed from its ending."""
    return tuple(dict.fromkeys(_form(parse) for parse in _parses(word))) or (Form(word.lower(), "other"),)


def nominative(word: str, *, case: str, number: str, gender: str = "", name: bool = False) -> str | None:
    """The nominative of a word that stands in `case` and `number`; None where it can't be that.

    `gender` chooses between rivals (Пескова: Песков or Пескова); `name` prefers personal names.
    """
    fitting = [p for p in _parses(word) if _fits(p, case, number, gender)]
    fitting.sort(key=lambda p: name and not NAMES & set(p.tag.grammemes))
    for parse in fitting:
        wanted = {"nomn", parse.tag.number or number} - {"", None}
        if parse.tag.POS in ("ADJF", "PRTF") and gender and number != "plur":
            wanted.add(gender)
        found = parse.inflect(wanted)
        if found is not None:
            return _cased(found.word, word)
    return None


def _fits(parse: Any, case: str, number: str, gender: str) -> bool:
    tag = parse.tag
    return (
        tag.POS in ("NOUN", "ADJF", "PRTF", "NUMR")
        and CASES.get(tag.case or "") == case
        and (not number or _plain(tag.number) in ("", number))
        and (not gender or number == "plur" or _plain(tag.gender) in ("", gender) or "ms-f" in tag.grammemes)
    )


@lru_cache(maxsize=CACHED_WORDS)
def _parses(word: str) -> tuple[Any, ...]:
    """What the dictionary or its guesser says; both know Cyrillic only, and stumble over unassigned characters."""
    return tuple(_analyzer().parse(word)) if len(word) <= MAX_WORD_CHARS and _CYRILLIC.fullmatch(word) else ()


def _form(parse: Any) -> Form:
    tag = parse.tag
    moods = {"INFN": "inf"}
    tense = moods.get(tag.POS or "") or ("impr" if _plain(tag.mood) == "impr" else _plain(tag.tense))
    return Form(
        lemma=parse.normal_form,
        pos=POS.get(tag.POS or "", "other"),
        case=CASES.get(tag.case or "", ""),
        number=_plain(tag.number),
        gender=_plain(tag.gender),
        tense=tense,
        name=bool(NAMES & set(tag.grammemes)),
        animate=_plain(tag.animacy) == "anim",
    )


def _plain(grammeme: str | None) -> str:
    """A grammeme as ordinary text: pymorphy3's own refuse to be compared with other words."""
    return f"{grammeme}" if grammeme else ""


def _cased(found: str, word: str) -> str:
    """The found word with the capitals of the word on the page."""
    if len(word) > 1 and word[:2].isupper() and (word.isupper() or len(found) <= MAX_ABBREVIATION):
        return found.upper()
    return "-".join(
        part[:1].upper() + part[1:] if old[:1].isupper() else part
        for part, old in zip(found.split("-"), word.split("-"), strict=False)
    )


@cache
def _analyzer() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
