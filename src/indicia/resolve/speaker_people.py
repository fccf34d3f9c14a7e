"""The people of one page: each once, however spelled, with the offices said of them.

Two full names that the page puts side by side are two people, and so are two
names that `speaker_names` does not hold to be spellings of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from indicia.kb.cues import cues
from indicia.model import Span
from indicia.resolve.speaker_names import (
    PARTICLES,
    courtesy,
    fold,
    plain,
    same_given,
    same_surname,
    unaccented,
    words_of,
)
from indicia.resolve.speaker_trades import human

NEAR_CHARS = 60
"""Offices are looked for within so many characters beside a name."""
MAX_FUZZY_PEOPLE = 400
"""On a page that names more people, later names join earlier ones only when they fold alike."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CLAUSE_BREAK = re.compile(r"[.;:!?\n“”\"()–—]")
_SIDE_BY_SIDE = re.compile(r"[\s,]*(?:and|or|&|,)?\s*")
MAX_LOOKED_FOR = 100
"""Surnames for which the whole page is searched; each search costs the length of the page."""
_OFFICE_WORDS = 6
_FULL_NAME = r"[\w'’-]{1,20}\b ?"
MIN_LABEL = 3
"""Letters; shorter capitalised words are initials or acronyms."""
PORTFOLIOS = frozenset(
    ["defence", "defense", "foreign", "interior", "information", "finance", "health", "agriculture", "sport", "sports",
     "transport", "economy", "trade", "education", "justice", "energy", "environment", "recruiting", "security"]
)  # fmt: skip
"""Words that tell one minister or officer from another."""
_NO_GIVEN_NAMES = frozenset(
    ["the", "a", "an", "and", "or", "but", "as", "when", "if", "in", "on", "at", "to", "by", "for", "with",
     "from", "of", "so", "then", "yesterday", "today", "said", "says", "while", "what", "why", "who", "how",
     "that", "this", "mr", "mrs", "ms", "dr", "do", "does", "did", "will", "would", "can", "is", "was", "has",
     "not", "his", "her", "its", "their", "our", "my", "also", "after", "before", "since", "under", "near",
     ]
)  # fmt: skip


_ARTICLE_OF_NAME = re.compile(r"^(?:Al|El|As|At|Ad|An|Ar|Az)-(?=\w)")


@dataclass(slots=True, eq=False)
class Person:
    """Somebody the page names: canonical name, where named, and the offices said of them."""

    full: str
    given: tuple[str, ...]
    surname: str
    spans: list[Span] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    portfolios: set[str] = field(default_factory=set)
    female: bool | None = None

    def fits(self, words: tuple[str, ...]) -> bool:
        """Whether these words may name this person."""
        return same_surname(self.surname, words[-1]) and same_given(self.given, words[:-1])


def _initials_of(full: str) -> tuple[str, str]:
    """The initials of a name, with its articles and without: FA and FR for "Faisal Al-Ruwaili"."""
    words = [w for w in words_of(full) if w[0].isupper()]
    return "".join(w[0] for w in words), "".join(_ARTICLE_OF_NAME.sub("", w)[:1].upper() for w in words)


