"""Mentions of activities in a paragraph: nouns, verbs and names of the lexicon, and pronouns that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from indicia.extract.activities import phrases
from indicia.extract.activities.mention import (
    SAYING,
    Mention,
    Scene,
    antecedent,
    governor,
    is_subject,
    phrase,
    sentence,
    subject,
)
from indicia.extract.dates import Expression
from indicia.kb import actors
from indicia.kb.triggers import VerbRule, lexicon
from indicia.model import ActivityKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_PERSONAL = frozenset(("it", "they", "this", "these"))
_EXERCISE_KINDS = frozenset(("exercise", "command_staff_exercise", "snap_inspection", "live_fire", "mobilization"))
_LEFT = frozenset(
    ("det", "amod", "compound", "nummod", "nmod", "punct", "poss", "quantmod", "conj", "cc", "prep", "pobj")
)
_OPENERS = frozenset(("then", "while", "farther", "when", "why", "how", "so", "but", "also"))
_NEGATING = frozenset(("no", "none", "nobody", "neither", "nothing"))
_MAX_CONTENT = 4
_DIRECTION = len("north-western ")


def mentions(scene: Scene, names: re.Pattern[str] | None) -> tuple[Mention, ...]:
    """All mentions of a paragraph in reading order, one a token."""
    taken: set[int] = set()
    found: list[Mention] = []
    for mention in _all(scene, names):
        tokens = scene.paragraph.tokens_of(mention.span)
        covered = {t.i for t in tokens} if tokens is not None else {mention.head.i}
        if mention.head.i not in taken and not (mention.form != "name" and covered & taken and mention.head.i in taken):
            taken |= covered | {mention.head.i}
            found.append(mention)
    found += _dated_sentences(scene, found)
    return tuple(sorted(found, key=lambda m: m.head.i))


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
        yield from _named(scene, match)
    yield from _phrases(scene)
    for match in _nouns().finditer(text):
        yield from _noun(scene, match)
    for match in phrases.INTO.finditer(text):
        yield from _into(scene, match)
    for match in phrases.ANAPHORA.finditer(text):
        yield from _stand_in(scene, _head(scene, match.start(), match.end()))
    for token in scene.paragraph.doc:
        if token.pos_ == "VERB" and (rule := lexicon().verbs.get(token.lemma_.lower())):
            found = tuple(_verb(scene, token, rule))
            also = lexicon().verbs_also.get(token.lemma_.lower())
            yield from found or (_verb(scene, token, also) if also else ())
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


def _named(scene: Scene, match: re.Match[str]) -> Iterator[Mention]:
    head = _head(scene, match.start(), match.end())
    if head is None:
        return
    beside = [
        t for t in (head, head.head, *head.children) if t.lemma_.lower() in _exercise_nouns() and t.pos_ == "NOUN"
    ]
    whole = phrase(head, deep=False) if not beside or beside[0].i < match.start() else [head]
    kind: ActivityKind = "exercise"
    for token in beside[:1]:
        kind = _refined(token, "exercise")
        if token.i < head.i:
            whole = [*whole, *_left_of(token), token]
    span = _span_of(scene, [t for t in whole if t.i <= head.i and t.dep_ != "prep"], match.start(), match.end())
    if beside and beside[0].i > head.i and head.dep_ in ("compound", "nmod", "amod"):
        head = beside[0]  # "the Spring Storm exercise was put off": the noun carries the syntax
    yield Mention(scene=scene, head=head, span=span, kind=kind, form="name", name=match.group())


def _phrases(scene: Scene) -> Iterator[Mention]:
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
    )
    for pattern, kind in rules:
        for match in pattern.finditer(scene.text):
            head = _head(scene, match.start(), match.end())
            if head is not None and not _is_excluded(head, match.group(), kind):
                left = [] if kind in ("alert", "deployment", "other") else list(_left_of(head))
                span = _span_of(scene, left, match.start(), match.end())
                yield Mention(
                    scene=scene, head=head, span=span, kind=kind, form="verb" if head.tag_ in phrases.FINITE else "noun"
                )


def _into(scene: Scene, match: re.Match[str]) -> Iterator[Mention]:
    """ "Go into Niger": an intervention, when what follows is a state."""
    head = _head(scene, match.start(), match.end())
    hit = next((h for h in scene.states if 0 <= h.start - match.end() <= _DIRECTION and h.kind == "state"), None)
    if head is not None and hit is not None:
        span = _span_of(scene, [], match.start(), hit.end)
        yield Mention(scene=scene, head=head, span=span, kind="other", form="verb")


def _is_excluded(head: Token, words: str, kind: ActivityKind) -> bool:
    """What is said not to be, what is only practised, and "a second one" of stages or phases."""
    if words.lower().startswith(("no ", "not ", "any ")) or _practised(head, kind):
        return True
    return kind == "exercise" and bool(phrases.STAGE.search(sentence(head).text))


def _practised(head: Token, kind: ActivityKind) -> bool:
    """ "Staffs are to work through a reinforcement of the border": the content of an exercise, no deployment."""
    verb = governor(head)
    return kind != "exercise" and verb is not None and verb.i != head.i and verb.lemma_.lower() in phrases.PRACTISING


def _noun(scene: Scene, match: re.Match[str]) -> Iterator[Mention]:
    head = _head(scene, match.start(), match.end())
    if head is None or head.pos_ not in ("NOUN", "PROPN", "ADP", "VERB", "ADV"):
        return
    rule = lexicon().nouns[_noun_key(match.group())]
    if _is_plain_verb(head) and not rule.modifiers:
        return
    left = list(_left_of(head))
    words = {t.lower_ for t in left} | {match.group().lower()} | _hyphened(left)
    if rule.modifiers and not words & rule.modifiers and not (rule.kind == "exercise" and _by_forces(head)):
        return
    if (
        (words & _NEGATING)
        or (rule.kind != "exercise" and _is_content(head))
        or _never_held(head, words)
        or _practised(head, _refined(head, rule.kind))
        or _before_noun(head)
    ):
        return
    if head.dep_ == "compound" and head.head.pos_ in ("NOUN", "PROPN") and head.head.i == head.i + 1:
        return  # "exercise price", "alert level": the head noun is another thing
    kind = _refined(head, rule.kind)
    span = _span_of(scene, left, match.start(), match.end())
    yield Mention(scene=scene, head=head, span=span, kind=kind, form="noun")


def _never_held(head: Token, words: set[str]) -> bool:
    """ "China never announced an exercise": an indefinite one, under a verb that is denied."""
    verb = governor(head)
    if verb is None or not words & {"a", "an", "any"} or head.dep_ not in ("dobj", "nsubjpass"):
        return False
    return any(c.dep_ == "neg" for c in verb.children) and verb.lemma_.lower() in lexicon().hold_verbs


def _by_forces(head: Token) -> bool:
    """ "Soldiers have begun anti-terrorist training": whose training, when no modifier says so."""
    verb = governor(head)
    if verb is None or head.dep_ != "dobj" or verb.lemma_.lower() not in lexicon().hold_verbs:
        return False
    doer = subject(verb)
    return doer is not None and _fits(doer, "forces") and _kind_of_training(head)


def _kind_of_training(head: Token) -> bool:
    return head.lemma_.lower() == "training"


def _before_noun(head: Token) -> bool:
    """ "mobilisation readiness", "attack helicopters": the word only describes the next noun."""
    after = head.nbor() if head.i + 1 < len(head.doc) else None
    return after is not None and after.pos_ == "NOUN" and after.dep_ != "npadvmod" and head.text_with_ws.endswith(" ")


def _is_plain_verb(head: Token) -> bool:
    return head.pos_ == "VERB" and head.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass", "compound", "conj")


def _verb(scene: Scene, verb: Token, rule: VerbRule) -> Iterator[Mention]:
    thing = _matching_object(verb, rule) or _matching_subject(verb, rule) or (verb if rule.alone else None)
    if thing is None or (rule.particles and not _particle(verb, rule)) or _negated(verb, thing):
        return
    if (
        _only_feared(verb)
        or _is_content(verb)
        or _is_demanded(verb)
        or _is_prevented(verb)
        or _to_readiness(verb)
        or _only_describes(verb)
    ):
        return
    if rule.kind == "missile_test" and _at_a_state(verb):
        rule = replace(rule, kind="other")
    last = max(list(phrase(thing, deep=False)) if thing.i > verb.i else [verb], key=lambda t: t.i)
    span = _span_of(scene, [verb, last], verb.idx, verb.idx + len(verb.text))
    homeward = rule.kind == "deployment" and any(c.lower_ in ("home", "back") for c in verb.children)
    kind: ActivityKind = "withdrawal" if homeward else rule.kind
    yield Mention(scene=scene, head=verb, span=span, kind=kind, form="verb")


def _at_a_state(verb: Token) -> bool:
    """ "Launched missiles at Israel": an attack, no test."""
    for child in verb.children:
        hosts = [child] if child.dep_ == "prep" else [g for g in child.children if child.dep_ == "dobj"]
        for host in hosts:
            if host.lower_ in ("at", "on", "against") and any(
                c.dep_ == "pobj" and any(actors.find(t.text) or t.ent_type_ == "GPE" for t in c.subtree)
                for c in host.children
            ):
                return True
    return False


def _is_demanded(verb: Token) -> bool:
    """ "Called on Belgrade to withdraw the forces": what somebody asks of another is not done."""
    host = verb.head
    if host.dep_ in ("prep", "pobj") and host.head.pos_ == "VERB":
        host = host.head
    infinitive = any(c.dep_ == "aux" and c.lower_ in ("to", "must", "should") for c in verb.children)
    return infinitive and host.i != verb.i and host.lemma_.lower() in phrases.DEMANDING


def _only_feared(verb: Token) -> bool:
    """ "Weapons would stay behind": being there is reported of troops that are there, not of those that would be."""
    return verb.lemma_.lower() in ("stay", "remain", "stand") and any(
        c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "may") for c in verb.children
    )


def _is_content(verb: Token) -> bool:
    """ "A rehearsal of how we would move reinforcements": what is practised, not done."""
    token = verb
    for _ in range(_MAX_CONTENT):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.lemma_.lower() in ("rehearsal", "scenario", "simulation", "rehearse", "simulate"):
            return True
    return False


def _is_prevented(verb: Token) -> bool:
    """ "To deter Iran from seizing ships": what is kept from happening."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "from"


