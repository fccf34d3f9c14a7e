"""The seed page: its zones, as the issue asks for them."""

from pathlib import Path

import pytest

from indicia import pages
from indicia.model import Page

SEED = Path(__file__).parents[2] / ".." / "shared" / "seed" / "gomel-2015.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed page is not part of the project")


@pytest.fixture(scope="module")
def page() -> Page:
    return pages.load(SEED.read_bytes(), name=SEED.name)


def test_kinds_come_in_the_order_of_the_page(page: Page) -> None:
    assert [zone.kind for zone in page.zones] == [
        *("headline", "caption", "rubric", "body", "caption", "caption", "body", "byline", "boilerplate"),
        *("comment",) * 3,
    ]


def test_readers_are_named(page: Page) -> None:
    assert [z.author for z in page.zones if z.author] == ["Dagwood Bumstead", "Dirk Smith", "gmab"]


def test_nothing_is_guessed_that_the_page_does_not_say(page: Page) -> None:
    assert (page.published, page.outlet, page.language) == (None, None, "en")
