"""Terminal text: a short answer first, every line with its source line, nothing that a page could steer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.model import Attribution, Page, Reading, Span, Zone
from indicia.report.text import assessment_text, reading_text

ESCAPES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def reading_of(text: str, *, source: str = "author") -> Reading:
    """A page that is one body zone and one statement, both the whole text."""
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text else ()
    page = Page(id="p", name=source or "p", text=text, language="en", zones=zones)
    said = Attribution(id="s1", source=source, source_kind="person", content=(Span(0, len(text)),), form="direct")
    return Reading(page=page, attributions=(said,) if text else (), notes=(source,))


def section(text: str, title: str) -> str:
    """The lines of a section, up to the next rule."""
    return text.split(f"\n{title}", 1)[1].split(" ─", 1)[1].split("──\n", 1)[1].split("\n\n", 1)[0]


def test_the_short_answer_comes_first() -> None:
    lines = reading_text([samples.commissariat()]).split("\n")
    assert lines[0] == "048.txt · Borderlands Review · 14 June 2022"
    assert lines[2].startswith("Belarus: mobilisation, Gomel region, planned")


def test_the_sections_of_a_reading_stand_in_order() -> None:
    text = reading_text([samples.commissariat()])
    titles = ["Activity 1 of 2", "Also mentioned", "Who says what", "Reasons offered", "Their own", "Observations"]
    places = [text.index(f"\n{title}") for title in titles]
    assert places == sorted(places)


def test_the_sections_of_an_assessment_stand_in_order() -> None:
    text = assessment_text([samples.assessment()])
    titles = ["Activity", "Who says what", "Reasons offered", "Norms", "Weighing", "What would settle it", "Pages"]
    places = [text.index(f"\n{title}") for title in titles]
    assert places == sorted(places)


def test_opinions_and_observations_are_labelled_as_what_they_are() -> None:
    text = assessment_text([samples.assessment()])
    assert "Reasons offered · opinions: shown, never counted as evidence" in text
    assert "Observations · what counts as evidence" in text


def test_a_reference_is_the_line_of_the_page() -> None:
    text = reading_text([samples.commissariat()])
    assert "◐ calls possible the author; not voiced by Yulia Harbatsevich [19]" in text
    line = samples.gold("048").page.text.split("\n")[18]
    assert "firmer hand on a frontier" in line


def test_several_pages_are_told_apart_by_letters() -> None:
    text = assessment_text([samples.assessment()])
    assert "[a:19]" in text
    assert "  b  copy.txt · outlet not reported · date not reported" in text


def test_quotes_print_the_text_under_the_line() -> None:
    quoted = reading_text([samples.commissariat()], quotes=True)
    assert "“Minsk simply wants a firmer hand on a frontier with a country at war”" in quoted
    assert "“Minsk simply wants" not in reading_text([samples.commissariat()])


def test_a_statement_is_shortened_to_its_line_unless_quotes_are_wanted() -> None:
    assert "written in the calendar and over in three …" in reading_text([samples.commissariat()])
    assert "is what every army does" in reading_text([samples.commissariat()], quotes=True)


def test_what_is_not_reported_says_so() -> None:
    text = reading_text([samples.commissariat()])
    assert "  troops      not reported" in text
    assert "  observed    not reported" in text


def test_the_weighing_shows_ranges_bars_and_words() -> None:
    weighing = section(assessment_text([samples.assessment()]), "Weighing")
    first = weighing.split("\n")[0]
    assert re.search(r"routine training +·+▒+█▒+·+ +12–48 %  *very unlikely to roughly even chance", first)
    assert " 0 %" not in weighing
    assert "100 %" not in weighing


def test_no_line_of_the_weighing_names_a_confidence() -> None:
    assert "confidence" not in assessment_text([samples.assessment()])


def test_norms_give_result_reason_and_citation() -> None:
    norms = section(assessment_text([samples.assessment()]), "Norms")
    assert norms.index("not consistent") < norms.index(": consistent") < norms.index("cannot be judged")
    assert "Vienna Document 2011, 40.1.1" in norms
    assert "1 rule does not apply" in norms


@pytest.mark.parametrize("width", [None, 1, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("quotes", [False, True])
def test_no_line_is_wider_than_asked(width: int | None, quotes: bool) -> None:
    text = assessment_text([samples.assessment()], width=width, quotes=quotes)
    assert max(map(len, text.split("\n"))) <= max(40, width or 100)


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b[1m" in assessment_text([samples.assessment()], colour=True)
    assert "\x1b" not in assessment_text([samples.assessment()])


def test_colour_changes_no_character() -> None:
    coloured = assessment_text([samples.assessment()], colour=True)
    bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    lines = [line.rstrip() for line in bare.split("\n")]
    assert lines == assessment_text([samples.assessment()]).split("\n")


def test_a_page_without_military_activity_is_answered_in_one_sentence() -> None:
    text = assessment_text([samples.nothing()])
    assert text.startswith("No military activity is reported on this page.\n")
    assert "Weighing" not in text


def test_several_readings_follow_one_another() -> None:
    text = reading_text([samples.commissariat(), samples.copy_page()])
    assert text.index("a  048.txt") < text.index("b  copy.txt")


def test_several_assessments_are_numbered() -> None:
    text = assessment_text([samples.assessment(), samples.nothing()])
    assert "Assessment 1 of 2 · as of 15 June 2022" in text
    assert "Assessment 2 of 2" in text


def test_nothing_at_all_gives_no_text_and_no_error() -> None:
    assert reading_text([]).strip() == ""
    assert "Pages" in assessment_text([])


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[31mred\x1b[0m", "\x9b31m", "a\u202eb", "bell\x07", "over\rwrite", "\x1b]0;title\x07"],
)
def test_escape_sequences_of_a_page_reach_no_terminal(hostile: str) -> None:
    text = reading_text([reading_of(f"He said {hostile} today.", source=hostile)], quotes=True)
    assert not ESCAPES.search(text)


@pytest.mark.parametrize("markup", ["[bold]x[/bold]", "[/]", "[link=file:///etc]x[/link]", ":boom:", "[red"])
def test_markup_of_a_page_is_only_text(markup: str) -> None:
    text = reading_text([reading_of(f"He said {markup} today.", source=markup)], quotes=True)
    assert text.count(markup) >= 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(min_size=1, max_size=30), st.booleans())
def test_any_text_is_printed_without_a_control_character(text: str, source: str, quotes: bool) -> None:
    assert not ESCAPES.search(reading_text([reading_of(text, source=source)], quotes=quotes))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1900), st.integers(1, 400))
def test_any_span_is_cited_by_the_line_that_holds_it(start: int, length: int) -> None:
    page = samples.gold("048").page
    span = Span(start, min(len(page.text), start + length))
    said = Attribution(id="s", source="Somebody", source_kind="person", content=(span,))
    shown = reading_text([Reading(page=page, attributions=(said,))], width=400)
    first = page.text.count("\n", 0, span.start) + 1
    assert re.search(rf"\[{first}[\]-]", shown)


def test_a_second_page_of_the_same_id_counts_once() -> None:
    found = samples.assessment()
    twice = replace(found, readings=(found.readings[0], found.readings[0]), members=found.members[:1])
    assert "[19]" in assessment_text([twice])
