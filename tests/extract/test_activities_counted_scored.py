"""Which of a page's counts a small model takes for an activity's strength."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.extract.activities import activities, counted, told
from indicia.extract.activities.counted_scored import chosen, musters, strengths
from indicia.extract.activities.when_paths import way
from indicia.extract.parse import parse
from indicia.model import Page, Span, Zone

TEXT = (
    "Romania's army opened the exercise Sea Wall near Constanta on Monday. About 900 soldiers from Romania and France"
    " take part in it until Friday.\n\nBulgaria sent 250 engineers to its own frontier on Tuesday."
)


def page(text: str) -> Page:
    return Page(
        id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),),
        published=date(2020, 5, 13),
    )  # fmt: skip


def test_an_exercise_has_the_count_of_the_sentence_behind_it() -> None:
    first = next(a for a in activities(parse(page(TEXT))) if a.kind == "exercise")
    assert [q.value for q in first.troops][:1] == [900]


def test_an_activity_may_have_no_strength() -> None:
    found = told(parse(page(TEXT)))
    ours = musters(found.groups, found.scenes, counted.tallies(found.scenes, ()), {})
    assert all(strengths(m)[0].tally is None for m in ours)


def test_nobody_keeps_what_is_the_main_figure_of_another() -> None:
    found = told(parse(page(TEXT)))
    ruled = counted.ruled(found.groups, found.scenes, ())
    given_out = chosen(musters(found.groups, found.scenes, counted.tallies(found.scenes, ()), ruled), ruled)
    spans = [q.span for quantities in given_out.values() for q in quantities[1:] if q.what == "troops"]
    mains = {q.span for quantities in given_out.values() for q in quantities[:1] if q.what == "troops"}
    assert not mains & set(spans)


def test_the_way_between_two_words_goes_over_what_they_share() -> None:
    doc = parse(page("Soldiers opened the exercise on Monday.")).paragraphs[0].doc
    words = {t.text: t for t in doc}
    assert way(words["Monday"], words["opened"]).endswith("^ ")
    assert way(words["opened"], words["opened"]) == " ^ "


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(TEXT.replace("\n", " ").split()), max_size=60))
def test_counts_of_odd_text_lie_inside_the_page(words: list[str]) -> None:
    text = " ".join(words) or "x"
    for activity in activities(parse(page(text))):
        assert all(0 <= q.span.start < q.span.end <= len(text) for q in activity.troops)
