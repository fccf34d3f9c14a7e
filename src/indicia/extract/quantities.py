"""Counted troops and equipment as intervals: "up to 13,000 troops" is at most 13,000, "some 250 tanks" is about.

Devset rules: exact is low = high = value; "about" leaves both open; "more
than" fills low only, "up to" high only. A number without a counted noun is
kept only after a word of strength ("a force of 5,000", "put at some 150,000").
Losses, limits and last year's figures are no strength. Pure: text in, counts out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicia.extract import numbers
from indicia.extract import quantities_words as words
from indicia.extract.quantities_words import Category

__all__ = ["Category", "Count", "find"]

MIN_BARE = 100
"""Numbers without a noun below this are days, ages or units, not strengths."""
_NOUN_WINDOW = 70
_MAX_NOUN_WORDS = 5
_LOOK_BACK = 60
_SUMMED = "together"
"""Qualifier of a number that the page gives only in parts, side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A counted thing at `[start, end)`: qualifier, number and noun together.

    `part`: it counts some of what another number counts as a whole ("3,000 of them").
    """

    start: int
    end: int
    what: str
    category: Category
    value: int | None
    low: int | None
    high: int | None
    qualifier: str = ""
    part: bool = False


def find(text: str) -> tuple[Count, ...]:
    """All counted troops and equipment of a text, left to right.

    >>> [(c.what, c.low, c.high) for c in find("Up to 13,000 troops and 250 tanks")]
    [('troops', None, 13000), ('tank', 250, 250)]
    >>> [(c.value, c.part) for c in find("12,500 soldiers, 3,000 of them Russians")]
    [(12500, False), (3000, True)]
    """
    vague = list(_vague(text))
    plain = [c for c in _counted(text) if not any(v.start < c.end and c.start < v.end for v in vague)]
    return tuple(sorted([*plain, *vague, *_listed(text)], key=lambda c: (c.start, c.end)))


def _listed(text: str) -> Iterator[Count]:
    """ "Personnel involved: 1,300": the noun before the number, as communiqués list it."""
    for match in words.LISTED.finditer(text):
        number = next(iter(numbers.find(text[match.end() : match.end() + words.QUALIFIER_WINDOW])), None)
        if number is not None and not number.start and (named := words.named(match[1])):
            what, category = named
            end = match.end() + number.end
            yield Count(start=match.start(), end=end, what=what, category=category, value=number.value,
                        low=number.value, high=number.value)  # fmt: skip


def _counted(text: str) -> Iterator[Count]:
    found = list(numbers.find(text))
    at = 0
    while at < len(found):
        number = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        upper = _upper(text, number, after) if after else None
        low = _scaled(number, upper) if upper else number
        summed = None if upper else _parts(text, found, at)
        at += 2 if upper or summed else 1
        if summed:
            yield from summed
        else:
            noun = _noun(text, _behind_were(text, number, upper or number))
            if (noun or _bare(text, number)) and not _is_no_strength(text, number, upper or number):
                yield _count(text, low, upper, noun)


def _upper(text: str, low: numbers.Number, high: numbers.Number) -> numbers.Number | None:
    """The second number of a range: "5,000 to 7,000", "20-30 thousand"; with "and" only after "between"."""
    between = text[low.end : high.start]
    if high.value <= low.value or not words.RANGE.fullmatch(between):
        return None
    if "and" in between and not words.BETWEEN.search(text, max(0, low.start - words.QUALIFIER_WINDOW), low.start):
        return None
    return high


def _scaled(low: numbers.Number, high: numbers.Number) -> numbers.Number:
    """ "20 to 30 thousand" begins at twenty thousand."""
    scale = 1_000 if high.value % 1_000 == 0 else 1
    shares = low.value < 1_000 <= high.value and low.value * scale < high.value
    return low._replace(value=low.value * scale) if shares else low


def _parts(text: str, found: Sequence[numbers.Number], at: int) -> tuple[Count, ...] | None:
    """ "175 Armenian and 85 American soldiers": the sum first, which the page gives only so, then both."""
    if at + 1 >= len(found):
        return None
    first, second = found[at], found[at + 1]
    nation = words.WORD.match(text, first.end, min(len(text), first.end + _NOUN_WINDOW))
    if not nation or not words.is_nationality(nation[1]) or text[nation.end() : second.start].strip() != "and":
        return None
    noun = _noun(text, second.end)
    if noun is None or noun[1] != "troops":
        return None
    one, two = _count(text, first, None, (*noun[:2], nation.end())), _count(text, second, None, noun)
    return _sum(one, two), replace(one, part=True), replace(two, part=True)


def _sum(one: Count, two: Count) -> Count:
    """Both intervals added, end by end; an end that one leaves open stays open."""

    def added(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return replace(
        two,
        start=one.start,
        value=added(one.value, two.value),
        low=added(one.low, two.low),
        high=added(one.high, two.high),
        qualifier=_SUMMED,
    )


def _is_no_strength(text: str, first: numbers.Number, last: numbers.Number) -> bool:
    """Losses, limits, rates, and the number that another is compared with."""
    start = max(0, first.start - _LOOK_BACK)
    stop = _hedged_from(text, first)
    return bool(
        words.NOT_THIS.search(text, start, stop)
        or words.LOST_BEFORE.search(text, start, stop)
        or words.LIMIT.match(text, last.end)
        or words.LOST_AFTER.match(text, last.end)
    )


def _behind_were(text: str, first: numbers.Number, last: numbers.Number) -> int:
    """ "Of which some 250 were tanks": the noun stands behind the verb."""
    were = words.WERE.match(text, last.end)
    return were.end() if were and _is_part(text, _hedged_from(text, first), last.end) else last.end


def _hedged_from(text: str, number: numbers.Number) -> int:
    """Where a number's hedge begins, or the number itself."""
    before = words.BEFORE.search(text, max(0, number.start - words.QUALIFIER_WINDOW), number.start)
    return before.start() if before else number.start


