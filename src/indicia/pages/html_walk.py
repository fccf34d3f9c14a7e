"""An HTML tree -> blocks of text with what markup says about each.

The walk is a loop with its own stack: markup nested a hundred thousand deep
costs memory in proportion and no recursion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from indicia.errors import PageTooLargeError
from indicia.model import ZoneKind
from indicia.pages import html_hints as hints
from indicia.pages import html_words as w
from indicia.pages.comment_heads import MAX_NAME_WORDS, name_in

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

MAX_NODES = 500_000
"""Some 50,000 paragraphs and their links; the walk takes about 11 microseconds a node, so 6 s at the limit."""
MAX_TOOL_CHARS = 40
"""A "reply" link in a comment is shorter than this; anything longer is text."""
INLINE_SHARE = 0.5
"""An inline element decides over its block if it holds more than this share of the block's characters."""

_BLANKS = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029\x1c-\x1f\x85]+")
_BREAKS = re.compile(r" ?\n ?(?:\n ?)+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\u200b\ufeff\u00ad]")
_CONTAINS_ARTICLE = "h1, [itemprop=articleBody]"


class Context(NamedTuple):
    """What the open elements say about the text inside."""

    kind: ZoneKind | None = None
    inline: ZoneKind | None = None
    comment: int | None = None
    in_list: bool = False
    in_body: bool = False
    in_article: bool = False
    link: bool = False
    pre: bool = False
    tag: str = "body"


class Block(NamedTuple):
    """A stretch of text between block borders: `comment` numbers the reader's comment it is part of."""

    text: str
    kind: ZoneKind | None
    comment: int | None
    in_list: bool
    cues: tuple[str, ...]


@dataclass(slots=True)
class Gathered:
    """Everything the walk has found so far."""

    blocks: list[Block] = field(default_factory=list)
    authors: dict[int, str] = field(default_factory=dict)
    spoke: set[int] = field(default_factory=set)
    comments: int = 0
    times: list[str] = field(default_factory=list)
    pieces: list[tuple[str, Context]] = field(default_factory=list)
    has_article: bool = False


def gather(tree: HTMLTree, *, name: str) -> Gathered:
    """All visible blocks of a tree in reading order, with hints, readers' names and machine-readable times.

    Raises:
        PageTooLargeError: Over `MAX_NODES` nodes.
    """
    found = Gathered()
    root = tree.body
    if root is None:
        return found
    stack = [Context()]
    node, count = root.first_child, 0
    while node is not None:
        count += 1
        if count > MAX_NODES:
            raise PageTooLargeError(f"Page {name!r} has over {MAX_NODES:,} nodes. Give single pages, not dumps.")
        inner = _enter(node, stack[-1], found)
        child = node.first_child if inner is not None else None
        if inner is not None and child is not None:
            stack.append(inner)
            node = child
            continue
        if inner is not None:
            _leave(inner, stack[-1], found)
        while node is not None and node.next is None:
            node = node.parent
            if node is None or len(stack) == 1:
                node = None
                break
            _leave(stack.pop(), stack[-1], found)
        node = node.next if node is not None else None
    _flush(found, stack[0])
    return found


def _enter(node: object, outer: Context, found: Gathered) -> Context | None:
    """Take in a node; the context for its children, or None if there is nothing to walk into."""
    tag: str = node.tag  # type: ignore[attr-defined]
    if tag == "#text":
        found.pieces.append((node.value or "", outer))  # type: ignore[attr-defined]
        return None
    if tag == "br":
        found.pieces.append(("\n", outer._replace(pre=True)))
        return None
    if tag.startswith(("#", "!")) or tag in w.DROPPED_TAGS:
        return None
    names = node.attrs  # type: ignore[attr-defined]
    if not names and tag in w.PLAIN_INLINE_TAGS:
        return outer
    marks = hints.marks_of(tag, {name: node.getattr(name) or "" for name in names} if names else {})  # type: ignore[attr-defined]
    if names and hints.is_hidden(marks):
        return None
    if outer.comment is not None and _is_tool(node, marks):
        return None
    inner = _context(node, marks, outer, found)
    if tag in w.BLOCK_TAGS:
        _flush(found, outer)
    if inner.comment is not None:
        _note_author(node, marks, inner.comment, found)
    elif tag == "time" and inner.kind not in ("links", "boilerplate"):
        found.times.append(marks.attributes.get("datetime", ""))
    return inner


def _is_tool(node: object, marks: hints.Marks) -> bool:
    if not hints.is_comment_tool(marks) or hints.is_comment(marks, in_list=False):
        return False
    return len((node.text or "").strip()) <= MAX_TOOL_CHARS  # type: ignore[attr-defined]


