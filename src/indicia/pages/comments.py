"""Readers' comments: where they begin, where each one ends, and who wrote it.

Sites mark a commenter in few ways: a bullet or dash before the name, the
name with a time behind it, "name says:", "name:", "[name]", or a short line
of its own over the words. A section keeps to one way: the first line shows
which. Sections without a heading need more proof than those with one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from indicia.pages.comment_heads import (
    BARE,
    BARE_STYLES,
    INLINE,
    UNANNOUNCED_STYLES,
    Style,
    is_nick,
    is_talk,
    name_at,
    style_at,
)
from indicia.pages.layout import is_prose
from indicia.pages.lexicon import PHRASES
from indicia.pages.lines import Line
from indicia.pages.patterns import SHORT_WORDS, normalised

MAX_HEADING_WORDS = 8
MIN_PROSE_BEFORE = 2
"""Comments that no heading announces come after at least so many lines of running text."""

_SURE_HEADING = re.compile(
    r"\W{0,5}(?:\d{1,5}\s|\w{1,12}\s){0,3}?"
    r"(?:comments?|комментари(?:и|й|я|ев)|коментар(?:і|ів|й|я)|talkback|have your say)\b",
    re.I,
)
_MAYBE_HEADING = re.compile(
    r"\W{0,5}(?:\d{1,5}\s|\w{1,12}\s){0,3}?(?:responses?|replies|reply|discussion|reactions?|thoughts|thread|conversation|readers|"
    r"feedback|forum|guestbook|отзывы|обсуждени[ея]|отклики|читател[ия]|обговорення|відгуки|читачі)\b",
    re.I,
)
_TOOLS = (
    " sort ",
    " newest ",
    " oldest ",
    " log in ",
    " sign in ",
    " best first",
    " по дате",
    " сначала ",
    " show all",
    " рейтинг",
)
_CLOSED = (
    " closed",
    " switched off",
    " are off",
    " no comments ",
    " comments off",
    " закрыт",
    " нет ",
    " немає",
    " отключен",
    " вимкнен",
)
_FURNITURE = ("share", "subscribe", "donate", "no_comments", "counters", "mistake", "cookies")
_ENDING = (
    "share",
    "subscribe",
    "donate",
    "cookies",
    "rights",
    "links",
    "no_comments",
    "mistake",
    "live_tools",
    "agency_tail",
)


class Comment(NamedTuple):
    """Lines `[first, stop)` of one reader."""

    first: int
    stop: int
    author: str | None


class Section(NamedTuple):
    """The comments of a page; `heading` is the line that announces them, if any."""

    heading: int | None
    comments: tuple[Comment, ...]


def find_section(lines: Sequence[Line], prose: Sequence[int]) -> Section | None:
    """The readers' comments of a plain page, or None; they come after the first running text.

    `prose` are the indices of the lines that are running text at first sight.
    """
    start = prose[0] + 1 if prose else 1
    for i in range(start, len(lines) - 1):
        if is_heading(lines[i].text) and (section := _announced(lines, i)):
            return section
    return _unannounced(lines, prose)


def is_heading(text: str) -> bool:
    """Whether a line may announce comments: "Comments (3)", "3 комментария", "Responses".

    >>> is_heading("Comments (3)"), is_heading("Comments are closed"), is_heading("Comments on the plan came late.")
    (True, False, False)
    """
    if len(text) > 80 or len(text.split()) > MAX_HEADING_WORDS or text[-1] in ".,;!?":
        return False
    plain = normalised(text)
    return not any(phrase in plain for phrase in _CLOSED) and bool(
        _SURE_HEADING.match(text) or _MAYBE_HEADING.match(text)
    )


def _announced(lines: Sequence[Line], heading: int) -> Section | None:
    first = heading + 1
    while first < len(lines) and _is_tool(lines[first].text):
        first += 1
    style = style_at(lines, first)
    if style is None and not _SURE_HEADING.match(lines[heading].text):
        return None
    if style in BARE_STYLES and not _SURE_HEADING.match(lines[heading].text) and is_prose_line(lines[first + 1]):
        return None
    found = split(lines, first, style)
    return Section(heading, found) if found else None


def _is_tool(text: str) -> bool:
    plain = normalised(text)
    return len(text.split()) <= MAX_HEADING_WORDS and any(
        phrase in plain for phrase in (*_TOOLS, *PHRASES["no_comments"])
    )


def is_prose_line(line: Line) -> bool:
    """Whether a line is running text at first sight."""
    return is_prose(line.text.split(), line.text)


def _unannounced(lines: Sequence[Line], prose: Sequence[int]) -> Section | None:
    if len(prose) < MIN_PROSE_BEFORE:
        return None
    start = prose[MIN_PROSE_BEFORE - 1] + 1
    for style in UNANNOUNCED_STYLES:
        heads = [i for i in range(start, len(lines)) if style(lines, i)]
        if heads and _proven(lines, heads, style):
            found = split(lines, heads[0], style)
            return Section(None, found) if found else None
    return None


def _proven(lines: Sequence[Line], heads: Sequence[int], style: Style) -> bool:
    """Words indented under a name, names new to the page, nicknames, or furniture above: one sign isn't enough."""
    below = lines[heads[0] + 1] if heads[0] + 1 < len(lines) else None
    if below and below.gap and below.indent > lines[heads[0]].indent:
        return True
    if style is BARE and not all(is_talk(lines[i + 1].text) for i in heads):
        return False
    names = [name_at(lines[i], style) or "" for i in heads]
    text_before = " ".join(line.text for line in lines[: heads[0]])
    strangers = sum(bool(name) and name not in text_before for name in names)
    nicks = sum(is_nick(name, strictly=style is INLINE) for name in names)
    if strangers * 2 < len(heads):
        return False
    if _under_furniture(lines, heads[0]):
        return len(heads) >= 2 or nicks > 0
    return (len(heads) >= 2 and not style.talk) or nicks * 2 >= len(heads) >= (2 if style.talk else 1)


