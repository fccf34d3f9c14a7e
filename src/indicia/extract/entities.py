"""Entities of a page by kind: organisations, places, quantities, times, weapons, military platforms.

Kinds and spans are those of re3d, a corpus marked for defence analysts: a span
is the whole phrase with its article ("the Iraqi Security Forces"), a state
that acts is an organisation, a number beside counted people stands alone.
Nothing of this feeds an assessment; it says what a page is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from indicia.extract import dates
from indicia.extract.parse import Paragraph, Parsed
from indicia.kb import actors, places
from indicia.kb import entities as kb
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

EntityKind = Literal["Organisation", "Location", "Quantity", "Temporal", "Weapon", "MilitaryPlatform"]
KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
_ARMS = ("Weapon", "MilitaryPlatform")
MAX_LEFT_TOKENS, MAX_OF_TOKENS = 8, 12
"""Longer phrases are lists or parser errors."""

_LABELS: dict[str, EntityKind] = {
    "ORG": "Organisation", "NORP": "Organisation", "GPE": "Location", "LOC": "Location", "FAC": "Location",
    "QUANTITY": "Quantity", "PERCENT": "Quantity", "CARDINAL": "Quantity", "DATE": "Temporal", "TIME": "Temporal",
}  # fmt: skip
_GROUP_PRONOUNS = frozenset(("we", "they"))
_LEFT = frozenset(("det", "amod", "compound", "nmod", "poss", "predet"))
_PLAIN = frozenset(("amod", "compound", "nmod"))
_ACTS = frozenset(("nsubj", "agent"))
_PLACE_JOIN = re.compile(r",\s")
_ABBREVIATION = re.compile(r"[A-Z]{3,6}")
_HEDGE = re.compile(
    r"(?:(?:at least|at most|more than|fewer than|less than|as many as|up to|over|under|about|some|nearly|almost|around"
    r"|only|just|approximately|roughly|an additional|an estimated|the|all|another)\s+)+",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(r"the (?=\d)", re.IGNORECASE)
_NO_QUANTITY = re.compile(r"(?:only )?one", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_AGE_OR_SPAN = re.compile(r"^\d+[-–]year[-–]old$|^(?:daily|weekly|monthly|annual)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A stretch of the page and what it names."""

    kind: EntityKind
    span: Span


def entities(parsed: Parsed) -> tuple[Entity, ...]:
    """The entities of headline and body in reading order; of two that overlap and are of one kind, the longer.

    Entities of different kinds may nest: "40,000" in "40,000 civilians".
    """
    found = [e for p in parsed.of("headline", "body") for e in _longest(_of_paragraph(p))]
    return tuple(sorted(found, key=lambda e: (e.span, e.kind)))


