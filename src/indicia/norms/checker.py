"""Activity -> Findings: which packs are in scope, which rules are worth a line, and what they find."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from indicia.kb import norms as kb
from indicia.kb.norms import Pack, Rule
from indicia.model import Activity, Finding, Quantity, TransparencyFact
from indicia.norms.case import Case
from indicia.norms.numbers import figures
from indicia.norms.periods import starts
from indicia.norms.rules import RULES
from indicia.norms.scope import near, scope

NOT_HELD = frozenset(("cancelled", "denied", "hypothetical"))
WORRYING = frozenset(("snap_inspection", "deployment", "mobilization", "alert", "border_closure"))
_RESERVE = re.compile(r"\b(reserv\w*|territorial)\b", re.I)


def check(
    activity: Activity,
    *,
    facts: tuple[TransparencyFact, ...] = (),
    page: str = "",
    elsewhere: Mapping[TransparencyFact | Quantity, str] | None = None,
    as_of: date | None = None,
    packs: Sequence[Pack] | None = None,
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
    chosen = sorted(kb.packs() if packs is None else packs, key=lambda p: (p.order, p.id))
    scopes = ((pack, scope(pack, activity, as_of=as_of)) for pack in chosen)
    cases = (
        Case(activity=activity, facts=facts, page=page, elsewhere=elsewhere or {}, pack=pack, scope=fit)
        for pack, fit in scopes
        if fit.fit != "no"
    )
    return tuple(finding for case in cases for finding in _findings(case))


def _findings(case: Case) -> list[Finding]:
    pack, fit = case.pack, case.scope
    if fit.fit == "ended":
        return [case.finding(pack.rules[0], "not applicable", f"The agreement {pack.ended}.")]
    found = (RULES[rule.type](rule, case) for rule in pack.rules if _worth_a_line(rule, case))
    return [f for f in found if f is not None]


def _worth_a_line(rule: Rule, case: Case) -> bool:
    """Whether the rule fits the kind of activity and its `show` condition is met."""
    activity, parent = case.activity, case.parent(rule)
    kinds = rule.kinds or (parent.kinds if parent else ())
    if kinds and activity.kind not in kinds:
        return False
    first = starts(activity).first
    if rule.until and first and first > rule.until:
        return False
    match rule.show:
        case "reference":
            return False
        case "if_alert":
            return case.alert()
        case "if_worrying":
            return case.alert() or activity.kind in WORRYING or bool(near(activity))
        case "if_reserve":
            names = (p.name for p in (*activity.forces, *activity.actors))
            return activity.kind == "mobilization" or any(_RESERVE.search(n) for n in names)
        case "if_aircraft":
            return bool(figures(activity, "aircraft"))
    return True
