"""Which state a passage is about: the one that "the ministry" of nobody named belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from indicia.kb.actors import Hit, find, state_name
from indicia.kb.demonyms import demonyms
from indicia.model import Page, Span

BEGINS_CHARS: Final = 12
"""A state named so near the start of a paragraph is what the paragraph is about."""
MAX_BACK: Final = 300
"""States looked back at from one mention: whatever lies further back has nothing to do with it."""
FORCES_OF = re.compile(
    r"\s+(?:armed forces|army|navy|military|air force|troops|forces|soldiers|units)\b", re.IGNORECASE
)
_IN = re.compile(r"(?:\n|[.!?…”\"] |^)In $")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_HALF = re.compile(r"\b[Tt]he (North|South)(?:['’]s)?(?![\w-])(?! [A-Z])")
HALVES: Final = {"North": "KP", "South": "KR"}
_NOT_TOLD: Final = frozenset({"comment", "boilerplate", "links"})
_BY_NAME: Final = frozenset({"TW"})
"""States that give their ministries their name: "Taiwan's defence ministry", but "the Taiwanese army"."""
_BY_SEAT: Final = frozenset({"TW", "CN"})
"""States whose bodies get its name where their capital is named: "the ministry in Beijing" is China's."""
ADJECTIVE_RARE: Final = frozenset({"CN", "TW", "JP", "XK"})
"""States whose forces keep the name that the page gives: "Japan's coast guard"; all others get the adjective.

512 pages written for tuning, 23 November: "X's navy" and the like were put as adjective 8 times of 8 elsewhere.
"""
_PLURALS: Final = ("s", "men", "women")
_LAST: Final = "\uffff"
TOLD: Final = ("name", "demonym", "capital")


class States:
    """The states that a page names, and what can be said by them about a passage."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        found = find(page.text, year=page.published.year if page.published else None)
        self.hits = tuple(sorted([*found, *_halves(page.text, found)], key=lambda h: h.start))
        self._zones = sorted((z.span.start, str(z.kind)) for z in page.zones)
        self._starts = [h.start for h in self.hits]

    def within(self, span: Span) -> list[Hit]:
        """The states and bodies named inside a span."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [h for h in self.hits[low:high] if h.end <= span.end]

    def before(self, offset: int, *, least: int = 0) -> Iterator[Hit]:
        """The states named before an offset, the nearest first."""
        last = bisect_left(self._starts, offset) - 1
        for at in range(last, max(-1, last - MAX_BACK), -1):
            if self._starts[at] < least:
                return
            if self.hits[at].kind == "state":
                yield self.hits[at]

    def pair(self, offset: int) -> tuple[str, str] | None:
        """The last two states that the page named together before an offset: "the allies"."""
        after: Hit | None = None
        for hit in self.before(offset):
            alike = after is not None and hit.code != after.code and hit.via == after.via == "name"
            if alike and after and _AND.fullmatch(self.text[hit.end : after.start]):
                return hit.code, after.code
            after = hit
        return None

    def adjective(self, code: str, body: str = "", *, seat: bool = False) -> str:
        """ "Belarusian", as the page writes it if it does: "Belarusians" is no adjective."""
        known = demonyms().get(code)
        if (code in (_BY_SEAT if seat else _BY_NAME) and body.endswith("ministry")) or not known:
            return f"{state_name(code)}'s"
        said = (self.text[h.start : h.end] for h in self.hits if h.code == code and h.via == "demonym")
        return next((word for word in said if word == known or not word.endswith(_PLURALS)), known)

    def near(self, span: Span) -> str | None:
        """The state that the passage itself is about, None if it does not say.

        Whose forces the paragraph has named, else whom it or the line before begins with.
        """
        paragraph = self.text.rfind("\n", 0, span.start) + 1
        for hit in self.before(span.start, least=paragraph):
            if hit.via == "demonym" and FORCES_OF.match(self.text, hit.end):
                return hit.code
        seat = self.seat(span)
        if seat is not None:
            return seat
        own = next(self.before(span.start, least=paragraph), None)
        return self.begins(paragraph, span) or (None if own else self.begins(self.line_before(paragraph), span))

    def seat(self, span: Span) -> str | None:
        """The state whose capital the passage begins with: "In Addis Ababa, the ministry"."""
        own = next(self.before(span.start, least=self.text.rfind("\n", 0, span.start) + 1), None)
        capital = own is not None and own.via == "capital"
        return own.code if own and capital and _IN.search(self.text, max(0, own.start - 6), own.start) else None

    def begins(self, line: int, span: Span) -> str | None:
        """The state that a line begins with."""
        first = next(iter(self.hits[bisect_left(self._starts, line) :][:1]), None)
        near = first is not None and first.start - line <= BEGINS_CHARS and first.start < span.start
        return first.code if first and near and first.kind == "state" else None

    def line_before(self, start: int) -> int:
        end = len(self.text[:start].rstrip())
        return self.text.rfind("\n", 0, end) + 1

    def is_told(self, offset: int) -> bool:
        """Whether the page itself speaks there, not its readers, its adverts or its links."""
        at = bisect_right(self._zones, (offset, _LAST)) - 1
        return not self._zones or (at >= 0 and self._zones[at][1] not in _NOT_TOLD)

    @cached_property
    def alliance(self) -> str | None:
        """The body of states named most often."""
        votes = Counter(h.code for h in self.hits if h.kind == "alliance" and h.via in TOLD)
        return votes.most_common(1)[0][0] if votes else None


def _halves(text: str, found: tuple[Hit, ...]) -> Iterator[Hit]:
    """ "The North" on a page that names a Korea."""
    if not {"KP", "KR"} & {h.code for h in found}:
        return
    for half in _HALF.finditer(text):
        yield Hit(start=half.start(1), end=half.end(1), code=HALVES[half[1]], kind="state", via="name")