def _noun(text: str, at: int) -> tuple[str, Category, int] | None:
    """What is counted after a number, and where the phrase ends: the first noun of the lexicon within five words."""
    if hedge := words.BEHIND.match(text, at):
        at = hedge.end()
    if words.NOT_COUNTED.match(text, at):
        return None
    if pieces := words.PIECES.match(text, at):
        return "equipment", "equipment", pieces.end()
    if own := words.OF_OWN.match(text, at):
        at = own.end()
    return _first_noun(text, at, min(len(text), at + _NOUN_WINDOW))


def _first_noun(text: str, at: int, limit: int) -> tuple[str, Category, int] | None:
    for _ in range(_MAX_NOUN_WORDS):
        match = words.WORD.match(text, at, limit)
        if not match or match[1].lower() in words.STOP or match[1].lower() == "of":
            return None
        at = match.end()
        if named := words.named(match[1]):
            return *named, match.end() - len(match[1]) + len(match[1].rstrip(".'’"))
    return None


def _bare(text: str, number: numbers.Number) -> bool:
    if number.value < MIN_BARE or 1900 <= number.value <= 2100 or words.NOT_COUNTED.match(text, number.end):
        return False
    start = _hedged_from(text, number)
    if words.PART_AFTER.match(text, number.end):
        return True
    if re.match(r"\s*[A-Za-z]+", text[number.end : number.end + 20]) and not _ends_phrase(text, number.end):
        return False
    return bool(words.STRENGTH.search(text, max(0, start - _LOOK_BACK), start))


def _ends_phrase(text: str, at: int) -> bool:
    match = words.WORD.match(text, at, min(len(text), at + 20))
    return match is None or match[1].lower() in words.STOP or match[1].lower() == "of"


def _count(
    text: str, low: numbers.Number, high: numbers.Number | None, noun: tuple[str, Category, int] | None
) -> Count:
    last = high or low
    what, category, end = noun or ("troops", "troops", last.end)
    before = words.BEFORE.search(text, max(0, low.start - words.QUALIFIER_WINDOW), low.start)
    behind = words.BEHIND.match(text, last.end)
    part = _is_part(text, before.start() if before else low.start, end)
    if high and words.GROWTH.search(text, max(0, low.start - words.QUALIFIER_WINDOW), low.start):
        low, high = high, None
    if high:
        between = words.BETWEEN.search(text, max(0, low.start - words.QUALIFIER_WINDOW), low.start)
        start = between.start() if between else before.start() if before else low.start
        return Count(start=start, end=end, what=what, category=category, value=high.value, low=low.value,
                     high=high.value, qualifier="between", part=part)  # fmt: skip
    start, qualifier = (before.start(), _hedge(before[1].lower())) if before else (low.start, "")
    if behind and not qualifier:
        qualifier, end = words.AFTER[behind[1].lower()], max(end, behind.end())
    least, most = _interval(low.value, qualifier)
    return Count(start=start, end=end, what=what, category=category, value=low.value, low=least, high=most,
                 qualifier=qualifier, part=part)  # fmt: skip


def _hedge(qualifier: str) -> str:
    """A hedge that can stand before a number: "exceeding" and "capped at" become what they mean."""
    return words.QUALIFIERS[qualifier] if words.VERBAL.match(qualifier) else qualifier


def _is_part(text: str, start: int, end: int) -> bool:
    before = words.PART_BEFORE.search(text, max(0, start - words.QUALIFIER_WINDOW), start)
    return bool(before or words.PART_AFTER.match(text, end))


def _interval(value: int, qualifier: str) -> tuple[int | None, int | None]:
    meaning = words.QUALIFIERS.get(qualifier, "")
    low = value if meaning in ("", "more than") else None
    high = value if meaning in ("", "up to") else None
    return low, high


def _vague(text: str) -> Iterator[Count]:
    """ "Thousands of troops": counted, but no number."""
    for match in words.VAGUE.finditer(text):
        if noun := _first_noun(text, match.end(), min(len(text), match.end() + _NOUN_WINDOW)):
            what, category, end = noun
            yield Count(start=match.start(), end=end, what=what, category=category, value=None, low=None, high=None,
                        qualifier=match[0].lower().strip())  # fmt: skip
