"""Names of exercises on a page: with a year ("Zapad-2021"), beside an exercise word, or well known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import lemmas
from indicia.extract.parse import Paragraph, Parsed
from indicia.kb import actors
from indicia.kb.triggers import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAP = r"[A-Z][\w'’]+(?:-(?:[a-z]{1,3}-)?[A-Z][\w'’]+)*"
_YEARED = re.compile(
    rf"(?<![\w-])({_CAP}(?:\s{_CAP}){{0,3}})(?:[-–]\s?"
    rf"|\s)((?:19|20)\d\d[A-Z]?|\d\d)(?![\w.,:]\d|\w)"
)
_WORD = r"(?:exercises?|drills?|manoeuvres?|maneuvers?|war[ -]games?|wargames?)"
_EXERCISE = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_AFTER = re.compile(
    rf"\b{_WORD}(?:,?\s(?:called|named|dubbed|codenamed|code-named"
    rf"|known as),?)?\s[“\"'‘«]?({_CAP}(?:\s(?:of\s)?{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?)"
)  # fmt: skip
_COMMA = re.compile(rf"\b{_WORD},\s({_CAP}(?:\s{_CAP}){{1,2}}),")
_QUOTED = re.compile(rf"\b{_WORD}[\w ,-]{{0,30}}?[“\"«]({_CAP}(?:\s[\w’'-]+){{0,3}})[”\"»]")
_BEFORE = re.compile(
    rf"({_CAP}(?:\s(?:of\s)?{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?)[”\"'’»]?\s(?:(?:joint"
    rf"|military|naval|air)\s)?{_WORD}\b"
)
_NOT_NAMES = lemmas("January February March April May June July August "
"September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Article Chapter Resolution "
    "Page Photo Section Section Group Type Army Navy Force "
    "Forces District Brigade Corps Ministry Command Military "
    "Joint Snap Last This The These Such Next Major Large Live "
    "Two Three Four Five Some New Their Its His Any No One "
    "Another Both Those Other Spring Summer Autumn Winter In On "
    "Winter Annual Combined Naval Air Staff Command-staff Planned "
    "About Around Nearly Almost Over Roughly More Up Until Under With Between From "
    "After Before Since Why How What When Where Because And But "
    "Are Is Was Territorial Mobilisation Fire If As At Defence "
    "Defense Police Sea Baltic Allied Western Eastern Northern "
    "Southern Central Council Document Flight Boeing Airbus UN "
    "EU OSCE Euro Covid COVID Our We You Your Surprise Border")  # fmt: skip
_SEASONS = lemmas("Spring Summer Autumn Winter")
_HELD = lemmas("hold conduct stage cancel suspend postpone schedule rehearse")
_COURSE = lemmas("run last begin start open end conclude finish")
_ENTITIES = frozenset(("GPE", "LOC", "NORP", "FAC", "DATE"))
_CALLED = re.compile(
    rf"\b(?:called|named|dubbed|code-?named|christened|known as"
    rf"|under the name)(?: of)? [“\"'‘«]?({_CAP}(?:\s(?:of\s)?{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?)"
)
_MODEL = re.compile(r"^(?:[A-Z]{1,3}[a-z]?|Su|MiG|Tu|Il|An|Mi|Ka|Leopard|Abrams|Boeing)$")


def on_page(parsed: Parsed) -> tuple[str, ...]:
    """The exercise names that a page uses, longest first."""
    found: set[str] = set()
    for paragraph in parsed.of("body", "headline"):
        text = paragraph.doc.text
        found.update(_candidates(text))
        found.update(name for name in _by_parse(paragraph) if _is_name(name))
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _candidates(text: str) -> Iterator[str]:
    for match in _known().finditer(text):
        yield match.group()
    for match in _YEARED.finditer(text):
        hyphened = match.group()[match.end(1) - match.start()] in "-–"
        if (hyphened or _EXERCISE.search(text)) and _is_name(match[1]):
            yield match.group()
    called = (_CALLED,) if _EXERCISE.search(text) else ()
    for pattern in (_AFTER, _COMMA, _QUOTED, _BEFORE, *called):
        for match in pattern.finditer(text):
            name = _trimmed(match[1])
            if _is_name(name):
                yield name


def _by_parse(paragraph: Paragraph) -> Iterator[str]:
    """Proper names that are held, cancelled or take place, or stand in apposition to an exercise word."""
    for token in paragraph.doc:
        if token.pos_ == "PROPN" and token.ent_type_ not in _ENTITIES and (_is_held(token) or _is_apposed(token)):
            left = token.i
            while left and token.doc[left - 1].pos_ == "PROPN" and token.doc[left - 1].dep_ == "compound":
                left -= 1
            yield token.doc[left : token.i + 1].text


def _is_held(token: Token) -> bool:
    lemma = token.head.lemma_.lower()
    if token.dep_ == "nsubjpass":
        return lemma in _HELD
    if token.dep_ == "nsubj" and lemma in _COURSE and token.ent_type_ not in ("PERSON", "TIME", "CARDINAL"):
        return any(t.ent_type_ == "DATE" for c in token.head.children if c.dep_ == "prep" for t in c.subtree)
    return token.dep_ == "nsubj" and lemma == "take" and any(c.lower_ == "place" for c in token.head.children)


def _is_apposed(token: Token) -> bool:
    apposed = [c for c in token.children if c.dep_ == "appos"] + ([token.head] if token.dep_ == "appos" else [])
    return any(_EXERCISE.fullmatch(t.text) for t in apposed)


def _trimmed(name: str) -> str:
    """The name without leading words that open a sentence ("The Zapad") or states ("Russian Grom")."""
    words = name.split(" ")
    while len(words) > 1 and ((words[0] in _NOT_NAMES and words[0] not in _SEASONS) or actors.find(words[0])):
        words = words[1:]
    return " ".join(words)


def _is_name(name: str) -> bool:
    words = re.sub(r"[-\s](?:\d{2,4}[A-Z]?)$", "", name).split(" ")
    if words[0] in _SEASONS and len(words) > 1:
        words = words[1:]  # "Spring Storm"
    if any(word in _NOT_NAMES for word in words) or _MODEL.match(words[0]):
        return False
    return not any(actors.find(word) for word in (" ".join(words), words[0]))


@cache
def _known() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lexicon().names), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?:[-–\s](?:20|19)?\d\d[A-Z]?(?![\w.,:-]\d|\w))?(?!\w)")


def pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for all names of a page; None without names."""
    if not names:
        return None
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")
