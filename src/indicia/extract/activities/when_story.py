"""Stories of long ago: "In June 1987 the tanks came. They left on 3 July." tells the year of a yearless date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicia.extract.activities.mention import Scene, scenes
from indicia.extract.activities.when_roles import is_future
from indicia.extract.activities.when_ties import token_of, verb_of
from indicia.extract.dates import Expression
from indicia.extract.parse import Parsed

_NARRATING = frozenset(("in", "during", "from", "between", "by"))
"""Words before a year that place a story in it; "until 2016" and "since 2016" place it elsewhere."""
_HERE = re.compile(r"published(?: weekday| week| month| year [-+] [01]\b| [-+] \d+ days?|$)")
"""Phrases that speak of the page's own time; a story of long ago has none of them."""
_PRESENT = frozenset(("VBZ", "VBP"))
_OLD_YEARS = 2
"""A year this much before the page's own makes the yearless dates behind it its own."""


def page_scenes(parsed: Parsed) -> tuple[Scene, ...]:
    """The scenes of a page's headline and body; their dates know the day and the story told before them."""
    day = parsed.page.published
    return storied(scenes(parsed.of("headline", "body")), day.year if day else None)


def storied(told: Sequence[Scene], published_year: int | None) -> tuple[Scene, ...]:
    """The scenes, their dates with the year of the story around.

    A year holds for what stands behind it in its paragraph; with a month ("in June 1987") also in those after, until
    one speaks of the page's own days.
    """
    return tuple(_storied(told, published_year))


def _storied(told: Sequence[Scene], published_year: int | None) -> Iterator[Scene]:
    carried: int | None = None
    for scene in told:
        here = any(_HERE.match(e.first.relative or "") for e in scene.dates if e.first)
        running = carried = None if here else carried
        dates = []
        for expression in scene.dates:
            year, bare = _year_told(expression)
            if year is not None and not (bare and here):
                running = year if published_year is None or year <= published_year - _OLD_YEARS else None
                carried = carried if bare else running
            dates.append(replace(expression, year=running) if _looks_back(scene, expression) else expression)
        yield replace(scene, dates=tuple(dates))


def _year_told(expression: Expression) -> tuple[int | None, bool]:
    """The year that an expression tells a story of, and whether it stands alone ("in 2019").

    "The 2019 edition" and decades tell none.
    """
    value = (expression.first.edtf or "").rstrip("~") if expression.first else ""
    bare = len(value) == 4 and expression.cue in _NARRATING
    return (int(value[:4]) if expression.cue != "since" and (len(value) > 4 or bare) else None), bare


def _looks_back(scene: Scene, expression: Expression) -> bool:
    token = token_of(scene, expression)
    verb = verb_of(token) if token is not None else None
    return verb is None or not (verb.tag_ in _PRESENT or is_future(verb))
