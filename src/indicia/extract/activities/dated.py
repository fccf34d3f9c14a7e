"""When a group's activity starts and ends: the best date that any mention tells, or a duration counted from one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group, shown
from indicia.extract.activities.mention import Mention, lemmas
from indicia.extract.activities.when import counted_on, is_day
from indicia.extract.activities.when_around import Orphan, days_around, end_around, start_around
from indicia.kb.triggers import lexicon
from indicia.model import Span, Status, When

_BRIEF = frozenset(("other", "withdrawal"))
_GOES_ON = lemmas("cross invade offensive invasion operation war patrol campaign fighting clash occupy blockade siege")
"""What they begin goes on: nobody crosses a border with an army for a day."""
_NEVER = When(span=Span(0, 0))
_YEARLESS = re.compile(r"published nearest (\d\d-\d\d)")
_NAME_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_WEEK = re.compile(r"published week [-+] \d+")


def start_of(
    group: Group, every: Sequence[Mention] = (), strays: Sequence[Orphan] = (), *, live: bool = False
) -> When | None:
    """The start told, else counted back from a day of end by a duration in another sentence, else told around."""
    told, end = _told(group, lambda d: d.dates.start), _told(group, lambda d: d.dates.end)
    days = days_of(group, strays)
    if told:
        return told
    return counted_on(end, days, "-") if end and days and is_day(end) else start_around(group, every, strays, live=live)


def end_of(
    group: Group,
    start: When | None = None,
    status: Status = "under_way",
    strays: Sequence[Orphan] = (),
) -> When | None:
    """The end told, else the one that a start and a duration in another sentence make; a blow is over on its day."""
    told = _told(group, lambda d: d.dates.end) or end_around(group, strays)
    days = days_of(group, strays)
    if told or not start:
        return told
    if status == "finished" and not days and is_day(start) and _is_brief(group, start):
        return start
    if not days:
        return None
    if _WHOLE_WEEK.fullmatch(start.relative or ""):
        return start  # "for two days this week"
    return counted_on(start, days) if is_day(start) else None


def _is_brief(group: Group, start: When) -> bool:
    """Whether what is over was over on the day that it began: a blow, a return, a shoot on a live page's day."""
    first = shown(group)
    lemma = first.mention.head.lemma_.lower()
    if start.relative == "published" and first.mention.kind in ("live_fire", "missile_test"):
        return True
    return first.mention.kind in _BRIEF and lemma not in _GOES_ON and lexicon().phases.get(lemma) != "start"


def _told(group: Group, slot: Callable[[Draft], When | None]) -> When | None:
    """The first date that is neither superseded nor vague; one of an earlier edition is not this one's."""
    drafts = [d for d in group if slot(d) and (not d.earlier or group[0].earlier)]
    found = _best(drafts, slot)
    return _of_year(found, group) if found else None


def _best(drafts: Sequence[Draft], slot: Callable[[Draft], When | None]) -> When | None:
    ranked = sorted(drafts, key=lambda d: (d.dates.weak, not is_day(slot(d) or _NEVER)))
    return slot(ranked[0]) if ranked else None


def _of_year(told: When, group: Group) -> When:
    """ "Zapad-2017 ran from 14 to 20 September": a yearless day is of the year in the name."""
    day, year = _YEARLESS.fullmatch(told.relative or ""), name_year(group)
    return replace(told, edtf=f"{year}-{day[1]}", relative=None) if day and year else told


def name_year(group: Group) -> str | None:
    """The year that an activity carries in its name."""
    return next((m.group() for d in group if (m := _NAME_YEAR.search(d.mention.name or ""))), None)


def days_of(group: Group, strays: Sequence[Orphan] = ()) -> int | None:
    """How many days an activity lasts, where its mentions or the sentences behind them say so."""
    return next((d.dates.days for d in group if d.dates.days), None) or days_around(group, strays)
