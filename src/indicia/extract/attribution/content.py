"""What is said: the content ranges of a cue verb.

Content stands to the right ("said that ..."), to the left ("..., he said") or
on both sides ("..., he said, ..."). Ranges are token indices, half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.attribution.objects import noun_phrase
from indicia.extract.attribution.quotes import Quote
from indicia.extract.attribution.verbs import Cue, lemmas
from indicia.extract.attribution.view import CLOSING, OPENING, Range, Sentence, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TAIL = 30
"""Tokens between a cue verb and its "that", colon or quotation ("told reporters in Minsk on Friday that")."""

_STOPS = frozenset({",", ";", ":", ".", "–", "—", "-", "?", "!", "…", "..."})
_RESUMING = frozenset(
    {"and", "or", "but", "whereas", "because", "if", "unless", "so", "although", "though", "that", "nor", "yet"}
)
_ASIDE_CLAUSE = frozenset({"who", "which", "where", "whose", "citing", "quoting", "adding", "referring", "hours", "days"})
_NO_CONTENT_THAT = frozenset({"condition", "so", "now", "provided", "such", "grounds"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def contents(view: View, cue: Cue, limit: int) -> list[Range]:
    """Content ranges of a cue; `limit` is the first token that belongs to somebody else."""
    aside = cue.own_subject and may_close(cue) and (cue.inverted or parenthetical(view, cue))
    if aside:
        left = _left(view, cue)
        if left is not None:
            return [left, *_resumed(view, cue, limit)]
    right = _right(view, cue, limit)
    return [right] if right else []


def may_close(cue: Cue) -> bool:
    """Whether the verb can stand behind what was said."""
    words = cues().verbs
    if cue.lemma in words.denial:
        return cue.verb.doc[cue.verb.sent.start].lower_ == "that"
    return cue.lemma in words.speech | words.belief | words.particle.keys() | words.quoting | {"tell", "have"}


def parenthetical(view: View, cue: Cue) -> bool:
    """Whether speaker and verb stand between marks: "..., he said, ..." or at the end."""
    doc, (start, _) = view.doc, cue.clause
    before = _previous(view, start)
    if before is None or doc[before].text == ":" or not (doc[before].is_punct or doc[before].text in CLOSING):
        return False
    if _has_complement(cue):
        return False
    after = tail_end(view, cue)
    return after >= _sentence(view, cue).end or doc[after].text in _STOPS and doc[after].text != ":"


def _has_complement(cue: Cue) -> bool:
    """Whether a preposition of its own follows the verb: "complained of the cost"."""
    wanted = cues().verbs.prepositional.get(cue.lemma, frozenset())
    return any(c.dep_ == "prep" and c.lower_ in wanted and c.i == cue.end for c in cue.verb.rights)


def _previous(view: View, start: int) -> int | None:
    return start - 1 if start - 1 >= view.sentence_of[start].start else None


def _sentence(view: View, cue: Cue) -> Sentence:
    return view.sentence_of[cue.verb.i]


def tail_end(view: View, cue: Cue) -> int:
    """The first token after verb, speaker, hearer and asides of time and place."""
    doc, sentence = view.doc, _sentence(view, cue)
    i = max(cue.end, cue.clause[1])
    last = min(sentence.end, i + MAX_TAIL)
    while i < last:
        if doc[i].text in _STOPS or doc[i].text in OPENING | CLOSING or _starts_clause(doc[i], cue):
            return i
        i += 1
    return i


def _starts_clause(token: Token, cue: Cue) -> bool:
    """Whether a clause that hangs on the verb begins here."""
    if token.lower_ in ("that", "whether") and token.dep_ == "mark":
        if cue.lemma in cues().verbs.object - cues().verbs.speech and token.head.dep_ in ("acl", "relcl"):
            return False
        return token.i == 0 or token.nbor(-1).lower_ not in _NO_CONTENT_THAT
    node = token
    for _ in range(MAX_TAIL):
        if node.head == cue.verb or node.head == node:
            break
        node = node.head
    return node.head == cue.verb and node.dep_ in ("ccomp", "xcomp") and node.left_edge.i == token.i


# --- to the right


def _right(view: View, cue: Cue, limit: int) -> Range | None:
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
    if quote_start is not None and (clause is None or quote_start <= max(clause + 1, tail_end(view, cue) + 1)):
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
        if child.dep_ == "ccomp" or child.dep_ == "xcomp" and _takes_infinitive(cue, child):
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
    if first is None or cue.lemma in cues().verbs.hearer | {"reply", "respond", "write", "report"}:
        return False
    return first.pos_ in ("PROPN", "NOUN", "DET", "PRON") and first.ent_type_ not in ("DATE", "TIME") and not cue.inverted


def _linear_clause(view: View, cue: Cue, tail: int) -> int | None:
    """A clause that the parser did not hang on the verb: "said Russia would see no war"."""
    start, doc = cue.end, view.doc
    if cue.lemma not in cues().verbs.speech | cues().verbs.belief or start >= len(doc):
        return None
    end = _sentence(view, cue).end
    if doc[start].pos_ not in ("PROPN", "NOUN", "DET", "PRON", "ADJ", "NUM"):
        return None
    finite = any(t.tag_ in _FINITE and t.i > start and t.dep_ not in ("relcl",) for t in doc[start : min(tail + 12, end)])
    return start if finite else None


def _takes_infinitive(cue: Cue, child: Token) -> bool:
    words = cues().verbs
    if child.tag_ == "VBG":
        return cue.lemma in words.denial | {"admit", "suggest", "propose", "report", "mention"}
    infinitive = ("promise", "pledge", "vow", "threaten", "claim", "tell", "urge", "advise", "warn", "swear", "expect")
    return cue.lemma in infinitive


def is_that(token: Token) -> bool:
    """Whether the token is the conjunction "that" (or "whether") before a content."""
    if token.lower_ not in ("that", "whether") or token.i + 1 >= len(token.doc):
        return False
    if token.nbor(1).tag_ in ("VBZ", "VBD", "MD") and token.dep_ != "mark":
        return False
    if token.i and token.nbor(-1).lower_ in _NO_CONTENT_THAT:
        return False
    return token.dep_ in ("mark", "det", "nsubj", "advmod") and token.tag_ in ("IN", "WDT", "DT")


def behind_that(doc: object, start: int) -> int:
    """The token after a leading "that", if it is the conjunction."""
    first = doc[start]  # type: ignore[index]
    return start + 1 if first.lower_ == "that" and is_that(first) else start


def colon_follows(view: View, cue: Cue) -> int | None:
    """The token after the colon that ends the cue's clause."""
    tail, doc = tail_end(view, cue), view.doc
    return tail + 1 if tail + 1 < len(doc) and doc[tail].text == ":" else None


