"""Read a YAML catalogue of ours and say precisely what is wrong with it.

Only the C safe loader is used: no tags, no code. Every complaint is a
`KnowledgeError` that names the file and the key.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any, NoReturn

import yaml

from indicia.errors import KnowledgeError


def fault(file: str, key: str, problem: str) -> NoReturn:
    """Raise a `KnowledgeError` that names file and key."""
    raise KnowledgeError(f"kb/data/{file}, key {key!r}: {problem} Correct the file and try again.")


def document(file: str) -> dict[str, Any]:
    """One of the data files in kb/data as a mapping.

    Raises:
        KnowledgeError: The file is not there, is no YAML, or is no mapping.
    """
    try:
        text = files("indicia.kb").joinpath("data", file).read_text(encoding="utf-8")
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"kb/data/{file} can't be read: {error}. Correct the file and try again.") from error
    if not isinstance(loaded, dict):
        fault(file, "(top)", f"is {type(loaded).__name__}, not a mapping.")
    return loaded


def entries(data: dict[str, Any], *, file: str, key: str) -> list[dict[str, Any]]:
    """The list under `key`, each item a mapping with an id of its own."""
    items = data.get(key)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        fault(file, key, "is not a list of mappings.")
    for name, count in Counter(str(item.get("id")) for item in items).items():
        if count > 1 or name == "None":
            fault(file, f"{key}.{name}", f"appears {count} times as an id; ids are given once and never left out.")
    return items


def text_of(entry: dict[str, Any], field: str, *, file: str) -> str:
    """A field that must be text and not blank."""
    value = entry.get(field)
    if not isinstance(value, str) or not value.strip():
        fault(file, f"{entry.get('id')}.{field}", f"is {value!r}, not a text.")
    return value


def texts_of(entry: dict[str, Any], field: str, *, file: str, least: int = 1) -> tuple[str, ...]:
    """A field that must be a list of at least `least` texts."""
    value = entry.get(field)
    if not isinstance(value, list) or len(value) < least or not all(isinstance(v, str) and v for v in value):
        fault(file, f"{entry.get('id')}.{field}", f"is {value!r}, not a list of {least} or more texts.")
    return tuple(value)


def share_of(entry: dict[str, Any], field: str, *, file: str) -> float:
    """A field that must be a number from 0 to 1."""
    value = entry.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        fault(file, f"{entry.get('id')}.{field}", f"is {value!r}, not a number from 0 to 1.")
    return float(value)
