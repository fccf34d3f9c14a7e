"""Where a page names people, whatever the tagger of names thinks, and who an interview is with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from indicia.kb.actors import find
from indicia.kb.cues import cues
from indicia.model import Span
from indicia.resolve.speaker_bounds import NEAR_CHARS, Named, exercises, longest, one_name, whole
from indicia.resolve.speaker_heads import singular
from indicia.resolve.speaker_kinds import offices_in
from indicia.resolve.speaker_names import words_of

_NAME_OF_BODY: Final = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z]\. )?[A-Z][\w'’-]{1,20}),? (?:of|from|at|with) the "
    r"(?:[A-Z][\w'’-]{1,20} ){1,4}?"
    r"(?P<body>[A-Z][a-z]{3,12})\b"
)
_PRESENTS: Final = re.compile(
    r"\b(?:is|was|comes|came|stands|stood|sits|sat|enter|enters|goes) (?:the )?(?:[A-Za-z]{1,15} ){0,2}$"
)
_NUMBERED: Final = re.compile(r"[- ]\d{2,4}\b")
_NEXT_NAME: Final = re.compile(r" [A-Z][\w'’-]{1,20}")
_APPOSED: Final = re.compile(
    r"(?P<role>[^,]{3,60}), (?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z][\w.'’-]{0,20} ){0,2}[A-Z][\w'’-]{1,20})(?=,|$)"
)
_AT_BODY: Final = re.compile(
    r"(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z][\w.'’-]{0,20} )?[A-Z][\w'’-]{1,20}) (?:of|from|at|with) (?:the|a|an) "
)
_FORCES: Final = frozenset({"forces", "command", "fleet", "ministry", "council", "committee", "brigade", "division"})
"""In whatever place, no part of anybody's name: "Forces Korea"."""
_BEFORE_COMMA: Final = re.compile(
    r"(?<=[a-z,“] )(?P<name>[A-Z][\w'’-]{2,20} (?:[A-Z][\w'’.-]{0,20} )?[A-Z][\w'’-]{1,20}), $"
)
MAX_NAME_WORDS: Final = 4
"""Names of more words are titles or bodies."""
_GIVEN: Final = r"(?:[A-Z][\w'’-]{1,20}|(?:[A-Z]\.-?){1,3}|(?:Gen|Lt|Col|Maj|Capt|Adm|Brig|Sgt|Dr|St)\.)"
"""A word of a name or a rank with its stop: a longer word with a stop ends its sentence."""
_INITIALS: Final = re.compile(r"(?:[A-Z]\.? ?){2,3}")


def names(text: str, told: Iterable[Named], sources: Iterable[Named]) -> list[Named]:
    """All names of people on a page: the tagger's, whole and without bodies, and those beside titles and offices."""
    tagged = [whole(text, one_name(name, span)) for name, span in told if not _bodily(name)]
    drills = exercises(text)
    tagged = [(name, span) for name, span in tagged if name and name not in drills and not _numbered(text, span)]
    mentions = list(sources)
    found = [*tagged, *_titled(mentions), *_apposed(mentions), *_with_office(text), *_of_a_body(text)]
    found = longest([*found, *_begun_before(mentions, found)])
    return [(name, span) for name, span in found if words_of(name)[-1:] and not (_is_office(name) or _nobodys(name))]


def _begun_before(mentions: Iterable[Named], found: Iterable[Named]) -> Iterator[Named]:
    """Mentions that are nothing but a name of which only the end was found: "Mehmet Ali Talat"."""
    ends = {span.end: span.start for _, span in found}
    for text, span in mentions:
        words = words_of(text)
        begun = span.start < ends.get(span.end, span.start) and " ".join(words) == text
        if begun and 3 <= len(words) <= MAX_NAME_WORDS and all(w[0].isupper() for w in words) and not _names_body(text):
            yield text, span


def name_before(text: str, offset: int) -> str:
    """The name that ends with a comma before an offset, whatever the tagger thinks of it; "" if there is none."""
    found = _BEFORE_COMMA.search(text, max(0, offset - NEAR_CHARS), offset)
    full = found["name"] if found else ""
    return full if full and words_of(full) and not _names_body(full) else ""


def presented(text: str, named: Iterable[Named]) -> Iterator[Named]:
    """Names that their sentence puts forward behind its verb: "Less philosophical is Trond Eilertsen"."""
    for name, span in named:
        if _PRESENTS.search(text, max(0, span.start - NEAR_CHARS), span.start):
            yield name, span


