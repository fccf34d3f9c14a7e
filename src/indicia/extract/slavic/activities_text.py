"""A Russian or Ukrainian page as sentences with what every mention in them looks up again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from indicia.extract.parse import MAX_READ_CHARS, split
from indicia.kb.slavic_activities import plain
from indicia.kb.slavic_states import StateHit, find
from indicia.model import Page, Span, Zone, ZoneKind

READ_ZONES: tuple[ZoneKind, ...] = ("headline", "body")
MAX_SENTENCES = 2_000
"""A page of news has under a hundred."""
MAX_SENTENCE_CHARS = 1_200
"""Longer stretches without a full stop are lists; the rest of them is a sentence of its own."""
_END = re.compile(r"[.!?…]+[»”\"')]*(?=\s)|[;](?=\s)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«\d])(?:г|гг|р|рр|ген|им|ім|т|тыс|тис|млн|млрд|ст|обл|кв|км|руб|грн|п|с|д|о|нп|пгт|"
    r"смт|напр|др|пр|ин|св|гл|полк|подполк|адм|мин|стр|рис|[А-ЯЁІЇЄҐA-Z])\.$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:()—–]|\s-\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼ][^\W_]+)*|\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, kw_only=True, eq=False)
class Sentence:
    """A sentence; offsets of what it finds are its own, `span` is on the page."""

    number: int
    paragraph: int
    section: int = 0
    span: Span
    zone: ZoneKind
    text: str

    @cached_property
    def low(self) -> str:
        """The text as the lexicon's patterns read it, character for character."""
        return plain(self.text)

    @cached_property
    def states(self) -> tuple[StateHit, ...]:
        """Mentions of states and bodies."""
        return find(self.text)

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where the words are."""
        return tuple(m.span() for m in _WORD.finditer(self.text))

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Where commas, brackets and dashes are."""
        return tuple(m.start() for m in _BREAK.finditer(self.text))

    def at(self, start: int, end: int) -> Span:
        """A stretch of the sentence as a span of the page."""
        return Span(self.span.start + start, self.span.start + end)

    def apart(self, a: int, b: int) -> int:
        """How many commas, brackets and dashes lie between two places."""
        first, last = sorted((a, b))
        return sum(first <= at < last for at in self.breaks)

    def before(self, at: int) -> str:
        """The word before a place, in plain letters; "" at the beginning or behind punctuation."""
        found = re.search(r"([\w'-]{1,40})[\s«\"„“(]{1,3}$", self.low[max(0, at - 45) : at])
        return found[1] if found else ""


def sentences(page: Page) -> tuple[Sentence, ...]:
    """The sentences of headline and body in reading order."""
    return tuple(islice(_sentences(page), MAX_SENTENCES))


def _sentences(page: Page) -> Iterator[Sentence]:
    number = paragraph = read = section = 0
    for zone in page.zones:
        if zone.kind not in READ_ZONES:
            continue
        section += zone.kind == "headline"
        for stretch in _paragraphs(page, zone):
            read += stretch.end - stretch.start
            if read > MAX_READ_CHARS:
                return
            for span in _cut(page.text, stretch):
                text = page.text[span.start : span.end]
                yield Sentence(
                    number=number, paragraph=paragraph, section=section, span=span, zone=zone.kind, text=text
                )
                number += 1
            paragraph += 1


def _paragraphs(page: Page, zone: Zone) -> Iterator[Span]:
    return split(page.text, zone.span)


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        rest = text[match.end() : match.end() + 3].lstrip(' \n\t\u00a0«"„“—–-(')
        ended = match.group()[0] != "." or not _ABBREVIATED.search(text[max(start, match.end() - 12) : match.end()])
        if (ended and (not rest or not rest[0].islower())) or match.end() - start > MAX_SENTENCE_CHARS:
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    for cut in range(start, end, MAX_SENTENCE_CHARS):
        stop = min(end, cut + MAX_SENTENCE_CHARS)
        stretch = text[cut:stop]
        if stretch.strip():
            yield Span(cut + len(stretch) - len(stretch.lstrip()), cut + len(stretch.rstrip()))
