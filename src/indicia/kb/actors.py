"""States, alliances and bodies as texts name them.

The names are data (`data/actors.<language>.tsv`, `data/actors_leaders.tsv`);
adding a language is adding a file. Matching is by whole words and by case, so
"Turkey" and "Polish" are states, "turkey" and "polish" are not. All public
functions take time linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, cast

from indicia.kb import _neighbours
from indicia.kb.demonyms import demonyms
from indicia.kb.tables import rows
from indicia.model import PartyKind

Via = Literal["name", "demonym", "capital", "leader", "metonym"]

LANGUAGES: Final = ("en",)
REMEMBERED: Final = 256
"""Texts whose states are kept: several steps ask for those of the same page, paragraph or word."""
YEARS_AFTER_OFFICE: Final = 1
"""A leader is named for the state some months before and after the office; in years on both sides."""

_COLUMNS: Final[tuple[Via, ...]] = ("name", "demonym", "capital", "metonym")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W\d_]|[\u0300-\u036f])+")
_GAP = re.compile(r"[ \t\u00a0\u202f]{0,2}(?:\n[ \t]{0,8})?|[.,]? |[-\u2010-\u2013.'\u2019]")
_SHORT: Final = 3
"""Up to this many letters ("US", "Xi"), only the exact case counts: capitals of a headline prove nothing."""
_AGAINST_BEFORE = re.compile(r"(?:\b(?:pro|anti|non|ex|post|former)[-\u2010-\u2013]|\bformer )$", re.IGNORECASE)
_AGAINST_AFTER = re.compile(r"[-\u2010-\u2013](?:made|built|born|speak|langu|style|suppl|design|era|educat|typ|regist)")
_US_AS_PRONOUN = re.compile(
    r"\b(?:ABOUT|CONTACT|JOIN|FOLLOW|SUPPORT|WITH|TO|FOR|GIVE|LET|TELL|HELP|EMAIL|CALL|FIND) $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A mention of a state or body: `text[start:end]` names `code`, in the manner of `via`.

    A capital or a leader may stand for the state or just for itself ("in
    Minsk", "Putin was born"): whoever needs to know must look at the context.
    """

    start: int
    end: int
    code: str
    kind: PartyKind
    via: Via


class _Name(NamedTuple):
    code: str
    kind: PartyKind
    via: Via
    words: tuple[str, ...]
    doubtful: bool = False
    years: tuple[int, int] | None = None


class _Word(NamedTuple):
    start: int
    end: int
    text: str


