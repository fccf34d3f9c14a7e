"""What the marker links to each activity: how well each spot of the page would be its place, each state its leader,
each date its start or end, each count its strength.

It has read the whole page at once, where the rules go by nearness and syntax:
"the same range" and "across the border" point to words far away. Its log odds
are added to those of the small models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from indicia.extract.activities.grouping import Group
from indicia.extract.activities.marked import favour, surest
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.spots import Spot
from indicia.extract.marking import Marks
from indicia.kb.marker_model import Question
from indicia.model import Span

WEIGHT: Mapping[Question, float] = {"place": 0.6, "actor": 0.7, "start": 0.5, "end": 1.0, "troops": 1.0}
"""What log odds of the marker weigh beside those of a small model. Places: of 0, .3, .6, .8 and 1 the best for sets of
places on the pages never seen (docs/decisions/0056); the others: of 0, .5 and 1 (leaders also .7; 0057)."""
MOST = 5.0
"""Log odds beyond this, either way, say no more."""


def favoured(groups: Sequence[Group], found: Sequence[Spot], marks: Marks | None) -> list[list[float]]:
    """For each group and spot what the marker adds: that the spot is a place of some activity, and that of this one."""
    alike = favour(found, marks)
    spans = [spot.span for spot in found]
    return [[sum(pair) for pair in zip(alike, of_spans(g, spans, marks, "place"), strict=True)] for g in groups]


def of_spans(group: Group, spans: Sequence[Span], marks: Marks | None, question: Question) -> list[float]:
    """For each stretch the weighed log odds that it answers a question of the group; 0 where nothing is marked."""
    odds = _odds(group, spans, marks, question) or [0.0] * len(spans)
    return [WEIGHT[question] * max(-MOST, min(MOST, value)) for value in odds]


def states_told(scenes: Sequence[Scene]) -> list[tuple[str, Span]]:
    """The codes of states, wherever the page names one."""
    bases = ((s.paragraph.span.start, h) for s in scenes for h in s.states)
    return [(h.code, Span(base + h.start, base + h.end)) for base, h in bases]


def of_states(group: Group, told: Sequence[tuple[str, Span]], marks: Marks | None) -> dict[str, float]:
    """For each state of `states_told` the weighed log odds that it, of all of them and nobody, leads the group;
    none where nothing is marked."""
    odds = _odds(group, [span for _, span in told], marks, "actor")
    whole: dict[str, float] = {}
    for (code, _), value in zip(told, odds or (), strict=odds is not None):
        whole[code] = float(np.logaddexp(whole.get(code, -np.inf), value))
    return {c: WEIGHT["actor"] * _against(s, [o for other, o in whole.items() if other != c]) for c, s in whole.items()}


def _against(score: float, others: Sequence[float]) -> float:
    """Log odds of one answer against all others and none, whose score is 0."""
    return max(-MOST, min(MOST, score - float(np.logaddexp.reduce([0.0, *others]))))


def _odds(group: Group, spans: Sequence[Span], marks: Marks | None, question: Question) -> list[float] | None:
    """Asked of the mention that the marker is surest of; None where there is none."""
    best = None if marks is None else surest((d.mention for d in group), marks)
    scores = None if marks is None or best is None else marks.links.scores(question, best.span)
    if marks is None or scores is None:
        return None
    return marks.links.over(scores, spans)
