"""Numbers and units of time: "two and a half years", "5 1/2 hours", "a couple of weeks", "ten-day"."""

from __future__ import annotations

from typing import NamedTuple

from indicia.extract.dates_tokens import Tokens
from indicia.extract.dates_words import FILLERS, ISO_UNITS, MANY, SMALLER, UNIT_DAYS, UNITS
from indicia.extract.numbers import SCALES, of_words
from indicia.extract.numbers import UNITS as NUMBER_WORDS

MAX_NUMBER_WORDS = 8
"""Word numbers are cut there: longer runs are lists."""
MAX_COUNT = 9_999
"""More of a unit is a number of something else."""


class Amount(NamedTuple):
    """A count of a unit. `many` None is "several". `article`: "a week"; `joined`: "ten-day"; `bare`: "weeks"."""

    many: float | None
    unit: str
    article: bool = False
    joined: bool = False
    bare: bool = False

    @property
    def period(self) -> str:
        """ISO 8601, halves in the next smaller unit: P2Y6M, PT90S stays PT1M30S."""
        mark, times, letter = ISO_UNITS[self.unit]
        if self.many is None:
            return f"P{mark}X{_vague_letter(self.unit)}"
        whole, rest = divmod(self.many * times, 1)
        smaller = SMALLER.get(self.unit)
        if rest and smaller and self.many < MAX_COUNT:
            small_mark, _, small = ISO_UNITS[smaller[0]]
            head = f"P{mark}{int(whole)}{letter}" if whole else "P" + mark
            return f"{head}{'' if mark else small_mark}{round(rest * smaller[1])}{small}"
        return f"P{mark}{int(whole) if not rest else self.many * times:g}{letter}"

    @property
    def days(self) -> int | None:
        """Whole days, where it is counted in days, weeks or months."""
        if self.many is None or self.unit not in UNIT_DAYS or self.unit in ("year", "quarter"):
            return None
        return round(self.many * UNIT_DAYS[self.unit]) or None


def _vague_letter(unit: str) -> str:
    return {"decade": "E", "century": "C", "millennium": "L", "fortnight": "W"}.get(unit, ISO_UNITS[unit][2])


def number(t: Tokens, i: int) -> tuple[int, float] | None:
    """A number in digits or words at `i`, with its half: "2 1/2", "two and a half"."""
    found = _plain_number(t, i)
    if found is None:
        return None
    j, value = found
    if t[j].kind == "num" and t[j + 1].low == "/" and t[j + 2].low in ("2", "4") and t[j].low in ("1", "3"):
        return j + 3, value + (t[j].value or 0) / (t[j + 2].value or 1)
    if [t[j].low, t[j + 1].low, t[j + 2].low] == ["and", "a", "half"]:
        return j + 3, value + 0.5
    return j, value


def _plain_number(t: Tokens, i: int) -> tuple[int, float] | None:
    if t[i].kind == "num":
        scale = SCALES.get(t[i + 1].low)
        return (i + 2, (t[i].value or 0) * scale) if scale else (i + 1, t[i].value or 0)
    j = i + (t[i].low in ("a", "an", "half") and t[i + 1].low in (*SCALES, "dozen"))
    last = j
    while j - i < MAX_NUMBER_WORDS and (t[j].low in NUMBER_WORDS or t[j].low in SCALES or _joint(t, j, last)):
        if t[j].kind == "word" and t[j].low != "and":
            last = j + 1
        j += 1
    value = of_words(" ".join(token.low for token in t[i:last])) if last > i else None
    return (last, float(value)) if value is not None else None


def _joint(t: Tokens, j: int, last: int) -> bool:
    """A hyphen or "and" between two number words: "twenty-four", "a hundred and fifty"."""
    following = t[j + 1].low in NUMBER_WORDS or t[j + 1].low in SCALES
    return j == last > 0 and t[j].low in ("-", "and") and following and (t[j].low == "-" or t[j - 1].low in SCALES)


def count(t: Tokens, i: int) -> tuple[int, float | None, bool] | None:
    """A count of something: number, article ("a week") or vague ("several"). None as count is vague."""
    low = t[i].low
    if low in ("a", "an", "another"):
        return _after_article(t, i)
    if low == "half" and t[i + 1].low in ("a", "an"):
        return i + 2, 0.5, False
    if low in MANY:
        return i + 1 + (t[i + 1].low in ("of", "more")), None, False
    found = number(t, i)
    if not found:
        return None
    j, value = found
    is_year = t[i].kind == "num" and len(t[i].low) == 4 and j == i + 1
    return (j, value, False) if value <= MAX_COUNT and not is_year else None


def _after_article(t: Tokens, i: int) -> tuple[int, float | None, bool] | None:
    after = t[i + 1].low
    if after in ("couple", "pair"):
        return i + 2 + (t[i + 2].low == "of"), 2.0, False
    if after in ("few", "handful", "number"):
        return i + 2 + (t[i + 2].low == "of"), None, False
    found = number(t, i)
    return (found[0], found[1], False) if found else (i + 1, 1.0, True)


def unit(t: Tokens, i: int) -> tuple[int, str] | None:
    """A unit of time; the possessive goes with it: "two weeks' notice"."""
    name = UNITS.get(t[i].low)
    if name is None or (name == "second" and t[i].low == "second" and t[i + 1].kind != "mark"):
        return None
    return i + 1, name


def amount(t: Tokens, i: int) -> tuple[int, Amount] | None:
    """A count with its unit: "two more weeks", "ten-day", "a minute and a half", "two to three weeks"."""
    found = count(t, i)
    if found is None:
        return None
    j, value, article = found
    j, value = _up_to(t, j, value)
    joined = t[j].low == "-"
    j += joined
    while t[j].low in FILLERS:
        j += 1
    named = unit(t, j)
    if named is None or (joined and not _is_hyphen(t, j - 1)) or (t[j].capital and not t[i].capital):
        return None
    return _with_half(t, named[0], Amount(value, named[1], article, joined))


def _is_hyphen(t: Tokens, i: int) -> bool:
    return t[i].end == t[i + 1].start


def _up_to(t: Tokens, j: int, value: float | None) -> tuple[int, float | None]:
    """ "Two to three", "10-12", "three or four": the second number counts."""
    if value is not None and t[j].low in ("to", "or", "-", "–"):
        second = number(t, j + 1)
        if second and second[1] > value:
            return second[0], second[1]
    return j, value


def _with_half(t: Tokens, j: int, found: Amount) -> tuple[int, Amount]:
    if found.many is not None and [t[j].low, t[j + 1].low, t[j + 2].low] == ["and", "a", "half"]:
        return j + 3, found._replace(many=found.many + 0.5)
    return j, found


def bare(t: Tokens, i: int) -> tuple[int, Amount] | None:
    """A plural unit without a number: "weeks", "for months"."""
    named = UNITS.get(t[i].low)
    if named is None or t[i].low == named or t[i].glued:
        return None
    return i + 1, Amount(None, named, bare=True)
