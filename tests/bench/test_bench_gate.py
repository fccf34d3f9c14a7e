"""The gate: scores on the marked pages never fall below their pinned floors.

`bench/floors.json` holds F1 floors (and ceilings for the traps) and the digest
of the corpus they were measured on. `scripts/raise_floors.py` raises them after
an improvement and refuses to lower one without `--lower`.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from indicia.bench.pages import PagesReport
from indicia.bench.run import score_pages

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report() -> PagesReport:
    return score_pages(ROOT / "bench" / "devset")


def test_the_corpus_is_the_one_the_floors_were_measured_on() -> None:
    digest = hashlib.sha256((ROOT / "bench" / "devset" / "gold.jsonl").read_bytes()).hexdigest()
    assert digest == FLOORS["corpus"]


@pytest.mark.parametrize("name", FLOORS["f1"])
def test_f1_holds_its_floor(name: str, report: PagesReport) -> None:
    assert report.scores[name].f1 >= FLOORS["f1"][name]


@pytest.mark.parametrize("name", FLOORS["values"])
def test_values_hold_their_floor(name: str, report: PagesReport) -> None:
    right, compared = report.values[name]
    assert right / compared >= FLOORS["values"][name]


def test_no_page_without_activity_is_given_one(report: PagesReport) -> None:
    assert report.negatives_called_activity[0] == 0


def test_no_condition_is_taken_for_a_fact(report: PagesReport) -> None:
    assert report.conditions_taken_for_facts == 0
