"""Which words of a page say where an activity is, who leads it, when it begins and ends, and how many take part.

As a question of the marker ("is this a place of some activity?") one of several
mentions is marked, and the others teach nothing. As a link ("whose?") every
mention of the place is right, and every other of the state, the day, the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from spacy.tokens import Token

from indicia.extract.activities.counted import tallies
from indicia.extract.activities.linked import states_told
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.when_roles import gone_by, toned
from indicia.extract.activities.when_spots import as_when, spots
from indicia.extract.activities.when_story import page_scenes
from indicia.extract.dates import forward
from indicia.extract.parse import Paragraph, Parsed
from indicia.kb.marker_model import Question
from indicia.model import Activity, Quantity, Span, When
from indicia.resolve.dates import resolve

Labels = list[str | None]
At = Callable[[Sequence[Span]], tuple[int, ...]]
_TOLD = frozenset(("body", "headline"))


class Answer(NamedTuple):
    """What fills a slot: the words of each thing that does (a state, a day), none where nothing on the page does.

    `among`: the words that can; None: all.
    """

    right: tuple[tuple[int, ...], ...]
    among: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of a page, counted from its first: an activity's, and those of its slots; one left out teaches nothing."""

    trigger: tuple[int, ...]
    slots: Mapping[Question, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What readers may choose from for a slot: where each thing stands, and what it says."""

    span: Span
    says: frozenset[object]


def places(paragraph: Paragraph, activities: Sequence[Activity], text: str) -> Labels:
    """B, I for the marked places of a page's activities, O elsewhere."""
    size = len(paragraph.doc)
    if paragraph.zone.kind not in _TOLD:
        return [None] * size
    labels: Labels = ["O"] * size
    spans = [p.span for a in activities for p in a.places if p.span is not None]
    for span in _said([text[s.start : s.end] for s in spans], paragraph.text, paragraph.span.start):
        for token in _tokens(paragraph, span):
            labels[token.i] = None
    for span in spans:
        for n, token in enumerate(_tokens(paragraph, span)):
            labels[token.i] = "I" if n else "B"
    return labels


def _tokens(paragraph: Paragraph, span: Span) -> list[Token]:
    return [t for t in paragraph.doc if span.overlaps(paragraph.span_of(t))]


def _said(names: Sequence[str], text: str, base: int = 0) -> Iterator[Span]:
    """Wherever names stand in a text, as words of their own."""
    for name in {name.lower().removeprefix("the ") for name in names}:
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield Span(base + m.start(), base + m.end())


def links(parsed: Parsed, activities: Sequence[Activity]) -> Iterator[Link]:
    """The words of each activity and of what fills its slots."""
    at, read = _finder(parsed), _read(parsed)
    for activity in activities:
        chosen: dict[Question, Answer | None] = {"place": _placed(parsed.page.text, activity, at)}
        for question, choices in read.items():
            chosen[question] = _answer(choices, WANTED[question](activity), at)
        trigger = at([activity.trigger])
        if trigger:  # in a headline of its own, say, or cut off
            yield Link(trigger=trigger, slots={q: a for q, a in chosen.items() if a is not None})


def among(parsed: Parsed) -> dict[Question, tuple[int, ...]]:
    """The words that can fill a slot, where not all can."""
    at = _finder(parsed)
    return {question: at([c.span for c in choices]) for question, choices in _read(parsed).items()}


def _read(parsed: Parsed) -> Mapping[Question, list[Choice]]:
    """The states, days and strengths that readers see on a page."""
    scenes = page_scenes(parsed)
    return {
        "actor": list(_states(scenes)), "start": list(_days(parsed, scenes, last=False)),
        "end": list(_days(parsed, scenes, last=True)), "troops": list(_strengths(scenes)),
    }  # fmt: skip


def _finder(parsed: Parsed) -> At:
    """What finds the words of spans on a page."""
    offsets = [0, *accumulate(len(p.doc) for p in parsed.paragraphs)]
    return lambda spans: _at(parsed, offsets, spans)


def _placed(text: str, activity: Activity, at: At) -> Answer | None:
    spans = [p.span for p in activity.places if p.span]
    words = at([*spans, *_said([text[s.start : s.end] for s in spans], text)])
    if not words and activity.places:
        return None
    return Answer(right=(words,) if words else ())


def _answer(choices: Sequence[Choice], wanted: frozenset[object], at: At) -> Answer | None:
    """The choices that say one of what is wanted; None where something is wanted that none says."""
    among = at([c.span for c in choices])
    right = tuple(words for w in wanted if (words := at([c.span for c in choices if w in c.says])))
    return Answer(right=right, among=among) if right or not wanted else None


def _states(scenes: Sequence[Scene]) -> Iterator[Choice]:
    yield from (Choice(span=span, says=frozenset({code})) for code, span in states_told(scenes))


def _days(parsed: Parsed, scenes: Sequence[Scene], *, last: bool) -> Iterator[Choice]:
    """The dates of a page, each with what it may mean."""
    for spot in spots(scenes):
        e = spot.expression
        point = e.last if last and e.kind == "range" else e.first
        if point is not None:
            points = {point, forward(point), gone_by(point), toned(point, spot.verb) if e.cue else point}
            whens = (as_when(spot, p, "end" if last else "start") for p in points)
            says = frozenset(_edtf(w, parsed) for w in whens) - {None}
            yield Choice(span=spot.span, says=says)


def _edtf(when: When, parsed: Parsed) -> str | None:
    published = parsed.page.published
    return resolve(when.relative, published) if when.relative and published else when.edtf


def _strengths(scenes: Sequence[Scene]) -> Iterator[Choice]:
    for told in tallies(scenes, ()):
        yield Choice(span=told.quantity.span, says=frozenset({told.interval}))


def _interval(quantity: Quantity) -> object:
    return quantity.value, quantity.low, quantity.high


WANTED: Mapping[Question, Callable[[Activity], frozenset[object]]] = {
    "actor": lambda a: frozenset(p.code for p in a.actors if p.code),
    "start": lambda a: frozenset({a.start.edtf} if a.start and a.start.edtf else ()),
    "end": lambda a: frozenset({a.end.edtf} if a.end and a.end.edtf else ()),
    "troops": lambda a: frozenset({_interval(a.troops[0])} if a.troops else ()),
}
"""What a marked activity has in each slot, as choices say it."""


def _at(parsed: Parsed, offsets: Sequence[int], spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(
        offset + token.i
        for offset, paragraph in zip(offsets, parsed.paragraphs, strict=False)
        if any(span.overlaps(paragraph.span) for span in spans)
        for token in paragraph.doc
        if any(span.overlaps(paragraph.span_of(token)) for span in spans)
    )
