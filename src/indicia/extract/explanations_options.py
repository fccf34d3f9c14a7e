"""References to reasons given before, and what a page says that somebody did not say.

"Option 1 seems most likely" offers the first enumerated reason once more, in
the words of a reader; "possibilities X does not mention" keeps X apart from
the reasons that follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from indicia.extract.clauses import Sentence, tidy
from indicia.extract.explanations_lexicon import lexicon
from indicia.extract.explanations_scene import Candidate, Scene
from indicia.model import Span, Stance

SAME_NAME = 0.75
"""Likeness (difflib ratio) of two last names from which they are one: "Melnik" and "Melnyk" have .83."""

_NUMBERS: Mapping[str, int] = {
    "first": 1, "firstly": 1, "one": 1, "1": 1, "second": 2, "secondly": 2, "two": 2, "2": 2,
    "third": 3, "thirdly": 3, "three": 3, "3": 3, "fourth": 4, "four": 4, "4": 4, "fifth": 5, "five": 5, "5": 5,
}  # fmt: skip
_ORDINAL = re.compile(
    r"^\W{0,3}(?:and\s|but\s)?(?:the\s)?(first|firstly|second|secondly|third|thirdly|fourth|fifth|[1-5](?=[.)]))\b",
    re.I,
)
_REFERENCE = re.compile(
    r"(?<!\w)(?:(?:options?|reasons?|possibilit(?:y|ies)|explanations?|theor(?:y|ies)|scenarios?|points?|hypothes[ie]s|"
    r"readings?|numbers?|nos?\.?|variants?|version)\s?(?:#|no\.?\s?|number\s)?(?P<after>[1-5]|one|two|three|four|five)|#(?P<hash>[1-5])|"
    r"the\s(?P<before>first|second|third|fourth|fifth)(?:\s(?:option|reason|possibility|explanation|theory|scenario|point|"
    r"hypothesis|reading|one|variant|version))?(?=\s(?:is|seems|looks|sounds|makes|was|would|could|may|reason|option|one|$)|[.,;!?]|$))(?!\w)",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;:.!?]\s|\s[–—]\s")


def ordinal(sentence: Sentence) -> int | None:
    """The place that a sentence takes in an enumeration ("And third, ..."), if any."""
    found = _ORDINAL.match(sentence.text)
    return _NUMBERS.get(found[1].lower()) if found else None


def references(here: Scene, sentence: Sentence, given: Mapping[int, tuple[str, int]]) -> Iterator[Candidate]:
    """Reasons offered by number; `given` holds hypothesis and sentence order of the enumeration before."""
    for found in _REFERENCE.finditer(sentence.text):
        number = _NUMBERS.get((found["after"] or found["hash"] or found["before"]).lower())
        hypothesis, place = given.get(number or 0, (None, sentence.order))
        if hypothesis is None or place >= sentence.order:
            continue
        start, end = _part(sentence.text, found.start(), found.end())
        span = tidy(here.page_text, sentence.flat.span(start, end))
        if span is not None:
            yield Candidate(
                span=span,
                sentence=sentence,
                stance=_stance(sentence.text[start:end], sentence.asks),
                hypothesis=hypothesis,
                cue="reference",
            )


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence around a reference, between commas."""
    first, last = 0, len(text)
    for mark in _PART.finditer(text):
        if mark.end() <= start:
            first = mark.end()
        elif mark.start() >= end:
            last = mark.start()
            break
    return first, last


def _stance(words: str, asks: bool) -> Stance:
    options = lexicon().options
    if options["unlikely"].search(words):
        return "doubts"
    if lexicon().stance["rejects_before"].search(words):
        return "rejects"
    return "possible" if asks else "asserts"


def not_voiced_by(here: Scene, sentence: Sentence) -> tuple[str, ...]:
    """The people of whom a sentence says that they do not give the reasons around it."""
    found = (p.search(sentence.text) for p in lexicon().not_voiced)
    names = [_known(here, match["who"].strip(), sentence.span) for match in found if match]
    return tuple(dict.fromkeys(name for name in names if name))


def _known(here: Scene, name: str, place: Span) -> str | None:
    """The source of the page that a name or pronoun stands for."""
    last = name.split()[-1].strip(".,").lower() if name.split() else ""
    if last in {"he", "she", "they", "colonel", "general", "expert", "planner", "officer", "man", "woman"}:
        return here.voices.last_before(place.start)
    likeness = {known: _alike(last, known) for known in here.voices.names()}
    best = max(likeness, key=lambda known: likeness[known], default=None)
    return best if best is not None and likeness[best] >= SAME_NAME else None


def _alike(last: str, known: str) -> float:
    return SequenceMatcher(None, last, known.split()[-1].lower()).ratio() if known.split() else 0.0


def unknown_factors(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """ "Or possibly some other factor": a reason that nobody names."""
    for pattern in lexicon().unknown_factor:
        for found in pattern.finditer(sentence.text):
            span = tidy(here.page_text, sentence.flat.span(found.start(), found.end()))
            if span is not None:
                yield Candidate(
                    span=span, sentence=sentence, weight=1.2, stance="possible", hypothesis="other", cue="unknown"
                )
