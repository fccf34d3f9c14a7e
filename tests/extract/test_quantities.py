"""Counted troops and equipment as intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract import numbers
from indicia.extract.quantities import find

TROOPS = [
    ("31,000 troops of 24 nations", 31000, 31000, 31000),
    ("about 20,000 people", 20000, None, None),
    ("some 150,000 servicemen", 150000, None, None),
    ("roughly 800 marines", 800, None, None),
    ("nearly 14,000 soldiers", 14000, None, None),
    ("more than 80,000 men", 80000, 80000, None),
    ("over 10,000 troops", 10000, 10000, None),
    ("at least 500 reservists", 500, 500, None),
    ("up to 13,000 troops", 13000, None, 13000),
    ("as many as 6,000 soldiers", 6000, None, 6000),
    ("fewer than 9,000 soldiers", 9000, None, 9000),
    ("between 10,000 and 12,500 soldiers", 12500, 10000, 12500),
    ("1,500 to 2,000 reservists", 2000, 1500, 2000),
    ("2 000 men", 2000, 2000, 2000),
    ("10.5 thousand troops", 10500, 10500, 10500),
    ("two thousand soldiers", 2000, 2000, 2000),
    ("a hundred and fifty thousand men", 150000, 150000, 150000),
    ("half a million soldiers", 500000, 500000, 500000),
    ("17,500 Americans", 17500, 17500, 17500),
    ("Baltops, with about 6,000, began", 6000, None, None),
    ("put the force at some 150,000.", 150000, None, None),
    ("forces are to grow from 1,500 to 5,000.", 5000, 5000, 5000),
    ("thousands of troops", None, None, None),
    ("Men of two brigades, 3,400 in all, set out.", 3400, 3400, 3400),
    ("The recruits, about 700, will guard bridges.", 700, None, None),
    ("sixty soldiers from each country", 120, 120, 120),
    ("Since June 30 450 sailors have arrived.", 450, 450, 450),
    ("some 2,000 Filipinos", 2000, None, None),
]
EQUIPMENT = [
    ("about 240 warplanes", "aircraft", 240),
    ("19 warships", "ship", 19),
    ("16 ballistic missiles", "missile", 16),
    ("up to 680 tanks", "tank", 680),
    ("as many as 200 artillery pieces", "artillery", 200),
    ("about twenty armoured vehicles", "vehicle", 20),
]


@pytest.mark.parametrize(("text", "number", "low", "high"), TROOPS)
def test_troops_are_intervals_as_hedged(text: str, number: int | None, low: int | None, high: int | None) -> None:
    (count,) = [c for c in find(text) if c.category == "troops"]
    assert (count.value, count.low, count.high) == (number, low, high)


@pytest.mark.parametrize(("text", "what", "number"), EQUIPMENT)
def test_equipment_keeps_its_number_whatever_the_hedge(text: str, what: str, number: int) -> None:
    (count,) = find(text)
    assert (count.category, count.what, count.value) == ("equipment", what, number)


@pytest.mark.parametrize(
    "text", ["a battalion", "450 miles", "72 hours", "24 nations", "in 2017", "4 per cent", "6 euros"]
)
def test_what_is_not_counted_gives_nothing(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("words", "number"),
    [("two hundred and fifty", 250), ("twelve", 12), ("half a million", 500000), ("hundreds", None), ("two dozen", 24)],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert numbers.of_words(words) == number


def test_the_span_holds_the_qualifier_and_the_noun() -> None:
    text = "He counted up to 680 armoured vehicles, no more."
    (count,) = find(text)
    assert text[count.start : count.end] == "up to 680 armoured vehicles"


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for count in find(text):
        assert 0 <= count.start < count.end <= len(text)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_digits_are_read_back(number: int) -> None:
    assert [n.value for n in numbers.find(f"{number:,} troops")] == [number]
