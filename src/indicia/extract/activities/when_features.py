"""What speaks for and against a date being an activity's start or its end, as named features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from indicia.extract.activities.mention import SAYING, Mention, lemmas, sentence
from indicia.extract.activities.when_counted import is_day
from indicia.extract.activities.when_paths import anaphor, between, manner
from indicia.extract.activities.when_paths import tense as tense_of
from indicia.extract.activities.when_spots import NOWHERE, RANK, RELATIONS, Spot
from indicia.extract.activities.when_ties import DECREES, own_verb
from indicia.kb.triggers import lexicon
from indicia.model import Span, Status, When

if TYPE_CHECKING:
    from spacy.tokens import Token

Slot = Literal["start", "end"]
Make = Literal["told", "ahead", "ruled", "today", "month", "named", "once", "counted", "last"]
"""How a date came about: as told, turned to the future, by rule, the page's day or month, the year in its name, the
start's day, counted."""
_CUES = {
    **dict.fromkeys(("from", "since", "starting"), "from"),
    **dict.fromkeys(("until", "till", "through", "to", "up to", "ending"), "until"),
    **dict.fromkeys(("by", "before", "not before"), "by"),
    **dict.fromkeys(("on", "at"), "on"),
    **dict.fromkeys(("in", "during", "over"), "in"),
}
_KINDS = {
    **dict.fromkeys(("exercise", "command_staff_exercise", "snap_inspection", "live_fire"), "exercise"),
    "deployment": "move", "withdrawal": "leave", "border_closure": "closure", "missile_test": "blow",
    "mobilization": "callup", "alert": "alert", "other": "blow",
}  # fmt: skip
_LASTING = lemmas("last run continue go extend prolong stretch stay remain keep")
_HOLDING = lemmas("hold take conduct stage carry place practise train drill rehearse")
_MOVING = lemmas("send move deploy arrive reach leave fly sail station post mass gather return pull withdraw bring")
_STRIKING = lemmas("fire launch hit strike shell attack bomb cross invade shoot test")
_WHOLE = lemmas("it this they exercise drill manoeuvre maneuver training operation inspection check curtain which that")
_YEAR = re.compile(r"\d{4}")
CLOSE = RANK["before"]
_FAR_YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the features of one group need to know beyond a candidate."""

    kind: str
    status: Status
    past: bool
    rank: dict[int, int]
    rival: dict[int, int]
    near: dict[int, Mention | None]
    best: int
    year: int | None
    ruled: frozenset[str]
    other: frozenset[str]
    """Phrases that the rules give for the slot, and for the other one."""
    strong: bool
    alone: bool
    lone: bool
    """Whether it is the page's only one of its kind."""
    taken: frozenset[Span]
    """Dates that the rules give other activities."""
    first: bool
    live: bool
    manner: str
    """How the verb of its first mention tells it."""
    lasts: bool
    """Whether the page says how long it lasts."""
    others: Sequence[Token]
    """Heads of other activities' mentions."""


def nothing(view: View, found: bool) -> Iterator[str]:
    """What speaks for leaving a slot open."""
    kind = _KINDS[view.kind]
    yield "none"
    yield f"none {kind}"
    yield f"none {view.status}"
    yield f"none {'ruled' if view.ruled else 'unruled'}"
    yield f"none {'with' if found else 'without'} start"
    yield f"none best {RELATIONS[view.best] if view.best < NOWHERE else 'nowhere'}"
    yield f"none {view.manner}"
    yield f"none {kind} {view.manner}"


def bare(when: When, make: Make, view: View) -> Iterator[str]:
    """The features of a date that no expression gives: the page's own day, a day counted from another."""
    kind = _KINDS[view.kind]
    yield make
    yield f"{make} {kind}"
    yield f"{make} {view.status}"
    yield f"{make} {kind} {view.status}"
    yield f"{make} {'ruled' if view.ruled else 'unruled'}"
    yield f"{make} best {RELATIONS[view.best] if view.best < NOWHERE else 'nowhere'}"
    yield f"{make} {'day' if is_day(when) else 'stretch'}"
    yield f"{make} {view.manner}"
    yield f"{make} {kind} {view.manner}"
    yield f"{make} {_sign(when)}"
    yield f"{make} {_sign(when)} {kind}"
    yield f"{make} {_sign(when)} {view.manner.split()[-1]}"
    yield f"{make} {view.status} {_sign(when)} {_grain(when)}"
    yield f"{make} {kind} {_grain(when)}"
    if make == "named" and view.year:
        yield f"named {'earlier' if (when.edtf or '') < str(view.year) else 'now'}"
    if view.first:
        yield f"{make} first"
    if view.lasts:
        yield f"{make} lasts"
    if view.live:
        yield f"{make} live"
    if view.past:
        yield f"{make} past"
    if when.relative in view.ruled or when.edtf in view.ruled:
        yield f"{make} as ruled"
        yield f"as ruled {'strong' if view.strong else 'weak'}"


