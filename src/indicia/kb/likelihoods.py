"""How likely each indicator is under each purpose, and each purpose before anything is known.

The figures are judgements with a reason and a source each
(kb/data/likelihoods.yaml, kb/data/priors.yaml); nothing was fitted to cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from indicia.kb.catalogue import document, entries, fault, text_of, texts_of
from indicia.kb.hypotheses import OTHER, hypotheses
from indicia.kb.indicators import indicators

FILE = "likelihoods.yaml"
PRIORS_FILE = "priors.yaml"
DEFAULT_CLASS = "exercise"
CELL_KEYS = {"of", "low", "high", "why"}
USUAL = "no reason known why it should differ from the other purposes"
"""The reason of every cell that a row's default fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """P(indicator | hypothesis) as an interval inside (0, 1), and why.

    `own`: the user's file that set it, if any; `mark`: the ACH mark that it was given by, if it was.
    """

    hypothesis: str
    low: float
    high: float
    reason: str
    own: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator against every named hypothesis. `detectability`: would open media see it, in [0, 1]."""

    indicator: str
    name: str
    cells: tuple[Cell, ...]
    detectability: float = 0.0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """P(hypothesis) before anything particular is known, as an interval inside (0, 1)."""

    hypothesis: str
    name: str
    low: float
    high: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priors:
    """The priors of one reference class; a distribution fits inside them."""

    id: str
    reference_class: str
    source: str
    rows: tuple[Prior, ...]


@cache
def likelihoods() -> tuple[Row, ...]:
    """A row for every indicator of the catalogue; one that the file leaves out is neutral.

    Raises:
        KnowledgeError: An unknown id, an interval outside (0, 1), or low above high.

    >>> row = next(r for r in likelihoods() if r.indicator == "blood_supplies")
    >>> [c.reason for c in row.cells if c.hypothesis == "attack_preparation"]
    ['wounded are expected, and blood keeps for weeks only']
    """
    data = document(FILE)
    written = {entry["id"]: entry for entry in entries(data, file=FILE, key="rows")}
    known = {indicator.id for indicator in indicators()}
    for id in sorted(set(written) - known):
        fault(FILE, f"rows.{id}", "is no indicator of indicators.yaml.")
    neutral = data.get("default")
    if not isinstance(neutral, dict):
        fault(FILE, "default", f"is {neutral!r}, not a mapping with low, high and reason.")
    return tuple(
        Row(
            indicator=indicator.id,
            name=indicator.name,
            detectability=indicator.detectability,
            cells=_cells(written.get(indicator.id), neutral),
            source=text_of(written[indicator.id], "source", file=FILE) if indicator.id in written else "",
        )
        for indicator in indicators()
    )


@cache
def priors(kind: str = DEFAULT_CLASS) -> Priors:
    """The priors of the reference class that an activity kind falls in.

    Cover for an attack is well under 1 % for an arbitrary exercise. A kind
    that no class names falls in the class of exercises.

    >>> priors("mobilization").id
    'build_up'
    """
    classes = entries(document(PRIORS_FILE), file=PRIORS_FILE, key="classes")
    fallback = next((c for c in classes if c["id"] == DEFAULT_CLASS), None)
    if fallback is None:
        fault(PRIORS_FILE, f"classes.{DEFAULT_CLASS}", "is missing; other kinds fall back on it.")
    return _priors(next((c for c in classes if kind in texts_of(c, "kinds", file=PRIORS_FILE)), fallback))


@cache
def reference_classes() -> tuple[Priors, ...]:
    """The priors of every reference class, in the order of the file.

    >>> [c.id for c in reference_classes()]
    ['exercise', 'build_up']
    """
    return tuple(_priors(entry) for entry in entries(document(PRIORS_FILE), file=PRIORS_FILE, key="classes"))


def _cells(entry: dict[str, Any] | None, neutral: Mapping[str, Any]) -> tuple[Cell, ...]:
    named = [h.id for h in hypotheses() if h.id != OTHER]
    if entry is None:
        low, high = interval([neutral.get("low"), neutral.get("high")], file=FILE, key="default")
        return tuple(Cell(hypothesis=h, low=low, high=high, reason=str(neutral.get("reason"))) for h in named)
    low, high = interval(entry.get("default"), file=FILE, key=f"{entry['id']}.default")
    unlike = _unlike(entry, named)
    return tuple(unlike.get(h) or Cell(hypothesis=h, low=low, high=high, reason=USUAL) for h in named)


def _unlike(entry: dict[str, Any], named: list[str]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for number, item in enumerate(entry.get("unlike") or []):
        key = f"{entry['id']}.unlike[{number}]"
        if not isinstance(item, dict) or set(item) != CELL_KEYS or not isinstance(item["of"], list) or not item["why"]:
            fault(FILE, key, f"is {item!r}; it needs of, low, high and why, and nothing else.")
        low, high = interval([item.get("low"), item.get("high")], file=FILE, key=key)
        for h in item["of"]:
            if h not in named or h in found:
                fault(FILE, key, f"names {h!r}, which is no hypothesis or is named twice in this row.")
            found[h] = Cell(hypothesis=h, low=low, high=high, reason=item["why"])
    return found


def _priors(entry: dict[str, Any]) -> Priors:
    names = {h.id: h.name for h in hypotheses()}
    rows = []
    for item in entry.get("priors") or []:
        key = f"{entry['id']}.priors.{item.get('id')}"
        low, high = interval([item.get("low"), item.get("high")], file=PRIORS_FILE, key=key)
        if item.get("id") not in names:
            fault(PRIORS_FILE, key, "is no hypothesis of hypotheses.yaml.")
        reason = text_of(item, "reason", file=PRIORS_FILE)
        rows.append(Prior(hypothesis=item["id"], name=names[item["id"]], low=low, high=high, reason=reason))
    if sorted(r.hypothesis for r in rows) != sorted(names):
        fault(PRIORS_FILE, f"{entry['id']}.priors", "does not name every hypothesis exactly once.")
    if not sum(r.low for r in rows) <= 1 <= sum(r.high for r in rows):
        fault(PRIORS_FILE, f"{entry['id']}.priors", "admits no distribution: lows above 1 or highs under 1 in sum.")
    return Priors(
        id=entry["id"],
        reference_class=text_of(entry, "reference_class", file=PRIORS_FILE),
        source=text_of(entry, "source", file=PRIORS_FILE),
        rows=tuple(rows),
    )


def interval(value: Any, *, file: str, key: str) -> tuple[float, float]:
    """Two numbers with 0 < low <= high < 1: a probability of 0 or 1 would admit no evidence against it."""
    numbers = isinstance(value, list) and len(value) == 2 and all(type(v) in (int, float) for v in value)
    if not numbers or not 0 < value[0] <= value[1] < 1:
        fault(file, key, f"is {value!r}; it needs two numbers with 0 < low <= high < 1.")
    return float(value[0]), float(value[1])