def _context(node: object, marks: hints.Marks, outer: Context, found: Gathered) -> Context:
    tag = marks.tag
    inner = outer._replace(
        tag=tag if tag in w.BLOCK_TAGS else outer.tag,
        link=outer.link or tag == "a",
        pre=outer.pre or tag == "pre",
        in_article=outer.in_article or tag in ("article", "main"),
        in_body=outer.in_body or hints.is_article_body(marks),
    )
    found.has_article = found.has_article or inner.in_article or inner.in_body
    if outer.in_list or outer.comment is not None or marks.attributes:
        inner = _in_comments(marks, inner, found)
    if inner.comment is not None or inner.in_list:
        return _beside_comments(tag, inner)
    return _with_kind(node, marks, inner)


def _in_comments(marks: hints.Marks, inner: Context, found: Gathered) -> Context:
    if inner.kind in ("links",):
        return inner
    if hints.is_comment(marks, in_list=inner.in_list) and not _same_comment(inner, found):
        number = found.comments
        found.comments += 1
        if who := marks.attributes.get("data-author") or marks.attributes.get("data-username"):
            found.authors[number] = who.strip()[:60]
        return inner._replace(comment=number, kind="comment", in_list=True)
    if not inner.in_list and hints.is_comment_list(marks):
        return inner._replace(in_list=True)
    return inner


def _same_comment(inner: Context, found: Gathered) -> bool:
    """A comment inside one that has said nothing yet is the same one, wrapped twice."""
    return (
        inner.comment is not None
        and inner.comment not in found.spoke
        and not any(text.strip() for text, context in found.pieces if context.comment == inner.comment)
    )


def _beside_comments(tag: str, inner: Context) -> Context:
    """Forms and headings among comments are furniture."""
    if inner.comment is None and (tag == "form" or tag in w.HEADINGS):
        return inner._replace(kind="boilerplate")
    return inner


def _with_kind(node: object, marks: hints.Marks, inner: Context) -> Context:
    if marks.tag == "nav":
        return inner._replace(kind="links")
    if inner.kind is not None:
        return inner
    kind = hints.kind_of(marks)
    if kind is None:
        return inner
    if marks.tag not in w.BLOCK_TAGS:
        return inner._replace(inline=kind) if kind in hints.INLINE_KINDS else inner
    if kind in ("links", "boilerplate", "byline") and node.query_selector(_CONTAINS_ARTICLE) is not None:  # type: ignore[attr-defined]
        return inner
    return inner._replace(kind=kind)


def _note_author(node: object, marks: hints.Marks, comment: int, found: Gathered) -> None:
    if comment in found.authors or not (marks.attributes or marks.tag == "cite") or not hints.is_comment_author(marks):
        return
    name = name_in(_BLANKS.sub(" ", node.text or "").strip()[:200] or "-")  # type: ignore[attr-defined]
    if name and len(name.split()) <= MAX_NAME_WORDS:
        found.authors[comment] = name


def _leave(inner: Context, outer: Context, found: Gathered) -> None:
    if inner.tag != outer.tag or inner.comment != outer.comment or inner.kind != outer.kind:
        _flush(found, inner)


def _flush(found: Gathered, context: Context) -> None:
    """Close the open block: its text, the kind most of it has, and cues for the zoner."""
    if not found.pieces:
        return
    pieces = [(_clean(text, c), c) for text, c in found.pieces]
    found.pieces = []
    text = _BREAKS.sub("\n\n", re.sub(" {2,}", " ", "".join(piece for piece, _ in pieces)))
    home = next((c for piece, c in pieces if piece.strip()), context)
    for part in text.split("\n\n"):
        stripped = "\n".join(line.strip() for line in part.split("\n")).strip()
        if stripped:
            found.blocks.append(_block(stripped, home, pieces))
            if home.comment is not None:
                found.spoke.add(home.comment)


def _clean(text: str, context: Context) -> str:
    text = _UNSEEN.sub("", text)
    if not context.pre:
        return _BLANKS.sub(" ", text)
    return "\n".join(_BLANKS.sub(" ", line) for line in re.split(r"\r\n|[\n\r]", text))


def _block(text: str, home: Context, pieces: list[tuple[str, Context]]) -> Block:
    total = sum(len(piece.strip()) for piece, _ in pieces) or 1
    inline = Counter[ZoneKind]()
    for piece, c in pieces:
        if c.inline:
            inline[c.inline] += len(piece.strip())
    top = inline.most_common(1)
    kind = home.kind or (top[0][0] if top and top[0][1] > INLINE_SHARE * total else None)
    linked = sum(len(piece.strip()) for piece, c in pieces if c.link) > 0.7 * total
    return Block(text, kind, home.comment, home.in_list, tuple(_cues(home, linked)))


def _cues(home: Context, linked: bool) -> Iterator[str]:
    if linked:
        yield "linked"
    if home.in_body:
        yield "in_body"
    yield "in_article" if home.in_article or home.in_body else "outside"
    if home.tag in w.HEADINGS:
        yield "h1" if home.tag == "h1" else "heading"
    elif home.tag in ("p", "blockquote", "li", "aside", "footer", "header"):
        yield f"tag_{home.tag}"
