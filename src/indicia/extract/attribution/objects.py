"""Contents that are no clauses: "denies taking part", "speaks of a warning", "called the drill routine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.attribution.view import Range, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from indicia.extract.attribution.verbs import Cue

_LABEL_ALONE = frozenset({"see", "name"})
_SMALL_CLAUSE = frozenset({"call", "find", "consider", "think", "deem", "brand", "label"})
MAX_THING = 8
"""Tokens in which the noun of a thing that is given a label must stand."""
_AMOUNTS = frozenset({"at", "above", "below", "near", "between", "around", "over", "under"})
_LINKED_BY = {
    "put": _AMOUNTS | {"down"},
    "attribute": frozenset({"to"}),
    "ascribe": frozenset({"to"}),
    "blame": frozenset({"on", "for"}),
    "compare": frozenset({"to", "with"}),
    "liken": frozenset({"to"}),
    "link": frozenset({"to", "with"}),
    "connect": frozenset({"to", "with"}),
    "take": frozenset({"for", "as"}),
    "give": frozenset({"as"}),
    "justify": frozenset({"by", "with", "as"}),
}
PHRASAL = frozenset({"rule", "wave", "play", "laugh", "brush", "shrug", "make"})
"""Verbs that say something of a thing together with their small word: "ruled out an attack"."""
_POINTING = frozenset({"it", "them", "this", "that", "him", "her", "these", "those"})
_CUT_BEFORE = frozenset({"but", "while", "without", "though", "although", "whereas", "as", "after", "before", "when"})


def noun_phrase(view: View, cue: Cue, limit: int) -> Range | None:
    """The content range of a verb that takes a noun phrase, a gerund, or a thing and its label."""
    words, lemma = cues().verbs, cue.lemma
    found = None
    if lemma in words.prepositional:
        found = _after_preposition(view, cue, limit)
    if any(c.lower_ == "as" and any(g.dep_ == "pcomp" for g in c.children) for c in cue.verb.rights):
        return None
    if lemma == "accuse":
        found = _accusation(view, cue, limit)
    if found is None and lemma in words.label:
        found = _labelled(view, cue, limit)
    phrasal = lemma in PHRASAL and cue.end > cue.verb.i + 1
    if found is None and (lemma in words.object or phrasal):
        found = _object(view, cue, limit)
    return found


def _accusation(view: View, cue: Cue, limit: int) -> Range | None:
    """ "Accused Minsk of preparing an attack": whom and of what."""
    of = next((c for c in cue.verb.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return (cue.end, min(limit, of.right_edge.i + 1)) if of is not None else None


def _object(view: View, cue: Cue, limit: int) -> Range | None:
    for child in cue.verb.rights:
        dated = child.ent_type_ in ("DATE", "TIME") and child.pos_ != "VERB"
        dated = dated and not (child.dep_ == "dobj" and cue.lemma in ("promise", "announce", "propose", "predict"))
        if (
            child.dep_ in ("dobj", "xcomp", "ccomp", "obj", "oprd", "dative")
            and child.i >= cue.end
            and not dated
            and child.pos_ != "ADP"
        ):
            if child.lower_ in ("it", "them", "him", "her", "us", "me"):
                return None
            start = max(cue.end, child.left_edge.i)
            last = [c for c in cue.verb.rights if c.dep_ == "dobj"][-1:] or [child]
            return start, _phrase_end(view, cue, max(child, last[0], key=lambda t: t.i), limit)
    return None


def _after_preposition(view: View, cue: Cue, limit: int) -> Range | None:
    wanted = cues().verbs.prepositional[cue.lemma]
    for child in cue.verb.rights:
        if child.dep_ in ("prep", "prt", "dative") and child.lower_ in wanted:
            start = child.i + 1
            return (start, _phrase_end(view, cue, child, limit)) if _content_at(view, start, limit) else None
    for i in range(cue.end, min(cue.end + 3, limit - 1)):
        if (
            view.doc[i].lower_ in wanted
            and view.doc[i].pos_ == "ADP"
            and cue.lemma in ("speak", "talk", "warn", "complain")
        ):
            return i + 1, _phrase_end(view, cue, view.doc[i], limit)
    return None


def _content_at(view: View, start: int, limit: int) -> bool:
    if start >= limit or view.doc[start].ent_type_ in ("DATE", "TIME"):
        return False
    return view.doc[start].lower_ not in ("nothing", "which", "whom", "what")


def _labelled(view: View, cue: Cue, limit: int) -> Range | None:
    """Something and the label put on it; a bare noun phrase is no label."""
    start = cue.end
    rights = [c for c in cue.verb.rights if c.dep_ not in ("punct", "cc", "conj", "advcl") and c.i >= start]
    labels = [c for c in rights if _is_label(c, cue)]
    things = [c for c in rights if c.dep_ in ("dobj", "nsubj")]
    inner = [g for c in things for g in c.subtree if _is_label(g, cue)]
    alone = cue.lemma in _LABEL_ALONE and any(c.pos_ != "PRON" for c in things)
    if not labels and not inner and not _quote_within(view, things) and not alone:
        return _named_so(view, cue, limit)
    last = max((c.right_edge.i for c in (*labels, *things)), default=start)
    end = min(limit, max(last + 1, start + 1))
    if cue.lemma in _SMALL_CLAUSE | {"put"} and view.inside[end - 1] is None and not _quote_within(view, things):
        end = next((i for i in range(end, limit) if view.doc[i].is_punct), limit)
    if end < limit and view.doc[end].text == ":" and cue.lemma == "name":
        end = limit
    quote = view.inside[end - 1] or (view.inside[end - 2] if end - 2 >= start else None)
    if quote is not None and view.doc[start].lower_ not in _POINTING:
        return view.tokens_in(quote)
    return (start, end) if start < end else None


def _named_so(view: View, cue: Cue, limit: int) -> Range | None:
    """ "Called the exercise good sport": a thing and its label that the parser took for one phrase."""
    doc, start = view.doc, cue.end
    if cue.lemma not in _SMALL_CLAUSE or start >= limit or doc[start].pos_ not in ("DET", "PRON", "PROPN"):
        return None
    noun = next(
        (i for i in range(start, min(limit, start + MAX_THING)) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), None
    )
    while (
        noun is not None
        and noun + 1 < limit
        and doc[noun + 1].pos_ in ("NOUN", "PROPN")
        and doc[noun + 1].lower_ != "part"
    ):
        noun += 1
    if noun is None or noun + 1 >= limit or doc[noun].tag_ in ("WP", "WDT", "PRP$"):
        return None
    follower = doc[noun + 1]
    labelled = follower.pos_ in ("ADJ", "DET") or follower.tag_ == "VBN" or follower.lower_ == "part"
    end = next((i for i in range(noun + 1, limit) if doc[i].text in (";", ":", ".")), limit)
    return (start, end) if labelled and follower.lower_ not in ("that", "this", "all", "both", "last", "next") else None


def _is_label(token: Token, cue: Cue) -> bool:
    if cue.lemma in _LINKED_BY:
        return token.dep_ in ("prep", "dative", "prt") and token.lower_ in _LINKED_BY[cue.lemma]
    if token.dep_ == "prep":
        return token.lower_ == "as"
    return token.dep_ in ("oprd", "ccomp", "xcomp", "acomp", "attr") and cue.lemma not in ("read", "name")


def _quote_within(view: View, things: list[Token]) -> bool:
    return any(view.inside[i] is not None for c in things for i in (c.right_edge.i, max(0, c.right_edge.i - 1)))


def _phrase_end(view: View, cue: Cue, child: Token, limit: int) -> int:
    """The end of a noun phrase as content, with what is said after its colon."""
    doc = view.doc
    siblings = [
        c.right_edge.i for c in cue.verb.rights if c.i > child.i and c.dep_ in ("prep", "oprd", "xcomp", "dobj")
    ]
    end = min(limit, max([child.right_edge.i, *siblings]) + 1)
    if end < limit and doc[end].text == ":":
        return limit
    for i in range(child.i + 1, end):
        if doc[i].text == ";" or (
            doc[i].text == ","
            and i + 1 < end
            and doc[i + 1].lower_ in _CUT_BEFORE
            and doc[min(i + 2, end - 1)].tag_ not in ("WDT", "WP")
        ):
            return i
    return end
