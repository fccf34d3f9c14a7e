"""The example of docs/weighing.md: every number on that page is computed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from weigh_cases import Case, ends, origin, priors, report, row

from indicia.kb import grades

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "weighing.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("## One example by hand")[2].partition("## What the figures are")[0]
CASE = Case(
    rows=(
        row("stay", {"routine": (0.05, 0.06), "cover": (0.5, 0.85)}),
        row("extended", {"routine": (0.04, 0.05), "cover": (0.35, 0.7)}),
    ),
    priors=priors({"routine": (0.5, 0.6), "cover": (0.1, 0.2), "other": (0.2, 0.3)}),
    origins=(origin("agency", "B3"), origin("ministry", "B2", acting=True)),
    reports=(
        report("stay", "agency"),
        report("stay", "ministry", False),
        report("extended", "agency"),
        report("extended", "ministry"),
    ),
)


@pytest.mark.parametrize("name", ["routine", "cover", "other"])
def test_the_table_of_ranges_is_what_the_program_computes(name: str) -> None:
    cells = re.findall(rf"^\| {name} \| (0\.\d{{3}}) \| (0\.\d{{3}}) \| (0\.\d{{3}}) \|$", EXAMPLE, re.M)
    assert cells == [tuple(f"{p:.3f}" for p in ends(CASE.weigh())[name])]


@pytest.mark.parametrize("name", ["routine", "cover"])
def test_the_inputs_are_those_of_the_case(name: str) -> None:
    prior = next(p for p in CASE.priors.rows if p.hypothesis == name)
    cells = [c for r in CASE.rows for c in r.cells if c.hypothesis == name]
    line = " | ".join(f"{x.low:.2f} - {x.high:.2f}" for x in (prior, *cells))
    assert f"| {name} | {line} |" in EXAMPLE


@pytest.mark.parametrize("grade", ["B3", "B2", "D4"])
def test_the_rates_are_those_of_the_grades(grade: str) -> None:
    sensitivity, false_report = grades.rates(grade)
    assert re.search(rf"{grade} (`s` )?{sensitivity:.5f}, (`f` )?{false_report:.5f}", EXAMPLE)


def test_the_fits_are_right() -> None:
    lines = re.findall(
        r"L\((\w+) \| (\w+)\)\s+= (0\.\d\d) T \+ (0\.\d\d) F = (\S+)\s+to\s+\S+ T \+ \S+ F = (\S+)", EXAMPLE
    )
    products = dict(re.findall(r"^ +(stay|extended):\s+T = .*? = (0\.\d{5}) ", EXAMPLE, re.M))
    false = dict(re.findall(r"^ +(stay|extended):.*F = .*= (0\.\d{5})$", EXAMPLE, re.M))
    assert len(lines) == 4
    for indicator, _, p, q, low, _ in lines:
        assert float(p) + float(q) == pytest.approx(1)
        assert float(p) * float(products[indicator]) + float(q) * float(false[indicator]) == pytest.approx(
            float(low), abs=1e-5
        )


def test_weight_verdict_and_linchpins_are_as_told() -> None:
    weighed = CASE.weigh()
    assert f"= {weighed.weight_bits:.2f} bits" in EXAMPLE
    assert f"**{weighed.verdict.word}**" in EXAMPLE
    assert {"origin: agency", "origin: ministry"} <= set(weighed.verdict.linchpins)
    without = CASE.also(reports=tuple(r for r in CASE.reports if r.origin != "agency")).weigh()
    assert f"{without.weight_bits:.2f} bits are" in EXAMPLE
    assert without.verdict.word == "not enough reported"
    rest = CASE.also(reports=tuple(r for r in CASE.reports if r.origin != "ministry")).weigh()
    assert rest.verdict.hypothesis is None
