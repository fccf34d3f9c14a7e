"""Scores on pages marked in the devset format: precision, recall and F1 per phenomenon.

Two columns: *exact* wants the same characters, *overlap* wants most of them.
What counts as the same is one small function per phenomenon, below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indicia.bench.devset import CODES, GoldPage
from indicia.bench.matching import Count, Score, overlap, pairs, score
from indicia.kb.hypotheses import hypothesis
from indicia.model import Activity, Attribution, Explanation, Observation, Party, Reading, TransparencyFact, Zone

MOST = 0.5
"""Overlap (intersection over union) from which two spans count as the same stretch."""
REASON_OVERLAP = 0.3
"""The same for reasons: where one begins is a matter of taste (two people agree on .86 by this measure)."""

Likeness = Callable[[Any, Any], float]
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phenomenon:
    """One line of the table: which nouns to compare, and when two are the same."""

    name: str
    nouns: Callable[[Reading], Sequence[Any]]
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesReport:
    """Scores by name, shares of right values among matched activities, and the hard negatives."""

    pages: int
    scores: dict[str, Score]
    values: dict[str, tuple[int, int]]
    negatives_called_activity: tuple[int, int]
    conditions_taken_for_facts: int


def same_name(a: str, b: str) -> bool:
    """Names alike but for case, articles and outer blanks."""
    return _plain(a) == _plain(b)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name.strip()).casefold()


def _zone_exact(a: Zone, b: Zone) -> float:
    return float(a == Zone(kind=b.kind, span=b.span, author=a.author))


def _zone_overlap(a: Zone, b: Zone) -> float:
    return _enough(overlap([a.span], [b.span]), MOST) if a.kind == b.kind else 0.0


def _enough(value: float, least: float) -> float:
    return value if value >= least else 0.0


def _attribution_exact(a: Attribution, b: Attribution) -> float:
    return float((a.source_span, a.content) == (b.source_span, b.content))


def _attribution_overlap(a: Attribution, b: Attribution) -> float:
    return _enough(overlap(a.content, b.content), MOST) if _same_source(a, b) else 0.0


def _same_source(a: Attribution, b: Attribution) -> bool:
    if a.source_span and b.source_span:
        return a.source_span.overlaps(b.source_span)
    return same_name(a.source, b.source)


def _attribution_named(a: Attribution, b: Attribution) -> float:
    return _enough(overlap(a.content, b.content), MOST) if same_name(a.source, b.source) else 0.0


def _content_only(a: Attribution, b: Attribution) -> float:
    return _enough(overlap(a.content, b.content), MOST)


def _codes(parties: Iterable[Party]) -> set[str]:
    return {p.code for p in parties if p.code}


def _same_actor(a: Activity, b: Activity) -> bool:
    ours, theirs = _codes(a.actors), _codes(b.actors)
    return bool(ours & theirs) or ours == theirs


def _same_place(a: Activity, b: Activity) -> bool:
    if not a.places or not b.places:
        return not a.places and not b.places
    return any(p.span.overlaps(q.span) or same_name(p.name, q.name) for p in a.places for q in b.places)


def _trigger_likeness(a: Activity, b: Activity) -> float:
    mentions = (a.trigger, *a.mentions)
    if a.trigger.overlaps(b.trigger):
        return 1.0
    return 0.5 if any(m.overlaps(b.trigger) for m in mentions) else 0.0


def _activity_exact(a: Activity, b: Activity) -> float:
    return float(a.kind == b.kind and a.trigger == b.trigger)


def _activity_overlap(a: Activity, b: Activity) -> float:
    """Kind, actor and place right; the trigger only decides between rivals."""
    if a.kind != b.kind or not _same_actor(a, b) or not _same_place(a, b):
        return 0.0
    return 0.1 + _trigger_likeness(a, b)


def _activity_kind_actor(a: Activity, b: Activity) -> float:
    return 0.1 + _trigger_likeness(a, b) if a.kind == b.kind and _same_actor(a, b) else 0.0


def _fact_exact(a: TransparencyFact, b: TransparencyFact) -> float:
    return float((a.mark, a.value, a.span) == (b.mark, b.value, b.span))


def _fact_overlap(a: TransparencyFact, b: TransparencyFact) -> float:
    return float((a.mark, a.value) == (b.mark, b.value) and a.span.overlaps(b.span))


def _reason_spans(a: Explanation, b: Explanation) -> float:
    if a.span.within(b.span) or b.span.within(a.span):
        return max(overlap([a.span], [b.span]), REASON_OVERLAP)
    return _enough(overlap([a.span], [b.span]), REASON_OVERLAP)


def _reason_exact(a: Explanation, b: Explanation) -> float:
    return float(a.span == b.span and same_name(a.holder, b.holder))


def _reason_overlap(a: Explanation, b: Explanation) -> float:
    return _reason_spans(a, b) if same_name(a.holder, b.holder) else 0.0


def _reason_hypothesis(a: Explanation, b: Explanation) -> float:
    return _reason_overlap(a, b) if hypothesis(a.hypothesis).devset == b.hypothesis else 0.0


def _observation_exact(a: Observation, b: Observation) -> float:
    return float((a.indicator, a.status, a.span) == (b.indicator, b.status, b.span))


def _observation_overlap(a: Observation, b: Observation) -> float:
    alike = (a.indicator, a.status) == (b.indicator, b.status)
    return (2.0 if a.span.overlaps(b.span) else 1.0) if alike else 0.0


def _facts(reading: Reading) -> Sequence[TransparencyFact]:
    return [f for f in reading.transparency if f.value != "condition"]


def _observed(reading: Reading) -> Sequence[Observation]:
    return [o for o in reading.observations if o.indicator in CODES]


PHENOMENA: tuple[Phenomenon, ...] = (
    Phenomenon(name="zones, exact", nouns=lambda r: r.page.zones, likeness=_zone_exact),
    Phenomenon(name="zones, overlap", nouns=lambda r: r.page.zones, likeness=_zone_overlap),
    Phenomenon(name="attributions, exact", nouns=lambda r: r.attributions, likeness=_attribution_exact),
    Phenomenon(name="attributions, overlap", nouns=lambda r: r.attributions, likeness=_attribution_overlap),
    Phenomenon(name="attributions, resolved name", nouns=lambda r: r.attributions, likeness=_attribution_named),
    Phenomenon(name="attributions, content alone", nouns=lambda r: r.attributions, likeness=_content_only),
    Phenomenon(name="activities, exact trigger", nouns=lambda r: r.activities, likeness=_activity_exact),
    Phenomenon(name="activities, kind + actor", nouns=lambda r: r.activities, likeness=_activity_kind_actor),
    Phenomenon(name="activities, kind + actor + place", nouns=lambda r: r.activities, likeness=_activity_overlap),
    Phenomenon(name="transparency, exact", nouns=_facts, likeness=_fact_exact),
    Phenomenon(name="transparency, overlap", nouns=_facts, likeness=_fact_overlap),
    Phenomenon(name="explanations, exact", nouns=lambda r: r.explanations, likeness=_reason_exact),
    Phenomenon(name="explanations, overlap", nouns=lambda r: r.explanations, likeness=_reason_overlap),
    Phenomenon(name="explanations, with hypothesis", nouns=lambda r: r.explanations, likeness=_reason_hypothesis),
    Phenomenon(name="indicators, exact", nouns=_observed, likeness=_observation_exact),
    Phenomenon(name="indicators, code + status", nouns=_observed, likeness=_observation_overlap),
)


def compare(found: Reading, gold: Reading) -> dict[str, Count]:
    """Count one page's matches for every phenomenon."""
    counts = {}
    for phenomenon in PHENOMENA:
        ours, theirs = phenomenon.nouns(found), phenomenon.nouns(gold)
        right = len(pairs(ours, theirs, phenomenon.likeness))
        counts[phenomenon.name] = Count(right, len(ours), len(theirs))
    return counts


