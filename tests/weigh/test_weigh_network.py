"""The ranges against exact Bayesian networks, at both ends and in the middle of all intervals, to 1e-9."""

from __future__ import annotations

import pytest
from weigh_cases import Case, ends, origin, priors, report, row
from weigh_many import many

pytest.importorskip("pyagrum", reason="pyAgrum is not installed; `make test` installs it (group `test`)")

from weigh_network import ends_by_network

EXACT = 1e-9
SHARE = 9
"""One in so many of the two thousand cases: each takes some fifteen networks."""


def test_ranges_equal_those_of_exact_bayesian_networks() -> None:
    chosen = many()[::SHARE]
    assert len(chosen) >= 200
    for case, weighing in chosen:
        exact = ends_by_network(case)
        for h, found in ends(weighing).items():
            assert found == pytest.approx(exact[h], abs=EXACT)


@pytest.mark.parametrize("present", [True, False])
def test_one_report_by_hand(present: bool) -> None:
    """Bayes' rule on paper: one report of a B2 origin, point intervals, `other` at the geometric mean."""
    case = Case(
        rows=(row("k", {"a": (0.8, 0.8), "b": (0.2, 0.2)}),),
        priors=priors({"a": (0.4, 0.4), "b": (0.4, 0.4), "other": (0.2, 0.2)}),
        origins=(origin("o", "B2"),),
        reports=(report("k", "o", present),),
    )
    s, f = (0.79725, 0.07815) if present else (1 - 0.79725, 1 - 0.07815)
    a, b = 0.8 * s + 0.2 * f, 0.2 * s + 0.8 * f
    whole = 0.4 * a + 0.4 * b + 0.2 * (a * b) ** 0.5
    assert ends_by_network(case)["a"] == pytest.approx((0.4 * a / whole,) * 3, abs=EXACT)
    assert ends(case.weigh())["a"] == pytest.approx((0.4 * a / whole,) * 3, abs=EXACT)
