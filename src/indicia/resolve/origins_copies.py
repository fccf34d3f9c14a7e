"""Which pages are copies of one another, whole or in part: shared windows of eight words, counted exactly.

An index from window to page family makes one pass enough, so no sketch such
as MinHash is needed (docs/decisions/0060): time is linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indicia.model import Page

WINDOW_WORDS = 8
"""As in tradecraft.md (e). Pages of the devset that share no origin share not one such window."""

SHARED = 0.1
"""Share of the shorter page's windows from which on a page is a copy. Two rewritten wire stories of the devset share
0.13 and 0.26 (pages 007 and 047, 022 and 035); tradecraft.md (e) proposes 0.3 for near-copies."""

LEAST_WINDOWS = 10
"""Fewer shared windows (a run of 17 words) may be one short quotation; a page shorter than this must agree whole."""

_WORD = re.compile(r"\w+")


def copies(pages: Sequence[Page]) -> tuple[int, ...]:
    """For each page the position of the first page of its family of copies (its own if it has none before).

    Only body and headline count: comments, appeals and menus differ between
    copies and agree between strangers. A long quotation that two short pages
    share makes them copies, too: independence is assumed only where it shows.
    """
    family: list[int] = []
    home: dict[str, int] = {}
    least: dict[int, int] = {}
    for number, page in enumerate(pages):
        windows = _windows(page)
        family.append(number)
        shared = Counter(family[home[w]] for w in windows if w in home)
        for other, count in sorted(shared.items()):
            if _same(count, len(windows), least[other]):
                family = _joined(family, family[number], other)
        for window in windows:
            home.setdefault(window, number)
        for member in {family[number], number}:
            least[member] = min(least.get(member, len(windows)), len(windows))
    return tuple(family)


def _same(count: int, own: int, theirs: int) -> bool:
    shorter = min(own, theirs)
    return count >= min(shorter, max(LEAST_WINDOWS, SHARED * shorter))


def _joined(family: list[int], one: int, two: int) -> list[int]:
    low, high = sorted((one, two))
    return [low if f == high else f for f in family]


def _windows(page: Page) -> frozenset[str]:
    told = " ".join(page.text[z.span.start : z.span.end] for z in page.zones if z.kind in ("headline", "body"))
    words = [w.casefold() for w in _WORD.findall(told)]
    if len(words) < WINDOW_WORDS:
        return frozenset([" ".join(words)] if words else [f"empty page {page.id}"])
    return frozenset(" ".join(words[n : n + WINDOW_WORDS]) for n in range(len(words) - WINDOW_WORDS + 1))