class _Node:
    """A step of the word trie: where the next word leads, and the names that end here."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.names: list[_Name] = []


@dataclass(frozen=True, slots=True)
class _Table:
    root: _Node
    shown: dict[str, str]
    kinds: dict[str, PartyKind]


def find(text: str, *, year: int | None = None) -> tuple[Hit, ...]:
    """All mentions of states and bodies in a text, in order, longest match, never overlapping.

    Case matters, and phrases that mean no state though they hold its name
    ("Washington Post", "Persian Gulf", "pro-Russian") are passed over. With
    `year`, leaders who were not in office about then are passed over, too.

    Args:
        text: Any text; offsets of the hits are code points of it.
        year: The year the text speaks of, if known.

    >>> [(hit.code, hit.via) for hit in find("Polish troops polish boots; Minsk and the U.S. watch turkey.")]
    [('PL', 'demonym'), ('BY', 'capital'), ('US', 'name')]
    """
    return _found(text, year)


def state_name(code: str) -> str:
    """The short English name of a code: "BY" is "Belarus"; an unknown code is returned as it is."""
    return _table().shown.get(code, code)


def demonym(code: str) -> str:
    """The usual adjective of a state: "BY" is "Belarusian"; the name where there is none."""
    return demonyms().get(code) or state_name(code)


def kind_of(code: str) -> PartyKind:
    """Whether a code is a state, an alliance or an organisation; unknown codes count as organisations."""
    return _table().kinds.get(code, "organisation")


def codes() -> frozenset[str]:
    """All codes known: ISO 3166-1 alpha-2, XK, states that are no more (SU, YU), and bodies such as NATO."""
    return frozenset(_table().shown)


def code_of(name: str) -> str | None:
    """The code that a whole name, demonym, capital or leader stands for; None when it isn't one.

    >>> code_of("Belarusian"), code_of("the Kremlin"), code_of("Belarus and Russia")
    ('BY', 'RU', None)
    """
    stripped = name.strip().removeprefix("the ").removeprefix("The ")
    hits = find(stripped)
    return hits[0].code if len(hits) == 1 and hits[0].end - hits[0].start >= len(stripped.rstrip(".")) else None


def state_names() -> tuple[tuple[str, str], ...]:
    """All names of states with their codes, without demonyms, capitals and leaders: "Byelorussia" with "BY"."""
    return tuple(
        (written.lstrip("!"), row[0])
        for language in LANGUAGES
        for row in rows(f"actors.{language}.tsv", columns=3)
        if row[1] == "state"
        for written in row[2].split("; ")
    )


@lru_cache(maxsize=REMEMBERED)
def _found(text: str, year: int | None) -> tuple[Hit, ...]:
    return tuple(_hits(text, year))


def _hits(text: str, year: int | None) -> Iterator[Hit]:
    root, words = _table().root, _words(text)
    at = 0
    while at < len(words):
        if _fold(words[at].text) not in root.next:  # nearly every word
            at += 1
            continue
        name, used = _longest(root, text, words, at, year)
        if name is not None and name.code != "-":
            yield Hit(start=words[at].start, end=words[at + used - 1].end, code=name.code, kind=name.kind, via=name.via)
        at += used


def _words(text: str) -> list[_Word]:
    return [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]


def _longest(root: _Node, text: str, words: list[_Word], at: int, year: int | None) -> tuple[_Name | None, int]:
    """The longest name that begins at a word, with its number of words; (None, 1) when none does."""
    best: tuple[_Name | None, int] = (None, 1)
    node = root
    for here in range(at, len(words)):
        if here > at and not _GAP.fullmatch(text, words[here - 1].end, words[here].start):
            break
        step = node.next.get(_fold(words[here].text))
        if step is None:
            break
        node = step
        name = next((n for n in node.names if _fits(n, text, words[at : here + 1], year)), None)
        if name is not None:
            best = (name, here - at + 1)
    return best


def _fits(name: _Name, text: str, words: list[_Word], year: int | None) -> bool:
    if name.years and year is not None and not name.years[0] <= year <= name.years[1]:
        return False
    if not all(_same_case(word.text, own, len(words)) for word, own in zip(words, name.words, strict=True)):
        return False
    start, end = words[0].start, words[-1].end
    if name.words == ("US",) and words[0].text == "US" and _US_AS_PRONOUN.search(text[max(0, start - 12) : start]):
        return False
    if name.doubtful and _beside_a_name(text, start, end):
        return False
    return name.via != "demonym" or not _turned(text, start, end)


def _same_case(word: str, own: str, count: int) -> bool:
    word = _plain(word).replace(".", "")
    if word == own or own.islower():
        return True
    return word.isupper() and word == own.upper() and (len(own) > _SHORT or count > 1)


def _turned(text: str, start: int, end: int) -> bool:
    """Whether a prefix or suffix turns the adjective away from the state: pro-Russian, Soviet-made."""
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    return bool(_AGAINST_BEFORE.search(before) or _AGAINST_AFTER.match(after))


def _beside_a_name(text: str, start: int, end: int) -> bool:
    """Whether the neighbours make it a person: "Michael Jordan", "Chad Smith"."""
    word = _neighbours.before(text, start)
    return bool(word and not find(word)) or _neighbours.after(text, end) is not None


def _plain(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).replace(
        "\u0142", "l"
    )


def _fold(word: str) -> str:
    return _plain(word).replace(".", "").casefold()


@cache
def _table() -> _Table:
    table = _Table(_Node(), {}, {})
    for language in LANGUAGES:
        for row in rows(f"actors.{language}.tsv", columns=3):
            _add_state(table, row)
    for row in rows("actors_leaders.tsv", columns=5):
        _add_leader(table, row)
    return table


def _add_state(table: _Table, row: list[str]) -> None:
    code, kind = row[0], cast(PartyKind, row[1])
    if code != "-":
        table.shown.setdefault(code, row[2].split("; ")[0].lstrip("!"))
        table.kinds.setdefault(code, kind)
    for via, cell in zip(_COLUMNS, row[2:], strict=False):
        for written in filter(None, cell.split("; ")):
            _add(table.root, code, kind, via, written)
            if via == "demonym" and (many := _plural(written)):
                _add(table.root, code, kind, via, many)


def _plural(demonym: str) -> str | None:
    """ "Swedes", "Frenchmen"; "French", "Chinese" and "Swiss" have none of their own."""
    if demonym.endswith(("chman", "shman")):
        return f"{demonym[:-2]}en"
    return None if demonym.endswith(("sh", "nch", "tch", "ese", "ss")) else f"{demonym}s"


def _add_leader(table: _Table, row: list[str]) -> None:
    code, first, last = row[0], int(row[2]), int(row[3] or 9999)
    years = (first - YEARS_AFTER_OFFICE, last + YEARS_AFTER_OFFICE)
    for written in row[4].split("; "):
        _add(table.root, code, table.kinds[code], "leader", written, years)


def _add(root: _Node, code: str, kind: PartyKind, via: Via, written: str, years: tuple[int, int] | None = None) -> None:
    words = tuple(_plain(m.group()).replace(".", "") for m in _WORD.finditer(written))
    node = root
    for word in words:
        node = node.next.setdefault(word.casefold(), _Node())
    node.names.append(_Name(code, kind, via, words, written.startswith("!"), years))
