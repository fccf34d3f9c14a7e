"""When an activity starts and ends, from the date expressions of its clause and the verb they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import Mention, governor, is_subject
from indicia.extract.dates import Expression, Point, find, forward
from indicia.extract.parse import Paragraph
from indicia.kb.triggers import lexicon
from indicia.model import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_END_CUES = frozenset(("until", "till", "through", "by", "to", "up to", "before", "ending"))
_START_CUES = frozenset(("from", "since", "after", "starting"))
_SAYING = frozenset("say tell announce report add note state write explain warn claim speak stress quote comment complain".split())
_LASTING = frozenset("last run continue go extend prolong stretch end finish stay".split())
_MOMENTS = frozenset(("missile_test",))
_POINT_KINDS = frozenset(("missile_test", "withdrawal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Start and end that one mention's sentence gives."""

    start: When | None = None
    end: When | None = None


def when(mention: Mention) -> Dates:
    """Start and end from the mention's own sentence; dates of saying and of other events are passed over."""
    start: When | None = None
    end: When | None = None
    for expression, verb in _expressions(mention):
        first, last = _roles(mention, expression, verb)
        start = start or (first and _when(mention.paragraph, expression, first))
        end = end or (last and _when(mention.paragraph, expression, last))
    if mention.kind in _MOMENTS and start and not end:
        end = start
    return Dates(start=start, end=end)


def _expressions(mention: Mention) -> Iterator[tuple[Expression, Token | None]]:
    """The date expressions of the sentence that belong to the mention, each with the verb it hangs on."""
    sentence = mention.head.sent
    for expression in _all(mention.paragraph):
        if sentence.start_char <= expression.start < sentence.end_char:
            token = _token(mention, expression)
            verb = governor_up(token) if token is not None else None
            if token is not None and _belongs(mention, token, verb):
                yield expression, verb


def _all(paragraph: Paragraph) -> tuple[Expression, ...]:
    return find(paragraph.doc.text)


def _token(mention: Mention, expression: Expression) -> Token | None:
    tokens = mention.head.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def governor_up(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for _ in range(10):
        if token.head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _belongs(mention: Mention, token: Token, verb: Token | None) -> bool:
    """Inside the mention's own phrase, or on the verb that governs it; never on a verb of saying above it."""
    own = mention.head if mention.form == "verb" else governor(mention.head)
    if mention.head.is_ancestor(token):
        return not (verb is not None and verb.dep_ == "relcl" and verb.head.i != mention.head.i and verb.i > mention.head.i and not mention.head.is_ancestor(verb))
    if own is None or verb is None:
        return own is None and verb is None
    if verb.lemma_.lower() in _SAYING and own.i != verb.i:
        return False
    if own.i == verb.i:
        return True
    return _linked(own, verb) and not _has_other_subject(own, verb)


def _linked(own: Token, verb: Token) -> bool:
    """Verbs of one predicate: "agreed to hold", "opened and will last"."""
    for a, b in ((own, verb), (verb, own)):
        step = a
        for _ in range(4):
            if step.dep_ not in ("xcomp", "conj", "aux", "advcl", "relcl", "ccomp") or step.head.i == step.i:
                break
            step = step.head
            if step.i == b.i:
                return True
    return False


def _has_other_subject(own: Token, verb: Token) -> bool:
    lower = verb if own.is_ancestor(verb) else own
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP", "PRP") for c in lower.children)


def _roles(mention: Mention, expression: Expression, verb: Token | None) -> tuple[Point | None, Point | None]:
    if expression.kind == "duration":
        return None, None
    if expression.kind == "range":
        return expression.first, expression.last and forward(expression.last)
    lemma = verb.lemma_.lower() if verb is not None else ""
    ahead = verb is not None and _is_future(verb)
    point = expression.first and (forward(expression.first) if ahead else expression.first)
    if expression.cue in _END_CUES and (expression.cue not in ("by", "before") or lemma in _LASTING):
        return None, point and forward(point)
    if expression.cue in _START_CUES:
        return (expression.first if expression.cue == "since" else point), None
    if lexicon().phases.get(lemma) == "end" and verb is not None and _about_activity(mention, verb):
        return None, point
    return point, None


def _about_activity(mention: Mention, verb: Token) -> bool:
    return mention.form == "verb" or is_subject(mention.head) or any(c.dep_ == "dobj" for c in verb.children)


def _is_future(verb: Token) -> bool:
    words = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    head = verb.head if verb.dep_ == "xcomp" else verb
    words |= {head.lower_} | {t.lower_ for t in head.children if t.dep_ in ("aux", "acomp")}
    return bool(words & {"will", "would", "shall", "'ll", "to", "due", "scheduled", "plans", "plan", "planned"})


def _when(paragraph: Paragraph, expression: Expression, point: Point) -> When:
    base = paragraph.span.start
    span = Span(base + expression.start, base + expression.end)
    return When(span=span, edtf=point.edtf, relative=point.relative)


_QUESTION = re.compile(r"\?")
