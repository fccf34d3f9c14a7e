"""EDTF dates in words: "16 June 2015", "about 2017", "spring 2022", "10–20 February 2022"."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
}  # fmt: skip
"""EDTF levels 1 and 2 (ISO 8601-2): seasons 21-24 and quarters 33-36 in place of a month."""

_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_DECADE = re.compile(r"(\d{3})([~?%]?)")
_HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def edtf_words(value: str) -> str:
    """An EDTF value in words; a form that is not known here is given back as it is.

    >>> edtf_words("2015-06-16"), edtf_words("2022-21"), edtf_words("2017~"), edtf_words("2022-02-10/2022-02-20")
    ('16 June 2015', 'spring 2022', 'about 2017', '10–20 February 2022')
    >>> edtf_words("1989-34"), edtf_words("198")
    ('second quarter of 1989', '1980s')
    """
    first, slash, last = value.partition("/")
    return interval_words(first, last) if slash else _point(value)


def is_day(value: str) -> bool:
    """Whether an EDTF value names one day."""
    return value.count("-") == 2


def _point(value: str) -> str:
    parts = _EDTF.fullmatch(value)
    decade = _DECADE.fullmatch(value)
    if decade:
        return f"{_HEDGES[decade[2]]}{decade[1]}0s"
    if not parts:
        return value
    year, month, day, hedge = parts.groups()
    return _HEDGES[hedge] + " ".join(filter(None, (part_words(month, day), year)))


def part_words(month: str | None, day: str | None = None) -> str:
    """A part of a year in words: "June", "22 June", "spring", "first quarter of".

    >>> part_words("06", "02"), part_words("21")
    ('2 June', 'spring')
    """
    if not month:
        return ""
    n = int(month)
    name = MONTHS[n - 1] if 1 <= n <= 12 else SEASONS.get(n, month)
    return f"{int(day)} {name}" if day else name


def interval_words(first: str, last: str) -> str:
    """From one EDTF value to another; "" and ".." are open ends."""
    if not first or first == "..":
        return f"until {_point(last)}"
    if not last or last == "..":
        return f"from {_point(first)}"
    if is_day(first) and is_day(last) and first[:7] == last[:7] and _EDTF.fullmatch(first):
        return f"{int(first[8:10])}–{_point(last)}"
    return f"{_point(first)} to {_point(last)}"
