"""Ukrainian word forms by our own ending rules; no dictionary (decision 0032)."""

from __future__ import annotations

from functools import cache, lru_cache

from indicia.kb import slavic_uk_endings as endings
from indicia.kb.slavic import CACHED_WORDS, Form
from indicia.kb.slavic_uk_verbs import verbs
from indicia.kb.slavic_uk_words import CLOSED, FIRST_NAMES, NOUNS, SURNAMES

MAX_WORD_CHARS = 60
MIN_STEM = 2
LONG_ENDING = 6
SURE_ADJECTIVES = frozenset({"ий", "ого", "ому", "их", "ими", "ої", "ього", "ьому", "ьої", "іх", "іми", "ьою"})
"""Endings that nouns hardly share; others need a stem that looks like an adjective's."""
ADJECTIVE_STEMS = (
    "ськ",
    "цьк",
    "зьк",
    "шн",
    "жн",
    "чн",
    "вн",
    "рн",
    "льн",
    "нн",
    "бн",
    "мн",
    "сн",
    "дн",
    "пн",
    "тн",
    "ов",
    "ев",
    "єв",
)
VOWELS = "аеєиіїоуюя"
BARE_PLURALS = frozenset({"", "ь"})
"""Endings of genitive plurals that nearly any word might have; an unknown word isn't taken for one."""


@lru_cache(maxsize=CACHED_WORDS)
def forms(word: str) -> tuple[Form, ...]:
    """What a Ukrainian word may be by its ending; closed classes and known nouns are exact."""
    low = word.lower().replace("'", "’")
    if low in CLOSED:
        return (Form(low, CLOSED[low]),)
    if not word or len(word) > MAX_WORD_CHARS or not word[-1].isalpha():
        return (Form(low, "other"),)
    found = [*_known(low), *_first_names(word, low)]
    if not found:
        found = _surnames(low) if word[:1].isupper() else []
        guessed = [*_adjectives(low), *_nouns(low)]
        found += [*verbs(low), *guessed] if not word[:1].isupper() else [*guessed, *verbs(low)]
    return tuple(dict.fromkeys(found)) or (Form(low, "other"),)


def nominative(word: str, *, case: str, number: str, gender: str = "", name: bool = False) -> str | None:
    """The nominative of a word that stands in `case` and `number`; None where it can't be that."""
    found = forms(word)
    named = [f for f in found if f.name]
    if name and not named and not word.endswith(("а", "я")):
        return word[:-1] + "а" if case == "gen" and word.endswith("и") else None
    for form in found:
        if form.case != case or (number and form.number and form.number != number):
            continue
        if gender and form.gender and form.number != "plur" and form.gender != gender:
            continue
        if name and named and not form.name:
            continue
        return _cased(_straight(form, gender), word)
    return None


def _straight(form: Form, gender: str) -> str:
    """The nominative of a form in its own number."""
    adjective = form.pos in ("adj", "participle", "pronoun", "numeral") or form.lemma.endswith(("ський", "цький"))
    if adjective and form.lemma.endswith(("ий", "ій")):
        soft = form.lemma.endswith("ій")
        last = {"femn": "я" if soft else "а", "neut": "є" if soft else "е"}.get(gender or form.gender, form.lemma[-2:])
        return form.lemma[:-2] + ("і" if form.number == "plur" else last)
    if form.number != "plur" or form.pos != "noun":
        return form.lemma
    return next(
        (w for w, f in _table(form.lemma, form.gender, form.animate) if f.case == "nom" and f.number == "plur"),
        form.lemma,
    )


def _known(low: str) -> list[Form]:
    return list(_known_forms().get(low, ()))


def _first_names(word: str, low: str) -> list[Form]:
    """First names are listed; they only count with a capital."""
    return list(_name_forms().get(low, ())) if word[:1].isupper() else []


