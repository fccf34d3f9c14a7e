"""When a page was published, as far as the page itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from indicia.model import Zone
from indicia.pages.dates import Found, find_dates, months_named, weekday_in

DATELINE_CHARS = 80
"""A dateline ends this early, or it is none."""

_DATELINE = re.compile(r"\(?[^\W\d_]{2}[^.!?\n]{0,60}?(?=[\d(])", re.U)
_DATELINE_END = re.compile(r"[\s,]{0,3}(?:\([^()\n]{2,40}\))?[\s.,]{0,3}[—–:)./-]|\s?\([^()\n]{2,40}\)")
_UPDATED = re.compile(r"(?:updated|modified|edited|обновлен|оновлен|изменен|змінен)\w{0,4}[^|·•]{0,12}$", re.I)
_PUBLISHED = re.compile(
    r"(?<!\w)(?:published|posted|issued|released|dated|updated|last modified|"
    r"опубликован\w?|опублікован\w|обновлен\w|оновлен\w)(?: on| at)?:?\s",
    re.I,
)
_LIVE = re.compile(r"(?<!\w)(?:live|as it happened|live blog|онлайн|хроника|хроніка|текстовая трансляция)(?!\w)", re.I)


def published(text: str, zones: Sequence[Zone]) -> date | None:
    """The day of publication that bylines, rubrics or a dateline give; never a date from running text.

    A first date without "updated" wins; a date without a year gives none.
    """
    body = " ".join(text[slice(*z.span)] for z in zones if z.kind in ("body", "headline"))
    for kind in ("byline", "rubric"):
        if day := _labelled_day((text[slice(*z.span)] for z in zones if z.kind == kind), body):
            return day
    first = next((text[slice(*z.span)] for z in zones if z.kind == "body"), "")
    return _dateline_day(first) or _title_day(text, zones) or _told_below(text, zones)


def _labelled_day(stretches: Iterator[str], body: str) -> date | None:
    updated: date | None = None
    for stretch in stretches:
        for found in find_dates(stretch[:400]):
            day = found.day or _settled(found, stretch, body)
            if day is None:
                continue
            if not _UPDATED.search(stretch[max(0, found.start - 40) : found.start]):
                return day
            updated = updated or day
    return updated


def _settled(found: Found, stretch: str, body: str) -> date | None:
    """Of two readings of 04/03/2021 the one that fits the weekday beside it, or the months named in the text."""
    weekday = weekday_in(stretch)
    fitting = [day for day in found.either if weekday is not None and day.weekday() == weekday]
    if not fitting and found.either:
        named = months_named(body)
        fitting = [day for day in found.either if day.month in named]
    return fitting[0] if len(fitting) == 1 else None


def _told_below(text: str, zones: Sequence[Zone]) -> date | None:
    """ "Published 3 May 2021" under the text: furniture counts only with the word."""
    for zone in zones:
        stretch = text[slice(*zone.span)][:200]
        if zone.kind == "boilerplate" and (label := _PUBLISHED.search(stretch)):
            return next((f.day for f in find_dates(stretch) if f.day and f.start >= label.end()), None)
    return None


def _dateline_day(body: str) -> date | None:
    """ "WARSAW, 14 June 2022 (VPA) — ...": a place, a date with a year, and a dash."""
    head = body[:DATELINE_CHARS]
    first = next(iter(find_dates(head)), None)
    if first is None or not _DATELINE.match(head) or any(mark in head[: first.start] for mark in ".!?\n"):
        return None
    place = head[: first.start].split(",")[0].strip(" (")
    if not place[:1].isupper() or len(place.split()) > 3 or not _DATELINE_END.match(body, first.end):
        return None
    return first.day


def _title_day(text: str, zones: Sequence[Zone]) -> date | None:
    """A live page carries its day in the title; a statement, at the end or the start of it."""
    title = next((text[slice(*z.span)] for z in zones if z.kind == "headline"), "")
    labels = [text[slice(*z.span)] for z in zones if z.kind == "rubric"]
    live = any(map(_LIVE.search, (title, *labels)))
    edges = (f.day for f in find_dates(title) if live or f.start == 0 or f.end >= len(title) - 1)
    return next(filter(None, edges), None)
