"""What links an activity to what fills its slots: words answer by their odds against "nothing here", in their span."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.activities import told
from indicia.extract.activities.linked import MOST, WEIGHT, of_spans, of_states, states_told
from indicia.extract.activities.where_scored import candidates
from indicia.extract.links import Links
from indicia.extract.marking import Mark, Marks, marks
from indicia.extract.page_rows import MOST_PIECES, parts, runs_of
from indicia.extract.parse import Parsed, parse
from indicia.kb.marker_model import Link, Question
from indicia.model import Span
from indicia.pages import load

WORDS = (Span(0, 5), Span(6, 9), Span(10, 16))
TEXT = "drill the Orzysz"


def _links(answers: list[float], none: float) -> Links:
    """One question, one dimension: the first word asks for 1."""
    size = len(WORDS)
    link = Link(np.ones((size, 1)), np.array(answers)[:, None], np.full(size, none))
    return Links(WORDS, [{"place": link}])


def test_a_word_answers_by_its_odds_against_nothing() -> None:
    scores = _links([0.0, 1.0, 3.0], none=1.0).scores("place", Span(0, 5))
    assert scores is not None
    assert scores.tolist() == [-1.0, 0.0, 2.0]


def test_the_words_of_a_stretch_are_added_up() -> None:
    links = _links([0.0, 1.0, 1.0], none=0.0)
    scores = links.scores("place", Span(0, 5))
    assert scores is not None
    assert links.over(scores, [Span(6, 16)])[0] == pytest.approx(1.0 + np.log(2))
    assert links.over(scores, [Span(8, 11)])[0] == pytest.approx(1.0 + np.log(2))  # cut words count whole


def test_where_no_word_stands_nothing_is_asked_and_nothing_answers() -> None:
    links = _links([0.0, 1.0, 1.0], none=0.0)
    assert links.scores("place", Span(5, 6)) is None
    assert Links().scores("place", Span(0, 5)) is None
    scores = links.scores("place", Span(0, 5))
    assert scores is not None
    assert links.over(scores, [Span(20, 30)])[0] == -np.inf


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(100, 600))
def test_a_page_is_cut_into_neighbouring_runs_that_fit(sizes: list[int], most: int) -> None:
    found = list(runs_of(sizes, most=most))
    assert [n for start, end in found for n in range(start, end)] == list(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= most or end - start == 1 for start, end in found)


DRILL = (
    "Guns at Orzysz\n\nPoland's army began an exercise on Monday. Tanks and artillery take part, the ministry said.\n\n"
    "Belarus had asked for observers. The range lies near Orzysz."
)


def test_every_word_of_a_page_has_its_row_in_order() -> None:
    parsed = parse(load(DRILL.encode(), name="p.txt"))
    (part,) = parts(parsed)
    words = [paragraph.span_of(token) for paragraph, token in part.words()]
    assert words == sorted(words)
    assert len(words) == len(part.first()) == sum(len(p.doc) for p in parsed.paragraphs)
    assert {len(column) for column in part.per_piece()} == {part.states().shape[1]}


def test_links_weigh_within_their_bounds_and_without_a_marker_nothing() -> None:
    parsed = parse(load(DRILL.encode(), name="p.txt"))
    page, seen = told(parsed), marks(parsed)
    found = [spot.span for spot in candidates(page.scenes, None)]
    for group in page.groups:
        for question, weight in WEIGHT.items():
            odds = of_spans(group, found, seen, question)
            assert len(odds) == len(found)
            assert all(abs(value) <= MOST * weight for value in odds)
            assert (
                set(of_spans(group, found, None, question)) == {0.0} == set(of_spans(group, found, Marks(), question))
            )


def _asking(parsed: Parsed, answers: Mapping[str, float], question: Question) -> Marks:
    """One mark, on "an exercise", and one question that words of the page answer with given odds."""
    words = [p.span_of(t) for p in parsed.paragraphs for t in p.doc]
    told_of = [answers.get(parsed.page.text[w.start : w.end], -9.0) for w in words]
    link = Link(np.ones((len(words), 1)), np.array(told_of)[:, None], np.zeros(len(words)))
    start = parsed.page.text.index("an exercise")
    mark = Mark(task="activity", span=Span(start, start + len("an exercise")), odds=2.0, what={"exercise": 1.0})
    return Marks([mark], Links(words, [{question: link}]))


def test_a_state_has_the_odds_of_all_its_names_against_those_of_the_others_and_of_nobody() -> None:
    parsed = parse(load(DRILL.encode(), name="p.txt"))
    page = told(parsed)
    seen = _asking(parsed, {"Poland": 2.0, "Belarus": 1.0}, "actor")
    odds = of_states(page.groups[0], states_told(page.scenes), seen)
    assert odds["PL"] == pytest.approx(WEIGHT["actor"] * (2.0 - np.log(1 + np.exp(1.0))), abs=1e-3)
    assert odds["BY"] == pytest.approx(WEIGHT["actor"] * (1.0 - np.log(1 + np.exp(2.0))), abs=1e-3)


def test_without_a_mark_no_state_is_likelier_for_being_named_more_often() -> None:
    parsed = parse(load(DRILL.encode(), name="p.txt"))
    page = told(parsed)
    assert (
        of_states(page.groups[0], states_told(page.scenes), None)
        == {}
        == of_states(page.groups[0], states_told(page.scenes), Marks())
    )


def test_a_long_page_is_read_in_parts_and_every_mark_lies_on_its_words() -> None:
    news = (
        "Poland's army began an exercise at Orzysz on Monday with 2,000 soldiers and forty tanks, the ministry said. "
    )
    text = "Guns at Orzysz\n\n" + "\n\n".join(f"{news * 3}Entry {n} of the day's log ends here." for n in range(12))
    parsed = parse(load(text.encode(), name="p.txt"))
    read = list(parts(parsed))
    assert len(read) > 1
    assert [n for part in read for n in part.numbers] == list(range(len(parsed.paragraphs)))
    assert all(part.states().shape[1] <= MOST_PIECES for part in read)
    seen = marks(parsed)
    told_by = {text[m.span.start : m.span.end] for m in seen.of("cue")}
    assert told_by == {"said"}
    last = seen.of("activity")[-1].span
    scores = seen.links.scores("place", last)
    assert scores is not None
    assert len(scores) == sum(len(p.doc) for p in parsed.paragraphs)
