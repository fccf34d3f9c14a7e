"""The order of the steps, on one screen. A step is noun in, noun out."""

from __future__ import annotations

import os
from datetime import date

from indicia import notebook, pages
from indicia.assessing import assess, matrix, series
from indicia.days import as_date
from indicia.extract.activities import activities
from indicia.extract.activities.domain import is_military
from indicia.extract.attribution import Method, attributions, people
from indicia.extract.explanations import explanations
from indicia.extract.judgements import judgements
from indicia.extract.marking import marks
from indicia.extract.observations import observations
from indicia.extract.parse import MAX_READ_CHARS, parse
from indicia.extract.slavic import attributions as slavic_attributions
from indicia.extract.slavic import unread
from indicia.extract.slavic.activities import activities as slavic_activities
from indicia.extract.transparency import transparency
from indicia.kb.languages import READ, RULED
from indicia.kb.plover import coded
from indicia.model import (
    Page,
    Reading,
)
from indicia.resolve.actors import actors
from indicia.resolve.dates import dates
from indicia.resolve.places import places
from indicia.resolve.speakers import speakers
from indicia.resolve.speakers_slavic import speakers as slavic_speakers

__all__ = ["as_date", "assess", "matrix", "read", "read_page", "read_text", "series"]

notebook.register()


def read(
    path: str | os.PathLike[str],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    attribution: Method = "learned",
) -> Reading:
    """Read one page from a file: plain text or HTML, in whatever encoding.

    Args:
        path: The file. `read_text` takes the text itself.
        published: The page's date, if the page does not give it (`2015-06-18`). Relative dates hang on it.
        outlet: Who published the page, if the page does not say.
        attribution: `rules` finds statements without the learned tagger: faster, and a little less is found.

    Raises:
        PageError: The file is missing, empty, binary or too large.
        UsageError: `published` is no date.
    """
    raw = pages.open_bytes(os.fspath(path))
    page = pages.load(raw, name=os.fspath(path), published=as_date(published), outlet=outlet)
    return read_page(page, attribution=attribution)


def read_text(
    text: str, *, published: date | str | None = None, outlet: str | None = None, attribution: Method = "learned"
) -> Reading:
    """Read a page that is already in memory; offsets index `text` as given."""
    page = pages.load(text.encode("utf-8"), name="text", published=as_date(published), outlet=outlet)
    return read_page(page, attribution=attribution)


def read_page(page: Page, *, attribution: Method = "learned") -> Reading:
    """Page -> everything that it reports, each value with the characters that carry it."""
    if page.language in RULED:
        return _read_slavic(page)
    if page.language not in READ:
        return Reading(page=page, notes=(_language_note(page),))
    parsed = parse(page)
    heard = marks(parsed) if attribution == "learned" else None
    seen = heard if heard is not None and is_military(parsed, heard) else None
    said = speakers(attributions(parsed, method=attribution, marks=seen), page, people=people(parsed))
    done = coded(dates(places(actors(activities(parsed, said, heard), page), page), page), page)
    return Reading(
        page=page,
        attributions=said,
        activities=done,
        transparency=transparency(parsed, done, said, seen),
        explanations=explanations(parsed, done, said, seen),
        judgements=judgements(parsed, said),
        observations=observations(parsed, done, said, seen),
        notes=_length_notes(page, parsed.unread),
    )


def _read_slavic(page: Page) -> Reading:
    said = slavic_speakers(slavic_attributions(page), page)
    done = coded(dates(places(actors(slavic_activities(page, said), page), page), page), page)
    notes = (_language_note(page), *_length_notes(page, unread(page)))
    return Reading(page=page, attributions=said, activities=done, notes=notes)


def _language_note(page: Page) -> str:
    known = ", ".join(sorted(READ))
    if page.language in RULED:
        return (
            f"Page {page.name!r} is in language {page.language!r}: statements and activities were read by rules; "
            f"reasons, transparency facts and observations are read in {known} only. Translate the page to have them."
        )
    return (
        f"Page {page.name!r} is in language {page.language!r}; statements, activities and reasons are read "
        f"in {known} only. Its zones, date and outlet were read. Translate the page, or leave it out."
    )


def _length_notes(page: Page, unread: int) -> tuple[str, ...]:
    if not unread:
        return ()
    return (
        f"Page {page.name!r} is longer than a page: the last {unread:,} characters of its text were not "
        f"read (the limit is {MAX_READ_CHARS:,}, extract.parse.MAX_READ_CHARS). Split it into single pages.",
    )
