"""HTML -> Page: readable text with one blank line between blocks, zones from markup and, where it is silent, layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from indicia.errors import EmptyPageError
from indicia.model import Page, ZoneKind
from indicia.pages import comments
from indicia.pages.assembly import assemble
from indicia.pages.comment_heads import name_in, style_at
from indicia.pages.cues import see
from indicia.pages.html_meta import Meta, day_in, read_meta
from indicia.pages.html_walk import Block, Gathered, gather
from indicia.pages.lines import MAX_LINES, Line
from indicia.pages.order import best_slots
from indicia.pages.plain import Labelled, joined, kind_of, label

MAX_FALLBACK_NAME_WORDS = 4
"""Where no markup names the reader, a first line of so few words does."""

_TITLE = re.compile(r"<title\b[^<>]{0,200}>[^<\n\r]{0,500}", re.I)
_TITLE_END = re.compile(r"</title", re.I)


class Placed(NamedTuple):
    """A line of the page text with the block it came from."""

    line: Line
    block: Block


def page_of_html(source: str, *, raw: bytes, name: str, published: date | None, outlet: str | None) -> Page:
    """Make a page of markup; broken and hostile markup gives whatever text it holds.

    Raises:
        EmptyPageError: The markup holds no text.
        PageTooLargeError: The markup has more nodes than any article.
    """
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(_mended(source))
    meta, found = read_meta(tree), gather(tree, name=name)
    blocks = _with_headline(found.blocks, meta)
    if not blocks:
        raise EmptyPageError(
            f"Page {name!r} is HTML without visible text. Save the page after its scripts have run, or as text."
        )
    text = "\n\n".join(block.text for block in blocks)
    zones = tuple(joined(text, _label(list(_place(blocks, meta.title)), found)))
    day = published or meta.published or next(filter(None, map(day_in, found.times)), None)
    return assemble(text, zones, raw=raw, name=name, published=day, outlet=outlet or meta.outlet, markup=True)


def _mended(source: str) -> str:
    """Close a title that was left open: it would swallow the whole page."""
    opened = _TITLE.search(source)
    if not opened or _TITLE_END.search(source, opened.end()):
        return source
    return f"{source[: opened.end()]}</title>{source[opened.end() :]}"


def _with_headline(blocks: Sequence[Block], meta: Meta) -> list[Block]:
    """The blocks, with the title of the head put first if no heading of the text is the headline."""
    named = any(b.kind == "headline" or "h1" in b.cues for b in blocks)
    said = any(meta.title in b.text.split("\n") for b in blocks)
    if named or said or not meta.title or not blocks:
        return list(blocks)
    return [Block(meta.title, "headline", None, False, ("heading",)), *blocks]


def _place(blocks: Sequence[Block], title: str | None) -> Iterator[Placed]:
    at = 0
    for n, block in enumerate(blocks):
        for m, part in enumerate(block.text.split("\n")):
            if part.strip():
                lead = len(part) - len(part.lstrip())
                yield Placed(
                    Line(at + lead, at + lead + len(part.strip()), part.strip(), 1 if m else 2 * bool(n), 0), block
                )
            at += len(part) + 1
        at += 1


def _label(placed: Sequence[Placed], found: Gathered) -> list[Labelled]:
    rest = [p for p in placed if p.block.comment is None and not p.block.in_list]
    by_line = {
        line.start: (line, kind, who) for line, kind, who in _label_article(rest, marked=len(rest) < len(placed))
    }
    for key, group in groupby((p for p in placed if p.line.start not in by_line), key=lambda p: p.block.comment):
        run = list(group)
        labelled = _unmarked_comments(run) if key is None else _one_comment(run, found.authors.get(key))
        by_line |= {each[0].start: each for each in labelled}
    return [by_line[p.line.start] for p in placed]


def _label_article(rest: Sequence[Placed], *, marked: bool) -> list[Labelled]:
    """Lines outside comments; `marked` says that markup has told the comments apart already."""
    lines = [p.line for p in rest]
    extra = [p.block.cues for p in rest]
    known = [_known(p.block.kind) or ("body" if n >= MAX_LINES else None) for n, p in enumerate(rest)]
    if not marked:
        return label(lines, extra=extra, known=known)
    slots = best_slots(see(lines, extra, known=known), known=known)
    return [(line, kind_of(slot), None) for line, slot in zip(lines, slots, strict=True)]


def _known(kind: ZoneKind | None) -> str | None:
    return kind if kind != "comment" else None


def _one_comment(run: Sequence[Placed], author: str | None) -> list[Labelled]:
    who = author or _first_line_name(run)
    return [(p.line._replace(gap=p.line.gap if n else 0), "comment", who) for n, p in enumerate(run)]


def _first_line_name(run: Sequence[Placed]) -> str | None:
    head = run[0].line.text
    if len(run) < 2 or len(head.split()) > MAX_FALLBACK_NAME_WORDS or head[-1] in ".!?…":
        return None
    return name_in(head)


def _unmarked_comments(run: Sequence[Placed]) -> list[Labelled]:
    """Lines among comments that no element claims: headings, forms, and comments told apart by layout only."""
    lines = [p.line for p in run]
    first = next(
        (i for i, p in enumerate(run) if p.block.kind != "boilerplate" and not comments.is_heading(p.line.text)),
        len(run),
    )
    found = comments.split(lines, first, style_at(lines, first)) if first < len(lines) else ()
    who = {i: c for c in found for i in range(c.first, c.stop)}
    return [
        (line._replace(gap=0), "comment", who[i].author) if i in who and who[i].first == i
        else (line, "comment", who[i].author) if i in who
        else (line, "boilerplate", None)
        for i, line in enumerate(lines)
    ]  # fmt: skip