def _to_readiness(verb: Token) -> bool:
    """ "Put both armies on high alert" moves nobody; the alert has its own mention."""
    for child in verb.children:
        into = child.dep_ == "prep" and child.lower_ in ("on", "to", "into")
        if into and any(t.lemma_.lower() in ("alert", "readiness") for t in child.subtree):
            return True
    return False


def _only_describes(verb: Token) -> bool:
    """ "Units stationed near Ukraine are returning": which units, beside the move that the page reports."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN":
        return False
    noun, host = verb.head, verb.head.head
    rule = lexicon().verbs.get(host.lemma_.lower()) if host.pos_ == "VERB" else None
    return (
        rule is not None and noun.dep_ in ("nsubj", "dobj", "nsubjpass") and rule.kind in ("deployment", "withdrawal")
    )


def _negated(verb: Token, thing: Token) -> bool:
    """ "No reservist was called up", "how fast they can be called in": what did not happen is no activity."""
    words = [*verb.children, *thing.children, thing]
    able = any(t.dep_ == "aux" and t.lower_ == "can" for t in verb.children)
    return able or any(t.dep_ == "neg" or t.lower_ in _NEGATING for t in words)


def _matching_object(verb: Token, rule: VerbRule) -> Token | None:
    if rule.object is None:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if verb.dep_ in ("acl", "relcl") and (verb.tag_ == "VBN" or any(c.dep_ == "nsubj" for c in verb.children)):
        objects.append(verb.head)
    return next((t for o in objects for t in (o, *o.conjuncts) if _fits(t, rule.object)), None)


def _matching_subject(verb: Token, rule: VerbRule) -> Token | None:
    transitive = rule.kind in ("exercise", "other") or verb.lemma_ in ("leave", "reach")
    if rule.subject is None or (not transitive and any(c.dep_ == "dobj" for c in verb.children)):
        return None
    subjects = [antecedent(c) for c in verb.children if c.dep_ == "nsubj"]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        subjects.append(verb.head)
    if verb.dep_ in ("xcomp", "conj"):
        subjects += [c for c in verb.head.children if c.dep_ == "nsubj"]
    return next((s for s in subjects if _fits(s, rule.subject)), None)


def _fits(token: Token, wanted: str) -> bool:
    if wanted == "any":
        return token.pos_ in ("PROPN", "NOUN") and bool(
            actors.find(token.text) or token.lemma_ in ("country", "island")
        )
    if wanted == "state":
        return bool(actors.find(token.text))
    if wanted in ("target", "limits") and token.pos_ == "PROPN":
        return bool(actors.find(token.text)) or token.ent_type_ in ("GPE", "LOC", "FAC")
    if wanted == "doer":
        return _fits(token, "forces") or bool(actors.find(token.text))
    if token.lemma_.lower() in phrases.PARTS and (whole := _whole(token)) is not None:
        token = whole
    if wanted == "forces" and (phrases.SYSTEM.match(token.text) or _is_people(token)):
        return True
    if wanted == "forces" and token.pos_ == "PROPN" and token.lemma_.lower() not in lexicon().classes[wanted]:
        return any(
            c.dep_ in ("compound", "nmod") and c.lemma_.lower() in lexicon().classes[wanted] for c in token.children
        )  # "the destroyer USS Hudson"
    if wanted == "crossing" and token.lemma_.lower() in ("point", "post"):
        return any(c.dep_ == "compound" and c.lemma_.lower() in lexicon().classes[wanted] for c in token.children)
    return token.lemma_.lower() in lexicon().classes[wanted] and token.pos_ in ("NOUN", "PROPN")


def _is_people(token: Token) -> bool:
    """ "Several thousand Russians have stayed behind": counted people of a state."""
    return (
        token.tag_ in ("NNPS", "NNS")
        and any(c.dep_ in ("nummod", "amod") for c in token.children)
        and any(hit.via == "demonym" for hit in actors.find(token.text))
    )


def _whole(part: Token) -> Token | None:
    """What a part is of: the troops in "thousands of troops", "most of its brigades"."""
    of = next((c for c in part.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _particle(verb: Token, rule: VerbRule) -> bool:
    """Whether the verb has one of its particles; parsers also hang them on the object or its last conjunct."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    hosts = [verb, *(t for o in objects for t in (o, *o.conjuncts))]
    return any(c.lower_ in rule.particles and c.i > verb.i and c.dep_ != "aux" for host in hosts for c in host.children)


