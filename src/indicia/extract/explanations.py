"""Explanations: every reason somebody offers for an activity, who offers it, and how firmly.

Opinions are shown, never weighed; so a doubtful reading of a reason costs a
line on the screen, no probability. Source: DESIGN.md; docs/decisions/0050.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from indicia.extract.clauses import Sentence
from indicia.extract.explanations_features import candidate_features
from indicia.extract.explanations_frames import Candidate, answers, candidates
from indicia.extract.explanations_lexicon import lexicon
from indicia.extract.explanations_options import not_voiced_by, ordinal, references, unknown_factors
from indicia.extract.explanations_scene import Scene, scene
from indicia.extract.explanations_stance import stance_of
from indicia.extract.explanations_words import SCORER_FILE, hypothesis_of
from indicia.extract.parse import Parsed
from indicia.kb.catalogue import document
from indicia.kb.hypotheses import OTHER
from indicia.model import AUTHOR, Activity, Attribution, Explanation, Stance

ENOUGH = 0.0
"""Log odds from which a candidate is a reason; chosen on held-out folds (docs/decisions/0050)."""
SURE = frozenset({"purposes", "unknown", "against_nobody", "not_against"})
"""Frames whose words alone make a reason."""
ASKED = 0.45
LISTED = 0.65
ASKED_SENTENCES = 4
"""So many sentences after a question for the reason, or after "three reasons", reasons are expected."""


def explanations(
    parsed: Parsed, activities: Sequence[Activity], attributions: Sequence[Attribution]
) -> tuple[Explanation, ...]:
    """Every reason offered for an activity in headline, body and comments, in reading order.

    A page without activities has no explanations. The holder is the source of
    the innermost statement that holds the reason, else the author or reader.
    """
    if not activities:
        return ()
    here = scene(parsed, activities, attributions)
    chosen = sorted(_apart(list(_reasons(here))), key=lambda r: r.candidate.span)
    return tuple(_noun(r, number, here) for number, r in enumerate(_once(chosen), 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reason:
    candidate: Candidate
    holder: str
    hypothesis: str
    stance: Stance


def offered(here: Scene) -> Iterator[tuple[Candidate, float]]:
    """Every candidate of the page, with how much reasons are expected where it stands."""
    expecting = _Expecting()
    for sentence in here.sentences:
        expected = expecting.at(sentence)
        for candidate in _offered(here, sentence, expected):
            yield candidate, expected


def _reasons(here: Scene) -> Iterator[_Reason]:
    found: list[_Reason] = []
    for candidate, expected in offered(here):
        value = score(candidate_features(here, candidate, expected))
        if candidate.cue in SURE or value >= ENOUGH:
            found.append(_reason(here, replace(candidate, weight=value), expected))
    yield from found
    given = _enumerated(found)
    for sentence in here.sentences:
        yield from (_reason(here, c, 0.0) for c in references(here, sentence, given))


def _enumerated(found: Sequence[_Reason]) -> dict[int, str]:
    """The hypotheses of the reasons that an enumeration numbers; the weightiest of a sentence, the first of a number."""
    given: dict[int, str] = {}
    for reason in sorted(found, key=lambda r: (r.candidate.sentence.order, -r.candidate.weight)):
        place = ordinal(reason.candidate.sentence)
        if place:
            given.setdefault(place, reason.hypothesis)
    return given


def score(features: Mapping[str, float]) -> float:
    """Log odds that a candidate is a reason.

    >>> score({}) == 0.0
    True
    """
    table = weights()
    return sum(table.get(name, 0.0) * value for name, value in features.items())


@cache
def weights() -> Mapping[str, float]:
    """The scorer's weights by feature name."""
    return {str(name): float(value) for name, value in document(SCORER_FILE)["weights"].items()}


class _Expecting:
    """How much reasons are expected: after a question for them, more after a list of them is announced.

    Within the paragraph, or in the next one when the announcement closes its own; an
    enumeration ("First", "And third") keeps it up.
    """

    def __init__(self) -> None:
        self._left = 0
        self._bonus = 0.0
        self._paragraph: object = None
        self._carries = False

    def at(self, sentence: Sentence) -> float:
        """The weight that a sentence gains; call once a sentence, in order."""
        listed = ENUMERATOR.match(sentence.text) is not None
        if sentence.paragraph is not self._paragraph:
            if not self._carries and not listed:
                self._left = 0
            self._paragraph = sentence.paragraph
        bonus = self._bonus if self._left > 0 else 0.0
        self._left, self._carries = max(0, self._left - 1), False
        gain = announces(sentence)
        if gain or (bonus and listed):
            self._left, self._carries = ASKED_SENTENCES, True
            self._bonus = max(gain, bonus if listed else 0.0)
        return bonus


ENUMERATOR = re.compile(
    r"^\W{0,3}(?:and |but |then )?(?:first|second|third|fourth|finally|lastly|another|one|the (?:first|second|third|other|last)|"
    r"on the (?:one|other) hand|or)\b",
    re.IGNORECASE,
)


def _offered(here: Scene, sentence: Sentence, expected: float) -> Iterator[Candidate]:
    unknown = list(unknown_factors(here, sentence))
    if unknown:
        yield from unknown
    elif expected and ordinal(sentence):
        yield from answers(here, sentence, whole=True)
    else:
        yield from candidates(here, sentence)
        yield from answers(here, sentence, cue="answer" if expected else "clause")


def announces(sentence: Sentence) -> float:
    """What the next sentences gain: after a list of reasons is announced, a question for them, or a suspicion asked."""
    words = lexicon()
    if not sentence.asks and any(p.search(sentence.text) for p in words.lists):
        return LISTED
    if any(p.search(sentence.text) for p in (*words.asks, *words.lists)):
        return ASKED
    return ASKED if sentence.asks and any(p.search(sentence.text) for f in words.families for p in f.strong) else 0.0


def _reason(here: Scene, candidate: Candidate, expected: float) -> _Reason:
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
    kept: list[_Reason] = []
    for reason in sorted(found, key=lambda r: (-r.candidate.weight, r.candidate.span)):
        if not any(reason.candidate.span.overlaps(k.candidate.span) for k in kept):
            kept.append(reason)
            yield reason


def _once(found: Sequence[_Reason]) -> Iterator[_Reason]:
    """One reason per holder, hypothesis and stance: the first in reading order; `other` may be several."""
    seen: set[tuple[str, str, Stance]] = set()
    for reason in found:
        key = (reason.holder, reason.hypothesis, reason.stance)
        if reason.hypothesis == OTHER or key not in seen:
            seen.add(key)
            yield reason


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
    return candidate.cue in PURPOSE_CUES and any(name in holder.lower() for name in acting)


def _not_voiced(here: Scene, sentence: Sentence) -> tuple[str, ...]:
    """Who is said not to give a reason: in its own paragraph, or where its enumeration was announced."""
    paragraph = sentence.paragraph
    names = [n for s in here.sentences if s.paragraph is paragraph for n in not_voiced_by(here, s)]
    if not names:
        before = [s for s in here.sentences if s.order < sentence.order and s.paragraph.zone.kind == "body"]
        names = [n for s in before[-LIST_REACH:] if announces(s) for n in not_voiced_by(here, s)]
    return tuple(dict.fromkeys(names))


PURPOSE_CUES = frozenset({"purpose", "in_order_to", "with_aim", "aim_is", "designed", "aimed_at", "serves", "purposes"})
LIST_REACH = 8
"""An enumeration is looked for so many sentences back."""
