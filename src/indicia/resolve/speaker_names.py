"""Spellings of people's names: what counts as one name, and what is only a title.

Transliterations differ in letters that sound alike (y/i, g/h, v/w, k/c,
ts/tz, endings -a/-o). Names are folded to what they share; what differs
after that may differ by one or two letters, and the given names must agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from indicia.kb.cues import cues
from indicia.resolve.speaker_trades import before_name

MAX_EDITS = 2
"""Letters by which two folded spellings of one surname of eight letters or more may differ; 1 below that."""
LONG_SURNAME = 8
MIN_FUZZY = 5
"""Shorter surnames must be equal after folding."""

_MARKS = re.compile(r"['’‘ʼʹ`´]+")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch|sh|sz", "s"),
        ("tch|ch|cz|tz|ts", "c"),
        ("zh", "z"),
        ("kh", "h"),
        ("iy|yi|ij|yy|ii|ey|ei|ai|ay", "i"),
        ("ya|ia|ja", "a"),
        ("yu|iu|ju", "u"),
        ("ye|ie|je|yo|io|jo", "e"),
        ("(?<=[aeo])u(?=[bcdfghjklmnpqrstvwxz]|$)", "v"),
        ("x", "ks"),
    )
)
_LETTERS = str.maketrans(
    {"y": "i", "j": "i", "w": "v", "g": "h", "q": "k", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "s"}
)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")
_WORD = re.compile(r"(?:[A-Z]\.-?){1,4}(?![a-z])|[^\W\d_][\w'’‘ʼ-]*\.?")
_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_POSSESSIVE = re.compile(r"['’]s$")
PARTICLES = frozenset(
    ["de", "van", "von", "der", "den", "al", "bin", "ben", "el", "di", "da", "la", "le", "du", "af", "ter"]
)
_HERS = ("ova", "eva", "ina", "skaya", "ska", "cka")
_HIS = ("ov", "ev", "in", "sky", "ski", "skyi", "skiy", "cki", "dze")
_DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "old",
     "january", "february", "march", "july", "september", "october", "november", "december",
     "for", "in", "on", "at", "by", "from", "with", "after", "according", "since", "until", "but", "and", "when"]
)  # fmt: skip
"""Before a name they tell when, or how old, never who: "On Sunday Hugo Chávez told ...", "For Hugo Chávez, it"."""
_COURTESY = frozenset({"mr", "mrs", "ms", "miss"})


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """What the transliterations of a name share.

    >>> fold("Mel'nyk") == fold("Melnik"), fold("Harbatsevich") == fold("Harbacevich")
    (True, True)
    """
    plain = unaccented(_MARKS.sub("", name.casefold()))
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    return _DOUBLED.sub(r"\1", plain.translate(_LETTERS))


def edits(a: str, b: str, *, most: int = MAX_EDITS) -> int:
    """Letters to change, drop or add to get from `a` to `b`; `most` + 1 stands for more.

    >>> edits("lukasenka", "lukasenko"), edits("ivanov", "petrov")
    (1, 3)
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=8192)
def same_surname(a: str, b: str) -> bool:
    """Whether two surnames may be spellings of one; Petrov and Petrova, Ivanov and Ivanovich are two.

    >>> same_surname("Lukashenka", "Lukashenko"), same_surname("Petrov", "Petrova"), same_surname("Orlov", "Kozlov")
    (True, False, False)
    """
    x, y = fold(a), fold(b)
    if x == y:
        return True
    shorter = min(len(x), len(y))
    if shorter < MIN_FUZZY or x[0] != y[0] or x.startswith(y) or y.startswith(x):
        return False
    return edits(x, y) <= (MAX_EDITS if shorter >= LONG_SURNAME else 1)


def same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether given names agree: alike when folded, or one the other's initial; none agrees with all.

    >>> same_given(["Alyaksandr"], ["Aleksandr"]), same_given(["A."], ["Anna"]), same_given(["Oleh"], ["Anna"])
    (True, True, False)
    """
    if not a or not b:
        return True
    x, y = fold(a[0].rstrip(".")), fold(b[0].rstrip("."))
    if len(x) == 1 or len(y) == 1:
        return x[:1] == y[:1]
    near = edits(x, y) <= (MAX_EDITS if min(len(x), len(y)) > MIN_FUZZY else 1) and x[0] == y[0]
    return near or _same_consonants(x, y)


def _same_consonants(x: str, y: str) -> bool:
    """Alexander, Alyaksandr, Oleksandr: the same consonants in the same order."""
    one, two = _VOWELS.sub("", x), _VOWELS.sub("", y)
    return one == two and len(one) >= 4


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without titles, ranks and what follows a comma.

    >>> words_of("Lieutenant General Ben Hodges, who commands"), words_of("Colonel (ret.) Anselmo Prates")
    (('Ben', 'Hodges'), ('Anselmo', 'Prates'))
    """
    text = _POSSESSIVE.sub("", _BRACKETS.sub(" ", name.split(",")[0]).strip())
    found = _WORD.findall(text)
    while found and (_is_title(found[0]) or _is_role(found) or _is_said_before(found[0])):
        found = found[1:]
    return tuple(found)


def plain(name: str) -> str:
    """A name as written, without titles and what follows a comma.

    >>> plain("General (retd) J.K. Mehra, who spoke"), plain("Jean-Luc  de Witte")
    ('J.K. Mehra', 'Jean-Luc de Witte')
    """
    words = words_of(name)
    if not words:
        return ""
    start = name.find(words[0])
    end = name.find(words[-1], start) + len(words[-1])
    written = " ".join(name[start:end].split()) if 0 <= start < end else ""
    return written if len(written) <= 2 * len(" ".join(words)) and "(" not in written else " ".join(words)


def seems_female(name: str) -> bool | None:
    """Whether a name is a woman's, as its given name or a Slavic surname ends; None if neither tells.

    Only a guess, for a choice between two: Nikita and Luca are men.

    >>> seems_female("Irmina Kosiak"), seems_female("Ivanova"), seems_female("Putin"), seems_female("Kim Jong Un")
    (True, True, False, None)
    """
    words = [w for w in words_of(name) if w[0].isupper()]
    if not words:
        return None
    given, surname = unaccented(words[0]), unaccented(words[-1])
    if len(words) > 1 and (given in cues().female or given in cues().male):
        return given in cues().female
    if surname.endswith(_HERS) or surname.endswith(_HIS):
        return surname.endswith(_HERS)
    if len(words) > 1 and given.endswith("o") and not given.endswith("ko"):
        return False
    return True if len(words) > 1 and given.endswith("a") else None


def unaccented(word: str) -> str:
    """A word in lower case without its accents.

    >>> unaccented("Iván")
    'ivan'
    """
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def courtesy(name: str) -> str:
    """The "Ms" of "Ms Pavliuk": all that a page may give beside a surname; "" if there is none."""
    words = _WORD.findall(name.split(",")[-1] if "," in name else name)
    return next((w for w in words if w.casefold().rstrip(".") in _COURTESY), "")


def _is_said_before(word: str) -> bool:
    return word[0].islower() and word.split("-")[0].casefold() not in PARTICLES


def _is_role(words: Sequence[str]) -> bool:
    """Whether a name begins with what its bearer does: "Ecologist Zane Kalve"."""
    return len(words) > 1 and before_name(words[0], words[1])


def _is_title(word: str) -> bool:
    low = word.casefold().rstrip(".")
    return low in cues().titles | _DAYS or ("-" in low and low.split("-")[0] in cues().titles)
