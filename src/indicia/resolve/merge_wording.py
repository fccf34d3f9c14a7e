"""Whether two pages tell of an activity in the same words: a wire story and its copy."""

from __future__ import annotations

import re
from collections.abc import Mapping

from indicia.model import Member

SAME_WORDING = 0.5
"""Share of five-word runs of the shorter sentence that the other has, too, from which it is a copy."""
RUN_WORDS = 5
SENTENCE_CHARS = 400
"""A sentence is looked for so far on either side of the trigger."""
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\"”»]?\s")


def same_words(one: Member, two: Member, texts: Mapping[str, str]) -> bool:
    """Whether the sentences that name the activity are copies of one another."""
    first, second = (_runs(_sentence(m, texts[m.page])) for m in (one, two))
    if not first or not second:
        return False
    return len(first & second) / min(len(first), len(second)) >= SAME_WORDING


def _sentence(member: Member, text: str) -> str:
    start, end = member.activity.trigger
    before = [m.end() for m in _SENTENCE_END.finditer(text, max(0, start - SENTENCE_CHARS), start)]
    after = _SENTENCE_END.search(text, end, end + SENTENCE_CHARS)
    opening = before[-1] if before else max(0, start - SENTENCE_CHARS)
    return text[opening : after.start() if after else end + SENTENCE_CHARS]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [w.lower() for w in _WORD.findall(text)]
    return frozenset(tuple(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1))
