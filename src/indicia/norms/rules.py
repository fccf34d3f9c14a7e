"""The rule types: one small function each, Rule x Case -> Finding.

Unknown numbers are never compliant, and that nobody reports a notice never
means that there was none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indicia.kb.norms import Rule
from indicia.model import Finding
from indicia.norms import rules_clocks, rules_counts, rules_marks, rules_places, rules_times
from indicia.norms.case import Case
from indicia.norms.duties import unread

Check = Callable[[Rule, Case], Finding]

RULES: Mapping[str, Check] = {
    "threshold": rules_counts.threshold,
    "activation": rules_counts.activation,
    "lead_time": rules_times.lead_time,
    "duration": rules_times.duration,
    "deadline": rules_times.deadline,
    "window": rules_times.window,
    "distance": rules_places.distance,
    "direction": rules_places.direction,
    "quota": rules_counts.quota,
    "ceiling": rules_counts.ceiling,
    "clock": rules_clocks.clock,
    "explanation": rules_marks.explanation,
    "marker": rules_marks.marker,
    "host": rules_marks.host,
}
NEED_A_FIGURE = frozenset(("threshold", "activation", "lead_time", "duration", "deadline", "clock"))


def judge(rule: Rule, case: Case) -> Finding:
    """What one rule says; a figure that nobody could read leaves it open whatever the numbers."""
    if rule.value is None and (rule.type in NEED_A_FIGURE or (rule.type == "distance" and not rule.widths)):
        return unread(rule, case)
    return RULES[rule.type](rule, case)
