"""Phrases that hang on a page's date as stretches of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.resolve.dates_phrases import Stretch, fixed, resolve, stretch
from indicia.resolve.edtf import bounds

DAY = date(1989, 10, 26)  # a Thursday
STRETCHES = [
    ("published week - 1", "week", date(1989, 10, 16)),
    ("published - 2 weeks", "week", date(1989, 10, 12)),
    ("published weekend by", "weekend", date(1989, 10, 21)),
    ("published weekend from", "weekend", date(1989, 10, 28)),
    ("published weekend before", "weekend", date(1989, 10, 21)),
    ("published weekend after", "weekend", date(1989, 10, 28)),
    ("published quarter - 1", "quarter", date(1989, 7, 1)),
    ("published by quarter 3", "quarter", date(1989, 7, 1)),
    ("published from quarter 1", "quarter", date(1990, 1, 1)),
    ("published decade - 1", "decade", date(1979, 10, 1)),
    ("published by 12", "month", date(1988, 12, 1)),
    ("published from 06", "month", date(1990, 6, 1)),
    ("published rather past 11-17", "day", date(1989, 11, 17)),
    ("published rather past 03-30", "day", date(1989, 3, 30)),
    ("published rather future 06-01", "day", date(1990, 6, 1)),
    ("published by season 21", "season", date(1989, 3, 1)),
]
EDTF = [
    ("published by quarter 3 then - 1 years", "1988-35"),
    ("1989-09-30 then - 1 years", "1988-09-30"),
    ("1989-10 then + 2 days", None),
    ("1995 whole year + 1", "1996"),
    ("1989-07-22 whole month + 0", "1989-07"),
    ("published year - 1 in 06", "1988-06"),
    ("published year - 1 in 02-30", None),
    ("published year + 0 in 33", "1989-33"),
    ("published - 1 decades", "197"),
    ("1988-02-29 then + 1 years", "1989-02-28"),
    ("present", None),
    ("past", None),
]
SHIFTED = ["published", "published - 2 days", "published + 10 days", "published weekday Friday", "published - 3 weeks"]


@pytest.mark.parametrize(("phrase", "unit", "first"), STRETCHES)
def test_phrases_name_a_stretch(phrase: str, unit: str, first: date) -> None:
    found = stretch(phrase, DAY)
    assert found is not None
    assert (found.unit, found.first) == (unit, first)


@pytest.mark.parametrize(("phrase", "wanted"), EDTF)
def test_phrases_resolve_to_edtf(phrase: str, wanted: str | None) -> None:
    assert resolve(phrase, DAY) == wanted


def test_a_sunday_belongs_to_its_own_weekend() -> None:
    sunday = date(2015, 6, 21)
    assert stretch("published weekend by", sunday) == Stretch("weekend", date(2015, 6, 20))
    assert stretch("published weekend before", sunday) == Stretch("weekend", date(2015, 6, 13))


def test_chains_that_are_too_deep_are_given_up() -> None:
    assert stretch("published" + " then - 1 days" * 9, DAY) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-500, 500), st.sampled_from(SHIFTED))
def test_shifting_the_page_by_weeks_shifts_its_relative_days_alike(day: date, weeks: int, phrase: str) -> None:
    before, after = stretch(phrase, day), stretch(phrase, day + timedelta(weeks=weeks))
    assert before is not None
    assert after is not None
    assert after.first - before.first == timedelta(weeks=weeks)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from([p for p, *_ in STRETCHES]))
def test_the_edtf_of_a_stretch_holds_its_first_day(day: date, phrase: str) -> None:
    found = stretch(phrase, day)
    if found is not None and found.unit not in ("week", "weekend", "century"):
        low, high = bounds(found.edtf) or (found.first, found.first)
        assert low <= found.first <= high


@given(st.dates())
def test_a_fixed_value_is_the_same_on_any_page(day: date) -> None:
    assert stretch("2015-06-16", day) == fixed("2015-06-16")


@given(st.text(alphabet="publishedwknrtya 0123456789-+", max_size=80), st.dates())
def test_odd_phrases_never_fail(phrase: str, day: date) -> None:
    stretch(phrase, day)
    resolve(f"published {phrase}", day)
