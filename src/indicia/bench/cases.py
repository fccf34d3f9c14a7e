"""Past cases as dated observations (bench/cases/*.yaml): what was known on which day, and how it ended.

No hindsight: an observation enters on the day on which it was known to the
public (or, for `known_to: watchers`, to those who watched), not on the day
on which it happened. Where the day is open, the latest possible one counts,
and `day_note` says so. What became known after the attack began, or on a day
that nobody can tell, is named under `left_out` and never weighed.
docs/record.md tells every key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from indicia.bench.cases_shapes import day_of, entries, mapping, one_of, word, words
from indicia.errors import UsageError
from indicia.kb import grades
from indicia.kb.hypotheses import hypotheses
from indicia.kb.indicators import indicators
from indicia.kb.own_file import read_own
from indicia.kb.yaml_lines import Fault
from indicia.kb.yaml_lines import Path as Keys
from indicia.model import ActivityKind, Origin, Presence

HORIZON = timedelta(days=90)
"""An attack counts if it begins within this time, so that cases.md and this file mean the same."""

KnownTo = Literal["public", "watchers"]
Standing = Literal["settled", "good", "fair", "likely", "disputed", "unsettled"]
SETTLED = ("settled", "good")
"""Standings with which a main purpose is scored; the others are shown, apart."""

MARKS = ("F", "F2", "MH", "MM", "ML")
"""Found in a public text, in a compilation that was not checked, or remembered with high, middle, low certainty."""

CASE_KEYS = "id number title actors kind known_to outcome origins observations left_out"
OUTCOME_KEYS = "attack later purpose disagree"
ATTACK_KEYS = "within_90_days day mark source fact"
ORIGIN_KEYS = "id name kind grade acting_side"
SIGHTING_KEYS = "day happened indicator status origin mark source fact day_note relays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One origin's report of one indicator, and the day on which it was known. `relays`: outlets that printed it."""

    day: date
    indicator: str
    status: Presence
    origin: str
    mark: str
    source: str
    fact: str
    happened: date | None = None
    day_note: str = ""
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ended. `attacked`: the first day of the attack, None if there was none within 90 days.

    `codes`: the main purpose by the codes of the catalogue, shares that sum
    to 1; `standing` says how far it is settled.
    """

    attacked: date | None
    fact: str
    mark: str
    source: str
    codes: Mapping[str, float]
    standing: Standing
    note: str
    disagree: tuple[str, ...]
    later: date | None = None
    later_fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One past activity. `sightings` are in the order of their days; `kind` gives the reference class of the prior."""

    id: str
    number: int
    title: str
    actors: tuple[str, ...]
    kind: ActivityKind
    known_to: KnownTo
    outcome: Outcome
    origins: tuple[Origin, ...]
    sightings: tuple[Sighting, ...]
    left_out: tuple[str, ...] = ()

    @property
    def first(self) -> date:
        """The day of the first report."""
        return self.sightings[0].day

    @property
    def last(self) -> date:
        """The day before the attack, or the day of the last report."""
        attacked = self.outcome.attacked
        return self.sightings[-1].day if attacked is None else attacked - timedelta(days=1)

    def known(self, day: date) -> tuple[Sighting, ...]:
        """What was known at the end of `day`: nothing that came later, whenever it happened."""
        return tuple(s for s in self.sightings if s.day <= day)


def load(folder: Path) -> tuple[Case, ...]:
    """All cases of a folder, by number.

    Raises:
        UsageError: The folder holds no case, or two with one id or number.
        KnowledgeError: A case is faulty; the message names file, line and key.
    """
    cases = sorted((read(path) for path in sorted(folder.glob("*.yaml"))), key=lambda c: c.number)
    if not cases:
        raise UsageError(f"{str(folder)!r} holds no case. Give a folder with .yaml files, such as bench/cases.")
    for name in ("id", "number"):
        values = [getattr(c, name) for c in cases]
        twice = next((v for v in values if values.count(v) > 1), None)
        if twice is not None:
            raise UsageError(f"Two cases in {str(folder)!r} have the {name} {twice!r}. Give every case one of its own.")
    return tuple(cases)


def read(path: Path) -> Case:
    """One case from its file.

    Raises:
        KnowledgeError: No readable YAML, or a value is missing, unknown or out of order, or would be hindsight.
    """
    return read_own(str(path), lambda data: _case(mapping(data, (), CASE_KEYS)))


def _case(data: dict[str, Any]) -> Case:
    outcome = _outcome(mapping(data.get("outcome"), ("outcome",), OUTCOME_KEYS))
    origins = tuple(_origin(entry, at) for entry, at in entries(data, "origins", ORIGIN_KEYS))
    known = {o.id for o in origins}
    if len(known) < len(origins):
        raise Fault(("origins",), "names an origin twice.")
    sightings = tuple(_sighting(entry, at, known) for entry, at in entries(data, "observations", SIGHTING_KEYS))
    _in_order(sightings)
    _no_hindsight(sightings, outcome)
    unused = known - {s.origin for s in sightings}
    if unused:
        raise Fault(("origins",), f"names {sorted(unused)[0]!r}, which no observation uses.")
    number = data.get("number")
    if type(number) is not int or number < 1:
        raise Fault(("number",), f"is {number!r}, not a number from 1 up.")
    return Case(
        id=word(data, "id", ()),
        number=number,
        title=word(data, "title", ()),
        actors=words(data, "actors", (), least=1),
        kind=one_of(data, "kind", get_args(ActivityKind), ()),
        known_to=one_of(data, "known_to", get_args(KnownTo), ()),
        outcome=outcome,
        origins=origins,
        sightings=sightings,
        left_out=words(data, "left_out", ()),
    )


