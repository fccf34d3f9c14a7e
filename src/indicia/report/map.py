"""A locator map as inline SVG: borders, the place with its extent, the way to the nearest foreign border."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indicia.model import Activity, BorderDistance, Place
from indicia.report import words
from indicia.report._projection import (
    HEIGHT,
    KM_PER_DEGREE,
    WIDTH,
    Point,
    View,
    drawn,
    middle,
    on_segment,
    short_way,
    unrolled,
)

LEAST_REACH_KM, MOST_REACH_KM = 120.0, 1500.0
"""Half the map's height: near enough to see the place, far enough to recognise the countries."""

MARGIN = 1.45
LEAST_NAMED_PX = 1200.0
"""A country that shows less than this many square pixels is drawn, but not named."""

LETTER_PX = 7.2
_SCALES_KM = (10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that has coordinates; `radius` in km."""

    name: str
    country: str | None
    lat: float
    lon: float
    radius: float


def locator(activity: Activity) -> str:
    """The map of an activity as SVG; "" if none of its places has coordinates.

    Styles come from the page's style sheet (`.map`); alone, the figure is black on white.
    """
    spots = [spot for place in activity.places if (spot := _spot(place))]
    if not spots:
        return ""
    border = min(activity.borders, key=lambda b: b.km, default=None)
    centre = next((s for s in spots if border and s.name == border.place), spots[0])
    view = _view(centre, spots, border)
    countries = _countries(view, centre, border)
    return str(
        Markup(
            '<svg class="map" viewBox="0 0 {w} {h}" role="img" aria-label="{label}" xmlns="http://www.w3.org/2000/svg">'
            '<rect class="sea" width="{w}" height="{h}"/>{lands}{names}{way}{places}{scale}</svg>'
        ).format(
            w=WIDTH,
            h=HEIGHT,
            label=_label(centre, border),
            lands=_join(_land(c, rings, centre) for c, rings in countries.items()),
            names=_join(_name(c, rings) for c, rings in countries.items()),
            way=_way(view, centre, border),
            places=_join(_place(view, p) for p in spots),
            scale=_scale(view),
        )
    )


def _spot(place: Place) -> Spot | None:
    if place.lat is None or place.lon is None:
        return None
    return Spot(place.name, place.country, place.lat, place.lon, place.radius_km or 0.0)


def _view(centre: Spot, spots: Sequence[Spot], border: BorderDistance | None) -> View:
    need = max(centre.radius, border.km if border else 0.0, *(_km(centre, s) for s in spots))
    return View(centre.lat, centre.lon, min(MOST_REACH_KM, max(LEAST_REACH_KM, need * MARGIN)))


def _km(a: Spot, b: Spot) -> float:
    north = (a.lat - b.lat) * KM_PER_DEGREE
    east = (short_way(b.lon - a.lon)) * KM_PER_DEGREE * math.cos(math.radians(a.lat))
    return math.hypot(north, east)


def _countries(view: View, centre: Spot, border: BorderDistance | None) -> dict[str, list[list[Point]]]:
    """Rings in pixels, clipped to the map, of all countries that it shows."""
    from indicia.kb import borders as kb

    corner = math.hypot(1.0, WIDTH / HEIGHT) * view.reach
    codes = {centre.country, border.country if border else None, *kb.nearby(view.lat, view.lon, corner)} - {None}
    shown = {code: drawn(view, kb.outline(code)) for code in sorted(filter(None, codes))}
    return {code: rings for code, rings in shown.items() if rings}


def _land(code: str, rings: list[list[Point]], centre: Spot) -> Markup:
    path = " ".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in rings)
    kind = "home" if code == centre.country else "land"
    return Markup('<path class="{}" d="{}" fill="none" stroke="#555"/>').format(kind, path)


def _name(code: str, rings: list[list[Point]]) -> Markup:
    """The country's name where most of it is seen, away from the picture's edge."""
    x, y, area = max((middle(ring) for ring in rings), key=lambda m: m[2])
    if area < LEAST_NAMED_PX:
        return Markup("")
    name = words.state_name(code)
    half = len(name) * LETTER_PX / 2 + 6
    x, y = min(max(x, half), WIDTH - half), min(max(y, 16.0), HEIGHT - 10.0)
    return Markup('<text class="country" x="{}" y="{}" text-anchor="middle">{}</text>').format(_n(x), _n(y), name)


def _way(view: View, centre: Spot, border: BorderDistance | None) -> Markup:
    """A line from the place to the nearest foreign border with its length; only words where they touch."""
    if border is None:
        return Markup("")
    x1, y1 = view.xy(centre.lon, centre.lat)
    text = f"{words.number(border.km)} km"
    end = _border_point(view, border.country, centre)
    if end is None or border.km <= 0:
        touching = f"touches {words.state_name(border.country)} ({text})"
        return Markup('<text class="km" x="{}" y="{}" text-anchor="middle">{}</text>').format(
            _n(x1), _n(y1 + 30), touching
        )
    return Markup(
        '<line class="way" x1="{}" y1="{}" x2="{}" y2="{}" stroke="#000" stroke-dasharray="4 3"/>'
        '<circle class="end" cx="{}" cy="{}" r="3"/><text class="km" x="{}" y="{}">{}</text>'
    ).format(*map(_n, (x1, y1, end[0], end[1], end[0], end[1], (x1 + end[0]) / 2 + 7, (y1 + end[1]) / 2 - 5)), text)


def _border_point(view: View, country: str, centre: Spot) -> Point | None:
    """The point of a country's outline that is nearest to the place, in pixels."""
    from indicia.kb import borders as kb

    here = view.xy(centre.lon, centre.lat)
    best: tuple[float, Point] | None = None
    for ring in kb.outline(country):
        flat = [view.xy(lon, lat) for lon, lat in unrolled(ring, view.lon)]
        for n, b in enumerate(flat):
            near = on_segment(here, flat[n - 1], b)
            distance = math.dist(here, near)
            if best is None or distance < best[0]:
                best = distance, near
    return best[1] if best else None


def _place(view: View, place: Spot) -> Markup:
    x, y = view.xy(view.lon + short_way(place.lon - view.lon), place.lat)
    reach = place.radius * view.px_per_km
    circle = Markup('<circle class="extent" cx="{}" cy="{}" r="{}" fill="none" stroke="#000"/>')
    extent = circle.format(_n(x), _n(y), _n(reach)) if reach > 6 else Markup("")
    return Markup(
        '{}<circle class="place" cx="{}" cy="{}" r="5"/>'
        '<text class="placename" x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(extent, _n(x), _n(y), _n(x), _n(y - 11), place.name)


def _scale(view: View) -> Markup:
    km = max((s for s in _SCALES_KM if s * view.px_per_km <= WIDTH / 4), default=_SCALES_KM[0])
    length, y = km * view.px_per_km, HEIGHT - 12
    return Markup(
        '<path class="scalebar" d="M12,{0}v5h{1}v-5" fill="none" stroke="#000"/>'
        '<text class="scaletext" x="{2}" y="{3}">{4} km</text>'
    ).format(y, _n(length), _n(length + 18), y + 5, km)


def _label(centre: Spot, border: BorderDistance | None) -> str:
    return f"Map: {centre.name}" + (f", {words.border_phrase(border)}" if border else "")


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
