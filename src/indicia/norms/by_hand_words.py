"""Single values of a description: numbers as people write them, days, states, yes and no."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from indicia.kb import actors
from indicia.kb.yaml_lines import Fault, Path
from indicia.model import Quantity, Span
from indicia.norms.circumstances import Bounds, YesNo
from indicia.norms.periods import moment, period

NOWHERE = Span(0, 1)
"""What is told by hand has no page to point at; every noun needs a span all the same."""
MOST_DIGITS = 9
UNKNOWN = ("unknown", "not known")
"""A number that nobody told is no number."""
_NUMBER = r"(\d{1,3}(?:[,' ]\d{3}){1,2}|\d{1,9})"
_PLAIN = re.compile(rf"{_NUMBER}\Z")
_RANGE = re.compile(rf"{_NUMBER}\s?(?:-|–|to)\s?{_NUMBER}\Z")
_WORDED = re.compile(
    rf"(up to|at most|no more than|under|below|fewer than|less than|more than|over|above|at least|about|around|"
    rf"approximately|some|roughly|nearly|almost|~)\s?{_NUMBER}\Z",
    re.I,
)
_LOWER = frozenset(("more than", "over", "above", "at least"))
_UPPER = frozenset(("up to", "at most", "no more than", "under", "below", "fewer than", "less than"))
BASES = ("announced", "estimated", "reported")


def quantities(value: Any, what: str, at: Path) -> tuple[Quantity, ...]:
    """One number or several rival ones: 8500, "about 9,000", or {number: 12700, by: NATO, as: estimated}."""
    if isinstance(value, list):
        return tuple(q for n, item in enumerate(value) for q in quantities(item, what, (*at, n)))
    if not isinstance(value, Mapping):
        return () if value in UNKNOWN else (_quantity(value, what, at),)
    for key in value:
        if key not in ("number", "by", "as"):
            raise Fault((*at, str(key)), "is no key of a number. There are number, by, as.")
    basis = value.get("as", "reported")
    if basis not in BASES:
        raise Fault((*at, "as"), f"is {basis!r}; it must be one of {', '.join(BASES)}.")
    by = value.get("by", "author")
    return (_quantity(value.get("number"), what, (*at, "number"), holder=str(by), basis=basis),)


def _quantity(value: Any, what: str, at: Path, *, holder: str = "author", basis: Any = "reported") -> Quantity:
    number, low, high, qualifier = _read(value, at)
    return Quantity(
        what=what, span=NOWHERE, value=number, low=low, high=high, qualifier=qualifier, holder=holder, basis=basis
    )


def _read(value: Any, at: Path) -> tuple[int | None, int | None, int | None, str]:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**MOST_DIGITS:
        return value, value, value, ""
    text = value.strip() if isinstance(value, str) else ""
    if match := _PLAIN.match(text):
        number = _int(match[1])
        return number, number, number, ""
    if match := _RANGE.match(text):
        low, high = sorted((_int(match[1]), _int(match[2])))
        return None, low, high, ""
    if match := _WORDED.match(text):
        return _worded(match[1].lower(), _int(match[2]))
    raise Fault(at, f"is {value!r}; write a number such as 8500, 9000-11000, up to 13,000, about 9,000, or unknown.")


def _worded(word: str, number: int) -> tuple[int | None, int | None, int | None, str]:
    if word in _LOWER:
        return number, number, None, word
    if word in _UPPER:
        return number, None, number, word
    return number, None, None, "about"


def _int(text: str) -> int:
    return int(re.sub(r"[,' ]", "", text))


def bounds(value: Any, at: Path) -> Bounds:
    """Kilometres or a count: a number, [least, most] (null is open), or words as for troops."""
    if isinstance(value, list) and len(value) == 2:
        low, high = (None if v is None else _float(v, at) for v in value)
        if low is not None and high is not None and low > high:
            raise Fault(at, f"is {value!r}; give [least, most].")
        return low, high
    if isinstance(value, str):
        _, low, high, _ = _read(value, at)
        return low, high
    exact = _float(value, at)
    return exact, exact


def _float(value: Any, at: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise Fault(at, f"is {value!r}; it must be a number from 0 up.")
    return float(value)


def day(value: Any, at: Path) -> str:
    """A day, month or year as EDTF."""
    text = value.isoformat()[:10] if isinstance(value, date) else str(value)
    if isinstance(value, bool) or period(text).first is None:
        raise Fault(at, f"is {value!r}, no date. Write 2027-06-07, 2027-06 or 2027.")
    return text


def instant(value: Any, at: Path) -> str:
    """A day, or a day with an hour such as 2022-02-09T14:30."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat()
    text = value.replace(" ", "T", 1) if isinstance(value, str) else value
    if isinstance(text, str) and "T" in text and moment(text)[0] is not None:
        return text
    return day(value, at)


def instant_or_no(value: Any, at: Path) -> str:
    """When it happened, or `no`."""
    return "no" if value is False or value == "no" else instant(value, at)


def yes_no(value: Any, at: Path) -> YesNo:
    """YAML's booleans, or the words."""
    if value in (True, "yes"):
        return "yes"
    if value in (False, "no"):
        return "no"
    raise Fault(at, f"is {value!r}; it must be yes or no.")


def state(value: Any, at: Path) -> str:
    """A state's code from a code or a name. YAML reads an unquoted NO (Norway) as false."""
    if value is False:
        return "NO"
    text = value.strip() if isinstance(value, str) else ""
    known = actors.codes()
    if text.upper() in known:
        return text.upper()
    found = actors.code_of(text) or actors.code_of(text.title())
    if found is None:
        raise Fault(
            at, f"is {value!r}, no state that is known here. Write a code such as PL, or a name such as Poland."
        )
    return found


def states(value: Any, at: Path) -> tuple[str, ...]:
    """One state or several."""
    if isinstance(value, list):
        return tuple(state(v, (*at, n)) for n, v in enumerate(value))
    return (state(value, at),)


def names(value: Any, at: Path) -> tuple[str, ...]:
    """One text or several."""
    found = value if isinstance(value, list) else [value]
    for item in found:
        if not isinstance(item, str) or not item.strip():
            raise Fault(at, f"is {item!r}, not a text.")
    return tuple(found)
