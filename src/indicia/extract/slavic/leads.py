"""Cues without a verb ("по словам SOURCE, CONTENT"), and what the writer holds ("мы подозреваем")."""

from __future__ import annotations

from indicia.extract.attribution.view import Draft
from indicia.extract.slavic.cues import NOT, Cue, lead_at
from indicia.extract.slavic.inserted import before, behind, is_connective
from indicia.extract.slavic.kinds import WE, kind_of
from indicia.extract.slavic.phrase import may_be, noun_phrase
from indicia.extract.slavic.reader import Reader, only_noise, that_clause
from indicia.extract.slavic.subjects import SPEAKING, Source, is_relative
from indicia.kb.slavic_cues import VerbForm, slavic_cues
from indicia.model import AUTHOR, Span


def read_leads(reader: Reader) -> None:
    """по словам SOURCE, CONTENT; CONTENT, по словам SOURCE[, CONTENT]."""
    text = reader.text
    i = reader.start
    while i < reader.end:
        lead = lead_at(text, i, reader.end) if text.quote_of[i] is None else None
        if lead is None:
            i += 1
            continue
        source = (
            _led(reader, lead.end, lead.dative) if lead.owner is None else Source(lead.owner, lead.owner + 1, "pronoun")
        )
        if source is not None:
            _prepositional(reader, i, lead.end, source)
        i = max(lead.end, source.end if source else 0)


def _led(reader: Reader, at: int, dative: bool) -> Source | None:
    """The phrase behind a prepositional cue, if it can speak."""
    text = reader.text
    k = reader.segment_of(at) if at < reader.end else len(reader.segments) - 1
    found = noun_phrase(text, at, min(reader.end, reader.segments[k].end)) if at < reader.end else None
    if found is None or kind_of(text, found.head) not in SPEAKING:
        return None
    cases = ("dat", "ins", "gen") if dative else ("gen",)
    if not any(may_be(text, found, case) for case in cases):
        return None
    return Source(found.start, found.end, kind_of(text, found.head))


def _prepositional(reader: Reader, start: int, end: int, source: Source) -> None:
    """Content around a prepositional cue: all of the sentence but the cue, its source and a joining word before."""
    text, segments = reader.text, reader.segments
    k = reader.segment_of(start)
    stop = max(end, source.end)
    behind = stop
    m = reader.segment_of(stop) if stop < reader.end else len(segments)
    while m < len(segments) and segments[m].start >= stop and is_relative(text, segments[m]):
        behind = segments[m].end
        m += 1
    opens = segments[k].start == start or only_noise(reader, segments[k].start, start)
    left: tuple[Span, ...] = ()
    inside = k > 0 and (is_relative(text, segments[k]) or (opens and ":" in segments[k].before))
    if not inside and not (k == 0 and opens) and not (k == 1 and opens and is_connective(reader, k)):
        left = reader.stretch(reader.start, start if not opens else segments[k - 1].end if k else start)
    right = reader.stretch(behind, reader.end)
    reader.add(source, (start, end), (*left, *right), "lead")


def read_mine(reader: Reader) -> None:
    """ "Мы подозреваем, что ...": what the writer holds."""
    text = reader.text
    for k, segment in enumerate(reader.segments):
        said = [i for i in range(segment.start, segment.end) if text.tokens[i].low in slavic_cues(text.language).mine]
        if not said or text.quote_of[said[0]] is not None:
            continue
        at = said[0]
        we = next((i for i in range(segment.start, segment.end) if text.tokens[i].low in WE), None)
        cue = Cue(at, at + 1, VerbForm(text.tokens[at].low, frozenset({"clause"})))
        that = that_clause(reader, cue, k)
        short = segment.end - segment.start <= 2
        content = (
            reader.stretch(that, reader.end) if that else (*before(reader, k), *behind(reader, k)) if short else ()
        )
        if content and not (at > segment.start and text.tokens[at - 1].low in NOT):
            span = text.token_span(we, we + 1) if we is not None else None
            reader.found.append(
                Draft(content=content, source=span, cue=text.token_span(at, at + 1), name=AUTHOR, lemma="mine")
            )
            reader.sources.append(None)
