"""Rival numbers of an activity held against a threshold, each as an interval."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from indicia.model import Activity, Comparison, Quantity
from indicia.norms.circumstances import Linked

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
    "aircraft": re.compile(r"\b(aircraft|jets?|planes?|helicopters?|bombers?|fighters?|drones?|balloons?)\b", re.I),
}  # fmt: skip
NAMES: dict[str, str] = {"acv": "armoured combat vehicles", "landing": "landing troops"}
"""How a parameter is called in a sentence, where that is not its own name."""


class Figure(NamedTuple):
    """One reported number: whose it is, as written, its bounds (None is open), and the noun it comes from."""

    reading: str
    value: int | None
    holder: str
    low: float | None
    high: float | None
    source: Quantity | None


def figures(activity: Activity, param: str) -> tuple[Figure, ...]:
    """The numbers reported for a parameter (troops, landing, tanks, acv, artillery, sorties, aircraft)."""
    if param == "troops":
        return _wholes(activity.troops)
    wanted = PARAMS.get(param)
    if wanted is None or not (activity.troops or activity.equipment):
        return ()
    return _wholes([q for q in (*activity.troops, *activity.equipment) if wanted.search(q.what)])


def _wholes(counted: Sequence[Quantity]) -> tuple[Figure, ...]:
    """Numbers of the whole; where only a part is counted, the whole is at least that."""
    wholes = [q for q in counted if not q.part]
    if wholes:
        return tuple(_figure(q) for q in wholes)
    return tuple(_figure(q)._replace(high=None) for q in counted)


def together(own: tuple[Figure, ...], linked: Iterable[Linked], param: str) -> tuple[Figure, ...]:
    """Own numbers, and those of activities under the same command added to them.

    Under one command the sum takes the place of the parts; where nobody knows,
    both stand, and may differ; under two commands the others do not count.
    """
    counted = [link for link in linked if link.one_command != "no"]
    if not counted:
        return own
    parts = [hull(own), *(hull(figures(link.activity, param)) for link in counted)]
    low = sum(part[0] or 0 for part in parts) if any(part[0] is not None for part in parts) else None
    high = None if any(part[1] is None for part in parts) else sum(part[1] or 0 for part in parts)
    names = ", ".join(link.activity.name or "a linked drill" for link in counted)
    total = Figure(f"together with {names}", None, "", low, high, None)
    return (total,) if all(link.one_command == "yes" for link in counted) else (*own, total)


def hull(found: tuple[Figure, ...]) -> tuple[float | None, float | None]:
    """The least and the most that rival numbers allow; None where one of them is open, or there is none."""
    lows, highs = [f.low for f in found], [f.high for f in found]
    low = min((n for n in lows if n is not None), default=None) if None not in lows else None
    high = max((n for n in highs if n is not None), default=None) if None not in highs else None
    return low, high


def compare(figure: Figure, op: str, threshold: float, unit: str) -> Comparison:
    """Hold one number against `op threshold`; an open end is never taken for a fact."""
    return Comparison(
        reading=figure.reading,
        low=figure.low,
        high=figure.high,
        threshold=threshold,
        unit=unit,
        outcome=outcome(figure.low, figure.high, op if op[:1] == ">" else TURNED[op], threshold),
    )


TURNED = {"<": ">=", "<=": ">"}
"""Above an upper limit is what breaks it: "at most 3" is left by "more than 3"."""


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
    if levels == {"below"} and len(found) > 1 and _parts_may_reach(found, op, threshold):
        return "may be above"
    return levels.pop()


def worst(levels: Iterable[Level]) -> Level:
    """Of several counts, any one of which is enough: above if one is, below only if all known ones are."""
    found = set(levels)
    for level in ("above", "may be above", "below"):
        if level in found:
            return level
    return "unknown"


def _parts_may_reach(found: tuple[Figure, ...], op: str, threshold: float) -> bool:
    """Two numbers by one holder may be two parts of a whole, or an old and a new figure: nobody knows."""
    for holder in {f.holder for f in found if f.source}:
        parts = {f.value if f.value is not None else f.high: f.high or 0 for f in found if f.holder == holder}
        if len(parts) > 1 and outcome(None, sum(parts.values()), op, threshold) != "below":
            return True
    return False


def _figure(q: Quantity) -> Figure:
    low, high = _bounds(q)
    return Figure(reading=_reading(q), value=q.value, holder=q.holder, low=low, high=high, source=q)


def _bounds(q: Quantity) -> tuple[float | None, float | None]:
    if q.low is None and q.high is None and q.value is not None and q.qualifier and ABOUT.search(q.qualifier.lower()):
        return q.value / ABOUT_FACTOR, q.value * ABOUT_FACTOR
    return q.low, q.high


def _reading(q: Quantity) -> str:
    whose = "" if q.holder == "author" else f" by {q.holder}"
    return f"{q.basis}{whose}"