def _quote_after(view: View, cue: Cue) -> int | None:
    """The first token of a quotation that begins where the asides end."""
    doc, sentence = view.doc, _sentence(view, cue)
    first = max(cue.end, cue.clause[1])
    for i in range(first, min(len(doc), sentence.end + 1, first + MAX_TAIL)):
        quote = view.inside[i]
        if quote is not None and quote is not view.inside[cue.verb.i]:
            return i
        if doc[i].tag_ in ("VBD", "VBZ") and doc[i].lemma_.lower() in lemmas() and doc[i].dep_ != "relcl":
            return None
        if doc[i].text in (";", ".") or _starts_clause(doc[i], cue) and doc[i].lower_ != "that":
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


# --- to the left


def _left(view: View, cue: Cue) -> Range | None:
    start, stop = _sentence(view, cue).start, cue.clause[0]
    before = _previous(view, stop)
    if before is None:
        return None
    quote = view.inside[before] or (view.inside[before - 1] if before > start else None)
    words = cues().verbs
    if quote is None and cue.lemma in words.quoting - words.speech - words.document - words.particle.keys():
        return None
    if quote is not None and quote is not view.inside[cue.verb.i]:
        first, _ = view.tokens_in(quote)
        alone = first <= start + 1 or _only_connective(view, start, first) or _own_sentence(view, first, stop)
        return (first if alone else start), stop
    if quote is not None:
        return _left_in_quote(view, quote, start, stop)
    start = _after_mark(view, start, stop)
    return (start, stop) if _says_something(view, start, stop, cue) else None


