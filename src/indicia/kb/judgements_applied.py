"""An analyst's judgements put in place of ours, and the record of what each replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indicia.errors import KnowledgeError
from indicia.kb.hypotheses import hypothesis
from indicia.kb.indicators import indicators
from indicia.kb.judgements_own import Added, Judgements, Signature
from indicia.kb.likelihoods import Cell, Prior, Priors, Row
from indicia.kb.likelihoods_own import over
from indicia.kb.own_file import near
from indicia.kb.yaml_lines import Fault
from indicia.model import Assessment, Member, Origin, Override, OverrideKind, Reading, Report

ORDER: tuple[OverrideKind, ...] = ("struck", "added", "grade", "likelihood", "prior")
"""As they are numbered: what was reported first, then what it is worth."""
ADDED_KIND = "added"
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Counted:
    """What is weighed of one activity, after the analyst's hand, and the record of it."""

    origins: tuple[Origin, ...]
    reports: tuple[Report, ...]
    overrides: tuple[Override, ...] = ()


def table(judged: Judgements, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The likelihoods with the analyst's cells in place of those given."""
    return over(rows, {key: cell for key, (cell, _) in judged.cells.items()})


def prior_odds(judged: Judgements, priors: Priors) -> Priors:
    """The priors of a class with the analyst's in place of ours.

    Raises:
        KnowledgeError: No distribution fits inside them any more; the message names file, line and both sums.
    """
    if not judged.priors:
        return priors
    rows = tuple(_prior(judged, priors.id, p) for p in priors.rows)
    low, high = sum(p.low for p in rows), sum(p.high for p in rows)
    if not low <= 1 + ROUNDING or not high >= 1 - ROUNDING:
        problem = (
            f"leave no room for a distribution in class {priors.id!r}: with ours for the other purposes the lows add "
            f"up to {low:.3g} and the highs to {high:.3g}; 1 must lie between."
        )
        raise judged.file.wrong(Fault(("priors",), problem))
    return replace(priors, rows=rows)


def _prior(judged: Judgements, of: str, prior: Prior) -> Prior:
    key = _prior_key(judged, of, prior)
    if not key:
        return prior
    low, high, signed = judged.priors[key]
    return replace(prior, low=low, high=high, reason=signed.why)


def _prior_key(judged: Judgements, of: str, prior: Prior) -> str:
    """The entry about a purpose in a reference class: the one for this class before the one for all; "" if none."""
    return next((k for k in (f"{of}/{prior.hypothesis}", prior.hypothesis) if k in judged.priors), "")


def without_struck(judged: Judgements, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings without the observations that the analyst struck out."""
    if not judged.struck:
        return tuple(readings)
    return tuple(
        replace(r, observations=tuple(o for o in r.observations if f"{r.page.id}/{o.id}" not in judged.struck))
        for r in readings
    )


def counted(
    judged: Judgements,
    told: Counted,
    *,
    members: Sequence[Member],
    readings: Sequence[Reading],
    rows: Sequence[Row],
    priors: Priors,
    alone: bool,
) -> Counted:
    """Origins and reports of one activity after grades and additions; `rows` and `priors` are those replaced.

    `alone`: there is no other activity, so that an addition needs no name of one.

    Raises:
        KnowledgeError: An addition names no activity though there are
            several, or a new origin without a grade.
    """
    kept, reports = list(told.origins), list(told.reports)
    overrides = list(_struck(judged, members, readings))
    for name, one in sorted(judged.added.items()):
        if _mine(judged, one, members, alone=alone):
            origin = _origin_of(judged, one, kept)
            if origin not in kept:
                kept.append(origin)
            reports.append(Report(indicator=one.indicator, present=one.present, origin=origin.id))
            overrides.append(_added(name, one, origin))
    graded = dict(_graded(judged, kept))
    overrides += [_grade(o, *graded[o.id]) for o in kept if o.id in graded]
    kept = [replace(o, grade=graded[o.id][0]) if o.id in graded else o for o in kept]
    overrides += [*_likelihoods(judged, rows), *_prior_records(judged, priors)]
    ordered = sorted(overrides, key=lambda o: (ORDER.index(o.kind), o.target))
    return Counted(tuple(kept), tuple(reports), tuple(ordered))


def check_used(judged: Judgements, assessments: Iterable[Assessment]) -> None:
    """Complain of an origin, observation or activity that none of the assessments has.

    Raises:
        KnowledgeError: With the nearest id that is known.
    """
    found = list(assessments)
    used = {(o.kind, o.target) for a in found for o in a.overrides}
    origins = {o.id: o.name for a in found for o in a.origins}
    observations = [
        f"{r.page.id}/{o.id}"
        for a in found
        for r in a.readings
        for o in r.observations
        if any(m.page == r.page.id and m.activity.id == o.activity for m in a.members)
    ]
    for key in judged.struck:
        if ("struck", key) not in used:
            raise _unknown(judged, ("strike", key), "is no observation of these pages", near(key, observations))
    for key in judged.grades:
        if key not in origins and key not in origins.values():
            hint = near(key, [*origins, *origins.values()])
            raise _unknown(judged, ("grades", key), "is no origin on these pages", hint)
    for key, one in judged.added.items():
        if ("added", key) not in used:
            known = [f"{m.page}/{m.activity.id}" for a in found for m in a.members]
            problem = f"is {one.activity!r}, no activity of these pages" if one.activity else "finds no activity"
            path = ("add", key, "activity") if one.activity else ("add", key)
            raise _unknown(judged, path, problem, near(one.activity, known))


def _unknown(judged: Judgements, path: tuple[str, ...], problem: str, hint: str) -> KnowledgeError:
    return judged.file.wrong(Fault(path, f"{problem}. `indicia judgements PAGE...` lists those that are.{hint}"))


def _mine(judged: Judgements, one: Added, members: Sequence[Member], *, alone: bool) -> bool:
    if one.activity:
        return any(one.activity == f"{m.page}/{m.activity.id}" for m in members)
    if alone:
        return True
    problem = "has no activity, and these pages tell of several. `indicia judgements PAGE...` lists them."
    raise judged.file.wrong(Fault((*one.signed.at, "activity"), problem))


def _origin_of(judged: Judgements, one: Added, known: Sequence[Origin]) -> Origin:
    """The origin that an addition names, or a new one."""
    found = [o for o in known if one.origin in (o.id, o.name)]
    if found:
        if one.grade and one.grade != found[0].grade:
            problem = f"is {one.grade!r}, but {one.origin!r} is an origin of these pages. Set its grade under `grades`."
            raise judged.file.wrong(Fault((*one.signed.at, "grade"), problem))
        return found[0]
    if not one.grade:
        names = near(one.origin, [x for o in known for x in (o.id, o.name)])
        problem = f"is missing, and {one.origin!r} is no origin of these pages. A new one needs a grade.{names}"
        raise judged.file.wrong(Fault((*one.signed.at, "grade"), problem))
    id = f"{ADDED_KIND}:{' '.join(one.origin.casefold().split())}"
    return Origin(id=id, name=one.origin, kind=ADDED_KIND, grade=one.grade, acting_side=one.acting_side)


def _graded(judged: Judgements, origins: Sequence[Origin]) -> Iterator[tuple[str, tuple[str, Signature]]]:
    """Origin id, grade and signature of every entry that these origins have, by id or by name."""
    seen: set[str] = set()
    for key, (grade, signed) in sorted(judged.grades.items()):
        for origin in origins:
            if key in (origin.id, origin.name):
                if origin.id in seen:
                    raise judged.file.wrong(Fault(signed.at, f"grades {origin.id!r}, which another entry grades, too."))
                seen.add(origin.id)
                yield origin.id, (grade, signed)


def _struck(judged: Judgements, members: Sequence[Member], readings: Sequence[Reading]) -> Iterator[Override]:
    mine = {(m.page, m.activity.id) for m in members}
    for r in readings:
        for o in r.observations:
            target = f"{r.page.id}/{o.id}"
            if target in judged.struck and (r.page.id, o.activity) in mine:
                name, signed = _indicator(o.indicator), judged.struck[target]
                yield _record("struck", target, name, o.status, "", signed, indicator=o.indicator)


def _added(name: str, one: Added, origin: Origin) -> Override:
    after = f"{'present' if one.present else 'absent'}, by {origin.name}, grade {origin.grade}"
    return _record(
        "added", name, _indicator(one.indicator), "", after, one.signed, indicator=one.indicator, origin=origin.id
    )


def _grade(origin: Origin, grade: str, signed: Signature) -> Override:
    return _record("grade", origin.id, origin.name, origin.grade, grade, signed, origin=origin.id)


def _likelihoods(judged: Judgements, rows: Sequence[Row]) -> Iterator[Override]:
    ours = {(r.indicator, c.hypothesis): c for r in rows for c in r.cells}
    for (k, h), (cell, signed) in judged.cells.items():
        name = f"{_indicator(k)}, under {hypothesis(h).name}"
        before, after = _range(ours[k, h]), f"{_range(cell)} {cell.mark}".rstrip()
        yield _record("likelihood", f"{k}/{h}", name, before, after, signed, indicator=k, hypothesis=h)


def _prior_records(judged: Judgements, priors: Priors) -> Iterator[Override]:
    for ours in priors.rows:
        key = _prior_key(judged, priors.id, ours)
        if key:
            after = _range(_prior(judged, priors.id, ours))
            signed = judged.priors[key][2]
            yield _record("prior", key, ours.name, _range(ours), after, signed, hypothesis=ours.hypothesis)


def _record(
    kind: OverrideKind,
    target: str,
    name: str,
    before: str,
    after: str,
    signed: Signature,
    *,
    indicator: str = "",
    hypothesis: str = "",
    origin: str = "",
) -> Override:
    return Override(
        kind=kind, target=target, name=name, before=before, after=after, who=signed.who, when=signed.when,
        why=signed.why, indicator=indicator, hypothesis=hypothesis, origin=origin,
    )  # fmt: skip


def _range(interval: Cell | Prior) -> str:
    return f"{interval.low:g}-{interval.high:g}"


def _indicator(id: str) -> str:
    return next((i.name for i in indicators() if i.id == id), id)
