"""The rule types: one small function each, Rule x Case -> Finding, or None when there is nothing worth a line.

Unknown numbers are never compliant, and that nobody reports a notice never
means that there was none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from indicia.kb.norms import Rule
from indicia.model import Finding
from indicia.norms import wording
from indicia.norms.case import LEVELS, Case
from indicia.norms.duty import belt, duty, organised
from indicia.norms.numbers import outcome
from indicia.norms.periods import Period, ends, lasts, starts

Check = Callable[[Rule, Case], Finding | None]

CALENDAR_DAY = (11, 15)
"""Annual calendars and forecasts are due by 15 November (Vienna Document, Ch. VII)."""


def threshold(rule: Rule, case: Case) -> Finding | None:
    """A count against a level, then whether the duty was met."""
    level = case.level(rule)
    if rule.show == "if_number" and level == "unknown":
        return None
    if rule.after and case.due(rule) in ("below", "unknown"):
        return None
    if rule.replaced_when_alert and case.alert():
        return None
    compared = case.comparisons(rule)
    if level == "above" and rule.condition and not organised(case):
        return case.finding(rule, "cannot be judged", wording.condition(rule), comparisons=compared)
    if level == "above":
        return duty(rule, case, wording.reached(rule), comparisons=compared)
    if level == "below":
        reason = f"Every number reported is {wording.short_of(rule)}, so no duty arises.{wording.tuned(rule, case)}"
        return case.finding(rule, "not applicable", reason, comparisons=compared)
    return case.finding(
        rule,
        "cannot be judged",
        wording.unsure(rule, case, level),
        comparisons=compared,
        not_reported=wording.missing(rule, case, level),
    )


def lead_time(rule: Rule, case: Case) -> Finding | None:
    """Notice so many days before the start; press reports hardly ever date a notice."""
    due = case.due(rule)
    if due in ("below", "unknown") or (case.told(rule.mark) == "no" and rule.after):
        return None
    if rule.show == "if_due" and case.alert():
        return None
    day = wording.due_day(rule, case)
    reason = f"{wording.if_due(due)}{wording.capital(rule.owed)}{f', by {day.isoformat()}' if day else ''}."
    if case.told(rule.mark) == "no":
        return duty(rule, case, reason.rstrip("."))
    return case.finding(rule, "cannot be judged", reason, not_reported=("the date of the notice",))


def duration(rule: Rule, case: Case) -> Finding | None:
    """An alert activity is open to observers only for the time beyond a limit."""
    level = case.due(rule)
    if level in ("below", "unknown"):
        return None
    fewest, most = lasts(case.activity)
    long = outcome(fewest, most, rule.op, rule.value or 0)
    compared = (wording.compared("reported dates", fewest, most, rule, long),)
    if long == "below":
        reason = f"It ended within {rule.value:g} hours, so no observers were due."
        return case.finding(rule, "not applicable", reason, comparisons=compared)
    if long == "above" and level == "above":
        return duty(rule, case, f"It went on for more than {rule.value:g} hours", comparisons=compared)
    reason = f"If it went on for more than {rule.value:g} hours at that size, observers were due."
    missing = ("the time of its end",) if long == "unknown" else ()
    return case.finding(rule, "cannot be judged", reason, comparisons=compared, not_reported=missing)


def activation(rule: Rule, case: Case) -> Finding | None:
    """Reserve units: both a number and a stay must be exceeded."""
    level = case.level(rule)
    fewest, most = lasts(case.activity)
    stay = outcome(fewest, most, rule.op, (rule.days or 0) * 24)
    compared = (
        *case.comparisons(rule),
        *((wording.compared("reported dates", fewest, most, rule, stay),) if most else ()),
    )
    if "below" in (level, stay):
        reason = f"Not both more than {wording.figure(rule)} and more than {rule.days} days, so no duty arises."
        return case.finding(rule, "not applicable", reason, comparisons=compared)
    if level == stay == "above":
        return duty(
            rule, case, f"More than {wording.figure(rule)} for more than {rule.days} days", comparisons=compared
        )
    reason = f"The duty arises only above {wording.figure(rule)} and {rule.days} days; not both are known."
    return case.finding(
        rule, "cannot be judged", reason, comparisons=compared, not_reported=wording.unknowns(level, stay)
    )


def distance(rule: Rule, case: Case) -> Finding | None:
    """A belt along a line: keep out of it, or give notice inside it."""
    if rule.value is None:
        return case.finding(rule, "cannot be judged", "The width differs by kind of aircraft and is not applied here.")
    border = next((b for b in case.activity.borders if b.country in case.scope.other_side), None)
    compared, inside = belt(rule, border)
    if inside == "no":
        reason = f"It is held farther than {rule.value:g} km from the line."
        return case.finding(rule, "not applicable" if rule.mark else "consistent", reason, comparisons=compared)
    formation = case.formation()
    if rule.level and formation and LEVELS.index(formation) < LEVELS.index(rule.level):
        reason = f"The largest formation named is a {formation}, below the level of the rule ({rule.level})."
        return case.finding(rule, "not applicable", reason, comparisons=compared)
    if inside == "yes" and (formation or not rule.level):
        where = f"It is held within {rule.value:g} km of the line"
        return (
            duty(rule, case, where, comparisons=compared)
            if rule.mark
            else case.finding(rule, "not consistent", f"{where}; the rule asks for {rule.owed}.", comparisons=compared)
        )
    missing = tuple(
        t
        for t, gap in (("the distance to the line", inside == "open"), ("the level of the forces", not formation))
        if gap
    )
    return case.finding(rule, "cannot be judged", f"The rule: {rule.owed}.", comparisons=compared, not_reported=missing)


def direction(rule: Rule, case: Case) -> Finding | None:
    """Which way the main force points: no press report measures it."""
    formation = case.formation()
    if formation is None or LEVELS.index(formation) < LEVELS.index(rule.level):
        return None
    reason = f"The rule: {rule.owed}."
    return case.finding(rule, "cannot be judged", reason, not_reported=("the direction of the main force",))


def deadline(rule: Rule, case: Case) -> Finding | None:
    """A calendar or forecast, due by 15 November some years before."""
    first = starts(case.activity).first
    if case.due(rule) != "above" or case.alert():
        return None
    by = (
        f", by {date(first.year - int(rule.value or 0), *CALENDAR_DAY).isoformat()}" if first and first.year > 2 else ""
    )
    return case.finding(rule, "cannot be judged", f"{wording.capital(rule.owed)}{by}.", not_reported=(rule.owed,))


def window(rule: Rule, case: Case) -> Finding | None:
    """Days of the year on which large activities are avoided."""
    days = Period(starts(case.activity).first, ends(case.activity).last or starts(case.activity).last)
    if not days.first or not days.last or not rule.window:
        return case.finding(rule, "cannot be judged", f"The rule: {rule.owed}.", not_reported=("the dates",))
    first, last = (date.fromisoformat(f"{days.first.year}-{d}") for d in rule.window)
    if days.last < first or (days.first > last and days.last.year == days.first.year):
        return case.finding(rule, "consistent", f"It lies outside the days of the rule ({rule.owed}).")
    return case.finding(rule, "cannot be judged", f"It falls in the days of the rule: {rule.owed}.")


def quota(rule: Rule, case: Case) -> Finding | None:
    """So many of a size in a time: one activity alone can't exceed it. Only the strictest limit is told."""
    if case.level(rule) != "above" or _above_a_stricter_one(rule, case):
        return None
    reason = (
        f"It counts towards a limit for activities of {wording.ORDERED[rule.op]} {wording.figure(rule)}: {rule.quota}."
    )
    compared = case.comparisons(rule)
    return case.finding(
        rule, "cannot be judged", reason, comparisons=compared, not_reported=("other activities of that size",)
    )


