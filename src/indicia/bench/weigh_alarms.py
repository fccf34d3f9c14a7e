"""False alarms and misses: which attacks each threshold warned of, how early, and what it cried for nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from indicia.bench.weigh_beliefs import ATTACK, METHODS
from indicia.bench.weigh_replay import Moment
from indicia.kb.hypotheses import hypotheses

if TYPE_CHECKING:
    from indicia.bench.weigh import Record

THRESHOLDS = (0.05, 0.2, 0.45, 0.55, 0.8)
"""Lower ends of ICD 203's very unlikely, unlikely, roughly even chance, likely and very likely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One threshold of one method.

    `warned`, `missed`: cases with an attack, by what stood on the day before it.
    `false_last`: cases without, by what stood on the last day; `false_ever`: on any day.
    `lead_days`: per case in `warned`, days from the day on which the alarm went up for good to the attack.
    """

    method: str
    threshold: str
    warned: tuple[str, ...]
    missed: tuple[str, ...]
    false_last: tuple[str, ...]
    false_ever: tuple[str, ...]
    lead_days: tuple[int, ...]


MIDDLE, UPPER = 1, 2
"""Places in a range: lowest, middle, highest."""

Rings = Callable[[Moment], bool]


def alarms(records: Sequence[Record]) -> tuple[Alarm, ...]:
    """Verdict words and upper ends first, which only ours has, then middles, for every method."""
    return tuple(_alarm(records, method, name, rings) for method, name, rings in _rules())


def reassured(records: Sequence[Record]) -> tuple[tuple[str, date, str], ...]:
    """Cases with an attack in which a verdict named another purpose than one of attack: id, first day, purpose."""
    attack = {h.id for h in hypotheses() if h.code == ATTACK}
    found: dict[str, tuple[str, date, str]] = {}
    for r in records:
        for m in r.moments if r.case.outcome.attacked is not None else ():
            named = m.weighing.verdict.hypothesis
            if named is not None and named not in attack:
                found.setdefault(r.case.id, (r.case.id, m.day, named))
    return tuple(found.values())


def _rules() -> list[tuple[str, str, Rings]]:
    words = [("indicated",), ("indicated", "leaning")]
    told = [("ours", f"verdict {' or '.join(w)}", _verdict(w)) for w in words]
    upper = [("ours", f"upper end {t:.0%} or more", _above("ours", t, end=UPPER)) for t in THRESHOLDS]
    return told + upper + [(m, f"P(attack) {t:.0%} or more", _above(m, t)) for m in METHODS for t in THRESHOLDS]


def _verdict(words: tuple[str, ...]) -> Rings:
    attack = {h.id for h in hypotheses() if h.code == ATTACK}
    return lambda m: m.weighing.verdict.word in words and m.weighing.verdict.hypothesis in attack


def _above(method: str, threshold: float, *, end: int = MIDDLE) -> Rings:
    return lambda m: m.beliefs[method].chance(ATTACK)[end] >= threshold


def _alarm(records: Sequence[Record], method: str, threshold: str, rings: Rings) -> Alarm:
    attacks = [r for r in records if r.case.outcome.attacked is not None]
    others = [r for r in records if r.case.outcome.attacked is None]
    warned = [r for r in attacks if rings(r.moments[-1])]
    return Alarm(
        method=method,
        threshold=threshold,
        warned=tuple(r.case.id for r in warned),
        missed=tuple(r.case.id for r in attacks if r not in warned),
        false_last=tuple(r.case.id for r in others if rings(r.moments[-1])),
        false_ever=tuple(r.case.id for r in others if any(map(rings, r.moments))),
        lead_days=tuple(_lead(r, rings) for r in warned),
    )


def _lead(record: Record, rings: Rings) -> int:
    """Days before the attack since which the alarm has not fallen silent."""
    since: date = record.case.last
    for moment in reversed(record.moments):
        if not rings(moment):
            break
        since = moment.day
    attacked = record.case.outcome.attacked
    return (attacked - since).days if attacked is not None else 0
