"""Predicted against marked relations: which belong together, and the two ways of counting their spans."""

from __future__ import annotations

from collections.abc import Sequence

from indicia.bench.causes_corpus import ROLES, Role, Told
from indicia.bench.matching import Count, pairs
from indicia.model import Span

Pair = tuple[Told, Told]
"""Ours, theirs; an empty one where there is no partner."""
Labelled = tuple[Role, Span]
_KINDS: tuple[tuple[Role, ...], ...] = (("cause", "effect"), ("signal",))
"""Roles that can be taken for each other."""


def paired(found: Sequence[Told], marked: Sequence[Told]) -> list[Pair]:
    """Pair relations one to one so that most spans agree, then most tokens; what is left over pairs with nothing.

    The search is over the sets of marked relations that are taken: `RELATIONS_AT_MOST` keeps it short.
    """
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for ours in found:
        step: dict[int, tuple[int, tuple[int, ...]]] = {}
        for taken, (value, chosen) in best.items():
            _keep(step, taken, value, (*chosen, -1))
            for n, theirs in enumerate(marked):
                if not taken >> n & 1:
                    _keep(step, taken | 1 << n, value + _likeness(ours, theirs), (*chosen, n))
        best = step
    _, chosen = max(best.values())
    pairs = [(ours, marked[n] if n >= 0 else Told()) for ours, n in zip(found, chosen, strict=True)]
    return pairs + [(Told(), theirs) for n, theirs in enumerate(marked) if n not in chosen]


def _keep(step: dict[int, tuple[int, tuple[int, ...]]], taken: int, value: int, chosen: tuple[int, ...]) -> None:
    if taken not in step or value > step[taken][0]:
        step[taken] = value, chosen


def _likeness(ours: Told, theirs: Told) -> int:
    """Spans that agree, and below them the tokens shared."""
    same = sum(len(set(ours.of(role)) & set(theirs.of(role))) for role in ROLES)
    shared = sum(_shared(a, b) for role in ROLES for a in ours.of(role) for b in theirs.of(role))
    return 1_000_000 * same + shared


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def exact_count(pairs: Sequence[Pair], roles: Sequence[Role]) -> Count:
    """One sentence's spans of the roles: same, found, marked."""
    right = sum(len(set(ours.of(role)) & set(theirs.of(role))) for ours, theirs in pairs for role in roles)
    found = sum(len(ours.of(role)) for ours, _ in pairs for role in roles)
    return Count(right, found, sum(len(theirs.of(role)) for _, theirs in pairs for role in roles))


def fair_f1(pairs: Sequence[Pair], roles: Sequence[Role]) -> float:
    """F1 in [0, 1] where a span that overlaps one marked counts once as wrong, not as false and missing both.

    Source: Ortmann (2022), LREC, pp. 1400-1407; cause and effect may be taken for each other, a signal for neither.
    """
    right = wrong = 0.0
    for ours, theirs in pairs:
        for kind in _KINDS:
            chosen = [role for role in kind if role in roles]
            good, bad = _fair(_spans(ours, chosen), _spans(theirs, chosen))
            right, wrong = right + good, wrong + bad
    return round(2 * right / (2 * right + wrong), 4) if right else 0.0


def _fair(ours: list[Labelled], theirs: list[Labelled]) -> tuple[int, int]:
    """Spans right, and mistakes: one for two spans that overlap, one for each that is alone."""
    same = [span for span in ours if span in theirs]
    left, missing = [s for s in ours if s not in same], [s for s in theirs if s not in same]
    overlapping = pairs(left, missing, _nearness)
    return len(same), len(left) + len(missing) - len(overlapping)


def _spans(told: Told, roles: Sequence[Role]) -> list[Labelled]:
    return [(role, span) for role in roles for span in told.of(role)]


def _nearness(ours: Labelled, theirs: Labelled) -> float:
    """Tokens shared; of two that share as many, the one of the same role. Nothing shared is no match."""
    shared = _shared(ours[1], theirs[1])
    return 2 * shared + (ours[0] == theirs[0]) if shared else 0.0
