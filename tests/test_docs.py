"""The docs say what the code says: generated pages are fresh, links lead somewhere, every command is documented."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import indicia
from indicia.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_generated_docs_and_the_output_in_the_readme_are_fresh() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "make_docs.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stdout + result.stderr + "\nRun `make docs` and commit what it writes."


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


def commands(name: str, command: click.Command) -> list[str]:
    inner = getattr(command, "commands", {})
    return [name, *(line for key, sub in inner.items() for line in commands(f"{name} {key}", sub))]


def test_every_command_is_in_the_reference() -> None:
    text = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert [c for c in commands("indicia", main) if f"## `{c}`" not in text] == []


def test_the_public_names_are_sorted_and_can_be_had() -> None:
    assert indicia.__all__ == sorted(indicia.__all__)
    assert all(hasattr(indicia, name) for name in indicia.__all__)
    assert dir(indicia) == indicia.__all__


def test_an_unknown_public_name_says_which_there_are() -> None:
    with pytest.raises(AttributeError, match="read_text"):
        _ = indicia.nothing  # type: ignore[attr-defined]


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [p.name[:4] for p in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))
