"""How many: hedges, ranges, parts, losses, limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.quantities import Count, find
from indicia.extract.quantities_words import AFTER, QUALIFIERS

HEDGED = [
    ("just over 5,000 troops", 5000, 5000, None),
    ("no fewer than 300 marines", 300, 300, None),
    ("in excess of 40,000 soldiers", 40000, 40000, None),
    ("a maximum of 12,000 soldiers", 12000, None, 12000),
    ("will not exceed 12,000 troops", 12000, None, 12000),
    ("a force capped at 9,500 soldiers", 9500, None, 9500),
    ("numbers exceeding 20,000 men", 20000, 20000, None),
    ("perhaps 7,000 soldiers", 7000, None, None),
    ("approximately 3,500 personnel", 3500, None, None),
    ("5,000 or so troops", 5000, None, None),
    ("5,000-odd soldiers", 5000, None, None),
    ("10,000 or more troops", 10000, 10000, None),
    ("10,000+ troops", 10000, 10000, None),
    ("an additional 400 soldiers", 400, 400, 400),
    ("a total of 260 personnel", 260, 260, 260),
    ("a 5,000-strong force", 5000, 5000, 5000),
    ("3,200 of its own soldiers", 3200, 3200, 3200),
    ("1,500 Uzbeks and Russians", 1500, 1500, 1500),
    ("swelled to 100,000.", 100000, 100000, 100000),
    ("a contingent of 450.", 450, 450, 450),
    ("half a dozen officers", 6, 6, 6),
    ("two dozen paratroopers", 24, 24, 24),
]
RANGES = [
    ("between 5,000 and 7,000 troops", 5000, 7000),
    ("from 5,000 to 7,000 troops", 5000, 7000),
    ("5,000-7,000 troops", 5000, 7000),
    ("5,000–7,000 troops", 5000, 7000),
    ("20-30 thousand troops", 20000, 30000),
    ("20 to 30 thousand troops", 20000, 30000),
    ("three to four thousand soldiers", 3000, 4000),
    ("some 8,000 to 9,000 conscripts", 8000, 9000),
]
NONE = [
    "a mine killed 30 soldiers", "200 soldiers were killed in the war", "some 40 troops have been wounded",
    "captured 300 soldiers", "below the 9,000-troop threshold", "a threshold of 13,000 troops",
    "instead of 13,000 troops", "24 to 26 May", "three weeks", "one in every 200 soldiers",
]  # fmt: skip


def only(text: str) -> Count:
    (count,) = find(text)
    return count


@pytest.mark.parametrize(("text", "value", "low", "high"), HEDGED)
def test_a_hedge_opens_one_end_or_both(text: str, value: int, low: int | None, high: int | None) -> None:
    count = only(text)
    assert (count.what, count.value, count.low, count.high) == ("troops", value, low, high)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_has_both_ends_and_is_one_number(text: str, low: int, high: int) -> None:
    count = only(text)
    assert (count.low, count.high, count.value) == (low, high, high)


@pytest.mark.parametrize("text", NONE)
def test_losses_limits_and_other_numbers_are_no_strength(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "text",
    ["several thousand troops", "a few hundred marines", "tens of thousands more soldiers", "scores of officers"],
)
def test_vague_numbers_leave_value_and_ends_open(text: str) -> None:
    count = only(text)
    assert (count.value, count.low, count.high) == (None, None, None)
    assert count.qualifier


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("two battalions", "battalion", 2),
        ("more than 20 brigades", "brigade", 20),
        ("a dozen frigates", "ship", 12),
        ("500 pieces of military equipment", "equipment", 500),
        ("800 units of hardware", "equipment", 800),
    ],
)
def test_formations_and_pieces_are_counted_as_such(text: str, what: str, value: int) -> None:
    count = only(text)
    assert (count.what, count.value) == (what, value)
    assert count.category != "troops"


@pytest.mark.parametrize(
    ("text", "wholes", "parts"),
    [
        ("12,500 soldiers, 3,000 of them Russians", [12500], [3000]),
        ("40,000 troops, of whom 2,000 are marines,", [40000], [2000]),
        ("9,000 troops, including 1,200 paratroopers", [9000], [1200]),
        ("about 680 armoured vehicles, of which some 250 were tanks", [680], [250]),
        ("Some 6,000 soldiers and 200 tanks", [6000, 200], []),
    ],
)
def test_parts_are_told_from_wholes(text: str, wholes: list[int], parts: list[int]) -> None:
    counts = find(text)
    assert [c.value for c in counts if not c.part] == wholes
    assert [c.value for c in counts if c.part] == parts


def test_parts_side_by_side_are_summed_when_the_page_gives_no_whole() -> None:
    counts = find("It brings together 175 Armenian and 85 American soldiers.")
    (whole,) = [c for c in counts if not c.part]
    assert (whole.value, whole.low, whole.high, whole.qualifier) == (260, 260, 260, "together")
    assert [c.value for c in counts if c.part] == [175, 85]


def test_rival_numbers_stay_side_by_side() -> None:
    text = "Minsk speaks of 12,700 troops, while Kyiv counts up to 100,000 soldiers."
    assert [(c.low, c.high) for c in find(text)] == [(12700, 12700), (None, 100000)]


@given(st.sampled_from(sorted(QUALIFIERS)), st.integers(min_value=20, max_value=999_999))
def test_an_interval_holds_its_number_and_is_open_as_its_hedge_says(hedge: str, number: int) -> None:
    count = only(f"{hedge} {number:,} soldiers")
    assert count.value == number
    assert count.low in (None, number)
    assert count.high in (None, number)
    open_ends = {"about": (None, None), "up to": (None, number), "more than": (number, None), "": (number, number)}
    assert (count.low, count.high) == open_ends[QUALIFIERS[hedge]]


@given(st.sampled_from(sorted(AFTER)), st.integers(min_value=20, max_value=999_999))
def test_hedges_behind_a_number_mean_the_same(hedge: str, number: int) -> None:
    between = "" if hedge[0] in "-+" else " "
    count = only(f"{number:,}{between}{hedge} soldiers")
    assert (count.value, count.qualifier) == (number, AFTER[hedge])


@given(st.integers(min_value=1, max_value=500_000), st.integers(min_value=1, max_value=500_000))
def test_a_range_is_never_upside_down(one: int, two: int) -> None:
    for count in find(f"between {one:,} and {two:,} troops"):
        assert count.low is None or count.high is None or count.low <= count.high


@given(st.text(alphabet="0123456789 ,.-+ troops of them between and up to", max_size=400))
def test_odd_numbers_give_spans_inside_the_text_and_sane_ends(text: str) -> None:
    for count in find(text):
        assert 0 <= count.start < count.end <= len(text)
        assert count.low is None or count.high is None or count.low <= count.high


def test_a_long_odd_text_takes_linear_time() -> None:
    assert find("1 " * 20_000 + " ," * 20_000 + "between " * 10_000) == ()
