"""Places in a Russian or Ukrainian sentence: names in any case, in the nominative that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from indicia.extract.slavic.activities_text import Sentence
from indicia.kb import places as kb
from indicia.kb.actors import state_name
from indicia.kb.slavic import nominative
from indicia.kb.slavic_activities import latin, lexicon
from indicia.model import Place, PlaceKind

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
_TWO_WORDS = re.compile(rf"[«\"„“]?({_CAPITAL}(?:\s{_CAPITAL})?)")
_LOCATED: Final = frozenset("под під возле біля около близ вблизи поблизу".split())
_NO_PLACES: Final = frozenset(
    "госдум сенат конгресс кабмин совмин раде рождеств пасх крещени днк чвк пвк красн новом кремл "
    "верховн рад минобороны міноборони пентагон генштаб евросоюз брюссел сми зсу всу интерфакс тасс "
    "риа "
    "telegram телеграм facebook youtube твиттер twitter x путин лукашенк зеленск трамп байден шойгу "
    "белоусов хренин пашинян "
    "мид мзс оон обсе бундестаг сейм белый білий совет рад конгресс конгрес дом совбез".split()
)
_STATE_SORTS: Final = ("name",)
_DIRECTION_OF = re.compile(r"\s(?:част[иь]\w*\s)?$")
_BORDER = re.compile(r"(?<!\w)(?:границ\w*|кордон\w*|рубеж\w*)\s(?:(?:с|со|з|із|зі)\s|між\s|между\s)?(?:\w+\s)?$")
_BORDER_ADJECTIVE = re.compile(r"\w*(?:-\w+)?\s(?:(?:государственн|державн)\w+\s)?(?:границ\w*|кордон\w*|рубеж\w*)")
KNOWN_POPULATION = 30_000
"""What stands for the people of a range or a part of a country that the gazetteer knows without a count."""
_LOCATIVE = re.compile(r"\w{3,}(?:е|ах|ові|і|ком|ому)$")
LARGE_POPULATION = 50_000
"""From here on a name behind "к" or "по" is the town, not a person of that name."""
MAX_PLACES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in a sentence. `how` is its preposition, `spoken` marks where somebody only speaks."""

    start: int
    end: int
    name: str
    kind: PlaceKind
    how: str = ""
    country: str | None = None
    spoken: bool = False
    border: str = ""

    def place(self, sentence: Sentence) -> Place:
        """As a place of the page, still without coordinates."""
        return Place(name=self.name, span=sentence.at(self.start, self.end), kind=self.kind, country=self.country)


def spots(sentence: Sentence) -> tuple[Spot, ...]:
    """The places of a sentence in order, apart: phrases with a word of kind first, then regions, towns and states."""
    found: list[Spot] = []
    for finder in (
        _bordering, _listed, _home_regions, _of_kind, _named_range, _directions, _in_the_country, _towns, _states
    ):  # fmt: skip
        for spot in finder(sentence):
            if len(found) < MAX_PLACES and not any(s.start < spot.end and spot.start < s.end for s in found):
                found.append(spot)
    return tuple(sorted(found, key=lambda s: s.start))


def land(spot: Spot) -> str | None:
    """The state that a place likeliest lies in."""
    if spot.country:
        return spot.country
    found = [e for e in kb.candidates(spot.name) if e.country]
    return max(found, key=lambda e: e.population).country if found else None


def _listed(s: Sentence) -> Iterator[Spot]:
    for pattern, name in lexicon().place_words:
        for match in pattern.finditer(s.text):
            yield _spot(s, match.start(), match.end(), name, "region")


def _of_kind(s: Sentence) -> Iterator[Spot]:
    """ "Брестском полигоне", "Гомельской и Брестской областях", "Чёрном море"."""
    for pattern, (noun, kind, gender) in lexicon().place_nouns:
        for match in pattern.finditer(s.low):
            yield from _adjectives(s, match.start(), match.end(), noun, cast(PlaceKind, kind), gender)


def _adjectives(s: Sentence, start: int, end: int, noun: str, kind: PlaceKind, gender: str) -> Iterator[Spot]:
    """The capitalised adjectives right before a word of kind, each with it a place."""
    last = start
    for first, stop in reversed([w for w in s.words if w[1] <= start][-8:]):
        gap, word = s.low[stop:last].strip(), s.text[first:stop]
        if (gap not in ("", ",", "и", "та", "і", "й") and last != start) or (last == start and gap):
            return
        if word.lower() in ("и", "та", "і", "й"):
            continue
        stem = _adjective_stem(word)
        if not word[0].isupper() or stem is None:
            return
        joined = _hyphened(stem, noun, gender, word)
        yield _spot(s, first, end if last == start else stop, f"{joined} {noun}", kind)
        last = first


