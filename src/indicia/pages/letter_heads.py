"""Letters without salutation: the writer's name stands over the words, before them, or behind them in the same line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from indicia.pages.comments import Comment
from indicia.pages.dates import has_time_mark
from indicia.pages.lines import Line
from indicia.pages.patterns import ends_sentence

MIN_LETTERS = 2
"""One letter alone is the article (an open letter)."""
MAX_HEADING_CHARS = 60
"""A longer line that speaks of letters is a sentence."""
MAX_HEAD_CHARS = 70
MAX_NAME_WORDS = 5
MIN_LETTER_CHARS = 30
"""What stands under a name in a letter; less is a list."""

_CALLED = re.compile(
    r"(?<!\w)(?:letters|postbag|mailbag|letter ?box|readers write|our readers|your say|inbox|письма|листи|пошта|почта)"
    r"(?!\w)",
    re.I,
)
_SECTION = re.compile(
    r"\W*(?:[\w’']+ ){0,2}(?:letters|postbag|mailbag|your say)(?: to the editor| page)?\W*|.*\breaders write\W*",
    re.I,
)
"""A line that says nothing but that letters follow."""
_CAPITAL = "[A-ZА-ЯЁІЇЄҐÀ-ÞĀ-Ž]"
_NAME = rf"(?:From )?(?:[“\"‘]?{_CAPITAL}[^:;!?\n,–—]{{1,40}}?[”\"’]?)(?:, [^:;!?\n–—]{{2,40}}?)?"
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?::| [–—-])\s+(?=\S)")
_OVER = re.compile(rf"(?P<name>{_NAME})\.?$")
_BEHIND = re.compile(
    rf"[.!?…][”\"’)]?\s+(?:[—–-]\s?)?(?P<name>(?:{_CAPITAL}[^.!?:;,\n]{{0,3}}\.? ?){{0,2}}"
    rf"{_CAPITAL}[^.!?:;,\n]{{1,40}}, {_CAPITAL}[^.!?:;\n]{{2,50}})$"
)
_EDITOR = re.compile(r"(?:the )?(?:editor\b.*|ed\.?|note)", re.IGNORECASE)
_SMALL = frozenset({"of", "de", "da", "di", "la", "van", "von", "bin", "al", "el", "and"})
_DASHES = re.compile(r"^[\s–—•*-]+")
_FROM = re.compile(r"^From\s+")
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Lt|Col|Lieutenant|Colonel|Capt|Captain|Major|Cpl|Sgt)\.? )+(?:\([^)]*\) ?)?"
)


def called_letters(text: str) -> bool:
    """Whether a short line announces letters: "YOUR LETTERS", "From our postbag"."""
    return len(text) <= MAX_HEADING_CHARS and not ends_sentence(text) and _CALLED.search(text) is not None


def is_letters_section(text: str) -> bool:
    """Whether a line is nothing but the heading of letters: "FROM TODAY'S LETTERS", "The guns: readers write"."""
    return len(text) <= MAX_HEADING_CHARS and _SECTION.fullmatch(text) is not None


def headed(lines: Sequence[Line], start: int) -> tuple[Comment, ...]:
    """The letters from line `start` on, in the one way of naming writers that most share; () for fewer than two."""
    blocks = list(pairwise(_starts(lines, start)))
    found = [tuple(_letters(lines, blocks, way)) for way in (_before, _over, _behind)]
    most = max(found, key=len)
    return most if len({letter.author for letter in most}) >= MIN_LETTERS else ()


def _starts(lines: Sequence[Line], start: int) -> list[int]:
    return [*(i for i in range(start, len(lines)) if lines[i].gap > 1 or i == start), len(lines)]


Way = Callable[[Sequence[Line], int, int], str | None]


def _letters(lines: Sequence[Line], blocks: Sequence[tuple[int, int]], way: Way) -> Iterator[Comment]:
    for first, stop in blocks:
        name = way(lines, first, stop)
        if name is not None and not _EDITOR.fullmatch(name):
            yield Comment(first, stop, name)


def _before(lines: Sequence[Line], first: int, stop: int) -> str | None:
    """ "A. Sîrbu, Bender — In seven weeks we vote." """
    found = _BEFORE.match(lines[first].text[:MAX_HEAD_CHARS])
    if found is None or len(lines[first].text) - found.end() < MIN_LETTER_CHARS or not _may_sign(found["name"]):
        return None
    return _writer(found["name"])


def _over(lines: Sequence[Line], first: int, stop: int) -> str | None:
    """ "From Elrick Usher, Barranco", and the letter under it."""
    text = lines[first].text
    if stop - first < 2 or len(text) > MAX_HEAD_CHARS or len(lines[first + 1].text) < MIN_LETTER_CHARS:
        return None
    found = _OVER.match(text) if "," in text or _is_cased(text) else None
    return _writer(found["name"]) if found and not has_time_mark(text) else None


def name_behind(text: str) -> str | None:
    """The writer whose name ends a letter's last line: "... nothing to hide. — Edgar Pulido, Valencia"."""
    found = _BEHIND.search(text[-2 * MAX_HEAD_CHARS :])
    named = found is not None and not has_time_mark(found["name"]) and _is_cased(found["name"].split(",")[0])
    return _writer(found["name"]) if found and named else None


def _may_sign(head: str) -> bool:
    """Whether words before a dash or colon may be a writer: two words, a town, or quoted; no dateline in capitals."""
    name = head.split(",")[0]
    return (len(head.split()) > 1 or head[0] in '“"‘') and not name.isupper()


def _is_cased(name: str) -> bool:
    """Whether all words have capitals but small ones like "de"."""
    words = name.split()
    return len(words) <= MAX_NAME_WORDS and all(not w[0].islower() or w in _SMALL for w in words)


def _behind(lines: Sequence[Line], first: int, stop: int) -> str | None:
    """ "... votes for quiet. Mrs Agatha Teng, Tainan"; or the same in a line of its own."""
    text = _DASHES.sub("", lines[stop - 1].text)
    if stop - first == 1 or len(text) > MAX_HEAD_CHARS:
        return name_behind(text)
    found = _OVER.match(text)
    return _writer(found["name"]) if found and not has_time_mark(text) else None


def _writer(name: str) -> str | None:
    """The name without office, rank and town."""
    plain = _FROM.sub("", name).split(",")[0].strip(' “”"‘’')
    bare = _TITLE.sub("", plain).strip()
    return (bare if " " in bare else plain) or None
