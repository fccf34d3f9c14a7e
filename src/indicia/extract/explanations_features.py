"""What speaks for a stretch being a reason, as numbers for the scorer.

Most features are 0 or 1; the others are scaled to about that size. Names are
keys of kb/data/reason_scorer.yaml; a name that is not there weighs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicia.extract.explanations_lexicon import STRONG, lexicon, weigh_words
from indicia.extract.explanations_scene import Candidate, Scene
from indicia.extract.explanations_words import background_ratio, margin
from indicia.extract.voices import Voice
from indicia.kb.hypotheses import OTHER

LONG, SHORT = 200, 12
"""Characters: lengths beyond the first count alike; spans under the second are hardly reasons."""
BEFORE = 25
"""So many characters before a candidate are looked at for the words that lead to it."""
LONG_CONTENT = 110
"""Statements up to so many characters may be a reason as a whole."""

_READING = re.compile(
    r"\b(?:call|describ|see|saw|speak|spoke|read|regard|view|suspect|insist|den|dismiss|brand|think|thought|believ|argu|hold|"
    r"held|suggest|explain|answer|claim|fear|present|justif|accus|put it down|cit|name)\w{0,4}\b",
    re.IGNORECASE,
)
_FIRST = (
    ("first_to", re.compile(r"(?:in order )?to\s\w", re.I)),
    ("first_for", re.compile(r"for\s\w", re.I)),
    ("first_as", re.compile(r"as\s\w", re.I)),
    ("first_article", re.compile(r"(?:a|an|the|another|some)\s", re.I)),
    ("first_pronoun", re.compile(r"(?:it|they|he|she|we|i|this|that|these|those|you)\b", re.I)),
    ("first_no", re.compile(r"(?:no|not|nobody|nothing|never|none|neither)\b", re.I)),
)
_BEFORE = (
    ("after_as", re.compile(r"\bas\s$", re.I)),
    ("after_of", re.compile(r"\b(?:of|about|on|at|with|in)\s$", re.I)),
    ("after_that", re.compile(r"\bthat\s$", re.I)),
    ("after_be", re.compile(r"\b(?:is|are|was|were|be|been)\s(?:a\s|an\s|the\s|purely\s|only\s|not\s)?$", re.I)),
    ("after_to", re.compile(r"\bto\s$", re.I)),
    ("after_because", re.compile(r"\b(?:because|due to|because of|by)\s$", re.I)),
    ("after_mark", re.compile(r"[“\"‘'(:–—-]\s?$")),
)
_TIME = re.compile(
    r"\b(?:\d{1,4}|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:want|wants|wanted|need|needs|needed|wish|hope|fear|fears|afraid|meant|mean|means|ought|should)\b", re.I
)


def candidate_features(here: Scene, candidate: Candidate, expected: float) -> dict[str, float]:
    """Everything the scorer knows of a candidate, by feature name; features that are 0 are left out."""
    text = here.page_text[candidate.span.start : candidate.span.end]
    voice = here.voice_of(candidate.span, candidate.sentence)
    found: dict[str, float] = {
        "bias": 1.0,
        f"cue_{candidate.cue}": 1.0,
        "weight": candidate.weight,
        "expected": expected,
    }
    found.update(_of_words(candidate, text))
    found.update(dict.fromkeys(_of_place(here, candidate, text), 1.0))
    found.update(_of_voice(here, candidate, voice))
    return {name: value for name, value in found.items() if value}


def _of_words(candidate: Candidate, text: str) -> Iterator[tuple[str, float]]:
    flat, sentence = candidate.sentence.flat, candidate.sentence.text
    words = weigh_words(sentence, start=flat.offset(candidate.span.start), end=flat.offset(candidate.span.end))
    best = max((w for h, w in words.items() if h != OTHER), default=0.0)
    yield "lexicon", min(best, 2 * STRONG) / STRONG
    yield "strong", float(best >= STRONG)
    yield "other_only", float(OTHER in words and not best)
    yield "sentence_strong", float(max(weigh_words(sentence).values(), default=0.0) >= STRONG)
    yield "ratio", background_ratio(text)
    yield "sentence_ratio", background_ratio(sentence)
    yield "margin", margin(text)
    yield "length", min(len(text), LONG) / 100
    yield "tiny", float(len(text) < SHORT)
    yield "times", min(len(_TIME.findall(text)), 3) / 2
    yield "wants", float(_WANTS.search(text) is not None)


def _of_place(here: Scene, candidate: Candidate, text: str) -> Iterator[str]:
    sentence, marks = candidate.sentence, lexicon().stance
    before = here.page_text[max(sentence.span.start, candidate.span.start - BEFORE) : candidate.span.start]
    yield from (name for name, pattern in _FIRST if pattern.match(text))
    yield from (name for name, pattern in _BEFORE if pattern.search(before))
    yield from (["named"] if here.names_activity(sentence) else ["back"] if here.points_back(sentence) else [])
    yield f"zone_{sentence.paragraph.zone.kind}"
    if sentence.asks:
        yield "asks"
    if sentence.paragraph.span in here.questions:
        yield "question"
    if marks["judged"].search(sentence.text) or marks["doubts"].search(sentence.text):
        yield "judged"
    if marks["possible"].search(sentence.text):
        yield "possible"
    if marks["rejects_before"].search(before):
        yield "denied"
    if candidate.span.end >= sentence.span.end - 2:
        yield "closes"
    if candidate.span.start <= sentence.span.start + 2:
        yield "opens"


def _of_voice(here: Scene, candidate: Candidate, voice: Voice) -> Iterator[tuple[str, float]]:
    if voice.through is None or voice.content is None:
        return
    size = voice.content.end - voice.content.start
    cue = voice.through.cue_span
    yield "said", 1.0
    yield f"said_{voice.through.form}", 1.0
    yield "share", min((candidate.span.end - candidate.span.start) / max(1, size), 1.0)
    yield "short_content", float(size <= LONG_CONTENT)
    yield "reading_verb", float(cue is not None and _READING.search(here.page_text[cue.start : cue.end]) is not None)
