"""Which words of a line can be the name of a paper, agency, station or blog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indicia.pages.lexicon import FUNCTION_WORDS, SECTIONS
from indicia.pages.outlet_words import (
    INSTITUTIONS,
    LOCAL,
    NEVER_FIRST,
    NO_SHORT_NAME,
    OF_THE_DAY,
    OFFICIAL,
    PAPER,
    PLATFORMS,
    PRESS,
    REGIONS,
    SECTION_LIKE,
    SERVICE,
)

MAX_WORDS = 7
"""Longer runs of capitals are a headline."""

_WORD = re.compile(r"[^\W_](?:[\w’'&+]|-(?=\w))*|&")
_JOINS = frozenset("of the and & del de da do dos du la le el von zu der al from on at y et und і й та и".split())
_FOR = INSTITUTIONS | {"council"}
_MONTHS = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|"
    r"october|november|december|mon|tue|wed|thu|fri|sat|tuesday|wednesday|thursday|saturday)$"
)
_GENERIC = SECTIONS | OF_THE_DAY | LOCAL | PRESS | FUNCTION_WORDS
_LOWER_HEADS = frozenset(w for w in PAPER | PRESS if w[0] > "ʯ")
"""Russian and Ukrainian names have one capital: "Степной вестник"."""
_DROPPED = NEVER_FIRST | SERVICE

_FRACTION = re.compile(r"[.,:]\d")
_GAPS = (" ", "\u00a0", " «", " “")
_ABBREVIATION = re.compile(r"[A-ZА-ЯІЇЄ]{2,5}$")
_OPENED, _CLOSED = ("«", "“"), ("»", "”")
_KEPT_BEHIND = frozenset("news novosti новости новини radio tv television world online".split())


class Name(NamedTuple):
    """A run of capitalised words in a line: where it lies, and how it is written there."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        return self.text.split()


def names_in(line: str) -> Iterator[Name]:
    """The longest runs of capitalised words, joined by "of", "&" and the like; leads such as "Photo" are dropped.

    >>> [name.text for name in names_in("Photo: F. Arrieta / Dawn of Pastavy")]
    ['F', 'Arrieta', 'Dawn of Pastavy']
    """
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(line):
        if run and not _joined(line, run[-1], word):
            yield from _closed(line, run)
            run = []
        if _is_capital(word[0]) or (run and _joins(run, word[0]) and not _FRACTION.match(line, word.end())):
            run.append(word)
        else:
            yield from _closed(line, run)
            run = []
    yield from _closed(line, run)


