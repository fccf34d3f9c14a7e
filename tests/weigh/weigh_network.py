"""A weighing as Bayesian networks, solved exactly by pyAgrum, a program that shares no line with ours.

    purpose -> indicator (one node each, never seen) -> report (one node each, seen)

A network has points, so a range takes one network for each end of each
purpose. `other` has no indicators of its own: its likelihood is the geometric
mean of the others', which some p(indicator) gives exactly, and the networks of
single indicators tell which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import prod

import pyagrum as gum
from weigh_cases import Case
from weigh_joint import reports_of

Table = dict[tuple[str, str], float]
"""p(indicator | purpose), by indicator and purpose."""
EVEN = 0.5
SAYS_NOTHING = 1e-15


def ends_by_network(case: Case) -> dict[str, tuple[float, float, float]]:
    """Least, middle and greatest posterior of each purpose."""
    low, middle, high = (_table(case, share) for share in (0.0, 0.5, 1.0))
    fits = [_fits(case, table) for table in (low, high)]
    least, most = (_chosen(case, fits, (low, high), pick) for pick in (min, max))
    weak, strong = ({p.hypothesis: getattr(p, end) for p in case.priors.rows} for end in ("low", "high"))
    middling = _posterior(case, _with_other(case, middle), {h: (weak[h] + strong[h]) / 2 for h in weak})
    found = {}
    for h in weak:
        up, down = (
            _posterior(case, _mixed(case, h, *tables), {j: (mine if j == h else rivals)[j] for j in weak})[h]
            for tables, mine, rivals in (((most, least), strong, weak), ((least, most), weak, strong))
        )
        found[h] = (down, middling[h], up)
    return found


def _table(case: Case, share: float) -> Table:
    return {(r.indicator, c.hypothesis): c.low + share * (c.high - c.low) for r in case.rows for c in r.cells}


def _fits(case: Case, table: Table) -> Table:
    """P(all reports on an indicator | purpose), from a network in which every purpose is as likely as another."""
    named = _named(case)
    bn, nodes = _network(case, table, named, dict.fromkeys(named, 1.0))
    found = {}
    for r in case.rows:
        mine = {name: 0 for name, indicator in nodes.items() if indicator == r.indicator}
        inference = gum.LazyPropagation(bn)
        inference.setEvidence(mine)
        inference.makeInference()
        shares, whole = inference.posterior("purpose").tolist(), inference.evidenceProbability() if mine else 1.0
        found |= {(r.indicator, h): share * whole * len(named) for h, share in zip(named, shares, strict=True)}
    return found


def _chosen(case: Case, fits: Sequence[Table], tables: Sequence[Table], pick) -> Table:
    """Per cell the end at which its reports are least, or most, likely; `other` is added."""
    ends = {key: pick(range(2), key=lambda n: fits[n][key]) for key in fits[0]}
    return _with_other(case, {key: tables[n][key] for key, n in ends.items()})


def _with_other(case: Case, table: Table) -> Table:
    fits, sure, never = _fits(case, table), _certain(case, 1.0), _certain(case, 0.0)
    found = dict(table)
    for r in case.rows:
        own = [fits[r.indicator, c.hypothesis] for c in r.cells]
        mean, true, false = prod(p ** (1 / len(own)) for p in own), sure[r.indicator], never[r.indicator]
        found[r.indicator, "other"] = (
            EVEN if abs(true - false) < SAYS_NOTHING else min(1.0, max(0.0, (mean - false) / (true - false)))
        )
    return found


@cache
def _certain(case: Case, p: float) -> dict[str, float]:
    """P(all reports on an indicator) if it is so for certain (p = 1), or not so (p = 0)."""
    first = _named(case)[0]
    fits = _fits(case, {(r.indicator, c.hypothesis): p for r in case.rows for c in r.cells})
    return {r.indicator: fits[r.indicator, first] for r in case.rows}


def _mixed(case: Case, mine: str, own: Table, rivals: Table) -> Table:
    return {(k, h): (own if h == mine else rivals)[k, h] for k, h in own}


def _posterior(case: Case, table: Table, prior: dict[str, float]) -> dict[str, float]:
    bn, nodes = _network(case, table, list(prior), prior)
    inference = gum.LazyPropagation(bn)
    inference.setEvidence(dict.fromkeys(nodes, 0))
    inference.makeInference()
    return dict(zip(prior, inference.posterior("purpose").tolist(), strict=True))


def _network(
    case: Case, table: Table, purposes: Sequence[str], prior: dict[str, float]
) -> tuple[gum.BayesNet, dict[str, str]]:
    """The network, and its reports with the indicators that they are about; what was said is state 0 of each."""
    bn = gum.BayesNet()
    bn.add(gum.LabelizedVariable("purpose", "", len(purposes)))
    bn.cpt("purpose").fillWith([prior[h] / sum(prior.values()) for h in purposes])
    for r in case.rows:
        bn.add(gum.LabelizedVariable(r.indicator, "", 2))
        bn.addArc("purpose", r.indicator)
        bn.cpt(r.indicator).fillWith([p for h in purposes for p in (1 - table[r.indicator, h], table[r.indicator, h])])
    nodes = {}
    for name, indicator, false, true in _told(case):
        nodes[name] = indicator
        bn.add(gum.LabelizedVariable(name, "", 2))
        bn.addArc(indicator, name)
        bn.cpt(name).fillWith([false, 1 - false, true, 1 - true])
    return bn, nodes


def _told(case: Case) -> Iterator[tuple[str, str, float, float]]:
    for n, (axis, false, true) in enumerate(reports_of(case)):
        yield f"report{n}", case.rows[axis].indicator, false, true


def _named(case: Case) -> list[str]:
    return [c.hypothesis for c in case.rows[0].cells]
