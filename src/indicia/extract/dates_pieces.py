"""The pieces that the rules of the date grammar are put together from.

A rule looks at the tokens from `i` on and gives a `Hit` or None; it never looks further than a phrase is long.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from indicia.extract.dates_form import Kind, Point
from indicia.extract.dates_tokens import Tokens
from indicia.extract.dates_words import (
    ABBREVIATED,
    BACK,
    EDGE_NOUNS,
    EDGES,
    MONTHS,
    ON,
    ORDINALS,
    POINTERS,
)
from indicia.extract.numbers import UNITS as NUMBER_WORDS

_COUNTED = frozenset(
    """troops men soldiers people servicemen personnel tanks vehicles dollars percent pounds euros rubles roubles
    feet metres meters miles kilometres kilometers km tons tonnes points pieces aircraft""".split()
)
"""After a number these say that it is no year."""
_FIRST_YEAR, _LAST_YEAR = 1400, 2099
CENTURY = 100


class Hit(NamedTuple):
    """What a rule found: tokens up to `end`. `split` are the tokens that end the first and begin the last point."""

    end: int
    kind: Kind
    first: Point | None = None
    last: Point | None = None
    period: str = ""
    days: int | None = None
    split: tuple[int, int] | None = None
    rule: str = ""


def fixed(value: str) -> Point:
    """A point that the text itself fixes."""
    return Point(edtf=value)


def hanging(phrase: str) -> Point:
    """A point that hangs on the page's day."""
    return Point(relative=phrase)


def day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """1-31 in digits, with or without "st"; "the" goes before."""
    value = t[i].value
    is_day = value is not None and value == int(value) and 1 <= value <= 31 and not t[i].low.startswith("00")
    return (i + 1, int(value or 0)) if is_day else _word_day(t, i)


def _word_day(t: Tokens, i: int) -> tuple[int, int] | None:
    value = ORDINALS.get(t[i].low)
    return (i + 1, value) if value else None


def month_name(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month with a capital; an abbreviation takes its full stop."""
    value = MONTHS.get(t[i].low) if t[i].capital else None
    if value is None:
        return None
    dotted = t[i].low in ABBREVIATED and t[i + 1].low == "." and t[i + 1].start == t[i].end
    return i + 1 + dotted, value


def year_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year in four digits, in words ("nineteen ninety-six") or short ("'89")."""
    token = t[i]
    if token.kind == "num" and len(token.low) == 4 and _FIRST_YEAR <= (token.value or 0) <= _LAST_YEAR:
        return (i + 1, int(token.value or 0)) if t[i + 1].low not in _COUNTED else None
    if token.low in ("'", "’") and t[i + 1].kind == "num" and len(t[i + 1].low) == 2 and _is_short(t, i):
        return i + 2, 1900 + int(t[i + 1].value or 0)
    return _spelled_year(t, i)


def _is_short(t: Tokens, i: int) -> bool:
    """ "'89", not a quotation that opens with a number: one mark, the number right behind it."""
    return t[i + 1].start == t[i].end and (i == 0 or t[i - 1].end < t[i].start)


def _spelled_year(t: Tokens, i: int) -> tuple[int, int] | None:
    century, tens = NUMBER_WORDS.get(t[i].low, 0), NUMBER_WORDS.get(t[i + 1].low, 0)
    if t[i].low == "dozen" or not (14 <= century <= 20 and 10 <= tens <= 90 and t[i + 1].low != "dozen"):
        return None
    j = i + 2 + (t[i + 2].low == "-")
    ones = NUMBER_WORDS.get(t[j].low, 0) if tens >= 20 else 0
    return (j + 1, century * CENTURY + tens + ones) if 0 < ones < 10 else (i + 2, century * CENTURY + tens)


def pointer(t: Tokens, i: int) -> tuple[int, int, str] | None:
    """ "last", "this coming", "the next": where it points to, and the word."""
    j = i + (t[i].low in ("the", "these", "those"))
    step = POINTERS.get(t[j].low)
    if step is None or t[j].glued:
        return None
    if t[j].low == "this" and t[j + 1].low in ("coming", "past"):
        return j + 2, ON if t[j + 1].low == "coming" else BACK, t[j + 1].low
    return j + 1, step, t[j].low


def edge(t: Tokens, i: int) -> int:
    """The index behind "early", "mid-", "late on", "the first half of", if any stands at `i`."""
    if t[i].low in EDGES:
        return i + 1 + (t[i + 1].low in ("-", "on", "in"))
    j = i + (t[i].low == "the")
    j += t[j].low in ORDINALS or t[j].low == "last"
    if t[j].low in EDGE_NOUNS and t[j + 1].low == "of":
        return j + 2 + (t[j + 2].low == "the")
    return i


def calendar(day: int | None, month: int, year: int | None, in_year: str = "") -> Point | None:
    """A day or month of a year; without a year the nearest; None for 31 June."""
    tail = f"{month:02d}" + (f"-{day:02d}" if day else "")
    if in_year:
        return hanging(f"{in_year} in {tail}")
    if year is None:
        return hanging(f"published nearest {tail}")
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return fixed(f"{year:04d}-{tail}")


def of_year(t: Tokens, i: int) -> tuple[int, int | None, str]:
    """ ", 2015", "of 2015", "of last year": the index behind, the year, or a phrase for it."""
    j = i + (t[i].low == ",")
    j += t[j].low == "of"
    j += t[j].low in ("fiscal", "calendar")
    found = year_number(t, j)
    if found and not (t[j].glued and j == i):
        return found[0], found[1], ""
    named = whole_year(t, j) if t[i].low != "," else None
    return (named[0], None, named[1]) if named else (i, None, "")


def whole_year(t: Tokens, i: int) -> tuple[int, str] | None:
    """ "last year", "this year", "next year"."""
    found = pointer(t, i)
    if not found or t[found[0]].low != "year":
        return None
    return found[0] + 1, f"published year {signed(found[1])}"


def signed(step: int) -> str:
    """ "- 1", "+ 0": a step as phrases write it."""
    return f"{'-' if step < 0 else '+'} {abs(step)}"
