"""Scores of probabilities against what happened: Brier, log score, reliability, and how far few cases carry.

    Brier, attack    (p - o)^2                        0 best, 1 worst, 0.25 for one half throughout
    Brier, purpose   sum over codes of (p_k - o_k)^2  0 best, 2 worst
    log score        -ln p(what happened)             0 best; p is never taken below `FLOOR`

A purpose that is split ("half rehearsal, half deterrence") is scored by the
expected score. Source: tradecraft.md (f).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

import numpy as np

from indicia.bench.weigh_beliefs import ATTACK, Belief

FLOOR = 0.01
"""The log score takes no probability below this, so that one 0 does not outweigh everything; set before any result."""

ROUNDS, SEED = 2000, 7
"""Resamplings of the cases for an interval, and their start, so that every run prints the same."""

BINS = (0.0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1.0)
"""Bounds of the ICD 203 words, almost no chance ... almost certain (the outermost words reach to 0 and 1)."""

Z95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Brier and log score, both better when smaller."""

    brier: float
    log: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The score of the mid-point, and those of both ends of the range.

    `low`: what happened (attack: the chance of it) at its lowest, all else at its highest.
    """

    low: Score
    mid: Score
    high: Score


def binary(p: float, happened: bool) -> Score:
    """The score of one probability.

    >>> binary(1.0, True) == Score(brier=0.0, log=0.0)
    True
    """
    right = p if happened else 1 - p
    return Score(brier=(1 - right) ** 2, log=_log(right))


def attack(belief: Belief, happened: bool) -> Judged:
    """The score of "attack within 90 days" at the lower end, the middle and the upper end of its chance."""
    low, mid, high = (binary(p, happened) for p in belief.chance(ATTACK))
    return Judged(low=low, mid=mid, high=high)


def purpose(belief: Belief, truth: Mapping[str, float]) -> Judged:
    """The expected score of a main purpose that is split over codes by the shares of `truth`."""
    low, mid, high = (_many(belief, truth, end) for end in ("low", "mid", "high"))
    return Judged(low=low, mid=mid, high=high)


def _many(belief: Belief, truth: Mapping[str, float], end: str) -> Score:
    spread = belief.spread(truth, end)
    p = dict(zip(belief.codes, spread.tolist(), strict=True))
    square = float((spread**2).sum())
    return Score(
        brier=sum(share * (square - 2 * p[code] + 1) for code, share in truth.items()),
        log=sum(share * _log(p[code]) for code, share in truth.items()),
    )


def _log(p: float) -> float:
    return max(0.0, -log(max(p, FLOOR)))


def mean(judged: Sequence[Judged], weights: Sequence[float] | None = None) -> Judged:
    """The weighted mean, end by end."""
    shares = np.ones(len(judged)) if weights is None else np.array(weights, dtype=float)

    def at(pick: Callable[[Judged], Score]) -> Score:
        briers, logs = ([getattr(pick(j), name) for j in judged] for name in ("brier", "log"))
        return Score(brier=float(np.average(briers, weights=shares)), log=float(np.average(logs, weights=shares)))

    return Judged(low=at(lambda j: j.low), mid=at(lambda j: j.mid), high=at(lambda j: j.high))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """A 95 % interval of the mean when the cases are drawn again with replacement."""
    drawn = np.random.default_rng(SEED).choice(np.array(values), size=(ROUNDS, len(values)))
    low, high = np.quantile(drawn.mean(axis=1), [0.025, 0.975])
    return float(low), float(high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Below 0: ours is better. `low`, `high`: 95 % interval, cases drawn again; if it holds 0, nothing is shown."""

    mean: float
    low: float
    high: float


def difference(apart: Sequence[float]) -> Difference:
    """The mean of paired differences and how far few cases carry it; of no pair at all, 0 with the widest interval."""
    if not apart:
        return Difference(mean=0.0, low=-2.0, high=2.0)
    low, high = interval(apart)
    return Difference(mean=sum(apart) / len(apart), low=low, high=high)


def without_one(values: Sequence[float], groups: Sequence[Iterable[str]]) -> tuple[float, float]:
    """Lowest and highest mean when all cases of one group (an actor) are left out."""
    members = [set(g) for g in groups]
    names = sorted(set().union(*members))
    rests = [[v for v, m in zip(values, members, strict=True) if name not in m] for name in names]
    means = [float(np.mean(rest)) for rest in rests if rest]
    return (min(means), max(means)) if means else (float(np.mean(values)), float(np.mean(values)))


def order(said: Sequence[tuple[float, bool]]) -> float:
    """Chance that what came true was given more than what did not; ties count half, 0.5 is guessing.

    >>> order([(0.3, True), (0.1, False), (0.3, False)])
    0.75
    """
    true, false = ([p for p, happened in said if happened is wanted] for wanted in (True, False))
    if not true or not false:
        return 0.5
    return sum((a > b) + 0.5 * (a == b) for a in true for b in false) / (len(true) * len(false))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """What was said between two bounds, and how often it came true.

    `weight` counts cases: one that spent half of its days here counts half.
    `low`, `high`: Wilson 95 % interval of `came_true` for that many cases.
    """

    start: float
    end: float
    cases: int
    weight: float
    said: float
    came_true: float
    low: float
    high: float


Spoken = tuple[str, float, float, bool]
"""A case, a probability said for it, the share of the case for which it was said, and what happened."""


def reliability(spoken: Iterable[Spoken]) -> tuple[Bin, ...]:
    """The bins in which something was said, in order."""
    listed = list(spoken)
    found = []
    for start, end in pairwise(BINS):
        inside = [s for s in listed if start <= s[1] < end or (end == 1.0 and s[1] == 1.0)]
        weight = sum(s[2] for s in inside)
        if not weight:
            continue
        true = sum(s[2] for s in inside if s[3]) / weight
        low, high = wilson(true, weight)
        found.append(
            Bin(
                start=start,
                end=end,
                cases=len({s[0] for s in inside}),
                weight=weight,
                said=sum(s[1] * s[2] for s in inside) / weight,
                came_true=true,
                low=low,
                high=high,
            )
        )
    return tuple(found)


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson score interval, 95 %, of a share of n; n may be a fraction.

    >>> [round(v, 3) for v in wilson(0.5, 4)]
    [0.15, 0.85]
    """
    z2 = Z95**2
    middle = share + z2 / (2 * n)
    half = Z95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z2 / n)), min(1.0, (middle + half) / (1 + z2 / n))
