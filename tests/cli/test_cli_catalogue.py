"""`indicia catalogue`, and `--likelihoods` on it and on `indicia assess`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indicia.cli import main
from indicia.kb.hypotheses import hypotheses
from indicia.kb.indicators import indicators
from indicia.kb.likelihoods import likelihoods

PAGE = "Army opens drill\n\nBelarus on Monday began a military exercise near Brest, the defence ministry said.\n"
OWN = 'cells:\n  blood_supplies:\n    cover_deception: {low: 0.91, high: 0.92, why: "my own reason"}\n'


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_the_table_holds_every_indicator_and_every_reason_and_source() -> None:
    result = run("catalogue")
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert [r.indicator for r in likelihoods() if f" {r.indicator}: " not in text] == []
    assert [c.reason for r in likelihoods() for c in r.cells if c.reason not in text] == []
    assert [r.source for r in likelihoods() if r.source not in text] == []


def test_lines_of_the_table_fit_a_page() -> None:
    assert max(map(len, run("catalogue").stdout.splitlines())) <= 100


def test_json_of_the_table_has_every_cell() -> None:
    told = json.loads(run("catalogue", "--json").stdout)
    assert told["schema"] == "indicia/catalogue/1"
    assert {r["indicator"]: len(r["cells"]) for r in told["likelihoods"]} == {
        r.indicator: len(r.cells) for r in likelihoods()
    }
    assert [len(c["rows"]) for c in told["priors"]] == [len(hypotheses())] * len(told["priors"])


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_lists_name_everything(form: tuple[str, ...]) -> None:
    purposes, observables = (run("catalogue", word, *form).stdout for word in ("hypotheses", "indicators"))
    assert all(h.id in purposes for h in hypotheses())
    assert all(i.id in observables for i in indicators())


@pytest.mark.parametrize("id", [noun.id for noun in (*hypotheses(), *indicators())])
def test_every_id_can_be_shown(id: str) -> None:
    shown, plain = run("catalogue", id), run("catalogue", id, "--json")
    assert shown.exit_code == plain.exit_code == 0
    assert shown.stdout.startswith(f"{id}: ")
    told = json.loads(plain.stdout)
    assert id in (told.get("indicator", {}).get("id"), told.get("hypothesis", {}).get("id"))


def test_a_purpose_names_what_speaks_for_it_first() -> None:
    text = run("catalogue", "alliance_commitment").stdout
    assert text.index("Speaks for it") < text.index("foreign_observers_present") < text.index("Speaks against it")


def test_spelling_with_hyphens_and_capitals_is_understood() -> None:
    assert run("catalogue", "Cover-Deception").stdout == run("catalogue", "cover_deception").stdout


def test_an_unknown_id_gets_a_hint() -> None:
    result = run("catalogue", "blood_suplies")
    assert result.exit_code == 2
    assert "'blood_suplies'" in result.stderr
    assert "blood_supplies" in result.stderr


def test_own_cells_are_shown_as_such(own: Path) -> None:
    for what in ("blood_supplies", "cover_deception"):
        text = run("catalogue", what, "--likelihoods", own).stdout
        assert "0.91-0.92" in text
        assert "my own reason [yours: mine.yaml]" in " ".join(text.split())
    assert "yours" not in run("catalogue").stdout


def test_a_faulty_file_is_told_with_line_and_key(own: Path) -> None:
    own.write_text(OWN.replace("0.91", "0.93"), encoding="utf-8")
    result = run("catalogue", "--likelihoods", own)
    assert result.exit_code == 1
    assert "mine.yaml, line 3, key 'cells.blood_supplies.cover_deception.low'" in result.stderr


def test_assess_weighs_with_own_cells_and_says_so(own: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    told = json.loads(run("assess", page, "-f", "json", "--likelihoods", own).stdout)
    assert "1 likelihood is set by mine.yaml, in place of ours." in told["verdict"]["reasons"]
    text = " ".join(run("assess", page, "--likelihoods", own).stdout.split())
    assert "1 likelihood is set by mine.yaml, in place of ours." in text
    assert "mine.yaml" not in run("assess", page).stdout


def test_assess_refuses_a_faulty_file(own: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    own.write_text("cells: {nothing: {}}\n", encoding="utf-8")
    result = run("assess", page, "--likelihoods", own)
    assert result.exit_code == 1
    assert "line 1, key 'cells.nothing'" in result.stderr
