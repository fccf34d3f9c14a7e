"""Mentions of activities in a paragraph: nouns, verbs and names of the lexicon, and pronouns that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities import phrases
from indicia.extract.activities.mention import SAYING, Mention, Scene, governor, is_subject
from indicia.extract.activities.trigger_filters import is_part_of
from indicia.extract.activities.trigger_frames import framed
from indicia.extract.activities.trigger_nouns import into, named, noun, noun_pattern, worded
from indicia.extract.activities.trigger_verbs import verbal
from indicia.extract.activities.trigger_words import head_of
from indicia.extract.dates import Expression
from indicia.kb.triggers import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_PERSONAL = frozenset(("it", "they", "this", "these"))


def mentions(scene: Scene, names: re.Pattern[str] | None) -> tuple[Mention, ...]:
    """All mentions of a paragraph in reading order, one a token."""
    taken: set[int] = set()
    found: list[Mention] = []
    for mention in _all(scene, names):
        tokens = scene.paragraph.tokens_of(mention.span)
        covered = {t.i for t in tokens} if tokens is not None else {mention.head.i}
        better = any(m.head.i == mention.head.i and _is_its_object(m, mention, covered) for m in found)
        if (better or mention.head.i not in taken) and not is_part_of(mention, found):
            taken |= covered | {mention.head.i}
            found = [m for m in found if not _is_its_object(m, mention, covered)] + [mention]
    found += _dated_sentences(scene, found)
    return tuple(sorted(found, key=lambda m: m.head.i))


def _is_its_object(noun: Mention, verb: Mention, covered: set[int]) -> bool:
    """Whether a verb says it better: "kept soldiers along the frontier" for "soldiers along the frontier"."""
    return verb.form == "verb" and noun.kind == verb.kind and noun.form == "noun" and noun.head.i in covered


def _dated_sentences(scene: Scene, found: list[Mention]) -> Iterator[Mention]:
    """Sentences that name no activity but date one: "From 10 to 16 September crews will fire on five ranges"."""
    named = {m.sentence.start for m in found}
    for own in scene.paragraph.doc.sents:
        if own.start in named or not any(_dates_something(e, own) for e in scene.dates):
            continue
        verb = own.root
        if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() not in SAYING:
            yield Mention(scene=scene, head=verb, span=scene.paragraph.span_of(verb), kind="exercise", form="pronoun")


def _dates_something(expression: Expression, own: TokenSpan) -> bool:
    inside = own.start_char <= expression.start < own.end_char
    return inside and (expression.kind == "range" or own.root.lemma_.lower() in lexicon().phases)


def _all(scene: Scene, names: re.Pattern[str] | None) -> Iterator[Mention]:
    text = scene.text
    for match in names.finditer(text) if names else ():
        yield from named(scene, match)
    yield from worded(scene)
    for match in noun_pattern().finditer(text):
        yield from noun(scene, match)
    for match in phrases.INTO.finditer(text):
        yield from into(scene, match)
    for match in phrases.ANAPHORA.finditer(text):
        yield from _stand_in(scene, head_of(scene, match.start(), match.end()))
    for token in scene.paragraph.doc:
        if token.pos_ in ("VERB", "AUX"):
            listed = tuple(verbal(scene, token)) if token.lemma_.lower() in lexicon().verbs else ()
            yield from listed or framed(scene, token)
        elif token.lower_ in _PERSONAL and token.dep_ in ("nsubj", "nsubjpass"):
            yield from _pronoun(scene, token)
        elif (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.lemma_.lower() in lexicon().classes["forces"] | lexicon().troops
            and any(c.dep_ == "nummod" for c in token.children)
            and not any(
                t.lemma_.lower() in lexicon().verbs for t in (token.head, *token.head.children) if t.pos_ == "VERB"
            )
        ):
            yield from _stand_in(
                scene, token
            )  # "240 warplanes have been flying since Monday": of the exercise just named


def _stand_in(scene: Scene, token: Token | None) -> Iterator[Mention]:
    if token is not None:
        yield Mention(scene=scene, head=token, span=scene.paragraph.span_of(token), kind="exercise", form="pronoun")


def _pronoun(scene: Scene, token: Token) -> Iterator[Mention]:
    verb = governor(token)
    if verb is not None and verb.lemma_.lower() in lexicon().phases and is_subject(token):
        yield Mention(scene=scene, head=token, span=scene.paragraph.span_of(token), kind="exercise", form="pronoun")
