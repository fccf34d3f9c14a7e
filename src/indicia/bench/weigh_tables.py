"""The record as text: what each number says stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicia.bench.cases import SETTLED
from indicia.bench.weigh import POINTS, Record, Total, WeighReport, days
from indicia.bench.weigh_alarms import THRESHOLDS, Alarm, reassured
from indicia.bench.weigh_beliefs import METHODS
from indicia.bench.weigh_scores import Bin
from indicia.kb.hypotheses import hypothesis

NAMES = {"ours": "ours", "prior": "prior only", "ach": "ACH winner", "articles": "counting articles"}
SHORT = {"ours": "ours", "prior": "prior", "ach": "ACH", "articles": "count"}
HEAD = """\
{cases} past cases, replayed day by day: on each day only what was known by then.
The cases were chosen for their outcome ({attacks} ended in an attack, all famous): nothing here is a base rate.
Those with an attack stop the day before it; the others run to the last report, which may tell of the return home.
The table of likelihoods was written with several of these cases in view; nothing in it was fitted to them.
P(attack) is the probability of "preparation of an attack" and "cover" together (code COV), scored as if it were that
of an attack within 90 days, which it need not be. Ranges are lowest-middle-highest, in %; middles are scored."""
BAR = 40
"""Columns of the text plot."""


def weigh_table(report: WeighReport) -> str:
    """The whole record: cases, scores, alarms, calibration."""
    attacks = sum(r.case.outcome.attacked is not None for r in report.records)
    parts = (
        [HEAD.format(cases=len(report.records), attacks=attacks)],
        _cases(report.records),
        _per_case(report.records),
        _attack(report),
        _purpose(report),
        _better(report),
        _order(report),
        _variants(report.variants),
        _alarms(report),
        calibration(report),
    )
    return "\n\n".join("\n".join(part) for part in parts)


def percent(p: float) -> str:
    """Short, in %, and never a bare 0 or 100.

    >>> [percent(p) for p in (0.0002, 0.0124, 0.456, 0.9996)]
    ['<0.1', '1.2', '46', '99+']
    """
    if p < 0.001:
        return "<0.1"
    if p > 0.99:
        return "99+"
    return f"{100 * p:.1f}" if p < 0.0995 else f"{100 * p:.0f}"


def span(ends: tuple[float, float, float]) -> str:
    """Lowest, middle and highest, in %."""
    return "-".join(percent(p) for p in ends)


def verdict(word: str, hypothesis_id: str | None) -> str:
    """The word, and the purpose it is about."""
    return word if hypothesis_id is None else f"{word}: {hypothesis(hypothesis_id).name}"


def _cases(records: Sequence[Record]) -> Iterator[str]:
    yield f"{'':<24}{'':>5} {'reports/':>9}   {'P(attack), %':<32}{'verdict':<35}attack"
    yield f"{'case':<24}{'days':>5} {'origins':>9}   {'first report':<16}{'last day':<16}{'on the last day':<35}began"
    for r in records:
        c, at = r.case, days(r.case)
        first, last = (span(r.chance("ours", at[p])) for p in ("first", "last"))
        told = r.moments[-1].weighing.verdict
        yield (
            f"{c.number:>2} {c.id:<21}{(c.last - c.first).days + 1:>5} {len(c.sightings):>5}/{len(c.origins):<3}   "
            f"{first:<16}{last:<16}{verdict(told.word, told.hypothesis):<35}{c.outcome.attacked or 'none'}"
        )


def _per_case(records: Sequence[Record]) -> Iterator[str]:
    columns = "".join(f"{SHORT[m]:>7}" for m in METHODS)
    yield f"{'Brier on the last day':<27}{'attack (0 best, 1 worst)':<28}main purpose (0 best, 2 worst)"
    yield f"{'case':<24}{columns}   {columns}   settled as (%), and how firmly"
    for r in records:
        told = ("".join(f"{scores[m]['last'].mid.brier:>7.2f}" for m in METHODS) for scores in (r.attack, r.purpose))
        truth = " ".join(f"{code} {100 * share:.0f}" for code, share in r.case.outcome.codes.items())
        yield f"{r.case.number:>2} {r.case.id:<21}{'   '.join(told)}   {truth} ({r.case.outcome.standing})"


def _attack(report: WeighReport) -> Iterator[str]:
    n = len(report.records)
    yield f"Attack within 90 days, mean over {n} cases: Brier (0 best, 1 worst) and log score (0 best)"
    yield from _totals(report.attack)
    public = next(iter(report.attack_public.values()), None)
    if public is not None and public.cases < n:
        yield f"the {public.cases} cases that open media could follow"
        yield from _totals(report.attack_public, head=False)


def _purpose(report: WeighReport) -> Iterator[str]:
    parts = (report.purpose_settled, f"standing {' or '.join(SETTLED)}"), (report.purpose_open, "the others, unsettled")
    for totals, name in parts:
        if totals:
            cases = next(iter(totals.values())).cases
            yield f"Main purpose by code, mean over {cases} cases ({name}): Brier (0 best, 2 worst), log score (0 best)"
            yield from _totals(totals)


def _totals(totals: dict[str, Total], *, head: bool = True) -> Iterator[str]:
    if head:
        yield f"{'':<20}{'':>48}   last day, Brier only:"
        yield (
            f"{'':<20}{'first':>12}{'half-way':>12}{'last day':>12}{'every day':>12}"
            f"    at low, high end   95 % interval   less an actor"
        )
    for method, t in totals.items():
        points = "".join(f"{t.points[p].mid.brier:>7.3f} {t.points[p].mid.log:>4.2f}" for p in POINTS)
        ends = f"{t.points['last'].low.brier:.3f}, {t.points['last'].high.brier:.3f}"
        spread = "".join(f"{f'{low:.2f}-{high:.2f}':>16}" for low, high in (t.interval, t.without_one_actor))
        yield f"  {NAMES[method]:<18}{points}     {ends:>15}{spread}"


def _better(report: WeighReport) -> Iterator[str]:
    yield "Ours less each baseline, Brier on the last day (below 0: ours is better; an interval around 0 shows nothing)"
    for method, found in report.better.items():
        told = (f"{what} {d.mean:+.3f} ({d.low:+.2f} to {d.high:+.2f})" for what, d in found.items())
        yield f"  {NAMES[method]:<18}" + "".join(f"{part:<36}" for part in told).rstrip()


def _order(report: WeighReport) -> Iterator[str]:
    yield "Order alone: chance that a case with an attack was given more than one without (0.5: guessing, 1: all right)"
    yield f"{'':<20}{'first':>9}{'half-way':>10}{'last day':>10}"
    for method, points in report.order.items():
        yield f"  {NAMES[method]:<18}{points['first']:>9.2f}{points['half-way']:>10.2f}{points['last']:>10.2f}"


def _variants(variants: dict[str, Total]) -> Iterator[str]:
    points = "".join(f"{p:>13}" for p in ("first", "last day", "every day"))
    yield f"{'Ours under other conditions: attack, Brier and log score':<60}{points}"
    for name, t in variants.items():
        scores = (t.points[p].mid for p in ("first", "last", "every day"))
        yield f"  {name:<58}" + "".join(f"{s.brier:>8.3f} {s.log:>4.2f}" for s in scores)


def _alarms(report: WeighReport) -> Iterator[str]:
    attacks = sum(r.case.outcome.attacked is not None for r in report.records)
    others = len(report.records) - attacks
    yield f"Alarms: attacks warned of, of {attacks} (days ahead) | false, of {others} cases: on last day, on any day"
    for method in METHODS:
        rows = [a for a in report.alarms if a.method == method]
        if not any(a.warned or a.false_ever for a in rows):
            yield f"  {NAMES[method]:<18}never at {THRESHOLDS[0]:.0%}"
            continue
        for a in rows:
            yield f"  {NAMES[method]:<18}{a.threshold:<32}{_alarm(a)}"
    for case, day, named in reassured(report.records):
        yield f"  false comfort: {case}, before its attack, from {day}: leaning to {hypothesis(named).name}"


def _alarm(alarm: Alarm) -> str:
    lead = f"({', '.join(map(str, alarm.lead_days))})" if alarm.warned else ""
    return f"{len(alarm.warned)} {lead:<18} | {len(alarm.false_last)}, {len(alarm.false_ever)}"


def calibration(report: WeighReport) -> Iterator[str]:
    """Said against came true, as a plot of characters."""
    yield "Calibration of P(attack), ours: when a probability was said, how often an attack came within 90 days"
    yield from _bins(report.calibration, "all days, each case counts 1")
    yield from _bins(report.calibration_last, "the last day of each case")
    yield "| said (mean), o came true, [ ] 95 % interval. The sample was chosen: 'came true' is too high for real life."


def _bins(bins: Sequence[Bin], name: str) -> Iterator[str]:
    yield f"  {name:<20}{'':>6}0 %{'50':>{BAR // 2}}{'100 %':>{BAR // 2}}   said   came true    cases (weight)"
    for b in bins:
        yield (
            f"  {100 * b.start:>3.0f} - {100 * b.end:>3.0f} %{'':<20}{_bar(b)}   {percent(b.said):>4} %"
            f"   {100 * b.came_true:>3.0f} %        {b.cases} ({b.weight:.1f})"
        )


def _bar(b: Bin) -> str:
    cells = ["."] * (BAR + 1)
    for p, mark in ((b.low, "["), (b.high, "]"), (b.said, "|"), (b.came_true, "o")):
        cells[round(p * BAR)] = mark
    return "".join(cells)
