"""Mentions that a verb makes with forces, borders or weapons as its object or subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import Mention, Scene, phrase
from indicia.extract.activities.trigger_filters import is_no_report
from indicia.extract.activities.trigger_fits import has_particle, matching_object, matching_subject
from indicia.extract.activities.trigger_words import span_of
from indicia.kb import actors
from indicia.kb.triggers import VerbRule, lexicon
from indicia.model import ActivityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOCK = frozenset(("mock", "simulated", "imaginary", "notional", "dummy", "fictitious", "imagined", "pretend",
                   "decommissioned", "retired", "disused", "derelict"))  # fmt: skip
_HOME = frozenset(("home", "back", "homeward", "homewards"))


def verbal(scene: Scene, verb: Token) -> Iterator[Mention]:
    """The mention that a verb of the lexicon makes by the first of its rules that fits."""
    for rule in lexicon().verbs_of(verb.lemma_.lower()):
        mention = _by_rule(scene, verb, rule)
        if mention is not None:
            yield mention
            return


def _by_rule(scene: Scene, verb: Token, rule: VerbRule) -> Mention | None:
    thing = matching_object(verb, rule) or matching_subject(verb, rule) or (verb if rule.alone else None)
    if thing is None or (rule.particles and not has_particle(verb, rule)) or is_no_report(verb, thing):
        return None
    if rule.kind == "border_closure" and thing.lower_ == "airspace" and any(c.dep_ == "prep" for c in thing.children):
        return None  # "closed the airspace over the range": for a drill, and no border
    last = max(list(phrase(thing, deep=False)) if thing.i > verb.i else [verb], key=lambda t: t.i)
    span = span_of(scene, [verb, last], verb.idx, verb.idx + len(verb.text))
    return Mention(scene=scene, head=verb, span=span, kind=_kind(verb, rule), form="verb")


def _kind(verb: Token, rule: VerbRule) -> ActivityKind:
    if rule.kind == "other" and any(c.lower_ in _MOCK for o in verb.children for c in o.children if o.dep_ == "dobj"):
        return "live_fire" if verb.lemma_ == "sink" else "exercise"  # "will storm a mock village", "sink an old tanker"
    if rule.kind in ("missile_test", "live_fire") and _at_a_state(verb):
        return "other"
    return "withdrawal" if rule.kind == "deployment" and _leaves(verb) else rule.kind


def _leaves(verb: Token) -> bool:
    """ "Sent home", "flew out of Bardufoss", "brought back from the border"."""
    if any(c.lower_ in _HOME for c in verb.children):
        return True
    return any(c.lower_ == "out" and any(g.lower_ == "of" for g in c.children) for c in verb.children)


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
