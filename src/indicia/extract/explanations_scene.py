"""The page as the reason finder sees it: sentences with their voices, activities and questions before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indicia.extract.explanations_lexicon import lexicon
from indicia.extract.parse import Paragraph, Parsed
from indicia.extract.phrases import Flat
from indicia.extract.voices import Voices
from indicia.model import Activity, Attribution, Span

MAX_REASON_CHARS = 320
"""Longer spans are cut: no gold reason of bench/devset is longer than 130 characters."""

_EDGE = " \t\n\r.,;:!?…–—-"
_OPEN, _CLOSE = "“„«\"‘'(", "”»\"’')"
_LEAD = re.compile(r"(?:that|and|but|or|then|so|yes|no|well|perhaps|maybe|first|second|third|finally)[,:]?\s{1,3}", re.I)
_PRONOUN = re.compile(r"^\W{0,3}(?:and |but |so |or )?(?:it|this|that|they|these|those|all this|we|he|she|such)\b", re.I)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A page ready for reasons to be looked for."""

    page_text: str
    sentences: tuple[Sentence, ...]
    voices: Voices
    activities: tuple[Activity, ...]
    mentions: tuple[tuple[Span, Activity], ...] = field(default=())

    def activity_of(self, span: Span) -> Activity:
        """The activity a reason belongs to: the last one named up to its sentence's end, else the page's first."""
        near = [a for mention, a in self.mentions if mention.start < span.end]
        last = near[-1] if near else None
        if last is not None and span.start - last.trigger.end <= NEAR_CHARS:
            return last
        return next((a for a in self.activities if not a.background), self.activities[0])

    def names_activity(self, sentence: Sentence) -> bool:
        """Whether a sentence names an activity or one of the usual words for it."""
        if any(mention.overlaps(sentence.span) for mention, _ in self.mentions):
            return True
        return lexicon().activity.search(sentence.text) is not None

    def points_back(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with a pronoun that may stand for the activity or those who hold it."""
        return _PRONOUN.match(sentence.text) is not None


NEAR_CHARS = 600
"""Within this distance a named activity takes the reason; beyond, the page's main one does."""


def scene(parsed: Parsed, activities: Sequence[Activity], attributions: Sequence[Attribution]) -> Scene:
    """Set the scene; paragraphs of headline, body and comments in reading order."""
    mentions = sorted(((span, a) for a in activities for span in (a.trigger, *a.mentions)), key=lambda pair: pair[0])
    return Scene(
        page_text=parsed.page.text,
        sentences=tuple(_sentences(parsed)),
        voices=Voices(attributions),
        activities=tuple(activities),
        mentions=tuple(mentions),
    )


def _sentences(parsed: Parsed) -> list[Sentence]:
    found: list[Sentence] = []
    for paragraph in parsed.of("headline", "body", "comment"):
        for sent in paragraph.doc.sents:
            span = paragraph.span_of(sent)
            raw = parsed.page.text[span.start : span.end]
            if not raw.strip():
                continue
            flat = Flat.of(raw, base=span.start)
            asks = raw.rstrip(" \n\t”\"'’»)").endswith("?")
            found.append(Sentence(paragraph=paragraph, span=span, flat=flat, order=len(found), asks=asks))
    return found


def tidy(text: str, span: Span, *, lead: bool = True) -> Span | None:
    """Trim blanks, closing punctuation, unpaired outer quotes and a leading conjunction; None if nothing is left."""
    start, end = span.start, min(span.end, span.start + MAX_REASON_CHARS)
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in _EDGE:
            start, changed = start + 1, True
        while start < end and text[end - 1] in _EDGE:
            end, changed = end - 1, True
        start, end, cut = _unquoted(text, start, end)
        changed |= cut
        found = _LEAD.match(text, start, end) if lead else None
        if found and found.end() < end:
            start, changed = found.end(), True
    return Span(start, end) if start < end else None


def _unquoted(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Drop an outer quotation mark, paired or not."""
    if start < end and text[start] in _OPEN:
        return start + 1, (end - 1 if end - 1 > start and text[end - 1] in _CLOSE else end), True
    if start < end and text[end - 1] in _CLOSE and text[end - 1] not in "'’":
        if text[end - 1] == ")" and "(" in text[start:end]:
            return start, end, False
        return start, end - 1, True
    return start, end, False
