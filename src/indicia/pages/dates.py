"""Calendar dates with a year, as bylines write them; ambiguous and impossible ones give no date.

This is not the grammar of dates in running text (that is `resolve`): here a
date counts only where a page says when it was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1950, 2099
"""Years outside are house numbers, calibres or typing errors."""

_MONTH_STEMS = (
    ("jan", "янв", "січ", "студз"),
    ("feb", "фев", "лют"),
    ("mar", "мар", "бер", "сакав"),
    ("apr", "апр", "квіт", "крас"),
    ("may", "мая", "май", "трав"),
    ("jun", "июн", "черв", "чэрв"),
    ("jul", "июл", "лип", "ліп"),
    ("aug", "авг", "серп", "жні"),
    ("sep", "сен", "вер"),
    ("oct", "окт", "жовт", "кастр"),
    ("nov", "ноя", "лист", "ліст"),
    ("dec", "дек", "груд", "снеж"),
)
# Whole names, so that "marched 12, 2015" or "листовка" is no month: stem -> what may follow it.
_ENDINGS = (
    r"jan(?:uary)?|feb(?:r(?:uary)?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
    r"|янв(?:ар[ья])?|фев(?:рал[ья])?|марта?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|авг(?:уста?)?|сент?(?:ябр[ья])?"
    r"|окт(?:ябр[ья])?|нояб?(?:р[ья])?|дек(?:абр[ья])?"
    r"|січ(?:ень|ня)?|лют(?:ий|ого)?|бер(?:езень|езня)?|квіт(?:ень|ня)?|трав(?:ень|ня)?|черв(?:ень|ня)?|лип(?:ень|ня)?"
    r"|серп(?:ень|ня)?|вер(?:есень|есня)?|жовт(?:ень|ня)?|лист(?:опада?)?|груд(?:ень|ня)?"
    r"|студзеня|лютага|сакавіка|красавіка|траўня|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня"
)
_DAY = r"(?<![\d.:/-])(?P<d>[0-3]?\d)"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_MONTH = rf"(?P<m>{_ENDINGS})\b\.?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?<!\d){_YEAR}[-./](?P<m>[01]?\d)[-./](?P<d>[0-3]?\d)(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|-го|-е)?\.?(?:\s+of)?[\s\u00a0-]{{1,3}}{_MONTH},?[\s\u00a0-]{{0,3}}{_YEAR}",
        rf"(?<!\w){_MONTH}\s{{0,3}}(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}",
        rf"{_DAY}(?P<sep>[./-])(?P<m>[0-3]?\d)(?P=sep){_YEAR}",
    )
)
_PARTIAL = re.compile(
    rf"(?<!\w)(?:[0-3]?\d(?:st|nd|rd|th)?\s{{1,3}}(?:{_ENDINGS})|(?:{_ENDINGS})\.?\s{{0,3}}[0-3]?\d)\b(?!:)", re.I
)
_TIME = re.compile(
    r"(?<![\d.])[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?[ap]\.?m\b\.?)?(?:\s?(?-i:[A-Z]{2,5})\b(?:[+-]\d{1,2})?)?", re.I
)
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
    """A date as written at `[start, end)`; `day` is None when it is ambiguous or impossible."""

    day: date | None
    start: int
    end: int


def find_dates(text: str) -> list[Found]:
    """Dates with day, month and year, in order of appearance.

    12/06/2015 may be June or December: such dates are found, but have no
    `day`, unless one number can't be a month or dots mark the European order.

    >>> [found.day for found in find_dates("Posted 14 June 2022; 06/07/2015; 31.02.2020")]
    [datetime.date(2022, 6, 14), None, None]
    """
    if not any(c.isdigit() for c in text):
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
            yield Found(_day(match), match.start(), match.end())


def _day(match: re.Match[str]) -> date | None:
    first, month, year = int(match["d"]), match["m"].lower(), int(match["y"])
    sep = match.groupdict().get("sep")
    second = int(month) if month.isdigit() else _month_number(month)
    if sep and second > 12 >= first:
        first, second = second, first
    elif sep in ("/", "-") and first <= 12 and first != second:
        return None
    return _valid(year, second, first)


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
    return bool(_AGO.search(text)) or (
        any(c.isdigit() for c in text) and bool(_TIME.search(text) or _PARTIAL.search(text) or find_dates(text))
    )


def without_dates(text: str) -> str:
    """The text without dates, clock times, weekdays and "3 hours ago": what else a byline says.

    >>> without_dates("Zoya Lapko · 20 September 2021, 14:05")
    'Zoya Lapko ·  ,'
    """
    for found in reversed(find_dates(text)):
        text = text[: found.start] + " " + text[found.end :]
    for form in (_AGO, _TIME, _PARTIAL, _WEEKDAY):
        text = form.sub("", text)
    return text.strip()
