"""What the marker links to each activity: how well each spot would be its place, and each state its leader.

It has read the whole page at once, where the rules go by nearness and syntax:
"its", "the same range", "across the border" point to words far away. Its log
odds are added to those of the small models.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from indicia.extract.activities.grouping import Group
from indicia.extract.activities.marked import surest
from indicia.extract.activities.spots import Spot
from indicia.extract.marking import Marks
from indicia.kb.encoder_model import Floats
from indicia.kb.marker_model import Question
from indicia.model import Span

WEIGHT: Mapping[Question, float] = {"place": 0.6, "actor": 4.0}
MOST = 5.0
"""Odds beyond this, either way, say no more."""


def of_spots(group: Group, found: Sequence[Spot], marks: Marks | None) -> list[float]:
    """For each spot the log odds that it is the group's place; 0 without a marker."""
    scores = None if marks is None else _scores(group, marks, "place")
    if marks is None or scores is None:
        return [0.0] * len(found)
    return [_weighed(marks, scores, "place", [spot.span]) for spot in found]


def of_states(group: Group, named: Mapping[str, Iterable[Span]], marks: Marks | None) -> dict[str, float]:
    """For each state, by code, the log odds that it leads the group; `named`: where the page names it."""
    scores = None if marks is None else _scores(group, marks, "actor")
    if marks is None or scores is None:
        return dict.fromkeys(named, 0.0)
    return {code: _weighed(marks, scores, "actor", spans) for code, spans in named.items()}


def _scores(group: Group, marks: Marks, question: Question) -> Floats | None:
    """How well each word of the page answers; asked of the mention that the marker is surest of."""
    best = surest(group, marks)
    return None if best is None else marks.links.scores(question, best.span)


def _weighed(marks: Marks, scores: Floats, question: Question, spans: Iterable[Span]) -> float:
    odds = max((marks.links.over(scores, span) for span in spans), default=-MOST)
    return WEIGHT[question] * max(-MOST, min(MOST, odds))
