"""Likelihood in words: ICD 203 by default, the UK yardstick or NATO by choice (kb/data/words.yaml).

A likelihood word never shares a sentence with a confidence level.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from indicia.errors import UsageError
from indicia.kb.catalogue import document, entries, fault, text_of

FILE = "words.yaml"
DEFAULT = "icd203"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A set of likelihood words; `rows` are (low, high, word) in [0, 1], with gaps where a scale has them."""

    id: str
    name: str
    rows: tuple[tuple[float, float, str], ...]


@cache
def scales() -> tuple[Scale, ...]:
    """All word scales, the default first."""
    return tuple(_scale(entry) for entry in entries(document(FILE), file=FILE, key="scales"))


def word(p: float, *, scale: str = DEFAULT) -> str | None:
    """The word for a probability in [0, 1], or None where the scale leaves a gap on purpose.

    Raises:
        UsageError: `p` is no probability, or there is no such scale.

    >>> word(0.3), word(0.52), word(0.52, scale="phia")
    ('unlikely', 'roughly even chance', None)
    """
    if not 0 <= p <= 1:
        raise UsageError(f"{p!r} is no probability. It must lie in [0, 1].")
    rows = named(scale).rows
    top = rows[-1][1]
    return next((w for low, high, w in rows if low <= p < high or p == high == top), None)


def words(low: float, high: float, *, scale: str = DEFAULT) -> str:
    """The words for a range: one word, or "unlikely to likely"; empty if both ends lie in gaps.

    >>> words(0.02, 0.03), words(0.3, 0.6)
    ('almost no chance', 'unlikely to likely')
    """
    found = [w for w in (word(low, scale=scale), word(high, scale=scale)) if w]
    return " to ".join(dict.fromkeys(found))


def named(scale: str) -> Scale:
    """The scale of that id.

    Raises:
        UsageError: There is none.
    """
    found = next((s for s in scales() if s.id == scale), None)
    if found is None:
        known = ", ".join(s.id for s in scales())
        raise UsageError(f"There is no word scale {scale!r}. Choose one of: {known}.")
    return found


def _scale(entry: dict[str, Any]) -> Scale:
    rows: list[tuple[float, float, str]] = []
    for item in entries({"rows": [{"id": r.get("word"), **r} for r in entry["rows"]]}, file=FILE, key="rows"):
        low, high = item.get("low"), item.get("high")
        after = rows[-1][1] * 100 if rows else 0
        if not isinstance(low, int) or not isinstance(high, int) or not round(after) <= low < high <= 100:
            fault(FILE, f"{entry['id']}.{item['id']}", f"is {low!r}-{high!r}; rows ascend from 0 to 100.")
        rows.append((low / 100, high / 100, item["id"]))
    return Scale(id=entry["id"], name=text_of(entry, "name", file=FILE), rows=tuple(rows))
