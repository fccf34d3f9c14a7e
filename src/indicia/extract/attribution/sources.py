"""Who can speak, and how far a mention of a speaker reaches.

A source is a person, a body, a state or a paper that speaks for one: never a
plan, a law or a scenario, whatever "according to" stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicia.extract.attribution.view import Range, View
from indicia.kb.actors import find
from indicia.kb.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_MENTION = 40
"""Tokens; a longer "noun phrase" is a misparse."""

MAX_NAME = 6
"""Tokens of a name behind a role, hyphens counted."""

_LOCATING = frozenset({"in", "at", "from"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OF_PERSONS = frozenset({"in", "of", "from", "at"})
"""What follows a person's name behind these is said of it: "Im Dae-yong of the Naju Institute"."""
_DANGLING = frozenset({"PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ", "AUX"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_TIMES = frozenset({"DATE", "TIME", "EVENT"})
_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "who", "it", "him", "her", "them", "me", "us"})
_MUTE = frozenset({"this", "that", "which", "what", "there", "you", "one", "these", "whatever", "whoever", "it"})
_PERSON_ENDINGS = ("man", "woman", "person", "ist", "ician", "ologist", "grapher", "naut", "smith")


def can_speak(head: Token, *, strict: bool = True) -> bool:
    """Whether the head of a noun phrase may be a source.

    `strict` wants positive evidence (a name, a word for people, bodies or
    papers); otherwise everything speaks that is not known to be mute.
    """
    words, lemma, low = cues(), head.lemma_.lower(), head.lower_
    if low in words.none or lemma in words.nobody:
        return False
    if low in _PRONOUNS or low in words.indefinite:
        return True
    if low in _MUTE or head.pos_ in ("NUM", "SYM", "PUNCT", "VERB", "ADV", "ADP"):
        return head.pos_ == "NUM" and not head.text[0].isdigit()
    acronym = len(head.text) > 1 and head.text.isupper() and head.text.isalpha()
    if acronym or head.pos_ == "PROPN" or head.ent_type_ in _SPEAKING_ENTITIES or is_known_speaker(lemma):
        return not _measure(head)
    return not strict and head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")


def is_known_speaker(lemma: str) -> bool:
    """Whether a noun stands for people, a body or a paper."""
    words = cues()
    tail = lemma.rsplit("-", 1)[-1]
    return any(
        word in group
        for word in (lemma, tail)
        for group in (words.people, words.organisations, words.documents)
    ) or _ends_like_a_person(lemma)  # fmt: skip


def _ends_like_a_person(lemma: str) -> bool:
    if lemma.endswith(_PERSON_ENDINGS):
        return True
    return lemma.endswith(("er", "or")) and len(lemma) > 4 and lemma not in cues().things


def is_document(head: Token) -> bool:
    """Whether the subject is a paper, a poll, a find."""
    return head.lemma_.lower() in cues().documents


def mention(view: View, head: Token, *, stop: int | None = None) -> Range:
    """The mention around a head: without leading preposition and without what is said of it after a comma.

    Kept: a list, a name after a role ("the minister, Ann Ek"), a role after a
    name ("Ann Ek, the minister"). Cut: "Ann Ek, a retired teacher", ", who
    knows", ", quoted by X". `stop`: the token where the cue begins, if after.
    """
    start = max(head.left_edge.i, head.i - MAX_MENTION, view.sentence_of[head.i].start)
    end = min(head.right_edge.i + 1, head.i + MAX_MENTION, view.sentence_of[head.i].end)
    if stop is not None and start < stop < end:
        end = stop
    start = _behind_place(view, _cut_start(view, start, head), head)
    end = _with_name(view, head, _cut_end(view, head, end), stop)
    return _after_open_comma(view, start, _with_place(view, head, start, end), stop)


def _with_name(view: View, head: Token, end: int, stop: int | None) -> int:
    """A name right behind a role, if the parse left it out: "the entomologist Seol In-ju"."""
    doc = view.doc
    role = head.pos_ == "NOUN" and end == head.i + 1 and is_known_speaker(head.lemma_.lower())
    if not role or end >= len(doc) or not doc[end].text[0].isupper() or doc[end].is_sent_start:
        return end
    last = min(len(doc), end + MAX_NAME if stop is None or stop < end else stop)
    while end < last and (doc[end].text[0].isupper() or not doc[end - 1].whitespace_) and doc[end].text[0].isalnum():
        end += 1
        if end + 1 < last and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
            end += 1
    return end


def _with_place(view: View, head: Token, start: int, end: int) -> int:
    """Where a body behind its verb sits, if the parse gave the place to the verb: "replied the ministry in Baku".

    A person's place is left to the verb ("said the minister in Geneva"), unless nothing else tells who it is.
    """
    doc = view.doc
    behind_verb = start > 0 and doc[start - 1].pos_ in ("VERB", "AUX") and head.text.islower()
    told_apart = head.lower_ in cues().organisations or doc[start].lower_ in ("a", "an")
    if not (behind_verb and told_apart) or end + 1 >= len(doc) or doc[end].lower_ != "in":
        return end
    place = end + 1
    while place < len(doc) and doc[place].pos_ == "PROPN" and doc[place].ent_type_ not in _TIMES:
        place += 1
    return place if place > end + 1 else end


