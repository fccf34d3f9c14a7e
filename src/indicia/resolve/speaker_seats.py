"""Bodies whose state their own words tell: "the ministry in Minsk", "Cairo's envoy", "Turkey's navy", embassies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from indicia.kb.actors import state_name
from indicia.kb.places import candidates
from indicia.kb.places import find as places
from indicia.model import Span
from indicia.resolve.speaker_heads import (
    ARTICLE,
    DEFENCE_MINISTRY,
    FORCES,
    JOINT,
    SEATED,
    SERVICES,
    WORD,
    common,
    head_of,
    in_full,
    singular,
)
from indicia.resolve.speaker_states import ADJECTIVE_RARE, HALVES, States

_OWNS: Final = re.compile(r"^['’]s?\s+")
_IN_CAPITAL: Final = re.compile(r"\s+in\s+[A-Z][\w' -]{2,30}$")
_IN_CAPITAL_BEHIND: Final = re.compile(r" in [A-Z][\w'-]{2,30}(?: [A-Z][\w'-]{1,30})?(?=[.,;:\s])")
_CLOSE: Final = re.compile(r"\b(?:friend|ally|allie|critic|neighbour|neighbor|enem(?:y|ie)|rival)s?\b")
"""People of a capital who are none of its state's: "Cairo's friends in the Gulf press"."""


class Seats:
    """The states of a page where they are named with their bodies."""

    def __init__(self, states: States) -> None:
        self.states, self.text = states, states.text

    def by_owner(self, told: str, span: Span) -> str:
        """ "Asmara's information minister" is the Eritrean one, "the North's envoy" the North Korean one."""
        for hit in self.states.within(span) if "'s " in told or "’s " in told else ():
            word = self.text[hit.start : hit.end]
            if hit.kind != "state" or not (hit.via == "capital" or word in HALVES) or _CLOSE.search(told):
                continue
            owned = re.compile(rf"(?:\bthe )?\b{re.escape(word)}['’]s ", re.IGNORECASE)
            told = owned.sub(f"the {self.states.adjective(hit.code)} ", told, count=1)
        return told

    def by_state(self, plain: str, span: Span) -> str:
        """ "Taipei's defence ministry" is Taiwan's."""
        first, said = self.states.within(span)[0], self.text[slice(*span)]
        begins = first.start - span.start == len(said) - len(ARTICLE.sub("", said))
        rest = plain[first.end - first.start :]
        if begins and first.kind == "state" and rest.casefold() == " ministry":
            return f"{plain[: -len(rest)]} {DEFENCE_MINISTRY}"
        if begins and first.kind == "state" and first.via == "demonym" and rest.casefold() == " side":
            return state_name(first.code)
        if not begins or first.kind != "state" or not rest.startswith(("'", "’")):
            return plain
        half = said[first.start - span.start : first.end - span.start] in HALVES
        own = _OWNS.sub("", rest)
        words = [w.casefold() for w in WORD.findall(own)]
        armed = bool(words) and common(own) and singular(words[-1]) in FORCES and first.code not in ADJECTIVE_RARE
        told = half or first.via == "capital" or armed or tuple(words[:2]) == JOINT
        return f"{self.states.adjective(first.code, rest)} {in_full(own)}" if told else plain

    def of_capital(self, plain: str, words: list[str], span: Span) -> str | None:
        """ "The defence ministry in Minsk" is the Belarusian one."""
        behind = _IN_CAPITAL_BEHIND.match(self.text, span.end)
        if behind and not _IN_CAPITAL.search(plain):
            plain, span = plain + behind[0], Span(span.start, behind.end())
        found = _IN_CAPITAL.search(plain)
        front = words[: len(WORD.findall(plain[: found.start()]))] if found else []
        code = self._seated(front, span) if found else None
        if not found or code is None:
            return None
        own = plain[: found.start()]
        own = DEFENCE_MINISTRY if own.casefold() == "ministry" else own
        own = f"{own} of {'staff' if own.islower() else 'Staff'}" if tuple(front) == JOINT else own
        return (
            f"{self.states.adjective(code, own, seat=True)} {own[:1].lower() + own[1:] if own[1:].islower() else own}"
        )

    def _seated(self, front: Sequence[str], span: Span) -> str | None:
        """The state in whose capital a body sits, for forces also in whose town: "the army in Cúcuta"."""
        head = head_of(front)
        if not (head in (SERVICES | SEATED) - {"embassy"} or "state" in front or "joint" in front):
            return None
        named = self.states.within(span)
        if named:
            return named[0].code if len(named) == 1 and named[0].via == "capital" and named[0].kind == "state" else None
        town = next((s for s in places(self.text[slice(*span)]) if s[0] > len(" ".join(front))), None)
        best = next(iter(candidates(self.text[slice(*span)][slice(*town)])), None) if town and head in FORCES else None
        return best.country or None if best else None

    def embassy(self, plain: str, words: list[str], span: Span, past: Sequence[str]) -> str | None:
        """ "The embassy in Oslo" is that of a state named before, never Norway's; "the embassy" is the last one."""
        if "embassy" not in words:
            return None
        earlier = next((n for n in reversed(past[-20:]) if n.casefold().startswith(f"{' '.join(words)} in ")), None)
        if earlier is None and words == ["embassy"]:
            earlier = next((n for n in reversed(past[-20:]) if " embassy" in n), None)
        if earlier is not None or words[0] != "embassy" or "in" not in words:
            return earlier
        host = {h.code for h in self.states.within(span)}
        paragraph = self.text.rfind("\n", 0, span.start) + 1
        owner = next((h.code for h in self.states.before(span.start, least=paragraph) if h.code not in host), None)
        return f"{self.states.adjective(owner)} {plain}" if owner and host else None
