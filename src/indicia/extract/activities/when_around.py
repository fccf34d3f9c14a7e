"""Dates told around a mention, for activities whose own sentences give none: the sentence before ("Then came Monday."),
"ever since", a sentence of its soldiers ("have been flying since Monday"), the entry of a live page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group
from indicia.extract.activities.mention import SAYING, Mention, Scene, governor, lemmas, sentence
from indicia.extract.activities.when_counted import MAX_DURATION_DAYS, is_day
from indicia.extract.activities.when_roles import is_future, noted
from indicia.extract.activities.when_ties import own_verb, to_an_end, verb_of
from indicia.extract.dates import Expression, forward
from indicia.extract.quantities import find
from indicia.kb.triggers import lexicon
from indicia.model import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

SENTENCES_BACK = 2
"""A day named further back in the paragraph is another event's."""
PARAGRAPHS_ON = 3
"""Soldiers told of so many paragraphs behind a mention are still that activity's."""
LIVE_ENTRIES = 3
"""A page with so many paragraphs that begin with a clock time is a live page: its entries tell of the day."""
_AT_HEAD = 45
"""Characters into a sentence within which a date is what the sentence and those behind it are set in."""
_EVER_SINCE = re.compile(r"\b(?:ever since|since then|from then on|has not (?:stopped|ceased) since)\b", re.IGNORECASE)
ENTRY = re.compile(r"^[^\S\n]{0,4}\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?=\s|[:–—-])", re.IGNORECASE | re.MULTILINE)
_NOT_THEN = frozenset(("until", "till", "by", "before", "after", "for", "of", "through", "to"))
_AHEAD = re.compile(r"\+| after\b")
_CALENDAR = re.compile(r"\d{4}-|published nearest")
"""A day of the calendar alone at a paragraph's head is a dateline."""
_SETTING = lemmas("come be arrive follow begin start break dawn")
_MAKING_KNOWN = lemmas("announce declare order launch open begin start call")
_HAPPENING = frozenset(
    ("exercise", "live_fire", "missile_test", "alert", "deployment", "snap_inspection", "withdrawal", "border_closure")
)
_WHOLE = lemmas(
    "it this they everything all soldier troop ship unit firing shooting phase part programme program man woman tank "
    "paratrooper marine reservist sailor warship aircraft jet force guest show event training curtain work"
)
"""What a sentence may speak of that tells when the activity told before begins or ends."""
_TAKING = lemmas("last take run go continue stretch")
_STAY = lemmas("stay remain last run continue go train be")


class Orphan(NamedTuple):
    """A day in a sentence without a mention: its paragraph, its verb, and the mention last told before it."""

    scene: Scene
    day: Expression
    verb: Token
    last: Mention


def start_around(
    group: Group, every: Sequence[Mention], strays: Sequence[Orphan], *, live: bool = False
) -> When | None:
    """The start that the sentences around a group's mentions give, or the day of a live page; None when none does."""
    told = [d for d in group if not d.headline and not d.generic]
    mine = {id(d.mention) for d in group}
    others = [m for m in every if id(m) not in mine]
    for find_in in (_since_then, _before, _behind):
        found = next((w for d in told if (w := find_in(d, others))), None)
        if found:
            return found
    return _of_soldiers(group, strays) or (_of_entry(told) if live else None)


def _since_then(draft: Draft, others: Sequence[Mention]) -> When | None:
    """ "The first trains pulled in last December. The army has stood there ever since." """
    around = draft.mention.sentence
    if not _EVER_SINCE.search(around.text):
        return None
    before = [e for e in _points(draft.mention.scene) if e.end <= around.start_char]
    return _when(draft.mention.scene, before[-1]) if before else None


