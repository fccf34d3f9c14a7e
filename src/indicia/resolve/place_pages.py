"""Place given toponyms of a whole page, each name once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from indicia.kb import actors as states
from indicia.kb import places
from indicia.kb.places import Entry
from indicia.model import Page, Span
from indicia.resolve._context import context
from indicia.resolve.place_evidence import Named
from indicia.resolve.place_rank import Choice, rank

_HOLDER_GAP = re.compile(r"\s*(?:,|\()\s*(?:in )?(?:the )?$")
WIDEST_GAP: Final = 10
BESIDE: Final = 60
"""Characters between two toponyms that say something of each other: half a sentence."""
_DOMAIN = re.compile(r"(?:https?://)?[\w.-]{1,200}\.(?P<land>[a-z]{2})(?:/.*)?")
_NATIONAL: Final = {"uk": "GB", "tv": "", "co": "", "io": "", "me": "", "fm": "", "ai": "", "to": "", "cc": ""}
"""Domains that differ from the state's code, or that anybody uses."""
_POSSESSIVE = re.compile(r"(?:['’]s?|['’])$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A toponym to place: its name, and what a reading knows of it.

    `acting`: the states that lead or join what happens there. `bordering`: those
    whose border the page puts it near. `kind`: of the place, "other" if untold.
    """

    name: str
    span: Span
    kind: str = "other"
    acting: frozenset[str] = frozenset()
    bordering: frozenset[str] = frozenset()


def locate_spans(spans: Sequence[Span], page: Page) -> tuple[Entry | None, ...]:
    """`locate` for toponyms of which no more than the span is known."""
    found = locate([Mention(name=page.text[s.start : s.end], span=s) for s in spans], page)
    return tuple(choice.entry if choice else None for choice in found)


def locate(mentions: Sequence[Mention], page: Page) -> tuple[Choice | None, ...]:
    """The likeliest gazetteer entry of each toponym given, None where no entry bears its name.

    All mentions of one name get one sense; "Paris, Texas" once settles every
    "Paris" of the page. The more of the page's toponyms are given, the better
    they settle each other.
    """
    names = [plain(m.name) for m in mentions]
    named = in_order(mentions, names, page.text)
    found = rank(named, context(page), home=home_of(page.outlet))
    by_name = {n.name: choice for n, choice in zip(named, found, strict=True)}
    return tuple(by_name[name] for name in names)


def in_order(mentions: Sequence[Mention], names: Sequence[str], text: str) -> tuple[Named, ...]:
    """Each name once, in reading order, with what is known of, and stands beside, any of its mentions."""
    spans = [m.span for m in mentions]
    holders, beside = _holders(spans, names, text), _beside(spans, names)
    bearers: dict[str, list[Mention]] = {}
    for name, mention in zip(names, mentions, strict=True):
        bearers.setdefault(name, []).append(mention)
    return tuple(
        Named(
            name=name,
            holder=holders.get(name),
            beside=frozenset(beside.get(name, ())),
            acting=frozenset().union(*(m.acting for m in own)),
            bordering=frozenset().union(*(m.bordering for m in own)),
            kinds=frozenset(m.kind for m in own) - {"other"},
        )
        for name, own in bearers.items()
    )


def _beside(spans: Sequence[Span], names: Sequence[str]) -> dict[str, set[str]]:
    beside: dict[str, set[str]] = {}
    ordered = sorted(range(len(spans)), key=lambda i: spans[i])
    for i, j in pairwise(ordered):
        if spans[j].start - spans[i].end < BESIDE and names[i] != names[j]:
            beside.setdefault(names[i], set()).add(names[j])
            beside.setdefault(names[j], set()).add(names[i])
    return beside


def home_of(outlet: str | None) -> str | None:
    """The state of an outlet's national web domain ("example.co.uk"); None for .com and mere names."""
    match = _DOMAIN.fullmatch(outlet.strip().casefold()) if outlet else None
    if match is None:
        return None
    code = _NATIONAL.get(match["land"], match["land"].upper())
    return code if code in states.codes() else None


def plain(name: str) -> str:
    """A name as one would look it up: without article, possessive, and not shouted."""
    bare = _ARTICLE.sub("", _POSSESSIVE.sub("", " ".join(name.split())))
    shouted = bare.isupper() and len(bare) > places.SHORTEST_IN_CAPITALS and "." not in bare
    return bare.title() if shouted else bare


def _holders(spans: Sequence[Span], names: Sequence[str], text: str) -> dict[str, str]:
    """For names that stand before a comma or bracket and another place, that place's name."""
    found: dict[str, str] = {}
    ordered = sorted(range(len(spans)), key=lambda i: spans[i])
    for i, j in pairwise(ordered):
        gap = text[spans[i].end : spans[j].start]
        if len(gap) < WIDEST_GAP and _HOLDER_GAP.fullmatch(gap) and names[i] != names[j]:
            found.setdefault(names[i], names[j])
    return found
