"""Dates in Russian and Ukrainian sentences, in the phrases that `resolve.dates` works out.

The grammar is that of `extract.dates_form`: a fixed value is EDTF, "сегодня"
is "published", "12 июля" is "published nearest 07-12".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from indicia.extract.slavic.activities_text import Sentence
from indicia.model import When

Role = Literal["start", "end", "day"]

_MONTHS: Final = (
    ("январ", "січ(?:ень|н)"), ("феврал", "лют(?:ий|ого|ому)"), ("март", "берез(?:ень|н)"), ("апрел", "квіт(?:ень|н)"),
    ("ма(?:й|я|е)(?!\\w)", "трав(?:ень|н)"), ("июн", "черв(?:ень|н)"), ("июл", "лип(?:ень|н)"),
    ("август", "серп(?:ень|н)"),
    ("сентябр", "верес(?:ень|н)"), ("октябр", "жовт(?:ень|н)"), ("ноябр", "листопад"), ("декабр", "груд(?:ень|н)"),
)  # fmt: skip
_MONTH = "|".join(f"(?P<m{n}>{ru}|{uk})" for n, (ru, uk) in enumerate(_MONTHS, 1))
_MONTH_PLAIN = "|".join(f"{ru}|{uk}" for ru, uk in _MONTHS)
_YEAR = r"(?:\s(?P<year>(?:19|20)\d\d)(?:-го)?(?:\s?(?:г(?:ода|оду|\.)|р(?:оку|оці|\.)))?)?"
_DAY_MONTH = rf"(?P<day>\d\d?)(?:-го|-е)?\s(?P<month>{_MONTH_PLAIN})\w{{0,3}}{_YEAR}"
_RANGE = re.compile(
    rf"(?<!\w)(?:с|со|з|із|"
    rf"зі)?\s?(?P<from>\d\d?)(?:-го)?(?:\s(?P<frommonth>{_MONTH_PLAIN})\w{{0,3}})?(?:\s(?:19|"
    rf"20)\d\d\s(?:года|року))?\s?"
    rf"(?:по|до|[-–—]|и|і|та)\s?(?P<day>\d\d?)(?:-го|-е)?\s(?P<month>{_MONTH_PLAIN})\w{{0,3}}{_YEAR}"
)
_MONTHS_RANGE = re.compile(
    rf"(?<!\w)(?:с|со|з|із|зі)\s(?P<frommonth>{_MONTH_PLAIN})\w{{0,3}}\s(?:по|"
    rf"до)\s(?P<month>{_MONTH_PLAIN})\w{{0,3}}{_YEAR}"
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
    rf"року)\s)?(?P<month>{_MONTH_PLAIN})\w{{0,3}}{_YEAR}(?:\s(?P<which>прошлого|этого|следующего|"
    rf"минулого|цього|наступного)\s(?:года|року))?"
)
_SEASON = re.compile(
    r"(?<!\w)(?P<s21>весной|весны|весну|весною|навесні|весни)|(?P<s22>летом|лета|влітку|літа|літом)|"
    r"(?P<s23>осенью|осени|осень|восени|осені|осінню)|(?P<s24>зимой|зимы|зиму|взимку|зими|"
    r"зимою)(?!\w)"
)
_YEAR_ALONE = re.compile(
    r"(?<![\w-])(?:в|у|с|з|до|к)\s(?P<year>(?:19|20)\d\d)(?:-м)?\s?(?:году|г\.|году|року|році|р\.|-м|года)?(?!\w)"
)
_WEEKDAYS: Final = (
    ("понедельник", "понеділ(?:ок|к)", "Monday"), ("вторник", "вівтор(?:ок|к)", "Tuesday"),
    ("сред[уыеа]", "серед[уиа]", "Wednesday"),
    ("четверг", "четвер", "Thursday"), ("пятниц", "п'ятниц", "Friday"), ("суббот", "субот", "Saturday"),
    ("воскресень", "неділ[юіяі]", "Sunday"),
)  # fmt: skip
_WEEKDAY = re.compile(
    r"(?<!\w)(?P<how>в|во|у|с|со|з|із|до|к|по|на)\s(?:(?P<which>прошл\w+|минул\w+|следующ\w+|"
    r"наступн\w+|этот|эту|цей|цю)\s)?(?:"
    + "|".join(f"(?P<{name}>(?:{ru}|{uk})\\w{{0,2}})" for ru, uk, name in _WEEKDAYS)
    + r")(?!\w)"
)
_WORDS: Final = (
    (r"сегодня|сьогодні|нынче", "published"),
    (r"позавчера|позавчора", "published - 2 days"),
    (r"вчера|[ву]чора|накануне|напередодні", "published - 1 days"),
    (r"послезавтра|післязавтра", "published + 2 days"),
    (r"завтра", "published + 1 days"),
    (r"на (?:этой неделе|цьому тижні)|(?:этой недели|цього тижня)", "published week + 0"),
    (r"на (?:прошлой неделе|минулому тижні)|минулого тижня", "published week - 1"),
    (r"на (?:следующей неделе|наступному тижні)|наступного тижня", "published week + 1"),
    (r"в прошлом месяце|минулого місяця", "published month - 1"),
    (r"в следующем месяце|наступного місяця", "published month + 1"),
    (r"в этом месяце|цього місяця", "published month + 0"),
    (r"в прошлом году|торік|минулого року", "published year - 1"),
    (r"в следующем году|наступного року", "published year + 1"),
    (r"в этом году|цього року|цьогоріч", "published year + 0"),
)
_WORD = tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)"), phrase) for words, phrase in _WORDS)
_NUMBERS: Final = {
    "один": 1, "одну": 1, "одна": 1, "два": 2, "две": 2, "дві": 2, "двое": 2, "двух": 2, "двох": 2, "три": 3,
    "трех": 3, "трьох": 3, "четыре": 4, "четырех": 4,
    "чотири": 4, "пять": 5, "п'ять": 5, "шесть": 6, "шість": 6, "семь": 7, "сім": 7, "восемь": 8, "вісім": 8,
    "девять": 9, "дев'ять": 9,
    "десять": 10, "двенадцать": 12, "двенадцати": 12, "четырнадцать": 14, "чотирнадцять": 14, "двадцать": 20,
    "полтора": 1, "": 1,
}  # fmt: skip
_UNITS: Final = (
    ("сут|дн[яеію]|день|діб|доб", "day", 1),
    ("недел|тиж", "week", 7),
    ("месяц|місяц", "month", 30),
    ("год|лет|рок|рік|року", "year", 365),
)
_COUNT = r"(?P<n>\d{1,3}|" + "|".join(sorted((w for w in _NUMBERS if w), key=len, reverse=True)) + r")"
_UNIT = r"(?P<unit>сут\w*|дн\w{1,2}|день|діб|доб\w|недел\w+|тиж\w+|месяц\w*|місяц\w+|год\w?|лет|рок\w|рік)"
_AGO = re.compile(rf"(?<!\w)(?:{_COUNT}\s)?{_UNIT}\s(?:назад|тому)(?!\w)")
_AHEAD = re.compile(rf"(?<!\w)(?:через|за)\s(?:{_COUNT}\s)?{_UNIT}(?!\w)(?!\s(?:до|от|від))")
_LASTS = re.compile(
    rf"(?:дл\w+|продл\w+|ид[уе]т|идут|займ\w+|трив\w+|тривати\w*|проход\w+|рассчитан\w*|розрахован\w*|"
    rf"в течение|протягом|впродовж|на протяжении|шл[иа])\s(?:\w+\s)?(?:на\s|еще\s|"
    rf"ще\s)?{_COUNT}\s{_UNIT}"
    rf"|(?<!\w)(?:{_COUNT.replace('?P<n>', '?P<k>')}\s?-?(?:х|ти|и)?-?\s?)(?P<adj>дневн|денн|недельн|"
    rf"тижнев|суточн|добов)\w+"
    r"|(?P<word>двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|двенадцати|одно|дво|три|"
    r"чотири|п'яти|шести|десяти)(?P<adj2>дневн|денн|недельн|тижнев|суточн|добов)\w+"
)
_ADJECTIVE_NUMBERS: Final = {
    "одно": 1,
    "двух": 2,
    "дво": 2,
    "трех": 3,
    "три": 3,
    "четырех": 4,
    "чотири": 4,
    "пяти": 5,
    "п'яти": 5,
    "шести": 6,
    "семи": 7,
    "восьми": 8,
    "девяти": 9,
    "десяти": 10,
    "двенадцати": 12,
}
_FUTURE = re.compile(
    r"(?<!\w)(?:провед[еу]\w*|направ[ия]т|перекин[еу]\w*|переброс[ия]т|прибуд\w+|отправ[ия]т\w*|"
    r"выед\w+|пройд\w+|начн\w+|состо(?:ится|ятся)|буд[уе]т|старту(?:ют|ет|є)|планир\w+|запланир\w+|"
    r"намечен\w*|відбуд\w+|розпочн\w+|почн\w+|плану\w+|заплан\w+|продл(?:ится|ятся)|заверш(?:ится|"
    r"атся|аться|иться)|триватим\w*|выйд\w+|вернут\w+|має|мають)"
)
_PAST = re.compile(r"(?<!\w)\w{2,}(?:лся|лась|лись|лося|лися|ли|ла|ло|вся|ілі|ал|ил|ел|шел|ов)(?!\w)")
_END_BEFORE = re.compile(
    r"(?:(?<!\w)(?:до|по|к)\s(?:конца\s|кінця\s|начала\s|середины\s)?|заверш\w+\s(?:\w+\s)?|"
    r"законч\w+\s(?:\w+\s)?|закінч\w+\s(?:\w+\s)?)$"
)
_START_BEFORE = re.compile(
    r"(?:(?<!\w)(?:с|со|з|із|зі|начиная с|починаючи з|от|від)\s|(?:нач|старт|откры|поч|розпоч|"
    r"відкри)\w+\s(?:\w+\s){0,3})$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date at `[start, end)`. `first` and `last` are EDTF or phrases; `days`, how long something lasts."""

    start: int
    end: int
    first: str | None = None
    last: str | None = None
    days: int | None = None
    role: Role = "day"


