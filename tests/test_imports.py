"""Imports point one way; the message names the line that breaks this."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "indicia"
STEPS = ("pages", "extract", "resolve", "norms", "weigh", "report")
LEVEL = {
    "errors": 0,
    "days": 1,
    "model": 1,
    "kb": 2,
    **dict.fromkeys(STEPS, 3),
    "store": 3,
    "notebook": 4,
    "spacy_component": 4,
    "assessing": 4,
    "pipeline": 5,
    "bench": 6,
    "cli": 7,
    "__main__": 8,
}
HEAVY_AT_START = (
    "onnxruntime",
    "tokenizers",
    "spacy",
    "numpy",
    "msgspec",
    "rich",
    "jinja2",
    "resiliparse",
    "py3langid",
)


def room_of(path: Path) -> str:
    """The first name below `indicia`."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every import of our own in a file, lazy ones too: line and dotted name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively; write the full name"
            names = [f"indicia.{a.name}" for a in node.names] if node.module == "indicia" else [node.module or ""]
            yield from ((node.lineno, name) for name in names)


def ours(path: Path) -> Iterator[tuple[int, str]]:
    """Our own rooms that a file imports."""
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] == "indicia" and len(parts) > 1 and parts[1] in LEVEL:
            yield line, parts[1]


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_file_imports_only_from_below(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for line, other in ours(path):
        if other == room:
            continue
        assert LEVEL[other] < LEVEL[room], f"{path}:{line}: {room} must not import {other}"


def test_every_room_has_its_level() -> None:
    rooms = {room_of(path) for path in FILES} - {"__init__"}
    assert rooms <= set(LEVEL), f"give {rooms - set(LEVEL)} a level in tests/test_imports.py"


def test_no_file_is_longer_than_500_lines() -> None:
    long = {str(p.relative_to(SOURCE)): n for p in FILES if (n := len(p.read_text().splitlines())) > 500}
    assert not long


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_the_store_and_the_gazetteer_speak_sql(path: Path) -> None:
    allowed = room_of(path) == "store" or path.name.endswith("gazetteer.py") or path.name == "places.py"
    names = {name.split(".")[0] for _, name in imports(path)}
    assert allowed or "sqlite3" not in names, f"{path} imports sqlite3; users' data belong to store/"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_code_comes_from_data_and_nothing_goes_out(path: Path) -> None:
    names = {name.split(".")[0] for _, name in imports(path)}
    assert not names & {"pickle", "marshal", "shelve", "requests", "httpx", "urllib3", "socket", "http"}


def test_help_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import indicia.cli, sys; print(*[m for m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(out) & set(HEAVY_AT_START)
