"""Who said it first: "Reuters reported, citing two officials" is the officials' statement, and Reuters passed it on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.subjects import phrase_head
from indicia.extract.attribution.view import Draft, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 12
"""Tokens behind "citing" in which the speaker must stand."""


def with_origins(view: View, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those passed on by somebody now said by the one he cites."""
    found = list(drafts)
    for token in view.doc:
        citing = token.tag_ == "VBG" or (token.dep_ == "relcl" and token.tag_ in ("VBD", "VBZ", "VBP"))
        if citing and token.lemma_.lower() in cues().phrases.passing_on and view.inside[token.i] is None:
            index = _passed_on(view, token, found)
            origin = _origin(view, token)
            if index is not None and origin is not None:
                found[index] = _moved(view, found[index], token, origin)
    return found


def with_relays(view: View, drafts: list[Draft]) -> list[Draft]:
    """Join "X said that ..., according to Y" into X's statement that Y passed on."""
    found = list(drafts)
    for phrase in [d for d in drafts if d.lemma == "accord" and d.cue and d.source and not d.name]:
        said = [
            d
            for d in found
            if d is not phrase
            and d.cue
            and any(d.cue.within(c) for c in phrase.content)
            and _cut_short(view, d, phrase)
        ]
        if said:
            relay = view.text[phrase.source.start - view.base : phrase.source.end - view.base]  # type: ignore[union-attr]
            found = [replace(d, relays=(*d.relays, relay)) if d is said[0] else d for d in found if d is not phrase]
    return found


def _cut_short(view: View, said: Draft, phrase: Draft) -> bool:
    """Whether a statement ends where the phrase begins."""
    assert phrase.cue is not None
    ends = [said.content[-1].end, *(s.end for s in (said.cue, said.source) if s is not None)]
    return 0 < phrase.cue.start - max(ends) <= 3


def _passed_on(view: View, citing: Token, drafts: list[Draft]) -> int | None:
    """The draft of the same sentence whose speaker cites: the nearest one."""
    sentence = view.sentence_of[citing.i]
    low, high = view.doc[sentence.start].idx + view.base, view.doc[sentence.end - 1].idx + view.base
    at = citing.idx + view.base
    near = [
        (abs(d.cue.start - at), n) for n, d in enumerate(drafts) if d.cue and low <= d.cue.start <= high and not d.name
    ]
    return min(near)[1] if near else None


def _origin(view: View, citing: Token) -> Token | None:
    """The head of the one cited: the object, or who made the report that is cited, if that is told."""
    doc = view.doc
    if citing.i + 1 >= len(doc):
        return None
    head = phrase_head(doc[citing.i + 1])
    if head.lemma_.lower() in cues().documents:
        return _maker(view, head) or head
    return head if can_speak(head) else None


def _maker(view: View, document: Token) -> Token | None:
    """ "A report on Monday by the state agency": the agency."""
    doc = view.doc
    for i in range(document.i + 1, min(len(doc) - 1, document.i + _REACH)):
        if doc[i].lower_ in ("by", "from", "of") and doc[i].pos_ == "ADP":
            head = phrase_head(doc[i + 1])
            if can_speak(head):
                return head
        if doc[i].text in (",", ";", "."):
            break
    return next((c for c in document.lefts if c.dep_ == "poss" and can_speak(c)), None)


def _moved(view: View, draft: Draft, citing: Token, origin: Token) -> Draft:
    relay = view.text[draft.source.start - view.base : draft.source.end - view.base] if draft.source else ""
    content = tuple(
        s
        for c in draft.content
        if (s := view.trimmed(c.start - view.base, _cut(view, citing, c.end - view.base))) is not None
    )
    source = view.span(*mention(view, origin))
    cue = view.span(citing.i, citing.i + 1)
    return replace(
        draft, source=source, cue=cue, content=content or draft.content, relays=(*draft.relays, *filter(None, [relay]))
    )


def _cut(view: View, citing: Token, end: int) -> int:
    """Content ends before ", citing ..."."""
    return min(end, citing.idx) if citing.i > view.sentence_of[citing.i].start and citing.idx < end else end
