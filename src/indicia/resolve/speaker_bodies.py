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
from indicia.model import Page, SourceKind, Span
from indicia.resolve.speaker_heads import (
    ARTICLE,
    COMMON_WORDS,
    DEFENCE_MINISTRY,
    OF_ALLIANCES,
    PAIRED,
    PAPER_OF,
    PAPERS,
    SERVICES,
    WORD,
    common,
    head_of,
    in_full,
    is_body,
    is_joint,
    is_short_for,
    named_behind,
    proper_part,
    singular,
    state_office,
)
from indicia.resolve.speaker_ownership import Owners
from indicia.resolve.speaker_seats import Seats
from indicia.resolve.speaker_spelt import OWNED_NAME, capitalised, longer, owner_in_full
from indicia.resolve.speaker_states import States

MAX_BODY_WORDS = 3
"""Longer names are full: no state is put before them."""

_ASIDE = re.compile(r",(?!\d)|\s[–—(]")
_SPOKEN_FOR = re.compile(
    r"(?:['’]s|s['’])\s+(?:own\s+)?(?:press (?:service|office|department)|statement|communiqu[eé]|account|website"
    r"|information service|news service|report|press desk"
    r"|(?:[a-z]+ )?(?:message|order|note|notice|letter|bulletin|leaflet))$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:the\s+)?(?P<owner>[A-Z][\w-]{2,30})(?P<s>['’]s?)\s", re.IGNORECASE)
_ONLY_STATES = re.compile(r"(?:the|[\s,]|and|both)*", re.IGNORECASE)
_OF_STATES = frozenset({"service", "council", "committee", "administration", "troops", "agency"})
"""Every state has some; alone they are anybody's."""
_OFFICES = frozenset({("foreign", "office"), ("presidential", "office"), ("prime", "minister's", "office")})
_PROPER_IN = re.compile(
    r"(?P<name>[A-Z][\w’'-]{1,20}(?: (?:of |and |for )?[A-Z][\w’'-]{1,20}){0,4})"
    r" in [A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?"
)
_ADDED = re.compile(r" (?:who|which|that|with) ")
_INDEFINITE = re.compile(r"an? ", re.IGNORECASE)
_EITHER = [["each", "side"], ["either", "side"], ["both", "sides"], ["both", "armies"]]
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
        self.owners, self.seats = Owners(self.states), Seats(self.states)
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
        plain = _ADDED.split(plain)[0] if _INDEFINITE.match(plain) else plain
        words = [w.casefold() for w in WORD.findall(plain)]
        spoken_for = _SPOKEN_FOR.search(mention)
        if words and ((words[-1] in PAIRED and len(words) <= 2) or words in _EITHER):
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
        rest = f"defence {rest}" if rest.startswith("ministry ") else rest
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
        in_capital = self.seats.embassy(plain, words, span, past) or self.seats.of_capital(plain, words, span)
        if in_capital is not None:
            return in_capital
        plain = _somewhere(plain)
        if any(h.via in ("name", "demonym", "capital") for h in self.states.within(span)):
            return self._longer(tuple(words)) or self.seats.by_state(plain, span)
        spoken = next((name for name in reversed(past[-20:]) if is_short_for(words, name)), None)
        return spoken or self._before_in_full(words, span) or self._with_state(plain, words, span)

    def _before_in_full(self, words: list[str], span: Span) -> str | None:
        """A fuller form before the mention: "the command" after "Eastern Theater Command"."""
        if words[-1] not in cues().organisations or len(words) > 2:
            return None
        found = [name for at, name in self._earlier(words[-1]) if at < span.start and _says(name, words[:-1])]
        return found[-1] if found else None

    def _with_state(self, plain: str, words: list[str], span: Span) -> str:
        """ "The army": of the state that the passage is about; "the secretariat": of the page's alliance."""
        plain = in_full(plain)
        words = [w.casefold() for w in WORD.findall(plain)]
        if words in _STATE_MEDIA:
            return self.prefixed(plain.lower(), span)
        if len([w for w in words if w != "of"]) > MAX_BODY_WORDS or not common(plain):
            return plain
        alliance = self.states.alliance
        if words[-1] in OF_ALLIANCES and alliance:
            return state_name(alliance) if words == ["alliance"] else f"{state_name(alliance)} {plain}"
        told = len(words) > 1 and words[-1] in _OF_STATES and set(words[:-1]) <= COMMON_WORDS
        kept = singular(words[-1]) in SERVICES or told or tuple(words) in _OFFICES
        return self.prefixed(plain, span) if kept else plain


def _somewhere(plain: str) -> str:
    """A body of its own name without where it is: "Central Military District in Yekaterinburg"."""
    found = _PROPER_IN.fullmatch(plain)
    return found["name"] if found and found["name"].count(" ") else plain


def _says(name: str, words: Sequence[str]) -> bool:
    """Whether a fuller name holds words that tell its kind: the foreign ministry is no Ministry of Defence."""
    return set(words) <= {word.casefold() for word in WORD.findall(name)}


def _is_person(words: Sequence[str]) -> bool:
    """Whether the head is somebody: "a guard", but not "the coast guard"."""
    head = head_of(words)
    bodily = (len(words) > 1 and head in cues().organisations) or is_joint(words)
    return head in cues().people and not bodily


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    rest = [f"the {n}" if n.startswith("United ") or n.endswith(("lands", "States")) else n for n in names[1:]]
    return ", ".join([names[0], *rest[:-1]]) + f" and {rest[-1]}"
