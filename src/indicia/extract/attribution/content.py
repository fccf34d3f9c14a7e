"""What is said: the content ranges of a cue verb.

Content stands to the right ("said that ..."), to the left ("..., he said") or
on both sides ("..., he said, ..."). Ranges are token indices, half-open.
"""

from __future__ import annotations

from indicia.extract.attribution.clauses import behind
from indicia.extract.attribution.quotes import Quote
from indicia.extract.attribution.tails import FINITE, MAX_TAIL, STOPS, sentence_at, tail_end
from indicia.extract.attribution.verbs import Cue
from indicia.extract.attribution.view import CLOSING, OPENING, Range, View
from indicia.kb.cues import cues

_RESUMING = frozenset(
    {"and", "or", "but", "whereas", "because", "if", "unless", "so", "although", "though", "that", "nor", "yet"}
)
_ASIDE_CLAUSE = frozenset(
    {"who", "which", "where", "whose", "citing", "quoting", "adding", "referring", "hours", "days"}
)


def contents(view: View, cue: Cue, limit: int) -> list[Range]:
    """Content ranges of a cue; `limit` is the first token that belongs to somebody else."""
    aside = cue.own_subject and may_close(cue) and (cue.inverted or parenthetical(view, cue))
    if aside:
        left = _left(view, cue)
        if left is not None:
            return [left, *_resumed(view, cue, limit)]
    right = behind(view, cue, limit)
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
    return after >= sentence_at(view, cue).end or (doc[after].text in STOPS and doc[after].text != ":")


def _has_complement(cue: Cue) -> bool:
    """Whether the verb has an object of its own: "complained of the cost", "promised 30 September"."""
    words = cues().verbs
    if cue.lemma in words.object - words.hearer and any(c.dep_ == "dobj" and c.i >= cue.end for c in cue.verb.rights):
        return not cue.inverted
    wanted = cues().verbs.prepositional.get(cue.lemma, frozenset())
    return any(c.dep_ == "prep" and c.lower_ in wanted and c.i == cue.end for c in cue.verb.rights)


def _previous(view: View, start: int) -> int | None:
    return start - 1 if start - 1 >= view.sentence_of[start].start else None


def _left(view: View, cue: Cue) -> Range | None:
    start, stop = sentence_at(view, cue).start, cue.clause[0]
    before = _previous(view, stop)
    if before is None:
        return None
    quote = view.inside[before] or (view.inside[before - 1] if before > start else None)
    words = cues().verbs
    unsaid = cue.lemma in words.quoting - words.speech - words.document - words.particle.keys()
    if quote is None and unsaid and not _is_clause(view, start, stop):
        return None
    if quote is not None and quote is not view.inside[cue.verb.i]:
        first, _ = view.tokens_in(quote)
        alone = first <= start + 1 or _only_connective(view, start, first) or _own_sentence(view, first, stop)
        return (first if alone else start), stop
    if quote is not None:
        return _left_in_quote(view, quote, start, stop)
    start = _after_mark(view, start, stop)
    return (start, stop) if _says_something(view, start, stop, cue) else None


def _is_clause(view: View, start: int, stop: int) -> bool:
    """Whether a stretch has a finite verb with its own subject: then even "she continued" reports it."""
    verbs = (t for t in view.doc[start:stop] if t.tag_ in FINITE)
    return any(
        c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i >= start for v in verbs for c in (*v.lefts, *v.head.lefts)
    )


def _left_in_quote(view: View, quote: Quote, start: int, stop: int) -> Range | None:
    first, _ = view.tokens_in(quote)
    return (max(start, first), stop) if stop - max(start, first) > 2 else None


def _own_sentence(view: View, first: int, stop: int) -> bool:
    """Whether a quotation in mid-sentence is a sentence of its own."""
    before = next(
        (view.doc[i].text for i in range(first - 1, max(0, first - 4), -1) if view.doc[i].text not in OPENING), ""
    )
    return before == ":" or (view.doc[first].text[0].isupper() and stop - first > 5 and view.doc[first].pos_ != "PROPN")


def _only_connective(view: View, start: int, first: int) -> bool:
    return all(t.pos_ in ("CCONJ", "ADV", "PUNCT") for t in view.doc[start:first])


def _after_mark(view: View, start: int, stop: int) -> int:
    """Behind the semicolon or colon that parts the content from another's statement."""
    for i in range(stop - 2, start, -1):
        if view.doc[i].text in (";", ":") and _cue_before(view, start, i):
            return i + 1
    return start


def _cue_before(view: View, start: int, mark: int) -> bool:
    words = cues().verbs
    saying = words.speech | words.denial | words.hearer
    return any(t.lemma_.lower() in saying and t.pos_ == "VERB" for t in view.doc[start:mark])


def _says_something(view: View, start: int, stop: int, cue: Cue) -> bool:
    """Whether the stretch before the speaker is a clause, or its beginning that goes on behind."""
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in view.doc[start:stop]):
        return view.doc[start].lower_ not in ("as", "when", "if", "while", "after", "before", "since", "asked")
    if cue.inverted and _is_exclamation(view, start, stop):
        return True
    after = tail_end(view, cue)
    goes_on = after < sentence_at(view, cue).end and view.doc[after].text in (",", "–", "—")
    return goes_on and view.doc[start].pos_ not in ("ADP", "ADV", "CCONJ", "SCONJ")


def _is_exclamation(view: View, start: int, stop: int) -> bool:
    """ "Pure chance, insists Minsk": a few words without a verb that fill their sentence."""
    words = [t for t in view.doc[start:stop] if not t.is_punct]
    nominal = (
        bool(words) and words[0].pos_ in ("ADJ", "NOUN", "DET", "NUM") and words[0].i == view.sentence_of[start].start
    )
    return nominal and not any(t.ent_type_ in ("DATE", "TIME") for t in words[:2])


def _resumed(view: View, cue: Cue, limit: int) -> list[Range]:
    """Content that goes on behind "he said": in the same sentence or in the quotation that follows."""
    doc = view.doc
    after, end = tail_end(view, cue), min(limit, sentence_at(view, cue).end)
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
    if token.tag_ in FINITE:
        return True
    left = view.doc[sentence_at(view, cue).start : cue.clause[0]]
    return not any(t.tag_ in FINITE and t.dep_ != "relcl" for t in left)
