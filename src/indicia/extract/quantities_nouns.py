"""What a number counts: the noun behind it, through nationalities and other adjectives, or a model ("six F-16s")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from indicia.extract import quantities_words as words
from indicia.kb.demonyms import demonyms
from indicia.kb.triggers import lexicon

Category = Literal["troops", "equipment", "unit"]
Noun = tuple[str, Category, int]
"""What is counted, its category, and where the phrase ends."""

NOUN_WINDOW = 70
_MAX_NOUN_WORDS = 6
MANY_FIGHTERS = 150
"""From so many on, "fighters" are people: no air force sends as many planes of one sort."""
UNITS = {"battalion": "battalion", "brigade": "brigade", "regiment": "regiment", "division": "division",
         "company": "company", "squadron": "squadron", "platoon": "platoon", "corps": "corps"}  # fmt: skip
"""Formations that are counted; how many people stand in them the page doesn't say, so nor do we."""
PEOPLE = frozenset(
    "person woman trooper commando gunner cadet mercenary militiaman legionnaire ranger volunteer engineer instructor "
    "combatant rank infantryman gendarme guardswoman servicepeople pioneer sapper rifleman recruit draftee seaman "
    "crewman jaeger policeman legionary".split()
)
"""Those who serve, beside the lexicon's troops; believed only behind a number."""
MODELS = (
    ("aircraft", re.compile(r"(?:Su|MiG|Tu|Il|An|F|B|C|E|J|H|A|Y|P|KC|RC|EA|FA|AV)-\d{1,3}[A-Z]{0,3}\d?s?$")),
    ("helicopter", re.compile(r"(?:Mi|Ka|AH|CH|UH|MH|NH)-?\d{1,3}[A-Z]{0,2}s?$")),
    ("tank", re.compile(r"(?:T|K|M1A)-?(?:2|54|55|62|64|72|80|84|90)[A-Z]{0,2}s?$")),
    ("vehicle", re.compile(r"(?:BMP|BTR|BMD|BRDM|MRAP)(?:-\d{1,3}[A-Z]?)?s?$|(?:Bradley|Stryker|Marder|Boxer)s?$")),
    ("tank", re.compile(r"(?:Leopard|Abrams|Challenger|Merkava)s?$")),
    ("aircraft", re.compile(r"(?:Rafale|Typhoon|Eurofighter|Gripen|Mirage|Tornado|Hercules|Globemaster)s?$")),
    ("helicopter", re.compile(r"(?:Apache|Chinook|Black Hawk|Cobra)s?$")),
    ("launcher", re.compile(r"(?:HIMARS|Grad|Iskander|Patriot|Typhon)s?$")),
)  # fmt: skip
"""Makes that are counted by their name alone ("two Tu-160s"); the name of a page's own noun goes first."""
_AND = re.compile(r",?\s+and\s+(?=[A-Za-z])|,\s(?=[A-Z])")
_SORTS = frozenset("naval air land ground army navy regular national local allied foreign male female".split())
"""Words that share a noun with another one behind "and": "ninety naval and coast guard vessels"."""
_MORE_NATIONS = frozenset(("Filipino", "European", "African", "Asian", "Arab", "Western", "Allied", "Kurdish"))
_SERVING = re.compile(
    r"(?:\s[\w-]{1,20}){0,2}?\s(?:service|crew|staff|team) ?(?:members?|people|persons)\b"
    r"|\smembers of the (?:[\w-]+ ){0,3}?"
    r"(?:armed|security|defen[cs]e|self-defen[cs]e|special) forces\b",
    re.IGNORECASE,
)
_OF_US = re.compile(r"\s+of\s+(?:us|our (?:men|boys|lads|people))\b", re.IGNORECASE)


