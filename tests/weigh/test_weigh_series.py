"""Over time: the same reports, day by day."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import cpu_seconds
from indicia import pipeline
from indicia.kb import likelihoods as kb
from indicia.model import (
    Activity,
    Attribution,
    Observation,
    Origin,
    Page,
    Party,
    Reading,
    Ref,
    Report,
    SeriesPoint,
    Span,
    Zone,
)
from indicia.weigh import weigh
from indicia.weigh.series import MOVED, over_time

START = date(2022, 2, 1)
DRILL = Activity(
    id="a1", kind="deployment", trigger=Span(0, 7), name="Northern Oath", actors=(Party(name="Belarus", code="BY"),)
)
SIGNS = ("blood_supplies", "fuel_forward", "bridging", "traditional_event", "return_to_base")
TEXTS = (
    "Northern Oath fills the woods south of Brest with fuel lorries, and people counted forty before sunrise.",
    "Northern Oath brings field hospitals, as three villages tell, and donors are asked for blood this week.",
    "Northern Oath sees a floating bridge thrown over the river by engineers who came on the night train.",
    "Northern Oath is what the brigade does every summer, and nobody in the market gave it much thought.",
    "Northern Oath ends today, say the drivers, whose columns roll back through the town to their barracks.",
)


def day(number: int) -> date:
    return START + timedelta(days=number)


def told(number: int, *, when: int | None, sign: str | None = None, text: str | None = None, name: str = "") -> Reading:
    """A page of an outlet of its own that reports one sign."""
    words = text or TEXTS[number % len(TEXTS)]
    page = Page(
        id=f"p{number}{name}", name=f"p{number}{name}.txt", text=words, language="en",
        zones=(Zone(kind="body", span=Span(0, len(words))),), outlet=f"Outlet {number}{name}",
        published=None if when is None else day(when),
    )  # fmt: skip
    seen = Observation(
        id="o1", activity="a1", indicator=sign or SIGNS[number % len(SIGNS)], status="present", span=Span(0, 13)
    )
    return Reading(page=page, activities=(DRILL,), observations=(seen,))


def points(*readings: Reading) -> tuple[SeriesPoint, ...]:
    (found,) = pipeline.series(readings)
    return found.series


def moving(series: tuple[SeriesPoint, ...]) -> list[date | None]:
    return [p.day for p in series if p.moves]


def test_the_series_has_the_start_and_a_point_for_each_day_with_pages() -> None:
    series = points(told(0, when=0), told(1, when=3), told(2, when=3), told(3, when=9))
    assert [p.day for p in series] == [None, day(0), day(3), day(9)]
    assert [p.pages for p in series] == [(), ("p0",), ("p1", "p2"), ("p3",)]


def test_the_start_has_the_starting_odds_if_every_page_has_a_date() -> None:
    series = points(told(0, when=0))
    assert series[0].hypotheses == weigh((), (), priors=kb.priors("deployment")).hypotheses
    assert series[0].verdict == "not enough reported"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SIGNS), st.none() | st.integers(0, 20)), min_size=1, max_size=5))
def test_the_last_point_is_the_assessment(pages: list[tuple[str, int | None]]) -> None:
    readings = [told(n, when=when, sign=sign) for n, (sign, when) in enumerate(pages)]
    plain, with_series = pipeline.assess(readings), pipeline.series(readings)
    for one, two in zip(plain, with_series, strict=True):
        assert two.series[-1].hypotheses == one.weighing.hypotheses
        assert two.series[-1].verdict == one.weighing.verdict.word
        assert two.series[-1].hypothesis == one.weighing.verdict.hypothesis
        assert replace(two, series=()) == one


def test_a_later_copy_adds_a_point_that_moves_nothing() -> None:
    pages = [told(0, when=0), told(1, when=3)]
    copy = told(0, when=7, name="copy", text=TEXTS[0])
    before, after = points(*pages), points(*pages, copy)
    assert moving(after) == moving(before)
    assert after[:-1] == before
    assert after[-1].day == day(7)
    assert after[-1].hypotheses == before[-1].hypotheses


def test_a_copy_from_before_the_original_brings_its_report_forward_and_moves_it_once() -> None:
    copy = told(0, when=0, name="copy", text=TEXTS[0])
    series = points(told(0, when=5), copy)
    assert moving(series) == [day(0)]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(5)))
def test_order_of_pages_changes_nothing(order: list[int]) -> None:
    pages = [told(n, when=(None, 0, 4, 4, 9)[n]) for n in range(5)]
    assert sorted(map(repr, points(*(pages[n] for n in order)))) == sorted(map(repr, points(*pages)))


def test_pages_without_a_date_count_from_the_start() -> None:
    series = points(told(0, when=None), told(1, when=3))
    assert series[0].pages == ("p0",)
    assert moving(series) == [None, day(3)]
    assert series[0].hypotheses == points(told(0, when=None))[-1].hypotheses


def test_a_report_told_with_and_without_a_date_counts_from_the_start() -> None:
    copy = told(0, when=None, name="copy", text=TEXTS[0])
    assert moving(points(told(0, when=5), copy)) == [None]


def test_moves_of_a_day_chain_from_the_day_before_to_its_point() -> None:
    series = points(*(told(n, when=n // 2) for n in range(5)))
    for before, after in itertools.pairwise(series):
        ranges = {h.id: (h.p_low, h.p_mid, h.p_high) for h in before.hypotheses}
        for move in after.moves:
            old = (move.low_before, move.mid_before, move.high_before)
            assert max(abs(a - b) for a, b in zip(old, ranges[move.hypothesis], strict=True)) < 5 * MOVED
            ranges[move.hypothesis] = (move.low, move.mid, move.high)
        for h in after.hypotheses:
            assert abs(ranges[h.id][1] - h.p_mid) < 5 * MOVED


def test_a_move_names_the_report_its_origin_and_where_that_days_page_says_it() -> None:
    series = points(told(0, when=0), told(1, when=3))
    move = series[2].moves[0]
    assert (move.indicator, move.present, move.origin) == (SIGNS[1], True, "outlet:outlet 1")
    assert move.refs == (Ref("p1", Span(0, 13)),)
    assert abs(move.high - move.high_before) >= MOVED or abs(move.mid - move.mid_before) >= MOVED


def test_who_says_a_thing_and_later_its_opposite_takes_the_move_back() -> None:
    origins = (Origin(id="o", name="o", kind="outlet", grade="B2"),)
    yes = Report(indicator="blood_supplies", present=True, origin="o", refs=(Ref("a", Span(0, 1)),))
    no = Report(indicator="blood_supplies", present=False, origin="o", refs=(Ref("b", Span(0, 1)),))
    series = over_time((yes, no), origins, days={"a": day(0), "b": day(1)})
    assert series[2].hypotheses == series[0].hypotheses
    assert series[1].hypotheses != series[0].hypotheses


def test_as_of_cuts_the_series() -> None:
    pages = [told(0, when=0), told(1, when=3), told(2, when=9)]
    (cut,) = pipeline.series(pages, as_of=day(3))
    assert [p.day for p in cut.series] == [None, day(0), day(3)]
    (as_assessed,) = pipeline.assess(pages, as_of=day(3))
    assert cut.series[-1].hypotheses == as_assessed.weighing.hypotheses


def test_pages_without_activity_have_no_series() -> None:
    bare = replace(told(0, when=0), activities=(), observations=())
    (found,) = pipeline.series(bare)
    assert found.series == ()


def test_a_source_quoted_on_three_days_moves_once() -> None:
    def quoted(number: int) -> Reading:
        page = told(number, when=number)
        said = Attribution(
            id="s1", source="Ivan Petrov", source_kind="person", content=(Span(20, 60),), source_span=Span(0, 5)
        )
        seen = replace(page.observations[0], indicator="blood_supplies", holder="Ivan Petrov")
        return replace(page, attributions=(said,), observations=(seen,))

    assert moving(points(*(quoted(n) for n in range(3)))) == [day(0)]


@pytest.mark.parametrize("pages", [200])
def test_two_hundred_pages_take_seconds(pages: int) -> None:
    numbers = random.Random(7)
    rows = kb.likelihoods()
    origins = [Origin(id=f"o{n}", name=f"o{n}", kind="outlet", grade="C3") for n in range(pages)]
    reports = [
        Report(indicator=numbers.choice(rows).indicator, present=True, origin=f"o{n}", refs=(Ref(f"p{n}", Span(0, 1)),))
        for n in range(pages)
        for _ in range(2)
    ]
    series: list[SeriesPoint] = []
    days = {f"p{n}": day(n) for n in range(pages)}
    assert cpu_seconds(lambda: series.extend(over_time(reports, origins, days=days))) < 8
    assert len(series) == pages + 1
    assert series[-1].hypotheses == weigh(reports, origins).hypotheses
