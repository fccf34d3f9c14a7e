"""Dates that are counted: how long an activity lasts, and on which of its days the page stands."""

from __future__ import annotations

import re
from dataclasses import replace

from indicia.extract.activities.mention import Mention, governor, lemmas
from indicia.extract.activities.when_ties import in_sentence, to_an_end
from indicia.extract.dates import Expression
from indicia.extract.dates_words import ORDINALS
from indicia.extract.numbers import UNITS as NUMBERS
from indicia.kb.triggers import lexicon
from indicia.model import Span, When

MAX_DURATION_DAYS = 31
"""Longer ones are campaigns and terms of service: they don't make an end."""
DAY = re.compile(r"(?:\d\d-| )\d\d-\d\d~?$|days$|weekday|published$|day \d+$|(?:first|last) day$")
_LASTS = re.compile(r"\b(?:for|lasts?|lasted|lasting|over|within|take|takes)\s+$")
_AFTER = re.compile(r"\bafter\s+$")
_OF = re.compile(r"\sof\s(?:the\s|\w+\s){0,2}")
_ORDINAL_DAY = re.compile(
    r"\b(?:is|was|enter(?:s|ed)|in(?:to)?|for)\s(?:now\s)?(?:in\s)?(?:its|the|their|a)\s(?P<n>[a-z]+|\d{1,2}(?:st|nd|rd|th))"
    r"(?: and (?:last|final))?\s(?P<unit>day)\b(?:\s(?:of|in|running|today|on|and)\b|[,.;]|$)"
)
_NTH_DAY = re.compile(
    r"\b(?:[Ff]or|spent)\s(?:the|a)\s(?P<n>[a-z]+|\d{1,2}(?:st|nd|rd|th))\s(?:(?:straight|successive|consecutive|full)\s)?"
    r"(?P<unit>day)\b|,\s(?:the|its)\s(?P<n2>[a-z]+|\d{1,2}(?:st|nd|rd|th))\s(?P<unit2>day)\sof\b"
)
"""What goes on: "for the third day tanks are out", "on Wednesday, the third day of the drill"."""
_HEDGED = re.compile(
    r"\b(?:nearly|almost|about|around|some|roughly|over|under|at least|(?:more|less|fewer) than|up to|several"
    r"|part of|close to|just under)\s(?:a\s|the\s)?$",
    re.IGNORECASE,
)
"""Before a length that counts no exact day: "nearly three weeks", "some ten days"."""
_GONE = re.compile(
    r"\b[Ff]or (?:the (?:past|last) )?(?:(?P<hedge>nearly|almost|about|over|more than|some|at least|around|well over"
    r"|the (?:best|better|greater) part of) )?(?P<n>an?|[a-z]+|\d{1,3}) (?P<unit>day|week|month|year)s?\b"
)
"""What has gone by: "for two weeks", "for the best part of a month"."""
_LAST_DAY = re.compile(r"\b(?:is|was) (?:now |today )?(?:in|on) its (?:\w+ and )?(?:last|final) day\b(?! of)")
_SINCE = re.compile(
    r"\b(?:is|was|been) (?:now |just |exactly |almost )?(?P<n>an?|[a-z]+|\d{1,2})"
    r" (?P<unit>day|week|month|year)s? since\b"
)
_WEEK = re.compile(
    r"\b(?:in|into|on|enter(?:s|ed|ing)|reach(?:es|ed|ing)|is|was|begins|began)\s(?:now\s)?(?:in\s|into\s|on\s)?"
    r"(?:(?:its|the|their|a)\s(?P<n>[a-z]+|\d{1,2}(?:st|nd|rd|th))\s(?P<unit>week)"
    r"|(?P<unit2>week|day)\s(?P<n2>[a-z]+|\d{1,2}))\b"
    r"|\b(?P<unit3>[Ww]eek|[Dd]ay)\s(?P<n3>[a-z]+|\d{1,2})\sof\b"
)
_NEXT_DAYS = re.compile(r"\b[Ff]or the (?:next|coming) (?P<n>[a-z]+|\d{1,2}) days\b")
_INTO = re.compile(r"(?<![\w-])(?P<n>[A-Za-z]+|\d{1,2})\s(?P<unit>day|week|month)s\sinto\b")
_BEEN = frozenset(("have", "has", "'ve", "'s"))
_SHUT = frozenset(("border_closure", "live_fire", "alert"))
_EXERCISING = lemmas("exercise train drill practise practice rehearse manoeuvre")


def last_day(mention: Mention) -> When | None:
    """ "Is in its fourth and last day", "today is the last day": it ends on the page's day."""
    around = mention.sentence
    match = _LAST_DAY.search(mention.text, around.start_char, around.end_char)
    if match is None:
        return None
    at = mention.paragraph.span.start
    return When(span=Span(at + match.start(), at + match.end()), relative="published")


def by_duration(mention: Mention, start: When | None, end: When | None) -> tuple[When | None, When | None]:
    """ "A three-day drill began on Tuesday" ends on Thursday; also backwards from an end."""
    if not start and not end and (coming := _coming(mention)):
        return coming
    days = days_of(mention)
    if not days or bool(start) == bool(end):
        return start, end
    known, sign = (start, "+") if start else (end, "-")
    if known is None or not is_day(known):
        return start, end
    other = counted_on(known, days, sign)
    return (start, other) if start else (other, end)


