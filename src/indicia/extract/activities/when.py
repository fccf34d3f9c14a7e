"""When an activity starts and ends, from the date expressions of its clause and the verb they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import MAX_CLIMB, SAYING, Mention, governor, is_subject, lemmas, sentence
from indicia.extract.dates import Expression, Point, forward
from indicia.kb.triggers import lexicon
from indicia.model import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_END_CUES = frozenset(("until", "till", "through", "by", "to", "up to", "before", "ending"))
_START_CUES = frozenset(("from", "since", "after", "starting"))
_PUT_OFF = frozenset(("postpone", "cancel", "delay", "suspend", "announce", "schedule"))
_LASTING = lemmas("last run continue go extend prolong stretch end finish stay be complete conclude wrap return")
_MOMENTS = frozenset(("missile_test",))
_DECIDING = lemmas("order decide agree authorise authorize approve vote instruct urge ask promise threaten propose")
_LINKS = frozenset(("xcomp", "conj", "aux", "advcl", "relcl", "ccomp"))
_SUPERSEDED = re.compile(
    r"\b(?:was|were|been) (?:originally )?(?:to|due to|supposed to|scheduled to"
    r"|meant to|planned to)\b|\b(?:should|would|could|might) have\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:will|would|now|extended|prolonged|instead)\b", re.IGNORECASE)
MAX_DURATION_DAYS = 31
_LASTS = re.compile(r"\b(?:for|lasts?|lasted|lasting|over|within|take|takes)\s+$")
_DAY = re.compile(r"\d\d-\d\d~?$|days$|weekday|published$|day \d+$")
_OF = re.compile(r"\sof\s(?:the\s|\w+\s){0,2}")
_HOURS = re.compile(r"\b(?:hours?|minutes) (?:after|before|earlier|later)\b", re.IGNORECASE)
_CHUNK = re.compile(r"[,;:()–—]\s")
_ADJACENT = re.compile(r"\s(?:in|on|from|until|since|of|this|last)?\s?(?:the\s)?")
_PART = re.compile(
    r"\b(?:first|second|third|last|final|next|active) (?:phase"
    r"|stage|part|week|day|days)\b|\bfirst comes?\b",
    re.IGNORECASE,
)
_OLD_YEARS = 2
"""A narrative year this much before the page's own makes its neighbours' yearless dates its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Start and end that one mention's sentence gives. `weak`: since superseded, or of a phase only."""

    start: When | None = None
    end: When | None = None
    weak: bool = False
    days: int | None = None
    """How long it lasts, where the sentence says so."""


def when(mention: Mention, *, year: int | None = None) -> Dates:
    """Start and end from the mention's own sentence; dates of saying and of other events are passed over.

    `year` is the year that the surrounding narrative speaks of, when that is long past.
    """
    start: When | None = None
    end: When | None = None
    for expression, verb in sorted(_expressions(mention), key=lambda pair: _rank(mention, pair[0])):
        first, last = _roles(mention, expression, verb)
        start = start or _when(mention, expression, first, year)
        end = end or _when(mention, expression, last, year)
    if mention.kind == "missile_test" and not start:
        start = _same_hours(mention)
    if start and not end and mention.kind in _MOMENTS:
        end = start
    start, end = _by_duration(mention, start, end)
    if not start and not end and mention.form in ("noun", "name"):
        return replace(_loose(mention, year), days=_days(mention))
    return Dates(start=start, end=end, weak=_is_weak(mention), days=_days(mention))


def _by_duration(mention: Mention, start: When | None, end: When | None) -> tuple[When | None, When | None]:
    """ "A three-day drill began on Tuesday" ends on Thursday; also backwards from an end."""
    days = _days(mention)
    if not days or bool(start) == bool(end) or mention.form == "verb":
        return start, end
    known, sign = (start, "+") if start else (end, "-")
    if known is None or not is_day(known):
        return start, end
    other = counted_on(known, days, sign)
    return (start, other) if start else (other, end)


def counted_on(known: When, days: int, sign: str = "+") -> When:
    """The last (or first) day of something that starts (or ends) on a known day and lasts so many."""
    return When(span=known.span, relative=f"{known.relative or known.edtf} then {sign} {days - 1} days")


def _days(mention: Mention) -> int | None:
    days = next((e.days for e in _in_sentence(mention) if e.kind == "duration" and _lasts(mention, e)), None)
    return days if days and days <= MAX_DURATION_DAYS and mention.form != "verb" else None


def _lasts(mention: Mention, expression: Expression) -> bool:
    """Whether a duration is the activity's: before or inside its noun phrase, or after "for" or "lasts"."""
    text = mention.text
    before, after = text[max(0, expression.start - 12) : expression.start], text[expression.end : expression.end + 3]
    near = mention.head.left_edge.idx <= expression.start <= mention.head.right_edge.idx
    return (
        (near and "of" in after)
        or bool(_OF.fullmatch(text, expression.end, _start_of(mention)))
        or (near and text[expression.start : expression.end].count("-") > 0)
        or bool(_LASTS.search(before))
    )


