"""One activity held against one pack: what the rules look at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from indicia.kb.norms import CONFIDENCE, Pack, Rule
from indicia.model import Activity, Comparison, Finding, Quantity, Ref, Result, TransparencyFact
from indicia.norms.numbers import Level, compare, figures, overall
from indicia.norms.scope import Scope, near

Told = Literal["yes", "no", "both", "not reported"]

TELLS_DOUBTS = frozenset(("threshold", "unread"))
"""Rule types whose findings always tell what leaves the scope open; the others do so if it changed their result."""

LEVELS = ("company", "battalion", "regiment", "brigade", "division", "corps", "army")
_LEVEL = re.compile(
    r"\b(company|battalion|regiment|brigade|division|corps|(?:field |shock )?army(?= group|\b))s?\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An activity, what is reported of its openness, and how far the pack fits.

    `page` is the page of the activity's trigger; `elsewhere` names the page of
    numbers and facts that another one reports.
    """

    activity: Activity
    facts: tuple[TransparencyFact, ...]
    page: str
    elsewhere: Mapping[TransparencyFact | Quantity, str]
    pack: Pack
    scope: Scope

    def told(self, mark: str) -> Told:
        """What is reported of a mark. A voiced condition is never a report."""
        values = {f.value for f in self.facts if f.mark == mark and f.value != "condition"}
        if len(values) > 1:
            return "both"
        return "yes" if "yes" in values else "no" if "no" in values else "not reported"

    def tellers(self, mark: str) -> str:
        """Who reports a mark."""
        holders = dict.fromkeys(f.holder for f in self.facts if f.mark == mark and f.value != "condition")
        return ", ".join("the page" if h == "author" else h for h in holders)

    def alert(self) -> bool:
        """Whether it was, as reported, ordered without advance notice to the troops."""
        return self.activity.kind == "snap_inspection" or self.told("planned") == "no"

    def level(self, rule: Rule) -> Level:
        """What all numbers together say of a rule's threshold."""
        if rule.value is None:
            return "unknown"
        return overall(figures(self.activity, rule.param), rule.op, rule.value)

    def comparisons(self, rule: Rule) -> tuple[Comparison, ...]:
        """Every number reported, held against the threshold."""
        if rule.value is None:
            return ()
        return tuple(compare(f, rule.op, rule.value, rule.unit) for f in figures(self.activity, rule.param))

    def parent(self, rule: Rule) -> Rule | None:
        """The rule whose duty this one details."""
        return next((r for r in self.pack.rules if r.id == rule.after), None)

    def due(self, rule: Rule) -> Level:
        """Whether the duty that a rule details arises."""
        parent = self.parent(rule)
        if parent is None:
            return "above"
        if parent.type == "distance":
            return "may be above"
        return self.level(parent)

    def formation(self) -> str | None:
        """The highest level of formation that is named to take part."""
        named = [m.group(1).lower() for p in self.activity.forces for m in _LEVEL.finditer(p.name)]
        ranks = [LEVELS.index(n.split()[-1]) for n in named if n.split()[-1] in LEVELS]
        return LEVELS[max(ranks)] if ranks else None

    def far_from_borders(self) -> bool:
        """Whether distances are known and none is near."""
        return bool(self.activity.borders) and not near(self.activity)

    def evidence(self, *, param: str = "", mark: str = "") -> tuple[Ref, ...]:
        """Where the page says it; empty when the page is not named."""
        if not self.page:
            return ()
        told: list[TransparencyFact | Quantity] = [f.source for f in figures(self.activity, param)] if param else []
        told += [f for f in self.facts if f.mark == mark and f.value != "condition"]
        refs = dict.fromkeys(Ref(self.elsewhere.get(t, self.page), t.span) for t in told)
        return tuple(refs) or (Ref(self.page, self.activity.trigger),)

    def finding(
        self,
        rule: Rule,
        result: Result,
        reason: str,
        *,
        comparisons: tuple[Comparison, ...] = (),
        not_reported: tuple[str, ...] = (),
        would_settle: tuple[str, ...] | None = None,
    ) -> Finding:
        """A finding on a rule; a doubt about scope turns every judgement into "cannot be judged"."""
        doubts = self.scope.doubts
        told = bool(doubts) and (result in ("consistent", "not consistent") or rule.type in TELLS_DOUBTS)
        if doubts and result in ("consistent", "not consistent"):
            result = "cannot be judged"
        settle = rule.would_settle if would_settle is None else would_settle
        open_ = result == "cannot be judged"
        return Finding(
            norm=rule.id,
            pack=self.pack.id,
            title=rule.title,
            citation=f"{self.pack.title}, {rule.ref} (rule {CONFIDENCE[rule.confidence]})",
            result=result,
            reason=f"{reason} Open: {'; '.join(doubts)}." if told and open_ else reason,
            comparisons=comparisons,
            evidence=self.evidence(param=rule.param, mark=rule.mark),
            not_reported=not_reported,
            would_settle=settle if open_ else (),
            checked=rule.checked,
        )
