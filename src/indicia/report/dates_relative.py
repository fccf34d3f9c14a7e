"""Phrases that hang on a page's date, in words, for pages without one: "the day before publication".

The grammar is that of `extract.dates_form`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from indicia.report.dates_edtf import edtf_words, part_words

_DAY = "the day of publication"
_UNKNOWN = "a time that hangs on the day of publication"
"""For a phrase that is not known here: a reader is not shown the grammar."""
_SIDES = {"-": "before", "+": "after"}
_WEEKENDS = {"by": "the last weekend up to", "from": "the first weekend from", "before": "the weekend before",
             "after": "the weekend after"}  # fmt: skip
_ONE_DAY = re.compile(r"published|.*(?: days?| day \d\d?|\d\d-\d\d| weekday \w+(?: before| after)?)")
_NTH = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_BEFORE_QUARTERS = 32
"""EDTF writes the first quarter as 33; these phrases as 1."""


def relative_words(phrase: str) -> str:
    """A phrase of the grammar in words.

    >>> relative_words("published - 1 days"), relative_words("published weekday Monday after")
    ('the day before publication', 'the Monday after publication')
    >>> relative_words("published nearest 06-22 then + 2 days")
    '2 days after 22 June of a year not given'
    """
    if phrase.startswith("about "):
        return f"about {relative_words(phrase.removeprefix('about '))}"
    for pattern, words in _WORDS.items():
        if match := pattern.fullmatch(phrase):
            return words(match)
    return _UNKNOWN if phrase.startswith("published") else edtf_words(phrase)


def is_one_day(phrase: str) -> bool:
    """Whether a phrase names a day, not a week or a month.

    >>> is_one_day("published weekday Monday"), is_one_day("published month - 1")
    (True, False)
    """
    return _ONE_DAY.fullmatch(phrase) is not None


def _counted(count: str, unit: str, sign: str, base: str) -> str:
    """ "2 days after publication", "the week of publication"."""
    number = int(count)
    if not number:
        return f"the {unit} of {base}"
    return f"{f'the {unit}' if number == 1 else f'{number} {unit}s'} {_SIDES[sign]} {base}"


def _weekday(match: re.Match[str]) -> str:
    return f"the {match[1]} {match[2]} publication" if match[2] else f"the last {match[1]} up to publication"


def _yearless(match: re.Match[str]) -> str:
    sort, first, second = match.groups()
    if sort == "day":
        return f"the {int(first)}{_NTH.get(int(first), 'th')} of a month not given"
    if sort == "quarter":
        return f"{part_words(str(_BEFORE_QUARTERS + int(first)))} a year not given"
    return f"{part_words(first, second)} of a year not given"


def _in_year(match: re.Match[str]) -> str:
    words = part_words(match[2], match[3])
    return f"{words}{'' if words.endswith(' of') else ' of'} {relative_words(match[1])}"


_NEAR = "nearest|before|after|by|from|rather past|rather future"
_UNIT = "(day|week|weekend|month|quarter|year|decade|century)s?"
_WORDS: Mapping[re.Pattern[str], Callable[[re.Match[str]], str]] = {
    re.compile(pattern): words
    for pattern, words in (
        (r"published", lambda m: _DAY),
        (rf"published ([-+]) (\d+) {_UNIT}", lambda m: _counted(m[2], m[3], m[1], "publication")),
        (rf"published {_UNIT} ([-+]) (\d+)", lambda m: _counted(m[3], m[1], m[2], "publication")),
        (r"published weekend (by|from|before|after)", lambda m: f"{_WEEKENDS[m[1]]} publication"),
        (r"published weekday (\w+)(?: (after|before))?", _weekday),
        (rf"published (?:{_NEAR}) (?:(season|day|quarter) )?(\d\d?)(?:-(\d\d))?", _yearless),
        (rf"(.+) then ([-+]) (\d+) {_UNIT}", lambda m: _counted(m[3], m[4], m[2], relative_words(m[1]))),
        (rf"(.+) whole {_UNIT} ([-+]) (\d+)", lambda m: _counted(m[4], m[2], m[3], relative_words(m[1]))),
        (r"(.+) (first|last) day", lambda m: f"the {m[2]} day of {relative_words(m[1])}"),
        (r"(.+) in (\d\d)(?:-(\d\d))?", _in_year),
    )
}
