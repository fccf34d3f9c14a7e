"""When activities start and end: of the dates that a page tells, those that a small model believes to be theirs.

What the rules of `when` and `dated` find is one candidate among others, and its
agreement a feature of the others. The weights say when it is to be believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from indicia.extract.activities.dated import days_of, end_of, name_year, start_of
from indicia.extract.activities.grouping import Group, kind_of, shown
from indicia.extract.activities.linked import of_spans
from indicia.extract.activities.mention import Scene
from indicia.extract.activities.past import is_past
from indicia.extract.activities.when_around import orphans
from indicia.extract.activities.when_counted import counted_on, is_day
from indicia.extract.activities.when_features import Make, Slot, View, bare, nothing, told
from indicia.extract.activities.when_paths import manner
from indicia.extract.activities.when_roles import gone_by, toned
from indicia.extract.activities.when_spots import Spot, as_when, closest, seats, spots
from indicia.extract.dates import forward
from indicia.extract.marking import Marks
from indicia.kb.moments import total
from indicia.model import Span, Status, When

MARGIN: dict[Slot, float] = {"start": 1.0, "end": 1.0}
"""Another date, or none, has to outweigh the one of the rules by so much; of 0.5, 1, 1.5 and 2 under cross-validation
the best."""
OPEN: dict[Slot, float] = {"start": 0.0, "end": 0.3}
"""Taken off the weight of leaving a slot open: under cross-validation (0.3 for both) as many slots are right
in all, open ones included; more starts are told on unseen pages with 0."""
Moments = tuple[When | None, When | None]


class Option(NamedTuple):
    """A date that a slot may take (None: it stays open), with its features and the expression that gives it."""

    when: When | None
    features: tuple[str, ...]
    told: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One group with all that its dates are chosen from."""

    group: Group
    status: Status
    found: tuple[Spot, ...]
    view: View
    ruled: Moments
    days: int | None


def moments(
    groups: Sequence[Group],
    scenes: Sequence[Scene],
    states: Sequence[Status],
    *,
    year: int | None = None,
    live: bool = False,
    marks: Marks | None = None,
) -> list[Moments]:
    """Start and end of every group; `year` is the page's own, `live` that it is told hour by hour."""
    chosen = []
    for case in cases(groups, scenes, states, year=year, live=live):
        start = best(case, options(case, "start"), "start", marks)
        chosen.append((start, best(case, options(case, "end", start), "end", marks)))
    return chosen


def best(case: Case, choices: Sequence[Option], slot: Slot, marks: Marks | None = None) -> When | None:
    """The heaviest of the options; what the rules say stands unless it is outweighed clearly."""
    linked = _linked(case.group, choices, slot, marks)
    weights = [
        total(slot, option.features) - (OPEN[slot] if option.when is None else 0) + odds
        for option, odds in zip(choices, linked, strict=True)
    ]
    likeliest = max(range(len(choices)), key=weights.__getitem__)
    ruled = [i for i, option in enumerate(choices) if "as ruled" in option.features] or [likeliest]
    kept = max(ruled, key=weights.__getitem__)
    return choices[kept if weights[likeliest] - weights[kept] < MARGIN[slot] else likeliest].when


def _linked(group: Group, choices: Sequence[Option], slot: Slot, marks: Marks | None) -> Iterator[float]:
    """What the marker adds to each option: nothing to those that no expression gives."""
    odds = iter(of_spans(group, [option.told for option in choices if option.told is not None], marks, slot))
    return (next(odds) if option.told is not None else 0.0 for option in choices)


