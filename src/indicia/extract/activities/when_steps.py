"""Dates a step away from another event's: "opened on Tuesday, a day after China wrapped up a drill", "hours before"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import SAYING, Mention, governor
from indicia.extract.activities.when_counted import DAY, number
from indicia.extract.activities.when_roles import is_future
from indicia.extract.activities.when_ties import in_sentence, own_verb
from indicia.extract.dates import Expression, forward
from indicia.kb.triggers import lexicon
from indicia.model import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEP = re.compile(
    r"(?<![\w.,-])(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?P<unit>day|week|month)s? $",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b(?:(?:some|several|a few|\w+) )?(?:hours?|minutes) $", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|evening|midnight)\b", re.IGNORECASE)
_WARNING = re.compile(
    r"\b(?:warn(?:ed|ing|ings)?|notices?|clos(?:ed|es|ure|ures|ing)|keep (?:out|away|clear)|avoid|off limits|navtex"
    r"|notams?|danger (?:area|zone)s?|restricted)\b",
    re.IGNORECASE,
)
_AT_MIDNIGHT = re.compile(r"\b(?:at|from) midnight\b", re.IGNORECASE)
_BEGINNING = frozenset(("were", "was", "are", "is", "had"))
_REACH = 24
"""Characters before "after" or "before" that the step takes."""
_EVENING = 60
"""Characters before "before" in which the night that the hours lead to is named."""


def stepped(mention: Mention) -> tuple[When | None, When | None]:
    """Start and end of an activity in a clause with "after" or "before", counted from the day of the clause above."""
    verb = own_verb(mention)
    mark = _mark(verb) if verb is not None else None
    if verb is None or mark is None:
        return None, None
    step = _step(mention, mark, _base(mention, mark, verb))
    if step is None:
        return None, None
    phrase, start = step
    at = mention.paragraph.span.start
    found = When(span=Span(at + start, at + mark.idx + len(mark.text)), relative=phrase)
    if lexicon().phases.get(verb.lemma_.lower()) == "end" or verb.lemma_.lower() in ("wrap", "complete", "wind"):
        return None, found
    return found, None


def _mark(verb: Token) -> Token | None:
    """The "after" or "before" that opens a verb's clause."""
    opener = next((c for c in verb.children if c.dep_ in ("mark", "advmod") and c.lower_ in ("after", "before")), None)
    if opener is None and verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "before"):
        return verb.head
    return opener


def _base(mention: Mention, mark: Token, verb: Token) -> str | None:
    """The day that the sentence names outside the clause; the page's own day when it names none."""
    inside = range(verb.left_edge.idx, verb.right_edge.idx + 1)
    outer = [e for e in in_sentence(mention) if e.kind == "point" and e.first]
    own = [e for e in outer if e.start in inside and e.start > mark.idx]
    days = [e.first.phrase for e in outer if e not in own and e.first and DAY.search(e.first.phrase)]
    return None if own or len(days) > 1 else days[0] if days else "published"


def _step(mention: Mention, mark: Token, base: str | None) -> tuple[str, int] | None:
    """The phrase of a step from a base, and where in the paragraph the step begins."""
    text, low = mention.text, max(0, mark.idx - _REACH)
    if base is None:
        return None
    sign = "-" if mark.lower_ == "after" else "+"
    if step := _STEP.search(text, low, mark.idx):
        count, unit = 1 if step["n"].lower() in ("a", "an") else number(step["n"]), step["unit"].lower()
        if count and unit == "month":
            return f"{base} whole month {sign} {count}", step.start()  # "ten months after" counts no days
        return (f"{base} then {sign} {count} {unit}s", step.start()) if count else None
    hours = _HOURS.search(text, low, mark.idx)
    if hours is None or base == "published":
        return None
    night = sign == "+" and _NIGHT.search(text, max(0, mark.idx - _EVENING), mark.idx)
    return (f"{base} then + 1 days" if night else base), hours.start()


def at_midnight(mention: Mention) -> When | None:
    """ "At midnight Finland will close the crossing": what is to begin at midnight begins on the next day."""
    verb, around = own_verb(mention), mention.sentence
    found = _AT_MIDNIGHT.search(mention.text, around.start_char, around.end_char)
    if found is None or verb is None or not is_future(verb) or any(e.first for e in in_sentence(mention)):
        return None
    at = mention.paragraph.span.start
    return When(span=Span(at + found.start(), at + found.end()), relative="published + 1 days")


def warned_of(mention: Mention) -> Expression | None:
    """ "Ships are warned to keep out from Wednesday to Saturday, because the fleet will fire": the days of both."""
    verb = own_verb(mention)
    if verb is None or not _WARNING.search(mention.sentence_text):
        return None
    ranges = [e for e in in_sentence(mention) if e.kind == "range"]
    if len(ranges) != 1:
        return None
    told = ranges[0]
    if verb.tag_ in ("VBD", "VBN") or told.first is None or told.last is None:
        return told
    return replace(told, first=forward(told.first), last=forward(told.last))


def said_to_begin(mention: Mention) -> Expression | None:
    """ "Said on Tuesday that units were beginning to return": what begins while it is told of begins on that day."""
    begun = mention.head.head if mention.head.dep_ == "xcomp" else governor(mention.head)
    if begun is None or lexicon().phases.get(begun.lemma_.lower()) != "start" or begun.tag_ != "VBG":
        return None
    if begun.dep_ != "ccomp" or not any(c.lower_ in _BEGINNING for c in begun.children):
        return None
    if begun.head.lemma_.lower() not in SAYING:
        return None
    days = [e for e in in_sentence(mention) if e.kind == "point" and e.first and DAY.search(e.first.phrase)]
    return days[0] if len(days) == 1 else None
