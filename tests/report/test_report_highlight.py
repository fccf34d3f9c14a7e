"""Highlights nest properly, and the page's text is still all there."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.model import Page, Span, Zone, ZoneKind
from indicia.report._marking import LEGEND, highlights
from indicia.report.clean import for_markup
from indicia.report.highlight import Highlight, page_html

TAG = re.compile(r"<[^>]*>")
KINDS: tuple[ZoneKind, ...] = ("body", "comment", "boilerplate", "headline")


class Nesting(HTMLParser):
    """Follows tags: faults are end tags that do not match, and tags that stay open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.ids.extend(value for name, value in attrs if name == "id" and value)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def stripped(markup: str) -> str:
    """What is left of HTML without its tags."""
    return html.unescape(TAG.sub("", markup))


def marked(text: str, *spans: tuple[int, int]) -> str:
    """The bare text of one body zone with marks named a, b, c, ..."""
    page = Page(id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))
    marks = [Highlight(span=Span(*s), kind=chr(97 + n), tip="t") for n, s in enumerate(spans)]
    whole = page_html(page, marks, prefix="p")
    short = re.sub(r'<mark class="m (\w)( cont)?"[^>]*>', lambda m: f"<{m[1]}{'+' if m[2] else ''}>", whole)
    return re.sub(r"<(section|span)[^>]*>|</(section|span)>", "", short).replace("</mark>", "</>")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 4)], "<a>abcd</>ef"),
        ([(0, 4), (1, 2)], "<a>a<b>b</>cd</>ef"),
        ([(1, 2), (0, 4)], "<b>a<a>b</>cd</>ef"),
        ([(0, 3), (2, 5)], "<a>ab<b>c</></><b+>de</>f"),
        ([(0, 3), (3, 6)], "<a>abc</><b>def</>"),
        ([(0, 6), (0, 3)], "<a><b>abc</>def</>"),
        ([(2, 4), (2, 4)], "ab<a><b>cd</></>ef"),
        ([(0, 4), (1, 5), (2, 6)], "<a>a<b>b<c>cd</></></><b+><c+>e</></><c+>f</>"),
        ([(3, 3)], "abcdef"),
    ],
)
def test_marks_that_cross_are_cut_and_opened_again(spans: list[tuple[int, int]], expected: str) -> None:
    assert marked("abcdef", *spans) == expected


def test_a_mark_over_two_lines_is_cut_at_the_line_end() -> None:
    assert marked("ab\ncd", (1, 4)) == "a<a>b\n</><a+>c</>d"


def test_markup_of_the_page_is_escaped() -> None:
    assert marked("<b>&'\"", (0, 3)) == "<a>&lt;b&gt;</>&amp;&#39;&#34;"


def test_only_the_first_piece_has_anchor_code_and_tab_stop() -> None:
    page = Page(id="p", name="p", text="ab\ncd", language="en", zones=(Zone(kind="body", span=Span(0, 5)),))
    found = page_html(page, [Highlight(span=Span(0, 5), kind="k", tip="t", code="R1", anchor="p-r1")], prefix="p")
    assert found.count('id="p-r1"') == found.count('tabindex="0"') == found.count('data-k="R1"') == 1
    assert found.count("data-tip") == 2


def test_lines_are_numbered_as_references_count_them() -> None:
    page = samples.gold("048").page
    found = page_html(page, (), prefix="p048")
    assert re.search(r'id="p048-l19" data-n="19">The most modest', found)


def test_zones_carry_their_kind_and_the_readers_name() -> None:
    page = Page(
        id="p", name="p", text="Body.\nHm.", language="en",
        zones=(Zone(kind="body", span=Span(0, 5)), Zone(kind="comment", span=Span(6, 9), author="<Bob>")),
    )  # fmt: skip
    found = page_html(page, (), prefix="p")
    assert 'class="zone z-comment" data-zone="Comment: &lt;Bob&gt;"' in found


def test_text_between_zones_is_shown_unless_it_is_only_bullets() -> None:
    page = Page(id="p", name="p", text="a\n • b\nlost", language="en", zones=(Zone(kind="body", span=Span(0, 1)),))
    assert 'data-zone="Between zones"' in page_html(page, (), prefix="p")
    bullets = Page(id="p", name="p", text="a\n • ", language="en", zones=(Zone(kind="body", span=Span(0, 1)),))
    assert "Between" not in page_html(bullets, (), prefix="p")


@pytest.mark.parametrize("number", ["001", "005", "048", "053"])
def test_a_marked_page_of_the_devset_is_its_text(number: str) -> None:
    reading = samples.gold(number)
    found = page_html(reading.page, highlights(reading, "x"), prefix="x")
    assert stripped(found) == reading.page.text


@pytest.mark.parametrize("number", ["001", "005", "048", "053"])
def test_anchors_of_a_page_are_unique(number: str) -> None:
    reading = samples.gold(number)
    nesting = Nesting()
    nesting.feed(page_html(reading.page, highlights(reading, "x"), prefix="x"))
    assert len(nesting.ids) == len(set(nesting.ids))


def test_every_phenomenon_of_the_legend_is_marked_somewhere() -> None:
    kinds = {mark.kind for mark in highlights(samples.commissariat(), "x")}
    assert {p.kind for p in LEGEND} <= kinds


@st.composite
def marked_pages(draw: st.DrawFn) -> tuple[Page, list[Highlight]]:
    """Any text, cut into zones with gaps, with any spans on it."""
    text = draw(st.text(st.characters() | st.sampled_from("\n\n \r\t<>&\"'\x00"), max_size=60))
    ends = st.integers(0, len(text))
    cuts = sorted(set(draw(st.lists(ends, max_size=6))))
    zones = [
        Zone(kind=KINDS[n % 4], span=Span(a, b)) for n, (a, b) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    ]
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=8))
    marks = [Highlight(span=Span(min(p), max(p)), kind="k", tip=text[:9], anchor=f"a{n}") for n, p in enumerate(pairs)]
    return Page(id="p", name="p", text=text, language="en", zones=tuple(zones)), marks


@settings(max_examples=250, deadline=None)
@given(marked_pages())
def test_tags_nest_and_the_text_comes_back(case: tuple[Page, list[Highlight]]) -> None:
    page, marks = case
    found = str(page_html(page, marks, prefix="p"))
    assert stripped(found) == for_markup(page.text)
    nesting = Nesting()
    nesting.feed(found)
    assert nesting.faults == []
    assert nesting.open == []
    assert len(nesting.ids) == len(set(nesting.ids))


def test_a_thousand_marks_on_a_megabyte_are_written_in_reasonable_time() -> None:
    text = "All quiet on the range today, they said.\n" * 25_000
    page = Page(id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))
    marks = [Highlight(span=Span(n * 1000, n * 1000 + 300), kind="k", tip="t") for n in range(1000)]
    assert page_html(page, marks, prefix="p").count(" cont") > 1000
