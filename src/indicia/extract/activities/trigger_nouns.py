"""Mentions that a noun, a name or a turn of phrase makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from indicia.extract.activities import phrases
from indicia.extract.activities.mention import Mention, Scene, governor, phrase, sentence, subject
from indicia.extract.activities.trigger_filters import NEGATING, is_absent, is_content, is_counterfactual
from indicia.extract.activities.trigger_fits import fits
from indicia.extract.activities.trigger_words import head_of, hyphened, left_of, span_of
from indicia.kb import actors
from indicia.kb.triggers import lexicon
from indicia.model import ActivityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXERCISE_KINDS = frozenset(("exercise", "command_staff_exercise", "snap_inspection", "live_fire", "mobilization"))
_PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "appos", "conj", "pobj"))
_EDITIONS = frozenset(("edition", "series", "round", "event", "manoeuvring", "training", "game", "check", "inspection"))
_NAMED_EDITIONS = ("edition", "iteration")
"""Unlike "the last one" and "another round" these speak of exercises wherever a page about armies has them."""
_NO_EVENTS = frozenset(("GPE", "LOC", "FAC", "NORP", "PERSON", "ORG"))
_DIRECTION = len("north-western ")
_LOCAL_AIRSPACE = re.compile(r"\bairspace (?:over|above|around|near|round|in the area of|at|off) ", re.IGNORECASE)
"""Airspace shut over a range or an airport clears the way for a drill; it closes no border."""
_CAPABILITY = re.compile(r"\breadiness of (?:the |its |their )?(?:[\w-]+ ){1,4}(?:for|to)\b", re.IGNORECASE)
"""How fit a unit is for something is what training raises; nobody is put on alert."""
_BLOWS = frozenset(("strike", "raid", "clash", "battle", "encounter"))
_PAPERS = frozenset(("paper", "notice", "order", "letter", "summons", "card"))
_FORMATION = re.compile(
    r"\s(?:[\w-]{1,20}\s){0,2}(?:brigade|division|battalion|regiment|corps|squadron)\b", re.IGNORECASE
)
"""What makes a name a formation's: the Iron Wolf brigade held the exercise Iron Wolf."""


def named(scene: Scene, match: re.Match[str]) -> Iterator[Mention]:
    head = head_of(scene, match.start(), match.end())
    if head is None or _FORMATION.match(scene.text, match.end()):
        return
    beside = [t for t in (head, head.head, *head.children) if t.lemma_.lower() in exercise_nouns() and t.pos_ == "NOUN"]
    whole = phrase(head, deep=False) if not beside or beside[0].i < match.start() else [head]
    kind: ActivityKind = "exercise"
    for token in beside[:1]:
        kind = _refined(token, "exercise")
        if token.i < head.i:
            whole = [*whole, *left_of(token), token]
    span = span_of(scene, [t for t in whole if t.i <= head.i and t.dep_ != "prep"], match.start(), match.end())
    if beside and beside[0].i > head.i and head.dep_ in ("compound", "nmod", "amod"):
        head = beside[0]  # "the Spring Storm exercise was put off": the noun carries the syntax
    yield Mention(scene=scene, head=head, span=span, kind=kind, form="name", name=match.group())


def worded(scene: Scene) -> Iterator[Mention]:
    rules: tuple[tuple[re.Pattern[str], ActivityKind], ...] = (
        (phrases.READINESS_CHECK, "snap_inspection"),
        (phrases.RESERVE_TRAINING, "mobilization"),
        (phrases.ALERT, "alert"),
        (phrases.ELLIPTIC, "exercise"),
        (phrases.STANDING, "deployment"),
        (phrases.MOVEMENT, "deployment"),
        (phrases.SHUT, "border_closure"),
        (phrases.TO_BARRACKS, "withdrawal"),
        (phrases.RAISED, "alert"),
        (phrases.CAMP, "deployment"),
        (phrases.TESTED, "snap_inspection"),
        (phrases.VIOLATED, "other"),
        (phrases.LIVE, "live_fire"),
        (phrases.MISSILE, "missile_test"),
        (phrases.RETURN, "withdrawal"),
        (phrases.TROOP_TRAINING, "mobilization"),
        (phrases.OPERATION, "other"),
        (phrases.COLOURS, "mobilization"),
        (phrases.STANDBY, "alert"),
        (phrases.CLOSURE, "border_closure"),
        (phrases.EXCHANGE, "other"),
        (phrases.DEPARTURE, "withdrawal"),
        (phrases.BARRED, "border_closure"),
    )
    for pattern, kind in rules:
        for match in pattern.finditer(scene.text):
            head = head_of(scene, match.start(), match.end())
            if head is not None and not _is_excluded(head, match.group(), kind):
                left = [] if kind in ("alert", "deployment", "other") else list(left_of(head))
                span = span_of(scene, left, match.start(), match.end())
                yield Mention(
                    scene=scene, head=head, span=span, kind=kind, form="verb" if head.tag_ in phrases.FINITE else "noun"
                )


