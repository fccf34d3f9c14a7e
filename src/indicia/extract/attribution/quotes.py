"""Quotation marks of one paragraph, as they are: curly, straight, low-high, guillemets, single, nested, unclosed.

One pass over the characters with a stack, so the time is linear whatever the
marks. A quotation that never closes runs to the next opening mark of its own
kind or to the end of the paragraph; where its speaker cuts in before that is
for the caller to find.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

MAX_SINGLE_CHARS = 600
"""A closing single mark farther off than this is an apostrophe, not the end of a quotation."""

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", '"': '"', "‹": "›", "‘": "’'", "'": "'’"}
_SINGLE = frozenset("‘'’")
_DOUBLE = frozenset('“”„«»"‹›')
_BEFORE_OPENING = frozenset('([{-–—:/“"„«\u2026')
_ELISIONS = ("em ", "til", "tis", "twas", "cause", "bout", "n ")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as offsets into the paragraph, marks included; `inner` has them stripped.

    `depth` 0 is a quotation by the writer; deeper ones stand inside another.
    """

    start: int
    end: int
    closed: bool
    depth: int
    mark: str

    @property
    def inner(self) -> tuple[int, int]:
        """Offsets without the marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end

    def holds(self, offset: int) -> bool:
        """Whether an offset lies between the marks."""
        return self.start < offset < (self.end - 1 if self.closed else self.end)


def quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of a paragraph in order of their opening marks.

    >>> [text[slice(*q.inner)] for text in ["He said: «No.» “Yes, he added."] for q in quotes(text)]
    ['No.', 'Yes, he added.']
    """
    found: list[Quote] = []
    stack: list[int] = []
    singles = [i for i, ch in enumerate(text) if ch in "'’" and _can_close_single(text, i)]
    for i, ch in enumerate(text):
        if ch in _DOUBLE:
            _double(text, i, found, stack)
        elif ch in _SINGLE:
            _single(text, i, found, stack, singles)
    for index in stack:
        found[index] = replace(found[index], end=len(text.rstrip()), closed=False)
    return tuple(q for q in found if q.end - q.start > 1)


def _double(text: str, i: int, found: list[Quote], stack: list[int]) -> None:
    top = _innermost_double(found, stack)
    if top is not None and text[i] in _CLOSERS[found[top].mark] and not (text[i] == '"' and _opens(text, i)):
        _close(found, stack, top, i)
    elif top is not None and found[top].mark == text[i] and text[i] != '"':
        _abandon(found, stack, top, i)
        _open(text, i, found, stack)
    elif _opens(text, i) or (text[i] in "“„«" and not _closes(text, i)):
        if text[i] == '"' and top is not None and found[top].mark == '"':
            _abandon(found, stack, top, i)
        _open(text, i, found, stack)
    elif top is not None:
        _close(found, stack, top, i)


def _single(text: str, i: int, found: list[Quote], stack: list[int], singles: list[int]) -> None:
    if stack and found[stack[-1]].mark in _SINGLE:
        if text[i] != "‘" and i == found[stack[-1]].end:
            _close(found, stack, stack[-1], i)
        return
    if text[i] == "’" or not _opens(text, i) or text.startswith(_ELISIONS, i + 1) or text[i + 1 : i + 2].isdigit():
        return
    end = _single_end(text, i, singles)
    if end is not None:
        _open(text, i, found, stack)
        found[-1] = replace(found[-1], end=end)


def _single_end(text: str, i: int, singles: list[int]) -> int | None:
    """The mark that closes a single quotation: the first that is no plural possessive, else the first."""
    first = None
    for end in singles[bisect_left(singles, i + 2) : bisect_left(singles, i + 2) + 4]:
        if end - i > MAX_SINGLE_CHARS:
            break
        if text[end - 1] != "s" or not text[end + 1 : end + 2].isspace():
            return end
        first = end if first is None else first
    return first


def _open(text: str, i: int, found: list[Quote], stack: list[int]) -> None:
    found.append(Quote(i, i + 1, False, len(stack), text[i]))
    stack.append(len(found) - 1)


def _close(found: list[Quote], stack: list[int], index: int, i: int) -> None:
    while stack[-1] != index:
        inner = stack.pop()
        found[inner] = replace(found[inner], end=i)
    stack.pop()
    found[index] = replace(found[index], end=i + 1, closed=True)


def _abandon(found: list[Quote], stack: list[int], index: int, i: int) -> None:
    while stack and stack[-1] >= index:
        inner = stack.pop()
        found[inner] = replace(found[inner], end=i, closed=False)


def _innermost_double(found: list[Quote], stack: list[int]) -> int | None:
    for index in stack[:-3:-1]:
        if found[index].mark in _DOUBLE:
            return index
    return None


def _opens(text: str, i: int) -> bool:
    after = text[i + 1 : i + 2]
    return (i == 0 or text[i - 1].isspace() or text[i - 1] in _BEFORE_OPENING) and bool(after) and not after.isspace()


def _closes(text: str, i: int) -> bool:
    after = text[i + 1 : i + 2]
    return i > 0 and not text[i - 1].isspace() and (not after or not after.isalnum())


def _can_close_single(text: str, i: int) -> bool:
    return i > 0 and not text[i - 1].isspace() and not text[i + 1 : i + 2].isalnum()
