"""Whole pages of odd layouts against their zones: tests/pages/layouts/NAME.marked.txt, a mark before each zone."""

import re
from pathlib import Path

import pytest

from indicia import pages

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.marked.txt"))
MARK = re.compile(r"⟦(?P<kind>[a-z]+)(?:: (?P<author>[^⟧]+))?⟧")


def marked(path: Path) -> tuple[str, list[tuple[str, str, str | None]]]:
    """The page without its marks, and its zones as (kind, text, author)."""
    parts = MARK.split(path.read_text(encoding="utf-8"))
    zones = [(parts[i], parts[i + 2].strip(), parts[i + 1]) for i in range(1, len(parts), 3)]
    return "".join(parts[::3]), zones


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.name.split(".")[0])
def test_layout_has_the_zones_that_were_marked(path: Path) -> None:
    text, expected = marked(path)
    assert [(z.kind, text[slice(*z.span)], z.author) for z in pages.zones_of(text)] == expected


def test_there_are_layouts() -> None:
    assert len(LAYOUTS) >= 12