def _before(draft: Draft, others: Sequence[Mention]) -> When | None:
    """The day that a sentence just before sets the scene with, for something that a verb then tells as happening."""
    mention = draft.mention
    if not _is_told_as_new(mention):
        return None
    here = mention.sentence
    for _ in range(SENTENCES_BACK):
        if not here.start:
            return None
        here = sentence(here.doc[here.start - 1])
        if any(m.scene is mention.scene and here.start_char <= m.head.idx < here.end_char for m in others):
            return None
        days = [e for e in _points(mention.scene) if here.start_char <= e.start < here.end_char]
        if days:
            return next((_when(mention.scene, e) for e in days if _is_day(e) and _sets(e, here, mention.scene)), None)
    return None


def _behind(draft: Draft, others: Sequence[Mention]) -> When | None:
    """ "The exercise has begun. Tanks rolled on to the range on Tuesday": the day of what is told right behind."""
    mention = draft.mention
    verb = own_verb(mention)
    begun = verb is not None and lexicon().phases.get(verb.lemma_.lower()) == "start" and _is_perfect(verb)
    end = mention.sentence.end
    if not begun or end >= len(mention.head.doc):
        return None
    here = sentence(mention.head.doc[end])
    if any(m.scene is mention.scene and here.start_char <= m.head.idx < here.end_char for m in others):
        return None
    days = [e for e in _points(mention.scene) if here.start_char <= e.start < here.end_char and _is_day(e)]
    happened = [e for e in days if (v := _verb_at(mention.scene, e)) and v.tag_ == "VBD" and v.lemma_ not in SAYING]
    return _when(mention.scene, happened[0]) if happened else None


def _points(scene: Scene) -> Iterator[Expression]:
    for e in scene.dates:
        if e.kind == "point" and e.first and e.cue not in _NOT_THEN and not _AHEAD.search(e.first.relative or ""):
            yield e


def _is_day(expression: Expression) -> bool:
    point = expression.first
    return point is not None and is_day(When(span=Span(0, 0), edtf=point.edtf, relative=point.relative))


def _sets(expression: Expression, here: TokenSpan, scene: Scene) -> bool:
    """Whether a date sets the scene: alone in its sentence, at its head, or told from there on."""
    verb = _verb_at(scene, expression)
    if verb is not None and verb.lemma_.lower() in SAYING:
        return False
    if verb is None:
        return not (here.start == 0 and _CALENDAR.match(expression.first.phrase if expression.first else ""))
    return (
        expression.start - here.start_char <= _AT_HEAD
        or expression.cue == "since"
        or verb.lemma_.lower() in _SETTING
        or (expression.first is not None and expression.first.phrase == "published")
        or not any(t.pos_ == "VERB" for t in here)
    )


def _is_told_as_new(mention: Mention) -> bool:
    """Whether a verb tells the mention as happening: "had begun", "were flown in", "announced fresh training"."""
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    if verb is None or verb.tag_ not in ("VBD", "VBN", "VBG") or is_future(verb):
        return False
    lemma = verb.lemma_.lower()
    return mention.form == "verb" or lemma in _MAKING_KNOWN or lexicon().phases.get(lemma) == "start"


def _of_soldiers(group: Group, strays: Sequence[Orphan]) -> When | None:
    """ "About 240 warplanes have been flying since Monday": a sentence without a mention, of what was last told."""
    for scene, e, verb, _ in _following(group, strays):
        flying = e.cue == "since" and _is_perfect(verb) and bool(find(sentence(verb).text))
        begun = lexicon().phases.get(verb.lemma_.lower()) == "start" and _of_whole(verb) and e.cue not in _NOT_THEN
        if flying or begun:
            return _when(scene, e)
    return None


def end_around(group: Group, strays: Sequence[Orphan]) -> When | None:
    """ "The soldiers stay until Friday": an end in a sentence without a mention, of what was last told."""
    for scene, e, verb, _ in _following(group, strays):
        lasting = e.cue in ("until", "till") and verb.lemma_.lower() in _STAY
        over = verb.lemma_.lower() == "be" and any(c.lower_ == "over" for c in verb.children)
        closing = (lexicon().phases.get(verb.lemma_.lower()) == "end" or over) and e.cue in ("", "on", "at")
        closing |= e.cue in ("", "on", "at") and to_an_end(scene.text, verb)
        if (lasting or closing) and _of_whole(verb) and e.first is not None:
            ahead = is_future(verb) or verb.tag_ in ("VBZ", "VBP")
            return _when(scene, replace(e, first=forward(e.first)) if ahead else e)
    return None


