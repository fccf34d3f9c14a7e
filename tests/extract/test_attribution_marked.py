"""Statements by the marker: what it adds, what needs its nod. Marks are made by hand, so no weights speak here."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.extract.attribution import attributions, learned
from indicia.extract.attribution.learned import EVEN
from indicia.extract.marking import Mark, Marks, Task
from indicia.extract.parse import parse
from indicia.model import Attribution, Page, Span, Zone

ODD = "For Ann Roe the answer lies in the calendar: the guns must be tried before the rains."
PLAIN = "The army said that the guns had been tried."


def _page(text: str) -> Page:
    zones = (Zone(kind="body", span=Span(0, len(text))),)
    return Page(id="p", name="p", text=text, language="en", zones=zones)


def _mark(text: str, task: Task, words: str, odds: float = 2.0) -> Mark:
    start = text.index(words)
    return Mark(task=task, span=Span(start, start + len(words)), odds=odds)


def _said(text: str, *marks: Mark) -> list[tuple[str, str]]:
    def words(one: Attribution) -> str:
        return " ".join(text[c.start : c.end] for c in one.content)

    return [(a.source, words(a)) for a in attributions(parse(_page(text)), marks=Marks(marks))]


def test_a_statement_that_only_the_marker_hears_is_added() -> None:
    source, cue = _mark(ODD, "source", "Ann Roe"), _mark(ODD, "cue", "answer lies")
    content = _mark(ODD, "content", "the guns must be tried before the rains")
    assert ("Ann Roe", "the guns must be tried before the rains") in _said(ODD, source, cue, content)


def test_a_content_without_a_source_adds_nothing() -> None:
    cue, content = _mark(ODD, "cue", "answer lies"), _mark(ODD, "content", "the guns must be tried before the rains")
    assert _said(ODD, cue, content) == []


def test_a_content_that_the_marker_doubts_adds_nothing() -> None:
    source, cue = _mark(ODD, "source", "Ann Roe"), _mark(ODD, "cue", "answer lies")
    assert _said(ODD, source, cue, _mark(ODD, "content", "the guns must be tried", odds=-0.5)) == []


def test_a_statement_of_the_rules_needs_a_mark_however_faint() -> None:
    assert _said(PLAIN) == []
    faint = _mark(PLAIN, "content", "guns had", odds=-5.0)
    assert _said(PLAIN, faint) == [("The army", "the guns had been tried")]


def test_a_quotation_needs_no_mark() -> None:
    text = "“The guns are old,” the captain said."
    assert _said(text) == [("the captain", "The guns are old")]


def test_without_marks_rules_and_tagger_stand_as_they_are() -> None:
    assert [a.source for a in attributions(parse(_page(PLAIN)))] == ["The army"]


@settings(max_examples=40)
@given(st.text(st.characters(categories=("L", "N", "P", "Z")), min_size=1, max_size=120), st.data())
def test_any_marks_on_any_text_give_spans_of_the_page(text: str, data: st.DataObject) -> None:
    page = _page(text)
    found = []
    for task in ("source", "cue", "content"):
        start = data.draw(st.integers(0, max(0, len(text) - 1)))
        end = data.draw(st.integers(start, len(text)))
        if end > start:
            found.append(Mark(task=task, span=Span(start, end), odds=1.0))
    for one in attributions(parse(page), marks=Marks(found)):
        assert all(0 <= c.start < c.end <= len(text) for c in one.content)


@pytest.mark.parametrize(("odds", "runs"), [(None, 0), (EVEN - 0.1, 0), (EVEN, 1)])
def test_the_tagger_is_asked_only_where_the_marker_takes_a_word_of_saying_for_a_cue(
    monkeypatch: pytest.MonkeyPatch, odds: float | None, runs: int
) -> None:
    text = "Stories are told of guns that had been tried."
    asked: list[object] = []
    monkeypatch.setattr(learned, "tag", lambda doc: asked.append(doc) or ())
    marks = () if odds is None else (_mark(text, "cue", "told", odds=odds),)
    attributions(parse(_page(text)), marks=Marks(marks))
    assert len(asked) == runs
