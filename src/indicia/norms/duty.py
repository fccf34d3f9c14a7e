"""Was a duty met, is a belt entered, is a condition fulfilled: what several rule types share."""

from __future__ import annotations

from typing import Literal

from indicia.kb.norms import Rule
from indicia.model import BorderDistance, Comparison, Finding
from indicia.norms.case import LEVELS, Case
from indicia.norms.numbers import Level

Inside = Literal["yes", "no", "open"]


def duty(rule: Rule, case: Case, because: str, *, comparisons: tuple[Comparison, ...] = ()) -> Finding:
    """The duty arises: was it met, as far as reported?"""
    told, who = (case.told(rule.mark), case.tellers(rule.mark)) if rule.mark else ("not reported", "")
    reason = f"{because}, which asks for {rule.owed}."
    if told == "yes":
        return case.finding(rule, "consistent", f"{reason} It was done, as {who} reports.", comparisons=comparisons)
    if told == "no":
        return case.finding(
            rule, "not consistent", f"{reason} It was not done, as {who} reports.", comparisons=comparisons
        )
    if told == "both":
        return case.finding(rule, "cannot be judged", f"{reason} Reports differ ({who}).", comparisons=comparisons)
    reason += " No report says whether it was done."
    return case.finding(rule, "cannot be judged", reason, comparisons=comparisons, not_reported=(rule.owed,))


def belt(rule: Rule, border: BorderDistance | None) -> tuple[tuple[Comparison, ...], Inside]:
    """Whether a place lies inside a belt along a line; a place with an extent may do both."""
    limit = float(rule.value or 0)
    if border is None:
        return (), "open"
    inside: Inside = "open"
    if border.low > limit or (rule.op == "<" and border.low >= limit):
        inside = "no"
    elif border.high < limit or (rule.op == "<=" and border.high <= limit):
        inside = "yes"
    outcome: dict[Inside, Level] = {"no": "above", "yes": "below", "open": "may be above"}
    compared = Comparison(
        reading=f"distance from {border.place}",
        low=border.low,
        high=border.high,
        threshold=limit,
        unit=rule.unit,
        outcome=outcome[inside],
    )
    return (compared,), inside


def organised(case: Case) -> bool:
    """Whether a division, or two brigades or regiments, are named to take part."""
    formation = case.formation()
    if formation is None:
        return False
    named = [p for p in case.activity.forces if any(word in p.name.lower() for word in ("brigade", "regiment"))]
    return LEVELS.index(formation) >= LEVELS.index("division") or len(named) >= 2