def _outcome(data: dict[str, Any]) -> Outcome:
    at: Keys = ("outcome", "attack")
    attack = mapping(data.get("attack"), at, ATTACK_KEYS)
    if not isinstance(attack.get("within_90_days"), bool):
        raise Fault((*at, "within_90_days"), f"is {attack.get('within_90_days')!r}, not true or false.")
    if attack["within_90_days"] is not ("day" in attack):
        raise Fault((*at, "day"), "is given exactly when an attack came within 90 days.")
    purpose = mapping(data.get("purpose"), ("outcome", "purpose"), "codes standing note")
    later = mapping(data["later"], ("outcome", "later"), "day fact") if "later" in data else None
    return Outcome(
        attacked=day_of(attack, "day", at) if "day" in attack else None,
        fact=word(attack, "fact", at),
        mark=one_of(attack, "mark", MARKS, at),
        source=word(attack, "source", at),
        codes=_codes(purpose.get("codes"), ("outcome", "purpose", "codes")),
        standing=one_of(purpose, "standing", get_args(Standing), ("outcome", "purpose")),
        note=word(purpose, "note", ("outcome", "purpose")),
        disagree=words(data, "disagree", ("outcome",), least=1),
        later=None if later is None else day_of(later, "day", ("outcome", "later")),
        later_fact="" if later is None else word(later, "fact", ("outcome", "later")),
    )


def _codes(value: Any, at: Keys) -> dict[str, float]:
    known = {h.code for h in hypotheses()}
    if not isinstance(value, dict) or not value:
        raise Fault(at, f"is {value!r}, not a mapping from codes to weights.")
    for code, weight in value.items():
        if code not in known:
            raise Fault((*at, str(code)), f"is no code of a purpose. There are {', '.join(sorted(known))}.")
        if type(weight) not in (int, float) or not 0 < weight <= 1:
            raise Fault((*at, code), f"is {weight!r}, not a weight above 0 and up to 1.")
    return {code: weight / sum(value.values()) for code, weight in value.items()}


def _origin(entry: dict[str, Any], at: Keys) -> Origin:
    kinds = {k.id: k for k in grades.kinds()}
    kind = kinds[one_of(entry, "kind", tuple(kinds), at)]
    acting = entry.get("acting_side", False)
    if not isinstance(acting, bool):
        raise Fault((*at, "acting_side"), f"is {acting!r}, not true or false.")
    grade = str(entry.get("grade", kind.grade))
    try:
        grades.quality(grade)
    except UsageError as error:
        raise Fault((*at, "grade"), f"is wrong: {error}") from error
    return Origin(id=word(entry, "id", at), name=word(entry, "name", at), kind=kind.id, grade=grade, acting_side=acting)


def _sighting(entry: dict[str, Any], at: Keys, origins: set[str]) -> Sighting:
    day = day_of(entry, "day", at)
    happened = day_of(entry, "happened", at) if "happened" in entry else None
    if happened is not None and happened > day:
        raise Fault((*at, "happened"), f"is {happened}, after {day}, the day on which it was known.")
    return Sighting(
        day=day,
        happened=happened,
        indicator=one_of(entry, "indicator", tuple(i.id for i in indicators()), at),
        status=one_of(entry, "status", get_args(Presence), at),
        origin=one_of(entry, "origin", tuple(origins), at),
        mark=one_of(entry, "mark", MARKS, at),
        source=word(entry, "source", at),
        fact=word(entry, "fact", at),
        day_note=word(entry, "day_note", at) if "day_note" in entry else "",
        relays=words(entry, "relays", at),
    )


def _in_order(sightings: tuple[Sighting, ...]) -> None:
    for n, (before, after) in enumerate(pairwise(sightings), start=1):
        if after.day < before.day:
            raise Fault(("observations", n, "day"), f"is {after.day}, before the day above it. Sort by day.")


def _no_hindsight(sightings: tuple[Sighting, ...], outcome: Outcome) -> None:
    """Nothing from the attack on; an attack within the horizon of every report, a later one beyond that of all."""
    attacked = outcome.attacked
    for n, s in enumerate(sightings):
        at: Keys = ("observations", n, "day")
        if attacked is not None and s.day >= attacked:
            raise Fault(at, f"is {s.day}, but the attack began on {attacked}: that is hindsight. Move it to left_out.")
        if attacked is not None and attacked - s.day > HORIZON:
            raise Fault(at, f"is {s.day}, more than 90 days before the attack of {attacked}.")
        if outcome.later is not None and outcome.later - s.day <= HORIZON:
            raise Fault(at, f"is {s.day}, within 90 days of {outcome.later}, which outcome.later puts beyond them.")
