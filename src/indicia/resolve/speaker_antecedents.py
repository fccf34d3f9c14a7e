"""Whom "he" and "she" stand for: the likeliest of those whom the passage names, describes or lets speak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log1p
from typing import Final

from indicia.model import Span
from indicia.resolve.speaker_kinds import SHE, Speaker
from indicia.resolve.speaker_names import seems_female
from indicia.resolve.speaker_trades import human

ANTECEDENT_WEIGHTS: Final[Mapping[str, float]] = {
    "here": 1.62,
    "same sentence": -1.59,
    "opens paragraph": 0.18,
    "opens sentence": 0.21,
    "subject": 1.33,
    "spoke": 0.07,
    "spoke here": 0.63,
    "nearest": 1.01,
    "second": 0.46,
    "rank": -1.4,
    "distance": -2.44,
    "agrees": 1.66,
    "clashes": -0.86,
    "anonymous": -0.76,
    "bare": -0.69,
    "quoted": -1.92,
    "told more": 1.32,
    "owner": -0.9,
    "governed": -1.0,
    "last spoke": 1.12,
    "own words": -0.77,
}
"""What each sign adds to somebody's chances to be "he" or "she".

Fitted (multinomial, L2 0.5) to the 581 of 634 pronouns on 602 pages written for tuning whose bearer is among the
candidates, 23 November: 562 of them right over ten folds of whole pages, against 522 by the nearest fitting subject.
"""
MAX_BACK: Final = 1500
"""Characters before a pronoun in which somebody is looked for whom nothing made a subject or speaker."""
MAX_LISTED: Final = 40
"""Candidates for one pronoun."""
MAX_LEAD: Final = 12
"""Characters of "In Cali the" and the like before somebody who opens a sentence all the same."""
NEAR_START: Final = 45
"""Characters from the start of a paragraph in which its first name or description stands."""

_ARTICLE: Final = re.compile(r"(?<![\w’'-])(?:An?|One|Our|My|The|an?|one|our|my) ")
_WORD: Final = re.compile(r"([\w’'-]{1,20})(?: |(?![\w’'-]))")
_PLACE: Final = re.compile(r" (?:in|from|at|of|for) (?:the )?[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,3}")
_NO_PART: Final = frozenset(
    ["the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "but", "as", "was", "is",
     "were", "are", "had", "has", "have", "who", "that", "which", "said", "says", "told", "will", "would", "his", "her"]
)  # fmt: skip
"""Words that no description has before its noun."""
MAX_BEFORE_NOUN: Final = 4
_SENTENCE_ENDS: Final = re.compile(r"[.!?…][”\"’)]?\s+[“\"‘]?|\n+")
_BEHIND: Final = re.compile(
    r", (?:who|whose|with whom|a|an|the|once|now|formerly|not|shown)\b| who\b| of the | of [A-Z]"
)
_PREPOSITION: Final = re.compile(
    r"\b(?:of|in|with|by|from|for|against|on|at|under|about|between|behind|and)\s(?:[\w.-]+\s){0,2}$"
)
_OPENING, _CLOSING = "“", "”"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a pronoun may stand for, where last named, and whether as a subject or speaker."""

    who: Speaker
    at: int
    end: int
    subject: bool = False
    spoke: bool = False


