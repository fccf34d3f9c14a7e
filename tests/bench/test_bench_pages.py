"""The page scores: gold against itself is perfect, and each kind of error costs where it should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indicia.bench.devset import GoldPage, load
from indicia.bench.pages import report
from indicia.errors import UsageError
from indicia.model import Reading, Span, TransparencyFact


@pytest.fixture(scope="module")
def gold() -> list[GoldPage]:
    return list(load(Path(__file__).resolve().parents[2] / "bench" / "devset"))


def test_gold_against_itself_is_perfect(gold: list[GoldPage]) -> None:
    result = report([g.reading for g in gold], gold)
    assert {name: s.f1 for name, s in result.scores.items() if s.f1 < 1} == {}
    assert all(right == compared for right, compared in result.values.values())
    assert result.negatives_called_activity == (0, 8)


def test_an_empty_reading_finds_nothing(gold: list[GoldPage]) -> None:
    result = report([Reading(page=g.reading.page) for g in gold], gold)
    assert result.scores["activities, kind + actor"].recall == 0
    assert result.scores["zones, exact"].f1 == 1


def test_a_wrong_holder_costs_the_reason_but_not_the_statement(gold: list[GoldPage]) -> None:
    page = next(g for g in gold if g.id == "048")
    stolen = tuple(replace(e, holder="Somebody Else") for e in page.reading.explanations)
    result = report([replace(page.reading, explanations=stolen)], [page])
    assert result.scores["explanations, overlap"].f1 == 0
    assert result.scores["attributions, overlap"].f1 == 1


def test_activities_on_a_page_without_any_are_counted_against_us(gold: list[GoldPage]) -> None:
    negative = next(g for g in gold if not g.reading.activities)
    lender = next(g for g in gold if g.reading.activities)
    wrong = replace(negative.reading, activities=lender.reading.activities)
    assert report([wrong], [negative]).negatives_called_activity == (1, 1)


def test_a_condition_taken_for_a_fact_is_counted(gold: list[GoldPage]) -> None:
    page = next(g for g in gold if g.id == "048")
    at = page.reading.page.text.index("If they kept the men")
    wrong = TransparencyFact(activity="a1", mark="observed", value="yes", span=Span(at, at + 30))
    result = report([replace(page.reading, transparency=(*page.reading.transparency, wrong))], [page])
    assert result.conditions_taken_for_facts == 1


def test_a_folder_without_gold_says_what_it_wants(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gold\.jsonl"):
        list(load(tmp_path))