def _joined(line: str, one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether two words of a name may stand so: with a blank between, before a quoted name, as in "RFE/RL"."""
    gap = line[one.end() : two.start()]
    return gap in _GAPS or (gap == "/" and all(_ABBREVIATION.match(w[0]) for w in (one, two)))


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word == "&"


def _joins(run: Sequence[re.Match[str]], word: str) -> bool:
    before = run[-1][0].lower()
    return (
        word in _JOINS
        or word in _LOWER_HEADS
        or (word.isdigit() and len(word) < 5)
        or (word == "for" and before in _FOR)
        or (word == "in" and len(run) > 1)
    )


def _closed(line: str, run: Sequence[re.Match[str]]) -> Iterator[Name]:
    words = _cut(list(run))
    if words and len(words) <= MAX_WORDS:
        start, end = words[0].start(), words[-1].end()
        if words[-1].start() and line[words[-1].start() - 1] in _OPENED and line[end : end + 1] in _CLOSED:
            end += 1
        yield Name(start, end, line[start:end])


def _cut(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The run without leads, dates and what an outlet offers ("Bosphorus Wire Code of Conduct")."""
    while run and (run[0][0].lower() in _DROPPED or run[0][0] in _JOINS or _is_date(run[0][0])):
        run = run[1:]
    stop = next((n for n, w in enumerate(run) if n and (w[0].lower() in SERVICE or _is_date(w[0]))), len(run))
    if run and _ABBREVIATION.match(run[0][0]) and _is_tail(run[1:stop]):
        return run[:1]
    stop = next((n for n, w in enumerate(run[:stop]) if w[0] == "in" and not _tells_language(run, n)), stop)
    run = run[:stop]
    while run and (run[-1][0] in _JOINS or run[-1][0] in ("in", "for") or _is_year(run[-1][0])):
        run = run[:-1]
    return run


def _is_tail(rest: Sequence[re.Match[str]]) -> bool:
    """Whether words behind an abbreviation are no part of the name: "OSA Note 14", "YSW Seoul"; not "BBC News"."""
    return any(not w[0].isupper() for w in rest) and rest[0][0] != "&" and rest[0][0].lower() not in _KEPT_BEHIND


def _tells_language(run: Sequence[re.Match[str]], n: int) -> bool:
    return n + 1 < len(run) and run[n + 1][0] == "English"


def _is_date(word: str) -> bool:
    return bool(_MONTHS.match(word.lower()))


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4 and word[:2] in ("19", "20")


def key(name: str) -> str:
    """What two writings of a name share: lower case, no article.

    >>> key("THE VERIFICATION LETTER"), key("Barents  Post")
    ('verification letter', 'barents post')
    """
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a") else words)


def is_paper(name: str) -> bool:
    """Whether the name ends or begins as papers' names do, with a word beside: "Daily Mail", "Dawn of Pastavy"."""
    words = _parts(name)
    heads = [n for n, w in enumerate(words) if _plain(w) in PAPER]
    if len(words) < 2 or not heads or _none(words):
        return False
    behind = words[heads[-1] + 1 :]
    return not behind or not all(w in SECTIONS or w in LOCAL or w == "abroad" for w in behind)


def sounds(name: str, *, regions: bool = True) -> bool:
    """Whether the name alone tells that it is an outlet's: a head word of the press, and a word of its own.

    With a region's name before a common head it may be a section ("Asia News"),
    which counts unless not `regions`.

    >>> sounds("Narew Daily"), sounds("County News"), sounds("Ann Roe"), sounds("Press Office")
    (True, False, False, False)
    >>> sounds("Asia News", regions=False), sounds("Gulf Line", regions=False)
    (False, True)
    """
    words = _parts(name)
    if len(words) < 2 or _none(words):
        return False
    if is_paper(name):
        return True
    heads = PRESS if regions else PRESS - SECTION_LIKE
    told = [n for n, w in enumerate(words) if _plain(w) in PRESS and (w not in SECTION_LIKE or _ends(words[n + 1 :]))]
    return any(_own(v, words[n] in heads) for n in told for m, v in enumerate(words) if n != m)


def _ends(behind: Sequence[str]) -> bool:
    return all(_plain(w) in PRESS or w in OF_THE_DAY or w in PAPER for w in behind)


def _parts(name: str) -> list[str]:
    return key(name).replace("-", " ").split()


def _none(words: Sequence[str]) -> bool:
    """Whether it is a platform, or an office; "Army Times" is neither."""
    whole = (*words, "-".join(words))
    return any(w in PLATFORMS for w in whole) or (words[-1] not in PAPER and any(w in OFFICIAL for w in whole))


def _plain(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").strip("«»“”")


def _own(word: str, regions: bool) -> bool:
    """Whether a word can tell one name from others: none of sections, programmes and heads."""
    plain = _plain(word)
    if plain in REGIONS:
        return regions
    return plain not in _GENERIC and not plain.isdigit() and plain not in PAPER


def can_be(name: str) -> bool:
    """Whether words can be an outlet's name where the page says that they are one: no office, platform or section."""
    words = _parts(name)
    return bool(words) and not _none(words) and (sounds(name) or any(_own(w, False) for w in words))


def is_alone(name: str) -> bool:
    """A paper's name in short: "the Mirror"."""
    words = key(name).split()
    return len(words) == 1 and words[0] in PAPER - NO_SHORT_NAME


def has_head(words: str) -> bool:
    """Whether a word is one that names of the press end with."""
    return any(_plain(w) in PAPER or _plain(w) in PRESS for w in words.split())


def initials(name: str) -> str:
    """First letters of the words, joining ones apart.

    >>> initials("north atlantic treaty organization"), initials("office of the state press")
    ('nato', 'osp')
    """
    return "".join(word[0] for word in name.split() if word not in _JOINS)
