"""The classical inconsistency score, beside ours, for those who know it (Heuer's matrix with the PARC weights).

c(cell): II -2, I -1, all else 0; a cell counts more when its source is
better: w = 1/sqrt(2), 1, sqrt(2) for low, medium, high credibility; relevance
is medium throughout. The least negative hypothesis is the least refuted.
The score has no prior, throws consistent evidence away and grows with the
number of items: it is shown, not used. Source: tradecraft.md (a).
"""

from __future__ import annotations

import numpy as np

from indicia.kb import grades
from indicia.weigh.evidence import Evidence, Floats

CREDIBILITY = {"low": 2**-0.5, "medium": 1.0, "high": 2**0.5}
HIGH_FROM, MEDIUM_FROM = "B3", "D3"
"""Grades whose quality is the least for high and for medium credibility; F6, unknown, is medium."""

INCONSISTENT, VERY_INCONSISTENT = -0.5, -1.5
"""log2 of a cell's ratio to the geometric mean of its row: half-way between the marks N 1, I 1/2 and II 1/4."""


def scores(evidence: Evidence, low: Floats, high: Floats) -> Floats:
    """Weighted inconsistency per named hypothesis, at most 0, shape (hypotheses,)."""
    middle = ((low + high) / 2)[evidence.indicator]
    seen = np.where(evidence.present[:, None], middle, 1 - middle)
    ratio = np.log2(seen) - np.log2(seen).mean(axis=1, keepdims=True)
    cells = np.where(ratio < VERY_INCONSISTENT, -2.0, np.where(ratio < INCONSISTENT, -1.0, 0.0))
    weights = np.array([credibility(evidence.origins[o].grade) for o in evidence.origin])
    return np.asarray(weights @ cells) if len(cells) else np.zeros(low.shape[1])


def credibility(grade: str) -> float:
    """The PARC weight of a grade.

    >>> round(credibility("B2"), 3), credibility("F6"), round(credibility("E5"), 3)
    (1.414, 1.0, 0.707)
    """
    quality = grades.quality(grade)
    if quality >= grades.quality(HIGH_FROM):
        return CREDIBILITY["high"]
    return CREDIBILITY["medium" if quality >= grades.quality(MEDIUM_FROM) else "low"]
