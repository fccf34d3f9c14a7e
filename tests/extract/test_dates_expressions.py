"""Every expression of time: durations, sets, clock times, vague words, and what leans on what was told before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clock import cpu_seconds, grows_slowly
from indicia.extract.dates import Expression, expressions, find
from indicia.extract.dates_context import grain
from indicia.extract.dates_form import Point
from indicia.extract.dates_tense import leaning, tense

CALENDAR = [
    ("Friday, 5 June 2015", "2015-06-05"),
    ("on 3rd May 1999", "1999-05-03"),
    ("filed on 10/25/89", "1989-10-25"),
    ("last Oct. 23", "published before 10-23"),
    ("next March 3", "published after 03-03"),
    ("in June last year", "published year - 1 in 06"),
    ("this September", "published year + 0 in 09"),
    ("the second half of May 2020", "2020-05"),
    ("by the end of 2015", "2015"),
    ("early 1990", "1990"),
    ("the year two thousand", "2000"),
    ("nineteen ninety-six", "1996"),
    ("the summer of '89", "1989-22"),
    ("in the 1980s", "198"),
    ("the late '70s", "197"),
    ("the nineties", "199"),
    ("the 19th century", "18"),
    ("the third quarter of 1990", "1990-35"),
    ("last year's first quarter", "published year - 1 in 33"),
    ("fourth-quarter results", "published by quarter 4"),
    ("this past spring", "published by season 21"),
    ("this coming Sunday", "published weekday Sunday after"),
    ("last Thursday", "published weekday Thursday before"),
    ("over the weekend", "published weekend by"),
    ("next weekend", "published weekend after"),
    ("a decade ago", "published - 1 decades"),
    ("in another week", "published + 1 weeks"),
    ("a fortnight ago", "published - 2 weeks"),
    ("year-end", "published year + 0"),
    ("on New Year's Eve", "published nearest 12-31"),
]
DURATIONS = [
    ("lasting ten days", "P10D", 10),
    ("a three-week drill", "P3W", 21),
    ("for two and a half years", "P2Y6M", None),
    ("after 5 1/2 hours", "PT5H30M", None),
    ("a minute and a half", "PT1M30S", None),
    ("half an hour", "PT30M", None),
    ("a couple of months", "P2M", 60),
    ("two to three weeks", "P3W", 21),
    ("twenty-four hours", "PT24H", None),
    ("a hundred and fifty days", "P150D", 150),
    ("ten consecutive days", "P10D", 10),
    ("several weeks", "PXW", None),
    ("for decades", "PXE", None),
    ("the past two years", "P2Y", None),
    ("recent months", "PXM", None),
    ("the first nine months", "P9M", None),
    ("the next few days", "PXD", None),
    ("an hour later", "PT1H", None),
]
SETS = [
    ("held daily", "P1D"),
    ("every two years", "P2Y"),
    ("every other week", "P2W"),
    ("each month", "P1M"),
    ("once a year", "P1Y"),
    ("flights on Mondays", "P1W"),
    ("each July", "P1Y"),
]
VAGUE = [
    ("now", "present"),
    ("these days", "present"),
    ("recently", "past"),
    ("in the past", "past"),
    ("soon", "future"),
]
TIMES = [
    ("at 10:35 a.m. on 5 May 2015", "2015-05-05", "10:35"),
    ("at 5 p.m. EST Nov. 9", "published nearest 11-09", "17:00"),
    ("noon Thursday", "published weekday Thursday", "12:00"),
    ("on Friday morning", "published weekday Friday", "MO"),
    ("last night", "published - 1 days", "NI"),
    ("tonight", "published", "NI"),
]
TOLD = [
    ("It opened on 5 May 2015. Two days later it closed.", "2015-05-05 then + 2 days"),
    ("Crews met on Monday and left the next day.", "published weekday Monday then + 1 days"),
    ("Income fell in the third quarter from that of a year earlier", "published by quarter 3 then - 1 years"),
    ("It rose in the third quarter; in the 1988 quarter it fell", "1988-35"),
    ("On 22 July 2021 the army was tested. Earlier that month", "2021-07-22 whole month + 0"),
    ("He won in 1995. The following year", "1995 whole year + 1"),
    ("A year earlier it was larger", "published - 1 years"),
]
NOTHING = [
    "a 44-year-old colonel",
    "men 37 years old",
    "as soon as possible",
    "shortly after the shelling",
    "three-quarters of the force",
    "Zapad-2021 and Mi-24",
    "4,000 soldiers and 1,999 pieces",
    "they fall in line and march",
    "that day",
    "paid $1990",
]
TENSES = [
    ("The talks will be held on Friday", "future"),
    ("They are to resume work on Friday", "future"),
    ("The offer, expected to be completed on Friday", "future"),
    ("The fleet sailed on Friday", "past"),
    ("He said on Friday", "past"),
    ("On Friday", ""),
]


def only(text: str) -> Expression:
    return expressions(text)[-1]


@pytest.mark.parametrize(("text", "wanted"), CALENDAR)
def test_places_on_the_calendar(text: str, wanted: str) -> None:
    found = only(text)
    assert found.first is not None
    assert (found.kind, found.first.phrase) == ("point", wanted)


@pytest.mark.parametrize(("text", "period", "days"), DURATIONS)
def test_durations_are_iso_periods(text: str, period: str, days: int | None) -> None:
    found = only(text)
    assert (found.kind, found.period) == ("duration", period)
    assert found.days == days


@pytest.mark.parametrize(("text", "period"), SETS)
def test_what_comes_back_is_a_set_with_its_step(text: str, period: str) -> None:
    assert (only(text).kind, only(text).period) == ("set", period)


@pytest.mark.parametrize(("text", "sense"), VAGUE)
def test_vague_words_have_a_side_but_no_date(text: str, sense: str) -> None:
    found = only(text)
    assert found.first is not None
    assert (found.kind, found.first.phrase) == ("vague", sense)
    assert find(text) == ()


@pytest.mark.parametrize(("text", "day", "clock"), TIMES)
def test_times_of_day_stand_beside_their_day(text: str, day: str, clock: str) -> None:
    found = only(text)
    assert found.first is not None
    assert (found.first.phrase, found.first.time) == (day, clock)


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_leans_on_a_date_told_before_names_it(text: str, wanted: str) -> None:
    found = only(text)
    assert found.first is not None
    assert found.first.phrase == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_ages_names_sums_and_other_numbers_are_no_times(text: str) -> None:
    assert expressions(text) == ()


@pytest.mark.parametrize(("text", "wanted"), TENSES)
def test_the_clause_tells_which_way_a_weekday_looks(text: str, wanted: str) -> None:
    start = text.index("Friday")
    assert tense(text, start, start + 6) == wanted


def test_a_word_beside_the_date_beats_the_tense() -> None:
    text = "The firm will report on the year ended March 31"
    found = leaning(text, only(text))
    assert found.first is not None
    assert found.first.phrase == "published by 03-31"


def test_both_ends_of_a_range_keep_their_spans() -> None:
    text = "from 10 to 16 September 2021"
    (found,) = expressions(text)
    assert [text[a:b] for a, b in found.parts] == ["10", "16 September 2021"]


@pytest.mark.parametrize(
    ("point", "wanted"),
    [
        (Point(edtf="2015"), "year"),
        (Point(edtf="2015-35"), "quarter"),
        (Point(edtf="2015-21"), "month"),
        (Point(edtf="2015-06-01~"), "day"),
        (Point(relative="published week - 1"), "week"),
        (Point(relative="past"), ""),
        (None, ""),
    ],
)
def test_the_grain_of_a_point(point: Point | None, wanted: str) -> None:
    assert grain(point) == wanted


WORDS = """the a last next this two ten 5 1990 June May Monday Friday week month year quarter ago later earlier that day
    of in from to until and - , . ' s every daily third half now morning 10:30 p.m.
    '80s early 2015-06-01 before""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_mix_of_time_words_gives_spans_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for found in expressions(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        assert leaning(text, found).start == found.start


@given(st.text(max_size=300))
def test_arbitrary_text_is_read_without_an_error(text: str) -> None:
    for found in expressions(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("odd", ["the ", "10-", "two and ", "May 10, ", "a year earlier ", "that day ", "' ", "\n \n"])
def test_time_grows_with_the_text_and_not_faster(odd: str) -> None:
    def spent(size: int) -> float:
        return cpu_seconds(lambda: expressions(odd * (size // len(odd))))

    assert grows_slowly(spent, 10_000, times=8, growth=16)
