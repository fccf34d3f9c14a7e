"""What several rule types share: was a duty met, and what a rule says that can't be applied."""

from __future__ import annotations

from datetime import date

from indicia.kb.norms import Rule
from indicia.model import Comparison, Duty, Finding
from indicia.norms.case import Case
from indicia.norms.numbers import Level

DUTY: dict[Level, Duty] = {
    "above": "arises",
    "may be above": "may arise",
    "unknown": "may arise",
    "below": "does not arise",
}


def duty(
    rule: Rule, case: Case, because: str, *, comparisons: tuple[Comparison, ...] = (), due: date | None = None
) -> Finding:
    """The duty arises: was it met, as far as reported?"""
    told, who = (case.told(rule.mark), case.subject.tellers(rule.mark)) if rule.mark else ("not reported", "")
    reason = f"{because}, which asks for {rule.owed}."
    if told == "yes":
        reason = f"{reason} It was done, as {who} reports."
        return case.finding(rule, "consistent", reason, comparisons=comparisons, duty="arises", due=due)
    if told == "no":
        reason = f"{reason} It was not done, as {who} reports."
        return case.finding(rule, "not consistent", reason, comparisons=comparisons, duty="arises", due=due)
    if told == "both":
        reason = f"{reason} Reports differ ({who})."
        return case.finding(rule, "cannot be judged", reason, comparisons=comparisons, duty="arises", due=due)
    return case.finding(
        rule,
        "cannot be judged",
        f"{reason} No report says whether it was done.",
        comparisons=comparisons,
        not_reported=(rule.owed,),
        duty="arises",
        due=due,
    )


def no_duty(rule: Rule, case: Case, reason: str, *, comparisons: tuple[Comparison, ...] = ()) -> Finding:
    """The rule fits, and asks for nothing here."""
    return case.finding(rule, "not applicable", reason, comparisons=comparisons, duty="does not arise")


def out_of_force(rule: Rule, case: Case, reason: str) -> Finding:
    """The instrument or the rule does not bind at that time."""
    return case.finding(rule, "not applicable", reason)


def unread(rule: Rule, case: Case) -> Finding:
    """The rule exists; its figures could not be read, so no number can be held against them."""
    reason = f"The agreement asks for {rule.owed}; its thresholds are not known here."
    missing = (rule.owed,) if rule.mark and case.told(rule.mark) == "not reported" else ()
    return case.finding(rule, "cannot be judged", reason, not_reported=missing, duty="may arise")