def _left_in_quote(view: View, quote: Quote, start: int, stop: int) -> Range | None:
    first, _ = view.tokens_in(quote)
    return (max(start, first), stop) if stop - max(start, first) > 2 else None


def _own_sentence(view: View, first: int, stop: int) -> bool:
    """Whether a quotation in mid-sentence is a sentence of its own."""
    before = next((view.doc[i].text for i in range(first - 1, max(0, first - 4), -1) if view.doc[i].text not in OPENING), "")
    return before == ":" or view.doc[first].text[0].isupper() and stop - first > 5 and view.doc[first].pos_ != "PROPN"


def _only_connective(view: View, start: int, first: int) -> bool:
    return all(t.pos_ in ("CCONJ", "ADV", "PUNCT") for t in view.doc[start:first])


def _after_mark(view: View, start: int, stop: int) -> int:
    """Behind the semicolon or colon that parts the content from another's statement."""
    for i in range(stop - 2, start, -1):
        if view.doc[i].text in (";", ":") and _cue_before(view, start, i):
            return i + 1
    return start


def _cue_before(view: View, start: int, mark: int) -> bool:
    return any(t.lemma_ in cues().verbs.speech and t.pos_ == "VERB" for t in view.doc[start:mark])


def _says_something(view: View, start: int, stop: int, cue: Cue) -> bool:
    """Whether the stretch before the speaker is a clause, or its beginning that goes on behind."""
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in view.doc[start:stop]):
        return view.doc[start].lower_ not in ("as", "when", "if", "while", "after", "before", "since", "asked")
    after = tail_end(view, cue)
    goes_on = after < _sentence(view, cue).end and view.doc[after].text in (",", "–", "—")
    return goes_on and view.doc[start].pos_ not in ("ADP", "ADV", "CCONJ", "SCONJ")


def _resumed(view: View, cue: Cue, limit: int) -> list[Range]:
    """Content that goes on behind "he said": in the same sentence or in the quotation that follows."""
    doc = view.doc
    after, end = tail_end(view, cue), min(limit, _sentence(view, cue).end)
    if after + 1 >= end or doc[after].text not in (",", ";", ":", "–", "—"):
        return []
    opening = view.inside[after + 1] or (view.inside[after + 2] if after + 2 < end else None)
    opening = opening or (view.inside[after + 3] if after + 3 < end and doc[after + 1].pos_ == "CCONJ" else None)
    opening = opening or _quote_behind_aside(view, after, end)
    if opening is not None and opening is not view.inside[cue.verb.i]:
        return [view.tokens_in(opening)]
    if doc[after].text == ";" or _goes_on(view, cue, after + 1):
        start = after + 1
        while doc[start].lower_ in ("and", "but", "whereas", "that", ",") and start + 1 < end:
            start += 1
        return [(start, end)]
    return []


def _quote_behind_aside(view: View, after: int, end: int) -> Quote | None:
    """The quotation that goes on behind ", looking at his boots, "."""
    if view.doc[after + 1].tag_ != "VBG":
        return None
    for i in range(after + 2, min(end, after + MAX_TAIL)):
        if view.inside[i] is not None:
            return view.inside[i]
    return None


def _goes_on(view: View, cue: Cue, start: int) -> bool:
    token = view.doc[start]
    if token.lower_ in _ASIDE_CLAUSE or token.tag_ in ("VBG", "WP", "WDT"):
        return False
    if token.lower_ in _RESUMING:
        return True
    if token.tag_ in _FINITE:
        return True
    left = view.doc[_sentence(view, cue).start : cue.clause[0]]
    return not any(t.tag_ in _FINITE and t.dep_ != "relcl" for t in left)
