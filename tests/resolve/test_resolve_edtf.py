"""EDTF values: read, written back, laid on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.resolve.edtf import bounds, parse

BOUNDS = [
    ("2015-06-16", date(2015, 6, 16), date(2015, 6, 16)),
    ("2015-06-16~", date(2015, 6, 16), date(2015, 6, 16)),
    ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
    ("2019-21", date(2019, 3, 1), date(2019, 5, 31)),
    ("1989-35", date(1989, 7, 1), date(1989, 9, 30)),
    ("1989-36", date(1989, 10, 1), date(1989, 12, 31)),
    ("2015", date(2015, 1, 1), date(2015, 12, 31)),
    ("198", date(1980, 1, 1), date(1989, 12, 31)),
    ("19", date(1900, 1, 1), date(1999, 12, 31)),
    ("000", date(1, 1, 1), date(9, 12, 31)),
]
NONE = [
    "2015-13",
    "2015-02-30",
    "2015-00",
    "0000",
    "2015-21-01",
    "15-06",
    "published",
    "",
    None,
    "2015-06-16T10:00",
    "２０１５",
]
parts = st.sampled_from([None, *range(1, 13), 21, 22, 23, 24, 33, 34, 35, 36])


@pytest.mark.parametrize(("edtf", "first", "last"), BOUNDS)
def test_a_value_lies_between_its_first_and_last_day(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", NONE)
def test_what_is_not_of_the_calendar_is_nothing(edtf: str | None) -> None:
    assert parse(edtf) is None
    assert bounds(edtf) is None


@given(st.integers(1, 9999), parts, st.sampled_from(["", "~", "?", "%"]))
def test_a_value_that_was_read_prints_back(year: int, part: int | None, mark: str) -> None:
    text = f"{year:04d}" + (f"-{part:02d}" if part else "") + mark
    assert str(parse(text)) == text


@given(st.dates())
def test_a_day_prints_back_and_is_its_own_bounds(day: date) -> None:
    assert str(parse(day.isoformat())) == day.isoformat()
    assert bounds(day.isoformat()) == (day, day)


@given(st.text(alphabet="0123456789-~?%./X", max_size=12))
def test_whatever_is_read_prints_back_and_low_is_not_above_high(text: str) -> None:
    value, days = parse(text), bounds(text)
    assert (value is None) == (days is None)
    if value is not None and days is not None:
        assert str(value) == text
        assert days[0] <= days[1]
