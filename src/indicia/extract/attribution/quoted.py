"""Quotations that no cue has claimed: after a colon, resumed, or said by whoever the sentence before is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from indicia.extract.attribution.quotes import Quote
from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.verbs import denies
from indicia.extract.attribution.view import Draft, Range, Sentence, View
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH_TOKENS = 4
"""A quotation shorter than this is a term unless it is a sentence with its own end mark."""


def left_over(view: View, found: list[Draft]) -> list[Draft]:
    """The drafts, with what is left of the quotations added to them or as drafts of their own."""
    for quote in view.outer:
        span = view.trimmed(*quote.inner)
        if span is None or _claimed(span, found) or not is_speech(view, quote):
            continue
        found = _add(view, quote, span, found)
    return found


def is_speech(view: View, quote: Quote) -> bool:
    """Whether a quotation is somebody's sentence, not a term, a title or a word held at arm's length."""
    first, last = view.tokens_in(quote)
    tokens = view.doc[first:last]
    if not len(tokens):
        return False
    ended = tokens[-1].text[-1] in ".!?…,"
    verbal = any(t.pos_ in ("VERB", "AUX") for t in tokens)
    return (verbal and (len(tokens) >= SPEECH_TOKENS or ended)) or (
        ended and len(tokens) >= 2 and _stands_alone(view, quote)
    )


def _claimed(span: Span, found: list[Draft]) -> bool:
    return any(span.overlaps(c) for d in found if not d.nested for c in d.content)


def _add(view: View, quote: Quote, span: Span, found: list[Draft]) -> list[Draft]:
    after_colon = _introduced(view, quote, span)
    if after_colon is not None:
        return [*found, after_colon]
    if not _stands_alone(view, quote):
        return found
    before = [d for d in found if d.content[-1].end <= span.start and not d.nested]
    last = max(before, key=lambda d: d.content[-1].end, default=None)
    if last is not None and _adjacent(view, last, span):
        if _is_quoted(view, last):
            return [replace(d, content=(*d.content, span)) if d is last else d for d in found]
        return [*found, Draft(content=(span,), lemma="quote")]
    speaker = _speaker_before(view, quote) or _speaker_behind(view, quote)
    return [*found, Draft(content=(span,), source=speaker, lemma="quote")] if speaker else found


def _stands_alone(view: View, quote: Quote) -> bool:
    """Whether a quotation fills whole sentences."""
    before, after = view.text[: quote.start].rstrip(), view.text[quote.end :].lstrip()
    return (not before or before[-1] in '.!?…:”"»’)') and (
        not after or (after[0] not in ",;" and not after[0].islower())
    )


def _adjacent(view: View, draft: Draft, span: Span) -> bool:
    """Whether nothing but the cue's own sentence stands between a draft and a quotation."""
    last = max([c.end for c in draft.content] + [s.end for s in (draft.cue, draft.source) if s is not None])
    between = view.text[last - view.base : span.start - view.base]
    return sum(between.count(mark) for mark in ".!?") <= 1 and len(between) <= 120


def _is_quoted(view: View, draft: Draft) -> bool:
    end = draft.content[-1].end - view.base
    return any(q.start < end <= q.end for q in view.outer)


def _introduced(view: View, quote: Quote, span: Span) -> Draft | None:
    """ "A hotel owner was less modest: "...": speaker and predicate before the colon."""
    first, _ = view.tokens_in(quote)
    colon = next((i for i in range(first - 1, max(-1, first - 4), -1) if view.doc[i].text == ":"), None)
    if colon is None or colon == 0:
        return None
    sentence = view.sentence_of[colon] if view.doc[colon - 1].text not in ".!?" else view.sentence_of[colon - 1]
    verb = main_verb(view, Sentence(sentence.start, colon))
    if verb is None:
        return None
    head = speaking_subject(verb)
    if head is None:
        return None
    source = mention(view, head, stop=verb.i)
    return Draft(
        content=(span,),
        source=view.span(*source),
        cue=view.span(*_predicate(view, verb, colon)),
        polarity="denied" if denies(verb) else "affirmed",
        lemma="quote",
    )


def _predicate(view: View, verb: Token, colon: int) -> Range:
    start = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg"))])
    return start, colon


def main_verb(view: View, sentence: Sentence) -> Token | None:
    """The last finite verb before a colon whose subject can speak."""
    verbs = [
        t
        for t in view.doc[sentence.start : sentence.end]
        if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")
    ]
    spoken = [v for v in verbs if speaking_subject(v) is not None and v.dep_ not in ("relcl", "acl")]
    return spoken[-1] if spoken else None


def speaking_subject(verb: Token) -> Token | None:
    """The subject of a verb, if it can speak and is not the writer."""
    node = verb
    for _ in range(4):
        subject = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            first_person = subject.lower_ in ("i", "we", "it", "this", "that")
            return None if first_person or not can_speak(subject) else subject
        if node.dep_ not in ("conj", "xcomp"):
            return None
        node = node.head
    return None


def _speaker_behind(view: View, quote: Quote) -> Span | None:
    """Who the sentence behind a quotation that opens its paragraph is about: "“No.” The officer looked away."""
    _, last = view.tokens_in(quote)
    last += 1
    if view.text[: quote.start].strip() or last >= len(view.doc) or view.inside[last] is not None:
        return None
    verb = main_verb(view, view.sentence_of[last])
    head = speaking_subject(verb) if verb is not None else None
    return view.span(*mention(view, head, stop=verb.i)) if head is not None and verb is not None else None


def _speaker_before(view: View, quote: Quote) -> Span | None:
    """Who the sentence before a free-standing quotation is about."""
    first, _ = view.tokens_in(quote)
    start = first - 1
    while start > 0 and view.doc[start - 1].is_punct and view.inside[start - 1] is None:
        start -= 1
    if start <= 0:
        return None
    verb = main_verb(view, view.sentence_of[start - 1])
    head = speaking_subject(verb) if verb is not None else None
    return view.span(*mention(view, head)) if head is not None else None
