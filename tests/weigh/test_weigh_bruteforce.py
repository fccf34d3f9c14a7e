"""The arithmetic against plain enumeration: every truth of every indicator, every end of every interval."""

from __future__ import annotations

from itertools import product
from math import prod

from hypothesis import given, settings
from weigh_cases import Case, cases, ends, origin

from indicia.kb import grades
from indicia.model import Report


def _told(case: Case) -> dict[str, list[tuple[float, float]]]:
    """Per indicator the pairs P(report | so), P(report | not so) of independent origins, by hand."""
    answers: dict[tuple[str, str], set[bool]] = {}
    for r in case.reports:
        answers.setdefault((r.indicator, r.origin), set()).add(r.present)
    told: dict[str, list[tuple[float, float]]] = {}
    origins = {o.id: o for o in case.origins}
    for (k, o), values in answers.items():
        if len(values) == 1:
            told.setdefault(k, []).append(_pair(origins[o], values.pop()))
    return told


def _pair(origin, present: bool) -> tuple[float, float]:
    grade = grades.denied(origin.grade) if origin.acting_side and not present else origin.grade
    s, f = grades.rates(grade)
    return (s, f) if present else (1 - s, 1 - f)


def _fit(case: Case, p: dict[tuple[str, str], float], h: str) -> float:
    """P(all reports | h), summed over the truth of all indicators at once."""
    told = _told(case)
    names = sorted(told)
    total = 0.0
    for truth in product((True, False), repeat=len(names)):
        world = prod(p[k, h] if t else 1 - p[k, h] for k, t in zip(names, truth, strict=True))
        total += world * prod(pair[0 if t else 1] for k, t in zip(names, truth, strict=True) for pair in told[k])
    return total


def _fits(case: Case, h: str) -> list[float]:
    """P(all reports | h) at every corner of h's own cells."""
    cells = {r.indicator: next((c.low, c.high) for c in r.cells if c.hypothesis == h) for r in case.rows}
    names = sorted(cells)
    corners = product(*(sorted(set(cells[k])) for k in names))
    return [_fit(case, {(k, h): value for k, value in zip(names, corner, strict=True)}, h) for corner in corners]


@settings(max_examples=60, deadline=None)
@given(cases(most=5))
def test_ranges_equal_the_extremes_of_an_enumeration(case: Case) -> None:
    names = [c.hypothesis for c in case.rows[0].cells]
    found = {h: _fits(case, h) for h in names}
    low, high = {h: min(v) for h, v in found.items()}, {h: max(v) for h, v in found.items()}
    low["other"], high["other"] = (prod(e[h] for h in names) ** (1 / len(names)) for e in (low, high))
    prior = {p.hypothesis: (p.low, p.high) for p in case.priors.rows}
    a = {h: prior[h][0] * low[h] for h in prior}
    b = {h: prior[h][1] * high[h] for h in prior}
    for h, (p_low, _, p_high) in ends(case.weigh()).items():
        shares = [
            (own := choice[list(a).index(h)]) / (own + sum(choice) - own)
            for choice in product(*((a[j], b[j]) for j in a))
        ]
        assert abs(p_low - min(shares)) < 1e-9
        assert abs(p_high - max(shares)) < 1e-9


@settings(max_examples=60, deadline=None)
@given(cases(point=True, most=5))
def test_points_give_bayes_rule(case: Case) -> None:
    names = [c.hypothesis for c in case.rows[0].cells]
    fit = {h: _fits(case, h)[0] for h in names}
    fit["other"] = prod(fit.values()) ** (1 / len(names))
    joint = {p.hypothesis: (p.low + p.high) / 2 * fit[p.hypothesis] for p in case.priors.rows}
    for h, (_, p_mid, _) in ends(case.weigh()).items():
        assert abs(p_mid - joint[h] / sum(joint.values())) < 1e-9


@settings(max_examples=40, deadline=None)
@given(cases(point=True, most=1))
def test_ten_reports_of_one_fact_approach_certainty_about_the_fact_and_no_more(case: Case) -> None:
    origins = tuple(origin(f"n{n}") for n in range(10))
    told = tuple(Report(indicator="k0", present=True, origin=o.id) for o in origins)
    p = {c.hypothesis: c.low for c in case.rows[0].cells}
    found = ends(case.also(origins=origins, reports=told).weigh())
    prior = {q.hypothesis: (q.low + q.high) / 2 for q in case.priors.rows}
    one, two = sorted(p, key=p.__getitem__)[0], sorted(p, key=p.__getitem__)[-1]
    odds = (found[two][1] / found[one][1]) / (prior[two] / prior[one])
    assert odds <= p[two] / p[one] * (1 + 1e-6)