def _start_of(mention: Mention) -> int:
    return max(mention.span.start - mention.paragraph.span.start, 0)


def is_day(when: When) -> bool:
    """Whether a date is a day, not a month, season or year."""
    return bool(_DAY.search(when.edtf or when.relative or ""))


def _loose(mention: Mention, year: int | None) -> Dates:
    """Dates of the sentence that nothing ties to another verb of saying: weak, but better than none."""
    for expression in _in_sentence(mention):
        token = _token(mention, expression)
        if token is None or _after_saying(mention, expression):
            continue
        first, last = _roles(mention, expression, _verb_of(token))
        start, end = _when(mention, expression, first, year), _when(mention, expression, last, year)
        if start or end:
            return Dates(start=start, end=end, weak=True)
    return Dates()


def _after_saying(mention: Mention, expression: Expression) -> bool:
    """Whether a verb of saying stands before the date in its stretch: "the ministry said on Monday"."""
    start, _ = _chunk(mention.text, expression.start, mention.sentence.start_char, mention.sentence.end_char)
    return any(t.lemma_.lower() in SAYING for t in mention.sentence if start <= t.idx < expression.start)


def _is_weak(mention: Mention) -> bool:
    """Whether the mention's clause tells what was to be, before things changed, or of one phase only."""
    around = mention.sentence
    start, end = _chunk(mention.text, mention.head.idx, around.start_char, around.end_char)
    told_again = _NOW.search(mention.text, start, around.end_char)
    was_to_be = _SUPERSEDED.search(mention.text, start, end) and not told_again
    return bool(was_to_be or _PART.search(mention.text, start, end))


def _rank(mention: Mention, expression: Expression) -> tuple[bool, bool]:
    """Standing dates before superseded ones, days before "this year"."""
    point = expression.first
    return _superseded(mention, expression), not (point and _DAY.search(point.edtf or point.relative or ""))


def _superseded(mention: Mention, expression: Expression) -> bool:
    """ "Was due to end today and will now go on until Saturday": of two ends, the first is no more."""
    text, start = mention.text, mention.sentence.start_char
    old = [m.start() for m in _SUPERSEDED.finditer(text, start, expression.start)]
    new = [m.start() for m in _NOW.finditer(text, start, expression.start)]
    return bool(old) and (not new or new[-1] < old[-1])


def narrative_year(dates: Iterable[Expression], published_year: int | None) -> int | None:
    """The last explicit year of a paragraph, when it lies well before the page's own."""
    years = [e.first.edtf[:4] for e in dates if e.first and e.first.edtf and e.cue != "since"]
    if not years or (published_year is not None and int(years[-1]) > published_year - _OLD_YEARS):
        return None
    return int(years[-1])


def _same_hours(mention: Mention) -> When | None:
    """ "said on Thursday, hours after missiles were fired": the same day."""
    around = mention.sentence
    if not _HOURS.search(around.text):
        return None
    days = [e for e in _in_sentence(mention) if e.kind == "point" and e.first]
    return _when(mention, days[0], days[0].first, None) if len(days) == 1 else None


def _in_sentence(mention: Mention) -> Iterator[Expression]:
    around = mention.sentence
    for expression in mention.scene.dates:
        if around.start_char <= expression.start < around.end_char:
            yield expression


def _expressions(mention: Mention) -> Iterator[tuple[Expression, Token | None]]:
    """The date expressions of the sentence that belong to the mention, each with the verb it hangs on."""
    for expression in _in_sentence(mention):
        token = _token(mention, expression)
        verb = _verb_of(token) if token is not None else None
        if token is not None and _belongs(mention, expression, token, verb):
            yield expression, verb


def _token(mention: Mention, expression: Expression) -> Token | None:
    tokens = mention.head.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def _verb_of(token: Token) -> Token | None:
    """The nearest verb above a token; a verb to its left in the same stretch beats a verb of saying behind it."""
    for _ in range(10):
        if token.head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        below, token = token, token.head
        if token.pos_ in ("VERB", "AUX"):
            return _left_verb(below) if token.lemma_.lower() in SAYING and token.i > below.i else token
    return None


def _left_verb(token: Token) -> Token | None:
    for other in reversed(list(token.doc[sentence(token).start : token.i])):
        if other.pos_ == "VERB" and other.lemma_.lower() not in SAYING:
            return other
    return None


