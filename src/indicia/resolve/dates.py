"""Relative dates -> EDTF against the page's date. No date, no guess.

The phrases that `extract.dates` writes are read by `dates_phrases`; an activity
keeps the phrase beside the date, so that a reader sees how it came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indicia.model import Activity, Page, Status, When
from indicia.resolve.dates_phrases import resolve
from indicia.resolve.edtf import bounds

__all__ = ["dates", "resolve"]

_WEEKDAY = re.compile(r"published weekday (\w+)(?: (?:after|before))?")


def dates(activities: Iterable[Activity], page: Page) -> tuple[Activity, ...]:
    """Fill `edtf` of starts and ends from the page's date; without one they stay relative."""
    return tuple(_resolved(a, page.published) if page.published else a for a in activities)


def _resolved(activity: Activity, published: date) -> Activity:
    start, end = _when(activity.start, published), _when(activity.end, published)
    if start and end and start.edtf and _is_before(end.edtf, start.edtf):
        end = _later(end, start.edtf, published)
    return replace(activity, start=start, end=end, status=_status(activity.status, start, end, published))


def _status(told: Status, start: When | None, end: When | None, published: date) -> Status:
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
