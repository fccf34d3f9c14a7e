"""The nouns of one page: what it holds, and who says what, where, when and why."""

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
VerdictWord = Literal["indicated", "leaning", "no clear indication", "not enough reported"]
Presence = Literal["present", "absent", "denied"]
PartyKind = Literal["state", "alliance", "organisation", "formation"]
PlaceKind = Literal["city", "region", "country", "sea", "range", "other"]


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