def into(scene: Scene, match: re.Match[str]) -> Iterator[Mention]:
    """ "Go into Niger": an intervention, when what follows is a state."""
    head = head_of(scene, match.start(), match.end())
    hit = next((h for h in scene.states if 0 <= h.start - match.end() <= _DIRECTION and h.kind == "state"), None)
    if head is not None and hit is not None:
        span = span_of(scene, [], match.start(), hit.end)
        yield Mention(scene=scene, head=head, span=span, kind="other", form="verb")


def _is_excluded(head: Token, words: str, kind: ActivityKind) -> bool:
    """What is said not to be, what is only practised, and "a second one" of stages or phases."""
    if words.lower().startswith(("no ", "not ", "any ")) or _practised(head, kind):
        return True
    if is_absent(head) or is_counterfactual(head):
        return True
    if kind == "alert" and _CAPABILITY.search(sentence(head).text):
        return True
    if kind == "border_closure" and _LOCAL_AIRSPACE.search(sentence(head).text):
        return True
    if kind != "exercise" or words.lower().endswith(_NAMED_EDITIONS):
        return False
    return bool(phrases.STAGE.search(sentence(head).text)) or not _has_antecedent(head)


def _has_antecedent(head: Token) -> bool:
    """Whether an exercise is the subject or object of something before "the last one", in two sentences."""
    own = sentence(head)
    first = sentence(own.doc[own.start - 1]).start if own.start else 0
    said = [t for t in own.doc[first : head.i] if t.dep_ in _PARTS and t.pos_ in ("NOUN", "PROPN")]
    return not said or any(
        t.lemma_.lower() in _EDITIONS | exercise_nouns() or (t.pos_ == "PROPN" and t.ent_type_ not in _NO_EVENTS)
        for t in said
    )


def _practised(head: Token, kind: ActivityKind) -> bool:
    """ "Staffs are to work through a reinforcement of the border": the content of an exercise, no deployment."""
    verb = governor(head)
    return kind != "exercise" and verb is not None and verb.i != head.i and verb.lemma_.lower() in phrases.PRACTISING


def noun(scene: Scene, match: re.Match[str]) -> Iterator[Mention]:
    head = head_of(scene, match.start(), match.end())
    if head is None or head.pos_ not in ("NOUN", "PROPN", "ADP", "VERB", "ADV"):
        return
    rule = lexicon().nouns[_noun_key(match.group())]
    if _is_plain_verb(head) and not rule.modifiers:
        return
    left = list(left_of(head))
    beside = {head.nbor(-1).lower_} if head.i and not head.is_sent_start else set()
    words = {t.lower_ for t in left} | beside | {match.group().lower()} | hyphened(left)
    if rule.modifiers and not words & rule.modifiers and not _speaks_for_itself(head, rule.kind):
        return
    if (
        (words & NEGATING)
        or (rule.kind != "exercise" and is_content(head))
        or _never_held(head, words)
        or _practised(head, _refined(head, rule.kind))
        or _before_noun(head)
        or (rule.kind == "deployment" and _only_able(head))
    ):
        return
    describes = head.dep_ == "compound" and head.head.pos_ in ("NOUN", "PROPN") and head.head.i == head.i + 1
    if describes and (rule.kind != "mobilization" or head.head.lemma_.lower() not in _PAPERS):
        return  # "exercise price", "alert level": the head noun is another thing
    kind = _refined(head, rule.kind)
    span = span_of(scene, left, match.start(), match.end())
    yield Mention(scene=scene, head=head, span=span, kind=kind, form="noun")


