"""A paragraph as the rules see it: tokens, quotations, sentences and the segments between their commas.

No parser: one pass of a regular expression and one of the quotation stack, so
time is linear in the text whatever it holds. All offsets index `Page.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from indicia.extract.attribution.quotes import Quote, quotes
from indicia.model import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[-–’'ʼ_.][^\W_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]|_+")
"""Words (with inner hyphens, apostrophes, dots as in "т.е"), numbers, single marks."""
_INNER_DOT = re.compile(r"\.(?=[^\W\d_]{4})")
_ABBREVIATED = frozenset(
    """
    г гг в вв ул им др пр т тт е п пп см ср тыс млн млрд руб коп стр обл р рр м км с ст д пос дер проф акад доц
    зам нач ген полк майор кап ред прим изд св о грн смт просп пл бул буд кв напр ін тис рос бел англ нім
    """.split()
)
STOPS = frozenset(".!?…")
DASHES = frozenset("—–-−")
OPENING = frozenset('«„“‹("[')
_SEPARATORS = frozenset(",;:()") | STOPS | DASHES


class Token(NamedTuple):
    """A word, number or mark."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


class Segment(NamedTuple):
    """Tokens `[start, end)` between separators of one sentence; `before` and `after` are those separators, joined."""

    start: int
    end: int
    before: str
    after: str


class Text:
    """One paragraph, or what stands inside a quotation of it."""

    def __init__(self, page: str, span: Span, language: str) -> None:
        self.page, self.span, self.language = page, span, language
        self.tokens = _tokens(page, span)
        self.starts = [t.start for t in self.tokens]
        base = span.start
        found = quotes(page[span.start : span.end])
        self.outer = [q for q in (_moved(q, base) for q in found) if q.depth == 0 and not _apostrophe(q)]
        self.quote_of = self._quote_of()
        self.sentences = self._sentences()

    def index(self, offset: int) -> int:
        """The first token that starts at or behind an offset."""
        return bisect_left(self.starts, offset)

    def words(self, start: int, end: int) -> str:
        """The characters of tokens `[start, end)`."""
        return self.page[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def token_span(self, start: int, end: int) -> Span:
        """Page span of tokens `[start, end)`."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def trimmed(self, start: int, end: int) -> Span | None:
        """A stretch of characters as content: no outer blanks, no closing stop, no unpaired outer quotation mark."""
        text = self.page
        while start < end:
            if text[start].isspace() or text[start] in ",;:.)—–-•*":
                start += 1
            elif text[end - 1].isspace() or text[end - 1] in ".,;:(—–-":
                if text.startswith("...", end - 3) and end - start > 3:
                    break
                end -= 1
            elif (cut := _unpaired(text, start, end)) is not None:
                start, end = cut
            else:
                break
        return Span(start, end) if end - start > 1 else None

    def segments(self, start: int, end: int) -> list[Segment]:
        """Cut tokens `[start, end)` at separators outside quotations; a quotation is never cut."""
        found: list[Segment] = []
        at, before = start, ""
        i = start
        while i <= end:
            if i == end or self._parts(i, end):
                j = i
                while j < end and self._parts(j, end):
                    j += 1
                after = "".join(t.text for t in self.tokens[i:j])
                if at < i:
                    found.append(Segment(at, i, before, after))
                    before = after
                elif found:
                    before += after
                else:
                    before = after
                at, i = j, max(j, i + 1)
            else:
                i += 1
        return found

    def _parts(self, i: int, end: int) -> bool:
        """Whether token i separates segments; a full stop does so at the end and before a dash only."""
        mark = self.tokens[i].text
        if mark not in _SEPARATORS or self.quote_of[i] is not None:
            return False
        return mark != "." or i + 1 >= end or self.tokens[i + 1].text in DASHES or not self._abbreviated(i)

    def _quote_of(self) -> list[int | None]:
        """For every token the outer quotation that holds it, marks included."""
        held: list[int | None] = [None] * len(self.tokens)
        for n, quote in enumerate(self.outer):
            for i in range(self.index(quote.start), bisect_left(self.starts, quote.end)):
                held[i] = n
        return held

    def _sentences(self) -> list[tuple[int, int]]:
        found, start = [], 0
        for i in range(len(self.tokens)):
            if self._ends(i):
                found.append((start, i + 1))
                start = i + 1
        if start < len(self.tokens):
            found.append((start, len(self.tokens)))
        return found

    def _ends(self, i: int) -> bool:
        """Whether a sentence ends behind token i."""
        token = self.tokens[i]
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if following is None:
            return True
        held = self.quote_of[i]
        if held is not None:
            last = self.outer[held].end == token.end and self.outer[held].closed
            stopped = last and i > 0 and self.tokens[i - 1].text in STOPS
            return (
                stopped and self.quote_of[i + 1] != held and (following.text[0].isupper() or following.text in OPENING)
            )
        if token.text not in STOPS or following.text in STOPS or following.start == token.end:
            return False
        if token.text == "." and self._abbreviated(i):
            return False
        return (
            following.text[0].isupper()
            or following.text[0].isdigit()
            or following.text in OPENING | {"•", "*", "@", "#"}
        )

    def _abbreviated(self, i: int) -> bool:
        if i == 0 or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        word = self.tokens[i - 1]
        if len(word.text) == 1 and word.text.isupper():
            return True
        return word.low.rsplit(".", 1)[-1] in _ABBREVIATED


def _tokens(page: str, span: Span) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(page, span.start, span.end):
        text, at = match.group(), match.start()
        for piece in _INNER_DOT.split(text):
            found.append(Token(piece, piece.lower().replace("ʼ", "’").replace("'", "’"), at, at + len(piece)))
            at += len(piece)
            if at < match.end():
                found.append(Token(".", ".", at, at + 1))
                at += 1
    return found


def _moved(quote: Quote, base: int) -> Quote:
    return Quote(quote.start + base, quote.end + base, quote.closed, quote.depth, quote.mark)


def _apostrophe(quote: Quote) -> bool:
    """Single marks are apostrophes in both languages."""
    return quote.mark in "'‘’"


_PAIRS = {"«": "»", "„": "“”", "“": "”", '"': '"', "‹": "›", "(": ")"}
_CLOSERS = frozenset('»“”"›)')


def _unpaired(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without an outer quotation mark that has no partner inside, or that wraps all of it."""
    first, last = text[start], text[end - 1]
    closers = _PAIRS.get(first, "")
    if closers:
        at = _closing(text, start, end, first, closers)
        if at is None:
            return start + 1, end
        if at == end - 1 and first != "(":
            return start + 1, end - 1
    if last in _CLOSERS:
        openers = [o for o, c in _PAIRS.items() if last in c]
        if not any(text.find(o, start, end - 1) >= 0 for o in openers):
            return start, end - 1
    return None


def _closing(text: str, start: int, end: int, first: str, closers: str) -> int | None:
    depth = 0
    for i in range(start, end):
        if text[i] == first and first not in closers:
            depth += 1
        elif text[i] in closers and i > start:
            depth -= 1
            if depth <= 0:
                return i
    return None


def quoted(text: Text, offset: int) -> int | None:
    """The outer quotation that holds an offset."""
    at = bisect_right([q.start for q in text.outer], offset) - 1
    return at if at >= 0 and text.outer[at].start <= offset < text.outer[at].end else None
