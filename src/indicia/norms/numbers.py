"""Rival numbers of an activity held against a threshold, each as an interval."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from indicia.model import Activity, Comparison, Quantity

Level = Literal["above", "below", "may be above", "unknown"]

ABOUT = re.compile(r"\b(about|around|approximately|some|roughly|circa|nearly|almost|an estimated|estimated)\b|~")
ABOUT_FACTOR = 1.25
""""About 9,000" is read as 7,200 to 11,250: press figures are round. Without such a word an open end stays open."""

PARAMS: dict[str, re.Pattern[str]] = {
    "landing": re.compile(r"\b(landing|paratroop\w*|airborne|marines|amphibious)\b", re.I),
    "tanks": re.compile(r"\btanks?\b", re.I),
    "acv": re.compile(r"\b(armou?red|combat vehicles?|acvs?|afvs?|apcs?|ifvs?|bmps?|btrs?)\b", re.I),
    "artillery": re.compile(r"\b(artillery|guns?|howitzers?|mortars?|mlrs|mrls|rocket launchers?)\b", re.I),
    "sorties": re.compile(r"\b(sorties?|flights?)\b", re.I),
    "aircraft": re.compile(r"\b(aircraft|jets?|planes?|helicopters?|bombers?|fighters?|drones?)\b", re.I),
}  # fmt: skip


class Figure(NamedTuple):
    """One reported number: whose it is, as written, its bounds (None is open), and the noun it comes from."""

    reading: str
    value: int | None
    holder: str
    low: float | None
    high: float | None
    source: Quantity


def figures(activity: Activity, param: str) -> tuple[Figure, ...]:
    """The numbers reported for a parameter (troops, landing, tanks, acv, artillery, sorties, aircraft)."""
    if param == "troops":
        return tuple(_figure(q) for q in activity.troops)
    wanted = PARAMS.get(param)
    if wanted is None:
        return ()
    return tuple(_figure(q) for q in (*activity.troops, *activity.equipment) if wanted.search(q.what))


def compare(figure: Figure, op: str, threshold: float, unit: str) -> Comparison:
    """Hold one number against `op threshold`; an open end is never taken for a fact."""
    return Comparison(
        reading=figure.reading,
        low=figure.low,
        high=figure.high,
        threshold=threshold,
        unit=unit,
        outcome=outcome(figure.low, figure.high, op, threshold),
    )


def outcome(low: float | None, high: float | None, op: str, threshold: float) -> Level:
    """Whether an interval certainly meets `op threshold`, certainly does not, or may.

    >>> outcome(None, 13000, ">=", 9000), outcome(8999, 8999, ">=", 9000), outcome(9000, None, ">=", 9000)
    ('may be above', 'below', 'above')
    """
    if low is None and high is None:
        return "unknown"
    strict = op == ">"
    if low is not None and (low > threshold if strict else low >= threshold):
        return "above"
    if high is not None and (high <= threshold if strict else high < threshold):
        return "below"
    return "may be above"


def overall(found: tuple[Figure, ...], op: str, threshold: float) -> Level:
    """What all numbers together say. Rival numbers that differ, and parts that could add up, leave it open."""
    levels = {outcome(f.low, f.high, op, threshold) for f in found}
    if not levels or levels == {"unknown"}:
        return "unknown"
    if len(levels) > 1:
        return "may be above"
    if levels == {"below"} and _parts_may_reach(found, op, threshold):
        return "may be above"
    return levels.pop()


def _parts_may_reach(found: tuple[Figure, ...], op: str, threshold: float) -> bool:
    """Two numbers by one holder may be two parts of a whole, or an old and a new figure: nobody knows."""
    for holder in {f.holder for f in found}:
        parts = {f.value if f.value is not None else f.high: f.high or 0 for f in found if f.holder == holder}
        if len(parts) > 1 and outcome(None, sum(parts.values()), op, threshold) != "below":
            return True
    return False


def _figure(q: Quantity) -> Figure:
    low, high = _bounds(q)
    return Figure(reading=_reading(q), value=q.value, holder=q.holder, low=low, high=high, source=q)


def _bounds(q: Quantity) -> tuple[float | None, float | None]:
    if q.low is None and q.high is None and q.value is not None and ABOUT.search(q.qualifier.lower()):
        return q.value / ABOUT_FACTOR, q.value * ABOUT_FACTOR
    return q.low, q.high


def _reading(q: Quantity) -> str:
    whose = "" if q.holder == "author" else f" by {q.holder}"
    return f"{q.basis}{whose}"
