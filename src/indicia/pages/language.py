"""The language of a page, from its running text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from indicia.model import Zone

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = tuple(
    """
    en ru uk be pl lt lv et de fr es it pt nl sv no da fi cs sk hu ro bg sr hr sl mk sq el tr ka hy az
    kk ar fa he hi ur zh ja ko vi id
    """.split()
)
"""What the guesser may answer: fewer wrong answers on short texts than with all 97 that it knows."""
UNDETERMINED = "und"
"""ISO 639 code for a page with too few letters to tell."""
ALIKE = frozenset({"ru", "uk", "bg", "mk", "sr", "be"})
"""What the guesser mixes up on a few words of Russian or Ukrainian; their letters settle it (`_by_letters`)."""
_UKRAINIAN, _RUSSIAN, _OTHERS = frozenset("іїєґ"), frozenset("ыэё"), frozenset("ўјљњћџђѓќѕ")
MIN_LETTERS = 12
SAMPLE_CHARS = 1000
"""More text changes the answer for none of the 60 pages of the devset (up to 2,400 characters each)."""


def language_of(text: str, zones: Sequence[Zone]) -> str:
    """ISO 639-1 code of the language most of the running text is in; 'und' if there is too little text.

    Headline and comments are asked only where there is no body.
    """
    body = " ".join(text[slice(*z.span)] for z in zones if z.kind == "body")
    sample = (body if _letters(body) >= MIN_LETTERS else text)[:SAMPLE_CHARS]
    if _letters(sample) < MIN_LETTERS:
        return UNDETERMINED
    code, _ = _identifier().classify(sample)
    return _by_letters(str(code), sample)


def _by_letters(code: str, sample: str) -> str:
    """ "uk" where only Ukrainian has the letters, "ru" where only Russian has them, else the guess.

    3 of 199 single sentences of the Russian and Ukrainian pages were taken for Bulgarian or for each other.
    Belarusian, with letters of both, stays what the guesser says.
    """
    letters = frozenset(sample.lower())
    ukrainian, russian = letters & _UKRAINIAN, letters & _RUSSIAN
    if code not in ALIKE or letters & _OTHERS or bool(ukrainian) == bool(russian):
        return code
    if ukrainian == {"і"} and code == "be":
        return code
    return "uk" if ukrainian else "ru"


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text[:SAMPLE_CHARS]))


@cache
def _identifier() -> LanguageIdentifier:
    """Loaded at the first page (0.5 s), not at import."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
