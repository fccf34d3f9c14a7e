"""How firmly a reason is held: asserts, possible, doubts, rejects."""

from __future__ import annotations

from indicia.extract.explanations_lexicon import hits, lexicon
from indicia.extract.explanations_scene import INTERVIEWER, Candidate, Scene
from indicia.extract.voices import Voice
from indicia.model import Stance

NEGATION_REACH = 45
"""A negation at most so many characters before a reason, with no clause mark between, rejects it."""
DENIAL_REACH = 30
"""So far before a statement's content its cue is looked for when the statement does not give it."""
_WHOLE_CLAUSE = frozenset({"modal", "answer", "clause", "content", "verb"})
"""Frames whose span holds its own modal verb; elsewhere a modal inside the reason is about something else."""


def stance_of(here: Scene, candidate: Candidate, voice: Voice) -> Stance:
    """The stance in which `voice` holds the reason of `candidate`."""
    words, span, sentence = lexicon().stance, candidate.span, candidate.sentence
    start, end = sentence.span
    if voice.content is not None and voice.content.overlaps(sentence.span):
        start, end = max(start, voice.content.start), min(end, voice.content.end)
    text = here.page_text
    before, inside, after = text[start : span.start], text[span.start : span.end], text[span.end : end]
    if words["doubts"].search(before + inside + after):
        return "doubts"
    if _denied(here, voice) or _rejected(here, candidate, before, inside):
        return "rejects"
    if voice.through is not None and voice.through.certainty in {"possible", "probable", "hypothetical", "conditional"}:
        return "possible"
    guessed = candidate.guessed and voice.through is None
    if sentence.asks or guessed or voice.holder == INTERVIEWER:
        return "possible"
    if words["said_possible"].search(_cue(here, voice)):
        return "possible"
    scope = _clause_tail(before) + (inside if candidate.cue in _WHOLE_CLAUSE else "")
    if words["possible"].search(scope) and not words["certain"].search(before + inside + after):
        return "possible"
    return "asserts"


def _denied(here: Scene, voice: Voice) -> bool:
    """Whether the statement is a denial, by its polarity or the words that introduce it."""
    if voice.through is None or voice.content is None:
        return False
    return voice.through.polarity == "denied" or lexicon().stance["deny"].search(_cue(here, voice)) is not None


def _cue(here: Scene, voice: Voice) -> str:
    """The words that introduce a statement."""
    if voice.through is None or voice.content is None:
        return ""
    cue, start = voice.through.cue_span, voice.content.start
    return here.page_text[cue.start : cue.end] if cue else here.page_text[max(0, start - DENIAL_REACH) : start]


def _rejected(here: Scene, candidate: Candidate, before: str, inside: str) -> bool:
    words, span = lexicon().stance, candidate.span
    near = words["not_negation"].sub("", _clause_tail(before)[-NEGATION_REACH:])
    if any(m.end() == len(near.rstrip()) for m in words["rejects_just_before"].finditer(near)):
        return True
    if words["rejects_before"].search(near.rpartition(",")[2]):
        return True
    if words["rejects_inside"].match(words["not_negation"].sub("", inside)):
        return True
    if candidate.cue in _WHOLE_CLAUSE and words["rejects_before"].search(
        _leading(words["not_negation"].sub("", inside))
    ):
        return True
    rest = here.page_text[span.end : candidate.sentence.span.end]
    return words["rejects_after"].match(rest.lstrip(" ,.;:”\"'’–—-")) is not None


def _leading(inside: str) -> str:
    """What stands before the first phrase of a hypothesis in a whole clause; nothing if there is none."""
    first = min((hit.start for hit in hits(inside) if hit.strong), default=0)
    return inside[:first][-NEGATION_REACH:]


def _clause_tail(before: str) -> str:
    """What stands before a reason in its own clause."""
    for mark in (";", ":", " – ", " — ", ", but ", ", and "):
        before = before.rpartition(mark)[2]
    return before
