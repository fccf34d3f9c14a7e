"""The lexicon of military activities in Russian and Ukrainian: `data/slavic_activities.yaml`, compiled.

One lexicon for both languages: their words differ enough, and pages quote each
other. Patterns run on `plain` text, which has the page's own offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, get_args

import yaml

from indicia.errors import KnowledgeError
from indicia.model import ActivityKind, Status

FILE: Final = "slavic_activities.yaml"
_MACROS: Final = {
    "A": r"\w{1,4}(?!\w)",
    "N": r"\w{0,4}(?!\w)",
    "~": r"(?:[\w'«»\"-]{1,30}(?:,(?! (?:чтобы|щоб|что|що|как|як|где|де|кто|хто|но|а|але|если|"
    r"якщо|когда|коли|хотя|хоча|куда|куди|пока|поки)\b))? ){0,5}?",
    "≈": r"(?:[\w'«»\"-]{1,30} ){0,2}?",
}
_CHARS: Final = {
    "ё": "е",
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "\n": " ",
    "\t": " ",
    "\r": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "‑": "-",
    "‐": "-",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All lists of the file as compiled patterns on plain text."""

    triggers: tuple[tuple[ActivityKind, re.Pattern[str], bool], ...]
    """Kind, pattern, and whether it runs on text in which `marked` has capitalised the words for forces."""
    armed: re.Pattern[str]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    tail: re.Pattern[str]
    worlds: Mapping[str, re.Pattern[str]]
    military: re.Pattern[str]
    military_least: int
    worlds_least: int
    worlds_share: float
    status: tuple[tuple[Status, re.Pattern[str]], ...]
    earlier: re.Pattern[str]
    another: re.Pattern[str]
    generic: re.Pattern[str]
    beside: re.Pattern[str]
    troops: re.Pattern[str]
    equipment: tuple[tuple[re.Pattern[str], str], ...]
    forces: re.Pattern[str]
    say: re.Pattern[str]
    place_nouns: tuple[tuple[re.Pattern[str], tuple[str, str, str]], ...]
    place_words: tuple[tuple[re.Pattern[str], str], ...]
    directions: tuple[tuple[re.Pattern[str], str], ...]
    persons: str
    names: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    not_real: re.Pattern[str]
    numbers: Mapping[str, int]
    endings: tuple[tuple[str, str], ...]


