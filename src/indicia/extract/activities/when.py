"""When an activity starts and ends, from the date expressions of its sentence: `when_ties` says which are its own,
`when_roles` which of them is the start, which the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import SAYING, Mention
from indicia.extract.activities.when_counted import (
    DAY,
    by_duration,
    counted_on,
    days_of,
    is_day,
    last_day,
    start_by_count,
)
from indicia.extract.activities.when_roles import START_CUES, noted, over_at_once, roles
from indicia.extract.activities.when_steps import at_midnight, said_to_begin, stepped, warned_of
from indicia.extract.activities.when_ties import (
    chunk,
    in_sentence,
    is_elsewhere,
    own_dates,
    token_of,
    verb_of,
)
from indicia.extract.dates import Expression, Point
from indicia.model import When

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Dates", "counted_on", "is_day", "when"]

_SUPERSEDED = re.compile(
    r"\b(?:was|were|been) (?:originally |initially |first )?(?:to|due|supposed|scheduled"
    r"|meant|planned) (?:to|for|on|in)\b|\b(?:was|were|been) (?:originally |initially )?to\b"
    r"|\b(?:originally|initially) (?:planned|scheduled|due|set|meant|announced|foreseen) (?:to|for|on|in)\b"
    r"|\b(?:should|would|could|might) have\b",
    re.IGNORECASE,
)
_GONE = re.compile(r"published(?: - 1 days| weekday \w+)?")
_NOW = re.compile(r"\b(?:will|would|now|extended|prolonged|instead)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:continued?|extended|prolonged|go(?:es)? on)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:hours?|minutes) (?:after|before|earlier|later)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:first|second|third|last|final|next|active) (?:phase"
    r"|stage|part|week|day|days)\b|\bfirst comes?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Start and end that one mention's sentence gives. `weak`: since superseded, or of a phase only."""

    start: When | None = None
    end: When | None = None
    weak: bool = False
    days: int | None = None
    """How long it lasts, where the sentence says so."""


def when(mention: Mention) -> Dates:
    """Start and end from the mention's own sentence; dates of saying and of other events are passed over."""
    start: When | None = None
    end: When | None = None
    old = whole = owned = False
    for expression, verb in sorted(own_dates(mention), key=lambda pair: _rank(mention, pair[0])):
        if _compares(mention, expression, verb):
            continue
        first, last = roles(mention, expression, verb)
        superseded = _superseded(mention, expression) or _is_floated(verb)
        if superseded and _GOES_ON.search(mention.text, expression.end, mention.sentence.end_char):
            continue
        old |= superseded and bool((first and not start) or (last and not end))
        whole |= bool(first and not start) and expression.cue not in START_CUES
        owned |= bool(first and not start) and _owns(mention, expression)
        start = start or _when(mention, expression, first)
        end = end or _when(mention, expression, last, last=True)
    if mention.kind == "missile_test" and not start:
        start, whole = _same_hours(mention), True
    if start and not end and (owned or (whole and over_at_once(mention))):
        end = _over(start)
    if not start and not end:
        start, end = _beside_others(mention)
    start, end = start_by_count(mention) or start, end or last_day(mention)
    start, end = by_duration(mention, start, end)
    if not start and not end and mention.form in ("noun", "name"):
        return replace(_loose(mention), days=days_of(mention))
    return Dates(start=start, end=end, weak=old or _is_weak(mention), days=days_of(mention))


def _beside_others(mention: Mention) -> tuple[When | None, When | None]:
    """Dates by way of another event: "a day after", "said on Tuesday that it was beginning", a warning's days."""
    begun = said_to_begin(mention)
    if begun is not None:
        return _when(mention, begun, begun.first), None
    if midnight := at_midnight(mention):
        return midnight, None
    start, end = stepped(mention)
    warned = warned_of(mention) if not start and not end else None
    if warned is None:
        return start, end
    return _when(mention, warned, warned.first), _when(mention, warned, warned.last, last=True)


