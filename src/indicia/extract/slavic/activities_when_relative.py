"""Russian and Ukrainian dates that hang on another day: "вчера", "через две недели", weekdays, seasons, durations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from indicia.extract.slavic.activities_date import FUTURE, Date, roled, tense_at
from indicia.extract.slavic.activities_text import Sentence

_SEASON = re.compile(
    r"(?<!\w)(?P<s21>весной|весны|весну|весною|навесні|весни)|(?P<s22>летом|лета|влітку|літа|літом)|"
    r"(?P<s23>осенью|осени|осень|восени|осені|осінню)|(?P<s24>зимой|зимы|зиму|взимку|зими|"
    r"зимою)(?!\w)"
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


def relative(s: Sentence) -> Iterator[Date]:
    for pattern, phrase in _WORD:
        for match in pattern.finditer(s.low):
            yield roled(s, match.start(), match.end(), phrase)
    for pattern, sign in ((_AGO, "-"), (_AHEAD, "+")):
        for match in pattern.finditer(s.low):
            count, unit = _number(match["n"]), _unit(match["unit"])
            if unit:
                yield roled(s, match.start(), match.end(), f"published {sign} {count} {unit[0]}s")


def weekdays(s: Sentence) -> Iterator[Date]:
    for match in _WEEKDAY.finditer(s.low):
        name = next(n for *_, n in _WEEKDAYS if match[n])
        which = (match["which"] or "")[:3]
        ahead = tense_at(s, match.start()) == "future"
        later = which in ("сле", "нас") or (which not in ("про", "мин") and ahead)
        phrase = f"published weekday {name}" + (" after" if later else "")
        yield roled(s, match.start(name), match.end(), phrase)


def seasons(s: Sentence) -> Iterator[Date]:
    for match in _SEASON.finditer(s.low):
        year = re.match(r"\s((?:19|20)\d\d)(?:\s(?:года|року))?", s.low[match.end() : match.end() + 12])
        which = re.match(
            r"\s(прошлого|минулого|этого|цього|следующего|наступного)\s(?:года|року)",
            s.low[match.end() : match.end() + 25],
        )
        before = s.low[max(0, match.start() - 12) : match.start()]
        code = next(name[1:] for name, value in match.groupdict().items() if value)
        if year:
            yield roled(s, match.start(), match.end() + year.end(), f"{year[1]}-{code}")
        elif which or re.search(r"(?:прошл\w+|минул\w+)\s$", before):
            step = "+ 0" if which and which[1][0] in "эц" else "+ 1" if which and which[1][0] in "сн" else "- 1"
            yield roled(s, match.start(), match.end(), f"published year {step} in {code}")
        else:
            side = "rather future" if FUTURE.search(s.low) else "rather past"
            yield roled(s, match.start(), match.end(), f"published {side} season {code}")


def lasting(s: Sentence) -> Iterator[Date]:
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


def _number(word: str | None) -> int:
    return int(word) if word and word.isdigit() else _NUMBERS.get(word or "", 1)


def _unit(word: str) -> tuple[str, int] | None:
    return next(((name, days) for stems, name, days in _UNITS if re.match(stems, word)), None)
