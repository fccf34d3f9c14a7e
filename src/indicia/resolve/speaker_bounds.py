"""Where a name or mention begins and ends, whatever the taggers think."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from indicia.model import Span

Named = tuple[str, Span]

NEAR_CHARS: Final = 50
"""How far before a name the verb that presents it is looked for."""
_REST_OF_NAME: Final = re.compile(r"(?:[-‐‑][^\W\d_]{1,20}){1,3}|[ \u00a0][A-Z][a-z]{0,9}[-‐‑][a-z]{1,9}\b(?!['’])")
_JOINED: Final = re.compile(r"(?:[-‐‑][^\W\d_]{1,20}){1,3}")
_JOINED_BEFORE: Final = re.compile(r"(?:[A-Z][\w'’]{1,20} )?[A-Z][\w'’]{1,20}[-‐‑]$")
_NUMBER: Final = re.compile(r"\d{1,3}(?:/\d{0,3}|[.)])\s")
_NAME_ENDS: Final = re.compile(r"(?<=[^\W\d_]{3})[.:;!?]\s| (?:since|that|which|who|when|as|if|and|but|after|before)\b")
_ALONE: Final = frozenset({"the", "a", "an", "our"})
_DETERMINED: Final = re.compile(
    r" (?:(?:same|own|old|two|armed|foreign|defence|interior|joint) )?"
    r"(?:(?:[A-Z][\w'’-]+ )+of [A-Z][\w'’-]+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*|[a-z][\w'’-]+)"
)
"""What an article alone begins, if the tagger stopped at it: its noun, or a name in capitals."""
_HERE: Final = re.compile(r" (?:over )?(?:there|here)$")
_ARABIC: Final = re.compile(r"(?: (?:al|el|ul|ur|bin|ibn)[- ][A-Z][\w'’-]{1,20}| El [A-Z][\w'’-]{1,20}| Jr\.?)+")
"""What the tagger leaves off behind a given name: "Abdel Fattah" of "Abdel Fattah al-Burhan"."""
_PARTICLES: Final = "(?:von|van|der|den|del|de|da|di|du|la|af|te|zu)"
_PARTICLED: Final = re.compile(rf" (?:{_PARTICLES} ){{1,3}}[A-Z][\w'’-]{{1,20}}")
_ON_PARTICLE: Final = re.compile(rf"[ \u00a0]{_PARTICLES}$")
_SURNAME: Final = re.compile(r" [A-Z][\w'’-]{1,20}")
"""What the tagger leaves off at a particle: "Ursula von der" of "Ursula von der Leyen"."""
_COURTESY: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? $")
_EXERCISES: Final = re.compile(
    r"(?i:exercises?|drills?|manoeuvres?|operations?|code-?named),? “?(?P<said>[A-Z][\w'’]{1,30})"
    r"|\b(?P<numbered>[A-Z][\w’]{1,30})[- ’']?\d"
)
_RUNS: Final = re.compile(r"(?<!\w)[A-Z][\w'’.-]{0,30}(?: [A-Z][\w'’-]{0,30}){1,6}")


def longest(found: Iterable[Named]) -> list[Named]:
    """Without names that stand inside a longer one: "Abdel Fattah" of "Abdel Fattah al-Burhan"."""
    kept: list[Named] = []
    for name, span in sorted(found, key=lambda told: (told[1].start, -told[1].end)):
        if not kept or span.end > kept[-1][1].end or span == kept[-1][1]:
            kept.append((name, span))
    return kept


def whole_words(text: str, span: Span) -> Named:
    """A mention to the ends of its first and last words: "Dae" or "yong" of "Dae-yong" is a slip of the tokeniser."""
    rest = _JOINED.match(text, span.end)
    end = rest.end() if rest and text[span.end - 1 : span.end].isalpha() else span.end
    alone = _DETERMINED.match(text, end) if text[span.start : end].casefold() in _ALONE else None
    end = alone.end() if alone else end
    here = _HERE.search(text, span.start, end)
    end = here.start() if here and text[span.start : here.start()].strip() else end
    first = _JOINED_BEFORE.search(text, max(0, span.start - NEAR_CHARS), span.start)
    start = first.start() if first and text[span.start : span.start + 1].isalpha() else span.start
    return text[start:end], Span(start, end)


def without_number(text: str, span: Span) -> Span:
    """A mention without the number of its paragraph: "6/ A press officer"."""
    number = _NUMBER.match(text, span.start, span.end)
    return Span(number.end(), span.end) if number and number.end() < span.end else span


def one_name(name: str, span: Span) -> Span:
    """A name without what the tagger took along: "Vaernes since January", "Friday. Ana"."""
    cut = _NAME_ENDS.search(name)
    return Span(span.start, span.start + cut.start()) if cut else span


def whole(text: str, span: Span) -> Named:
    """A name to the end of its last word and with a hyphened given name behind it; with "Mr" before a mere surname."""
    rest = _REST_OF_NAME.match(text, span.end) or _ARABIC.match(text, span.end) or _PARTICLED.match(text, span.end)
    if rest is None and _ON_PARTICLE.search(text, span.start, span.end):
        rest = _SURNAME.match(text, span.end)
    end = rest.end() if rest else span.end
    polite = _COURTESY.search(text, max(0, span.start - 6), span.start) if " " not in text[span.start : end] else None
    start = polite.start() if polite else span.start
    return text[start:end], Span(start, end)


def exercises(text: str) -> frozenset[str]:
    """Single words that name exercises and are part of no fuller name: "Zapad", which the tagger takes for somebody."""
    named = {found["said"] or found["numbered"] for found in _EXERCISES.finditer(text)}
    return frozenset(named - {word for run in _RUNS.finditer(text) for word in run[0].split()})
