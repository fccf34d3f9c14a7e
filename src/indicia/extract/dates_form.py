"""What the date grammar makes: points, ranges, durations, sets and vague references, in one normal form.

A point is fixed by the text (`edtf`) or a phrase that hangs on the day of
publication, for `resolve.dates` to work out:

    published                             the day of publication
    published - 2 days                    also weeks, months, quarters, years, decades; and +
    published week - 1                    a whole week, weekend, month, quarter, year, decade: + 0 is "this week"
    published weekday Monday              the latest one; " after" the coming one; " before" one before today
    published nearest 06-22               also 06 (a month), season 21, quarter 3, day 18; or before, after
                                          (today's shut out), by, from (today's counts), rather past, rather future
    2015-06-16 then - 2 days              counted from another point, fixed or not
    published year - 1 in 06              a part of a year: a month, day, season or quarter (33-36)
    published nearest 04 last day         the first or the last day of a stretch
    about published - 1 months            with "~" at its end, whatever it comes to
    present, past, future                 no place on the calendar

Source: EDTF (ISO 8601-2): seasons 21-24 of level 1, quarters 33-36 of level 2, decades "198" of level 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["point", "range", "duration", "set", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One moment or stretch: fixed by the text (`edtf`) or hanging on the page's date (`relative`).

    `time` is a clock time ("10:35") or a part of the day as in TIMEX3 ("MO", "NI"), where the text gives one.
    """

    edtf: str | None = None
    relative: str | None = None
    time: str = ""

    @property
    def phrase(self) -> str:
        """The fixed value or the phrase."""
        return self.edtf or self.relative or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date expression at `[start, end)`. `cue` is the word before that gives its role, such as "until".

    `period` is a duration or the step of a set in ISO 8601 ("P3D", "PXW" for "weeks"); `days` the same in days,
    where it has a number of days, weeks or months. `parts` are the spans of a range's two ends.
    `context` names what the phrase counts from when that is not the page: see `dates_context`.
    `year` is that of a story of long ago around a date without one.
    """

    start: int
    end: int
    kind: Kind
    first: Point | None = None
    last: Point | None = None
    days: int | None = None
    cue: str = ""
    period: str = ""
    parts: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    year: int | None = None
