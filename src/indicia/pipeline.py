"""The order of the steps, on one screen. A step is noun in, noun out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from indicia import norms, notebook, pages, weigh
from indicia.errors import UsageError
from indicia.extract.activities import activities
from indicia.extract.attribution import Method, attributions, people
from indicia.extract.explanations import explanations
from indicia.extract.judgements import judgements
from indicia.extract.observations import observations
from indicia.extract.parse import MAX_READ_CHARS, parse
from indicia.extract.slavic import attributions as slavic_attributions
from indicia.extract.slavic import unread
from indicia.extract.slavic.activities import activities as slavic_activities
from indicia.extract.transparency import transparency
from indicia.kb.ach_matrix import Matrix
from indicia.kb.judgements_applied import Counted, check_used, counted, prior_odds, table, without_struck
from indicia.kb.judgements_own import Judgements, own_judgements
from indicia.kb.languages import READ, RULED
from indicia.kb.likelihoods import Row, priors
from indicia.kb.likelihoods import likelihoods as shipped_likelihoods
from indicia.kb.likelihoods_own import own_likelihoods
from indicia.kb.norms import Pack, joined, own_packs
from indicia.kb.norms import packs as shipped
from indicia.kb.plover import coded
from indicia.model import (
    ActivityGroup,
    Assessment,
    Finding,
    Page,
    Quantity,
    Reading,
    TransparencyFact,
    VoicedReason,
)
from indicia.resolve.actors import actors
from indicia.resolve.dates import dates
from indicia.resolve.merge import across
from indicia.resolve.origins import for_group
from indicia.resolve.places import places
from indicia.resolve.speakers import speakers
from indicia.resolve.speakers_slavic import speakers as slavic_speakers
from indicia.weigh.series import over_time

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
    said = speakers(attributions(parsed, method=attribution), page, people=people(parsed))
    done = coded(dates(places(actors(activities(parsed, said), page), page), page), page)
    return Reading(
        page=page,
        attributions=said,
        activities=done,
        transparency=transparency(parsed, done, said),
        explanations=explanations(parsed, done, said),
        judgements=judgements(parsed, said),
        observations=observations(parsed, done, said),
        notes=_length_notes(page, parsed.unread),
    )


def _read_slavic(page: Page) -> Reading:
    said = slavic_speakers(slavic_attributions(page), page)
    done = coded(dates(places(actors(slavic_activities(page, said), page), page), page), page)
    notes = (_language_note(page), *_length_notes(page, unread(page)))
    return Reading(page=page, attributions=said, activities=done, notes=notes)


def assess(
    readings: Reading | Iterable[Reading],
    *,
    as_of: date | str | None = None,
    norms: Sequence[str | os.PathLike[str]] = (),
    likelihoods: str | os.PathLike[str] | None = None,
    judgements: str | os.PathLike[str] | None = None,
) -> tuple[Assessment, ...]:
    """Weigh what one or more pages report: one assessment for each activity that is news on them.

    Pages published after `as_of` are left out; pages without a date stay in.
    Without any activity there is one assessment whose `activity` is None.
    `norms` are files with norm packs of your own (docs/norms.md), held against
    the activities beside those that ship. `likelihoods` is a file with cells
    of your own in place of ours (`indicia catalogue`). `judgements` is a file
    with what an analyst sets in place of ours, each entry signed
    (docs/judgements.md); the assessments list it in `overrides`.

    Raises:
        UsageError: `as_of` is no date.
        KnowledgeError: A pack, a cell or a judgement is faulty; the message names file, line and key.
    """
    day = as_date(as_of)
    rows, judged = _rows(likelihoods), _judged(judgements)
    packs = joined(shipped(), *(own_packs(os.fspath(path)) for path in norms)) if norms else None
    given = [readings] if isinstance(readings, Reading) else list(readings)
    known = _known_by(given, day)
    groups = across(known)
    alone = len(groups) == 1
    found = tuple(_assess(group, known, day, packs, rows, judged, alone=alone) for group in groups)
    if len(known) == len(_known_by(given, None)):  # else what a judgement is about may be on a page that was left out
        check_used(judged, found)
    return found or (_nothing(known, day, rows),)


def matrix(
    assessment: Assessment,
    *,
    likelihoods: str | os.PathLike[str] | None = None,
    judgements: str | os.PathLike[str] | None = None,
) -> Matrix:
    """An assessment's reports as an ACH matrix: a row for each, a mark under each purpose (docs/ach.md).

    Give the same files as to `assess`.
    """
    rows = table(_judged(judgements), _rows(likelihoods))
    return weigh.matrix_of(assessment.reports, assessment.origins, likelihoods=rows)


def series(
    readings: Reading | Iterable[Reading],
    *,
    as_of: date | str | None = None,
    norms: Sequence[str | os.PathLike[str]] = (),
    likelihoods: str | os.PathLike[str] | None = None,
    judgements: str | os.PathLike[str] | None = None,
) -> tuple[Assessment, ...]:
    """As `assess`, and in each assessment's `series` how the ranges moved day by day, and which report moved them.

    A point for every day on which pages telling of the activity came out.
    Pages without a date count from the start. Which pages belong together,
    and who said it first, is taken from all of them: the point of a day can
    differ from `assess` with that day as `as_of`, which knows less.

    Args and errors: as `assess`.
    """
    rows, judged = _rows(likelihoods), _judged(judgements)
    found = assess(readings, as_of=as_of, norms=norms, likelihoods=likelihoods, judgements=judgements)
    return tuple(_over_time(a, rows, judged) for a in found)


def as_date(value: date | str | None) -> date | None:
    """A date from ISO text; None stays None.

    >>> as_date("2015-06-18")
    datetime.date(2015, 6, 18)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value!r} is no date. Write year-month-day, such as 2015-06-18.") from None


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