def dates(sentence: Sentence) -> tuple[Date, ...]:
    """The dates of a sentence in order, apart."""
    found: list[Date] = []
    for finder in (_ranges, _points, _months, _relative, _weekdays, _seasons, _lasting, _years):
        for date in finder(sentence):
            if not any(d.start < date.end and date.start < d.end for d in found):
                found.append(date)
    return tuple(sorted(found, key=lambda d: d.start))


def when(sentence: Sentence, start: int, end: int, phrase: str) -> When:
    """A value or phrase as a `When` of the page."""
    span = sentence.at(start, end)
    fixed = re.match(r"\d{4}", phrase) and " " not in phrase
    return When(span=span, edtf=phrase) if fixed else When(span=span, relative=phrase)


def _ranges(s: Sentence) -> Iterator[Date]:
    for match in _RANGE.finditer(s.low):
        month, year, first = _month(match["month"]), match["year"], int(match["from"])
        before = _month(match["frommonth"]) if match["frommonth"] else month
        if _real(first) and _real(int(match["day"])):
            low, high = _point(s, year, before, first), _point(s, year, month, int(match["day"]))
            yield Date(start=_inner(s, match), end=match.end(), first=low, last=high)
    for match in _MONTHS_RANGE.finditer(s.low):
        low, high = (_point(s, match["year"], _month(match[g]), None) for g in ("frommonth", "month"))
        yield Date(start=_inner(s, match), end=match.end(), first=low, last=high)


