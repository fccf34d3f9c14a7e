"""Activities of several pages that are one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.model import Activity, Page, Party, Place, Quantity, Reading, Span, When
from indicia.resolve.merge import across

SPAN = Span(0, 4)


def told(**slots: object) -> Activity:
    base = Activity(
        id="a1",
        kind="exercise",
        trigger=SPAN,
        actors=(Party(name="Belarus", code="BY"),),
        places=(Place(name="Gomel region", span=SPAN, kind="region", country="BY", lat=52.4, lon=30.0),),
        start=When(span=SPAN, edtf="2015-06-16"),
    )
    return replace(base, **slots)  # type: ignore[arg-type]


def reading(page: str, *activities: Activity, published: date | None = date(2015, 6, 18)) -> Reading:
    text = Page(id=page, name=page, text="text", language="en", zones=(), published=published)
    return Reading(page=text, activities=activities)


def test_one_page_gives_a_group_for_each_of_its_activities() -> None:
    one, two = told(), told(id="a2", kind="deployment")
    groups = across((reading("p", one, two),))
    assert [g.activity for g in groups] == [one, two]


def test_two_tellings_of_one_exercise_join_and_say_why() -> None:
    (group,) = across((reading("p", told()), reading("q", told(kind="command_staff_exercise"))))
    assert [m.page for m in group.members] == ["p", "q"]
    assert group.activity.kind == "command_staff_exercise"
    assert group.because == (
        "Pages p and q: both name Belarus as taking part; both put it at Gomel region; their dates agree.",
    )


@pytest.mark.parametrize(
    "other",
    [
        told(actors=(Party(name="Poland", code="PL"),)),
        told(start=When(span=SPAN, edtf="2015-09-16")),
        told(places=(Place(name="Brest", span=SPAN, country="BY", lat=52.1, lon=23.7),)),
        told(kind="withdrawal"),
        told(kind="exercise", name="Zapad-2017"),
    ],
)
def test_a_contradiction_keeps_them_apart(other: Activity) -> None:
    first = told(name="Zapad-2021") if other.name else told()
    assert len(across((reading("p", first), reading("q", other)))) == 2


def test_a_shared_name_joins_what_gives_no_place_or_date() -> None:
    one = told(name="Zapad-2021", places=(), start=None)
    two = told(name="Zapad", places=(), start=None)
    (group,) = across((reading("p", one), reading("q", two)))
    assert "both call it" in group.because[0]


def test_rival_numbers_stand_side_by_side() -> None:
    ours = told(troops=(Quantity(what="troops", span=SPAN, value=12500, low=12500, high=12500),))
    theirs = told(troops=(Quantity(what="troops", span=SPAN, value=100000, low=100000, holder="NATO"),))
    (group,) = across((reading("p", ours), reading("q", theirs)))
    assert [q.value for q in group.activity.troops] == [12500, 100000]


def test_gaps_are_filled_from_other_pages_and_the_finest_date_wins() -> None:
    vague = told(start=When(span=SPAN, edtf="2015-06"), end=When(span=SPAN, edtf="2015-06-18"), near_border_of=("UA",))
    (group,) = across((reading("p", vague), reading("q", told())))
    merged = group.activity
    assert merged.start is not None
    assert merged.start.edtf == "2015-06-16"
    assert merged.end is not None
    assert merged.end.edtf == "2015-06-18"
    assert merged.near_border_of == ("UA",)


def test_background_joins_a_match_and_opens_no_group() -> None:
    past = told(background=True)
    assert across((reading("p", past),)) == ()
    (group,) = across((reading("p", told()), reading("q", past)))
    assert len(group.members) == 2
    assert not group.activity.background


def test_two_activities_of_one_page_never_join() -> None:
    assert len(across((reading("p", told(), told(id="a2")),))) == 2


def test_undated_tellings_far_apart_in_print_stay_apart() -> None:
    early = reading("p", told(start=None), published=date(2015, 1, 1))
    late = reading("q", told(start=None), published=date(2015, 6, 18))
    assert len(across((early, late))) == 2


@given(st.permutations([reading("p", told()), reading("q", told()), reading("r", told(kind="withdrawal"))]))
def test_the_order_of_pages_changes_no_grouping(readings: list[Reading]) -> None:
    groups = {frozenset(m.page for m in g.members) for g in across(tuple(readings))}
    assert groups == {frozenset({"p", "q"}), frozenset({"r"})}


WIRE = "The ministry said on Tuesday that reservists in two districts have been called up for ten days of training."


def _copy(page: str, text: str) -> Reading:
    start = text.index("reservists")
    call = told(kind="mobilization", trigger=Span(start, start + 10), places=(), start=None)
    document = Page(id=page, name=page, text=text, language="en", zones=(), published=date(2024, 9, 10))
    return Reading(page=document, activities=(call,))


def test_the_same_words_tie_two_tellings_without_place_or_date() -> None:
    (group,) = across((_copy("p", WIRE), _copy("q", "More. " + WIRE + " It rained.")))
    assert "both tell it in the same words" in group.because[0]


def test_other_words_without_place_or_date_tie_nothing() -> None:
    other = "Elsewhere in the country some reservists were sent letters, an officer told the paper."
    assert len(across((_copy("p", WIRE), _copy("q", other)))) == 2
