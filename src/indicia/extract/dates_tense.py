"""Which way a yearless date or a weekday looks, by the tense of its clause: "said Friday", "will meet on Friday".

For text that is not parsed. Activities have a parse and ask their verb (`dates.forward`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from indicia.extract.dates_form import Expression, Point

Lean = Literal["past", "future", ""]

_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'A-Z])|\n\s*\n|;")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
WINDOW = 240
"""So many characters of the sentence are looked at on either side."""

_COMING = frozenset(
    """will would shall 'll won't may might could should can must to due scheduled expected set plans plan planned
    planning expects expect until going begins starts opens expires ends takes upcoming""".split()
)
_GONE = frozenset(
    """was were had did said told came went began became made took held fell rose got gave left met saw ran won lost
    found sent kept put set up has have been brought bought sold spoke wrote led fought broke shot struck hit cut
    thought knew grew drew flew spent built caught taught since ago says""".split()
) - {"set", "up"}
_TO_COME = frozenset(("is", "are", "going", "about", "expected", "likely", "set", "hopes", "intends", "wants"))
_HELPERS = frozenset(("be", "been", "have", "not", "also", "being", "get"))
_ED = re.compile(r"[a-z]{2,}ed")
_NOT_PAST = frozenset(("need", "indeed", "speed", "exceed", "proceed", "feed", "seed", "united", "hundred", "red"))
_BOUND = re.compile(
    r"\b(?:(ended|dated|since|began)|(until|till|through|by|payable|effective))\s+(?:on\s+)?$", re.IGNORECASE
)
"""Words directly before a date that tell its side whatever the verb."""
_BOUND_WINDOW = 24
_LEANING = re.compile(r"published (?:weekday (\w+)|nearest ((?:season |quarter )?\d\d?(?:-\d\d)?))")


def leaning(text: str, expression: Expression) -> Expression:
    """The expression with its points turned to the past or the future, as its clause tells."""
    if not any(p and _LEANING.fullmatch(p.relative or "") for p in (expression.first, expression.last)):
        return expression
    bound = _bound(text, expression.start)
    lean = bound or tense(text, expression.start, expression.end)
    first, last = (_turned(p, lean, sure=bool(bound)) for p in (expression.first, expression.last))
    return replace(expression, first=first, last=last)


def _turned(point: Point | None, lean: Lean, *, sure: bool) -> Point | None:
    """A day of a month is the nearest one, whatever the tense, if that is near: only a word beside it moves it."""
    match = _LEANING.fullmatch(point.relative or "") if point else None
    if point is None or match is None or not lean:
        return point
    if match[1]:
        return replace(point, relative=f"published weekday {match[1]} after") if lean == "future" else point
    side = ("from" if lean == "future" else "by") if sure or "-" not in match[2] else f"rather {lean}"
    return replace(point, relative=f"published {side} {match[2]}")


def _bound(text: str, start: int) -> Lean:
    match = _BOUND.search(text, max(start - _BOUND_WINDOW, 0), start)
    return "" if match is None else "past" if match[1] else "future"


def tense(text: str, start: int, end: int) -> Lean:
    """Past or future, by the nearest verb of the sentence to the left, else to the right; "" if none tells.

    >>> tense("The talks will be held on Friday.", 26, 32), tense("They met on Friday.", 12, 18)
    ('future', 'past')
    """
    left = max(start - WINDOW, 0)
    if text[end : end + 2] in ("'s", "’s"):
        return ""
    for match in _SENTENCE_END.finditer(text, left, start):
        left = match.end()
    after = _SENTENCE_END.search(text, end, min(len(text), end + WINDOW))
    before = [w.lower() for w in _WORD.findall(text, left, start)]
    return _backward(before) or _onward(
        [w.lower() for w in _WORD.findall(text, end, after.start() if after else end + WINDOW)]
    )


def _backward(words: list[str]) -> Lean:
    """Walk to the left: an "-ed" behind "to be" or "will be" belongs to what is to come."""
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if _is_coming(words, i):
            return "future"
        if word in _GONE or _is_past(word):
            return "future" if _is_helped(words, i) else "past"
    return ""


def _is_coming(words: list[str], i: int) -> bool:
    word = words[i]
    if word == "to":  # "is to resume on Friday", not "went to Moscow on Friday"
        return i > 0 and words[i - 1] in _TO_COME
    return word in _COMING or word.endswith("'ll")


def _is_past(word: str) -> bool:
    return bool(_ED.fullmatch(word)) and word not in _NOT_PAST and word not in _COMING


def _is_helped(words: list[str], i: int) -> bool:
    """ "Will be completed", "to have been held": the helping verbs on the left end in a coming one."""
    j = i - 1
    while j >= 0 and words[j] in _HELPERS:
        j -= 1
    return j >= 0 and j < i - 1 and (words[j] in _COMING or words[j] == "to") and words[j + 1] != "been"


def _onward(words: list[str]) -> Lean:
    for i in range(len(words)):
        if words[i] in _COMING and words[i] != "to":
            return "future"
        if words[i] in _GONE or _is_past(words[i]):
            return "past"
    return ""
