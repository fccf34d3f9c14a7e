"""kb.borders: distances, lengths, outlines, and whose land is whose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.kb import borders
from indicia.kb.borders import Near

GOMEL = {"lat": 52.4345, "lon": 30.9754}
LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-180, 180)
POINTS = st.tuples(LATITUDES, LONGITUDES)


def to(rows: tuple[Near, ...], country: str) -> Near:
    return next(row for row in rows if row.country == country)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    return borders.distance(lat=a[0], lon=a[1], to_lat=b[0], to_lon=b[1])


def test_gomel_city_is_40_km_from_ukraine() -> None:
    assert to(borders.distances(**GOMEL, country="BY"), "UA").km == pytest.approx(39.9, abs=2)


def test_gomel_oblast_touches_ukraine_and_russia() -> None:
    rows = borders.region_distances("BY", "BY-HO")
    assert to(rows, "UA").low == to(rows, "RU").low == 0
    assert 100 < to(rows, "UA").high < 250
    assert to(rows, "LT").low > 150


def test_far_borders_are_left_out_on_request() -> None:
    assert {row.country for row in borders.region_distances("BY", "BY-HO", within_km=100)} == {"UA", "RU"}


def test_a_radius_widens_the_distance_but_never_below_zero() -> None:
    near = to(borders.distances(**GOMEL, country="BY", radius_km=60), "UA")
    assert near.low == 0
    assert near.high == pytest.approx(near.km + 60)


def test_belarus_and_ukraine_share_860_km() -> None:
    assert borders.border_length("BY", "UA") == pytest.approx(862, rel=0.02)


@pytest.mark.parametrize(("a", "b"), [("BY", "UA"), ("KR", "KP"), ("RU", "NO"), ("PL", "LT"), ("IN", "CN")])
def test_a_border_is_as_long_from_both_sides(a: str, b: str) -> None:
    assert borders.border_length(a, b) == borders.border_length(b, a)
    assert b in borders.neighbours(a)
    assert a in borders.neighbours(b)


@pytest.mark.parametrize(("a", "b"), [("BY", "PT"), ("TW", "CN"), ("QQ", "BY")])
def test_no_common_border_has_no_length(a: str, b: str) -> None:
    assert borders.border_length(a, b) is None
    assert borders.middle(a, b) is None


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (45.0, 34.1, "UA"), (44.6, 33.6, "UA"), (48.0, 38.0, "UA"), (33.0, 35.8, "SY"), (35.25, 33.3, "CY"),
        (43.0, 41.1, "GE"), (46.84, 29.55, "MD"), (39.82, 46.75, "AZ"), (54.7, 20.5, "RU"), (42.66, 21.16, "XK"),
        (9.56, 44.06, "SO"), (53.9, 27.56, "BY"), (23.7, 121.0, "TW"), (57.5, 20.0, None), (0.0, -30.0, None),
    ],
)  # fmt: skip
def test_land_belongs_to_whom_the_united_nations_say(lat: float, lon: float, code: str | None) -> None:
    assert borders.country_at(lat=lat, lon=lon) == code


def test_crimea_does_not_border_russia_on_land() -> None:
    rows = borders.region_distances("UA", "UA-43")
    assert to(rows, "RU").low > 150


def test_an_island_state_has_no_land_border() -> None:
    assert borders.distances(lat=25.03, lon=121.5, country="TW") == ()


def test_an_unknown_region_or_state_gives_nothing() -> None:
    assert borders.region_distances("BY", "BY-XX") == ()
    assert borders.outline("QQ") == ()
    assert borders.region_outline("QQ-1") == ()


@pytest.mark.parametrize("code", ["BY", "UA", "RU", "TW", "XK", "US"])
def test_outlines_are_closed_rings_on_the_globe(code: str) -> None:
    rings = borders.outline(code)
    assert rings
    for ring in rings:
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(-180.1 <= lon <= 180.1 and -90 <= lat <= 90.1 for lon, lat in ring)


def test_nearby_lists_the_states_about_a_point_nearest_first() -> None:
    codes = borders.nearby(**GOMEL, km=120)
    assert codes[0] == "BY"
    assert set(codes) == {"BY", "RU", "UA"}
    assert borders.nearby(lat=0.0, lon=-30.0, km=100) == ()


def test_the_middle_of_a_border_lies_on_it() -> None:
    line = borders.middle("BY", "UA")
    assert line is not None
    assert to(borders.distances(lat=line[0], lon=line[1], country="BY"), "UA").km < 1
    assert 300 < line[2] < 600


@given(POINTS, POINTS)
def test_distance_is_symmetric_and_never_negative(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert km(a, b) >= 0
    assert km(a, b) == pytest.approx(km(b, a), abs=1e-6)
    assert km(a, a) == 0


@given(POINTS, POINTS, POINTS)
def test_the_way_round_is_never_shorter(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:
    assert km(a, c) <= km(a, b) + km(b, c) + 1e-3


@given(LATITUDES, LONGITUDES, st.sampled_from(["BY", "RU", "US", "FI", "TW"]), st.floats(0, 500))
@settings(max_examples=60, deadline=None)
def test_border_distances_hold_together_anywhere(lat: float, lon: float, country: str, radius: float) -> None:
    rows = borders.distances(lat=lat, lon=lon, country=country, radius_km=radius)
    assert list(rows) == sorted(rows, key=lambda row: row.km)
    assert all(0 <= row.low <= row.km <= row.high for row in rows)


@given(st.floats(51.5, 55.5), st.floats(24, 31.5))
@settings(max_examples=60, deadline=None)
def test_moving_a_point_changes_the_distance_by_no_more_than_the_move(lat: float, lon: float) -> None:
    here = to(borders.distances(lat=lat, lon=lon, country="BY"), "UA").km
    there = to(borders.distances(lat=lat + 0.1, lon=lon + 0.1, country="BY"), "UA").km
    moved = km((lat, lon), (lat + 0.1, lon + 0.1))
    assert abs(here - there) <= moved * 1.01 + 0.1
