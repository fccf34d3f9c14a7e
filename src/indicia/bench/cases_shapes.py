"""The values of a case file, checked; a complaint carries its place in the file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from indicia.kb.yaml_lines import Fault
from indicia.kb.yaml_lines import Path as Keys


def entries(data: dict[str, Any], key: str, allowed: str) -> list[tuple[dict[str, Any], Keys]]:
    """A list of one or more mappings, each with its place."""
    items = data.get(key)
    if not isinstance(items, list) or not items:
        raise Fault((key,), f"is {items!r}, not a list with one or more mappings.")
    return [(mapping(item, (key, n), allowed), (key, n)) for n, item in enumerate(items)]


def mapping(value: Any, at: Keys, allowed: str) -> dict[str, Any]:
    """A mapping that has no other keys than the words of `allowed`."""
    if not isinstance(value, dict):
        raise Fault(at, f"is {value!r}, not a mapping with the keys {allowed}.")
    unknown = next((key for key in value if key not in allowed.split()), None)
    if unknown is not None:
        raise Fault((*at, str(unknown)), f"is not known here. There are {allowed}.")
    return value


def one_of(entry: dict[str, Any], key: str, allowed: tuple[str, ...], at: Keys) -> Any:
    """A key whose value is one of a few words."""
    value = entry.get(key)
    if not isinstance(value, str) or value not in allowed:
        raise Fault((*at, key), f"is {value!r}; it must be one of {', '.join(sorted(allowed))}.")
    return value


def word(entry: dict[str, Any], key: str, at: Keys) -> str:
    """A key that must be text and not blank."""
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Fault((*at, key), f"is {value!r}, not a text.")
    return value.strip()


def words(entry: dict[str, Any], key: str, at: Keys, *, least: int = 0) -> tuple[str, ...]:
    """A key that must be a list of at least `least` texts; left out, it is empty."""
    value = entry.get(key, [])
    if not isinstance(value, list) or len(value) < least or not all(isinstance(v, str) and v.strip() for v in value):
        raise Fault((*at, key), f"is {value!r}, not a list of {least} or more texts.")
    return tuple(v.strip() for v in value)


def day_of(entry: dict[str, Any], key: str, at: Keys) -> date:
    """A key that must be a day."""
    value = entry.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Fault((*at, key), f"is {value!r}, not a day such as 2015-06-18.")
    return value
