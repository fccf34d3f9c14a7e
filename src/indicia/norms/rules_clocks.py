"""Rules about one thing within so long of another: replies, meetings, answers, notices of flights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from indicia.kb.actors import state_name
from indicia.kb.norms import Rule
from indicia.model import Comparison, Finding, Result
from indicia.norms import wording
from indicia.norms.case import Case
from indicia.norms.circumstances import Request
from indicia.norms.duties import no_duty
from indicia.norms.numbers import outcome
from indicia.norms.periods import hours_between, period

HOURS_A_DAY = 24
SPREAD_IN_DAYS_FROM = 14 * HOURS_A_DAY
"""Longer times are told in days."""
WORST_FIRST: tuple[Result, ...] = ("not consistent", "cannot be judged", "consistent")
"""Of several requests the worst answered one decides."""


def clock(rule: Rule, case: Case) -> Finding:
    """One thing within so many hours or days of another: a reply, a meeting, an answer to an invitation."""
    if case.due(rule) == "below":
        return no_duty(rule, case, "The duty that this rule details does not arise.")
    if rule.replaced_when_alert and case.subject.alert:
        return no_duty(rule, case, "It is an alert activity, for which another rule stands.")
    found = list(_runs(rule, case))
    if not found:
        reason = f"The rule: {rule.owed}. Nothing is told of {_events(rule)}."
        due = _clock_due(rule, case)
        return case.finding(rule, "cannot be judged", reason, not_reported=(rule.owed,), duty="may arise", due=due)
    reason = " ".join(text for text, _, _ in found)
    compared = tuple(c for _, c, _ in found if c)
    results = {result for _, _, result in found}
    for result in WORST_FIRST:
        if result in results:
            due = _clock_due(rule, case)
            return case.finding(rule, result, reason, comparisons=compared, duty="arises", due=due)
    raise AssertionError(results)


def _events(rule: Rule) -> str:
    return " and ".join(event.replace("_", " ") for event in rule.clock or ())


def _clock_due(rule: Rule, case: Case) -> date | None:
    """When an answer is due: counted from its beginning, or from the last day on which that was due."""
    event = rule.clock[0] if rule.clock else ""
    begun = [getattr(r, event) for r in _requests(case)] if event in ("asked", "answered") else []
    begun += [case.subject.by_hand.days.get(event, "")]
    days = [day for text in begun if (day := period(text[:10]).last)] or [f.due for f in _owing(event, case) if f.due]
    if not days or rule.op[:1] == ">":
        return None
    return min(days) + timedelta(hours=wording.limit_hours(rule))


def _requests(case: Case) -> list[Request]:
    """Requests to states that take part."""
    return [r for r in case.subject.by_hand.requests if r.to in case.subject.actors or not case.subject.actors]


def _owing(event: str, case: Case) -> Iterator[Finding]:
    """Earlier findings of the pack that ask for an event by a day."""
    marks = {r.id: r.mark for r in case.pack.rules}
    return (f for id, f in case.done.items() if event and marks.get(id) == event and f.due)


Run = tuple[str, Comparison | None, Result]


def _runs(rule: Rule, case: Case) -> Iterator[Run]:
    if rule.clock is None:
        return
    by_hand = case.subject.by_hand
    if rule.clock[0] in ("asked", "answered"):
        for request in _requests(case):
            yield from _request(rule, case, request)
        return
    begun, done = (by_hand.days.get(event, "") for event in rule.clock)
    if begun and done:
        yield _timed(rule, wording.capital(_events(rule)), begun, done)
    elif begun and case.told(rule.clock[1]) == "no":
        what = rule.clock[1].replace("_", " ")
        yield f"{wording.capital(what)}: reported as not done ({rule.owed}).", None, "not consistent"


def _request(rule: Rule, case: Case, request: Request) -> Iterator[Run]:
    """One request's clock; it runs only if what begins it happened."""
    first, second = rule.clock or ("", "")
    begun, done = getattr(request, first), getattr(request, "met" if second == "met" else second)
    who = f"{state_name(request.by)} asked {state_name(request.to)} on {request.asked}"
    if begun in ("", "no"):
        return
    if done == "no":
        yield f"{who}: no {_NOUN[second]} came.", None, "not consistent"
    elif not done:
        yield f"{who}: nothing is told of a {_NOUN[second]}.", None, "cannot be judged"
    else:
        text, compared, result = _timed(rule, f"{who}: {_NOUN[second]}", begun, done)
        yield _judged(text, compared, result, request) if second == "answered" else (text, compared, result)


_NOUN = {"answered": "reply", "met": "meeting"}


def _judged(text: str, compared: Comparison | None, result: Result, request: Request) -> Run:
    if request.answer == "empty":
        return f"{text[:-1]}, and the reply was empty.", compared, "not consistent"
    if request.answer == "insufficient" and result != "not consistent":
        return f"{text[:-1]}; {state_name(request.by)} judged the reply insufficient.", compared, "cannot be judged"
    return text, compared, result


def _timed(rule: Rule, what: str, begun: str, done: str) -> Run:
    low, high = hours_between(begun, done)
    limit = wording.limit_hours(rule)
    late = outcome(low, high, ">" if rule.op == "<=" else ">=", limit)
    met = {"above": rule.op[:1] == ">", "below": rule.op[:1] == "<"}.get(late)
    spread = _spread(low, high)
    compared = wording.hours(what, low, high, rule, late)
    if met is None:
        return f"{what} {spread} later, by whole days: in time or not, the hours decide.", compared, "cannot be judged"
    return (
        f"{what} {spread} later: {'in time' if met else 'too late'}.",
        compared,
        "consistent" if met else "not consistent",
    )


def _spread(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "at a time that is not known"
    if high > SPREAD_IN_DAYS_FROM:
        return f"{low / HOURS_A_DAY:g} to {high / HOURS_A_DAY:g} days"
    return f"{low:g} hours" if low == high else f"{low:g} to {high:g} hours"
