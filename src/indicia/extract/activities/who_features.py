"""What speaks for and against a state being the actor of an activity, as named features.

The rule that proposes it, its part in the sentences that tell of the activity
and in the one before, and how much the page speaks of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicia.extract.activities.grouping import Group, shown
from indicia.extract.activities.mention import MAX_CLIMB, SAYING, Scene, sentence
from indicia.extract.activities.where_features import KINDS
from indicia.extract.activities.who import BODY, BODY_WINDOW, is_joint, watchers
from indicia.extract.activities.who_ties import around, ties
from indicia.kb import actors
from indicia.model import Party

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_AGAINST = frozenset(("at", "against", "on", "over", "into", "toward", "towards", "across"))
_PLACES = frozenset(("in", "near", "from", "to", "around", "off", "outside", "inside", "between"))
_PART = frozenset(("compound", "amod", "poss", "nmod", "conj", "appos", "nummod"))
_ACTING = frozenset(("subject", "speaker", "by"))
_SALIENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the page says of its states as a whole."""

    ranking: tuple[str, ...]
    headline: frozenset[str]
    datelined: frozenset[str]
    shares: Counter[str]
    speaking: tuple[str, ...]
    """States whose people and capitals speak, the most quoted first."""
    led: frozenset[str]
    """States that are subjects in a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What rules and other groups say of who leads one group."""

    ruled: tuple[Party, ...]
    rule: str
    known: frozenset[str]
    elsewhere: frozenset[str]
    """Sure leaders of other groups."""
    kind: str
    alone: bool
    soil: tuple[tuple[str, bool], ...] = ()
    """States in which places near the group's mentions lie, and whether those are close."""


def standing(scenes: Sequence[Scene], shares: Counter[str]) -> Standing:
    """Rank the page's states; see who stands in the headline and in the dateline."""
    headline = {h.code for s in scenes if s.paragraph.zone.kind == "headline" for h in s.states}
    first = next((s for s in scenes if s.paragraph.zone.kind == "body"), None)
    datelined = (
        {h.code for h in first.states if first.text[h.start : h.end].isupper() and h.start < BODY_WINDOW}
        if first
        else set()
    )
    ranking = tuple(code for code, _ in shares.most_common())
    speaking = Counter(h.code for s in scenes for h in s.states if "speaker" in _role(h, s))
    led = {h.code for s in scenes if s.paragraph.zone.kind == "headline" for h in s.states if "subject" in _role(h, s)}
    return Standing(
        ranking=ranking,
        headline=frozenset(headline),
        datelined=frozenset(datelined),
        shares=shares,
        speaking=tuple(code for code, _ in speaking.most_common()),
        led=frozenset(led),
    )


def features(code: str, party: Party, group: Group, claim: Claim, page: Standing) -> Iterator[str]:
    """The features of a state for a group, by name."""
    kind = KINDS[claim.kind]
    yield "bias"
    ruled = [p.code for p in claim.ruled]
    if code in ruled:
        yield f"ruled {claim.rule}"
        yield f"ruled {kind}"
        yield "ruled first" if ruled[0] == code else "ruled second"
    elif ruled:
        yield f"rule {claim.rule} names another"
    yield from _told(code, group)
    yield from _standing(code, party, kind, page)
    if code in claim.known:
        yield "known holder"
    if code in claim.elsewhere and code not in ruled:
        yield "leads another"
    sides = {close for soil, close in claim.soil if soil == code}
    if sides:
        yield "soil close" if True in sides else "soil loose"
        yield f"{kind} soil"
    yield from sorted(_roles(code, group))
    if code in {c for d in group for c in d.near}:
        yield "border near"


def _told(code: str, group: Group) -> Iterator[str]:
    """Whether mentions name the state as leader or partner, and in which kind of mention."""
    sure = [d for d in group if d.who.sure and code in {p.code for p in d.who.leads}]
    if sure:
        yield "sure"
        yield "sure of first" if shown(group) in sure else "sure of later"
        if all(d.headline for d in sure):
            yield "sure of headline alone"
    elif any(code in {p.code for p in d.who.leads} for d in group):
        yield "told"
    if any(code in {p.code for p in d.who.partners} for d in group):
        yield "partner"
        if any(is_joint(d.mention) for d in group):
            yield "joint partner"


def _standing(code: str, party: Party, kind: str, page: Standing) -> Iterator[str]:
    place = page.ranking.index(code) if code in page.ranking else _SALIENT
    yield f"rank {min(place, _SALIENT)}"
    yield f"{kind} rank {min(place, _SALIENT)}"
    if code in page.headline:
        yield "headline"
    if code in page.led:
        yield "headline subject"
    if code in page.speaking:
        yield "speaks most" if page.speaking[0] == code else "speaks"
    if code in page.datelined:
        yield "dateline"
    if party.kind != "state":
        yield party.kind
    if code in watchers():
        yield "watcher"


def _roles(code: str, group: Group) -> set[str]:
    """The parts that a state plays in the mentions' own sentences ("own ...") and in the one before ("prev ...")."""
    found: set[str] = set()
    for draft in group:
        mention = draft.mention
        own = mention.sentence
        before = sentence(own.doc[own.start - 1]) if own.start else None
        side = "own" if not draft.headline else "head"
        for hit in mention.scene.states:
            if hit.code != code:
                continue
            if own.start_char <= hit.start < own.end_char:
                found |= {f"{side} {role}" for role in _role(hit, mention.scene)}
                found |= {f"{side} {tie}" for tie in ties(hit, mention)}
            elif before is not None and before.start_char <= hit.start < before.end_char and side == "own":
                found |= {f"prev {role}" for role in _role(hit, mention.scene)}
            elif side == "own" and hit.start < own.start_char:
                acting = _ACTING & set(_role(hit, mention.scene))
                found.add("acts in paragraph before" if acting else "paragraph before")
        found |= {f"{side} {tie}" for tie in around(code, mention)}
    return found


def _role(hit: actors.Hit, scene: Scene) -> Iterator[str]:
    doc = scene.paragraph.doc
    tokens: TokenSpan | None = doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if tokens is None:
        return
    if BODY.match(scene.text[hit.end : hit.end + BODY_WINDOW].split(",")[0]):
        yield "armed"
    yield _part(tokens.root)
    yield hit.via


def _part(token: Token) -> str:
    for _ in range(MAX_CLIMB):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return "speaker" if token.head.lemma_.lower() in SAYING else "subject"
        if token.dep_ == "dobj":
            return "object"
        if token.dep_ == "pobj":
            word = token.head.lower_
            if word in ("in", "at") and token.head.head.dep_ == "nsubj":  # "the general staff in Ankara said"
                token = token.head.head
                continue
            if word != "of":
                return _of_preposition(word)
            token = token.head.head
        elif token.dep_ in _PART and token.head.i != token.i:
            token = token.head
        else:
            break
    return "elsewhere"


def _of_preposition(word: str) -> str:
    if word in ("with", "alongside"):
        return "with"
    if word in ("by", "between"):
        return "by"
    return "against" if word in _AGAINST else "place" if word in _PLACES else "circumstance"
