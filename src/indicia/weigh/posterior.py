"""Prior and fit -> posterior ranges."""

from __future__ import annotations

import numpy as np

from indicia.weigh.evidence import Floats
from indicia.weigh.likelihood import Ends


def log_prior(low: Floats, high: Floats) -> Ends:
    """Prior ends and their mid-point in natural logs."""
    return Ends(np.log(low), np.log((low + high) / 2), np.log(high))


def ranges(joint: Ends) -> Ends:
    """Posterior ends of every hypothesis from the logs of prior times likelihood.

        p_low(h)  = a_h / (a_h + sum over j != h of b_j)
        p_high(h) = b_h / (b_h + sum over j != h of a_j)

    with a and b the lower and upper ends; the middle is normalised. Some
    distribution always fits inside.

    >>> import numpy as np
    >>> same = Ends(np.log([0.2, 0.3]), np.log([0.25, 0.4]), np.log([0.3, 0.5]))
    >>> [part.round(3).tolist() for part in ranges(same)]
    [[0.286, 0.5], [0.385, 0.615], [0.5, 0.714]]
    """
    return Ends(
        _share(joint.low, _others(joint.high)),
        np.exp(joint.mid - np.logaddexp.reduce(joint.mid)),
        _share(joint.high, _others(joint.low)),
    )


def entropy(p: Floats) -> float:
    """Shannon entropy in bits."""
    return float(-np.sum(p * np.log2(np.where(p > 0, p, 1.0))))


def _others(log: Floats) -> Floats:
    """Log of the sum over all but oneself."""
    apart = np.where(np.eye(len(log), dtype=bool), -np.inf, log[None, :])
    return np.asarray(np.logaddexp.reduce(apart, axis=1))


def _share(mine: Floats, theirs: Floats) -> Floats:
    return np.asarray(np.exp(mine - np.logaddexp(mine, theirs)))
