"""Words cut at line ends are whole for every later step, and nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia import read_text
from indicia.pages import load
from indicia.pages.cut_words import joined

CUT = """Guard brigade put through its paces

BORISOV, 3 June 2021. The defence minis-
try of Belarus on Thursday began an exer-
cise with 1,200 soldiers of the 120th mecha-
nised brigade near Borisov; a live-
fire stage is planned.
"""


def test_a_cut_word_is_whole_and_the_line_breaks_behind_it() -> None:
    assert joined("The minis-\ntry began an exer-\ncise, it said.") == "The ministry  \nbegan an exercise,  \nit said."


def test_a_compound_keeps_its_hyphen_where_other_words_are_cut() -> None:
    assert "live-fire \nstage" in joined(CUT)


def test_one_hyphen_at_a_line_end_is_the_writers_own() -> None:
    text = "A Russian-\nled drill began."
    assert joined(text) == text


def test_the_first_part_of_a_compound_that_stands_elsewhere_by_itself_keeps_its_hyphen() -> None:
    text = "The Russian army and a Russian-\nled force began an exer-\ncise with the minis-\ntry."
    assert "Russian-led \nforce" in joined(text)


def test_a_word_cut_twice_in_the_same_place_is_no_compound() -> None:
    assert joined("fron-\ntier and fron-\ntier posts") == "frontier  \nand frontier  \nposts"


def test_a_capital_after_the_hyphen_begins_a_name() -> None:
    text = "The Kyiv-\nMoscow line and the Minsk-\nWarsaw line"
    assert joined(text) == text


def test_a_soft_hyphen_always_goes() -> None:
    assert joined("exer\u00ad\ncise now") == "exercise  \nnow"


@given(st.text(alphabet="ab -\n\u00ad.,X", max_size=80))
def test_a_text_stays_as_long_as_it_was_and_keeps_its_letters(text: str) -> None:
    assert len(joined(text)) == len(text)
    assert sorted(c for c in joined(text) if c.isalpha()) == sorted(c for c in text if c.isalpha())


@pytest.mark.parametrize("words", ["near Borisov", "1,200 soldiers", "began an", "stage is planned"])
def test_what_is_not_cut_keeps_its_offsets(words: str) -> None:
    page = load(CUT.encode(), name="cut.txt")
    assert page.text.index(words) == CUT.index(words)


def test_a_page_set_in_narrow_columns_is_read_like_any_other() -> None:
    reading = read_text(CUT)
    activity = reading.activities[0]
    assert reading.page.text[slice(*activity.trigger)] == "an exercise"
    assert [p.code for p in activity.actors] == ["BY"]
    assert [(q.value, q.low, q.high) for q in activity.troops] == [(1200, 1200, 1200)]
    assert activity.start is not None
    assert activity.start.edtf == "2021-06-03"


NARROW = (
    "EXERCISE NEAR GRODNO\n\n12.09.17\n\nThe Bela-\nrusian defence mini-\nstry said up to 3,200 men would take part "
    "in an exer-\ncise near Grodno from 14 Septem-\nber. Observers from Lat-\nvia and Poland have been in-\nvited\n\n"
    "Nobody in Vilnius be-\nlieves it is only train-\ning, a depu-\nty said.\n"
)


def test_lines_of_cut_words_stay_one_text() -> None:
    page = load(NARROW.encode(), name="narrow.txt")
    (body,) = [page.text[slice(*z.span)] for z in page.zones if z.kind == "body"]
    assert body.startswith("The Belarusian")
    assert body.endswith("a deputy  \nsaid.")


def test_a_zone_that_ends_with_a_joined_word_ends_with_its_last_letter() -> None:
    page = load(NARROW.split("\n\nNobody")[0].encode(), name="narrow.txt")
    assert page.text[slice(*page.zones[-1].span)].endswith("have been invited")
