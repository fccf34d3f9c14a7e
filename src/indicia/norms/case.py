"""One activity held against one pack: what the rules look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from indicia.kb.norms import CONFIDENCE, Pack, Rule, Status
from indicia.model import Comparison, Duty, Finding, Result
from indicia.norms.numbers import Level, compare, overall, worst
from indicia.norms.scope import Scope
from indicia.norms.subject import Subject, Told

TELLS_DOUBTS = frozenset(("threshold",))
"""Rule types whose findings always tell what leaves the scope open; the others do so if it changed their result."""
ARISES: dict[Duty, Level] = {
    "arises": "above",
    "may arise": "may be above",
    "does not arise": "below",
    "": "may be above",
}
JUDGED = frozenset(("consistent", "not consistent"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An activity with what is told of it, and how far the pack fits.

    `standing` says what became of the instrument since. `done` fills up with
    the findings on earlier rules, which later ones may detail.
    """

    subject: Subject
    pack: Pack
    scope: Scope
    standing: tuple[Status, ...] = ()
    done: dict[str, Finding] = field(default_factory=dict)

    def told(self, mark: str) -> Told:
        """What is reported of a mark."""
        return self.subject.told(mark)

    def level(self, rule: Rule) -> Level:
        """What all numbers together say of a rule's threshold; `also` names further counts, any of which is enough."""
        if rule.value is None:
            return "unknown"
        if not rule.also:
            return self.count(rule.param, rule.op, rule.value)
        given = [(p, v) for p, v in ((rule.param, rule.value), *rule.also) if self.subject.numbers(p)]
        levels = [self.count(p, rule.op, v) for p, v in given]
        return worst("may be above" if one == "unknown" else one for one in levels)

    def count(self, param: str, op: str, value: float) -> Level:
        """What the numbers for one parameter say."""
        if op[:1] == "<":
            turned: Level = overall(self.subject.numbers(param), ">" if op == "<=" else ">=", value)
            return {"above": "below", "below": "above"}.get(turned, turned)  # type: ignore[return-value]
        return overall(self.subject.numbers(param), op, value)

    def reaches(self, rule: Rule) -> Level:
        """The level, with the organisation that the rule asks for, and without doubt about the scope."""
        level = self.level(rule)
        if level == "above" and rule.condition:
            level = {"yes": "above", "no": "below", "open": "may be above"}[self.subject.organised]  # type: ignore[assignment]
        return "may be above" if level == "above" and self.scope.doubts else level

    def comparisons(self, rule: Rule) -> tuple[Comparison, ...]:
        """Every number reported, held against the threshold."""
        if rule.value is None:
            return ()
        pairs = ((rule.param, rule.value), *rule.also)
        return tuple(compare(f, rule.op, v, rule.unit) for p, v in pairs for f in self.subject.numbers(p))

    def parents(self, rule: Rule) -> tuple[Rule, ...]:
        """The rules whose duty this one details."""
        return tuple(r for r in self.pack.rules if r.id in rule.after)

    def due(self, rule: Rule) -> Level:
        """Whether a duty that the rule details arises: one of them is enough."""
        if not rule.after:
            return "above"
        mine = (p for p in self.parents(rule) if not p.kinds or self.subject.activity.kind in p.kinds)
        return worst(self._arises(p) for p in mine)

    def _arises(self, parent: Rule) -> Level:
        if parent.type in ("threshold", "quota"):
            level = self.reaches(parent) if parent.type == "threshold" else self.level(parent)
            return "may be above" if level == "unknown" and self.subject.numbers(parent.param) else level
        told = self.done.get(parent.id)
        return ARISES[told.duty] if told else "may be above"

    def finding(
        self,
        rule: Rule,
        result: Result,
        reason: str,
        *,
        comparisons: tuple[Comparison, ...] = (),
        not_reported: tuple[str, ...] = (),
        duty: Duty = "",
        due: date | None = None,
    ) -> Finding:
        """A finding on a rule; a doubt about scope turns every judgement into "cannot be judged"."""
        doubts = self.scope.doubts
        told = bool(doubts) and (result in JUDGED or rule.type in TELLS_DOUBTS)
        if doubts and result in JUDGED:
            result = "cannot be judged"
        open_ = result == "cannot be judged"
        if told and open_:
            reason = f"{reason} Open: {'; '.join(doubts)}."
        if self.standing and duty in ("arises", "may arise"):
            notes = (s.note for s in self.standing if s.note and (not s.rules or rule.id in s.rules))
            reason = " ".join((reason, *notes))
        return Finding(
            norm=rule.id,
            pack=self.pack.id,
            title=rule.title,
            citation=f"{self.pack.title}, {rule.ref} (rule {CONFIDENCE[rule.confidence]})",
            result=result,
            reason=reason,
            comparisons=comparisons,
            evidence=self.subject.evidence(rule.param, rule.mark),
            not_reported=not_reported,
            would_settle=rule.would_settle if open_ else (),
            checked=rule.checked,
            duty="may arise" if doubts and duty == "arises" else duty,
            owed=rule.owed,
            to=rule.to,
            due=due,
            confidence=rule.confidence,
        )
