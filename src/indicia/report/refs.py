"""Where it says so: spans as line numbers that a person can look up.

A reference reads `[12]` on one page and `[b:12]` on several; lines count from
1 and end at a line feed, as editors and `cat -n` number them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from indicia.model import Page, Reading, Ref, Span
from indicia.report.clean import one_line

_PAGES = re.compile(r"Pages (\S+) and ([^\s:;,.]+)")
"""How resolve.merge begins a reason for joining two pages."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedPage:
    """A page with the offset at which each of its lines starts; `letter` names it among several."""

    page: Page
    letter: str
    starts: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The line that holds a code point, counted from 1."""
        return bisect_right(self.starts, offset)

    def lines(self, span: Span) -> tuple[int, int]:
        """First and last line of a span."""
        return self.line(span.start), self.line(max(span.start, span.end - 1))


class Citations:
    """All pages of one report: the single place that turns spans into references and quotes."""

    def __init__(self, pages: Iterable[Page]) -> None:
        distinct = {page.id: page for page in pages}
        self.pages = {
            key: NumberedPage(page=page, letter=letter(n), starts=line_starts(page.text))
            for n, (key, page) in enumerate(distinct.items())
        }

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Citations:
        """The citations of a run of readings; a page that occurs twice counts once."""
        return cls(reading.page for reading in readings)

    def cite(self, refs: Iterable[Ref]) -> str:
        """References in brackets, doubles dropped: `[8]`, `[8, 16-18]` or `[a:8, b:3]`; "" without any."""
        found = sorted({self._key(ref) for ref in refs if ref.page in self.pages})
        written = [self._written(*key) for key in found]
        return f"[{', '.join(written)}]" if written else ""

    def quote(self, ref: Ref) -> str:
        """The characters that a reference points at, on one line and harmless; "" for an unknown page."""
        numbered = self.pages.get(ref.page)
        return one_line(numbered.page.text[ref.span.start : ref.span.end]) if numbered else ""

    def lettered(self, because: str) -> str:
        """A reason for joining pages, with letters in place of their ids."""
        match = _PAGES.match(because)
        if not match or not {match[1], match[2]} <= set(self.pages):
            return because
        return f"pages {self.pages[match[1]].letter} and {self.pages[match[2]].letter}{because[match.end() :]}"

    def _key(self, ref: Ref) -> tuple[str, int, int]:
        numbered = self.pages[ref.page]
        return numbered.letter, *numbered.lines(ref.span)

    def _written(self, page: str, first: int, last: int) -> str:
        lines = str(first) if first == last else f"{first}-{last}"
        return f"{page}:{lines}" if len(self.pages) > 1 else lines


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines start; the first is always 0."""
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return tuple(starts)


def letter(number: int) -> str:
    """The name of a page by its place in the report.

    >>> letter(0), letter(25), letter(26)
    ('a', 'z', 'aa')
    """
    more, last = divmod(number, len(_ALPHABET))
    return (letter(more - 1) if more else "") + _ALPHABET[last]


def merged(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """References in page order, each once, overlapping ones joined."""
    joined: list[Ref] = []
    for page, group in groupby(sorted(set(refs)), key=lambda ref: ref.page):
        for ref in group:
            last = joined[-1] if joined and joined[-1].page == page else None
            if last and ref.span.start < last.span.end:
                joined[-1] = Ref(page, Span(last.span.start, max(last.span.end, ref.span.end)))
            else:
                joined.append(ref)
    return tuple(joined)