def request(rule: Rule, case: Case) -> Finding | None:
    """Any concerned state may ask; then clocks run."""
    reason = f"Any concerned state may ask what it is for, whatever its size, and is then owed {rule.owed}."
    return case.finding(rule, "cannot be judged", reason, not_reported=("a request for an explanation",))


def marker(rule: Rule, case: Case) -> Finding | None:
    """Good practice: done, not done, or not reported."""
    told, who = case.told(rule.mark), case.tellers(rule.mark)
    if rule.show == "if_yes" and (told != "yes" or (rule.after and case.due(rule) == "above")):
        return None
    if told == "yes":
        return case.finding(rule, "consistent", f"Reported by {who}: {rule.title}.")
    if told == "no":
        return case.finding(rule, "not consistent", f"Reported by {who}: this was not done ({rule.owed}).")
    if told == "both":
        return case.finding(rule, "cannot be judged", f"Reports differ ({who}).")
    if rule.near_border and case.far_from_borders():
        return case.finding(rule, "not applicable", "No foreign border is near.")
    return case.finding(
        rule,
        "cannot be judged",
        "Nothing is reported, which does not mean that it was not done.",
        not_reported=(rule.owed,),
    )


def unread(rule: Rule, case: Case) -> Finding | None:
    """The rule exists; its figures could not be read."""
    reason = f"The agreement asks for {rule.owed}; its thresholds are not known here."
    missing = (rule.owed,) if rule.mark and case.told(rule.mark) == "not reported" else ()
    return case.finding(rule, "cannot be judged", reason, not_reported=missing)


def nothing(rule: Rule, case: Case) -> Finding | None:
    """Listed for reference: nothing that a page reports could tell."""
    return None


RULES: Mapping[str, Check] = {
    "threshold": threshold,
    "lead_time": lead_time,
    "duration": duration,
    "activation": activation,
    "distance": distance,
    "direction": direction,
    "deadline": deadline,
    "window": window,
    "quota": quota,
    "request": request,
    "marker": marker,
    "unread": unread,
    "open": nothing,
}


def _above_a_stricter_one(rule: Rule, case: Case) -> bool:
    stricter = (r for r in case.pack.rules if r.type == "quota" and (r.value or 0) > (rule.value or 0))
    return any(case.level(r) == "above" for r in stricter)
