"""kb.places: the gazetteer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.kb import borders, places
from indicia.kb._fold import fold
from indicia.kb._gazetteer import own_rows, short_names
from indicia.kb.places_summary import summary


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


@pytest.mark.parametrize(
    ("name", "title", "region"),
    [
        ("Laurel County", "Laurel County", "US-KY"), ("Rapides Parish", "Rapides Parish", "US-LA"),
        ("DeKalb County", "DeKalb County", "US-GA"), ("Gwinnett", "Gwinnett County", "US-GA"),
    ],
)  # fmt: skip
def test_counties_have_records_of_their_own(name: str, title: str, region: str) -> None:
    entry = places.candidates(name)[0]
    assert (entry.name, entry.region, entry.kind, entry.district) == (title, region, "other", True)
    assert 10 < entry.radius_km < 120


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("W.Va.", "region", "US-WV"), ("Ga.", "region", "US-GA"), ("TX", "region", "US-TX"),
        ("Ohioans", "region", "US-OH"), ("D.C.", "region", "US-DC"), ("Chechen", "region", "RU-CE"),
        ("L.A.", "city", "US-CA"),
    ],
)  # fmt: skip
def test_short_forms_and_demonyms_lead_to_their_region(name: str, kind: str, code: str) -> None:
    entry = places.candidates(name)[0]
    assert (entry.kind, entry.region) == (kind, code)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("the Persian Gulf", "Persian Gulf"), ("eastern Mediterranean", "Eastern Mediterranean"),
        ("Strait of Hormuz", "Strait of Hormuz"), ("Gulf of Izmit", "Gulf of Izmit"), ("Lake Ladoga", "Lake Ladoga"),
        ("the Dead Sea", "Dead Sea"), ("Bass Strait", "Bass Strait"), ("Sea of Okhotsk", "Sea of Okhotsk"),
    ],
)  # fmt: skip
def test_seas_straits_and_gulfs_are_no_towns(name: str, title: str) -> None:
    entry = places.candidates(name)[0]
    assert (entry.name, entry.kind) == (title, "sea")
    assert entry.radius_km >= 10


@pytest.mark.parametrize("name", ["Black Sea", "Dnieper", "Danube", "Carpathians", "Karakoram", "Shatt al-Arab"])
def test_what_several_states_share_has_no_state(name: str) -> None:
    entry = places.candidates(name)[0]
    assert entry.country is None
    assert entry.radius_km > 80


def test_lower_case_words_are_no_districts() -> None:
    assert not any(e.district for name in ("island", "lake", "union") for e in places.candidates(name))


def test_the_own_table_has_whole_rows_on_the_globe() -> None:
    names = [row[0] for row in own_rows()]
    assert len(names) == len(set(names))
    for row in own_rows():
        if row[1] != "alias":
            lat, lon, radius = map(float, row[3:6])
            assert -90 <= lat <= 90
            assert -180 <= lon <= 180
            assert 0 < radius <= 8000


def test_every_short_form_leads_somewhere() -> None:
    assert all(places.candidates(form) for form in short_names())


def test_a_summary_tells_kinds_and_fame() -> None:
    known = summary("London")
    assert known is not None
    assert {"city"} <= known.kinds
    assert known.fame >= 6
    assert summary("Xqzt") is None


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
