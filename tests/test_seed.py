"""The page that started it: what must come out of it, point by point. It is not ours and lies outside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicia
from indicia.model import Assessment, Explanation, Reading, Span

EXPERT = "Aleksiy Melnyk"


@pytest.fixture(scope="module")
def page() -> Path:
    path = Path(__file__).resolve().parents[2] / "shared" / "seed" / "gomel-2015.txt"
    if not path.is_file():
        pytest.skip(f"the seed page is not ours to ship, and {path} is absent")
    return path


@pytest.fixture(scope="module")
def reading(page: Path) -> Reading:
    return indicia.read(page, published="2015-06-18")


@pytest.fixture(scope="module")
def assessment(reading: Reading) -> Assessment:
    (only,) = indicia.assess(reading)
    return only


def words(reading: Reading, span: Span) -> str:
    return reading.page.text[span.start : span.end]


def reasons(reading: Reading, holder: str) -> dict[str, Explanation]:
    return {e.hypothesis: e for e in reading.explanations if e.holder == holder}


def test_there_is_one_activity_with_all_its_slots(reading: Reading) -> None:
    (drill,) = reading.activities
    assert drill.kind == "command_staff_exercise"
    assert drill.status == "under_way"
    assert [a.code for a in drill.actors] == ["BY"]
    assert any("territorial forces" in f.name for f in drill.forces)
    assert [(p.kind, p.country) for p in drill.places] == [("region", "BY")]
    assert "UA" in drill.near_border_of
    assert next(b.km for b in drill.borders if b.country == "UA") == 0
    assert drill.start is not None
    assert (drill.start.edtf, drill.start.relative) == ("2015-06-16", "published - 2 days")
    aim = words(reading, drill.purposes[0].span)
    assert aim == "to perfect tactics to interdict diversionary forces and illegal armed formations"
    assert drill.troops == ()


def test_without_a_date_the_start_stays_relative(page: Path) -> None:
    (drill,) = indicia.read(page).activities
    assert drill.start is not None
    assert (drill.start.edtf, drill.start.relative) == (None, "published - 2 days")


def test_the_experts_statements_are_all_his_and_nobody_else_is_quoted(reading: Reading) -> None:
    said = [a for a in reading.attributions if a.zone != "comment" and a.source != "author"]
    assert {a.source for a in said} == {EXPERT}
    content = " | ".join(words(reading, s) for a in said for s in a.content)
    for piece in ("do not disturb him", "conducted according to a plan", "warned in advance", "raises questions"):
        assert piece in content
    assert "do not mention" not in content


def test_his_conditions_are_his_and_no_facts(reading: Reading, assessment: Assessment) -> None:
    conditions = {t.mark: t for t in reading.transparency}
    assert set(conditions) == {"planned", "observed", "notified"}
    assert {(t.value, t.holder) for t in reading.transparency} == {("condition", EXPERT)}
    good_practice = [f for f in assessment.findings if f.norm.startswith("GP-")]
    assert {f.result for f in good_practice} == {"cannot be judged"}
    assert all(f.not_reported for f in good_practice)


def test_the_authors_reasons_are_possible_and_not_the_experts(reading: Reading) -> None:
    offered = reasons(reading, "author")
    for hypothesis in ("border_security", "regime_protection", "domestic_contingency", "third_party_cover", "other"):
        assert offered[hypothesis].stance == "possible" or offered[hypothesis].official, hypothesis
    for hypothesis in ("regime_protection", "domestic_contingency", "third_party_cover"):
        assert offered[hypothesis].not_voiced_by == (EXPERT,)


def test_the_readers_reasons_are_the_readers(reading: Reading) -> None:
    first = reasons(reading, "Dagwood Bumstead")
    assert first["regime_protection"].stance == "asserts"
    assert first["domestic_contingency"].stance in ("doubts", "rejects")
    assert reasons(reading, "Dirk Smith")["ally_pressure"].stance == "asserts"
    assert all("Blatter" not in a.source for a in reading.attributions)
    assert {a.source for a in reading.attributions if a.zone == "comment"} == {"Dagwood Bumstead", "Dirk Smith", "gmab"}


def test_the_authors_own_judgement_and_ours_are_no_clear_indication(reading: Reading, assessment: Assessment) -> None:
    assert [(j.holder, j.verdict) for j in reading.judgements] == [("author", "no clear indication")]
    assert assessment.weighing.verdict.word in ("no clear indication", "not enough reported")
    assert all(0 <= h.p_low <= h.p_mid <= h.p_high <= 1 for h in assessment.weighing.hypotheses)


def test_what_is_not_the_article_is_apart(reading: Reading) -> None:
    kinds = [z.kind for z in reading.page.zones]
    assert kinds == [
        "headline", "caption", "rubric", "body", "caption", "caption", "body", "byline", "boilerplate",
        "comment", "comment", "comment",
    ]  # fmt: skip


def test_five_copies_under_other_names_weigh_as_one(page: Path, tmp_path: Path, assessment: Assessment) -> None:
    for n in range(5):
        (tmp_path / f"copy{n}.txt").write_bytes(page.read_bytes() + b"\n" * n)
    (together,) = indicia.assess([indicia.read(p, published="2015-06-18") for p in sorted(tmp_path.iterdir())])
    assert together.weighing.hypotheses == assessment.weighing.hypotheses
    assert together.weighing.verdict.word == assessment.weighing.verdict.word
