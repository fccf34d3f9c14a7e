"""The devset format (pages/NNN.txt beside gold.jsonl) as nouns of the model.

Gold is turned into a `Reading`, so that what we read and what people marked
are compared as the same nouns. Source: bench/devset/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from indicia.errors import UsageError
from indicia.model import (
    Activity,
    Attribution,
    Explanation,
    Mark,
    Observation,
    Page,
    Party,
    Place,
    Purpose,
    Quantity,
    Reading,
    Span,
    TransparencyFact,
    When,
    Zone,
    ZoneKind,
)

CODES = frozenset(
    """air_escort airspace_closure airspace_violation ammunition_forward base_handed_over blood_supplies
    border_reinforcement bridgehead_seizure bridging ceasefire_violations coast_guard_joint drones_used
    equipment_left_behind exercise_extended far_units fuel_forward full_mobilisation full_readiness
    information_refused interior_troops live_ammunition long_march martial_law_scenario medical_supplies
    mirrored_activity near_border new_location new_participants new_unit_formed no_end_date
    reservists_called_up return_to_base satellite_images schedule_moved sea_area_closure
    size_above_announced size_below_threshold size_unprecedented small_scale traditional_event
    troops_stay_after_end unscheduled_activity""".split()
)
"""Indicators that the corpus was marked for; we know more, and those can be neither right nor wrong here."""

MARKS: dict[str, Mark] = {"planned": "planned", "notified": "notified", "observers": "observed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """One marked page: the reading people gave it, and the id of the origin it shares with others."""

    id: str
    reading: Reading
    genre: str
    origin: str | None = None


def load(folder: Path) -> Iterator[GoldPage]:
    """Read a devset folder page by page.

    Raises:
        UsageError: The folder lacks gold.jsonl or a page that it names.
    """
    gold = folder / "gold.jsonl"
    if not gold.is_file():
        raise UsageError(f"No gold.jsonl in {str(folder)!r}. Give the folder that holds gold.jsonl and pages/.")
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        path = folder / "pages" / f"{record['id']}.txt"
        if not path.is_file():
            raise UsageError(f"gold.jsonl names page {record['id']!r}, but {str(path)!r} does not exist.")
        yield _gold_page(record, path)


def _gold_page(record: dict[str, Any], path: Path) -> GoldPage:
    raw = path.read_bytes()
    page = Page(
        id=record["id"],
        name=str(path),
        text=raw.decode("utf-8"),
        raw=raw,
        language=record["lang"],
        published=date.fromisoformat(record["published"]) if record["published"] else None,
        outlet=record["outlet"],
        zones=tuple(Zone(kind=z["kind"], span=Span(*z["span"])) for z in record["zones"]),
    )
    reading = Reading(
        page=page,
        attributions=tuple(_attribution(s) for s in record["statements"]),
        activities=tuple(_activity(a) for a in record["activities"]),
        transparency=tuple(_fact(t) for t in record["transparency"]),
        explanations=tuple(_explanation(x, page) for x in record["explanations"]),
        observations=tuple(_observation(i, n) for n, i in enumerate(record["indicators"], 1)),
    )
    return GoldPage(id=record["id"], reading=reading, genre=record["genre"], origin=record["copies"]["origin"])


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None


def _attribution(s: dict[str, Any]) -> Attribution:
    return Attribution(
        id=s["id"],
        source=s["source"],
        source_kind="author" if s["source"] == "author" else "person",
        source_span=_span(s["source_span"]),
        cue_span=_span(s["cue_span"]),
        content=tuple(Span(*c) for c in s["content_spans"]),
        form=s["kind"],
        zone=s["zone"],
    )


def _activity(a: dict[str, Any]) -> Activity:
    trigger = Span(*a["trigger_span"])
    return Activity(
        id=a["id"],
        kind=a["kind"],
        status=a["status"],
        background=a["background"],
        name=a["name"],
        trigger=trigger,
        actors=tuple(Party(name=c, code=c) for c in a["actors"]),
        partners=tuple(Party(name=c, code=c) for c in a["partners"]),
        places=tuple(Place(name=p["name"], span=Span(*p["span"]), country=p["country"]) for p in a["places"]),
        near_border_of=tuple(a["near_border_of"]),
        start=When(span=trigger, edtf=a["start"]) if a["start"] else None,
        end=When(span=trigger, edtf=a["end"]) if a["end"] else None,
        troops=(_quantity("troops", a["troops"]),) if a["troops"] else (),
        equipment=tuple(_quantity(q.get("what") or q.get("kind") or "equipment", q) for q in a["equipment"]),
        purposes=(Purpose(span=Span(*a["purpose_span"]), holder="author"),) if a["purpose_span"] else (),
    )


def _quantity(what: str, q: dict[str, Any]) -> Quantity:
    return Quantity(what=what, span=Span(*q["span"]), value=q["value"], low=q.get("low"), high=q.get("high"))


def _fact(t: dict[str, Any]) -> TransparencyFact:
    return TransparencyFact(
        activity=t["activity"], mark=MARKS[t["norm"]], value=t["value"], span=Span(*t["span"]), holder=t["source"]
    )


def _explanation(x: dict[str, Any], page: Page) -> Explanation:
    span = Span(*x["span"])
    zone: ZoneKind = next((z.kind for z in page.zones if span.within(z.span)), "body")
    return Explanation(
        id=x["id"],
        activity=x["activity"],
        span=span,
        holder=x["holder"],
        stance=x["stance"],
        hypothesis=x["category"],
        zone=zone,
    )


def _observation(i: dict[str, Any], number: int) -> Observation:
    return Observation(
        id=f"o{number}", activity=i["activity"], indicator=i["code"], status=i["status"], span=Span(*i["span"])
    )
