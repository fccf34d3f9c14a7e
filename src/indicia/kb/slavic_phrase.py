"""A noun phrase of any case in its dictionary form, in both languages."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from indicia.kb import slavic_ru, slavic_uk
from indicia.kb.slavic import CACHED_WORDS, Form, forms
from indicia.kb.slavic_states import find

MODIFIERS = frozenset({"adj", "participle", "numeral", "pronoun"})
CONSONANTS = frozenset("бвгґджзклнпрстфцчшщьй") - {"й", "м", "х"}
"""Last letters that no oblique case of a surname has."""
MAX_WORDS = 30
"""Longer is no noun phrase; it comes back as it is."""


class Cell(NamedTuple):
    """Where a phrase stands in the table of its forms."""

    case: str
    number: str
    gender: str


@lru_cache(maxsize=CACHED_WORDS // 10)
def nominative(words: tuple[str, ...], language: str, case: str = "") -> str:
    """`kb.slavic.nominative`, for words in a tuple."""
    head = _head(words, language)
    cell = _cell(words[: head + 1], language, case) if head is not None else None
    if head is None or cell is None or cell.case == "nom" or (not case and _is_straight_name(words, language)):
        return " ".join(words)
    done = [_one(word, language, cell) for word in words[: head + 1]]
    done += _tail(words, head, language, cell)
    return " ".join(done)


def _is_straight_name(words: tuple[str, ...], language: str) -> bool:
    """ "Никол Пашинян": a name whose last word ends like no oblique case; its first may look like one."""
    return len(words) > 1 and _named(words[0], language) and words[-1][-1:].lower() in CONSONANTS


def head_of(words: tuple[str, ...], language: str) -> int | None:
    """Where the head noun of a phrase stands, or None."""
    return _head(words, language)


def _head(words: tuple[str, ...], language: str) -> int | None:
    """The first noun that no agreeing modifier precedes, or the last modifier of a run without a noun."""
    if len(words) > MAX_WORDS:
        return None
    for at, word in enumerate(words):
        if not word[:1].isalpha():
            return None
        follower = words[at + 1] if at + 1 < len(words) else ""
        if follower and _cells(word, language, MODIFIERS) and _agree(word, follower, language):
            continue
        return at if _cells(word, language) else None
    return None


def _agree(word: str, follower: str, language: str) -> bool:
    modifier = _cells(word, language, MODIFIERS)
    return any(_same(a, b) for a in modifier for b in _cells(follower, language))


def _cell(words: tuple[str, ...], language: str, case: str) -> Cell | None:
    """The cell in which the words before the head and the head agree; the head's likeliest where several do."""
    cells = [c for c in _cells(words[-1], language) if not case or c.case == case]
    cells = cells or list(_cells(words[-1], language))
    for word in words[:-1]:
        modifier = _cells(word, language, MODIFIERS)
        cells = [c for c in cells if any(_same(c, m) for m in modifier)] or cells
    if not cells:
        return None
    straight = [c for c in cells if c.case == "nom"]
    return straight[0] if cells[0].case == "acc" and straight and case != "acc" else cells[0]


def _tail(words: tuple[str, ...], head: int, language: str, cell: Cell) -> list[str]:
    """What follows the head: a person's name agrees with an animate head, all else stays."""
    rest = words[head + 1 :]
    if cell.number != "sing" or not rest or not _animate(words[head], language):
        return list(rest)
    start = len(rest)
    while start and rest[start - 1][:1].isupper():
        start -= 1
    if not _named(words[head], language):
        start = _name_start(rest, start, language)
    name = rest[start:]
    genders = [g for g in _genders(words[head], language, cell.case) if _named(words[head], language)]
    genders += [g for word in name for g in _genders(word, language, cell.case)]
    inside = Cell(cell.case, "sing", genders[0] if genders else cell.gender)
    return [*rest[:start], *(_one(word, language, inside, name=True) for word in name)]


def _name_start(rest: tuple[str, ...], start: int, language: str) -> int:
    """Where a name begins in a run of capitalised words: at a known one, else two or more that name no state."""
    known = next((i for i in range(start, len(rest)) if _named(rest[i], language)), None)
    if known is not None:
        return known
    run = rest[start:]
    strange = len(run) > 1 and not any(w.isupper() or w[0].isascii() or find(w) for w in run)
    return start if strange else len(rest)


def _one(word: str, language: str, cell: Cell, *, name: bool = False) -> str:
    of = slavic_ru.nominative if language == "ru" else slavic_uk.nominative
    return of(word, case=cell.case, number=cell.number, gender=cell.gender, name=name or _named(word, language)) or word


def _cells(word: str, language: str, pos: frozenset[str] = frozenset()) -> tuple[Cell, ...]:
    wanted = pos or MODIFIERS | {"noun"}
    found = [f for f in forms(word, language) if f.pos in wanted and f.case]
    if word[:1].isupper() and any(f.name for f in found):
        found = [f for f in found if f.name]
    if not pos:
        found.sort(key=lambda f: f.pos != "noun")
    return tuple(dict.fromkeys(Cell(f.case, f.number, f.gender) for f in found))


def _same(one: Cell, other: Cell) -> bool:
    if one.case != other.case or (one.number and other.number and one.number != other.number):
        return False
    plural = "plur" in (one.number, other.number)
    return plural or not one.gender or not other.gender or one.gender == other.gender


def _animate(word: str, language: str) -> bool:
    return any(f.animate for f in forms(word, language)) or _named(word, language)


def _named(word: str, language: str) -> bool:
    return word[:1].isupper() and any(f.name for f in forms(word, language))


def _genders(word: str, language: str, case: str) -> list[str]:
    """Genders that a first name may have in a case, the likeliest first."""
    found: list[Form] = [f for f in forms(word, language) if f.name and f.case == case and f.number != "plur"]
    return [f.gender for f in found if f.gender]
