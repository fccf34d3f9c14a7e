"""Every stretch of a paragraph that may say where something is: toponyms, states, and words such as "the island".

What is found here only stands for choice; `where_scored` decides which
activity, if any, takes place there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import MAX_CLIMB, Scene, lemmas
from indicia.extract.activities.where import NAMED_PLACE, NOT_PLACES, place_kind, with_kind
from indicia.kb import actors, places
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENTS = frozenset(("GPE", "LOC", "FAC"))
_NOT_ENTS = frozenset(("DATE", "TIME", "PERSON", "EVENT", "PRODUCT", "LAW", "MONEY", "PERCENT", "LANGUAGE"))
_CAP = r"[A-Z][^\W\d_]+(?:[-'’][A-Z]?[^\W\d_]+)*"
_AFTER_PREPOSITION = re.compile(
    rf"\b(?:in|at|near|off|outside|around|round|over|from|to|into|between|beside|towards?|along|through|across|via"
    rf"|on|above|opposite|below) (?:the )?({_CAP}(?: {_CAP}){{0,2}})(?:,? and ({_CAP}(?: {_CAP})?))?"
)
_SITE = (
    r"(?:island|islet|country|republic|border|frontier|boundary|demarcation line|line of contact|line of control|line"
    r"|peninsula|town|city|village|coast|strait|straits|range|ranges|base|airfield|enclave|harbour|port|north|south|east"
    r"|west|centre|center|soil|airspace|lake|river|gulf|shoal|reef|mainland|territory|district|province|region|oblast"
    r"|mountains|waters|crossing)"
)
_DESCRIBED = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]hat|[Tt]his|[Oo]ur|[Ss]ame|one) (?!(?:the|an?|its|their|our|this)\b)"
    rf"(?:[\w'’-]+ ){{0,2}}?{_SITE}(?: {_SITE})?\b"
    rf"(?: (?:with|of|between) (?:the )?(?:{_CAP}(?: {_CAP})?|island|country|town|city|lighthouse)(?: and {_CAP})?)?"
    rf"|\b{_CAP} (?:soil|territory|territorial waters|waters|airspace|coast|border|frontier)\b"
    rf"|\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of (?:the )?"
    rf"(?:{_CAP}(?: {_CAP})?|[a-z]+)"
)
_BORDER = re.compile(r"\b(?:border|frontier|boundary|line)\b", re.IGNORECASE)
_MONTHS = lemmas(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Christmas Parliament Congress President Minister Prime General Article Page "
    "Mr Mrs Ms Dr Sir Operation Exercise Telegram Twitter Facebook X State TV"
)
MEANINGS = 3
LOOKED_UP = 4096
_BORDERS = frozenset(("border", "frontier", "boundary", "line"))
_UP = frozenset(("conj", "appos", "compound", "nmod", "amod", "poss", "nummod"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spot:
    """A stretch of a paragraph, in its offsets, with the preposition and the word that it hangs on."""

    scene: Scene
    start: int
    end: int
    root: Token
    kind: str
    preposition: str
    anchor: Token | None
    code: str | None = None

    @property
    def countries(self) -> frozenset[str]:
        """The states in which the likeliest bearers of the name lie."""
        return frozenset({self.code}) if self.code and self.kind in ("state", "capital") else lands(self.text)

    @property
    def span(self) -> Span:
        """Where it stands on the page."""
        base = self.scene.paragraph.span.start
        return Span(base + self.start, base + self.end)

    @property
    def text(self) -> str:
        """The words."""
        return self.scene.text[self.start : self.end]


@lru_cache(maxsize=LOOKED_UP)
def lands(name: str) -> frozenset[str]:
    """The states of the first few places that a name may mean."""
    found = places.candidates(name.removeprefix("the ").removeprefix("The "))[:MEANINGS]
    return frozenset(e.country for e in found if e.country)


def spots(scene: Scene, taken: re.Pattern[str] | None, marked: Sequence[Span] = ()) -> tuple[Spot, ...]:
    """The spots of a paragraph in order, none overlapping; names of exercises (`taken`) are none.

    `marked`: stretches, in its offsets, that are spots where nothing else is.
    """
    names = [m.span() for m in taken.finditer(scene.text)] if taken else []
    found = sorted(set(_stretches(scene)), key=lambda s: (s[0] - s[1], s[0]))
    found += [(span.start, span.end) for span in marked]
    kept: list[Spot] = []
    for start, end in found:
        if any(start < e and s < end for s, e in names) or NOT_PLACES.search(scene.text[start:end]):
            continue
        spot = _spot(scene, start, end)
        if spot is not None:
            names.append((start, end))
            kept.append(spot)
    return tuple(sorted(kept, key=lambda s: s.start))


def _stretches(scene: Scene) -> Iterator[tuple[int, int]]:
    text, doc = scene.text, scene.paragraph.doc
    for match in NAMED_PLACE.finditer(text):
        yield match.span()
    for match in _DESCRIBED.finditer(text):
        yield match.span()
    for ent in doc.ents:
        if ent.label_ in _ENTS and ent.text[:1].isupper() and ent.text not in _MONTHS:
            yield ent.start_char, with_kind(text, ent.end_char)
    for hit in scene.states:
        if hit.via in ("name", "capital") and hit.kind == "state":
            yield hit.start, with_kind(text, hit.end)
    for known in scene.places:
        yield known.start, with_kind(text, known.end)
    yield from _after_prepositions(scene)


def _after_prepositions(scene: Scene) -> Iterator[tuple[int, int]]:
    """Proper names that neither tagger nor gazetteer knows: "around Ofoten", "off Iskenderun"."""
    doc = scene.paragraph.doc
    for match in _AFTER_PREPOSITION.finditer(scene.text):
        for group in (1, 2):
            if match[group] is None or match[group].split(" ")[0] in _MONTHS:
                continue
            tokens = doc.char_span(match.start(group), match.end(group), alignment_mode="expand")
            if (
                tokens is None
                or any(t.ent_type_ in _NOT_ENTS for t in tokens if len(tokens) > 1 or t.ent_type_ != "PERSON")
                or tokens.root.pos_ not in ("PROPN", "NOUN")
            ):
                continue
            if not any(h.kind != "state" or h.via in ("leader", "demonym") for h in actors.find(match[group])):
                yield match.span(group)


def _spot(scene: Scene, start: int, end: int) -> Spot | None:
    tokens = scene.paragraph.doc.char_span(start, end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    root = tokens.root
    hit = next((h for h in scene.states if h.start < end and start < h.end), None)
    preposition, anchor = _attachment(root)
    kind = _kind(scene.text[start:end], start, end, hit)
    if root.dep_ == "pobj" and root.head.head.lemma_.lower() in _BORDERS:
        kind = "border"  # "the border with Ukraine" is where, not Ukraine
    code = hit.code if hit and hit.kind == "state" and kind != "border" else None
    return Spot(
        scene=scene, start=start, end=end, root=root, kind=kind, preposition=preposition, anchor=anchor, code=code
    )


def _kind(text: str, start: int, end: int, hit: actors.Hit | None) -> str:
    if hit is not None and hit.end - hit.start >= end - start - len("the "):
        return {"name": "state", "capital": "capital"}.get(hit.via, "name")
    if _BORDER.search(text):
        return "border"
    if not any(c.isupper() for c in text.removeprefix("The ")):
        return "back"
    kind = place_kind(text)
    return kind if kind in ("sea", "range", "region") else "name"


def _attachment(root: Token) -> tuple[str, Token | None]:
    """The preposition before a place and the word that it hangs on; "" and the head where there is none."""
    token = root
    for _ in range(MAX_CLIMB):
        if token.dep_ == "pobj":
            preposition = token.head
            anchor = preposition.head
            while anchor.dep_ in ("prep", "advmod") and anchor.pos_ in ("ADP", "ADV") and anchor.head.i != anchor.i:
                anchor = anchor.head
            return preposition.lower_, anchor
        if token.dep_ not in _UP or token.head.i == token.i:
            break
        token = token.head
    before = root.doc[root.left_edge.i - 1] if root.left_edge.i else None
    if before is not None and before.pos_ == "ADP":
        return before.lower_, before.head
    return "", (token.head if token.head.i != token.i else None)
