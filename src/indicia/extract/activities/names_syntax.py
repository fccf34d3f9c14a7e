"""Names of exercises that only the syntax shows: what is held, runs on dates, or stands beside an exercise word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import lemmas, sentence
from indicia.extract.parse import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD = lemmas("hold conduct stage cancel suspend postpone schedule rehearse prolong extend shorten scrap")
_COURSE = lemmas("run last begin start open end conclude finish close kick wrap resume continue go take return")
_WORDS = lemmas("exercise exercises drill drills manoeuvre manoeuvres maneuver maneuvers wargame wargames game games")
_PLACES = frozenset(("GPE", "LOC", "NORP", "FAC", "CARDINAL", "ORDINAL"))
_TIMES = frozenset(("DATE", "TIME"))
_SESSIONS = lemmas(
    "Parliament Congress Ramadan Christmas Easter Eid Olympics Summit Conference Assembly Council Session Seimas "
    "Sejm Knesset Duma Rada Senate Court School Lent Advent Passover Hanukkah Diwali Nowruz"
)
"""Other proper names that begin, end and are held."""


def names(paragraph: Paragraph) -> Iterator[str]:
    """Proper names that a paragraph uses as something held, opened, or an exercise; not yet checked against lists."""
    for token in paragraph.doc:
        if (
            token.pos_ != "PROPN"
            or not token.text[0].isupper()
            or token.text in _SESSIONS
            or token.ent_type_ in _TIMES
            or _shouted(token)
        ):
            continue
        if _is_apposed(token) or (token.ent_type_ not in _PLACES and _is_held(token)):
            yield _whole(token)


def _shouted(token: Token) -> bool:
    """Capitals that open a paragraph are a dateline's place, whatever the parser makes of them."""
    return token.is_upper and len(token) > 1 and all(t.is_upper or not t.is_alpha for t in token.doc[: token.i])


def _whole(token: Token) -> str:
    """The run of proper names up to the token, and a number or year right after it."""
    left = token.i
    while (
        left
        and token.doc[left - 1].pos_ == "PROPN"
        and token.doc[left - 1].text[0].isupper()
        and not token.doc[left].is_sent_start
    ):
        left -= 1
    return str(token.doc[left : token.i + 1].text)


def _is_held(token: Token) -> bool:
    """ "Noble Partner was put off", "Toros will be held in November", "Keen Sword took place"."""
    lemma = token.head.lemma_.lower()
    if token.dep_ == "nsubjpass":
        return lemma in _HELD or (lemma == "call" and any(c.lower_ == "off" for c in token.head.children))
    if token.dep_ != "nsubj" or any(c.dep_ == "dobj" and c.lower_ != "place" for c in token.head.children):
        return False
    if lemma == "take":
        return any(c.lower_ == "place" for c in token.head.children)
    return lemma in _COURSE and token.ent_type_ != "PERSON" and _is_dated(token)


def _is_dated(token: Token) -> bool:
    return any(t.ent_type_ in _TIMES for t in sentence(token) if t.i != token.i)


def _is_apposed(token: Token) -> bool:
    apposed = [c for c in token.children if c.dep_ == "appos"] + ([token.head] if token.dep_ == "appos" else [])
    return any(t.lower_ in _WORDS for t in apposed)
