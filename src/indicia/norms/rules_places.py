"""Rules about where: belts along a line, and where the main force points."""

from __future__ import annotations

from typing import Literal

from indicia.kb.norms import Rule
from indicia.kb.norms_shapes import LEVELS
from indicia.model import Comparison, Finding
from indicia.norms.case import Case
from indicia.norms.circumstances import Bounds
from indicia.norms.duties import duty, no_duty
from indicia.norms.numbers import Level

Inside = Literal["yes", "no", "open"]
Reach = Literal["yes", "no", "open"]


def distance(rule: Rule, case: Case) -> Finding:
    """A belt along a line: keep out of it, or give notice inside it."""
    narrow, wide, craft = _belt(rule, case)
    if narrow is None or wide is None:
        return _open(rule, case, ("what flew or fired",))
    compared, inside = _inside(rule, case, narrow, wide)
    level = _level(rule, case)
    if _always(rule, case):
        return _within(rule, case, "It is above corps level, which counts at any distance", compared)
    if inside == "no" and (case.subject.formation or not rule.any_distance_from):
        return _outside(rule, case, f"It is farther than {_km(narrow, wide)}{_of_line(rule)}.", compared)
    if level == "no":
        reason = (
            f"The largest formation named is a {case.subject.formation}, below the level of the rule ({rule.level})."
        )
        return no_duty(rule, case, reason, comparisons=compared)
    if inside == level == "yes":
        what = f" ({craft.replace('_', ' ')})" if craft else ""
        return _within(rule, case, f"It is within {_km(narrow, wide)}{_of_line(rule)}{what}", compared)
    gaps = (("the distance to the line", inside == "open"), ("the level of the forces", level == "open"))
    return _open(rule, case, tuple(text for text, gap in gaps if gap), compared)


def _open(rule: Rule, case: Case, missing: tuple[str, ...], compared: tuple[Comparison, ...] = ()) -> Finding:
    reason = f"The rule: {rule.owed}."
    return case.finding(rule, "cannot be judged", reason, comparisons=compared, not_reported=missing, duty="may arise")


def _within(rule: Rule, case: Case, where: str, compared: tuple[Comparison, ...]) -> Finding:
    if not rule.forbids:
        return duty(rule, case, where, comparisons=compared)
    reason = f"{where}; the rule asks for {rule.owed}."
    return case.finding(rule, "not consistent", reason, comparisons=compared, duty="arises")


def _outside(rule: Rule, case: Case, reason: str, compared: tuple[Comparison, ...]) -> Finding:
    if rule.forbids:
        return case.finding(rule, "consistent", reason, comparisons=compared, duty="arises")
    return no_duty(rule, case, reason, comparisons=compared)


def _belt(rule: Rule, case: Case) -> tuple[float | None, float | None, str]:
    """Narrowest and widest belt; where widths differ by craft or weapon, by what is named to take part."""
    if not rule.widths:
        return rule.value, rule.value, ""
    named = " ".join(q.what for q in (*case.subject.activity.equipment, *case.subject.activity.troops)).lower()
    for word, low, high in rule.widths:
        if any(part in named for part in (word, word.replace("_", " "))):
            return low, high, word
    return None, None, ""


def _inside(rule: Rule, case: Case, narrow: float, wide: float) -> tuple[tuple[Comparison, ...], Inside]:
    known = _kilometres(rule, case)
    if known is None:
        return (), "open"
    (low, high), reading = known
    strict = rule.op == "<"
    inside: Inside = "open"
    if low is not None and (low > wide or (strict and low >= wide)):
        inside = "no"
    elif high is not None and (high < narrow or (not strict and high <= narrow)):
        inside = "yes"
    outcome: dict[Inside, Level] = {"no": "above", "yes": "below", "open": "may be above"}
    compared = Comparison(
        reading=reading, low=low, high=high, threshold=narrow, unit=rule.unit, outcome=outcome[inside]
    )
    return (compared,), inside


def _kilometres(rule: Rule, case: Case) -> tuple[Bounds, str] | None:
    if rule.line:
        told = case.subject.by_hand.distances.get(rule.line)
        return (told, rule.line.replace("_", " ")) if told else None
    border = case.subject.border(case.scope.other_side)
    return ((border.low, border.high), f"distance from {border.place}") if border else None


def _level(rule: Rule, case: Case) -> Reach:
    """Whether the forces reach the level of the rule; at a line of control a lower one may do."""
    if not rule.level:
        return "yes"
    formation = case.subject.formation
    if formation is None:
        return "open"
    rank = LEVELS.index(formation)
    if rank >= LEVELS.index(rule.level):
        return "yes"
    if not rule.line_level or rank < LEVELS.index(rule.line_level):
        return "no"
    line = case.subject.by_hand.line
    return "no" if line == "border" else "yes" if line else "open"


def _always(rule: Rule, case: Case) -> bool:
    formation = case.subject.formation
    if not rule.any_distance_from or formation is None:
        return False
    return LEVELS.index(formation) >= LEVELS.index(rule.any_distance_from)


def direction(rule: Rule, case: Case) -> Finding:
    """Which way the main force points: no press report measures it, but somebody may tell."""
    level = _level(rule, case)
    if level == "no":
        return no_duty(rule, case, f"The forces named are below the level of the rule ({rule.level}).")
    told = case.subject.by_hand.direction
    reason = f"The rule: {rule.owed}."
    if level == "yes" and told == "towards":
        reason = f"{reason} The main force points towards the other side, as told."
        return case.finding(rule, "not consistent", reason, duty="arises")
    if level == "yes" and told == "away":
        reason = f"{reason} The main force does not point towards the other side, as told."
        return case.finding(rule, "consistent", reason, duty="arises")
    gaps = (("the direction of the main force", told is None), ("the level of the forces", level == "open"))
    return case.finding(
        rule, "cannot be judged", reason, not_reported=tuple(text for text, gap in gaps if gap), duty="may arise"
    )


def _km(narrow: float, wide: float) -> str:
    return f"{narrow:g} km" if narrow == wide else f"{narrow:g} to {wide:g} km"


def _of_line(rule: Rule) -> str:
    return f", {rule.line.replace('_', ' ')}" if rule.line else " from the line"
