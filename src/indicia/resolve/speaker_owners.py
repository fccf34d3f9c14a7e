"""Whose "my brother-in-law", "his bookkeeper", "its generals" are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from indicia.model import Attribution, Page
from indicia.resolve.speaker_heads import ARTICLE, WORD, head_of
from indicia.resolve.speaker_kinds import Speaker

AUTHORS: Final = "the author's"

_POSSESSED: Final = re.compile(r"(?P<whose>my|his|her|its|their)\s+(?:own\s+)?(?P<rest>[^\W\d_].*)", re.IGNORECASE)
_ADDED: Final = re.compile(r" (?:in|at|from|of|on|over) ")
_NAMED: Final = re.compile(r"[a-z-]{3,20} ([A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2})")


def possessed(text: str) -> tuple[str, str] | None:
    """The pronoun, in lower case, and the rest of a mention that begins with whose it is.

    >>> possessed("His own driver"), possessed("Hershey")
    (('his', 'driver'), None)
    """
    found = _POSSESSED.match(text)
    return (found["whose"].casefold(), found["rest"]) if found else None


def owned_by(owner: Speaker, rest: str) -> str:
    """A description by its owner: "Ann Ek's brother", "the officer's interpreter".

    >>> owned_by(Speaker("a retired officer", "anonymous", 0), "interpreter")
    "the officer's interpreter"
    """
    name = owner.name
    if owner.kind == "anonymous":
        plain = re.sub(r"^(?:an?|the|one)\s+", "", name, flags=re.IGNORECASE)
        name = f"the {head_of([w.casefold() for w in WORD.findall(ARTICLE.sub('', plain))])}"
    return f"{name}'s {rest}"


def mine(listed: Sequence[Attribution], found: Mapping[int, Speaker], page: Page) -> dict[int, Speaker]:
    """Who "my ..." are: of whoever speaks the words around them, of the author where nobody does."""
    told = {}
    for i, statement in enumerate(listed):
        owned = possessed(found[i].name)
        if statement.source_span and owned and owned[0] == "my":
            own = _of_me(listed, found, i, page, _ADDED.split(owned[1])[0])
            told[i] = replace(found[i], name=own) if own else found[i]
    return told


def _of_me(listed: Sequence[Attribution], found: Mapping[int, Speaker], i: int, page: Page, rest: str) -> str | None:
    """The description by the one who says "my"; None in a letter that nobody signed."""
    span, named = listed[i].source_span, _NAMED.fullmatch(rest)
    if named:
        return named[1]
    if listed[i].zone == "comment" and span is not None:
        writer = next((z.author for z in page.zones if z.kind == "comment" and span.within(z.span)), None)
        return f"{writer}'s {rest}" if writer else None
    around = _around(listed, i)
    return f"{AUTHORS} {rest}" if around is None else owned_by(found[around], rest)


def _around(listed: Sequence[Attribution], inner: int) -> int | None:
    """The innermost statement whose words hold another's source."""
    span = listed[inner].source_span
    holding = [
        (content.end - content.start, i)
        for i, statement in enumerate(listed)
        for content in statement.content
        if i != inner and span is not None and span.within(content)
    ]
    return min(holding)[1] if holding else None
