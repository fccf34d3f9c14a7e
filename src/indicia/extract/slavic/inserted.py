"""Cues behind or inside what was said: "CONTENT, cue SOURCE[, CONTENT]"."""

from __future__ import annotations

from indicia.extract.slavic.cues import Cue, cues_in
from indicia.extract.slavic.kinds import forms_at, is_foreign
from indicia.extract.slavic.reader import ABOUT, LEADING_NOISE, Reader, opening
from indicia.extract.slavic.subjects import Source, impersonal, is_relative, subject_left, subject_right
from indicia.extract.slavic.text import DASHES
from indicia.model import Span

CONNECTIVE_WORDS = 3
"""So many words before an inserted cue, without a verb or a noun, join sentences ("Впрочем", "По сути")."""
CONNECTIVES = frozenset(
    ["при этом", "кроме того", "вместе с тем", "по сути", "между тем", "тем временем", "тем не менее", "в целом",
     "к тому же", "более того", "крім того", "разом з тим", "по суті", "тим часом", "тим не менш", "в цілому",
     "до того ж", "більш того", "більше того", "при цьому", "впрочем", "отже", "наконец", "нарешті", "зрештою",
     "во-первых", "во-вторых", "по-перше", "по-друге", "в то же время", "в той же час", "до речі", "кстати", "итак",
     "отже", "правда", "щоправда", "утім", "втім", "увы", "на жаль", "к сожалению", "словом", "одним словом"]
)  # fmt: skip


def right(reader: Reader, cue: Cue, k: int) -> Source | None:
    text, segment = reader.text, reader.segments[k]
    return subject_right(text, cue.end, segment.end, cue) or impersonal(text, cue.end, segment.end, cue)


def is_inserted(reader: Reader, cue: Cue, k: int) -> bool:
    """Whether the cue's segment breaks into (or ends) what is said: "..., сообщил министр"."""
    text, segment = reader.text, reader.segments[k]
    if not cue.form.groups & {"speech", "belief", "quoting", "paper", "phrase"} or cue.form.tense == "gerund":
        return False
    after_quote = k > 0 and _behind_quote(reader, k)
    if k == 0 or not (set(segment.before) & (DASHES | {",", "?", "!", "…"})):
        return False
    if after_quote:
        return True
    if cue.start != segment.start and not opening(reader, segment, cue):
        return _dialogue(reader, k)
    if any(text.tokens[i].low in ABOUT for i in range(cue.end, min(cue.end + 3, segment.end))):
        return False
    return right(reader, cue, k) is not None


def _dialogue(reader: Reader, k: int) -> bool:
    """A line of dialogue that a dash opens: "— Да, — он кивает"."""
    opens = reader.start < reader.end and reader.segments[0].before[:1] in DASHES
    return opens and bool(set(reader.segments[k].before) & DASHES)


def _behind_quote(reader: Reader, k: int) -> bool:
    text, segment = reader.text, reader.segments[k]
    held = text.quote_of[reader.segments[k - 1].end - 1]
    return held is not None and bool(set(segment.before) & DASHES | ({","} & set(segment.before)))


def insert(reader: Reader, cue: Cue, k: int) -> None:
    """CONTENT, cue SOURCE[, CONTENT]."""
    source = right(reader, cue, k)
    if source is None:
        source = subject_left(reader.text, reader.segments[k : k + 1], 0, cue)
        source = source or impersonal(reader.text, reader.segments[k].start, cue.start, cue)
    behind_quote = k > 0 and _behind_quote(reader, k)
    if source is None and not (behind_quote and cue.form.number == "sing"):
        return
    content = (*before(reader, k), *behind(reader, k))
    if reader.found and source is not None and k == len(reader.segments) - 1 and _passes_on(reader, source):
        return
    reader.add(source, (cue.start, cue.end), content, cue.form.lemma)


def before(reader: Reader, k: int) -> tuple[Span, ...]:
    """What stands before an inserted cue: a quotation right before it, or all from the sentence's start."""
    if k == 0:
        return ()
    text = reader.text
    held = text.quote_of[reader.segments[k - 1].end - 1]
    if held is not None and _behind_quote(reader, k):
        quote = text.outer[held]
        lead = text.index(quote.start)
        fragment = lead > reader.start and text.tokens[lead - 1].text not in ":.!?…"
        if not fragment:
            return reader.stretch(lead, reader.segments[k - 1].end)
    if is_connective(reader, k):
        return ()
    return reader.stretch(reader.segments[0].start, reader.segments[k - 1].end)


def is_connective(reader: Reader, k: int) -> bool:
    """Whether the words before an inserted cue only join it to what came before ("Впрочем", "По сути")."""
    first = reader.segments[0]
    if k != 1 or first.end - first.start > CONNECTIVE_WORDS or reader.text.quote_of[first.start] is not None:
        return False
    if reader.text.words(first.start, first.end).lower() in CONNECTIVES:
        return True
    kinds = [forms_at(reader.text, i)[0].pos for i in range(first.start, first.end)]
    return all(kind in LEADING_NOISE for kind in kinds)


def behind(reader: Reader, k: int) -> tuple[Span, ...]:
    """What goes on behind an inserted cue and the asides of its source."""
    text, segments = reader.text, reader.segments
    m = k + 1
    while m < len(segments) and "—" not in segments[m].before and "–" not in segments[m].before:
        if text.quote_of[segments[m].start] is None and (is_relative(text, segments[m]) or segments[m].before == "("):
            m += 1
            continue
        break
    if m >= len(segments) or _own_cue(reader, m):
        return ()
    held = text.quote_of[segments[m].start]
    if held is not None and text.index(text.outer[held].start) == segments[m].start:
        span = text.trimmed(text.outer[held].start, text.outer[held].end)
        return (span,) if span else ()
    return reader.stretch(segments[m].start, reader.end)


def _own_cue(reader: Reader, m: int) -> bool:
    """Whether a segment begins a clause of its own with another cue ("и добавил, что")."""
    segment = reader.segments[m]
    cues = cues_in(reader.text, segment.start, segment.end)
    return bool(cues) and opening(reader, segment, cues[0])


def _passes_on(reader: Reader, source: Source) -> bool:
    """Whether a source at the end of what another says only publishes it: a paper, «Труд», Reuters."""
    text = reader.text
    first = text.tokens[source.start].text
    return source.kind == "press" or text.quote_of[source.start] is not None or is_foreign(first)
