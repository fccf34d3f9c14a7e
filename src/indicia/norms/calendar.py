"""Findings -> what is owed, to whom, by when: the page a desk officer pins to the wall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicia.kb.norms import Pack, Rule
from indicia.model import Activity, Finding, Result
from indicia.norms.numbers import NAMES
from indicia.norms.periods import Period
from indicia.norms.subject import Subject

ASKED = frozenset(("clock", "explanation"))
"""Types whose duty begins when another state asks, or something else happens."""
DATED = frozenset(("lead_time", "deadline"))
"""Types that give a duty its day; the thresholds that they detail are told as their reasons."""


COUNTED: dict[str, str] = {p: NAMES.get(p, p) for p in ("tanks", "acv", "artillery", "landing", "sorties")}
FOLDED = frozenset(("threshold", "distance", "explanation"))
"""Types that need no line of their own where another rule dates or times what they ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Something owed `to` somebody, `by` a day (None: no day follows from what is known).

    `certain` is False while the level that brings the duty may or may not be
    reached; `if_asked`: it runs from something that has not happened, as far
    as told. `state` says in words how far it is done. `because`: the rules
    that bring it, with their reasons.
    """

    norm: str
    what: str
    to: str
    by: date | None
    certain: bool
    if_asked: bool
    result: Result
    state: str
    reason: str
    because: tuple[tuple[str, str], ...]
    citation: str
    confidence: str
    checked: bool


def calendar(findings: Sequence[Finding], packs: Iterable[Pack]) -> tuple[Owed, ...]:
    """What the findings ask for, by day; what has no day comes last, what is uncertain after what is certain.

    Only duties towards somebody are in it: limits and good practice are not.
    """
    rules = {r.id: r for p in packs for r in p.rules}
    open_ = [f for f in findings if f.duty in ("arises", "may arise") and f.norm in rules]
    duties = [f for f in open_ if f.to]
    folded = {id for f in duties if rules[f.norm].type in DATED for id in rules[f.norm].after}
    folded |= _explained(duties, rules)
    listed = [f for f in duties if not (f.norm in folded and rules[f.norm].type in FOLDED)]
    owed = [_owed(f, rules, open_) for f in listed]
    return tuple(sorted(owed, key=lambda o: (not o.certain, o.by is None, o.by or date.max)))


def without_agreement(activity: Activity, packs: Iterable[Pack]) -> tuple[str, ...]:
    """States near by with which no bilateral agreement of the packs is in force; there may be others."""
    subject = Subject(activity)
    known = [p for p in packs if p.between and not _over(p, subject.start)]
    pairs = {frozenset(pair) for p in known for pair in p.between}
    near = subject.near - subject.actors - subject.hosts
    return tuple(sorted(n for n in near if not any(frozenset((n, actor)) in pairs for actor in subject.actors)))


def _over(pack: Pack, start: Period) -> bool:
    late = pack.end is not None and start.first is not None and start.first > pack.end
    return late or (start.last is not None and start.last < pack.start)


def _explained(duties: Sequence[Finding], rules: dict[str, Rule]) -> set[str]:
    """Rules on explanations of packs whose clocks run: the clocks tell the rest."""
    running = {f.pack for f in duties if rules[f.norm].type == "clock" and f.duty == "arises"}
    return {f.norm for f in duties if rules[f.norm].type == "explanation" and f.pack in running}


def _owed(finding: Finding, rules: dict[str, Rule], duties: Sequence[Finding]) -> Owed:
    rule = rules[finding.norm]
    parents = [d for d in duties if d.norm in rule.after]
    sure = [d for d in parents if d.duty == "arises"] or parents
    return Owed(
        norm=finding.norm,
        what=finding.owed,
        to=finding.to,
        by=finding.due or _with_the_notice(rule, rules, duties),
        certain=finding.duty == "arises",
        if_asked=rule.type in ASKED and finding.duty != "arises" and finding.due is None,
        result=finding.result,
        state=_state(finding, rule, sure),
        reason=finding.reason,
        because=tuple((d.norm, _because(d, rules[d.norm])) for d in sure),
        citation=finding.citation,
        confidence=finding.confidence,
        checked=finding.checked,
    )


def _with_the_notice(rule: Rule, rules: dict[str, Rule], duties: Sequence[Finding]) -> date | None:
    """The day of the notice that something is to be told in."""
    if rule.type != "threshold" or not rule.after:
        return None
    notices = (d for d in duties if rules[d.norm].type == "lead_time" and rules[d.norm].after == rule.after)
    return next((d.due for d in notices if d.due), None)


def _state(finding: Finding, rule: Rule, parents: Sequence[Finding]) -> str:
    if finding.result == "consistent":
        return "done"
    if finding.result == "not consistent":
        return "not done, or not in time"
    if rule.type == "lead_time" and any(p.result == "consistent" for p in parents):
        return "done, on a day that is not told"
    return "open"


def _because(finding: Finding, rule: Rule) -> str:
    """Why a rule brings a duty, or may, in a few words."""
    if not finding.comparisons or rule.value is None or rule.type not in ("threshold", "quota"):
        return finding.reason
    told = " or ".join(dict.fromkeys(_bounds(c.low, c.high) for c in finding.comparisons))
    noun = "" if rule.also else f" {COUNTED.get(rule.param, rule.unit)}"
    bound = "above" if rule.op == ">" else "from"
    needed = ", in a division or at least two brigades" if rule.condition else ""
    short = f"{told}{noun}; owed {bound} {rule.value:,g}{needed}"
    flag = finding.reason.partition(" But ")[2] if rule.just_below else ""
    doubts = finding.reason.partition(" Open: ")[2].rstrip(".")
    return f"{short}{f' (open: {doubts})' if doubts else ''}{f'. {flag}' if flag and not doubts else ''}"


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {high:,.0f}" if high is not None else "an open number"
    if high is None:
        return f"at least {low:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
