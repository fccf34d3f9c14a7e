"""Explanations: every reason somebody offers for an activity, who offers it, and how firmly.

Opinions are shown, never weighed; so a doubtful reading of a reason costs a
line on the screen, no probability. Source: DESIGN.md; docs/decisions/0050.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from indicia.extract.clauses import Sentence, halved
from indicia.extract.explanations_marked import SUPPORTED, SURE, Marked, hypothesis_in, joined, marked
from indicia.extract.explanations_options import not_voiced_by, ordinal, references
from indicia.extract.explanations_scene import INTERVIEWER, Candidate, Scene, scene
from indicia.extract.explanations_scorer import announces, is_clear, lists, log_odds, offered
from indicia.extract.explanations_stance import stance_of
from indicia.extract.explanations_words import hypothesis_of, strong_words, within
from indicia.extract.marking import Marks
from indicia.extract.parse import Parsed
from indicia.kb.hypotheses import OTHER, devset_category
from indicia.model import AUTHOR, Activity, Attribution, Explanation, Span, Stance

ENOUGH = 0.3
"""Log odds from which a candidate is a reason; chosen on held-out folds (docs/decisions/0050)."""
CLEAR = -1.0
"""The same for stretches that a clear cue introduces, or that are items of an announced list."""
CERTAIN = 3.0
"""From these log odds a reason of the rules needs no mark: costs a third of a point of F1, keeps what readers say in
short (docs/decisions/0053)."""
HEARD = 5.0
"""From these log odds the rules have a say in the category of a reason that the marker sees, too."""
SURE_FRAMES = frozenset({"purposes", "unknown"})
SURE_WEIGHT = 20.0
"""Log odds given to frames whose words alone make a reason: stated aims, denials, "some other factor"."""


def explanations(
    parsed: Parsed,
    activities: Sequence[Activity],
    attributions: Sequence[Attribution],
    marks: Marks | None = None,
) -> tuple[Explanation, ...]:
    """Every reason offered for an activity in headline, body and comments, in reading order.

    A page without activities has no explanations. The holder is the source of
    the innermost statement that holds the reason, else the author or reader.
    `marks`: what the learned marker sees; without it the rules read alone.
    """
    if not activities:
        return ()
    here = scene(parsed, activities, attributions)
    ruled = list(_apart(list(_reasons(here))))
    if marks is not None:
        ruled = _with_marks(here, ruled, marks)
    chosen = [part for reason in ruled for part in _parts(here, reason)]
    return tuple(_noun(r, number, here) for number, r in enumerate(_once(chosen), 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reason:
    candidate: Candidate
    holder: str
    hypothesis: str
    stance: Stance


def _reasons(here: Scene) -> Iterator[_Reason]:
    found: list[_Reason] = []
    for candidate, expected in offered(here):
        sure = candidate.cue in SURE_FRAMES or candidate.stance == "rejects"
        value = SURE_WEIGHT if sure else log_odds(here, candidate, expected)
        if value >= (CLEAR if is_clear(candidate, expected) else ENOUGH):
            found.append(_reason(here, replace(candidate, weight=value)))
    yield from found
    given = _enumerated(found)
    for sentence in here.sentences:
        yield from (_reason(here, replace(c, weight=SURE_WEIGHT)) for c in references(here, sentence, given))


def _with_marks(here: Scene, ruled: Sequence[_Reason], marks: Marks) -> list[_Reason]:
    """The rules' reasons that the marker has noticed, too, or that are certain; and what it is sure of.

    A sentence that leaves the reason open ("some other factor") or only announces several offers none itself.
    """
    found = list(marked(here, joined(marks.of("reason"))))
    unknown = {r.candidate.sentence.order for r in ruled if r.candidate.cue == "unknown"}
    kept = [(r, _best(found, r)) for r in ruled]
    told = [_firmer(here, r, mark) if mark else r for r, mark in kept if mark or r.candidate.weight >= CERTAIN]
    beside = [m for m in found if not any(m.span.overlaps(r.candidate.span) for r in told)]
    new = [m for m in beside if m.mark.odds >= SURE and m.sentence.order not in unknown and not lists(m.sentence)]
    return [*_apart(told), *(_of_mark(here, m) for m in new)]


def _best(found: Sequence[Marked], reason: _Reason) -> Marked | None:
    """The likeliest mark that has noticed a reason of the rules, too."""
    noticed = [m for m in found if m.mark.odds >= SUPPORTED and m.span.overlaps(reason.candidate.span)]
    return max(noticed, key=lambda m: m.mark.odds, default=None)


def _firmer(here: Scene, reason: _Reason, one: Marked) -> _Reason:
    """A reason of the rules as the marker tells it; doubt, rejection and what frames make sure of stay the rules'."""
    told = _of_mark(here, one, ruled=reason.hypothesis if reason.candidate.weight >= HEARD else None)
    if devset_category(reason.hypothesis) == devset_category(told.hypothesis):
        told = replace(told, hypothesis=reason.hypothesis)  # the rules read more than the mark's own words
    candidate = replace(reason.candidate, span=one.span)
    if reason.candidate.weight >= SURE_WEIGHT:
        return replace(reason, candidate=candidate, holder=told.holder)
    stance = told.stance if reason.stance in ("asserts", "possible") else reason.stance
    return replace(told, candidate=candidate, stance=stance)


