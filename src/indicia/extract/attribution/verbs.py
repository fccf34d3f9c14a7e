"""Cue verbs and their speakers: which verb says something, and whose mouth it is.

The parse finds the subject; where it fails (inversion, lists, broken quotes)
the order of words does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from indicia.extract.attribution.sources import can_speak, is_document, mention
from indicia.extract.attribution.view import OPENING, Range, View
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBG", "VB", "VBN"})
_NOT_YET = frozenset({"could", "can", "may", "might", "should", "must", "shall", "ought", "will", "'ll", "ca", "'d", "wo"})
_PERFECT = frozenset({"have", "has", "had", "'ve", "'s", "'d", "having"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"})
_NP_START = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"})
_BREAKS = frozenset({",", "?", "!", "…", "–", "—", "-", ";", "...", "”", "“", '"', "'", "’", "»", "«", ".", ")"})
MAX_CLIMB = 8
_MANY_FRAMES = frozenset({"point", "write", "cry", "rule"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue verb with its speaker. `clause` is speaker and verb together, as token range.

    `own_subject` False: the speaker stands with an earlier verb, so nothing to
    the left can be content. `inverted`: "said the minister".
    """

    verb: Token
    end: int
    lemma: str
    head: Token
    source: Range
    clause: Range
    inverted: bool
    own_subject: bool
    negated: bool

    @property
    def span(self) -> Range:
        """The cue itself: the verb and its small word."""
        return self.verb.i, self.end


@cache
def lemmas() -> frozenset[str]:
    """All lemmas that can be cue verbs in any frame."""
    verbs = cues().verbs
    return verbs.speech | verbs.quoting | verbs.belief | verbs.object | verbs.hearer | verbs.label | verbs.document | (
        frozenset(verbs.prepositional) | frozenset(verbs.particle)
    )  # fmt: skip


def find(view: View) -> Iterator[Cue]:
    """The cues of a paragraph in order of their verbs; nobody speaks in "did not say" or "if he says"."""
    known = lemmas()
    for token in view.doc:
        if token.tag_ in _VERB_TAGS and token.lemma_.lower() in known:
            cue = _cue(view, token)
            if cue is not None:
                yield cue


def _cue(view: View, verb: Token) -> Cue | None:
    inverted = _inverted_speaker(view, verb)
    if _unsaid(verb, inverted=inverted is not None):
        return None
    head, own = (inverted, True) if inverted is not None else _subject(verb)
    if head is None or head.i == verb.i or view.inside[head.i] is not view.inside[verb.i] and not own:
        return None
    if head.lower_ in cues().none or any(c.lower_ == "no" for c in head.lefts):
        return None
    lemma, end = verb.lemma_.lower(), with_particle(verb)
    if lemma in cues().verbs.particle and end == verb.i + 1 and lemma not in _MANY_FRAMES:
        return None
    source = mention(view, head, stop=verb.i)
    own = own or verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    clause = (verb.i, source[1]) if inverted is not None else (source[0] if own else verb.i, end)
    if inverted is None and own and source[0] > verb.i:
        clause = (verb.i, source[1])
    return Cue(
        verb=verb,
        end=end,
        lemma=lemma,
        head=head,
        source=source,
        clause=clause,
        inverted=inverted is not None or (own and source[0] > verb.i),
        own_subject=own,
        negated=_negated(verb),
    )


def speaks(cue: Cue, *, strict: bool) -> bool:
    """Whether the cue's subject may say such a thing; papers only with verbs that papers take."""
    words = cues()
    if cue.head.lower_ in ("we", "i") or cue.head.lower_ in ("you", "one"):
        return False
    if is_document(cue.head) and not _animate(cue.head):
        return cue.lemma in words.verbs.document | words.verbs.hearer
    return can_speak(cue.head, strict=strict)


def _animate(head: Token) -> bool:
    words = cues()
    return head.ent_type_ in ("PERSON", "ORG") or head.lemma_.lower() in words.people | words.organisations


def _unsaid(verb: Token, *, inverted: bool) -> bool:
    """Negated, not yet said, only supposed, asked for, or said of somebody in the passive."""
    if _negated(verb) and verb.lemma_.lower() not in ("go",):
        return True
    auxiliaries = {c.lower_ for c in _auxiliaries(verb)}
    if auxiliaries & _NOT_YET or any(c.dep_ == "auxpass" for c in _auxiliaries(verb)):
        return True
    if "would" in auxiliaries and not any(c.lower_ in ("only", "just") for c in verb.lefts):
        return True
    if verb.tag_ == "VBN" and not auxiliaries & _PERFECT and not inverted and not _past_after_all(verb):
        return True
    return _supposed(verb) or _unlicensed_infinitive(verb)


