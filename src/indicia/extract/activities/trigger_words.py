"""Words of a mention: the modifiers before a head noun, hyphened words, and the stretch that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import Scene, lemmas, phrase
from indicia.kb import actors
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT = frozenset(
    ("det", "amod", "compound", "nummod", "nmod", "punct", "poss", "quantmod", "conj", "cc", "prep", "pobj")
)
SITES = lemmas(
    "range ground grounds region province district area town city village base airfield airport airbase crossing point "
    "island islands islet sea strait border frontier boundary port harbour harbor peninsula coast shore waters water "
    "line zone oblast county plain river valley camp garrison station corridor gap front territory outskirts suburb "
    "mountain mountains polygon field centre center forest capital airspace soil north south east west country desert "
    "checkpoint post bridge square road highway shoal reef bay gulf lighthouse hills plateau flank mainland enclave"
)
"""Nouns that name a place together with a name, or stand for one just named ("the island")."""
_PLACE_ENTS = frozenset(("GPE", "LOC", "FAC"))
_OPENERS = frozenset(("then", "while", "farther", "when", "why", "how", "so", "but", "also"))


def hyphened(tokens: list[Token]) -> set[str]:
    """Words joined again across hyphens: "live", "-", "fire" is also "live-fire"."""
    text = "".join(t.text_with_ws for t in sorted(tokens, key=lambda t: t.i)).lower()
    words = re.findall(r"\w+", text)
    pairs = {f"{a}-{b}" for a, b in pairwise(words)}  # "command post" is also "command-post"
    return set(re.findall(r"\w+(?:-\w+)+", text)) | set(words) | pairs


def left_of(head: Token) -> Iterator[Token]:
    """The unbroken run of modifiers before a head noun; a possessor ("Russia's") is left out, "their" stays."""
    start = min([t.i for t in phrase(head, deep=False)] + [head.i])
    while start >= 2 and (_is_hyphened(head.doc[start]) or _is_hyphened(head.doc[start - 1])):
        start -= 1
    for i in range(head.i - 1, start - 1, -1):
        token = head.doc[i]
        if (
            token.tag_ == "POS"
            or token.is_quote
            or token.lower_ in _OPENERS
            or token.pos_ in ("AUX", "SCONJ")
            or (token.pos_ == "VERB" and token.dep_ != "amod" and not _is_hyphened(token))
        ):
            return
        if not token.is_punct and not _modifies(token, head) and not _is_hyphened(token):
            return
        yield token


def _is_hyphened(token: Token) -> bool:
    """A part of a word that the tokenizer cut at its hyphen ("computer-assisted")."""
    doc = token.doc
    before = token.i > 0 and doc[token.i - 1].tag_ == "HYPH" and not doc[token.i - 1].whitespace_
    after = token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "HYPH" and not token.whitespace_
    return before or after


def _modifies(token: Token, head: Token) -> bool:
    while token.i != head.i:
        if token.dep_ not in _LEFT or token.head.i == token.i or token.head.i > head.i:
            return False
        token = token.head
    return True


def head_of(scene: Scene, start: int, end: int) -> Token | None:
    """The token of a stretch whose head lies outside it."""
    tokens = scene.paragraph.doc.char_span(start, end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def span_of(scene: Scene, tokens: list[Token], start: int, end: int) -> Span:
    first = min([t.idx for t in tokens if not t.is_punct] + [start])
    last = max([t.idx + len(t.text) for t in tokens if not t.is_punct] + [end])
    return Span(scene.paragraph.span.start + first, scene.paragraph.span.start + last)


def is_placelike(token: Token) -> bool:
    """Whether a noun is a toponym, a state, or a word for a place."""
    if token.ent_type_ in _PLACE_ENTS or token.lemma_.lower() in SITES:
        return True
    return token.pos_ == "PROPN" and bool(actors.find(token.text))