def _inner(s: Sentence, match: re.Match[str]) -> int:
    return match.start() + len(match.group()) - len(match.group().lstrip())


def _points(s: Sentence) -> Iterator[Date]:
    for match in _POINT.finditer(s.low):
        if _real(int(match["day"])):
            phrase = _point(s, match["year"], _month(match["month"]), int(match["day"]), at=match.start())
            yield _roled(s, match.start(), match.end(), phrase)
    for match in _FIGURES.finditer(s.low):
        if _real(int(match["day"])) and 1 <= int(match["figure"]) <= 12:
            yield _roled(s, match.start(), match.end(), f"{match['year']}-{match['figure']}-{int(match['day']):02d}")
    for match in _DAY_ALONE.finditer(s.low):
        day = int(match["day"] or _DAY_WORDS[match["word"]])
        if _real(day):
            yield _roled(s, match.start(), match.end(), f"published nearest day {day}")


def _months(s: Sentence) -> Iterator[Date]:
    for match in _MONTH_ALONE.finditer(s.low):
        month, told = _month(match["month"]), match["rel"] or match["which"]
        step = {"пр": "- 1", "ми": "- 1", "эт": "+ 0", "ць": "+ 0", "сл": "+ 1", "на": "+ 1"}.get((told or "")[:2])
        phrase = (
            f"published year {step} in {month:02d}" if step else _point(s, match["year"], month, None, at=match.start())
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


def _relative(s: Sentence) -> Iterator[Date]:
    for pattern, phrase in _WORD:
        for match in pattern.finditer(s.low):
            yield _roled(s, match.start(), match.end(), phrase)
    for pattern, sign in ((_AGO, "-"), (_AHEAD, "+")):
        for match in pattern.finditer(s.low):
            count, unit = _number(match["n"]), _unit(match["unit"])
            if unit:
                yield _roled(s, match.start(), match.end(), f"published {sign} {count} {unit[0]}s")


def _weekdays(s: Sentence) -> Iterator[Date]:
    for match in _WEEKDAY.finditer(s.low):
        name = next(n for *_, n in _WEEKDAYS if match[n])
        which = (match["which"] or "")[:3]
        later = which in ("сле", "нас") or (which not in ("про", "мин") and _FUTURE.search(s.low) is not None)
        phrase = f"published weekday {name}" + (" after" if later else "")
        yield _roled(s, match.start(name), match.end(), phrase)


def _seasons(s: Sentence) -> Iterator[Date]:
    for match in _SEASON.finditer(s.low):
        year = re.match(r"\s((?:19|20)\d\d)(?:\s(?:года|року))?", s.low[match.end() : match.end() + 12])
        which = re.match(
            r"\s(прошлого|минулого|этого|цього|следующего|наступного)\s(?:года|року)",
            s.low[match.end() : match.end() + 25],
        )
        before = s.low[max(0, match.start() - 12) : match.start()]
        code = next(name[1:] for name, value in match.groupdict().items() if value)
        if year:
            yield _roled(s, match.start(), match.end() + year.end(), f"{year[1]}-{code}")
        elif which or re.search(r"(?:прошл\w+|минул\w+)\s$", before):
            step = "+ 0" if which and which[1][0] in "эц" else "+ 1" if which and which[1][0] in "сн" else "- 1"
            yield _roled(s, match.start(), match.end(), f"published year {step} in {code}")
        else:
            side = "rather future" if _FUTURE.search(s.low) else "rather past"
            yield _roled(s, match.start(), match.end(), f"published {side} season {code}")


def _years(s: Sentence) -> Iterator[Date]:
    for match in _YEAR_ALONE.finditer(s.low):
        yield _roled(s, match.start("year"), match.end(), match["year"])


def _lasting(s: Sentence) -> Iterator[Date]:
    for match in _LASTS.finditer(s.low):
        if match["unit"]:
            count, unit = _number(match["n"]), _unit(match["unit"])
        else:
            word = match["k"] or match["word"]
            count = _ADJECTIVE_NUMBERS.get(match["word"] or "", 0) or _number(word)
            adjective = match["adj"] or match["adj2"]
            unit = ("week", 7) if adjective.startswith(("недел", "тижн")) else ("day", 1)
        if unit and unit[1] < 30 and count:
            yield Date(start=match.start(), end=match.end(), days=count * unit[1])


def _roled(s: Sentence, start: int, end: int, phrase: str) -> Date:
    before = s.low[max(0, start - 40) : start]
    if _END_BEFORE.search(before):
        return Date(start=start, end=end, last=phrase, role="end")
    return Date(start=start, end=end, first=phrase, role="start" if _START_BEFORE.search(before) else "day")


def _point(s: Sentence, year: str | None, month: int, day: int | None, *, at: int | None = None) -> str:
    """A day or month; without a year it is one before or after the page's, as the tense beside it says."""
    tail = f"{month:02d}" if day is None else f"{month:02d}-{day:02d}"
    side = "nearest"
    if at is not None:
        around = s.low[max(0, at - 60) : at + 70]
        here = at - max(0, at - 60)
        future, past = (min((abs(m.start() - here) for m in p.finditer(around)), default=999) for p in (_FUTURE, _PAST))
        side = "from" if future < past else "by" if past < future else side
    return f"{year}-{tail}" if year else f"published {side} {tail}"


def _month(word: str) -> int:
    return next((n for n, (ru, uk) in enumerate(_MONTHS, 1) if re.match(f"{ru}|{uk}", word + " ")), 1)


def _real(day: int) -> bool:
    return 1 <= day <= 31


def _number(word: str | None) -> int:
    return int(word) if word and word.isdigit() else _NUMBERS.get(word or "", 1)


def _unit(word: str) -> tuple[str, int] | None:
    return next(((name, days) for stems, name, days in _UNITS if re.match(stems, word)), None)