def plain(text: str) -> str:
    """Text in lower case with plain letters, blanks and apostrophes, character for character.

    >>> plain("Ещё «Об’єднані»")
    "еще «об'єднані»"
    """
    table = {ord(c): p for c, p in _CHARS.items()}
    low = (
        text.lower()
        if len(text.lower()) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
    return low.translate(table)


_MARKED: Final = r"[^\Wа-яіїєґa-z\d_][\w'-]*"
_SUBJECT: Final = r"(?<!ами)(?<!ями)(?<!ах)(?<!ям)(?<!ам)(?<!ом)"
_FORCES: Final = re.compile(r"(?<![A-Za-z])[FS](?![a-z])")
_LATIN: Final = str.maketrans(
    dict(
        zip("абвгдеёзийклмнопрстуфыэьъґ", "a b v g d e yo z i y k l m n o p r s t u f y e   g".split(" "), strict=True)
    )
    | {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "і": "i",
        "ї": "i",
        "є": "ye",
    }
)
_UKRAINIAN: Final = str.maketrans({"г": "h", "и": "y", "й": "i"})


def latin(name: str) -> str:
    """A name in Latin letters, as gazetteers without Cyrillic spell it.

    >>> latin("Вазиани"), latin("Кучургін")
    ('Vaziani', 'Kuchurhin')
    """
    low = name.lower()
    if re.search("[іїєґ]", low):
        low = low.translate(_UKRAINIAN)
    return low.translate(_LATIN).title()


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process.

    Raises:
        KnowledgeError: The file lacks a list, or a pattern is faulty.
    """
    text = files("indicia.kb").joinpath("data", FILE).read_text(encoding="utf-8")
    try:
        return _lexicon(yaml.load(text, Loader=yaml.CSafeLoader))
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise KnowledgeError(f"{FILE}: {error!r}. Each list named in its comments must be there.") from error


def _lexicon(data: dict[str, Any]) -> Lexicon:
    return Lexicon(
        triggers=tuple(_triggers(data["triggers"])),
        armed=_any([f"{data['forces_ru']}|{data['forces_uk']}"]),
        before=MappingProxyType({kind: _stems(rows) for kind, rows in data["other_worlds_before"].items()}),
        after=MappingProxyType({kind: _stems(rows) for kind, rows in data["other_worlds_after"].items()}),
        tail=_any(data["mention_tail"]),
        worlds=MappingProxyType({world: _stems(rows) for world, rows in data["worlds"].items()}),
        military=_stems(data["military"]),
        military_least=data["military_least"],
        worlds_least=data["worlds_least"],
        worlds_share=data["worlds_share"],
        status=tuple((status, _any(rows)) for status, rows in data["status"].items()),
        earlier=_any(data["earlier"]),
        another=_any(data["another"]),
        generic=_any(data["generic"]),
        beside=re.compile(data["beside"]),
        troops=_any(data["troops"]),
        equipment=tuple((_any([row]), what) for row, what in data["equipment"].items()),
        forces=_any(data["forces"]),
        say=_any(data["say"]),
        place_nouns=tuple((_any([row]), _three(noun)) for row, noun in data["place_nouns"].items()),
        place_words=tuple((_whole(row), name) for row, name in data["place_words"].items()),
        directions=tuple((_whole(row), way) for row, way in data["directions"].items()),
        persons=data["persons_before"],
        names=tuple((re.compile(row), tuple(codes)) for row, codes in data["names"].items()),
        not_real=re.compile(data["not_real"]),
        numbers=MappingProxyType({w: n for n, words in data["numbers"].items() for w in words.split(", ")}),
        endings=(*((a, b) for a, _, b in (e.partition(">") for e in data["endings"].split(", "))), ("", "")),
    )


def _any(rows: str | Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(_expanded(row) for row in _listed(rows)) + ")")


def _whole(row: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{row})(?![\w-])")


def _three(row: list[str]) -> tuple[str, str, str]:
    name, kind, gender = row
    return name, kind, gender


def _stems(rows: str | Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(_listed(rows)) + r")")


def _triggers(data: dict[str, list[str]]) -> Iterator[tuple[ActivityKind, re.Pattern[str], bool]]:
    """Patterns without and with a place for forces apart: the latter see those words by a capital letter."""
    for kind, rows in data.items():
        for with_forces in (False, True):
            chosen = [
                _FORCES.sub(lambda m: _MARKED + (_SUBJECT if m[0] == "S" else ""), row)
                for row in rows
                if bool(_FORCES.search(row)) == with_forces
            ]
            if chosen:
                yield _known(kind), _any(chosen), with_forces


def marked(low: str) -> str:
    """Plain text with a capital letter on each word for forces: one search instead of one in every pattern."""
    found = list(low)
    for match in lexicon().armed.finditer(low):
        found[match.start()] = low[match.start()].upper()
    return "".join(found)


def _listed(rows: str | Iterable[str]) -> Iterable[str]:
    """A list, or one written as text with commas between."""
    return rows.split(", ") if isinstance(rows, str) else rows


def _expanded(row: str) -> str:
    for macro, pattern in _MACROS.items():
        row = row.replace(macro, pattern)
    return row


def _known(kind: str) -> ActivityKind:
    if kind not in get_args(ActivityKind):
        raise KnowledgeError(f"{FILE}: {kind!r} is no activity kind. Use one of {', '.join(get_args(ActivityKind))}.")
    return kind  # type: ignore[return-value]
