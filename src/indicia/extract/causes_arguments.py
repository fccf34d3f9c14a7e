"""Where cause and effect begin and end around a signal: boundaries as the Causal News Corpus draws them.

An argument is the least stretch that tells its event: it begins with its own subject, after "said that", after
a place of writing, and after a time in front with a comma; it ends before a comma with a relative clause, a
report or another participle. Full stops, commas and quotation marks at its ends are no part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TAIL: Final = 8
"""Tokens that a tail may have at most."""
CLIMB: Final = 8
"""Steps up the parse from a signal to the clause it hangs on; real sentences need five."""


class Range(NamedTuple):
    """Tokens `[start, end)` of a doc."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


NOTHING: Final = Range(0, 0)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_SPOKEN = frozenset({"say", "tell", "add", "claim", "allege", "report", "announce", "state", "note", "explain"})
_RELATIVES = frozenset({"which", "who", "where", "whose", "whom", "while", "but", "although", "though", "whereas"})
_POINTERS = frozenset({"which", "who", "that"})
_BEFORE_SIGNAL = frozenset(
    "allegedly only just mainly even apparently partly reportedly mostly largely purportedly simply also soon shortly "
    "immediately".split()
)
_EDGES = frozenset({",", ".", ";", ":", '"', "”", "“", "'", "''", "``", "`", "-", "–", "—", "!", "?", "\x97", "…"})
_NEXT = frozenset({"following", "because", "when", "accusing", "alleging", "demanding", "due"})
"""Another reason begins: no part of this one. (Not "after", "over", "as": they stand within twice as often.)"""
_OPENING = {"”": "“", '"': '"', "''": "``", "»": "«"}
_CLOSED = frozenset({";", "–", "—", "\x97", ".", "?", "!"})
_CLOCK = frozenset({"ist", "hrs", "am", "pm", "gmt", "utc"})


def trimmed(doc: Doc, start: int, end: int) -> Range:
    """A stretch without the punctuation at its ends and without "and" in front."""
    while start < end and (doc[start].text in _EDGES or doc[start].is_space or doc[start].lower_ in ("and", "but")):
        start += 1
    while start < end and (doc[end - 1].text in _EDGES or doc[end - 1].is_space) and not _quoted(doc, start, end):
        end -= 1
    return Range(start, end)


def _quoted(doc: Doc, start: int, end: int) -> bool:
    """Whether a stretch ends with the quotation mark that closes one opened in it."""
    opening = _OPENING.get(doc[end - 1].text)
    return opening is not None and sum(t.text in (opening, doc[end - 1].text) for t in doc[start : end - 1]) % 2 == 1


def clause_of(token: Token) -> Token:
    """The verb that a token hangs on, or the noun where it is part of a subject."""
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.dep_ in _SUBJECTS or token.head.i == token.i:
            break
        if token.head.dep_ == "prep" and token.head.pos_ == "VERB":  # "following a row | over pay"
            break
        token = token.head
    return token


def left_of(doc: Doc, head: Token, stop: int) -> Range:
    """The argument before a signal that begins at `stop` and hangs on `head`."""
    end = stop
    while end > 0 and (doc[end - 1].lower_ in _BEFORE_SIGNAL or _serves(doc[end - 1], stop)):
        end -= 1
    return trimmed(doc, max(beginning(head), _heading(doc, head.sent.start, min(head.i, end))), end)


def _serves(token: Token, stop: int) -> bool:
    """Whether a token is an auxiliary of the signal's verb ("were | sparked by")."""
    return token.dep_ in ("aux", "auxpass") and token.head.i == stop


def beginning(head: Token) -> int:
    """The first token of the clause or noun phrase of `head`; a second verb shares the first one's subject."""
    for _ in range(CLIMB):
        if head.pos_ not in ("VERB", "AUX"):
            return int(head.left_edge.i)
        subject = next((t for t in head.lefts if t.dep_ in _SUBJECTS), None)
        if head.dep_ in ("acl", "relcl") and (subject is None or subject.lower_ in _POINTERS):
            return int(head.head.left_edge.i)
        if subject is not None:
            return int(subject.left_edge.i)
        if head.dep_ not in ("conj", "xcomp") or head.head.i >= head.i or head.head.pos_ not in ("VERB", "AUX"):
            break
        head = head.head
    return _bare_beginning(head)


def _bare_beginning(head: Token) -> int:
    """A verb without a subject begins with what stands before it up to a comma."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.is_punct or child.dep_ in ("mark", "cc", "ccomp", "advcl"):
            break
        start = child.left_edge.i
    return int(start)


def _heading(doc: Doc, start: int, end: int) -> int:
    """After what stands above or before the sentence: a colon, a clock time, a dash."""
    for n in range(end - 1, start, -1):
        if doc[n].text == ":" and not doc[n - 1].is_digit:
            return n + 1
        if doc[n].text in ("-", "–") and doc[n - 1].text == ")":
            return n + 1
        if doc[n].lower_ in _CLOCK and any(t.like_num or t.text == ":" for t in doc[max(0, n - 4) : n]):
            return n + 1
    return start


def right_of(doc: Doc, head: Token, start: int) -> Range:
    """The argument that begins at `start`, as far as the parse and the next cut let it go."""
    limit = _with_tail(doc, int(head.right_edge.i) + 1, head.sent.end)
    return trimmed(doc, start, next((n for n in range(start + 1, limit) if _cut(doc, n, start)), limit))


def _with_tail(doc: Doc, end: int, last: int) -> int:
    """A short tail without a verb ("late on Thursday") belongs to what it follows, whatever the parse hangs it on."""
    for n in range(end, min(end + TAIL, last)):
        token = doc[n]
        if token.is_punct:
            return n
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "PRON") or token.lower_ in _NEXT:
            return end
    return last if last <= end + TAIL else end


def _cut(doc: Doc, n: int, start: int) -> bool:
    """Whether an argument ends before token `n`."""
    token = doc[n]
    if n > start + 1 and (token.text in _CLOSED or token.lower_ in _NEXT):
        return True
    if token.text == "-" and n + 1 < len(doc) and doc[n + 1].is_title and not doc[n - 1].is_digit:
        return True
    if token.dep_ == "cc" and _new_clause(token):
        return True
    if token.text != "," or n + 1 >= len(doc):
        return False
    after = doc[n + 1]
    return after.lower_ in _RELATIVES or after.tag_ == "VBG" or after.lemma_ in _SPOKEN or _reported(doc, n + 1)


def _new_clause(joint: Token) -> bool:
    """Whether a joining word leads over to a clause with a subject of its own."""
    joined = next((t for t in joint.head.rights if t.dep_ == "conj" and t.i > joint.i), None)
    return joined is not None and any(t.dep_ in _SUBJECTS for t in joined.lefts)


def _reported(doc: Doc, n: int) -> bool:
    """Whether "the minister said" follows, within six tokens."""
    return any(t.lemma_ in _SPOKEN and t.pos_ == "VERB" for t in doc[n : n + 6] if t.text != ",") and any(
        t.dep_ in _SUBJECTS for t in doc[n : n + 6]
    )
