"""Who is meant by a mention with a name inside it: "Putin's spokesman" is not Putin."""

from __future__ import annotations

import re
from typing import Final

from indicia.kb.cues import cues
from indicia.model import Span

_NEXT_NOUN: Final = re.compile(r"[ \u00a0]([a-z][a-z-]{2,20})\b")
_BEFORE_ANOTHER: Final = frozenset(["in", "of", "from", "at", "to", "for", "with", "near", "under", "behind", "by"])


def heads(text: str, name: Span, mention: Span) -> bool:
    """Whether a name inside a mention is who is meant: not "Putin's spokesman", not "an agent in Bandar Abbas"."""
    if text.startswith(("'s", "’s", "s'", "s’"), name.end) or text[name.end - 2 : name.end] in ("'s", "’s"):
        return False
    behind = _NEXT_NOUN.match(text, name.end, mention.end)
    if behind and behind[1] in cues().organisations | cues().people | cues().documents:
        return False
    before = text[mention.start : name.start].rsplit(",", 1)[-1].casefold().split()
    if before[-1:] == ["the"] and set(before[-2:-1]) & _BEFORE_ANOTHER:
        return False
    while before and before[-1].rstrip(".") in cues().titles - _BEFORE_ANOTHER - {"the"}:
        before.pop()
        if before[-1:] == ["of"] and set(before[-2:-1]) <= cues().people:
            before.pop()
    return not before or before[-1] not in _BEFORE_ANOTHER


def placed(text: str, name: str) -> bool:
    """Whether a mention's only name is where somebody is: "a reader in Goris"."""
    return bool(_BEFORE_ANOTHER & set(text[: text.find(name)].casefold().split()))
