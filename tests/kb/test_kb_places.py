"""kb.places: the gazetteer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.kb import borders, places
from indicia.kb._fold import fold


@pytest.mark.parametrize("name", ["Gomel", "Homel", "Homyel", "Homiel", "GOMEL", "Homyel’", "Gomel'", "Гомель"])
def test_every_spelling_of_gomel_is_the_city(name: str) -> None:
    entry = places.candidates(name)[0]
    assert (entry.kind, entry.country, entry.region, entry.geonames_id) == ("city", "BY", "BY-HO", 627907)


@pytest.mark.parametrize(
    "name", ["Gomel oblast", "Homyel region", "the Gomel Region", "Gomel Province", "Гомельская область"]
)
def test_a_word_of_kind_asks_for_the_region(name: str) -> None:
    entries = places.candidates(name)
    assert {e.kind for e in entries} == {"region"}
    assert (entries[0].name, entries[0].region) == ("Gomel region", "BY-HO")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kiev", "city", "UA"), ("Kyiv", "city", "UA"), ("Lvov", "city", "UA"), ("Lwów", "city", "UA"),
        ("Baltic Sea", "sea", None), ("the Baltic", "sea", None), ("Taiwan Strait", "sea", None),
        ("the Gulf of Finland", "sea", None), ("Sea of Azov", "sea", None), ("Suwałki Gap", "other", "PL"),
        ("Obuz-Lesnovsky training ground", "range", "BY"), ("Obuz-Lesnovskiy", "range", "BY"),
        ("Donbass", "region", "UA"),
        ("Line of Actual Control", "other", None), ("Kaliningrad oblast", "region", "RU"), ("Crimea", "region", "UA"),
        ("Poland", "country", "PL"), ("Republic of Korea", "country", "KR"), ("eastern Poland", "region", "PL"),
        ("the north of Kosovo", "region", "XK"), ("north-western Russia", "region", "RU"), ("England", "region", "GB"),
        ("Nagorno-Karabakh", "region", "AZ"), ("Golan Heights", "region", "SY"), ("St. Petersburg", "city", "RU"),
    ],
)  # fmt: skip
def test_known_places_have_kind_and_state(name: str, kind: str, country: str | None) -> None:
    entry = places.candidates(name)[0]
    assert (entry.kind, entry.country) == (kind, country)


def test_eastern_poland_lies_in_the_east_of_poland() -> None:
    middle, east = places.candidates("Poland")[0], places.candidates("eastern Poland")[0]
    assert east.lon > middle.lon + 1
    assert borders.country_at(lat=east.lat, lon=east.lon) == "PL"


@pytest.mark.parametrize("name", ["", "x", "Qwertzuiopistan", "a" * 5000, "\n\t", "the", "oblast", "EU"])
def test_what_is_no_place_gives_nothing(name: str) -> None:
    assert places.candidates(name) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Drills near Gomel and in Brest Voivodeship.", ["Gomel", "Brest Voivodeship"]),
        ("A nice reading of the mobile bath.", []),
        ("Nice, Reading, Mobile and Of are towns.", []),
        ("Vladimir Putin and Stanislav Zas met.", []),
        ("They crossed the Sea of Azov.", ["Sea of Azov"]),
        ("Tanks reached the Suwałki corridor", ["Suwałki corridor"]),
        ("under the Vienna Document", []),
        ("in Kyiv's suburbs", ["Kyiv"]),
    ],
)
def test_find_tags_well_known_places_only(text: str, names: list[str]) -> None:
    assert [text[s.start : s.end] for s in places.find(text)] == names


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_find_gives_spans_inside_any_text_in_order(text: str) -> None:
    last = 0
    for start, end in places.find(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(max_size=90))
@settings(max_examples=200, deadline=None)
def test_candidates_of_any_text_are_on_the_globe(text: str) -> None:
    for entry in places.candidates(text):
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert entry.radius_km >= 0


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_stored_names_are_folded_as_we_fold() -> None:
    for name in ("Homyel’", "Saint-Étienne", "Łódź", "Şırnak", "Đà Nẵng", "Nizhniy Novgorod", "Mykolayiv"):
        assert places.candidates(name), name