def told(number: int, spot: Spot, when: When, make: Make, view: View, slot: Slot) -> Iterator[str]:
    """The features of a date of the page."""
    rank = view.rank[number]
    relation, kind = RELATIONS[rank], _KINDS[view.kind]
    e, verb = spot.expression, spot.verb
    cue = "range" if e.kind == "range" else _CUES.get(e.cue, e.cue or "none")
    action, tense = _action(verb), tense_of(verb).removesuffix(" going")
    grain = _grain(when)
    tie = _tie(verb, view.near[number])
    yield "told"
    yield f"relation {relation}"
    yield f"cue {cue}"
    yield f"cue {cue} {action}"
    yield f"cue {cue} {'close' if rank <= CLOSE else 'loose'}"
    yield f"action {action}"
    yield f"action {action} {relation}"
    yield f"action {action} {kind}"
    yield f"tense {tense}"
    yield f"tense {tense} {view.status}"
    yield f"tense {tense} {make}"
    yield f"tie {tie}"
    yield f"tie {tie} {action}"
    yield f"grain {grain}"
    yield f"grain {grain} {kind}"
    yield f"grain {grain} {relation}"
    yield f"{make} {view.status}"
    yield f"sign {_sign(when)} {view.status}"
    yield f"sign {_sign(when)} {kind}"
    yield f"subject {_subject(verb)} {'close' if rank <= CLOSE else 'loose'}"
    yield f"subject {_subject(verb)} {action} {relation}"
    yield from _against(number, rank, view)
    yield from _claims(f"{action} {cue}", relation, when, view)
    phrase = when.edtf or when.relative
    if phrase in view.ruled:
        yield "as ruled"
        yield f"as ruled {'strong' if view.strong else 'weak'}"
        yield f"as ruled {relation}"
        yield f"as ruled {grain}"
        yield f"as ruled {kind}"
    elif view.ruled:
        yield "unlike ruled"
    if phrase in view.other:
        yield f"as other {slot} {kind}"
    if grain in ("year", "month") and view.year and (match := _YEAR.match(when.edtf or "")):
        yield "old year" if int(match[0]) <= view.year - _FAR_YEARS else "near year"
    if _before_date(spot):
        yield f"words {_before_date(spot)}"
    yield from _around(spot, rank, view.near[number], view)
    if verb is not None:
        yield f"verb {verb.lemma_.lower()} {'close' if rank <= CLOSE else 'loose'}"


def _around(spot: Spot, rank: int, mention: Mention | None, view: View) -> Iterator[str]:
    relation = RELATIONS[rank] if rank < NOWHERE else "nowhere"
    if mention is None:
        return
    yield f"form {mention.form} {relation}"
    yield f"manner {manner(mention)} {relation}"
    if rank <= CLOSE:
        yield from between(spot.root, mention, view.others)
    else:
        yield f"anaphor {anaphor(spot.root)} {relation}"
        if any(o.doc is spot.root.doc and sentence(o).start == spot.at for o in view.others):
            yield f"of another {relation}"


def _claims(how: str, relation: str, when: When, view: View) -> Iterator[str]:
    """Whether another activity has the date already, and whether this is the one that a page's loose dates are of."""
    yield f"{'taken' if when.span in view.taken else 'free'} {relation}"
    part = "first" if view.first else "later"
    yield f"{part} {'lone' if view.lone else 'of several'} {relation}"
    yield f"{part} {how}"


def _against(number: int, rank: int, view: View) -> Iterator[str]:
    rival = view.rival[number]
    side = "close" if rank <= CLOSE else "loose"
    if rival < rank:
        yield f"nearer another {side}"
        yield f"nearer another {RELATIONS[rival]}"
    elif rival == rank:
        yield f"as near another {side}"
    elif view.alone:
        yield f"alone {side}"
    yield "none closer" if rank == view.best else f"closer {RELATIONS[view.best]}"
    same = [n for n, r in view.rank.items() if r == rank]
    yield f"{'first' if same[0] == number else 'later'} {side}"
    if view.first:
        yield f"first group {side}"


def _action(verb: Token | None) -> str:
    if verb is None:
        return "none"
    lemma = verb.lemma_.lower()
    if (phase := lexicon().phases.get(lemma)) is not None:
        return str(phase)
    classes = (
        ("say", SAYING), ("last", _LASTING), ("hold", _HOLDING), ("move", _MOVING), ("strike", _STRIKING),
        ("decree", DECREES), ("be", frozenset(("be",))),
    )  # fmt: skip
    return next((name for name, words in classes if lemma in words), "other")


def _tie(verb: Token | None, mention: Mention | None) -> str:
    """How a date's verb stands to the mention's own."""
    if verb is None or mention is None or verb.doc is not mention.head.doc:
        return "apart"
    own = own_verb(mention)
    if verb.i == mention.head.i:
        return "itself"
    if own is None:
        return "no verb"
    if own.i == verb.i:
        return "same"
    if verb.is_ancestor(own):
        return "above"
    return "below" if own.is_ancestor(verb) or mention.head.is_ancestor(verb) else "other"


def _subject(verb: Token | None) -> str:
    doer = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) if verb is not None else None
    if doer is None:
        return "none"
    if doer.lemma_.lower() in _WHOLE or doer.lower_ in _WHOLE:
        return "whole"
    return "name" if doer.pos_ == "PROPN" else "other"


def _grain(when: When) -> str:
    phrase = when.edtf or when.relative or ""
    if is_day(when):
        return "day"
    for name in ("week", "season", "quarter", "month", "year"):
        if name in phrase:
            return name
    return "year" if len(phrase.rstrip("~")) <= len("2015") else "month"


def _sign(when: When) -> str:
    phrase = when.relative or ""
    if not phrase:
        return "fixed"
    if phrase == "published":
        return "today"
    if "+ 0" in phrase:
        return "this"
    if " - " in phrase or "before" in phrase:
        return "back"
    if " + " in phrase or "after" in phrase:
        return "ahead"
    return "weekday" if "weekday" in phrase else "nearest"


def _before_date(spot: Spot) -> str:
    """A word or two that tell the role of the date behind them."""
    text = spot.scene.text[max(0, spot.expression.start - 30) : spot.expression.start].lower()
    for word in _MARKS:
        if word in text:
            return word
    return ""


_MARKS: Sequence[str] = (
    "last year", "planned for", "scheduled for", "due", "ends", "ended", "began", "begins", "opened", "opens", "closes",
    "put off", "postponed", "resolution", "after", "meeting", "talks", "agreed", "announced", "ordered",
)  # fmt: skip
