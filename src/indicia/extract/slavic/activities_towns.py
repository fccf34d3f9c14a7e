"""Towns in a Russian or Ukrainian sentence: a preposition with a capitalised name that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from indicia.extract.slavic.activities_nominative import known
from indicia.extract.slavic.activities_spot import Spot, spot_at
from indicia.extract.slavic.activities_text import Sentence
from indicia.kb.slavic import nominative

_CAPITAL = r"[А-ЯЁІЇЄҐA-Z][\w’'ʼ]*(?:-(?:на-)?[А-ЯЁІЇЄҐA-Z\d]?[\w’'ʼ]*)*"
_PREPOSITION = re.compile(
    r"(?<!\w)(?P<how>в|во|у|на|из|з|із|зі|под|під|возле|біля|около|близ|вблизи|поблизу|неподалеку от|"
    r"недалеко від|недалеко от|до|над|"
    r"через|от|від|рядом с|поруч із|поруч з|между|між|по|за|к|с|со|неподалік від|неподалік|к северу от|к югу от)\s"
    r"(?P<what>(?:\w+(?:ого|ої|ому|им|ым|ой|ій)\s)?(?:(?:город\w*|місті|міста|місто|села|селе|селі|"
    r"село|селом|поселк\w+|селищ\w+|деревн\w+|порт\w*|станци\w+|станці\w+|"
    r"район\w*|окрестност\w+|околиц\w+|г\.|м\.|с\.|пгт|смт|столиц\w+|остров\w*|хутор\w*|аэропорт\w*|"
    r"аеропорт\w*|пригород\w*|передміст\w+|городк\w+|"
    r"містечк\w+|военном городке|территории|території|площад\w+|воды|водах|гарнизон\w*|направлени\w+|"
    r"напрямку)\s){1,2}|)(?=[«\"„“]?[а-яёіїєґa-z])"
)
TWO_WORDS = re.compile(rf"[«\"„“]?({_CAPITAL}(?:\s{_CAPITAL})?)")
_LOCATED: Final = frozenset("под під возле біля около близ вблизи поблизу".split())
_NO_PLACES: Final = frozenset(
    "госдум сенат конгресс кабмин совмин раде рождеств пасх крещени днк чвк пвк красн новом кремл "
    "верховн рад минобороны міноборони пентагон генштаб евросоюз брюссел сми зсу всу интерфакс тасс "
    "риа "
    "telegram телеграм facebook youtube твиттер twitter x путин лукашенк зеленск трамп байден шойгу "
    "белоусов хренин пашинян "
    "мид мзс оон обсе бундестаг сейм белый білий совет рад конгресс конгрес дом совбез".split()
)
_LOCATIVE = re.compile(r"\w{3,}(?:е|ах|ові|і|ком|ому)$")
LARGE_POPULATION = 50_000
"""From here on a name behind "к" or "по" is the town, not a person of that name."""


def towns(s: Sentence) -> Iterator[Spot]:
    """A preposition with a capitalised name behind it that the gazetteer knows in some case."""
    inside = [(h.start, h.end) for h in s.states if h.sort not in ("capital",)]
    for match in _PREPOSITION.finditer(s.low):
        name = TWO_WORDS.match(s.text, match.end())
        if name is None or any(a <= name.start(1) < b for a, b in inside) or _is_no_place(name[1]):
            continue
        yield from _town(s, match["how"], bool(match["what"]), name)


def _town(s: Sentence, how: str, told: bool, name: re.Match[str]) -> Iterator[Spot]:
    words = name[1].split()
    found = known(words)
    strange = (
        how in ("на", "в", "во", "у")
        and _LOCATIVE.search(words[0].lower())
        and not _person(s, name.start(1), name.end(1), how)
    )
    if found is None and (told or how in _LOCATED or strange) and len(words) == 1:
        found = (nominative(words, _language(s.text), case=""), 0)
    if found is None:
        return
    end = name.start(1) + (len(name[1]) if " " in found[0] or len(words) == 1 else len(words[0]))
    if not told and found[1] < LARGE_POPULATION and _person(s, name.start(1), end, how):
        return
    if how in ("с", "со", "за") and not told:
        return
    yield spot_at(s, name.start(1), end, found[0], "city", how=how)
    again = re.compile(rf"(?:,|\s(?:и|та|і|й))\s(?:(?:в|у|под|під)\s)?({_CAPITAL})").match(s.text, end)
    if (
        again
        and (more := known([again[1]]))
        and not any(h.start <= again.start(1) < h.end and h.sort != "capital" for h in s.states)
    ):
        yield spot_at(s, again.start(1), again.end(1), more[0], "city", how=how)


def _person(s: Sentence, start: int, end: int, how: str) -> bool:
    """ "У Путина", "по словам Иванова": a name of a person, by what stands behind it."""
    if how in ("от", "від") and re.search(
        r"(?:км|километр\w*|кілометр\w*) (?:от|від)\s$", s.low[max(0, start - 18) : start]
    ):
        return False
    if how in ("к", "с", "со", "за", "по", "от", "від"):
        return True
    return bool(
        re.match(r"\s[А-ЯЁІЇЄҐ][\w’'-]*(?:ов|ев|ин|ко|ский|ський|енко|чук|а|у|ым|им|ом|ой)\b", s.text[end : end + 25])
    )


def _is_no_place(name: str) -> bool:
    low = name.lower()
    if name.isascii():
        return True  # names of exercises, ships and agencies; towns stand in Cyrillic
    return any(low.startswith(stem) for stem in _NO_PLACES) or (name.isupper() and len(name) > 1)


def _language(text: str) -> str:
    return "uk" if re.search(r"[іїєґІЇЄҐ]", text) else "ru"