def values(found: Reading, gold: Reading) -> dict[str, Count]:
    """Slots of matched activities and stances of matched reasons: how many are right, of how many marked."""
    activities = pairs(found.activities, gold.activities, _activity_kind_actor)
    reasons = pairs(found.explanations, gold.explanations, _reason_overlap)
    page = found.page
    return {
        "published": _share([page.published == gold.page.published]),
        "outlet": _share([same_name(page.outlet or "", gold.page.outlet or "")]),
        "activity status": _share(a.status == b.status for a, b in activities),
        "activity background": _share(a.background == b.background for a, b in activities),
        "activity start": _share(_edtf(a.start) == _edtf(b.start) for a, b in activities if b.start),
        "activity end": _share(_edtf(a.end) == _edtf(b.end) for a, b in activities if b.end),
        "activity troops": _share(_interval(a) == _interval(b) for a, b in activities if b.troops),
        "explanation stance": _share(a.stance == b.stance for a, b in reasons),
    }


def _share(answers: Iterable[bool]) -> Count:
    listed = list(answers)
    return Count(sum(listed), len(listed), len(listed))


def _edtf(when: Any) -> str | None:
    return when.edtf if when else None


def _interval(activity: Activity) -> tuple[int | None, int | None, int | None] | None:
    if not activity.troops:
        return None
    first = activity.troops[0]
    return first.value, first.low, first.high


def report(readings: Sequence[Reading], gold: Sequence[GoldPage]) -> PagesReport:
    """Score readings against the marks of the same pages, in the same order."""
    compared = [compare(r, g.reading) for r, g in zip(readings, gold, strict=True)]
    slots = [values(r, g.reading) for r, g in zip(readings, gold, strict=True)]
    negative = [r for r, g in zip(readings, gold, strict=True) if not g.reading.activities]
    return PagesReport(
        pages=len(gold),
        scores={p.name: score([c[p.name] for c in compared]) for p in PHENOMENA},
        values={name: _summed(slots, name) for name in (slots[0] if slots else {})},
        negatives_called_activity=(sum(bool(r.activities) for r in negative), len(negative)),
        conditions_taken_for_facts=sum(_conditions(r, g.reading) for r, g in zip(readings, gold, strict=True)),
    )


def _summed(slots: Sequence[dict[str, Count]], name: str) -> tuple[int, int]:
    return sum(s[name].right for s in slots), sum(s[name].marked for s in slots)


_CONDITIONAL = re.compile(r"\b(if|should|unless|ought)\b", re.IGNORECASE)


def _conditions(found: Reading, gold: Reading) -> int:
    """Facts of ours that nobody marked and that stand in a conditional or wishing sentence."""
    text = found.page.text
    wrong = [f for f in _facts(found) if not any(_fact_overlap(f, g) for g in _facts(gold))]
    return sum(bool(_CONDITIONAL.search(text[f.span.start : f.span.end])) for f in wrong)