def _known_by(readings: Sequence[Reading], day: date | None) -> tuple[Reading, ...]:
    """Readings of different pages published up to the day; the same text under another name is the same page."""
    known = {r.page.id: r for r in reversed(readings) if not (day and r.page.published and r.page.published > day)}
    return tuple(reversed(known.values()))


def _rows(likelihoods: str | os.PathLike[str] | None) -> tuple[Row, ...]:
    return own_likelihoods(os.fspath(likelihoods)) if likelihoods else shipped_likelihoods()


def _judged(judgements: str | os.PathLike[str] | None) -> Judgements:
    return own_judgements(os.fspath(judgements)) if judgements else Judgements()


def _nothing(readings: tuple[Reading, ...], day: date | None, rows: Sequence[Row]) -> Assessment:
    return Assessment(activity=None, as_of=day, weighing=weigh.weigh((), (), likelihoods=rows), readings=readings)


def _assess(
    group: ActivityGroup,
    readings: tuple[Reading, ...],
    day: date | None,
    packs: Sequence[Pack] | None,
    rows: Sequence[Row],
    judged: Judgements,
    *,
    alone: bool,
) -> Assessment:
    mine = tuple(r for r in readings if any(m.page == r.page.id for m in group.members))
    origins, reports = for_group(group, without_struck(judged, mine))
    odds = priors(group.activity.kind)
    told = Counted(origins, reports)
    hand = counted(judged, told, members=group.members, readings=mine, rows=rows, priors=odds, alone=alone)
    return Assessment(
        activity=group.activity,
        as_of=day,
        weighing=weigh.weigh(
            hand.reports, hand.origins, priors=prior_odds(judged, odds), likelihoods=table(judged, rows)
        ),
        readings=mine,
        members=group.members,
        because=group.because,
        findings=_findings(group, mine, day, packs),
        explanations=_voiced(group, mine),
        origins=hand.origins,
        reports=hand.reports,
        overrides=hand.overrides,
    )


def _over_time(assessment: Assessment, rows: Sequence[Row], judged: Judgements) -> Assessment:
    if assessment.activity is None:
        return assessment
    return replace(
        assessment,
        series=over_time(
            assessment.reports,
            assessment.origins,
            days={r.page.id: r.page.published for r in assessment.readings},
            priors=prior_odds(judged, priors(assessment.activity.kind)),
            likelihoods=table(judged, rows),
        ),
    )


def _findings(
    group: ActivityGroup, readings: tuple[Reading, ...], day: date | None, packs: Sequence[Pack] | None
) -> tuple[Finding, ...]:
    facts: dict[TransparencyFact | Quantity, str] = {
        f: r.page.id for r in readings for f in r.transparency if f.activity in _ids(group, r)
    }
    numbers: dict[TransparencyFact | Quantity, str] = {
        q: m.page for m in group.members for q in (*m.activity.troops, *m.activity.equipment)
    }
    return norms.check(
        group.activity,
        facts=tuple(f for f in facts if isinstance(f, TransparencyFact)),
        page=group.members[0].page,
        elsewhere={**facts, **numbers},
        as_of=day,
        packs=packs,
    )


def _voiced(group: ActivityGroup, readings: tuple[Reading, ...]) -> tuple[VoicedReason, ...]:
    return tuple(
        VoicedReason(page=r.page.id, explanation=e)
        for r in readings
        for e in r.explanations
        if e.activity in _ids(group, r)
    )


def _ids(group: ActivityGroup, reading: Reading) -> set[str]:
    return {m.activity.id for m in group.members if m.page == reading.page.id}
