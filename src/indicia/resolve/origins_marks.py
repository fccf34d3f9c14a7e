"""Pages that carry the same particular figures or the same slips: they go back to one text, whoever rewrote it.

Independent people who count the same columns do not come up with the same
three exact numbers, nor with the same misspelt word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from indicia.model import Page

ENOUGH = 3
"""Shared marks that make two pages one text, a slip counting twice. Two round-ish numbers are shared by ministries that
announce one exercise apart (8,000 people and 700 vehicles in two items of the news index); three never are there."""
SLIP_WEIGHT = 2
LEAST_SHARE = 0.5
"""Of the figures of the page that has fewer: a feature that quotes all sides shares some with everybody."""
APART_DAYS = 60
"""Figures of an exercise two years ago are common knowledge by now."""
MOST_PAGES = 4
"""A figure or slip that more pages of the group have is known to all, and a slip is then a spelling."""
LONG_LETTERS = 7
"""Shorter words differ by one letter too often by right."""
USUAL_PAGES = 3
"""The right spelling is that of so many pages at least, and of more pages than the slip."""

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?\d{{1,2}})?(?: of)? {_MONTHS}\b|"
    rf"\b{_MONTHS}\.? \d{{1,2}}(?:\s?(?:-|–|to|and)\s?\d{{1,2}})?\b|\b\d{{1,2}}[:.]\d\d\b", re.I,
)  # fmt: skip
_FIGURE = re.compile(r"(?<![\w.,–-])(?:\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,3}|\d{2,9})(?![\w-]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_WORD = re.compile(rf"[^\W\d_]{{{LONG_LETTERS},30}}")
_ONE_SOUND = ("aeiouyj", "sz", "ckq", "gh", "vw", "xk", "cs", "iy", "'’")
"""Letters that stand for one another between spellings and transliterations."""


def joined_by_marks(pages: Sequence[Page]) -> tuple[tuple[int, int], ...]:
    """Pairs of pages, by position, that share so many particular marks that one text stands behind both.

    Only body and headline count. Round numbers (one digit and noughts),
    years, dates and names with numbers (S-400) are nobody's mark.
    """
    texts = [_told(page) for page in pages]
    figures = [_figures(text) for text in texts]
    slips = _slips([frozenset(w.casefold() for w in _WORD.findall(text)) for text in texts])
    shared: Counter[tuple[int, int]] = Counter()
    same_figures = _pairs(figures)
    for pair, count in same_figures.items():
        if count >= LEAST_SHARE * min(len(figures[n]) for n in pair):
            shared[pair] += count
    for pair, count in _pairs(slips).items():
        shared[pair] += SLIP_WEIGHT * count
    return tuple(sorted(p for p, count in shared.items() if count >= ENOUGH and near_in_time(pages[p[0]], pages[p[1]])))


def near_in_time(one: Page, two: Page) -> bool:
    """Whether two pages came out within `APART_DAYS`; one without a day may be of any."""
    if one.published is None or two.published is None:
        return True
    return abs((one.published - two.published).days) <= APART_DAYS


def _told(page: Page) -> str:
    return " ".join(page.text[z.span.start : z.span.end] for z in page.zones if z.kind in ("headline", "body"))


def _pairs(marks: Sequence[frozenset[str]]) -> Counter[tuple[int, int]]:
    """How many rare marks each two pages share."""
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(marks):
        for mark in own:
            homes[mark].append(number)
    return Counter(pair for where in homes.values() if len(where) <= MOST_PAGES for pair in combinations(where, 2))


def _figures(text: str) -> frozenset[str]:
    """Numbers with two digits that say something: 12,700 and 290, but not 13,000,000, 200,000 or 80."""
    undated = _DATED.sub(" ", text)
    found = (m.group() for m in _FIGURE.finditer(undated))
    plain = (re.sub(r"\D", "", f) for f in found if not _YEAR.match(f))
    return frozenset(p for p in plain if len(p.strip("0")) > 1)


def _slips(vocabularies: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Per page the words that look like slips: rare here, and one letter off a word that is usual here."""
    pages_of = Counter(word for words in vocabularies for word in words)
    usual: defaultdict[str, set[str]] = defaultdict(set)
    for word, count in pages_of.items():
        if count >= USUAL_PAGES:
            for stem in _stems(word):
                usual[stem].add(word)
    slips = {w for w, count in pages_of.items() if count <= MOST_PAGES and _is_slip(w, count, usual, pages_of)}
    return [frozenset(words & slips) for words in vocabularies]


def _is_slip(word: str, count: int, usual: dict[str, set[str]], pages_of: Counter[str]) -> bool:
    near = {other for stem in _stems(word) for other in usual.get(stem, ()) if other != word}
    return any(pages_of[other] > count and _slipped(word, other) for other in near)


def _stems(word: str) -> Iterator[str]:
    """The word, and the word with one letter left out; endings may differ by right and stay."""
    yield word
    yield from (word[:n] + word[n + 1 :] for n in range(1, len(word) - 2))


def _slipped(word: str, other: str) -> bool:
    """Whether one letter is dropped, doubled, changed or swapped inside, and not by rule of spelling."""
    if abs(len(word) - len(other)) > 1 or word[-2:] != other[-2:]:
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), 0)
    mine, theirs = word[start:], other[start:]
    while mine and theirs and mine[-1] == theirs[-1]:
        mine, theirs = mine[:-1], theirs[:-1]
    if len(mine) == len(theirs) == 2:
        return mine == theirs[::-1]
    return bool(mine or theirs) and max(len(mine), len(theirs)) == 1 and not _by_rule(mine, theirs)


def _by_rule(one: str, two: str) -> bool:
    """Whether two letters, or one and none, are another spelling of the same sound."""
    if not (one and two):
        return (one or two) in "uhley"
    return any(one in sounds and two in sounds for sounds in _ONE_SOUND)
