"""The locator map."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.kb import borders
from indicia.model import Activity, BorderDistance, Place, PlaceKind, Span
from indicia.report import _projection as projection
from indicia.report.map import locator

AT = Span(0, 1)
SVG = "{http://www.w3.org/2000/svg}"
SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def activity(
    name: str,
    lat: float | None,
    lon: float | None,
    *borders_: BorderDistance,
    kind: PlaceKind = "city",
    country: str | None = "BY",
    region: str | None = None,
    radius: float | None = 5.0,
) -> Activity:
    place = Place(name=name, span=AT, kind=kind, country=country, region=region, lat=lat, lon=lon, radius_km=radius)
    return Activity(id="a", kind="exercise", trigger=AT, places=(place,), borders=borders_)


def border(country: str, km: float, place: str = "Gomel") -> BorderDistance:
    return BorderDistance(country=country, km=km, low=km, high=km, place=place)


def texts(svg: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_city_has_a_line_to_the_nearest_border_with_its_length() -> None:
    svg = locator(activity("Gomel", 52.4345, 30.9754, border("UA", 39.9), border("RU", 43.2)))
    assert "40 km" in texts(svg)
    assert 'class="way"' in svg
    assert {"Gomel", "Belarus", "Ukraine", "Russia"} <= set(texts(svg))


def test_the_line_is_as_long_as_its_label_says() -> None:
    svg = locator(activity("Gomel", 52.4345, 30.9754, border("UA", 39.9)))
    x1, y1, x2, y2 = map(float, re.findall(r'class="way" x1="(.*?)" y1="(.*?)" x2="(.*?)" y2="(.*?)"', svg)[0])
    px_per_km = projection.HEIGHT / 2 / 120.0
    assert math.dist((x1, y1), (x2, y2)) / px_per_km == pytest.approx(39.9, rel=0.03)


def test_a_region_that_touches_a_border_has_words_and_no_line() -> None:
    found = activity(
        "Gomel oblast", 52.29, 29.65, border("RU", 0.0, "Gomel oblast"), border("UA", 0.0, "Gomel oblast"),
        kind="region", region="BY-HO", radius=163.0,
    )  # fmt: skip
    svg = locator(found)
    assert "touches Russia and Ukraine (0 km)" in texts(svg)
    assert 'class="way"' not in svg
    assert '<path class="extent"' in svg


def test_a_place_of_unknown_outline_shows_its_uncertainty_as_a_circle() -> None:
    assert '<circle class="extent"' in locator(activity("somewhere", 52.0, 30.0, radius=60.0))


def test_without_coordinates_there_is_no_map() -> None:
    assert locator(activity("Gomel", None, None)) == ""
    assert locator(Activity(id="a", kind="exercise", trigger=AT)) == ""


def test_a_hostile_name_stays_text() -> None:
    name = '"/><script>alert(1)</script>'
    svg = locator(activity(name, 52.4, 30.9))
    assert "<script" not in svg
    assert name in texts(svg)


def test_the_picture_is_named_for_screen_readers() -> None:
    svg = locator(activity("Gomel", 52.4345, 30.9754, border("UA", 39.9)))
    assert ElementTree.fromstring(svg).get("aria-label") == "Map: Gomel, 40 km from the border with Ukraine"


@pytest.mark.parametrize("lon", [179.9, -179.9, 180.0, -180.0])
def test_the_date_line_tears_no_land_apart(lon: float) -> None:
    """A tear would run across the whole picture: no drawn step is that long inside it."""
    svg = locator(activity("Wrangel", 68.5, lon, country="RU", kind="other", radius=200.0))
    for path in re.findall(r' d="M([^"]*)Z"', svg):
        points = [tuple(map(float, p.split(","))) for ring in path.split("Z M") for p in ring.split("L")]
        inside = [p for p in points if 0 < p[0] < projection.WIDTH and 0 < p[1] < projection.HEIGHT]
        steps = [math.dist(a, b) for a, b in pairwise(inside)]
        assert max(steps, default=0.0) < projection.WIDTH


def test_rings_are_cut_to_the_picture() -> None:
    view = projection.View(5.0, 5.0, 300.0)
    (ring,) = projection.drawn(view, [projection.outline(SQUARE)])
    assert all(-projection.BLEED <= x <= projection.WIDTH + projection.BLEED for x, _ in ring)
    assert all(-projection.BLEED <= y <= projection.HEIGHT + projection.BLEED for _, y in ring)


def test_rings_elsewhere_are_left_out() -> None:
    assert projection.drawn(projection.View(50.0, 100.0, 300.0), [projection.outline(SQUARE)]) == []


@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_the_short_way_round_is_at_most_half_a_turn(a: float, b: float) -> None:
    assert -180.0 <= projection.short_way(a - b) <= 180.0


@settings(max_examples=15, deadline=None)
@given(st.floats(-85, 85), st.floats(-180, 180), st.floats(0, 3000))
def test_any_place_on_earth_gives_well_formed_svg(lat: float, lon: float, radius: float) -> None:
    svg = locator(activity("x", lat, lon, border("RU", 10.0, "x"), country=None, radius=radius))
    assert "nan" not in svg
    assert ElementTree.fromstring(svg).tag == f"{SVG}svg"


def test_the_outlines_we_draw_exist() -> None:
    assert borders.outline("BY")
    assert borders.region_outline("BY-HO")
