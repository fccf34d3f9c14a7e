"""Where a reason may stand: one function per way of putting it.

A frame only proposes; `explanations_scorer` decides with everything that is
known of the place. So a frame may be generous: what is missed here is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from indicia.extract.clauses import Sentence, tidy
from indicia.extract.explanations_lexicon import Cue, hits, lexicon
from indicia.extract.explanations_scene import Candidate, Scene
from indicia.extract.explanations_syntax import clause, predicates, purposes, right_of
from indicia.model import Span

LONGEST_CONTENT = 110
"""A statement's content of at most so many characters may be a reason as a whole."""
LEAST_CLAUSE = 10
"""Shorter clauses ("He agrees") are none."""

_PARTS = re.compile(r"[;:]|,\s(?=and\s(?!(?:the|a|an)\s\w{1,20}[\s,.]{0,2}$))")
_MODAL = re.compile(
    r"\b(?:may|might|could)(?:\s(?:well|also|simply|just|yet|even|only|perhaps|in fact)){0,2}(?:\shave)?\s"
    r"(?:be|been|want|wanted|wish|wished|hope|hoped|seek|sought|serve|served|need|needed|try|tried|trying|use|used|fear|feared|intend|intended|"
    r"like|liked|prefer|mean|meant|provid\w{1,4}|feel|felt|cover\w{0,3}|hid\w{1,5}|mask\w{0,3}|help\w{0,3}|have|had|think|"
    r"thought|show\w{0,3}|signal\w{0,3}|remind\w{0,3}|prepar\w{1,4})\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:i|we|one|some|others|many|critics|cynics|sceptics|skeptics|people|locals|villagers|observers|analysts)\s"
    r"(?:\w{2,8}\s){0,2}?(?:suspects?|guess(?:es)?|believes?|thinks?|doubts?|reckons?|bets?|fears?|says?|sees?|assumes?|"
    r"suggests?|wonders?|speculates?|whisper)(?:\sthat|\swhether|\sif|\sit)?\b|\b(?:my|our)\sguess\b[^:.]{0,30}[:,]|"
    r"\b(?:perhaps|maybe|presumably|possibly|probably)\b",
    re.IGNORECASE,
)


def candidates(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """Everything in a sentence that may be a reason, from all frames."""
    yield from denials(here, sentence)
    yield from stated(here, sentence)
    yield from cued(here, sentence)
    yield from purposes(here, sentence)
    yield from predicates(here, sentence)
    yield from modals(here, sentence)
    yield from opinions(here, sentence)
    yield from contents(here, sentence)
    yield from phrases(here, sentence)


def stated(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """The aims that were found with the activities themselves."""
    for activity in here.activities:
        for purpose in activity.purposes:
            if purpose.span.within(sentence.span):
                yield Candidate(span=purpose.span, sentence=sentence, cue="purposes")


def cued(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What follows, or is, a phrase of the lexicon."""
    for cue in lexicon().cues:
        for found in cue.pattern.finditer(sentence.text):
            span = _taken(here, sentence, cue, found.start(), found.end())
            if span is not None:
                yield Candidate(
                    span=span, sentence=sentence, weight=cue.weight, hint=cue.hint, cue=cue.id, guessed=cue.guess
                )


def _taken(here: Scene, sentence: Sentence, cue: Cue, start: int, end: int) -> Span | None:
    if cue.take == "clause":
        return clause(here, sentence, sentence.flat.at(start))
    right = right_of(here, sentence, sentence.flat.at(end)) if end < len(sentence.text) else None
    if right is None:
        return sentence_span(here, sentence, start, end) if cue.take == "match" else None
    if cue.take == "right":
        return right
    first = sentence.text.rfind(" ", 0, end) + 1 if cue.take == "to" else start
    return tidy(here.page_text, Span(sentence.flat.at(first), right.end), lead=False)


def sentence_span(here: Scene, sentence: Sentence, start: int, end: int) -> Span | None:
    """A stretch of the sentence's squeezed text as a trimmed page span."""
    return tidy(here.page_text, sentence.flat.span(start, end))


def modals(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What may, might or could be wanted."""
    for found in _MODAL.finditer(sentence.text):
        span = clause(here, sentence, sentence.flat.at(found.start()))
        if span is not None:
            yield Candidate(span=span, sentence=sentence, cue="modal")


def opinions(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What somebody suspects, guesses, doubts, or puts after "perhaps"."""
    for found in _OPINION.finditer(sentence.text):
        if found.end() < len(sentence.text):
            span = right_of(here, sentence, sentence.flat.at(found.end()))
            if span is not None:
                yield Candidate(span=span, sentence=sentence, cue="opinion")


def contents(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """Short statements that may be a reason as a whole."""
    for content, _ in here.voices.starting_in(sentence.span):
        if content.end - content.start <= LONGEST_CONTENT:
            span = tidy(here.page_text, content)
            if span is not None:
                yield Candidate(span=span, sentence=sentence, cue="content")


def phrases(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """Words that speak strongly for a hypothesis, wherever they stand."""
    for start in sorted({hit.start for hit in hits(sentence.text) if hit.strong}):
        span = right_of(here, sentence, sentence.flat.at(start))
        if span is not None:
            yield Candidate(span=span, sentence=sentence, cue="phrase")


def denials(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What an activity is said not to be about."""
    for denial in lexicon().denials:
        for found in denial.pattern.finditer(sentence.text):
            span = sentence_span(here, sentence, found.start(), found.end())
            if span is not None:
                yield Candidate(
                    span=span, sentence=sentence, stance="rejects", hypothesis=denial.hypothesis, cue=denial.id
                )


def clauses(here: Scene, sentence: Sentence, *, whole: bool = False, cue: str = "clause") -> Iterator[Candidate]:
    """The clauses of a sentence; `whole`: the sentence as one, as the items of an enumeration are."""
    start, text = sentence.span.start, here.page_text[sentence.span.start : sentence.span.end]
    cuts = [0, *(() if whole else (m.start() for m in _PARTS.finditer(text))), len(text)]
    for begin, end in pairwise(cuts):
        span = tidy(here.page_text, Span(start + begin, start + end)) if end > begin else None
        if span is not None and span.end - span.start > LEAST_CLAUSE:
            yield Candidate(span=span, sentence=sentence, cue=cue)
