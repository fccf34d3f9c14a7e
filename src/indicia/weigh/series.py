"""Reports by the day they came in -> how the ranges moved, and which report moved them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from indicia.kb import likelihoods as kb
from indicia.model import HypothesisRange, Move, Origin, Ref, Report, SeriesPoint, Weighing
from indicia.weigh.weighing import weigh

MOVED = 0.005
"""Half a per cent: a smaller move of an end or the middle would not show in whole per cent."""


def over_time(
    reports: Sequence[Report],
    origins: Sequence[Origin],
    *,
    days: Mapping[str, date | None],
    priors: kb.Priors | None = None,
    likelihoods: Sequence[kb.Row] | None = None,
) -> tuple[SeriesPoint, ...]:
    """Weigh the same reports once for every day on which pages came in.

    Hindsight: which pages tell of the activity and who said it first is as
    given, from all pages together, so a copy that comes later moves nothing.
    Reports of one day are taken in order of indicator and origin, so that
    their moves add up to the day's; the split among them depends on it.

    Args:
        reports, origins: As for `weigh`; a report counts from its earliest page.
        days: Page id -> day of publication, of every page that tells of the
            activity. Pages without a date count from the start.

    Returns:
        The start (`day` None), then a point per day. The last one has the
        ranges and the verdict of `weigh` on all reports.

    >>> [point.day for point in over_time((), (), days={"a": date(2022, 2, 1)})]
    [None, datetime.date(2022, 2, 1)]
    """
    pages = _pages(days)
    arrivals: defaultdict[date | None, list[Report]] = defaultdict(list)
    for report in reports:
        arrivals[_arrival(report, days)].append(report)
    known: list[Report] = []
    state = weigh((), origins, priors=priors, likelihoods=likelihoods)
    points = []
    for day in (None, *sorted(d for d in pages if d)):
        moves: list[Move] = []
        for report in sorted(arrivals[day], key=lambda r: (r.indicator, r.origin, r.present)):
            known.append(report)
            after = weigh(known, origins, priors=priors, likelihoods=likelihoods)
            moves.extend(_moves(report, _refs(report, day, days), state, after))
            state = after
        points.append(_point(day, pages.get(day, ()), state, moves))
    return tuple(points)


def _pages(days: Mapping[str, date | None]) -> dict[date | None, tuple[str, ...]]:
    found: defaultdict[date | None, list[str]] = defaultdict(list)
    for page in sorted(days):
        found[days[page]].append(page)
    return {day: tuple(pages) for day, pages in found.items()}


def _arrival(report: Report, days: Mapping[str, date | None]) -> date | None:
    """The day of its earliest page; None, the start, if one of them has no date."""
    known = [days[ref.page] for ref in report.refs if ref.page in days]
    return min((d for d in known if d), default=None) if None not in known else None


def _refs(report: Report, day: date | None, days: Mapping[str, date | None]) -> tuple[Ref, ...]:
    return tuple(sorted(ref for ref in report.refs if days.get(ref.page) == day))


def _point(day: date | None, pages: tuple[str, ...], state: Weighing, moves: Iterable[Move]) -> SeriesPoint:
    return SeriesPoint(
        day=day,
        hypotheses=state.hypotheses,
        verdict=state.verdict.word,
        hypothesis=state.verdict.hypothesis,
        pages=pages,
        moves=tuple(moves),
    )


def _moves(report: Report, refs: tuple[Ref, ...], before: Weighing, after: Weighing) -> Iterator[Move]:
    """The hypotheses that a report moved, the most moved first."""
    pairs = zip(before.hypotheses, after.hypotheses, strict=True)
    moves = (_move(report, refs, old, new) for old, new in pairs)
    yield from sorted((m for m in moves if m.shift >= MOVED), key=lambda m: (-m.shift, m.hypothesis))


def _move(report: Report, refs: tuple[Ref, ...], old: HypothesisRange, new: HypothesisRange) -> Move:
    return Move(
        indicator=report.indicator,
        present=report.present,
        origin=report.origin,
        hypothesis=new.id,
        low_before=old.p_low,
        mid_before=old.p_mid,
        high_before=old.p_high,
        low=new.p_low,
        mid=new.p_mid,
        high=new.p_high,
        refs=refs,
    )
