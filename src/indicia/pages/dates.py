"""Calendar dates with a year, as bylines write them; ambiguous and impossible ones give no date.

This is not the grammar of dates in running text (that is `resolve`): here a
date counts only where a page says when it was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1950, 2099
"""Years outside are house numbers, calibres or typing errors."""

MAX_MARKED_CHARS = 200
"""What a line says of its time stands this near its start, if the line is no running text."""

_MONTH_STEMS = (
    ("jan", "янв", "січ", "студз"),
    ("feb", "фев", "лют"),
    ("mar", "мар", "бер", "сакав"),
    ("apr", "апр", "кві", "крас"),
    ("may", "мая", "май", "тра"),
    ("jun", "июн", "чер", "чэрв"),
    ("jul", "июл", "лип", "ліп"),
    ("aug", "авг", "сер", "жні"),
    ("sep", "сен", "вер"),
    ("oct", "окт", "жов", "кастр"),
    ("nov", "ноя", "лис", "ліст"),
    ("dec", "дек", "гру", "снеж"),
)
# Whole names, so that "marched 12, 2015" or "листовка" is no month: stem -> what may follow it.
_ENDINGS = (
    r"jan(?:uary)?|feb(?:r(?:uary)?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
    r"|янв(?:ар[ья])?|фев(?:рал[ья])?|марта?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|авг(?:уста?)?|сент?(?:ябр[ья])?"
    r"|окт(?:ябр[ья])?|нояб?(?:р[ья])?|дек(?:абр[ья])?"
    r"|січ(?:ень|ня)?|лют(?:ий|ого)?|бер(?:езень|езня)?|квіт(?:ень|ня)?|трав(?:ень|ня)?|черв(?:ень|ня)?|лип(?:ень|ня)?|чер|тра|кві|жов|сер|гру|лис"
    r"|серп(?:ень|ня)?|вер(?:есень|есня)?|жовт(?:ень|ня)?|лист(?:опада?)?|груд(?:ень|ня)?"
    r"|студзеня|лютага|сакавіка|красавіка|траўня|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня"
)
_DAY = r"(?<![\d.:/-])(?P<d>[0-3]?\d)"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_MONTH = rf"(?P<m>{_ENDINGS})\b\.?"
_GAP = r"[\s\u00a0./-]{0,3}"
# A weekday or a clock time may stand before the year: "Tue Jun 16 15:20:01 2015".
_BETWEEN = (
    r"[\s\u00a0./,-]{0,3}(?:\(?[^\W\d_]{3,9}\)?[\s,]{1,3}|[0-2]?\d:[0-5]\d(?::[0-5]\d)?[\s,]{1,3}(?:[A-Z]{2,5}\s)?|')?"
)
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?<!\d){_YEAR}\s?[-./]\s?(?P<m>[01]?\d)\s?[-./]\s?(?P<d>[0-3]?\d)(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|-го|-е)?\.?(?:\sof)?{_GAP}{_MONTH}{_BETWEEN}{_YEAR}",
        rf"(?<!\w){_MONTH}\s{{0,3}}(?:the\s)?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d){_BETWEEN}{_YEAR}",
        rf"(?<!\d){_YEAR},?{_GAP}{_MONTH}{_GAP}(?P<d>[0-3]?\d)(?!\d)",
        rf"{_DAY}\s?(?P<sep>[./-])\s?(?P<m>[0-3]?\d)\s?(?P=sep)\s?{_YEAR}",
        r"(?<![\d.:/-])(?P<d>[0-3]\d)\.(?P<m>[01]\d)\.(?P<y>\d\d)(?![\d.:])",
        rf"{_DAY}[\s.](?P<m>(?-i:[IVX]{{1,4}}))[\s.]{_YEAR}",
    )
)
_PARTIAL = re.compile(
    rf"(?<!\w)(?:[0-3]?\d(?:st|nd|rd|th)?\s{{1,3}}(?:{_ENDINGS})|(?:{_ENDINGS})\.?\s{{0,3}}[0-3]?\d|"
    rf"(?:{_ENDINGS}|spring|summer|autumn|winter|весна|лето|осень|зима|літо|осінь)\.?,?\s{{1,3}}(?:19|20)\d\d)\b(?!:)",
    re.I,
)
_TIME = re.compile(
    r"(?<![\d.])[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?[ap]\.?m\b\.?)?(?:\s?(?-i:[A-Z]{2,5})\b(?:[+-]\d{1,2})?)?",
    re.I,
)
_WEEKDAY_STEMS = (
    ("mon(?:day)?\\b", "понед", "понеділ"),
    ("tue", "вторн", "вівтор"),
    ("wed", "сред[аы]\\b", "серед[аи]\\b"),
    ("thu", "четв"),
    ("fri", "пятниц", "п.ятниц"),
    ("sat(?:urday)?\\b", "суббот", "субот"),
    ("sun(?:day)?\\b", "воскрес", "неділ"),
)
_NAMED_MONTH = re.compile(rf"(?<!\w)(?:\d{{1,4}}(?:st|nd|rd|th)?\s)?(?P<m>{_ENDINGS})\.?(?=\s|,|\.|$)", re.I)
MAX_NAMED_CHARS = 20_000
_DIGIT = re.compile(r"\d")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|"
    r"(?<!\w)(?:понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье|понеділок|вівторок|середа|"
    r"четвер|п.ятниця|субота|неділя|року|года|г\.|р\.)(?!\w)",
    re.I,
)
_AGO = re.compile(
    r"(?<!\w)(?:\d{1,3}|an?|один|одну)\s{1,3}"
    r"(?:(?:min(?:ute)?|hour|hr|day|week|month|year)s?\s{1,3}ago\b|[hdmwy] ago\b|"
    r"(?:минут|час|дн|ден|недел|месяц|год|лет|хвилин|годин|тижн|місяц|рок)\w{0,4}\s{1,3}(?:назад|тому))|"
    r"(?<!\w)(?:yesterday|just now|вчера|сегодня|вчора|сьогодні)(?=\s{0,2}(?:at|в|о|$))",
    re.I,
)


class Found(NamedTuple):
    """A date as written at `[start, end)`.

    `day` is None when the date is impossible, or when day and month can't be
    told apart; then `either` holds both readings.
    """

    day: date | None
    start: int
    end: int
    either: tuple[date, ...] = ()


def find_dates(text: str) -> list[Found]:
    """Dates with day, month and year, in order of appearance.

    12/06/2015 may be June or December: such dates are found, but have no
    `day`, unless one number can't be a month or dots mark the European order.

    >>> [found.day for found in find_dates("Posted 14 June 2022; 06/07/2015; 31.02.2020")]
    [datetime.date(2022, 6, 14), None, None]
    """
    if not _DIGIT.search(text):
        return []
    found = sorted(_matches(text), key=lambda f: (f.start, -f.end))
    apart: list[Found] = []
    for each in found:
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return apart


def _matches(text: str) -> Iterator[Found]:
    for form in _FORMS:
        for match in form.finditer(text):
            days = tuple(dict.fromkeys(filter(None, _readings(match))))
            one = days[0] if len(days) == 1 else None
            yield Found(one, match.start(), match.end(), days if len(days) > 1 else ())


def _readings(match: re.Match[str]) -> Iterator[date | None]:
    """Day first; and month first, too, where signs other than dots stand between numbers."""
    first, month, year = int(match["d"]), match["m"].lower(), int(match["y"])
    second = int(month) if month.isdigit() else _month_number(month) or _roman(month)
    year += 2000 if year < 100 else 0
    yield _valid(year, second, first)
    if match.groupdict().get("sep") in ("/", "-"):
        yield _valid(year, first, second)


def _roman(numeral: str) -> int:
    return _ROMAN.index(numeral) + 1 if numeral in _ROMAN else 0


def _month_number(name: str) -> int:
    stems = ((len(stem), number) for number, row in enumerate(_MONTH_STEMS, 1) for stem in row if name.startswith(stem))
    return max(stems, default=(0, 0))[1]


def _valid(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def has_time_mark(text: str) -> bool:
    """Whether a line holds a date (with or without year), a clock time or "3 hours ago"."""
    return _has_time_mark(text[:MAX_MARKED_CHARS])


@lru_cache(maxsize=2048)
def _has_time_mark(text: str) -> bool:
    """Several cues ask the same of one line."""
    if not _DIGIT.search(text):
        return bool(_AGO.search(text))
    return bool(_AGO.search(text) or _TIME.search(text) or _PARTIAL.search(text) or find_dates(text))


def weekday_in(text: str) -> int | None:
    """The day of the week that a line names in English, Russian or Ukrainian: 0 is Monday."""
    low = text.lower()
    hits = {n for n, stems in enumerate(_WEEKDAY_STEMS) for stem in stems if re.search(rf"(?<!\w){stem}", low)}
    return hits.pop() if len(hits) == 1 else None


def months_named(text: str) -> frozenset[int]:
    """Numbers of the months that a text calls by name beside a number ("14 June", "June 2015", "14 июня")."""
    return frozenset(_month_number(m.group("m").lower()) for m in _NAMED_MONTH.finditer(text[:MAX_NAMED_CHARS]))


def without_dates(text: str) -> str:
    """The text without dates, clock times, weekdays and "3 hours ago": what else a byline says.

    >>> without_dates("Zoya Lapko · 20 September 2021, 14:05")
    'Zoya Lapko ·  ,'
    """
    for found in reversed(find_dates(text)):
        text = text[: found.start] + " " + text[found.end :]
    forms = (_AGO, _TIME, _PARTIAL, _WEEKDAY) if _DIGIT.search(text) else (_AGO, _WEEKDAY)
    for form in forms:
        text = form.sub("", text)
    return text.strip()
