"""Which words of a page are the places of an activity.

As a question of the marker ("is this a place of some activity?") one of several
mentions is marked, and the others teach nothing. As a link ("whose?") every
mention of the place is right.

Leaders were learned both ways, and no activity was the better for it (docs/decisions/0053, 0056).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Token

from indicia.extract.parse import Paragraph, Parsed
from indicia.model import Activity, Span

Labels = list[str | None]
_TOLD = frozenset(("body", "headline"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of a page, counted from its first: an activity's, and its places'; None: not to be learned."""

    trigger: tuple[int, ...]
    place: tuple[int, ...] | None


def places(paragraph: Paragraph, activities: Sequence[Activity], text: str) -> Labels:
    """B, I for the marked places of a page's activities, O elsewhere."""
    size = len(paragraph.doc)
    if paragraph.zone.kind not in _TOLD:
        return [None] * size
    labels: Labels = ["O"] * size
    spans = [p.span for a in activities for p in a.places if p.span is not None]
    for name in {text[s.start : s.end].lower().removeprefix("the ") for s in spans}:
        for i in _mentions(paragraph, name):
            labels[i] = None
    for span in spans:
        _mark(labels, [t for t in paragraph.doc if span.overlaps(paragraph.span_of(t))])
    return labels


def _mentions(paragraph: Paragraph, name: str) -> list[int]:
    found: list[int] = []
    low = paragraph.doc.text.lower()
    at = low.find(name) if name else -1
    while at >= 0:
        tokens = paragraph.doc.char_span(at, at + len(name), alignment_mode="expand")
        found += [t.i for t in tokens or ()]
        at = low.find(name, at + 1)
    return found


def _mark(labels: Labels, tokens: Sequence[Token]) -> None:
    for n, token in enumerate(tokens):
        labels[token.i] = "I" if n else "B"


def links(parsed: Parsed, activities: Sequence[Activity]) -> Iterator[Link]:
    """The words of each activity and of what fills its slots; empty where it has none, None where no word says it."""
    offsets = [0, *accumulate(len(p.doc) for p in parsed.paragraphs)]
    for activity in activities:
        trigger = _at(parsed, offsets, [activity.trigger])
        place = _at(parsed, offsets, _all_mentions(parsed, [p.span for p in activity.places if p.span]))
        if trigger:
            yield Link(trigger=trigger, place=place if place or not activity.places else None)


def _at(parsed: Parsed, offsets: Sequence[int], spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(
        offset + token.i
        for offset, paragraph in zip(offsets, parsed.paragraphs, strict=False)
        if any(span.overlaps(paragraph.span) for span in spans)
        for token in paragraph.doc
        if any(span.overlaps(paragraph.span_of(token)) for span in spans)
    )


def _all_mentions(parsed: Parsed, spans: Sequence[Span]) -> list[Span]:
    """The spans, and wherever else their words stand on the page."""
    text = parsed.page.text
    names = {text[s.start : s.end].removeprefix("the ") for s in spans}
    said = (re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names)
    return [*spans, *(Span(m.start(), m.end()) for found in said for m in found)]
