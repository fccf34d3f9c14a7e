"""Who says what, and who says why: statements by speaker, reasons by hypothesis and holder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicia.model import Assessment, Attribution, Observation, Reading, Ref, VoicedReason
from indicia.report import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source over all pages and everything it says there; readers of comments are kept apart."""

    name: str
    reader: bool
    statements: tuple[tuple[str, Attribution], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who offers or rejects a reason."""

    name: str
    reader: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Hypotheses by holders; a cell holds every reason that this holder voices for that hypothesis."""

    hypotheses: tuple[str, ...]
    holders: tuple[Holder, ...]
    cells: dict[tuple[str, Holder], tuple[VoicedReason, ...]]

    def cell(self, hypothesis: str, holder: Holder) -> tuple[VoicedReason, ...]:
        """The reasons in one cell, `()` where nothing is voiced."""
        return self.cells.get((hypothesis, holder), ())


def speakers(readings: Sequence[Reading]) -> tuple[Speaker, ...]:
    """Speakers in the order of their first statement, readers last."""
    found: dict[tuple[str, bool], list[tuple[str, Attribution]]] = {}
    for reading in readings:
        for a in reading.attributions:
            found.setdefault((a.source, a.zone == "comment"), []).append((reading.page.id, a))
    everybody = [Speaker(name=name, reader=reader, statements=tuple(s)) for (name, reader), s in found.items()]
    return tuple(sorted(everybody, key=lambda s: s.reader))


def matrix(voiced: Iterable[VoicedReason]) -> Matrix:
    """Reasons as a matrix; rows in the catalogue's order, readers in the last columns."""
    cells: dict[tuple[str, Holder], tuple[VoicedReason, ...]] = {}
    for v in voiced:
        key = v.explanation.hypothesis, holder_of(v)
        cells[key] = (*cells.get(key, ()), v)
    order = {h: n for n, h in enumerate(words.hypothesis_order())}
    hypotheses = sorted(dict.fromkeys(h for h, _ in cells), key=lambda h: order.get(h, len(order)))
    holders = sorted(dict.fromkeys(holder for _, holder in cells), key=lambda holder: holder.reader)
    return Matrix(hypotheses=tuple(hypotheses), holders=tuple(holders), cells=cells)


def holder_of(v: VoicedReason) -> Holder:
    """Who voices a reason."""
    return Holder(name=v.explanation.holder, reader=v.explanation.zone == "comment")


def voiced_on(reading: Reading) -> tuple[VoicedReason, ...]:
    """The reasons of one page."""
    return tuple(VoicedReason(page=reading.page.id, explanation=e) for e in reading.explanations)


def ref_of(v: VoicedReason) -> Ref:
    """Where a reason is voiced."""
    return Ref(v.page, v.explanation.span)


def observations(assessment: Assessment) -> tuple[tuple[str, Observation], ...]:
    """The observations that its pages report of an assessment's activity, each with its page."""
    mine = {(m.page, m.activity.id) for m in assessment.members}
    return tuple((r.page.id, o) for r in assessment.readings for o in r.observations if (r.page.id, o.activity) in mine)
