"""The worked cases of domain/cases.md as golden files: what a desk reads, and the facts that must be in it.

`INDICIA_WRITE_GOLDEN=1 pytest tests/norms/test_norms_golden.py` writes the files anew; read the difference.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from indicia.kb.norms import packs
from indicia.model import Finding
from indicia.norms import calendar, check, without_agreement
from indicia.norms.by_hand import described
from indicia.norms.by_hand_place import located
from indicia.report.duties import duties_text

HERE = Path(__file__).parent
CASES = sorted(p.stem for p in (HERE / "cases").glob("*.yaml"))


def findings(name: str) -> tuple[object, tuple[Finding, ...]]:
    path = HERE / "cases" / f"{name}.yaml"
    activity, circumstances = described(path.read_text(encoding="utf-8"), file=path.name)
    activity = located(activity)
    return activity, check(activity, circumstances=circumstances)


def by_rule(name: str) -> dict[str, Finding]:
    return {f.norm: f for f in findings(name)[1]}


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_reads_as_its_golden_file(name: str) -> None:
    activity, found = findings(name)
    text = duties_text(activity, found, calendar(found, packs()), no_agreement=without_agreement(activity, packs()))
    path = HERE / "golden" / f"{name}.txt"
    if os.environ.get("INDICIA_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


# What domain/norms.md and domain/cases.md say of each case, written by hand.
EXPECTED: dict[str, dict[str, str]] = {
    "gomel-2015": {"VD-N1": "cannot be judged", "VD-O1": "cannot be judged", "BY-UA": "cannot be judged"},
    "zapad-2013": {"VD-O1": "cannot be judged", "VD-N1": "cannot be judged", "VD-X2": "consistent"},
    "zapad-2017": {"VD-O1": "cannot be judged", "VD-X2": "consistent", "VD-O2": "not applicable"},
    "zapad-2021": {"VD-O1": "cannot be judged", "VD-N1": "cannot be judged", "VD-O2": "not applicable"},
    "snap-2014": {"VD-N1": "cannot be judged", "VD-O7": "cannot be judged", "VD-N9": "cannot be judged"},
    "aerospace-2017": {"VD-O7": "not applicable", "VD-N1": "cannot be judged"},
    "allied-resolve-2022": {"VD-R1": "not consistent", "VD-R2": "not consistent", "VD-R3": "cannot be judged"},
    "anakonda-2016": {"VD-N1": "consistent", "VD-O1": "consistent", "GP-O": "consistent"},
    "trident-juncture-2018": {"VD-N1": "consistent", "VD-O1": "consistent", "VD-L1": "consistent"},
    "brasstacks-later": {"INPK-1": "consistent", "INPK-3": "cannot be judged", "INPK-4": "cannot be judged"},
    "galwan-like": {"INCN-1": "not consistent", "INCN-2": "not consistent", "INCN93-1": "cannot be judged"},
    "korea-2019": {"KR-1": "not consistent"},
    "korea-2024-july": {"KR-1": "not applicable"},
    "desk-2027": {"VD-N1": "not applicable", "VD-N2": "cannot be judged", "VD-O2": "not applicable"},
    "desk-2027-large": {"VD-C1": "consistent", "VD-L5": "not consistent", "VD-L1": "not consistent"},
}


@pytest.mark.parametrize(("name", "rule"), [(n, r) for n, rules in EXPECTED.items() for r in rules])
def test_a_worked_case_has_the_results_that_the_domain_files_give(name: str, rule: str) -> None:
    assert by_rule(name)[rule].result == EXPECTED[name][rule]


@pytest.mark.parametrize(
    ("name", "rule", "due"),
    [
        ("desk-2027", "VD-N8", date(2027, 4, 26)),
        ("desk-2027", "VD-C1", date(2026, 11, 15)),
        ("desk-2027-large", "VD-N8", date(2027, 7, 26)),
        ("desk-2027-large", "VD-L5", date(2025, 11, 15)),
        ("desk-2027-large", "VD-O6", date(2027, 7, 26)),
        ("desk-2027-large", "VD-O6a", date(2027, 8, 16)),
        ("zapad-2017", "VD-N8", date(2017, 8, 3)),
        ("snap-2014", "VD-O7", date(2014, 3, 1)),
        ("snap-2014", "VD-N9", date(2014, 2, 26)),
        ("allied-resolve-2022", "VD-R2", date(2022, 2, 11)),
        ("brasstacks-later", "INPK-4", date(1995, 9, 16)),
    ],
)
def test_days_by_which_something_is_owed(name: str, rule: str, due: date) -> None:
    assert by_rule(name)[rule].due == due


def test_zapad_2017_has_an_outcome_for_each_reading() -> None:
    compared = {c.reading: c.outcome for c in by_rule("zapad-2017")["VD-O1"].comparisons}
    assert compared == {
        "announced by the ministries": "below",
        "estimated by Germany": "may be above",
        "reported by a Swedish observer": "below",
    }


@pytest.mark.parametrize("name", ["zapad-2013", "zapad-2017", "zapad-2021"])
def test_a_number_declared_just_below_13000_is_flagged_with_precedents(name: str) -> None:
    reason = by_rule(name)["VD-O1"].reason
    assert "just below the threshold" in reason
    assert "Zapad-2013 declared at 12,900" in reason


def test_neighbours_without_an_agreement_are_told() -> None:
    activity, _ = findings("desk-2027")
    assert without_agreement(activity, packs()) == ("PL",)
    activity, _ = findings("gomel-2015")
    assert without_agreement(activity, packs()) == ()


def test_brasstacks_came_before_the_agreement() -> None:
    assert not any(norm.startswith("INPK") for norm in by_rule("brasstacks-1987"))


def test_korea_s_land_buffer_was_void_before_the_agreement_was_suspended() -> None:
    assert "KR-1" not in by_rule("korea-2024-march")
    assert "suspended in full" in by_rule("korea-2024-july")["KR-1"].reason


def test_the_snap_check_lost_the_lead_time_and_not_the_duty() -> None:
    found = by_rule("snap-2014")
    assert "VD-N8" not in found
    assert found["VD-N1"].duty == "arises"


def test_allied_resolve_s_answers_are_told_apart() -> None:
    reason = by_rule("allied-resolve-2022")["VD-R2"].reason
    assert "Lithuania judged the reply insufficient" in reason
    assert "Ukraine asked Russia on 2022-02-11: no reply came" in reason
