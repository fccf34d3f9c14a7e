"""Causes told in a sentence: whether it tells one, and cause, effect and signal as token ranges.

Rules over the parse. What a word of `kb/data/cause_signals.yaml` hangs on is one argument, what hangs on the
word is the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, Final

from indicia.extract.causes_arguments import NOTHING, Range, clause_of, left_of, right_of, trimmed
from indicia.extract.encoding import stretches
from indicia.kb.cause_signals import Signal, signals
from indicia.kb.marker_model import causes_model

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CAUSAL_FROM: Final = 0.27
"""From here a sentence counts as causal: log odds of -1, best of five on two held-out folds."""
NEVER: Final = 1e-3
"""No witness is surer than this: the other may still turn it round."""
RELATIONS_AT_MOST: Final = 50
"""A doc with more is a list or an attack, and is read no further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A cause and its effect as tokens `[start, end)` of the doc; `signal` is empty where no word is marked.

    A signal may lie within an argument. `weight` in (0, 1]: how often such words told a cause.
    """

    cause: Range
    effect: Range
    signal: Range
    weight: float


def causal(doc: Doc) -> float:
    """The probability in [0, 1] that a doc of one sentence tells a cause: rules and learned finder, odds multiplied.

    Raises:
        KnowledgeError: The finder has no weights.
    """
    odds = _odds(signalled(doc))
    for _, _, first, states in stretches(doc):
        odds *= _odds(causes_model().causal(states, first))
    return round(odds / (1 + odds), 4)


def _odds(probability: float) -> float:
    kept = min(max(probability, NEVER), 1 - NEVER)
    return kept / (1 - kept)


def signalled(doc: Doc) -> float:
    """The same by the rules alone: that not all its signals deceive."""
    return round(1 - (1 - signals().base) * prod(1 - found.weight for found in relations(doc)), 4)


def relations(doc: Doc) -> tuple[Relation, ...]:
    """The causes that a doc of one sentence tells, surest first.

    An argument that the parse doesn't give leaves the relation out: there is no cause without an effect here.
    """
    found: dict[tuple[Range, Range], Relation] = {}
    for relation in islice(_found(doc), RELATIONS_AT_MOST):
        found.setdefault((relation.cause, relation.effect), relation)
    return tuple(sorted(found.values(), key=lambda r: (-r.weight, r.cause, r.effect)))


def _found(doc: Doc) -> Iterator[Relation]:
    """At each token the longest wording that makes a relation; its words are not read again."""
    at = 0
    while at < len(doc):
        made = next((r for s in _wordings(doc[at]) if (r := _relation(doc, at, s)) is not None), None)
        if made is not None:
            yield made[0]
        at += made[1] if made else 1


def _wordings(token: Token) -> Iterator[Signal]:
    """The signals that may begin with a token."""
    by_first = signals().by_first
    known = (*by_first.get(token.lower_, ()), *by_first.get(token.lemma_.lower(), ()))
    return (s for s in dict.fromkeys(known) if _fits(token, s))


def _fits(token: Token, signal: Signal) -> bool:
    """Whether the words are there, in the frame that the signal wants."""
    words = token.doc[token.i : token.i + len(signal.words)]
    if signal.frame == "verb":
        return tuple(t.lemma_.lower() for t in words) == signal.words and words[0].pos_ in ("VERB", "AUX")
    return tuple(t.lower_ for t in words) == signal.words and _FRAMES[signal.frame](words[0], words[-1])


def _is_clause(first: Token, last: Token) -> bool:
    if last.lower_ == "with":  # "with the strike entering its third day": the parse calls it a preposition
        return any(c.dep_ == "pcomp" or any(g.dep_ == "acl" for g in c.children) for c in last.children)
    return last.dep_ in ("mark", "advmod") and last.head.i > last.i and last.head.pos_ in ("VERB", "AUX")


def _is_phrase(first: Token, last: Token) -> bool:
    return last.pos_ in ("ADP", "SCONJ", "VERB") and last.i + 1 < len(last.doc)


def _is_infinitive(first: Token, last: Token) -> bool:
    return last.dep_ == "aux" and last.tag_ == "TO" and last.head.i > last.i


def _is_participle(first: Token, last: Token) -> bool:
    return first.tag_ == "VBG"


_FRAMES: Final[dict[str, Callable[[Token, Token], bool]]] = {
    "clause": _is_clause,
    "phrase": _is_phrase,
    "infinitive": _is_infinitive,
    "participle": _is_participle,
}


def _relation(doc: Doc, start: int, signal: Signal) -> tuple[Relation, int] | None:
    """The relation that a signal at a token makes, and how many tokens the signal has."""
    at = Range(start, start + len(signal.words))
    ends = _ARGUMENTS[signal.frame](doc, at, signal)
    if ends is None or not all(ends):
        return None
    before, after = ends
    cause, effect = (after, before) if signal.follows == "cause" else (before, after)
    told = Relation(cause=cause, effect=effect, signal=_marked(doc, at, signal), weight=signal.weight)
    return told, len(signal.words)


Ends = tuple[Range, Range] | None


def _start(at: Range, signal: Signal) -> int:
    return at.start if signal.inside else at.end


def _clause(doc: Doc, at: Range, signal: Signal) -> Ends:
    """The subordinate clause, and the clause it hangs on, on whichever side."""
    mark = doc[at.end - 1]
    inner = mark.head if mark.dep_ in ("mark", "advmod") else mark
    outer = inner.head if inner is not mark else mark.head
    return _around(doc, at, signal, inner=inner, outer=outer)


def _phrase(doc: Doc, at: Range, signal: Signal) -> Ends:
    first, last = doc[at.start], doc[at.end - 1]
    host = first.head if first.head.i < at.start or first.head.i >= at.end else last.head
    if not _suits(signal, host, [c for c in last.children if c.i > last.i]):
        return None
    return _around(doc, at, signal, inner=last, outer=host)


def _suits(signal: Signal, host: Token, objects: Sequence[Token]) -> bool:
    """Whether what the signal hangs on, and what hangs on it, are such as its entry wants."""
    lemma = host.lemma_.lower()
    if lemma in signal.barred or (signal.hosts and lemma not in signal.hosts):
        return False
    if signal.objects and not any(t.lemma_.lower() in signal.objects for t in objects):
        return False
    if signal.gerund and not any(t.tag_ == "VBG" for t in objects):
        return False
    return signal.times or not any(t.ent_type_ in ("DATE", "TIME") for t in objects)


def _around(doc: Doc, at: Range, signal: Signal, *, inner: Token, outer: Token) -> Ends:
    outer = clause_of(outer)
    after = right_of(doc, inner, _start(at, signal))
    if outer.i >= after.end:  # the signal stands in front: what it hangs on follows
        return right_of(doc, outer, after.end), after
    return left_of(doc, outer, at.start), after


def _infinitive(doc: Doc, at: Range, signal: Signal) -> Ends:
    verb = doc[at.end - 1].head
    if verb.dep_ == "advcl":
        return _around(doc, at, signal, inner=verb, outer=verb.head)
    if verb.dep_ not in ("acl", "xcomp", "relcl") or verb.head.i >= at.start or not _suits(signal, verb.head, ()):
        return None
    return left_of(doc, clause_of(verb.head), at.start), right_of(doc, verb, at.start)


def _participle(doc: Doc, at: Range, signal: Signal) -> Ends:
    verb = doc[at.start]
    if verb.dep_ == "advcl" or verb.head.i < at.start:
        return _around(doc, at, signal, inner=verb, outer=verb.head)
    if verb.dep_ in ("amod", "compound") and at.start > verb.sent.start:  # "a rally demanding action", read as one noun
        return left_of(doc, clause_of(doc[at.start - 1]), at.start), right_of(doc, verb.head, _start(at, signal))
    return None


def _verb(doc: Doc, at: Range, signal: Signal) -> Ends:
    verb = doc[at.start]
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not _suits(signal, verb, list(verb.rights)):
        return None
    if verb.dep_ == "relcl" and subject.lower_ in ("which", "that"):
        before = trimmed(doc, verb.head.left_edge.i, subject.i)
        start = subject.i if signal.inside and subject.lower_ == "which" else _start(at, signal)
        return before, right_of(doc, verb, start)
    return trimmed(doc, subject.left_edge.i, subject.right_edge.i + 1), right_of(doc, verb, _start(at, signal))


def _marked(doc: Doc, at: Range, signal: Signal) -> Range:
    """The words of the signal, with the auxiliaries of its verb ("has led to")."""
    start = at.start
    while signal.frame == "verb" and start > 0 and doc[start - 1].dep_ in ("aux", "auxpass"):
        start -= 1
    return Range(start, at.start + signal.marked_words) if signal.marked else NOTHING


_ARGUMENTS = {
    "clause": _clause,
    "phrase": _phrase,
    "infinitive": _infinitive,
    "participle": _participle,
    "verb": _verb,
}
