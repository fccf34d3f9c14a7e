"""Quotations whose speaker is told otherwise: inside the marks, by a gesture, by a label, by who spoke before."""

from __future__ import annotations

from dataclasses import replace

from indicia.extract.attribution.quotes import Quote
from indicia.extract.attribution.view import Draft
from indicia.extract.slavic.cues import cue_at
from indicia.extract.slavic.kinds import forms_at, kind_of
from indicia.extract.slavic.phrase import may_be
from indicia.extract.slavic.subjects import (
    SPEAKING,
    Source,
    impersonal,
    is_relative,
    located,
    phrases,
    subject_right,
)
from indicia.extract.slavic.text import DASHES, STOPS, Text
from indicia.model import Span

MIN_SPEECH_WORDS = 4
"""A quotation of fewer words is a term or a name, unless a cue claims it."""
MAX_LABEL_WORDS = 8


def within(text: Text, quote: Quote) -> list[Draft]:
    """«A, — сказал X. — B»: a speaker told between the marks of a quotation."""
    inner = Text(text.page, Span(*_inside(quote)), text.language)
    if not inner.tokens:
        return []
    segments = inner.segments(0, len(inner.tokens))
    cuts: list[tuple[int, int, Draft]] = []
    for k, segment in enumerate(segments[1:], 1):
        cue = cue_at(inner, segment.start)
        dashed = set(segment.before) & DASHES and (set(segment.before) & ({","} | STOPS))
        if cue is None or not dashed or inner.quote_of[segment.start] is not None or cue.form.tense == "gerund":
            continue
        source = subject_right(inner, cue.end, segment.end, cue) or impersonal(inner, cue.end, segment.end, cue)
        if source is None:
            continue
        m = k + 1
        while m < len(segments) and not set(segments[m].before) & DASHES:
            m += 1
        stop = segments[m].start if m < len(segments) else len(inner.tokens)
        cuts.append((segment.start, stop, _draft(inner, source, (cue.start, cue.end), cue.form.lemma)))
    if not cuts:
        return []
    return _pieces(inner, cuts)


def _inside(quote: Quote) -> tuple[int, int]:
    return quote.start + 1, quote.end - 1 if quote.closed else quote.end


def _pieces(inner: Text, cuts: list[tuple[int, int, Draft]]) -> list[Draft]:
    """One statement for all the stretches between the interruptions."""
    spans, at = [], 0
    for start, stop, _ in [*cuts, (len(inner.tokens), len(inner.tokens), cuts[0][2])]:
        if at < start:
            span = inner.trimmed(inner.tokens[at].start, inner.tokens[start - 1].end)
            spans += [span] if span else []
        at = stop
    return [replace(cuts[0][2], content=tuple(spans), form="direct")] if spans else []


def outside(text: Text, start: int, end: int, claimed: list[Draft]) -> list[Draft]:
    """Quotations of one sentence that no cue claims: with a gesture behind, or a clause and a colon before."""
    found: list[Draft] = []
    for quote in text.outer:
        first, last = text.index(quote.start), text.index(quote.end)
        if not start <= first < end or not is_speech(text, first, last):
            continue
        span = text.trimmed(quote.start, quote.end)
        if span is None or any(span.overlaps(c) for d in [*claimed, *found] for c in d.content):
            continue
        draft = _behind(text, last, end, span) or _before(text, start, first, span)
        if draft is not None:
            found.append(draft)
    return found


def is_speech(text: Text, first: int, last: int) -> bool:
    """Whether a quotation is long enough to be what somebody said."""
    return sum(t.is_word for t in text.tokens[first:last]) >= MIN_SPEECH_WORDS


def _behind(text: Text, last: int, end: int, span: Span) -> Draft | None:
    """«...», — продавщица пожимает плечами."""
    dash = next((i for i in range(last, min(end, last + 3)) if text.tokens[i].text in DASHES), None)
    if dash is None or dash + 1 >= end:
        return None
    segment = text.segments(dash + 1, end)[0]
    verb = next((i for i in range(segment.start, segment.end) if _is_verb(text, i)), None)
    source = _nominative(text, segment.start, verb if verb is not None and verb > segment.start else segment.end)
    if verb is None or source is None:
        return None
    stop = verb + 1
    while stop < segment.end and any(f.case == "ins" for f in forms_at(text, stop)) and stop < verb + 2:
        stop += 1
    return _draft(text, source, (verb, stop), "beat", span)


def _before(text: Text, start: int, first: int, span: Span) -> Draft | None:
    """Продавщица пожимает плечами: «...»; Иванов: «...»."""
    if first - 1 <= start or text.tokens[first - 1].text != ":":
        return None
    verb = next((i for i in range(start, first - 1) if _is_verb(text, i)), None)
    source = _nominative(text, start, verb if verb is not None and verb > start else first - 1)
    source = source or (_nominative(text, verb + 1, first - 1) if verb is not None else located(text, start, first - 1))
    if source is None or (verb is None and first - 1 - start > MAX_LABEL_WORDS):
        return None
    return _draft(text, source, (verb, verb + 1) if verb is not None else None, "beat", span)


def _draft(text: Text, source: Source, cue: tuple[int, int] | None, lemma: str, *content: Span) -> Draft:
    return Draft(
        content=content,
        source=text.token_span(source.start, source.end),
        cue=text.token_span(*cue) if cue else None,
        form="direct",
        lemma=lemma,
    )


def _is_verb(text: Text, i: int) -> bool:
    found = forms_at(text, i)
    return text.quote_of[i] is None and found[0].pos == "verb" and found[0].tense in ("past", "pres", "futr")


def _nominative(text: Text, start: int, stop: int) -> Source | None:
    for phrase, governed in phrases(text, start, stop):
        kind = kind_of(text, phrase.head)
        if not governed and kind in SPEAKING and kind != "paper" and may_be(text, phrase, "nom"):
            return Source(phrase.start, phrase.end, kind)
    return None


def alone(text: Text) -> tuple[int, Span] | None:
    """The quotation that opens a paragraph and fills it: its number and content; else None."""
    if not text.outer:
        return None
    quote = text.outer[0]
    first, last = text.index(quote.start), text.index(quote.end)
    lead = [t for t in text.tokens[:first] if t.is_word]
    rest = [t for t in text.tokens[last:] if t.is_word]
    span = text.trimmed(quote.start, quote.end)
    return (0, span) if not lead and not rest and span and is_speech(text, first, last) else None


def relative_behind(text: Text, start: int, end: int) -> bool:
    """Whether tokens begin with a relative clause."""
    segments = text.segments(start, end)
    return bool(segments) and is_relative(text, segments[0])
