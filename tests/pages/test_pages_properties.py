"""What must hold for any input at all."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import pages
from indicia.bench import devset
from indicia.errors import PageError
from indicia.model import Page, Zone
from indicia.pages.decode import decode

DEVSET = Path(__file__).parents[2] / "bench" / "devset"
PIECES = (
    *("Comments (2)", "• ann_b", "— Ann, May 3", "By Ann Roe", "3 May 2021", "14:05", "Photo: A. Roe", "ann: yes"),
    *("READ ALSO: a bridge", "Share on F | Tweet", "Rafts", "\n", "\n\n", "\r\n", "   ", "<p>", "</div>", "[ann] no"),
    *(
        "<div class=comment>",
        "«",
        "”",
        "?",
        "1. Ann",
        "©",
        "\u2028",
        "\ufeff",
        "👍",
        "ends",
        ":",
        "(c) 2021 Delta Times",
    ),
    "The regiment left its barracks before dawn and reached the ford by noon, the district command said in a note.",
)
ODD_TEXT = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join))


def check_cover(text: str, zones: tuple[Zone, ...]) -> None:
    covered = {i for zone in zones for i in range(*zone.span)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert all(0 <= a.span.start < a.span.end <= b.span.start for a, b in pairwise(zones))
    assert all(text[z.span.start : z.span.end] == text[z.span.start : z.span.end].strip() for z in zones)


def page_or_refusal(raw: bytes, name: str) -> Page | str:
    try:
        return pages.load(raw, name=name)
    except PageError as error:
        return str(error)


@given(ODD_TEXT)
@settings(max_examples=250, deadline=None)
def test_zones_cover_any_text_in_order_and_apart(text: str) -> None:
    check_cover(text, pages.zones_of(text))


@given(ODD_TEXT, st.sampled_from(["x.txt", "x.html"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_page_or_a_clear_refusal(text: str, name: str) -> None:
    page = page_or_refusal(text.encode("utf-8", errors="surrogatepass"), name)
    if isinstance(page, Page):
        check_cover(page.text, page.zones)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_page_or_a_clear_refusal(raw: bytes) -> None:
    page = page_or_refusal(raw, "x")
    assert page.raw == raw if isinstance(page, Page) else "'x'" in page


@given(ODD_TEXT)
@settings(max_examples=100, deadline=None)
def test_a_plain_page_keeps_its_text_to_the_letter(text: str) -> None:
    text = text.lstrip("\ufeff").replace("\x00", "")
    try:
        page = pages.load(text.encode("utf-8", errors="ignore"), name="x", media_type="text/plain")
    except PageError:
        return
    assert page.text == text.encode("utf-8", errors="ignore").decode()


@pytest.mark.parametrize(
    "text",
    [
        "a\n" * 30_000,
        "(" * 200_000,
        "- x\n" * 5_000,
        "1.1." * 50_000,
        "a" + " " * 200_000 + "b",
        "Anna Bo. " * 20_000,
        "@a " * 60_000,
    ],
    ids=lambda text: text[:4],
)
def test_odd_pages_take_time_in_proportion(text: str) -> None:
    check_cover(text, pages.zones_of(text))


def test_zones_cover_the_devset() -> None:
    for gold in devset.load(DEVSET):
        text = decode(gold.reading.page.raw, name=gold.id)
        assert text == gold.reading.page.text
        check_cover(text, pages.zones_of(text))


def test_zones_agree_with_the_devset() -> None:
    """A floor well under the scores of docs/decisions/0010, for all 60 pages together."""
    same = gold_count = own_count = 0
    for gold in devset.load(DEVSET):
        ours = {(z.kind, z.span) for z in pages.zones_of(gold.reading.page.text)}
        theirs = {(z.kind, z.span) for z in gold.reading.page.zones}
        same, gold_count, own_count = same + len(ours & theirs), gold_count + len(theirs), own_count + len(ours)
    assert 2 * same / (gold_count + own_count) >= 0.90
