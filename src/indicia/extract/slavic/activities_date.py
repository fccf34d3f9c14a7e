"""A date in a Russian or Ukrainian sentence: a phrase that `resolve.dates` works out, and whether it is start or end.

The grammar is that of `extract.dates_form`: a fixed value is EDTF, "сегодня"
is "published", "12 июля" is "published nearest 07-12".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from indicia.extract.slavic.activities_text import Sentence
from indicia.kb.slavic_activities import lexicon
from indicia.model import When

Role = Literal["start", "end", "day"]
MONTHS: Final = (
    ("январ", "січ(?:ень|н)"), ("феврал", "лют(?:ий|ого|ому)"), ("март", "берез(?:ень|н)"), ("апрел", "квіт(?:ень|н)"),
    ("ма(?:й|я|е)(?!\\w)", "трав(?:ень|н)"), ("июн", "черв(?:ень|н)"), ("июл", "лип(?:ень|н)"),
    ("август", "серп(?:ень|н)"),
    ("сентябр", "верес(?:ень|н)"), ("октябр", "жовт(?:ень|н)"), ("ноябр", "листопад"), ("декабр", "груд(?:ень|н)"),
)  # fmt: skip
MONTH = "|".join(f"{ru}|{uk}" for ru, uk in MONTHS)
FUTURE = re.compile(
    r"(?<!\w)(?:провед[еу]\w*|начина(?:ет|ют)ся|(?:роз)?почина(?:єть|ють)ся|направ[ия]т|перекин[еу]\w*|переброс[ия]т|прибуд\w+|отправ[ия]т\w*|"
    r"выед\w+|пройд\w+|начн\w+|состо(?:ится|ятся)|буд[уе]т|старту(?:ют|ет|є)|планир\w+|запланир\w+|"
    r"намечен\w*|відбуд\w+|розпочн\w+|почн\w+|плану\w+|заплан\w+|продл(?:ится|ятся)|заверш(?:ится|"
    r"атся|аться|иться)|триватим\w*|выйд\w+|вернут\w+|має|мають)"
)
_PAST = re.compile(r"(?<!\w)\w{2,}(?:лся|лась|лись|лося|лися|ли|ла|ло|вся|ілі|ал|ил|ел|шел|ов)(?!\w)")
_END_BEFORE = re.compile(
    r"(?:(?<!\w)(?:до|по|к)\s(?:конца\s|кінця\s|начала\s|середины\s)?|заверш\w+\s(?:\w+\s)?|"
    r"законч\w+\s(?:\w+\s)?|закінч\w+\s(?:\w+\s)?)$"
)
_OVER = re.compile(r"законч|закінч|заверш")
TENSE_REACH: Final = 65
"""So many characters on each side of a date a verb tells whether it lies behind or ahead."""
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


def when(sentence: Sentence, start: int, end: int, phrase: str) -> When:
    """A value or phrase as a `When` of the page."""
    span = sentence.at(start, end)
    fixed = re.match(r"\d{4}", phrase) and " " not in phrase
    return When(span=span, edtf=phrase) if fixed else When(span=span, relative=phrase)


def roled(s: Sentence, start: int, end: int, phrase: str) -> Date:
    before = s.low[max(0, start - 40) : start]
    if ended := _END_BEFORE.search(before):
        still = phrase if _OVER.match(ended.group()) else phrase.replace("published by ", "published from ")
        still = still if _OVER.match(ended.group()) else still.replace("published nearest ", "published from ")
        return Date(start=start, end=end, last=still, role="end")
    return Date(start=start, end=end, first=phrase, role="start" if _START_BEFORE.search(before) else "day")


def point_at(s: Sentence, year: str | None, month: int, day: int | None, *, at: int | None = None) -> str:
    """A day or month; without a year it is one before or after the page's, as the tense beside it says."""
    tail = f"{month:02d}" if day is None else f"{month:02d}-{day:02d}"
    side = {"future": "from", "past": "by", "": "nearest"}[tense_at(s, at) if at is not None else ""]
    return f"{year}-{tail}" if year else f"published {side} {tail}"


def tense_at(s: Sentence, at: int) -> Literal["future", "past", ""]:
    """The tense of the verb nearest to a place; verbs of saying tell nothing of what they report."""
    first = max(0, at - TENSE_REACH)
    around, here = s.low[first : at + TENSE_REACH], at - first
    say = lexicon().say
    past = [abs(m.start() - here) for m in _PAST.finditer(around) if not say.match(m.group())]
    future = [abs(m.start() - here) for m in FUTURE.finditer(around)]
    near_past, near_future = min(past, default=999), min(future, default=999)
    return "" if near_past == near_future else "future" if near_future < near_past else "past"


def month_of(word: str) -> int:
    return next((n for n, (ru, uk) in enumerate(MONTHS, 1) if re.match(f"{ru}|{uk}", word + " ")), 1)


def is_day(day: int) -> bool:
    return 1 <= day <= 31
