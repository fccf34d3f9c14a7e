"""What a verb with forces does not report: what is asked, feared, practised, prevented, denied, not found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indicia.extract.activities import phrases
from indicia.extract.activities.mention import Mention, lemmas, sentence, subject
from indicia.extract.activities.trigger_words import is_placelike
from indicia.kb.triggers import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

NEGATING = frozenset(("no", "none", "nobody", "neither", "nothing"))
_MAX_CONTENT = 4
_STANCE = lemmas("keep have stay remain stand sit put hold wait lie park")
"""Verbs that say where forces are only with a place: "keep a brigade alive" moves nobody."""
BEING = lemmas("be live sit lie")
"""Verbs that put forces somewhere only when it has lasted: "have been at the base since April"."""
_LENDING = lemmas("send bring provide contribute commit field dispatch supply")
EXERCISES = frozenset(("exercise", "command_staff_exercise", "snap_inspection", "live_fire"))
_ARMS = lemmas("weapon weapons gear hardware armament armaments kit ammunition arms supplies aid")
_SHIPPING = lemmas("send ship deliver transport airlift bring supply")
_STAGES = lemmas("stage phase exercise drill manoeuvre maneuver end part training")
_CHAIN = frozenset(("dobj", "nsubjpass", "pobj", "prep", "conj"))
_ABSENT = re.compile(
    r"\b(?:no|any|without|hardly|neither|little) (?:trace|signs?|evidence|indications?|word|hint|proof) (?:of|that)\b"
    r"|\bnothing about\b|\binstead of \w+ing\b"
    r"|\bfound no \w+\b|\b(?:have|has|had) (?:seen|found|noticed) no(?:ne|thing)?\b",
    re.IGNORECASE,
)


def is_no_report(verb: Token, thing: Token) -> bool:
    """Whether the verb with this object or subject reports no activity."""
    return (
        _is_negated(verb, thing)
        or _is_only_feared(verb)
        or is_content(verb)
        or _is_demanded(verb)
        or _is_prevented(verb)
        or _to_readiness(verb)
        or _only_describes(verb)
        or _is_told_to_somebody(verb)
        or _is_nowhere(verb, thing)
        or _is_freight(verb, thing)
        or _to_a_stage(verb)
        or is_absent(verb)
        or is_counterfactual(verb)
    )


def is_part_of(mention: Mention, found: list[Mention]) -> bool:
    """Whether a move only brings forces to an exercise: by the exercise as subject, or to no place after one.

    "The drill has brought 15,000 soldiers to the north", "Tajikistan sent companies".
    """
    if mention.form != "verb" or mention.kind not in ("deployment", "withdrawal"):
        return False
    exercises = [m for m in found if m.kind in EXERCISES and m.form != "pronoun"]
    purpose = [c for c in mention.head.children if c.dep_ == "prep" and c.lower_ == "for"]
    if any(p.is_ancestor(m.head) for p in purpose for m in exercises):
        return True  # "the carrier left port for four days of manoeuvres"
    doer = subject(mention.head)
    if doer is not None and any(doer.i == m.head.i for m in exercises):
        return True
    if mention.head.lemma_.lower() in BEING and any(m.sentence.start == mention.sentence.start for m in exercises):
        return True  # "marines have been at Vaziani since the 5th for Agile Spirit"
    aimed = any(c.dep_ in ("prep", "advmod", "prt", "dative") for c in mention.head.children)
    return mention.head.lemma_.lower() in _LENDING and not aimed and any(m.head.i < mention.head.i for m in exercises)


def is_absent(token: Token) -> bool:
    """ "Of reservists being called up we have found no trace": what somebody looked for in vain."""
    return bool(_ABSENT.search(sentence(token).text))


def is_content(verb: Token) -> bool:
    """ "A rehearsal of how we would move reinforcements": what is practised, not done."""
    token = verb
    for _ in range(_MAX_CONTENT):
        if token.head.i == token.i:
            return False
        inner, token = token, token.head
        if token.lemma_.lower() in ("rehearsal", "scenario", "simulation", "rehearse", "simulate"):
            return True
        if inner.dep_ == "xcomp" and token.lemma_.lower() in ("train", "practise", "practice", "learn", "exercise"):
            return True  # "trained to seal the border"
    return False


def _is_negated(verb: Token, thing: Token) -> bool:
    """ "No reservist was called up", "how fast they can be called in": what did not happen is no activity."""
    words = [*verb.children, *thing.children, thing]
    able = any(t.dep_ == "aux" and t.lower_ == "can" for t in verb.children)
    first = verb.doc[thing.left_edge.i].lower_
    return able or first in ("not", "no") or any(t.dep_ == "neg" or t.lower_ in NEGATING for t in words)


def is_counterfactual(verb: Token) -> bool:
    """ "Had the reserve gone back to barracks in November, ...": it had not."""
    return any(c.dep_ == "aux" and c.text == "Had" and c.is_sent_start for c in verb.children)


def _is_only_feared(verb: Token) -> bool:
    """ "Weapons would stay behind": being there is reported of troops that are there, not of those that would be."""
    return verb.lemma_.lower() in ("stay", "remain", "stand") and any(
        c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "may") for c in verb.children
    )


def _is_demanded(verb: Token) -> bool:
    """ "Called on Belgrade to withdraw the forces": what somebody asks of another is not done."""
    host = verb.head
    if host.dep_ in ("prep", "pobj") and host.head.pos_ == "VERB":
        host = host.head
    infinitive = any(c.dep_ == "aux" and c.lower_ in ("to", "must", "should") for c in verb.children)
    return infinitive and host.i != verb.i and host.lemma_.lower() in phrases.DEMANDING


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
    if verb.lemma_ == "base":
        return True  # "two fighters based in Syria": which ones
    noun, host = verb.head, verb.head.head
    moving = host.pos_ == "VERB" and host.lemma_ != "have"  # "had reservists called up" is the report itself
    rule = lexicon().verbs.get(host.lemma_.lower()) if moving else None
    return (
        rule is not None and noun.dep_ in ("nsubj", "dobj", "nsubjpass") and rule.kind in ("deployment", "withdrawal")
    )


def _is_told_to_somebody(verb: Token) -> bool:
    """ "Send the jets", somebody suggests: an imperative."""
    if verb.tag_ not in ("VB", "VBP") or verb.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "csubj", "expl") for c in verb.children)


def _is_nowhere(verb: Token, thing: Token) -> bool:
    """Whether a verb of being somewhere comes without a place."""
    if verb.lemma_.lower() not in _STANCE:
        return False
    hosts = [verb, thing, *thing.conjuncts, *(c for c in verb.children if c.dep_ in ("advmod", "prt", "prep"))]
    places = (p for host in hosts for p in host.children if p.dep_ == "prep" or p.lower_ in ("behind", "there"))
    return not any(p.lower_ in ("behind", "there") or _leads_to_place(p) for p in places)


def _leads_to_place(preposition: Token) -> bool:
    return any(is_placelike(t) for c in preposition.children if c.dep_ == "pobj" for t in (c, *c.conjuncts)) or any(
        _leads_to_place(c) for c in preposition.children if c.dep_ == "prep"
    )


def _is_freight(verb: Token, thing: Token) -> bool:
    """ "Sending weapons to Kyiv" is a delivery."""
    return verb.lemma_.lower() in _SHIPPING and thing.lemma_.lower() in _ARMS


def _to_a_stage(verb: Token) -> bool:
    """ "Soldiers are moving towards the closing stage of the manoeuvres": the move is one in time."""
    leading = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "towards", "toward", "into"))
    return any(g.dep_ == "pobj" and g.lemma_.lower() in _STAGES for c in leading for g in c.children)
