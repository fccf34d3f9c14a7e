"""Cue verbs and their speakers: which verb says something, and which only seems to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from indicia.extract.attribution.sources import can_speak, is_document, mention
from indicia.extract.attribution.subjects import inverted_speaker, subject_of, with_particle
from indicia.extract.attribution.view import Range, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBG", "VB", "VBN"})
_NOT_YET = frozenset(
    {"could", "can", "may", "might", "should", "must", "shall", "ought", "will", "'ll", "ca", "'d", "wo"}
)
_PERFECT = frozenset({"have", "has", "had", "'ve", "'s", "'d", "having"})
_OPEN = frozenset({"rule", "exclude"})
_NEGATED_TOO = _OPEN | {"go", "believe", "think"}
"""Who does not believe something holds a view; who did not say something said nothing."""
_WOULD = frozenset({"add", "argue", "bet", "guess", "say", "suggest", "submit"})
_MANY_FRAMES = frozenset({"point", "write", "cry", "rule"})


_DISAGREEING = frozenset(("doubt", "dispute", "question"))
"""What follows these in a sentence of its own is another view; behind "denied it:" the denial itself follows."""
_POINTING = 2
"""Words behind a verb that points back: a pronoun and a stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue verb with its speaker. `clause` is speaker and verb together, as token range.

    `own_subject` False: the speaker stands with an earlier verb, so nothing to
    the left can be content. `inverted`: "said the minister".
    """

    verb: Token
    end: int
    lemma: str
    head: Token
    source: Range
    clause: Range
    inverted: bool
    own_subject: bool
    negated: bool

    @property
    def span(self) -> Range:
        """The cue itself: the verb and its small word."""
        return self.verb.i, self.end


@cache
def lemmas() -> frozenset[str]:
    """All lemmas that can be cue verbs in any frame."""
    verbs = cues().verbs
    return verbs.speech | verbs.quoting | verbs.belief | verbs.object | verbs.hearer | verbs.label | verbs.document | (
        frozenset(verbs.prepositional) | frozenset(verbs.particle)
    )  # fmt: skip


def denies(verb: Token, lemma: str = "") -> bool:
    """Whether a cue denies what it introduces.

    "X doubts that: a brigade without bridges attacks nobody" denies what stood before, and introduces his own words.
    """
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    back = len(behind) == _POINTING and behind[0] in ("that", "this", "it") and behind[1] in (":", ";", ".", "—", "–")
    word = lemma or verb.lemma_.lower()
    return word in cues().verbs.denial and not (back and word in _DISAGREEING)


def find(view: View) -> Iterator[Cue]:
    """The cues of a paragraph in order of their verbs; nobody speaks in "did not say" or "if he says"."""
    known = lemmas()
    for token in view.doc:
        if token.tag_ in _VERB_TAGS and token.lemma_.lower() in known:
            cue = _cue(view, token)
            if cue is not None:
                yield cue


def _cue(view: View, verb: Token) -> Cue | None:
    inverted = inverted_speaker(view, verb)
    if unsaid(verb, inverted=inverted is not None):
        return None
    head, own = (inverted, True) if inverted is not None else subject_of(verb)
    if head is None or head.i == verb.i or (view.inside[head.i] is not view.inside[verb.i] and not own):
        return None
    if head.lower_ in cues().none or any(c.lower_ == "no" for c in head.lefts):
        return None
    lemma, end = verb.lemma_.lower(), with_particle(verb)
    if lemma in cues().verbs.particle and end == verb.i + 1 and lemma not in _MANY_FRAMES:
        return None
    source = mention(view, head, stop=verb.i)
    own = own or (verb.dep_ == "pcomp" and verb.head.lower_ == "as")
    clause = (verb.i, source[1]) if inverted is not None else (source[0] if own else verb.i, end)
    if inverted is None and own and source[0] > verb.i:
        clause = (verb.i, source[1])
    return Cue(
        verb=verb,
        end=end,
        lemma=lemma,
        head=head,
        source=source,
        clause=clause,
        inverted=inverted is not None or (own and source[0] > verb.i),
        own_subject=own,
        negated=_negated(verb),
    )


def speaks(cue: Cue, *, strict: bool) -> bool:
    """Whether the cue's subject may say such a thing; papers only with verbs that papers take."""
    words = cues()
    if cue.head.lower_ in ("we", "i", "you") or (cue.head.lower_ == "one" and cue.verb.tag_ != "VBD"):
        return False
    if is_document(cue.head) and cue.lemma == "ask":
        return False
    if is_document(cue.head) and not _animate(cue.head):
        return cue.lemma in words.verbs.document | words.verbs.hearer
    return can_speak(cue.head, strict=strict)


def _animate(head: Token) -> bool:
    words = cues()
    return head.ent_type_ in ("PERSON", "ORG") or head.lemma_.lower() in words.people | words.organisations


def unsaid(verb: Token, *, inverted: bool) -> bool:
    """Negated, not yet said, only supposed, asked for, or said of somebody in the passive."""
    if _negated(verb) and verb.lemma_.lower() not in _NEGATED_TOO:
        return True
    auxiliaries = {c.lower_ for c in _auxiliaries(verb)}
    if "would" in auxiliaries and _would_say(verb):
        return False
    if auxiliaries & _NOT_YET or any(c.dep_ == "auxpass" for c in _auxiliaries(verb)):
        return True
    if "would" in auxiliaries and not any(c.lower_ in ("only", "just") for c in verb.lefts):
        return True
    if verb.tag_ == "VBG" and verb.lemma_.lower() in cues().phrases.passing_on:
        return True
    if verb.tag_ == "VBN" and not auxiliaries & _PERFECT and not inverted and not _past_after_all(verb):
        return True
    return _supposed(verb) or _unlicensed_infinitive(verb)


def _would_say(verb: Token) -> bool:
    """ "I would add" adds, and "would not rule out" does not: both are said."""
    mine = any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.lefts)
    return (mine and verb.lemma_.lower() in _WOULD) or (_negated(verb) and verb.lemma_.lower() in _OPEN)


def _auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries that stand with the verb, not those of a clause that the parser mixed in."""
    found = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return [c for c in found if not any(t.is_punct and t.text != "," for t in verb.doc[c.i : verb.i])]


def _past_after_all(verb: Token) -> bool:
    """A past tense that the tagger took for a participle: it has a subject, or goes on after one."""
    subject = any(c.dep_ == "nsubj" for c in verb.lefts)
    return subject or (verb.dep_ == "conj" and verb.head.tag_ in ("VBD", "VBN"))


def _negated(verb: Token) -> bool:
    denying = [c for c in verb.lefts if c.dep_ == "neg" or c.lower_ in ("never", "not", "n't", "hardly")]
    return any(not any(t.is_punct for t in verb.doc[c.i : verb.i]) for c in denying)


def _supposed(verb: Token) -> bool:
    """Inside "if X says" or "whether X says"."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "whether") for c in verb.lefts)


def _unlicensed_infinitive(verb: Token) -> bool:
    """ "To say" is no saying, but "went on to say" is."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in verb.lefts):
        auxiliary = any(c.dep_ == "aux" for c in verb.lefts)
        return verb.tag_ == "VB" and not auxiliary and verb.dep_ not in ("ROOT", "conj", "parataxis")
    words = cues().verbs
    return not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.carrier and not _negated(verb.head))
