"""Statements of whole pages: comments, headlines, interviews, and the seed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attribution_texts import cases, page_of, params, read, resolved_in

from indicia import pages
from indicia.extract.attribution import Method
from indicia.extract.attribution.voices import comments
from indicia.model import Attribution, Page, Span, Zone

SEED = Path(__file__).parents[3] / "shared" / "seed" / "gomel-2015.txt"
CASES = cases("attribution_pages.yaml")
ENOUGH = 40


def _zones(case: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, text) for kind, text in case["zones"])


def _plain(name: str) -> str:
    """A name as it is compared: "The ministry" is "ministry"."""
    return name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")


@pytest.mark.parametrize(("case", "method"), params(CASES))
def test_a_page_gives_exactly_its_statements(case: dict[str, Any], method: Method) -> None:
    zones = _zones(case)
    found, text = resolved_in(zones, method), page_of(*zones).text
    said = sorted([_plain(a.source), *(text[slice(*c)] for c in a.content)] for a in found)
    assert said == sorted([_plain(name), *content] for name, *content in case["want"])


@pytest.mark.parametrize(("case", "method"), params([c for c in CASES if "kinds" in c]))
def test_the_sources_of_a_page_have_their_kinds(case: dict[str, Any], method: Method) -> None:
    assert [a.source_kind for a in resolved_in(_zones(case), method)] == case["kinds"]


def test_there_are_enough_pages() -> None:
    assert len(CASES) >= ENOUGH
    assert len({c["id"] for c in CASES}) == len(CASES)


def _read(page: Page) -> tuple[Attribution, ...]:
    return read(page, "learned")


def _said(page: Page) -> list[tuple[str, str]]:
    return [(a.source, " | ".join(page.text[slice(*c)] for c in a.content)) for a in _read(page)]


@pytest.mark.parametrize(
    ("comment", "want"),
    [
        ("• Torgeir\n\n    In my day we had more of them.", [("Torgeir", "In my day we had more of them")]),
        ("— dani_haifa, May 18\nOne day they'll go for real.", [("dani_haifa", "One day they'll go for real")]),
        ("Liv-Unn wrote:\nIt was a show for the neighbours.", [("Liv-Unn", "It was a show for the neighbours")]),
        ("loulou\ndoes anyone know if the road is closed", []),
        ("Anonymous\nBUY CHEAP WATCHES HERE", []),
        ("Basia\nWhy now?", []),
    ],
)
def test_a_comment_is_its_readers_statement_if_it_claims_anything(comment: str, want: list[tuple[str, str]]) -> None:
    page = page_of(("body", "Forty tanks crossed."), ("comment", comment))
    assert _said(page) == want
    assert all((a.source_kind, a.form, a.zone) == ("reader", "direct", "comment") for a in _read(page))


@pytest.mark.parametrize(
    ("headline", "want"),
    [
        ("Minsk: exercise is routine", [("Belarus", "exercise is routine")]),
        ("Border must be firmer, says Lukashenka", [("Alyaksandr Lukashenka", "Border must be firmer")]),
        ("Police Day: columns, a brass band and one runaway horse", []),
        ("Russia: will it attack?", []),
    ],
)
def test_attributed_headlines_count(headline: str, want: list[tuple[str, str]]) -> None:
    assert _said(page_of(("headline", headline), ("body", "Forty tanks crossed."))) == want


def test_answers_of_an_interview_are_direct_and_questions_are_nobodys() -> None:
    body = "Q: Is the drill over?\n\nA: Yes. It ended on Friday.\n\nQ: Why was it held?\n\nA: Perhaps to frighten us."
    page = page_of(("headline", "Colonel Marek Kostrzewa on the drill"), ("body", body))
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
    page = page_of(("body", "We met Major Tomas Lindqvist by the lake.\n\n" + body))
    assert _said(page) == [("Tomas Lindqvist", "Not in the least"), ("Tomas Lindqvist", "They were not told")]


CALLED = "Conversation\n\n“A letter takes one afternoon”\n\nQuestions: Anna Berg | Oslo, 9 July 2018\n\n"
OPENING = (
    "Last week Sweden held a large exercise. Defence minister Peter Holm called it routine. Karin Aasen ran the "
    "arms control desk of the foreign ministry until 2016.\n\n"
)


def test_an_interview_without_labels_is_told_by_its_head_and_its_guest_by_its_opening() -> None:
    turns = (
        "Should your old desk have heard of it?\n\nFrom nine thousand men upwards, yes. No form came.\n\n"
        "Oslo says it was in the plan for the year.\n\n"
        "Then where was the difficulty? Somebody decided not to write it.\n\n"
        "Was it a way of leaning on the government?\n\nThat may have been a welcome side effect.\n\n"
        "The interview was shortened.\n"
    )
    said = _read(pages.load((CALLED + OPENING + turns).encode(), name="x"))
    assert {a.source for a in said if a.form == "direct"} == {"Karin Aasen"}
    assert sum(a.form == "direct" and a.zone == "body" for a in said) == 3


def test_a_label_of_initials_may_leave_out_the_article_of_a_name() -> None:
    body = (
        "Faisal Al-Ruwaili commanded a brigade until 2003.\n\nWhy did they go?\n\nF. R.: Bahrain asked.\n\n"
        "Will they stay?\n\nF. R.: Until somebody pays.\n\nAnd the neighbours?\n\nF. R.: They were not told."
    )
    assert {source for source, _ in _said(page_of(("body", body)))} == {"Faisal Al-Ruwaili"}


def test_the_words_behind_a_name_in_one_line_are_the_readers() -> None:
    text = (
        "Brigade drills\n\nMinsk, 3 May 2021\n\n"
        "The army began an exercise on Monday. Troops were seen on the road.\n\n"
        "Comments (2)\n\ndani_haifa: They do it every year and want to frighten us.\n\nmoshe: A message to Kyiv.\n"
    )
    assert [(a.source, a.zone) for a in _read(pages.load(text.encode(), name="x")) if a.zone == "comment"] == [
        ("dani_haifa", "comment"),
        ("moshe", "comment"),
    ]


@pytest.mark.parametrize(
    ("letter", "source", "said"),
    [
        ("It is done to frighten us and so we lie awake. Mrs Agathe Toner, Visp", "Agathe Toner", "awake"),
        ("D. Rusu, Tighina — In three weeks there is an election and no more.", "D. Rusu", "no more"),
        ("From Mrs Ingrid Vaa, Torvik\nSomebody wants the neighbours to count them.", "Ingrid Vaa", "count them"),
    ],
)
def test_a_letters_words_end_or_begin_at_its_writers_name(letter: str, source: str, said: str) -> None:
    other = letter.replace("Toner", "Frei").replace("Rusu", "Popa").replace("Vaa", "Moe")
    text = f"LETTERS\n\nYour views\n\n20 October 2023\n\nThe drill kept us awake last week.\n\n{letter}\n\n{other}\n"
    page = pages.load(text.encode(), name="x")
    first = next(a for a in _read(page) if a.zone == "comment")
    assert first.source == source
    assert page.text[slice(*first.content[0])].endswith(said)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Zapad-2021: five questions answered", "What is it?\n\nAn exercise.\n\nWhy now?\n\nThe armies must train."),
        (
            "Putin spoke to Macron",
            "Is the alliance ready?\n\nThe Kremlin denies it.\n\nIs it true?\n\nWarsaw has closed it.",
        ),
        ("“Zapad” drills are “defensive”", "Is the alliance ready?\n\nOne brigade is.\n\nIs it true?\n\nWarsaw waits."),
    ],
)
def test_titles_of_news_make_no_interview(title: str, text: str) -> None:
    page = pages.load(f"{title}\n\n3 May 2021\n\nPresident Viktor Orlov opened it.\n\n{text}\n".encode(), name="x")
    assert not [a for a in _read(page) if a.form == "direct"]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("Ivan Petrov - September 12, 2021 at 10:15 pm\nThey are afraid of us.", "They are afraid of us"),
        ("I do not know what Maxim says. They mass troops because they fear us.\nMax", "they fear us"),
        ("They do it so that we lie awake and vote for quiet. Mrs. Agathe Toner, Visp", "vote for quiet"),
    ],
)
def test_a_name_inside_a_word_or_a_date_behind_a_name_changes_nothing(comment: str, said: str) -> None:
    author = {"Iva": "Ivan Petrov", "I d": "Max", "The": "Agathe Toner"}[comment[:3]]
    zone = Zone(kind="comment", span=Span(0, len(comment)), author=author)
    (draft,) = comments(Page(id="x", name="x", text=comment, language="en", zones=(zone,)))
    assert comment[slice(*draft.content[-1])].endswith(said)
    assert "2021" not in comment[slice(*draft.content[0])]


def test_questions_as_cross_heads_make_no_interview() -> None:
    body = "How large is it?\n\nForty tanks take part.\n\nWhy now?\n\nThe ministry says it was planned."
    assert [_plain(source) for source, _ in _said(page_of(("body", body)))] == ["defence ministry"]


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
    assert {a.source for a in found if a.source_kind == "reader"} == {"gmab", "Dirk Smith", "Dagwood Bumstead"}
    assert not any("Blatter" in a.source for a in found)
