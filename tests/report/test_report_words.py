"""Values in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.model import (
    Activity,
    BorderDistance,
    Comparison,
    HypothesisRange,
    Party,
    Quantity,
    Span,
    When,
)
from indicia.report import dates, words
from indicia.report._assessing import bar

AT = Span(0, 1)


def ranged(low: float, mid: float, high: float) -> HypothesisRange:
    return HypothesisRange(id="x", name="x", p_low=low, p_mid=mid, p_high=high, prior_low=0.1, prior_high=0.2)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2015-06-16", "16 June 2015"),
        ("2015-06", "June 2015"),
        ("2015", "2015"),
        ("2022-21", "spring 2022"),
        ("2017~", "about 2017"),
        ("2017-09?", "perhaps September 2017"),
        ("2022-02-10/2022-02-20", "10–20 February 2022"),
        ("2022-02-25/2022-03-02", "25 February 2022 to 2 March 2022"),
        ("../2022-03", "until March 2022"),
        ("2022-03/..", "from March 2022"),
        ("next Tuesday", "next Tuesday"),
    ],
)
def test_a_date_reads_as_people_write_it(edtf: str, expected: str) -> None:
    assert dates.edtf_words(edtf) == expected


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        ("published - 2 days", "2 days before publication"),
        ("published - 1 days", "the day before publication"),
        ("published + 3 weeks", "3 weeks after publication"),
        ("published", "the day of publication"),
        ("published month + 0", "the month of publication"),
        ("published week - 1", "the week before publication"),
        ("published weekday Monday", "the last Monday up to publication"),
        ("published weekday Monday after", "the Monday after publication"),
        ("published weekend from", "the first weekend from publication"),
        ("published nearest 04-29", "29 April of a year not given"),
        ("published by 06", "June of a year not given"),
        ("published rather future season 21", "spring of a year not given"),
        ("published before quarter 2", "second quarter of a year not given"),
        ("published nearest day 2", "the 2nd of a month not given"),
        ("published nearest 04 last day", "the last day of April of a year not given"),
        ("published year - 1 in 06", "June of the year before publication"),
        ("published weekday Tuesday then + 2 days", "2 days after the last Tuesday up to publication"),
        ("2015-06-16 then - 1 weeks", "the week before 16 June 2015"),
        ("published month - 1 whole week + 1", "the week after the month before publication"),
        ("about published - 2 months", "about 2 months before publication"),
        ("published somehow", "a time that hangs on the day of publication"),
        ("last spring", "last spring"),
    ],
)
def test_a_date_that_hangs_on_the_page_says_so(relative: str, expected: str) -> None:
    assert dates.when_words(When(span=AT, relative=relative)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-06-22", "2022-07-01", "from 22 June to 1 July 2022"),
        ("2022-02-10", "2022-02-20", "10–20 February 2022"),
        ("2021-12-20", "2022-01-03", "from 20 December 2021 to 3 January 2022"),
        ("2021-05-03", "2021-05-03", "on 3 May 2021"),
        ("2021-05", "2021-05", "in May 2021"),
        ("2021", "2021", "in 2021"),
        ("2015-06-16", None, "from 16 June 2015"),
        (None, "2021-05", "until May 2021"),
        (None, None, ""),
    ],
)
def test_a_period_names_the_year_once(start: str | None, end: str | None, expected: str) -> None:
    activity = Activity(
        id="a",
        kind="exercise",
        trigger=AT,
        start=When(span=AT, edtf=start) if start else None,
        end=When(span=AT, edtf=end) if end else None,
    )
    assert dates.period(activity) == expected


@given(st.text(max_size=40))
def test_any_text_for_a_date_is_given_back_in_some_words(value: str) -> None:
    assert isinstance(dates.edtf_words(value), str)


@pytest.mark.parametrize(
    ("value", "low", "high", "qualifier", "expected"),
    [
        (13000, None, 13000, "", "up to 13,000 troops"),
        (9000, 9000, None, "", "at least 9,000 troops"),
        (9000, 9000, 9000, "", "9,000 troops"),
        (500, None, None, "", "about 500 troops"),
        (500, None, None, "some", "some 500 troops"),
        (None, 200, 300, "", "200 to 300 troops"),
        (0, 0, 0, "", "0 troops"),
        (None, None, None, "", "troops, no number"),
    ],
)
def test_a_number_keeps_its_hedge(
    value: int | None, low: int | None, high: int | None, qualifier: str, expected: str
) -> None:
    q = Quantity(what="troops", span=AT, value=value, low=low, high=high, qualifier=qualifier)
    assert words.quantity(q) == expected


@given(st.floats(0, 1))
def test_no_probability_reads_0_or_100(p: float) -> None:
    assert words.percent(p) not in ("0", "100")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.12, 0.48, "12–48 %"), (0.0, 0.003, "<1 %"), (0.995, 1.0, ">99 %"), (0.0, 1.0, "<1–>99 %")],
)
def test_a_range_is_in_whole_per_cent(low: float, high: float, expected: str) -> None:
    assert words.percent_range(ranged(low, low, high)) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.02, 0.04, "almost no chance"),
        (0.12, 0.48, "very unlikely to roughly even chance"),
        (0.56, 0.79, "likely"),
        (0.96, 1.0, "almost certain"),
    ],
)
def test_likelihood_words_are_those_of_icd_203(low: float, high: float, expected: str) -> None:
    assert words.likelihood(ranged(low, low, high)) == expected


@given(st.floats(0, 1), st.floats(0, 1))
def test_likelihood_words_never_name_a_confidence(one: float, two: float) -> None:
    assert "confiden" not in words.likelihood(ranged(min(one, two), one, max(one, two)))


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted), st.integers(1, 60))
def test_a_bar_has_its_length_and_one_middle(ps: list[float], cells: int) -> None:
    drawn = bar(ranged(*ps), cells)
    assert len(drawn) == cells
    assert drawn.count("█") == 1
    assert re.fullmatch("·*▒*█▒*·*", drawn)


@pytest.mark.parametrize(
    ("low", "high", "outcome", "expected"),
    [
        (None, 13000, "may be above", "estimate: up to 13,000 troops, may be above the threshold of 9,000"),
        (9500, 9500, "above", "estimate: 9,500 troops, above the threshold of 9,000"),
        (7000, None, "may be above", "estimate: at least 7,000 troops, may be above the threshold of 9,000"),
        (None, None, "unknown", "estimate: no figure, threshold 9,000 troops"),
    ],
)
def test_a_comparison_says_whose_number_and_which_threshold(
    low: float | None, high: float | None, outcome: str, expected: str
) -> None:
    c = Comparison(reading="estimate", low=low, high=high, threshold=9000, unit="troops", outcome=outcome)  # type: ignore[arg-type]
    assert words.comparison(c) == expected


def test_a_state_has_its_english_name_and_a_formation_its_own() -> None:
    state = Party(name="Minsk", code="BY")
    unit = Party(name="6th Guards Brigade", kind="formation", code="BY")
    assert words.parties([state, unit]) == "Belarus and 6th Guards Brigade"


@pytest.mark.parametrize(
    ("km", "expected"),
    [(0.0, "at the border with Ukraine (0 km)"), (39.94, "40 km from the border with Ukraine"), (4.26, "4.3 km from")],
)
def test_a_distance_reads_in_km(km: float, expected: str) -> None:
    border = BorderDistance(country="UA", km=km, low=km, high=km, place="Gomel")
    assert words.border_phrase(border).startswith(expected)


@pytest.mark.parametrize("name", ["no_such_code", "a", ""])
def test_an_unknown_code_reads_as_words(name: str) -> None:
    assert words.hypothesis_name(name) == words.indicator_name(name) == name.replace("_", " ")


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        ("published weekday Monday", "on the last Monday up to publication"),
        ("published month + 0", "in the month of publication"),
        ("published nearest 04-29", "on 29 April of a year not given"),
    ],
)
def test_one_day_of_a_page_without_a_date_is_told_once(relative: str, expected: str) -> None:
    when = When(span=AT, relative=relative)
    assert dates.period(Activity(id="a1", kind="exercise", trigger=AT, start=when, end=when)) == expected
