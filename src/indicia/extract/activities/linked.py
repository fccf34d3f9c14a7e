"""What the marker links to each activity: how well each spot of the page would be its place.

It has read the whole page at once, where the rules go by nearness and syntax:
"the same range" and "across the border" point to words far away. Its log odds
are added to those of the small model.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicia.extract.activities.grouping import Group
from indicia.extract.activities.marked import favour, surest
from indicia.extract.activities.spots import Spot
from indicia.extract.marking import Marks

WEIGHT = 0.6
"""Of 0, .3, .6, .8 and 1 the best for sets of places on the pages never seen (docs/decisions/0056)."""
MOST = 5.0
"""Log odds beyond this, either way, say no more."""


def favoured(groups: Sequence[Group], found: Sequence[Spot], marks: Marks | None) -> list[list[float]]:
    """For each group and spot what the marker adds: that the spot is a place of some activity, and that of this one."""
    alike = favour(found, marks)
    return [[sum(pair) for pair in zip(alike, of_spots(g, found, marks), strict=True)] for g in groups]


def of_spots(group: Group, found: Sequence[Spot], marks: Marks | None) -> list[float]:
    """For each spot the log odds that it is the group's place, asked of the mention that the marker is surest of;
    0 where nothing is marked."""
    best = None if marks is None else surest((d.mention for d in group), marks)
    scores = None if marks is None or best is None else marks.links.scores("place", best.span)
    if marks is None or scores is None:
        return [0.0] * len(found)
    return [WEIGHT * max(-MOST, min(MOST, marks.links.over(scores, spot.span))) for spot in found]
