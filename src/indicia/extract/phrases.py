"""Phrase patterns as data: macros filled in, bounded, compiled once.

A pattern of ours is a regular expression in which a blank stands for any
white space of the page and every repetition has an upper bound, so that
matching takes linear time on any text. `Flat` gives the text to match on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from re import Match, Pattern

from indicia.extract.phrases_anchors import anchors, plain_case
from indicia.kb.catalogue import fault
from indicia.model import Span

_MACRO = re.compile(r"<([A-Z]{1,12})>")
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
_RUN = re.compile(r"\s{2,}|[^\S ]")


class Phrase:
    """A bounded pattern between word boundaries, whatever the case; asked of a text only where it may stand.

    Seven of eight times a look for its anchors shows that it need not be asked; until then it is not compiled.
    """

    def __init__(self, full: str, *, file: str, key: str) -> None:
        self._full, self._file, self._key = full, file, key
        self._anchors = anchors(full)
        if self._anchors is None:
            _ = self._pattern

    @cached_property
    def _pattern(self) -> Pattern[str]:
        try:
            return re.compile(rf"(?<!\w)(?:{self._full})(?!\w)", re.IGNORECASE)
        except re.error as error:
            fault(self._file, self._key, f"is no regular expression ({error}): {self._full!r}.")

    def search(self, text: str) -> Match[str] | None:
        """The first match."""
        return self._pattern.search(text) if self._may_stand_in(text) else None

    def match(self, text: str) -> Match[str] | None:
        """The match at the beginning."""
        return self._pattern.match(text) if self._may_stand_in(text) else None

    def fullmatch(self, text: str) -> Match[str] | None:
        """The match that is the whole text."""
        return self._pattern.fullmatch(text) if self._may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[Match[str]]:
        """All matches, none overlapping."""
        return self._pattern.finditer(text) if self._may_stand_in(text) else iter(())

    def sub(self, by: str, text: str) -> str:
        """The text with `by` for every match."""
        return self._pattern.sub(by, text) if self._may_stand_in(text) else text

    def _may_stand_in(self, text: str) -> bool:
        if self._anchors is None:
            return True
        plain = plain_case(text)
        for anchor in self._anchors:  # noqa: SIM110  asked two thousand times a page: `any` takes twice as long
            if anchor in plain:
                return True
        return False


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


def compiled(pattern: str, macros: Mapping[str, str], *, file: str, key: str) -> Phrase:
    """Fill in macros, add word boundaries; compiled when a text may hold it.

    Raises:
        KnowledgeError: An unknown macro, an unbounded repetition, or no regular expression; the last only at first
            use, where the pattern has anchors.
    """

    def fill(found: Match[str]) -> str:
        if found[1] not in macros:
            fault(file, key, f"names the macro {found[0]}, which the file does not define.")
        return macros[found[1]]

    full = _MACRO.sub(fill, _MACRO.sub(fill, pattern))
    if _UNBOUNDED.search(full):
        fault(file, key, f"has a repetition without an upper bound in {full!r}.")
    return Phrase(full, file=file, key=key)
