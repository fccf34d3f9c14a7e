"""Who says what, and who says why: statements by speaker, reasons by hypothesis and holder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicia.model import (
    AUTHOR,
    Activity,
    Assessment,
    Attribution,
    Member,
    Observation,
    Origin,
    Reading,
    Ref,
    Span,
    VoicedReason,
)
from indicia.report import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody says; the same words on several pages are one statement, with all its places."""

    said: Attribution
    content: tuple[Ref, ...]
    places: tuple[Ref, ...]
    cue: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source over all pages and everything it says there; readers of comments are kept apart."""

    name: str
    reader: bool
    statements: tuple[Statement, ...]


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
    found: dict[tuple[str, bool], dict[str, Statement]] = {}
    for reading in readings:
        for a in reading.attributions:
            own = found.setdefault((a.source, a.zone == "comment"), {})
            words_said, told = _wording(reading, a), _statement(reading, a)
            known = own.get(words_said)
            own[words_said] = replace(known, places=known.places + told.places) if known else told
    everybody = [Speaker(name=n, reader=reader, statements=tuple(s.values())) for (n, reader), s in found.items()]
    return tuple(sorted(everybody, key=lambda s: s.reader))


def _statement(reading: Reading, a: Attribution) -> Statement:
    content = tuple(at(reading, span) for span in a.content)
    cue = at(reading, a.cue_span) if a.cue_span else None
    return Statement(said=a, content=content, places=content[:1], cue=cue)


def _wording(reading: Reading, a: Attribution) -> str:
    """What tells two statements of one speaker apart: polarity and words, not blanks or case."""
    words_said = " ".join(reading.page.text[span.start : span.end] for span in a.content)
    return " ".join([a.polarity, *words_said.lower().split()])


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


def refs_of(group: Iterable[VoicedReason]) -> tuple[Ref, ...]:
    """Where some reasons are voiced."""
    return tuple(ref_of(v) for v in group)


def voiced_on(reading: Reading) -> tuple[VoicedReason, ...]:
    """The reasons of one page."""
    return tuple(VoicedReason(page=reading.page.id, explanation=e) for e in reading.explanations)


def ref_of(v: VoicedReason) -> Ref:
    """Where a reason is voiced."""
    return Ref(v.page, v.explanation.span)


def observations(assessment: Assessment) -> tuple[tuple[Ref, Observation], ...]:
    """The observations that its pages report of an assessment's activity, each with where it stands."""
    mine = {(m.page, m.activity.id) for m in assessment.members}
    told = (pair for r in assessment.readings for pair in observed_on(r))
    return tuple((ref, o) for ref, o in told if (ref.page, o.activity) in mine)


def grouped(told: Iterable[tuple[Ref, Observation]]) -> tuple[tuple[tuple[Ref, ...], Observation], ...]:
    """Reports of one indicator by one voice as one, with every place where it stands."""
    found: dict[tuple[str, ...], list[tuple[Ref, Observation]]] = {}
    for ref, o in told:
        found.setdefault((o.indicator, o.status, o.holder, o.certainty), []).append((ref, o))
    return tuple((tuple(ref for ref, _ in group), group[0][1]) for group in found.values())


def together(cell: Iterable[VoicedReason]) -> tuple[tuple[VoicedReason, ...], ...]:
    """The reasons of one cell, those of one stance together."""
    found: dict[tuple[object, ...], list[VoicedReason]] = {}
    for v in cell:
        e = v.explanation
        found.setdefault((e.stance, e.official, e.not_voiced_by), []).append(v)
    return tuple(tuple(group) for group in found.values())


def observed_on(reading: Reading) -> tuple[tuple[Ref, Observation], ...]:
    """The observations of one page, each with where it stands."""
    return tuple((at(reading, o.span), o) for o in reading.observations)


def at(reading: Reading, span: Span) -> Ref:
    """A span of a reading's page."""
    return Ref(reading.page.id, span)


def member(reading: Reading, activity: Activity) -> Member:
    """An activity as one page tells it."""
    return Member(page=reading.page.id, activity=activity)


def of_origin(assessment: Assessment, origin: Origin) -> tuple[Ref, ...]:
    """Where an origin's reports stand."""
    return tuple(ref for report in assessment.reports if report.origin == origin.id for ref in report.refs)


def speaker_name(speaker: Speaker) -> str:
    """A speaker by name, the author's voice as "The author"."""
    return "The author" if speaker.name == AUTHOR else speaker.name


def manner(a: Attribution) -> str:
    """How a statement is made, beyond being asserted: denied, as a condition, through whom."""
    relays = f"via {words.listed(a.relays)}" if a.relays else ""
    parts = ("denies" if a.polarity == "denied" else "", words.certainty(a.certainty), relays)
    return ", ".join(filter(None, parts))
