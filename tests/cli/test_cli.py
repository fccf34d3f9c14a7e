"""The command line: what it prints, what it says on bad input, and how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indicia.cli import main

WIRE = "Army opens drill\n\nBelarus on Monday began a military exercise near Brest, the defence ministry said.\n"
CALM = "Bakery wins prize\n\nThe bakery on Mill Street won a prize for its rye bread on Monday, the mayor said.\n"


def run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=given, catch_exceptions=False)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, encoding="utf-8")
    return path


def test_reading_a_page_names_its_activity(wire: Path) -> None:
    result = run("read", wire)
    assert result.exit_code == 0
    assert "Belarus" in result.stdout
    assert "exercise" in result.stdout


def test_json_of_one_page_is_one_object(wire: Path) -> None:
    reading = json.loads(run("read", wire, "--format", "json").stdout)
    assert reading["schema"] == "indicia/reading/1"
    start, end = reading["activities"][0]["trigger"]
    assert "exercise" in reading["page"]["text"][start:end]


def test_json_of_several_pages_is_one_object_a_line(wire: Path, tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text(CALM, encoding="utf-8")
    lines = run("read", tmp_path, "-f", "json").stdout.splitlines()
    assert [Path(json.loads(line)["page"]["name"]).name for line in lines] == ["calm.txt", "wire.txt"]


def test_standard_input_is_a_page() -> None:
    assert "exercise" in run("read", "-", given=WIRE).stdout


def test_no_military_activity_is_an_answer_not_an_error(tmp_path: Path) -> None:
    page = tmp_path / "calm.txt"
    page.write_text(CALM, encoding="utf-8")
    for command in ("read", "assess"):
        result = run(command, page)
        assert result.exit_code == 0
        assert "No military activity" in result.stdout
    nothing = json.loads(run("assess", page, "-f", "json").stdout)
    assert nothing["activity"] is None
    assert nothing["verdict"]["word"] == "not enough reported"


def test_the_published_option_resolves_relative_dates(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Two days ago the Belarusian army began an exercise near Gomel.\n", encoding="utf-8")
    loose = json.loads(run("read", page, "-f", "json").stdout)["activities"][0]["start"]
    tied = json.loads(run("read", page, "-f", "json", "--published", "2015-06-18").stdout)["activities"][0]["start"]
    assert (loose["edtf"], loose["relative"]) == (None, "published - 2 days")
    assert tied["edtf"] == "2015-06-16"


def test_html_goes_to_a_file(wire: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    result = run("assess", wire, "-f", "html", "-o", out)
    assert result.stdout == ""
    assert out.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n ",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "paper.txt": b"%PDF-1.7\n\x00\x01" + b"\xff\xfe\x00" * 100,
}


@pytest.mark.parametrize("name", BAD)
def test_an_unreadable_page_is_named_and_the_others_are_read(name: str, wire: Path, tmp_path: Path) -> None:
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    result = run("read", bad, wire)
    assert result.exit_code == 1
    assert name in result.stderr
    assert "Belarus" in result.stdout


def test_a_missing_file_is_named_and_the_others_are_read(wire: Path, tmp_path: Path) -> None:
    result = run("read", tmp_path / "gone.txt", wire)
    assert result.exit_code == 1
    assert "gone.txt" in result.stderr
    assert "Belarus" in result.stdout


def test_a_folder_without_pages_says_so(tmp_path: Path) -> None:
    result = run("read", tmp_path)
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr


def test_a_huge_page_is_refused_with_the_limit(tmp_path: Path) -> None:
    page = tmp_path / "huge.txt"
    with page.open("wb") as out:
        out.truncate(50 * 1024 * 1024)
    result = run("read", page)
    assert result.exit_code == 1
    assert "huge.txt" in result.stderr
    assert "20,000,000" in result.stderr


def test_a_language_we_do_not_read_is_named_with_what_was_read(devset: Path) -> None:
    result = run("read", devset / "pages" / "059.txt", "-f", "json")
    assert result.exit_code == 1
    assert "'ru'" in result.stderr
    assert json.loads(result.stdout)["page"]["zones"]


@pytest.mark.parametrize("day", ["2015-13-45", "yesterday", "18.06.2015", ""])
def test_an_impossible_date_is_wrong_use(day: str, wire: Path) -> None:
    result = run("read", wire, "--published", day)
    assert result.exit_code == 2
    assert "2015-06-18" in result.stderr


def test_no_page_is_wrong_use() -> None:
    assert run("read").exit_code == 2
    assert run("assess").exit_code == 2


def test_an_output_that_cannot_be_written_is_wrong_use(wire: Path, tmp_path: Path) -> None:
    result = run("read", wire, "-o", tmp_path / "no" / "such" / "a.txt")
    assert result.exit_code == 2
    assert "Can't write" in result.stderr


def test_a_wrong_encoding_is_read_as_well_as_it_can_be(tmp_path: Path) -> None:
    page = tmp_path / "mixed.txt"
    words = "The Belarusian army began an exercise – “planned” – near Brest. "
    page.write_bytes(words.encode() + b"caf\xe9 \xff\xfe na\xefve.\n")
    result = run("read", page)
    assert result.exit_code == 0
    assert "Belarus" in result.stdout


def test_a_casebook_keeps_lists_finds_shows_and_forgets(wire: Path, tmp_path: Path) -> None:
    book = tmp_path / "cases.db"
    run("read", wire, "--save", book)
    page = json.loads(run("casebook", "list", book, "--json").stdout)[0]["page"]
    assert page in run("casebook", "search", book, "exercise").stdout
    assert "Belarus" in run("casebook", "show", book, page[:4]).stdout
    assert "Belarus" in run("assess", "--casebook", book).stdout
    run("casebook", "remove", book, page)
    assert run("casebook", "list", book).stdout == ""


def test_as_of_leaves_later_pages_out(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(WIRE, encoding="utf-8")
    assert "No military activity" in run("assess", page, "--published", "2024-05-06", "--as-of", "2024-05-01").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(shell: str) -> None:
    assert "_INDICIA_COMPLETE" in run("completion", shell).stdout


def test_control_characters_of_a_file_name_are_shown_not_obeyed(tmp_path: Path) -> None:
    assert "\x1b" not in run("read", tmp_path / "\x1b[31mred.txt").stderr


def test_a_closed_pipe_is_no_traceback(wire: Path) -> None:
    command = f"{sys.executable} -m indicia read {wire} {wire} -f json | head -c 10"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=dict(os.environ))
    assert "Traceback" not in result.stderr


def test_bench_pages_prints_a_table_and_json(devset: Path, tmp_path: Path) -> None:
    gold = (devset / "gold.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    (tmp_path / "gold.jsonl").write_text("\n".join(gold), encoding="utf-8")
    (tmp_path / "pages").mkdir()
    for name in ("001.txt", "002.txt"):
        (tmp_path / "pages" / name).write_bytes((devset / "pages" / name).read_bytes())
    assert "attributions, overlap" in run("bench", "pages", "--data", tmp_path).stdout
    report = json.loads(run("bench", "pages", "--data", tmp_path, "--json").stdout)
    assert set(report["scores"]["zones, exact"]) >= {"precision", "recall", "f1"}


def test_bench_on_a_folder_of_another_format_is_wrong_use(tmp_path: Path) -> None:
    assert run("bench", "pages", "--data", tmp_path).exit_code == 2


def test_a_given_date_wins_for_one_page_and_fills_gaps_for_several(tmp_path: Path) -> None:
    (tmp_path / "dated.txt").write_text("Drill opens\n\n3 May 2021\n\n" + WIRE.partition("\n\n")[2], encoding="utf-8")
    (tmp_path / "undated.txt").write_text(WIRE, encoding="utf-8")
    options = ("--published", "2024-05-06", "-f", "json")
    alone = json.loads(run("read", tmp_path / "dated.txt", *options).stdout)
    both = [json.loads(line) for line in run("read", tmp_path, *options).stdout.splitlines()]
    assert alone["page"]["published"] == "2024-05-06"
    assert [r["page"]["published"] for r in both] == ["2021-05-03", "2024-05-06"]
