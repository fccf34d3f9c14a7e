"""The verdict's conditions, for many variants at once.

A hypothesis *dominates* when it is ahead whatever values the intervals take;
it *leads* when its mid-point is ahead by a margin. Both need enough evidence,
and evidence that fits it better than it fits the average hypothesis: a prior
alone never decides.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from indicia.weigh.evidence import Floats, Ints
from indicia.weigh.likelihood import Ends

WEIGHT_FLOOR_BITS = 2.0
"""Below this the reports are "not enough": about one B2 report of the most telling indicator and a half."""

LEAD_ODDS = 2.0
"""Mid-point of the first over that of the second, so that rounding or one small row does not make a lead."""

LEAD_LEAST = 0.45
"""A lead must be at least a roughly even chance (ICD 203): "leaning" towards something unlikely would mislead."""

TIE = 1e-9
"""Log differences smaller than this are rounding: a tie decides nothing."""

NOBODY = -1


class Outcome(NamedTuple):
    """Per variant: index of the hypothesis that dominates, of the one that leads (NOBODY if none), enough or not."""

    dominates: Ints
    leads: Ints
    enough: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def outcomes(prior: Ends, fit: Ends, bits: Floats) -> Outcome:
    """Judge every variant.

    Args:
        prior: Natural logs, shape (hypotheses,); `other` is the last.
        fit: Log likelihoods, shape (variants, hypotheses).
        bits: Weight of evidence, shape (variants,).
    """
    joint = fit.plus(prior)
    enough = bits >= WEIGHT_FLOOR_BITS
    return Outcome(
        dominates=np.where(enough, _dominating(joint, fit), NOBODY),
        leads=np.where(enough, _leading(joint, fit), NOBODY),
        enough=enough,
    )


def _dominating(joint: Ends, fit: Ends) -> Ints:
    rows = np.arange(len(joint.low))
    first = joint.low.argmax(axis=1)
    rivals = joint.high.copy()
    rivals[rows, first] = -np.inf
    ahead = joint.low[rows, first] > rivals.max(axis=1) + TIE
    helped = fit.low[rows, first] > fit.high[:, -1] + TIE
    return np.where(ahead & helped, first, NOBODY)


def _leading(joint: Ends, fit: Ends) -> Ints:
    rows = np.arange(len(joint.mid))
    first = joint.mid.argmax(axis=1)
    share = joint.mid[rows, first] - np.logaddexp.reduce(joint.mid, axis=1)
    rivals = joint.mid.copy()
    rivals[rows, first] = -np.inf
    ahead = joint.mid[rows, first] > rivals.max(axis=1) + np.log(LEAD_ODDS)
    helped = fit.mid[rows, first] > fit.mid[:, -1] + TIE
    return np.where(ahead & helped & (share > np.log(LEAD_LEAST)), first, NOBODY)
