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
from functools import lru_cache

from indicia.extract import numbers, quantities_nouns
from indicia.extract import quantities_words as words
from indicia.extract.quantities_nouns import NOUN_WINDOW, Category, Noun, is_nationality, noun

__all__ = ["Category", "Count", "find"]

REMEMBERED = 512
"""Texts remembered with their counts: rules and the learned choice ask of every paragraph, a page has fewer."""
MIN_BARE = 100
"""Numbers without a noun below this are days, ages or units, not strengths."""
_LOOK_BACK = 110
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


@lru_cache(maxsize=REMEMBERED)
def find(text: str) -> tuple[Count, ...]:
    """All counted troops and equipment of a text, left to right.

    >>> [(c.what, c.low, c.high) for c in find("Up to 13,000 troops and 250 tanks")]
    [('troops', None, 13000), ('tank', 250, 250)]
    >>> [(c.value, c.part) for c in find("12,500 soldiers, 3,000 of them Russians")]
    [(12500, False), (3000, True)]
    """
    vague = list(_vague(text))
    plain = [
        c for c in _with_sums(text, list(_counted(text))) if not any(v.start < c.end and c.start < v.end for v in vague)
    ]
    return tuple(sorted([*plain, *vague, *_listed(text)], key=lambda c: (c.start, c.part, c.end)))


def _listed(text: str) -> Iterator[Count]:
    """ "Personnel involved: 1,300": the noun before the number, as communiqués list it."""
    for match in words.LISTED.finditer(text):
        end = match.end() + words.QUALIFIER_WINDOW
        number = next(iter(numbers.find(text[match.end() : end])), None)
        if number is None or not (named := quantities_nouns.named(match[1])):
            continue
        moved = number._replace(start=number.start + match.end(), end=number.end + match.end())
        if _hedged_from(text, moved) == match.end():
            yield replace(_count(text, moved, None, (*named, moved.end)), start=match.start())


def _counted(text: str) -> Iterator[Count]:
    found = _once(text, list(numbers.find(text)))
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
            last = upper or number
            named = noun(text, _behind_were(text, number, last), value=last.value)
            if (named or _bare(text, number)) and not _is_no_strength(text, number, last):
                yield _of_both(text, _count(text, low, upper, named))


def _of_both(text: str, count: Count) -> Count:
    """ "Eighty soldiers from each side" are a hundred and sixty."""
    each = words.EACH.match(text, count.end) if count.category == "troops" else None
    return replace(_sum(count, count), end=each.end()) if each else count


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
    nation = words.WORD.match(text, first.end, min(len(text), first.end + NOUN_WINDOW))
    if not nation or not is_nationality(nation[1]) or text[nation.end() : second.start].strip() != "and":
        return None
    both = noun(text, second.end)
    if both is None or both[1] != "troops":
        return None
    one, two = _count(text, first, None, (*both[:2], nation.end())), _count(text, second, None, both)
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


def _with_sums(text: str, counts: list[Count]) -> Iterator[Count]:
    """ "10,000 South Koreans and 3,500 Americans": the sum before two wholes that only "and" joins."""
    for n, count in enumerate(counts):
        after = counts[n + 1] if n + 1 < len(counts) else None
        before = counts[n - 1] if n else None
        if after and _adds(text, count, after) and not (before and _adds(text, before, count)):
            yield _sum(count, after)
            yield replace(count, part=True)
        elif before and _adds(text, before, count) and not (n > 1 and _adds(text, counts[n - 2], before)):
            yield replace(count, part=True)
        else:
            yield count


def _adds(text: str, one: Count, two: Count) -> bool:
    people = one.category == two.category == "troops" and None not in (one.value, two.value)
    wholes = not (one.part or two.part) and one.qualifier != _SUMMED
    return people and wholes and bool(words.PLUS.fullmatch(text, one.end, max(one.end, two.start)))


def _once(text: str, found: list[numbers.Number]) -> list[numbers.Number]:
    """ "Two hundred (200)" is one number, told twice."""
    kept: list[numbers.Number] = []
    for number in found:
        last = kept[-1] if kept else None
        if (
            last
            and last.value == number.value
            and text[last.end : number.start] == " ("
            and text[number.end :][:1] == ")"
        ):
            kept[-1] = last._replace(end=number.end + 1)
        else:
            kept.append(number)
    return kept


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


def _bare(text: str, number: numbers.Number) -> bool:
    if number.value < MIN_BARE or 1900 <= number.value <= 2100 or words.NOT_COUNTED.match(text, number.end):
        return False
    start = _hedged_from(text, number)
    if words.PART_AFTER.match(text, number.end) or words.WHOLE_AFTER.match(text, number.end):
        return True
    if words.SERVING.match(text, number.end) or words.IN_ALL.match(text, number.end):
        return True
    if _is_beside_people(text, start, number.end):
        return True
    if more := words.MORE.match(text, number.end):
        return bool(words.SENT.search(text, max(0, start - _LOOK_BACK), start)) and _ends_phrase(text, more.end())
    if re.match(r"\s*[A-Za-z]+", text[number.end : number.end + 20]) and not _ends_phrase(text, number.end):
        return False
    if text[start : start + 3].lower() == "all" and start < number.start:
        return True  # "all 8,000 would be on their way to barracks"
    return any(p.search(text, max(0, start - _LOOK_BACK), start) for p in (words.STRENGTH, words.SENT))


def _is_beside_people(text: str, start: int, end: int) -> bool:
    """ "The recalled men, about a thousand, will hold passes": a number between commas behind those that it counts."""
    before = words.BESIDE.search(text, max(0, start - words.QUALIFIER_WINDOW), start)
    counted = quantities_nouns.named(before[1]) if before and text[end : end + 1] == "," else None
    return counted is not None and counted[1] == "troops"


def _ends_phrase(text: str, at: int) -> bool:
    match = words.WORD.match(text, at, min(len(text), at + 20))
    return match is None or match[1].lower() in words.STOP or match[1].lower() == "of"


def _count(text: str, low: numbers.Number, high: numbers.Number | None, named: Noun | None) -> Count:
    last = high or low
    what, category, end = named or ("troops", "troops", last.end)
    before = words.BEFORE.search(text, max(0, low.start - words.QUALIFIER_WINDOW), low.start)
    behind = words.BEHIND.match(text, last.end) or words.BEHIND.match(text, end)
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
        qualifier, end = words.AFTER.get(behind[1].lower(), "about"), max(end, behind.end())
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
        alone: Noun = ("troops", "troops", match.end())
        if named := alone if match[2] else quantities_nouns.first(text, match.end()):
            what, category, end = named
            yield Count(start=match.start(), end=end, what=what, category=category, value=None, low=None, high=None,
                        qualifier=match[0].lower().strip())  # fmt: skip
