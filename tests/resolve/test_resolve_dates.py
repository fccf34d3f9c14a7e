"""Relative dates against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.model import Activity, Page, Span, Status, When
from indicia.resolve.dates import dates, resolve
from indicia.resolve.edtf import bounds

DAY = date(2022, 5, 18)  # a Wednesday
CASES = [
    ("published", "2022-05-18"),
    ("published - 2 days", "2022-05-16"),
    ("published + 8 days", "2022-05-26"),
    ("published + 2 weeks", "2022-06-01~"),
    ("published - 3 months", "2022-02"),
    ("published - 2 years", "2020"),
    ("published week - 1", "2022-05"),
    ("published month + 1", "2022-06"),
    ("published year - 1", "2021"),
    ("published weekday Wednesday", "2022-05-18"),
    ("published weekday Monday", "2022-05-16"),
    ("published weekday Friday", "2022-05-13"),
    ("published weekday Friday after", "2022-05-20"),
    ("published weekday Wednesday before", "2022-05-11"),
    ("published nearest 06-22", "2022-06-22"),
    ("published nearest 12-28", "2021-12-28"),
    ("published nearest 06", "2022-06"),
    ("published before 05", "2021-05"),
    ("published after 05", "2023-05"),
    ("published nearest season 21", "2022-21"),
    ("published before season 23", "2021-23"),
    ("published nearest day 20", "2022-05-20"),
    ("published nearest day 31", "2022-05-31"),
    ("published weekday Monday then + 2 days", "2022-05-18"),
    ("2022-05-20 then - 4 days", "2022-05-16"),
    ("published nearest 02-30", None),
    ("published weekday Someday", None),
    ("whenever", None),
]


def page(published: date | None) -> Page:
    return Page(id="p", name="p", text="text", language="en", zones=(), published=published)


def activity(*, start: str | None = None, end: str | None = None, status: Status = "under_way") -> Activity:
    spans = Span(0, 4)
    return Activity(
        id="a1",
        kind="exercise",
        trigger=spans,
        status=status,
        start=When(span=spans, relative=start) if start else None,
        end=When(span=spans, relative=end) if end else None,
    )


@pytest.mark.parametrize(("relative", "wanted"), CASES)
def test_relative_phrases_become_edtf(relative: str, wanted: str | None) -> None:
    assert resolve(relative, DAY) == wanted


def test_without_a_date_a_start_stays_relative() -> None:
    (found,) = dates((activity(start="published - 2 days"),), page(None))
    assert found.start is not None
    assert (found.start.edtf, found.start.relative) == (None, "published - 2 days")


def test_the_phrase_is_kept_beside_the_date() -> None:
    (found,) = dates((activity(start="published - 2 days"),), page(DAY))
    assert found.start is not None
    assert (found.start.edtf, found.start.relative) == ("2022-05-16", "published - 2 days")


@pytest.mark.parametrize(
    ("start", "end", "told", "wanted"),
    [
        ("published", None, "planned", "under_way"),
        ("published + 1 days", None, "under_way", "planned"),
        ("published - 5 days", "published - 1 days", "under_way", "finished"),
        ("published - 5 days", "published + 1 days", "finished", "under_way"),
        ("published + 1 days", None, "cancelled", "cancelled"),
        ("published + 1 days", None, "hypothetical", "hypothetical"),
    ],
)
def test_the_calendar_has_the_last_word_on_the_status(start: str, end: str | None, told: Status, wanted: str) -> None:
    (found,) = dates((activity(start=start, end=end, status=told),), page(DAY))
    assert found.status == wanted


def test_monday_to_friday_ends_after_it_starts() -> None:
    (found,) = dates((activity(start="published weekday Monday", end="published weekday Friday"),), page(DAY))
    assert found.end is not None
    assert found.end.edtf == "2022-05-20"


@given(st.dates(), st.sampled_from([relative for relative, _ in CASES]))
def test_whatever_resolves_is_a_value_of_the_calendar(day: date, relative: str) -> None:
    found = resolve(relative, day)
    assert found is None or bounds(found) is not None


@given(st.text(max_size=60), st.dates())
def test_odd_phrases_resolve_to_nothing_and_never_fail(phrase: str, day: date) -> None:
    resolve("published " + phrase, day)
    bounds(phrase)
