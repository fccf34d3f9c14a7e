"""The tail of a cue: hearer and asides of time and place between the verb and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.attribution.verbs import Cue
from indicia.extract.attribution.view import CLOSING, OPENING, Sentence, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_TAIL = 30
"""Tokens between a cue verb and its "that", colon or quotation ("told reporters in Minsk on Friday that")."""
STOPS = frozenset({",", ";", ":", ".", "–", "—", "-", "?", "!", "…", "..."})
FINITE = ("VBD", "VBZ", "VBP", "MD")

_NO_CONTENT_THAT = frozenset({"condition", "so", "now", "provided", "such", "grounds"})


def sentence_at(view: View, cue: Cue) -> Sentence:
    """The sentence of a cue verb."""
    return view.sentence_of[cue.verb.i]


def tail_end(view: View, cue: Cue) -> int:
    """The first token after verb, speaker, hearer and asides of time and place."""
    doc, sentence = view.doc, sentence_at(view, cue)
    i = max(cue.end, cue.clause[1])
    last = min(sentence.end, i + MAX_TAIL)
    while i < last:
        if doc[i].text in STOPS or doc[i].text in OPENING | CLOSING or starts_clause(doc[i], cue):
            return i
        i += 1
    return i


def starts_clause(token: Token, cue: Cue) -> bool:
    """Whether a clause that hangs on the verb begins here."""
    if token.lower_ in ("that", "whether") and token.dep_ == "mark":
        if cue.lemma in cues().verbs.object - cues().verbs.speech and token.head.dep_ in ("acl", "relcl"):
            return False
        return token.i == 0 or token.nbor(-1).lower_ not in _NO_CONTENT_THAT
    node = token
    for _ in range(MAX_TAIL):
        if node.head == cue.verb or node.head == node:
            break
        node = node.head
    return node.head == cue.verb and node.dep_ in ("ccomp", "xcomp") and node.left_edge.i == token.i


def is_that(token: Token) -> bool:
    """Whether the token is the conjunction "that" (or "whether") before a content."""
    if token.lower_ not in ("that", "whether") or token.i + 1 >= len(token.doc):
        return False
    if token.nbor(1).tag_ in ("VBZ", "VBD", "MD") and token.dep_ != "mark":
        return False
    if token.i and token.nbor(-1).lower_ in _NO_CONTENT_THAT:
        return False
    return token.dep_ in ("mark", "det", "nsubj", "advmod") and token.tag_ in ("IN", "WDT", "DT")


def behind_that(doc: Doc, start: int) -> int:
    """The token after a leading "that", if it is the conjunction."""
    first = doc[start]
    return start + 1 if first.lower_ == "that" and is_that(first) else start


def colon_follows(view: View, cue: Cue) -> int | None:
    """The token after the colon that ends the cue's clause."""
    tail, doc = tail_end(view, cue), view.doc
    return tail + 1 if tail + 1 < len(doc) and doc[tail].text == ":" else None
