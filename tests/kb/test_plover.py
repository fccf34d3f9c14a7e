"""Activities as event data code them."""

from __future__ import annotations

import string
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.kb import plover
from indicia.model import Activity, ActivityKind, Page, Party, Place, Plover, Span, Status, Zone


def activity(kind: ActivityKind = "exercise", *codes: str, status: Status = "under_way", **slots: object) -> Activity:
    actors = tuple(Party(name=c, code=c, kind="alliance" if c == "NATO" else "state") for c in codes or ("RU",))
    return Activity(id="a1", kind=kind, trigger=Span(0, 1), status=status, actors=actors, **slots)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "codes", "status", "event", "mode"),
    [
        ("exercise", ["RU"], "under_way", "MOBILIZE", "troops"),
        ("exercise", ["RU", "BY"], "finished", "COOPERATE", None),
        ("exercise", ["NATO"], "under_way", "COOPERATE", None),
        ("exercise", ["RU", "BY"], "planned", "AGREE", None),
        ("exercise", ["RU", "BY"], "cancelled", "SANCTION", "discontinue"),
        ("exercise", ["RU"], "cancelled", "RETREAT", None),
        ("command_staff_exercise", ["PL"], "planned", "MOBILIZE", "troops"),
        ("snap_inspection", ["RU"], "under_way", "MOBILIZE", "troops"),
        ("live_fire", ["KP"], "finished", "MOBILIZE", "weapons"),
        ("missile_test", ["KP"], "finished", "MOBILIZE", "weapons"),
        ("deployment", ["US", "PL"], "under_way", "MOBILIZE", "troops"),
        ("mobilization", ["UA"], "under_way", "MOBILIZE", "troops"),
        ("alert", ["IN"], "under_way", "MOBILIZE", "troops"),
        ("withdrawal", ["SY"], "finished", "RETREAT", "withdraw"),
        ("withdrawal", ["SY"], "planned", "AGREE", None),
        ("withdrawal", ["SY"], "cancelled", "REJECT", "yield"),
        ("border_closure", ["PL"], "under_way", "COERCE", "restrict"),
        ("border_closure", ["PL"], "planned", "THREATEN", "restrict"),
        ("other", ["RU"], "finished", "ASSAULT", None),
        ("other", ["RU"], "planned", "THREATEN", "violence"),
        ("other", ["RU"], "denied", "ASSAULT", None),
    ],
)
def test_kind_status_and_sides_give_type_and_mode(
    kind: ActivityKind, codes: list[str], status: Status, event: str, mode: str | None
) -> None:
    found = plover.code(activity(kind, *codes, status=status))
    assert (found.event, found.mode) == (event, mode)


@pytest.mark.parametrize(
    ("words", "sentence", "event", "mode"),
    [
        ("an air strike", "", "ASSAULT", "heavy-weapons"),
        ("shelled the town", "", "ASSAULT", "heavy-weapons"),
        ("a bomb attack", "", "ASSAULT", "explosives"),
        ("an attack", "Helicopters killed nine in an attack on a village", "ASSAULT", "heavy-weapons"),
        ("an attack", "Two suicide bombers died in the attack", "ASSAULT", "suicide-attack"),
        ("an attack", "Soldiers opened fire in the attack", "ASSAULT", "firearms"),
        ("an attack", "There was an attack", "ASSAULT", None),
        ("patrolled the strait", "", "MOBILIZE", "troops"),
        ("violated its airspace", "with two bombers", "MOBILIZE", "troops"),
        ("the naval blockade", "", "COERCE", "restrict"),
        ("annexed the peninsula", "", "COERCE", "seize"),
        ("a truce", "", "RETREAT", "ceasefire"),
    ],
)
def test_the_words_tell_incidents_apart(words: str, sentence: str, event: str, mode: str | None) -> None:
    found = plover.code(activity("other"), words=words, sentence=sentence)
    assert (found.event, found.mode) == (event, mode)


def test_words_change_only_incidents() -> None:
    assert plover.code(activity("withdrawal"), words="shelled").event == "RETREAT"


@pytest.mark.parametrize(
    ("slots", "context"),
    [
        ({}, ("military",)),
        ({"status": "hypothetical"}, ("military", "hypothetical")),
        ({"status": "denied"}, ("military", "hypothetical")),
        ({"background": True}, ("military", "historical")),
        ({"status": "denied", "background": True}, ("military", "hypothetical", "historical")),
    ],
)
def test_contexts_say_what_is_not_news(slots: dict[str, object], context: tuple[str, ...]) -> None:
    assert plover.code(activity("deployment", **slots)).context == context  # type: ignore[arg-type]


def test_nuclear_words_add_their_context() -> None:
    assert plover.code(activity("missile_test"), words="nuclear test").context == ("military", "cbrn")


def test_the_sentence_of_the_words_is_read_and_no_other() -> None:
    text = "An attack killed two. Later helicopters left."
    page = Page(id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))
    told = Activity(id="a1", kind="other", trigger=Span(0, 9), status="finished")
    (coded,) = plover.coded([told], page)
    assert coded.plover == Plover(event="ASSAULT", context=("military",))


def test_actors_are_written_with_three_letters_and_targets_are_abroad() -> None:
    place = Place(name="Gomel", span=Span(0, 1), country="BY")
    one = activity("exercise", "RU", "NATO", places=(place,), near_border_of=("UA", "RU"))
    assert plover.sources(one) == ("RUS", "IGO")
    assert plover.targets(one) == ("UKR", "BLR")


def test_older_types_have_a_name_of_today() -> None:
    assert [plover.current(e) for e in ("FIGHT", "DISAPPROVE", "MOBILIZE")] == ["ASSAULT", "ACCUSE", "MOBILIZE"]
    assert plover.quad("FIGHT") is None
    assert plover.iso3("ZZ") is None


@given(
    st.sampled_from(get_args(ActivityKind)),
    st.sampled_from(get_args(Status)),
    st.text(alphabet=string.printable, max_size=80),
    st.integers(min_value=1, max_value=3),
)
def test_every_activity_has_a_type_of_a_quad(kind: ActivityKind, status: Status, words: str, states: int) -> None:
    found = plover.code(activity(kind, *("RU", "BY", "PL")[:states], status=status), words=words, sentence=words)
    assert plover.quad(found.event)
    assert found.context[0] == "military"
