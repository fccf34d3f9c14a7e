"""Numbers in English text, in digits and in words, as integers.

Knows grouping ("31,000", "2 000", "12.500" is 12.5 unless three digits follow a
grouped number), scaled digits ("10.5 thousand") and word numbers up to
millions ("a hundred and fifty thousand"). Pure and linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d{1,9}(?:\.\d{1,2})?"
_JOINED = r"strong|man|men|member|troop|soldier|person|odd|plus"
"""What a hyphen may join to a number that still counts: "a 5,000-strong force"."""
_NUMBER = re.compile(
    rf"(?<![\w.,/:])(?<![^\W\d]-)(?<![^\d]-)"
    rf"(?:(?P<digits>{_DIGITS})(?:[\s-](?P<scale>{_SCALE})\b)?(?![\w/:]|[.,]\d|-(?!{_JOINED}|\d)\w)"
    rf"|(?P<words>(?:(?:an?|half a)\s(?={_SCALE}|dozen))?(?:{_WORD}"
    rf"|{_SCALE})(?:(?:[\s-]|\sand\s)(?:{_WORD}|{_SCALE})){{0,8}})\b)",
    re.IGNORECASE,
)


_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?\s$"
)
_DAY = re.compile(r"(?:[12]?\d|3[01])[ \u00a0\u202f](?=\d{3}\b)")


class Number(NamedTuple):
    """A number at `[start, end)` of the text."""

    start: int
    end: int
    value: int


def find(text: str) -> Iterator[Number]:
    """All numbers of a text, left to right.

    >>> [n.value for n in find("some 31,000 troops, two thousand guns and a hundred and fifty thousand men")]
    [31000, 2000, 150000]
    """
    for match in _NUMBER.finditer(text):
        value = _of_digits(match) if match["digits"] else of_words(match["words"])
        if value is not None:
            yield _undated(text, Number(match.start(), match.end(), value))


def _undated(text: str, number: Number) -> Number:
    """ "Since January 31 660 soldiers have come": the day is no thousands."""
    day = _DAY.match(text, number.start, number.end)
    if day is None or not _MONTH.search(text, max(0, number.start - 12), number.start):
        return number
    return Number(day.end(), number.end, number.value % 1_000)


def _of_digits(match: re.Match[str]) -> int | None:
    plain = re.sub(r"[,\u00a0\u202f ]", "", match["digits"])
    value = float(plain) * SCALES.get((match["scale"] or "").lower(), 1)
    return round(value) if value == round(value, 3) and (match["scale"] or "." not in plain) else None


def of_words(words: str) -> int | None:
    """The value of a number in words; None when it holds no number word, as plain "hundreds" does.

    >>> of_words("two hundred and fifty")
    250
    """
    lowered = words.lower()
    total, part, seen = 0, 0, False
    for word in re.findall(r"[a-z]+", lowered.removeprefix("half ")):
        if word in UNITS:
            part, seen = (part * 12 if word == "dozen" and part else part + UNITS[word]), True
        elif word == "hundred":
            part, seen = (part or 1) * 100, True
        elif word in SCALES:
            total, part, seen = total + (part or 1) * SCALES[word], 0, True
    value = total + part
    return (value // 2 if lowered.startswith("half ") else value) if seen else None
