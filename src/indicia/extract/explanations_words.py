"""To which hypothesis the words of a reason belong.

Two witnesses are added up in log units: the phrase patterns of the lexicon,
and a naive Bayes model over word stems and pairs, trained on loading with the
example phrases of kb/data/reasons.yaml (10 ms). No model file, no pickle.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from indicia.extract.explanations_lexicon import REMEMBERED, STRONG, example_phrases, hits, lexicon, weigh_words
from indicia.kb.catalogue import document
from indicia.kb.hypotheses import OTHER, devset_category, hypotheses

# Chosen on the tuning pages of bench/devset among {.1, .3, 1} x {.5, 1, 2, 4} (docs/decisions/0050).
SMOOTHING = 1.0
PHRASE_FACTOR = 2.0
"""What a lexicon phrase inside the reason weighs against one nat of the word model."""
CONTEXT_FACTOR = 0.3
"""What a lexicon phrase elsewhere in the sentence weighs."""

LEAST_KNOWN = 4
"""Texts with fewer known words than this are not trusted more for being short."""

_WORD = re.compile(r"[a-z][a-z'’-]{0,30}")
_ENDINGS = ("'s", "’s", "ingly", "ing", "edly", "ed", "ies", "es", "s", "ly", "e")


@lru_cache(maxsize=REMEMBERED)
def features(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning, and pairs of neighbouring stems.

    >>> sorted(features("to train the crews"))
    ['crew', 'the_crew', 'to_train', 'train', 'train_the']
    """
    empty = lexicon().empty_words
    stems = [_stem(word) for word in _WORD.findall(text.lower())]
    return frozenset(s for s in stems if s not in empty) | {f"{a}_{b}" for a, b in pairwise(stems)}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class WordModel:
    """Naive Bayes with equal priors: log P(feature | hypothesis), and the same for a feature not seen with it."""

    seen: Mapping[str, Mapping[str, float]]
    unseen: Mapping[str, float]
    vocabulary: frozenset[str]

    def log_lik(self, text: str) -> dict[str, float]:
        """Natural-log likelihood of `text` under each hypothesis; unknown features are left out."""
        known = sorted(features(text) & self.vocabulary)
        return {h: sum(seen.get(f, self.unseen[h]) for f in known) for h, seen in self.seen.items()}


@cache
def word_model() -> WordModel:
    """Train the model on the example phrases.

    Hypotheses that differ in whom they serve rather than in their words (a rehearsal and a preparation, a cover
    and a third party's cover) share one class; classes count alike, whatever the number of their phrases.
    """
    classes: dict[str, list[str]] = {}
    for hypothesis, phrases in example_phrases().items():
        classes.setdefault(devset_category(hypothesis), []).extend(phrases)
    most = max(map(len, classes.values()))
    counts = {h: Counter(f for phrase in phrases for f in features(phrase)) for h, phrases in classes.items()}
    total = most + 2 * SMOOTHING
    return WordModel(
        seen={
            h: {f: math.log((n * most / len(classes[h]) + SMOOTHING) / total) for f, n in counted.items()}
            for h, counted in counts.items()
        },
        unseen={h: math.log(SMOOTHING / total) for h in counts},
        vocabulary=frozenset(f for counted in counts.values() for f in counted),
    )


SCORER_FILE = "reason_scorer.yaml"


@cache
def background() -> Mapping[str, float]:
    """Log of how much more often a feature stands in our example reasons than in other news text.

    Written by scripts/train_reasons.py.
    """
    return {str(word): float(value) for word, value in document(SCORER_FILE)["words"].items()}


@lru_cache(maxsize=REMEMBERED)
def background_ratio(text: str) -> float:
    """How much `text` reads like a reason rather than like other news text; about -2 to 2, 0 for unknown words."""
    known = sorted(background()[f] for f in features(text) if f in background())
    return sum(known) / math.sqrt(max(LEAST_KNOWN, len(known)))


@lru_cache(maxsize=REMEMBERED)
def margin(text: str) -> float:
    """How clearly the words of `text` speak for one hypothesis, in nats halved; 0 for unknown words."""
    first, second = sorted(word_model().log_lik(text).values())[-1:-3:-1]
    return (first - second) / 2


def strong_words(text: str) -> bool:
    """Whether a text holds a phrase that speaks for a hypothesis by itself."""
    return any(hit.strong for hit in hits(text))


def hypothesis_of(reason: str, sentence: str, *, hint: str | None = None) -> str:
    """The hypothesis that a reason's words speak for; `other` when they speak for none.

    `hint` is the hypothesis that the introducing cue speaks for.

    >>> hypothesis_of("to stop smugglers at the river", "The drill is held to stop smugglers at the river.")
    'border_security'
    """
    phrases = dict(weigh_words(reason))
    if hint:
        phrases[hint] = phrases.get(hint, 0.0) + STRONG
    weights = word_model().log_lik(reason)
    if not phrases and not features(reason) & word_model().vocabulary:
        return OTHER
    context = weigh_words(sentence)
    for found, factor in ((phrases, PHRASE_FACTOR), (context, CONTEXT_FACTOR)):
        best: dict[str, float] = {}
        for hypothesis, weight in found.items():
            category = devset_category(hypothesis)
            best[category] = max(best.get(category, 0.0), weight)
        for category, weight in best.items():
            weights[category] = weights.get(category, 0.0) + factor * weight
    return _within(max(weights, key=lambda h: weights[h]), phrases)


def within(category: str, reason: str) -> str:
    """The hypothesis of the catalogue in a category of the devset that a reason's phrases name best."""
    return _within(category, weigh_words(reason))


def _within(category: str, phrases: Mapping[str, float]) -> str:
    """The hypothesis of a shared class that the phrases name, else the one that gave the class its name."""
    rivals = [h.id for h in hypotheses() if h.devset == category]
    return max(rivals, key=lambda h: (phrases.get(h, 0.0), h == category))
