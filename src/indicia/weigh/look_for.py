"""Which indicators are worth most to look for: the expected drop in entropy if somebody reported on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indicia.kb import grades
from indicia.kb.likelihoods import Row
from indicia.model import LookFor
from indicia.weigh.evidence import Floats

TYPICAL_GRADE = "B2"
"""The report that is imagined: a usually reliable source, probably true."""

SHOWN = 5


def worth_most(
    rows: Sequence[Row], low: Floats, high: Floats, posterior: Floats, *, shown: int = SHOWN
) -> tuple[LookFor, ...]:
    """The indicators whose report would teach most, times the chance that it can be seen at all.

    Args:
        low, high: Ends of p_k(h) of `rows`, shape (rows, named hypotheses).
        posterior: Mid-points, shape (hypotheses + 1,), `other` last.
    """
    if not rows:
        return ()
    gains = expected_gain((low + high) / 2, posterior) * np.array([r.detectability for r in rows])
    order = sorted(range(len(rows)), key=lambda n: (-round(float(gains[n]), 9), rows[n].indicator))
    return tuple(
        LookFor(indicator=rows[n].indicator, name=rows[n].name, gain_bits=float(gains[n]))
        for n in order[:shown]
        if gains[n] > 0
    )


def expected_gain(p: Floats, posterior: Floats) -> Floats:
    """Mutual information in bits between hypothesis and one typical report, shape (rows,)."""
    sensitivity, false_report = grades.rates(TYPICAL_GRADE)
    yes = p * sensitivity + (1 - p) * false_report
    yes = np.concatenate([yes, _neutral(yes)[:, None]], axis=1)
    overall = yes @ posterior
    gain = _entropy(overall) - _entropy(yes) @ posterior
    return np.asarray(np.maximum(gain, 0.0))


def _neutral(yes: Floats) -> Floats:
    """`other` by geometric means of both answers, scaled to add up to 1."""
    one, none = np.exp(np.log(yes).mean(axis=1)), np.exp(np.log1p(-yes).mean(axis=1))
    return np.asarray(one / (one + none))


def _entropy(p: Floats) -> Floats:
    return np.asarray(-(p * np.log2(p) + (1 - p) * np.log2(1 - p)))
