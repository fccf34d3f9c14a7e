"""Reasons that the learned marker sees, beside those that the rules find.

What the rules find is a reason if the marker has noticed it, too, or if its
frame leaves no doubt; what the marker is sure of is one by itself. Words and
hypothesis are the rules' where there are any, the stance is the marker's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicia.extract.clauses import Sentence, tidy
from indicia.extract.explanations_lexicon import weigh_words
from indicia.extract.explanations_scene import Candidate, Scene
from indicia.extract.explanations_words import features, word_model
from indicia.extract.marking import Mark
from indicia.kb.hypotheses import devset_category
from indicia.model import Span

SURE = 0.5
"""Log odds from which a mark needs no rule; with `SUPPORTED`, best of 5 x 5 (docs/decisions/0052)."""
LEAST_CHARS = 12
"""Shorter marks are splinters of reasons (the same run)."""
SUPPORTED = -2.0
"""Log odds from which a mark counts that a rule's reason overlaps."""
PHRASES, WORDS = 1.5, 0.1
"""What the lexicon's phrases and the word model weigh beside the marker's log probabilities; best of .3 to 3 (0056)."""
RULED = 7.0
"""What the category of rules that are certain of a reason weighs; 6 to 9 are alike (docs/decisions/0057)."""
UNHEARD = 1e-3
"""Least probability of a category, so that the phrases may still win."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked stretch, tidied, in its sentence."""

    mark: Mark
    span: Span
    sentence: Sentence

    @property
    def candidate(self) -> Candidate:
        """As the rules put a candidate."""
        return Candidate(span=self.span, sentence=self.sentence, weight=self.mark.odds, cue="marked")


def joined(found: Sequence[Mark]) -> list[Mark]:
    """The marks of a task, those that touch as one."""
    whole: list[Mark] = []
    for mark in found:
        if whole and mark.span.start - whole[-1].span.end <= 1:
            mark = _one(whole.pop(), mark)
        whole.append(mark)
    return whole


def _one(first: Mark, second: Mark) -> Mark:
    """Two marks as one, each with the weight of its length."""
    a, b = (m.span.end - m.span.start for m in (first, second))

    def mixed(ours: Mapping[str, float], theirs: Mapping[str, float]) -> dict[str, float]:
        return {label: (ours[label] * a + theirs[label] * b) / (a + b) for label in ours}

    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        odds=(first.odds * a + second.odds * b) / (a + b),
        what=mixed(first.what, second.what),
        how=mixed(first.how, second.how),
    )


def marked(here: Scene, found: Sequence[Mark]) -> Iterator[Marked]:
    """The marks of some length that lie in sentences of the scene."""
    for mark in found:
        sentence, span = _sentence(here, mark.span), tidy(here.page_text, mark.span)
        if sentence is not None and span is not None and span.end - span.start >= LEAST_CHARS:
            yield Marked(mark=mark, span=span, sentence=sentence)


def _sentence(here: Scene, span: Span) -> Sentence | None:
    """The sentence that holds most of a stretch."""
    touched = [s for s in here.sentences if s.span.overlaps(span)]
    return max(touched, key=lambda s: min(s.span.end, span.end) - max(s.span.start, span.start), default=None)


def hypothesis_in(one: Marked, text: str, *, ruled: str | None = None) -> str:
    """The category that the marker, the lexicon's phrases and the word model speak for together.

    `ruled`: what the rules take it for, where they are certain that it is a reason.
    """
    weights = {category: math.log(max(share, UNHEARD)) for category, share in one.mark.what.items()}
    for hypothesis, weight in weigh_words(text).items():
        category = devset_category(hypothesis)
        weights[category] = weights.get(category, math.log(UNHEARD)) + PHRASES * weight
    if features(text) & word_model().vocabulary:
        told = word_model().log_lik(text)
        for hypothesis, value in told.items():
            category = devset_category(hypothesis)
            weights[category] = weights.get(category, math.log(UNHEARD)) + WORDS * (value - max(told.values()))
    if ruled is not None:
        category = devset_category(ruled)
        weights[category] = weights.get(category, math.log(UNHEARD)) + RULED
    return max(weights, key=lambda c: weights[c])
