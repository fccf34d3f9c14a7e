"""Is this page about armed forces at all? Sports, films, games, fire drills and old battles are not.

The marker has read the page and says so: "the last aircraft left Al Udeid on
Sunday, and nobody in Doha waved" has no military word. What holds without it,
and on pages too short for it, is decided by general evidence: how many
different military words a page has, and whether one other world (sport,
business, school ...) has as many.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from indicia.extract.issuer import issuing_state
from indicia.extract.marking import Marks
from indicia.extract.parse import Parsed
from indicia.kb import actors
from indicia.kb.triggers import lexicon

MIN_AGAINST = 3
"""So many different words of one other world speak against a page that is weak in military ones."""
STRONG_WEIGHT = 2
MIN_EVIDENCE = 2
"""Least score of a page whose activities are believed: military words (strong ones twice) and up to two states."""
WORDS_A_PIECE = 120
"""A page needs a military score of at least one for so many words, up to `MOST_NEEDED`: metaphors come singly."""
MOST_NEEDED = 2
MAX_STATES = 2
LEARNED_WORDS = 60
"""The marker has learned from no page of fewer than 150 words; two sentences are too little for it, and the words of so
short a page decide as well. From 60 words on, those tried by hand were rightly told (docs/decisions/0057)."""
_OLD_YEAR = re.compile(r"(?<!\d)1[0-8]\d\d(?!\d|,\d)")


def is_military(parsed: Parsed, marks: Marks | None = None) -> bool:
    """Whether a page is about real armed forces of our time; without marks, by the words of headline and body alone."""
    if marks is None:
        return _says_so(parsed)
    return marks.military >= 0 or (is_short(parsed) and _says_so(parsed))


def is_short(parsed: Parsed) -> bool:
    """Whether a page is unlike those that the marker knows, for its few words."""
    return sum(len(p.doc) for p in parsed.paragraphs) < LEARNED_WORDS


def _says_so(parsed: Parsed) -> bool:
    return _speaks_of_forces(_told(parsed), issuing_state(parsed.page))


def _told(parsed: Parsed) -> str:
    return " ".join(p.text for p in parsed.of("headline", "body", "rubric"))


@lru_cache(maxsize=1)
def _speaks_of_forces(text: str, home: str) -> bool:
    """Whether a text is of armed forces; `home` is the state that issues it, or "". Two steps ask of each page."""
    states = len({hit.code for hit in actors.find(text)} | {home} - {""})
    military = military_score(text)
    evidence = military + min(states, MAX_STATES)
    if military < min(MOST_NEEDED, len(text.split()) // WORDS_A_PIECE):
        return False
    return states > 0 and evidence >= MIN_EVIDENCE and evidence > against(text) and not _is_history(text)


def military_score(text: str) -> int:
    """Different military words of a text; strong ones and well-known exercise names count twice."""
    lowered = text.lower()
    named = sum(name in text for name in lexicon().names)
    strong = len({m.group() for m in _words("strong").finditer(lowered)})
    weak = len({m.group() for m in _words("weak").finditer(lowered)})
    return STRONG_WEIGHT * (strong + named) + weak


def against(text: str) -> int:
    """The score of the other world that a page speaks of most; 0 below `MIN_AGAINST` different words."""
    lowered = text.lower()
    worst = max(len({m.group() for m in _world(name).finditer(lowered)}) for name in lexicon().against)
    return STRONG_WEIGHT * worst if worst >= MIN_AGAINST else 0


def _is_history(text: str) -> bool:
    old = len(_OLD_YEAR.findall(text))
    return old > 0 and old >= len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d|,\d)", text))


@cache
def _words(weight: str) -> re.Pattern[str]:
    return _any_of(lexicon().military_strong if weight == "strong" else lexicon().military_weak)


@cache
def _world(name: str) -> re.Pattern[str]:
    return _any_of(lexicon().against[name])


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")
