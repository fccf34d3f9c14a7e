"""How a state is tied to a mention whose sentence or paragraph names it: acts there, stands inside, heads the entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import MAX_CLIMB, Mention, Scene, governor
from indicia.kb import actors

if TYPE_CHECKING:
    from spacy.tokens import Token

_LABEL = re.compile(r"\s?[.:–—-]\s")
_PART = frozenset(("compound", "amod", "poss", "nmod", "conj", "appos", "nummod", "pobj", "prep"))


def label(scene: Scene) -> actors.Hit | None:
    """The state that heads an entry: "IRAN. The Guards have been firing rockets", "ANKARA: six batteries will come".

    A dateline names a town and a date, and is none.
    """
    first = next(iter(scene.states), None)
    if first is None or first.start or first.via not in ("name", "capital", "demonym"):
        return None
    short = len(scene.text) > first.end and _LABEL.match(scene.text, first.end)
    return first if short and scene.text[: first.end].isupper() else None


def ties(hit: actors.Hit, mention: Mention) -> Iterator[str]:
    """How a state of the mention's own sentence is tied to it."""
    tokens = mention.paragraph.doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if tokens is None:
        return
    root: Token = tokens.root
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    acts = _acts(root)
    if acts is not None and verb is not None:
        above = acts.i == verb.i or acts.is_ancestor(mention.head)
        yield "acts" if acts.i == verb.i else "acts above" if above else "acts elsewhere"
    own = mention.sentence
    here = [h for h in mention.scene.states if own.start_char <= h.start < own.end_char]
    before = [h for h in here if h.end <= mention.head.idx]
    if before and before[-1] == hit:
        yield "last before"


def _acts(token: Token) -> Token | None:
    """The verb whose subject a state's name belongs to."""
    for _ in range(MAX_CLIMB):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return token.head
        if token.dep_ not in _PART or token.head.i == token.i:
            return None
        token = token.head
    return None


def around(code: str, mention: Mention) -> Iterator[str]:
    """How a state named elsewhere in the mention's paragraph is tied to it."""
    heads = label(mention.scene)
    if heads is not None:
        yield "label" if heads.code == code else "label of another"
    if code in _where(mention):
        yield "where"


def _where(mention: Mention) -> frozenset[str]:
    """ "In Poland, where the army stands at the border": the state that a clause with "where" is about."""
    token = mention.head
    for _ in range(MAX_CLIMB):
        if token.dep_ in ("relcl", "advcl") and any(c.lower_ == "where" for c in token.children):
            base = token.head
            return frozenset(h.code for h in mention.scene.states if h.start <= base.idx < h.end)
        if token.head.i == token.i:
            break
        token = token.head
    return frozenset()
