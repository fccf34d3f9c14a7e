"""Transparency facts: whether an activity is reported as planned, notified, observed.

A condition, duty or wish ("normal if announced", "should be warned") is voiced,
not reported: its value is `condition`, and it is never a fact. What a page
leaves open ("did not say whether") gives nothing. Comments are never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from re import Match
from typing import Any, cast, get_args

from indicia.extract.clauses import Sentence, nearest, sentences, tidy, touched
from indicia.extract.issuer import issuer
from indicia.extract.marking import Mark as Marked
from indicia.extract.marking import Marks
from indicia.extract.parse import Parsed
from indicia.extract.phrases import Phrase, compiled
from indicia.extract.voices import Voices
from indicia.kb.catalogue import document, fault
from indicia.model import Activity, Attribution, Mark, MarkValue, TransparencyFact

FILE = "transparency.yaml"
SURE = 1.5
"""Log odds from which a mark of the marker is a fact; with `SUPPORTED`, best of seven pairs (docs/decisions/0057)."""
SUPPORTED = -0.2
"""The same for a fact that the rules find, too."""
REACH = 50
"""A negation at most so many characters before a wording, in the same clause, turns it round."""

_NEGATED = re.compile(r"\b(?:no|not|never|none|nobody|nor|neither|without|cannot|denie[sd])\b|n['’]t\b", re.IGNORECASE)
_NOT_NEGATION = re.compile(
    r"\b(?:not only|no doubt|no secret|not just|no improvisation but|not a surprise but)\b", re.I
)
_CLAUSE = re.compile(r"[;:]|,\s(?:but|and|while|whereas|although|though|yet|so)\s|\s[–—]\s|\sand\s")
_PROVIDED = re.compile(r"\b(?:if|unless|provided|as long as)\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|whether|provided|as long as|had better|would have to)\b", re.IGNORECASE)
_HALF = re.compile(r"[;:]|\s[–—]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A wording of one mark and value."""

    mark: Mark
    value: MarkValue
    pattern: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """All wordings, and the words that make a condition of one, speak of exercises in general, or leave it open."""

    cues: tuple[Cue, ...]
    condition: Phrase
    open: Phrase
    generic: Phrase


@cache
def wordings() -> Wordings:
    """Read and compile kb/data/transparency.yaml.

    Raises:
        KnowledgeError: A pattern is faulty; the message names the key.
    """
    data = document(FILE)
    return Wordings(
        cues=tuple(_cues(data)),
        condition=compiled(data["condition"], data["macros"], file=FILE, key="condition"),
        open=compiled(data["open"], data["macros"], file=FILE, key="open"),
        generic=compiled(data["generic"], data["macros"], file=FILE, key="generic"),
    )


def _cues(data: dict[str, Any]) -> Iterator[Cue]:
    values: tuple[MarkValue, ...] = ("no", "yes")
    for mark in get_args(Mark):
        for value in values:
            for text in data.get(mark, {}).get(value) or fault(FILE, f"{mark}.{value}", "is missing."):
                pattern = compiled(text, data["macros"], file=FILE, key=f"{mark}.{value}")
                yield Cue(mark=mark, value=value, pattern=pattern)


def transparency(
    parsed: Parsed,
    activities: Sequence[Activity],
    attributions: Sequence[Attribution],
    marks: Marks | None = None,
) -> tuple[TransparencyFact, ...]:
    """What headline and body say of planned, notified and observed; once per activity, mark, value and holder.

    `marks`: what the learned marker sees; without it the rules read alone.
    """
    if not activities:
        return ()
    voices = Voices(attributions, issuer(parsed.page))
    told = sentences(parsed, "headline", "body")
    listed = [f for sentence in told for f in _facts(parsed, sentence, voices, activities)]
    if marks is not None:
        learned = [f for m in marks.of("transparency") for f in _marked(parsed, m, told, voices, activities)]
        listed = _together(listed, learned, marks.of("transparency"))
    found: dict[tuple[str, Mark, MarkValue, str], TransparencyFact] = {}
    for fact in sorted(listed, key=lambda f: f.span):
        found.setdefault((fact.activity, fact.mark, fact.value, fact.holder), fact)
    return tuple(sorted(found.values(), key=lambda f: f.span))


def _marked(
    parsed: Parsed, one: Marked, told: Sequence[Sentence], voices: Voices, activities: Sequence[Activity]
) -> Iterator[TransparencyFact]:
    """A mark as a fact, if the marker is sure of it and no rule says that it is a condition or left open."""
    sentence = touched(told, one.span)
    span = tidy(parsed.page.text, one.span)
    if sentence is None or span is None or one.odds < SURE or sentence.asks:
        return
    before = sentence.text[: sentence.flat.offset(one.span.end)]
    if wordings().generic.search(sentence.text) or wordings().open.search(before) or _IF.search(before):
        return
    holder = voices.of(span, sentence.paragraph.zone).holder
    mark, value = cast("Mark", one.likeliest), cast("MarkValue", one.manner)
    yield TransparencyFact(activity=nearest(activities, span).id, mark=mark, value=value, span=span, holder=holder)


def _together(
    ruled: Sequence[TransparencyFact], learned: Sequence[TransparencyFact], marks: Sequence[Marked]
) -> list[TransparencyFact]:
    """The marks, and of the rules' facts those that the marker has noticed at all and tells nothing else of."""
    kept = [
        f
        for f in ruled
        if f.value == "condition"
        or (
            any(m.span.overlaps(f.span) and m.odds >= SUPPORTED for m in marks)
            and not any(f.mark == x.mark and f.span.overlaps(x.span) for x in learned)
        )
    ]
    unsaid = [x for x in learned if not any(f.value == "condition" and f.span.overlaps(x.span) for f in kept)]
    return [*kept, *unsaid]


def _facts(
    parsed: Parsed, sentence: Sentence, voices: Voices, activities: Sequence[Activity]
) -> Iterator[TransparencyFact]:
    settled: set[Mark] = set()
    for cue in wordings().cues:
        match = None if cue.mark in settled else cue.pattern.search(sentence.text)
        if match is None or not match[0]:
            continue
        value = _value(cue, match, sentence)
        span = tidy(parsed.page.text, sentence.flat.span(match.start(), match.end()))
        if value is None or span is None:
            continue
        settled.add(cue.mark)
        holder = voices.of(span, sentence.paragraph.zone).holder
        yield TransparencyFact(
            activity=nearest(activities, span).id, mark=cue.mark, value=value, span=span, holder=holder
        )


def _value(cue: Cue, match: Match[str], sentence: Sentence) -> MarkValue | None:
    """Yes or no, a condition, or nothing where the page leaves it open."""
    words = wordings()
    before = sentence.text[: match.start()]
    half = _HALF.split(before)[-1]
    if words.generic.search(sentence.text):
        return "condition"
    if sentence.asks or words.open.search(half) or words.open.search(match[0]):
        return None
    rest = _HALF.split(sentence.text[match.end() :])[0]
    if words.condition.search(half + match[0]) or _PROVIDED.search(rest):
        return "condition"
    if cue.value == "no":
        return "no"
    near = _NOT_NEGATION.sub("", _CLAUSE.split(before)[-1][-REACH:] + match[0])
    return "no" if _NEGATED.search(near) else "yes"
