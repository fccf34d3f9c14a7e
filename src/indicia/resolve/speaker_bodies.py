"""Bodies and states as speakers: ministries, armies, agencies, capitals that stand for their state.

A body has its fullest name on the page: "the ministry" is the Belarusian
defence ministry of the lead. Whose it is, its own words say first ("in
Minsk"), then the passage, then the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

from indicia.kb.actors import Hit, state_name
from indicia.kb.cues import cues
from indicia.kb.places import candidates
from indicia.kb.places import find as places
from indicia.model import Page, SourceKind, Span
from indicia.resolve.speaker_heads import (
    ARTICLE,
    COMMON_WORDS,
    FORCES,
    JOINT,
    OF_ALLIANCES,
    PAIRED,
    PAPER_OF,
    PAPERS,
    SEATED,
    SERVICES,
    WORD,
    head_of,
    is_body,
    is_joint,
    is_short_for,
    named_behind,
    proper_part,
    singular,
    state_office,
)
from indicia.resolve.speaker_ownership import Owners
from indicia.resolve.speaker_spelt import OWNED_NAME, capitalised, longer, owner_in_full
from indicia.resolve.speaker_states import ADJECTIVE_RARE, HALVES, States

MAX_BODY_WORDS = 3
"""Longer names are full: no state is put before them."""

DEFENCE_MINISTRY = "defence ministry"
"""What a ministry of nothing is on our pages."""
_ASIDE = re.compile(r",|\s[–—(]")
_SPOKEN_FOR = re.compile(
    r"(?:['’]s|s['’])\s+(?:own\s+)?(?:press (?:service|office|department)|statement|communiqu[eé]|account|website"
    r"|information service|news service|report|press desk"
    r"|(?:[a-z]+ )?(?:message|order|note|notice|letter|bulletin|leaflet))$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:the\s+)?(?P<owner>[A-Z][\w-]{2,30})(?P<s>['’]s?)\s", re.IGNORECASE)
_OWNS = re.compile(r"^['’]s?\s+")
_IN_CAPITAL = re.compile(r"\s+in\s+[A-Z][\w' -]{2,30}$")
_IN_CAPITAL_BEHIND = re.compile(r" in [A-Z][\w'-]{2,30}(?: [A-Z][\w'-]{1,30})?(?=[.,;:\s])")
_ONLY_STATES = re.compile(r"(?:the|[\s,]|and|both)*", re.IGNORECASE)
_OF_STATES = frozenset({"service", "council", "committee", "administration", "troops", "agency"})
"""Every state has some; alone they are anybody's."""
_STATE_MEDIA = [["state", "media"], ["state", "television"], ["state", "tv"], ["state", "radio"]]
_OWN_NAMES = frozenset({"northern", "southern", "eastern", "western", "central", "of"})
"""With them, a command or fleet is told from all others: no state is put before "Eastern Theater Command"."""
_NAMING = ("name", "capital", "metonym")


class Body(NamedTuple):
    """A body or state: name, kind, and whether it is many."""

    name: str
    kind: SourceKind
    many: bool


