"""Phrase patterns as data: macros filled in, bounded, compiled once.

A pattern of ours is a regular expression in which a blank stands for any
white space of the page and every repetition has an upper bound, so that
matching takes linear time on any text. `Flat` gives the text to match on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from re import Match, Pattern

from indicia.kb.catalogue import fault
from indicia.model import Span

_MACRO = re.compile(r"<([A-Z]{1,12})>")
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
_RUN = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Flat:
    """A text with white-space runs squeezed to one blank, and the way back to page offsets."""

    text: str
    base: int
    _cuts: tuple[int, ...] = ()
    _lost: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str, *, base: int = 0) -> Flat:
        """Squeeze `text`, whose first character stands at page offset `base`.

        >>> flat = Flat.of("a  war  game", base=10)
        >>> flat.text, flat.span(2, 10)
        ('a war game', Span(start=13, end=22))
        """
        cuts, lost, gone = [], [], 0
        for run in _RUN.finditer(text):
            gone += run.end() - run.start() - 1
            cuts.append(run.end() - gone)
            lost.append(gone)
        return cls(_RUN.sub(" ", text), base, tuple(cuts), tuple(lost))

    def at(self, offset: int) -> int:
        """The page offset of an offset in `text`."""
        place = bisect_right(self._cuts, offset)
        return self.base + offset + (self._lost[place - 1] if place else 0)

    def offset(self, page_offset: int) -> int:
        """The offset in `text` of a page offset; the nearest one if it lies in a squeezed run."""
        if not self._cuts:
            return min(max(0, page_offset - self.base), len(self.text))
        return bisect_left(range(len(self.text)), page_offset, key=self.at)

    def span(self, start: int, end: int) -> Span:
        """The page span of a stretch of `text`; it must not be empty."""
        return Span(self.at(start), self.at(end - 1) + 1)


def compiled(pattern: str, macros: Mapping[str, str], *, file: str, key: str) -> Pattern[str]:
    """Fill in macros, add word boundaries, compile.

    Raises:
        KnowledgeError: An unknown macro, an unbounded repetition, or no regular expression.
    """

    def fill(found: Match[str]) -> str:
        if found[1] not in macros:
            fault(file, key, f"names the macro {found[0]}, which the file does not define.")
        return macros[found[1]]

    full = _MACRO.sub(fill, _MACRO.sub(fill, pattern))
    if _UNBOUNDED.search(full):
        fault(file, key, f"has a repetition without an upper bound in {full!r}.")
    try:
        return re.compile(rf"(?<!\w)(?:{full})(?!\w)", re.IGNORECASE)
    except re.error as error:
        fault(file, key, f"is no regular expression ({error}): {full!r}.")