def _of_mark(here: Scene, one: Marked, *, ruled: str | None = None) -> _Reason:
    voice = here.voice_of(one.span, one.sentence)
    text = here.page_text[one.span.start : one.span.end]
    return _Reason(
        candidate=one.candidate,
        holder=voice.holder,
        hypothesis=within(hypothesis_in(one, text, ruled=ruled), text),
        stance="possible" if voice.holder == INTERVIEWER else cast("Stance", one.mark.manner),
    )


def _parts(here: Scene, reason: _Reason) -> Iterator[_Reason]:
    """A reason that joins two of different hypotheses ("theatre, and the rest may be practice") as two."""
    candidate = reason.candidate
    if candidate.weight < SURE_WEIGHT and not candidate.guessed and not ordinal(candidate.sentence):
        for halves in halved(here.page_text, candidate.span):
            parts = [_reason(here, replace(candidate, span=half, hint=None)) for half in halves]
            if parts[0].hypothesis != parts[1].hypothesis and all(
                strong_words(here.page_text[h.start : h.end]) for h in halves
            ):
                yield from parts
                return
    yield reason


def _enumerated(found: Sequence[_Reason]) -> dict[int, tuple[str, int]]:
    """Hypothesis and sentence by number in an enumeration: the weightiest of a sentence, the first of a number."""
    given: dict[int, tuple[str, int]] = {}
    for reason in sorted(found, key=lambda r: (r.candidate.sentence.order, -r.candidate.weight)):
        place = ordinal(reason.candidate.sentence)
        if place:
            given.setdefault(place, (reason.hypothesis, reason.candidate.sentence.order))
    return given


def _reason(here: Scene, candidate: Candidate) -> _Reason:
    candidate = replace(candidate, span=here.voices.within(candidate.span))
    voice = here.voice_of(candidate.span, candidate.sentence)
    text = here.page_text[candidate.span.start : candidate.span.end]
    return _Reason(
        candidate=candidate,
        holder=voice.holder,
        hypothesis=candidate.hypothesis or hypothesis_of(text, candidate.sentence.text, hint=candidate.hint),
        stance=candidate.stance or stance_of(here, candidate, voice),
    )


def _apart(found: Sequence[_Reason]) -> Iterator[_Reason]:
    """Of reasons that overlap, the weightiest."""
    kept: list[Span] = []
    for reason in sorted(found, key=lambda r: (-r.candidate.weight, r.candidate.span)):
        span = reason.candidate.span
        at = bisect_left(kept, span)
        if not any(span.overlaps(k) for k in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, span)
            yield reason


def _once(found: Sequence[_Reason]) -> list[_Reason]:
    """One reason per holder, hypothesis and stance, the weightiest, in reading order; `other` may be several."""
    best: dict[tuple[str, str, Stance, int], _Reason] = {}
    for number, reason in enumerate(found):
        key = (reason.holder, reason.hypothesis, reason.stance, number if reason.hypothesis == OTHER else -1)
        if key not in best or best[key].candidate.weight < reason.candidate.weight:
            best[key] = reason
    return sorted(best.values(), key=lambda r: r.candidate.span)


def _noun(reason: _Reason, number: int, here: Scene) -> Explanation:
    candidate = reason.candidate
    activity = here.activity_of(candidate.span)
    return Explanation(
        id=f"x{number}",
        activity=activity.id,
        span=candidate.span,
        holder=reason.holder,
        stance=reason.stance,
        hypothesis=reason.hypothesis,
        zone=candidate.sentence.paragraph.zone.kind,
        official=is_official(candidate, reason.holder, activity),
        not_voiced_by=_not_voiced(here, candidate.sentence) if reason.holder == AUTHOR else (),
    )


def is_official(candidate: Candidate, holder: str, activity: Activity) -> bool:
    """Whether the acting side states a reason as its own purpose."""
    if any(p.span.overlaps(candidate.span) for p in activity.purposes):
        return True
    acting = {party.name.lower() for party in (*activity.actors, *activity.forces)}
    return candidate.cue in PURPOSE_CUES and any(
        re.search(rf"(?<!\w){re.escape(name)}", holder.lower()) for name in acting
    )


def _not_voiced(here: Scene, sentence: Sentence) -> tuple[str, ...]:
    """Who is said not to give a reason: in its own paragraph, or where its enumeration was announced."""
    names = _unsaid_in(here, sentence)
    if not names:
        before = (s for s in reversed(here.sentences[: sentence.order]) if s.paragraph.zone.kind == "body")
        names = [n for s in [*islice(before, LIST_REACH)][::-1] if announces(s) for n in _unsaid_in(here, s)]
    return tuple(dict.fromkeys(names))


def _unsaid_in(here: Scene, sentence: Sentence) -> list[str]:
    """The names of those who are said not to speak of it, in the paragraph of a sentence."""
    return [n for s in here.sentences if s.paragraph is sentence.paragraph for n in not_voiced_by(here, s)]


PURPOSE_CUES = frozenset({"purpose", "in_order_to", "with_aim", "aim_is", "designed", "aimed_at", "serves", "purposes"})
LIST_REACH = 8
"""An enumeration is looked for so many sentences back."""
