"""How many: the counts of a paragraph, given to the activity they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indicia.extract.activities.mention import Mention, sentence
from indicia.extract.parse import Paragraph
from indicia.extract.quantities import Count, find
from indicia.model import AUTHOR, Attribution, Basis, Quantity, Span

MIN_TROOPS = 20
"""Fewer people than this are officers at a briefing, not an activity's strength."""
_ANNOUNCED = re.compile(r"\b(?:announced|official|declared|according to|ministry|said|says|told)\b", re.IGNORECASE)
_ESTIMATED = re.compile(r"\b(?:estimat|analysts?|experts?|services|intelligence|reckon|put the)\w*", re.IGNORECASE)


def counts(paragraph: Paragraph) -> tuple[Count, ...]:
    """The counted troops and equipment of a paragraph that may be an activity's strength."""
    return tuple(
        c for c in find(paragraph.doc.text) if c.category != "troops" or c.value is None or c.value >= MIN_TROOPS
    )


def nearest(start: int, mentions: Iterable[Mention], paragraph: Paragraph) -> Mention | None:
    """The mention that something at a place of a paragraph belongs to: in its sentence, else the last one before."""
    mine = [m for m in mentions if m.paragraph is paragraph]
    tokens = paragraph.doc.char_span(start, start + 1, alignment_mode="expand")
    if tokens is None or not mine:
        return None
    own = sentence(tokens.root)
    same = [m for m in mine if own.start <= m.head.i < own.end]
    if same:
        return min(same, key=lambda m: abs(m.head.i - tokens.root.i))
    before = [m for m in mine if m.head.i < tokens.start]
    return before[-1] if before else mine[0]


def beside(start: int, mention: Mention) -> bool:
    """Whether a place of the paragraph lies in the mention's own sentence."""
    own = mention.sentence
    return own.start_char <= start < own.end_char


def quantity(count: Count, paragraph: Paragraph, attributions: tuple[Attribution, ...]) -> Quantity:
    """A count as a page's quantity, with who says so when it stands inside somebody's content."""
    base = paragraph.span.start
    span = Span(base + count.start, base + count.end)
    holder = next((a.source for a in attributions if any(span.within(c) for c in a.content)), AUTHOR)
    return Quantity(
        what=count.what,
        span=span,
        value=count.value,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        holder=holder,
        basis=_basis(count, paragraph, holder),
    )


def _basis(count: Count, paragraph: Paragraph, holder: str) -> Basis:
    around = paragraph.doc.text[max(0, count.start - 100) : count.end + 60]
    if _ESTIMATED.search(around) or count.qualifier in ("estimated", "an estimated"):
        return "estimated"
    return "announced" if holder != AUTHOR or _ANNOUNCED.search(around) else "reported"
