"""What a page says about where we are: how often it names each state, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from indicia.kb import actors, slavic_states
from indicia.kb.actors import Hit
from indicia.kb.languages import RULED
from indicia.model import Page, Span, ZoneKind

CONTEXT_CHARS: Final = 200_000
"""Only so much of a page is read for context: nobody's dateline lies behind it."""
DOMINANT_SHARE: Final = 0.6
"""A state is what "the country" means if it has at least this share of the page's mentions of states."""
_TOLD: Final[tuple[ZoneKind, ...]] = ("headline", "body", "byline", "rubric", "caption")


@dataclass(frozen=True, slots=True)
class Context:
    """The states that the page itself names (comments and boilerplate are left out), in reading order."""

    hits: tuple[Hit, ...]
    votes: Counter[str]

    def share(self, code: str | None) -> float:
        """A state's share of all mentions of states, in [0, 1]."""
        total = sum(self.votes.values())
        return self.votes[code] / total if code and total else 0.0

    def before(self, offset: int) -> tuple[str, ...]:
        """States named before an offset, the nearest first."""
        return tuple(hit.code for hit in reversed(self.hits) if hit.end <= offset)

    def dominant(self) -> str | None:
        """The state that the page is about, if there is no doubt."""
        first = self.votes.most_common(1)
        return first[0][0] if first and self.share(first[0][0]) >= DOMINANT_SHARE else None


def context(page: Page) -> Context:
    """Read the page's mentions of states once."""
    year = page.published.year if page.published else None
    text = page.text[:CONTEXT_CHARS]
    found = slavic_states.mentions(text) if page.language in RULED else found_in(text, year=year)
    inside = frozenset(told(page, (Span(hit.start, hit.end) for hit in found)))
    hits = tuple(hit for hit in found if hit.kind == "state" and (hit.start, hit.end) in inside)
    return Context(hits, Counter(hit.code for hit in hits))


def told(page: Page, spans: Iterable[Span]) -> Iterator[Span]:
    """Those of the spans that lie in what the page itself tells, not in comments and boilerplate."""
    zones = [zone.span for zone in page.zones if zone.kind in _TOLD]
    return (span for span in spans if any(span.within(zone) for zone in zones))


@lru_cache(maxsize=4)
def found_in(text: str, *, year: int | None = None) -> tuple[Hit, ...]:
    """`actors.find`, remembered: several steps ask for the same page."""
    return actors.find(text, year=year)
