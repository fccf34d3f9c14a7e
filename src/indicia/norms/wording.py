"""Sentences of findings, in plain words."""

from __future__ import annotations

from datetime import date, timedelta

from indicia.kb.norms import Rule
from indicia.model import Comparison
from indicia.norms.case import Case
from indicia.norms.numbers import Level, figures
from indicia.norms.periods import starts

ORDERED = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}


def figure(rule: Rule) -> str:
    """The threshold with its unit: "9,000 persons"."""
    return f"{rule.value:,.0f} {rule.unit}"


def short_of(rule: Rule) -> str:
    """What lies under the threshold."""
    return f"{'not above' if rule.op == '>' else 'below'} {figure(rule)}"


def reached(rule: Rule) -> str:
    """What lies at or above it."""
    return f"{capital(ORDERED[rule.op])} {figure(rule)} are reported"


def tuned(rule: Rule, case: Case) -> str:
    """A flag for numbers declared just below a threshold; that is no breach."""
    band = rule.just_below
    hit = [f for f in figures(case.activity, rule.param) if band and f.high and band.low <= f.high <= band.high]
    if not band or not hit:
        return ""
    earlier = f" (earlier: {'; '.join(band.precedents)})" if band.precedents else ""
    return f" But {hit[0].high:,.0f} lies just below the threshold{earlier}."


def unsure(rule: Rule, case: Case, level: Level) -> str:
    """Why a number leaves it open."""
    if level == "unknown":
        bound = "Above" if rule.op == ">" else "From"
        return f"No number is reported. {bound} {figure(rule)} the rule asks for {rule.owed}."
    return f"The numbers reported differ or are open, and may reach {figure(rule)}.{tuned(rule, case)}"


def missing(rule: Rule, case: Case, level: Level) -> tuple[str, ...]:
    """What no page reports."""
    number = (f"the number of {rule.param}",) if level == "unknown" else ()
    return (*number, rule.owed) if rule.mark and case.told(rule.mark) == "not reported" else number


def condition(rule: Rule) -> str:
    """A number that counts only with an organisation that is not reported."""
    return f"{reached(rule)}, but the rule counts a division or at least two brigades, and none is named."


def due_day(rule: Rule, case: Case) -> date | None:
    """The last day for a notice, if the start is known."""
    first = starts(case.activity).first
    days = int(rule.value or 0)
    return first - timedelta(days=days) if first and first.toordinal() > days else None


def if_due(due: Level) -> str:
    """Whether a sentence about a duty is conditional."""
    return "" if due == "above" else "If the level is reached: "


def compared(reading: str, low: float | None, high: float | None, rule: Rule, outcome: Level) -> Comparison:
    """Hours held against a limit in hours (rules given in days are counted in hours)."""
    limit = float(rule.days * 24 if rule.days else rule.value or 0)
    return Comparison(reading=reading, low=low, high=high, threshold=limit, unit="h", outcome=outcome)


def unknowns(level: Level, stay: Level) -> tuple[str, ...]:
    """Which of number and stay is open."""
    return tuple(
        text for text, value in (("the number called up", level), ("how long they serve", stay)) if value != "above"
    )


def capital(text: str) -> str:
    """First letter large."""
    return text[:1].upper() + text[1:]