class People:
    """The people of a page in the order in which they are named."""

    def __init__(self, text: str, mentions: Iterable[tuple[str, Span]]) -> None:
        self.text = text
        self.all: list[Person] = []
        self._initials: dict[str, list[Person]] = defaultdict(list)
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        self._given: dict[str, list[Person]] = defaultdict(list)
        self._looked_for: dict[str, str] = {}
        self._labels: dict[str, Person | None] = {}
        ordered = sorted({(span, name) for name, span in mentions})
        for span, name in ordered:
            words = words_of(name)
            if len(words) >= 2 and words[0][0].isupper():
                self._meet(name, span)
        for span, name in ordered:
            self._meet_by_surname(name, span)
        self._spans = sorted((span, i) for i, p in enumerate(self.all) for span in p.spans)

    def within(self, span: Span) -> Iterator[tuple[Span, Person]]:
        """The names that stand inside a span, in order."""
        at = bisect_left(self._spans, (Span(span.start, 0), 0))
        while at < len(self._spans) and self._spans[at][0].start < span.end:
            name, index = self._spans[at]
            if name.end <= span.end + 2:
                yield name, self.all[index]
            at += 1

    def before(self, offset: int) -> Iterator[tuple[Span, Person]]:
        """The names that stand before an offset, the nearest first."""
        for at in range(bisect_left(self._spans, (Span(offset, 0), 0)) - 1, -1, -1):
            yield self._spans[at][0], self.all[self._spans[at][1]]

    def named(self, words: tuple[str, ...]) -> Person | None:
        """The person whom these words name: by full name, else by surname or given name, if that is only one."""
        if not words:
            return None
        near = self._candidates(words)
        exact = [p for p in near if fold(p.surname) == fold(words[-1])]
        found = exact or near
        if not found and len(words) == 1:
            found = self._given[fold(words[0])]
        return found[0] if len(found) == 1 or (found and len(words) > 1) else None

    def _candidates(self, words: tuple[str, ...]) -> list[Person]:
        folded = fold(words[-1])
        same = self._surnames[folded]
        return [p for p in same if p.fits(words)] + [
            p for p in self._initials[folded[:1]] if p not in same and p.fits(words)
        ]

    def _meet(self, name: str, span: Span) -> None:
        words = words_of(name)
        person = next((p for p in self._candidates(words) if not self._apart(p, words, span)), None)
        if person is None:
            person = self._new(words, plain(name))
        self._note(person, span)

    def _meet_by_surname(self, name: str, span: Span) -> None:
        words = words_of(name)
        if not words or (len(words) > 1 and words[0][0].isupper()) or not words[-1][0].isupper():
            return
        surname = words[-1:]
        person = self.named(surname)
        if person is None and not self._candidates(surname):
            polite, full = courtesy(name), self._in_full(surname[0])
            if full:
                person = self._new(words_of(full), plain(full))
            else:
                person = self._new(surname, f"{polite} {surname[0]}" if polite else plain(name))
        if person is not None:
            self._note(person, span)

    def by_initials(self, letters: str, span: Span) -> Person | None:
        """Whom a label of initials stands for: "SW:" for the Sue Wong whom the page names."""
        wanted = "".join(c for c in letters if c.isalpha())
        if wanted not in self._labels:
            self._labels[wanted] = self._with_initials(wanted) if len(self._labels) < MAX_LOOKED_FOR else None
        person = self._labels[wanted]
        if person is not None:
            self._note(person, span)
        return person

    def _with_initials(self, wanted: str) -> Person | None:
        """The first of the people, else of all names in capitals, with such initials."""
        known = (p for p in self.all if wanted in _initials_of(p.full))
        person = next(known, None)
        found = None if person else re.search(r"\b" + _FULL_NAME.join(wanted) + _FULL_NAME, self.text)
        words = words_of(found[0]) if found else ()
        if found is None or not words or self.named(words) is not None:
            return person
        return self._new(words, plain(found[0]))

    def introduce(self, name: str, span: Span) -> Person | None:
        """Somebody mentioned by surname whom the page names in full where nobody looked; None if it does not."""
        words = words_of(name)
        bodily = words[0].casefold() in cues().organisations | cues().media | cues().documents
        full = "" if bodily or len(words[0]) < MIN_LABEL else self._in_full(words[0])
        if not full:
            return None
        person = self.named(words_of(full)) or self._new(words_of(full), plain(full))
        self._note(person, span)
        return person

    def _in_full(self, surname: str) -> str:
        """A full name that only a caption or a rubric gives: "Given Surname" in capitals somewhere on the page."""
        if surname not in self._looked_for:
            self._looked_for[surname] = self._found_in_full(surname) if len(self._looked_for) < MAX_LOOKED_FOR else ""
        return self._looked_for[surname]

    def _found_in_full(self, surname: str) -> str:
        word = re.escape(surname)
        before, behind = r"(?:(?:[A-Z][\w'’-]{1,20}|[A-Z]\.) ){1,2}", r" [A-Z][\w'’-]{1,20}"
        pattern = re.compile(rf"\b(?:{before}{word}|{word}{behind})\b", re.IGNORECASE)
        for found in pattern.finditer(self.text):
            words = words_of(found[0])
            given = words[0].casefold() if words else ""
            bodily = given in cues().organisations | cues().documents | cues().media
            cased = all(w[0].isupper() or w in PARTICLES for w in words)
            common = given in _NO_GIVEN_NAMES or human(given)
            if len(words) >= 2 and words[0][0].isupper() and cased and not bodily and not common:
                return found[0]
        return ""

    def _new(self, words: tuple[str, ...], full: str) -> Person:
        given = unaccented(words[0])
        female = True if given in cues().female else False if given in cues().male else None
        person = Person(full=full, given=words[:-1], surname=words[-1], female=female)
        self.all.append(person)
        self._surnames[fold(words[-1])].append(person)
        if len(self.all) <= MAX_FUZZY_PEOPLE:
            self._initials[fold(words[-1])[:1]].append(person)
        if person.given and len(person.given[0]) > 2:
            self._given[fold(person.given[0])].append(person)
        return person

    def _apart(self, person: Person, words: tuple[str, ...], span: Span) -> bool:
        """Whether the page names both side by side, spelled differently: then they are two."""
        if fold(words[-1]) == fold(person.surname) and fold(words[0]) == fold(person.full.split()[0]):
            return False
        last = max((s for s in person.spans if s.end <= span.start), default=None)
        return last is not None and _SIDE_BY_SIDE.fullmatch(self.text[last.end : span.start][:20]) is not None

    def _note(self, person: Person, span: Span) -> None:
        person.spans.append(span)
        before, after = (
            self.text[max(0, span.start - NEAR_CHARS) : span.start],
            self.text[span.end : span.end + NEAR_CHARS],
        )
        words = _beside(before, after, self.text[span.start : span.end])
        known = cues().people
        premier = {"prime", "minister"} <= words
        words = (words - {"minister"}) | {"premier"} if premier else words
        person.offices |= {w for w in words if w in known or w.rsplit("-", 1)[-1] in known}
        person.portfolios |= words & PORTFOLIOS
        if words & {"mrs", "ms", "miss", "spokeswoman", "woman", "chairwoman"}:
            person.female = True
        elif person.female is None and words & {"mr", "spokesman", "chairman"}:
            person.female = False


def _beside(before: str, after: str, own: str) -> set[str]:
    """The words of the same clause beside a name: "the minister, X", "Colonel X", "X, the minister"."""
    lead = _CLAUSE_BREAK.split(before.replace("Mr.", "Mr").replace("Ms.", "Ms"))[-1]
    near = lead.rsplit(",", 2)[-2:] if lead.rstrip().endswith(",") else [lead.rsplit(",", 1)[-1]]
    words = [w for part in near for w in _WORD.findall(part)[-_OFFICE_WORDS:]] + _WORD.findall(own)
    if after.lstrip().startswith(","):
        behind = _CLAUSE_BREAK.split(after.lstrip()[1:])[0].split(",")[0]
        words += _WORD.findall(behind)[: _OFFICE_WORDS + 2]
    return {w.casefold().rstrip(".") for w in words}