def noun(text: str, at: int, *, value: int = 0) -> Noun | None:
    """What is counted after a number that ends at `at`: the first noun of the lexicon within a few words."""
    if hedge := words.BEHIND.match(text, at):
        at = hedge.end()
    if words.NOT_COUNTED.match(text, at):
        return None
    if pieces := words.PIECES.match(text, at):
        return "equipment", "equipment", pieces.end()
    if member := _SERVING.match(text, at):
        return "troops", "troops", member.end()
    if us := _OF_US.match(text, at):
        return "troops", "troops", us.end()
    if own := words.OF_OWN.match(text, at):
        at = own.end()
    return first(text, at, value=value)


def first(text: str, at: int, *, value: int = 0) -> Noun | None:
    """The first counted noun from `at` on, adjectives and joined nationalities skipped."""
    limit, last = min(len(text), at + NOUN_WINDOW), ""
    for _ in range(_MAX_NOUN_WORDS):
        match = words.WORD.match(text, at, limit)
        if match and match[1].lower() in ("and", "or"):
            match = None
        if match is None or _stops(match[1]):
            joint = _AND.match(text, at, limit)
            if match or joint is None or not _shares(last):
                return None
            at = joint.end()
            continue
        last, at = match[1], match.end()
        if found := _counted(last, value):
            what, category = found
            return what, category, _end(text, match.end() - len(last) + len(last.rstrip(".'’")), found)
    return None


def _stops(word: str) -> bool:
    return word.lower() in words.STOP or word.lower() == "of"


def _shares(word: str) -> bool:
    return is_nationality(word) or word.lower() in _SORTS


def _counted(word: str, value: int) -> tuple[str, Category] | None:
    if word.lower() == "fighters" and value >= MANY_FIGHTERS:
        return "troops", "troops"
    return named(word)


def _end(text: str, end: int, found: tuple[str, Category]) -> int:
    """Where the phrase ends: a maker's model goes on to its noun ("two Tu-160 bombers")."""
    match = words.WORD.match(text, end)
    return match.end(1) if match and text[end : end + 1] == " " and named(match[1]) == found else end


def named(word: str) -> tuple[str, Category] | None:
    """What a noun behind a number means: troops, a kind of equipment, or formations.

    >>> named("servicemen"), named("howitzers"), named("brigades"), named("Tu-160s")
    (('troops', 'troops'), ('artillery', 'equipment'), ('brigade', 'unit'), ('aircraft', 'equipment'))
    """
    plain = word.rstrip(".'’")
    for form in _forms(plain.lower()):
        if form in lexicon().equipment:
            return lexicon().equipment[form], "equipment"
        if form in lexicon().troops or form in PEOPLE:
            return "troops", "troops"
        if form in UNITS:
            return UNITS[form], "unit"
    model = next((what for what, pattern in MODELS if pattern.match(plain)), None)
    if model:
        return model, "equipment"
    return ("troops", "troops") if is_people(word) else None


def is_people(word: str) -> bool:
    """Whether a word is a nation's people in the plural: beside a number its soldiers ("17,500 Americans")."""
    return word.rstrip(".'’").lower() in _peoples()


def is_nationality(word: str) -> bool:
    """Whether a word is a nation's adjective: "175 Armenian and 85 American soldiers"."""
    return word.lower() in _nationalities() or word in _MORE_NATIONS


def _forms(word: str) -> Iterator[str]:
    yield word
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("s"):
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
    yield word.rsplit("-", 1)[-1]


@cache
def _nationalities() -> frozenset[str]:
    """Demonyms by their last word too: of "South Korean" an adjective chain meets "Korean" alone."""
    names = [name.lower() for name in demonyms().values()]
    return frozenset([*names, *(name.rsplit(" ", 1)[-1] for name in names)])


@cache
def _peoples() -> frozenset[str]:
    """Demonyms that make a plural by "s" ("Chinese" and "Swiss" don't), and those that are words of their own."""
    plain = {f"{name}s" for name in _nationalities() if name.endswith(("n", "k", "i", "b", "o", "t"))}
    return frozenset(
        plain | {"poles", "britons", "turks", "swedes", "finns", "danes", "serbs", "croats", "spaniards", "filipinos"}
    )
