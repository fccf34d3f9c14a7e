"""The language of very short pages: letters settle what the guesser mixes up."""

from __future__ import annotations

import pytest

from indicia.kb.languages import unread_in
from indicia.model import Page
from indicia.pages.language import language_of

SHORT = [
    ("Учення пройдуть у вівторок", "uk"),
    ("Навчання почалися", "uk"),
    ("Учения начались сегодня утром", "ru"),
    ("Военные учения под Гродно", "ru"),
    ("Утре започват учения на армията", "bg"),
    ("Беларусь і Расія пачалі вучэнні", "be"),
    ("Србија и Русија почињу вежбе", "sr"),
    ("Exercises start on Tuesday", "en"),
]


@pytest.mark.parametrize(("text", "code"), SHORT)
def test_a_few_words_are_enough_for_the_language(text: str, code: str) -> None:
    assert language_of(text, ()) == code


@pytest.mark.parametrize(
    ("code", "told"), [("en", ""), ("ru", "Russian"), ("uk", "Ukrainian"), ("ka", "another language")]
)
def test_languages_say_what_is_not_read(code: str, told: str) -> None:
    assert unread_in([Page(id="p", name="p", text="x", language=code, zones=())]) == told


def test_one_page_that_is_read_is_enough() -> None:
    pages = [Page(id=c, name=c, text="x", language=c, zones=()) for c in ("ru", "en")]
    assert unread_in(pages) == ""
