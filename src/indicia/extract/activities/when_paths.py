"""What lies between a date (or a count) and a mention of an activity: syntax, distance, rivals, as named features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import SAYING, Mention, sentence
from indicia.extract.activities.when_roles import is_future
from indicia.extract.activities.when_ties import own_verb
from indicia.kb.triggers import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_STEPS = 6
"""Steps up a parse within which two words of a sentence are tied by syntax; longer ways say nothing."""
MAX_BETWEEN = 40
"""Tokens between a mention and a date that are looked through."""
_NEAR, _MIDDLE = 5, 14
"""Tokens: a date in the mention's phrase, one in its clause, one further off."""
_THEY = frozenset(("it", "they", "this", "both", "all"))


def between(token: Token, mention: Mention, others: Sequence[Token]) -> Iterator[str]:
    """How a word is tied to a mention of its own sentence; `others`: heads of other activities' mentions."""
    head = mention.head
    if token.doc is not head.doc:
        return
    here = sentence(token)
    if not here.start <= head.i < here.end:
        return
    side = "behind" if token.i > head.i else "ahead"
    yield f"path {way(token, head)}"
    low, high = sorted((token.i, head.i))
    gap = high - low
    yield f"gap {side} {'near' if gap <= _NEAR else 'middle' if gap <= _MIDDLE else 'far'}"
    inside = list(head.doc[low + 1 : min(high, low + MAX_BETWEEN)])
    if any(o.doc is head.doc and low < o.i < high for o in others):
        yield f"other between {side}"
    verbs = [t for t in inside if t.pos_ == "VERB"]
    yield f"verbs between {side} {min(len(verbs), 3)}"
    if any(t.lemma_.lower() in SAYING for t in verbs):
        yield f"saying between {side}"
    if any(t.text in ";:()–—" for t in inside):
        yield f"break between {side}"


def way(token: Token, head: Token) -> str:
    """The way over the parse from a word up to what it shares with a mention and down to it: "npadvmod^ v nsubj".

    "far" when it is longer than `MAX_STEPS`.
    """
    above: dict[int, list[str]] = {}
    steps: list[str] = []
    node = token
    for _ in range(MAX_STEPS):
        above[node.i] = list(steps)
        if node.head.i == node.i:
            break
        steps.append(node.dep_)
        node = node.head
    down: list[str] = []
    node = head
    for _ in range(MAX_STEPS):
        if node.i in above:
            return f"{' '.join(above[node.i])} ^ {' '.join(reversed(down))}"
        if node.head.i == node.i:
            break
        down.append(node.dep_)
        node = node.head
    return "far"


def manner(mention: Mention | None) -> str:
    """How a mention's own verb tells it: its phase or form, and its tense."""
    if mention is None:
        return "unseen"
    verb = own_verb(mention)
    if verb is None:
        return f"{mention.form} verbless"
    phase = lexicon().phases.get(verb.lemma_.lower()) or ("itself" if verb.i == mention.head.i else "verb")
    return f"{phase} {tense(verb)}"


def tense(verb: Token | None) -> str:
    """A verb's time as far as its helpers and ending tell it."""
    if verb is None:
        return "none"
    if is_future(verb):
        return "future"
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    going = " going" if verb.tag_ == "VBG" and helpers else ""
    if helpers & {"have", "has", "'ve"}:
        return f"perfect{going}"
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had", "did"}:
        return f"past{going}"
    return f"present{going}" if verb.tag_ in ("VBZ", "VBP") or helpers & {"is", "are"} else "bare"


def anaphor(token: Token) -> str:
    """Whether the sentence of a word goes on about what was told: "It ends on Friday", "The drill lasts until ..."."""
    here = sentence(token)
    subjects = [t for t in here if t.dep_ in ("nsubj", "nsubjpass")]
    if not subjects:
        return "no subject"
    first = subjects[0]
    if first.lower_ in _THEY:
        return "pronoun"
    if first.pos_ == "PROPN":
        return "name"
    definite = any(c.lower_ in ("the", "these", "those", "its", "their") for c in first.children)
    return "definite" if definite else "indefinite"
