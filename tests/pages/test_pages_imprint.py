"""Dates and outlets, as far as a page gives its own."""

from datetime import date

import pytest

from indicia import pages
from indicia.pages.dates import find_dates, has_time_mark, without_dates

BODY = "The brigade went back to its barracks on Monday, as the ministry had said it would a week before. " * 2
JUNE = date(2015, 6, 16)


@pytest.mark.parametrize(
    "text",
    [
        *("16 June 2015", "June 16, 2015", "16-06-2015 18:20", "Tuesday, June 16, 2015", "2015-06-16", "16.06.2015"),
        *("16th of June 2015", "Jun. 16 2015", "Tue Jun 16 15:20:01 2015", "16. 6. 2015", "16/06/2015", "06/16/2015"),
        *("16 июня 2015 г.", "16 червня 2015 року, вівторок", "16 чэрвеня 2015", "16.VI.2015", "16.06.15", "2015/6/16"),
    ],
)
def test_dates_are_read_in_many_hands(text: str) -> None:
    assert [found.day for found in find_dates(text)] == [JUNE]


@pytest.mark.parametrize(
    "text", ["31.02.2015", "06/07/2015", "16 June", "in 2015", "99.99.2015", "16 June 1410", "12.5.2"]
)
def test_impossible_ambiguous_and_partial_dates_give_no_day(text: str) -> None:
    assert not any(found.day for found in find_dates(text))


@pytest.mark.parametrize("text", ["3 hours ago", "вчера в 10", "May 18", "14:05", "2 дня назад", "19 June 2013"])
def test_time_marks_are_seen(text: str) -> None:
    assert has_time_mark(text)
    assert len(without_dates(text)) <= 4


@pytest.mark.parametrize(
    ("byline", "day"),
    [
        ("By Ann Roe · 16 June 2015", JUNE),
        ("Updated: 17 June 2015 | Published: 16 June 2015", JUNE),
        ("Updated 16 June 2015, 10:20", JUNE),
        ("Tuesday 06/09/2015", date(2015, 6, 9)),
        ("06/09/2015", None),
        ("Wednesday 06/10/2015", date(2015, 6, 10)),
        ("16 June", None),
    ],
)
def test_the_byline_gives_the_day(byline: str, day: date | None) -> None:
    page = pages.load(f"Brigade goes home\n\n{byline}\n\n{BODY}".encode(), name="x.txt")
    assert page.published == day


def test_a_dateline_gives_the_day() -> None:
    page = pages.load(f"Brigade goes home\n\nKAUNAS, 16 June 2015 (ABC) — {BODY}".encode(), name="x.txt")
    assert page.published == JUNE


def test_running_text_gives_no_day() -> None:
    page = pages.load(f"Brigade goes home\n\n{BODY}It had come on 16 June 2015.".encode(), name="x.txt")
    assert page.published is None


def test_what_the_caller_says_wins() -> None:
    raw = f"Brigade goes home\n\nDelta Times, 16 June 2015\n\n{BODY}".encode()
    page = pages.load(raw, name="x.txt", published=date(2020, 1, 1), outlet="Mine")
    assert (page.published, page.outlet) == (date(2020, 1, 1), "Mine")
    assert pages.load(raw, name="x.txt").outlet == "Delta Times"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Title of it\n\nDelta Observer, 16 June 2015\n\n{}", "Delta Observer"),
        ("Title of it\n\nBy Ann Roe, 16 June 2015\n\n{}\n\nReed & Rush appears four times a year.", "Reed & Rush"),
        ("Title of it\n\nAnn Roe, 16 June 2015\n\n{}", None),
        ("Title of it\n\nKAUNAS, 16 June 2015\n\n{}\n\nThe Delta Observer of old was mentioned by nobody.", None),
    ],
)
def test_an_outlet_is_taken_only_where_the_page_names_itself(text: str, outlet: str | None) -> None:
    assert pages.load(text.format(BODY.strip()).encode(), name="x.txt").outlet == outlet


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said that the exercise would end on Friday, and that nobody would stay behind.", "en"),
        ("Министерство сообщило, что учения закончатся в пятницу и что никто не останется.", "ru"),
        ("Міністерство повідомило, що навчання закінчаться в п’ятницю і що ніхто не залишиться.", "uk"),
        ("Міністэрства паведаміла, што вучэнні скончацца ў пятніцу і што ніхто не застанецца.", "be"),
        ("123 456", "und"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert pages.load(text.encode(), name="x.txt").language == language


@pytest.mark.parametrize(
    "head",
    [
        "WARSAW, Tuesday, June 16, 2015 (BRNA)",
        "BIALYSTOK, June 16, 2015 (BRNA)",
        "Text and pictures: Ewa Lis · 16 June 2015",
        "Interview: Ewa Lis · 16 June 2015",
    ],
)
def test_a_line_of_its_own_over_the_text_gives_the_day(head: str) -> None:
    talk = "\n\nLis: Who called you?\n\nMajor Kerr: The staff did.\n\nLis: When?\n\nMajor Kerr: As BRNA wrote."
    assert (
        pages.load(f"Soldiers are back in their barracks\n\n{head}\n\n{BODY}{talk}".encode(), name="x.txt").published
        == JUNE
    )
