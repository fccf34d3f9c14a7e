"""The pipeline as a whole: what it promises for any text, and where it says that it stopped."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import indicia
from indicia.errors import PageError, UsageError
from indicia.extract import parse
from indicia.model import Reading, Span
from indicia.pipeline import as_date
from indicia.report.html import reading_html
from indicia.report.json import reading_json
from indicia.report.text import reading_text

WORDS = st.sampled_from(
    (
        "Belarus", "the army", "began", "an exercise", "near", "Ukraine", "on Monday", "said", "“", "”", '"', ".", ",",
        "to", "deter", "if", "observers", "were", "not", "invited", "13,000", "troops", "because", "\n", "\n\n", "?",
        "First", "the ministry", "denied", "•", "reader_1", "2 comments", "cover for", "Moscow", "two days ago", "(",
        "\u202e",
    )
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=120).map(" ".join))


def spans(reading: Reading) -> list[Span]:
    """Every span that a reading cites."""
    found = [s for a in reading.attributions for s in (*a.content, a.source_span, a.cue_span) if s is not None]
    for activity in reading.activities:
        slots = (*activity.actors, *activity.partners, *activity.forces, *activity.places, *activity.troops)
        found += [activity.trigger, *activity.mentions, *(p.span for p in activity.purposes)]
        found += [s.span for s in (*slots, *activity.equipment, activity.start, activity.end) if s and s.span]
    nouns = (*reading.transparency, *reading.explanations, *reading.judgements, *reading.observations)
    return [*found, *(n.span for n in nouns)]


@given(TEXTS)
@example("“" * 300 + "said")
@example("Belarus\x00\x01 began \ud800".encode("utf-8", "replace").decode())
@settings(max_examples=80)
def test_any_text_gives_a_reading_whose_spans_lie_in_it_or_a_page_error(text: str) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    try:
        reading = indicia.read_text(text)
    except PageError:
        return
    size = len(reading.page.text)
    assert all(0 <= s.start < s.end <= size for s in spans(reading))
    covered = {i for z in reading.page.zones for i in range(*z.span)}
    assert all(c.isspace() or i in covered for i, c in enumerate(reading.page.text))
    assert reading_text([reading])
    assert reading_html([reading])
    assert reading_json(reading)


@given(TEXTS, st.dates())
@settings(max_examples=25)
def test_any_reading_can_be_assessed(text: str, day: date) -> None:
    try:
        reading = indicia.read_text(text.encode("utf-8", "replace").decode("utf-8"))
    except PageError:
        return
    for assessment in indicia.assess(reading, as_of=day):
        assert assessment.weighing.verdict.word != "indicated"
        assert sum(h.p_low for h in assessment.weighing.hypotheses) <= 1 + 1e-9
        assert sum(h.p_high for h in assessment.weighing.hypotheses) >= 1 - 1e-9


def test_the_same_text_is_read_the_same_way_twice() -> None:
    text = "Belarus began a military exercise near Ukraine on Monday, the defence ministry said."
    assert indicia.read_text(text) == indicia.read_text(text)


def test_what_is_too_long_to_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "MAX_READ_CHARS", 200)
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    line = "The army began an exercise near the border on {}, the ministry said in a long statement.\n\n"
    reading = indicia.read_text("".join(map(line.format, days)))
    (note,) = reading.notes
    assert "not read" in note
    assert all(s.end <= 400 for s in spans(reading))


@pytest.mark.parametrize("value", ["2015-02-30", "soon", "18/06/2015"])
def test_an_impossible_date_says_how_to_write_one(value: str) -> None:
    with pytest.raises(UsageError, match="2015-06-18"):
        as_date(value)


def test_pages_after_the_day_are_left_out() -> None:
    text = "Belarus began a military exercise near Ukraine on Monday, the defence ministry said."
    later = indicia.read_text(text, published="2024-05-06")
    (nothing,) = indicia.assess(later, as_of="2024-05-01")
    assert nothing.activity is None


def test_notebooks_get_a_picture() -> None:
    reading = indicia.read_text("Belarus began a military exercise near Ukraine on Monday.")
    assert "<" in reading._repr_html_()  # type: ignore[attr-defined]
    (assessment,) = indicia.assess(reading)
    assert "<" in assessment._repr_html_()  # type: ignore[attr-defined]
