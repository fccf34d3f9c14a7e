"""Whose verb it is: the subject of a cue verb, found by the parse, and by the order of words where the parse fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.attribution.sources import can_speak
from indicia.extract.attribution.view import OPENING, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_CLIMB = 8
"""Steps up the parse tree in search of a subject."""

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"})
_NP_START = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"})
_INSIDE_NP = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "case", "quantmod", "advmod", "predet"})
_NO_SPEAKER = frozenset({"him", "them", "me", "us", "it"})
_BREAKS = frozenset({",", "?", "!", "…", "–", "—", "-", ";", "...", "”", "“", '"', "'", "’", "»", "«", ".", ")"})


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """The speaker and whether it stands with this very verb."""
    node, own = verb, True
    if verb.dep_ == "pcomp" and (told := _told_of(verb)) is not None:
        return told, False
    for _ in range(MAX_CLIMB):
        passive = any(c.dep_ == "auxpass" for c in node.lefts)
        found = [c for c in node.children if c.dep_ in _SUBJECTS]
        if found and (not passive or node.lemma_ == "quote"):
            # of two, the parser gave the verb one out of the quotation before it: "“Nobody aimed at us,” she said"
            return _antecedent(max(found, key=lambda c: (c.i < node.i, c.i if c.i < node.i else -c.i)), node), own
        if passive and node is not verb:
            return None, False
        if node is verb and node.dep_ == "acl" and node.tag_ == "VBD" and (main := _stranded_subject(node)) is not None:
            return main, True
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN", "PRON"):
            said_of = node.tag_ == "VBG" or (node.dep_ == "relcl" and node.head.i <= verb.i)
            return (node.head if said_of else None), False
        if node.dep_ not in _CLIMB or not _shares_subject(node):
            return None, False
        node, own = _outer(node), False
    return None, False


def quoting_verb(verb: Token) -> Token | None:
    """ "quoted" in "quoted the minister as saying"."""
    above = verb.head.head
    return above if verb.head.lower_ == "as" and above.lemma_ in ("quote", "cite", "report", "describe") else None


def _told_of(verb: Token) -> Token | None:
    """The one quoted: "BelTA quoted the minister as saying"."""
    above = quoting_verb(verb)
    return next((c for c in above.rights if c.dep_ == "dobj"), None) if above is not None else None


def _outer(node: Token) -> Token:
    """Where the subject of a conjoined verb stands: "said they would leave and suggested" skips "would leave"."""
    inner = node.head
    if node.dep_ == "conj" and shifted(node):
        said = cues().verbs.speech | cues().verbs.hearer
        return next((a for a in inner.ancestors if a.tag_ == node.tag_ and a.lemma_.lower() in said), inner)
    return inner


def shifted(verb: Token) -> bool:
    """Whether a bare finite verb is conjoined with a verb that has an auxiliary: it belongs a level higher."""
    inner = verb.head
    if any(c.dep_ in ("aux", "nsubj") for c in verb.lefts) or verb.dep_ != "conj":
        return False
    said = cues().verbs.speech
    plain = verb.lemma_.lower() in said and inner.lemma_.lower() not in said and inner.tag_ == verb.tag_
    return plain or any(c.dep_ == "aux" for c in inner.lefts)


def _stranded_subject(verb: Token) -> Token | None:
    """The noun that the parser made the root of a sentence whose main verb it hung on a noun."""
    root = verb.head
    for _ in range(MAX_CLIMB):
        if root.head == root:
            break
        root = root.head
    return root if root.dep_ == "ROOT" and root.pos_ in ("NOUN", "PROPN", "PRON") and root.i < verb.i else None


def _shares_subject(node: Token) -> bool:
    if node.dep_ == "advcl":
        return node.tag_ == "VBG"
    if node.dep_ == "ccomp":
        return node.tag_ in ("VBG", "VB") and node.head.lemma_.lower() in cues().verbs.carrier
    if node.dep_ == "xcomp":
        return node.head.lemma_.lower() in cues().verbs.carrier or node.tag_ == "VBG"
    return True


def _antecedent(subject: Token, verb: Token) -> Token:
    """ "a man who said": the man, if the parse tells which."""
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def inverted_speaker(view: View, verb: Token) -> Token | None:
    """The speaker in "..., said the minister", which the parser often takes for an object."""
    doc, i, first = view.doc, verb.i, with_particle(verb)
    sayable = verb.lemma_.lower() in cues().verbs.speech | {"tell", "go", "read", "continue"}
    if (
        not sayable
        or verb.tag_ in ("VBG", "VB")
        or first >= len(doc)
        or not _after_break(view, i)
        or _own_subject_left(verb, i)
    ):
        return None
    while first + 1 < len(doc) and doc[first].pos_ == "ADV" and first < i + 3:
        first += 1
    if not _starts_phrase(doc[first]) or view.inside[first] is not view.inside[i]:
        return None
    head = phrase_head(doc[first])
    if head.pos_ not in ("NOUN", "PROPN", "PRON") or _clause_follows(head):
        return None
    return head if can_speak(head, strict=False) and head.lower_ not in _NO_SPEAKER else None


def _starts_phrase(token: Token) -> bool:
    return token.pos_ in _NP_START and token.text not in OPENING and token.lower_ not in ("that", "there")


def _clause_follows(head: Token) -> bool:
    """Whether the noun phrase is the subject of a clause: "said the drill had ended"."""
    after = head.i + 1
    while after < len(head.doc) and head.doc[after].pos_ in ("ADV", "PART") and after < head.i + 3:
        after += 1
    return after < len(head.doc) and head.doc[after].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _after_break(view: View, i: int) -> bool:
    """Whether something said may have ended just before: a comma, an end mark, a quotation mark, "so"."""
    if i == view.sentence_of[i].start:
        return False
    before = view.doc[i - 1]
    return before.text in _BREAKS or before.lower_ in ("so", "thus") or before.is_punct


def _own_subject_left(verb: Token, i: int) -> bool:
    return any(c.dep_ in _SUBJECTS and c.i < i and _near(c, i) for c in verb.children)


def _near(subject: Token, i: int) -> bool:
    """A subject that the parser found before a comma is an earlier clause's, unless it is set off by commas itself."""
    doc, edge = subject.doc, subject.right_edge.i + 1
    marks = [t.text for t in doc[edge:i] if t.is_punct]
    set_off = any(t.text == "," for t in doc[subject.i : edge])
    return not marks or (marks == [","] and set_off) or (marks == [",", ","] and doc[i - 1].text == ",")


def phrase_head(token: Token) -> Token:
    """The head of the noun phrase that begins with this token."""
    for _ in range(MAX_CLIMB):
        if token.dep_ not in _INSIDE_NP or token.head.i < token.i:
            break
        token = token.head
    return token


def with_particle(verb: Token) -> int:
    """The token after the verb, or after its small word ("went on", "pointed out")."""
    small = cues().verbs.particle.get(verb.lemma_.lower(), frozenset())
    after = verb.i + 1
    if after < len(verb.doc) and verb.doc[after].lower_ in small:
        return after + 1
    return after
