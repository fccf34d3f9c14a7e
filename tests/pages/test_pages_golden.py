"""HTML fixtures against their zones, written down and read by a person: tests/pages/fixtures/NAME.zones."""

from pathlib import Path

import pytest

from indicia import pages

FIXTURES = sorted(p for p in (Path(__file__).parent / "fixtures").iterdir() if "html" in p.suffix)


def rendered(path: Path) -> str:
    page = pages.load(path.read_bytes(), name=path.name)
    rows = [f"language {page.language}, published {page.published}, outlet {page.outlet}"]
    for zone in page.zones:
        text = page.text[slice(*zone.span)].replace("\n", "⏎")
        rows.append(" | ".join(filter(None, (zone.kind, zone.author, text))))
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.name)
def test_fixture_has_the_zones_that_were_written_down(path: Path) -> None:
    assert rendered(path) == path.with_suffix(".zones").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.name)
def test_no_text_is_left_out_of_the_zones(path: Path) -> None:
    page = pages.load(path.read_bytes(), name=path.name)
    covered = {i for zone in page.zones for i in range(*zone.span)}
    assert all(i in covered for i, c in enumerate(page.text) if not c.isspace())


def test_there_are_fixtures() -> None:
    assert len(FIXTURES) >= 7
