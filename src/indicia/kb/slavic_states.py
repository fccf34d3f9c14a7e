"""States and bodies as Russian and Ukrainian texts name them, in every case.

Names are data in the nominative (`data/states.ru.tsv`, `data/states.uk.tsv`);
the other forms are made here from the ending, a few that don't exist among
them, which no text ever uses. Both languages are one table: a name in the
other language is as good. Case matters for nouns, not for adjectives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Final, Literal, NamedTuple, cast

from indicia.kb.actors import Hit
from indicia.kb.tables import rows
from indicia.model import PartyKind

LANGUAGES: Final = ("ru", "uk")
Sort = Literal["name", "adjective", "joint", "people", "capital", "body", "leader"]
_COLUMNS: Final[tuple[Sort, ...]] = ("name", "adjective", "people", "capital", "body", "leader")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"[ \t\u00a0\u202f\n]|[-‐‑–]")
_LETTERS = str.maketrans({"ё": "е", "Ё": "Е", "’": "'", "ʼ": "'"})
ALL_CASES: Final = "ngdail"
"""Nominative, genitive, dative, accusative, instrumental, locative: the letters of `StateHit.cases`."""
LONGEST: Final = 4
"""Words in the longest name."""

_ENDINGS: Final[dict[str, str]] = {
    # ending of the nominative -> endings of the cases; a letter may stand twice
    "ия": "n:ия g:ии d:ии a:ию i:ией l:ии",
    "ія": "n:ія g:ії d:ії a:ію i:ією l:ії",
    "я": "n:я g:и g:і d:е d:ї a:ю i:ей i:єю l:е l:ї g:ї",
    "а": "n:а g:ы g:и d:е d:і a:у i:ой i:ою i:ей i:ею l:е l:і",
    "ь": "n:ь g:и g:і d:и d:і a:ь i:ью l:и l:і g:я d:ю i:ем l:е i:ем",
    "й": "n:й g:я d:ю a:й i:ем i:єм l:е l:ї d:єві l:ю",
    "о": "n:о g:а d:у a:о i:ом l:е l:і",
    "ы": "n:ы g:ов g: d:ам a:ы i:ами l:ах",
    "и": "n:и g:ів g: d:ам a:и i:ами l:ах",
    "": "n: ga:а g:у d:у d:ові a: i:ом i:ым i:им l:е l:і l:у",
}
_FIXED_END = re.compile(r"[иіуеєэю]$")
"""Names such as Баку, Тбилиси don't change; plural names in -и are listed."""
_PLURALS: Final = frozenset({"Філіппіни", "Афіни", "Сполучені"})
_OWN_FORMS: Final[dict[str, str]] = {
    "Білорусь": "n:Білорусь g:Білорусі d:Білорусі a:Білорусь i:Білоруссю l:Білорусі",
    "Київ": "n:Київ g:Києва d:Києву a:Київ i:Києвом l:Києві",
    "Кишинів": "n:Кишинів g:Кишинева d:Кишиневу a:Кишинів i:Кишиневом l:Кишиневі",
    "Египет": "n:Египет g:Египта d:Египту a:Египет i:Египтом l:Египте",
    "Єгипет": "n:Єгипет g:Єгипту d:Єгипту a:Єгипет i:Єгиптом l:Єгипті",
    "Прага": "n:Прага g:Праги d:Праге d:Празі a:Прагу i:Прагой i:Прагою l:Праге l:Празі",
    "Рига": "n:Рига g:Риги d:Риге d:Ризі a:Ригу i:Ригой i:Ригою l:Риге l:Ризі",
    "Америка": "n:Америка g:Америки d:Америке d:Америці a:Америку i:Америкой i:Америкою l:Америке l:Америці",
    "Відень": "n:Відень g:Відня d:Відню a:Відень i:Віднем l:Відні",
    "Штати": "n:Штати g:Штатів d:Штатам a:Штати i:Штатами l:Штатах",
    "Штаты": "n:Штаты g:Штатов d:Штатам a:Штаты i:Штатами l:Штатах",
    "Эмираты": "n:Эмираты g:Эмиратов d:Эмиратам a:Эмираты i:Эмиратами l:Эмиратах",
    "Косово": "n:Косово g:Косова g:Косово d:Косову a:Косово i:Косовом l:Косове l:Косово l:Косові",
}
_ADJECTIVE: Final = (
    "na:ий na:ый ga:ого ga:его d:ому d:ему id:им id:ым l:ом l:ем l:ім n:ая n:яя n:а gdil:ой gdil:ей g:ої dl:ій a:ую "
    "a:юю a:у i:ою na:ое na:е na:ие na:ые na:і gla:их gla:ых i:ими i:ыми"
)
_ADJECTIVE_END = re.compile(r"(?:[кнж]ий|[сц]кая|[вн]ая|ые|[кн]ое|[сцн]ь?ка|ьна|вна|ні|ені|ене|зна|лика|дена|івна)$")
"""In a name of several words or none: "Южная", "Північна", "Сполучені"; names of one word are nouns."""


class StateHit(NamedTuple):
    """A mention at `[start, end)`: the code, what sort of word it is, and the cases that its form may be in."""

    start: int
    end: int
    code: str
    kind: PartyKind
    sort: Sort
    cases: str


class _Name(NamedTuple):
    code: str
    kind: PartyKind
    sort: Sort
    words: tuple[dict[str, str], ...]
    """For each word its forms, lower-cased but for their first letter, with the cases of each."""


def find(text: str) -> tuple[StateHit, ...]:
    """All mentions of states and bodies in a text, in order, longest match, apart. Linear in the text.

    >>> [(h.code, h.sort) for h in find("В Армении начались армяно-американские учения")]
    [('AM', 'name'), ('AM', 'joint'), ('US', 'adjective')]
    """
    return tuple(_hits(text))


