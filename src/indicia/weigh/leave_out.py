"""The sums over indicators when one origin, one indicator or the acting side is left out: all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from indicia.weigh.evidence import Evidence, Floats
from indicia.weigh.likelihood import Ends, log_likelihood, weight

Left = Literal["origin", "indicator", "acting side"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What was left out: an origin's id, an indicator, or the acting side (then `id` is empty)."""

    kind: Left
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """Log likelihood of the evidence per variant, shape (variants, hypotheses), and its weight in bits."""

    variants: tuple[Variant, ...]
    fit: Ends
    bits: Floats


def fits(evidence: Evidence, low: Floats, high: Floats, *, base: Ends) -> Fits:
    """Every leave-out of `evidence`.

    What is left out counts as not looked for, so an indicator without any
    report left tells nothing; it does not become silence.

    Args:
        low, high: Ends of p_k(h) of the reported indicators, shape (indicators, named hypotheses).
        base: Sum of what counts in every variant (silence), shape (hypotheses + 1,).
    """
    full = log_likelihood(low, high, *evidence.truth())
    bits = weight(full)
    parts = [_origins(evidence, low, high, full, bits), _indicators(evidence, full, bits)]
    if evidence.acting_side().any():
        parts.append(_acting_side(evidence, low, high))
    joined = Ends(*(np.concatenate([part.fit[n] for part in parts]) + base[n] for n in range(3)))
    return Fits(
        variants=tuple(v for part in parts for v in part.variants),
        fit=joined,
        bits=np.concatenate([part.bits for part in parts]),
    )


def _indicators(evidence: Evidence, full: Ends, bits: Floats) -> Fits:
    return Fits(
        variants=tuple(Variant(kind="indicator", id=k) for k in evidence.indicators),
        fit=full.total().minus(full),
        bits=bits.sum() - bits,
    )


def _origins(evidence: Evidence, low: Floats, high: Floats, full: Ends, bits: Floats) -> Fits:
    """Each report changes only its own indicator's row, so the changes are summed over an origin's reports."""
    k = evidence.indicator
    alone = np.bincount(k, minlength=len(evidence.indicators))[k] == 1
    true, false = evidence.truth()
    rest = log_likelihood(low[k], high[k], true[k] - evidence.log_true, false[k] - evidence.log_false)
    rest = Ends(*(np.where(alone[:, None], 0.0, part) for part in rest))
    rest_bits = np.where(alone, 0.0, weight(rest))
    total = full.total()
    return Fits(
        variants=tuple(Variant(kind="origin", id=o.id) for o in evidence.origins),
        fit=Ends(*(t + _per_origin(evidence, new - old[k]) for t, new, old in zip(total, rest, full, strict=True))),
        bits=bits.sum() + _per_origin(evidence, (rest_bits - bits[k])[:, None])[:, 0],
    )


def _per_origin(evidence: Evidence, change: Floats) -> Floats:
    summed = np.zeros((len(evidence.origins), change.shape[1]))
    np.add.at(summed, evidence.origin, change)
    return summed


def _acting_side(evidence: Evidence, low: Floats, high: Floats) -> Fits:
    keep = ~evidence.acting_side()
    told = np.isin(np.arange(len(evidence.indicators)), evidence.indicator[keep])
    true, false = evidence.truth(keep)
    rest = log_likelihood(low[told], high[told], true[told], false[told])
    return Fits(
        variants=(Variant(kind="acting side", id=""),),
        fit=Ends(*(part.sum(axis=0)[None, :] for part in rest)),
        bits=np.array([weight(rest).sum()]),
    )