class Passage:
    """The text before one pronoun."""

    def __init__(self, text: str, span: Span, low: str) -> None:
        self.text, self.at, self.low = text, span.start, low
        self.paragraph = text.rfind("\n", 0, span.start) + 1
        self.least = max(0, span.start - MAX_BACK)
        self.starts = [self.least, *(m.end() for m in _SENTENCE_ENDS.finditer(text, self.least, span.start))]

    def described(self) -> Iterable[Span]:
        """People whom the pronoun's paragraph describes without a name: "A brigadier who would not be named"."""
        for found in _ARTICLE.finditer(self.text, max(self.least, self.paragraph), self.at):
            end = self._noun_end(found.end())
            if end:
                place = _PLACE.match(self.text, end)
                yield Span(found.start(), place.end() if place else end)

    def _noun_end(self, at: int) -> int:
        """Where the noun for somebody ends behind an article; 0 if there is none."""
        for _ in range(MAX_BEFORE_NOUN + 1):
            word = _WORD.match(self.text, at)
            if word is None or word[1] in _NO_PART or not word[1][0].isalpha():
                return 0
            if human(word[1]) == word[1]:
                return word.end(1)
            at = word.end()
            if not word[0].endswith(" "):
                return 0
        return 0

    def signs(self, one: Candidate, rank: int, last_spoke: bool, own: bool) -> dict[str, float]:
        """What speaks for or against a candidate."""
        text, who = self.text, one.who
        here, near = one.at >= self.paragraph, one.at >= self.least
        known = who.female if who.female is not None else seems_female(who.name) if who.kind == "person" else None
        agrees = known == (self.low in SHE)
        return {
            "here": float(here),
            "same sentence": float(one.at >= self.starts[-1]),
            "opens paragraph": float(here and one.at - self.paragraph <= NEAR_START),
            "opens sentence": float(near and self._opens_sentence(one.at)),
            "subject": float(one.subject),
            "spoke": float(one.spoke),
            "spoke here": float(one.spoke and here),
            "nearest": float(rank == 0),
            "second": float(rank == 1),
            "rank": log1p(rank),
            "distance": log1p(len([s for s in self.starts if s > one.at])),
            "agrees": float(known is not None and agrees),
            "clashes": float(known is not None and not agrees),
            "anonymous": float(who.kind == "anonymous"),
            "bare": float(who.either),
            "quoted": float(here and near and self._is_quoted(one.at)),
            "told more": float(_BEHIND.match(text, one.end) is not None),
            "owner": float(text.startswith(("'s", "’s", "'", "’"), one.end)),
            "governed": float(_PREPOSITION.search(text, max(0, one.at - 30), one.at) is not None),
            "last spoke": float(last_spoke),
            "own words": float(own),
        }

    def _opens_sentence(self, at: int) -> bool:
        """Whether nothing but titles stands between the start of a sentence and a name."""
        lead = self.text[max(s for s in self.starts if s <= at) : at]
        return len(lead) <= MAX_LEAD or not any(word[:1].islower() for word in lead.split())

    def _is_quoted(self, at: int) -> bool:
        start = max(self.paragraph, self.least)
        return self.text.count(_OPENING, start, at) > self.text.count(_CLOSING, start, at)


def merged(found: Iterable[Candidate]) -> list[Candidate]:
    """Each candidate once, where last named, the nearest first."""
    by_name: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda c: (c.at, c.end)):
        old = by_name.get(one.who.name.casefold())
        same = old is not None and old.at <= one.at < old.end
        subject = one.subject or (old is not None and same and old.subject)
        spoke = one.spoke or (old is not None and old.spoke)
        by_name[one.who.name.casefold()] = replace(one, subject=subject, spoke=spoke)
    return sorted(by_name.values(), key=lambda c: -c.at)[:MAX_LISTED]


def likeliest(passage: Passage, found: Sequence[Candidate], own: frozenset[str]) -> Candidate | None:
    """The candidate with the best chances; `own`: those whose own words hold the pronoun."""
    best, most = None, float("-inf")
    for one, signs in listed(passage, found, own):
        chances = sum(ANTECEDENT_WEIGHTS[sign] * value for sign, value in signs.items())
        if chances > most:
            best, most = one, chances
    return best


def listed(
    passage: Passage, found: Sequence[Candidate], own: frozenset[str]
) -> list[tuple[Candidate, dict[str, float]]]:
    """All candidates with their signs."""
    spoken = [c for c in found if c.spoke]
    last = max(spoken, key=lambda c: c.at).who.name if spoken else ""
    return [
        (one, passage.signs(one, rank, one.who.name == last, one.who.name in own)) for rank, one in enumerate(found)
    ]