def _adjective_stem(word: str) -> str | None:
    found = re.fullmatch(
        r"([\w’'ʼ-]+?(?:[сц]ь?к|[внлрдтжшч]))(?:ий|ый|ой|ого|ому|им|ым|ом|ім|ая|а|ую|у|ою|ої|ій|ое|е|ие|"
        r"ые|і|их|ых|ими|ыми|ей)",
        word,
    )
    return found[1] if found else None


def _hyphened(stem: str, noun: str, gender: str, word: str) -> str:
    ukrainian = (
        "ськ" in word
        or "цьк" in word
        or re.search(r"[іїєґ]", word + noun) is not None
        or noun in ("воєводство", "затока", "протока")
    )
    masculine = "ий" if stem.endswith(("ск", "цк", "ськ", "цьк", "ж", "ш", "ч")) or ukrainian else "ый"
    endings = {"m": masculine, "f": "а" if ukrainian else "ая", "n": "е" if ukrainian else "ое"}
    return stem + endings[gender]


def _named_range(s: Sentence) -> Iterator[Spot]:
    """ "На полигоне Обуз-Лесновский", "на аэродроме «Зябровка»"."""
    for match in re.finditer(
        r"(?:полигон\w*|полігон\w*|аэродром\w*|аеродром\w*|авиабаз\w*|авіабаз\w*|баз[аыеуиі]|гарнизон\w*|"
        r"центр\w* подготовки)\s(?=[«\"„“]?\w)",
        s.low,
    ):
        name = _TWO_WORDS.match(s.text, match.end())
        if name is None or not s.text[match.end() :].lstrip('«"„“')[:1].isupper():
            continue
        known = _known(name[1].split()) or (name[1].split()[0], 0)
        end = name.start(1) + (len(name[1]) if " " in known[0] else len(name[1].split()[0]))
        yield _spot(s, match.start(), end, known[0], "range")
        more = re.compile(r"[»\"“”]?(?:,|\s(?:и|та|і|й))\s(?:[«\"„“])([А-ЯЁІЇЄҐ][\w’'ʼ -]{2,25})[»\"“”]").match(
            s.text, end
        )
        if more:
            yield _spot(s, more.start(1), more.end(1), more[1], "range")


def _directions(s: Sentence) -> Iterator[Spot]:
    """ "На западе Беларуси": a third of the state."""
    for hit in s.states:
        if hit.sort != "name" or "g" not in hit.cases:
            continue
        before = s.low[max(0, hit.start - 30) : hit.start]
        for pattern, way in lexicon().directions:
            found = list(pattern.finditer(before))
            if found and re.fullmatch(r"\s(?:и \w+ )?", before[found[-1].end() :]):
                at = hit.start - len(before) + found[-1].start()
                yield _spot(s, at, hit.end, f"{way} {state_name(hit.code)}", "region", country=hit.code)
                break


def _in_the_country(s: Sentence) -> Iterator[Spot]:
    """ "На западе страны": `resolve` knows which."""
    for pattern, way in lexicon().directions:
        for match in pattern.finditer(s.low):
            rest = re.match(
                r"\s(?:страны|республики|країни|республіки|державы|держави)(?!\w)",
                s.low[match.end() : match.end() + 14],
            )
            if rest:
                yield _spot(s, match.start(), match.end() + rest.end(), f"{way} part of the country", "region")


def _home_regions(s: Sentence) -> Iterator[Spot]:
    """ "На Харківщині", "Минщине": the region around a town."""
    for match in re.finditer(r"(?<!\w)([А-ЯЁІЇЄҐ][\w’']{2,14}?)щин(?:а|и|і|у|ою|е|ы|ой)(?!\w)", s.text):
        regions = (f"{match[1]}{end}" for end in ("ська область", "ская область", "івська область", "ківська область"))
        name = next((r for r in regions if kb.candidates(r)), match[1] + "щина")
        yield _spot(s, match.start(), match.end(), name, "region")


def _bordering(s: Sentence) -> Iterator[Spot]:
    """ "На границе с Украиной", "на белорусско-польской границе": a place of its own, and no sign of the neighbour."""
    for hit in s.states:
        before = s.low[max(0, hit.start - 40) : hit.start]
        found = _BORDER.search(before)
        if found and hit.sort in ("name", "people", "capital", "adjective"):
            yield _spot(
                s,
                hit.start - len(before) + found.start(),
                hit.end,
                f"border with {state_name(hit.code)}",
                "other",
                border=hit.code,
            )
        elif hit.sort == "adjective" and (after := _BORDER_ADJECTIVE.match(s.low, hit.end)):
            yield _spot(s, hit.start, after.end(), f"border with {state_name(hit.code)}", "other", border=hit.code)


def _towns(s: Sentence) -> Iterator[Spot]:
    """A preposition with a capitalised name behind it that the gazetteer knows in some case."""
    inside = [(h.start, h.end) for h in s.states if h.sort not in ("capital",)]
    for match in _PREPOSITION.finditer(s.low):
        name = _TWO_WORDS.match(s.text, match.end())
        if name is None or any(a <= name.start(1) < b for a, b in inside) or _is_no_place(name[1]):
            continue
        yield from _town(s, match["how"], bool(match["what"]), name)


