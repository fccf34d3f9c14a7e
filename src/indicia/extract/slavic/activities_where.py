"""Places in a Russian or Ukrainian sentence: names in any case, in the nominative that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast

from indicia.extract.slavic.activities_nominative import known
from indicia.extract.slavic.activities_spot import Spot, spot_at
from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_towns import TWO_WORDS, towns
from indicia.kb import places as kb
from indicia.kb.actors import state_name
from indicia.kb.slavic_activities import lexicon
from indicia.model import PlaceKind

_STATE_SORTS: Final = ("name",)
_BORDER = re.compile(r"(?<!\w)(?:границ\w*|кордон\w*|рубеж\w*)\s(?:(?:с|со|з|із|зі)\s|між\s|между\s)?(?:\w+\s)?$")
_BORDER_ADJECTIVE = re.compile(r"\w*(?:-\w+)?\s(?:(?:государственн|державн)\w+\s)?(?:границ\w*|кордон\w*|рубеж\w*)")
MAX_PLACES = 60


def spots(sentence: Sentence) -> tuple[Spot, ...]:
    """The places of a sentence in order, apart: phrases with a word of kind first, then regions, towns and states."""
    found: list[Spot] = []
    for finder in (
        _bordering, _listed, _home_regions, _of_kind, _named_range, _directions, _in_the_country, towns, _states
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
            yield spot_at(s, match.start(), match.end(), name, "region")


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
        joined = _hyphened(stem, noun, gender, ukrainian=_is_ukrainian(s, word, noun))
        yield spot_at(s, first, end if last == start else stop, f"{joined} {noun}", kind)
        last = first


def _adjective_stem(word: str) -> str | None:
    found = re.fullmatch(
        r"([\w’'ʼ-]+?(?:[сц]ь?к|[внлрдтжшч]))(?:ий|ый|ой|ого|ому|им|ым|ом|ім|ая|а|ую|у|ою|ої|ій|ое|е|ие|"
        r"ые|і|их|ых|ими|ыми|ей)",
        word,
    )
    return found[1] if found else None


def _is_ukrainian(s: Sentence, word: str, noun: str) -> bool:
    own = re.search(r"[іїєґ]", word + noun) is not None or noun in ("воєводство", "затока", "протока")
    return own or "ськ" in word or "цьк" in word or (re.search(r"[іїєґ]", s.low) is not None and "ы" not in s.low)


def _hyphened(stem: str, noun: str, gender: str, *, ukrainian: bool) -> str:
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
        name = TWO_WORDS.match(s.text, match.end())
        if name is None or not s.text[match.end() :].lstrip('«"„“')[:1].isupper():
            continue
        found = known(name[1].split()) or (name[1].split()[0], 0)
        end = name.start(1) + (len(name[1]) if " " in found[0] else len(name[1].split()[0]))
        yield spot_at(s, match.start(), end, found[0], "range")
        more = re.compile(r"[»\"“”]?(?:,|\s(?:и|та|і|й))\s(?:[«\"„“])([А-ЯЁІЇЄҐ][\w’'ʼ -]{2,25})[»\"“”]").match(
            s.text, end
        )
        if more:
            yield spot_at(s, more.start(1), more.end(1), more[1], "range")


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
                yield spot_at(s, at, hit.end, f"{way} {state_name(hit.code)}", "region", country=hit.code)
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
                yield spot_at(s, match.start(), match.end() + rest.end(), f"{way} part of the country", "region")


def _home_regions(s: Sentence) -> Iterator[Spot]:
    """ "На Харківщині", "Минщине": the region around a town."""
    for match in re.finditer(r"(?<!\w)([А-ЯЁІЇЄҐ][\w’']{2,14}?)щин(?:а|и|і|у|ою|е|ы|ой)(?!\w)", s.text):
        regions = (f"{match[1]}{end}" for end in ("ська область", "ская область", "івська область", "ківська область"))
        name = next((r for r in regions if kb.candidates(r)), match[1] + "щина")
        yield spot_at(s, match.start(), match.end(), name, "region")


def _bordering(s: Sentence) -> Iterator[Spot]:
    """ "На границе с Украиной", "на белорусско-польской границе": a place of its own, and no sign of the neighbour."""
    for hit in s.states:
        before = s.low[max(0, hit.start - 40) : hit.start]
        found = _BORDER.search(before)
        if found and hit.sort in ("name", "people", "capital", "adjective"):
            yield spot_at(
                s,
                hit.start - len(before) + found.start(),
                hit.end,
                f"border with {state_name(hit.code)}",
                "other",
                border=hit.code,
            )
        elif hit.sort == "adjective" and (after := _BORDER_ADJECTIVE.match(s.low, hit.end)):
            yield spot_at(s, hit.start, after.end(), f"border with {state_name(hit.code)}", "other", border=hit.code)


def _states(s: Sentence) -> Iterator[Spot]:
    for hit in s.states:
        if hit.sort in _STATE_SORTS and hit.kind == "state":
            before = re.search(
                r"(?<!\w)(в|во|у|на|из|з|із|зі|до|по|через|над|вокруг|навколо|довкола|территори\w+|території|"
                r"теренах|сторону|у бік|берегов|берегів|неб[оаіе]|небом|простор\w*|простір|пространств\w*|"
                r"вод|воды|води|водах|вглубь|вглиб|глубь|глиб)\s(?:\w+(?:ую|ой|ої|ій|у)\s)?$",
                s.low[max(0, hit.start - 30) : hit.start],
            )
            if before:
                yield spot_at(s, hit.start, hit.end, state_name(hit.code), "country", how=before[1], country=hit.code)
