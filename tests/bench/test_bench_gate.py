"""The gate: scores on the marked pages never fall below their pinned floors.

`bench/floors.json` holds F1 floors for each corpus, and the digest of the
corpus they were measured on. `scripts/raise_floors.py` raises them after an
improvement and refuses to lower one without `--lower`.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest

from indicia.bench.pages import PagesReport
from indicia.bench.run import score_pages

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
F1 = [(corpus, name) for corpus, floors in FLOORS.items() for name in floors["f1"]]
VALUES = [(corpus, name) for corpus, floors in FLOORS.items() for name in floors["values"]]


@cache
def report(corpus: str) -> PagesReport:
    return score_pages(ROOT / "bench" / corpus)


@pytest.mark.parametrize("corpus", FLOORS)
def test_the_corpus_is_the_one_the_floors_were_measured_on(corpus: str) -> None:
    digest = hashlib.sha256((ROOT / "bench" / corpus / "gold.jsonl").read_bytes()).hexdigest()
    assert digest == FLOORS[corpus]["corpus"]


@pytest.mark.parametrize(("corpus", "name"), F1)
def test_f1_holds_its_floor(corpus: str, name: str) -> None:
    assert report(corpus).scores[name].f1 >= FLOORS[corpus]["f1"][name]


@pytest.mark.parametrize(("corpus", "name"), VALUES)
def test_values_hold_their_floor(corpus: str, name: str) -> None:
    right, compared = report(corpus).values[name]
    assert right / compared >= FLOORS[corpus]["values"][name]


def test_no_page_without_activity_is_given_one() -> None:
    assert report("devset").negatives_called_activity[0] == 0


@pytest.mark.parametrize("corpus", FLOORS)
def test_no_condition_is_taken_for_a_fact(corpus: str) -> None:
    assert report(corpus).conditions_taken_for_facts == 0
