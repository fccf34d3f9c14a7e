"""A past case day by day: after each day with news, what the weighing says on what was known by then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indicia.bench.cases import Case, Sighting
from indicia.bench.weigh_beliefs import Belief, beliefs, ours, reports
from indicia.kb.likelihoods import Priors, Row, priors
from indicia.model import Weighing
from indicia.weigh import weigh

_CITED = re.compile(r"\bcases? (\d+(?:(?: \([^)]*\))?(?:, | and )\d+)*)")
_SIGNAL = re.compile(r"\bc\d+\b")
_PARENTHESES = re.compile(r"\([^)]*\)")
SIGNAL_CASES = frozenset((6, 8))
"""Rows that cite a line of the list of indicators (tradecraft.md (c)): its dates are of these two cases."""

DAY = timedelta(days=1)

Dated = tuple[date, Belief]
"""What is believed from a day on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day with news: what was learned on it, and what all that was known makes of it."""

    day: date
    learned: tuple[Sighting, ...]
    weighing: Weighing
    beliefs: dict[str, Belief]


def replay(case: Case, rows: Sequence[Row]) -> tuple[Moment, ...]:
    """A moment for each day with news, in order."""
    return tuple(_moment(case, day, rows) for day in news_days(case))


def news_days(case: Case) -> tuple[date, ...]:
    """The days on which something became known, in order."""
    return tuple(sorted({s.day for s in case.sightings}))


def _moment(case: Case, day: date, rows: Sequence[Row]) -> Moment:
    known = case.known(day)
    reference = priors(case.kind)
    weighing = weigh(reports(known), case.origins, priors=reference, likelihoods=rows)
    return Moment(
        day=day,
        learned=tuple(s for s in known if s.day == day),
        weighing=weighing,
        beliefs=beliefs(known, case.origins, weighing, reference, rows),
    )


def ours_by_day(
    case: Case, rows: Sequence[Row], *, only_found: bool = False, reference: Priors | None = None
) -> tuple[Dated, ...]:
    """Our belief after each day with news, under other conditions than the real ones.

    Args:
        rows: The table of likelihoods. Reports on indicators that it lacks are left out.
        only_found: Leave out what is remembered or from an unchecked compilation (every mark but F).
        reference: Priors in place of those of the case's reference class.
    """
    kept = {r.indicator for r in rows}
    usable = [s for s in case.sightings if s.indicator in kept and (s.mark == "F" or not only_found)]
    return tuple(
        (day, ours([s for s in usable if s.day <= day], case.origins, reference or priors(case.kind), rows))
        for day in news_days(case)
    )


def flat(reference: Priors) -> Priors:
    """A reference class in which every purpose is as likely as any other: what evidence alone says."""
    share = 1 / len(reference.rows)
    rows = tuple(replace(p, low=share, high=share, reason="equal") for p in reference.rows)
    return replace(reference, id="equal", reference_class="every purpose equally likely", source="", rows=rows)


def holding(case: Case, day: date) -> date:
    """The last day with news up to a day: what was known then still holds."""
    return max(d for d in news_days(case) if d <= day)


def lasting(case: Case) -> tuple[int, ...]:
    """For how many days the state after each day with news holds; the last one up to `case.last`."""
    days = news_days(case)
    return tuple((end - day) // DAY for day, end in zip(days, (*days[1:], case.last + DAY), strict=True))


def cited(source: str) -> frozenset[int]:
    """Numbers of the cases that a row of the table of likelihoods gives as its source.

    >>> sorted(cited("c1 (case 8; but case 13, a fearful defender; case 9, a false claim)"))
    [6, 8, 9, 13]
    >>> sorted(cited("norms.md (declared just below), cases 3, 7 and 9; D"))
    [3, 7, 9]
    """
    lists = (_PARENTHESES.sub("", m) for m in _CITED.findall(source))
    named = {int(n) for numbers in lists for n in re.findall(r"\d+", numbers)}
    return frozenset(named | (SIGNAL_CASES if _SIGNAL.search(source) else frozenset()))