def _stand_in(scene: Scene, token: Token | None) -> Iterator[Mention]:
    if token is not None:
        yield Mention(scene=scene, head=token, span=scene.paragraph.span_of(token), kind="exercise", form="pronoun")


def _pronoun(scene: Scene, token: Token) -> Iterator[Mention]:
    verb = governor(token)
    if verb is not None and verb.lemma_.lower() in lexicon().phases and is_subject(token):
        yield Mention(scene=scene, head=token, span=scene.paragraph.span_of(token), kind="exercise", form="pronoun")


def _refined(head: Token, kind: ActivityKind) -> ActivityKind:
    """The kind that a modifier makes of an exercise: staff, snap, live-fire, mobilisation, missile."""
    if kind != "exercise":
        return kind
    left = list(_left_of(head))
    words = {t.lower_ for t in left} | _hyphened(left)
    kinds = {lexicon().modifiers[w] for w in words if w in lexicon().modifiers}
    return next(
        (k for k in ("command_staff_exercise", "snap_inspection", "live_fire", "mobilization") if k in kinds), kind
    )


def _hyphened(tokens: list[Token]) -> set[str]:
    """Words joined again across hyphens: "live", "-", "fire" is also "live-fire"."""
    text = "".join(t.text_with_ws for t in sorted(tokens, key=lambda t: t.i)).lower()
    words = re.findall(r"\w+", text)
    pairs = {f"{a}-{b}" for a, b in pairwise(words)}  # "command post" is also "command-post"
    return set(re.findall(r"\w+(?:-\w+)+", text)) | set(words) | pairs


