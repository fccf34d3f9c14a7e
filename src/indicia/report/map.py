"""A locator map as inline SVG: borders, the place with its extent, the way to the nearest foreign border."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from indicia.model import Activity, BorderDistance, Place
from indicia.report import words
from indicia.report._projection import (
    HEIGHT,
    KM_PER_DEGREE,
    WIDTH,
    Outline,
    Point,
    View,
    clearing,
    drawn,
    nearest,
    outline,
    short_way,
)

LEAST_REACH_KM, MOST_REACH_KM = 120.0, 1500.0
"""Half the map's height: near enough to see the place, far enough to recognise the countries."""

MARGIN = 1.45
LEAST_ROOM_PX = 12.0
"""A country whose name would have less room than this is drawn, but not named."""

KEPT_OUTLINES = 64
"""So many outlines and surroundings stay in memory: a report shows the same few again and again."""

LEAST_EXTENT_PX = 6.0
"""A smaller circle would hide under the place's dot."""

LETTER_PX = 7.8
_SCALES_KM = (10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that has coordinates; `radius` in km."""

    name: str
    country: str | None
    lat: float
    lon: float
    radius: float
    whole: str | None = None
    """Code of the state or region (ISO 3166-2) that the place is, None for a place within one."""


def locator(activity: Activity) -> str:
    """The map of an activity as SVG; "" if none of its places has coordinates.

    Styles come from the page's style sheet (`.map`); alone, the figure is black on white.
    """
    spots = [spot for place in activity.places if (spot := _spot(place))]
    if not spots:
        return ""
    borders = sorted(activity.borders, key=lambda b: (b.km, b.country not in activity.near_border_of))
    centre = next((s for s in spots if borders and s.name == borders[0].place), spots[0])
    view = _view(centre, spots, borders)
    countries = _countries(view, centre, borders)
    end = _line_end(view, centre, borders)
    return str(
        Markup(
            '<svg class="map" viewBox="0 0 {w} {h}" role="img" aria-label="{label}" xmlns="http://www.w3.org/2000/svg">'
            '<rect class="sea" width="{w}" height="{h}"/>{lands}{places}{names}{way}{scale}</svg>'
        ).format(
            w=WIDTH,
            h=HEIGHT,
            label=_label(centre, borders),
            lands=_join(_land(c, rings, centre) for c, rings in countries.items()),
            names=_join(_names(countries, _taken(view, spots))),
            way=_way(end, borders),
            places=_join(_place(view, s, below=s is centre and end is not None and end[1] < HEIGHT / 2) for s in spots),
            scale=_scale(view),
        )
    )


def _spot(place: Place) -> Spot | None:
    if place.lat is None or place.lon is None:
        return None
    whole = place.region if place.kind == "region" else place.country if place.kind == "country" else None
    return Spot(place.name, place.country, place.lat, place.lon, place.radius_km or 0.0, whole)


def _view(centre: Spot, spots: Sequence[Spot], borders: Sequence[BorderDistance]) -> View:
    need = max(centre.radius, borders[0].km if borders else 0.0, *(_km(centre, s) for s in spots))
    return View(centre.lat, centre.lon, min(MOST_REACH_KM, max(LEAST_REACH_KM, need * MARGIN)))


def _km(a: Spot, b: Spot) -> float:
    north = (a.lat - b.lat) * KM_PER_DEGREE
    east = (short_way(b.lon - a.lon)) * KM_PER_DEGREE * math.cos(math.radians(a.lat))
    return math.hypot(north, east)


def _countries(view: View, centre: Spot, borders: Sequence[BorderDistance]) -> dict[str, list[list[Point]]]:
    """Rings in pixels, clipped to the map, of all countries that it shows."""
    corner = math.hypot(1.0, WIDTH / HEIGHT) * view.reach
    near = _near(view.lat, view.lon, corner)
    codes = {code for code in (centre.country, *(b.country for b in borders[:1]), *near) if code}
    shown = {code: drawn(view, _outlines(code)) for code in sorted(codes)}
    return {code: rings for code, rings in shown.items() if rings}


@lru_cache(maxsize=KEPT_OUTLINES)
def _near(lat: float, lon: float, km: float) -> tuple[str, ...]:
    from indicia.kb import borders as kb

    return kb.nearby(lat=lat, lon=lon, km=km)


@lru_cache(maxsize=KEPT_OUTLINES)
def _outlines(code: str) -> tuple[Outline, ...]:
    """The rings of a state, or of a region by its ISO 3166-2 code."""
    from indicia.kb import borders as kb

    return tuple(outline(ring) for ring in (kb.region_outline(code) if "-" in code else kb.outline(code)))


def _land(code: str, rings: list[list[Point]], centre: Spot) -> Markup:
    kind = "home" if code == centre.country else "land"
    return Markup('<path class="{}" d="{}" fill="none" stroke="#555"/>').format(kind, _path(rings))


def _path(rings: list[list[Point]]) -> str:
    return " ".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in rings)


def _names(countries: dict[str, list[list[Point]]], taken: Sequence[Point]) -> Iterator[Markup]:
    """Names of countries where they have room, away from places, borders and the picture's edge."""
    for code, rings in countries.items():
        name = words.state_name(code)
        half = len(name) * LETTER_PX / 2
        found = [spot for ring in rings if len(ring) > 3 and (spot := clearing(ring, taken, half=half))]
        best = max(found, key=lambda spot: spot[1], default=None)
        if best and best[1] >= LEAST_ROOM_PX:
            (x, y), _ = best
            yield Markup('<text class="country" x="{}" y="{}" text-anchor="middle">{}</text>').format(
                _n(x), _n(y + 4), name
            )


def _taken(view: View, spots: Sequence[Spot]) -> list[Point]:
    """Where places and their names stand."""
    points = [view.xy(view.lon + short_way(s.lon - view.lon), s.lat) for s in spots]
    return [(x + dx, y + dy) for x, y in points for dx in (-45.0, 0.0, 45.0) for dy in (-12.0, 24.0)]


def _line_end(view: View, centre: Spot, borders: Sequence[BorderDistance]) -> Point | None:
    """Where the line to the nearest border ends; None where there is to be none.

    A region's distance is that of its nearest part: a line from its middle would show another length.
    """
    if not borders or borders[0].km <= 0 or centre.whole:
        return None
    return nearest(view, _outlines(borders[0].country))


def _way(end: Point | None, borders: Sequence[BorderDistance]) -> Markup:
    """The line from the place in the middle to the border with its length, or the distance in words."""
    if not borders:
        return Markup("")
    x, y = WIDTH / 2, HEIGHT / 2
    if end is None:
        return Markup('<text class="km" x="{}" y="{}" text-anchor="middle">{}</text>').format(
            _n(x), _n(y + 24), _in_words(borders)
        )
    text_x, text_y, anchor = _beside(end, (x, y))
    return Markup(
        '<line class="way" x1="{}" y1="{}" x2="{}" y2="{}" stroke="#000" stroke-dasharray="4 3"/>'
        '<circle class="end" cx="{}" cy="{}" r="3"/><text class="km" x="{}" y="{}" text-anchor="{}">{} km</text>'
    ).format(*map(_n, (x, y, *end, *end, text_x, text_y)), anchor, words.number(borders[0].km))


def _in_words(borders: Sequence[BorderDistance]) -> str:
    touched = [words.state_name(b.country) for b in borders if b.km <= 0]
    if touched:
        return f"touches {words.listed(touched)} (0 km)"
    return f"{words.number(borders[0].km)} km to {words.state_name(borders[0].country)}"


def _beside(end: Point, start: Point) -> tuple[float, float, str]:
    """Where a line's label stands: beyond its end, on the side that it points to."""
    right = end[0] >= start[0]
    x = min(max(end[0] + (8 if right else -8), 60.0), WIDTH - 60.0)
    return (
        x,
        end[1] + (4 if abs(end[1] - start[1]) < 12 else 14 if end[1] > start[1] else -6),
        "start" if right else "end",
    )


def _place(view: View, spot: Spot, *, below: bool) -> Markup:
    x, y = view.xy(view.lon + short_way(spot.lon - view.lon), spot.lat)
    return Markup(
        '{}<circle class="place" cx="{}" cy="{}" r="5"/>'
        '<text class="placename" x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(_extent(view, spot, (x, y)), _n(x), _n(y), _n(x), _n(y + 20 if below else y - 11), spot.name)


def _extent(view: View, spot: Spot, at: Point) -> Markup:
    """The region's own outline if it is known, else a circle as wide as the place's uncertainty."""
    rings = drawn(view, _outlines(spot.whole)) if spot.whole else []
    if rings:
        return Markup('<path class="extent" d="{}" fill="none" stroke="#000"/>').format(_path(rings))
    reach = spot.radius * view.px_per_km
    if reach < LEAST_EXTENT_PX:
        return Markup("")
    circle = Markup('<circle class="extent" cx="{}" cy="{}" r="{}" fill="none" stroke="#000"/>')
    return circle.format(_n(at[0]), _n(at[1]), _n(reach))


def _scale(view: View) -> Markup:
    km = max((s for s in _SCALES_KM if s * view.px_per_km <= WIDTH / 4), default=_SCALES_KM[0])
    length, y = km * view.px_per_km, HEIGHT - 12
    return Markup(
        '<path class="scalebar" d="M12,{0}v5h{1}v-5" fill="none" stroke="#000"/>'
        '<text class="scaletext" x="{2}" y="{3}">{4} km</text>'
    ).format(y, _n(length), _n(length + 18), y + 5, km)


def _label(centre: Spot, borders: Sequence[BorderDistance]) -> str:
    return f"Map: {centre.name}" + (f", {words.border_phrase(borders[0])}" if borders else "")


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
