"""An activity's aim as the actor or the narrator puts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import Mention, governor
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_AIM = re.compile(
    r"\b(?:(?:stated |official |declared |main )?(?:aim|purpose|goal|objective|point|task|idea)s? (?:of [\w' -]{1,60} )?(?:is|are|was|were|being)(?: to see)?"
    r"|(?:meant|intended|designed|supposed|aimed|conceived|serves?|served)(?= (?:to|at|as|for)\b)"
    r"|(?:in order|so as)(?= to\b)|with the aim of|for the purpose of|aimed at|with a view to|(?:call(?:s|ed)?|described) (?:it|them|the \w+) (?:as )?(?=an? |“|‘|\"))\s?",
    re.IGNORECASE,
)  # fmt: skip
_AS_SIGN = re.compile(r"\bas an? (?:sign|signal|warning|show|demonstration|answer|response|test|rehearsal|punishment|deterrent)\b[^.;]{0,120}", re.IGNORECASE)
_STOP = re.compile(r"[.;?!]|,? (?:he|she|it|they|the \w+(?: \w+)?) (?:said|says|added|told|explained)\b|, (?:which|who|according|but|and he|and she|while)\b|[”\"]")
_MAX_CHARS = 220
_PURPOSE_VERBS = frozenset("be have do say take go".split())


def purpose(mention: Mention) -> Span | None:
    """The span of the aim in the mention's sentence: an infinitive of purpose, or the words after an aim word."""
    found = next(_infinitives(mention), None) or _phrased(mention)
    return found


def _phrased(mention: Mention) -> Span | None:
    sentence = mention.head.sent
    text = mention.head.doc.text
    match = _AIM.search(text, sentence.start_char, sentence.end_char)
    if match:
        return _until_stop(mention, match.end())
    match = _AS_SIGN.search(text, sentence.start_char, sentence.end_char)
    return _until_stop(mention, match.start()) if match else None


def _until_stop(mention: Mention, start: int) -> Span | None:
    text = mention.head.doc.text
    limit = min(mention.head.sent.end_char, start + _MAX_CHARS)
    while start < limit and text[start] in " ,:“\"'‘":
        start += 1
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    end = start + len(text[start:end].rstrip(" ,.;:"))
    base = mention.paragraph.span.start
    return Span(base + start, base + end) if end - start > 3 else None


def _infinitives(mention: Mention) -> Iterator[Span]:
    """ "began an exercise to perfect tactics": an infinitive on the holding verb or on the noun itself."""
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    anchors = [a for a in (mention.head, verb) if a is not None]
    objects = [c for a in anchors if a.pos_ == "VERB" for c in a.children if c.dep_ in ("dobj", "nsubjpass")]
    for anchor in [*anchors, *objects]:
        for child in anchor.children:
            if child.i > mention.head.i - 12 and _is_purpose(child, anchor):
                yield _span(mention, child)


def _is_purpose(child: Token, anchor: Token) -> bool:
    if child.tag_ != "VB" or child.lemma_.lower() in _PURPOSE_VERBS:
        return False
    has_to = any(t.lower_ == "to" and t.dep_ == "aux" for t in child.children)
    return has_to and (child.dep_ == "advcl" or (child.dep_ in ("acl", "relcl") and anchor.pos_ == "NOUN"))


def _span(mention: Mention, verb: Token) -> Span:
    tokens = sorted(verb.subtree, key=lambda t: t.i)
    to = next(t for t in tokens if t.lower_ == "to")
    end = tokens[-1].idx + len(tokens[-1].text)
    text = mention.head.doc.text
    stop = _STOP.search(text, to.idx, end)
    end = stop.start() if stop else end
    for child in verb.subtree:
        if child.dep_ in ("appos", "npadvmod") and text[child.left_edge.idx - 2 : child.left_edge.idx] == ", " and child.i > verb.i:
            end = min(end, child.left_edge.idx - 2)
    base = mention.paragraph.span.start
    return Span(base + to.idx, base + to.idx + len(text[to.idx : end].rstrip(" ,.;:")))
