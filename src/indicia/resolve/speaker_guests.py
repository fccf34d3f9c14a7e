"""Who an interview is with: whom its opening presents, and who neither asks nor only does what the news tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from indicia.kb.cues import cues
from indicia.model import Page, Span
from indicia.resolve.speaker_kinds import offices_in
from indicia.resolve.speaker_names import plain, words_of
from indicia.resolve.speaker_people import Person

OPENING_CHARS: Final = 4000
"""An opening is no longer; on a longer one its end counts."""
NEAR_CHARS: Final = 90
"""What presents or asks stands so near before a name."""
_NAME: Final = re.compile(
    r"(?P<before>(?:[^\W\d_][\w.()-]{0,20} ){0,4})"
    r"(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z][\w.'’-]{0,20} )?[A-Z][\w'’-]{1,20})"
    r"(?P<after>,? [^\n.;:]{0,60})?"
)
_PRESENTED: Final = re.compile(
    r"(?<!\w)(?:interview(?:ed)? with|conversation with|talk(?:s|ed|ing)? (?:to|with|about \w+ with)"
    r"|put \w+(?: questions)? to|sp(?:eak|oke|eaks) (?:to|with)|questions (?:to|for)|(?:we|i) (?:asked|rang|called)"
    r"|met|answers?"
    r"|with (?:me|us)(?: in the studio| on the line)? (?:is|are)|our guests?,?|guests?:|guest is|joined by"
    r"|in (?:the|our) studio (?:is|with)|on the line(?: from [\w ]{2,30})?(?: is)?)"
    r"[:,]? (?:[^\W\d_][\w.()-]{0,20},? ){0,5}$",
    re.IGNORECASE,
)
_ASKER: Final = re.compile(
    r"(?<!\w)(?:by|text|photos?|picture|questions(?: by)?|interview(?:er)?(?: by)?|presenter|host|producer|recorded by"
    r"|asked by|in the studio)\s?[:.]?\s(?:[A-Z]\. )?$"
    r"|(?:questions are)\s$",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\s(?:talks?|talked|speaks?|spoke|met|asked|interviewed|sat down)\b"
    r"(?! (?:to|with) (?:us|me|this|our|reporters|The)\b)"
)
_BEGINS: Final = re.compile(r"(?:^|[.!?]\s)(?:[A-Z]\w*\.? (?:\([^)]*\) )?){0,2}$")
"""A sentence may begin so before a name: nothing, or a rank."""
PRESENTED, ABOVE, ASKED = 4, 2, -9
OFFICE = -2
"""A minister or president is whom the news is about, unless presented."""


def guest(page: Page, before: int, people: Iterable[Person]) -> str:
    """The full name of him whom an interview is with, whose answers begin at `before`; "" if nobody is presented."""
    first = max(before - OPENING_CHARS, 0)
    opening = page.text[first:before]
    scored = [
        (_worth(page, Span(first + found.start(), first + found.end())), found.start(), person.full)
        for person in people
        if person.given
        for found in re.finditer(rf"(?<!\w){re.escape(person.full)}(?!\w)", opening)
    ]
    worth, _, name = max(scored, default=(ASKED, 0, ""))
    return name if worth > ASKED // 2 else _introduced(page.text, before)


def _worth(page: Page, span: Span) -> int:
    """How much a mention presents somebody; among equals the last counts, as openings end with their guest."""
    text = page.text
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - NEAR_CHARS)
    before, after = text[line : span.start], text[span.end : span.end + NEAR_CHARS]
    above = any(z.kind in ("headline", "caption", "rubric") and span.within(z.span) for z in page.zones)
    worth = ABOVE if above else 0
    if _ASKER.search(before) or _ASKS.match(after):
        worth += ASKED
    if _PRESENTED.search(before):
        worth += PRESENTED
    elif offices_in(before[-40:]) and not above:
        worth += OFFICE
    return worth + bool(_BEGINS.search(before))


def _introduced(text: str, before: int) -> str:
    """The first name before an interview that has a trade beside it and is not the interviewer's."""
    for found in _NAME.finditer(text, 0, before):
        near = offices_in(found["before"]) | offices_in(found["after"]) | _retired(found["after"])
        words = words_of(found["name"])
        mute = {w.casefold() for w in words} & (cues().organisations | cues().documents)
        asker = found["before"].casefold().rstrip().endswith(("by", "text:"))
        if len(words) >= 2 and near and not mute and not asker:
            return plain(found["name"])
    return ""


def _retired(after: str | None) -> set[str]:
    return set((after or "").casefold().replace(",", " ").split()[:4]) & {"retired", "former", "who", "ex"}