class Bodies:
    """The bodies and states that a page names."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.states = States(page)
        self.owners = Owners(self.states)
        self._earlier = cache(partial(capitalised, page.text))
        self._longer = cache(partial(longer, page.text))
        self._owner = cache(partial(owner_in_full, page.text))

    def only_states(self, span: Span) -> Body | None:
        """Only states or capitals: "Moscow", "Seoul and Washington"; of "KFOR, the NATO mission" the first."""
        inside = [h for h in self.states.within(span) if h.via in _NAMING]
        rest = self.text[span.start : span.end]
        for hit in reversed(inside):
            rest = rest[: hit.start - span.start] + rest[hit.end - span.start :]
        if not inside or _ONLY_STATES.fullmatch(rest) is None:
            return None
        if inside[0].via == "metonym":
            return Body(self._metonym(inside[0]), "organisation", False)
        if any(h.via == "metonym" for h in inside[1:]):
            return Body(ARTICLE.sub("", self.text[slice(*span)]), "organisation", False)
        names = list(dict.fromkeys(self._shown(h) for h in inside if h.via != "metonym"))
        kind: SourceKind = "state" if inside[0].kind == "state" else "organisation"
        return Body(_listed(names), kind, len(names) > 1)

    def name(self, mention: str, span: Span, past: Sequence[str]) -> Body | None:
        """The body that a mention names, None if it names none. `past`: bodies that spoke, in order."""
        told = named_behind(mention)
        if told:
            return Body(told, "organisation", False)
        paper = PAPER_OF.match(mention)
        if paper:
            return self._issuer(mention, span, paper.start("body"), past)
        plain = ARTICLE.sub("", _ASIDE.split(mention)[0])
        words = [w.casefold() for w in WORD.findall(plain)]
        spoken_for = _SPOKEN_FOR.search(mention)
        if words and words[-1] in PAIRED and len(words) <= 2:
            return self._pair(span)
        if not words or (not spoken_for and _is_person(words)):
            return None
        if words[-1] in PAPERS and len(words) == 1:
            return Body(past[-1], "organisation", False) if past else None
        if spoken_for:
            owner = Span(span.start, span.start + spoken_for.start())
            return self.only_states(owner) or self.name(mention[: spoken_for.start()], owner, past)
        return self._body(plain, words, span, past) if is_body(plain, words) else None

    def _issuer(self, mention: str, span: Span, start: int, past: Sequence[str]) -> Body | None:
        """The body behind "of" or "from" in "the order of the Second Army Region"."""
        body = self.name(mention[start:], Span(span.start + start, span.end), past)
        return body or Body(ARTICLE.sub("", mention[start:]), "organisation", False)

    def by_owner(self, told: str, span: Span) -> str:
        """ "Asmara's information minister" is the Eritrean one, "the North's envoy" the North Korean one."""
        for hit in self.states.within(span) if "'s " in told or "’s " in told else ():
            word = self.text[hit.start : hit.end]
            if hit.kind != "state" or not (hit.via == "capital" or word in HALVES):
                continue
            owned = re.compile(rf"(?:\bthe )?\b{re.escape(word)}['’]s ", re.IGNORECASE)
            told = owned.sub(f"the {self.states.adjective(hit.code)} ", told, count=1)
        return told

    def with_state(self, office: str, span: Span) -> str:
        """ "The defence minister" of nobody named: of the state that the passage or the page is about.

        "A military spokesman" gets a state from the passage alone: he may be anybody's.
        """
        plain = ARTICLE.sub("", office)
        if plain != office:
            return f"the {self.prefixed(plain, span)}" if state_office(plain.casefold()) else office
        article, _, rest = office.partition(" ")
        code = self.states.near(span) if article.casefold() in ("a", "an") and state_office(rest) else None
        if code is None:
            return office
        told = f"{self.states.adjective(code)} {rest}"
        return f"{'an' if told[0] in 'AEIOU' and not told.startswith(('U', 'Eu')) else 'a'} {told}"

    def of_state(self, rest: str, span: Span) -> str | None:
        """ "Its generals": "Belarusian generals", if they are of a kind that states have; one is "the"."""
        words = [w.casefold() for w in WORD.findall(rest)]
        head = head_of(words)
        if not rest.islower() or not (head in cues().people or state_office(rest)):
            return None
        told = self.prefixed(rest, span)
        return told if words[-1] != head else f"the {told}"

    def prefixed(self, plain: str, span: Span) -> str:
        """A body or office with its state before it; a ministry of nothing is, on our pages, that of defence."""
        words = {singular(w.casefold()) for w in WORD.findall(plain)}
        code = self.owners.about(span, frozenset(words & (SERVICES | {"minister"})), self.text[span.start : span.end])
        if {"joint", "chief"} <= words:
            code = self.owners.with_joint_chiefs or code
        if plain.casefold() == "ministry":
            plain = DEFENCE_MINISTRY
        return f"{self.states.adjective(code, plain)} {plain}" if code else plain

    def owned(self, mention: str) -> str:
        """A mention with its owner in full: "the Front's envoy" after "Polisario Front", "Taipei's ministry"."""
        found = _OWNER.match(mention)
        full = self._owner(found["owner"]) if found else ""
        return f"{full}{found['s']} {mention[found.end() :]}" if found and full else mention

    # --- states

    def _shown(self, hit: Hit) -> str:
        return self.text[hit.start : hit.end] if hit.via == "name" and hit.kind != "state" else state_name(hit.code)

    def _metonym(self, hit: Hit) -> str:
        """The Kremlin stays the Kremlin; a name that any state's office may bear gets its state."""
        name = ARTICLE.sub("", self.text[hit.start : hit.end])
        words = name.casefold().split()
        anybodys = len(words) > 1 and words[-1] in cues().organisations and not _OWN_NAMES & set(words)
        told = anybodys and hit.kind == "state" and hit.code != "US"
        return f"{self.states.adjective(hit.code)} {name}" if told else name

    def _pair(self, span: Span) -> Body | None:
        found = self.states.pair(span.start)
        return Body(_listed([state_name(code) for code in found]), "state", True) if found else None

    # --- bodies

    def _body(self, plain: str, words: list[str], span: Span, past: Sequence[str]) -> Body:
        many = words[-1].endswith("s") and singular(words[-1]) != words[-1]
        return Body(self._full_name(plain, words, span, past), "organisation", many)

    def _full_name(self, plain: str, words: list[str], span: Span, past: Sequence[str]) -> str:
        owned = OWNED_NAME.match(plain)
        if owned and not common(owned[1]):
            return owned[1]
        proper = proper_part(plain)
        if proper:
            return proper
        in_capital = self._embassy(plain, words, span, past) or self._of_capital(plain, words, span)
        if in_capital is not None:
            return in_capital
        if any(h.via in ("name", "demonym", "capital") for h in self.states.within(span)):
            return self._longer(tuple(words)) or self._by_state(plain, span)
        spoken = next((name for name in reversed(past[-20:]) if is_short_for(words, name)), None)
        return spoken or self._before_in_full(words, span) or self._with_state(plain, words, span)

    def _by_state(self, plain: str, span: Span) -> str:
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
        armed = common(own) and singular(words[-1]) in FORCES and first.code not in ADJECTIVE_RARE
        told = half or first.via == "capital" or armed or tuple(words[:2]) == JOINT
        return f"{self.states.adjective(first.code, rest)} {_full(own)}" if told else plain

    def _of_capital(self, plain: str, words: list[str], span: Span) -> str | None:
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
        own = f"{own} of staff" if tuple(front) == JOINT and own.islower() else own
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

    def _embassy(self, plain: str, words: list[str], span: Span, past: Sequence[str]) -> str | None:
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

    def _before_in_full(self, words: list[str], span: Span) -> str | None:
        """A fuller form before the mention: "the command" after "Eastern Theater Command"."""
        if words[-1] not in cues().organisations or len(words) > 2:
            return None
        found = [name for at, name in self._earlier(words[-1]) if at < span.start and _says(name, words[:-1])]
        return found[-1] if found else None

    def _with_state(self, plain: str, words: list[str], span: Span) -> str:
        """ "The army": of the state that the passage is about; "the secretariat": of the page's alliance."""
        plain = _full(plain)
        words = [w.casefold() for w in WORD.findall(plain)]
        if words in _STATE_MEDIA:
            return self.prefixed(plain.lower(), span)
        if len([w for w in words if w != "of"]) > MAX_BODY_WORDS or not common(plain):
            return plain
        alliance = self.states.alliance
        if words[-1] in OF_ALLIANCES and alliance:
            return state_name(alliance) if words == ["alliance"] else f"{state_name(alliance)} {plain}"
        told = len(words) > 1 and words[-1] in _OF_STATES and set(words[:-1]) <= COMMON_WORDS
        kept = singular(words[-1]) in SERVICES or told
        return self.prefixed(plain, span) if kept else plain


def _says(name: str, words: Sequence[str]) -> bool:
    """Whether a fuller name holds words that tell its kind: the foreign ministry is no Ministry of Defence."""
    return set(words) <= {word.casefold() for word in WORD.findall(name)}


def _full(own: str) -> str:
    """The Joint Chiefs are of Staff."""
    return f"{own} of Staff" if own.casefold() == " ".join(JOINT) else own


def _is_person(words: Sequence[str]) -> bool:
    """Whether the head is somebody: "a guard", but not "the coast guard"."""
    head = head_of(words)
    bodily = (len(words) > 1 and head in cues().organisations) or is_joint(words)
    return head in cues().people and not bodily


def common(plain: str) -> bool:
    """Whether a name consists of words that any state's body may bear: "armed forces", "General Staff"."""
    known = SERVICES | OF_ALLIANCES | COMMON_WORDS
    return plain.islower() or all(singular(w.casefold()) in known for w in WORD.findall(plain) if w != "of")


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    rest = [f"the {n}" if n.startswith("United ") or n.endswith(("lands", "States")) else n for n in names[1:]]
    return ", ".join([names[0], *rest[:-1]]) + f" and {rest[-1]}"
