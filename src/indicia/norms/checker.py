"""Activity -> Findings: which packs are in scope, which rules are worth a line, and what they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from indicia.kb import norms as kb
from indicia.kb.norms import Pack, Rule
from indicia.model import Activity, Finding, Quantity, TransparencyFact
from indicia.norms.case import Case
from indicia.norms.circumstances import UNTOLD, Circumstances
from indicia.norms.duties import no_duty, out_of_force
from indicia.norms.rules import judge
from indicia.norms.scope import Scope, freed, scope, standings, void
from indicia.norms.subject import Subject

NOT_HELD = frozenset(("cancelled", "denied", "hypothetical"))
WORRYING = frozenset(("snap_inspection", "deployment", "mobilization", "alert", "border_closure"))
DETAILS = frozenset(("threshold", "lead_time", "deadline", "duration", "host", "clock"))
"""Types that are silent when the duty that they detail does not arise, or nobody knows of any."""
GATED = "whether it is"
_RESERVE = re.compile(r"\b(reserv\w*|territorial)\b", re.I)


def check(
    activity: Activity,
    *,
    facts: tuple[TransparencyFact, ...] = (),
    page: str = "",
    elsewhere: Mapping[TransparencyFact | Quantity, str] | None = None,
    as_of: date | None = None,
    packs: Sequence[Pack] | None = None,
    circumstances: Circumstances = UNTOLD,
    everything: bool = False,
) -> tuple[Finding, ...]:
    """Hold an activity against every agreement in scope.

    Absence of a report is never absence of notification: the result is then
    "cannot be judged", with what was not reported and what would settle it.
    Agreements that do not fit place, actors or date are left out; one that
    fits but has ended gives one line.

    Args:
        activity: With resolved codes, places, borders and EDTF dates; gaps leave rules open.
        facts: What is reported of planning, notice and observers; conditions are passed over.
        page: Id of the page that the spans index; without it findings cite nothing.
        elsewhere: Ids of the pages that report single facts or numbers, where it is not `page`.
        as_of: Latest day on which an activity without a date may have begun.
        packs: Instead of those that ship. Their order does not matter.
        circumstances: What somebody who knows tells beyond any page.
        everything: A finding for each rule of each agreement in scope, not only those worth a line.

    Returns:
        Findings in the fixed order of packs and rules; none for an activity
        that was cancelled, denied or is only supposed.

    >>> from indicia.model import Span
    >>> drill = Activity(id="a1", kind="exercise", trigger=Span(0, 5))
    >>> [(f.norm, f.result) for f in check(drill)][0]
    ('GP-P', 'cannot be judged')
    """
    if activity.status in NOT_HELD:
        return ()
    subject = Subject(activity, facts=facts, page=page, elsewhere=elsewhere, circumstances=circumstances)
    chosen = kb.packs() if packs is None else _sorted(tuple(packs))
    return tuple(
        finding
        for pack in chosen
        if (fit := scope(pack, subject, as_of=as_of)).fit != "no"
        for finding in _findings(pack, fit, subject, everything=everything)
    )


@lru_cache(maxsize=64)
def _sorted(packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    return tuple(sorted(packs, key=lambda p: (p.order, p.id)))


def _findings(pack: Pack, fit: Scope, subject: Subject, *, everything: bool) -> Iterator[Finding]:
    if fit.fit == "ended":
        case = Case(subject=subject, pack=pack, scope=fit)
        rules = pack.rules if everything else pack.rules[:1]
        yield from (out_of_force(rule, case, f"The agreement {pack.ended}.") for rule in rules)
        return
    found = standings(pack, subject)
    case = Case(subject=subject, pack=pack, scope=fit, standing=found)
    out = freed(pack, found, subject) if found else None
    for rule in pack.rules:
        if not everything and not _worth_a_line(rule, case):
            continue
        finding = out_of_force(rule, case, out.note) if out else _judged(rule, case)
        case.done[rule.id] = finding
        if everything or not _silent(rule, case, finding):
            yield finding


def _judged(rule: Rule, case: Case) -> Finding:
    """What the rule says, if it is in force, about this kind of activity, and its condition is met."""
    if not _of_its_kind(rule, case):
        return no_duty(rule, case, "The rule is about other kinds of activity.")
    voided = void(rule, case.subject)
    if voided == "yes":
        return out_of_force(rule, case, "The rule was not in force at that time.")
    met = case.told(rule.when) if rule.when else "yes"
    if met == "no":
        return no_duty(rule, case, f"It is not {rule.when.replace('_', ' ')}, as told, so the rule does not apply.")
    finding = judge(rule, case)
    if (met == "yes" and voided == "no") or finding.result in ("not applicable", "cannot be judged"):
        return finding
    if met != "yes" and finding.result == "consistent":
        return finding
    gap = "whether the rule was in force" if voided == "open" else f"{GATED} {rule.when.replace('_', ' ')}"
    return case.finding(
        rule,
        "cannot be judged",
        f"{finding.reason} Open: {gap}.",
        comparisons=finding.comparisons,
        not_reported=(gap,),
        duty="may arise",
        due=finding.due,
    )


def _of_its_kind(rule: Rule, case: Case) -> bool:
    if rule.kinds:
        return case.subject.activity.kind in rule.kinds
    parents = case.parents(rule) if rule.after else ()
    return not parents or any(not p.kinds or case.subject.activity.kind in p.kinds for p in parents)


def _worth_a_line(rule: Rule, case: Case) -> bool:
    """Whether the rule fits the kind of activity and its `show` condition is met."""
    subject = case.subject
    if rule.show == "if_told":
        return _is_told(rule, case)
    if not _of_its_kind(rule, case):
        return False
    if (rule.until or rule.since) and void(rule, subject) == "yes":
        return False
    match rule.show:
        case "if_alert":
            return subject.alert
        case "if_worrying":
            return bool(subject.alert or subject.activity.kind in WORRYING or subject.near or subject.by_hand.requests)
        case "if_reserve":
            names = (p.name for p in (*subject.activity.forces, *subject.activity.actors))
            return subject.activity.kind == "mobilization" or any(_RESERVE.search(n) for n in names)
        case "if_aircraft":
            return bool(subject.numbers("aircraft"))
        case "if_number":
            return bool(subject.numbers(rule.param))
    return True


def _is_told(rule: Rule, case: Case) -> bool:
    """Whether somebody tells what no press report could."""
    hand = case.subject.by_hand
    if hand is UNTOLD:
        return False
    events = {e for e in (rule.mark, rule.when, *(rule.clock or ()), *rule.conditions) if e}
    if events & {"asked", "answered", "met"} and hand.requests:
        return True
    zones = {zone for zone, _ in rule.limits}
    return bool(
        events & (hand.told.keys() | hand.days.keys())
        or rule.param in hand.counts
        or rule.line in hand.distances
        or zones & set(hand.zones)
        or (rule.type == "host" and hand.notified_by)
        or (rule.type == "quota" and hand.others)
    )


def _silent(rule: Rule, case: Case, finding: Finding) -> bool:
    """Whether a finding that was worked out tells a desk nothing."""
    if rule.show == "if_yes":
        return finding.result != "consistent"
    if rule.show == "if_number" and case.level(rule) == "unknown":
        return True
    if rule.type == "quota" and (case.level(rule) != "above" or _above_a_stricter_one(rule, case)):
        return not case.subject.by_hand.others or finding.result == "not applicable"
    if rule.type == "direction" and case.subject.formation is None and not case.subject.by_hand.direction:
        return True
    if rule.replaced_when_alert and case.subject.alert:
        return True
    if rule.show == "if_due" and case.subject.by_hand is UNTOLD:
        return True
    if rule.show == "if_reached" and case.level(rule) != "above":
        return case.subject.by_hand is UNTOLD or finding.duty == "does not arise"
    if rule.after and rule.type in DETAILS:
        return _undue(rule, case, finding)
    return rule.type == "direction" and finding.result == "not applicable"


def _undue(rule: Rule, case: Case, finding: Finding) -> bool:
    """Whether the duty that a rule details does not arise, or is told by another line."""
    due = case.due(rule)
    if due == "below" or (rule.type == "deadline" and finding.duty == "does not arise"):
        return True
    if case.subject.by_hand is not UNTOLD:
        return due == "unknown" and all(p.type == "quota" for p in case.parents(rule))
    if due == "unknown":
        return True
    if rule.type == "lead_time":
        return case.told(rule.mark) == "no"
    return rule.type == "deadline" and due != "above"


def _above_a_stricter_one(rule: Rule, case: Case) -> bool:
    nested = (r for r in case.pack.rules if r.type == "quota" and r.param == rule.param and r.years)
    return any((r.value or 0) > (rule.value or 0) and case.level(r) == "above" for r in nested)