@lru_cache(maxsize=4)
def mentions(text: str) -> tuple[Hit, ...]:
    """The same as `kb.actors.find` gives them for English, remembered."""
    via = {"name": "name", "capital": "capital", "body": "metonym", "leader": "leader"}
    return tuple(
        Hit(start=h.start, end=h.end, code=h.code, kind=h.kind, via=via.get(h.sort, "demonym"))  # type: ignore[arg-type]
        for h in find(text)
    )


def _hits(text: str) -> Iterator[StateHit]:
    table = _table()
    words = [(m.start(), m.end(), m.group().translate(_LETTERS)) for m in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        found = _longest(table, text, words, at)
        if found is not None:
            yield found[0]
        at += found[1] if found else 1


def _longest(
    table: dict[str, list[_Name]], text: str, words: list[tuple[int, int, str]], at: int
) -> tuple[StateHit, int] | None:
    """The longest name from a word on, with its number of words. Of equals the first wins."""
    best: tuple[StateHit, int] | None = None
    for name in table.get(words[at][2].lower(), ()):
        used = len(name.words)
        if (best is not None and used <= best[1]) or at + used > len(words):
            continue
        if not all(_GAP.fullmatch(text, words[n][1], words[n + 1][0]) for n in range(at, at + used - 1)):
            continue
        cases = _cases(name, [w[2] for w in words[at : at + used]])
        if cases and not _turned(name, text, words[at][1]):
            best = StateHit(words[at][0], words[at + used - 1][1], name.code, name.kind, name.sort, cases), used
    return best


def _cases(name: _Name, words: list[str]) -> str:
    """The cases that all words agree on; none where a word is no form of the name."""
    left = ALL_CASES
    for word, forms in zip(words, name.words, strict=True):
        found = forms.get(word.lower())
        shouted = word.isupper() and len(word) > 1
        if found is None or (found[0] == "^" and not word[0].isupper()) or (found[0] == "!" and not shouted):
            return ""
        left = "".join(c for c in left if c in found)
    return left


def _turned(name: _Name, text: str, end: int) -> bool:
    """First parts of compounds count only before a hyphen; adjectives not within a name of something else."""
    return name.sort == "joint" and text[end : end + 1] not in ("-", "‐", "‑", "–")


@cache
def _table() -> dict[str, list[_Name]]:
    table: dict[str, list[_Name]] = defaultdict(list)
    for language in LANGUAGES:
        for row in rows(f"states.{language}.tsv", columns=3):
            for name in _names(row):
                for first in name.words[0]:
                    table[first].append(name)
    return dict(table)


def _names(row: list[str]) -> Iterator[_Name]:
    code, kind = row[0], cast(PartyKind, row[1])
    for sort, cell in zip_longest(_COLUMNS, row[2:], fillvalue=""):
        for written in filter(None, cell.split("; ")):
            if sort == "adjective":
                adjective, *joints = written.split("/")
                yield _Name(code, kind, "adjective", (_adjective(adjective, "*"),))
                yield from (_Name(code, kind, "joint", ({joint: "*" + ALL_CASES},)) for joint in joints)
            else:
                yield _Name(code, kind, cast(Sort, sort), tuple(_words(written.translate(_LETTERS), sort == "people")))


def _words(written: str, people: bool) -> Iterator[dict[str, str]]:
    """The forms of each word. Behind the noun nothing agrees with it: "Республики Беларусь"."""
    words, headed = written.replace("-", " ").split(), False
    for word in words:
        adjective = len(words) > 1 and not headed and _ADJECTIVE_END.search(word) is not None
        forms = _people(word) if people else _adjective(word.lower(), "^") if adjective else _noun(word)
        yield {form: found[0] + ALL_CASES for form, found in forms.items()} if headed else forms
        headed = headed or not adjective


def _adjective(word: str, mark: str) -> dict[str, str]:
    stem = re.sub(r"(?:ий|ый|ая|яя|ые|ие|ое|ее|а|і|е)$", "", word.translate(_LETTERS))
    return _marked(_ADJECTIVE, stem, mark)


def _noun(word: str) -> dict[str, str]:
    """The forms of a noun; marked ^ where the first letter must be a capital, ! where all must."""
    mark = "^" if word[0].isupper() else "*"
    if word.isupper():
        return {word.lower(): ("!" if len(word) > 1 else mark) + ALL_CASES}
    if word in _OWN_FORMS:
        return _marked(_OWN_FORMS[word].lower(), "", mark)
    if _FIXED_END.search(word) and word not in _PLURALS:
        return {word.lower(): mark + ALL_CASES}
    ending = next(e for e in _ENDINGS if word.endswith(e))
    return _marked(_ENDINGS[ending], word[: len(word) - len(ending)].lower(), mark)


def _people(word: str) -> dict[str, str]:
    """ "белорусы", "россияне", "українці", "росіяни": all plurals; "русские" is an adjective."""
    if word.endswith("ие"):
        return _adjective(word.lower(), "*")
    ends = "g:ов g:ев g:ів g: d:ам d:ям a:ов a:ев a:ів a: i:ами i:ями l:ах l:ях"
    return _marked(f"n:{word[-1]} {ends}", word[:-1].lower(), "*")


def _marked(endings: str, stem: str, mark: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in endings.split(" "):
        cases, _, ending = item.partition(":")
        found[stem + ending] = found.get(stem + ending, mark) + cases
    return found


def codes(hits: Iterable[StateHit]) -> tuple[str, ...]:
    """The codes of hits in order, each once."""
    return tuple(dict.fromkeys(h.code for h in hits))
