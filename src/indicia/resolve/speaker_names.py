"""Names of people on one page: several spellings of one person joined, two people never.

Transliterations differ in letters that sound alike (y/i, g/h, v/w, k/c,
ts/tz, endings -a/-o). Names are folded to what they share; what differs
after that may differ by one or two letters, and the given names must agree.
Two full names that the page gives side by side are two people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from indicia.kb.cues import cues
from indicia.model import Span

MAX_EDITS = 2
"""Letters by which two folded spellings of one surname of eight letters or more may differ; 1 below that."""
MIN_FUZZY = 5
"""Shorter surnames must be equal after folding."""
NEAR_CHARS = 60
"""Two full names closer than this are named side by side."""

_MARKS = re.compile(r"['’‘ʼʹ`´]+")
_SOUNDS = (
    (re.compile(r"sch|sh|sz"), "s"),
    (re.compile(r"tch|ch|cz|tz|ts"), "c"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"iy|yi|ij|yy|ii|ey|ei|ai|ay"), "i"),
    (re.compile(r"ya|ia|ja"), "a"),
    (re.compile(r"yu|iu|ju"), "u"),
    (re.compile(r"ye|ie|je|yo|io|jo"), "e"),
    (re.compile(r"ou|uo"), "u"),
    (re.compile(r"x|ks"), "ks"),
)
_LETTERS = str.maketrans({"y": "i", "j": "i", "w": "v", "g": "h", "q": "k", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "s"})
_WORD = re.compile(r"[^\W\d_][\w'’‘ʼ-]*\.?")
_PARTICLES = frozenset({"de", "van", "von", "der", "den", "al", "bin", "ben", "el", "di", "da", "la", "le", "du", "af", "ter"})


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """What the transliterations of a name share.

    >>> fold("Mel'nyk") == fold("Melnik"), fold("Harbatsevich") == fold("Harbacevich")
    (True, True)
    """
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", name.casefold()))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    plain = plain.translate(_LETTERS)
    return re.sub(r"(.)\1+", r"\1", plain)


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
    return min(row[-1], most + 1)


def same_surname(a: str, b: str) -> bool:
    """Whether two surnames may be spellings of one."""
    x, y = fold(a), fold(b)
    if x == y:
        return True
    shorter = min(len(x), len(y))
    if shorter < MIN_FUZZY or x[0] != y[0]:
        return False
    if edits(x[:-1], y[:-1], most=0) == 0 and x[-1] in "ao" and y[-1] in "ao":
        return True
    return edits(x, y) <= (MAX_EDITS if shorter >= 8 else 1) and not _other_ending(x, y)


def _other_ending(x: str, y: str) -> bool:
    """Ivanov and Ivanova, Petrov and Petrovic are two surnames, though near."""
    long, short = (x, y) if len(x) > len(y) else (y, x)
    return long != short and long.startswith(short)


def same_given(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether given names agree: equal, alike when folded, or one the other's initial."""
    if not a or not b:
        return True
    x, y = fold(a[0].rstrip(".")), fold(b[0].rstrip("."))
    if len(x) == 1 or len(y) == 1:
        return x[:1] == y[:1]
    return x == y or edits(x, y) <= (2 if min(len(x), len(y)) >= 5 else 1) and x[0] == y[0] or _cognate(x, y)


