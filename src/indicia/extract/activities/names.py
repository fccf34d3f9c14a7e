"""Names of exercises on a page: with a year ("Zapad-2021"), beside an exercise word, or well known.

What only the syntax shows ("Keen Sword, which both hold every year, closed
yesterday") is found by `names_syntax`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from indicia.extract.activities import names_syntax
from indicia.extract.activities.mention import lemmas
from indicia.extract.parse import Parsed
from indicia.kb import actors
from indicia.kb.triggers import lexicon

_CAP = r"[A-Z][\w'’]+(?:-(?:[a-z]{1,3}-)?[A-Z][\w'’]+)*"
_YEARED = re.compile(
    rf"(?<![\w-])({_CAP}(?:\s{_CAP}){{0,3}})(?:[-–]\s?"
    rf"|\s)((?:19|20)\d\d[A-Z]?|\d\d)(?![\w.,:]\d|\w)"
)
_WORD = r"(?:exercises?|drills?|manoeuvres?|maneuvers?|war[ -]games?|wargames?)"
_EXERCISE = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_AFTER = re.compile(
    rf"\b(?i:{_WORD})(?:,?\s(?:called|named|dubbed|codenamed|code-named"
    rf"|known as),?)?\s[“\"'‘«]?({_CAP}(?:\s(?:of\s)?{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?)"
)  # fmt: skip
_COMMA = re.compile(rf"\b{_WORD},\s({_CAP}(?:\s{_CAP}){{1,2}}),")
_QUOTED = re.compile(rf"\b{_WORD}[\w ,-]{{0,30}}?[“\"«]({_CAP}(?:\s[\w’'-]+){{0,3}})[”\"»]")
_BEFORE = re.compile(
    rf"({_CAP}(?:\s(?:of\s)?{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?)[”\"'’»]?\s(?:(?:joint"
    rf"|military|naval|air)\s)?{_WORD}\b"
)
_NOT_NAMES = lemmas("January February March April May June July August "
"September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Article Chapter Resolution "
    "Page Photo Section Section Group Type Army Navy Force "
    "Forces District Brigade Corps Ministry Command Military "
    "Joint Snap Last This The These Such Next Major Large Live "
    "Two Three Four Five Some New Their Its His Any No One "
    "Another Both Those Other Spring Summer Autumn Winter In On "
    "Winter Annual Combined Naval Air Staff Command-staff Planned "
    "About Around Nearly Almost Over Roughly More Up Until Under With Between From "
    "After Before Since Why How What When Where Because And But "
    "Are Is Was Territorial Mobilisation Fire If As At Defence "
    "Defense Police Sea Baltic Allied Western Eastern Northern "
    "Southern Central Council Document Flight Boeing Airbus UN "
    "Korea EU OSCE Euro Covid COVID Our We You Your Surprise Border")  # fmt: skip
_RANKS = lemmas(
    "General Brigadier Major Colonel Captain Lieutenant Admiral Commander Marshal Sergeant President Minister "
    "Secretary Vice Rear Deputy Chief North South East West New Mr Mrs Ms Dr"
)
_SEASONS = lemmas("Spring Summer Autumn Winter")
_COMPASS = lemmas("Northern Southern Eastern Western")
"""Names may begin with these ("Southern Shield"), and don't consist of them alone."""
_OPENERS = lemmas(
    "Then Meanwhile Tomorrow Today Yesterday That Now Also Still Yet Once While Only Here There Later Earlier Soon "
    "Finally Flying Training Shooting Firing Field Fleet Flotilla Division Regiment Naturally Already Even Though"
)
"""Words that open a sentence, sorts of training and bodies: no part of a name."""
_CALLED = re.compile(
    rf"\b(?:called|named|dubbed|code-?named|christened|known as"
    rf"|under the name)(?: of)? [“\"'‘«]?({_CAP}(?:\s(?:of\s)?{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?)"
)
_IS_CALLED = re.compile(
    rf"[“\"'‘«]?({_CAP}(?:\s{_CAP}){{0,3}})[”\"'’»]?,"
    rf" (?:the|this|that) (?:[\w-]+ ){{0,2}}?{_WORD} (?:is|was) called"
)
_DESCRIBED = re.compile(
    rf"({_CAP}(?:\s{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?), (?:the|an?|its|their) (?:(?!of |in |for |at "
    rf"|behind )[\w'’-]+ ){{0,4}}?{_WORD}\b"
)
_RUN = re.compile(
    rf"({_CAP}(?:\s{_CAP}){{0,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?), which (?:[\w'’-]+ ){{1,9}}?"
    r"(?:holds?|runs?|stages?|conducts?|organi[sz]es?|hosts?)\b(?! the\b)"
)
_SERIAL = re.compile(rf"(?<![\w-])({_CAP}(?:\s{_CAP}){{0,3}})[-\s](\d\d)(?:-\d)?(?![\w.,:/-]\d|\w|%|[-\s][a-z]+s\b)")
"""A name with two figures of a year, and perhaps a number: "Malabar 07-2"; believed near the page's year."""
_OPERATION = re.compile(rf"\b[Oo]peration\s[“\"'‘«]?{_CAP}(?:\s{_CAP}){{0,2}}")
_MODEL = re.compile(r"^(?:[A-Z]{1,3}[a-z]?|Su|MiG|Tu|Il|An|Mi|Ka|Leopard|Abrams|Boeing)$")
_WHOLE = re.compile(rf"{_CAP}(?:(?:\s(?:of\s)?{_CAP}){{1,3}}(?:[-\s]\d{{2,4}}[A-Z]?)?|[-\s]\d{{2,4}}[A-Z]?)")
"""Two capitals, or one and a year: one alone may only open a sentence."""
YEARS_APART = 2
"""A two-figure number this near the page's year is a year, not a count."""


