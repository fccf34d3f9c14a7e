"""Whose "the army" is: the state that it most likely belongs to, by what the page says around it and as a whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from math import log1p
from typing import Final

from indicia.kb.actors import Hit
from indicia.kb.places import candidates
from indicia.kb.places import find as find_places
from indicia.model import Span
from indicia.resolve.speaker_states import FORCES_OF, TOLD, States

OWNER_WEIGHTS: Final[Mapping[str, float]] = {
    "near": 1.37,
    "heading": 3.03,
    "whose": 2.48,
    "its": 2.16,
    "capital before": 1.16,
    "first of paragraph": 1.17,
    "in paragraph": 0.38,
    "town ahead": 1.45,
    "town before": 0.53,
    "first town": 0.45,
    "dateline": 1.26,
    "forces": 0.26,
    "leaders": 1.03,
    "share of towns": 1.16,
    "towns": 0.99,
    "unnamed": -1.26,
}
"""What each sign adds to a state's chances to be the one that "the army" belongs to.

Fitted (multinomial, L2 0.5) to 214 bodies without a state on 512 pages written for tuning, 23 November: 175 of them
right over ten folds of whole pages, against 151 of 217 by the rules before, some of them made on these very pages.
"""
MAX_PLACES: Final = 120
"""Places that are looked up for the main state."""
MAX_COUNTED: Final = 60
"""Towns that are counted; a page names its own towns early."""
MAX_HEADING: Final = 60
"""Characters of a line that heads the paragraph behind it."""
MAX_SENTENCE: Final = 400
"""Characters behind a mention in which its sentence ends."""
DATELINE_CHARS: Final = 900
"""A report names its place so early."""

_OF_HIT = re.compile(r"(?:['’]s)?(?: [a-z]{2,15}){1,2}\b")
_SENTENCE_ENDS = re.compile(r"[.!?…][”\"’]?\s|\n")
_DATELINE = re.compile(r"\n[ \t]*[A-ZÀ-Ž][A-ZÀ-Ž' -]{2,30},? ")
_ITS = re.compile(r"(?:its|their|his|her)\s", re.IGNORECASE)


class Owners:
    """The states of a page as owners of bodies that it names without them."""

    def __init__(self, states: States) -> None:
        self.states, self.text = states, states.text

    def about(self, span: Span, heads: frozenset[str] = frozenset(), said: str = "") -> str | None:
        """The state that "the army" of a passage belongs to: the likeliest of all that the page names.

        `heads`: the words of kind among the mention's, "army"; `said`: the mention, for its "our" or "its".
        """
        codes = dict.fromkeys([*self._named, *self._towns])
        seat = self.states.seat(span)
        if seat is not None or not codes:
            return seat or self.states.near(span)
        seen = self.signs(span, heads, said)
        return max(codes, key=lambda code: sum(OWNER_WEIGHTS[sign] * value for sign, value in seen(code).items()))

    def signs(self, span: Span, heads: frozenset[str], said: str) -> Callable[[str], dict[str, float]]:
        """What speaks for each state as owner of a body that the page names without one, by sign."""
        paragraph = self.text.rfind("\n", 0, span.start) + 1
        inside = list(self.states.before(span.start, least=paragraph))
        last = inside[0] if inside else next(self.states.before(span.start), None)
        near, whose, heading = self.states.near(span), self._whose(heads, span), self._heading(paragraph, span)
        behind = _SENTENCE_ENDS.search(self.text, span.end, span.end + MAX_SENTENCE)
        at = bisect_left(self._town_starts, span.start)
        after = bisect_left(self._town_starts, behind.start() if behind else span.end + MAX_SENTENCE)
        ahead = {code for _, code in self._town_list[at:after]}
        town = self._town_list[at - 1][1] if at else None
        its = _ITS.match(said) is not None
        told, total = Counter(hit.code for hit in inside), sum(self._towns.values()) or 1

        def of(code: str) -> dict[str, float]:
            return {
                "near": float(near == code),
                "whose": float(whose == code),
                "heading": float(heading == code),
                "its": float(its and last is not None and last.code == code),
                "capital before": float(bool(inside) and inside[0].code == code and inside[0].via == "capital"),
                "first of paragraph": float(bool(inside) and inside[-1].code == code),
                "in paragraph": log1p(told[code]),
                "town ahead": float(code in ahead),
                "town before": float(town == code),
                "first town": float(bool(self._town_list) and self._town_list[0][1] == code),
                "dateline": float(self._dateline == code),
                "forces": log1p(self._forces[code]),
                "leaders": log1p(self._leaders[code]),
                "share of towns": self._towns[code] / total,
                "towns": log1p(self._towns[code]),
                "unnamed": float(not self._named[code]),
            }

        return of

    def _heading(self, paragraph: int, span: Span) -> str | None:
        """The state that a short line before the paragraph begins with: "Brazil moves"."""
        line = self.states.line_before(paragraph)
        short = len(self.text[line:paragraph].strip()) <= MAX_HEADING
        return self.states.begins(line, span) if short else None

    def _whose(self, heads: frozenset[str], span: Span) -> str | None:
        """ "Israel's army" makes a later "the army" Israel's."""
        for hit in self.states.before(span.start) if heads else ():
            behind = _OF_HIT.match(self.text, hit.end) if hit.via in ("name", "demonym") else None
            if behind and heads & set(behind[0].casefold().split()):
                return hit.code
        return None

    @property
    def with_joint_chiefs(self) -> str | None:
        """Whose "Joint Chiefs" are: South Korea's on a page about a Korea, else those of the United States."""
        korea = self._named["KR"] or self._named["KP"] or self._towns["KR"]
        return "KR" if korea else "US" if self._named["US"] else None

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the page names each state, in order of first mention."""
        told = (h for h in self.states.hits if h.kind == "state" and h.via in TOLD and self.states.is_told(h.start))
        return Counter(h.code for h in told)

    @cached_property
    def _forces(self) -> Counter[str]:
        """How often it names the forces of each: "Polish troops"."""
        found = (h for h in self._told if h.via == "demonym" and FORCES_OF.match(self.text, h.end))
        return Counter(h.code for h in found)

    @cached_property
    def _leaders(self) -> Counter[str]:
        return Counter(h.code for h in self._told if h.via == "leader")

    @cached_property
    def _told(self) -> tuple[Hit, ...]:
        return tuple(h for h in self.states.hits if h.kind == "state" and self.states.is_told(h.start))

    @cached_property
    def _town_list(self) -> list[tuple[int, str]]:
        """Where the page names towns, and of which state."""
        best = (
            (at, next(iter(candidates(self.text[at:end])), None)) for at, end in find_places(self.text)[:MAX_PLACES]
        )
        return [(at, town.country) for at, town in best if town is not None and town.country]

    @cached_property
    def _town_starts(self) -> list[int]:
        return [at for at, _ in self._town_list]

    @cached_property
    def _dateline(self) -> str | None:
        """The state of the town in capitals that a report begins with: "SEOUL, July 3"."""
        found = _DATELINE.search(self.text, 0, DATELINE_CHARS)
        inside = (code for at, code in self._town_list if found and found.start() <= at < found.end())
        return next(inside, None)

    @cached_property
    def _towns(self) -> Counter[str]:
        """How often it names towns of each, seats of government left out: they stand for the state."""
        starts = {h.start for h in self.states.hits}
        early = self._town_list[:MAX_COUNTED]
        return Counter(code for at, code in early if self.states.is_told(at) and at not in starts)
