"""Who says what in one sentence: which cue, whose, and which stretch is its content.

The constructions, with SOURCE, cue and CONTENT:

- SOURCE cue, что CONTENT / SOURCE cue: CONTENT
- CONTENT, cue SOURCE[, CONTENT] / «CONTENT», — cue SOURCE. — CONTENT
- по словам SOURCE, CONTENT / CONTENT, по словам SOURCE
- SOURCE cue OBJECT ("назвал учения плановыми", "сообщил о начале учений")
"""

from __future__ import annotations

from indicia.extract.attribution.view import Draft
from indicia.extract.slavic.cues import Cue, cues_in, is_said
from indicia.extract.slavic.inserted import insert, is_inserted, right
from indicia.extract.slavic.leads import read_leads, read_mine
from indicia.extract.slavic.objects import next_clause, read_object
from indicia.extract.slavic.reader import AND, AS, Reader, opening, that_clause
from indicia.extract.slavic.sources import goes_on, source_of
from indicia.extract.slavic.subjects import is_relative
from indicia.extract.slavic.text import DASHES, Text

MAX_CUES = 40
"""Cues of one sentence; more is no sentence."""


def read_sentence(text: Text, start: int, end: int) -> list[Draft]:
    """The statements of one sentence, in the order of their cues."""
    reader = Reader(text, start, end)
    if not reader.segments:
        return []
    read_leads(reader)
    read_mine(reader)
    cues = cues_in(text, start, end)[:MAX_CUES]
    for n, cue in enumerate(cues):
        if is_said(text, cue):
            limit = _limit(reader, cues[n + 1 :], cue)
            _read_cue(reader, cue, limit)
    return reader.found


def about_this(text: Text, start: int, end: int) -> Draft | None:
    """Source and cue of "Об этом сообщает штаб", without content; None if nobody is named."""
    reader = Reader(text, start, end)
    for cue in cues_in(text, start, min(end, start + MAX_CUES)):
        k = reader.segment_of(cue.start)
        source = source_of(reader, cue, k) if "about" in cue.form.groups and is_said(text, cue) else None
        if source is not None:
            span, said = text.token_span(source.start, source.end), text.token_span(cue.start, cue.end)
            return Draft(content=(), source=span, cue=said, lemma=cue.form.lemma)
    return None


def _limit(reader: Reader, later: list[Cue], cue: Cue) -> int:
    """The token before which the content of a cue ends: the next cue of the same or of an outer speaker."""
    for other in later:
        k = reader.segment_of(other.start)
        segment = reader.segments[k]
        if segment.start <= cue.start:
            continue
        begins = opening(reader, segment, other)
        if other.form.tense == "gerund" and begins and that_clause(reader, other, k) is not None:
            return segment.start
        if begins and reader.text.tokens[segment.start].low in AND and that_clause(reader, other, k) is not None:
            return segment.start
        if k == len(reader.segments) - 1 and other.start == segment.start and right(reader, other, k) is not None:
            return segment.start
    return reader.end


def _read_cue(reader: Reader, cue: Cue, limit: int) -> None:
    k = reader.segment_of(cue.start)
    groups = cue.form.groups
    if "gesture" in groups and len(groups) == 1:
        return
    if _as(reader, cue, k):
        insert(reader, cue, k)
        return
    that = that_clause(reader, cue, k) if groups & {"speech", "belief", "clause", "paper"} else None
    if that is not None:
        _clause(reader, cue, k, that, limit)
    elif (colon := _colon(reader, cue, k)) is not None and not _cuts_in(reader, cue, k):
        if reader.text.quote_of[colon] is not None or not reader.told(cue.start):
            _clause(reader, cue, k, colon, limit)
    elif is_inserted(reader, cue, k):
        insert(reader, cue, k)
    elif colon is not None:
        _clause(reader, cue, k, colon, limit)
    elif (quote := _quote_next(reader, cue, k)) is not None:
        _clause(reader, cue, k, quote, reader.end)
    elif groups & {"object", "about", "infinitive", "referring"}:
        read_object(reader, cue, k, min(limit, next_clause(reader, cue, k)))


def _cuts_in(reader: Reader, cue: Cue, k: int) -> bool:
    """Whether a cue before a colon ends what stands before it, too: "A, полагает Y: B"."""
    segment = reader.segments[k]
    if set(segment.before) & DASHES:
        return True
    return k > 0 and cue.start == segment.start and right(reader, cue, k) is not None


def _as(reader: Reader, cue: Cue, k: int) -> bool:
    """ "как сообщил ..." ("as the ministry said") opens the cue's segment."""
    segment = reader.segments[k]
    at = segment.start
    while at < cue.start and reader.text.tokens[at].low in AND:
        at += 1
    return (
        at < cue.start
        and reader.text.tokens[at].low in AS
        and not reader.text.tokens[cue.start - 1].low.startswith("не")
    )


def _clause(reader: Reader, cue: Cue, k: int, start: int, limit: int) -> None:
    """SOURCE cue, что CONTENT; SOURCE cue: CONTENT."""
    source = source_of(reader, cue, k)
    if source is None and not goes_on(reader, cue):
        return
    if source is None and reader.found and reader.sources[-1] is not None:
        source = reader.sources[-1]
    denied = "denial" in cue.form.groups or cue.negated
    text = reader.text
    if start >= reader.end:
        return
    held = text.quote_of[start]
    first = text.tokens[start - 1].text
    if held is not None and (first == ":" or start == cue.end) and text.outer[held].closed:
        content = text.trimmed(text.outer[held].start, text.outer[held].end)
        reader.add(source, (cue.start, cue.end), (content,) if content else (), cue.form.lemma, denied)
        return
    reader.add(source, (cue.start, cue.end), reader.stretch(start, max(limit, start)), cue.form.lemma, denied)


def _colon(reader: Reader, cue: Cue, k: int) -> int | None:
    """The first token behind a colon that ends the cue's clause (or the asides behind it)."""
    segments = reader.segments
    for m in range(k, min(len(segments) - 1, k + 3)):
        if ":" in segments[m].after:
            return segments[m + 1].start
        if not is_relative(reader.text, segments[m + 1]):
            return None
    return None


def _quote_next(reader: Reader, cue: Cue, k: int) -> int | None:
    """The quotation right behind a verb of speech: кажуть «планово»."""
    text = reader.text
    if "speech" not in cue.form.groups or cue.end >= reader.segments[k].end:
        return None
    return cue.end if text.quote_of[cue.end] is not None else None
