"""An analyst's judgements put in place of ours, and the record of what each replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indicia.errors import KnowledgeError
from indicia.kb import judgements_recorded as recorded
from indicia.kb.judgements_own import Added, Judgements, Signature
from indicia.kb.likelihoods import Prior, Priors, Row, reference_classes
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
    """The priors of a class, or of the one that the analyst chose for it, with his in place of ours.

    Raises:
        KnowledgeError: No distribution fits inside them any more; the message names file, line and both sums.
    """
    priors = _chosen(judged, priors)
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


def _chosen(judged: Judgements, priors: Priors) -> Priors:
    """The reference class to weigh in; it says so where it is not that of the kind of activity."""
    use, signed = judged.classes.get(priors.id, ("", None))
    if signed is None or use == priors.id:
        return priors
    found = next(c for c in reference_classes() if c.id == use)
    said = f"{found.reference_class} (chosen by {signed.who} in place of the class {priors.id})"
    return replace(found, reference_class=said)


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
            overrides.append(recorded.added(name, one, origin))
    graded = dict(_graded(judged, kept))
    overrides += [recorded.graded(o, *graded[o.id]) for o in kept if o.id in graded]
    kept = [replace(o, grade=graded[o.id][0]) if o.id in graded else o for o in kept]
    overrides += [*_likelihoods(judged, rows), *_priors(judged, priors)]
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
    """The origin that an addition names, in capitals or not, or a new one."""
    id = f"{ADDED_KIND}:{_folded(one.origin)}"
    found = next((o for o in known if _folded(one.origin) in (_folded(o.id), _folded(o.name)) or id == o.id), None)
    if found:
        _check_same(judged, one, found)
        return found
    if not one.grade:
        names = near(one.origin, [x for o in known for x in (o.id, o.name)])
        problem = f"is missing, and {one.origin!r} is no origin of these pages. A new one needs a grade.{names}"
        raise judged.file.wrong(Fault((*one.signed.at, "grade"), problem))
    return Origin(id=id, name=one.origin, kind=ADDED_KIND, grade=one.grade, acting_side=one.acting_side)


def _check_same(judged: Judgements, one: Added, known: Origin) -> None:
    """Complain of an addition that says of a known origin what is not so."""
    ours = known.kind != ADDED_KIND
    where = "an origin of these pages" if ours else "named by another entry"
    if one.grade and one.grade != known.grade:
        advice = "Set its grade under `grades`." if ours else "Give one grade for both."
        problem = f"is {one.grade!r}, but {known.name!r} is {where}, with {known.grade!r}. {advice}"
        raise judged.file.wrong(Fault((*one.signed.at, "grade"), problem))
    if one.acting_side and not known.acting_side:
        problem = f"is true, but {known.name!r} is {where}, and does not act itself. Leave this out."
        raise judged.file.wrong(Fault((*one.signed.at, "acting_side"), problem))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


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
                yield recorded.struck(target, o, judged.struck[target])


def _likelihoods(judged: Judgements, rows: Sequence[Row]) -> Iterator[Override]:
    ours = {(r.indicator, c.hypothesis): c for r in rows for c in r.cells}
    for (indicator, hypothesis), (own, signed) in judged.cells.items():
        yield recorded.likelihood(indicator, ours[indicator, hypothesis], own, signed)


def _priors(judged: Judgements, priors: Priors) -> Iterator[Override]:
    if priors.id in judged.classes:
        use, signed = judged.classes[priors.id]
        yield recorded.chosen(priors.id, use, signed)
    priors = _chosen(judged, priors)
    for ours in priors.rows:
        key = _prior_key(judged, priors.id, ours)
        if key:
            yield recorded.prior(key, ours, _prior(judged, priors.id, ours), judged.priors[key][2])
