"""Statements held by a noun: "offered the usual answer, that ...", "adds a condition: ..."; and "so says X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.attribution.phrases import around
from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.subjects import phrase_head
from indicia.extract.attribution.view import Draft, Range, View
from indicia.kb.cues import cues

_LIGHT = frozenset({"make", "let", "leave", "take", "give", "get"})
_LIGHT_REACH = 8
_OWNERS = frozenset({"his", "her", "their", "'s"})

if TYPE_CHECKING:
    from spacy.tokens import Token


def drafts(view: View) -> Iterator[Draft]:
    """Attributions whose cue is a noun with its verb, or that point back with "so"."""
    for token in view.doc:
        if view.inside[token.i] is not None:
            continue
        if token.lemma_ == "be":
            yield from _of_mind(view, token)
        if (
            token.dep_ in ("dobj", "attr", "obj")
            and token.lemma_.lower() in cues().nouns
            and token.head.pos_ in ("VERB", "AUX")
        ):
            yield from _held(view, token)
        elif token.lemma_.lower() in cues().nouns:
            yield from _owned(view, token)
        elif token.lemma_ in _LIGHT and token.pos_ == "VERB":
            yield from _made_clear(view, token)
        elif token.lower_ in ("so", "thus") and token.i == view.sentence_of[token.i].start:
            yield from _so_says(view, token.i)


def _held(view: View, noun: Token) -> Iterator[Draft]:
    verb, content = noun.head, _content(view, noun)
    head = _subject(verb)
    negated = any(c.dep_ == "neg" for c in verb.lefts) or any(c.lower_ == "no" for c in noun.lefts)
    if content is None or head is None or negated or not can_speak(head) or head.lower_ in ("i", "we", "it"):
        return
    span = view.span(*content)
    if span is not None:
        source = view.span(*mention(view, head, stop=verb.i))
        yield Draft(content=(span,), source=source, cue=view.span(verb.i, noun.i + 1), lemma=noun.lemma_.lower())


def _owned(view: View, noun: Token) -> Iterator[Draft]:
    """ "Kyiv's claim that the train never left", "accusations by Kyiv that ..."."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    by = next((c for c in noun.rights if c.lower_ == "by" and c.dep_ in ("prep", "agent")), None)
    if owner is None and by is not None:
        owner = next((c for c in by.rights if c.dep_ == "pobj"), None)
    after = by.right_edge.i + 1 if by is not None else noun.i + 1
    sentence = view.sentence_of[noun.i]
    if owner is None or not (can_speak(owner) or owner.lower_ in _OWNERS) or after + 1 >= sentence.end:
        return
    if view.doc[after].lower_ == "that" and view.doc[after].tag_ == "IN":
        clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and c.i > after), None)
        end = clause.right_edge.i + 1 if clause is not None else sentence.end
        source = (mention(view, owner)[0], owner.i + 1)
        yield from _drafted(view, source, (noun.i, noun.i + 1), (after + 1, end), "say")


def _made_clear(view: View, verb: Token) -> Iterator[Draft]:
    """ "Made it clear that ...", "let it be known that ...", "leaves no doubt that ..."."""
    doc, end = view.doc, view.sentence_of[verb.i].end
    that = next(
        (i for i in range(verb.i + 1, min(end, verb.i + _LIGHT_REACH)) if doc[i].lower_ in ("that", "whether")), None
    )
    head = _subject(verb)
    if head is None or not can_speak(head) or head.lower_ in ("i", "we", "it"):
        return
    negated = any(c.dep_ == "neg" for c in verb.lefts)
    if that is None and not negated:
        yield from _clear_aside(view, verb, head)
    if that is None or that + 1 >= end:
        return
    if not negated and any(t.lower_ in cues().clear for t in doc[verb.i + 1 : that]):
        source = mention(view, head, stop=verb.i)
        yield from _drafted(view, source, (verb.i, that), (that + (doc[that].lower_ == "that"), end), "say")