def _bodily(name: str) -> bool:
    """ "Armed Forces" is nobody's name, whatever the tagger thinks."""
    words = name.casefold().split()
    ends = len(words) > 1 and singular(words[-1]) in cues().organisations and not name.endswith(words[-1])
    return ends or (len(words) > 1 and bool(_FORCES & set(words)))


def _nobodys(name: str) -> bool:
    """Initials stand for a name, and a state, a people or a town's label is none: "T. G.", "Azerbaijani"."""
    if _INITIALS.fullmatch(name.split(":")[0].strip()) or any(c.isdigit() for c in name):
        return True
    return any(hit.via != "leader" and hit.end - hit.start >= len(name.rstrip(".")) for hit in find(name))


def _numbered(text: str, span: Span) -> bool:
    """Exercises are numbered, people are not: "Zapad-2025", "Aurora 17"."""
    return _NUMBERED.match(text, span.end) is not None


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


def _apposed(mentions: Iterable[Named]) -> Iterator[Named]:
    """The name in "Colombia's president, Gustavo Petro" and in "Ann Ek of the interior ministry"."""
    for text, span in mentions:
        role, beside = _APPOSED.match(text), _AT_BODY.match(text)
        found = role if role and offices_in(role["role"]) else beside
        if found is not None and not _names_body(found["name"]):
            yield found["name"], Span(span.start + found.start("name"), span.start + found.end("name"))


def _names_body(name: str) -> bool:
    """Whether capitalised words name a body, an agency, a paper or a place rather than somebody."""
    words = {w.casefold() for w in words_of(name)}
    bodies = cues().organisations | cues().media | cues().documents
    return bool((words | {singular(w) for w in words}) & bodies) or _is_place_or_body(name)


def _is_place_or_body(name: str) -> bool:
    """Known heads of state and government are people, whatever their name stands for; so is "Sofia Holm"."""
    hits = [hit for hit in find(name) if hit.via != "leader"]
    return any(hit.via != "capital" or name.count(" ") != 1 or hit.end - hit.start >= len(name) for hit in hits)


def _is_office(name: str) -> bool:
    """ "Supreme Commander" is nobody's name."""
    return words_of(name)[-1].casefold() in cues().people and " " in name


def _with_office(text: str) -> Iterator[Named]:
    """Full names behind an office or rank anywhere on the page, whatever the tagger thinks of them."""
    for found in (*_office_and_name().finditer(text), *_name_and_office().finditer(text)):
        words = words_of(found["name"])
        if len(words) >= 2 and not _names_body(found["name"]):
            start = found.start("name") + found["name"].find(words[0])
            end = _name_end(text, found.end("name"), len(found["name"].split()) - len(words))
            yield text[start:end], Span(start, end)


def _name_end(text: str, end: int, titles: int) -> int:
    """Where a name ends that was looked for with so many titles among its words: "Minister Odd Roger Enoksen"."""
    for _ in range(titles):
        more = _NEXT_NAME.match(text, end)
        end = more.end() if more else end
    return end


def _of_a_body(text: str) -> Iterator[Named]:
    """Full names with their institute behind them: "Marta Lindqvist of the Visby Institute"."""
    bodies = cues().organisations
    for found in _NAME_OF_BODY.finditer(text):
        words = {w.casefold() for w in words_of(found["name"])}
        if found["body"].casefold() in bodies and not words & bodies and not _is_place_or_body(found["name"]):
            yield found["name"], Span(*found.span("name"))


@cache
def _office_and_name() -> re.Pattern[str]:
    offices = "|".join(sorted(map(re.escape, cues().people | cues().titles - {"the"}), key=len, reverse=True))
    return re.compile(rf"\b(?i:{offices})\.?,? (?P<name>(?:{_GIVEN} ){{1,2}}[A-Z][\w'’-]{{1,20}})")


@cache
def _name_and_office() -> re.Pattern[str]:
    offices = "|".join(sorted(map(re.escape, cues().people), key=len, reverse=True))
    name = r"\b(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z][\w'’.-]{0,20} )?[A-Z][\w'’-]{1,20})"
    return re.compile(rf"{name}, (?:an?|the|its|their|his|her) (?:[\w-]{{1,20}} ){{0,3}}(?:{offices})\b")