def _coming(mention: Mention) -> tuple[When, When] | None:
    """ "For the next five days ships will be firing": from the page's day on."""
    around = mention.sentence
    match = _NEXT_DAYS.search(mention.text, around.start_char, around.end_char)
    days = number(match["n"]) if match else None
    if match is None or not days:
        return None
    at = mention.paragraph.span.start
    start = When(span=Span(at + match.start(), at + match.end()), relative="published")
    return start, counted_on(start, days)


def counted_on(known: When, days: int, sign: str = "+") -> When:
    """The last (or first) day of something that starts (or ends) on a known day and lasts so many."""
    return When(span=known.span, relative=f"{known.relative or known.edtf} then {sign} {days - 1} days")


def is_day(when: When) -> bool:
    """Whether a date is a day, not a month, season or year."""
    return bool(DAY.search(when.edtf or when.relative or ""))


def days_of(mention: Mention) -> int | None:
    """How many days the activity lasts, where its sentence says so."""
    if mention.form == "verb" and mention.head.lemma_.lower() not in _EXERCISING and mention.kind not in _SHUT:
        return None
    days = next((e.days for e in in_sentence(mention) if e.kind == "duration" and _lasts(mention, e)), None)
    return days if days and days <= MAX_DURATION_DAYS and not _so_far(mention) else None


def _lasts(mention: Mention, expression: Expression) -> bool:
    """Whether a duration is the activity's: before or inside its noun phrase, or after "for" or "lasts"."""
    text = mention.text
    if _HEDGED.search(text, max(0, expression.start - 24), expression.start):
        return False
    before, after = text[max(0, expression.start - 12) : expression.start], text[expression.end : expression.end + 3]
    near = mention.head.left_edge.idx <= expression.start <= mention.head.right_edge.idx
    return (
        (near and ("of" in after or before.endswith(" of ")))
        or bool(_OF.fullmatch(text, expression.end, _start_of(mention)))
        or (near and text[expression.start : expression.end].count("-") > 0)
        or bool(_LASTS.search(before))
        or (
            bool(_AFTER.search(before))
            and (after.strip()[:1] in (".", "") or (after[:3] != " of" and _is_over(mention)))
        )
    )


def _is_over(mention: Mention) -> bool:
    """ "Came to its close on Wednesday, after ten days": what is told as ended lasted so long."""
    verb = governor(mention.head)
    lemma = verb.lemma_.lower() if verb is not None else ""
    return lexicon().phases.get(lemma) == "end" or (verb is not None and to_an_end(mention.text, verb))


def _start_of(mention: Mention) -> int:
    return max(mention.span.start - mention.paragraph.span.start, 0)


def _so_far(mention: Mention) -> bool:
    """ "Have been training for a week": what has gone by, not how long it lasts."""
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    if verb is None or verb.tag_ not in ("VBG", "VBN"):
        return False
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(words & _BEEN) and ("been" in words or (verb.tag_ == "VBN" and mention.kind == "deployment"))


def start_by_count(mention: Mention) -> When | None:
    """The start that a count gives: "entered its third day", "three days into it", "have trained for a week"."""
    text, around = mention.text, mention.sentence
    for pattern, less in ((_ORDINAL_DAY, 1), (_INTO, 0), (_SINCE, 0)):
        match = pattern.search(text, around.start_char, around.end_char)
        count = _counted(match["n"]) if match else None
        if match and count and count > less:
            return _counted_back(mention, match.start(), match.end(), count - less, match["unit"])
    if nth := _NTH_DAY.search(text, around.start_char, around.end_char):
        count = number(nth["n"] or nth["n2"])
        if count and count > 1:
            return _counted_back(mention, nth.start(), nth.end(), count - 1, "day")
    week = _WEEK.search(text, around.start_char, around.end_char)
    if week and (start := _of_week(mention, week)):
        return start
    gone = _GONE.search(text, around.start_char, around.end_char)
    count = _counted(gone["n"]) if gone else None
    if gone is None or count is None or not _so_far(mention):
        return None
    back = _counted_back(mention, gone.start(), gone.end(), count, gone["unit"])
    return replace(back, relative=f"about {back.relative}") if gone["hedge"] else back


def _of_week(mention: Mention, match: re.Match[str]) -> When | None:
    """ "In its second week", "week two of": from about the Monday of the first; "day three of" from two days before."""
    nth = number(match["n"] or match["n2"] or match["n3"])
    unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
    if not nth:
        return None
    base = "published weekday Monday" if unit == "week" else "published"
    back = f" then - {nth - 1} {unit}s" if base != "published" else f" - {nth - 1} days"
    phrase = base + back if nth > 1 else base
    at = mention.paragraph.span.start
    return When(span=Span(at + match.start(), at + match.end()), relative=phrase)


def _counted(word: str) -> int | None:
    return 1 if word in ("a", "an") else number(word)


def number(word: str) -> int | None:
    low = word.lower().rstrip("stndrh") if word[:1].isdigit() else word.lower()
    return int(low) if low.isdigit() else ORDINALS.get(low) or NUMBERS.get(low)


def _counted_back(mention: Mention, start: int, end: int, count: int, unit: str) -> When:
    """So many units before the day that the sentence names beside the count, else before the page's."""
    points = [e for e in in_sentence(mention) if e.kind == "point" and e.first]
    days = [e.first.phrase for e in points if e.first and (end <= e.start <= end + 6 or e.end == start)]
    base = next((d for d in days if DAY.search(d)), "published")
    back = f"then - {count} {unit}s" if base != "published" else f"- {count} {unit}s"
    at = mention.paragraph.span.start
    return When(span=Span(at + start, at + end), relative=f"{base} {back}")