def _speaks_for_itself(head: Token, kind: ActivityKind) -> bool:
    """A noun that needs a modifier, without one: training by forces, a strike on a state, "the firing ended"."""
    if kind == "exercise":
        return _by_forces(head)
    if kind == "other":
        return head.lemma_.lower() in _BLOWS and _of_states(head)
    verb = governor(head)
    definite = any(c.lower_ in ("the", "this") for c in head.children)
    phase = verb is not None and verb.lemma_.lower() in lexicon().phases and head.dep_ in ("nsubj", "nsubjpass")
    if kind == "live_fire" and any(c.dep_ == "prep" and c.lower_ in ("off", "near") for c in head.children):
        return True  # "notices for firing off the Makran coast"
    return kind in ("live_fire", "missile_test") and definite and phase and verb is not None and verb.lemma_ != "be"


def _of_states(head: Token) -> bool:
    """ "The strikes on Armenia", "an Israeli strike"."""
    if any(c.dep_ in ("amod", "nmod", "poss") and c.i < head.i and actors.find(c.text) for c in head.children):
        return True
    aims = [c for c in head.children if c.dep_ == "prep" and c.lower_ in ("on", "against", "at", "between")]
    return any(t.dep_ in ("pobj", "conj") and actors.find(t.text) for c in aims for t in c.subtree)


def _only_able(head: Token) -> bool:
    """ "Whether reinforcements can get to the border": what somebody could do, or is to find out."""
    verb = governor(head)
    return verb is not None and any(c.dep_ == "aux" and c.lower_ in ("can", "could") for c in verb.children)


def _never_held(head: Token, words: set[str]) -> bool:
    """ "China never announced an exercise": an indefinite one, under a verb that is denied."""
    verb = governor(head)
    if verb is None or not words & {"a", "an", "any"} or head.dep_ not in ("dobj", "nsubjpass"):
        return False
    doer = subject(verb)
    nobody = doer is not None and any(t.lower_ in NEGATING for t in (doer, *doer.children))
    denied = nobody or any(c.dep_ == "neg" for c in verb.children)
    return denied and verb.lemma_.lower() in lexicon().hold_verbs


def _by_forces(head: Token) -> bool:
    """ "Soldiers have begun anti-terrorist training": whose training, when no modifier says so."""
    verb = governor(head)
    if verb is None or head.lemma_.lower() != "training":
        return False
    lemma = verb.lemma_.lower()
    if head.dep_ in ("nsubj", "nsubjpass") and lemma in lexicon().phases:
        return any(fits(t, "forces") for t in sentence(head))
    doer = subject(verb) if head.dep_ == "dobj" and lemma in lexicon().hold_verbs else None
    return doer is not None and fits(doer, "doer")


def _before_noun(head: Token) -> bool:
    """ "mobilisation readiness", "attack helicopters": the word only describes the next noun."""
    after = head.nbor() if head.i + 1 < len(head.doc) else None
    if after is not None and after.lemma_.lower() in _PAPERS:
        return False
    return after is not None and after.pos_ == "NOUN" and after.dep_ != "npadvmod" and head.text_with_ws.endswith(" ")


def _is_plain_verb(head: Token) -> bool:
    return head.pos_ == "VERB" and head.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "compound", "conj")


def _refined(head: Token, kind: ActivityKind) -> ActivityKind:
    """The kind that a modifier makes of an exercise: staff, snap, live-fire, mobilisation, missile."""
    if kind != "exercise":
        return kind
    left = list(left_of(head))
    words = {t.lower_ for t in left} | hyphened(left)
    kinds = {lexicon().modifiers[w] for w in words if w in lexicon().modifiers}
    return next(
        (k for k in ("command_staff_exercise", "snap_inspection", "live_fire", "mobilization") if k in kinds), kind
    )


@cache
def exercise_nouns() -> frozenset[str]:
    return frozenset(noun for noun, rule in lexicon().nouns.items() if rule.kind in _EXERCISE_KINDS)


def _noun_key(word: str) -> str:
    lowered = word.lower().replace("war games", "war-games").replace("war game", "war-game")
    return (
        lowered
        if lowered in lexicon().nouns
        else lowered.rstrip("s")
        if lowered.rstrip("s") in lexicon().nouns
        else lowered[:-2]
    )


@cache
def noun_pattern() -> re.Pattern[str]:
    words = sorted((re.escape(noun) for noun in lexicon().nouns), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:war games?|" + "|".join(words) + r")(?:s|es)?(?![\w-])", re.IGNORECASE)
