"""Norm packs: what states agreed on, as data (kb/data/norms/*.yaml).

A figure that nobody could read is null and stays null: it can't be judged.
Certainty marks: F seen in a public text; FM part seen, part from memory;
MH, MM, ML from memory with high, medium and low certainty.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from indicia.kb.catalogue import document, entries, fault, text_of, texts_of

FOLDER = "norms"
ZONES_FILE = "norms/zones.yaml"

Confidence = Literal["F", "FM", "MH", "MM", "ML"]
CONFIDENCE: dict[str, str] = {
    "F": "seen in a public text",
    "FM": "part seen in a public text, part from memory",
    "MH": "from memory, high certainty",
    "MM": "from memory, medium certainty",
    "ML": "from memory, low certainty",
}
_TYPES = "threshold lead_time duration activation distance direction deadline window quota request marker unread open"
RULE_TYPES = frozenset(_TYPES.split())
_SHOWS = "always if_number if_due if_alert if_worrying if_reserve if_aircraft if_yes reference"
SHOWS = frozenset(_SHOWS.split())
OPS = frozenset((">", ">=", "<", "<=", ""))
MARKS = frozenset(("planned", "notified", "observed", ""))
NEEDS: dict[str, tuple[str, ...]] = {
    "threshold": ("param", "op", "value"),
    "lead_time": ("op", "value", "mark"),
    "duration": ("op", "value", "mark", "after"),
    "activation": ("param", "op", "value", "days", "mark"),
    "distance": ("op",),
    "deadline": ("value", "after"),
    "window": ("window",),
    "quota": ("param", "op", "value", "quota"),
    "request": ("value",),
    "marker": ("mark",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JustBelow:
    """A band under a threshold that is no breach but worth a flag, with earlier cases."""

    low: int
    high: int
    precedents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `value` None: the figure could not be read. `owed`: what the rule asks for, in our words.

    `show` says when a finding is worth a line; `reference` means that no
    press report can ever tell. `checked`: held against the document itself.
    """

    id: str
    ref: str
    title: str
    type: str
    owed: str
    confidence: str
    source: str
    show: str = "always"
    kinds: tuple[str, ...] = ()
    param: str = ""
    op: str = ""
    value: float | None = None
    unit: str = ""
    mark: str = ""
    after: str = ""
    condition: str = ""
    level: str = ""
    quota: str = ""
    days: int | None = None
    window: tuple[str, str] | None = None
    until: date | None = None
    just_below: JustBelow | None = None
    replaced_when_alert: bool = False
    near_border: bool = False
    checked: bool = False
    note: str = ""
    would_settle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One instrument: its rules, whom it binds, where, and when (`start` to `end`, both included)."""

    id: str
    order: int
    title: str
    nature: str
    start: date
    end: date | None
    ended: str
    rules: tuple[Rule, ...]
    states: frozenset[str] = frozenset()
    alliances: frozenset[str] = frozenset()
    zone: frozenset[str] = frozenset()
    east_limit: tuple[tuple[str, float], ...] = ()
    between: tuple[tuple[str, str], ...] = ()
    at_sea: bool = False
    everywhere: bool = False
    note: str = ""


@cache
def packs() -> tuple[Pack, ...]:
    """All packs that ship with Indicia, in their fixed order.

    Raises:
        KnowledgeError: A file is faulty; the message names file, rule and key.

    >>> [p.id for p in packs()][:2]
    ['vd2011', 'vdplus']
    """
    names = sorted(f.name for f in files("indicia.kb").joinpath("data", FOLDER).iterdir() if f.name.endswith(".yaml"))
    found = [p for name in names if f"{FOLDER}/{name}" != ZONES_FILE for p in load(f"{FOLDER}/{name}")]
    ids = [p.id for p in found] + [r.id for p in found for r in p.rules]
    for id in ids:
        if ids.count(id) > 1:
            fault(FOLDER, id, "is given to two packs or rules.")
    return tuple(sorted(found, key=lambda p: (p.order, p.id)))


def load(file: str) -> tuple[Pack, ...]:
    """The packs of one file below kb/data."""
    return packs_of(document(file), file=file)


def packs_of(data: dict[str, Any], *, file: str) -> tuple[Pack, ...]:
    """Check and turn a pack document into packs; `file` is named in complaints."""
    return tuple(_pack(entry, file) for entry in entries(data, file=file, key="packs"))


@cache
def rule(id: str) -> tuple[Pack, Rule]:
    """A rule by its id, with its pack.

    Raises:
        KnowledgeError: There is none.
    """
    found = next(((p, r) for p in packs() for r in p.rules if r.id == id), None)
    return found or fault(FOLDER, id, "is no rule of any pack.")


@cache
def _zones() -> dict[str, Any]:
    return document(ZONES_FILE)


def _group(entry: dict[str, Any], field: str, file: str) -> frozenset[str]:
    name = entry.get(field)
    if name is None:
        return frozenset()
    if name not in _zones()["groups"]:
        fault(file, f"{entry['id']}.{field}", f"is {name!r}, which is no group of zones.yaml.")
    return frozenset(_zones()["groups"][name])


def _pack(entry: dict[str, Any], file: str) -> Pack:
    force = entry.get("in_force")
    if not isinstance(force, dict) or not isinstance(force.get("from"), date):
        fault(file, f"{entry['id']}.in_force", f"is {force!r}; it needs a date `from`, and `to` once it has ended.")
    rules = tuple(_rule(r, entry["id"], file) for r in entries(entry, file=file, key="rules"))
    known = {r.id for r in rules} | {""}
    for r in rules:
        if r.after not in known:
            fault(file, f"{r.id}.after", f"is {r.after!r}, which is no rule of the same pack.")
    scope = [key for key in ("zone", "between", "at_sea", "everywhere") if entry.get(key)]
    if len(scope) != 1:
        fault(file, entry["id"], f"has {scope or 'no scope'}; give exactly one of zone, between, at_sea, everywhere.")
    return Pack(
        id=entry["id"],
        order=int(entry.get("order", 100)),
        title=text_of(entry, "title", file=file),
        nature=text_of(entry, "nature", file=file),
        start=force["from"],
        end=force.get("to"),
        ended=str(entry.get("ended", "")),
        rules=rules,
        states=_group(entry, "states", file),
        alliances=frozenset(_zones()["alliances"].get(entry.get("states"), ())),
        zone=_group(entry, "zone", file),
        east_limit=tuple(_zones()["east_limit"].items()) if entry.get("zone") else (),
        between=tuple((str(a), str(b)) for a, b in entry.get("between", ())),
        at_sea=bool(entry.get("at_sea", False)),
        everywhere=bool(entry.get("everywhere", False)),
        note=str(entry.get("note", "")),
    )


def _rule(entry: dict[str, Any], pack: str, file: str) -> Rule:
    entry = {**entry, "id": str(entry["id"]).replace("*", pack)}
    for key in sorted(set(entry) - {f.name for f in fields(Rule)}):
        fault(file, f"{entry['id']}.{key}", "is no key of a rule.")
    for key in ("ref", "title", "owed", "source"):
        text_of(entry, key, file=file)
    for key, allowed in (("type", RULE_TYPES), ("confidence", frozenset(CONFIDENCE))):
        _one_of(entry, key, allowed, file)
    for key, allowed, usual in (("show", SHOWS, "always"), ("op", OPS, ""), ("mark", MARKS, "")):
        _one_of({key: usual, **entry}, key, allowed, file)
    for key in NEEDS.get(entry["type"], ()):
        if key not in entry:
            fault(file, f"{entry['id']}.{key}", f"is missing; a rule of type {entry['type']} needs it.")
    _number(entry, file)
    return Rule(**{**entry, **_shaped(entry, file)})


def _one_of(entry: dict[str, Any], key: str, allowed: frozenset[str], file: str) -> None:
    if entry.get(key) not in allowed:
        fault(file, f"{entry['id']}.{key}", f"is {entry.get(key)!r}; it must be one of {', '.join(sorted(allowed))}.")


def _number(entry: dict[str, Any], file: str) -> None:
    value = entry.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or value < 0):
        fault(
            file,
            f"{entry['id']}.value",
            f"is {value!r}; it must be a number from 0 up, or null if it was not readable.",
        )


def _shaped(entry: dict[str, Any], file: str) -> dict[str, Any]:
    """The keys that are lists or mappings in YAML as what they are in a rule."""
    shaped: dict[str, Any] = {}
    for key in ("kinds", "would_settle"):
        if key in entry:
            shaped[key] = texts_of(entry, key, file=file)
    if "window" in entry:
        shaped["window"] = (str(entry["window"]["from"]), str(entry["window"]["to"]))
    if "just_below" in entry:
        shaped["just_below"] = _band(entry, file)
    return shaped


def _band(entry: dict[str, Any], file: str) -> JustBelow:
    band = entry["just_below"]
    if not isinstance(band, dict) or set(band) != {"low", "high", "precedents"}:
        fault(file, f"{entry['id']}.just_below", f"is {band!r}; it needs low, high and precedents.")
    earlier = texts_of({"id": entry["id"], **band}, "precedents", file=file, least=0)
    return JustBelow(low=band["low"], high=band["high"], precedents=earlier)
