"""Whole renderings of two samples, kept beside the tests and reviewed as diffs.

To accept a change: `INDICIA_UPDATE_GOLDEN=1 pytest tests/report/test_report_golden.py`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import report_samples as samples

from indicia.report.html import assessment_html, reading_html
from indicia.report.json import assessment_json, dumps, reading_json
from indicia.report.text import assessment_text, reading_text

GOLDEN = Path(__file__).parent / "golden"
UPDATE = os.environ.get("INDICIA_UPDATE_GOLDEN") == "1"

RENDERINGS: dict[str, Callable[[], str]] = {
    "reading.txt": lambda: reading_text([samples.commissariat()]),
    "reading-quotes-60.txt": lambda: reading_text([samples.commissariat()], quotes=True, width=60),
    "reading.json": lambda: dumps(reading_json(samples.commissariat())),
    "reading.html": lambda: _bare(reading_html([samples.commissariat()])),
    "assessment.txt": lambda: assessment_text([samples.assessment()]),
    "assessment.json": lambda: dumps(assessment_json(samples.assessment())),
    "assessment.html": lambda: _bare(assessment_html([samples.assessment()])),
    "nothing.txt": lambda: assessment_text([samples.nothing()]),
}


def _bare(html: str) -> str:
    """Without the style sheet, and without what changes with the border data: outlines, and where names have room."""
    unstyled = re.sub(r"<style>.*?</style>", "<style>…</style>", html, flags=re.S)
    undrawn = re.sub(r' d="M[^"]*Z"', ' d="…"', unstyled)
    return re.sub(r'(<text class="country") x="[^"]*" y="[^"]*"', r"\1", undrawn)


@pytest.mark.parametrize("name", sorted(RENDERINGS))
def test_a_rendering_is_the_one_on_file(name: str) -> None:
    found, path = RENDERINGS[name](), GOLDEN / name
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(RENDERINGS))
def test_a_rendering_is_the_same_twice(name: str) -> None:
    assert RENDERINGS[name]() == RENDERINGS[name]()
