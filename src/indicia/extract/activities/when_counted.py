"""Dates that are counted: how long an activity lasts, and on which of its days the page stands."""

from __future__ import annotations

import re

from indicia.extract.activities.mention import Mention, governor, lemmas
from indicia.extract.activities.when_ties import in_sentence
from indicia.extract.dates import Expression
from indicia.extract.dates_words import ORDINALS
from indicia.extract.numbers import UNITS as NUMBERS
from indicia.model import Span, When

MAX_DURATION_DAYS = 31
"""Longer ones are campaigns and terms of service: they don't make an end."""
DAY = re.compile(r"\d\d-\d\d~?$|days$|weekday|published$|day \d+$")
_LASTS = re.compile(r"\b(?:for|lasts?|lasted|lasting|over|within|take|takes)\s+$")
_AFTER = re.compile(r"\bafter\s+$")
_OF = re.compile(r"\sof\s(?:the\s|\w+\s){0,2}")
_ORDINAL_DAY = re.compile(
    r"\b(?:is|was|enter(?:s|ed)|in(?:to)?|for)\s(?:now\s)?(?:in\s)?(?:its|the|their|a)\s(?P<n>[a-z]+|\d{1,2}(?:st|nd|rd|th))"
    r"\s(?P<unit>day)\b(?:\s(?:of|in|running|today|on)\b|[,.]|$)"
)
_INTO = re.compile(r"\b(?P<n>[A-Za-z]+|\d{1,2})\s(?P<unit>day|week|month)s\sinto\b")
_BEEN = frozenset(("have", "has", "'ve", "'s"))
_EXERCISING = lemmas("exercise train drill practise practice rehearse manoeuvre")


def by_duration(mention: Mention, start: When | None, end: When | None) -> tuple[When | None, When | None]:
    """ "A three-day drill began on Tuesday" ends on Thursday; also backwards from an end."""
    days = days_of(mention)
    if not days or bool(start) == bool(end):
        return start, end
    known, sign = (start, "+") if start else (end, "-")
    if known is None or not is_day(known):
        return start, end
    other = counted_on(known, days, sign)
    return (start, other) if start else (other, end)


def counted_on(known: When, days: int, sign: str = "+") -> When:
    """The last (or first) day of something that starts (or ends) on a known day and lasts so many."""
    return When(span=known.span, relative=f"{known.relative or known.edtf} then {sign} {days - 1} days")


def is_day(when: When) -> bool:
    """Whether a date is a day, not a month, season or year."""
    return bool(DAY.search(when.edtf or when.relative or ""))


def days_of(mention: Mention) -> int | None:
    """How many days the activity lasts, where its sentence says so."""
    if mention.form == "verb" and mention.head.lemma_.lower() not in _EXERCISING:
        return None
    days = next((e.days for e in in_sentence(mention) if e.kind == "duration" and _lasts(mention, e)), None)
    return days if days and days <= MAX_DURATION_DAYS and not _so_far(mention) else None


def _lasts(mention: Mention, expression: Expression) -> bool:
    """Whether a duration is the activity's: before or inside its noun phrase, or after "for" or "lasts"."""
    text = mention.text
    before, after = text[max(0, expression.start - 12) : expression.start], text[expression.end : expression.end + 3]
    near = mention.head.left_edge.idx <= expression.start <= mention.head.right_edge.idx
    return (
        (near and "of" in after)
        or bool(_OF.fullmatch(text, expression.end, _start_of(mention)))
        or (near and text[expression.start : expression.end].count("-") > 0)
        or bool(_LASTS.search(before))
        or (bool(_AFTER.search(before)) and after.strip()[:1] in (".", ""))
    )


def _start_of(mention: Mention) -> int:
    return max(mention.span.start - mention.paragraph.span.start, 0)


def _so_far(mention: Mention) -> bool:
    """ "Have been training for a week": what has gone by, not how long it lasts."""
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    if verb is None or verb.tag_ not in ("VBG", "VBN"):
        return False
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(words & _BEEN) and "been" in words


def start_by_count(mention: Mention) -> When | None:
    """The start that a count gives: "entered its third day", "three days into it", "have trained for a week"."""
    text, around = mention.text, mention.sentence
    for pattern, less in ((_ORDINAL_DAY, 1), (_INTO, 0)):
        match = pattern.search(text, around.start_char, around.end_char)
        number = _number(match["n"]) if match else None
        if match and number and number > less:
            return _counted_back(mention, match.start(), match.end(), number - less, match["unit"])
    gone = next((e for e in in_sentence(mention) if e.kind == "duration" and _for(text, e)), None)
    if gone is None or not _so_far(mention) or (found := re.fullmatch(r"P(\d+)([DWMY])", gone.period)) is None:
        return None
    return _counted_back(mention, gone.start, gone.end, int(found[1]), _UNITS[found[2]])


_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _for(text: str, expression: Expression) -> bool:
    return text[max(0, expression.start - 4) : expression.start] == "for "


def _number(word: str) -> int | None:
    low = word.lower().rstrip("stndrh") if word[:1].isdigit() else word.lower()
    return int(low) if low.isdigit() else ORDINALS.get(low) or NUMBERS.get(low)


def _counted_back(mention: Mention, start: int, end: int, count: int, unit: str) -> When:
    """So many units before the day that the sentence names behind the count, else before the page's."""
    days = [e.first.phrase for e in in_sentence(mention) if e.kind == "point" and e.first and end <= e.start <= end + 6]
    base = next((d for d in days if DAY.search(d)), "published")
    back = f"then - {count} {unit}s" if base != "published" else f"- {count} {unit}s"
    at = mention.paragraph.span.start
    return When(span=Span(at + start, at + end), relative=f"{base} {back}")
