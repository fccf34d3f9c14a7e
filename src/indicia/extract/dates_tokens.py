"""Text -> tokens that the date grammar reads: words, numbers, ordinals, clock times, dates in digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<numeric>\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<clock>\d{1,2}:\d\d(?!\d))"
    r"|(?P<decade>(?:\d{3}0['’]?|['’]\d0)s\b)"
    r"|(?P<ord>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<num>\d{1,9}(?:,\d{3})+(?!\d)|\d{1,9}(?:\.\d{1,9})?)"
    r"|(?P<meridiem>[apAP]\.[mM]\.?|[apAP][mM]\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>\n[^\S\n]*\n)"
    r"|(?P<mark>[^\s\w]|_)"
)
PADDING = 16
"""Empty tokens behind the last, so that a rule may look ahead without asking for the length."""


class Token(NamedTuple):
    """A word, number or mark at `[start, end)`. `low` is its text in lower case; `value` a number's value."""

    start: int
    end: int
    kind: str
    low: str
    capital: bool = False
    value: float | None = None
    glued: bool = False
    """Whether a letter, digit, hyphen, slash or currency sign stands directly before it."""


END = Token(0, 0, "end", "")
Tokens = Sequence[Token]
_GLUE = frozenset("-/$£€_")


def tokens(text: str) -> list[Token]:
    """All tokens of a text, in order, and padding behind them. Linear in the text."""
    return [*map(_token, _TOKEN.finditer(text)), *(END,) * PADDING]


def _token(match: re.Match[str]) -> Token:
    kind, raw = match.lastgroup or "", match[0]
    before = match.string[match.start() - 1] if match.start() else " "
    glued = before.isalnum() or before in _GLUE
    value = _value(kind, raw)
    return Token(match.start(), match.end(), kind, raw.lower(), raw[0].isupper(), value, glued)


def _value(kind: str, raw: str) -> float | None:
    if kind == "num":
        return float(raw.replace(",", ""))
    return float(raw[:-2]) if kind == "ord" else None
