"""Date expressions: points, ranges, durations, vague and relative ones."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.dates import Point, find, forward, nothing_told

POINTS = [
    ("on 16 June 2015", "2015-06-16"),
    ("on June 16, 2015", "2015-06-16"),
    ("the 16th of June 2015", "2015-06-16"),
    ("2015-06-16", "2015-06-16"),
    ("16.06.2015", "2015-06-16"),
    ("16/06/2015", "2015-06-16"),
    ("Wednesday, 26 February 2014", "2014-02-26"),
    ("Sept. 3, 2016", "2016-09-03"),
    ("in June 2015", "2015-06"),
    ("in mid-November 1986", "1986-11"),
    ("in the spring of 2019", "2019-21"),
    ("in autumn 2021", "2021-23"),
    ("in 2017", "2017"),
    ("since 2006", "2006"),
    ("about 5 June 2015", "2015-06-05~"),
    ("two days ago", "published - 2 days"),
    ("a week ago", "published - 1 weeks"),
    ("three months ago", "published - 3 months"),
    ("in eight days' time", "published + 8 days"),
    ("in two weeks", "published + 2 weeks"),
    ("four days from now", "published + 4 days"),
    ("today", "published"),
    ("this morning", "published"),
    ("tonight", "published"),
    ("yesterday", "published - 1 days"),
    ("tomorrow", "published + 1 days"),
    ("the day before yesterday", "published - 2 days"),
    ("the day after tomorrow", "published + 2 days"),
    ("on Monday", "published weekday Monday"),
    ("late on Monday", "published weekday Monday"),
    ("Monday morning", "published weekday Monday"),
    ("next Friday", "published weekday Friday after"),
    ("on 22 June", "published nearest 06-22"),
    ("until 18 June", "published nearest 06-18"),
    ("in early June", "published nearest 06"),
    ("by the first week of November", "published nearest 11"),
    ("last July", "published before 07"),
    ("next May", "published after 05"),
    ("this summer", "published nearest season 22"),
    ("last autumn", "published before season 23"),
    ("last week", "published week - 1"),
    ("this week", "published week + 0"),
    ("next month", "published month + 1"),
    ("last year's exercise", "published year - 1"),
    ("later this month", "published month + 0"),
    ("until the 18th.", "published nearest day 18"),
]
RANGES = [
    ("from 10 to 16 September 2021", "2021-09-10", "2021-09-16"),
    ("10-16 September 2021", "2021-09-10", "2021-09-16"),
    ("between 10 and 20 February 2022", "2022-02-10", "2022-02-20"),
    ("September 10-16, 2021", "2021-09-10", "2021-09-16"),
    ("from June 22 to July 1, 2022", "2022-06-22", "2022-07-01"),
    ("22 June - 1 July 2022", "2022-06-22", "2022-07-01"),
    ("from 28 December to 3 January 2020", "2019-12-28", "2020-01-03"),
    ("from 28 December 2019 to 3 January", "2019-12-28", "2020-01-03"),
    ("from 22 June to 1 July", "published nearest 06-22", "published nearest 07-01"),
    ("between 10 and 20 February", "published nearest 02-10", "published nearest 02-20"),
    ("from Monday to Friday", "published weekday Monday", "published weekday Friday"),
    ("today and tomorrow", "published", "published + 1 days"),
    ("on Wednesday and Thursday", "published weekday Wednesday", "published weekday Thursday"),
    ("from the 10th to the 20th.", "published nearest day 10", "published nearest day 20"),
    ("8 June until the 12th", "published nearest 06-08", "published nearest 06-12"),
]
NOTHING = [
    "they may march at dawn",
    "the 6th and 20th armies",
    "the 18th edition",
    "Great Prophet 17",
    "31 June",
    "2,015 men",
    "room 14",
    "",
]


WORDS = "from|to|10|the|June|2015|until|Monday|and|between|ago|two|days|,|-|31|May"


def value(point: Point | None) -> str | None:
    return (point.edtf or point.relative) if point else None


@pytest.mark.parametrize(("text", "wanted"), POINTS)
def test_points_are_fixed_by_the_text_or_hang_on_the_day_of_publication(text: str, wanted: str) -> None:
    assert [value(e.first) for e in find(text) if e.kind == "point"][-1:] == [wanted]


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_ranges_are_joined_and_lend_each_other_the_year(text: str, first: str, last: str) -> None:
    (found,) = find(text)
    assert (found.kind, value(found.first), value(found.last)) == ("range", first, last)


@pytest.mark.parametrize("text", NOTHING[:4] + NOTHING[5:])
def test_names_verbs_and_counts_are_no_dates(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "days"), [("a three-day drill", 3), ("for 10 days", 10), ("two-week", 14), ("a month-long stay", None)]
)
def test_durations_are_counted_in_days(text: str, days: int | None) -> None:
    assert next((e.days for e in find(text) if e.kind == "duration"), None) == days


@pytest.mark.parametrize(
    ("text", "cue"), [("until 18 June", "until"), ("since Monday", "since"), ("from 5 May", "from")]
)
def test_the_word_before_gives_the_role(text: str, cue: str) -> None:
    assert find(text)[0].cue == cue


def test_a_coming_weekday_is_read_forward() -> None:
    assert forward(Point(relative="published weekday Saturday")).relative == "published weekday Saturday after"
    assert forward(Point(edtf="2015-06-16")).edtf == "2015-06-16"


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "from",
                "to",
                "10",
                "the",
                "June",
                "2015",
                "until",
                "Monday",
                "and",
                "between",
                "ago",
                "two",
                "days",
                ",",
                "-",
                "31",
                "May",
            ]
        )
    )
)
def test_any_mix_of_date_words_gives_spans_in_order_and_apart(words: list[str]) -> None:
    found = find(" ".join(words))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("A year ago today Russia invaded.", ["published - 1 years to the day"]),
        ("In June they bombed the town, on the 13th.", ["published nearest 06", "published nearest 06-13"]),
        (
            "In June 2023 they came on the 5th. On the 7th they left.",
            ["2023-06", "2023-06-05", "published nearest day 7"],
        ),
        ("In June 2023 they came, on the 31st.", ["2023-06", "published nearest day 31"]),
        ("Nothing of the kind was seen there in ten years.", []),
        ("On the 23rd a local exercise starts.", ["published nearest day 23"]),
    ],
)
def test_days_lean_on_what_stands_beside_them(text: str, phrases: list[str]) -> None:
    assert [e.first.phrase if e.first else None for e in find(text)] == phrases


def test_the_same_day_is_that_of_the_paragraph_before() -> None:
    told = nothing_told()
    find("The service announced it on Wednesday: from Friday till the 19th.", told)
    assert [e.first.phrase for e in find("On the same day tanks trained.", told) if e.first] == [
        "published weekday Wednesday"
    ]
    assert find("On the same day tanks trained.") == ()
