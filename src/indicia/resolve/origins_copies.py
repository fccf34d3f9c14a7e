"""Which pages are near-copies of one another: MinHash over windows of eight words finds, exact counts decide."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from indicia.model import Page

WINDOW_WORDS = 8
SHARED = 0.3
"""Share of windows (of all that either page has) from which on a page is a copy: tradecraft.md (e)."""

CONTAINED = 0.6
"""Share of the shorter page's windows found in the longer: a wire story inside a longer page."""

CANDIDATE = 0.1
"""Estimates from here on are counted exactly; 128 permutations err by 0.03 at this level."""

PERMUTATIONS, SEED = 128, 20150618

_WORD = re.compile(r"\w+")


def copies(pages: Sequence[Page]) -> tuple[int, ...]:
    """For each page the position of the first page of its family of near-copies (its own if it has none before).

    Only body and headline count: comments, appeals and menus differ between
    copies and agree between strangers. Time grows with the square of the
    number of pages, in numpy: 2,000 pages take about a second.
    """
    windows = [_windows(page) for page in pages]
    digests = np.array([_digest(w) for w in windows], dtype=np.uint32).reshape(len(pages), PERMUTATIONS)
    first = list(range(len(pages)))
    for one, two in _candidates(digests):
        if first[one] != first[two] and _same(windows[one], windows[two]):
            low, high = sorted((first[one], first[two]))
            first = [low if f == high else f for f in first]
    return tuple(first)


def _candidates(digests: npt.NDArray[np.uint32]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number, row in enumerate(digests[:-1]):
        close = np.flatnonzero((digests[number + 1 :] == row).mean(axis=1) >= CANDIDATE)
        found += [(number, number + 1 + int(n)) for n in close]
    return found


def _windows(page: Page) -> frozenset[str]:
    told = " ".join(page.text[z.span.start : z.span.end] for z in page.zones if z.kind in ("headline", "body"))
    words = [w.casefold() for w in _WORD.findall(told)]
    if len(words) < WINDOW_WORDS:
        return frozenset([" ".join(words)] if words else [f"empty page {page.id}"])
    return frozenset(" ".join(words[n : n + WINDOW_WORDS]) for n in range(len(words) - WINDOW_WORDS + 1))


def _digest(windows: frozenset[str]) -> list[int]:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(windows))
    return list(sketch.digest())


def _same(one: frozenset[str], two: frozenset[str]) -> bool:
    shared = len(one & two)
    return shared / len(one | two) >= SHARED or shared / min(len(one), len(two)) >= CONTAINED
