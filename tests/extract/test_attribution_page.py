"""Statements of whole pages: comments, headlines, interviews, and the seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicia import pages
from indicia.extract.attribution import attributions, people
from indicia.extract.parse import parse
from indicia.model import Attribution, Page, Span, Zone
from indicia.resolve.speakers import speakers

SEED = Path(__file__).parents[3] / "shared" / "seed" / "gomel-2015.txt"


def _page(*zones: tuple[str, str]) -> Page:
    text, made = "", []
    for kind, stretch in zones:
        made.append(Zone(kind=kind, span=Span(len(text), len(text) + len(stretch))))  # type: ignore[arg-type]
        text += stretch + "\n\n"
    return Page(id="p", name="p", text=text, language="en", zones=tuple(made))


def _read(page: Page) -> tuple[Attribution, ...]:
    parsed = parse(page)
    return speakers(attributions(parsed), page, people=people(parsed))


def _said(page: Page) -> list[tuple[str, str]]:
    return [(a.source, " | ".join(page.text[slice(*c)] for c in a.content)) for a in _read(page)]


@pytest.mark.parametrize(
    ("comment", "want"),
    [
        ("• Torgeir\n\n    In my day we had more of them.", [("Torgeir", "In my day we had more of them")]),
        ("— dani_haifa, May 18\nOne day they'll go for real.", [("dani_haifa", "One day they'll go for real")]),
        ("Liv-Unn wrote:\nThe neighbour said it was a show.", [("Liv-Unn", "The neighbour said it was a show")]),
        ("loulou\ndoes anyone know if the road is closed", []),
        ("Anonymous\nBUY CHEAP WATCHES HERE", []),
        ("Basia\nWhy now?", []),
    ],
)
def test_a_comment_is_its_readers_statement_if_it_claims_anything(comment: str, want: list[tuple[str, str]]) -> None:
    page = _page(("body", "Forty tanks crossed."), ("comment", comment))
    assert _said(page) == want
    assert all((a.source_kind, a.form, a.zone) == ("reader", "direct", "comment") for a in _read(page))


@pytest.mark.parametrize(
    ("headline", "want"),
    [
        ("Minsk: exercise is routine", [("Belarus", "exercise is routine")]),
        ("Border must be firmer, says Lukashenka", [("Lukashenka", "Border must be firmer")]),
        ("Police Day: columns, a brass band and one runaway horse", []),
        ("Russia: will it attack?", []),
    ],
)
def test_attributed_headlines_count(headline: str, want: list[tuple[str, str]]) -> None:
    assert _said(_page(("headline", headline), ("body", "Forty tanks crossed."))) == want


def test_answers_of_an_interview_are_direct_and_questions_are_nobodys() -> None:
    body = "Q: Is the drill over?\n\nA: Yes. It ended on Friday.\n\nQ: Why was it held?\n\nA: Perhaps to frighten us."
    page = _page(("headline", "Colonel Marek Kostrzewa on the drill"), ("body", body))
    assert _said(page) == [
        ("Marek Kostrzewa", "Yes. It ended on Friday"),
        ("Marek Kostrzewa", "Perhaps to frighten us"),
    ]
    assert {a.form for a in _read(page)} == {"direct"}


def test_turns_with_names_belong_to_the_named() -> None:
    body = (
        "The Gazette: Does the drill worry you?\n\nLindqvist: Not in the least.\n\n"
        "The Gazette: And the neighbours?\n\nLindqvist: They were not told."
    )
    page = _page(("body", "We met Major Tomas Lindqvist by the lake.\n\n" + body))
    assert _said(page) == [("Tomas Lindqvist", "Not in the least"), ("Tomas Lindqvist", "They were not told")]


def test_questions_as_cross_heads_make_no_interview() -> None:
    body = "How large is it?\n\nForty tanks take part.\n\nWhy now?\n\nThe ministry says it was planned."
    assert [source for source, _ in _said(_page(("body", body)))] == ["defence ministry"]


def _seed() -> tuple[Page, tuple[Attribution, ...]]:
    if not SEED.exists():
        pytest.skip("the seed page lies outside the project (../shared/seed) and is not here")
    page = pages.load(SEED.read_bytes(), name=str(SEED))
    return page, _read(page)


def test_the_seeds_expert_has_all_his_statements_and_nobody_is_invented() -> None:
    page, found = _seed()
    expert = [a for a in found if a.zone == "body"]
    assert {a.source for a in expert} == {"Aleksiy Melnyk"}
    said = " ".join(page.text[slice(*c)] for a in expert for c in a.content)
    for words in ("do not disturb him", "conducted according to a plan", "should be warned", "raises questions"):
        assert words in said
    for words in ("three reasons", "possibilities", "Two days ago", "little green men"):
        assert words not in said


def test_the_seeds_readers_speak_for_themselves() -> None:
    _, found = _seed()
    assert {a.source for a in found if a.zone == "comment"} == {"gmab", "Dirk Smith", "Dagwood Bumstead"}
    assert not any("Blatter" in a.source for a in found)
