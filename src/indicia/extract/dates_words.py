"""The words of time: names, units, pointers and hedges. Data only; `dates_grammar` says how they combine."""

from __future__ import annotations

from typing import Final

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_FULL = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
MONTHS: Final = _FULL | {name[:3]: n for n, name in enumerate(_MONTH_NAMES, 1)} | {"sept": 9}
ABBREVIATED: Final = frozenset(name[:3] for name in _MONTH_NAMES if name != "may") | {"sept"}
AMBIGUOUS_MONTHS: Final = frozenset(("may", "march", "mar", "jan", "jun", "august"))
"""Also verbs and names: a month only beside a day, a year, a pointer or a preposition."""

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_NAMES: Final = {name.lower(): name for name in WEEKDAYS}
PLURAL_DAYS: Final = {name.lower() + "s": name for name in WEEKDAYS}
SEASONS: Final = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
"""EDTF level 1 codes."""

_UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "fortnight": "fortnight",
    "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century", "centuries": "century", "millennium": "millennium",
}  # fmt: skip
UNITS: Final = _UNITS | {
    f"{name}s": unit for name, unit in _UNITS.items() if name not in ("century", "centuries", "millennium")
}
UNIT_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "weekend": 2, "month": 30, "quarter": 91, "year": 365}
ISO_UNITS: Final = {
    "second": ("T", 1, "S"), "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"), "week": ("", 1, "W"),
    "fortnight": ("", 2, "W"), "weekend": ("", 1, "WE"), "month": ("", 1, "M"), "quarter": ("", 1, "Q"),
    "year": ("", 1, "Y"), "decade": ("", 10, "Y"), "century": ("", 100, "Y"), "millennium": ("", 1000, "Y"),
}  # fmt: skip
"""How a unit is written in an ISO 8601 period: before the number, how many, letter. WE as in TIMEX3."""

SMALLER: Final = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24)}
"""What half a unit is counted in."""

DAY_PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "nights": "NI",
    "mornings": "MO", "evenings": "EV", "afternoons": "AF",
}  # fmt: skip
"""TIMEX3 codes: EDTF knows no parts of a day."""

MOMENTS: Final = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
TENS: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5,
    "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip

BACK, HERE, ON = -1, 0, 1
POINTERS: Final = {
    "last": BACK, "past": BACK, "previous": BACK, "preceding": BACK, "prior": BACK,
    "this": HERE, "current": HERE, "present": HERE,
    "next": ON, "coming": ON, "upcoming": ON, "following": ON,
}  # fmt: skip
FROM_CONTEXT: Final = frozenset(("previous", "preceding", "prior", "following"))
"""These count from the moment told of, not from the page's day."""

SAME: Final = frozenset(("that", "same"))
EDGES: Final = frozenset(("early", "late", "mid", "earlier", "later", "middle"))
EDGE_NOUNS: Final = frozenset(("beginning", "start", "middle", "end", "close", "half", "part", "days", "week", "weeks"))
"""Before "of": "the beginning of", "the first half of", "the last days of"."""

MANY: Final = frozenset(("several", "few", "some", "many", "recent", "couple"))
"""Counts that are no number: the X of a TIMEX3 period."""

FILLERS: Final = frozenset(
    """more additional consecutive straight trading calendar business full further working whole successive fiscal
    solid long extra other""".split()
)
"""Between a number and its unit: "two more weeks", "ten consecutive days"."""

NOW: Final = frozenset(("now", "currently", "presently", "nowadays", "current"))
FREQUENCIES: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y", "biannually": "P6M", "biennially": "P2Y",
}  # fmt: skip
VAGUE: Final = {
    "now": "present", "currently": "present", "presently": "present", "nowadays": "present", "current": "present",
    "recently": "past", "recent": "past", "lately": "past", "soon": "future",
}  # fmt: skip
PHRASES: Final = {
    "these days": "present", "at present": "present", "at the moment": "present", "right now": "present",
    "at this point": "present", "the present": "present", "the present time": "present",
    "the past": "past", "not long ago": "past", "long ago": "past", "some time ago": "past",
    "the recent past": "past", "the time": "past", "that time": "past", "then current": "past",
    "the future": "future", "the near future": "future", "the foreseeable future": "future", "a later date": "future",
    "in future": "future", "the immediate future": "future", "the coming days": "future", "before long": "future",
}  # fmt: skip
"""Turns without a calendar: longest first at each place."""

HOLIDAYS: Final = {
    "christmas eve": "12-24", "christmas day": "12-25", "christmas": "12-25", "new year's day": "01-01",
    "new year's eve": "12-31", "independence day": "07-04", "halloween": "10-31", "valentine's day": "02-14",
    "boxing day": "12-26", "victory day": "05-09", "armistice day": "11-11",
}  # fmt: skip
"""Only days that stand still. "Independence Day" is the fourth of July unless the page's country says otherwise:
read for English news text, and never for an activity's start."""
