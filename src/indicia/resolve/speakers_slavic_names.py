"""People of a Russian or Ukrainian page: full names wherever they stand, in the nominative."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from indicia.kb import slavic_states
from indicia.kb.slavic import forms, nominative
from indicia.kb.slavic_words import nouns
from indicia.model import Page, Span

_NAME = r"[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ-]+(?:-[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]+)?"
_CAPITAL_RUN = re.compile(
    rf"(?<![\w«„“\"-]){_NAME}(?:[ \u00a0](?:[А-ЯЁІЇЄҐ]\.[ \u00a0]?|(?:оглы|аль|бен|фон|ван|де) |{_NAME})){{1,3}}"
)
"""Two to four capitalised words in a line; `_bare` sorts out what is no name."""
STATE_SORTS = frozenset({"name", "adjective", "people", "capital", "body"})
MIN_STEM = 3
PREPOSITIONS = frozenset(
    "в во у на из з із зі с со по при под під от від до для за над о об про к ко между між возле біля".split()
)
MAX_NAMES = 400
"""People of one page; more is a list of names."""


@dataclass(slots=True)
class Person:
    """Somebody with a full name: where it stands, gender ("masc", "femn", "" unknown), offices (lemmas), titles."""

    full: str
    gender: str = ""
    offices: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    at: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.full.split()[-1]


class People:
    """All people whom a page names in full; others are met by surname."""

    def __init__(self, page: Page) -> None:
        self.language = page.language
        self.all: list[Person] = []
        for zone in page.zones:
            if zone.kind in ("body", "headline", "caption"):
                for match in _CAPITAL_RUN.finditer(page.text, *zone.span):
                    self._meet(match.group(), match.start())

    def _meet(self, run: str, at: int) -> None:
        words = run.replace("\u00a0", " ").split()
        first = first_name(words, self.language)
        if first is None or first + 1 >= len(words) or len(self.all) >= MAX_NAMES:
            return
        self.add(nominative(words[first:], self.language), at)

    def add(self, full: str, at: int, offices: Iterable[str] = ()) -> Person:
        """Keep a full name (in the nominative), or add to whom it names already."""
        known = next((p for p in self.all if _alike(p.full, full)), None)
        if known is None:
            known = Person(full, gender_of(full.split(), self.language))
            self.all.append(known)
        known.at.append(at)
        known.offices |= set(offices)
        return known

    def named(self, words: list[str]) -> Person | None:
        """The person whom words name: all of them, or the surname (or first name) alone, in any case."""
        if not words:
            return None
        exact = [p for p in self.all if _alike(p.full, " ".join(words))]
        if exact:
            return exact[0]
        if len(words) > 1 and not any(same_stem(p.surname, words[-1]) for p in self.all):
            return None
        by_surname = [p for p in self.all if same_stem(p.surname, words[-1])]
        by_first = [p for p in self.all if len(words) == 1 and same_stem(p.full.split()[0], words[-1])]
        return next(iter(by_surname or by_first), None)

    def last_before(self, offset: int, gender: str) -> tuple[int, Person] | None:
        """The person named last before an offset whose gender may be this one."""
        best: tuple[int, Person] | None = None
        for person in self.all:
            if person.gender and gender and person.gender != gender:
                continue
            index = bisect_left(sorted(person.at), offset)
            if index and (best is None or sorted(person.at)[index - 1] > best[0]):
                best = sorted(person.at)[index - 1], person
        return best


def first_name(words: list[str], language: str) -> int | None:
    """Where a personal name begins in a run of capitalised words: at a known first name, else None."""
    for i, word in enumerate(words[:-1]):
        if is_given(word, language) and word.lower() not in nouns(language):
            return i
    return None


def is_given(word: str, language: str) -> bool:
    """Whether a capitalised word may be a first name."""
    return word[:1].isupper() and len(word) > 2 and any(f.name for f in forms(word, language))


def gender_of(words: list[str], language: str) -> str:
    """The gender that a name tells, by its first word or its last; "" if it doesn't."""
    for word in (words[0], words[-1]):
        found = {f.gender for f in forms(word, language) if f.name and f.case == "nom" and f.number != "plur"}
        if len(found) == 1:
            return next(iter(found))
    return ""


def same_stem(name: str, word: str) -> bool:
    """Whether a word may be a form of a name: the same but for the ending."""
    a, b = name.lower(), word.lower()
    if a == b:
        return True
    if abs(len(a) - len(b)) > MIN_STEM or not name[:1].isupper() or not word[:1].isupper():
        return False
    stem = max(MIN_STEM, min(len(a), len(b)) - 2)
    return a[:stem] == b[:stem] and len(a) >= MIN_STEM and len(b) >= MIN_STEM


def _alike(one: str, other: str) -> bool:
    mine, theirs = one.split(), other.split()
    return len(mine) == len(theirs) and all(same_stem(a, b) for a, b in zip(mine, theirs, strict=True))


def bare(words: list[str], language: str) -> list[str]:
    """The name at the end of a phrase in the nominative: capitalised words without offices, bodies and states."""
    start = len(words)
    while start and (words[start - 1][:1].isupper() or words[start - 1] in ("оглы", "аль", "фон", "де")):
        start -= 1
    run = words[start:]
    first = first_name(run, language)
    if first is not None and first > 0:
        return run[first:]
    while run and (_is_abbreviation(run[0]) or run[0].lower() in nouns(language) or _is_state(run[0])):
        run = run[1:]
    at = len(words) - len(run)
    if run and at and words[at - 1].lower() in PREPOSITIONS:
        return bare(words[: at - 1], language)
    return run


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) > 1 and "." not in word


def _is_state(word: str) -> bool:
    return any(h.end - h.start == len(word) and h.sort in STATE_SORTS for h in slavic_states.find(word))


def mention_words(text: str) -> list[str]:
    """The words of a mention; quotation marks stay with their words."""
    return [w.strip(",;:()") for w in text.replace("\u00a0", " ").split() if w.strip(",;:()")]


def within(span: Span, offset: int) -> bool:
    """Whether an offset lies in a span."""
    return span.start <= offset < span.end
