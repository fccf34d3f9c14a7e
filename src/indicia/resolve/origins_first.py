"""Whom a page goes back to: the first sayer of its news, as the citation in its lead names him.

Two levels. The *voice* is what is weighed: all organs of a state are one. The
*first sayer* is finer: which organ, which agency, whose anonymous officials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicia.kb import grades
from indicia.kb.offices import office
from indicia.model import AUTHOR, Attribution, Reading
from indicia.resolve.origins_holders import Sayer, sayer, sentences

LEAD_CHARS = 300
"""A citation that begins so far into the body carries the news: the first two sentences of a wire story. From 200 to
400 nothing changes on the 58 news items."""

PASSED_ON = 0.5
"""A page of which at least this share are the words of one official only passes him on, also in its own voice."""

LEAD_SHARE = 0.1
"""So much is enough if his citation stands in the lead and nobody else is cited; the least of the ministry relays of
the news items has 0.15."""

RELAYED = frozenset(("official", "agency", "anonymous", "satellite_firm", "observer_mission"))
"""Kinds of first sayer whom a page may merely pass on. An expert or a witness comments on what the page reports."""

_ITSELF = re.compile(
    r"(?:the|this|our) (?:text|article|report|reports|page|paper|newspaper|outlet|site|author|agency|story|channel|"
    r"programme|magazine|blog|correspondent)s?\Z|reports?\Z", re.I,
)  # fmt: skip
_OWN_EYES = re.compile(
    r"\b(?:our|this newspaper[’']s|the paper[’']s) (?:own )?(?:correspondents?|reporters?|staff)\b|"
    r"\b(?:told|tells) (?:us|our|this (?:newspaper|paper|agency|site))\b|\bwe (?:saw|counted|spoke|visited|watched)\b|"
    r"\b(?:a|an|the) \w{2,12} (?:correspondent|reporter) (?:saw|counted|watched|visited)\b", re.I,
)  # fmt: skip
_ORGANS = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.I))
    for name, words in (
        ("head", r"president|president[’']s|presidential|kremlin|white house|premier|prime minister|chancellor"),
        ("foreign", r"foreign|ambassadors?|embassy|envoy|charg[eé] d[’']affaires|mission|diplomats?|state department"),
        ("border", r"border (?:guards?|service|committee)|customs"),
        ("interior", r"interior|police|emergencies"),
        ("defence", r"defen[cs]e|staff|armed forces|army|navy|air force|ground[- ]forces|troops|military|mod|pentagon|"
                    r"districts?|theat(?:er|re) command|fleets?|ministry"),
    )
)  # fmt: skip
"""Organs of a state by the words for them. A bare "ministry" is that of defence: this is news of the military."""

IN_PERSON = "/in person"
"""Ends the key of a minister or chief of staff: what he says is not what his ministry puts out."""

_HEADS = re.compile(
    r"\bminister\b(?![’'])|\bchief of (?:the )?(?:[\w’']{1,20} ){0,2}staff\b|\bcommander[- ]in[- ]chief\b|"
    r"\b(?:defen[cs]e|foreign) secretary\b|\bsecretary of (?:state|defen[cs]e)\b", re.I,
)  # fmt: skip
_FOR_HIM = re.compile(r"\b(?:deputy|vice|assistant|former|ex|adviser|advisor|aide|spokes\w+|press secretary)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The first sayer of a page's news: `key` is equal for pages that go back to the same one.

    `lead`: the keys of all whom the lead cites.
    """

    key: str
    by: Sayer
    in_lead: bool
    lead: frozenset[str] = frozenset()

    @property
    def named(self) -> bool:
        """Whether the lead names somebody: "analysts" or "officials of both" could be anybody."""
        return self.in_lead and (self.by.kind != "anonymous" or self.by.state is not None)


def first_sayer(reading: Reading, voice: Sayer, *, home: str | None = None) -> First:
    """Whose news a page tells: the first source cited in its lead, or its own `voice` if the lead cites nobody.

    What the page says of itself ("the outlet adds") is no citation. A relay
    tells whose anonymous officials they are: those who spoke to Reuters are
    not those who spoke to CNN.
    """
    cited = [(a, sayer(a.source, reading, home=home)) for a in _cited(reading) if _leads(a, reading)]
    if cited:
        keys = [_key(told, by, reading) for told, by in cited]
        return First(key=keys[0], by=cited[0][1], in_lead=True, lead=frozenset(keys))
    return First(key=_organ_key(voice, voice.name, ""), by=voice, in_lead=False)


