"""Dates in Russian and Ukrainian sentences: days, months, years and ranges; others: `activities_when_relative`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from indicia.extract.slavic.activities_date import MONTH, Date, Role, is_day, month_of, point_at, roled
from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_when_relative import lasting, relative, seasons, weekdays

_YEAR = r"(?:\s(?P<year>(?:19|20)\d\d)(?:-го)?(?:\s?(?:г(?:ода|оду|\.)|р(?:оку|оці|\.)))?)?"
_DAY_MONTH = rf"(?P<day>\d\d?)(?:-го|-е)?\s(?P<month>{MONTH})\w{{0,3}}{_YEAR}"
_RANGE = re.compile(
    rf"(?<!\w)(?:с|со|з|із|"
    rf"зі)?\s?(?P<from>\d\d?)(?:-го)?(?:\s(?P<frommonth>{MONTH})\w{{0,3}})?(?:\s(?:19|"
    rf"20)\d\d\s(?:года|року))?\s?"
    rf"(?:по|до|[-–—]|и|і|та)\s?(?P<day>\d\d?)(?:-го|-е)?\s(?P<month>{MONTH})\w{{0,3}}{_YEAR}"
)
_MONTHS_RANGE = re.compile(
    rf"(?<!\w)(?:с|со|з|із|зі)\s(?P<frommonth>{MONTH})\w{{0,3}}\s(?:по|"
    rf"до)\s(?P<month>{MONTH})\w{{0,3}}{_YEAR}"
)
_POINT = re.compile(rf"(?<![\w-]){_DAY_MONTH}")
_FIGURES = re.compile(r"(?<![\w.])(?P<day>\d\d?)\.(?P<figure>\d\d)(?:\.(?P<year>(?:19|20)\d\d))(?![\w])")
_DAY_ALONE = re.compile(
    r"(?<![\w-])(?P<day>\d\d?)-(?:го|е|м|му|ым)(?![\w-])|(?<!\w)(?P<word>двадцатого|двадцятого|"
    r"десятого|первого|першого|пятнадцатого|тридцатого|тридцятого)\s(?:числа)"
)
_DAY_WORDS: Final = {
    "двадцатого": 20,
    "двадцятого": 20,
    "десятого": 10,
    "первого": 1,
    "першого": 1,
    "пятнадцатого": 15,
    "тридцатого": 30,
    "тридцятого": 30,
}
_MONTH_ALONE = re.compile(
    rf"(?<!\w)(?P<how>в|во|у|с|з|із|до|к|на|по|конц\w+|кінц\w+|начал\w+|початк\w+|середин\w+|прошл\w+|"
    rf"минул\w+)\s(?:(?P<rel>этого|прошлого|следующего|цього|минулого|наступного)\s(?:года|"
    rf"року)\s)?(?P<month>{MONTH})\w{{0,3}}{_YEAR}(?:\s(?P<which>прошлого|этого|следующего|"
    rf"минулого|цього|наступного)\s(?:года|року))?"
)
_YEAR_ALONE = re.compile(
    r"(?<![\w-])(?:в|у|с|з|до|к)\s(?P<year>(?:19|20)\d\d)(?:-м)?\s?(?:году|г\.|году|року|році|р\.|-м|года)?(?!\w)"
)


def dates(sentence: Sentence) -> tuple[Date, ...]:
    """The dates of a sentence in order, apart."""
    found: list[Date] = []
    for finder in (_ranges, _points, _months, relative, weekdays, seasons, lasting, _years):
        for date in finder(sentence):
            if not any(d.start < date.end and date.start < d.end for d in found):
                found.append(date)
    return tuple(sorted(found, key=lambda d: d.start))


def _ranges(s: Sentence) -> Iterator[Date]:
    for match in _RANGE.finditer(s.low):
        month, year, first = month_of(match["month"]), match["year"], int(match["from"])
        before = month_of(match["frommonth"]) if match["frommonth"] else month
        if is_day(first) and is_day(int(match["day"])):
            low, high = point_at(s, year, before, first), point_at(s, year, month, int(match["day"]))
            yield Date(start=_inner(s, match), end=match.end(), first=low, last=high)
    for match in _MONTHS_RANGE.finditer(s.low):
        low, high = (point_at(s, match["year"], month_of(match[g]), None) for g in ("frommonth", "month"))
        yield Date(start=_inner(s, match), end=match.end(), first=low, last=high)


def _inner(s: Sentence, match: re.Match[str]) -> int:
    return match.start() + len(match.group()) - len(match.group().lstrip())


def _points(s: Sentence) -> Iterator[Date]:
    for match in _POINT.finditer(s.low):
        if is_day(int(match["day"])):
            phrase = point_at(s, match["year"], month_of(match["month"]), int(match["day"]), at=match.start())
            yield roled(s, match.start(), match.end(), phrase)
    for match in _FIGURES.finditer(s.low):
        if is_day(int(match["day"])) and 1 <= int(match["figure"]) <= 12:
            yield roled(s, match.start(), match.end(), f"{match['year']}-{match['figure']}-{int(match['day']):02d}")
    for match in _DAY_ALONE.finditer(s.low):
        day = int(match["day"] or _DAY_WORDS[match["word"]])
        if is_day(day):
            yield roled(s, match.start(), match.end(), f"published nearest day {day}")


def _months(s: Sentence) -> Iterator[Date]:
    for match in _MONTH_ALONE.finditer(s.low):
        month, told = month_of(match["month"]), match["rel"] or match["which"]
        step = {"пр": "- 1", "ми": "- 1", "эт": "+ 0", "ць": "+ 0", "сл": "+ 1", "на": "+ 1"}.get((told or "")[:2])
        phrase = (
            f"published year {step} in {month:02d}"
            if step
            else point_at(s, match["year"], month, None, at=match.start())
        )
        until = match["how"] in ("до", "к", "по") or re.search(r"(?:до|по|к)\s$", s.low[: match.start()][-4:])
        role: Role = "end" if until else "start" if match["how"] in ("с", "з", "із") else "day"
        start = match.start("month")
        yield Date(
            start=start,
            end=match.end(),
            first=None if role == "end" else phrase,
            last=phrase if role == "end" else None,
            role=role,
        )


def _years(s: Sentence) -> Iterator[Date]:
    for match in _YEAR_ALONE.finditer(s.low):
        yield roled(s, match.start("year"), match.end(), match["year"])
