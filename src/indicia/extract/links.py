"""What links an activity to what fills its slots, as the marker learned it: every word of a page answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from indicia.kb.encoder_model import Floats
from indicia.kb.marker_model import Link, Question
from indicia.model import Span


class Links:
    """The links of a page. Scores are log odds against "nothing on this page says it"."""

    def __init__(self, words: Sequence[Span] = (), links: Iterable[Mapping[Question, Link]] = ()) -> None:
        """`words`: of the whole page, in order; `links`: of its parts, one after the other."""
        told = list(links)
        self._starts = np.array([w.start for w in words], dtype=np.int64)
        self._ends = np.array([w.end for w in words], dtype=np.int64)
        self._links = {q: _joined([t[q] for t in told]) for q in (told[0] if told else ())}

    def scores(self, question: Question, activity: Span) -> Floats | None:
        """How well each word of the page answers a question of the activity told at a span; None where no word is."""
        (here,) = self._at([activity])
        link = self._links.get(question)
        if link is None or here.start == here.stop:
            return None
        found: Floats = link.answers @ link.asks[here].mean(axis=0) - link.none[here].mean()
        return found

    def over(self, scores: Floats, spans: Sequence[Span]) -> list[float]:
        """The log odds of stretches: those of their words added up."""
        return [float(np.logaddexp.reduce(scores[here], initial=-np.inf)) for here in self._at(spans)]

    def _at(self, spans: Sequence[Span]) -> list[slice]:
        """The words of each stretch."""
        firsts = np.searchsorted(self._ends, [s.start for s in spans], side="right")
        lasts = np.searchsorted(self._starts, [s.end for s in spans], side="left")
        return [slice(first, max(first, last)) for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]


def _joined(links: Sequence[Link]) -> Link:
    asks, answers, none = (np.concatenate(columns) for columns in zip(*links, strict=True))
    return Link(asks, answers, none)
