"""Laws of attribution over arbitrary text, and what must hold on odd pages."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicia.extract.attribution import attributions, people
from indicia.extract.attribution.quotes import quotes
from indicia.extract.parse import parse
from indicia.model import Attribution, Page, Span, Zone
from indicia.resolve.speakers import speakers

MARKS = [*"“”\"'«»„‘’()?—…", ", ", ". ", ": ", "; ", "\n", "\n\n", "\x0b"]
WORDS = [" said", " he ", "the minister ", " says", "according to ", "Ann Ek ", " that ", "the drill was over", "Q: "]
MORE = ["I think ", "Minsk ", "did not say ", "citing two officials", "дрон ", "🙂", "told reporters ", "\x00", "A: "]
PIECES = st.sampled_from([*MARKS, *WORDS, *MORE])
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _page(text: str, *, kind: str = "body") -> Page:
    zones = (Zone(kind=kind, span=Span(0, len(text))),) if text else ()  # type: ignore[arg-type]
    return Page(id="p", name="p", text=text, language="en", zones=zones)


def _read(page: Page) -> tuple[Attribution, ...]:
    parsed = parse(page)
    return speakers(attributions(parsed), page, people=people(parsed))


@SLOW
@given(text=TEXTS, kind=st.sampled_from(["body", "headline", "comment"]))
def test_every_span_lies_inside_the_page_and_is_trimmed(text: str, kind: str) -> None:
    page = _page(text, kind=kind)
    for a in _read(page):
        for span in filter(None, (a.source_span, a.cue_span, *a.content)):
            assert 0 <= span.start < span.end <= len(text)
            assert not text[span.start].isspace()
            assert not text[span.end - 1].isspace()
        assert a.content
        assert a.source


@SLOW
@given(text=TEXTS)
def test_ids_are_unique_and_reading_twice_gives_the_same(text: str) -> None:
    page = _page(text)
    found = _read(page)
    assert len({a.id for a in found}) == len(found)
    assert found == _read(page)


@SLOW
@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_quotations_lie_inside_the_text_and_are_nested_or_apart(text: str) -> None:
    found = quotes(text)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
    outer = [q for q in found if q.depth == 0]
    for a, b in pairwise(outer):
        assert a.end <= b.start


@pytest.mark.parametrize(
    "sentence",
    ["“We are tired,” said Ann Ek.", "The ministry said that it was over.", "Minsk: the drill is over."],
)
def test_the_order_of_paragraphs_changes_nothing_for_statements_within_one(sentence: str) -> None:
    other = "Forty tanks crossed the bridge on Monday."
    one, two = f"{sentence}\n\n{other}", f"{other}\n\n{sentence}"
    said = [[t[slice(*c)] for a in attributions(parse(_page(t))) for c in a.content] for t in (one, two)]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "text",
    ['"' * 1_000, "“" * 1_000, '“a” he said. "b" ' * 150, "he said the drill and " * 100, "\x00said\x0b" * 200,
     "'a " * 600, "according to " * 200, "(" * 500 + "said Ann Ek", "A: a\nQ: b?\n" * 100],
    ids=["marks", "opening marks", "pairs", "no end", "control", "single", "according", "brackets", "turns"],
)  # fmt: skip
def test_odd_pages_are_read_without_fail(text: str) -> None:
    assert isinstance(_read(_page(text)), tuple)


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "«", "“” ", '" "', "'a "])
def test_ten_thousand_quotation_marks_are_read(mark: str) -> None:
    assert isinstance(quotes(mark * 10_000), tuple)


def test_time_is_linear_in_the_number_of_quotation_marks() -> None:
    def seconds(n: int) -> float:
        start = time.perf_counter()
        quotes("“a” 'b' \"c\" «d " * n)
        return time.perf_counter() - start

    seconds(500)
    assert seconds(20_000) < 60 * max(seconds(2_000), 0.005)
