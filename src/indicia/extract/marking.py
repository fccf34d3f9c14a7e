"""What the marker sees on a page: stretches that may be an activity, a reason, a transparency fact, a sign.

A mark is a candidate with its odds, not yet a finding: `activities`,
`explanations`, `transparency` and `observations` choose among marks and what
their rules found. One pass over the page for all four, on the states that the
attribution tagger reads as well. Scores: docs/marker-model.md.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from indicia.extract.links import Links
from indicia.extract.page_rows import Part, parts
from indicia.kb.encoder_model import Floats
from indicia.kb.marker_model import Told, marker_model
from indicia.model import Span

if TYPE_CHECKING:
    from indicia.extract.parse import Parsed

Task = Literal["activity", "reason", "transparency", "indicator", "source", "cue", "content", "place"]
EAGER = 1.5
"""Log odds given to every word before the best path is sought: candidates are wanted, the finders choose."""
HEADS: Mapping[Task, tuple[str, ...]] = {
    "activity": ("kind", "background", "status"),
    "reason": ("category", "stance"),
    "transparency": ("mark", "value"),
    "indicator": ("code", "presence"),
    "source": (),
    "cue": (),
    "content": (),
    "place": (),
}
"""Per task, the heads that say what a marked stretch is and how it is told; parts of a statement and places of
activities have none."""
_FIELDS = ("what", "how", "course")
"""The fields of a mark in the order of its task's heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch that may be something.

    `odds`: mean over its words of the natural-log odds that they belong to one;
    0 is even. `what`, `how`, `course`: probabilities (sum 1) by label of the task's heads, empty where it has fewer.
    """

    task: Task
    span: Span
    odds: float
    what: Mapping[str, float] = field(default_factory=dict)
    how: Mapping[str, float] = field(default_factory=dict)
    course: Mapping[str, float] = field(default_factory=dict)

    @property
    def likeliest(self) -> str:
        """The label of the first head that fits best."""
        return max(self.what, key=lambda label: self.what[label])

    @property
    def manner(self) -> str:
        """The label of the second head that fits best."""
        return max(self.how, key=lambda label: self.how[label])


class Marks:
    """All marks of a page by task, in reading order, its links, and the log odds that it is about armed forces."""

    def __init__(self, found: Sequence[Mark] = (), links: Links | None = None, military: float = 0.0) -> None:
        self.links = links or Links()
        self.military = military
        ordered = sorted(found, key=lambda m: m.span)
        self._found = {task: tuple(m for m in ordered if m.task == task) for task in HEADS}

    def of(self, task: Task) -> tuple[Mark, ...]:
        """The marks of one task."""
        return self._found[task]

    def touching(self, task: Task, span: Span) -> tuple[Mark, ...]:
        """The marks of one task that share a character with a stretch; marks of a task lie apart from each other."""
        listed = self._found[task]
        first = bisect_right(listed, span.start, key=lambda m: m.span.end)
        last = bisect_left(listed, span.end, key=lambda m: m.span.start)
        return listed[first:last]

    def within(self, task: Task, span: Span) -> tuple[Mark, ...]:
        """The marks of one task that lie in a stretch; asked of every paragraph, so the others are not looked at."""
        return tuple(m for m in self.touching(task, span) if m.span.within(span))


def marks(parsed: Parsed) -> Marks:
    """Every candidate of headline, body and comments.

    Raises:
        KnowledgeError: The marker has no weights.
    """
    read = tuple(parts(parsed))
    told = [marker_model().told(part.states(), part.first(), *part.per_piece()) for part in read]
    found = [mark for part, said in zip(read, told, strict=True) for mark in _in_part(part, said)]
    words = [paragraph.span_of(token) for part in read for paragraph, token in part.words()]
    sizes = [len(said.heads["activity"]) for said in told]
    military = float(np.average([said.military for said in told], weights=sizes)) if read else -np.inf
    return Marks(found, Links(words, [said.links for said in told]), military)


def _in_part(part: Part, said: Told) -> Iterator[Mark]:
    labels = marker_model().heads
    at = 0
    for paragraph, (start, end, _, _) in zip(part.paragraphs, part.stretches, strict=True):
        scores = {head: columns[at : at + end - start] for head, columns in said.heads.items()}
        at += end - start
        for task, heads in HEADS.items():
            for low, high in runs(scores[task], eager=EAGER):
                span = paragraph.span_of(paragraph.doc[start + low : start + high])
                odds = float(_odds(scores[task][low:high]).mean())
                told = [_shares(scores[head][low:high], labels[head]) for head in heads]
                yield Mark(task=task, span=span, odds=odds, **dict(zip(_FIELDS, told, strict=False)))


def runs(scores: Floats, *, eager: float = 0.0) -> Iterator[tuple[int, int]]:
    """The best path of O, B, I (log probabilities of shape (words, 3)) as runs `[start, end)`.

    >>> import numpy as np
    >>> list(runs(np.log(np.array([[0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7]]))))
    [(1, 3)]
    """
    start: int | None = None
    for i, label in enumerate([*_path(scores, eager), 0]):
        if start is not None and label != 2:
            yield start, i
            start = None
        if label == 1:
            start = i


def _path(scores: Floats, eager: float) -> list[int]:
    """Viterbi over O, B, I, where I follows B or I only."""
    if (scores[:, 1:].max(axis=1) + eager < scores[:, 0]).all():
        return [0] * len(scores)  # most stretches, for most tasks: no other path is better
    outside, begin = 0.0, -np.inf
    best = [outside, begin, -np.inf]
    back: list[tuple[int, int, int]] = []
    for o, b, i in scores.tolist():
        last = 0 if best[0] >= max(best[1], best[2]) else 1 if best[1] >= best[2] else 2
        inner = 1 if best[1] >= best[2] else 2
        back.append((last, last, inner))
        best = [best[last] + o, best[last] + b + eager, best[inner] + i + eager]
    label = best.index(max(best))
    path = []
    for step in reversed(back):
        path.append(label)
        label = step[label]
    return path[::-1]


def _odds(scores: Floats) -> Floats:
    """Per word, the log odds of belonging to a run."""
    inside = np.logaddexp(scores[:, 1], scores[:, 2])
    odds: Floats = inside - scores[:, 0]
    return odds


def _shares(scores: Floats, labels: Sequence[str]) -> dict[str, float]:
    """Mean log probabilities over a run, as probabilities by label."""
    mean = scores.mean(axis=0)
    shares = np.exp(mean - mean.max())
    return dict(zip(labels, (shares / shares.sum()).tolist(), strict=True))