def on_page(parsed: Parsed, heard: Iterable[str] = ()) -> tuple[str, ...]:
    """The exercise names that a page uses, longest first. `heard`: what a marker takes for exercises."""
    found = {words for words in heard if _WHOLE.fullmatch(words) and words == _trimmed(words) and _is_name(words)}
    year = parsed.page.published.year if parsed.page.published else None
    for paragraph in parsed.of("body", "headline"):
        text = paragraph.text
        found.update(_candidates(text))
        found.update(_serial(text, year))
        found.update(name for name in map(_trimmed, names_syntax.names(paragraph)) if _is_name(name))
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def operations(parsed: Parsed) -> tuple[str, ...]:
    """The named operations of a page ("Operation Parakram"), which are no exercises."""
    found = {m.group() for p in parsed.of("body", "headline") for m in _OPERATION.finditer(p.text)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _candidates(text: str) -> Iterator[str]:
    for match in _known().finditer(text):
        yield match.group()
    for match in _YEARED.finditer(text):
        hyphened = match.group()[match.end(1) - match.start()] in "-–"
        if (hyphened or _EXERCISE.search(text)) and _is_name(match[1]):
            yield match.group()
    called = (_CALLED,) if _EXERCISE.search(text) or "under the name" in text else ()
    for pattern in (_AFTER, _COMMA, _QUOTED, _BEFORE, _IS_CALLED, _DESCRIBED, _RUN, *called):
        for match in pattern.finditer(text):
            name = _trimmed(match[1])
            if _is_name(name):
                yield name


def _serial(text: str, year: int | None) -> Iterator[str]:
    for match in _SERIAL.finditer(text) if year else ():
        if (
            year
            and abs(int(match[2]) - year % 100) <= YEARS_APART
            and _is_name(match[1])
            and match[1] == _trimmed(match[1])
        ):
            yield match.group()


def _trimmed(name: str) -> str:
    """The name without leading words that open a sentence ("The Zapad") or states ("Russian Grom")."""
    if any(hit.end - hit.start == len(name) for hit in actors.find(name)):
        return ""  # "North Korea" is a state, and so no exercise "Korea"
    words = name.split(" ")
    while len(words) > 1 and (_opens(words) or actors.find(words[0])):
        words = words[1:]
    return " ".join(words)


def _opens(words: list[str]) -> bool:
    """Whether a first word is no part of the name: "The Zapad", "Then Kavkaz-2008"; "Southern Shield" is one name."""
    if words[0] in _SEASONS:
        return False
    return words[0] in _OPENERS or (words[0] in _NOT_NAMES and not (words[0] in _COMPASS and _is_name(words[1])))


def _is_name(name: str) -> bool:
    if not name:
        return False
    words = re.sub(r"[-\s](?:\d{2,4}[A-Z]?)$", "", name).split(" ")
    if (words[0] in _SEASONS or words[0] in _COMPASS) and len(words) > 1:
        words = words[1:]  # "Spring Storm"
    if any(word in _NOT_NAMES or word in _OPENERS for word in words) or _MODEL.match(words[0]):
        return False
    if words[0] in _RANKS or (len(words) == 1 and words[0].lower() in STOP_WORDS):
        return False
    return not any(actors.find(word) for word in (" ".join(words), words[0]))


@cache
def _known() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lexicon().names), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?:[-–\s](?:20|19)?\d\d[A-Z]?(?![\w.,:-]\d|\w))?(?!\w)")


def pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for all names of a page; None without names."""
    if not names:
        return None
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")
