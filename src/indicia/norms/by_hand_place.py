"""Where a described activity is held: coordinates and borders of a named place, when nobody gives them."""

from __future__ import annotations

from dataclasses import replace

from indicia.model import Activity, BorderDistance, Place

FAR_KM = 400.0
"""Borders farther off than this matter to no agreement here."""


def located(activity: Activity) -> Activity:
    """The activity with its place looked up in the gazetteer and the borders near it measured.

    Borders that were told stay as they are, and nothing is measured then. A
    name that the state has no place of changes nothing.
    """
    if activity.borders or activity.near_border_of:
        return activity
    places = tuple(_found(place) for place in activity.places)
    borders = tuple(border for place in places for border in _borders(place))
    return replace(activity, places=places, borders=borders)


def _found(place: Place) -> Place:
    if place.lat is not None or place.kind == "sea" or place.country is None or place.name == place.country:
        return place
    from indicia.kb.places import candidates

    entry = next((e for e in candidates(place.name) if e.country == place.country and e.kind != "country"), None)
    if entry is None:
        return place
    return replace(place, lat=entry.lat, lon=entry.lon, radius_km=entry.radius_km, region=entry.region, kind=entry.kind)


def _borders(place: Place) -> tuple[BorderDistance, ...]:
    if place.lat is None or place.lon is None or place.country is None:
        return ()
    from indicia.kb import borders

    if place.kind == "region" and place.region:
        near = borders.region_distances(place.country, place.region, within_km=FAR_KM)
    else:
        near = borders.distances(lat=place.lat, lon=place.lon, country=place.country, radius_km=place.radius_km or 0.0)
    return tuple(
        BorderDistance(country=n.country, km=n.km, low=n.low, high=n.high, place=place.name)
        for n in near
        if n.low <= FAR_KM
    )
