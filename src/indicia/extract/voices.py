"""Whose words a stretch of a page is: the innermost statement that holds it, else author or reader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from indicia.model import AUTHOR, Attribution, Span, Zone

LEAST_BEGUN = 8
"""Characters of a statement in which a stretch must begin to be its voice's."""
MOSTLY = 0.6
"""Share of a stretch that a statement must hold to be its voice when it does not hold all of it."""
READER = "reader"


@dataclass(frozen=True, slots=True)
class Voice:
    """A holder, and the statement through which he speaks; None for the author's own narration."""

    holder: str
    through: Attribution | None = None
    content: Span | None = None


class Voices:
    """All statements of a page, ready to be asked whose words a span is.

    `issuer`: the body whose own notice the page is; what nobody is said to say there it says itself.
    """

    def __init__(self, attributions: Sequence[Attribution], issuer: str | None = None) -> None:
        self._own = issuer or AUTHOR
        self._contents = sorted(
            ((span, a) for a in attributions for span in a.content), key=lambda pair: (pair[0].start, -pair[0].end)
        )
        self._starts = [content.start for content, _ in self._contents]
        self._longest = max((content.end - content.start for content, _ in self._contents), default=0)

    def of(self, span: Span, zone: Zone) -> Voice:
        """The voice of `span`: the shortest content that holds it, or most of it, else one that it begins in.

        A comment that no statement holds is its reader's; anything else is the author's, or the issuer's.
        """
        best, begun, shortest = None, None, 0
        first = bisect_left(self._starts, span.start - self._longest)
        for content, statement in self._contents[first : bisect_left(self._starts, span.end)]:
            size = content.end - content.start
            if _holds(content, span) and (best is None or size < shortest):
                best, shortest = (content, statement), size
            elif content.start <= span.start <= content.end - LEAST_BEGUN:
                begun = content, statement
        if (found := best or begun) is not None:
            return Voice(found[1].source, found[1], found[0])
        return Voice((zone.author or READER) if zone.kind == "comment" else self._own)

    def within(self, span: Span) -> Span:
        """`span` up to the end of the statement that it begins in: what comes then are other words."""
        first = bisect_left(self._starts, span.start - self._longest)
        begun = self._contents[first : bisect_left(self._starts, span.start + 1)]
        ends = [content.end for content, _ in begun if span.start < content.end < span.end]
        return Span(span.start, min(ends, default=span.end))

    def starting_in(self, span: Span) -> list[tuple[Span, Attribution]]:
        """The contents that begin inside `span`, in reading order."""
        return self._contents[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def last_before(self, offset: int) -> str | None:
        """The source of the last statement that begins before a page offset; None if there is none."""
        before = self._contents[: bisect_left(self._starts, offset)]
        return next((a.source for _, a in reversed(before) if a.source != AUTHOR), None)

    def names(self) -> tuple[str, ...]:
        """The sources of the page, in order of their first statement."""
        return tuple(dict.fromkeys(a.source for _, a in self._contents if a.source != AUTHOR))


def _holds(content: Span, span: Span) -> bool:
    shared = min(content.end, span.end) - max(content.start, span.start)
    return shared >= MOSTLY * (span.end - span.start)
