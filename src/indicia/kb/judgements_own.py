"""An analyst's own judgements, from a file: what is to stand in place of ours, each with who, when and why.

    cells:
      blood_supplies:
        cover_deception: {low: 0.2, high: 0.6, who: A. Weber, when: 2026-11-22, why: "seen in two drills since"}
    classes:
      exercise: {use: build_up, who: A. Weber, when: 2026-11-22, why: "the two states have a live dispute"}
    priors:
      coercion: {low: 0.05, high: 0.2, who: A. Weber, when: 2026-11-22, why: "a demand is on the table"}
      exercise/rehearsal: {low: 0.05, high: 0.1, who: ..., when: ..., why: "in this reference class alone"}
    grades:
      "outlet:frontline news": {grade: D4, who: A. Weber, when: 2026-11-22, why: "wrong twice this month"}
    strike:
      3f2a9c0b1d22/o4: {who: A. Weber, when: 2026-11-22, why: "a picture of 2014"}
    add:
      the bridge: {indicator: bridging, status: present, origin: Maxar, grade: A2, who: ..., when: ..., why: ...}

What the file does not name stays as it is; a file without entries changes
nothing, and their order is of no matter. docs/judgements.md has an example.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from indicia.errors import UsageError
from indicia.kb import grades
from indicia.kb.indicators import indicators
from indicia.kb.likelihoods import Cell, reference_classes
from indicia.kb.likelihoods_own import FIELDS as CELL_FIELDS
from indicia.kb.likelihoods_own import cell, cells_in
from indicia.kb.own_file import ENDS, OwnFile, interval_in, mapping, near, only, open_own, purpose_at, shown, text_in
from indicia.kb.yaml_lines import Fault
from indicia.kb.yaml_lines import Path as Keys

SIGNED = ("who", "when", "why")
SECTIONS = ("cells", "classes", "priors", "grades", "strike", "add")
SHARED = "people"
"""A section that is only read through: a place for `&anchors`, so that a name and a day are written once."""
STATUSES = ("present", "absent")
PLACEHOLDER = "YOUR NAME"
"""Stands in the form of `indicia judgements` where a name belongs; nobody signs with it."""
EARLIEST_ZONE = timedelta(hours=14)
"""The zone where a day begins first (UTC+14): what is not yet today there, is today nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who judged, when, and why; `at` is the path of keys of the entry."""

    who: str
    when: date
    why: str
    at: Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A report that the analyst adds. `origin`: one of those on the pages, by id or name, or a new one with a grade."""

    indicator: str
    present: bool
    origin: str
    grade: str
    acting_side: bool
    activity: str
    signed: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """All entries of a file by what they are about; without a file there are none."""

    cells: Mapping[tuple[str, str], tuple[Cell, Signature]] = field(default_factory=dict)
    classes: Mapping[str, tuple[str, Signature]] = field(default_factory=dict)
    priors: Mapping[str, tuple[float, float, Signature]] = field(default_factory=dict)
    grades: Mapping[str, tuple[str, Signature]] = field(default_factory=dict)
    struck: Mapping[str, Signature] = field(default_factory=dict)
    added: Mapping[str, Added] = field(default_factory=dict)
    file: OwnFile = field(default_factory=lambda: OwnFile("", "", None))


def own_judgements(path: str) -> Judgements:
    """The judgements of a file. What depends on the pages (origins, observations) is checked when they are known.

    Raises:
        KnowledgeError: Unreadable, no YAML, a key given twice, an unknown
            indicator, purpose, mark or grade, no interval with
            0 < low <= high < 1, no who, when and why, or a day that has not
            come yet. The message names file, line and key, and shows the value.
    """
    file = open_own(path)
    try:
        return _judgements(file)
    except Fault as fault:
        raise file.wrong(fault) from fault


def _judgements(file: OwnFile) -> Judgements:
    top = mapping({} if file.data is None else file.data, ())
    only(top, (*SECTIONS, SHARED), (), has=f"The file has {', '.join(SECTIONS)}.")
    return Judgements(
        cells=dict(_cells(top.get("cells"), name=Path(file.path).name)),
        classes=dict(_classes(top.get("classes"))),
        priors=dict(_priors(top.get("priors"))),
        grades=dict(_grades(top.get("grades"))),
        struck={key: _signed(entry, at) for key, entry, at in _entries(top.get("strike"), "strike", SIGNED)},
        added=dict(_added(top.get("add"))),
        file=file,
    )


def _entries(section: Any, name: str, fields: Iterable[str]) -> Iterator[tuple[str, dict[str, Any], Keys]]:
    """Key, entry and path of each entry of a section; one whose entries are all commented out has none."""
    listed = list(fields)
    for key, value in mapping({} if section is None else section, (name,)).items():
        at: Keys = (name, key)
        entry = mapping(value, at)
        only(entry, listed, at, has=f"An entry has {', '.join(listed)}.")
        yield key, entry, at


