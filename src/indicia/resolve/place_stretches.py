"""Stretches of a page that may be toponyms: the parser's entities, runs that the gazetteer knows, words of kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from indicia.kb._gazetteer import short_names
from indicia.kb.catalogue import document
from indicia.kb.places_summary import summary

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

Docs = Iterable[tuple[int, "Doc"]]
"""Parsed stretches of a page, each with the offset of its first character."""

LONGEST: Final = 5
"""Words of the longest name that is looked up; the parser's entities may be longer."""
_PLACE_GROUPS: Final = ("area", "water", "land", "street", "site")
_EDGE = frozenset("'\"“”‘’.,;:()[]-–—!?")
_ALPHA = re.compile(r"[^\W\d_]")


@cache
def groups() -> dict[str, str]:
    """Word -> its group in place_words.yaml; the first group wins."""
    found: dict[str, str] = {}
    for group, words in document("place_words.yaml").items():
        for word in words:
            found.setdefault(str(word), group)
    return found


class Word(NamedTuple):
    """One token, as plain values: the parser's objects are slow to ask."""

    start: int
    end: int
    text: str
    lower: str
    pos: str
    dep: str
    head: int
    capital: bool
    group: str


class Entity(NamedTuple):
    """One entity of the parser, in words of its paragraph, without article and possessive."""

    first: int
    last: int
    label: str


def words_of(doc: Doc) -> list[Word]:
    """The tokens as plain values."""
    table, name = groups(), _symbols(doc.vocab.strings)
    found, at = [], 0
    values = doc.to_array(["ORTH", "LOWER", "POS", "DEP", "SPACY"]).tolist()
    heads = doc.to_array("HEAD").view("int64").tolist()
    for number, ((orth, low, pos, dep, spaced), head) in enumerate(zip(values, heads, strict=True)):
        text, lower = name(orth), name(low)
        end = at + len(text)
        group = table.get(lower) or table.get(lower.rstrip("."), "")
        found.append(Word(at, end, text, lower, name(pos), name(dep), number + head, text[:1].isupper(), group))
        at = end + spaced
    return found


@cache
def _symbols(strings: StringStore) -> Callable[[int], str]:
    """The parser's symbols as text; asked for so often that its tokens, made anew each time, are too slow."""
    return lru_cache(maxsize=50_000)(lambda number: str(strings[number]) if number else "")


def entities_of(doc: Doc, words: list[Word]) -> list[Entity]:
    """The parser's entities, in words."""
    return [Entity(*_trimmed(words, e.start, e.end), e.label_) for e in doc.ents]


def runs(words: list[Word], entities: list[Entity]) -> set[tuple[int, int]]:
    """All candidates of a paragraph, first word and one past the last."""
    found = {(e.first, e.last) for e in entities if e.label not in _NEVER}
    found |= set(_looked_up(words)) | set(_by_kind(words))
    return {(a, b) for a, b in found if b > a and _ALPHA.search(words[a].text)}


_NEVER: Final = frozenset("DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL LANGUAGE LAW".split())


def _trimmed(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """Without article, quotation marks and possessive."""
    while first < last and (words[first].lower in ("the", "a", "an") or words[first].text in _EDGE):
        first += 1
    while last > first and (words[last - 1].text in _EDGE or words[last - 1].lower in ("'s", "’s", "'")):
        last -= 1
    return first, last


def _looked_up(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Runs that begin with a capital and that the gazetteer knows, short forms with their full stop."""
    for first, word in enumerate(words):
        if not word.capital:
            continue
        for last in range(first + 1, min(len(words), first + LONGEST) + 1):
            end = words[last - 1]
            if last > first + 1 and not (end.capital or end.group == "small" or end.text in _JOINTS):
                break
            if (end.capital or end.text == ".") and _known(words, first, last):
                yield first, last


_JOINTS: Final = frozenset(("-", ".", "'", "’"))


def _known(words: list[Word], first: int, last: int) -> bool:
    name = words[first].text if last == first + 1 else joined(words, first, last)
    return name in short_names() or (words[last - 1].text != "." and summary(name) is not None)


def joined(words: list[Word], first: int, last: int) -> str:
    """The words as written: a gap wherever the text has one."""
    parts = [words[first].text]
    for before, word in zip(words[first:last], words[first + 1 : last], strict=False):
        parts.append(" " + word.text if word.start > before.end else word.text)
    return "".join(parts)


def _by_kind(words: list[Word]) -> Iterator[tuple[int, int]]:
    """ "Neches River", "Lake Vermont": capitals about a capitalised word of kind."""
    for at, word in enumerate(words):
        if word.group not in _PLACE_GROUPS or not word.capital:
            continue
        first = at
        while first > 0 and at - first < LONGEST - 1 and words[first - 1].capital:
            first -= 1
            yield first, at + 1
        last = at + 1
        while word.group in ("water", "land", "site") and last < len(words) and last - at < 3 and words[last].capital:
            last += 1
            yield at, last
