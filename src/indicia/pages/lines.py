"""Text -> lines with their layout: the units that zones are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NOT_BREAK = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_NEWLINES = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CUT = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]$")
MAX_LINES = 10_000
"""No article has more lines; what follows on such a page is taken as one last stretch."""


class Line(NamedTuple):
    """A line that isn't blank: `text` is without outer blanks and lies at `[start, end)` of the page.

    `gap` counts the line breaks before it (1 = right under the line before,
    0 = first line of the page); `indent` counts the blanks at its start.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int


def lines_of(text: str) -> list[Line]:
    """The lines of a text that aren't blank, in order; every non-blank character is in exactly one.

    >>> [(line.text, line.gap) for line in lines_of("A title\\n\\n  Some words.\\nMore.")]
    [('A title', 0), ('Some words.', 2), ('More.', 1)]
    """
    found = list(_whole(text, _lines(text)))
    if len(found) <= MAX_LINES:
        return found
    rest = found[MAX_LINES - 1]
    end = found[-1].end
    return [*found[: MAX_LINES - 1], rest._replace(end=end, text=text[rest.start : end])]


def _whole(text: str, lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, those that a word was cut at put together: "a snap inspec-" over "tion of the brigade"."""
    held: Line | None = None
    for line in lines:
        if held is not None and line.gap == 1 and _CUT.search(held.text) and line.text[0].islower():
            held = held._replace(end=line.end, text=text[held.start : line.end])
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _lines(text: str) -> Iterator[Line]:
    last = -1
    for match in _NOT_BREAK.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        gap = 0 if last < 0 else len(_NEWLINES.findall(text, last, start))
        yield Line(start, start + len(stripped), stripped, gap, indent)
        last = start + len(stripped)
