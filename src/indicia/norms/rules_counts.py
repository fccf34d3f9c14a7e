"""Rules about how many: thresholds, call-ups, quotas, ceilings."""

from __future__ import annotations

from collections.abc import Sequence

from indicia.kb.norms import Rule
from indicia.model import Activity, Comparison, Finding
from indicia.norms import wording
from indicia.norms.case import Case
from indicia.norms.duties import DUTY, duty, no_duty
from indicia.norms.numbers import NAMES, Level, compare, figures, outcome, overall, worst
from indicia.norms.periods import ends, minus, starts

LEAD_OF_A_CALL_UP = 42
"""Planned increases and call-ups are reported so many days before (Vienna Document, Ch. I §10.3; MH)."""


def threshold(rule: Rule, case: Case) -> Finding:
    """A count against a level, then whether the duty was met or the limit kept."""
    parent = case.due(rule)
    level = case.level(rule)
    compared = case.comparisons(rule)
    if parent == "below":
        return no_duty(rule, case, "The duty that this rule details does not arise.", comparisons=compared)
    if rule.forbids:
        return _limit(rule, case, level, compared)
    if rule.replaced_when_alert and case.subject.alert:
        return no_duty(rule, case, "It is an alert activity, for which another rule stands.", comparisons=compared)
    if level == "above" and rule.condition:
        if case.subject.organised == "no":
            reason = f"{wording.reached(rule)}, but neither a division nor two brigades take part, so no duty arises."
            return no_duty(rule, case, reason, comparisons=compared)
        if case.subject.organised == "open":
            return _open(rule, case, wording.condition(rule), compared, ())
    if level == "below":
        reason = f"Every number reported is {wording.short_of(rule)}, so no duty arises.{wording.tuned(rule, case)}"
        return no_duty(rule, case, reason, comparisons=compared)
    if level == "above" and parent == "above":
        return duty(rule, case, wording.reached(rule), comparisons=compared)
    if level == "above":
        return _open(rule, case, f"{wording.if_due(parent)}{rule.owed}.", compared, (rule.owed,))
    return _open(rule, case, wording.unsure(rule, case, level), compared, wording.missing(rule, case, level))


def _open(rule: Rule, case: Case, reason: str, compared: tuple[Comparison, ...], missing: tuple[str, ...]) -> Finding:
    return case.finding(rule, "cannot be judged", reason, comparisons=compared, not_reported=missing, duty="may arise")


def _limit(rule: Rule, case: Case, level: Level, compared: tuple[Comparison, ...]) -> Finding:
    if level == "above":
        reason = f"{wording.reached(rule)}; the rule asks for {rule.owed}."
        return case.finding(rule, "not consistent", reason, comparisons=compared, duty="arises")
    if level == "below":
        reason = f"Every number reported is {wording.short_of(rule)}, so the limit is kept."
        return case.finding(rule, "consistent", reason, comparisons=compared, duty="arises")
    return _open(rule, case, wording.unsure(rule, case, level), compared, wording.missing(rule, case, level))


def activation(rule: Rule, case: Case) -> Finding:
    """Reserve units, or an increase: both a number and a stay must be exceeded."""
    level = case.level(rule)
    fewest, most = case.subject.stay
    stay = outcome(fewest, most, rule.op, wording.limit_hours(rule))
    timed = (wording.hours("reported dates", fewest, most, rule, stay),) if most else ()
    compared = (*case.comparisons(rule), *timed)
    limits = f"more than {wording.figure(rule)}", f"more than {rule.days} days"
    if "below" in (level, stay):
        return no_duty(rule, case, f"Not both {limits[0]} and {limits[1]}, so no duty arises.", comparisons=compared)
    due = case.subject.start.first if case.subject.alert else minus(case.subject.start.first, LEAD_OF_A_CALL_UP)
    if level == stay == "above":
        because = wording.capital(f"{limits[0]} for {limits[1]}")
        return duty(rule, case, because, comparisons=compared, due=due)
    return case.finding(
        rule,
        "cannot be judged",
        f"The duty arises only above {wording.figure(rule)} and {rule.days} days; not both are known.",
        comparisons=compared,
        not_reported=wording.unknowns(level, stay),
        duty="may arise",
        due=due,
    )


