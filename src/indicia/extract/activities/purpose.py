"""An activity's aim as the actor or the narrator puts it: infinitives of purpose, and words of aim beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import MAX_CLIMB, Mention, Scene, governor, lemmas, sentence, subject
from indicia.extract.activities.who import Hits
from indicia.extract.parse import Paragraph
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUN = r"(?:aim|purpose|goal|objective|task|idea|intention|focus|point)s?"
_CUES = (
    rf"\b(?:the|its|their|whose|main|stated|official"
    rf"|declared) {_NOUN}(?: of [\w'’ -]{{1,60}}?)?(?:, [\w'’ ]{{1,40}},)? (?:is"
    rf"|are|was|were|being|stays|remains|lies)"
    r"(?: to (?:see|find out|check|test)(?= whether| if| how)| on(?= )|:)? ",
    r"\b(?:is|are|was|were|been|being) (?:\w+ly )?(?:meant|intended|designed|supposed|conceived) (?=to |as |for )",
    r"\b(?:are|is|were|was) here (?=to )|\bserves? (?=to |as )|\bin order (?=to )|\bso as (?=to )",
    rf"\bwith the {_NOUN} of |\baimed at |\bwith a view to |\bfor the {_NOUN} of ",
    r"\b(?=as an? (?:sign|signal|warning|show|demonstration|answer|response|test|deterrent|message|lesson)\b)",
    r"\b(?:call(?:s|ed)?|describ(?:es|ed)|present(?:s|ed)) (?:it|them|this"
    r"|the \w+|their \w+|its \w+)(?: as)? (?=an? |“|\"|purely |routine )",
    r"\b(?:speaks?|spoke) of (?=an? |“|\"|deterr|joint |prepar|practi)",
    r"\b(?:is|was|are|were) (?=an? (?:\w+ )?(?:answer|response|reply"
    r"|warning|signal|message|lesson) (?:to|of|for|in|against)\b)",
    r"\b(?=in (?:response|answer|reply) to )|\bthe (?:step|move|measure|drill|exercise) answers ",
    r"\b(?=for (?:checking|testing|practising|practicing|training"
    r"|improving|strengthening|rehearsing|protecting|securing)\b)",
)
_CUE = re.compile("|".join(f"(?:{cue})" for cue in _CUES), re.IGNORECASE)
_STOP = re.compile(
    r"[.;?!](?=\s|$|[”\"])|,? (?:he|she|it|they|the \w+(?: \w+){0,2}) (?:said|says|added|told"
    r"|explained|stated|noted)\b|, (?:which|who|according|but|and (?:he|she|it)|while|as \w+ )|[”\"](?=[\s,.]|$)"
)  # fmt: skip
_DOUBT = re.compile(r"\b(?:may|might|could|perhaps|I|we|hard to|not|nor|nobody|no)\b")
"""Words beside which a purpose is somebody's guess or is rejected: an explanation, not the stated aim."""
_MAX_CHARS = 220
_MIN_CHARS = 4
_NO_AIM = lemmas("be have do say take go last run continue hold begin start end make attend include come watch observe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An aim put in words of aim. `at` is where the cue stands; `by` the states that its subject names.

    `cue` is the preposition of a cue without a verb ("for testing"): the activity must be what it hangs on.
    """

    span: Span
    at: int
    by: frozenset[str]
    cue: Token | None = None

    def hangs_on(self, mention: Mention) -> bool:
        """Whether the parse ties the aim to the mention or the verb that governs it."""
        if self.cue is None or mention.head.is_ancestor(self.cue):
            return True
        token = self.cue
        for _ in range(MAX_CLIMB):
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                verb = mention.head if mention.form == "verb" else governor(mention.head)
                return verb is not None and verb.i == token.i
        return False


def phrased(scene: Scene) -> Iterator[Aim]:
    """The aims that a paragraph's words of aim introduce; whose activity it is, the caller finds out."""
    paragraph = scene.paragraph
    for match in _CUE.finditer(scene.text):
        span = _until_stop(paragraph, match.end())
        tokens = paragraph.doc.char_span(match.start(), max(match.end(), match.start() + 1), alignment_mode="expand")
        if span is None or tokens is None or _DOUBT.search(sentence(tokens.root).text):
            continue
        verb = next((t for t in tokens if t.pos_ in ("VERB", "AUX")), None)
        voiced = verb if verb is not None else _verb_above(tokens.root)
        yield Aim(span=span, at=match.start(), by=_voices(voiced, Hits(scene)), cue=None if verb else tokens.root)


def _verb_above(token: Token) -> Token | None:
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _voices(verb: Token | None, hits: Hits) -> frozenset[str]:
    doer = subject(verb) if verb is not None else None
    return frozenset(p.code or "" for p in hits.among(doer.subtree)) if doer is not None else frozenset()


def _until_stop(paragraph: Paragraph, start: int) -> Span | None:
    text = paragraph.text
    while start < len(text) and text[start] in " ,:“\"'‘":
        start += 1
    stop = _STOP.search(text, start, start + _MAX_CHARS)
    end = stop.start() if stop else min(len(text), start + _MAX_CHARS)
    end = start + len(text[start:end].rstrip(' ,.;:”"'))
    base = paragraph.span.start
    return Span(base + start, base + end) if end - start >= _MIN_CHARS else None


def infinitive(mention: Mention) -> Span | None:
    """ "began an exercise to perfect tactics": an infinitive on the holding verb, the noun or the object."""
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    anchors = [a for a in (mention.head, verb) if a is not None]
    objects = [c for a in anchors if a.pos_ == "VERB" for c in a.children if c.dep_ in ("dobj", "nsubjpass")]
    for anchor in [*anchors, *objects]:
        for child in anchor.children:
            if child.i > anchor.i and _is_aim(child, anchor):
                return _span(mention, child)
    return None


def _is_aim(child: Token, anchor: Token) -> bool:
    if child.tag_ != "VB" or child.lemma_.lower() in _NO_AIM:
        return False
    has_to = any(t.lower_ == "to" and t.dep_ == "aux" for t in child.children)
    return has_to and (child.dep_ == "advcl" or (child.dep_ in ("acl", "relcl") and anchor.pos_ == "NOUN"))


def _span(mention: Mention, verb: Token) -> Span:
    tokens = sorted(verb.subtree, key=lambda t: t.i)
    to = next(t for t in tokens if t.lower_ == "to" and t.head.i == verb.i)
    text = mention.text
    end = tokens[-1].idx + len(tokens[-1].text)
    stop = _STOP.search(text, to.idx, end)
    ends = [end, *([stop.start()] if stop else ())]
    for token in verb.subtree:
        edge = token.left_edge.idx
        if token.dep_ in ("appos", "npadvmod") and token.i > verb.i and text[edge - 2 : edge] == ", ":
            ends.append(edge - 2)
    base = mention.paragraph.span.start
    return Span(base + to.idx, base + to.idx + len(text[to.idx : min(ends)].rstrip(' ,.;:”"')))
