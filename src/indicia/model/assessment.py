"""The nouns of what is made of pages: one activity over pages, findings, origins, ranges, the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicia.model.reading import Activity, Explanation, Mark, Reading, Ref, VerdictWord

Result = Literal["consistent", "not consistent", "not applicable", "cannot be judged"]
Duty = Literal["arises", "may arise", "does not arise", ""]
OverrideKind = Literal["likelihood", "prior", "grade", "struck", "added"]
ConfidenceWord = Literal["low", "moderate", "high"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An activity as one page tells it, in a group that tells of the same one."""

    page: str
    activity: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityGroup:
    """One real activity over all pages: the merged rendering, its members, and why they were joined."""

    activity: Activity
    members: tuple[Member, ...]
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who first said it. `relays` only repeat. `grade`: Admiralty, such as B2; F and 6 mean unknown."""

    id: str
    name: str
    kind: str
    grade: str
    acting_side: bool = False
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one origin reports about one indicator, however many pages repeat it."""

    indicator: str
    present: bool
    origin: str
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One number held against one threshold: `reading` says whose number it is."""

    reading: str
    low: float | None
    high: float | None
    threshold: float
    unit: str
    outcome: Literal["above", "below", "may be above", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A norm's result for one activity. `checked`: the figure was held against the document.

    `duty`: whether what the rule asks for (`owed`, `to` whom, by when: `due`) arises at all;
    "" where a rule asks for nothing. `confidence`: the mark of the rule's figure (F, FM, MH, MM, ML).
    """

    norm: str
    pack: str
    title: str
    citation: str
    result: Result
    reason: str
    comparisons: tuple[Comparison, ...] = ()
    evidence: tuple[Ref, ...] = ()
    not_reported: tuple[str, ...] = ()
    would_settle: tuple[str, ...] = ()
    checked: bool = False
    duty: Duty = ""
    owed: str = ""
    to: str = ""
    due: date | None = None
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisRange:
    """Posterior range of one hypothesis; probabilities in [0, 1]."""

    id: str
    name: str
    p_low: float
    p_mid: float
    p_high: float
    prior_low: float
    prior_high: float
    inconsistency: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The word, the hypothesis it is about (if any), and the reasons in plain sentences."""

    word: VerdictWord
    hypothesis: str | None = None
    reasons: tuple[str, ...] = ()
    linchpins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How firm the sources are, whatever they say: about them, never about a hypothesis."""

    word: ConfidenceWord
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookFor:
    """An indicator worth looking for; `gain_bits` is the expected drop in entropy."""

    indicator: str
    name: str
    gain_bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What the arithmetic says of the reports: ranges, verdict, what to look for next."""

    hypotheses: tuple[HypothesisRange, ...]
    verdict: Verdict
    next: tuple[LookFor, ...] = ()
    reference_class: str = ""
    weight_bits: float = 0.0
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How one report, on the day it came in, moved the range of one hypothesis; that day's pages say it at `refs`."""

    indicator: str
    present: bool
    origin: str
    hypothesis: str
    low_before: float
    mid_before: float
    high_before: float
    low: float
    mid: float
    high: float
    refs: tuple[Ref, ...] = ()

    @property
    def shift(self) -> float:
        """By how much the end or middle that moved most did."""
        ends = (self.low - self.low_before, self.mid - self.mid_before, self.high - self.high_before)
        return max(map(abs, ends))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """The ranges once the `pages` of a day had come in. `day` is None for the start: pages without a date, or none."""

    day: date | None
    hypotheses: tuple[HypothesisRange, ...]
    verdict: VerdictWord
    hypothesis: str | None = None
    pages: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicedReason:
    """An explanation over pages: opinions are shown, never weighed."""

    page: str
    explanation: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A value that an analyst set in place of ours: which, what it replaced, who, when and why.

    `target` names it: indicator/hypothesis, hypothesis, origin, page/observation, or
    the name that the analyst gave to what he added. `before` is "" for what was
    added, `after` is "" for what was struck out.
    """

    kind: OverrideKind
    target: str
    name: str
    before: str
    after: str
    who: str
    when: date
    why: str
    indicator: str = ""
    hypothesis: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answer for one activity as of a date; `activity` is None when no page reports one.

    `series`: how it came about day by day; empty unless asked for (`pipeline.series`).
    `overrides`: what an analyst set in place of ours (`--judgements`).
    """

    activity: Activity | None
    as_of: date | None
    weighing: Weighing
    readings: tuple[Reading, ...]
    members: tuple[Member, ...] = ()
    because: tuple[str, ...] = ()
    marks: tuple[tuple[Mark, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    explanations: tuple[VoicedReason, ...] = ()
    origins: tuple[Origin, ...] = ()
    reports: tuple[Report, ...] = ()
    series: tuple[SeriesPoint, ...] = ()
    overrides: tuple[Override, ...] = ()
