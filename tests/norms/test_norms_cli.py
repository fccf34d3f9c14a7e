"""`indicia norms` as a desk officer uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indicia.cli import main

OWN = Path(__file__).parent / "own-pack.yaml"
PLAN = "--state BY --start 2027-06-07 --end 2027-06-18 --troops 8500 --tanks 260 --border PL=40".split()


def run(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["norms", *map(str, arguments)], input=given, catch_exceptions=False)


def test_a_plan_by_flags_has_its_due_dates() -> None:
    out = run("check", *PLAN, "--organised", "--as-of", "2026-11-01").stdout
    assert "2 things are owed, the first by 15 Nov 2026." in out
    assert "by 15 Nov 2026" in out
    assert "in 14 days" in out
    assert "by 26 Apr 2027" in out
    assert "40 km from Poland" in " ".join(out.split())


def test_without_the_organisation_it_may_be_owed() -> None:
    out = " ".join(run("check", *PLAN).stdout.split())
    assert "Nothing is surely owed; 2 may be" in out
    assert "in a division or at least two brigades" in out


def test_the_same_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    text = "state: BY\nstart: 2027-06-07\nend: 2027-06-18\ntroops: 8500\ntanks: 260\nborders: {PL: 40}\n"
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    flags = run("check", *PLAN, "--as-of", "2027-01-01").stdout
    assert run("check", path, "--as-of", "2027-01-01").stdout == flags
    assert run("check", "-", "--as-of", "2027-01-01", given=text).stdout == flags


def test_flags_go_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("state: BY\nstart: 2027-06-07\ntroops: 8500\ntold: {planned: yes}\n", encoding="utf-8")
    found = json.loads(run("check", path, "--troops", 20000, "--told", "notified=2027-04-26", "--json").stdout)
    by_rule = {f["norm"]: f for f in found["findings"]}
    assert by_rule["VD-N8"]["result"] == "consistent"
    assert by_rule["GP-P"]["result"] == "consistent"


def test_json_has_what_is_owed_and_every_finding() -> None:
    found = json.loads(run("check", *PLAN, "--organised", "--json").stdout)
    assert found["schema"] == "indicia/norms/1"
    assert [(o["norm"], o["by"]) for o in found["owed"][:2]] == [("VD-C1", "2026-11-15"), ("VD-N8", "2027-04-26")]
    assert {f["confidence"] for f in found["findings"]} <= {"F", "FM", "MH", "MM", "ML"}
    assert found["activity"]["troops"][0]["value"] == 8500


def test_every_rule_in_scope_is_shown_on_request() -> None:
    few = json.loads(run("check", *PLAN, "--json").stdout)["findings"]
    every = json.loads(run("check", *PLAN, "--json", "--all").stdout)["findings"]
    assert {f["norm"] for f in few} < {f["norm"] for f in every}
    assert len([f for f in every if f["pack"] == "vd2011"]) == 34


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ([], "--state"),
        (["--state", "Atlantis"], "--state"),
        (["--state", "PL", "--troops", "many"], "--troops"),
        (["--state", "PL", "--border", "BY"], "--border"),
        (["--state", "PL", "--border", "BY=near"], "--border BY"),
        (["--state", "PL", "--told", "notified"], "--told"),
        (["--state", "PL", "--told", "notified=soon"], "--told notified"),
        (["--state", "PL", "--start", "June"], "--start"),
        (["--state", "PL", "--as-of", "June"], "no date"),
        (["--state", "PL", "--kind", "parade"], "parade"),
        (["nothing.yaml"], "nothing.yaml"),
    ],
)
def test_wrong_use_is_told_and_exits_with_2(flags: list[str], said: str) -> None:
    result = run("check", *flags)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_faulty_file_is_told_with_line_and_key_and_exits_with_1(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("state: PL\ntroops: many\n", encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert "line 2, key 'troops'" in result.stderr


def test_a_faulty_pack_of_one_s_own_is_told_with_line_and_key(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(OWN.read_text(encoding="utf-8").replace("value: 500", "value: some"), encoding="utf-8")
    result = run("check", *PLAN, "--norms", path)
    assert result.exit_code == 1
    assert "line 16, key 'packs.1.rules.1.value'" in result.stderr


def test_a_pack_of_one_s_own_is_checked_listed_and_shown() -> None:
    drill = "--state SE --near FI --start 2027-06-07 --troops 600".split()
    assert "by 28 May 2027" in run("check", *drill, "--norms", OWN).stdout
    assert "HR-1" in run("list", "--norms", OWN).stdout
    assert "Sweden and Finland" in run("show", "HR-2", "--norms", OWN).stdout


def test_listing_by_state_and_day() -> None:
    out = run("list", "--state", "India", "--on", "1995-01-01").stdout
    assert "india-pakistan1991" in out
    assert "india-china1993" in out
    assert "india-china1996" not in out
    assert "vd1994" not in out


def test_listing_for_programs() -> None:
    listed = json.loads(run("list", "--json").stdout)
    assert {"vd2011", "helsinki1975", "korea2018", "good-practice"} <= {p["id"] for p in listed}


def test_showing_a_rule() -> None:
    out = " ".join(run("show", "vd-n1").stdout.split())
    for part in (
        "from 9,000 persons",
        "F, seen in a public text; not yet held against the document itself",
        "bukovina 2017-08-23",
        "57 participating States",
        "from 1 Dec 2011",
        "not practised",
        "troops 8999: not applicable",
    ):
        assert part in out


def test_showing_a_whole_agreement() -> None:
    assert run("show", "korea2018").stdout.count("instrument") == 3


def test_an_unknown_rule_is_told_with_those_alike() -> None:
    result = run("show", "VD-Z1")
    assert result.exit_code == 1
    assert "VD-N1" in result.stderr


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        ("norms show", "INPK", "INPK-3"),
        ("norms check --state", "P", "PL"),
        ("norms check --kind", "snap", "snap_inspection"),
        ("nor", "", "norms"),
    ],
)
def test_the_shell_completes(words: str, incomplete: str, expected: str) -> None:
    line = f"indicia {words} {incomplete}".rstrip() if incomplete else f"indicia {words}"
    env = {"_INDICIA_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    result = CliRunner().invoke(main, env=env, prog_name="indicia")
    assert f"plain,{expected}" in result.stdout.split()


def test_assess_takes_a_pack_of_one_s_own(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "Sweden began an exercise near the border with Finland on 7 June 2027. Some 2,000 troops take part, the "
        "Swedish defence ministry said.\n",
        encoding="utf-8",
    )
    words = ["assess", str(page), "--published", "2027-06-08", "-f", "json", "--attribution", "rules"]
    plain = CliRunner().invoke(main, words, catch_exceptions=False)
    own = CliRunner().invoke(main, [*words, "--norms", str(OWN)], catch_exceptions=False)
    assert "HR-1" not in plain.stdout
    assert "HR-1" in {f["norm"] for f in json.loads(own.stdout)["findings"]}


def test_what_a_hostile_name_holds_can_t_reach_the_terminal() -> None:
    out = run("check", "--state", "PL", "--name", "\x1b[31mred").stdout
    assert "\x1b" not in out
