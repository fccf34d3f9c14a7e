"""Activities of a page: what, who, where, when, how many, to what end.

One phenomenon per file: `triggers` finds mentions, `draft` fills each from its
own sentence, `grouping` joins mentions of one real activity, `who_scored` and
`where_scored` choose actors and places over the page, `build` makes the noun.
`domain` keeps out other worlds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from indicia.extract.activities import names, triggers
from indicia.extract.activities.build import build
from indicia.extract.activities.domain import is_military, is_short
from indicia.extract.activities.draft import Draft, draft
from indicia.extract.activities.grouping import Group, grouped
from indicia.extract.activities.marked import beside, exercises, heard, is_seen
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.page_states import main_leads, weights
from indicia.extract.activities.real import is_real
from indicia.extract.activities.when_around import ENTRY, is_live
from indicia.extract.activities.when_story import page_scenes
from indicia.extract.activities.who import Hits
from indicia.extract.issuer import issuer, issuing_state
from indicia.extract.marking import Marks
from indicia.extract.parse import Parsed
from indicia.kb import actors
from indicia.model import AUTHOR, Activity, Attribution, Page, Party

__all__ = ["Told", "activities", "told"]

MAX_MENTIONS = 300
"""A page of news has under a hundred; what comes after so many is left unread, so that odd text costs no time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page tells, before slots are chosen: its paragraphs, its exercises' names, the groups of mentions."""

    scenes: tuple[Scene, ...] = ()
    names: re.Pattern[str] | None = None
    groups: tuple[Group, ...] = ()
    home: tuple[Party, ...] = ()
    """Whose activities a body's own notice tells, where it names no state: "the Third Army Corps"."""


def activities(
    parsed: Parsed, attributions: tuple[Attribution, ...] = (), marks: Marks | None = None
) -> tuple[Activity, ...]:
    """Find the military activities that a page's headline and body report, one record each.

    Captions, rubrics, appeals and comments feed nothing. Dates stay as the
    text gives them: `resolve.dates` works out the relative ones.

    Args:
        parsed: The parsed page.
        attributions: Who says what; a number or aim inside somebody's content is theirs.
        marks: What the marker sees, if it has read the page.

    Returns:
        Activities in reading order with ids a1, a2 ...; none on pages about other things.
    """
    page = told(parsed, marks)
    if not page.groups:
        return ()
    day = parsed.page.published
    found = build(
        page.groups, page.scenes, attributions, page.names, marks,
        home=page.home, year=day.year if day else None, live=is_live(parsed.page.text),
    )  # fmt: skip
    issued = issuer(parsed.page)
    return tuple(_of_issuer(a, page.home, issued) for a in found)


def _of_issuer(activity: Activity, home: tuple[Party, ...], issued: str | None) -> Activity:
    """An activity of nobody named is the issuer's state's; an aim that a notice tells is its issuer's."""
    aims = activity.purposes
    if issued is not None:
        aims = tuple(replace(p, holder=issued) if p.holder == AUTHOR else p for p in aims)
    return replace(activity, actors=activity.actors or home, purposes=aims)


def _home(page: Page) -> tuple[Party, ...]:
    code = issuing_state(page)
    return (Party(name=actors.state_name(code), code=code),) if code else ()


def told(parsed: Parsed, marks: Marks | None = None) -> Told:
    """Group the mentions of a page; nothing on pages about other things. `marks`: as in `activities`."""
    if not is_military(parsed, marks):
        return Told()
    known = names.pattern(names.on_page(parsed, exercises(parsed.page.text, marks) if marks else ()))
    scenes = page_scenes(parsed)
    groups = grouped(islice(_drafts(scenes, known, parsed.page, marks), MAX_MENTIONS))
    home = _home(parsed.page)
    default = main_leads(groups, weights(scenes)) or home
    real = (g for g in groups if is_real(g, default, len(groups)))
    doubted = None if is_short(parsed) else marks
    kept = tuple(g for g in real if doubted is None or is_seen(g, doubted))
    return Told(scenes=scenes, names=known, groups=kept, home=home)


def _drafts(
    scenes: tuple[Scene, ...], known: re.Pattern[str] | None, page: Page, marks: Marks | None
) -> Iterator[Draft]:
    """Every mention of the page, filled; a narrative of long ago lends its year to the paragraphs it runs through."""
    text = page.text
    section: tuple[Party, ...] = ()
    part = 0
    for number, here in enumerate(scenes):
        heading = bool(number) and here.paragraph.zone.kind == "headline"
        if heading:
            hits = Hits(here)
            section = tuple(hits.among(hits.tokens()))
        part += heading or (bool(number) and _is_entry(here, scenes[number - 1], text))
        ruled = tuple(triggers.mentions(here, known))
        if marks is not None:
            ruled = (*(heard(m, marks) for m in ruled), *beside(here, ruled, marks))
        for mention in ruled:
            yield draft(mention, section=section, part=part)


def _is_entry(here: Scene, before: Scene, text: str) -> bool:
    """Whether an hour stands before a paragraph: the next entry of a live page. `parse` leaves it out of the words."""
    return bool(ENTRY.search(text, before.paragraph.span.end, here.paragraph.span.start))
