"""How near a spot of the page stands to the mentions of an activity: in the parse, in the sentence, on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.mention import governor, sentence
from indicia.extract.activities.spots import Spot

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIONS = (
    "ruled", "noun", "verb", "argument", "clause", "after", "before", "next", "prev", "near", "nextpar", "prevpar",
    "headline", "far",
)  # fmt: skip
"""From the closest to the loosest tie between a spot and a mention."""
_RANK = {relation: rank for rank, relation in enumerate(RELATIONS)}
CLOSE = _RANK["before"]
NEXT_TOKENS, FAR_TOKENS = 5, 14
"""Distances in tokens within a sentence: up to the first it is beside, from the second on far off."""
REACH = _RANK["near"]
"""Up to this relation a spot stands in the mention's own paragraph."""
_STOPS = frozenset(",;:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a mention or a spot stands; found once, for it is asked for every pair of the two."""

    paragraph: int
    """Number of the paragraph on the page."""
    headline: bool
    sentence: int
    """Number of the sentence within the paragraph."""
    token: int
    verb: Token | None


def seat(token: Token, verb: Token | None, paragraph: int, *, headline: bool) -> Seat:
    """The seat of a token whose governing verb is known."""
    first = sentence(token).start
    number = sum(1 for t in token.doc[: first + 1] if t.is_sent_start)
    return Seat(paragraph=paragraph, headline=headline, sentence=number, token=token.i, verb=verb)


def of_spot(spot: Spot, orders: dict[int, int]) -> Seat:
    """The seat of a spot; its verb is the one that governs what it hangs on. `orders` number the paragraphs."""
    here = spot.scene.paragraph
    above = governor(spot.anchor) if spot.anchor is not None else None
    return seat(spot.root, above, orders[id(here)], headline=here.zone.kind == "headline")


def of_mention(draft: Draft, orders: dict[int, int]) -> Seat:
    """The seat of a mention."""
    mention = draft.mention
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    return seat(mention.head, verb, orders[id(mention.paragraph)], headline=draft.headline)


def closest(spot: Spot, where: Seat, group: Sequence[tuple[Draft, Seat]]) -> int:
    """The rank of the closest relation of a spot to any mention of a group."""
    return min((_RANK[_relation(spot, where, draft, there)] for draft, there in group), default=_RANK["far"])


def _relation(spot: Spot, here: Seat, draft: Draft, there: Seat) -> str:
    if here.paragraph != there.paragraph:
        if here.headline:
            return "headline"
        gap = here.paragraph - there.paragraph
        if there.headline or abs(gap) > 1:
            return "far"
        return "nextpar" if gap > 0 else "prevpar"
    own = spot.span
    if any(p.span.overlaps(own) for p in draft.places):
        return "ruled"
    if here.sentence == there.sentence:
        return _in_sentence(spot, here, draft, there)
    if abs(here.sentence - there.sentence) == 1:
        return "next" if here.sentence > there.sentence else "prev"
    return "near"


def _in_sentence(spot: Spot, here: Seat, draft: Draft, there: Seat) -> str:
    mention, anchor, verb = draft.mention, spot.anchor, there.verb
    if anchor is not None:
        if mention.form != "pronoun" and (anchor.i == mention.head.i or anchor.head.i == mention.head.i):
            return "noun"
        if verb is not None and anchor.i == verb.i:
            return "verb"
        if (
            verb is not None
            and anchor.head.i == verb.i
            and anchor.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "prep")
        ):
            return "argument"
        above = here.verb
        if verb is not None and above is not None and (above.i == verb.i or verb.head.i == above.i):
            return "clause"
    return "after" if here.token > there.token else "before"


def gap(spot: Spot, heads: Sequence[int]) -> str:
    """How far a spot stands from the nearest of the mentions' heads in its sentence, and whether a comma is between.

    `heads` are token numbers; empty where the sentence tells of something else.
    """
    if not heads:
        return "apart"
    here = spot.root.i
    nearest = min(heads, key=lambda t: abs(t - here))
    opening = spot.root.left_edge.i - sentence(spot.root).start
    if opening <= 1 and here < nearest:
        return "fronted"
    first, last = sorted((nearest, here))
    between = spot.root.doc[first + 1 : min(last, first + FAR_TOKENS)]
    cut = " cut" if any(t.text in _STOPS for t in between) else ""
    size = "far" if last - first >= FAR_TOKENS else "wide" if last - first > NEXT_TOKENS else "next"
    return f"{size}{cut}"
