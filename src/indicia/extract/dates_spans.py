"""Rules of the date grammar for durations, sets, clock times, holidays and vague words: "ten days", "daily", "now"."""

from __future__ import annotations

from indicia.extract.dates_calendar import day_and_month, in_digits
from indicia.extract.dates_counts import Amount, amount, bare, number
from indicia.extract.dates_form import Point
from indicia.extract.dates_pieces import Hit, hanging
from indicia.extract.dates_relative import deictic
from indicia.extract.dates_stretches import weekday_phrase
from indicia.extract.dates_tokens import Tokens
from indicia.extract.dates_words import (
    DAY_NAMES,
    DAY_PARTS,
    FREQUENCIES,
    HOLIDAYS,
    ISO_UNITS,
    MOMENTS,
    MONTHS,
    PHRASES,
    PLURAL_DAYS,
    SEASONS,
    UNITS,
    VAGUE,
)

_LONGEST_PHRASE = 5
_AGED = frozenset(("old", "olds"))
_TIED = frozenset(("as", "after", "before", "afterwards"))
"""Behind "soon" these tie it to something told: "as soon as", "soon after"."""


def duration(t: Tokens, i: int) -> Hit | None:
    """ "ten days", "three-week", "a couple of months", "weeks", "a ten-day-long"; an article alone counts, too."""
    if t[i].glued:
        return None
    found = amount(t, i)
    if found and found[1].unit in ISO_UNITS:
        j = found[0] + 2 * (t[found[0]].low == "-" and t[found[0] + 1].low == "long")
        if _is_age(t, j) or (found[1].unit == "quarter" and (found[1].joined or t[j].low == "of")):
            return None
        rule = "article" if found[1].article else "duration"
        return Hit(j, "duration", period=found[1].period, days=found[1].days, rule=rule)
    plain = bare(t, i)
    if plain is None or _is_age(t, plain[0]) or plain[1].unit == "quarter":
        return None
    return Hit(plain[0], "duration", period=plain[1].period, rule="bare duration")


def _is_age(t: Tokens, j: int) -> bool:
    return (t[j].low in _AGED or t[j + 1].low in _AGED) and t[j].low in ("-", *_AGED)


def repeated(t: Tokens, i: int) -> Hit | None:
    """ "daily", "every two weeks", "each Thursday", "once a month", "Mondays"."""
    if t[i].low in FREQUENCIES and not t[i].glued:
        return Hit(i + 1, "set", period=FREQUENCIES[t[i].low], rule="frequency")
    if t[i].low in PLURAL_DAYS and t[i].capital:
        return Hit(i + 1, "set", hanging(f"every weekday {PLURAL_DAYS[t[i].low]}"), period="P1W", rule="days")
    if t[i].low in ("every", "each"):
        return _every(t, i + 1)
    if t[i].low in ("a", "per") and i and t[i - 1].low in ("once", "twice", "times") and t[i + 1].low in UNITS:
        return Hit(i + 2, "set", period=Amount(1.0, UNITS[t[i + 1].low]).period, rule="times")
    return None


def _every(t: Tokens, j: int) -> Hit | None:
    name, unit = DAY_NAMES.get(t[j].low), UNITS.get(t[j].low)
    if name:
        return Hit(j + 1, "set", hanging(f"every weekday {name}"), period="P1W", rule="every")
    if t[j].low in MONTHS and t[j].capital:
        return Hit(j + 1, "set", hanging(f"every month {MONTHS[t[j].low]:02d}"), period="P1Y", rule="every")
    if t[j].low in SEASONS:
        return Hit(j + 1, "set", hanging(f"every season {SEASONS[t[j].low]}"), period="P1Y", rule="every")
    if unit and t[j].low == unit:
        return Hit(j + 1, "set", period=Amount(1.0, unit).period, rule="every")
    found = number(t, j + (t[j].low == "other"))
    many = found or ((j + 1, 2.0) if t[j].low == "other" else None)
    step = UNITS.get(t[many[0]].low) if many else None
    return Hit(many[0] + 1, "set", period=Amount(many[1], step).period, rule="every") if many and step else None


def clock(t: Tokens, i: int) -> Hit | None:
    """ "10:35 a.m.", "5 p.m. EST Nov. 9", "noon Thursday", "midnight": the day beside it, else the page's."""
    read = _clock(t, i)
    if read is None or t[i].glued:
        return None
    j, time = read
    j += t[j].kind == "word" and t[j].capital and len(t[j].low) in (3, 4) and t[j].low in _ZONES
    comma = t[j].low == ","
    on = t[j + comma].low in ("on", "of")
    day = _day(t, j + comma + on)
    if day is None or day.first is None:
        return Hit(j, "point", Point(relative="context day", time=time), rule="clock")
    return Hit(day.end, "point", Point(edtf=day.first.edtf, relative=day.first.relative, time=time), rule="timed day")


_ZONES = frozenset("est edt gmt pst pdt cst cdt mst mdt utc bst cet cest eet msk".split())


def _clock(t: Tokens, i: int) -> tuple[int, str] | None:
    token = t[i]
    if token.low in MOMENTS:
        return i + 1, MOMENTS[token.low]
    meridiem = t[i + 1].kind == "meridiem"
    if token.kind == "clock":
        hour, minute = (int(part) for part in token.low.split(":"))
        return (
            (i + 1 + meridiem, _time(hour, minute, t[i + 1].low if meridiem else ""))
            if hour < 25 > minute // 3
            else None
        )
    if meridiem and token.kind == "num" and token.value in range(1, 13):
        return i + 2, _time(int(token.value or 0), 0, t[i + 1].low)
    return None


def _time(hour: int, minute: int, meridiem: str) -> str:
    if meridiem:
        hour = hour % 12 + 12 * meridiem.startswith("p")
    return f"{hour:02d}:{minute:02d}"


def _day(t: Tokens, i: int) -> Hit | None:
    return day_and_month(t, i) or weekday_phrase(t, i) or deictic(t, i) or in_digits(t, i)


def day_with_part(t: Tokens, i: int) -> Hit | None:
    """ "Friday morning", "yesterday afternoon": a part of a named day."""
    day = weekday_phrase(t, i) or deictic(t, i)
    part = DAY_PARTS.get(t[day.end].low) if day else None
    if day is None or day.first is None or not part:
        return None
    return day._replace(end=day.end + 1, first=Point(relative=day.first.relative, time=part), rule="day part")


def vague(t: Tokens, i: int) -> Hit | None:
    """ "recently", "now", "the near future", "these days", "year-end"."""
    if t[i].glued:
        return None
    for size in range(_LONGEST_PHRASE, 1, -1):
        sense = PHRASES.get(" ".join(token.low for token in t[i : i + size]))
        if sense:
            return Hit(i + size, "vague", hanging(sense), rule="phrase")
    sense = VAGUE.get(t[i].low) if t[i + 1].low not in _TIED else None
    return Hit(i + 1, "vague", hanging(sense), rule="adverb") if sense else None


def holiday(t: Tokens, i: int) -> Hit | None:
    """ "Christmas Day", "New Year's Eve": days that stand still."""
    for size in range(_LONGEST_PHRASE, 0, -1):
        words = "".join(token.low if token.low in ("'", "’", "s") else " " + token.low for token in t[i : i + size])
        day = HOLIDAYS.get(words.strip().replace("’", "'")) if t[i].capital else None
        if day:
            return Hit(i + size, "point", hanging(f"published nearest {day}"), rule="holiday")
    return None
