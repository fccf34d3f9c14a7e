"""What was said as an object: "назвал учения плановыми", "сообщил о начале", "пообещал сократить"."""

from __future__ import annotations

from indicia.extract.slavic.cues import NOT, Cue, cues_in
from indicia.extract.slavic.kinds import HE, forms_at
from indicia.extract.slavic.reader import ABOUT, AS, Reader
from indicia.extract.slavic.sources import source_of
from indicia.extract.slavic.text import Text

MAX_BEFORE_CONTENT = 8
"""Tokens between a cue and its object: hearers, days, adverbs."""
CUT_BACK = frozenset({"это", "це", "его", "её", "ее", "их", "його", "її", "їх", "себя", "себе", "так"})


def read_object(reader: Reader, cue: Cue, k: int, limit: int) -> None:
    """SOURCE cue OBJECT."""
    segment = reader.segments[k]
    if cue.form.tense == "gerund" or cue.end >= segment.end:
        return
    source = source_of(reader, cue, k)
    if source is None or reader.told(cue.start):
        return
    start = source.end if source.start >= cue.end else cue.end
    content = _object_start(reader, cue, start, segment.end)
    if content is None or (source.kind == "paper" and "object" not in cue.form.groups):
        return
    reader.add(
        source, (cue.start, cue.end), reader.stretch(content, limit), cue.form.lemma, "denial" in cue.form.groups
    )


def _object_start(reader: Reader, cue: Cue, start: int, stop: int) -> int | None:
    """Where what was said begins behind a cue without "что": a preposition, an infinitive or an object."""
    text, groups = reader.text, cue.form.groups
    if start < stop and text.tokens[start].low in CUT_BACK and "denial" in groups:
        return start
    while start < stop and forms_at(text, start)[0].pos in ("adverb", "particle") and text.tokens[start].low not in NOT:
        start += 1
    if start >= stop:
        return None
    near = range(start, min(stop, start + MAX_BEFORE_CONTENT))
    if "about" in groups and (found := next((i for i in near if text.tokens[i].low in ABOUT), None)) is not None:
        return found
    if "referring" in groups and (found := next((i for i in near if text.tokens[i].low == "на"), None)) is not None:
        return found
    if "infinitive" in groups and (found := next((i for i in near if _infinitive(text, i)), None)) is not None:
        return found - (text.tokens[found - 1].low in NOT)
    if "object" not in groups:
        return None
    if text.tokens[start].low in CUT_BACK | HE:
        like = next((i for i in near if text.tokens[i].low in AS or text.quote_of[i] is not None), None)
        return None if like is None else like + (text.tokens[like].low in AS)
    return None if forms_at(text, start)[0].pos in ("preposition", "verb") else start


def _infinitive(text: Text, i: int) -> bool:
    found = forms_at(text, i)[0]
    return found.pos == "verb" and found.tense == "inf"


def next_clause(reader: Reader, cue: Cue, k: int) -> int:
    """Where the next clause with a cue of its own begins: an object ends before it."""
    for m in range(k + 1, len(reader.segments)):
        segment = reader.segments[m]
        if any(c.form.tense != "gerund" for c in cues_in(reader.text, segment.start, segment.end)):
            return segment.start
    return reader.end
