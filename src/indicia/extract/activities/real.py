"""Whether a group of mentions is an activity of its own, not an idea, a sort of thing, or a circumstance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indicia.extract.activities.grouping import Group, leads_of, shown
from indicia.model import Party

if TYPE_CHECKING:
    from spacy.tokens import Token

_IDEAS = re.compile(
    r"(?:rehears\w+|cover|prepar\w+|plan\w*|ready|pretext|signal"
    r"|practi\w+|training|(?:defen[cs]e|guard\w*)(?=\s(?:against|from|of)\s)|lever|sign|talk|reading)"
    r"\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|n't|never|nobody|without|no|against"
    r"|not for)\s(?:\w+\s){0,4}$|\bfor\san?\s?$",
    re.IGNORECASE,
)
IDEA_WINDOW = 40


def is_real(group: Group, default: tuple[Party, ...], total: int) -> bool:
    """Whether the group is told of as something that somebody does; `total` groups are on the page."""
    if all(d.generic for d in group) and (total > 1 or not default):
        return False
    if shown(group).mention.kind == "other":
        return _is_event(group)
    return bool(leads_of(group) or default)


def _is_denied_to_be(head: Token) -> bool:
    """ "An invasion is not what is being prepared": the subject of a verb that is denied."""
    verb = head.head
    return head.dep_ in ("nsubj", "nsubjpass") and any(c.dep_ == "neg" for c in verb.children) and verb.lemma_ == "be"


def _is_event(group: Group) -> bool:
    """An invasion or attack that is told, feared or denied as such, not named as what something else rehearses."""
    for d in group:
        start = d.mention.span.start - d.mention.paragraph.span.start
        before = d.mention.text[max(0, start - IDEA_WINDOW) : start]
        if _NOT_SO.search(before) or _is_denied_to_be(d.mention.head):
            continue
        told = d.mention.form == "verb" and d.mention.head.tag_ in ("VBD", "VBN", "VBZ", "VBP")
        if d.status == "denied" or ((told or not _IDEAS.search(before)) and (d.who.leads or d.places or d.status)):
            return True
    return False
