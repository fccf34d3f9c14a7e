"""What was set by hand in an exported matrix: a note on every row that it touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicia.kb.ach_matrix import Item, Matrix
from indicia.kb.likelihoods import Row
from indicia.model import Assessment, Override
from indicia.report.clean import one_line

BETWEEN = "; "


def noted(matrix: Matrix, assessment: Assessment, *, rows: Sequence[Row] = ()) -> Matrix:
    """The matrix of an assessment with notes on what the analyst set in it: marks, credibility, whole rows.

    Starting odds and what was struck out are in no row, so nothing is said of them.

    Args:
        matrix: As `pipeline.matrix` makes it of the same assessment.
        rows: The user's own table of likelihoods (`--likelihoods`), if he gave one.
    """
    return replace(matrix, items=tuple(replace(i, note=_note(i, assessment, rows)) for i in matrix.items))


def _note(item: Item, assessment: Assessment, rows: Sequence[Row]) -> str:
    told = [_told(o) for o in assessment.overrides if _touches(o, item, assessment)]
    judged = {o.hypothesis for o in assessment.overrides if o.kind == "likelihood" and o.indicator == item.id}
    return one_line(BETWEEN.join([*told, *_own(item, rows, judged)]))


def _touches(o: Override, item: Item, assessment: Assessment) -> bool:
    if o.kind == "likelihood":
        return o.indicator == item.id
    mine = any(item.source in (a.name, f"{a.name} [{a.id}]") for a in assessment.origins if a.id == o.origin)
    return mine and (o.kind == "grade" or (o.kind == "added" and o.indicator == item.id))


def _told(o: Override) -> str:
    by = f"set by {o.who} on {o.when.isoformat()}: {o.why.rstrip('. ')}"
    if o.kind == "added":
        return f"added ({by})"
    what = "credibility" if o.kind == "grade" else o.hypothesis
    return f"{what}: {o.after} in place of {o.before} ({by})"


def _own(item: Item, rows: Sequence[Row], judged: set[str]) -> Iterator[str]:
    """Cells of `--likelihoods`; a judgement goes over them."""
    for cell in (c for r in rows if r.indicator == item.id for c in r.cells if c.own and c.hypothesis not in judged):
        yield f"{cell.hypothesis}: {cell.low:g}-{cell.high:g} by {cell.own} ({cell.reason.rstrip('. ')})"
