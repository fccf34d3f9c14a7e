"""A YAML text -> norm packs, or a complaint that names file, line and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from indicia.kb.norms import CONFIDENCE, FOLDER, TYPES, ZONES_FILE, Pack, Rule, Status
from indicia.kb.norms_shapes import counts, one_of, shaped, whole, words
from indicia.kb.yaml_lines import Fault, Path, complain, parse

SHOWS = frozenset(
    "always if_number if_due if_alert if_worrying if_reserve if_aircraft if_yes if_told if_reached".split()
)
OPS = frozenset((">", ">=", "<", "<="))
NEEDS: dict[str, tuple[str, ...]] = {
    "threshold": ("param", "op", "value"),
    "activation": ("param", "op", "value", "days", "mark"),
    "lead_time": ("value", "mark"),
    "duration": ("op", "value", "mark", "after"),
    "deadline": ("value", "mark"),
    "window": ("window",),
    "distance": ("op", "value"),
    "direction": ("level",),
    "quota": ("most",),
    "ceiling": ("limits",),
    "clock": ("clock", "op", "value"),
    "explanation": ("conditions",),
    "marker": ("mark",),
    "host": ("after",),
}
RULE_KEYS = frozenset(f.name for f in fields(Rule))
SCOPES = ("zone", "between", "at_sea", "everywhere")
_PACK_KEYS = (
    "id order title nature in_force ended states zone border_zone between at_sea everywhere status bound note rules "
    "examples"
)
PACK_KEYS = frozenset(_PACK_KEYS.split())
STATUS_KEYS = frozenset(("states", "from", "to", "what", "note", "confidence", "source", "rules"))
USUAL_ORDER = 100
"""Packs of users come after ours unless they say otherwise."""


def packs_of(text: str, *, file: str) -> tuple[Pack, ...]:
    """The packs of a YAML text.

    Raises:
        KnowledgeError: Something is missing or wrong; the message names file, line and key.
    """
    data = parse(text, file=file)
    try:
        return tuple(_pack(entry, ("packs", n)) for n, entry in enumerate(_mappings(data, "packs", ())))
    except Fault as fault:
        raise complain(fault, text=text, file=file) from fault


def _pack(entry: Mapping[str, Any], at: Path) -> Pack:
    _known(entry, PACK_KEYS, at, "a pack")
    start, end = _force(entry.get("in_force"), (*at, "in_force"))
    id = _text(entry, "id", at)
    rules = tuple(
        _rule(_named(r, id, (*at, "rules", n)), (*at, "rules", n)) for n, r in enumerate(_mappings(entry, "rules", at))
    )
    statuses = tuple(_status(s, (*at, "status", n)) for n, s in enumerate(_mappings(entry, "status", at, least=0)))
    _references(rules, statuses, at)
    _one_scope(entry, at)
    zones = _zones()
    return Pack(
        id=id,
        order=whole(entry.get("order", USUAL_ORDER), (*at, "order")),
        title=_text(entry, "title", at),
        nature=_text(entry, "nature", at),
        start=start,
        end=end,
        ended=str(entry.get("ended", "")),
        rules=rules,
        states=_states(entry, "states", at),
        alliances=frozenset(zones["alliances"].get(entry.get("states"), ()))
        if isinstance(entry.get("states"), str)
        else frozenset(),
        zone=_states(entry, "zone", at),
        east_limit=tuple(zones["east_limit"].items()) if entry.get("zone") else (),
        border_zone=_strips(entry, at),
        between=_pairs(entry.get("between", ()), (*at, "between")),
        status=statuses,
        at_sea=bool(entry.get("at_sea", False)),
        everywhere=bool(entry.get("everywhere", False)),
        bound=str(entry.get("bound", "")),
        note=str(entry.get("note", "")),
    )


def _named(entry: Mapping[str, Any], pack: str, at: Path) -> dict[str, Any]:
    """The rule with `*` in ids as the pack's id, so that packs can share rules."""
    named = {**entry, "id": _text(entry, "id", at).replace("*", pack)}
    if isinstance(entry.get("after"), list):
        named["after"] = [id.replace("*", pack) if isinstance(id, str) else id for id in entry["after"]]
    return named


def _rule(entry: dict[str, Any], at: Path) -> Rule:
    _known(entry, RULE_KEYS, at, "a rule")
    for key in ("ref", "title", "owed", "source"):
        _text(entry, key, at)
    one_of(entry, "type", frozenset(TYPES), at)
    one_of(entry, "confidence", frozenset(CONFIDENCE), at)
    for key, allowed in (("show", SHOWS), ("op", OPS)):
        if key in entry:
            one_of(entry, key, allowed, at)
    for key in NEEDS[entry["type"]]:
        if key not in entry:
            raise Fault((*at, key), f"is missing; a rule of type {entry['type']} needs it (null if it can't be read).")
    return Rule(**{**entry, **shaped(entry, at)})


