"""What speaks for and against a spot being the place of an activity, as named features.

The relation of the spot to the activity's mentions in the parse and on the
page, its preposition, its kind, and whether another activity is nearer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group
from indicia.extract.activities.mention import SAYING, governor, sentence
from indicia.extract.activities.spots import Spot
from indicia.extract.activities.trigger_words import SITES
from indicia.extract.activities.where import TARGET_VERBS

RELATIONS = (
    "ruled", "noun", "verb", "argument", "clause", "after", "before", "next", "prev", "near", "nextpar", "prevpar",
    "headline", "far",
)  # fmt: skip
"""From the closest to the loosest tie between a spot and a mention."""
_RANK = {relation: rank for rank, relation in enumerate(RELATIONS)}
CLOSE = _RANK["before"]
REACH = _RANK["near"]
"""Up to this relation a spot stands in the mention's own paragraph."""
_SAME = {"outside": "near", "beside": "near", "around": "round", "into": "to", "towards": "to", "toward": "to",
         "across": "over", "through": "over", "inside": "in", "within": "in"}  # fmt: skip
_KEPT = frozenset("in at near off round over from to on of between along against with by for about".split())
KINDS = {
    **dict.fromkeys(("exercise", "command_staff_exercise", "snap_inspection", "live_fire"), "exercise"),
    "deployment": "move", "withdrawal": "leave", "border_closure": "closure", "missile_test": "missile",
    "mobilization": "callup", "alert": "alert", "other": "other",
}  # fmt: skip
_CLOSING = frozenset(("close", "shut", "seal", "lock", "bar", "block", "reopen", "guard", "leave", "quit", "vacate"))
_PART = frozenset(("compound", "amod", "poss", "nmod"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the features of one group need to know of the page beyond the spot."""

    leads: frozenset[str]
    kind: str
    ranks: dict[int, int]
    """Closest rank of this group by number of the spot."""
    rivals: dict[int, int]
    """Closest rank of any other group."""
    alone: bool
    near: frozenset[str]
    """States at whose border the mentions put the activity."""
    counts: dict[str, int]
    """How often the page names each place."""


def closest(spot: Spot, group: Group, orders: dict[int, int]) -> int:
    """The rank of the closest relation of a spot to any mention of a group; `orders` number the paragraphs."""
    telling = [d for d in group if not d.generic] or group
    return min((_RANK[_relation(spot, d, orders)] for d in telling), default=_RANK["far"])


def _relation(spot: Spot, draft: Draft, orders: dict[int, int]) -> str:
    mention = draft.mention
    here, there = spot.scene.paragraph, mention.paragraph
    if here is not there:
        if here.zone.kind == "headline":
            return "headline"
        gap = orders[id(here)] - orders[id(there)]
        if draft.headline or abs(gap) > 1:
            return "far"
        return "nextpar" if gap > 0 else "prevpar"
    base = here.span.start
    if any(p.span.start < base + spot.end and base + spot.start < p.span.end for p in draft.places):
        return "ruled"
    own, other = mention.sentence, sentence(spot.root)
    if own.start == other.start:
        return _in_sentence(spot, draft)
    between = sum(
        1 for t in own.doc[min(own.start, other.start) + 1 : max(own.start, other.start) + 1] if t.is_sent_start
    )
    if between == 1:
        return "next" if other.start > own.start else "prev"
    return "near"


def _in_sentence(spot: Spot, draft: Draft) -> str:
    mention, anchor = draft.mention, spot.anchor
    verb = mention.head if mention.form == "verb" else governor(mention.head)
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
        above = governor(anchor)
        if verb is not None and above is not None and (above.i == verb.i or verb.head.i == above.i):
            return "clause"
    return "after" if spot.root.i > mention.head.i else "before"


def features(number: int, spot: Spot, sight: Sight) -> Iterator[str]:
    """The features of a spot for a group, by name."""
    rank = sight.ranks[number]
    relation, kind = RELATIONS[rank], KINDS[sight.kind]
    preposition = _preposition(spot.preposition)
    close = rank <= CLOSE
    yield "bias"
    yield f"relation {relation}"
    yield f"spot {spot.kind}"
    yield f"preposition {preposition}"
    yield f"{'close' if close else 'loose'} {preposition}"
    yield f"{kind} {relation if close else 'loose'}"
    yield f"{kind} {spot.kind}"
    if close:
        yield f"{kind} {preposition}"
    yield from _about(spot, sight, close)
    if sight.rivals[number] < rank:
        yield "nearer another"
    elif sight.rivals[number] == rank and not sight.alone:
        yield "as near another"
    if sight.alone:
        yield "alone close" if close else "alone loose"
    yield "often" if sight.counts[spot.text] > 1 else "once"
    if min(sight.ranks.values(), default=rank) == rank:
        yield "none closer"
    elif min(sight.ranks.values()) <= CLOSE < rank:
        yield "others close"


def _preposition(word: str) -> str:
    plain = _SAME.get(word, word)
    return plain if plain in _KEPT else "other" if plain else "none"


def _about(spot: Spot, sight: Sight, close: bool) -> Iterator[str]:
    side = "close" if close else "loose"
    if spot.code in sight.near:
        yield f"border of {spot.kind}"
    if spot.code is not None and spot.kind in ("state", "capital"):
        whose = "own" if spot.code in sight.leads else "foreign"
        yield f"{whose} {spot.kind} {side}"
        yield f"{whose} {spot.kind} {KINDS[sight.kind]}"
    elif spot.countries:
        yield f"{'in own' if spot.countries & sight.leads else 'abroad'} {side}"
        yield f"{'in own' if spot.countries & sight.leads else 'abroad'} {KINDS[sight.kind]}"
    elif spot.kind == "name":
        yield f"unknown {side}"
    if spot.root.dep_ in ("dobj", "nsubjpass"):
        verb = spot.root.head.lemma_.lower()
        part = "object target" if verb in TARGET_VERBS else "object closed" if verb in _CLOSING else "object other"
        yield f"{part} {side}"
    if spot.preposition == "" and spot.root.dep_ in ("nsubj", "nsubjpass"):
        yield f"subject {side}"
    if spot.root.dep_ in _PART and spot.root.head.lemma_.lower() not in SITES:
        yield f"modifier {side}"
    if spot.anchor is not None and (_says(spot) or spot.anchor.ent_type_ in ("PERSON", "ORG")):
        yield f"speaker {side}"
    if _is_dateline(spot):
        yield "dateline"


def _says(spot: Spot) -> bool:
    anchor = spot.anchor
    if anchor is None:
        return False
    above = anchor.head
    return anchor.lemma_.lower() in SAYING or (anchor.dep_ == "nsubj" and above.lemma_.lower() in SAYING)


def _is_dateline(spot: Spot) -> bool:
    own = sentence(spot.root)
    return own.start == 0 and spot.root.is_upper and not any(t.pos_ in ("VERB", "AUX") for t in own)


def counted(spots: Sequence[Spot]) -> dict[str, int]:
    """How often each text is named."""
    counts: dict[str, int] = {}
    for spot in spots:
        counts[spot.text] = counts.get(spot.text, 0) + 1
    return counts
