"""Sentences of findings, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from indicia.kb.norms import Rule
from indicia.model import Comparison
from indicia.norms.case import Case
from indicia.norms.numbers import NAMES, Level

ORDERED = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}


def figure(rule: Rule) -> str:
    """The threshold with its unit: "9,000 persons"."""
    return f"{rule.value:,.0f} {rule.unit}"


def short_of(rule: Rule) -> str:
    """What lies under the threshold."""
    return f"{'not above' if rule.op == '>' else 'below' if rule.op == '>=' else 'above'} {figure(rule)}"


def reached(rule: Rule) -> str:
    """What lies at or above it."""
    return f"{capital(ORDERED[rule.op])} {figure(rule)} are reported"


def tuned(rule: Rule, case: Case) -> str:
    """A flag for numbers declared just below a threshold; that is no breach."""
    band = rule.just_below
    if not band:
        return ""
    hit = [f for f in case.subject.numbers(rule.param) if f.high and band.low <= f.high <= band.high]
    if not hit:
        return ""
    earlier = f" (earlier: {'; '.join(band.precedents)})" if band.precedents else ""
    return f" But {hit[0].high:,.0f} lies just below the threshold{earlier}."


def unsure(rule: Rule, case: Case, level: Level) -> str:
    """Why a number leaves it open."""
    if level == "unknown":
        bound = {">": "Above", ">=": "From"}.get(rule.op, "Up to")
        return f"No number is reported. {bound} {figure(rule)} the rule asks for {rule.owed}."
    return f"The numbers reported differ or are open, and may reach {figure(rule)}.{tuned(rule, case)}"


def missing(rule: Rule, case: Case, level: Level) -> tuple[str, ...]:
    """What no page reports."""
    number = (f"the number of {NAMES.get(rule.param, rule.param)}",) if level == "unknown" else ()
    return (*number, rule.owed) if rule.mark and case.told(rule.mark) == "not reported" else number


def condition(rule: Rule) -> str:
    """A number that counts only with an organisation that is not reported."""
    return f"{reached(rule)}, but the rule counts a division or at least two brigades, and none is named."


def if_due(due: Level) -> str:
    """Whether a sentence about a duty is conditional."""
    return "" if due == "above" else "If the level is reached: "


def hours(reading: str, low: float | None, high: float | None, rule: Rule, outcome: Level) -> Comparison:
    """Hours held against a limit (rules given in days are counted in hours)."""
    return Comparison(reading=reading, low=low, high=high, threshold=limit_hours(rule), unit="h", outcome=outcome)


def limit_hours(rule: Rule) -> float:
    """The limit of a rule on time, in hours."""
    if rule.days:
        return float(rule.days * 24)
    return float(rule.value or 0) * (24 if rule.unit.startswith("day") else 1)


def days(reading: str, low: float | None, high: float | None, rule: Rule, outcome: Level) -> Comparison:
    """Days held against a lead time."""
    return Comparison(
        reading=reading, low=low, high=high, threshold=float(rule.value or 0), unit="days", outcome=outcome
    )


def capital(text: str) -> str:
    """First letter large."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[str]) -> str:
    """Words in a row: "a, b and c"."""
    *most, last = list(items)
    return f"{', '.join(most)} and {last}" if most else last


def unknowns(level: Level, stay: Level) -> tuple[str, ...]:
    """Which of number and stay is open."""
    pairs = (("the number called up", level), ("how long they serve", stay))
    return tuple(text for text, value in pairs if value != "above")
