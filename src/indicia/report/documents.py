"""The shape of our JSON, as types: the same classes write the documents and their JSON Schema.

A reading's document is the model's `Reading` without the page's raw bytes and
with the marks of every activity. In an assessment's document every span says
which page it is on: by `page` beside it, or as `[page, [start, end]]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from msgspec import UNSET, UnsetType

from indicia.model import (
    Activity,
    Attribution,
    Confidence,
    Explanation,
    Finding,
    HypothesisRange,
    Judgement,
    LookFor,
    Mark,
    Member,
    Observation,
    Origin,
    Override,
    Party,
    Place,
    Purpose,
    Quantity,
    Report,
    SeriesPoint,
    Span,
    TransparencyFact,
    Verdict,
    VoicedReason,
    When,
    Zone,
)

MarkWord = Literal["yes", "no", "disputed", "not_reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDocument:
    """A page without its raw bytes; spans index `text` in code points."""

    id: str
    name: str
    text: str
    language: str
    published: date | None
    outlet: str | None
    media_type: Literal["text/plain", "text/html"]
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedActivity(Activity):
    """An activity with planned, notified and observed as the page reports them; conditions never count."""

    marks: dict[Mark, MarkWord]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingDocument:
    """All that one page reports."""

    schema: Literal["indicia/reading/1"] = "indicia/reading/1"
    page: PageDocument
    attributions: tuple[Attribution, ...]
    activities: tuple[MarkedActivity, ...]
    transparency: tuple[TransparencyFact, ...]
    explanations: tuple[Explanation, ...]
    judgements: tuple[Judgement, ...]
    observations: tuple[Observation, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedParty(Party):
    """A party and the page that its span indexes."""

    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedPlace(Place):
    """A place and the page that its span indexes."""

    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedWhen(When):
    """A date and the page that its span indexes."""

    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedQuantity(Quantity):
    """A number and the page that its span indexes."""

    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedPurpose(Purpose):
    """A stated aim and the page that its span indexes."""

    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedActivity(Activity):
    """An activity merged over pages: `page` is that of `trigger` and `mentions`; other slots name their own."""

    page: str
    mentions: tuple[Span, ...] = ()
    actors: tuple[LocatedParty, ...] = ()
    partners: tuple[LocatedParty, ...] = ()
    forces: tuple[LocatedParty, ...] = ()
    places: tuple[LocatedPlace, ...] = ()
    start: LocatedWhen | None = None
    end: LocatedWhen | None = None
    troops: tuple[LocatedQuantity, ...] = ()
    equipment: tuple[LocatedQuantity, ...] = ()
    purposes: tuple[LocatedPurpose, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentDocument:
    """The answer for one activity; `activity` is null when no page reports one.

    `series` and `overrides` are there only if asked for.
    """

    schema: Literal["indicia/assessment/1"] = "indicia/assessment/1"
    activity: LocatedActivity | None
    as_of: date | None
    marks: dict[Mark, MarkWord]
    findings: tuple[Finding, ...]
    hypotheses: tuple[HypothesisRange, ...]
    verdict: Verdict
    next: tuple[LookFor, ...]
    reference_class: str
    weight_bits: float
    explanations: tuple[VoicedReason, ...]
    origins: tuple[Origin, ...]
    reports: tuple[Report, ...]
    members: tuple[Member, ...]
    because: tuple[str, ...]
    pages: tuple[PageDocument, ...]
    confidence: Confidence | UnsetType = UNSET
    series: tuple[SeriesPoint, ...] | UnsetType = UNSET
    overrides: tuple[Override, ...] | UnsetType = UNSET


SCHEMAS: dict[str, type] = {"reading-1": ReadingDocument, "assessment-1": AssessmentDocument}
"""File names in docs/schema and the documents that they describe."""
