"""Rules of the date grammar for what is pointed at or counted from another moment: "last month", "two weeks ago"."""

from __future__ import annotations

from indicia.extract.dates_counts import Amount, amount, bare
from indicia.extract.dates_form import Point
from indicia.extract.dates_pieces import Hit, edge, hanging, pointer, signed, year_number
from indicia.extract.dates_tokens import Tokens
from indicia.extract.dates_words import (
    DAY_PARTS,
    EDGES,
    FROM_CONTEXT,
    UNITS,
)

_BEFORE = frozenset(("ago", "back"))
_TOLD_BEFORE, _TOLD_AFTER = frozenset(("earlier", "before", "previously")), frozenset(("later", "after", "afterwards"))
_COUNTABLE = frozenset(("day", "week", "month", "quarter", "year", "decade", "fortnight", "century"))
_WHOLE = frozenset(("week", "weekend", "month", "quarter", "year", "decade", "century"))
_EXACT_HOURS = frozenset(("hour", "minute", "second"))


def deictic(t: Tokens, i: int) -> Hit | None:
    """ "today", "the day before yesterday", "late yesterday", "this morning", "last night", "tonight"."""
    j = i + (t[i].low in EDGES and t[i + 1].low != "-")
    j, days = _day_beside(t, j)
    step = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}.get(t[j].low)
    if step is not None and not t[i].glued:
        rule = "overnight" if t[j].low == "overnight" else "deictic"
        time = "NI" if t[j].low in ("tonight", "overnight") else ""
        return Hit(j + 1, "point", _shifted(step + days * (1 if step > 0 else -1), time), rule=rule)
    return _part_pointed(t, j if j == i or not days else i)


def _day_beside(t: Tokens, i: int) -> tuple[int, int]:
    j = i + (t[i].low == "the")
    words = [t[j].low, t[j + 1].low, t[j + 2].low]
    return (j + 2, 1) if words in (["day", "before", "yesterday"], ["day", "after", "tomorrow"]) else (i, 0)


def _shifted(days: int, time: str = "") -> Point:
    return Point(relative=f"published {signed(days)} days" if days else "published", time=time)


def _part_pointed(t: Tokens, i: int) -> Hit | None:
    j = i + (t[i].low == "the")
    part = DAY_PARTS.get(t[j + 1].low)
    if not part or t[j].low not in ("this", "last"):
        return None
    return Hit(j + 2, "point", _shifted(-1 if t[j].low == "last" else 0, part), rule="part")


def pointed(t: Tokens, i: int) -> Hit | None:
    """ "last week", "the next two years", "earlier this month", "the past few days", "the previous day"."""
    j = i + (t[i].low in EDGES) if t[i + 1].low != "-" else i
    found = pointer(t, j)
    if not found or t[i].glued:
        return None
    k, step, word = found
    unit = UNITS.get(t[k].low)
    if unit in _WHOLE and t[k].low == unit:
        return Hit(k + 1, "point", _whole(word, step, unit), rule="whole")
    if unit == "day" and t[k].low == unit and word in FROM_CONTEXT | {"next"}:
        return Hit(k + 1, "point", hanging(f"context then {signed(step)} days"), rule="context")
    return _stretch(t, k)


def _whole(word: str, step: int, unit: str) -> Point:
    if unit == "weekend":
        return hanging(f"published weekend {('before', 'from', 'after')[step + 1]}")
    if word in FROM_CONTEXT:
        return hanging(f"context whole {unit} {signed(step)}")
    return hanging(f"published {unit} {signed(step)}")


def _stretch(t: Tokens, k: int) -> Hit | None:
    """ "the last | two weeks", "the past | few days", "recent | months": how long, not when."""
    found = amount(t, k) or bare(t, k)
    if not found or found[1].article or found[1].joined:
        return None
    return Hit(found[0], "duration", period=found[1].period, rule="stretch")


def recent(t: Tokens, i: int) -> Hit | None:
    """ "recent weeks", "coming months", "the first nine months", "the nine months"."""
    j = i + (t[i].low == "the")
    first = t[j].low in ("first", "recent", "coming", "last", "final", "opening")
    found = bare(t, j + 1) if t[j].low in ("recent", "coming") else amount(t, j + first) if first or j > i else None
    if not found or t[i].glued or found[1].article or found[1].joined or found[1].unit in _EXACT_HOURS:
        return None
    return Hit(found[0], "duration", period=found[1].period, days=found[1].days if not first else None, rule="recent")


