"""Whether a date is a mention's start, its end or both."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import Mention, Scene, governor, is_subject, lemmas
from indicia.extract.activities.when_ties import by_doing, in_sentence, to_an_end
from indicia.extract.dates import Expression, Point, forward
from indicia.kb.triggers import lexicon
from indicia.model import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

START_CUES = frozenset(("from", "since", "after", "starting"))
_END_CUES = frozenset(("until", "till", "through", "by", "to", "up to", "before", "ending"))
_LASTING = lemmas("last run continue go extend prolong stretch end finish stay be complete conclude wrap return")
_CLOSING = lemmas("lift end finish close conclude wrap wind wound cease stop complete terminate")
_CLOSED = re.compile(
    r"[,;]? (?:and|but)(?: is to| was to| will)? (?:ends?|ended|closes?|closed|finish(?:es|ed)?) (?:on )?(?:the )?$"
)
_MOMENTS = frozenset(("missile_test", "live_fire", "snap_inspection", "other", "withdrawal"))
"""Kinds of which "on Thursday" tells the whole, in the past: they are over by the evening."""
_HELD = frozenset(("exercise", "live_fire", "snap_inspection", "command_staff_exercise"))
_GO_ON = lemmas("cross invade")
"""What they begin goes on: nobody crosses a border with an army for a day."""
_YEARLESS = re.compile(r"published (?:nearest|by) (\d\d(?:-\d\d)?)")
_UP_TO = frozenset(("until", "till", "through", "to"))
_OVER = frozenset(("over", "finished", "done", "through"))
_DUE_TO_END = re.compile(
    r"\b(?:due|set|scheduled|expected|meant|planned|is|are|will) to? ?(?:end|close|finish|conclude|wrap up|be over"
    r"|be completed) (?:on |at |in )?(?:the )?$"
)
_DUE_WINDOW = 48
_FIRST, _LAST = frozenset(("first", "opening")), frozenset(("last", "final", "closing"))
_MONTH = re.compile(r"published nearest ((?:season |quarter )?\d\d?)")
_DAY_OF_MONTH = re.compile(r"published nearest (day \d\d?|\d\d-\d\d)")
_WEEKEND = re.compile(r"published weekend (?:by|from|before|after|[-+] \d+)")
_END_OF = re.compile(r"(?:the )?(?:very )?end of\b", re.IGNORECASE)
_OF_MONTH = re.compile(r"published (?:nearest|by|from|after|before) \d\d|published month [-+] \d+")
_MIDNIGHT = re.compile(r"midnight\b", re.IGNORECASE)
_BEING = frozenset(("was", "were", "has", "have", "had", "'ve", "did"))
_STRETCHES = lemmas("day week month hour year series round bout spell fortnight night")
_BEGUN = lemmas("begin start continue come")
_TIMETABLED = {"take": frozenset(("place",)), "get": frozenset(("under", "off")), "kick": frozenset(("off",))}
_HELPING = frozenset(("aux", "auxpass"))
_TOOK_PLACE = lemmas("take hold train conduct practise practice drill rehearse")


def over_at_once(mention: Mention) -> bool:
    """ "Fired missiles on Thursday", "the last edition took place in December": one date tells start and end."""
    if mention.kind == "missile_test":
        return True
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    if verb is None or is_future(verb) or not _is_past(verb):
        return False
    lemma = verb.lemma_.lower()
    if mention.kind in _MOMENTS and mention.form == "verb":
        return lexicon().phases.get(lemma) != "start" and lemma not in _GO_ON
    return mention.kind in _HELD and lemma in _TOOK_PLACE and not _helped_by(verb, "have", "has", "had", "'ve", "'s")


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lower_ in ("was", "were") for c in verb.children))


def _helped_by(verb: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in verb.children if c.dep_ == "aux")


def roles(mention: Mention, expression: Expression, verb: Token | None) -> tuple[Point | None, Point | None]:
    """The start and the end that one date expression gives, by its cue and the verb it hangs on."""
    if expression.kind == "duration" or (expression.cue == "of" and re.fullmatch(r"\d{4}", _edtf(expression))):
        return None, None
    if expression.kind == "range" and verb is not None and _postpones(verb):
        return expression.last and forward(expression.last), None
    ahead = verb is not None and is_future(verb)
    if expression.kind == "range":
        ahead = ahead and verb is not None and verb.tag_ not in ("VBZ", "VBP")  # "runs from Monday": this week's
        coming = ahead or (mention.form == "verb" and is_future(mention.head)) or _from_weekday(expression, verb)
        first = forward(expression.first) if coming and expression.first else expression.first
        gone = verb is not None and verb.tag_ == "VBD" and not coming
        return first, expression.last if gone else expression.last and forward(expression.last)
    lemma = verb.lemma_.lower() if verb is not None else ""
    if verb is not None and lemma == "be" and (edge := _edge_day(verb)):
        return (expression.first, None) if edge == "first" else (None, expression.first)
    point = expression.first and (forward(expression.first) if ahead else expression.first)
    point = toned(point, verb) if point and expression.cue and not (verb and _postpones(verb)) else point
    if (
        verb is not None
        and expression.cue in ("until", "till", "before")
        and _is_denied(verb)
        and lemma not in _LASTING
    ):
        return point and forward(point), None  # "will not be held until next month"
    if verb is not None and _postpones(verb) and expression.cue in ("until", "till", "to"):
        return point and forward(point), None
    done = verb is not None and expression.cue == "by" and _helped_by(verb, "will") and _helped_by(verb, "have")
    if expression.cue in _END_CUES and (expression.cue not in ("by", "before") or lemma in _LASTING or done):
        return None, point if verb is not None and verb.tag_ == "VBD" and not ahead else point and forward(point)
    if expression.cue in START_CUES:
        return (gone_by(expression.first) if expression.cue == "since" and expression.first else point), None
    if _closes(mention, expression, verb):
        return None, point
    return point, None


def toned(point: Point, verb: Token | None) -> Point:
    """A month or season on the side of the page's day that its verb tells; without a verb, the past one.

    "Had answered in January" is not of the January to come, however near that is.
    """
    match = _MONTH.fullmatch(point.relative or "")
    if match is None:
        past = verb is not None and _is_past(verb) and not is_future(verb)
        return gone_by(point) if past and (point.relative or "").startswith("published nearest day") else point
    if verb is not None and is_future(verb):
        return replace(point, relative=f"published from {match[1]}")
    past = verb is None or verb.tag_ == "VBD" or any(c.lower_ in _BEING for c in verb.children if c.dep_ in _HELPING)
    return replace(point, relative=f"published by {match[1]}") if past else point


def _from_weekday(expression: Expression, verb: Token | None) -> bool:
    """ "Runs from Monday till the 13th": the coming Monday; "from Monday till Friday" is this week."""
    first, last = (point.phrase if point else "" for point in (expression.first, expression.last))
    told = verb is not None and verb.tag_ in ("VBZ", "VBP", "VB")
    return told and first.startswith("published weekday") and not last.startswith("published weekday")


def gone_by(point: Point) -> Point:
    """The same point on the past side of the page's day: "since the 8th" is not of the 8th to come."""
    match = _MONTH.fullmatch(point.relative or "") or _DAY_OF_MONTH.fullmatch(point.relative or "")
    return replace(point, relative=f"published by {match[1]}") if match else point


