"""Clauses that need no verb of a list: forces that go to a place, leave one, take post there, or strike somebody.

The lexicon's verbs come first; here the classes of the nouns and the
direction of the prepositions decide, so that "slipped across the border into
Kivu" and "lifted off from Niamey" are read though nobody listed those verbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import SAYING, Mention, Scene, lemmas, phrase
from indicia.extract.activities.trigger_filters import BEING, is_no_report
from indicia.extract.activities.trigger_fits import fits, objects_of, subjects_of
from indicia.extract.activities.trigger_words import is_placelike, span_of
from indicia.model import ActivityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOALS = lemmas("to into toward towards onto across through past")
_SOURCES = lemmas("from out")
_STATIC = lemmas("in at on near off along opposite outside around round beside below above inside between over behind")
_HOMEWARD = lemmas("home back homeward homewards away")
_STAYING = lemmas(
    "park take dig put set pitch drop camp station base billet position wait assemble line ring hold occupy establish "
    "install mount anchor dock moor berth call settle lodge quarter keep leave stop halt"
)
"""Verbs that put forces at a place."""
_POSTS = lemmas("anchor station position positions post posts quarters tent tents trench trenches camp camps up stand")
"""What forces take, pitch, dig or drop to stay somewhere."""
_IDIOMS = lemmas("take dig put set pitch drop man make establish occupy")
_LEAVING = lemmas(
    "leave quit vacate depart withdraw evacuate go come pull step fall lift fly sail move march drive draw"
)
_NO_MOVE = SAYING | lemmas(
    "be have belong refer amount extend range apply owe react respond listen contribute compare come grow rise fall "
    "train practise practice drill exercise fight die fire shoot attack kill look point appeal talk turn lead see "
    "watch "
    "stretch swear surrender lose win cost pay sell buy give show prove become seem appear know want need help defend "
    "protect guard secure suffer vote demonstrate parade celebrate rehearse simulate serve work live eat sleep read "
    "write sing pray hit strike bomb shell bombard use treat test check inspect visit tour invite train adapt switch "
    "confine restrict limit reduce expose open close subject attribute connect link tie relate commit transfer"
)
_VIOLENT = lemmas(
    "bomb shell bombard strafe attack assault raid storm strike hit pound ambush ram torpedo destroy kill wound injure "
    "chase buzz harass board seize capture detain intercept pursue abduct damage sink blast target bulldoze overrun"
)
_WEAPONS = lemmas("cannon cannons hose hoses laser lasers gun guns searchlight radar")
_TURNING = lemmas("turn use aim train fire point")
_RAISING = lemmas("blow open")
_FLIGHTS = lemmas("fly land hit splash reach cover travel lift blast streak fall")


def framed(scene: Scene, verb: Token) -> Iterator[Mention]:
    """The mention that a verb's nouns and prepositions make, if any."""
    lemma = verb.lemma_.lower()
    doer = next((t for t in subjects_of(verb) if _is_armed(t)), None)
    thing = next((t for t in objects_of(verb) if fits(t, "forces")), None)
    kind: ActivityKind | None = None
    if doer is not None:
        kind = _struck(verb, lemma, doer)
    if kind is None:
        kind = _moved(verb, lemma, thing) if thing is not None else _moving(verb, lemma, doer)
    missile = next((t for t in subjects_of(verb) if fits(t, "missile")), None)
    if (
        kind is None
        and missile is not None
        and lemma in _FLIGHTS
        and (_places(verb, _GOALS | _SOURCES | _STATIC) or verb.children)
    ):
        kind, thing = "missile_test", missile
    shown = thing or doer or verb
    if kind is None or is_no_report(verb, shown):
        return
    last = max(phrase(shown, deep=False), key=lambda t: t.i) if shown.i > verb.i else verb
    yield Mention(
        scene=scene,
        head=verb,
        span=span_of(scene, [verb, last], verb.idx, verb.idx + len(verb.text)),
        kind=kind,
        form="verb",
    )


def _is_armed(token: Token) -> bool:
    return fits(token, "forces") or fits(token, "raiders") or fits(token, "projectile")


def _struck(verb: Token, lemma: str, doer: Token) -> ActivityKind | None:
    """Armed subjects that bomb, chase, kill or open fire."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if lemma in _VIOLENT and things and not passive and not any(t.lower_ in ("target", "targets") for t in things):
        return "other"
    if lemma in _RAISING and any(c.lower_ == "up" for c in verb.children) and (things or _has(verb, "on")):
        return "other"
    if (
        lemma in _TURNING
        and any(t.lemma_.lower() in _WEAPONS for t in things)
        and (_has(verb, "on") or _has(verb, "at"))
    ):
        return "other"
    return None


def _has(verb: Token, preposition: str) -> bool:
    return any(p.lower_ == preposition for p in _prepositions(verb))


def _moving(verb: Token, lemma: str, doer: Token | None) -> ActivityKind | None:
    """Forces that go by themselves: no verb with another object, but for taking post."""
    if doer is None or not fits(doer, "forces"):
        return None
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "attr")]
    if things:
        posted = lemma in _IDIOMS and any(c.lemma_.lower() in _POSTS for c in things)
        return "deployment" if posted and _places(verb, _STATIC) else None
    return _moved(verb, lemma, doer)


def _moved(verb: Token, lemma: str, forces: Token) -> ActivityKind | None:
    """Forces with a goal are sent, with a source alone they leave, with a post they are there."""
    if fits(forces, "missile") or lemma in _VIOLENT:
        return None
    if lemma in BEING:
        return "deployment" if _places(verb, _STATIC) and _lasting(verb) else None
    home = any(c.lower_ in _HOMEWARD and c.dep_ in ("advmod", "prt", "npadvmod") for c in verb.children)
    if lemma in _NO_MOVE:
        return None
    if home or (lemma in _LEAVING and _places(verb, _SOURCES) and not _places(verb, _GOALS)):
        return "withdrawal"
    if _places(verb, _GOALS):
        return "deployment"
    return "deployment" if lemma in _STAYING and _places(verb, _STATIC) else None


def _lasting(verb: Token) -> bool:
    """ "Have been at the base since April": forces that came and stayed; what merely is somewhere is no news."""
    if any(c.lower_ in ("air", "sea") for p in _prepositions(verb) for c in p.children):
        return False  # "have been in the air over Korea since Monday": that is the exercise
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    return perfect and any(c.lower_ in ("since", "for") for c in verb.children if c.dep_ in ("prep", "mark"))


def _places(verb: Token, wanted: frozenset[str]) -> bool:
    """Whether one of these prepositions leads from the verb, or its object, to a place."""
    return any(
        p.lower_ in wanted and any(is_placelike(t) for c in p.children if c.dep_ == "pobj" for t in (c, *c.conjuncts))
        for p in _prepositions(verb)
    )


def _prepositions(verb: Token) -> Iterator[Token]:
    hosts = [verb, *(c for c in verb.children if c.dep_ in ("advmod", "prt", "prep", "npadvmod"))]
    hosts += [t for o in objects_of(verb) for t in (o, *o.conjuncts)]
    hosts += [g for h in hosts[1:] for g in h.children if g.dep_ in ("prep", "pobj")]
    for host in hosts:
        if host.dep_ == "prep":
            yield host
        yield from (c for c in host.children if c.dep_ == "prep")
