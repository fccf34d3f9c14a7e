"""One parsed paragraph with its quotations and sentences, and the draft of an attribution.

Offsets in this package are token indices of the paragraph's doc, half-open;
`View.span` turns them into a trimmed span of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from indicia.extract.attribution.quotes import Quote, quotes
from indicia.extract.parse import Paragraph
from indicia.kb.cues import cues
from indicia.model import AUTHOR, Attribution, Certainty, Form, Polarity, SourceKind, Span, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Token indices, half-open."""

OPENING = frozenset("“„«‘\"'([{‹")
CLOSING = frozenset("”“»’\"')]}›")
QUOTE_MARKS = frozenset("“”„«»‹›\"‘’'")
_DATELINE_CHARS = 90
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:,[^—–()-]{1,30}| )?(?:\([^()]{1,40}\))? ?[—–-]+ ?(?=\S)"
)
_SENTENCE_END = frozenset(".!?…")
_ALWAYS_TRIMMED = frozenset(".,;:–—-•*")
_MAX_SPEAKER = 8
_MAX_SENTENCE = 200
"""Tokens; longer stretches without an end are cut, so that no rule looks farther than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before sources are resolved: all spans lie in the page.

    `source` None means that nobody is named beside the content: it belongs to
    whoever spoke last. `quoted` tells the quotation (by offset in the page)
    that the content was taken from, so that nothing is said twice.
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    name: str = ""
    form: Form = "indirect"
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    relays: tuple[str, ...] = ()
    lemma: str = ""
    nested: bool = False


class Sentence(NamedTuple):
    """A sentence as token range."""

    start: int
    end: int


class View:
    """A paragraph as the rules see it."""

    def __init__(self, paragraph: Paragraph, text: str) -> None:
        self.paragraph = paragraph
        self.text = text[paragraph.span.start : paragraph.span.end]
        self.base = paragraph.span.start
        self.doc: Doc = paragraph.doc
        self.quotes: tuple[Quote, ...] = quotes(self.text)
        self._starts = [token.idx for token in paragraph.doc]

    def shortened(self, quote: Quote, end: int) -> View:
        """The same paragraph with an unclosed quotation ended at an offset."""
        changed = tuple(replace(q, end=end) if q is quote else q for q in self.quotes)
        view = View.__new__(View)
        view.paragraph, view.text, view.base, view.doc = self.paragraph, self.text, self.base, self.doc
        view.quotes, view._starts = changed, self._starts
        return view

    def tokens_in(self, quote: Quote) -> Range:
        """Token range of what stands between the marks of a quotation."""
        start, end = quote.inner
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    @cached_property
    def _by_start(self) -> dict[int, Quote]:
        return {q.start: q for q in self.quotes}

    @cached_property
    def _by_end(self) -> dict[int, Quote]:
        return {q.end: q for q in self.quotes if q.closed}

    @cached_property
    def outer(self) -> tuple[Quote, ...]:
        """The quotations that stand in no other."""
        return tuple(q for q in self.quotes if q.depth == 0)

    @cached_property
    def deep(self) -> tuple[Quote, ...]:
        """The quotations that stand in another."""
        return tuple(q for q in self.quotes if q.depth > 0)

    @cached_property
    def inside(self) -> list[Quote | None]:
        """For each token the outer quotation that holds it."""
        return self._covering(self.outer)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences by their own end marks: the parser's are broken by quotation marks."""
        found, start = [], self._dateline_end()
        if start:
            found.append(Sentence(0, start))
        for token in self.doc[start:]:
            if token.i + 1 - start >= _MAX_SENTENCE or self._ends_sentence(token):
                found.append(Sentence(start, token.i + 1))
                start = token.i + 1
        if start < len(self.doc):
            found.append(Sentence(start, len(self.doc)))
        return tuple(found)

    @cached_property
    def sentence_of(self) -> list[Sentence]:
        """For each token its sentence."""
        return [s for s in self.sentences for _ in range(s.start, s.end)]

    def span(self, start: int, end: int) -> Span | None:
        """The page span of a token range without what the span rules leave out; None if nothing is left."""
        if start >= end:
            return None
        first, last = self.doc[start], self.doc[end - 1]
        return self.trimmed(first.idx, last.idx + len(last.text))

    def trimmed(self, start: int, end: int) -> Span | None:
        """Cut blanks, closing stops and unpaired outer quotation marks from a stretch of characters."""
        text = self.text
        while True:
            before = (start, end)
            while start < end and _is_trimmed(text[start]) and not _negative(text, start, end):
                start += 1
            while start < end and _is_trimmed(text[end - 1]):
                end -= 1
            start, end = self._unquoted(start, end)
            if (start, end) == before:
                break
        return Span(self.base + start, self.base + end) if start < end else None

    def _unquoted(self, start: int, end: int) -> Range:
        """Strip a pair of marks around everything, or one mark without its partner."""
        text = self.text
        if start >= end:
            return start, end
        opening, closing = self._by_start.get(start), self._by_end.get(end)
        if opening and opening == closing:
            return start + 1, end - 1
        if text[start] in QUOTE_MARKS and not (opening and opening.closed and opening.end <= end):
            return start + 1, end
        if text[end - 1] in QUOTE_MARKS and not (closing and closing.start >= start):
            apostrophe = text[end - 1] in "'’" and end - 2 >= start and text[end - 2] == "s"
            return start, end if apostrophe else end - 1
        return start, end

    def _dateline_end(self) -> int:
        """The token behind "MINSK, 3 June (Agency) -" at the head of a paragraph; 0 if there is none."""
        found = _DATELINE.match(self.text[:_DATELINE_CHARS])
        return bisect_left(self._starts, found.end()) if found else 0

    def _ends_sentence(self, token: Token) -> bool:
        nxt = token.i + 1
        if nxt >= len(self.doc):
            return True
        if not _closes_sentence(self.doc, token.i):
            return False
        follower = self.doc[nxt].text
        if token.text in CLOSING and self.doc[token.i - 1].text in ("?", "!") and _speaker_follows(self.doc, nxt):
            return False
        if follower in CLOSING and not self._opens_here(self.doc[nxt]):
            return False
        return not (follower[0].islower() or follower[0] in ",;:.!?…)" or follower in "–—-")

    def _opens_here(self, token: Token) -> bool:
        return token.idx in self._by_start

    def _covering(self, found: tuple[Quote, ...]) -> list[Quote | None]:
        covered: list[Quote | None] = [None] * len(self.doc)
        position = 0
        for token in self.doc:
            while position < len(found) and found[position].end <= token.idx:
                position += 1
            if position < len(found) and found[position].holds(token.idx):
                covered[token.i] = found[position]
        return covered


