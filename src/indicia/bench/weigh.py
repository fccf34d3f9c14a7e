"""The record: past cases replayed day by day through the real weighing, scored against three baselines.

The cases were chosen for their outcome, so nothing here is a base rate; and
the table of likelihoods was written with some of them in view, so the score
on the rows that do not cite the case itself is given, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from indicia.bench import weigh_scores as scores
from indicia.bench.cases import SETTLED, Case, load
from indicia.bench.weigh_alarms import Alarm, alarms
from indicia.bench.weigh_beliefs import ATTACK, METHODS, Belief
from indicia.bench.weigh_replay import DAY, Dated, Moment, cited, flat, holding, lasting, ours_by_day, replay
from indicia.bench.weigh_scores import Bin, Difference, Judged
from indicia.errors import UsageError
from indicia.kb.likelihoods import Row, likelihoods, priors
from indicia.kb.likelihoods_own import own_likelihoods

POINTS = ("first", "half-way", "last", "every day")
"""When a case is scored: at the first report, half-way in days, on the last day, and on average over all days."""

Watch = Callable[[Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One case, replayed. `attack`, `purpose`: method -> point -> score."""

    case: Case
    moments: tuple[Moment, ...]
    attack: dict[str, dict[str, Judged]]
    purpose: dict[str, dict[str, Judged]]

    def chance(self, method: str, day: date) -> tuple[float, float, float]:
        """Lowest, middle and highest chance of an attack that a method gives on a day."""
        held = holding(self.case, day)
        return next(m for m in self.moments if m.day == held).beliefs[method].chance(ATTACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The mean over cases per point; at the last point also how far few cases carry.

    `interval`: 95 %, cases drawn again. `without_one_actor`: lowest and
    highest mean when all cases of one actor are left out.
    """

    cases: int
    points: dict[str, Judged]
    interval: tuple[float, float]
    without_one_actor: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighReport:
    """All that the bench measures. Totals: method -> mean over the cases that the name says.

    `better`: baseline -> attack or purpose -> our Brier score less its own on the last day, case by case.
    `order`: method -> point -> chance that a case with an attack was given a
    higher probability than one without; 0.5 is guessing, whatever the prior.
    """

    records: tuple[Record, ...]
    attack: dict[str, Total]
    attack_public: dict[str, Total]
    purpose_settled: dict[str, Total]
    purpose_open: dict[str, Total]
    order: dict[str, dict[str, float]]
    better: dict[str, dict[str, Difference]]
    alarms: tuple[Alarm, ...]
    calibration: tuple[Bin, ...]
    calibration_last: tuple[Bin, ...]
    variants: dict[str, Total]


def measure(folder: Path, *, own: str | None = None, watch: Watch = iter) -> WeighReport:
    """Replay and score every case of a folder.

    Args:
        own: A file with likelihoods in place of ours (`indicia catalogue`). The choice between the two tables is
            then made for each case on all others, so that no table is judged on what it was tuned on.
        watch: Wraps the cases, for a progress bar.

    Raises:
        UsageError: The folder holds no case.
        KnowledgeError: A case, or the file of likelihoods, is faulty; the message names file, line and key.
    """
    cases = load(folder)
    records = tuple(record(case, likelihoods()) for case in watch(cases))
    settled = [r for r in records if r.case.outcome.standing in SETTLED]
    return WeighReport(
        records=records,
        attack=_totals(records, "attack"),
        attack_public=_totals([r for r in records if r.case.known_to == "public"], "attack"),
        purpose_settled=_totals(settled, "purpose"),
        purpose_open=_totals([r for r in records if r not in settled], "purpose"),
        order={m: _order(records, m) for m in METHODS},
        better={m: _better(records, settled, m) for m in METHODS if m != "ours"},
        alarms=alarms(records),
        calibration=scores.reliability(_spoken(records)),
        calibration_last=scores.reliability(_spoken_last(records)),
        variants=variants(cases, own),
    )


def one(folder: Path, name: str) -> Record:
    """The record of one case, by id or number.

    Raises:
        UsageError: There is none; the message lists what there is.
    """
    cases = load(folder)
    found = next((c for c in cases if name in (c.id, str(c.number))), None)
    if found is None:
        raise UsageError(f"There is no case {name!r}. Give one of {', '.join(f'{c.number} {c.id}' for c in cases)}.")
    return record(found, likelihoods())


def record(case: Case, rows: Sequence[Row]) -> Record:
    """Replay one case and score it, with every method, at every point."""
    moments = replay(case, rows)
    series = {m: [(moment.day, moment.beliefs[m]) for moment in moments] for m in METHODS}
    truth = case.outcome.codes
    return Record(
        case=case,
        moments=moments,
        attack={m: at_points(case, s, _attack(case)) for m, s in series.items()},
        purpose={m: at_points(case, s, lambda b: scores.purpose(b, truth)) for m, s in series.items()},
    )


def days(case: Case) -> dict[str, date]:
    """The days of the three points."""
    middle = case.first + (case.last - case.first) // DAY // 2 * DAY
    return {"first": case.first, "half-way": middle, "last": case.last}


def at_points(case: Case, series: Sequence[Dated], score: Callable[[Belief], Judged]) -> dict[str, Judged]:
    """The scores of a series of beliefs at every point."""
    judged = {day: score(belief) for day, belief in series}
    points = {p: judged[holding(case, day)] for p, day in days(case).items()}
    return {**points, "every day": scores.mean(list(judged.values()), lasting(case))}


def _attack(case: Case) -> Callable[[Belief], Judged]:
    happened = case.outcome.attacked is not None
    return lambda belief: scores.attack(belief, happened)


def _totals(records: Sequence[Record], what: str) -> dict[str, Total]:
    cases = [r.case for r in records]
    return {m: total([getattr(r, what)[m] for r in records], cases) for m in METHODS} if records else {}


def total(judged: Sequence[dict[str, Judged]], cases: Sequence[Case]) -> Total:
    """The mean over cases, each of which counts the same, however long it lasted."""
    last = [j["last"].mid.brier for j in judged]
    return Total(
        cases=len(judged),
        points={p: scores.mean([j[p] for j in judged]) for p in POINTS},
        interval=scores.interval(last),
        without_one_actor=scores.without_one(last, [c.actors for c in cases]),
    )


def _order(records: Sequence[Record], method: str) -> dict[str, float]:
    return {
        point: scores.order(
            [(r.chance(method, days(r.case)[point])[1], r.case.outcome.attacked is not None) for r in records]
        )
        for point in POINTS[:3]
    }


def _better(records: Sequence[Record], settled: Sequence[Record], method: str) -> dict[str, Difference]:
    def last(of: dict[str, dict[str, Judged]], which: str) -> float:
        return of[which]["last"].mid.brier

    return {
        "attack": scores.difference([last(r.attack, "ours") - last(r.attack, method) for r in records]),
        "purpose": scores.difference([last(r.purpose, "ours") - last(r.purpose, method) for r in settled]),
    }


def _spoken(records: Sequence[Record]) -> Iterable[scores.Spoken]:
    for r in records:
        held = lasting(r.case)
        for m, n in zip(r.moments, held, strict=True):
            yield r.case.id, m.beliefs["ours"].chance(ATTACK)[1], n / sum(held), r.case.outcome.attacked is not None


def _spoken_last(records: Sequence[Record]) -> Iterable[scores.Spoken]:
    for r in records:
        yield r.case.id, r.chance("ours", r.case.last)[1], 1.0, r.case.outcome.attacked is not None


def variants(cases: Sequence[Case], own: str | None = None) -> dict[str, Total]:
    """Ours under other conditions, on "attack within 90 days": how much hangs on them."""
    rows = likelihoods()
    as_is = [ours_by_day(c, rows) for c in cases]
    found: dict[str, Sequence[Sequence[Dated]]] = {
        "as it is": as_is,
        "facts found in a public text only (mark F)": [ours_by_day(c, rows, only_found=True) for c in cases],
        "without rows of the table that cite the case itself": [
            ours_by_day(c, [r for r in rows if c.number not in cited(r.source)]) for c in cases
        ],
        "every purpose equally likely beforehand": [
            ours_by_day(c, rows, reference=flat(priors(c.kind))) for c in cases
        ],
    }
    if own is not None:
        table = own_likelihoods(own)
        mine = [ours_by_day(c, table) for c in cases]
        found[f"with {Path(own).name}, judged on cases that it may be tuned on"] = mine
        found["the better table on the other 17, case by case"] = leave_one_out(cases, (as_is, mine))
    return {name: total(_judged(cases, series), cases) for name, series in found.items()}


def _judged(cases: Sequence[Case], series: Sequence[Sequence[Dated]]) -> list[dict[str, Judged]]:
    return [at_points(c, s, _attack(c)) for c, s in zip(cases, series, strict=True)]


def leave_one_out(cases: Sequence[Case], candidates: Sequence[Sequence[Sequence[Dated]]]) -> list[Sequence[Dated]]:
    """For each case the series of the candidate whose log score on all other cases is best (the first, if they tie).

    This is the only way in which a change of likelihoods may be judged here:
    what is chosen for a case has not seen it.
    """
    logs = [[j["every day"].mid.log for j in _judged(cases, series)] for series in candidates]
    sums = [sum(values) for values in logs]
    chosen = (min(range(len(candidates)), key=lambda c: round(sums[c] - logs[c][n], 9)) for n in range(len(cases)))
    return [candidates[c][n] for n, c in enumerate(chosen)]
