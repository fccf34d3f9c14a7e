"""When and how many: hand-written paragraphs, one phenomenon each, and what holds for any text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.extract.activities import activities
from indicia.extract.activities.mention import scene
from indicia.extract.activities.when_around import is_live
from indicia.extract.activities.when_story import storied
from indicia.extract.parse import parse
from indicia.model import Activity, Page, Span, Zone
from indicia.resolve.actors import actors
from indicia.resolve.dates import dates

FILE = Path(__file__).parent / "cases" / "activities_when.yaml"
CASES: list[dict[str, Any]] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["cases"]
GARRISON = "\n\nThe army of Iceland has infantry, paratroopers, warships and a brigade of artillery."
"""A closing paragraph without any activity, so that the shortest case is a page about armed forces."""


def _page(text: str, published: date | None) -> Page:
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text.strip() else ()
    return Page(id="p", name="p", text=text, language="en", zones=zones, published=published)


def _read(text: str, published: date | None) -> tuple[Activity, ...]:
    page = _page(text, published)
    return dates(actors(activities(parse(page)), page), page)


def _named(found: tuple[Activity, ...], words: str, text: str) -> Activity | None:
    return next((a for a in found if any(words in text[m.start : m.end + 25] for m in (a.trigger, *a.mentions))), None)


def _slot(activity: Activity, name: str) -> Any:
    if name in ("start", "end"):
        when = getattr(activity, name)
        return when.edtf if when else None
    if name == "troops":
        return [getattr(activity.troops[0], k) for k in ("value", "low", "high")] if activity.troops else None
    return getattr(activity, name)


def _cases() -> Iterator[Any]:
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
        yield pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", list(_cases()))
def test_a_paragraph_gives_the_dates_and_numbers_it_tells(case: dict[str, Any]) -> None:
    text = case["text"].strip() + GARRISON
    found = _read(text, case["published"])
    for want in case["want"]:
        activity = _named(found, want["of"], text)
        assert activity is not None, want["of"]
        told = {k: v.isoformat() if isinstance(v, date) else v for k, v in want.items() if k != "of"}
        told = {k: str(v) if k in ("start", "end") and v is not None else v for k, v in told.items()}
        assert {k: _slot(activity, k) for k in told} == told


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 40
    assert len({c["name"] for c in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES[::4], ids=lambda c: c["name"])
def test_without_a_page_date_relative_dates_stay_relative(case: dict[str, Any]) -> None:
    for activity in _read(case["text"].strip() + GARRISON, None):
        for when in (activity.start, activity.end):
            assert when is None or when.edtf is None or not (when.relative or "").startswith("published")


def test_what_was_over_long_ago_is_context_only_beside_something_newer() -> None:
    old = "The Danish army held an exercise near Oksbol from 2 to 6 March."
    newer = " A Swedish exercise began near Boden on Monday."
    assert [a.background for a in _read(old + GARRISON, date(2019, 5, 16))] == [False]
    assert [a.background for a in _read(old + newer + GARRISON, date(2019, 5, 16))] == [True, False]


def _years(*paragraphs: str, published: int | None = 2019) -> list[list[int | None]]:
    scenes = [scene(p) for p in parse(_page("\n\n".join(paragraphs), None)).of("body")]
    return [[e.year for e in s.dates] for s in storied(scenes, published)]


def test_the_year_of_a_story_is_carried_until_a_paragraph_speaks_of_the_day() -> None:
    told = _years("In June 1987 the tanks came to the town.", "They left on 3 July.", "On Monday they came again.")
    assert told == [[1987], [1987], [None]]


def test_a_bare_year_holds_for_what_stands_behind_it_in_its_paragraph() -> None:
    told = _years("Tanks came on 2 May. The range was built in 2013 and opened on 3 July.", "They left on 4 August.")
    assert told == [[None, 2013, 2013], [None]]


def test_what_is_to_come_is_not_of_an_old_story() -> None:
    assert _years("In June 1987 the tanks came. They will leave on 3 July.") == [[1987, None]]


def test_since_looks_back_and_a_range_from_a_weekday_to_a_day_ahead() -> None:
    def starts(text: str) -> list[str | None]:
        return [a.start.edtf if a.start else None for a in _read(text + GARRISON, date(2017, 11, 3))]

    assert starts("The Danish army has been holding an exercise near Oksbol since the 9th.") == ["2017-10-09"]
    assert starts("The Danish army's exercise near Oksbol runs from Monday till the 13th.") == ["2017-11-06"]


def test_a_live_page_has_three_entries_with_clock_times() -> None:
    assert is_live("12.40\nA\n\n11.15\nB\n\n10:05\nC")
    assert is_live("12:40 - A\n11:15 - B\n10:05 - C")
    assert not is_live("At 12.40 they came, at 11.15 they went.\n10:05\nC")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the army's exercise began on Monday . ended Sunday after before a day two weeks for since until when , "
            "troops were moved to Brest announced said will be put off 10 June 2019 soldiers firing closed ; week two "
            "of its second first last and 5,000 ever ago might not".split(" ")
        ),
        max_size=60,
    )
)
def test_odd_word_orders_break_nothing_and_spans_lie_on_the_page(words: list[str]) -> None:
    text = "The army of Iceland has a brigade of artillery. " + " ".join(words)
    for activity in _read(text, date(2019, 5, 16)):
        for when in (activity.start, activity.end):
            assert when is None or 0 <= when.span.start < when.span.end <= len(text)
