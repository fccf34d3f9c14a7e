"""Indicators that the learned marker sees where no rule does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from indicia.extract.clauses import Sentence, nearest, sentences, tidy, touched
from indicia.extract.marking import Mark, Marks
from indicia.extract.parse import Parsed
from indicia.extract.voices import Voices
from indicia.kb.marker_model import marker_model
from indicia.model import Activity, Observation, Presence

LEAST = -0.4
"""Log odds from which a mark may be an indicator; with `CLEAR`, best of six pairs (docs/decisions/0057)."""
CLEAR = 0.55
"""Share that its indicator must have among all: a stretch that may be many signs is none (docs/decisions/0052)."""


def marked(parsed: Parsed, activities: Sequence[Activity], voices: Voices, marks: Marks) -> Iterator[Observation]:
    """The marks that are clear enough, of headline and body, in reading order."""
    told = sentences(parsed, "headline", "body")
    for mark in marks.of("indicator"):
        sentence = touched(told, mark.span)
        if mark.odds >= LEAST and mark.what[mark.likeliest] >= CLEAR and sentence is not None and not sentence.asks:
            yield from _observation(parsed, mark, sentence, activities, voices)


def learned() -> frozenset[str]:
    """The indicators that the marker knows: of those it speaks alone. Rules beside it cost two points of F1, however
    well a mark bore them out (docs/decisions/0052)."""
    return frozenset(marker_model().heads["code"])


def _observation(
    parsed: Parsed, mark: Mark, sentence: Sentence, activities: Sequence[Activity], voices: Voices
) -> Iterator[Observation]:
    span = tidy(parsed.page.text, mark.span)
    if span is None:
        return
    voice = voices.of(span, sentence.paragraph.zone)
    yield Observation(
        id="o",
        activity=nearest(activities, span).id,
        indicator=mark.likeliest,
        status=cast("Presence", mark.manner),
        span=span,
        holder=voice.holder,
        certainty=voice.through.certainty if voice.through else "asserted",
    )
