"""One sentence while it is read, and the small tests that all rules share."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicia.extract.attribution.view import Draft
from indicia.extract.slavic.cues import Cue, relay_at
from indicia.extract.slavic.kinds import forms_at, kind_of
from indicia.extract.slavic.phrase import noun_phrase
from indicia.extract.slavic.subjects import SPEAKING, WINDOW, Source, is_relative
from indicia.extract.slavic.text import Segment, Text
from indicia.model import Polarity, Span

THAT = frozenset(
    {
        "что",
        "що",
        "будто",
        "нібито",
        "мол",
        "мовляв",
        "как",
        "як",
        "дескать",
        "начебто",
        "ніби",
        "буцімто",
        "буцім",
        "якобы",
    }
)
AS = frozenset({"как", "як"})
AND = frozenset({"и", "а", "но", "та", "й", "і", "але", "однако", "проте", "также", "також", "при", "этом", "цьому"})
LEADING_NOISE = frozenset({"adverb", "conjunction", "particle"})
ABOUT = frozenset({"о", "об", "обо", "про"})


@dataclass(slots=True)
class Reader:
    """One sentence while it is read: tokens `[start, end)` of `text`, its segments, and what was found."""

    text: Text
    start: int
    end: int
    segments: list[Segment] = field(default_factory=list)
    found: list[Draft] = field(default_factory=list)
    sources: list[Source | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.segments = self.text.segments(self.start, self.end)

    def segment_of(self, token: int) -> int:
        """The index of the segment that holds a token."""
        return next((k for k, s in enumerate(self.segments) if token < s.end), len(self.segments) - 1)

    def add(
        self, source: Source | None, cue: tuple[int, int], content: tuple[Span, ...], lemma: str, negated: bool = False
    ) -> None:
        """Keep a statement; content that is empty or holds its own source is none."""
        relays: tuple[str, ...] = ()
        if source is not None and source.kind == "press" and (relay := relayed(self, self.start)) is not None:
            relays = (self.text.words(source.start, source.end),)
            source = relay
        mine = self.text.token_span(source.start, source.end) if source else None
        content = tuple(c for c in content if mine is None or not c.overlaps(mine))
        if content:
            polarity: Polarity = "denied" if negated else "affirmed"
            self.found.append(
                Draft(
                    content=content,
                    source=mine,
                    cue=self.text.token_span(*cue),
                    polarity=polarity,
                    lemma=lemma,
                    relays=relays,
                )
            )
            self.sources.append(source)

    def told(self, token: int) -> bool:
        """Whether a token lies in what somebody was found to say."""
        at = self.text.tokens[token].start
        return any(c.start <= at < c.end for d in self.found for c in d.content)

    def stretch(self, start: int, end: int) -> tuple[Span, ...]:
        """Tokens `[start, end)` as content, or ()."""
        if start >= end:
            return ()
        span = self.text.trimmed(self.text.tokens[start].start, self.text.tokens[end - 1].end)
        return (span,) if span else ()


def opening(reader: Reader, segment: Segment, cue: Cue) -> bool:
    """Whether nothing but small words stands before the cue in its segment."""
    return all(
        forms_at(reader.text, i)[0].pos in LEADING_NOISE or reader.text.tokens[i].low in AND
        for i in range(segment.start, cue.start)
    )


def only_noise(reader: Reader, start: int, stop: int) -> bool:
    return all(
        forms_at(reader.text, i)[0].pos in LEADING_NOISE or reader.text.tokens[i].low in AND for i in range(start, stop)
    )


def relayed(reader: Reader, start: int) -> Source | None:
    """ "со ссылкой на X": the one whose words are passed on."""
    for i in range(start, reader.end):
        at = relay_at(reader.text, i, reader.end)
        found = noun_phrase(reader.text, at, reader.end) if at is not None else None
        if found is not None and kind_of(reader.text, found.head) in SPEAKING:
            return Source(found.start, found.end, kind_of(reader.text, found.head))
    return None


def that_clause(reader: Reader, cue: Cue, k: int) -> int | None:
    """The first token of the clause behind "что", across asides; None if there is no such clause."""
    text, segments = reader.text, reader.segments
    for i in range(cue.end, min(segments[k].end, cue.end + WINDOW)):
        if text.tokens[i].low in ("что", "що") and text.quote_of[i] is None:
            return i + 1 if i + 1 < segments[k].end else None
    for m in range(k + 1, min(len(segments), k + 5)):
        first = text.tokens[segments[m].start]
        if "," not in segments[m].before and "—" not in segments[m].before and "–" not in segments[m].before:
            return None
        if first.low in THAT and text.quote_of[segments[m].start] is None and _joins(reader, cue, m, first.low):
            return segments[m].start + 1
        if not is_relative(text, segments[m]) and not _is_aside(reader, m):
            return None
    return None


def _joins(reader: Reader, cue: Cue, m: int, low: str) -> bool:
    """ "как" and "нібито" join only behind a verb right before; "что" always."""
    return low in ("что", "що") or (m == reader.segment_of(cue.start) + 1 and low not in AS)


def _is_aside(reader: Reader, m: int) -> bool:
    """A segment between commas without a verb, such as an apposition or a bracket."""
    segment = reader.segments[m]
    if m + 1 >= len(reader.segments) or segment.end - segment.start > 8:
        return False
    return not any(f[0].pos == "verb" for f in (forms_at(reader.text, i) for i in range(segment.start, segment.end)))
