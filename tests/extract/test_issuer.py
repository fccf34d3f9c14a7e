"""Whose notice a page is, told by its head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia import read_text
from indicia.extract.issuer import issuer
from indicia.pages import load

BODY = "\n\nFrom 18 to 22 May an exercise of the Ukrainian army will be held at the lake to train the crews.\n"


def _issuer(text: str) -> str | None:
    return issuer(load(text.encode(), name="x"))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("MINISTRY OF DEFENCE OF THE REPUBLIC OF KAZAKHSTAN | Press office", "Kazakh defence ministry"),
        ("MINISTRY OF NATIONAL DEFENCE — Communication\n\nAlgiers, 19 January 2021", "Algerian defence ministry"),
        ("Royal Norwegian Air Force Headquarters » Press » Notices", "Royal Norwegian Air Force Headquarters"),
        ("GENERAL STAFF / Information notes\n\nAnkara, 12 October 2012", "Turkish General Staff"),
        ("MINISTRY OF FOREIGN AFFAIRS OF GEORGIA\n\nStatements", "Georgian foreign ministry"),
        (
            "JOINT INFORMATION CENTRE / Release No. 14\n\nExercise begins\n\nMuscat, 3 May",
            "the Joint Information Centre",
        ),
        ("CENTRAL MILITARY DISTRICT. PRESS SERVICE\n\nExercise goes on at range", "the Central Military District"),
        ("MINISTRY OF NATIONAL DEFENCE » Press releases\n\nMeasures in the north", "Ukrainian defence ministry"),
        ("DEPARTMENT OF DEFENCE › Newsroom\n\nCanberra hosts navies", "Australian Department of Defence"),
        ("DEFENCE FORCES / Press releases\n\nSpring Storm to be held", "Ukrainian Defence Forces"),
        ("Northern Fleet » News » Arctic\n\nCrews fire from the island", "the Northern Fleet"),
        ("Operational Command North » News\n\nReservists assemble", "the Operational Command North"),
        ("Verification Centre | Statements\n\nOn a visit\n\nVilnius, 13 March 2020", "the Verification Centre"),
        ("Naval Forces » Statements\n\nWhat Sea Breeze is\n\nOdesa, 25.06.2021", "Ukrainian Naval Forces"),
        ("Interior Ministry | Notices\n\nCrossing points close\n\nHelsinki, 3 May 2020", "Finnish interior ministry"),
    ],
)
def test_a_notice_is_its_issuers(head: str, name: str) -> None:
    assert _issuer(head + BODY) == name


@pytest.mark.parametrize(
    "head",
    [
        "River Post | Region\n\nDefence ministry of Poland opens its press centre to visitors this week",
        "Army\n\nBrigade trains at the lake",
        "MINISTRY OF DEFENCE OF UKRAINE",
        "Press review\n\nThe general staff and the rest of us",
        "News · Army\n\nPontoons on the river",
        "The Irish Times\n\nNews | Ireland | Defence Forces\n\nRussian exercise worries fishermen",
        "PRESS RELEASE\n\nMinister visits Southern Military District",
        "Newsroom\n\nPutin cancels Wagner mission",
        "Example News\n\nMinistry of Defence of Belarus reports on drills",
        "PRESS CENTRE\n\nRiver crossing at the lake",
        "Northern Command | News\n\nThe brigade that would not leave",
    ],
)
def test_a_paper_that_names_a_ministry_is_no_notice(head: str) -> None:
    assert _issuer(head + BODY) is None


def test_a_notices_own_reason_is_held_by_its_issuer() -> None:
    reading = read_text("MINISTRY OF DEFENCE OF UKRAINE | Press release\n\nBrigade exercise announced" + BODY)
    assert {e.holder for e in reading.explanations} == {"Ukrainian defence ministry"}


@given(st.text(st.characters(categories=("L", "N", "P", "Z")), max_size=300))
def test_any_head_is_read(text: str) -> None:
    found = _issuer(text + BODY)
    assert found is None or found.strip()


def test_a_notice_that_names_no_state_in_its_text_tells_its_own_states_activity() -> None:
    reading = read_text(
        "MINISTRY OF DEFENCE OF THE REPUBLIC OF ARMENIA\nPress release, 3 September 2021\n\nOn the annual exercise\n\n"
        "From 6 to 10 September an exercise of the Third Army Corps will be held at the range. Some 2,500 servicemen "
        "and 40 tanks take part. The aim of the exercise is to train reserve officers.\n"
    )
    assert [[p.code for p in a.actors] for a in reading.activities] == [["AM"]]


def test_the_aim_that_a_notice_tells_is_its_issuers() -> None:
    reading = read_text("MINISTRY OF DEFENCE OF UKRAINE | Press release\n\nBrigade exercise announced" + BODY)
    assert {p.holder for a in reading.activities for p in a.purposes} == {"Ukrainian defence ministry"}


FLEET = (
    "Northern Fleet » News\n\nCoastal crews fire from the island\n\nSeveromorsk, 14.08.2024\n\nCrews of the coastal "
    "troops today began a live-fire exercise on Alexandra Land. The Norwegian side was informed of it beforehand.\n"
)


def test_who_is_only_told_of_a_notices_exercise_does_not_lead_it() -> None:
    assert {p.code for a in read_text(FLEET).activities for p in a.actors} == {"RU"}


def test_what_a_notice_tells_of_notification_its_issuer_says() -> None:
    assert {(f.mark, f.value, f.holder) for f in read_text(FLEET).transparency} == {
        ("notified", "yes", "the Northern Fleet")
    }
