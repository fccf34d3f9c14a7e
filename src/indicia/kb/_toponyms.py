"""Search a text for well-known places that a tagger of names may miss."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from indicia.kb import _neighbours, actors
from indicia.kb._fold import fold
from indicia.kb._gazetteer import own_rows, spellings
from indicia.model import Span

_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+(?:['\u2019\u02bc](?!s\b)(?:[^\W\d_]|[\u0300-\u036f])*)?")
_GAP = re.compile(r"[-\u2010-\u2013.]? ?|\n")
_SMALL: Final = frozenset({"of", "the", "al", "el", "and", "del", "de", "sur", "upon", "on", "am", "an", "der"})
"""Words that are small inside a name; every other word of a name must begin with a capital."""
_KIND_AFTER = re.compile(
    r" (?:[Oo]blast|[Rr]egion|[Pp]rovince|[Vv]oivodeship|[Kk]rai|[Gg]overnorate|[Rr]ange|(?:[Tt]raining|[Pp]roving) "
    r"(?:[Gg]rounds?|[Aa]rea|[Rr]ange))\b"
)

_BESIDE_PLACES: Final = frozenset(
    (
        "Airport",
        "Airfield",
        "Air",
        "Base",
        "City",
        "District",
        "Bay",
        "Island",
        "Islands",
        "Strait",
        "Peninsula",
        "Metro",
    )
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    capital: bool

    @property
    def folded(self) -> str:
        """As the gazetteer writes it; few words of a text are asked for it."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class _Names:
    safe: frozenset[str]
    longest: dict[str, int]
    """First word of a name -> most words of a name that begins so."""


def find(text: str) -> tuple[Span, ...]:
    """Spans of well-known towns, regions, seas and ranges, longest match, in order, apart.

    Precision first: everyday words, surnames and small towns with names of
    many meanings are left out, so absence proves nothing. States are found
    by `actors.find`. Linear in the text.

    >>> text = "Drills began at the Obuz-Lesnovsky training ground, not in Nice, Reading or Mobile but in Gomel oblast."
    >>> [text[s.start:s.end] for s in find(text)]
    ['Obuz-Lesnovsky training ground', 'Gomel oblast']
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[Span]:
    words = [_Word(m.start(), m.end(), m.group(), m.group()[0].isupper()) for m in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        used = _longest(text, words, at) if words[at].capital else 0
        if used:
            end = words[at + used - 1].end
            kind = _KIND_AFTER.match(text, end)
            if kind or used > 1 or not _person(text, words[at].start, end):
                yield Span(words[at].start, kind.end() if kind else end)
        at += used or 1


def _longest(text: str, words: list[_Word], at: int) -> int:
    """Number of words of the longest safe name that begins here; 0 for none."""
    names = _names()
    best, parts = 0, ""
    for here in range(at, min(len(words), at + names.longest.get(words[at].folded, 0))):
        word = words[here]
        if here > at and not _GAP.fullmatch(text, words[here - 1].end, word.start):
            break
        if not (word.capital or word.folded in _SMALL or here > at):
            break
        parts = f"{parts} {word.folded}".strip()
        if parts in names.safe and _well_written(words[at : here + 1], parts):
            best = here - at + 1
    return best


def _well_written(words: list[_Word], key: str) -> bool:
    return all(w.capital or w.folded in _SMALL for w in words) or key in _own_names()


def _person(text: str, start: int, end: int) -> bool:
    """Whether the neighbours make it a given name or a surname: "Vladimir Putin", "Pavel Brest"."""
    return any(
        word and not _place_word(word) for word in (_neighbours.before(text, start), _neighbours.after(text, end))
    )


def _place_word(word: str) -> bool:
    return word in _BESIDE_PLACES or fold(word) in _names().safe or bool(actors.find(word))


@cache
def _own_names() -> frozenset[str]:
    written = (name for row in own_rows() for name in spellings(row))
    return frozenset(key for key in map(_key, written) if len(key) > 3) - _unsafe()


def _unsafe() -> frozenset[str]:
    return frozenset(_lines("gazetteer_not.txt"))


def _lines(name: str) -> list[str]:
    return files("indicia.kb").joinpath("data", name).read_text(encoding="utf-8").splitlines()


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


@cache
def _names() -> _Names:
    safe = (frozenset(_lines("gazetteer_prominent.txt")) - _unsafe()) | _own_names()
    longest: dict[str, int] = defaultdict(int)
    for name in safe:
        words = name.split(" ")
        longest[words[0]] = max(longest[words[0]], len(words))
    return _Names(safe, dict(longest))