def days_around(group: Group, strays: Sequence[Orphan]) -> int | None:
    """ "It is to last ten days": a length in a sentence without a mention, of what was last told."""
    mine = {id(d.mention) for d in group}
    lengths = (o for o in strays if o.day.kind == "duration" and id(o.last) in mine)
    return next((o.day.days for o in lengths if o.verb.lemma_.lower() in _TAKING and _of_whole(o.verb)), None)


def _of_whole(verb: Token) -> bool:
    doer = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if doer is None and verb.dep_ == "conj":
        doer = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return doer is not None and doer.lemma_.lower() in _WHOLE


def orphans(every: Sequence[Mention], scenes: Sequence[Scene]) -> tuple[Orphan, ...]:
    """The days of the body's sentences without a mention, each with its verb and the mention last told before it."""
    body = [s for s in scenes if s.paragraph.zone.kind == "body"]
    found = []
    for n, scene in enumerate(body):
        points = [e for e in scene.dates if (e.kind == "point" and _is_day(e)) or _is_length(e)]
        near = {id(s): i for i, s in enumerate(body[max(0, n - PARAGRAPHS_ON) : n + 1])} if points else {}
        close = [m for m in every if id(m.scene) in near]
        for e in points:
            before = (m for m in close if m.scene is not scene or m.head.idx < e.start)
            last = max(before, key=lambda m: (near[id(m.scene)], m.head.idx), default=None)
            verb = _verb_at(scene, e)
            if last is not None and verb is not None and not _has_mention(verb, scene, close):
                found.append(Orphan(scene, e, verb, last))
    return tuple(found)


def _is_length(expression: Expression) -> bool:
    return expression.kind == "duration" and 1 < (expression.days or 0) <= MAX_DURATION_DAYS


def _following(group: Group, strays: Sequence[Orphan]) -> Iterator[Orphan]:
    mine = {id(d.mention) for d in group}
    return (o for o in strays if id(o.last) in mine and o.day.kind == "point")


def _verb_at(scene: Scene, expression: Expression) -> Token | None:
    tokens = scene.paragraph.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    return verb_of(tokens.root) if tokens is not None and len(tokens) else None


def _has_mention(verb: Token, scene: Scene, every: Sequence[Mention]) -> bool:
    here = sentence(verb)
    return any(m.scene is scene and here.start_char <= m.head.idx < here.end_char for m in every)


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("have", "has", "'ve", "'s") for c in verb.children)


def is_live(text: str) -> bool:
    """Whether a page is told entry by entry, each with its clock time."""
    return sum(1 for _ in islice(ENTRY.finditer(text), LIVE_ENTRIES)) >= LIVE_ENTRIES


def _of_entry(told: Sequence[Draft]) -> When | None:
    """What a live page tells as happening ("are bringing in", "have been put on alert", "ended") is of its day."""
    mention = told[0].mention if told and not told[0].earlier else None
    verb = own_verb(mention) if mention is not None else None
    if mention is None or verb is None or mention.kind not in _HAPPENING or is_future(verb):
        return None
    if verb.dep_ not in ("ROOT", "conj") or not _is_now(mention, verb):
        return None
    start = mention.paragraph.span.start + mention.head.idx
    return When(span=Span(start, start + len(mention.head.text)), relative="published")


def _is_now(mention: Mention, verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBG":
        return any(c.lower_ in ("is", "are") for c in verb.children)
    told_new = mention.form == "verb" or lemma in _MAKING_KNOWN or lemma in lexicon().phases or mention.kind == "alert"
    return told_new and (_is_perfect(verb) or (verb.tag_ == "VBD" and lemma in lexicon().phases))


def _when(scene: Scene, expression: Expression) -> When | None:
    return noted(scene, expression, expression.first) if expression.first is not None else None
