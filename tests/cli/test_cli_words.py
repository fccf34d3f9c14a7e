"""The likelihood words of an assessment can be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from indicia.cli import main

PAGE = Path(__file__).parents[2] / "examples" / "brest-analysis.txt"


@pytest.mark.parametrize(
    ("scale", "named"), [("icd203", "almost no chance"), ("phia", "remote chance"), ("nato", "highly unlikely")]
)
def test_the_weighing_speaks_the_words_of_the_scale_asked_for(scale: str, named: str) -> None:
    shown = CliRunner().invoke(main, ["assess", str(PAGE), "--words", scale]).output
    assert named in shown.split("Weighing", 1)[1]


def test_the_html_names_its_scale() -> None:
    shown = CliRunner().invoke(main, ["assess", str(PAGE), "--words", "phia", "-f", "html"]).output
    assert "UK PHIA yardstick" in shown


def test_an_unknown_scale_is_refused_with_those_that_are_known() -> None:
    result = CliRunner().invoke(main, ["assess", str(PAGE), "--words", "kent"])
    assert result.exit_code == 2
    assert "kent" in result.output
    assert "phia" in result.output
