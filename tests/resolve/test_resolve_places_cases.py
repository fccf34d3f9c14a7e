"""resolve.places on the marked pages and on sentences of ours: the right state, and the point a person would choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from indicia.bench.devset import load
from indicia.kb.borders import distance
from indicia.model import Activity, Page, Party, Place, Span, Zone
from indicia.resolve.places import places

HERE = Path(__file__).parent
BENCH = HERE.parents[1] / "bench"
NEAR_KM = 25.0
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    found: list[Row] = yaml.load((HERE / "cases" / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return found


@cache
def resolved_pages(folder: str) -> dict[tuple[str, str], tuple[Place, ...]]:
    """By page and marked name: what the marked places become when nothing but their words is given."""
    found: dict[tuple[str, str], tuple[Place, ...]] = {}
    for gold in load(BENCH / folder):
        marked = gold.reading.activities
        asked = tuple(replace(a, places=tuple(replace(p, country=None) for p in a.places)) for a in marked)
        for was, done in zip(marked, places(asked, gold.reading.page), strict=True):
            for mark, place in zip(was.places, done.places, strict=True):
                key = (gold.id, mark.name)
                found[key] = (*found.get(key, ()), place)
    return found


def off(place: Place, row: Row) -> float:
    """Km from where the row wants it."""
    assert place.lat is not None
    assert place.lon is not None
    return distance(lat=place.lat, lon=place.lon, to_lat=float(row["lat"]), to_lon=float(row["lon"]))


def wrong(place: Place, row: Row) -> Iterator[str]:
    """What is not as the row wants it."""
    if place.lat is None:
        yield from () if row.get("open") else ("open",)
        return
    if place.country != row["country"]:
        yield f"in {place.country}, not in {row['country']}"
    if off(place, row) > float(row.get("km", NEAR_KM)):
        yield f"{off(place, row):.0f} km off"
    if place.kind != row.get("kind", place.kind):
        yield f"a {place.kind}, not a {row['kind']}"


@pytest.mark.parametrize("row", rows("places_on_pages.yaml"), ids=lambda r: f"{r['page']}-{r['name']}")
def test_places_of_the_marked_pages_lie_where_a_person_puts_them(row: Row) -> None:
    folder, page = row["page"].rsplit("/", 1)
    for place in resolved_pages(folder)[page, row["name"]]:
        assert not list(wrong(place, row)), place


@pytest.mark.parametrize("row", rows("places_in_context.yaml"), ids=lambda r: r["text"][:60])
def test_the_context_chooses_the_place(row: Row) -> None:
    text, name = row["text"], row["name"]
    page = Page(id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))
    at = text.index(name)
    one = Activity(
        id="a", kind="exercise", trigger=Span(0, 1), near_border_of=tuple(row.get("near", "").split()),
        places=(Place(name=name, span=Span(at, at + len(name))),),
        actors=tuple(Party(name=code, code=code) for code in row.get("actors", "").split()),
    )  # fmt: skip
    (done,) = places((one,), page)
    assert not list(wrong(done.places[0], row)), done.places[0]