def passed_on(reading: Reading, *, home: str | None = None) -> Sayer | None:
    """The one source whom a page only passes on, also in its own voice; None if it has something of its own.

    Nothing may say that the outlet saw it. Then either the lead retells an
    agency's story ("officials told Reuters"), or most of the body is the words
    of one state, or the lead cites somebody and nobody else is cited.
    """
    said = tuple(_cited(reading))
    if not said or _OWN_EYES.search(reading.page.text):
        return None
    agency = _retold(said[0], reading)
    if agency is not None:
        return agency
    voices = [sayer(source, reading, home=home) for source in dict.fromkeys(a.source for a in said)]
    if len({v.key for v in voices}) > 1:
        return None
    share = _share(said, reading)
    if share >= PASSED_ON:
        return voices[0] if voices[0].state is not None else None
    relayed = share >= LEAD_SHARE and voices[0].kind in RELAYED and _leads(said[0], reading)
    return voices[0] if relayed else None


def _retold(lead: Attribution, reading: Reading) -> Sayer | None:
    """The agency, no state's own, whose story the first citation retells; what the page adds by others is theirs."""
    if not _leads(lead, reading):
        return None
    known = ((name, grades.body(name)) for name in (*lead.relays, lead.source))
    name = next((name for name, body in known if body and body.kind == "agency" and not body.state), None)
    return sayer(name, reading) if name else None


def _leads(told: Attribution, reading: Reading) -> bool:
    start = next((z.span.start for z in reading.page.zones if z.kind == "body"), 0)
    return _at(told) - start <= LEAD_CHARS


def _cited(reading: Reading) -> Iterator[Attribution]:
    """Statements of the article by somebody else than itself, in the order of the page."""
    told = (a for a in reading.attributions if a.zone in ("body", "headline") and a.source != AUTHOR and a.content)
    outlet = grades.plain(reading.page.outlet or "")
    for a in sorted(told, key=_at):
        if a.source_kind != "reader" and not _ITSELF.match(a.source) and grades.plain(a.source) != outlet:
            yield a


def _at(told: Attribution) -> int:
    return min([span.start for span in told.content] + ([told.cue_span.start] if told.cue_span else []))


def _share(said: Sequence[Attribution], reading: Reading) -> float:
    body = sum(z.span.end - z.span.start for z in reading.page.zones if z.kind == "body")
    return sum(span.end - span.start for a in said if a.zone == "body" for span in a.content) / max(1, body)


def _key(told: Attribution, by: Sayer, reading: Reading) -> str:
    if by.kind == "anonymous":
        relays = ",".join(sorted(grades.plain(r) for r in told.relays))
        return f"{by.key} via {relays}" if relays else by.key
    around = next(sentences(told.source, told, reading), ("", 0))
    return _organ_key(by, told.source, _title(*around, len(told.source)))


def _organ_key(by: Sayer, name: str, title: str) -> str:
    """A state's voice with the organ that speaks, a well-known body's with its name; others as they are."""
    if by.state is None:
        return by.key
    body = grades.body(name)
    if body is not None:
        return f"{by.key}/{grades.plain(name)}"
    held = office(name) or ""
    organ = next((organ for text in (name, held, title) for organ, words in _ORGANS if words.search(text)), "")
    if not organ:
        return by.key
    return f"{by.key}/{organ}{IN_PERSON if organ != 'head' and _heads_it(name, held, title) else ''}"


def _heads_it(name: str, held: str, title: str) -> bool:
    """Whether the speaker is the minister or chief of staff himself; the president is the organ."""
    named = [text for text in (name, held, title) if _HEADS.search(text)]
    return bool(named) and not any(_FOR_HIM.search(text) for text in (name, title))


TITLE_CHARS = 45
"""A title stands so near to the name: "Colonel N. of the Belarusian defence ministry"."""


def _title(around: str, start: int, length: int) -> str:
    before = around[max(0, start - TITLE_CHARS) : start].rstrip(", ").rpartition(",")[2]
    after = around[start + length : start + length + TITLE_CHARS]
    return f"{before} {after}" if after.startswith((" of ", ", ", " from ")) else before
