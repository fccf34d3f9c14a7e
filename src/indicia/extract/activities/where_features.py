"""What speaks for and against a spot being the place of an activity, as named features.

The relation of the spot to the activity's mentions in the parse and on the
page, its preposition, its kind, and whether another activity is nearer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicia.extract.activities.mention import SAYING, sentence
from indicia.extract.activities.spots import Spot
from indicia.extract.activities.trigger_words import SITES
from indicia.extract.activities.where import TARGET_VERBS
from indicia.extract.activities.where_ties import CLOSE, RELATIONS

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
    gaps: dict[int, str]
    """How far off each spot of the mentions' sentences stands."""
    rivals: dict[int, int]
    """Closest rank of any other group."""
    nearest: int
    """The smallest of the ranks."""
    most: dict[bool, int]
    """How often the place named most is named: of states (True), of others."""
    alone: bool
    standing: str
    """Whether the group is the page's main one, told often, or once only."""
    status: str
    near: frozenset[str]
    """States at whose border the mentions put the activity."""
    counts: dict[str, int]
    """How often the page names each place."""


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
    if sight.nearest == rank:
        yield "none closer"
    elif sight.nearest <= CLOSE < rank:
        yield "others close"
    side = "close" if close else "loose"
    yield from _unnamed(spot, kind, side)
    if relation in ("after", "before", "clause", "argument"):
        yield f"{sight.gaps[number]} {relation}"
    yield f"{sight.standing} {relation}"
    yield f"{sight.status} {side}"
    share = sight.counts[spot.text]
    if share > 1 and spot.kind not in ("back", "border"):
        most = "most named" if share == sight.most[spot.kind == "state"] else "named again"
        yield f"{sight.standing} {most} {'state' if spot.kind == 'state' else 'place'}"
    if not close:
        yield f"{sight.status} {kind} loose"
        yield f"{sight.standing} {spot.kind} loose"
    if spot.preposition == "" and spot.root.dep_ in ("nsubj", "nsubjpass") and close:
        yield f"{kind} subject"


def _preposition(word: str) -> str:
    plain = _SAME.get(word, word)
    return plain if plain in _KEPT else "other" if plain else "none"


def _unnamed(spot: Spot, kind: str, side: str) -> Iterator[str]:
    """ "The line", "the district": which one, only the page can tell; and what no gazetteer knows."""
    if any(c.isupper() for c in spot.text.removeprefix("The ")):
        return
    yield f"unnamed {side}"
    yield f"unnamed {kind}"


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
