"""One activity with all that is told of it, and what many rules ask of it, worked out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from indicia.kb.norms_shapes import LEVELS
from indicia.model import Activity, BorderDistance, Quantity, Ref, TransparencyFact
from indicia.norms.circumstances import UNTOLD, Bounds, Circumstances
from indicia.norms.numbers import Figure, figures, together
from indicia.norms.periods import Period, ends, lasts, starts

Told = Literal["yes", "no", "both", "not reported"]

NEAR_KM = 100.0
"""An agreement on a border area is looked at up to here; the widest zones of such agreements are 80-150 km (ML)."""
BY_HAND = "the description"
"""Who tells what was told by hand."""
NEITHER_TROOPS_NOR_PIECES: Bounds = (None, None)
_LEVEL = re.compile(
    r"\b(?:(company|battalion|regiment|brigade|division|corps)s?|"
    r"(?:field|shock|tank|combined arms|guards|\d{1,3}(?:st|nd|rd|th)) (army)(?! corps)|(army) group)\b", re.I,
)  # fmt: skip
"""A field army is a level above the corps; "the army" is a service, and an "army corps" a corps."""
_PAIR = re.compile(r"\b(brigades|regiments)\b", re.I)


class Subject:
    """An activity as the rules see it. `elsewhere` names the page of facts and numbers that are not on `page`."""

    def __init__(
        self,
        activity: Activity,
        *,
        facts: tuple[TransparencyFact, ...] = (),
        page: str = "",
        elsewhere: Mapping[TransparencyFact | Quantity, str] | None = None,
        circumstances: Circumstances = UNTOLD,
    ) -> None:
        self.activity = activity
        self.facts = tuple(f for f in facts if f.value != "condition")
        self.page = page
        self.elsewhere = elsewhere or {}
        self.by_hand = circumstances
        self._figures: dict[str, tuple[Figure, ...]] = {}

    @cached_property
    def actors(self) -> frozenset[str]:
        """Codes of all that take part."""
        return frozenset(p.code for p in (*self.activity.actors, *self.activity.partners) if p.code)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Countries on whose ground it is held, as far as the places tell."""
        return frozenset(p.country for p in self.activity.places if p.country)

    @cached_property
    def near(self) -> frozenset[str]:
        """States whose border is near, as reported or as measured from the place."""
        measured = {b.country for b in self.activity.borders if b.low <= NEAR_KM}
        return frozenset(self.activity.near_border_of) | measured

    @cached_property
    def start(self) -> Period:
        """When it may have begun."""
        return starts(self.activity)

    @cached_property
    def end(self) -> Period:
        """When it may have ended."""
        return ends(self.activity)

    @cached_property
    def stay(self) -> Bounds:
        """Fewest and most hours from start to end."""
        return lasts(self.activity)

    @cached_property
    def alert(self) -> bool:
        """Whether it was, as reported, ordered without advance notice to the troops."""
        return self.activity.kind == "snap_inspection" or self.told("planned") == "no"

    @cached_property
    def formation(self) -> str | None:
        """The highest level of formation that is named to take part."""
        named = [str(m[m.lastindex or 0]).lower() for p in self.activity.forces for m in _LEVEL.finditer(p.name)]
        return LEVELS[max(LEVELS.index(n) for n in named)] if named else None

    @cached_property
    def organised(self) -> Literal["yes", "no", "open"]:
        """Whether a division, or two brigades or regiments, take part."""
        if self.by_hand.organised:
            return self.by_hand.organised
        if self.formation and LEVELS.index(self.formation) >= LEVELS.index("division"):
            return "yes"
        names = [p.name.lower() for p in self.activity.forces]
        big = sum("brigade" in name or "regiment" in name for name in names)
        return "yes" if big >= 2 or any(_PAIR.search(name) for name in names) else "open"

    def numbers(self, param: str) -> tuple[Figure, ...]:
        """All numbers for a parameter, linked activities added; counts told by hand go first."""
        if param not in self._figures:
            self._figures[param] = self._numbers(param)
        return self._figures[param]

    def _numbers(self, param: str) -> tuple[Figure, ...]:
        counted = self.by_hand.counts.get(param)
        if counted:
            return (Figure("as told", None, BY_HAND, *counted, None),)
        return together(figures(self.activity, param), self.by_hand.linked, param)

    def told(self, mark: str) -> Told:
        """What is reported of a mark. A voiced condition is never a report, nor is silence."""
        values = {f.value for f in self.facts if f.mark == mark}
        by_hand = self.by_hand.told.get(mark) or ("yes" if mark in self.by_hand.days else None)
        if by_hand:
            values.add(by_hand)
        if len(values) > 1:
            return "both"
        return "yes" if "yes" in values else "no" if "no" in values else "not reported"

    def tellers(self, mark: str) -> str:
        """Who reports a mark."""
        holders = dict.fromkeys(f.holder for f in self.facts if f.mark == mark)
        if mark in self.by_hand.told or mark in self.by_hand.days:
            holders[BY_HAND] = None
        return ", ".join("the page" if h == "author" else h for h in holders)

    def border(self, others: tuple[str, ...]) -> BorderDistance | None:
        """The nearest border with one of these states."""
        known = [b for b in self.activity.borders if b.country in others]
        return min(known, key=lambda b: b.km) if known else None

    def far_from_borders(self) -> bool:
        """Whether distances are known and none is near."""
        return bool(self.activity.borders) and not self.near

    def evidence(self, param: str, mark: str) -> tuple[Ref, ...]:
        """Where the pages say it; empty when no page is named."""
        if not self.page:
            return ()
        told: list[TransparencyFact | Quantity] = [f.source for f in self.numbers(param) if f.source] if param else []
        told += [f for f in self.facts if f.mark == mark]
        refs = dict.fromkeys(Ref(self.elsewhere.get(t, self.page), t.span) for t in told)
        return tuple(refs) or (Ref(self.page, self.activity.trigger),)
