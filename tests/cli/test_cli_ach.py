"""`indicia ach export` and `indicia ach score`, and `indicia catalogue --marks`."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indicia.cli import main
from indicia.kb.ach_csv import read_matrix
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


JUDGED = """people: {me: &me {who: A. Weber, when: 2026-11-22, why: "seen, twice; \\"=x\\""}}
cells: {blood_supplies: {coercion: {mark: II, <<: *me}}}
priors: {coercion: {low: 0.05, high: 0.2, <<: *me}}
grades: {"state:BY": {grade: E5, <<: *me}}
add: {x: {indicator: bridging, status: present, origin: "=Maxar", grade: A2, <<: *me}}
"""
OWN = (
    'cells: {blood_supplies: {coercion: {mark: CC, why: mine}, rehearsal: {low: 0.2, high: 0.3, why: "mine, too."}}}\n'
)
BY = 'set by A. Weber on 2026-11-22: seen, twice; "=x"'


def test_what_was_set_by_hand_is_noted_on_its_rows_and_read_back(page: Path, tmp_path: Path) -> None:
    out, judged, own = tmp_path / "matrix.csv", tmp_path / "judged.yaml", tmp_path / "own.yaml"
    judged.write_text(JUDGED, encoding="utf-8")
    own.write_text(OWN, encoding="utf-8")
    files = ("--judgements", judged, "--likelihoods", own, "--attribution", "rules")
    assert run("ach", "export", page, *files, "-o", out).exit_code == 0
    head, *body = rows(out.read_text(encoding="utf-8"))
    assert head[-1] == "note"
    notes = {r[0]: r[-1] for r in body}
    assert notes["blood_supplies"] == (
        f"coercion: 0.03-0.07 II in place of 0.7-0.9 ({BY}); rehearsal: 0.2-0.3 by own.yaml (mine, too)"
    )
    assert notes["bridging"] == f"added ({BY})"
    assert notes["exercise_extended"] == f"credibility: E5 in place of B2 ({BY})"
    assert notes[""] == ""  # the rows of scores
    told = json.loads(run("ach", "score", out, "--json").stdout)
    assert told["rows"] == len(body) - 3
    scores = [f"{s['weighted_inconsistency']:.3f}" for s in told["scores"]]
    assert scores == body[-1][5:-1]
    assert not any("the file has" in w for w in told["warnings"])
    matrix = read_matrix(str(out))
    assert [i.note for i in matrix.items] == [r[-1] for r in body[:-3]]
    assert {i.source for i in matrix.items} >= {"=Maxar"}


def test_without_files_of_ones_own_there_is_no_column_of_notes(page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("cells:\n", encoding="utf-8")
    plain = run("ach", "export", page, "--attribution", "rules").stdout
    assert "note" not in rows(plain)[0]
    assert run("ach", "export", page, "--attribution", "rules", "--judgements", empty).stdout == plain


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