def _after_open_comma(view: View, start: int, end: int, stop: int | None) -> Range:
    """ "The drill, the army said": an apposition that no comma closes is the subject itself."""
    if stop is None or stop <= start or (end != stop and not all(t.pos_ in ("AUX", "ADV") for t in view.doc[end:stop])):
        return start, end
    commas = [i for i in range(start, end) if view.doc[i].text == ","]
    if len(commas) == 1 and not any(t.pos_ == "CCONJ" for t in view.doc[start:end]) and commas[0] + 1 < end:
        return commas[0] + 1, end
    return start, end


def _cut_start(view: View, start: int, head: Token) -> int:
    doc = view.doc
    for i in range(head.i - 1, start - 1, -1):
        if doc[i].text in ",;:–—" and doc[i].dep_ == "punct" and not _in_list(doc[i], head):
            return i + 1
        if doc[i].pos_ in ("VERB", "AUX", "SCONJ") and doc[i].dep_ not in ("amod", "compound", "acl", "relcl"):
            return i + 1
        if view.inside[i] is not view.inside[head.i]:
            return i + 1
    start = _with_role(view, start)
    while start < head.i and doc[start].pos_ in ("ADP", "CCONJ", "PUNCT", "SPACE", "ADV", "SCONJ"):
        start += 1
    return start


def _behind_place(view: View, start: int, head: Token) -> int:
    """Where a name begins that the parse joined to the place before it: "In Minsk Alyaksandr Lukashenka says"."""
    doc, before = view.doc, view.doc[start : head.i]
    if (
        start == 0
        or doc[start - 1].lower_ not in _LOCATING
        or not before
        or not all(t.text[0].isupper() for t in before)
    ):
        return start
    name = next((t.i for t in before if t.ent_type_ not in _PLACES), start)
    placed = bool(find(doc[start].text)) or doc[start + 1].lower_ in cues().people
    return start + 1 if name == start and placed else name


def _with_role(view: View, start: int) -> int:
    """A role or kind of body before a name, if the parse left it out: "the state agency BelTA"."""
    before = view.doc[start - 1] if start else None
    if (
        before is None
        or before.pos_ != "NOUN"
        or not is_known_speaker(before.lemma_.lower())
        or view.doc[start].pos_ != "PROPN"
    ):
        return start
    if before.i == view.sentence_of[start].start - 1:
        return start
    return max(before.left_edge.i, before.i - 5, view.sentence_of[start].start)


def _in_list(comma: Token, head: Token) -> bool:
    return comma.i + 1 < head.i and comma.head == head and comma.nbor(1).pos_ in ("ADJ", "NOUN")


def _cut_end(view: View, head: Token, end: int) -> int:
    doc = view.doc
    i = head.i + 1
    named = head.ent_type_ == "PERSON" and head.pos_ == "PROPN"
    while i < end:
        if view.inside[i] is not view.inside[head.i] or (named and doc[i].pos_ == "ADP" and doc[i].text in _OF_PERSONS):
            break
        if doc[i].text in (",", "–", "—", "(", ";", ":"):
            kept = _kept_after_comma(view, head, i, end)
            if kept <= i:
                break
            i = kept
            continue
        i += 1
    while i > head.i + 1 and (doc[i - 1].pos_ in _DANGLING or doc[i - 1].tag_ in _RELATIVE_TAGS):
        i -= 1
    return i


def _kept_after_comma(view: View, head: Token, comma: int, end: int) -> int:
    """Where the mention goes on to after a comma; the comma itself if it ends there."""
    doc = view.doc
    if comma + 1 >= end or doc[comma].text not in (",", "("):
        return comma
    follower = doc[comma + 1]
    if doc[comma].text == "(":
        closing = next((i for i in range(comma, min(end, comma + 6)) if doc[i].text == ")"), comma)
        return closing + 1 if closing + 1 < end or closing > comma else comma
    named = _name_end(view, comma + 1)
    if named is not None:
        return named
    top = _child_over(head, follower)
    if top is None:
        return comma
    if top.dep_ in ("conj", "cc"):
        noun = top if top.dep_ == "conj" else doc[min(follower.i + 1, end - 1)]
        return min(end, top.right_edge.i + 1) if noun.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM") else comma
    if top.dep_ != "appos" or follower.lower_ in ("a", "an", "our", "my", "his", "her", "their", "one", "himself"):
        return comma
    return _appositive_end(doc, top, comma + 1, end)


def _name_end(view: View, start: int) -> int | None:
    """The end of a person's name that stands between commas or before the verb, whatever the parse says."""
    doc = view.doc
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and end - start < 4:
        end += 1
    if end - start < 2 or end >= len(doc) or not any(t.ent_type_ == "PERSON" for t in doc[start:end]):
        return None
    return end if doc[end].text in (",", ".", "–", "—") else None


def _appositive_end(doc: object, top: Token, start: int, end: int) -> int:
    for i in range(top.i + 1, min(end, top.right_edge.i + 1)):
        if doc[i].text in (",", "–", "—", ";", ":"):  # type: ignore[index]
            return i
    return min(end, max(start, top.right_edge.i + 1))


def _child_over(head: Token, token: Token) -> Token | None:
    """The link between `head` and `token`: the outermost node below `head` that holds the token."""
    for _ in range(MAX_MENTION):
        if token.head == head or token.head == token:
            break
        token = token.head
    return token if token.head == head and token != head else _conjunct_over(head, token)


def _conjunct_over(head: Token, token: Token) -> Token | None:
    return token if token.dep_ == "conj" and head in token.ancestors else None


def _measure(head: Token) -> bool:
    return head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL") and head.pos_ != "PROPN"
