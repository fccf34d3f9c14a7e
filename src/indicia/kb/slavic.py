"""Russian and Ukrainian word forms: what a word may be, and a noun phrase in its dictionary form.

Russian comes from pymorphy3's dictionary, loaded at the first Russian word
(0.2 s, 60 MB), so English pages don't pay. Ukrainian comes from our own ending
rules (`slavic_uk`): the Ukrainian dictionary is GPL-3. See decision 0032.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from indicia.errors import UsageError

LANGUAGES = frozenset({"ru", "uk"})
CACHED_WORDS = 50_000
"""A page of 2,000 words has about 900 different ones."""


class Form(NamedTuple):
    """One thing that a word may be; a slot that does not apply is "".

    `pos`: noun, adj, verb, participle, gerund, pronoun, numeral, adverb, preposition, conjunction, particle, other.
    `case`: nom, gen, dat, acc, ins, loc, voc. `number`: sing, plur. `gender`: masc, femn, neut.
    `tense`: past, pres, futr; "inf" and "impr" mark infinitives and imperatives. `lemma` is in lower case.
    `name`: a first name, patronymic or surname. `animate`: of nouns only.
    """

    lemma: str
    pos: str
    case: str = ""
    number: str = ""
    gender: str = ""
    tense: str = ""
    name: bool = False
    animate: bool = False


@lru_cache(maxsize=CACHED_WORDS)
def forms(word: str, language: str) -> tuple[Form, ...]:
    """All that a word may be, the likeliest first; never empty.

    Ukrainian forms are guesses by ending: expect more rivals than in Russian.

    Raises:
        UsageError: `language` is neither ru nor uk.

    >>> forms("военкомате", "ru")[0][:4]
    ('военкомат', 'noun', 'loc', 'sing')
    >>> forms("повідомили", "uk")[0].lemma
    'повідомити'
    """
    if language == "ru":
        from indicia.kb import slavic_ru

        return slavic_ru.forms(word)
    if language == "uk":
        from indicia.kb import slavic_uk

        return slavic_uk.forms(word)
    raise UsageError(f"There are no word forms for language {language!r}. Use one of: {', '.join(sorted(LANGUAGES))}.")


def lemmas(word: str, language: str) -> frozenset[str]:
    """All dictionary forms that a word may have, in lower case."""
    return frozenset(f.lemma for f in forms(word, language))


def nominative(words: Sequence[str], language: str, *, case: str = "") -> str:
    """A noun phrase in its dictionary form: the head in the nominative, what agrees with it too, its number kept.

    Genitives behind the head stay ("министерстве обороны" keeps "обороны"). Say `case` where the
    context fixes it (`loc` behind "в"): endings alone are often ambiguous, and a phrase that may be
    nominative already is then left as it is.

    >>> nominative(["областном", "военкомате"], "ru", case="loc")
    'областной военкомат'
    >>> nominative("политолога Арсена Гюрджяна".split(), "ru")
    'политолог Арсен Гюрджян'
    >>> nominative("міністерстві оборони Білорусі".split(), "uk", case="loc")
    'міністерство оборони Білорусі'
    """
    from indicia.kb import slavic_phrase

    return slavic_phrase.nominative(tuple(words), language, case)