def _town(s: Sentence, how: str, told: bool, name: re.Match[str]) -> Iterator[Spot]:
    words = name[1].split()
    known = _known(words)
    strange = (
        how in ("на", "в", "во", "у")
        and _LOCATIVE.search(words[0].lower())
        and not _person(s, name.start(1), name.end(1), how)
    )
    if known is None and (told or how in _LOCATED or strange) and len(words) == 1:
        known = (nominative(words, _language(s.text), case=""), 0)
    if known is None:
        return
    end = name.start(1) + (len(name[1]) if " " in known[0] or len(words) == 1 else len(words[0]))
    if not told and known[1] < LARGE_POPULATION and _person(s, name.start(1), end, how):
        return
    if how in ("с", "со", "за") and not told:
        return
    yield _spot(s, name.start(1), end, known[0], "city", how=how)
    again = re.compile(rf"(?:,|\s(?:и|та|і|й))\s(?:(?:в|у|под|під)\s)?({_CAPITAL})").match(s.text, end)
    if (
        again
        and (more := _known([again[1]]))
        and not any(h.start <= again.start(1) < h.end and h.sort != "capital" for h in s.states)
    ):
        yield _spot(s, again.start(1), again.end(1), more[0], "city", how=how)


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


def _states(s: Sentence) -> Iterator[Spot]:
    for hit in s.states:
        if hit.sort in _STATE_SORTS and hit.kind == "state":
            before = re.search(
                r"(?<!\w)(в|во|у|на|из|з|із|зі|до|по|через|над|вокруг|навколо|довкола|территори\w+|території|"
                r"теренах|сторону|у бік|берегов|берегів)\s(?:\w+(?:ую|ой|ої|ій|у)\s)?$",
                s.low[max(0, hit.start - 30) : hit.start],
            )
            if before:
                yield _spot(s, hit.start, hit.end, state_name(hit.code), "country", how=before[1], country=hit.code)


def _spot(
    s: Sentence,
    start: int,
    end: int,
    name: str,
    kind: PlaceKind,
    *,
    how: str = "",
    country: str | None = None,
    border: str = "",
) -> Spot:
    how = how or s.before(start)
    name = name if kb.candidates(name) or not kb.candidates(latin(name)) else latin(name)
    return Spot(
        start=start,
        end=end,
        name=name,
        kind=kind,
        how=how,
        country=country,
        border=border,
        spoken=_is_spoken(s, start, end, kind),
    )


def _is_spoken(s: Sentence, start: int, end: int, kind: PlaceKind) -> bool:
    """ "В Москве назвали", "сообщили в Минске", "эксперт из Варшавы": no place of an activity."""
    before = s.low[max(0, start - 45) : start]
    if re.search(rf"(?<!\w)(?:{lexicon().persons})(?:\s[\w'-]+)?\s(?:из|с|з|із|в|у|во)\s(?:\w+\s)?$", before):
        return True
    if kind not in ("city", "country"):
        return False
    say = lexicon().say
    after = re.split(r"[,.;:—–«\"(]", s.low[end : end + 28])[0]
    last = re.search(r"([\w'-]+)\s(?:в|у|во)\s$", before)
    return any(say.match(word) for word in re.findall(r"[\w'-]+", after)) or bool(last and say.match(last[1]))


def _is_no_place(name: str) -> bool:
    low = name.lower()
    if name.isascii():
        return True  # names of exercises, ships and agencies; towns stand in Cyrillic
    return any(low.startswith(stem) for stem in _NO_PLACES) or (name.isupper() and len(name) > 1)


def _known(words: list[str]) -> tuple[str, int] | None:
    """The likeliest nominative of one or two words that the gazetteer knows, with its people."""
    if len(words) > 1:
        both = _best([f"{a} {b}" for a in _options(words[0]) for b in _options(words[1])])
        if both:
            return both
    return _best(_options(words[0]))


@lru_cache(maxsize=20_000)
def _options(word: str) -> tuple[str, ...]:
    """The nominatives that a word may have, itself among them."""
    found = [
        word[: len(word) - len(a)] + b for a, b in lexicon().endings if word.endswith(a) and len(word) - len(a) >= 2
    ]
    return tuple(dict.fromkeys(found))


def _best(names: list[str] | tuple[str, ...]) -> tuple[str, int] | None:
    """The one with the most people; a name that only its Latin spelling finds comes after all others."""
    for spelled in (str, latin):
        found = [(name, _people(spelled(name))) for name in names]
        if any(people for _, people in found):
            return max(found, key=lambda pair: pair[1])
    return None


@lru_cache(maxsize=20_000)
def _people(name: str) -> int:
    found = kb.candidates(name)
    return max((e.population or KNOWN_POPULATION for e in found if e.kind != "country"), default=0) if found else 0


def _language(text: str) -> str:
    return "uk" if re.search(r"[іїєґІЇЄҐ]", text) else "ru"
