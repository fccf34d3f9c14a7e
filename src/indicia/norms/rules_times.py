"""Rules about when: lead times, the 72 hours, calendars, blackouts."""

from __future__ import annotations

from datetime import date

from indicia.kb.norms import Rule
from indicia.model import Comparison, Finding, Result
from indicia.norms import wording
from indicia.norms.case import Case
from indicia.norms.duties import DUTY, duty, no_duty
from indicia.norms.numbers import Level, outcome
from indicia.norms.periods import days_before, minus, period

CALENDAR_DAY = (11, 15)
"""Annual calendars and forecasts are due by 15 November (Vienna Document, Ch. VII)."""
HOURS_A_DAY = 24


IN_TIME: dict[Level, tuple[Result, str]] = {
    "above": ("consistent", "in time"),
    "below": ("not consistent", "too late"),
}


def lead_time(rule: Rule, case: Case) -> Finding:
    """Notice so many days before the start; press reports hardly ever date a notice."""
    level = case.due(rule)
    if level == "below":
        return no_duty(rule, case, "The duty that this rule details does not arise.")
    if rule.replaced_when_alert and case.subject.alert:
        return no_duty(rule, case, "It is an alert activity, for which another rule stands.")
    least, sure = _lead(rule, case)
    by = minus(case.subject.start.first, int(least))
    owed = f"{wording.if_due(level)}{wording.capital(rule.owed)}{f', by {by.isoformat()}' if by else ''}."
    told = case.told(rule.mark)
    if level == "above" and told == "no":
        reason = f"{owed} It was not done, as {case.subject.tellers(rule.mark)} reports."
        return case.finding(rule, "not consistent", reason, duty="arises", due=by)
    compared, timely = _given(rule, case, least)
    result: Result = "cannot be judged"
    if level == "above" and sure and told != "both" and timely in IN_TIME:
        result, came = IN_TIME[timely]
        owed = f"{owed} It came {came}."
    missing = () if compared else ("the date of the notice",)
    return case.finding(rule, result, owed, comparisons=compared, not_reported=missing, duty=DUTY[level], due=by)


def _lead(rule: Rule, case: Case) -> tuple[float, bool]:
    """Days owed, and whether they are sure: some leads hang on the level of the forces."""
    levels = dict(rule.levels)
    if not levels:
        return float(rule.value or 0), True
    formation = case.subject.formation
    return (float(levels[formation]), True) if formation in levels else (float(rule.value or 0), False)


def _given(rule: Rule, case: Case, least: float) -> tuple[tuple[Comparison, ...], Level]:
    notice = case.subject.by_hand.days.get(rule.mark)
    if not notice:
        return (), "unknown"
    low, high = days_before(notice, case.subject.start)
    timely = outcome(low, high, ">=", least)
    return (
        Comparison(reading=f"notice of {notice}", low=low, high=high, threshold=least, unit="days", outcome=timely),
    ), timely


def duration(rule: Rule, case: Case) -> Finding:
    """An alert activity is open to observers only for the time beyond a limit."""
    if not case.subject.alert:
        return no_duty(rule, case, "It is no alert activity.")
    level = case.due(rule)
    if level == "below":
        return no_duty(rule, case, "The level for observers is not reached.")
    limit = wording.limit_hours(rule)
    fewest, most = case.subject.stay
    long = outcome(fewest, most, rule.op, limit)
    compared = (wording.hours("reported dates", fewest, most, rule, long),)
    if long == "below":
        reason = f"It ended within {limit:g} hours, so no observers were due."
        return no_duty(rule, case, reason, comparisons=compared)
    due = minus(case.subject.start.first, -int(limit // HOURS_A_DAY))
    if long == "above" and level == "above":
        return duty(rule, case, f"It went on for more than {limit:g} hours", comparisons=compared, due=due)
    reason = f"If it went on for more than {limit:g} hours at that size, observers were due."
    missing = ("the time of its end",) if long == "unknown" else ()
    return case.finding(
        rule, "cannot be judged", reason, comparisons=compared, not_reported=missing, duty="may arise", due=due
    )


def deadline(rule: Rule, case: Case) -> Finding:
    """A calendar or forecast, due by 15 November some years before."""
    due = case.due(rule)
    if due == "below":
        return no_duty(rule, case, "The duty that this rule details does not arise.")
    if case.subject.alert:
        return no_duty(rule, case, "It is an alert activity, which no calendar can hold.")
    by = _fifteenth(rule, case)
    owed = f"{wording.if_due(due)}{wording.capital(rule.owed)}{f', by {by.isoformat()}' if by else ''}."
    told = case.told(rule.mark)
    if due != "above" or told in ("both", "not reported"):
        missing = (rule.owed,) if told == "not reported" else ()
        return case.finding(rule, "cannot be judged", owed, not_reported=missing, duty=DUTY[due], due=by)
    if told == "no":
        reason = f"{owed} It was not done, as {case.subject.tellers(rule.mark)} reports.{_note(rule)}"
        return case.finding(rule, "not consistent", reason, duty="arises", due=by)
    given = period(case.subject.by_hand.days.get(rule.mark, "")[:10])
    if by is None or given.last is None or given.first is None or given.last <= by:
        return case.finding(rule, "consistent", f"{owed} It was done.", duty="arises", due=by)
    late: Result = "not consistent" if given.first > by else "cannot be judged"
    reason = f"{owed} It came on {given.last.isoformat()}.{_note(rule)}"
    return case.finding(rule, late, reason, duty="arises", due=by)


def _note(rule: Rule) -> str:
    return f" ({wording.capital(rule.note)}.)" if rule.note else ""


def _fifteenth(rule: Rule, case: Case) -> date | None:
    first = case.subject.start.first
    year = first.year - int(rule.value or 0) if first else 0
    return date(year, *CALENDAR_DAY) if year > 0 else None


def window(rule: Rule, case: Case) -> Finding:
    """Days of the year on which some activities are avoided."""
    overlap = _within(rule, case)
    if overlap == "no":
        return case.finding(rule, "consistent", f"It lies outside the days of the rule ({rule.owed}).", duty="arises")
    if overlap == "yes":
        reason = f"It falls in the days of the rule: {rule.owed}."
        return case.finding(rule, "not consistent", reason, duty="arises")
    missing = ("the dates",) if case.subject.start.first is None else ()
    return case.finding(rule, "cannot be judged", f"The rule: {rule.owed}.", not_reported=missing, duty="may arise")


def _within(rule: Rule, case: Case) -> str:
    """Whether the activity lies in the days of any year; months and seasons as dates leave it open."""
    start, end = case.subject.start, case.subject.end
    if rule.window is None or start.first is None or start.last is None:
        return "open"
    last = end.last or start.last
    first_day, last_day = rule.window
    for year in range(start.first.year - 1, min(last.year, start.first.year + 2) + 1):
        opens = date.fromisoformat(f"{year}-{first_day}")
        closes = date.fromisoformat(f"{year + (last_day < first_day)}-{last_day}")
        if opens <= start.first and start.last <= closes:
            return "yes"
        if start.first <= closes and opens <= last:
            sure = opens <= (end.first or start.first) and start.last <= closes
            return "yes" if sure else "open"
    return "no" if end.last or start.last else "open"