def noted(scene: Scene, expression: Expression, point: Point, *, year: str | None = None, last: bool = False) -> When:
    """A point of a date as a noun; a day without a year is of `year`, if that is given, or of the story around."""
    match = _YEARLESS.fullmatch(point.relative or "")
    if match and (year or expression.year):
        point = replace(point, edtf=f"{year or expression.year}-{match[1]}", relative=None)
    point = edged(scene.text[expression.start : expression.end], point, last=last, cue=expression.cue)
    base = scene.paragraph.span.start
    return When(span=Span(base + expression.start, base + expression.end), edtf=point.edtf, relative=point.relative)


def edged(text: str, point: Point, *, last: bool, cue: str = "") -> Point:
    """The day at the edge of a stretch: a weekend's Saturday or Sunday, the last day for "until the end of April".

    `text` is the date as written. What begins at midnight on Thursday begins on Friday.
    """
    phrase = point.relative or ""
    if _WEEKEND.fullmatch(phrase):
        return replace(point, relative=f"{phrase} {'last' if last else 'first'} day")
    if last and cue in _UP_TO and _END_OF.match(text) and _OF_MONTH.fullmatch(phrase):
        return replace(point, relative=f"{phrase} last day")
    if not last and _MIDNIGHT.match(text) and phrase.startswith("published weekday"):
        return replace(point, relative=f"{phrase} then + 1 days")
    return point


