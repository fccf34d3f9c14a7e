"""Rules about what is done or not: good practice, explanations, who gives the notice."""

from __future__ import annotations

from indicia.kb.actors import state_name
from indicia.kb.norms import Rule
from indicia.model import Duty, Finding
from indicia.norms import wording
from indicia.norms.case import Case
from indicia.norms.circumstances import Request
from indicia.norms.duties import DUTY, no_duty


def marker(rule: Rule, case: Case) -> Finding:
    """Done, not done, or not reported. What nobody owes can't be missing."""
    due = case.due(rule)
    told, who = case.told(rule.mark), case.subject.tellers(rule.mark)
    if due == "below" and not rule.voluntary:
        return no_duty(rule, case, "The duty that this rule details does not arise.")
    if due == "above" and rule.voluntary and rule.after:
        return no_duty(rule, case, "Here it is owed by another rule.")
    if told == "both":
        return case.finding(rule, "cannot be judged", f"Reports differ ({who}).", duty=_duty(rule))
    if told != "not reported":
        return _reported(rule, case, told == "yes", who)
    if rule.near_border and case.subject.far_from_borders():
        return no_duty(rule, case, "No foreign border is near.")
    reason = "Nothing is reported, which does not mean that it was not done."
    if rule.forbids:
        reason = "Nothing is reported, which does not mean that it did not happen."
    return case.finding(rule, "cannot be judged", reason, not_reported=(rule.owed,), duty=_duty(rule))


def _reported(rule: Rule, case: Case, done: bool, who: str) -> Finding:
    if rule.forbids:
        reason = f"Reported by {who}: {rule.title} {'happened' if done else 'did not happen'} ({rule.owed})."
        return case.finding(rule, "not consistent" if done else "consistent", reason, duty="arises")
    if done:
        return case.finding(rule, "consistent", f"Reported by {who}: {rule.title}.", duty=_duty(rule))
    reason = f"Reported by {who}: this was not done ({rule.owed})."
    if rule.voluntary:
        return no_duty(rule, case, f"{reason} Nobody owes it.")
    return case.finding(rule, "not consistent", reason, duty=_duty(rule))


def _duty(rule: Rule) -> Duty:
    return "" if rule.voluntary or rule.custom else "arises"


def host(rule: Rule, case: Case) -> Finding:
    """The state on whose ground it is held gives the notice, even if its own forces are absent."""
    due = case.due(rule)
    hosts = case.subject.hosts & (case.pack.zone or case.subject.hosts)
    by = frozenset(case.subject.by_hand.notified_by)
    if due == "below":
        return no_duty(rule, case, "The duty that this rule details does not arise.")
    if not hosts:
        reason = f"The rule: {rule.owed}. On whose ground it is held is not reported."
        return case.finding(rule, "cannot be judged", reason, not_reported=("the host",), duty=DUTY[due])
    who = wording.listed(sorted(map(state_name, hosts)))
    if due == "above" and by:
        done = hosts <= by
        reason = (
            f"It is held on the ground of {who}; notice was given by {wording.listed(sorted(map(state_name, by)))}."
        )
        return case.finding(rule, "consistent" if done else "not consistent", reason, duty="arises")
    reason = f"{wording.if_due(due)}{who} gives the notice, as it is held there."
    return case.finding(rule, "cannot be judged", reason, not_reported=("who gave the notice",), duty=DUTY[due])


def explanation(rule: Rule, case: Case) -> Finding:
    """Any concerned state may ask about unusual activity; then clocks run, which other rules hold."""
    told = {condition: case.told(condition) for condition in rule.conditions}
    failed = [c for c, value in told.items() if value == "no"]
    met = [c for c, value in told.items() if value == "yes"]
    if failed:
        reason = f"Not all conditions are met: it is not {wording.listed(_words(failed))}."
        return no_duty(rule, case, reason)
    asked = [r for r in case.subject.by_hand.requests if r.to in case.subject.actors or not case.subject.actors]
    known = f" Reported so far: {wording.listed(_words(met))}." if met else ""
    if asked:
        return _asked(rule, case, asked, known)
    near = sorted(map(state_name, case.subject.near - case.subject.actors))
    who = f" Near by: {wording.listed(near)}." if near else ""
    reason = f"Any concerned state may ask what it is for, whatever its size, and is then owed {rule.owed}.{who}{known}"
    missing = ("a request for an explanation", *_words([c for c, value in told.items() if value == "not reported"]))
    return case.finding(
        rule, "cannot be judged", reason, not_reported=missing if met else missing[:1], duty="may arise"
    )


def _asked(rule: Rule, case: Case, requests: list[Request], known: str) -> Finding:
    requests = [r for r in case.subject.by_hand.requests if r.to in case.subject.actors or not case.subject.actors]
    told = [f"{state_name(r.by)} asked {state_name(r.to)} on {r.asked}, {_answer(r)}" for r in requests]
    reason = f"{'; '.join(told)}. Whether in time: see the clocks.{known}"
    if any(r.answered == "no" or r.answer == "empty" for r in requests):
        return case.finding(rule, "not consistent", reason, duty="arises")
    if all(r.answered and r.answer == "full" for r in requests):
        return case.finding(rule, "consistent", reason, duty="arises")
    return case.finding(rule, "cannot be judged", reason, duty="arises")


def _answer(request: Request) -> str:
    if request.answered == "no":
        return "no answer came"
    if not request.answered:
        return "nothing is told of an answer"
    return f"answered on {request.answered}{f' ({request.answer})' if request.answer else ''}"


def _words(conditions: list[str]) -> tuple[str, ...]:
    return tuple(c.replace("_", " ") for c in conditions)
