"""Content behind its cue: "said that ...", "said: "..."", "speaks of ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.attribution.objects import noun_phrase
from indicia.extract.attribution.quotes import Quote
from indicia.extract.attribution.tails import (
    FINITE,
    MAX_TAIL,
    behind_that,
    colon_follows,
    is_that,
    sentence_at,
    starts_clause,
    tail_end,
)
from indicia.extract.attribution.verbs import Cue, lemmas
from indicia.extract.attribution.view import Range, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

LINEAR_REACH = 12
"""Tokens behind a cue in which a clause that the parser missed must have its finite verb."""

_INFINITIVE = frozenset(
    {
        "ask",
        "beg",
        "instruct",
        "order",
        "promise",
        "pledge",
        "vow",
        "threaten",
        "claim",
        "tell",
        "urge",
        "advise",
        "warn",
        "swear",
        "expect",
    }
)
_OF_HEARERS = frozenset({"ask", "beg"})
"""With an infinitive they say something only if somebody is to do it: "asked not to be named" is none."""
_GERUND = frozenset({"admit", "suggest", "propose", "report", "mention"})
_TO_SOMEBODY = frozenset({"reply", "respond", "write", "report"})
_NOMINAL = ("PROPN", "NOUN", "DET", "PRON", "ADJ", "NUM")


def behind(view: View, cue: Cue, limit: int) -> Range | None:
    """The content range behind a cue, if there is any."""
    if cue.inverted and not colon_follows(view, cue):
        return None
    words, lemma = cues().verbs, cue.lemma
    clausal = lemma in words.speech | words.belief | words.hearer | words.document | words.denial | words.quoting
    if clausal or lemma in words.particle:
        found = _said(view, cue, limit)
        if found is not None:
            return found
    return noun_phrase(view, cue, limit)


def _said(view: View, cue: Cue, limit: int) -> Range | None:
    """A quotation or a clause behind the verb."""
    quote_start, clause = _quote_after(view, cue), _clause_start(view, cue)
    if quote_start is not None and (clause is None or quote_start <= max(clause + 1, tail_end(view, cue) + 2)):
        return _quoted_range(view, cue, quote_start, limit, clause)
    if clause is not None and _has_verb(view, clause, limit):
        gerund = next((c for c in cue.verb.rights if c.tag_ == "VBG" and c.dep_ == "xcomp" and c.i >= clause), None)
        if gerund is not None:
            return noun_phrase(view, cue, limit)
        return clause, limit
    after_colon = colon_follows(view, cue)
    spoken = cue.lemma in cues().verbs.speech | cues().verbs.hearer | cues().verbs.particle.keys()
    return (after_colon, limit) if after_colon and spoken and _has_verb(view, after_colon, limit) else None


def _has_verb(view: View, start: int, limit: int) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in view.doc[start:limit])


def _clause_start(view: View, cue: Cue) -> int | None:
    """Where a clause that is the content begins, behind its "that"."""
    doc, verb, words = view.doc, cue.verb, cues().verbs
    tail = tail_end(view, cue)
    if tail < len(doc) and is_that(doc[tail]):
        return tail + 1 if doc[tail].lower_ == "that" else tail
    for child in verb.rights:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and _takes_infinitive(cue, child)):
            if cue.lemma in words.quoting - words.speech:
                return None
            start = max(child.left_edge.i, cue.end)
            return behind_that(doc, cue.end if _subject_cut_off(cue, start) else start)
    if tail + 1 < len(doc) and doc[tail].text == "," and is_that(doc[tail + 1]) and doc[tail + 1].dep_ == "mark":
        return tail + 2
    return _linear_clause(view, cue, tail)


def _subject_cut_off(cue: Cue, start: int) -> bool:
    """Whether the parser left the clause's subject behind: "said Russia, if it had its way, would ..."."""
    first = cue.verb.doc[cue.end] if cue.end < start else None
    if first is None or cue.lemma in cues().verbs.hearer | _TO_SOMEBODY:
        return False
    nominal = first.pos_ in _NOMINAL[:4] and first.ent_type_ not in ("DATE", "TIME")
    return nominal and not cue.inverted


def _linear_clause(view: View, cue: Cue, tail: int) -> int | None:
    """A clause that the parser did not hang on the verb: "said Russia would see no war"."""
    start, doc = cue.end, view.doc
    if cue.lemma not in cues().verbs.speech | cues().verbs.belief or start >= len(doc):
        return None
    end = sentence_at(view, cue).end
    if doc[start].pos_ not in _NOMINAL:
        return None
    reach = doc[start + 1 : min(tail + LINEAR_REACH, end)]
    return start if any(t.tag_ in FINITE and t.dep_ != "relcl" for t in reach) else None


def _takes_infinitive(cue: Cue, child: Token) -> bool:
    words = cues().verbs
    if child.tag_ == "VBG":
        return cue.lemma in words.denial | _GERUND
    if cue.lemma in _OF_HEARERS and not any(c.dep_ == "nsubj" for c in child.lefts):
        hearers = [c for c in cue.verb.rights if c.dep_ in ("dobj", "dative") and c.i < child.i]
        return any(c.lower_ not in ("us", "me") for c in hearers)
    return cue.lemma in _INFINITIVE


def _quote_after(view: View, cue: Cue) -> int | None:
    """The first token of a quotation that begins where the asides end."""
    doc, sentence = view.doc, sentence_at(view, cue)
    first = max(cue.end, cue.clause[1])
    for i in range(first, min(len(doc), sentence.end + 1, first + MAX_TAIL)):
        quote = view.inside[i]
        if quote is not None and quote is not view.inside[cue.verb.i]:
            return i
        if doc[i].tag_ in ("VBD", "VBZ") and doc[i].lemma_.lower() in lemmas() and doc[i].dep_ != "relcl":
            return None
        if doc[i].text in (";", ".") or (starts_clause(doc[i], cue) and doc[i].lower_ != "that"):
            return i + 1 if i + 1 < len(doc) and view.inside[i + 1] not in (None, view.inside[cue.verb.i]) else None
    return None


def _quoted_range(view: View, cue: Cue, start: int, limit: int, clause: int | None) -> Range:
    quote = view.inside[start]
    assert quote is not None
    end = view.tokens_in(quote)[1]
    if clause is None or _heads_within(cue, quote) or end >= limit - 1:
        return start, end
    return start, max(limit, end)


def _heads_within(cue: Cue, quote: Quote) -> bool:
    return any(c.dep_ in ("ccomp", "xcomp") and quote.holds(c.idx) for c in cue.verb.rights)