def _belongs(mention: Mention, expression: Expression, token: Token, verb: Token | None) -> bool:
    """In the mention's own stretch between commas, in its phrase, or on its verb; never on a verb of saying."""
    if _ADJACENT.fullmatch(mention.text, _end_of(mention), expression.start):
        return True  # "a staff training in August"
    if verb is not None and verb.lemma_.lower() in SAYING and verb.i < token.i:
        return False
    if verb is not None and verb.lemma_.lower() in _DECIDING and _is_below(mention.head, verb):
        return False
    around = mention.sentence
    start, end = _chunk(mention.text, mention.head.idx, around.start_char, around.end_char)
    if start <= expression.start < end and not _saying_between(mention, token):
        return True
    own = mention.head if mention.form == "verb" else governor(mention.head)
    if mention.head.is_ancestor(token):
        return verb is None or verb.i <= mention.head.i or mention.head.is_ancestor(verb)
    if own is None or verb is None or (own.i != verb.i and verb.lemma_.lower() in _PUT_OFF):
        return False
    return own.i == verb.i or (_linked(own, verb) and not _has_other_subject(own, verb))


def _is_below(head: Token, verb: Token) -> bool:
    """Whether another verb stands between a mention and a verb of deciding: the date is the decision's."""
    token = head
    for _ in range(MAX_CLIMB):
        if token.i == verb.i:
            return False
        if token.pos_ == "VERB" and verb.is_ancestor(token):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _end_of(mention: Mention) -> int:
    return max(mention.head.idx + len(mention.head.text), mention.span.end - mention.paragraph.span.start)


def _chunk(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The stretch between commas or brackets around a position."""
    before = [m.end() for m in _CHUNK.finditer(text, start, at)]
    after = _CHUNK.search(text, at, end)
    return (before[-1] if before else start), (after.start() if after else end)


def _saying_between(mention: Mention, token: Token) -> bool:
    low, high = sorted((mention.head.i, token.i))
    return any(t.lemma_.lower() in SAYING and t.pos_ == "VERB" and t.i < token.i for t in mention.head.doc[low:high])


def _linked(own: Token, verb: Token) -> bool:
    """Verbs of one predicate: "agreed to hold", "opened and will last"."""
    for a, b in ((own, verb), (verb, own)):
        step = a
        for _ in range(4):
            if step.dep_ not in _LINKS or step.head.i == step.i:
                break
            step = step.head
            if step.i == b.i:
                return True
    return False


def _has_other_subject(own: Token, verb: Token) -> bool:
    lower = verb if own.is_ancestor(verb) else own
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP", "PRP") for c in lower.children)


def _roles(mention: Mention, expression: Expression, verb: Token | None) -> tuple[Point | None, Point | None]:
    if expression.kind == "duration" or (expression.cue == "of" and re.fullmatch(r"\d{4}", _edtf(expression))):
        return None, None
    if expression.kind == "range":
        return expression.first, expression.last and forward(expression.last)
    lemma = verb.lemma_.lower() if verb is not None else ""
    ahead = verb is not None and _is_future(verb)
    point = expression.first and (forward(expression.first) if ahead else expression.first)
    if verb is not None and _postpones(verb) and expression.cue in ("until", "till", "to"):
        return point and forward(point), None
    if expression.cue in _END_CUES and (expression.cue not in ("by", "before") or lemma in _LASTING):
        return None, point if verb is not None and verb.tag_ == "VBD" and not ahead else point and forward(point)
    if expression.cue in _START_CUES:
        return (expression.first if expression.cue == "since" else point), None
    if lexicon().phases.get(lemma) == "end" and verb is not None and _about_activity(mention, verb):
        return None, point
    return point, None


def _postpones(verb: Token) -> bool:
    """ "Put off until spring": what follows is the new start."""
    lemma = verb.lemma_.lower()
    return lemma in ("postpone", "delay", "defer") or (lemma == "put" and any(c.lower_ == "off" for c in verb.children))


def _edtf(expression: Expression) -> str:
    return (expression.first.edtf if expression.first else None) or ""


def _about_activity(mention: Mention, verb: Token) -> bool:
    if mention.head.pos_ in ("VERB", "AUX"):
        return verb.i != mention.head.i or mention.form == "pronoun"
    return is_subject(mention.head) or any(c.dep_ == "dobj" for c in verb.children)


def _is_future(verb: Token) -> bool:
    if verb.tag_ in ("VBZ", "VBP") and lexicon().phases.get(verb.lemma_.lower()) in ("start", "end"):
        return True  # "starts on Thursday", "ends on Friday": the simple present of a timetable
    words = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    head = verb.head if verb.dep_ == "xcomp" else verb
    words |= {head.lower_} | {t.lower_ for t in head.children if t.dep_ in ("aux", "acomp")}
    return bool(words & {"will", "would", "shall", "'ll", "to", "due", "scheduled", "plans", "plan", "planned"})


def _when(mention: Mention, expression: Expression, point: Point | None, year: int | None) -> When | None:
    if point is None:
        return None
    match = re.fullmatch(r"published nearest (\d\d(?:-\d\d)?)", point.relative or "")
    if year is not None and match:
        point = replace(point, edtf=f"{year}-{match[1]}", relative=None)
    base = mention.paragraph.span.start
    return When(span=Span(base + expression.start, base + expression.end), edtf=point.edtf, relative=point.relative)
