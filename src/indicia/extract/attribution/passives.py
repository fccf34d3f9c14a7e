"""Passive statements with a speaker: "described by Minsk as routine", "they were told by the staff that ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.tails import behind_that
from indicia.extract.attribution.verbs import denies
from indicia.extract.attribution.view import Draft, Range, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"oprd", "xcomp", "ccomp", "acomp", "attr"})


def drafts(view: View) -> Iterator[Draft]:
    """Statements whose cue is a passive verb with "by" and somebody who can speak."""
    verbs = cues().verbs
    known = verbs.object | verbs.label | verbs.hearer | {"say", "report", "state"}
    for token in view.doc:
        if token.tag_ == "VBN" and token.lemma_.lower() in known and view.inside[token.i] is None:
            speaker = _agent(token)
            if speaker is not None and _is_passive(token):
                yield from _draft(view, token, speaker)


def _is_passive(verb: Token) -> bool:
    negated = any(c.dep_ == "neg" for c in verb.lefts)
    return not negated and any(c.dep_ == "auxpass" for c in verb.lefts)


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            head = next((c for c in child.rights if c.dep_ == "pobj"), None)
            if head is not None and can_speak(head):
                return head
    return None


def _draft(view: View, verb: Token, speaker: Token) -> Iterator[Draft]:
    spans = tuple(s for r in _ranges(view, verb) if (s := view.span(*r)) is not None)
    if spans:
        yield Draft(
            content=spans,
            source=view.span(*mention(view, speaker)),
            cue=view.span(verb.i, verb.i + 1),
            polarity="denied" if denies(verb) else "affirmed",
            lemma=verb.lemma_.lower(),
        )


def _ranges(view: View, verb: Token) -> list[Range]:
    """What it is said of, unless that is a hearer or "it"; and what is said."""
    found: list[Range] = []
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    told = verb.lemma_.lower() in cues().verbs.hearer
    if subject is not None and not told and subject.lower_ != "it":
        found.append((subject.left_edge.i, subject.right_edge.i + 1))
    for child in verb.rights:
        said = child.dep_ in _COMPLEMENTS or (child.dep_ == "prep" and child.lower_ == "as")
        if said:
            found.append((behind_that(view.doc, child.left_edge.i), child.right_edge.i + 1))
    return found
