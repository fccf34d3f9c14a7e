"""What an element's name, class, id and schema.org marks say about the text in it.

Class names are split into parts ("entry-meta" -> entry, meta); a part counts
as a word, never as a substring: "header" is no "ad", "roadmap" no "map".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from indicia.model import ZoneKind
from indicia.pages import html_words as w

_HIDDEN_STYLE = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.I)
_PARTS = re.compile(r"[A-Z]?[a-zа-яіїє]+|[A-Z]+(?![a-z])|\d+")
_ENTRY_ID = re.compile(r"(?:li|div)?[-_]?(?:comment|c|cmt)[-_]?\d{1,12}$", re.I)
_ENTRY_TOKENS = re.compile(
    r"(?:[a-z]{1,12}[-_]{1,2})?(?:comment|komment)"
    r"(?:[-_]{1,2}(?:item|entry|node|single|box|card|wrap|wrapper|container|block|row|post|holder))?"
    r"(?:[-_]\d{1,12})?$|(?:single|user|reader|thread)[-_]?comment$|comment(?:item|entry|box|card|block)$",
    re.I,
)
INLINE_KINDS = frozenset({"byline", "rubric", "caption"})
"""Kinds that an inline element may give; the rest would let one link decide over a paragraph."""


class Marks(NamedTuple):
    """An element's tag, lower-case class names and id, and their parts."""

    tag: str
    attributes: Mapping[str, str]
    tokens: tuple[str, ...]
    parts: frozenset[str]


def marks_of(tag: str, attributes: Mapping[str, str]) -> Marks:
    """Split class names and id once for all questions."""
    return Marks(tag, attributes, *_split(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:600]))


@lru_cache(maxsize=4096)
def _split(names: str) -> tuple[tuple[str, ...], frozenset[str]]:
    tokens = names.split()
    return tuple(map(str.lower, tokens)), frozenset(p.lower() for token in tokens for p in _PARTS.findall(token))


def is_hidden(m: Marks) -> bool:
    """Whether readers don't see the element."""
    a = m.attributes
    if "hidden" in a or a.get("aria-hidden", "").lower() == "true":
        return True
    return bool(_HIDDEN_STYLE.search(a.get("style", "")[:500])) or any(token in w.HIDDEN_CLASSES for token in m.tokens)


def kind_of(m: Marks) -> ZoneKind | None:
    """The kind that markup claims for all text in an element, if any."""
    a = m.attributes
    if m.tag in w.TAG_KINDS:
        return w.TAG_KINDS[m.tag]
    if role := w.ROLE_KINDS.get(a.get("role", "").lower()):
        return role
    if "author" in a.get("rel", "").lower().split():
        return "byline"
    if prop := w.PROPERTY_KINDS.get(a.get("itemprop", "").lower()):
        return prop
    if m.tag == "time":
        return "byline"
    if m.tag in w.WHOLE_PAGE_TAGS or not m.tokens:
        return None
    return _kind_of_names(m)


def _kind_of_names(m: Marks) -> ZoneKind | None:
    for token in m.tokens:
        if token in w.KIND_TOKENS:
            return w.KIND_TOKENS[token]
    return next((kind for kind, parts in w.KIND_PARTS if not parts.isdisjoint(m.parts)), None)


def is_article_body(m: Marks) -> bool:
    """Whether the element holds the running text of the article."""
    return m.attributes.get("itemprop", "").lower() == "articlebody" or not w.BODY_TOKENS.isdisjoint(m.tokens)


def is_comment_list(m: Marks) -> bool:
    """Whether the element is the place where readers' comments stand."""
    if m.tag not in w.BLOCK_TAGS or m.tag in w.WHOLE_PAGE_TAGS or m.tag in w.HEADINGS or m.tag in ("p", "form"):
        return False
    named = (
        not w.COMMENT_LISTS.isdisjoint(m.parts) or {"comment", "list"} <= m.parts or {"comment", "section"} <= m.parts
    )
    return (named or "comments" in m.attributes.get("aria-label", "").lower().split()) and w.NOT_A_LIST.isdisjoint(
        m.parts
    )


def is_comment(m: Marks, *, in_list: bool) -> bool:
    """Whether the element is one reader's comment (with its replies, maybe)."""
    a = m.attributes
    if a.get("itemprop", "").lower() == "comment" or a.get("itemtype", "").lower().rstrip("/").endswith(
        ("/comment", "/usercomments")
    ):
        return True
    if m.tag not in w.BLOCK_TAGS or m.tag in ("form", "p", "ul", "ol") or m.tag in w.HEADINGS:
        return False
    if _ENTRY_ID.match(a.get("id", "")):
        return "comment" in m.parts or in_list
    if any(_ENTRY_TOKENS.match(token) for token in m.tokens) and w.INSIDE_COMMENT.isdisjoint(m.parts - {"comment"}):
        return True
    return in_list and (m.tag in ("li", "article") or "post" in m.tokens)


def is_comment_author(m: Marks) -> bool:
    """Whether the element, inside a comment, holds the reader's name."""
    a = m.attributes
    if (
        m.tag == "cite"
        or a.get("itemprop", "").lower() in ("author", "creator", "name")
        or a.get("rel", "").lower() == "author"
    ):
        return True
    named = not w.AUTHOR_PARTS.isdisjoint(m.parts) or "name" in m.tokens or "comment-name" in m.tokens
    return named and w.NOT_AUTHOR.isdisjoint(m.parts)


def is_comment_tool(m: Marks) -> bool:
    """Whether the element, inside a comment, is a button in disguise."""
    return m.tag in ("a", "span", "small", "div", "p") and not w.TOOL_PARTS.isdisjoint(m.parts)