def _cognate(x: str, y: str) -> bool:
    """Alexander, Alyaksandr, Oleksandr: the same consonants in the same order."""
    skeletons = [re.sub(r"[aeiou]", "", w) for w in (x, y)]
    return skeletons[0] == skeletons[1] and len(skeletons[0]) >= 4


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without titles, ranks and what follows a comma.

    >>> words_of("Lieutenant General Ben Hodges, who commands"), words_of("Colonel (ret.) Anselmo Prates")
    (('Ben', 'Hodges'), ('Anselmo', 'Prates'))
    """
    text = re.sub(r"\([^()]{0,40}\)", " ", name.split(",")[0])
    text = re.sub(r"['’]s$", "", text.strip())
    found = _WORD.findall(text)
    while found and (_is_title(found[0]) or found[0][0].islower() and found[0].casefold() not in _PARTICLES):
        found = found[1:]
    return tuple(found)


def _is_title(word: str) -> bool:
    low = word.casefold().rstrip(".")
    return low in cues().titles or low.split("-")[0] in cues().titles and "-" in low


@dataclass(slots=True)
class Person:
    """Somebody the page names: canonical name, where named, and the offices said of them."""

    full: str
    given: tuple[str, ...]
    surname: str
    spans: list[Span] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    female: bool | None = None

    def fits(self, words: tuple[str, ...]) -> bool:
        """Whether these words may name this person."""
        given, surname = words[:-1], words[-1]
        return same_surname(self.surname, surname) and same_given(self.given, given)


class People:
    """The people of a page in the order in which they are named."""

    def __init__(self, text: str, mentions: Iterable[tuple[str, Span]]) -> None:
        self.text = text
        self.all: list[Person] = []
        ordered = sorted(mentions, key=lambda m: m[1])
        for name, span in ordered:
            if len(words_of(name)) >= 2:
                self._add(words_of(name), span)
        for name, span in ordered:
            words = words_of(name)
            if len(words) == 1 and words[0][0].isupper():
                person = self.named(words)
                if person is None and not any(same_surname(words[0], p.surname) for p in self.all):
                    self._add(words, span)
                elif person is not None:
                    self._note(person, span)
        self.all.sort(key=lambda p: min(p.spans))

    def _add(self, words: tuple[str, ...], span: Span) -> None:
        person = next((p for p in self.all if p.fits(words) and not self._apart(p, words, span)), None)
        if person is None:
            person = Person(full=" ".join(words), given=words[:-1], surname=words[-1], female=_female(words[0]))
            self.all.append(person)
        elif len(words) > 1 and not person.given:
            person.full, person.given = " ".join(words), words[:-1]
        self._note(person, span)

    def _apart(self, person: Person, words: tuple[str, ...], span: Span) -> bool:
        """Whether the page names both side by side, spelled differently: then they are two."""
        if fold(words[-1]) == fold(person.surname) and fold(words[0]) == fold(person.full.split()[0]):
            return False
        last = max((s for s in person.spans if s.end <= span.start), default=None)
        return last is not None and re.fullmatch(r"[\s,]*(?:and|or|und|und|&|,)?\s*", self.text[last.end : span.start]) is not None

    def _note(self, person: Person, span: Span) -> None:
        person.spans.append(span)
        before, after = self.text[max(0, span.start - NEAR_CHARS) : span.start], self.text[span.end : span.end + NEAR_CHARS]
        offices, female = _offices(before, after, self.text[span.start : span.end])
        person.offices |= offices
        if person.female is None or female is not None and re.search(r"\bM(?:r|rs|s)\.?\s*$", before):
            person.female = female if female is not None else person.female

    def named(self, words: tuple[str, ...]) -> Person | None:
        """The person whom these words name: by full name, else by surname, if that is only one."""
        if not words:
            return None
        exact = [p for p in self.all if p.fits(words) and fold(p.surname) == fold(words[-1])]
        near = exact or [p for p in self.all if p.fits(words)]
        if not near and len(words) == 1:
            near = [p for p in self.all if p.given and fold(p.given[0]) == fold(words[0])] if len(words[0]) > 2 else []
        return near[0] if len(near) == 1 or near and len(words) > 1 else None


_CLAUSE_BREAK = re.compile(r"[.;:!?\n“”\"()–—]")


def _offices(before: str, after: str, own: str) -> tuple[set[str], bool | None]:
    """Words for offices and trades beside a name, and what Mr or Ms says."""
    lead = _CLAUSE_BREAK.split(before.replace("Mr.", "Mr").replace("Ms.", "Ms"))[-1]
    near = lead.rsplit(",", 2)[-2:] if lead.rstrip().endswith(",") else [lead.rsplit(",", 1)[-1]]
    words = [w.casefold() for part in near for w in _WORD.findall(part)[-6:]]
    words += [w.casefold().rstrip(".") for w in _WORD.findall(own)]
    if after.lstrip().startswith(","):
        words += [w.casefold() for w in _WORD.findall(_CLAUSE_BREAK.split(after.lstrip()[1:])[0].split(",")[0])[:8]]
    known = cues().people
    offices = {w for w in words if w in known or w.rsplit("-", 1)[-1] in known}
    female = True if {"mrs", "ms", "miss", "spokeswoman", "woman", "chairwoman"} & set(words) else None
    male = {"mr", "spokesman", "chairman"} & set(words)
    return offices, False if male and female is None else female


def _female(given: str) -> bool | None:
    low = given.casefold()
    if low in cues().female:
        return True
    return None
