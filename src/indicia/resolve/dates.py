"""Relative dates -> EDTF against the page's date. No date, no guess.

The phrases that `extract.dates` writes are read by `dates_phrases`; an activity
keeps the phrase beside the date, so that a reader sees how it came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indicia.model import Activity, ActivityKind, Page, Status, When
from indicia.resolve.dates_phrases import resolve
from indicia.resolve.edtf import bounds

__all__ = ["dates", "resolve"]

OLD_DAYS = 14
"""What was over so many days before the page is context beside anything newer."""
_HELD = frozenset(("exercise", "command_staff_exercise", "snap_inspection", "live_fire", "missile_test"))
_WEEKDAY = re.compile(r"published weekday (\w+)(?: (?:after|before))?")


def dates(activities: Iterable[Activity], page: Page) -> tuple[Activity, ...]:
    """Fill `edtf` of starts and ends from the page's date; without one they stay relative."""
    if page.published is None:
        return tuple(activities)
    found = tuple(_resolved(a, page.published) for a in activities)
    if all(_is_old(a, page.published) for a in found):
        return found
    return tuple(replace(a, background=True) if _is_old(a, page.published) else a for a in found)


def _is_old(activity: Activity, published: date) -> bool:
    """Whether an activity was over long before the page: told as context where something newer is told, too."""
    edge = activity.end or activity.start
    last = bounds(edge.edtf if edge else None)
    return activity.status == "finished" and last is not None and (published - last[1]).days > OLD_DAYS


def _resolved(activity: Activity, published: date) -> Activity:
    start, end = _when(activity.start, published), _when(activity.end, published)
    if start and end and start.edtf and _is_before(end.edtf, start.edtf):
        end = _later(end, start.edtf, published)
    return replace(
        activity, start=start, end=end, status=_status(activity.status, start, end, published, activity.kind)
    )


def _is_vague(when: When | None) -> bool:
    """Whether a date is a month, season or year, not a day."""
    return when is not None and len((when.edtf or "").rstrip("~?%")) < len("2015-06-16")


def _status(
    told: Status, start: When | None, end: When | None, published: date, kind: ActivityKind = "other"
) -> Status:
    """The calendar's word on the status: what starts on the day of publication is under way.

    Cancelled, denied and hypothetical activities stay so whatever their dates.
    """
    if told not in ("planned", "under_way", "finished"):
        return told
    first, last = bounds(start.edtf if start else None), bounds(end.edtf if end else None)
    if last and last[1] < published:
        return "finished"
    if first and first[0] > published:
        return "planned"
    if told == "under_way" and kind in _HELD and first and not last and _is_vague(start) and first[1] < published:
        return "finished"  # "a staff training in August", told in September
    if first and first[1] <= published and told == "planned":
        return "under_way"
    if last and last[0] > published and told == "finished":
        return "under_way"
    return told


def _is_before(end: str | None, start: str) -> bool:
    last, first = bounds(end), bounds(start)
    return last is not None and first is not None and last[1] < first[0]


def _when(when: When | None, published: date) -> When | None:
    if when is None or when.relative is None:
        return when
    return replace(when, edtf=resolve(when.relative, published))


def _later(end: When, start: str, published: date) -> When:
    """An end before its start is read forward ("Monday to Friday"), or given up."""
    match = _WEEKDAY.fullmatch(end.relative or "")
    edtf = resolve(f"published weekday {match[1]} after", published) if match else None
    return replace(end, edtf=None if edtf is None or _is_before(edtf, start) else edtf)
