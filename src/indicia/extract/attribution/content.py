"""What is said: the content spans of a cue verb.

Content stands to the right ("said that ..."), to the left ("..., he said") or
on both sides ("..., he said, ..."). Ranges are token indices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.attribution.quotes import Quote
from indicia.extract.attribution.verbs import Cue
from indicia.extract.attribution.view import CLOSING, OPENING, Range, Sentence, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TAIL = 30
"""Tokens between a cue verb and its "that", colon or quotation ("told reporters in Minsk on Friday that")."""

_STOPS = frozenset({",", ";", ":", ".", "–", "—", "?", "!", "…"})
_ASIDE = frozenset({"prep", "dative", "dobj", "npadvmod", "advmod", "prt", "agent", "punct", "advcl", "iobj", "neg"})
_RESUMING = frozenset(
    {"and", "or", "but", "whereas", "because", "if", "unless", "so", "although", "though", "that", "nor", "yet"}
)
_ASIDE_CLAUSE = frozenset({"who", "which", "where", "whose", "citing", "quoting", "adding", "referring", "hours", "days"})
_QUESTIONS = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})


def contents(view: View, cue: Cue, limit: int) -> list[Range]:
    """Content ranges of a cue; `limit` is the first token that belongs to somebody else."""
    right = _right(view, cue, limit)
    if cue.own_subject and (cue.inverted or not right or parenthetical(view, cue)):
        left = _left(view, cue)
        if left is not None:
            return [left, *_resumed(view, cue, limit)]
    return [right] if right else []


def parenthetical(view: View, cue: Cue) -> bool:
    """Whether speaker and verb stand between marks: "..., he said, ..." or at the end."""
    doc, (start, _) = view.doc, cue.clause
    before = _previous(view, start)
    if before is None or not (doc[before].is_punct or doc[before].text in CLOSING):
        return False
    after = _tail_end(view, cue)
    return after >= len(doc) or doc[after].text in _STOPS and doc[after].text != ":" or after >= _sentence(view, cue).end


def _previous(view: View, start: int) -> int | None:
    return start - 1 if start - 1 >= view.sentence_of[start].start else None


def _sentence(view: View, cue: Cue) -> Sentence:
    return view.sentence_of[cue.verb.i]


def _tail_end(view: View, cue: Cue) -> int:
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
    if token.lower_ in ("that", "whether") and token.tag_ in ("IN", "WDT", "DT") and token.dep_ == "mark":
        return True
    node = token
    for _ in range(MAX_TAIL):
        if node.head == cue.verb or node.head == node:
            break
        node = node.head
    return node.head == cue.verb and node.dep_ in ("ccomp", "xcomp") and node.left_edge.i == token.i


# --- to the right


def _right(view: View, cue: Cue, limit: int) -> Range | None:
    if cue.inverted and not _colon_follows(view, cue):
        return None
    quote_start = _quote_after(view, cue)
    clause = _clause_start(view, cue)
    words, lemma = cues().verbs, cue.lemma
    if quote_start is not None and (clause is None or quote_start <= clause + 1) and lemma not in words.label - words.speech:
        return _quoted_range(view, cue, quote_start, limit, clause)
    if clause is not None and (lemma in words.speech | words.belief | words.hearer | words.document | words.denial | words.label):
        return clause, limit
    after_colon = _colon_follows(view, cue)
    if after_colon and lemma in words.speech | words.hearer:
        return after_colon, limit
    return _object(view, cue, limit)


def _clause_start(view: View, cue: Cue) -> int | None:
    """Where a clause that is the content begins, behind its "that"."""
    doc, verb = view.doc, cue.verb
    tail = _tail_end(view, cue)
    for child in verb.rights:
        if child.dep_ == "ccomp" or child.dep_ == "xcomp" and _takes_infinitive(cue, child):
            start = max(child.left_edge.i, cue.end)
            return _behind_that(doc, min(start, tail) if tail > cue.end and _is_that(doc[tail]) else start)
    if tail < len(doc) and _is_that(doc[tail]):
        return _behind_that(doc, tail)
    if tail + 1 < len(doc) and doc[tail].text == "," and _is_that(doc[tail + 1]) and doc[tail + 1].dep_ == "mark":
        return tail + 2
    return _linear_clause(view, cue, tail)


def _linear_clause(view: View, cue: Cue, tail: int) -> int | None:
    """A clause that the parser did not hang on the verb: "said Russia would see no war"."""
    start = cue.end
    if cue.lemma not in cues().verbs.speech | cues().verbs.belief or start >= tail:
        return None
    stretch = view.doc[start:tail]
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.i > start for t in stretch)
    return start if finite and stretch[0].pos_ not in ("ADP", "PUNCT", "CCONJ") else None


def _takes_infinitive(cue: Cue, child: Token) -> bool:
    words = cues().verbs
    if child.tag_ == "VBG":
        return cue.lemma in words.denial | {"admit", "suggest", "propose", "report", "mention"}
    infinitive = ("promise", "pledge", "vow", "threaten", "claim", "tell", "urge", "ask", "advise", "warn", "swear", "expect")
    return cue.lemma in infinitive or child.pos_ in ("ADJ", "NOUN") and cue.lemma in words.label


def _is_that(token: Token) -> bool:
    if token.i + 1 < len(token.doc) and token.nbor(1).tag_ in ("VBZ", "VBD", "MD"):
        return False
    return token.lower_ in ("that", "whether") and token.dep_ in ("mark", "det", "nsubj") and token.tag_ in ("IN", "WDT", "DT")


def _behind_that(doc: object, start: int) -> int:
    first = doc[start]  # type: ignore[index]
    return start + 1 if first.lower_ == "that" and _is_that(first) else start


def _colon_follows(view: View, cue: Cue) -> int | None:
    tail, doc = _tail_end(view, cue), view.doc
    if tail + 1 < len(doc) and doc[tail].text == ":":
        return tail + 1
    return None


def _quote_after(view: View, cue: Cue) -> int | None:
    """The first token of a quotation that begins where the asides end."""
    doc, sentence = view.doc, _sentence(view, cue)
    i = max(cue.end, cue.clause[1])
    for i in range(i, min(len(doc), sentence.end + 1, i + MAX_TAIL)):
        quote = view.inside[i]
        if quote is not None and quote is not view.inside[cue.verb.i]:
            return i
        if doc[i].text in (";", ".") or _starts_clause(doc[i], cue) and doc[i].lower_ != "that":
            return None
    return None


def _quoted_range(view: View, cue: Cue, start: int, limit: int, clause: int | None) -> Range:
    quote = view.inside[start]
    assert quote is not None
    end = view.tokens_in(quote)[1]
    head_inside = clause is None or _heads_within(view, cue, quote)
    if head_inside or end >= limit - 1:
        return start, end
    return start, max(limit, end)


def _heads_within(view: View, cue: Cue, quote: Quote) -> bool:
    return any(c.dep_ in ("ccomp", "xcomp") and quote.holds(c.idx) for c in cue.verb.rights)


def _object(view: View, cue: Cue, limit: int) -> Range | None:
    """A noun phrase as content: "denies taking part", "speaks of a warning", "called the drill routine"."""
    words, lemma = cues().verbs, cue.lemma
    if lemma in words.prepositional:
        found = _after_preposition(view, cue, limit)
        if found is not None:
            return found
    if lemma in words.label:
        labelled = _labelled(view, cue, limit)
        if labelled is not None:
            return labelled
    if lemma not in words.object:
        return None
    for child in cue.verb.rights:
        if child.dep_ in ("dobj", "xcomp", "ccomp", "obj", "nmod", "oprd") and child.i >= cue.end:
            return max(cue.end, child.left_edge.i), _phrase_end(view, cue, child, limit)
    return None


def _after_preposition(view: View, cue: Cue, limit: int) -> Range | None:
    for child in cue.verb.rights:
        if child.dep_ in ("prep", "prt") and child.lower_ in cues().verbs.prepositional[cue.lemma]:
            start = child.i + 1
            return (start, _phrase_end(view, cue, child, limit)) if start < limit else None
    return None


def _labelled(view: View, cue: Cue, limit: int) -> Range | None:
    """Something and the label put on it; a bare noun phrase is no label."""
    doc, start = view.doc, cue.end
    rights = [c for c in cue.verb.rights if c.dep_ not in ("punct", "cc", "conj")]
    labels = [c for c in rights if c.dep_ in ("oprd", "ccomp", "xcomp", "acomp", "attr") or c.dep_ == "prep" and c.lower_ == "as"]
    things = [c for c in rights if c.dep_ in ("dobj", "nsubj")]
    nested_as = [g for c in things for g in c.subtree if g.dep_ == "prep" and g.lower_ == "as"]
    if not labels and not nested_as and not (cue.lemma in _LABEL_ALONE and things):
        return None
    last = max((c.right_edge.i for c in (*labels, *things)), default=start)
    end = min(limit, max(last + 1, start + 1))
    quote = view.inside[end - 1] or view.inside[max(start, end - 2)]
    if quote is not None and doc[start].lower_ not in ("it", "them", "this", "that"):
        return view.tokens_in(quote)
    return (start, end) if start < end else None


_LABEL_ALONE = frozenset({"see", "name"})


def _phrase_end(view: View, cue: Cue, child: Token, limit: int) -> int:
    """The end of a noun phrase as content, with what is said after its colon."""
    doc = view.doc
    siblings = [c.right_edge.i for c in cue.verb.rights if c.i > child.i and c.dep_ in ("prep", "oprd", "xcomp", "dobj")]
    end = min(limit, max([child.right_edge.i, *siblings]) + 1)
    if end < limit and doc[end].text == ":":
        return limit
    for i in range(child.i + 1, end):
        if doc[i].text == ";" or doc[i].text == "," and i + 1 < end and doc[i + 1].lower_ in ("but", "while", "without"):
            return i
    return end


# --- to the left


def _left(view: View, cue: Cue) -> Range | None:
    start, stop = _sentence(view, cue).start, cue.clause[0]
    before = _previous(view, stop)
    if before is None or stop - start < 1:
        return None
    quote = view.inside[before] or (view.inside[before - 1] if before > start else None)
    if quote is not None and quote is not view.inside[cue.verb.i]:
        first, _ = view.tokens_in(quote)
        if first <= start + 1 or _only_connective(view, start, first):
            return first, stop
        return start, stop
    start = _after_semicolon(view, start, stop)
    if quote is not None:
        start = max(start, view.tokens_in(quote)[0]) if quote.closed else view.tokens_in(quote)[0]
    return (start, stop) if _says_something(view, start, stop, cue) else None


def _only_connective(view: View, start: int, first: int) -> bool:
    return all(t.pos_ in ("CCONJ", "ADV", "PUNCT") for t in view.doc[start:first])


def _after_semicolon(view: View, start: int, stop: int) -> int:
    for i in range(stop - 2, start, -1):
        if view.doc[i].text == ";" and _cue_before(view, start, i):
            return i + 1
    return start


def _cue_before(view: View, start: int, semicolon: int) -> bool:
    return any(t.lemma_ in cues().verbs.speech and t.pos_ == "VERB" for t in view.doc[start:semicolon])


def _says_something(view: View, start: int, stop: int, cue: Cue) -> bool:
    """Whether the stretch before the speaker is a clause, or its beginning that goes on behind."""
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in view.doc[start:stop]):
        return True
    after = _tail_end(view, cue)
    return after < _sentence(view, cue).end and view.doc[after].text == "," and view.doc[start].pos_ != "ADP"


def _resumed(view: View, cue: Cue, limit: int) -> list[Range]:
    """Content that goes on behind "he said": in the same sentence or in the quotation that follows."""
    doc, sentence = view.doc, _sentence(view, cue)
    after = _tail_end(view, cue)
    end = min(limit, sentence.end)
    if after + 1 < end and doc[after].text in (",", ";", ":", "–", "—"):
        opening = view.inside[after + 1] or (view.inside[after + 2] if after + 2 < end else None)
        if opening is not None and opening is not view.inside[cue.verb.i]:
            return [view.tokens_in(opening)]
        if doc[after].text == ";" or _goes_on(view, cue, after + 1):
            start = after + 1
            while doc[start].lower_ in ("and", "but", "whereas", "that", ",") and start + 1 < end:
                start += 1
            return [(start, end)]
    return []


def _goes_on(view: View, cue: Cue, start: int) -> bool:
    token = view.doc[start]
    if token.lower_ in _ASIDE_CLAUSE or token.tag_ in ("VBG", "WP", "WDT"):
        return False
    if token.lower_ in _RESUMING:
        return True
    left = view.doc[_sentence(view, cue).start : cue.clause[0]]
    return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ not in ("relcl", "aux", "auxpass") for t in left)

