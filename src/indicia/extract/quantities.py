"""Counted troops and equipment as intervals: "up to 13,000 troops" is at most 13,000, "some 250 tanks" is about.

Devset rules: exact is low = high = value; "about" leaves both open; "more
than" fills low only, "up to" high only. A number without a counted noun is
kept only after a word of strength ("a force of 5,000", "put at some 150,000").
Pure: text in, counts out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from indicia.extract import numbers
from indicia.kb.triggers import lexicon

Category = Literal["troops", "equipment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A counted thing at `[start, end)`: qualifier, number and noun together."""

    start: int
    end: int
    what: str
    category: Category
    value: int | None
    low: int | None
    high: int | None
    qualifier: str = ""


_QUALIFIERS: dict[str, str] = {
    "up to": "up to", "as many as": "up to", "at most": "up to", "no more than": "up to", "not more than": "up to",
    "a maximum of": "up to", "fewer than": "up to", "less than": "up to", "under": "up to", "below": "up to",
    "nearly": "about", "almost": "about", "close to": "about", "just under": "about", "about": "about",
    "around": "about", "some": "about", "roughly": "about", "approximately": "about", "an estimated": "about",
    "estimated": "about", "circa": "about", "or so": "about", "more than": "more than", "over": "more than",
    "above": "more than", "at least": "more than", "no fewer than": "more than", "no less than": "more than",
    "not less than": "more than", "upwards of": "more than", "in excess of": "more than", "well over": "more than",
    "exactly": "", "a total of": "", "only": "", "just": "", "all": "",
}  # fmt: skip
_BEFORE = re.compile(
    r"\b(" + "|".join(sorted((re.escape(q) for q in _QUALIFIERS), key=len, reverse=True)) + r")\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:to|and|[-–—])\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_GROWTH = re.compile(
    r"\b(?:grow|grows|grew|grown|rise|rises|rose|raised"
    r"|increased?|up|cut|reduced|fall|fell)\s+from\s+$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(personnel|troops|soldiers|servicemen|participants|tanks|aircraft|ships|vehicles)"
    r"(?: (?:involved|engaged|taking part|deployed|in all))?: ",
    re.IGNORECASE,
)
_NOUN_WINDOW = 70
_QUALIFIER_WINDOW = 24
_STRENGTH = re.compile(
    r"\b(?:with|numbers?|numbering|totals?|totalling|totaling"
    r"|strength (?:of|was)|force of|puts? (?:the [\w -]{1,70} )?at"
    r"|estimated at|figure of|announced|declared|grow(?:s|n)? from|total above)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(tens of thousands|hundreds of thousands"
    r"|thousands|hundreds|dozens|scores)\s+of\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\s*(?:%|per cent|percent|km|kilomet|miles?|metres?|meters?"
    r"|hours?|days?|weeks?|months?|years?|minutes?|times|euros?"
    r"|dollars?|roubles?|rubles?|pounds?|nations|countries|states|allies|degrees|nm\b|nautical|o'clock|a\.m|p\.m"
    r"|provinces|villages|towns|phases|stages|(?:1[89]|20)\d\d"
    r"|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s*(?:[-–]\s?|,\s(?=[a-z]+[ -][a-z]+s\b))?(?:“|\")?([A-Za-z][A-Za-z'’.-]*)")
_STOP_WORDS = (
    "and or but in on at to from by with for which who that near along is are was were have has had will would take "
    "takes took as than after before since until into over under against it they he she where while when"
)
_STOP = frozenset(_STOP_WORDS.split())
_MAX_NOUN_WORDS = 5
MIN_BARE = 100
"""Numbers without a noun below this are days, ages or units, not strengths."""


def find(text: str) -> tuple[Count, ...]:
    """All counted troops and equipment of a text, left to right.

    >>> [(c.what, c.low, c.high) for c in find("Up to 13,000 troops and 250 tanks")]
    [('troops', None, 13000), ('tank', 250, 250)]
    """
    return tuple(sorted([*_counted(text), *_vague(text), *_listed(text)], key=lambda c: c.start))


def _listed(text: str) -> Iterator[Count]:
    """ "Personnel involved: 1,300": the noun before the number, as communiqués list it."""
    for match in _LISTED.finditer(text):
        number = next(iter(numbers.find(text[match.end() : match.end() + _QUALIFIER_WINDOW])), None)
        if number is not None and not number.start and (named := _named(match[1])):
            what, category = named
            end = match.end() + number.end
            yield Count(start=match.start(), end=end, what=what, category=category, value=number.value,
                        low=number.value, high=number.value)  # fmt: skip


