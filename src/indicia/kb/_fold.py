"""One folding of toponyms, used alike when the gazetteer is prepared and when it is asked."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ŋ": "n"}
)
_MARKS = re.compile(r"['’‘ʼʻʹʺ`´′\"“”]+")
_GAPS = re.compile(r"[\s\-‐-―_./,()]+")
_SHORTENED: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "sankt": "saint"}


def fold(name: str) -> str:
    """A toponym without case, diacritics, apostrophes and hyphens; "St." is "saint", "Mt." is "mount".

    >>> fold("Homyel’"), fold("Port-au-Prince"), fold("St. Petersburg"), fold("Łódź")
    ('homyel', 'port au prince', 'saint petersburg', 'lodz')
    """
    plain = name.casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_LETTERS)
    words = _GAPS.sub(" ", _MARKS.sub("", plain)).split()
    return " ".join(_SHORTENED.get(word, word) for word in words)
