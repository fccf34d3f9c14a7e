"""One past case as text: day by day what was learned, and what all that was known made of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from indicia.bench.cases import Sighting
from indicia.bench.weigh import POINTS, Record
from indicia.bench.weigh_beliefs import ATTACK, METHODS
from indicia.bench.weigh_replay import Moment
from indicia.bench.weigh_tables import NAMES, span, verdict
from indicia.kb import grades
from indicia.kb.indicators import indicator
from indicia.kb.likelihoods import priors

WIDTH = 110
SHOWN = 3
"""Purposes shown for each day, the likeliest first."""


def case_table(record: Record) -> str:
    """The replay, then how it ended, what is disputed, what was left out and why, and the scores."""
    return "\n".join((*_head(record), *_days(record), *_end(record), *_scores(record)))


def _head(record: Record) -> Iterator[str]:
    case = record.case
    yield f"{case.number} {case.id}: {case.title}"
    yield from _wrapped(f"Starting odds: {priors(case.kind).reference_class}.", "  ")
    if case.known_to == "watchers":
        yield "  The days are those on which the other side's watchers knew; the public did not."
    yield "  Ranges are lowest-middle-highest, in %. Every line is about what was known by the end of that day."


def _days(record: Record) -> Iterator[str]:
    for m in record.moments:
        yield ""
        yield f"{m.day}"
        for s in m.learned:
            yield from _learned(record, s)
        yield f"    P(attack) {span(m.beliefs['ours'].chance(ATTACK))}   {_said(m)}"
        yield f"    likeliest: {', '.join(_first(m))}"


def _learned(record: Record, s: Sighting) -> Iterator[str]:
    origin = next(o for o in record.case.origins if o.id == s.origin)
    denied = origin.acting_side and s.status != "present"
    grade = grades.denied(origin.grade) if denied else origin.grade
    side = ", acting side" if origin.acting_side else ""
    sign = {"present": "+", "absent": "-", "denied": "-"}[s.status]
    note = f"; {s.day_note}" if s.day_note else ""
    copies = f"; {len(s.relays)} articles" if len(s.relays) > 1 else ""
    yield from _wrapped(
        f"{sign} {indicator(s.indicator).name}{'' if s.status == 'present' else f', {s.status}'}: {s.fact} "
        f"({origin.name}, {grade}{side}{copies}) [{s.source}; {s.mark}{note}]",
        "    ",
    )


def _said(moment: Moment) -> str:
    told = moment.weighing.verdict
    return f"{verdict(told.word, told.hypothesis)}, {moment.weighing.weight_bits:.1f} bits of evidence"


def _first(moment: Moment) -> Iterator[str]:
    ranked = sorted(moment.weighing.hypotheses, key=lambda h: (-h.p_mid, h.id))
    return (f"{h.name} {span((h.p_low, h.p_mid, h.p_high))}" for h in ranked[:SHOWN])


def _end(record: Record) -> Iterator[str]:
    outcome = record.case.outcome
    yield ""
    yield from _wrapped(
        f"Attack: {outcome.attacked or 'none within 90 days'}. {outcome.fact} [{outcome.source}; {outcome.mark}]", ""
    )
    if outcome.later is not None:
        yield from _wrapped(f"Later: {outcome.later}. {outcome.later_fact}", "")
    shares = ", ".join(f"{code} {share:.0%}" for code, share in outcome.codes.items())
    yield from _wrapped(f"Main purpose ({outcome.standing}): {shares}. {outcome.note}", "")
    for name, items in (("Sources disagree:", outcome.disagree), ("Left out:", record.case.left_out)):
        if items:
            yield name
        for item in items:
            yield from _wrapped(f"- {item}", "  ")


def _scores(record: Record) -> Iterator[str]:
    yield ""
    yield f"{'Brier score (0 best)':<27}" + "".join(f"{p:>11}" for p in POINTS)
    for name, judged in (("attack", record.attack), ("purpose", record.purpose)):
        for m in METHODS:
            yield f"{name:<8} {NAMES[m]:<18}" + "".join(f"{judged[m][p].mid.brier:>11.2f}" for p in POINTS)


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