def _longest(found: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    last: dict[EntityKind, int] = {}
    for e in sorted(set(found), key=lambda e: (e.kind, e.span.start, -e.span.end)):
        if e.span.start >= last.get(e.kind, 0):
            kept.append(e)
            last[e.kind] = e.span.end
    return kept


def _of_paragraph(paragraph: Paragraph) -> Iterator[Entity]:
    base = paragraph.span.start
    text = paragraph.text
    found = (*_named(paragraph), *_phrases(paragraph), *_groups(text), *_arms(text), *_times(text))
    for start, end, kind in found:
        if start < end:
            yield Entity(kind=kind, span=Span(base + start, base + end))


# --- names


def _named(paragraph: Paragraph) -> Iterator[tuple[int, int, EntityKind]]:
    for ent in paragraph.doc.ents:
        kind = _LABELS.get(ent.label_)
        if kind == "Quantity" and not _NO_QUANTITY.fullmatch(ent.text):
            yield _counted(ent), ent.end_char, kind
        elif kind in ("Organisation", "Location") and not _inside_longer(ent):
            kind = _settled(ent, kind)
            start, end = _widened(ent.root)
            start, end = min(start, ent.start_char), max(end, ent.end_char - len(_tail(ent.text)))
            if kind == "Organisation" or not _of_title(ent.root):
                yield start, end, kind


def _tail(name: str) -> str:
    """A possessive ending, which is no part of a name."""
    match = _POSSESSIVE.search(name)
    return match[0] if match else ""


def _counted(ent: TokenSpan) -> int:
    """Where a quantity begins: at its number, behind the words that hedge it."""
    hedge = _HEDGE.match(ent.text)
    return ent.start_char + (hedge.end() if hedge else 0)


def _settled(ent: TokenSpan, kind: EntityKind) -> EntityKind:
    """The kind that the gazetteer and the sentence make of a tagger's label: a state that acts is an organisation."""
    name = _POSSESSIVE.sub("", ent.text.removeprefix("the ").removeprefix("The "))
    if any(kb.groups(name)) or kb.head(ent.root.lemma_.lower()) == "Organisation":
        return "Organisation"
    known = bool(places.candidates(name))
    if not known and ent.label_ == "GPE" and _ABBREVIATION.fullmatch(name):
        return "Organisation"
    if known and ent.label_ == "ORG" and not _ABBREVIATION.fullmatch(name):
        kind = "Location"
    return "Organisation" if kind == "Location" and actors.code_of(name) and _acts(ent.root) else kind


def _acts(root: Token) -> bool:
    """Whether a name is what does the verb; "Russia and Iran must" makes both do it."""
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        return True
    return root.dep_ in _ACTS and root.head.pos_ in ("VERB", "AUX") and root.ent_type_ == "GPE"


def _of_title(root: Token) -> bool:
    """Whether a place only says what an office is about: "Minister for the Middle East"."""
    return root.dep_ == "pobj" and kb.is_title(root.head.head.lemma_.lower())


def _inside_longer(ent: TokenSpan) -> bool:
    """Whether a name only describes the head of a longer phrase: "Iraqi" in "Iraqi forces"."""
    root = ent.root
    if ent.label_ == "NORP" and root.pos_ == "ADJ":
        return True
    return root.dep_ in ("amod", "compound", "poss", "nmod") and kb.head(root.head.lemma_.lower()) is not None


# --- phrases


def _phrases(paragraph: Paragraph) -> Iterator[tuple[int, int, EntityKind]]:
    for token in paragraph.doc:
        if token.pos_ == "PRON" and token.lower_ in _GROUP_PRONOUNS:
            yield token.idx, token.idx + len(token.text), "Organisation"
        elif token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound" and (kind := _kind(token)):
            yield *_widened(token, joins=_PLAIN if kind in _ARMS else _LEFT), kind


def _kind(token: Token) -> EntityKind | None:
    lemma = token.lemma_.lower()
    if kb.is_people(lemma):
        return "Organisation" if token.tag_ in ("NNS", "NNPS") else None
    before = token.nbor(-1).lower_ if token.i else ""
    found = kb.compound(f"{before} {lemma}") or kb.head(lemma)
    return next((kind for kind in KINDS if kind == found), None)


def _widened(token: Token, *, joins: frozenset[str] = _LEFT) -> tuple[int, int]:
    """The phrase around a head: article and describing words before it, a short "of" phrase behind it."""
    doc, first = token.doc, token.i
    for child in sorted(token.lefts, key=lambda t: -t.i):
        if child.dep_ not in joins or child.right_edge.i < first - 1 - _marks(doc[child.right_edge.i + 1 : first]):
            break
        first = child.left_edge.i
    first = max(first, token.i - MAX_LEFT_TOKENS)
    last = _of(token) if joins is _LEFT else token.i
    return doc[first].idx, doc[last].idx + len(doc[last].text)


def _marks(between: TokenSpan) -> int:
    """Commas and hyphens between describing words: "local, legitimate forces", "U.S.-led coalition"."""
    return len(between) if all(t.text in (",", "-", "–", '"', "and") for t in between) else 0


def _of(token: Token) -> int:
    """The last token of the "of" phrase behind a head, if it is short."""
    after = next((c for c in token.children if c.i == token.i + 1 and c.lower_ == "of"), None)
    goal = next((c for c in after.children if c.dep_ == "pobj"), None) if after is not None else None
    if goal is None or goal.i - token.i > MAX_OF_TOKENS or goal.pos_ not in ("NOUN", "PROPN"):
        return token.i
    return goal.i


# --- armed groups, weapons, platforms, times


def _groups(text: str) -> Iterator[tuple[int, int, EntityKind]]:
    for start, end in kb.groups(text):
        yield start, end, "Organisation"


def _arms(text: str) -> Iterator[tuple[int, int, EntityKind]]:
    for n in kb.named(text):
        yield n.start, n.end, n.kind


def _times(text: str) -> Iterator[tuple[int, int, EntityKind]]:
    for e in dates.find(text):
        if not _AGE_OR_SPAN.match(text[e.start : e.end]):
            article = _BEFORE_DAY.match(text, e.start, e.end)
            yield article.end() if article else e.start, e.end, "Temporal"