def _is_denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _edge_day(verb: Token) -> str:
    """ "Tomorrow will be the last day of the drill", "Monday was its first day"."""
    days = [c for c in verb.children if c.dep_ in ("attr", "nsubj") and c.lemma_.lower() in ("day", "date")]
    words = {c.lower_ for day in days for c in day.children if c.dep_ == "amod"}
    return "last" if words & _LAST else "first" if words & _FIRST else ""


def _closes(mention: Mention, expression: Expression, verb: Token | None) -> bool:
    """Whether the date is the end's: its verb closes, or a closing word stands before it, behind the date before."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    if verb is not None and by_doing(mention.head, verb):
        return False  # "ended the drill on Friday by firing missiles": of the firing it is the day
    if verb is not None and (lemma in _CLOSING or lexicon().phases.get(lemma) == "end"):
        return _about_activity(mention, verb)
    if _DUE_TO_END.search(mention.text, max(0, expression.start - _DUE_WINDOW), expression.start):
        return True
    if lemma == "be" and verb is not None and any(c.lower_ in _OVER for c in verb.children):
        return expression.cue not in START_CUES and _about_activity(mention, verb)  # "was over on Saturday"
    if verb is not None and to_an_end(mention.text, verb):
        return True
    since = max([e.end for e in in_sentence(mention) if e.end <= expression.start], default=-1)
    return since >= 0 and bool(_CLOSED.match(mention.text[since : expression.start]))


def _postpones(verb: Token) -> bool:
    """ "Put off until spring": what follows is the new start."""
    lemma = verb.lemma_.lower()
    return lemma in ("postpone", "delay", "defer") or (lemma == "put" and any(c.lower_ == "off" for c in verb.children))


def _edtf(expression: Expression) -> str:
    return (expression.first.edtf if expression.first else None) or ""


def _about_activity(mention: Mention, verb: Token) -> bool:
    if mention.head.pos_ in ("VERB", "AUX"):
        return verb.i != mention.head.i or mention.form == "pronoun"
    if is_subject(whole(mention.head)) or any(c.dep_ == "dobj" for c in verb.children):
        return True
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return all(c.lower_ in ("it", "they", "which", "that") for c in subjects)


def whole(head: Token) -> Token:
    """The stretch that an activity fills, for one told by its length: "ten days of manoeuvres", "a week of drills"."""
    of = head.head
    measured = head.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in _STRETCHES
    return of.head if measured else head


def _is_timetabled(verb: Token) -> bool:
    """ "Starts on Thursday", "takes place on Friday", "gets under way": the simple present of a timetable."""
    behind = {c.lower_ for c in verb.children if c.i > verb.i}
    return lexicon().phases.get(verb.lemma_.lower()) in ("start", "end") or bool(
        behind & _TIMETABLED.get(verb.lemma_.lower(), frozenset())
    )


def is_future(verb: Token) -> bool:
    """Whether a verb tells what is to come: "will open", "due to start", "ends on Friday", "will run ... starting"."""
    if verb.tag_ == "VBG" and verb.dep_ in ("prep", "advcl", "acl") and verb.head.i != verb.i:
        verb = verb.head
    if verb.tag_ in ("VBZ", "VBP") and _is_timetabled(verb):
        return True
    while verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _BEGUN and verb.head.tag_ in ("VBD", "VBN"):
        verb = verb.head  # "began to arrive in June"
    words = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    head = verb.head if verb.dep_ == "xcomp" else verb
    words |= {head.lower_} | {t.lower_ for t in head.children if t.dep_ in ("aux", "acomp")}
    return bool(words & {"will", "would", "shall", "'ll", "to", "due", "scheduled", "plans", "plan", "planned"})
