"""How likely a candidate is a reason: how much one is expected, and a logistic score of its features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice

from indicia.extract.clauses import Sentence
from indicia.extract.explanations_features import candidate_features
from indicia.extract.explanations_frames import candidates, clauses
from indicia.extract.explanations_lexicon import hits, lexicon
from indicia.extract.explanations_options import ordinal, unknown_factors
from indicia.extract.explanations_scene import Candidate, Scene
from indicia.extract.explanations_words import SCORER_FILE
from indicia.kb.catalogue import document

CLEAR_CUE = 1.0
"""Cues of reasons.yaml with at least this weight introduce hardly anything but reasons."""
MOST_CANDIDATES = 64
"""So many candidates a sentence are weighed; the busiest sentence of bench/devset has 23."""
ASKED, LISTED = 0.45, 0.65
"""What a question for reasons, or the announcement of a list of them, makes the next sentences worth."""
OPEN_FRAMES = frozenset({"answer", "clause", "phrase", "verb", "predicate", "content", "modal"})
"""Frames that do not say how firm they are; where guesses are expected, they are guesses."""
ASKED_SENTENCES = 4
"""So many sentences after it, reasons are expected."""

ENUMERATOR = re.compile(
    r"^\W{0,3}(?:and |but |then )?(?:first|second|third|fourth|finally|lastly|another|one|"
    r"the (?:first|second|third|other|last)|on the (?:one|other) hand|or)\b",
    re.IGNORECASE,
)


def offered(here: Scene) -> Iterator[tuple[Candidate, float]]:
    """Every candidate of the page, with how much reasons are expected where it stands."""
    expecting = Expecting()
    for sentence in here.sentences:
        expected = expecting.at(sentence)
        for candidate in islice(_in_sentence(here, sentence, expected), MOST_CANDIDATES):
            guessed = candidate.guessed or (expecting.guessing and candidate.cue in OPEN_FRAMES)
            yield replace(candidate, guessed=guessed) if guessed else candidate, expected


def _in_sentence(here: Scene, sentence: Sentence, expected: float) -> Iterator[Candidate]:
    unknown = list(unknown_factors(here, sentence))
    if unknown:
        yield from unknown
    elif expected and ordinal(sentence):
        yield from clauses(here, sentence, whole=True, cue="answer")
    else:
        yield from candidates(here, sentence)
        yield from clauses(here, sentence, cue="answer" if expected else "clause")


def announces(sentence: Sentence) -> float:
    """What the next sentences gain: after a list of reasons is announced, a question for them, or a suspicion asked."""
    words = lexicon()
    if lists(sentence):
        return LISTED
    if any(p.search(sentence.text) for p in (*words.asks, *words.lists)):
        return ASKED
    return ASKED if sentence.asks and any(hit.strong for hit in hits(sentence.text)) else 0.0


def lists(sentence: Sentence) -> bool:
    """Whether a sentence announces a list of reasons: "there are three reasons why ..."."""
    return not sentence.asks and any(p.search(sentence.text) for p in lexicon().lists)


class Expecting:
    """How much reasons are expected: after a question for them, more after a list of them is announced.

    Within the paragraph, or in the next one when the announcement closes its own; an
    enumeration ("First", "And third") keeps it up.
    """

    def __init__(self) -> None:
        self._left = 0
        self._bonus = self._bonus_now = 0.0
        self._guessing = False
        self._paragraph: object = None
        self._carries = False

    @property
    def guessing(self) -> bool:
        """Whether the reasons expected are guesses: asked for, or announced as possibilities."""
        return self._guessing and self._bonus_now > 0

    def at(self, sentence: Sentence) -> float:
        """The weight that a sentence gains; call once a sentence, in order."""
        listed = ENUMERATOR.match(sentence.text) is not None
        if sentence.paragraph is not self._paragraph:
            if not self._carries and not listed:
                self._left = 0
            self._paragraph = sentence.paragraph
        bonus = self._bonus_now = self._bonus if self._left > 0 else 0.0
        self._left, self._carries = max(0, self._left - 1), False
        gain = announces(sentence)
        if gain or (bonus and listed):
            self._left, self._carries = ASKED_SENTENCES, True
            self._bonus = max(gain, bonus if listed else 0.0)
            self._guessing = _guesses(sentence) or (self._guessing and bonus > 0)
        return bonus


def _guesses(sentence: Sentence) -> bool:
    return sentence.asks or lexicon().stance["guessing"].search(sentence.text) is not None


def is_clear(candidate: Candidate, expected: float) -> bool:
    """Whether the place alone says that a reason stands here: after a clear cue, or in an announced list."""
    if candidate.cue in {"clause", "answer"}:
        return expected >= LISTED
    return candidate.weight >= CLEAR_CUE and candidate.cue != "purpose"


def log_odds(here: Scene, candidate: Candidate, expected: float) -> float:
    """Log odds that a candidate is a reason."""
    table = weights()
    found = candidate_features(here, candidate, expected)
    return sum(table.get(name, 0.0) * value for name, value in found.items())


@cache
def weights() -> Mapping[str, float]:
    """The scorer's weights by feature name (kb/data/reason_scorer.yaml)."""
    return {str(name): float(value) for name, value in document(SCORER_FILE)["weights"].items()}