def _under_furniture(lines: Sequence[Line], head: int) -> bool:
    """Whether share buttons, appeals or the like stand right above: the article is over there."""
    above = [normalised(line.text) for line in lines[max(0, head - 3) : head] if len(line.text.split()) <= SHORT_WORDS]
    return any(phrase in plain for plain in above for cue in _FURNITURE for phrase in PHRASES[cue])


def split(lines: Sequence[Line], first: int, style: Style | None) -> tuple[Comment, ...]:
    """The comments from line `first` on, up to page furniture; without a style each block is one."""
    stop = next((i for i in range(first, len(lines)) if _ends_section(lines, i, first, style)), len(lines))
    while stop > first and lines[stop - 1].gap == 1 and _is_tool(lines[stop - 1].text):
        stop -= 1
    if first >= stop:
        return ()
    heads = [i for i in range(first, stop) if (style(lines, i) if style else i == first or lines[i].gap > 1)]
    heads = heads if heads and heads[0] == first else [first, *heads]
    ends = [*heads[1:], stop]
    return tuple(Comment(a, b, name_at(lines[a], style) if style else None) for a, b in zip(heads, ends, strict=True))


def _ends_section(lines: Sequence[Line], i: int, first: int, style: Style | None) -> bool:
    """A block of page furniture after a blank line, not under a name."""
    line = lines[i]
    if (line.gap < 2 and i != first) or len(line.text.split()) > SHORT_WORDS:
        return False
    if style and (style(lines, i) or (i > first and style(lines, i - 1) and not style.inline)):
        return False
    plain = normalised(line.text)
    hits = sum(any(phrase in plain for phrase in PHRASES[cue]) for cue in _ENDING)
    leads = any(plain.startswith(phrase) for cue in _ENDING for phrase in PHRASES[cue])
    return hits >= 2 or leads or "©" in line.text
