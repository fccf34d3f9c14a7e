"""The nouns: what a page holds and what we make of it.

All are frozen; collections are tuples. A `Span` indexes code points of
`Page.text`, half-open, so `page.text[s.start:s.end]` is the evidence.
Nothing is invented: a slot that the page does not fill is `None` or `()`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from indicia.errors import SpanError

AUTHOR = "author"
"""Holder and source name of the author's own voice."""

ZoneKind = Literal["headline", "byline", "rubric", "caption", "body", "links", "boilerplate", "comment"]
SourceKind = Literal["person", "organisation", "state", "anonymous", "author", "reader"]
Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["asserted", "probable", "possible", "hypothetical", "conditional"]
ActivityKind = Literal[
    "exercise", "command_staff_exercise", "snap_inspection", "live_fire", "missile_test",
    "deployment", "mobilization", "alert", "withdrawal", "border_closure", "other",
]  # fmt: skip
Status = Literal["planned", "under_way", "finished", "cancelled", "denied", "hypothetical"]
Basis = Literal["announced", "estimated", "reported"]
Mark = Literal["planned", "notified", "observed"]
MarkValue = Literal["yes", "no", "condition"]
Stance = Literal["asserts", "possible", "doubts", "rejects"]
Presence = Literal["present", "absent", "denied"]
PartyKind = Literal["state", "alliance", "organisation", "formation"]
PlaceKind = Literal["city", "region", "country", "sea", "range", "other"]
Result = Literal["consistent", "not consistent", "not applicable", "cannot be judged"]
Duty = Literal["arises", "may arise", "does not arise", ""]
OverrideKind = Literal["likelihood", "prior", "grade", "struck", "added"]
VerdictWord = Literal["indicated", "leaning", "no clear indication", "not enough reported"]


class Span(NamedTuple):
    """Half-open stretch `[start, end)` in code points of `Page.text`."""

    start: int
    end: int

    def within(self, outer: Span) -> bool:
        """Whether this span lies inside `outer` (equal counts)."""
        return outer.start <= self.start and self.end <= outer.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Ref(NamedTuple):
    """A span on a named page: how an assessment over many pages cites."""

    page: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of a page of one kind; a comment names its reader."""

    kind: ZoneKind
    span: Span
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document. Offsets of everything else index `text`, which never changes.

    Raises:
        SpanError: A zone lies outside the text, or two zones overlap.
    """

    id: str
    name: str
    text: str
    language: str
    zones: tuple[Zone, ...]
    published: date | None = None
    outlet: str | None = None
    media_type: Literal["text/plain", "text/html"] = "text/plain"
    raw: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        last = 0
        for zone in self.zones:
            start, end = zone.span
            if not last <= start < end <= len(self.text):
                raise SpanError(
                    f"Zone {zone.kind} {start}-{end} of page {self.name!r} overlaps its neighbour or lies "
                    f"outside the text (length {len(self.text)} code points). Zones must be in order and apart."
                )
            last = end


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what: source, cue and content (as in PARC and PolNeAR).

    `source` is the name resolved over the page; `source_span` is the mention
    beside the cue and may be a pronoun. `relays` passed the words on.
    """

    id: str
    source: str
    source_kind: SourceKind
    content: tuple[Span, ...]
    source_span: Span | None = None
    cue_span: Span | None = None
    form: Form = "indirect"
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    zone: ZoneKind = "body"
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state, alliance or formation that takes part. `code`: ISO 3166 alpha-2, or NATO, CSTO, EU, UN, OSCE."""

    name: str
    kind: PartyKind = "state"
    code: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym; after resolution with coordinates (WGS 84 degrees) and the uncertainty in km."""

    name: str
    span: Span
    kind: PlaceKind = "other"
    country: str | None = None
    region: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderDistance:
    """Distance from an activity's place to a foreign border, km; `low` and `high` carry the place's extent."""

    country: str
    km: float
    low: float
    high: float
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A point or interval in time as EDTF, or relative to the page's date when that is unknown.

    `relative` reads like `published - 2 days`; it is kept after resolution,
    so that a reader sees how the date came about.
    """

    span: Span
    edtf: str | None = None
    relative: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of troops or pieces as an interval: "up to 13,000" is low None, high 13000.

    `value` is the number as written; "about" leaves low and high open. `part`: counts
    some of those that another number counts ("3,000 of them"), so it's no rival of it.
    """

    what: str
    span: Span
    value: int | None = None
    low: int | None = None
    high: int | None = None
    qualifier: str = ""
    holder: str = AUTHOR
    basis: Basis = "reported"
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """An activity's aim as stated by the acting side or the narrator."""

    span: Span
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """How event data would code the activity: PLOVER 0.8's event type, mode and contexts."""

    event: str
    mode: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A military activity. `background`: told as context, not the page's news."""

    id: str
    kind: ActivityKind
    trigger: Span
    status: Status = "under_way"
    background: bool = False
    name: str | None = None
    mentions: tuple[Span, ...] = ()
    actors: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    forces: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    near_border_of: tuple[str, ...] = ()
    borders: tuple[BorderDistance, ...] = ()
    start: When | None = None
    end: When | None = None
    troops: tuple[Quantity, ...] = ()
    equipment: tuple[Quantity, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    plover: Plover | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransparencyFact:
    """Planned, notified or observed, as the page reports it; a condition is voiced, not reported."""

    activity: str
    mark: Mark
    value: MarkValue
    span: Span
    holder: str = AUTHOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A reason somebody offers for an activity.

    `official`: stated by the acting side as its own purpose.
    `not_voiced_by`: people of whom the page says that they do not give this reason.
    """

    id: str
    activity: str
    span: Span
    holder: str
    stance: Stance
    hypothesis: str
    zone: ZoneKind = "body"
    official: bool = False
    not_voiced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's own weighing of the reasons, such as "no clear indication in the open media"."""

    span: Span
    holder: str
    verdict: VerdictWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One page's report of an indicator, by whom and how firmly."""

    id: str
    activity: str
    indicator: str
    status: Presence
    span: Span
    holder: str = AUTHOR
    certainty: Certainty = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one page reports. `notes` say what could not be read, and why."""

    page: Page
    attributions: tuple[Attribution, ...] = ()
    activities: tuple[Activity, ...] = ()
    transparency: tuple[TransparencyFact, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    observations: tuple[Observation, ...] = ()
    notes: tuple[str, ...] = ()


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
