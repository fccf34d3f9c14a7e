"""What the marker learns as links: the words of a page that say an activity's slots."""

from __future__ import annotations

from datetime import date

import pytest
from training.marking.slots import Link, among, links

from indicia.extract.parse import parse
from indicia.model import Activity, Page, Party, Place, Quantity, Reading, Span, When
from indicia.pages import load

TEXT = (
    "Guns at Orzysz\n\nPoland's army began a drill at Orzysz on Monday with 2,000 soldiers. Belarus has watched since "
    "12 June, with 300 men.\n\nThe general sees a signal. Warsaw spoke of Orzysz again.\n"
)


def span(words: str, *, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def reading() -> Reading:
    page: Page = load(TEXT.encode(), name="p.txt", published=date(2021, 6, 16))
    when = When(span=span("a drill"), edtf="2021-06-14")
    troops = Quantity(what="troops", span=span("2,000 soldiers"), value=2000, low=2000, high=2000)
    drill = Activity(
        id="a1", kind="exercise", trigger=span("a drill"), actors=(Party(name="Poland", code="PL"),),
        places=(Place(name="Orzysz", span=span("Orzysz", nth=1)),), start=when, troops=(troops,),
    )  # fmt: skip
    return Reading(page=page, activities=(drill,))


def told(link: Link, question: str) -> list[str]:
    """The words that fill a slot, thing by thing."""
    words = [t.text for p in parse(reading().page).paragraphs for t in p.doc]
    return [" ".join(words[i] for i in thing) for thing in link.slots[question].right]


@pytest.fixture(scope="module")
def found() -> list[Link]:
    given = reading()
    return list(links(parse(given.page), given.activities))


def test_every_mention_of_a_state_a_place_a_day_a_number_is_right(found: list[Link]) -> None:
    drill = found[0]
    assert told(drill, "actor") == ["Poland Warsaw"]
    assert told(drill, "place") == ["Orzysz Orzysz Orzysz"]
    assert told(drill, "start") == ["Monday"]
    assert told(drill, "troops") == ["2,000 soldiers"]


def test_what_is_not_told_is_no_word_of_those_that_could_be(found: list[Link]) -> None:
    end = found[0].slots["end"]
    assert end.right == ()
    assert end.among


def test_a_slot_that_no_word_of_the_page_fills_teaches_nothing() -> None:
    given = reading()
    (drill,) = given.activities
    french = Activity(id="a1", kind="exercise", trigger=drill.trigger, actors=(Party(name="France", code="FR"),))
    first, *_ = links(parse(given.page), (french,))
    assert "actor" not in first.slots


def test_of_a_page_without_marks_it_is_known_which_words_could_fill_a_slot() -> None:
    parsed = parse(reading().page)
    words = [t.text for p in parsed.paragraphs for t in p.doc]
    could = {question: [words[i] for i in at] for question, at in among(parsed).items()}
    assert could["actor"] == ["Poland", "Belarus", "Warsaw"]
    assert could["troops"] == ["2,000", "soldiers", "300", "men"]
    assert "Monday" in could["start"]
    assert "June" in could["start"]