def _status(entry: Mapping[str, Any], at: Path) -> Status:
    _known(entry, STATUS_KEYS, at, "a status")
    start, end = _force(entry, at)
    one_of(entry, "confidence", frozenset(CONFIDENCE), at)
    return Status(
        start=start,
        end=end,
        what=_text(entry, "what", at),
        states=_states(entry, "states", at),
        note=str(entry.get("note", "")),
        confidence=entry["confidence"],
        source=_text(entry, "source", at),
        rules=words(entry["rules"], (*at, "rules")) if "rules" in entry else (),
    )


def _force(value: Any, at: Path) -> tuple[date, date | None]:
    if not isinstance(value, Mapping) or not _is_day(value.get("from")):
        raise Fault(at, f"is {value!r}; it needs a date `from`, and `to` once it has ended.")
    end = value.get("to")
    if end is not None and (not _is_day(end) or end < value["from"]):
        raise Fault((*at, "to"), f"is {end!r}; it must be a date after `from`.")
    return value["from"], end


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _references(rules: tuple[Rule, ...], statuses: tuple[Status, ...], at: Path) -> None:
    """Ids are given once, and what refers to a rule finds it in the same pack."""
    known: set[str] = set()
    for r in rules:
        if r.id in known:
            raise Fault((*at, "rules"), f"holds {r.id!r} twice; ids are given once.")
        known.add(r.id)
    named = [((*at, "rules", n, "after"), r.after) for n, r in enumerate(rules)]
    named += [((*at, "status", n, "rules"), s.rules) for n, s in enumerate(statuses)]
    for where, ids in named:
        for id in ids:
            if id not in known:
                raise Fault(where, f"names {id!r}, which is no rule of the same pack.")


def _one_scope(entry: Mapping[str, Any], at: Path) -> None:
    scopes = [key for key in SCOPES if entry.get(key)]
    if len(scopes) != 1:
        raise Fault(at, f"has {scopes or 'no scope'}; give exactly one of {', '.join(SCOPES)}.")


def _states(entry: Mapping[str, Any], key: str, at: Path) -> frozenset[str]:
    value = entry.get(key)
    if value is None:
        return frozenset()
    if isinstance(value, list) and value:
        return frozenset(code(v, (*at, key)) for v in value)
    groups = _zones()["groups"]
    if not isinstance(value, str) or value not in groups:
        raise Fault((*at, key), f"is {value!r}; give a list of codes such as [PL, DE], or one of {', '.join(groups)}.")
    return frozenset(groups[value])


def code(value: Any, at: Path) -> str:
    """An ISO 3166 code in capitals; YAML reads an unquoted NO (Norway) as false."""
    if value is False:
        return "NO"
    if not isinstance(value, str) or len(value) != 2 or not value.isalpha():
        raise Fault(at, f"holds {value!r}, which is no two-letter code of a state, such as PL.")
    return value.upper()


def _pairs(value: Any, at: Path) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list | tuple) or any(not isinstance(p, list) or len(p) != 2 for p in value):
        raise Fault(at, f"is {value!r}; give a list of pairs such as [[IN, PK]].")
    return tuple((code(a, at), code(b, at)) for a, b in value)


def _strips(entry: Mapping[str, Any], at: Path) -> tuple[tuple[str, float], ...]:
    if "border_zone" not in entry:
        return ()
    found = counts(entry["border_zone"], (*at, "border_zone"))
    return tuple((code(key, (*at, "border_zone", key)), km) for key, km in found)


def _mappings(data: Any, key: str, at: Path, *, least: int = 1) -> list[Mapping[str, Any]]:
    items = data.get(key, []) if isinstance(data, Mapping) else None
    if not isinstance(items, list) or len(items) < least or not all(isinstance(i, Mapping) for i in items):
        raise Fault((*at, key), "is not a list of mappings.")
    return items


def _known(entry: Mapping[str, Any], keys: frozenset[str], at: Path, what: str) -> None:
    for key in entry:
        if key not in keys:
            raise Fault((*at, str(key)), f"is no key of {what}. There are {', '.join(sorted(keys))}.")


def _text(entry: Mapping[str, Any], key: str, at: Path) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Fault((*at, key), f"is {value!r}, not a text.")
    return value


@cache
def _zones() -> dict[str, Any]:
    file = f"kb/data/{FOLDER}/{ZONES_FILE}"
    text = files("indicia.kb").joinpath("data", FOLDER, ZONES_FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = parse(text, file=file)
    return loaded
