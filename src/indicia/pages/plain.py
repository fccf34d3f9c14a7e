"""Plain text -> zones, as bench/devset/README.md defines them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from indicia.model import Span, Zone, ZoneKind
from indicia.pages import comments
from indicia.pages.cues import see
from indicia.pages.layout import prose_lines
from indicia.pages.letters import find_letters
from indicia.pages.lines import Line, lines_of
from indicia.pages.order import best_slots

Labelled = tuple[Line, ZoneKind, str | None]

# A caption that a scraper glued to the first sentence: it ends in a credit, and a capital follows.
_GLUED = re.compile(
    r"[^\n]{3,160}?(?::\s(?:pool|file|handout|archive|stock|agency)\s(?:photo|image|picture)|"
    r"[(\[](?:photo|image|picture|credit|фото|світлина)\s?[:/][^()\[\]]{1,60}[)\]])\.?(?=\s+[\"“«]?[A-ZА-ЯІЇЄҐ])",
    re.I,
)


def zones_of(text: str) -> tuple[Zone, ...]:
    """Tell the zones of a plain text apart; they cover every non-blank character, in order, apart.

    Body paragraphs that follow each other are one zone; other kinds have a
    zone per line, and a comment runs to the next reader's name.

    >>> [zone.kind for zone in zones_of("Drill ends\\n\\n3 May 2021\\n\\n" + "The drill has ended. " * 9)]
    ['headline', 'byline', 'body']
    """
    return tuple(joined(text, label(lines_of(text))))


def label(
    lines: Sequence[Line], *, extra: Sequence[tuple[str, ...]] = (), known: Sequence[str | None] = ()
) -> list[Labelled]:
    """The kind of every line, and the reader's name where it belongs to a comment.

    `extra` are cues and `known` kinds that markup gives, one per line.
    """
    extra, known = extra or [()] * len(lines), known or [None] * len(lines)
    heading, said = _readers(lines)
    by = {i: comment for comment in said for i in range(comment.first, comment.stop)}
    rest = [i for i in range(len(lines)) if i not in by]
    cues = [(*extra[i], "comment_count") if i == heading else extra[i] for i in rest]
    labelled = iter(_label_rest([lines[i] for i in rest], cues, [known[i] for i in rest]))
    return [_said(line, i, by[i]) if i in by else next(labelled) for i, line in enumerate(lines)]


def _readers(lines: Sequence[Line]) -> tuple[int | None, tuple[comments.Comment, ...]]:
    """What readers wrote: letters, and comments behind the last of them; and the line that announces the comments."""
    written = find_letters(lines)
    section = comments.find_section(lines, prose_lines(lines))
    if section is None or (written and section.comments[0].first < written[-1].stop):
        return None, written
    return section.heading, (*written, *section.comments)


def _said(line: Line, i: int, comment: comments.Comment) -> Labelled:
    return (line._replace(gap=0) if i == comment.first else line, "comment", comment.author)


def _label_rest(lines: Sequence[Line], extra: Sequence[tuple[str, ...]], known: Sequence[str | None]) -> list[Labelled]:
    slots = best_slots(see(lines, extra, known=known), known=known)
    return [(line, kind_of(slot), None) for line, slot in zip(lines, slots, strict=True)]


def kind_of(slot: str) -> ZoneKind:
    """The zone kind of a slot: a cross-head is a headline."""
    return cast(ZoneKind, "headline" if slot == "crosshead" else slot)


def joined(text: str, labelled: Sequence[Labelled]) -> Iterator[Zone]:
    """Lines to zones: body lines run together, so do a comment's up to a line with gap 0, and broken sentences."""
    run: list[Labelled] = []
    for each in labelled:
        if run and not _goes_on(run[-1], each):
            yield from _zones(text, run)
            run = []
        run.append(each)
    if run:
        yield from _zones(text, run)


def _goes_on(before: Labelled, after: Labelled) -> bool:
    if before[1] != after[1]:
        return False
    if after[1] == "body":
        return True
    if after[1] == "comment":
        return after[0].gap > 0
    return after[0].gap == 1 and _broken_off(before[0].text, after[0].text)


def _broken_off(above: str, below: str) -> bool:
    """Whether a line was cut at the margin: it is long, has no stop, and the next goes on in lower case."""
    return len(above) >= 60 and above[-1] not in '.!?…:;»”"' and below[0].islower()


def _zones(text: str, run: Sequence[Labelled]) -> Iterator[Zone]:
    start, end, kind = run[0][0].start, run[-1][0].end, run[0][1]
    if kind == "body" and (glued := _GLUED.match(text, start, run[0][0].end)):
        yield Zone(kind="caption", span=Span(start, glued.end()))
        start = glued.end() + len(text[glued.end() : end]) - len(text[glued.end() : end].lstrip())
    yield Zone(kind=kind, span=Span(start, end), author=run[0][2])
