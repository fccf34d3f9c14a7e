"""How well the reports about each indicator fit each hypothesis, with the truth of the indicator latent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from indicia.errors import UsageError
from indicia.kb.likelihoods import Row
from indicia.weigh.evidence import Floats

BITS = float(np.log(2))


class Ends(NamedTuple):
    """Lower end, middle and upper end of the same quantity, arrays of one shape."""

    low: Floats
    mid: Floats
    high: Floats

    def plus(self, other: Ends) -> Ends:
        """End by end."""
        return Ends(self.low + other.low, self.mid + other.mid, self.high + other.high)

    def minus(self, other: Ends) -> Ends:
        """End by end: what stays when `other`, a part of this, is left out."""
        return Ends(self.low - other.low, self.mid - other.mid, self.high - other.high)

    def at(self, index: object) -> Ends:
        """The same rows of all three."""
        return Ends(*(part[index] for part in self))  # type: ignore[call-overload]

    def total(self) -> Ends:
        """Sum over rows."""
        return Ends(*(part.sum(axis=0) for part in self))


def table(rows: Iterable[Row], indicators: Sequence[str], hypotheses: Sequence[str]) -> tuple[Floats, Floats]:
    """Lower and upper ends of p_k(h), shape (indicators, named hypotheses).

    Raises:
        UsageError: A cell is missing, or is no interval inside (0, 1); the message names it.
    """
    cells = {(r.indicator, c.hypothesis): (c.low, c.high) for r in rows for c in r.cells}
    missing = [(k, h) for k in indicators for h in hypotheses if (k, h) not in cells]
    if missing:
        raise UsageError(f"The table of likelihoods has no cell for indicator {missing[0][0]!r} x {missing[0][1]!r}.")
    chosen = np.array([[cells[k, h] for h in hypotheses] for k in indicators], dtype=float)
    chosen = chosen.reshape(len(indicators), len(hypotheses), 2)
    low, high = chosen[..., 0], chosen[..., 1]
    wrong = np.argwhere(~((low > 0) & (low <= high) & (high < 1)))
    if len(wrong):
        k, h = wrong[0]
        raise UsageError(
            f"The cell {indicators[k]!r} x {hypotheses[h]!r} of the table of likelihoods is {float(low[k, h])!r} to "
            f"{float(high[k, h])!r}. Give an interval with 0 < low <= high < 1."
        )
    return low, high


def check_rows(rows: Iterable[Row]) -> None:
    """Refuse what would be read silently in one of two ways.

    Raises:
        UsageError: An indicator has two rows, a row names a hypothesis twice, or a detectability is no share.
    """
    seen: set[str] = set()
    for row in rows:
        if row.indicator in seen:
            raise UsageError(f"The table of likelihoods has two rows for indicator {row.indicator!r}. Keep one.")
        seen.add(row.indicator)
        if not 0 <= row.detectability <= 1:
            raise UsageError(f"Indicator {row.indicator!r} has detectability {row.detectability!r}, not 0 to 1.")
        names = [c.hypothesis for c in row.cells]
        if len(set(names)) < len(names):
            twice = next(h for h in names if names.count(h) > 1)
            raise UsageError(f"The row of indicator {row.indicator!r} names {twice!r} twice. Keep one cell.")


def log_likelihood(low: Floats, high: Floats, log_true: Floats, log_false: Floats) -> Ends:
    """L_k(h) = p_k(h) prod P(report | k) + (1 - p_k(h)) prod P(report | not k), in natural logs.

    L is linear in p, so the ends of p give the ends of L; which end gives
    which depends on whether the reports speak for or against k.

    Args:
        low, high: Ends of p_k(h), shape (rows, hypotheses), inside (0, 1).
        log_true, log_false: Log products over the reports, shape (rows,).

    Returns:
        Shape (rows, hypotheses + 1); the last column is `other`, the
        geometric mean of the named ones, so that it is neither helped nor hurt.

    Source: DESIGN.md, "How evidence is weighed"; docs/weighing.md.
    """
    true, false = log_true[:, None], log_false[:, None]

    def at(p: Floats) -> Floats:
        return np.logaddexp(np.log(p) + true, np.log1p(-p) + false)

    one, two = at(low), at(high)
    ends = (np.minimum(one, two), at((low + high) / 2), np.maximum(one, two))
    return Ends(*(np.concatenate([part, part.mean(axis=1, keepdims=True)], axis=1) for part in ends))


def weight(fit: Ends) -> Floats:
    """Bits by which a row separates two named hypotheses whatever values the intervals take; 0 if it need not.

    Wider intervals can only lower it.
    """
    apart = fit.low[:, :-1].max(axis=1) - fit.high[:, :-1].min(axis=1)
    return np.asarray(np.maximum(apart, 0.0) / BITS)


def silence(low: Floats, high: Floats, detectability: Floats) -> Ends:
    """What it tells that nobody reports an indicator although coverage is good: seen with `detectability` if so."""
    capped = np.clip(detectability, 0.0, MOST_DETECTABLE)
    return log_likelihood(low, high, np.log1p(-capped), np.zeros_like(capped))


MOST_DETECTABLE = 0.95
"""No observable is so plain that silence proves its absence (NOTAMs lagged on 22-24 February 2022)."""
