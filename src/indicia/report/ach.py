"""What is made of an ACH matrix, as text and as JSON: the classical scores, and our verdict beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from indicia.kb.ach_matrix import SCORE_LABELS, Scored, ScoreKind
from indicia.model import HypothesisRange
from indicia.report import words
from indicia.report.ach_csv import points
from indicia.report.clean import for_json, one_line, shorten
from indicia.report.norm_lines import capital, wrapped

SCHEMA = "indicia/ach/1"
LONGEST_NAME = 40
KINDS: tuple[ScoreKind, ...] = ("count", "score", "weighted")
HEADS = ("items I/II", "I 1, II 2", "PARC weights")
SHOWN = 6
"""So many rivals are listed with their ranges."""


def scored_text(found: Scored, *, width: int = 100) -> str:
    """Scores in a table, the order or why there is none, our verdict with its ranges, and the warnings."""
    matrix = found.matrix
    rows = "1 row" if len(matrix.items) == 1 else f"{len(matrix.items)} rows"
    columns = "1 hypothesis" if len(matrix.hypotheses) == 1 else f"{len(matrix.hypotheses)} hypotheses"
    parts = [
        [f"{rows}, {columns}"],
        ["Classical scores, the least negative the least refuted:", *_table(found, width)],
        _order(found, width),
        _ours(found, width),
        _warned(found.warnings, width),
    ]
    return "\n".join("\n".join(part) + "\n" for part in parts if part)


def scored_json(found: Scored) -> dict[str, Any]:
    """The same for programs; `ranking` is null when there is none, and `no_ranking` says why."""
    weighing = found.weighing
    return {
        "schema": SCHEMA,
        "rows": len(found.matrix.items),
        "scores": [
            {
                "hypothesis": for_json(s.hypothesis),
                "inconsistent_items": s.count,
                "inconsistency": s.score,
                "weighted_inconsistency": s.weighted + 0.0,
            }
            for s in found.scores
        ],
        "ranking": [[for_json(s.hypothesis) for s in group] for group in found.ranking] or None,
        "no_ranking": found.no_ranking or None,
        "verdict": weighing.verdict,
        "hypotheses": [
            {"id": for_json(h.id), "p_low": h.p_low, "p_mid": h.p_mid, "p_high": h.p_high} for h in weighing.hypotheses
        ],
        "weight_bits": weighing.weight_bits,
        "reference_class": weighing.reference_class,
        "warnings": [for_json(text) for text in found.warnings],
    }


def _table(found: Scored, width: int) -> list[str]:
    room = min(LONGEST_NAME, max(12, width - 2 - sum(len(h) + 2 for h in HEADS)))
    names = [shorten(one_line(s.hypothesis), room) for s in found.scores]
    column = max(map(len, names), default=0)
    lines = [_line("", HEADS, column)]
    return lines + [_line(n, [points(s, k) for k in KINDS], column) for n, s in zip(names, found.scores, strict=True)]


def _line(name: str, cells: Sequence[str], column: int) -> str:
    return f"  {name:<{column}}" + "".join(f"  {c:>{len(h)}}" for c, h in zip(cells, HEADS, strict=True))


def _order(found: Scored, width: int) -> list[str]:
    if found.no_ranking:
        return wrapped(f"No ranking: {found.no_ranking}.", width)
    groups = "; ".join(" = ".join(one_line(s.hypothesis) for s in group) for group in found.ranking)
    label = SCORE_LABELS["weighted"].lower()
    return wrapped(f"By {label}, least refuted first (not: likeliest): {groups}.", width)


def _ours(found: Scored, width: int) -> list[str]:
    verdict = found.weighing.verdict
    about = f": {verdict.hypothesis}" if verdict.hypothesis else ""
    lines = wrapped(f"Our verdict on the same marks: {verdict.word}{about}.", width)
    lines += [line for reason in verdict.reasons for line in wrapped(reason, width, first=2, rest=2)]
    if not found.no_ranking:
        ranked = sorted(found.weighing.hypotheses, key=lambda h: -h.p_mid)
        lines += [_range(h) for h in ranked[:SHOWN]]
        lines += wrapped(f"Starting odds: {found.weighing.reference_class}.", width, first=2, rest=2)
    if verdict.linchpins:
        lines += wrapped(f"It hangs on: {'; '.join(verdict.linchpins)}.", width, first=2, rest=2)
    return lines


def _range(h: HypothesisRange) -> str:
    return f"  {words.percent_range(h):>9}  {shorten(one_line(h.name), LONGEST_NAME)}"


def _warned(found: Iterable[str], width: int) -> list[str]:
    lines = [line for text in found for line in wrapped(f"- {capital(text)}", width, first=2, rest=4)]
    return ["Beware:", *lines] if lines else []
