"""The nominative of a toponym in any case: endings are tried, and the gazetteer decides."""

from __future__ import annotations

from functools import lru_cache

from indicia.kb import places as kb
from indicia.kb.slavic_activities import latin, lexicon

KNOWN_POPULATION = 30_000
"""What stands for the people of a range or a part of a country that the gazetteer knows without a count."""


def known(words: list[str]) -> tuple[str, int] | None:
    """The likeliest nominative of one or two words that the gazetteer knows, with its people."""
    if len(words) > 1:
        both = _best([f"{a} {b}" for a in _options(words[0]) for b in _options(words[1])])
        if both:
            return both
    return _best(_options(words[0]))


@lru_cache(maxsize=20_000)
def _options(word: str) -> tuple[str, ...]:
    """The nominatives that a word may have, itself among them."""
    found = [
        word[: len(word) - len(a)] + b for a, b in lexicon().endings if word.endswith(a) and len(word) - len(a) >= 2
    ]
    return tuple(dict.fromkeys(found))


def _best(names: list[str] | tuple[str, ...]) -> tuple[str, int] | None:
    """The one with the most people; a name that only its Latin spelling finds comes after all others."""
    for spelled in (str, latin):
        found = [(name, _people(spelled(name))) for name in names]
        if any(people for _, people in found):
            return max(found, key=lambda pair: pair[1])
    return None


@lru_cache(maxsize=20_000)
def _people(name: str) -> int:
    found = kb.candidates(name)
    return max((e.population or KNOWN_POPULATION for e in found if e.kind != "country"), default=0) if found else 0
