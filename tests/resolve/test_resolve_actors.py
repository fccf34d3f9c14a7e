"""resolve.actors: parties that have only a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.model import Activity, Page, Party, Span, Zone
from indicia.resolve.actors import actors


def page(text: str) -> Page:
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text else ()
    return Page(id="p", name="p", text=text, language="en", zones=zones)


def activity(*parties: Party, partners: tuple[Party, ...] = (), forces: tuple[Party, ...] = ()) -> Activity:
    return Activity(id="a", kind="exercise", trigger=Span(0, 1), actors=parties, partners=partners, forces=forces)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Polish defence ministry", "PL"), ("Minsk", "BY"), ("the Kremlin", "RU"), ("Lukashenka", "BY"),
        ("NATO", "NATO"),
        ("Lithuania's Ministry of National Defence", "LT"), ("US 7th Army", "US"), ("Ukrainian armed forces", "UA"),
        ("Third Fleet", None), ("Northern Fleet", "RU"), ("Russian and Belarusian troops", None),
    ],
)  # fmt: skip
def test_a_name_tells_its_state_if_it_holds_one(name: str, code: str | None) -> None:
    (done,) = actors((activity(Party(name=name)),), page("Nothing else."))
    assert done.actors[0].code == code


def test_the_countrys_army_is_that_of_the_state_the_page_is_about() -> None:
    text = "Latvia begins drills. Latvian officers said so. The country's army takes part, and Estonia watches."
    (done,) = actors((activity(Party(name="The country's army", kind="formation")),), page(text))
    assert (done.actors[0].code, done.actors[0].kind) == ("LV", "formation")


def test_the_countrys_army_stays_open_where_two_states_are_named_alike() -> None:
    (done,) = actors((activity(Party(name="the country's army")),), page("Latvia and Estonia hold drills."))
    assert done.actors[0].code is None


def test_doubles_go_and_a_leader_is_no_partner_of_itself() -> None:
    one = activity(
        Party(name="Belarus", code="BY"), Party(name="Minsk"), partners=(Party(name="Belarusian"), Party(name="Russia"))
    )
    (done,) = actors((one,), page("Text."))
    assert [p.code for p in done.actors] == ["BY"]
    assert [p.code for p in done.partners] == ["RU"]


def test_an_alliance_is_no_state() -> None:
    (done,) = actors((activity(Party(name="the CSTO")),), page("Text."))
    assert (done.actors[0].code, done.actors[0].kind) == ("CSTO", "alliance")


def test_a_force_without_a_state_is_the_only_actors() -> None:
    forces = (Party(name="territorial forces of that region", kind="formation"),)
    (done,) = actors((activity(Party(name="Belarus", code="BY"), forces=forces),), page("Text."))
    assert done.forces[0].code == "BY"


def test_comments_do_not_say_what_the_country_is() -> None:
    text = "Latvia trains.\nEstonia Estonia Estonia Estonia"
    zones = (Zone(kind="body", span=Span(0, 14)), Zone(kind="comment", span=Span(15, len(text))))
    whole = Page(id="p", name="p", text=text, language="en", zones=zones)
    (done,) = actors((activity(Party(name="the army")),), whole)
    assert done.actors[0].code == "LV"


@given(st.text(max_size=80), st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_name_on_any_page_keeps_its_party(name: str, text: str) -> None:
    (done,) = actors((activity(Party(name=name)),), page(text))
    assert [p.name for p in done.actors] == [name]
