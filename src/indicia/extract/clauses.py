"""Sentences ready for phrase patterns, and the trimming of spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicia.extract.parse import Paragraph, Parsed
from indicia.extract.phrases import Flat
from indicia.model import Activity, Span, ZoneKind

MAX_SPAN_CHARS = 320
"""Longer spans are cut: no marked reason of bench/devset is longer than 130 characters."""

MAX_SENTENCE_CHARS = 2000
"""A longer stretch without a sentence end is a table, a list or an attack; nothing is read in it."""
LEAST_HALF = 6
"""Characters: a shorter half of a stretch is no reason."""

_JOINT = re.compile(r",?\s(?:and|but|after which)\s|;\s")
_EDGE = " \t\n\r.,;:!?…–—-"
_OPEN, _CLOSE = "“„«\"‘'(", "”»\"’')"
_LEAD = re.compile(
    r"(?:that|and|but|or|then|so|yes|no|well|perhaps|maybe|first|second|third|finally)(?:\s{1,3}|[,:]\s{1,3})", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence on the page. `flat` is what patterns are matched on; `order` counts over the page."""

    paragraph: Paragraph
    span: Span
    flat: Flat
    order: int
    asks: bool

    @property
    def text(self) -> str:
        """The sentence with white space squeezed."""
        return self.flat.text


def sentences(parsed: Parsed, *kinds: ZoneKind) -> tuple[Sentence, ...]:
    """The sentences of the zones named, in reading order; overlong ones are left out."""
    found: list[Sentence] = []
    for paragraph in parsed.of(*kinds):
        for sent in paragraph.doc.sents:
            span = paragraph.span_of(sent)
            raw = parsed.page.text[span.start : span.end]
            if raw.strip() and len(raw) <= MAX_SENTENCE_CHARS:
                asks = raw.rstrip(" \n\t”\"'’»)").endswith("?")
                flat = Flat.of(raw, base=span.start)
                found.append(Sentence(paragraph=paragraph, span=span, flat=flat, order=len(found), asks=asks))
    return tuple(found)


def touched(told: Sequence[Sentence], span: Span) -> Sentence | None:
    """The first sentence that a stretch touches."""
    return next((s for s in told if s.span.overlaps(span)), None)


def nearest(activities: Sequence[Activity], span: Span) -> Activity:
    """The activity that a stretch is about: the last one named before its end, else the page's main one."""
    named = [
        (mention.start, n)
        for n, a in enumerate(activities)
        for mention in (a.trigger, *a.mentions)
        if mention.start < span.end
    ]
    if named:
        return activities[max(named)[1]]
    return next((a for a in activities if not a.background), activities[0])


def halved(text: str, span: Span) -> Iterator[tuple[Span, Span]]:
    """The ways to cut a stretch in two at a conjunction.

    >>> text = "to train crews and to warn the neighbour"
    >>> [text[b.start : b.end] for a, b in halved(text, Span(0, len(text)))]
    ['to warn the neighbour']
    """
    for joint in _JOINT.finditer(text, span.start, span.end):
        first, second = tidy(text, Span(span.start, joint.start())), tidy(text, Span(joint.end(), span.end))
        if first and second and min(first.end - first.start, second.end - second.start) >= LEAST_HALF:
            yield first, second


def tidy(text: str, span: Span, *, lead: bool = True) -> Span | None:
    """Trim blanks, closing punctuation, unpaired outer quotes and a leading conjunction; None if nothing is left.

    >>> text = '“And that it was cold.”'
    >>> found = tidy(text, Span(0, len(text)))
    >>> text[found.start : found.end]
    'it was cold'
    """
    start, end = span.start, min(span.end, span.start + MAX_SPAN_CHARS)
    changed = True
    while changed and start < end:
        before = (start, end)
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        start, end = _unquoted(text, start, end)
        found = _LEAD.match(text, start, end) if lead else None
        if found and found.end() < end:
            start = found.end()
        changed = (start, end) != before
    return Span(start, end) if start < end else None


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop an outer quotation mark, paired or not; a bracket that closes inside stays."""
    if start >= end:
        return start, end
    if text[start] in _OPEN and not (text[start] == "(" and ")" in text[start : end - 1]):
        return start + 1, end
    last = text[end - 1]
    if (
        last in '”»"'
        and not (last == "”" and "“" in text[start:end])
        and text.count('"', start, end) % 2 == (last == '"')
    ):
        return start, end - 1
    if last == ")" and "(" not in text[start:end]:
        return start, end - 1
    return start, end
