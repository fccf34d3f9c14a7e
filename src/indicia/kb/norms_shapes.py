"""The keys of a rule that are lists, numbers or mappings in YAML, as what they are in a `Rule`."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from indicia.kb.norms import JustBelow
from indicia.kb.yaml_lines import Fault, Path

LEVELS = ("company", "battalion", "regiment", "brigade", "division", "corps", "army")
"""Levels of formations, small to large."""
_DAY = re.compile(r"(\d{2})-(\d{2})\Z")


def shaped(entry: Mapping[str, Any], at: Path) -> dict[str, Any]:
    """Each key of `entry` that has a shape, checked and turned."""
    return {key: SHAPES[key](value, (*at, key)) for key, value in entry.items() if key in SHAPES}


def one_of(entry: Mapping[str, Any], key: str, allowed: frozenset[str], at: Path) -> None:
    """A key whose value is one of a few words."""
    value = entry.get(key)
    if not isinstance(value, str) or value not in allowed:
        raise Fault((*at, key), f"is {value!r}; it must be one of {', '.join(sorted(allowed))}.")


def number(value: Any, at: Path) -> float | None:
    """A figure, or None for one that could not be read."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise Fault(at, f"is {value!r}; it must be a number from 0 up, or null if it was not readable.")
    return value


def whole(value: Any, at: Path) -> int:
    """A whole number from 0 up."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Fault(at, f"is {value!r}; it must be a whole number from 0 up.")
    return value


def word(value: Any, at: Path) -> str:
    """A text that is not blank."""
    if not isinstance(value, str) or not value.strip():
        raise Fault(at, f"is {value!r}, not a text.")
    return value


def words(value: Any, at: Path) -> tuple[str, ...]:
    """A list of texts, at least one."""
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v for v in value):
        raise Fault(at, f"is {value!r}, not a list of texts.")
    return tuple(value)


def flag(value: Any, at: Path) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise Fault(at, f"is {value!r}; it must be true or false.")
    return value


def level(value: Any, at: Path) -> str:
    """A level of formations."""
    if value not in LEVELS:
        raise Fault(at, f"is {value!r}; it must be one of {', '.join(LEVELS)}.")
    return str(value)


def _mapping(value: Any, at: Path) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not value:
        raise Fault(at, f"is {value!r}, not a mapping.")
    return {str(k): v for k, v in value.items()}


def counts(value: Any, at: Path) -> tuple[tuple[str, float], ...]:
    """A mapping of names to numbers."""
    return tuple((key, _given(v, (*at, key))) for key, v in _mapping(value, at).items())


def _given(value: Any, at: Path) -> float:
    found = number(value, at)
    if found is None:
        raise Fault(at, "is null; leave the key out instead.")
    return found


def _limits(value: Any, at: Path) -> tuple[tuple[str, tuple[tuple[str, float], ...]], ...]:
    return tuple((zone, counts(v, (*at, zone))) for zone, v in _mapping(value, at).items())


def _levels(value: Any, at: Path) -> tuple[tuple[str, int], ...]:
    return tuple((level(k, at), whole(v, (*at, k))) for k, v in _mapping(value, at).items())


def _widths(value: Any, at: Path) -> tuple[tuple[str, float, float], ...]:
    found = []
    for key, pair in _mapping(value, at).items():
        if not isinstance(pair, list) or len(pair) != 2:
            raise Fault((*at, key), f"is {pair!r}; give [narrowest, widest] in km.")
        found.append((key, _given(pair[0], (*at, key)), _given(pair[1], (*at, key))))
    return tuple(found)


def _window(value: Any, at: Path) -> tuple[str, str]:
    ends = _mapping(value, at)
    first, last = (_day(str(ends.get(key)), (*at, key)) for key in ("from", "to"))
    return first, last


def _day(text: str, at: Path) -> str:
    match = _DAY.match(text)
    try:
        if match:
            date(2000, int(match[1]), int(match[2]))
            return text
    except ValueError:
        pass
    raise Fault(at, f"is {text!r}; give month and day, such as 07-01.")


def _clock(value: Any, at: Path) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(v, str) and v for v in value):
        raise Fault(at, f"is {value!r}; give two events, such as [asked, answered].")
    return value[0], value[1]


def _date(value: Any, at: Path) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Fault(at, f"is {value!r}, not a date such as 2018-11-01.")
    return value


def _band(value: Any, at: Path) -> JustBelow:
    band = _mapping(value, at)
    if set(band) != {"low", "high", "precedents"} or not isinstance(band["precedents"], list):
        raise Fault(at, f"is {value!r}; it needs low, high and precedents.")
    low, high = (whole(band[key], (*at, key)) for key in ("low", "high"))
    return JustBelow(low=low, high=high, precedents=tuple(str(p) for p in band["precedents"]))


SHAPES: Mapping[str, Callable[[Any, Path], Any]] = {
    **dict.fromkeys(("kinds", "would_settle", "conditions"), words),
    **dict.fromkeys(("param", "mark", "when", "condition", "line", "to", "unit", "note"), word),
    **dict.fromkeys(("level", "line_level", "any_distance_from"), level),
    **dict.fromkeys(("replaced_when_alert", "near_border", "forbids", "voluntary", "custom", "checked"), flag),
    **dict.fromkeys(("most", "years", "days"), whole),
    **dict.fromkeys(("since", "until"), _date),
    "after": lambda value, at: words([value] if isinstance(value, str) else value, at),
    "value": number,
    "also": counts,
    "limits": _limits,
    "levels": _levels,
    "widths": _widths,
    "window": _window,
    "clock": _clock,
    "just_below": _band,
}
