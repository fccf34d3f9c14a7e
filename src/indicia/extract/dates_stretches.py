"""Rules of the date grammar for seasons, quarters, years, decades, centuries, weekdays and lone ordinals."""

from __future__ import annotations

from indicia.extract.dates_counts import number
from indicia.extract.dates_pieces import Hit, edge, fixed, hanging, of_year, pointer, whole_year, year_number
from indicia.extract.dates_tokens import Tokens
from indicia.extract.dates_words import (
    BACK,
    DAY_NAMES,
    EDGES,
    ON,
    ORDINALS,
    SEASONS,
    TENS,
)

_QUARTERS = 4


def season_phrase(t: Tokens, i: int) -> Hit | None:
    """ "the summer of 2019", "last autumn", "early spring"; "fall" only after a pointer or before a year."""
    j = edge(t, i)
    found = pointer(t, j)
    k, step = (found[0], found[1]) if found else (j + (t[j].low == "the"), None)
    code = SEASONS.get(t[k].low)
    if not code or t[i].glued:
        return None
    end, year, in_year = of_year(t, k + 1)
    if t[k].low in ("fall", "spring") and step is None and year is None and not in_year and not _seasonal(t, k):
        return None
    if year or in_year:
        return Hit(end, "point", fixed(f"{year}-{code}") if year else hanging(f"{in_year} in {code}"), rule="season")
    side = "by" if found and found[2] == "past" else "before" if step == BACK else "after" if step == ON else "nearest"
    bare = k == i
    return Hit(end, "point", hanging(f"published {side} season {code}"), rule="bare season" if bare else "season")


def _seasonal(t: Tokens, k: int) -> bool:
    return (
        k > 0 and t[k - 1].low in (*EDGES, "the", "in", "-", "every", "each") and t[k + 1].low not in ("of", "in", "to")
    )


def quarter_phrase(t: Tokens, i: int) -> Hit | None:
    """ "the third quarter of 1990", "fiscal second-quarter", "last year's first quarter", "this quarter"."""
    j, year, in_year = _leading_year(t, i + (t[i].low in ("the", "its", "their")))
    j += t[j].low in ("fiscal", "comparable", "flat")
    j += t[j].low == "-" and j > i
    number = ORDINALS.get(t[j].low) or (int(t[j].value or 0) if t[j].kind == "ord" else 0)
    k = j + 1 + (t[j + 1].low == "-")
    if not 1 <= number <= _QUARTERS or t[k].low not in ("quarter", "quarters") or t[i].glued:
        return None
    end, late_year, late_in = of_year(t, k + 1)
    year, in_year, code = year or late_year, in_year or late_in, 32 + number
    if year:
        return Hit(end, "point", fixed(f"{year}-{code}"), rule="quarter")
    return Hit(
        end, "point", hanging(f"{in_year} in {code}" if in_year else f"published by quarter {number}"), rule="quarter"
    )


def _leading_year(t: Tokens, i: int) -> tuple[int, int | None, str]:
    found = year_number(t, i)
    if found:
        return found[0] + 2 * (t[found[0] + 1].low == "s" and t[found[0]].low in ("'", "’")), found[1], ""
    named = whole_year(t, i)
    if named:
        return named[0] + 2 * (t[named[0]].low in ("'", "’")), None, named[1]
    return i, None, ""


def weekday_phrase(t: Tokens, i: int) -> Hit | None:
    """ "Friday", "next Friday", "late on Monday", "this coming Sunday"."""
    j = edge(t, i) if t[i].low in EDGES else i
    found = pointer(t, j)
    k, step, word = found if found else (j, None, "")
    name = DAY_NAMES.get(t[k].low)
    if name is None or not t[k].capital or t[i].glued or t[k].low == "sun":
        return None
    side = " after" if step == ON else " before" if word in ("last", "past") else ""
    return Hit(k + 1, "point", hanging(f"published weekday {name}{side}"), rule="weekday")


def year_phrase(t: Tokens, i: int) -> Hit | None:
    """ "1998", "fiscal 1999", "early 1990", "the end of 2015", "the year two thousand"."""
    j = edge(t, i)
    j += t[j].low in ("fiscal", "calendar", "the") and t[j + 1].low not in ("fiscal",)
    j += t[j].low == "year"
    found = year_number(t, j) or (_thousands(t, j) if j > i else None)
    if not found or t[i].glued or (t[j].glued and t[j - 1].low not in ("-",)) or t[found[0]].low in ("/", "%", "$"):
        return None
    plain = j == i and t[i].kind == "num"
    return Hit(found[0], "point", fixed(f"{found[1]:04d}"), rule="bare year" if plain else "year")


def _thousands(t: Tokens, j: int) -> tuple[int, int] | None:
    """ "two thousand", "two thousand and ten": only behind "the year"."""
    found = number(t, j) if t[j].low == "two" and t[j - 1].low == "year" else None
    return (found[0], int(found[1])) if found and 2000 <= found[1] <= 2099 else None


def decade_phrase(t: Tokens, i: int) -> Hit | None:
    """ "the 1980s", "the late '70s", "the nineties", "the 19th century"."""
    j = edge(t, i + (t[i].low == "the"))
    j += t[j].low == "the" and j > i
    token = t[j]
    if token.kind == "decade":
        digits = "".join(c for c in token.low if c.isdigit())
        return Hit(j + 1, "point", fixed(digits[:3] if len(digits) == 4 else "19" + digits[0]), rule="decade")
    if token.low in TENS and j > i:
        return Hit(j + 1, "point", fixed(f"19{TENS[token.low]}"), rule="decade")
    number = ORDINALS.get(token.low) or (int(token.value or 0) if token.kind == "ord" else 0)
    k = j + 1 + (t[j + 1].low == "-")
    if number and t[k].low == "century":
        return Hit(k + 1, "point", fixed(f"{number - 1:02d}"), rule="century")
    return None


def ordinal_day(t: Tokens, i: int) -> Hit | None:
    """ "the 18th" as a day of the month, where no noun follows: "until the 18th."."""
    if t[i].low != "the" or t[i + 1].kind != "ord" or not 1 <= (t[i + 1].value or 0) <= 31:
        return None
    after = t[i + 2]
    closes = after.kind in ("end", "gap") or (
        after.low in _CLOSERS and not (after.low == "and" and t[i + 3].kind == "ord")
    )
    return (
        Hit(i + 2, "point", hanging(f"published nearest day {int(t[i + 1].value or 0)}"), rule="ordinal")
        if closes
        else None
    )


_CLOSERS = frozenset(
    """. , ; : ) ! ? – — ” " to until till through of in at or when while and for there with by a an he she it they we
    i some about all""".split()
)