def quota(rule: Rule, case: Case) -> Finding:
    """So many of a size in a time, or at one time. One activity alone can't exceed it; the others must be told."""
    level = case.level(rule)
    compared = case.comparisons(rule)
    if level == "below":
        return no_duty(rule, case, f"It is {wording.short_of(rule)}, so it does not count.", comparisons=compared)
    sure, possible = _counted(rule, case)
    known = f"{sure} surely" if sure == possible else f"{sure} surely and {possible} at most"
    count = f"It counts towards a limit for activities of {wording.ORDERED[rule.op]} {wording.figure(rule)}"
    reason = f"{count}: {rule.owed}. With it, {known} of those told count."
    if level == "above" and rule.most is not None and sure > rule.most:
        return case.finding(rule, "not consistent", reason, comparisons=compared, duty="arises")
    if level == "above" and rule.most is not None and possible <= rule.most and case.subject.by_hand.others_complete:
        return case.finding(rule, "consistent", reason, comparisons=compared, duty="arises")
    told = reason if case.subject.by_hand.others else f"{count}: {rule.owed}."
    return case.finding(
        rule,
        "cannot be judged",
        told if level == "above" else f"If the level is reached: {told[:1].lower()}{told[1:]}",
        comparisons=compared,
        not_reported=("other activities of that size",),
        duty=DUTY[level],
    )


def _counted(rule: Rule, case: Case) -> tuple[int, int]:
    sizes = [(_size(rule, other), other) for other in case.subject.by_hand.others]
    mine = case.subject.activity
    sure = sum(size == "above" and _same_time(rule, mine, other) == "yes" for size, other in sizes)
    possible = sum(size != "below" and _same_time(rule, mine, other) != "no" for size, other in sizes)
    return sure + 1, possible + 1


def _size(rule: Rule, other: Activity) -> Level:
    pairs = ((rule.param, rule.value or 0), *rule.also)
    return worst(overall(f, rule.op, v) for p, v in pairs if (f := figures(other, p)))


def _same_time(rule: Rule, mine: Activity, other: Activity) -> str:
    a, b = starts(mine), starts(other)
    if not (a.first and a.last and b.first and b.last):
        return "open"
    if rule.years is None:
        return _overlap(mine, other)
    spread = [abs(x.year - y.year) for x in (a.first, a.last) for y in (b.first, b.last)]
    return "yes" if max(spread) < rule.years else "no" if min(spread) >= rule.years else "open"


def _overlap(mine: Activity, other: Activity) -> str:
    (a, b), (x, y) = (starts(mine), ends(mine)), (starts(other), ends(other))
    if not (a.first and a.last and b.first and b.last and x.first and x.last and y.first and y.last):
        return "open"
    if b.last < x.first or y.last < a.first:
        return "no"
    return "yes" if a.last <= y.first and x.last <= b.first else "open"


def ceiling(rule: Rule, case: Case) -> Finding:
    """No more than so much in a zone of an agreement; which zone it is must be told."""
    limits = dict(rule.limits)
    zones = [z for z in case.subject.by_hand.zones if z in limits]
    if case.subject.by_hand.zones and not zones:
        return no_duty(rule, case, f"It is held in none of the zones of the rule ({', '.join(limits)}).")
    if not zones:
        return _zone_unknown(rule, case, limits)
    held = [(param, most) for zone in zones for param, most in limits[zone]]
    compared = tuple(compare(f, "<=", most, param) for param, most in held for f in case.subject.numbers(param))
    levels = [_over(case, param, most) for param, most in held]
    where = f"In zone {wording.listed(zones)} the rule asks for {_told(held)}"
    if "above" in levels:
        reason = f"{where}; more is reported."
        return case.finding(rule, "not consistent", reason, comparisons=compared, duty="arises")
    if set(levels) == {"below"}:
        return case.finding(rule, "consistent", f"{where}; no more is reported.", comparisons=compared, duty="arises")
    missing = tuple(f"the number of {_name(p)}" for (p, _), one in zip(held, levels, strict=True) if one == "unknown")
    return case.finding(
        rule, "cannot be judged", f"{where}.", comparisons=compared, not_reported=missing, duty="arises"
    )


def _over(case: Case, param: str, most: float) -> Level:
    return overall(case.subject.numbers(param), ">", most)


def _zone_unknown(rule: Rule, case: Case, limits: dict[str, tuple[tuple[str, float], ...]]) -> Finding:
    reason = f"The rule: {rule.owed}. In which zone it is held is not told ({', '.join(limits)})."
    return case.finding(rule, "cannot be judged", reason, not_reported=("the zone",), duty="may arise")


def _told(held: Sequence[tuple[str, float]]) -> str:
    return wording.listed(
        f"at most {most:,.0f} {_name(param)}" if most else f"no {_name(param)}" for param, most in held
    )


def _name(param: str) -> str:
    return NAMES.get(param, param).replace("_", " ")
