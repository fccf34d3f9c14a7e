"""Fuller forms of a body's name that the page spells out somewhere."""

from __future__ import annotations

import re
from typing import Final

from indicia.kb.cues import cues
from indicia.resolve.speaker_heads import ARTICLE, SERVICES

OWNED_NAME: Final = re.compile(r"[A-Z][\w-]*(?:['’]s|s['’])\s+((?:[A-Z][\w-]*\s?){2,4})$")


def owner_in_full(text: str, owner: str) -> str:
    """The full name behind the owner of "the Front's envoy"; "" if the page has none."""
    body = owner.casefold() in cues().organisations or owner.casefold() == "front"
    if not body or not owner[0].isupper():
        return ""
    found = re.search(r"(?:[A-Z][\w’'-]{1,30} ){1,3}" + re.escape(owner) + r"\b", text)
    return f"the {ARTICLE.sub('', found[0])}" if found and ARTICLE.sub("", found[0]) != owner else ""


def longer(text: str, words: tuple[str, ...]) -> str | None:
    """ "Belarusian ministry" where the page says "Belarusian defence ministry"."""
    if len(words) != 2 or words[-1] not in SERVICES:
        return None
    pattern = re.compile(re.escape(words[0]) + r"(?:\s[a-z]+){1,2}\s" + re.escape(words[1]), re.IGNORECASE)
    found = pattern.search(text)
    return " ".join(found[0].split()) if found else None


def capitalised(text: str, head: str) -> tuple[tuple[int, str], ...]:
    """Where the page names such a body in capitals, and how."""
    word = re.escape(head.capitalize())
    pattern = re.compile(
        rf"(?:[A-Z][\w'’]{{1,30}}\s){{1,3}}{word}\b(?! of [A-Z])"
        rf"|\b(?:[A-Z][\w'’]{{1,30}}\s){{0,2}}{word}"
        rf" (?:of|for)(?: (?:the |and )?[A-Z][\w'’]{{1,30}}){{1,3}}(?: of(?: [A-Z][\w'’]{{1,30}}){{1,3}})?"
    )
    found = ((m.start(), ARTICLE.sub("", " ".join(m[0].split()))) for m in pattern.finditer(text))
    names = ((at, name) for at, name in found if " " in name)
    return tuple((at, owned[1] if (owned := OWNED_NAME.match(name)) else name) for at, name in names)