def distance(t: Tokens, i: int) -> Hit | None:
    """ "two days ago", "a year earlier", "three weeks later", "in ten days' time", "four days from now"."""
    found = amount(t, i)
    if not found or t[i].glued or found[1].joined:
        return None
    j, much = found[0] + (t[found[0]].low in ("'", "’")), found[1]
    j += t[j].low == "s"
    if much.unit not in (_COUNTABLE | _EXACT_HOURS):
        return None
    after = t[j].low
    if after in _BEFORE or (after == "from" and t[j + 1].low in ("now", "today")):
        base = "context ago" if after == "ago" and (much.unit, much.many) == ("year", 1) else "published"
        return _away(j + 1 + (after == "from"), much, -1 if after in _BEFORE else 1, base)
    if after in ("earlier", "later", "before", "after", "afterwards"):
        return _told(t, j, much)
    time = after == "time"
    if (
        much.many is not None
        and i
        and t[i - 1].low == "in"
        and (time or (t[i - 1].end + 1 == t[i].start and much.unit in _COUNTABLE))
    ):
        return _ahead(j + time, much, certain=time)
    return None


def _told(t: Tokens, j: int, much: Amount) -> Hit | None:
    """ "Two days later"; "a week before" only at the end of a clause: else what follows is the anchor."""
    back = t[j].low in _TOLD_BEFORE
    if t[j].low in ("before", "after") and t[j + 1].low not in (".", ",", ";", ""):
        return None
    return _away(j + 1, much, -1 if back else 1, "context then")


def _away(end: int, much: Amount, sign: int, base: str) -> Hit:
    if much.unit in _EXACT_HOURS:
        return Hit(end, "duration", period=much.period, rule="hours")
    if much.many is None:
        return Hit(end, "vague", hanging("past" if sign < 0 else "future"), rule="ago")
    times, unit = _in_known_units(much)
    return Hit(end, "point", hanging(f"{base} {'-' if sign < 0 else '+'} {times} {unit}s"), rule="away")


def _in_known_units(much: Amount) -> tuple[int, str]:
    count = much.many or 0
    if much.unit in ("fortnight", "century"):
        return round(count * (2 if much.unit == "fortnight" else 10)), "week" if much.unit == "fortnight" else "decade"
    if count != int(count) and much.unit == "year":
        return round(count * 12), "month"
    return round(count), much.unit


def _ahead(end: int, much: Amount, *, certain: bool) -> Hit:
    """ "In ten days' time" is a day; "in ten days" is one only where a coming event is told: `rule` says which."""
    hit = _away(end, much, 1, "published")
    return hit._replace(rule="time" if certain else "in", period=much.period, days=much.days)


def end_of_unit(t: Tokens, i: int) -> Hit | None:
    """ "The end of the month", "the beginning of the week": the page's own."""
    j = edge(t, i)
    unit = UNITS.get(t[j].low)
    if j == i or t[j - 1].low != "the" or unit not in ("week", "month", "year", "quarter", "decade"):
        return None
    return Hit(j + 1, "point", hanging(f"published {unit} + 0"), rule="whole") if t[j].low == unit else None


def from_context(t: Tokens, i: int) -> Hit | None:
    """ "that day", "the same week", "the quarter", "the latest period", "the year-ago quarter": which one, was told."""
    j = i + (t[i].low == "the")
    told = t[j].low in ("that", "same", "year", "latest", "1-year") or t[i].low in ("that", "this")
    if t[j].low == "year" and t[j + 1].low == "-" and t[j + 2].low in ("ago", "earlier", "before"):
        k = j + 3 + (t[j + 3].low in ("quarter", "period", "month", "level"))
        return Hit(k, "point", hanging("context then - 1 years"), rule="year ago")
    dated = year_number(t, j)
    if dated and t[dated[0]].low in ("period", "quarter") and not t[i].glued:
        return Hit(dated[0] + 1, "point", hanging(f"context in {dated[1]}"), rule="told")
    k = j + (t[j].low == "that") + (t[j + (t[j].low == "that")].low in ("same", "latest", "full", "fiscal"))
    unit = "quarter" if t[k].low == "period" else UNITS.get(t[k].low)
    if unit == "year" and t[k + 1].low in ("ended", "ending", "through"):
        return Hit(k + 1, "duration", period="P1Y", days=None, rule="the unit")
    if unit is None or unit not in _WHOLE | {"day"} or t[k].low not in (unit, "period") or k == i or t[i].glued:
        return None
    that = "that " if "that" in (t[i].low, t[j].low) or t[k - 1].low == "same" else ""
    return Hit(k + 1, "point", hanging(f"context {that}{unit}"), rule="told" if told or k > j else "the unit")


def year_end(t: Tokens, i: int) -> Hit | None:
    """ "year-end", "the year's end", "month-end"."""
    j = i + (t[i].low == "the")
    k = j + 1 + (t[j + 1].low == "-") + 2 * (t[j + 1].low in ("'", "’") and t[j + 2].low == "s")
    unit = UNITS.get(t[j].low)
    if unit not in ("year", "month") or t[k].low != "end" or t[i].glued:
        return None
    return Hit(k + 1, "point", hanging(f"published {unit} + 0"), rule="year end")
