"""Event coding on PLOVER's gold records: type, mode and actors of one sentence each.

Most records are about talk, protest and law, which Indicia does not code: read
the figures for the military types beside those for all. Types are compared
under their names in PLOVER 0.8. Source: openeventdata/PLOVER, gold_standard_records; not shipped.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicia.bench.matching import Count, Score, score
from indicia.errors import UsageError
from indicia.kb import plover
from indicia.model import Activity, Page, Span, Zone
from indicia.pipeline import read_page

MILITARY = ("MOBILIZE", "COOPERATE", "RETREAT", "ASSAULT", "COERCE")
"""Types that an activity of ours may have when it is more than a plan."""

Watch = Callable[[Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A coded sentence: what people marked. `sources` and `targets` are three-letter codes."""

    id: str
    text: str
    event: str
    mode: str | None
    contexts: frozenset[str]
    sources: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsReport:
    """Scores per type and of actors. Pairs are (right, compared).

    `accuracy`: over all records, one without an activity being wrong; `military_accuracy`: over
    the records of military type and military context alone. `mode`, `sources`, `targets`: among
    the records whose type is right; an actor matches when one code is shared.
    """

    records: int
    coded: int
    types: dict[str, Score]
    military: Score
    accuracy: tuple[int, int]
    military_accuracy: tuple[int, int]
    mode: tuple[int, int]
    sources: tuple[int, int]
    targets: tuple[int, int]
    records_per_s: float


def measure(path: Path, *, watch: Watch = iter) -> EventsReport:
    """Score the gold records of a folder or of one file.

    Raises:
        UsageError: There are no records in PLOVER's JSON form.
    """
    records = list(_records(path))
    start = time.process_time()
    found = [_read(record) for record in watch(records)]
    seconds = time.process_time() - start
    return _report(records, found, round(len(records) / max(seconds, 1e-9), 2))


def _records(path: Path) -> Iterator[Record]:
    files = sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".json")) if path.is_dir() else [path]
    for file in files:
        for row in _rows(file, alone=len(files) == 1):
            if "text" in row and row.get("event") != "DOCUMENT":
                yield _record(row)
    if not files:
        raise UsageError(f"{str(path)!r} holds no .txt or .json file with PLOVER records.")


def _rows(file: Path, *, alone: bool) -> list[dict[str, Any]]:
    """The records of a file; none from files of another form, unless there is only this one."""
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    try:
        rows = json.loads(text) if text.lstrip().startswith("[") else None
    except json.JSONDecodeError as error:
        raise UsageError(f"{str(file)!r} is no JSON: {error}.") from error
    if rows is None and alone:
        raise UsageError(f"{str(file)!r} is no list of PLOVER records (JSON objects with 'event' and 'text').")
    return [row for row in rows or [] if isinstance(row, dict)]


def _record(row: dict[str, Any]) -> Record:
    return Record(
        id=str(row.get("id", "")),
        text=row["text"],
        event=plover.current(row["event"]),
        mode=row.get("mode") or None,
        contexts=frozenset(c.strip() for c in (row.get("context") or "").split(",") if c.strip()),
        sources=_codes(row.get("source")),
        targets=_codes(row.get("target")),
    )


def _codes(actors: Any) -> frozenset[str]:
    listed = actors if isinstance(actors, list) else []
    return frozenset(a["code"] for a in listed if isinstance(a, dict) and a.get("code"))


def _read(record: Record) -> Activity | None:
    """The first activity that a record's sentence reports, news before background."""
    text = record.text.strip()
    whole = Zone(kind="body", span=Span(0, len(text)))
    page = Page(id=record.id, name=record.id, text=text, language="en", zones=(whole,) if text else ())
    activities = read_page(page, attribution="rules").activities
    return next(iter(sorted(activities, key=lambda a: a.background)), None)


def _report(records: Sequence[Record], found: Sequence[Activity | None], speed: float) -> EventsReport:
    pairs = list(zip(records, found, strict=True))
    right = [(r, a) for r, a in pairs if a and _event(a) == r.event]
    military = [(r, a) for r, a in pairs if r.event in MILITARY and "military" in r.contexts]
    types = sorted({r.event for r in records} | {_event(a) for a in found if a})
    return EventsReport(
        records=len(records),
        coded=sum(a is not None for a in found),
        types={t: score([_count(r, a, (t,)) for r, a in pairs]) for t in types},
        military=score([_count(r, a, MILITARY) for r, a in pairs]),
        accuracy=(len(right), len(records)),
        military_accuracy=(sum(a is not None and _event(a) == r.event for r, a in military), len(military)),
        mode=_share((_mode(a) == r.mode) for r, a in right if r.mode),
        sources=_share(bool(r.sources & set(plover.sources(a))) for r, a in right if r.sources),
        targets=_share(bool(r.targets & set(plover.targets(a))) for r, a in right if r.targets),
        records_per_s=speed,
    )


def _event(activity: Activity) -> str:
    return activity.plover.event if activity.plover else ""


def _mode(activity: Activity) -> str | None:
    return activity.plover.mode if activity.plover else None


def _count(record: Record, activity: Activity | None, types: tuple[str, ...]) -> Count:
    ours = _event(activity) if activity else ""
    return Count(int(ours == record.event and ours in types), int(ours in types), int(record.event in types))


def _share(answers: Iterable[bool]) -> tuple[int, int]:
    listed = list(answers)
    return sum(listed), len(listed)
