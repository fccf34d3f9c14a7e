"""resolve.places: toponyms of activities, and the borders near them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.model import Activity, BorderDistance, Page, Party, Place, PlaceKind, Span, Zone
from indicia.resolve.places import places


def resolved(text: str, *names: str, actors: str = "", near: str = "", kind: PlaceKind = "other") -> Activity:
    """One activity on a page of `text` with the places named (first occurrence), led by the states in `actors`."""
    page = Page(id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))
    found = tuple(Place(name=n, span=Span(text.index(n), text.index(n) + len(n)), kind=kind) for n in names)
    one = Activity(
        id="a", kind="exercise", trigger=Span(0, 1), places=found, near_border_of=tuple(near.split()),
        actors=tuple(Party(name=code, code=code) for code in actors.split()),
    )  # fmt: skip
    (done,) = places((one,), page)
    return done


def border(activity: Activity, country: str) -> BorderDistance:
    return next(row for row in activity.borders if row.country == country)


def test_a_region_at_the_border_touches_it() -> None:
    done = resolved("Belarus drills in Gomel oblast.", "Gomel oblast", actors="BY", kind="region")
    place = done.places[0]
    assert (place.name, place.kind, place.country, place.region) == ("Gomel region", "region", "BY", "BY-HO")
    assert (border(done, "UA").km, border(done, "UA").low) == (0, 0)


def test_a_town_has_its_distance_with_the_towns_extent() -> None:
    done = resolved("Belarusian troops drilled near Gomel.", "Gomel", actors="BY")
    row = border(done, "UA")
    assert done.places[0].name == "Gomel"
    assert row.km == pytest.approx(39.9, abs=2)
    assert row.low < row.km < row.high


@pytest.mark.parametrize(
    ("text", "name", "actors", "country"),
    [
        ("Paratroopers from Belarus gathered at Brest.", "Brest", "BY", "BY"),
        ("The French navy sailed from Brest, in western France.", "Brest", "FR", "FR"),
        ("Georgia and its army trained at Vaziani.", "Georgia", "GE", "GE"),
        ("Tripoli in Lebanon saw Lebanese troops.", "Tripoli", "LB", "LB"),
        ("Libyan units paraded in Tripoli, Libya said.", "Tripoli", "LY", "LY"),
        ("Nigerian troops would enter Niger.", "Niger", "NG", "NE"),
        ("Chinese jets circled Taiwan.", "Taiwan", "CN", "TW"),
        ("Russian troops hold Sevastopol.", "Sevastopol", "RU", "UA"),
        ("Ukraine says shells hit Korenevo in Russia.", "Korenevo", "UA", "RU"),
    ],
)
def test_the_page_decides_between_namesakes(text: str, name: str, actors: str, country: str) -> None:
    assert resolved(text, name, actors=actors).places[0].country == country


@pytest.mark.parametrize(
    ("text", "name", "shown", "country"),
    [
        ("Serbia alerted its army. Kosovo police went to the north again.", "the north", "northern Kosovo", "XK"),
        ("Taiwan said ships sailed round the island.", "the island", "Taiwan", "TW"),
        ("Iran fired missiles in the south of the country.", "the south of the country", "southern Iran", "IR"),
        ("Poland sent tanks to the east.", "the east", "eastern Poland", "PL"),
        ("Ships trained in the Baltic.", "the Baltic", "Baltic Sea", None),
        ("Niger's neighbours may enter the country.", "the country", "Niger", "NE"),
        ("Tanks fire on three ranges in Russia.", "three ranges in Russia", "Russia", "RU"),
    ],
)
def test_words_that_point_back_find_their_state(text: str, name: str, shown: str, country: str | None) -> None:
    place = resolved(text, name).places[0]
    assert (place.name, place.country) == (shown, country)
    assert place.lat is not None


def test_a_border_as_place_lies_on_the_line_in_the_acting_state() -> None:
    done = resolved("Belarus trains at its frontier with Ukraine.", "its frontier with Ukraine", actors="BY")
    assert (done.places[0].name, done.places[0].country) == ("Belarusian-Ukrainian border", "BY")
    assert [(row.country, row.km) for row in done.borders] == [("UA", 0)]


@pytest.mark.parametrize("name", ["Qwertzhausen", "Hill 412", "№ 7", "the", "Qulpanar"])
def test_an_unknown_place_stays_open(name: str) -> None:
    place = resolved(f"Kosovo police went to {name} today.", name, actors="XK").places[0]
    assert (place.lat, place.lon, place.geonames_id) == (None, None, None)


def test_states_and_seas_have_no_distance_to_a_border() -> None:
    assert resolved("Drills in Poland and the Baltic Sea.", "Poland", "Baltic Sea", actors="PL").borders == ()


def test_the_nearest_of_several_places_gives_the_distance() -> None:
    done = resolved("Belarus moved units from Minsk to Gomel.", "Minsk", "Gomel", actors="BY")
    assert border(done, "UA").place == "Gomel"
    assert border(done, "LT").place == "Minsk"
    assert list(done.borders) == sorted(done.borders, key=lambda row: row.km)
    assert all(row.low <= 300 for row in done.borders)


def test_near_border_of_stays_as_the_page_says() -> None:
    assert resolved("Drills in Minsk.", "Minsk", actors="BY", near="PL UA").near_border_of == ("PL", "UA")


def test_an_activity_without_places_is_left_alone() -> None:
    done = resolved("Drills began.", actors="BY")
    assert (done.places, done.borders) == ((), ())


@given(st.text(min_size=1, max_size=60), st.text(max_size=200), st.sampled_from(["", "BY", "QQ", "RU UA"]))
@settings(max_examples=120, deadline=None)
def test_any_name_on_any_page_resolves_or_stays_open(name: str, text: str, actors: str) -> None:
    place = resolved(text + name, name, actors=actors).places[0]
    assert (place.lat is None) == (place.lon is None)
    assert place.span.end <= len(text + name)


@pytest.mark.parametrize(
    ("text", "name", "shown", "actors"),
    [
        ("Iran held drills in the Persian Gulf.", "Persian Gulf", "Persian Gulf", "IR"),
        ("France sailed to the eastern Mediterranean.", "eastern Mediterranean", "Eastern Mediterranean", "FR"),
        ("Egypt put tanks near the Gulf of Suez.", "the Gulf", "Gulf of Suez", "EG"),
        ("Iran fired across the Strait of Hormuz.", "the Strait", "Strait of Hormuz", "IR"),
        ("Oman watched the Gulf.", "the Gulf", "Persian Gulf", "OM"),
    ],
)
def test_waters_are_waters_whoever_acts(text: str, name: str, shown: str, actors: str) -> None:
    (place,) = resolved(text, name, actors=actors, kind="region").places
    assert (place.name, place.kind) == (shown, "sea")


@pytest.mark.parametrize(("name", "actors", "kind"), [("Beijing", "CN", "city"), ("Jaisalmer", "IN", "city")])
def test_a_town_goes_before_the_district_called_like_it(name: str, actors: str, kind: str) -> None:
    (place,) = resolved(f"The army drilled near {name}.", name, actors=actors).places
    assert place.kind == kind


def test_a_bare_word_of_kind_is_no_county() -> None:
    (place,) = resolved("Jets flew round the island.", "island", actors="CN", kind="region").places
    assert place.lat is None or place.country != "US"


def test_a_town_with_namesakes_as_good_gets_its_state_and_no_point() -> None:
    (place,) = resolved("Poland closed the crossing at Bobrowniki.", "Bobrowniki", actors="PL").places
    assert (place.country, place.lat, place.geonames_id) == ("PL", None, None)


@pytest.mark.parametrize(
    ("text", "name", "actors", "near", "shown"),
    [
        ("Tanks stood along the border.", "the border", "SD", "ET", "Sudanese-Ethiopian border"),
        ("Tanks stood along the Polish border.", "the Polish border", "BY", "", "Belarusian-Polish border"),
        ("The Afghan frontier is shut, and Tajikistan is calm.", "The Afghan frontier", "", "", "Tajik-Afghan border"),
        ("Tanks stood along the border.", "the border", "SD", "", "the border"),
        ("Tanks stood along the border.", "the border", "SD", "JP", "the border"),
        ("Tanks stood along the border.", "the border", "SD ER", "ET", "the border"),
    ],
)
def test_the_other_side_of_a_border_is_who_acts_or_the_neighbour_most_named(
    text: str, name: str, actors: str, near: str, shown: str
) -> None:
    (place,) = resolved(text, name, actors=actors, near=near).places
    assert place.name == shown
    assert (place.lat is None) == (shown == "the border")


def test_a_border_lies_where_the_activitys_other_place_is() -> None:
    text = "Russian sappers work in Brest and on the Polish border."
    done = resolved(text, "Brest", "the Polish border", actors="RU BY")
    assert [p.country for p in done.places] == ["BY", "BY"]
    assert done.places[1].name == "Belarusian-Polish border"
