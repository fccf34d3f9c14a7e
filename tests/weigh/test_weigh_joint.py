"""The arithmetic in logarithms against the exact joint table, at the ends of all intervals, to 1e-9."""

from __future__ import annotations

from weigh_cases import ends
from weigh_joint import posterior_ends, posterior_middle
from weigh_many import many

EXACT = 1e-9
SMALL = 4
"""Indicators; each doubles both the corners and the truths."""
SHARE = 3
"""One in so many of the cases with few indicators: a table for each corner of each purpose takes its time."""


def test_ranges_equal_those_of_the_exact_joint_table() -> None:
    chosen = [pair for pair in many() if len(pair[0].rows) <= SMALL][::SHARE]
    assert len(chosen) > 300
    for case, weighing in chosen:
        exact, middle = posterior_ends(case), posterior_middle(case)
        for h, (low, mid, high) in ends(weighing).items():
            assert abs(low - exact[h][0]) < EXACT
            assert abs(high - exact[h][1]) < EXACT
            assert abs(mid - middle[h]) < EXACT


def test_middles_of_every_case_equal_those_of_the_exact_joint_table() -> None:
    for case, weighing in many():
        middle = posterior_middle(case)
        assert all(abs(mid - middle[h]) < EXACT for h, (_, mid, _) in ends(weighing).items())
