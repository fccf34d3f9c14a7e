"""Which words of a paragraph are the place of an activity. Of several mentions one is marked: the others teach nothing.

Leaders were learned the same way (which states lead an activity told in their paragraph): 78 % of marks right, and no
activity the better for it (docs/decisions/0053).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from indicia.extract.parse import Paragraph
from indicia.model import Activity

Labels = list[str | None]
_TOLD = frozenset(("body", "headline"))


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
