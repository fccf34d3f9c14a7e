"""Which of a page's dates a small model takes for an activity's start and end."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.extract.activities import told
from indicia.extract.activities.when_roles import edged, toned
from indicia.extract.activities.when_scored import cases, moments, options
from indicia.extract.dates_form import Point
from indicia.extract.parse import parse
from indicia.kb.moments import total
from indicia.model import Page, Span, Zone

DAY = date(2020, 5, 13)
TEXT = (
    "The Polish army opened an exercise near Orzysz on Monday. It ends on 22 May, the defence ministry in Warsaw said."
)


def page(text: str) -> Page:
    return Page(
        id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),), published=DAY
    )


def test_a_start_and_an_end_in_two_sentences_are_both_found() -> None:
    found = told(parse(page(TEXT)))
    ((start, end),) = moments(found.groups, found.scenes, ["under_way"], year=2020)
    assert start is not None
    assert start.relative == "published weekday Monday"
    assert end is not None
    assert end.relative == "published nearest 05-22"


def test_every_slot_may_stay_open() -> None:
    found = told(parse(page(TEXT)))
    (case,) = cases(found.groups, found.scenes, ["under_way"], year=2020)
    assert options(case, "start")[0].when is None
    assert options(case, "end")[0].when is None


def test_the_spans_of_options_lie_inside_the_page() -> None:
    found = told(parse(page(TEXT)))
    (case,) = cases(found.groups, found.scenes, ["under_way"], year=2020)
    spans = [o.when.span for o in options(case, "start") if o.when]
    assert spans
    assert all(0 <= s.start < s.end <= len(TEXT) for s in spans)


def test_unknown_features_weigh_nothing() -> None:
    assert total("start", ("no such feature",)) == total("end", ()) == 0


def test_what_the_rules_say_speaks_for_a_date() -> None:
    assert total("start", ("as ruled",)) > 0


def test_a_month_without_a_verb_is_the_past_one() -> None:
    assert toned(Point(relative="published nearest 08"), None).relative == "published by 08"


def test_a_day_of_a_month_is_left_the_nearest() -> None:
    assert toned(Point(relative="published nearest 08-05"), None).relative == "published nearest 08-05"


def test_only_until_the_end_of_a_month_is_a_day() -> None:
    point = Point(relative="published nearest 04")
    assert edged("the end of April", point, last=True, cue="until").relative == "published nearest 04 last day"
    assert edged("the end of April", point, last=True, cue="at") == point


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200))
def test_arbitrary_text_never_raises(text: str) -> None:
    found = told(parse(page(f"{text} The army's exercise began on Monday. {text}")))
    got = moments(found.groups, found.scenes, ["under_way"] * len(found.groups), year=2020)
    assert len(got) == len(found.groups)
