"""`indicia ach export` and `indicia ach score`, and `indicia catalogue --marks`."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indicia.cli import main
from indicia.kb.hypotheses import OTHER, hypotheses

PAGE = (
    "Army opens drill near Brest\n\nBelarus on Monday began a military exercise near Brest, the defence ministry said. "
    "Blood supplies were moved to the exercise area, a witness said. The exercise was extended by a week, the defence "
    "ministry said.\n"
)
TWO = PAGE + "\nPoland on Friday began a missile test near Ustka, its defence ministry said.\n"
TYPED = "evidence;source;drill;attack\nblood moved forward;agency;II;CC\ntroops stay;=ministry;I;C\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ach") / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_the_reports_of_a_page_become_a_matrix_that_can_be_scored(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "matrix.csv"
    assert run("ach", "export", page, "--attribution", "rules", "-o", out).exit_code == 0
    head, *body = rows(out.read_text(encoding="utf-8"))
    assert head == ["id", "evidence", "source", "credibility", "relevance"] + [
        h.id for h in hypotheses() if h.id != OTHER
    ]
    assert {r[0] for r in body[:-3]} >= {"blood_supplies", "exercise_extended"}
    assert [r[1] for r in body[-3:]] == ["Inconsistent items", "Inconsistency score", "Weighted inconsistency score"]
    told = json.loads(run("ach", "score", out, "--json").stdout)
    scores = {s["hypothesis"]: f"{s['weighted_inconsistency']:.3f}" for s in told["scores"]}
    assert list(scores.values()) == body[-1][5:]
    assessed = json.loads(run("assess", page, "--attribution", "rules", "-f", "json").stdout)
    ours = {h["id"]: f"{h['inconsistency']:.3f}" for h in assessed["hypotheses"] if h["id"] != OTHER}
    assert ours == scores
    assert not any("the file has" in w for w in told["warnings"])


def test_pages_with_several_activities_ask_for_one(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(TWO, encoding="utf-8")
    asked = run("ach", "export", path, "--attribution", "rules")
    assert asked.exit_code == 2
    assert "--activity" in asked.stderr
    assert "Poland" in asked.stderr
    assert rows(run("ach", "export", path, "--attribution", "rules", "--activity", "1").stdout)[0][1] == "evidence"
    assert run("ach", "export", path, "--attribution", "rules", "--activity", "9").exit_code == 2


def test_a_matrix_typed_by_hand_is_scored_beside_our_verdict(tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    path.write_text(TYPED, encoding="utf-8")
    text = " ".join(run("ach", "score", path).stdout.split())
    assert "drill 2 -3 -3.000" in text
    assert "least refuted first (not: likeliest): attack; drill." in text
    assert "Our verdict on the same marks: " in text


@pytest.mark.parametrize("body", ["", "x;a;C;C\ny;a;C;C\n"])
def test_no_winner_is_named_where_there_is_none(tmp_path: Path, body: str) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("evidence;source;drill;attack\n" + body, encoding="utf-8")
    result = run("ach", "score", path)
    assert result.exit_code == 0
    assert "No ranking: " in result.stdout
    assert "Our verdict on the same marks: not enough reported." in result.stdout
    told = json.loads(run("ach", "score", path, "--json").stdout)
    assert told["ranking"] is None
    assert told["no_ranking"]
    assert told["verdict"]["hypothesis"] is None


def test_a_faulty_matrix_is_one_line_on_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(TYPED.replace("II", "IV"), encoding="utf-8")
    result = run("ach", "score", path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "bad.csv, line 2, column C ('drill'): 'IV' is no mark." in result.stderr


def test_the_catalogue_shows_marks_only_if_asked(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text('cells: {bridging: {rehearsal: {mark: II, why: "mine"}}}\n', encoding="utf-8")
    plain, marked = run("catalogue", "bridging").stdout, run("catalogue", "bridging", "--marks").stdout
    assert "0.30-0.60  " in plain
    assert "very consistent" not in plain
    assert "0.30-0.60 CC " in marked
    assert "very consistent: " in marked
    assert "0.03-0.07 II   rehearsal: mine" in run("catalogue", "bridging", "--likelihoods", own).stdout
    told = json.loads(run("catalogue", "bridging", "--marks", "--json").stdout)
    assert {c["mark"] for c in told["likelihoods"]["cells"]} <= {"CC", "C", "N", "I", "II"}
    assert [m["id"] for m in told["marks"]] == ["CC", "C", "N", "I", "II"]