def _over(start: When) -> When:
    """The end of what was over at once: of a weekend, its Sunday."""
    weekend = (start.relative or "").startswith("published weekend")
    return replace(start, relative=(start.relative or "").replace("first day", "last day")) if weekend else start


def _compares(mention: Mention, expression: Expression, verb: Token | None) -> bool:
    """ "Is the largest of the army this year": the year is what it is compared over."""
    phrase = expression.first.phrase if expression.first else ""
    if phrase == "published year + 0" and mention.text[expression.end : expression.end + 2] in ("'s", "’s"):
        return True  # "this year's exercise" says which one
    return verb is not None and verb.lemma_ == "be" and phrase.startswith("published year")


def _is_floated(verb: Token | None) -> bool:
    """ "Might be put off until the autumn": what may be is no date yet."""
    return verb is not None and any(c.dep_ == "aux" and c.lower_ in ("might", "could", "may") for c in verb.children)


def _owns(mention: Mention, expression: Expression) -> bool:
    """ "Yesterday's drill": a day that is all of it."""
    apart = mention.text[expression.end : expression.end + 2]
    past = expression.first is not None and _GONE.fullmatch(expression.first.phrase)
    return bool(past) and apart in ("'s", "’s") and mention.head.left_edge.idx <= expression.start < mention.head.idx


def _loose(mention: Mention) -> Dates:
    """Dates of the sentence that nothing ties to another verb of saying: weak, but better than none."""
    for expression in in_sentence(mention):
        token = token_of(mention.scene, expression)
        verb = verb_of(token) if token is not None else None
        if (
            token is None
            or _compares(mention, expression, verb)
            or _after_saying(mention, expression)
            or is_elsewhere(mention, expression, token, verb)
        ):
            continue
        first, last = roles(mention, expression, verb)
        start, end = _when(mention, expression, first), _when(mention, expression, last, last=True)
        if start or end:
            return Dates(start=start, end=end, weak=True)
    return Dates()


def _after_saying(mention: Mention, expression: Expression) -> bool:
    """Whether a verb of saying stands before the date in its stretch: "the ministry said on Monday"."""
    start, _ = chunk(mention.text, expression.start, mention.sentence.start_char, mention.sentence.end_char)
    return any(t.lemma_.lower() in SAYING for t in mention.sentence if start <= t.idx < expression.start)


def _is_weak(mention: Mention) -> bool:
    """Whether the mention's clause tells what was to be, before things changed, or of one phase only."""
    around = mention.sentence
    start, end = chunk(mention.text, mention.head.idx, around.start_char, around.end_char)
    told_again = _NOW.search(mention.text, start, around.end_char)
    was_to_be = _SUPERSEDED.search(mention.text, start, end) and not told_again
    return bool(was_to_be or _PART.search(mention.text, start, end))


def _rank(mention: Mention, expression: Expression) -> tuple[bool, bool]:
    """Standing dates before superseded ones, days before "this year"."""
    point = expression.first
    return _superseded(mention, expression), not (point and DAY.search(point.edtf or point.relative or ""))


def _superseded(mention: Mention, expression: Expression) -> bool:
    """ "Was due to end today and will now go on until Saturday": of two ends, the first is no more."""
    text, start = mention.text, mention.sentence.start_char
    old = [m.start() for m in _SUPERSEDED.finditer(text, start, expression.start)]
    new = [m.start() for m in _NOW.finditer(text, start, expression.start)]
    return bool(old) and (not new or new[-1] < old[-1])


def _same_hours(mention: Mention) -> When | None:
    """ "said on Thursday, hours after missiles were fired": the same day."""
    around = mention.sentence
    if not _HOURS.search(around.text):
        return None
    days = [e for e in in_sentence(mention) if e.kind == "point" and e.first]
    return _when(mention, days[0], days[0].first) if len(days) == 1 else None


def _when(mention: Mention, expression: Expression, point: Point | None, *, last: bool = False) -> When | None:
    return noted(mention.scene, expression, point, last=last) if point is not None else None
