"""Where a page names people, whatever the tagger of names thinks, and who an interview is with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from indicia.kb.actors import find
from indicia.kb.cues import cues
from indicia.model import Span
from indicia.resolve.speaker_heads import singular
from indicia.resolve.speaker_kinds import offices_in
from indicia.resolve.speaker_names import plain, words_of

Named = tuple[str, Span]

_GUEST: Final = re.compile(
    r"(?i:interview(?:ed)?(?: with)?|conversation with|talk(?:s|ed)? (?:to|with)"
    r"|sp(?:eak|oke|eaks) (?:to|with)|answers?"
    r"|questions (?:to|for)|asked|met)[: ]\s?((?:[^\W\d_][\w.'’-]{0,20} ){0,4}[A-Z][\w'’-]+ [A-Z][\w'’-]+)"
)
_NAME: Final = re.compile(
    r"(?P<before>(?:[^\W\d_][\w.()-]{0,20} ){0,4})"
    r"(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z][\w.'’-]{0,20} )?[A-Z][\w'’-]{1,20})"
    r"(?P<after>,? [^\n.;:]{0,60})?"
)
_NAME_OF_BODY: Final = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z]\. )?[A-Z][\w'’-]{1,20}),? (?:of|from|at|with) the "
    r"(?:[A-Z][\w'’-]{1,20} ){1,4}?"
    r"(?P<body>[A-Z][a-z]{3,12})\b"
)
_REST_OF_NAME: Final = re.compile(r"(?:[-‐‑][^\W\d_]{1,20}){1,3}|[ \u00a0][A-Z][a-z]{0,9}[-‐‑][a-z]{1,9}\b(?!['’])")
_PRESENTS: Final = re.compile(
    r"\b(?:is|was|comes|came|stands|stood|sits|sat|enter|enters|goes) (?:the )?(?:[A-Za-z]{1,15} ){0,2}$"
)
NEAR_CHARS: Final = 50
"""How far before a name the verb that presents it is looked for."""
_JOINED: Final = re.compile(r"(?:[-‐‑][^\W\d_]{1,20}){1,3}")
_COURTESY: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? $")


def names(text: str, told: Iterable[Named], sources: Iterable[Named]) -> list[Named]:
    """All names of people on a page: the tagger's, whole and without bodies, and those beside titles and offices."""
    tagged = [_whole(text, span) for name, span in told if not _bodily(name)]
    return [*tagged, *_titled(sources), *_with_office(text), *_of_a_body(text)]


def whole_words(text: str, span: Span) -> Named:
    """A mention to the ends of its first and last words: "Dae" of "Dae-yong" is a slip of the tokeniser."""
    rest = _JOINED.match(text, span.end)
    end = rest.end() if rest and text[span.end - 1 : span.end].isalpha() else span.end
    return text[span.start : end], Span(span.start, end)


def presented(text: str, named: Iterable[Named]) -> Iterator[Named]:
    """Names that their sentence puts forward behind its verb: "Less philosophical is Trond Eilertsen"."""
    for name, span in named:
        if _PRESENTS.search(text, max(0, span.start - NEAR_CHARS), span.start):
            yield name, span


def _bodily(name: str) -> bool:
    """ "Armed Forces" is nobody's name, whatever the tagger thinks."""
    words = name.casefold().split()
    return len(words) > 1 and singular(words[-1]) in cues().organisations and not name.endswith(words[-1])


def _whole(text: str, span: Span) -> Named:
    """A name to the end of its last word and with a hyphened given name behind it; with "Mr" before a mere surname."""
    rest = _REST_OF_NAME.match(text, span.end)
    end = rest.end() if rest else span.end
    polite = _COURTESY.search(text, max(0, span.start - 6), span.start) if " " not in text[span.start : end] else None
    start = polite.start() if polite else span.start
    return text[start:end], Span(start, end)


def _titled(mentions: Iterable[Named]) -> Iterator[Named]:
    """Full names behind a title, which the tagger may have missed: "Major Kavita Rawal"."""
    for text, span in mentions:
        words = words_of(text)
        capitals = 2 <= len(words) <= 3 and all(w[0].isupper() for w in words)
        bodies = cues().organisations
        bodily = any(w.casefold() in bodies | cues().media or singular(w.casefold()) in bodies for w in words)
        titled = not text.casefold().startswith("the ") or len(text.split()) > len(words) + 1
        if capitals and titled and not text.startswith(words[0]) and not bodily:
            name = " ".join(words)
            start = text.find(name)
            if start >= 0:
                yield name, Span(span.start + start, span.start + start + len(name))


def _with_office(text: str) -> Iterator[Named]:
    """Full names behind an office or rank anywhere on the page, whatever the tagger thinks of them."""
    bodies = cues().organisations | cues().documents | cues().media
    for found in (*_office_and_name().finditer(text), *_name_and_office().finditer(text)):
        words = words_of(found["name"])
        if len(words) >= 2 and not {w.casefold() for w in words} & bodies and not find(found["name"]):
            start = found.start("name") + found["name"].find(words[0])
            yield text[start : found.end("name")], Span(start, found.end("name"))


def _of_a_body(text: str) -> Iterator[Named]:
    """Full names with their institute behind them: "Marta Lindqvist of the Visby Institute"."""
    bodies = cues().organisations
    for found in _NAME_OF_BODY.finditer(text):
        words = {w.casefold() for w in words_of(found["name"])}
        if found["body"].casefold() in bodies and not words & bodies and not find(found["name"]):
            yield found["name"], Span(*found.span("name"))


@cache
def _office_and_name() -> re.Pattern[str]:
    offices = "|".join(sorted(map(re.escape, cues().people | cues().titles - {"the"}), key=len, reverse=True))
    return re.compile(rf"\b(?i:{offices})\.?,? (?P<name>(?:[A-Z][\w'’.-]{{1,20}} ){{1,2}}[A-Z][\w'’-]{{1,20}})")


@cache
def _name_and_office() -> re.Pattern[str]:
    offices = "|".join(sorted(map(re.escape, cues().people), key=len, reverse=True))
    name = r"\b(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z][\w'’.-]{0,20} )?[A-Z][\w'’-]{1,20})"
    return re.compile(rf"{name}, (?:an?|the|its|their|his|her) (?:[\w-]{{1,20}} ){{0,3}}(?:{offices})\b")


def guest(text: str, before: int) -> str:
    """The one whom an interview is with, as announced before its first answer; "" if nobody is."""
    found = _GUEST.search(text, 0, before)
    return plain(found[1]) if found else _introduced(text, before)


def _introduced(text: str, before: int) -> str:
    """The first name before an interview that has a trade beside it and is not the interviewer's."""
    for found in _NAME.finditer(text, 0, before):
        near = offices_in(found["before"]) | offices_in(found["after"]) | _retired(found["after"])
        words = words_of(found["name"])
        mute = {w.casefold() for w in words} & (cues().organisations | cues().documents)
        asker = found["before"].casefold().rstrip().endswith(("by", "text:"))
        if len(words) >= 2 and near and not mute and not asker:
            return plain(found["name"])
    return ""


def _retired(after: str | None) -> set[str]:
    return set((after or "").casefold().replace(",", " ").split()[:4]) & {"retired", "former", "who", "ex"}
