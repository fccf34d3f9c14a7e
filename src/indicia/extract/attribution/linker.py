"""Which source and which contents belong to a cue: a logistic model over where they stand and how they depend."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from indicia.extract.attribution.tagger import Tagged
from indicia.kb.attribution_model import attribution_model

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = npt.NDArray[np.float32]

MAX_CHAIN = 12
"""Words followed upwards when two runs' distance in the parse is measured."""
APART = 14
"""The distance of two runs that do not meet within `MAX_CHAIN`."""
MAX_NEIGHBOURS = 8
"""Runs looked at on either side; a paragraph of PolNeAR has four cues at most in 99 of 100 cases."""
MIN_LOG_ODDS = -1.5
"""Below this a cue has no source. Nearly every cue has one: 0 gave 58.9 whole attributions, -1.5 59.9 (PolNeAR dev)."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_MARKS = frozenset(('"', "“", "”", "``", "''"))


@dataclass(frozen=True, slots=True)
class Relation:
    """A cue with its source (None if nobody is named) and its contents, as token runs."""

    cue: Tagged
    source: Tagged | None
    contents: tuple[Tagged, ...]


def link(doc: Doc, runs: Sequence[Tagged]) -> tuple[Relation, ...]:
    """Relations in order of their cues; cues without content are left out."""
    model = attribution_model()
    cues = [r for r in runs if r.role == "cue"]
    named = [r for r in runs if r.role == "source"]
    sources = {c: _best(doc, c, _nearest(c, named), cues, model.link_source) for c in cues}
    contents: dict[Tagged, list[Tagged]] = {c: [] for c in cues}
    for content in (r for r in runs if r.role == "content" and _has_words(doc, r)):
        scored = [(_score(doc, c, content, cues, model.link_content), c) for c in _nearest(content, cues)]
        if scored:
            contents[max(scored, key=lambda pair: pair[0])[1]].append(content)
    return tuple(Relation(c, sources[c], tuple(contents[c])) for c in cues if contents[c])


def _nearest(run: Tagged, among: Sequence[Tagged]) -> Sequence[Tagged]:
    """The runs around one, given all in order: whatever stands farther belongs to others."""
    at = bisect_left(among, run.start, key=lambda r: r.start)
    return among[max(0, at - MAX_NEIGHBOURS) : at + MAX_NEIGHBOURS]


def _has_words(doc: Doc, run: Tagged) -> bool:
    """A quotation mark alone is sometimes tagged as content."""
    return any(not (t.is_punct or t.is_space) for t in doc[run.start : run.end])


def _best(doc: Doc, cue: Tagged, among: Iterable[Tagged], cues: Sequence[Tagged], weights: Floats) -> Tagged | None:
    """The run most likely to belong to a cue, if any is likely enough."""
    scored = max(((_score(doc, cue, run, cues, weights), run) for run in among), default=None)
    return scored[1] if scored and scored[0] > MIN_LOG_ODDS else None


def _score(doc: Doc, cue: Tagged, run: Tagged, cues: Sequence[Tagged], weights: Floats) -> float:
    others = [c for c in _nearest(cue, cues) if c is not cue]
    return float(weights[:-1] @ features(doc, cue, run, others) + weights[-1])


def features(doc: Doc, cue: Tagged, run: Tagged, others: Sequence[Tagged]) -> Floats:
    """What tells whether `run` belongs to `cue`: 22 numbers on order, distance, dependency and what lies between."""
    before = run.end <= cue.start
    gap = cue.start - run.end if before else run.start - cue.end
    low, high = (run.end, cue.start) if before else (cue.end, run.start)
    top, mine = _root(doc, cue), _root(doc, run)
    above, over = _chain(doc, top), _chain(doc, mine)
    apart = min((i + j for i, a in enumerate(above) for j, b in enumerate(over) if a == b), default=APART)
    inner = sum(1 for o in others if low <= o.start and o.end <= high)
    breaks = sum(bool(t.is_sent_start) for t in doc[min(low, high) : max(cue.start, run.start) + 1])
    marks = sum(1 for t in doc[low:high] if t.text in _MARKS) if high > low else 0
    subject = doc[mine].dep_ in _SUBJECTS
    governed = doc[mine].head.i == top
    return np.array(
        [
            1, before, min(max(gap, 0), 40) / 10, gap <= 0, gap == 1, gap == 2, np.log1p(max(gap, 0)),
            mine in above, top in over, governed, doc[top].head.i == mine, min(apart, 10) / 5,
            subject, subject and governed, min(inner, 4), inner == 0, breaks == 0, min(breaks, 4), min(marks, 3),
            before and inner == 0, not before and inner == 0, marks == 0 and breaks == 0,
        ],
        dtype=np.float32,
    )  # fmt: skip


def _root(doc: Doc, run: Tagged) -> int:
    """The word of a run that depends on a word outside it."""
    for i in range(run.start, run.end):
        head = doc[i].head.i
        if head == i or not run.start <= head < run.end:
            return i
    return run.start


def _chain(doc: Doc, i: int) -> list[int]:
    found = [i]
    while len(found) < MAX_CHAIN and doc[found[-1]].head.i != found[-1]:
        found.append(doc[found[-1]].head.i)
    return found
