"""Readings -> assessments: what pages report together, held against norms and weighed. A step is noun in, noun out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indicia import norms, weigh
from indicia.days import as_date
from indicia.kb.ach_matrix import Matrix
from indicia.kb.judgements_applied import Counted, check_used, counted, prior_odds, table, without_struck
from indicia.kb.judgements_own import Judgements, own_judgements
from indicia.kb.likelihoods import Row, priors
from indicia.kb.likelihoods import likelihoods as shipped_likelihoods
from indicia.kb.likelihoods_own import own_likelihoods
from indicia.kb.norms import Pack, joined, own_packs
from indicia.kb.norms import packs as shipped_packs
from indicia.model import ActivityGroup, Assessment, Finding, Quantity, Reading, TransparencyFact, VoicedReason
from indicia.resolve.merge import across
from indicia.resolve.origins import for_group
from indicia.weigh.series import over_time

File = str | os.PathLike[str]


def assess(
    readings: Reading | Iterable[Reading],
    *,
    as_of: date | str | None = None,
    norms: Sequence[File] = (),
    likelihoods: File | None = None,
    judgements: File | None = None,
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
    by = _figures(likelihoods, judgements, norms)
    return _assessed(readings, as_date(as_of), by)


def series(
    readings: Reading | Iterable[Reading],
    *,
    as_of: date | str | None = None,
    norms: Sequence[File] = (),
    likelihoods: File | None = None,
    judgements: File | None = None,
) -> tuple[Assessment, ...]:
    """As `assess`, and in each assessment's `series` how the ranges moved day by day, and which report moved them.

    A point for every day on which pages telling of the activity came out.
    Pages without a date count from the start, and so does what an analyst
    adds. Which pages belong together, and who said it first, is taken from
    all of them: the point of a day can differ from `assess` with that day as
    `as_of`, which knows less.

    Args and errors: as `assess`.
    """
    by = _figures(likelihoods, judgements, norms)
    return tuple(_over_time(a, by) for a in _assessed(readings, as_date(as_of), by))


def matrix(assessment: Assessment, *, likelihoods: File | None = None, judgements: File | None = None) -> Matrix:
    """An assessment's reports as an ACH matrix: a row for each, a mark under each purpose (docs/ach.md).

    Give the same files as to `assess`.
    """
    by = _figures(likelihoods, judgements)
    return weigh.matrix_of(assessment.reports, assessment.origins, likelihoods=by.table)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """What pages are weighed by: likelihoods and norm packs (None: those that ship), and the analyst's hand."""

    rows: tuple[Row, ...]
    judged: Judgements
    packs: Sequence[Pack] | None

    @property
    def table(self) -> tuple[Row, ...]:
        return table(self.judged, self.rows)


def _figures(likelihoods: File | None, judgements: File | None, packs: Sequence[File] = ()) -> _Figures:
    return _Figures(
        rows=own_likelihoods(os.fspath(likelihoods)) if likelihoods else shipped_likelihoods(),
        judged=own_judgements(os.fspath(judgements)) if judgements else Judgements(),
        packs=joined(shipped_packs(), *(own_packs(os.fspath(path)) for path in packs)) if packs else None,
    )


def _assessed(readings: Reading | Iterable[Reading], day: date | None, by: _Figures) -> tuple[Assessment, ...]:
    given = [readings] if isinstance(readings, Reading) else list(readings)
    known = _known_by(given, day)
    groups = across(known)
    found = tuple(_assess(group, known, day, by, alone=len(groups) == 1) for group in groups)
    if len(known) == len(_known_by(given, None)):  # else what a judgement is about may be on a page that was left out
        check_used(by.judged, found)
    return found or (_nothing(known, day, by),)


def _known_by(readings: Sequence[Reading], day: date | None) -> tuple[Reading, ...]:
    """Readings of different pages published up to the day; the same text under another name is the same page."""
    known = {r.page.id: r for r in reversed(readings) if not (day and r.page.published and r.page.published > day)}
    return tuple(reversed(known.values()))


def _nothing(readings: tuple[Reading, ...], day: date | None, by: _Figures) -> Assessment:
    return Assessment(activity=None, as_of=day, weighing=weigh.weigh((), (), likelihoods=by.rows), readings=readings)


def _assess(
    group: ActivityGroup, readings: tuple[Reading, ...], day: date | None, by: _Figures, *, alone: bool
) -> Assessment:
    mine = tuple(r for r in readings if any(m.page == r.page.id for m in group.members))
    odds = priors(group.activity.kind)
    told = Counted(*for_group(group, without_struck(by.judged, mine)))
    hand = counted(by.judged, told, members=group.members, readings=mine, rows=by.rows, priors=odds, alone=alone)
    weighing = weigh.weigh(hand.reports, hand.origins, priors=prior_odds(by.judged, odds), likelihoods=by.table)
    return Assessment(
        activity=group.activity,
        as_of=day,
        weighing=weighing,
        readings=mine,
        members=group.members,
        because=group.because,
        findings=_findings(group, mine, day, by.packs),
        explanations=_voiced(group, mine),
        origins=hand.origins,
        reports=hand.reports,
        overrides=hand.overrides,
    )


def _over_time(assessment: Assessment, by: _Figures) -> Assessment:
    if assessment.activity is None:
        return assessment
    points = over_time(
        assessment.reports,
        assessment.origins,
        days={r.page.id: r.page.published for r in assessment.readings},
        priors=prior_odds(by.judged, priors(assessment.activity.kind)),
        likelihoods=by.table,
    )
    return replace(assessment, series=points)


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
