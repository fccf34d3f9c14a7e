"""A weighing as one table: purpose x truth of every indicator x every report: exact, and nothing like the code."""

from __future__ import annotations

from itertools import product
from typing import Literal

import numpy as np
from weigh_cases import Case

from indicia.kb import grades

End = Literal["low", "high"]


def posterior_ends(case: Case) -> dict[str, tuple[float, float]]:
    """Least and greatest posterior of each purpose: it takes one end of everything, every rival the other."""
    names = [p.hypothesis for p in case.priors.rows]
    found = {}
    for mine in names:
        own: tuple[End, End] = ("low", "high")
        found[mine] = tuple(_share(case, mine, {h: end if h == mine else _opposite(end) for h in names}) for end in own)
    return found


def posterior_middle(case: Case) -> dict[str, float]:
    """Posterior where every interval is its mid-point."""
    signs = [r.indicator for r in case.rows]
    table = {(r.indicator, c.hypothesis): (c.low + c.high) / 2 for r in case.rows for c in r.cells}
    prior = {p.hypothesis: (p.low + p.high) / 2 for p in case.priors.rows}
    named = [h for h in prior if h != "other"]
    fit = {h: _chance(case, [table[k, h] for k in signs]) for h in named}
    fit["other"] = float(np.prod(list(fit.values())) ** (1 / len(named)))
    whole = sum(prior[h] * fit[h] for h in prior)
    return {h: prior[h] * fit[h] / whole for h in prior}


def _share(case: Case, mine: str, end: dict[str, End]) -> float:
    prior = {p.hypothesis: getattr(p, end[p.hypothesis]) for p in case.priors.rows}
    fit = {h: _extreme(case, h, end[h]) for h in prior if h != "other"}
    each = [_extreme(case, h, end["other"]) for h in fit]
    fit["other"] = float(np.prod(each) ** (1 / len(each)))
    return prior[mine] * fit[mine] / sum(prior[h] * fit[h] for h in prior)


def _extreme(case: Case, hypothesis: str, end: End) -> float:
    """P(all reports | purpose) at its least or greatest over all corners of the purpose's own cells."""
    cells = [next((c.low, c.high) for c in r.cells if c.hypothesis == hypothesis) for r in case.rows]
    chances = [_chance(case, list(corner)) for corner in product(*cells)]
    return min(chances) if end == "low" else max(chances)


def _chance(case: Case, p: list[float]) -> float:
    """Sum over the joint table of all indicators' truths: P(truths) x P(every report | truths)."""
    joint = np.ones([2] * len(p))
    for axis, chance in enumerate(p):
        joint = joint * _along(axis, len(p), [1 - chance, chance])
    for axis, false, true in reports_of(case):
        joint = joint * _along(axis, len(p), [false, true])
    return float(joint.sum())


def _along(axis: int, size: int, values: list[float]) -> np.ndarray:
    return np.array(values).reshape([2 if n == axis else 1 for n in range(size)])


def reports_of(case: Case) -> list[tuple[int, float, float]]:
    """Axis of the indicator, P(report | not so), P(report | so): an origin that contradicts itself has none."""
    answers: dict[tuple[str, str], set[bool]] = {}
    for r in case.reports:
        answers.setdefault((r.indicator, r.origin), set()).add(r.present)
    axes = {r.indicator: n for n, r in enumerate(case.rows)}
    origins = {o.id: o for o in case.origins}
    found = []
    for (k, by), said in answers.items():
        if len(said) == 1:
            grade = origins[by].grade
            denial = origins[by].acting_side and said == {False}
            s, f = grades.rates(grades.denied(grade) if denial else grade)
            found.append((axes[k], f, s) if said == {True} else (axes[k], 1 - f, 1 - s))
    return found


def _opposite(end: End) -> End:
    return "high" if end == "low" else "low"