def _clear_aside(view: View, verb: Token, head: Token) -> Iterator[Draft]:
    """ "Nobody would leave, the minister made clear."; "..., a spokesman let it be known"."""
    doc, sentence = view.doc, view.sentence_of[verb.i]
    clear = next((i for i in range(verb.i + 1, min(sentence.end, verb.i + 4)) if doc[i].lower_ in cues().clear), None)
    source = mention(view, head, stop=verb.i)
    if clear is None or source[0] <= sentence.start or doc[source[0] - 1].text not in ",;":
        return
    if clear + 1 < sentence.end and doc[clear + 1].text in ",.;":
        content = tuple(s for r in around(view, (source[0], clear + 1)) if (s := view.span(*r)) is not None)
        if content:
            cue = view.span(verb.i, clear + 1)
            yield Draft(content=content, source=view.span(*source), cue=cue, lemma="say")


def _compared(view: View, be: Token, subject: Token) -> Iterator[Draft]:
    """ "A retired colonel was kinder: ..."; how somebody puts it, and what, behind a colon."""
    state = next((c for c in be.rights if c.dep_ == "acomp" and c.i > be.i), None)
    if state is None or not can_speak(subject) or subject.lower_ in ("i", "we", "it"):
        return
    graded = state.tag_ == "JJR" or any(c.lower_ in ("more", "less") for c in state.lefts)
    end = state.right_edge.i + 1
    colon = next((i for i in range(state.i + 1, min(end + 1, len(view.doc))) if view.doc[i].text == ":"), None)
    if graded and colon is not None and view.inside[min(colon + 1, len(view.doc) - 1)] is None:
        content = (colon + 1, view.sentence_of[min(colon + 1, len(view.doc) - 1)].end)
        source = mention(view, subject, stop=be.i)
        yield from _drafted(view, source, (be.i, colon), content, "say")


def _of_mind(view: View, be: Token) -> Iterator[Draft]:
    """ "Is convinced that ..." and "his answer was that ..."."""
    subject = next((c for c in be.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or any(c.dep_ == "neg" for c in be.children):
        return
    yield from _compared(view, be, subject)
    state = next((c for c in be.rights if c.lower_ in cues().minds), None)
    if state is not None and can_speak(subject) and subject.lower_ not in ("i", "we", "it"):
        yield from _drafted(
            view, mention(view, subject, stop=be.i), (be.i, state.i + 1), _content(view, state), "think"
        )
    elif subject.lemma_.lower() in cues().nouns:
        owner = next((c for c in subject.lefts if c.dep_ == "poss"), None)
        if (
            owner is not None
            and (can_speak(owner) or owner.lower_ in _OWNERS)
            and owner.lower_ not in ("my", "our", "its")
        ):
            source = mention(view, owner)
            yield from _drafted(view, (source[0], owner.i + 1), (subject.i, subject.i + 1), _content(view, be), "say")


def _drafted(view: View, source: Range, cue: Range, content: Range | None, lemma: str) -> Iterator[Draft]:
    span = view.span(*content) if content else None
    if span is not None:
        yield Draft(content=(span,), source=view.span(*source), cue=view.span(*cue), lemma=lemma)


def _content(view: View, noun: Token) -> Range | None:
    """What follows the noun behind "that", a comma and "that", or a colon."""
    doc, sentence = view.doc, view.sentence_of[noun.i]
    i = noun.i + 1
    if i < sentence.end and doc[i].text == ",":
        i += 1
    if i + 1 >= sentence.end:
        return None
    if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
        return i + 1, sentence.end
    if doc[i].text == ":" and view.inside[i + 1] is None and view.inside[min(i + 2, len(doc) - 1)] is None:
        return (i + 1, sentence.end) if any(t.pos_ in ("VERB", "AUX") for t in doc[i : sentence.end]) else None
    return None


def _subject(verb: Token) -> Token | None:
    node = verb
    for _ in range(4):
        subject = next((c for c in node.lefts if c.dep_ == "nsubj"), None)
        if subject is not None:
            return subject
        if node.dep_ not in ("conj", "xcomp"):
            return None
        node = node.head
    return None


def _so_says(view: View, i: int) -> Iterator[Draft]:
    """ "So says the deputy minister.": the sentence before is his."""
    doc, sentence = view.doc, view.sentence_of[i]
    if i < 2 or i + 2 >= sentence.end or doc[i + 1].lemma_.lower() not in ("say", "claim", "argue", "run", "think"):
        return
    head = phrase_head(doc[i + 2])
    before = view.sentence_of[i - 1]
    content = view.span(*before)
    if content is not None and can_speak(head, strict=False) and before.start < i:
        source = view.span(*mention(view, head))
        yield Draft(content=(content,), source=source, cue=view.span(i + 1, i + 2), lemma="say")
