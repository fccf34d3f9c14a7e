"""kb.actors: states, alliances and bodies as texts name them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import cpu_seconds
from indicia.kb import actors


def found(text: str, **options: int) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], h.code) for h in actors.find(text, **options)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Belarus", "BY"), ("Byelorussian", "BY"), ("Türkiye", "TR"), ("Turkiye", "TR"), ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"), ("the U.S.", "US"), ("US", "US"), ("the United Kingdom", "GB"), ("the Kremlin", "RU"),
        ("the White House", "US"), ("the Pentagon", "US"), ("Kiev", "UA"), ("Kyiv", "UA"), ("Pyongyang", "KP"),
        ("Seoul", "KR"), ("N'Djamena", "TD"), ("Kosovo", "XK"), ("Nato", "NATO"), ("NATO", "NATO"), ("CSTO", "CSTO"),
        ("OSCE", "OSCE"), ("Lukashenka", "BY"), ("Łukaszenka", "BY"), ("Zelenskyy", "UA"), ("Erdoğan", "TR"),
        ("Bosnia-Herzegovina", "BA"), ("Republic of the Congo", "CG"), ("Democratic Republic of Congo", "CD"),
        ("South Sudan", "SS"), ("Guinea-Bissau", "GW"), ("Papua New Guinea", "PG"), ("RUSSIA", "RU"), ("Poles", "PL"),
        ("Union State", "UNION_STATE"), ("ECOWAS", "ECOWAS"), ("African Union", "AFRICAN_UNION"),
    ],
)  # fmt: skip
def test_a_name_in_any_usual_form_gives_its_code(text: str, code: str) -> None:
    assert actors.code_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "We cooked a turkey for us all.", "He will polish the guns.", "Michael Jordan scored.", "Chad Smith drums.",
        "pro-Russian militia", "Soviet-era tanks", "The Washington Post wrote", "the Korean Peninsula", "Persian Gulf",
        "as the Vienna Document asks", "the Minsk agreements failed", "CONTACT US", "china cups", "Indian Ocean",
    ],
)  # fmt: skip
def test_words_that_only_look_like_a_state_are_passed_over(text: str) -> None:
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    assert found("South Sudan, Sudan and Papua New Guinea") == [
        ("South Sudan", "SS"), ("Sudan", "SD"), ("Papua New Guinea", "PG"),
    ]  # fmt: skip


def test_both_halves_of_a_hyphen_count() -> None:
    assert [code for _, code in found("a Russian-Belarusian exercise")] == ["RU", "BY"]


def test_the_manner_of_naming_is_told() -> None:
    hits = actors.find("Ukraine, Ukrainian, Kyiv, Zelensky, Bankova")
    assert [h.via for h in hits] == ["name", "demonym", "capital", "leader", "metonym"]


def test_a_leader_counts_only_about_the_time_in_office() -> None:
    assert found("Poroshenko spoke", year=2016) == [("Poroshenko", "UA")]
    assert found("Poroshenko spoke", year=2024) == []


def test_every_iso_state_has_a_name_that_leads_back() -> None:
    states = [code for code in actors.codes() if actors.kind_of(code) == "state"]
    assert len(states) >= 249
    for code in states:
        assert actors.code_of(actors.state_name(code)) == code, code


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert actors.state_name("QQ") == "QQ"


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_hits_lie_inside_any_text_in_order_and_apart(text: str) -> None:
    last = 0
    for hit in actors.find(text):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.end


@pytest.mark.parametrize("piece", ["U.", "Jordan ", "the United ", "\u0301", "A.A.", "Papua New ", "-" * 9])
def test_odd_text_takes_no_longer_than_its_length_asks(piece: str) -> None:
    assert cpu_seconds(lambda: actors.find(piece * (200_000 // len(piece)))) < 5


def test_people_are_named_in_the_plural_by_their_own_rules() -> None:
    text = "Swedes, Frenchmen, Spaniards, Filipinos, Icelanders and Czechs met Chinese, British and French officers."
    assert [h.code for h in actors.find(text)] == ["SE", "FR", "ES", "PH", "IS", "CZ", "CN", "GB", "FR"]
