"""Activities of a page: what, who, where, when, how many, to what end.

One phenomenon per file: `triggers` finds mentions, `who`, `where`, `when`,
`purpose` and `status` read a mention's own sentence, `grouping` joins mentions
of one real activity, `build` makes the noun. `domain` keeps out other worlds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from indicia.extract.activities import names, triggers
from indicia.extract.activities.build import build
from indicia.extract.activities.domain import is_military
from indicia.extract.activities.draft import Draft, draft
from indicia.extract.activities.grouping import grouped
from indicia.extract.activities.mention import Scene, scene
from indicia.extract.activities.when import narrative_year
from indicia.extract.activities.who import Hits
from indicia.extract.parse import Parsed
from indicia.model import Activity, Attribution, Party

__all__ = ["activities"]

MAX_MENTIONS = 300
"""A page of news has under a hundred; what comes after so many is left unread, so that odd text costs no time."""


def activities(parsed: Parsed, attributions: tuple[Attribution, ...] = ()) -> tuple[Activity, ...]:
    """Find the military activities that a page's headline and body report, one record each.

    Captions, rubrics, appeals and comments feed nothing. Dates stay as the
    text gives them: `resolve.dates` works out the relative ones.

    Args:
        parsed: The parsed page.
        attributions: Who says what; a number or aim inside somebody's content is theirs.

    Returns:
        Activities in reading order with ids a1, a2 ...; none on pages about other things.
    """
    if not is_military(parsed):
        return ()
    known = names.pattern(names.on_page(parsed))
    scenes = [scene(paragraph) for paragraph in parsed.of("headline", "body")]
    drafts = islice(_drafts(scenes, known, parsed.page.published), MAX_MENTIONS)
    return build(grouped(drafts), scenes, attributions)


def _drafts(scenes: list[Scene], known: re.Pattern[str] | None, published: date | None) -> Iterator[Draft]:
    """Every mention of the page, filled; a narrative of long ago lends its year to the paragraphs it runs through."""
    year: int | None = None
    section: tuple[Party, ...] = ()
    for number, here in enumerate(scenes):
        if number and here.paragraph.zone.kind == "headline":
            section = tuple(Hits(here).among(here.paragraph.doc))
        year = narrative_year(here.dates, published.year if published else None) or year
        for mention in triggers.mentions(here, known):
            yield draft(mention, year=year, section=section)
