"""Whether a noun belongs to a class of the lexicon: forces, crossings, missiles, reservists ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.activities import phrases
from indicia.extract.activities.mention import antecedent, lemmas
from indicia.kb import actors
from indicia.kb.triggers import VerbRule, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


_PARTICLES = frozenset(("in", "up", "out", "back"))
_PERSONS = lemmas(
    "man soldier serviceman guardsman paratrooper marine reservist instructor commando mercenary legionnaire conscript "
    "officer citizen sailor trooper"
)
"""One of these is a person; only several are a force."""
_COMPASS = frozenset(
    point + end
    for point in ("north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west")
    for end in ("", "ward", "wards")
)


def objects_of(verb: Token) -> list[Token]:
    """What a verb is done to, in active and passive clauses, with what is joined to it."""
    found = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] + _caused(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    return [t for o in found for t in (o, *o.conjuncts)]


def _caused(verb: Token) -> list[Token]:
    """ "Had reservists called up": the subject of a participle under "have" is what it is done to."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "ccomp" or verb.head.lemma_ not in ("have", "get"):
        return []
    return [c for c in verb.children if c.dep_ == "nsubj"]


def subjects_of(verb: Token) -> list[Token]:
    """Who does a verb, its own subject or the one it shares with the verb above."""
    found = [antecedent(c) for c in verb.children if c.dep_ == "nsubj"]
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        found.append(verb.head)
    if not found and verb.dep_ in ("xcomp", "conj", "ccomp", "advcl"):
        found += [antecedent(c) for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return [t for o in found for t in (o, *o.conjuncts)]


def matching_object(verb: Token, rule: VerbRule) -> Token | None:
    if rule.object is None:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] + _caused(verb)
    if verb.dep_ in ("acl", "relcl") and (verb.tag_ == "VBN" or any(c.dep_ == "nsubj" for c in verb.children)):
        objects.append(verb.head)
    # "flown in one of their launchers": the parser takes the particle for a preposition
    objects += [g for c in verb.children if c.dep_ == "prep" and c.i == verb.i + 1 and c.lower_ in _PARTICLES
                for g in c.children if g.dep_ == "pobj" and rule.object == "forces"]  # fmt: skip
    if rule.object == "crossing":  # "shut what was left of its crossings"
        objects += [t for c in verb.children if c.dep_ in ("ccomp", "dobj") for t in c.subtree if t.dep_ == "pobj"]
    return next((t for o in objects for t in (o, *o.conjuncts) if fits(t, rule.object)), None)


def matching_subject(verb: Token, rule: VerbRule) -> Token | None:
    transitive = rule.kind in ("exercise", "other") or verb.lemma_ in ("leave", "reach")
    things = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ not in _COMPASS]
    if rule.subject is None or (things and not transitive):
        return None
    return next((s for s in subjects_of(verb) if fits(s, rule.subject)), None)


def fits(token: Token, wanted: str) -> bool:
    if wanted == "any":
        return token.pos_ in ("PROPN", "NOUN") and bool(
            actors.find(token.text) or token.lemma_ in ("country", "island")
        )
    if wanted == "state":
        return bool(actors.find(token.text))
    if wanted in ("target", "limits") and token.pos_ == "PROPN":
        return bool(actors.find(token.text)) or token.ent_type_ in ("GPE", "LOC", "FAC")
    if wanted == "missile" and phrases.MISSILE_NAME.match(token.text):
        return True
    if wanted == "doer":
        return fits(token, "forces") or bool(actors.find(token.text))
    if token.lemma_.lower() in phrases.PARTS and (whole := _whole(token)) is not None:
        token = whole
    if wanted == "forces" and (phrases.SYSTEM.match(token.text) or _is_people(token)):
        return True
    if token.lemma_.lower() in _PERSONS and token.tag_ == "NN":
        return False
    if wanted == "forces" and token.pos_ == "PROPN" and token.lemma_.lower() not in lexicon().classes[wanted]:
        return any(
            c.dep_ in ("compound", "nmod") and c.lemma_.lower() in lexicon().classes[wanted] for c in token.children
        )  # "the destroyer USS Hudson"
    if wanted == "crossing" and token.lemma_.lower() in ("point", "post"):
        return any(c.dep_ == "compound" and c.lemma_.lower() in lexicon().classes[wanted] for c in token.children)
    return token.lemma_.lower() in lexicon().classes[wanted] and (
        token.pos_ in ("NOUN", "PROPN") or token.dep_ in ("dobj", "nsubjpass")
    )


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


def has_particle(verb: Token, rule: VerbRule) -> bool:
    """Whether the verb has one of its particles; parsers also hang them on the object or its last conjunct.

    A point of the compass does for "to": columns that head for a town also head west.
    """
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    hosts = [verb, *(t for o in objects for t in (o, *o.conjuncts))]
    wanted = rule.particles | _COMPASS if "to" in rule.particles else rule.particles
    return any(c.lower_ in wanted and c.i > verb.i and c.dep_ != "aux" for host in hosts for c in host.children)
