"""What a number counts: nationalities joined, models, sums, bare numbers."""

from __future__ import annotations

import pytest

from indicia.extract.quantities import find

PEOPLE = [
    ("1,500 Danish and Latvian soldiers", 1500, 1500, 1500),
    ("around 4,000 service members", 4000, None, None),
    ("2,400 of us got the letter", 2400, 2400, 2400),
    ("about 3,000 fighters", 3000, None, None),
    ("7,000 soldiers at most", 7000, None, 7000),
    ("just under 9,000 people", 9000, None, 9000),
    ("one thousand two hundred (1,200) personnel", 1200, 1200, 1200),
    ("6,000 South Koreans and 1,500 Americans train", 7500, 7500, 7500),
    ("The ministry puts their number at about 9,000.", 9000, None, None),
    ("It is sending 700 more to the coast.", 700, 700, 700),
    ("Some 30,000, most of them at sea, will come.", 30000, None, None),
    ("Personnel: about 1,300", 1300, None, None),
]
NOBODY = ["the loss of the ship and 46 sailors", "must hand over twenty men", "said Ana, number 214 in the queue"]


@pytest.mark.parametrize(("text", "number", "low", "high"), PEOPLE)
def test_people_are_counted_however_they_are_named(text: str, number: int, low: int | None, high: int | None) -> None:
    first = next(c for c in find(text) if c.category == "troops")
    assert (first.value, first.low, first.high) == (number, low, high)


@pytest.mark.parametrize("text", NOBODY)
def test_losses_and_ordinals_are_no_strength(text: str) -> None:
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "what", "number"),
    [("six Greek F-16s", "aircraft", 6), ("two Tu-160 bombers", "aircraft", 2), ("20 T-72s", "tank", 20)],
)
def test_models_are_counted_by_their_name(text: str, what: str, number: int) -> None:
    (count,) = find(text)
    assert (count.what, count.value) == (what, number)