def _counted(text: str) -> Iterator[Count]:
    found = list(numbers.find(text))
    skip = False
    for n, number in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[n + 1] if n + 1 < len(found) else None
        upper = after if after and _is_range(text, number, after) else None
        skip = upper is not None
        noun = _noun(text, (upper or number).end)
        if noun or _bare(text, number):
            yield _count(text, number, upper, noun)


def _is_range(text: str, low: numbers.Number, high: numbers.Number) -> bool:
    between = text[low.end : high.start]
    if high.value <= low.value or not _RANGE.fullmatch(between):
        return False
    return "and" not in between or bool(_BETWEEN.search(text, max(0, low.start - _QUALIFIER_WINDOW), low.start))


def _noun(text: str, at: int) -> tuple[str, Category, int] | None:
    """What is counted after a number, and where the phrase ends: the first noun of the lexicon within five words."""
    if _NOT_COUNTED.match(text, at):
        return None
    limit = min(len(text), at + _NOUN_WINDOW)
    for _ in range(_MAX_NOUN_WORDS):
        match = _WORD.match(text, at, limit)
        if not match or match[1].lower() in _STOP:
            return None
        if match[1].lower() == "of":
            return None
        at = match.end()
        if named := _named(match[1]):
            return *named, match.end() - len(match[1]) + len(match[1].rstrip(".'’"))
    return None


def _named(word: str) -> tuple[str, Category] | None:
    lowered = word.lower().rstrip(".'’")
    for form in _forms(lowered):
        if form in lexicon().equipment:
            return lexicon().equipment[form], "equipment"
        if form in lexicon().troops:
            return "troops", "troops"
    if lowered in _peoples():
        return "troops", "troops"
    return None


def _forms(word: str) -> Iterator[str]:
    yield word
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("s"):
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
    yield word.rsplit("-", 1)[-1]


@cache
def _peoples() -> frozenset[str]:
    """Plurals that mean people of an army beside a number: "17,500 Americans"."""
    return frozenset(("americans", "russians", "belarusians", "poles", "britons", "ukrainians", "germans", "turks"))


def _bare(text: str, number: numbers.Number) -> bool:
    if number.value < MIN_BARE or 1900 <= number.value <= 2100 or _NOT_COUNTED.match(text, number.end):
        return False
    start = number.start
    if match := _BEFORE.search(text, max(0, start - _QUALIFIER_WINDOW), start):
        start = match.start()
    if re.match(r"\s*[A-Za-z]+", text[number.end : number.end + 20]) and not _ends_phrase(text, number.end):
        return False
    return bool(_STRENGTH.search(text, max(0, start - 60), start))


def _ends_phrase(text: str, at: int) -> bool:
    match = _WORD.match(text, at, min(len(text), at + 20))
    return match is None or match[1].lower() in _STOP or match[1].lower() == "of"


def _count(
    text: str, low: numbers.Number, high: numbers.Number | None, noun: tuple[str, Category, int] | None
) -> Count:
    what, category, end = noun or ("troops", "troops", (high or low).end)
    before = _BEFORE.search(text, max(0, low.start - _QUALIFIER_WINDOW), low.start)
    start, qualifier = (before.start(), before[1].lower()) if before else (low.start, "")
    if high and _GROWTH.search(text, max(0, low.start - 30), low.start):
        low, high = high, None
    if high:
        between = _BETWEEN.search(text, max(0, low.start - _QUALIFIER_WINDOW), low.start)
        start = between.start() if between else start
        return Count(start=start, end=end, what=what, category=category, value=high.value, low=low.value,
                     high=high.value, qualifier="between")  # fmt: skip
    least, most = _interval(low.value, qualifier)
    return Count(start=start, end=end, what=what, category=category, value=low.value, low=least, high=most,
                 qualifier=qualifier)  # fmt: skip


def _interval(value: int, qualifier: str) -> tuple[int | None, int | None]:
    meaning = _QUALIFIERS.get(qualifier, "")
    low = value if meaning in ("", "more than") else None
    high = value if meaning in ("", "up to") else None
    return low, high


def _vague(text: str) -> Iterator[Count]:
    """ "Thousands of troops": counted, but no number."""
    for match in _VAGUE.finditer(text):
        if noun := _noun(text, match.end()):
            what, category, end = noun
            yield Count(start=match.start(), end=end, what=what, category=category, value=None, low=None, high=None,
                        qualifier=match[1].lower() + " of")  # fmt: skip
