"""Norm packs: what states agreed on, as data (kb/data/norms/*.yaml).

A figure that nobody could read is null and stays null: it can't be judged.
Certainty marks: F seen in a public text; FM part seen, part from memory;
MH, MM, ML from memory with high, medium and low certainty. The format is in
docs/norms.md; `own_packs` reads a user's file in the same format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from indicia.errors import KnowledgeError

FOLDER = "norms"
ZONES_FILE = "zones.yaml"

Confidence = Literal["F", "FM", "MH", "MM", "ML"]
CONFIDENCE: dict[str, str] = {
    "F": "seen in a public text",
    "FM": "part seen in a public text, part from memory",
    "MH": "from memory, high certainty",
    "MM": "from memory, medium certainty",
    "ML": "from memory, low certainty",
}
TYPES: dict[str, str] = {
    "threshold": "a count reaches a level, if need be with an organisation",
    "activation": "a count and a stay are both exceeded",
    "lead_time": "notice so many days before the start",
    "duration": "an activity lasts longer than a limit",
    "deadline": "an entry by 15 November some years before",
    "window": "days of the year to avoid",
    "distance": "a belt along a line: keep out, or give notice inside",
    "direction": "where the main force points",
    "quota": "so many of a size in a time, or at one time",
    "ceiling": "no more than so much in a zone",
    "clock": "an answer within a time",
    "explanation": "unusual activity has to be explained when asked",
    "marker": "done or not done, as reported",
    "host": "the state on whose ground it is held gives the notice",
}
"""The rule types, and what each is about."""
OUT = frozenset(("suspended", "left", "ended"))
"""States of an instrument that free from it; `not practised` does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JustBelow:
    """A band under a threshold that is no breach but worth a flag, with earlier cases."""

    low: int
    high: int
    precedents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What became of an instrument, for some states (none: for all), from `start` to `end` (included; None: to now).

    `rules`: the ids of those that it touches; () for all.
    """

    start: date
    what: str
    states: frozenset[str] = frozenset()
    end: date | None = None
    note: str = ""
    confidence: str = "MH"
    source: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `value` None: the figure could not be read. `owed`: what the rule asks for, `to` whom, in our words.

    `show` says when a finding is worth a line; `if_told` means that no press
    report can tell, only somebody who knows. `checked`: held against the
    document itself. `forbids`: what lies inside the rule is not to be, rather
    than to be announced. Which keys a type needs: docs/norms.md.
    """

    id: str
    ref: str
    title: str
    type: str
    owed: str
    confidence: str
    source: str
    to: str = ""
    show: str = "always"
    kinds: tuple[str, ...] = ()
    param: str = ""
    op: str = ""
    value: float | None = None
    unit: str = ""
    also: tuple[tuple[str, float], ...] = ()
    mark: str = ""
    when: str = ""
    after: tuple[str, ...] = ()
    condition: str = ""
    level: str = ""
    line_level: str = ""
    any_distance_from: str = ""
    levels: tuple[tuple[str, int], ...] = ()
    widths: tuple[tuple[str, float, float], ...] = ()
    line: str = ""
    most: int | None = None
    years: int | None = None
    days: int | None = None
    clock: tuple[str, str] | None = None
    conditions: tuple[str, ...] = ()
    limits: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    window: tuple[str, str] | None = None
    since: date | None = None
    until: date | None = None
    just_below: JustBelow | None = None
    replaced_when_alert: bool = False
    near_border: bool = False
    forbids: bool = False
    voluntary: bool = False
    custom: bool = False
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
    border_zone: tuple[tuple[str, float], ...] = ()
    between: tuple[tuple[str, str], ...] = ()
    status: tuple[Status, ...] = ()
    at_sea: bool = False
    everywhere: bool = False
    bound: str = ""
    note: str = ""


@cache
def packs() -> tuple[Pack, ...]:
    """All packs that ship with Indicia, in their fixed order.

    Raises:
        KnowledgeError: A file is faulty; the message names file, line and key.

    >>> [p.id for p in packs()][:2]
    ['vd2011', 'vdplus']
    """
    from indicia.kb.norms_reading import packs_of

    folder = files("indicia.kb").joinpath("data", FOLDER)
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".yaml") and f.name != ZONES_FILE)
    texts = ((f"kb/data/{FOLDER}/{name}", folder.joinpath(name).read_text(encoding="utf-8")) for name in names)
    return joined(*(packs_of(text, file=file) for file, text in texts))


def own_packs(path: str) -> tuple[Pack, ...]:
    """The packs of a user's file, in the format of docs/norms.md.

    Raises:
        KnowledgeError: The file can't be read, or is faulty; the message names line and key.
    """
    from indicia.kb.norms_reading import packs_of
    from indicia.kb.yaml_lines import file_text

    return packs_of(file_text(path), file=path)


def joined(*groups: tuple[Pack, ...]) -> tuple[Pack, ...]:
    """Packs of several files in their fixed order.

    Raises:
        KnowledgeError: An id is given to two packs or rules; ours and a user's must differ, too.
    """
    found = [pack for group in groups for pack in group]
    seen: set[str] = set()
    for id in (*(p.id for p in found), *(r.id for p in found for r in p.rules)):
        if id in seen:
            raise KnowledgeError(f"{id!r} is the id of two packs or rules. Give your own pack other ids.")
        seen.add(id)
    return tuple(sorted(found, key=lambda p: (p.order, p.id)))


def rule(id: str, *, among: tuple[Pack, ...] | None = None) -> tuple[Pack, Rule]:
    """A rule by its id (in whatever case), with its pack.

    Raises:
        KnowledgeError: There is none; the message names those that are alike.
    """
    every = [(p, r) for p in (packs() if among is None else among) for r in p.rules]
    for pack, found in every:
        if found.id.lower() == id.lower():
            return pack, found
    head = id.lower()[:3]
    alike = ", ".join(r.id for _, r in every if r.id.lower().startswith(head)) or ", ".join(r.id for _, r in every)
    raise KnowledgeError(f"{id!r} is no rule of any pack. There are {alike}.")