def _closes_sentence(doc: Doc, i: int) -> bool:
    """Whether a sentence may end with this token: an end mark, alone or before closing marks."""
    for back in range(i, max(-1, i - 4), -1):
        text = doc[back].text
        if text[-1] in _SENTENCE_END:
            return len(text) == 1 or text[-1] in "!?…" or _spaced_sentence_start(doc, back)
        if text not in CLOSING:
            return False
    return False


def _speaker_follows(doc: Doc, start: int) -> bool:
    """Whether a bare speaker and verb follow: "... see this?" Trent said."""
    for token in doc[start : start + _MAX_SPEAKER]:
        if token.tag_ in ("VBD", "VBZ") and token.i > start:
            after = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return token.lemma_.lower() in cues().verbs.speech and (
                after is None or after.is_punct or after.pos_ == "ADP"
            )
        if token.pos_ not in ("PROPN", "NOUN", "DET", "ADJ", "PRON"):
            return False
    return False


def _spaced_sentence_start(doc: Doc, i: int) -> bool:
    """Abbreviations end in a full stop too: trust the parser for them."""
    return i + 1 < len(doc) and bool(doc[i + 1].is_sent_start) and not doc[i].text[0].isupper()


def _is_trimmed(ch: str) -> bool:
    return ch in _ALWAYS_TRIMMED or ch.isspace()


def _negative(text: str, start: int, end: int) -> bool:
    return text[start] in "-–" and start + 1 < end and text[start + 1].isdigit()


def as_attribution(number: int, draft: Draft, zone: ZoneKind, text: str) -> Attribution:
    """A draft as the noun; `text` is the page's. Whose voice it is, a name shows later."""
    name = draft.name or (" ".join(text[slice(*draft.source)].split()) if draft.source else "")
    kind: SourceKind = "reader" if zone == "comment" and not draft.nested else "author" if name == AUTHOR else "person"
    return Attribution(
        id=f"s{number}",
        source=name,
        source_kind=kind,
        source_span=draft.source,
        cue_span=draft.cue,
        content=draft.content,
        form=draft.form,
        polarity=draft.polarity,
        certainty=draft.certainty,
        zone=zone,
        relays=draft.relays,
    )