def _auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries that stand with the verb, not those of a clause that the parser mixed in."""
    found = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return [c for c in found if not any(t.is_punct and t.text != "," for t in verb.doc[c.i : verb.i])]


def _past_after_all(verb: Token) -> bool:
    """A past tense that the tagger took for a participle: it has a subject, or goes on after one."""
    subject = any(c.dep_ == "nsubj" for c in verb.lefts)
    return subject or verb.dep_ == "conj" and verb.head.tag_ in ("VBD", "VBN")


def _negated(verb: Token) -> bool:
    denying = [c for c in verb.lefts if c.dep_ == "neg" or c.lower_ in ("never", "not", "n't", "hardly")]
    return any(not any(t.is_punct for t in verb.doc[c.i : verb.i]) for c in denying)


def _supposed(verb: Token) -> bool:
    """Inside "if X says" or "whether X says"."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "whether") for c in verb.lefts)


def _unlicensed_infinitive(verb: Token) -> bool:
    """ "To say" is no saying, but "went on to say" is."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in verb.lefts):
        auxiliary = any(c.dep_ == "aux" for c in verb.lefts)
        return verb.tag_ == "VB" and not auxiliary and verb.dep_ not in ("ROOT", "conj", "parataxis")
    words = cues().verbs
    return not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.carrier and not _negated(verb.head))


def _subject(verb: Token) -> tuple[Token | None, bool]:
    """The speaker and whether it stands with this very verb."""
    node, own = verb, True
    if verb.dep_ == "pcomp" and (told := _told_of(verb)) is not None:
        return told, False
    for _ in range(MAX_CLIMB):
        passive = any(c.dep_ == "auxpass" for c in node.lefts)
        for child in node.children:
            if child.dep_ in _SUBJECTS and (not passive or node.lemma_ == "quote"):
                return _antecedent(child, node), own
        if passive and node is not verb:
            return None, False
        if node is verb and node.dep_ == "acl" and node.tag_ == "VBD" and (main := _stranded_subject(node)) is not None:
            return main, True
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return (node.head, False) if node.tag_ == "VBG" or node.dep_ == "relcl" and not node.head.i > verb.i else (None, False)
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
        return next((a for a in inner.ancestors if a.tag_ == node.tag_), inner)
    return inner


def shifted(verb: Token) -> bool:
    """Whether a bare finite verb is conjoined with a verb that has an auxiliary: it belongs a level higher."""
    inner = verb.head
    return any(c.dep_ == "aux" for c in inner.lefts) and not any(c.dep_ in ("aux", "nsubj") for c in verb.lefts)


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


def _inverted_speaker(view: View, verb: Token) -> Token | None:
    """The speaker in "..., said the minister", which the parser often takes for an object."""
    doc, i = view.doc, verb.i
    if verb.tag_ in ("VBG", "VB") or i + 1 >= len(doc) or verb.lemma_.lower() not in cues().verbs.speech | {"tell", "go"}:
        return None
    first = with_particle(verb)
    if first >= len(doc) or not (_after_break(view, i)) or _own_subject_left(verb, i):
        return None
    while first < len(doc) and doc[first].pos_ == "ADV" and first < i + 3:
        first += 1
    if first >= len(doc) or doc[first].pos_ not in _NP_START or doc[first].text in OPENING or doc[first].lower_ in ("that", "there"):
        return None
    if view.inside[first] is not view.inside[i]:
        return None
    head = phrase_head(doc[first])
    if head.pos_ not in ("NOUN", "PROPN", "PRON") or _clause_follows(head):
        return None
    return head if can_speak(head, strict=False) and head.lower_ not in ("him", "them", "me", "us", "it") else None


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
    return not marks or marks == [","] and set_off or marks == [",", ","] and doc[i - 1].text == ","


def phrase_head(token: Token) -> Token:
    """The head of the noun phrase that begins with this token."""
    for _ in range(MAX_CLIMB):
        inside = token.dep_ in ("det", "compound", "amod", "poss", "nummod", "nmod", "case", "quantmod", "advmod", "predet")
        if not inside or token.head.i < token.i:
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
