"""Whose a cue is: its subject, the subject that it shares, or the body "in" which it is said."""

from __future__ import annotations

from indicia.extract.slavic.cues import Cue
from indicia.extract.slavic.phrase import may_be
from indicia.extract.slavic.reader import AND, Reader, opening
from indicia.extract.slavic.subjects import (
    WINDOW,
    Source,
    coordinated,
    impersonal,
    phrases,
    subject_left,
    subject_right,
)


def source_of(reader: Reader, cue: Cue, k: int) -> Source | None:
    text, segment = reader.text, reader.segments[k]
    if k and reader.sources and cue.start > segment.start and opening(reader, segment, cue):
        shared = reader.sources[-1]
        if text.tokens[segment.start].low in AND and shared is not None:
            return shared
    if cue.form.tense == "gerund":
        if reader.sources:
            return reader.sources[-1]
        return subject_left(text, reader.segments, k, cue) or subject_right(text, segment.end, reader.end, cue)
    left = subject_left(text, reader.segments, k, cue)
    if left is not None:
        return coordinated(text, left, segment.start) if cue.form.number == "plur" else left
    right = subject_right(text, cue.end, segment.end, cue)
    return right or impersonal(text, _clause_start(reader, k), segment.end, cue)


def _clause_start(reader: Reader, k: int) -> int:
    """The first token of the clause of segment k: asides of a word or two are stepped over."""
    while (
        k >= 2
        and reader.segments[k - 1].end - reader.segments[k - 1].start <= 2
        and reader.segments[k - 1].before == ","
    ):
        k -= 2
    return reader.segments[k].start


def goes_on(reader: Reader, cue: Cue) -> bool:
    """Whether a cue without a subject goes on with the last speaker: a gerund, "и добавил", "также сообщил"."""
    if cue.form.tense == "gerund":
        return True
    if "paper" in cue.form.groups or ("speech" not in cue.form.groups and "belief" not in cue.form.groups):
        return False
    if cue.form.number == "sing" and cue.form.gender != "neut":
        return not _has_subject(reader, cue)
    return cue.form.number == "plur" and bool(reader.found) and not _has_subject(reader, cue)


def _has_subject(reader: Reader, cue: Cue) -> bool:
    """Whether some phrase that cannot speak is the verb's subject ("опыт показал")."""
    k = reader.segment_of(cue.start)
    start = max(reader.segments[k].start, cue.start - WINDOW)
    left = [p for p, g in phrases(reader.text, start, cue.start) if not g]
    return any(may_be(reader.text, p, "nom") for p in left)