def cases(
    groups: Sequence[Group],
    scenes: Sequence[Scene],
    states: Sequence[Status],
    *,
    year: int | None = None,
    live: bool = False,
) -> Iterator[Case]:
    """Every group with its candidates and what the rules say."""
    found = spots(scenes)
    places = seats(groups, scenes)
    ties = [[closest(spot, place) for spot in found] for place in places]
    every = [d.mention for group in groups for d in group]
    strays = orphans(every, scenes)
    starts = [start_of(group, every, strays, live=live) for group in groups]
    rules = [(s, end_of(g, s, status, strays)) for g, s, status in zip(groups, starts, states, strict=True)]
    kinds = [kind_of(group) for group in groups]
    for n, (group, status) in enumerate(zip(groups, states, strict=True)):
        ruled, days = rules[n], days_of(group, strays)
        rank = {i: r for i, (r, _) in enumerate(ties[n])}
        yield Case(
            group=group,
            status=status,
            found=found,
            ruled=ruled,
            days=days,
            view=View(
                kind=kinds[n],
                status=status,
                past=is_past(group),
                rank=rank,
                rival={i: min((t[i][0] for o, t in enumerate(ties) if o != n), default=99) for i in rank},
                near={i: m for i, (_, m) in enumerate(ties[n])},
                best=min(rank.values(), default=99),
                year=year,
                ruled=frozenset(),
                other=frozenset(),
                strong=any(d.dates.start and not d.dates.weak for d in group),
                alone=len(groups) == 1,
                lone=kinds.count(kinds[n]) == 1,
                taken=frozenset(w.span for o, both in enumerate(rules) if o != n for w in both if w),
                first=n == 0,
                live=live,
                manner=manner(shown(group).mention),
                lasts=days is not None,
                others=[d.mention.head for o, other in enumerate(groups) if o != n for d in other],
            ),
        )


def options(case: Case, slot: Slot, start: When | None = None) -> list[Option]:
    """The options of one slot, the open one first; `start` is the start chosen, when the slot is the end."""
    ruled = case.ruled[slot == "end"]
    view = _with(case.view, _phrases(ruled), _phrases(start if slot == "end" else case.ruled[1]))
    out = [Option(None, tuple(nothing(view, start is not None)))]
    for number, spot in enumerate(case.found):
        out += _told(number, spot, case, view, slot)
    phrases = {p for o in out[1:] for p in _phrases(o.when)}
    out += [Option(w, tuple(bare(w, make, view))) for w, make in _bare(case, slot, start) if not _phrases(w) & phrases]
    return out


def _told(number: int, spot: Spot, case: Case, view: View, slot: Slot) -> Iterator[Option]:
    """A date of the page as it is told, and as it looks from the past, where that is another day."""
    point = spot.expression.last if slot == "end" and spot.expression.kind == "range" else spot.expression.first
    if point is None:
        return
    since = spot.expression.cue == "since"
    seen = gone_by(point) if since else toned(point, spot.verb) if spot.expression.cue else point
    when = as_when(spot, seen, slot, name_year(case.group))
    yield Option(when, tuple(told(number, spot, when, "told", view, slot)), spot.span)
    ahead = forward(point)
    if ahead != point and not since:
        when = as_when(spot, ahead, slot)
        yield Option(when, tuple(told(number, spot, when, "ahead", view, slot)), spot.span)


def _bare(case: Case, slot: Slot, start: When | None) -> Iterator[tuple[When, Make]]:
    """Dates that no expression of the page gives."""
    ruled = case.ruled[slot == "end"]
    if ruled is not None:
        yield ruled, "ruled"
    span = shown(case.group).mention.span
    if slot == "start":
        yield When(span=span, relative="published"), "today"
        yield When(span=span, relative="published month + 0"), "month"
        if year := name_year(case.group):
            yield When(span=span, edtf=year), "named"
    elif start is not None:
        yield start, "once"
        if case.days and is_day(start):
            yield counted_on(start, case.days), "counted"


def _phrases(when: When | None) -> frozenset[str]:
    return frozenset(p for p in (when.edtf, when.relative) if p) if when else frozenset()


def _with(view: View, ruled: frozenset[str], other: frozenset[str]) -> View:
    return replace(view, ruled=ruled, other=other)