def _surnames(low: str) -> list[Form]:
    """Surnames by their ending, the most telling first."""
    found: list[tuple[int, Form]] = []
    for last, gender, cells in SURNAMES:
        for case, tails in cells:
            for tail in tails:
                if low.endswith(tail) and len(low) > len(tail):
                    lemma = low[: len(low) - len(tail)] + last
                    found.append((-len(tail), Form(lemma, "noun", case, "sing", gender, name=True, animate=True)))
    longest = min((length for length, _ in found), default=0)
    return [form for length, form in found if length == longest]


def _adjectives(low: str) -> list[Form]:
    found = []
    for cut in range(min(4, len(low) - MIN_STEM), 0, -1):
        stem, ending = low[:-cut], low[-cut:]
        if ending not in SURE_ADJECTIVES and not stem.endswith(ADJECTIVE_STEMS):
            continue
        for row in _adjective_table().get(ending, ()):
            found.append(Form(stem + row.lemma, "adj", row.case, row.number, row.gender))
        if found:
            return found
    return found


def _nouns(low: str) -> list[Form]:
    """All tables that fit, the longest dictionary ending first."""
    found: list[tuple[int, Form]] = []
    for cut in range(min(LONG_ENDING, len(low) - MIN_STEM), -1, -1):
        stem, ending = low[: len(low) - cut], low[len(low) - cut :]
        for row in _noun_table().get(ending, ()):
            if _possible(stem, row, ending):
                form = Form(stem + row.lemma, "noun", row.case, row.number, row.gender, animate=row.animate)
                found.append((-len(row.lemma.rstrip("ь")), form))
    return [form for _, form in sorted(found, key=lambda pair: pair[0])]


def _possible(stem: str, row: endings.Ending, ending: str) -> bool:
    if ending in BARE_PLURALS and row.number == "plur" and len(row.lemma) == 1:
        return False
    if not row.lemma:
        return stem[-1] not in VOWELS + "ьй"
    if row.lemma in ("а", "о", "е", "я", "ь"):
        return stem[-1] not in VOWELS
    return row.lemma != "й" or stem[-1] in VOWELS


def _table(lemma: str, gender: str, animate: bool) -> list[tuple[str, Form]]:
    """All forms of a known noun by the first table that its dictionary ending fits."""
    table = "femn" if gender == "masc" and lemma.endswith(("а", "я")) else gender
    for line in endings.NOUNS.split("\n"):
        if not line.strip():
            continue
        mark, last, *cells = line.split()
        last = "" if last == "0" else last
        stem = lemma[: len(lemma) - len(last)]
        fits = lemma.endswith(last) and (last or lemma[-1] not in VOWELS + "ьй")
        if mark.rstrip("!") != table or not fits or (mark.endswith("!") != animate and table == "masc"):
            continue
        return [
            (
                stem + ("" if ending == "0" else ending),
                Form(lemma, "noun", endings.CASES[at % 6], "sing" if at < 6 else "plur", gender, animate=animate),
            )
            for at, cell in enumerate(cells)
            for ending in cell.split("/")
        ]
    return [(lemma, Form(lemma, "noun", case, "sing", gender, animate=animate)) for case in endings.CASES]


@cache
def _known_forms() -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    for lemma, (gender, animate) in NOUNS.items():
        for word, form in _table(lemma, gender, animate):
            table.setdefault(word, []).append(form)
    return {word: tuple(dict.fromkeys(found)) for word, found in table.items()}


@cache
def _name_forms() -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    for lemma, gender in FIRST_NAMES.items():
        for word, form in _table(lemma, gender, True):
            table.setdefault(word, []).append(form._replace(name=True, animate=True))
    return {word: tuple(dict.fromkeys(found)) for word, found in table.items()}


@cache
def _noun_table() -> dict[str, tuple[endings.Ending, ...]]:
    return endings.nouns()


@cache
def _adjective_table() -> dict[str, tuple[endings.Ending, ...]]:
    return endings.adjectives()


def _cased(found: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return found.upper()
    return found[:1].upper() + found[1:] if word[:1].isupper() else found
