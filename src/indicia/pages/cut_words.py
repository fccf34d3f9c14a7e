"""Words cut at line ends ("a snap inspec-" over "tion"), whole again: neither parser nor lexicon knows half a word.

The cut goes behind the word as blanks, so a text stays as long as it was and
only the second half of a joined word moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from re import Match

SOFT = "\u00ad"
LEAST_JOINED = 2
"""One hyphen at a line's end may be the writer's own; from so many halves of words on, a machine cut the lines."""
_CUT = re.compile(
    r"(?P<head>[^\W\d_]{2,40})(?P<mark>[-\u00ad\u2010])(?P<gap>[^\S\n]{0,40}\n[^\S\n]{0,40})"
    r"(?P<tail>[^\W\d_]\S{0,40})(?P<after>\s|\Z)"
)
_WORD = re.compile(r"[^\W\d_]{2,40}(?:[-\u2010][^\W\d_]{1,40})*")
_BEGINNINGS = frozenset("at be by for in of off on or out over so to under up".split())
"""Short words that far more words begin with ("in-spection", "for-mation") than compounds do."""
_COMPOUNDING = frozenset(
    "anti counter cross ex half high joint live long low mid multi non pre pro self semi short snap well".split()
)
"""First parts that keep their hyphen."""


def joined(text: str) -> str:
    """The text with its cut words whole, as long as before.

    >>> joined("The exer-\\ncise, near the fron-\\ntier, is a live-\\nfire drill.")
    'The exercise,  \\nnear the frontier,  \\nis a live-fire \\ndrill.'
    """
    cuts = [found for found in _CUT.finditer(text) if found["tail"][0].islower()]
    if not cuts:
        return text
    words = Counter(m.group().casefold() for m in _WORD.finditer(text))
    words.subtract(found["head"].casefold() for found in cuts)  # half a word is none
    halves = {found.start() for found in cuts if _is_half(found, words)}
    if len(halves) < LEAST_JOINED and not any(found["mark"] == SOFT for found in cuts):
        return text
    return _CUT.sub(_whole(halves), text)


def _is_half(cut: Match[str], words: Counter[str]) -> bool:
    """Whether what stands before the hyphen is part of a word, not the first word of a compound.

    Words that the page has elsewhere decide: the whole one, the compound, the first part by itself.
    """
    head, tail = cut["head"].casefold(), _WORD.match(cut["tail"] + "..")
    rest = tail.group().casefold() if tail else ""
    if cut["mark"] == SOFT or words[head + rest] > 0:
        return True
    if words[f"{head}-{rest}"] > 0 or head in _COMPOUNDING:
        return False
    return head in _BEGINNINGS or words[head] <= 0


def _whole(halves: set[int]) -> Callable[[Match[str]], str]:
    def mended(cut: Match[str]) -> str:
        if not cut["tail"][0].islower():
            return cut.group()
        mark = "" if cut.start() in halves else cut["mark"]
        end = "\n" if cut["after"] == " " else cut["after"]
        word = cut["head"] + mark + cut["tail"]
        return word + " " * (len(cut.group()) - len(word) - len(end)) + end

    return mended
