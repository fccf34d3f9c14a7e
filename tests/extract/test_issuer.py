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
