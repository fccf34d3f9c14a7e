"""The best order of kinds over a whole page: dynamic programming over lines.

Each line is scored for each kind by its cues; steps between kinds carry
scores, too. The best path through all lines is found exactly (Viterbi), in
time linear in the number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from indicia.pages.cues import Seen
from indicia.pages.weights import (
    END,
    END_CROSSHEAD,
    PHASE_STEPS,
    SLOT_STEPS,
    SLOTS,
    START,
    STATES,
    TIGHT_SAME,
    WEIGHTS,
)

Arc = tuple[int, float, bool]
_IMPOSSIBLE = -1e9
_SLOT_OF = tuple(SLOTS.index(slot) for _, slot in STATES)
_VECTORS = {
    cue + mark: tuple(row.get(slot, 0.0) * share for slot in SLOTS)
    for cue, row in WEIGHTS.items()
    for mark, share in (("", 1.0), ("~", 0.5))
}


def best_slots(seen: Sequence[Seen], *, known: Sequence[str | None] = ()) -> list[str]:
    """The slot of every line, the page taken as a whole; `known` fixes what markup has decided already."""
    if not seen:
        return []
    emitted = [_emission(s, known[i] if known else None) for i, s in enumerate(seen)]
    scores = [START.get(state, _IMPOSSIBLE) + emitted[0][_SLOT_OF[k]] for k, state in enumerate(STATES)]
    back: list[list[int]] = []
    for s, emission in zip(seen[1:], emitted[1:], strict=True):
        scores, came_from = _step(scores, emission, TIGHT_SAME if s.line.gap == 1 else 0.0)
        back.append(came_from)
    return [STATES[k][1] for k in _trace(scores, back)]


def _emission(seen: Seen, known: str | None) -> list[float]:
    if known:
        also = "crosshead" if known == "headline" else known
        return [0.0 if slot in (known, also) else _IMPOSSIBLE for slot in SLOTS]
    rows = [_VECTORS[cue] for cue in seen.cues if cue in _VECTORS]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(SLOTS)


@cache
def _arcs() -> tuple[tuple[Arc, ...], ...]:
    """For every state the states it can come from, with the score of the step and whether the slot stays."""
    return tuple(tuple(_arcs_into(phase, slot)) for phase, slot in STATES)


def _arcs_into(phase: str, slot: str) -> list[Arc]:
    return [
        (k, PHASE_STEPS[before, phase] + SLOT_STEPS.get((came, slot), 0.0), came == slot)
        for k, (before, came) in enumerate(STATES)
        if (before, phase) in PHASE_STEPS
    ]


def _step(scores: list[float], emission: list[float], tight: float) -> tuple[list[float], list[int]]:
    new: list[float] = []
    came_from: list[int] = []
    for k, arcs in enumerate(_arcs()):
        if emission[_SLOT_OF[k]] <= _IMPOSSIBLE:
            new.append(_IMPOSSIBLE)
            came_from.append(0)
            continue
        best, where = _IMPOSSIBLE * 2, 0
        for source, score, same in arcs:
            total = scores[source] + score + (tight if same else 0.0)
            if total > best:
                best, where = total, source
        new.append(best + emission[_SLOT_OF[k]])
        came_from.append(where)
    return new, came_from


def _trace(scores: list[float], back: list[list[int]]) -> list[int]:
    ends = [
        score + END[phase] + (END_CROSSHEAD if slot == "crosshead" else 0.0)
        for score, (phase, slot) in zip(scores, STATES, strict=True)
    ]
    path = [ends.index(max(ends))]
    for came_from in reversed(back):
        path.append(came_from[path[-1]])
    return path[::-1]