def _cells(section: Any, *, name: str) -> Iterator[tuple[tuple[str, str], tuple[Cell, Signature]]]:
    fields = (*CELL_FIELDS, "who", "when")
    kept = {k: v for k, v in mapping({} if section is None else section, ("cells",)).items() if v is not None}
    for indicator, hypothesis, entry, at in cells_in(kept, ("cells",)):
        only(entry, fields, at, has="A cell has low and high, or a mark, and who, when, why.")
        yield (indicator, hypothesis), (cell(hypothesis, entry, at, name=name), _signed(entry, at))


def _classes(section: Any) -> Iterator[tuple[str, tuple[str, Signature]]]:
    """The class that an activity falls in, and the one to weigh it in."""
    for key, entry, at in _entries(section, "classes", ("use", *SIGNED)):
        _class_at(key, at)
        use = text_in(entry, "use", at, ask="Name a reference class.")
        _class_at(use, (*at, "use"))
        yield key, (use, _signed(entry, at))


def _class_at(id: str, at: Keys) -> None:
    known = [c.id for c in reference_classes()]
    if id not in known:
        raise Fault(at, f"names {id!r}, no reference class. There are {', '.join(known)}.{near(id, known)}")


def _priors(section: Any) -> Iterator[tuple[str, tuple[float, float, Signature]]]:
    for key, entry, at in _entries(section, "priors", (*ENDS, *SIGNED)):
        of, slash, hypothesis = key.rpartition("/")
        if slash:
            _class_at(of, at)
        purpose_at(hypothesis, at)
        yield key, (*interval_in(entry, at), _signed(entry, at))


def _grades(section: Any) -> Iterator[tuple[str, tuple[str, Signature]]]:
    for origin, entry, at in _entries(section, "grades", ("grade", *SIGNED)):
        yield origin, (_grade(entry, at), _signed(entry, at))


def _added(section: Any) -> Iterator[tuple[str, Added]]:
    fields = ("indicator", "status", "origin", "grade", "acting_side", "activity", *SIGNED)
    known = [i.id for i in indicators()]
    for name, entry, at in _entries(section, "add", fields):
        indicator = text_in(entry, "indicator", at, ask="Name one; `indicia catalogue indicators` lists them.")
        if indicator not in known:
            raise Fault((*at, "indicator"), f"is {indicator!r}, no indicator.{near(indicator, known)}")
        if entry.get("status") not in STATUSES:
            raise Fault((*at, "status"), f"is {shown(entry.get('status'))}, not present or absent.")
        acting = entry.get("acting_side", False)
        if not isinstance(acting, bool):
            raise Fault((*at, "acting_side"), f"is {shown(acting)}, not true or false.")
        yield (
            name,
            Added(
                indicator=indicator,
                present=entry["status"] == "present",
                origin=text_in(entry, "origin", at, ask="Say who reports it first."),
                grade=_grade(entry, at) if "grade" in entry else "",
                acting_side=acting,
                activity=text_in(entry, "activity", at, ask="Write page/activity.") if "activity" in entry else "",
                signed=_signed(entry, at),
            ),
        )


def _grade(entry: Mapping[str, Any], at: Keys) -> str:
    value = entry.get("grade")
    try:
        grades.quality(value if isinstance(value, str) else "")
    except UsageError:
        problem = f"is {shown(value)}, no Admiralty grade. Write a letter A-F and a digit 1-6, such as B2."
        raise Fault((*at, "grade"), problem) from None
    return str(value)


def _signed(entry: Mapping[str, Any], at: Keys) -> Signature:
    who = text_in(entry, "who", at, ask="Say who judged so.")
    if who == PLACEHOLDER:
        raise Fault((*at, "who"), f"is {who!r}, as in the form. Put your name there.")
    return Signature(
        who=who,
        when=_day(entry, at),
        why=text_in(entry, "why", at, ask="Say why."),
        at=at,
    )


def _day(entry: Mapping[str, Any], at: Keys) -> date:
    day = _date(entry.get("when"), at)
    today = latest_today()
    if day > today:
        problem = f"is {day}, a day that has not come yet: today is {today} at the latest. Write the day of judging."
        raise Fault((*at, "when"), problem)
    return day


def latest_today() -> date:
    """The latest day that it is now anywhere, so that nobody's own today is refused."""
    return (datetime.now(UTC) + EARLIEST_ZONE).date()


def _date(value: Any, at: Keys) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Fault((*at, "when"), f"is {shown(value)}, no date. Write year-month-day, such as 2026-11-22.") from None
