"""What four forecasters believe on the same reports: ours, and three baselines that it has to beat.

* **ours**: the real weighing, as ranges.
* **prior**: the reference class alone, whatever was reported.
* **ach**: the winner of the classic inconsistency count takes all; winners that tie share.
* **articles**: every article votes for the purpose that the table says it fits best; copies count.

All are about purposes, summed by the codes of the catalogue (COV holds
"preparation of an attack" and "cover").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from indicia.bench.cases import Sighting
from indicia.kb.hypotheses import OTHER, hypotheses
from indicia.kb.likelihoods import Priors, Row
from indicia.model import Origin, Report, Weighing
from indicia.weigh.evidence import Floats, gather
from indicia.weigh.likelihood import Ends, log_likelihood, table
from indicia.weigh.posterior import log_prior

METHODS = ("ours", "prior", "ach", "articles")

ATTACK = "COV"
"""Code whose probability is scored as "attack within 90 days": preparation of an attack, and cover."""

TIE = 1e-9
"""Scores closer than this are equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """Weight of every code at its lowest, middle and highest; not normalised. A point has three alike."""

    codes: tuple[str, ...]
    low: Floats
    mid: Floats
    high: Floats

    def chance(self, code: str) -> tuple[float, float, float]:
        """Lowest, middle and highest probability of one code."""
        low, mid, high = (self.spread({code}, end)[self.codes.index(code)] for end in ("low", "mid", "high"))
        return float(low), float(mid), float(high)

    def spread(self, favoured: Iterable[str], end: str) -> Floats:
        """Probabilities of all codes with those of `favoured` at that end, and all others at the opposite one."""
        if end == "mid":
            weights = self.mid
        else:
            mine = np.array([code in set(favoured) for code in self.codes])
            weights = np.where(mine == (end == "high"), self.high, self.low)
        return np.asarray(weights / weights.sum())


@cache
def codes() -> tuple[str, ...]:
    """The codes of all purposes, in the order of the catalogue."""
    return tuple(dict.fromkeys(h.code for h in hypotheses()))


def names(priors: Priors) -> tuple[str, ...]:
    """The named purposes of a reference class; `other` follows them in every array."""
    return tuple(p.hypothesis for p in priors.rows if p.hypothesis != OTHER)


def reports(sightings: Iterable[Sighting]) -> tuple[Report, ...]:
    """What the weighing gets: absent and denied are one thing to it."""
    return tuple(Report(indicator=s.indicator, present=s.status == "present", origin=s.origin) for s in sightings)


def beliefs(
    sightings: Sequence[Sighting], origins: Sequence[Origin], weighing: Weighing, priors: Priors, rows: Sequence[Row]
) -> dict[str, Belief]:
    """Every forecaster's belief on the same reports; `weighing` is that of them."""
    return {
        "ours": ours(sightings, origins, priors, rows),
        "prior": _belief(_prior(priors), priors),
        "ach": ach(weighing, priors),
        "articles": articles(sightings, priors, rows),
    }


def ours(sightings: Sequence[Sighting], origins: Sequence[Origin], priors: Priors, rows: Sequence[Row]) -> Belief:
    """The ranges of the weighing, summed by code before they are normalised: as tight as the parts allow."""
    evidence = gather(reports(sightings), origins, known=[r.indicator for r in rows])
    low, high = table(rows, evidence.indicators, names(priors))
    return _belief(log_likelihood(low, high, *evidence.truth()).total().plus(_prior(priors)), priors)


def ach(weighing: Weighing, priors: Priors) -> Belief:
    """All on the least inconsistent purpose; nothing reported is a tie of all named ones."""
    by_name = {h.id: h.inconsistency for h in weighing.hypotheses}
    scores = np.array([by_name[h] for h in names(priors)])
    return _point(scores >= scores.max() - TIE, priors)


def articles(sightings: Sequence[Sighting], priors: Priors, rows: Sequence[Row]) -> Belief:
    """Votes of articles: a report has as many as relays printed it, and at least one."""
    low, high = table(rows, [s.indicator for s in sightings], names(priors))
    votes = np.zeros(len(names(priors)))
    for s, middle in zip(sightings, (low + high) / 2, strict=True):
        fit = middle if s.status == "present" else 1 - middle
        best = fit >= fit.max() - TIE
        votes += max(1, len(s.relays)) * best / best.sum()
    return _point(votes if votes.any() else np.ones_like(votes), priors)


def _prior(priors: Priors) -> Ends:
    by_name = {p.hypothesis: (p.low, p.high) for p in priors.rows}
    low, high = (np.array([by_name[h][n] for h in (*names(priors), OTHER)]) for n in range(2))
    return log_prior(low, high)


def _belief(joint: Ends, priors: Priors) -> Belief:
    top = max(float(part.max()) for part in joint)
    low, mid, high = (_by_code(np.exp(part - top), priors) for part in joint)
    return Belief(codes=codes(), low=low, mid=mid, high=high)


def _point(weights: Floats, priors: Priors) -> Belief:
    shares = _by_code(np.append(weights.astype(float), 0.0), priors)
    return Belief(codes=codes(), low=shares, mid=shares, high=shares)


def _by_code(weights: Floats, priors: Priors) -> Floats:
    code_of = {h.id: h.code for h in hypotheses()}
    summed = dict.fromkeys(codes(), 0.0)
    for name, weight in zip((*names(priors), OTHER), weights, strict=True):
        summed[code_of[name]] += float(weight)
    return np.array(list(summed.values()))