def _left_of(head: Token) -> Iterator[Token]:
    """The unbroken run of modifiers before a head noun; a possessor ("Russia's") is left out, "their" stays."""
    start = min([t.i for t in phrase(head, deep=False)] + [head.i])
    while start >= 2 and (_is_hyphened(head.doc[start]) or _is_hyphened(head.doc[start - 1])):
        start -= 1
    for i in range(head.i - 1, start - 1, -1):
        token = head.doc[i]
        if (
            token.tag_ == "POS"
            or token.is_quote
            or token.lower_ in _OPENERS
            or token.pos_ in ("AUX", "SCONJ")
            or (token.pos_ == "VERB" and token.dep_ != "amod" and not _is_hyphened(token))
        ):
            return
        if not token.is_punct and not _modifies(token, head) and not _is_hyphened(token):
            return
        yield token


def _is_hyphened(token: Token) -> bool:
    """A part of a word that the tokenizer cut at its hyphen ("computer-assisted")."""
    doc = token.doc
    before = token.i > 0 and doc[token.i - 1].tag_ == "HYPH" and not doc[token.i - 1].whitespace_
    after = token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "HYPH" and not token.whitespace_
    return before or after


def _modifies(token: Token, head: Token) -> bool:
    while token.i != head.i:
        if token.dep_ not in _LEFT or token.head.i == token.i or token.head.i > head.i:
            return False
        token = token.head
    return True


def _head(scene: Scene, start: int, end: int) -> Token | None:
    """The token of a stretch whose head lies outside it."""
    tokens = scene.paragraph.doc.char_span(start, end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def _span_of(scene: Scene, tokens: list[Token], start: int, end: int) -> Span:
    first = min([t.idx for t in tokens if not t.is_punct] + [start])
    last = max([t.idx + len(t.text) for t in tokens if not t.is_punct] + [end])
    return Span(scene.paragraph.span.start + first, scene.paragraph.span.start + last)


@cache
def _exercise_nouns() -> frozenset[str]:
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
def _nouns() -> re.Pattern[str]:
    words = sorted((re.escape(noun) for noun in lexicon().nouns), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:war games?|" + "|".join(words) + r")(?:s|es)?(?![\w-])", re.IGNORECASE)
