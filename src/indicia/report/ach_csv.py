"""An ACH matrix as CSV: what spreadsheets and the ACH tools take, with the classical scores as the last rows.

No cell can be taken for a formula: texts that begin with = + - @ are escaped
(kb/ach_matrix.py) and come back as they were when we read them.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from indicia.kb.ach_matrix import COLUMNS, NOTE, SCORE_LABELS, Item, Matrix, Score, ScoreKind, escaped

DIGITS = 3
"""Decimals of the weighted score, as PARC's ACH shows it."""


def matrix_csv(matrix: Matrix, scores: Sequence[Score]) -> str:
    r"""The matrix as CSV text, comma between cells, one line feed after each row; a column of notes if there are any.

    >>> item = Item(text="=it", marks=("I",), source="x", id="e1")
    >>> matrix_csv(Matrix(hypotheses=("a",), items=(item,)), ()).splitlines()
    ['id,evidence,source,credibility,relevance,a', "e1,'=it,x,medium,medium,I"]
    """
    out = StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    noted = any(item.note for item in matrix.items)
    write([*COLUMNS, *map(escaped, matrix.hypotheses), *([NOTE] if noted else [])])
    for item in matrix.items:
        write([escaped(cell) for cell in (*_cells(item), *([item.note] if noted else []))])
    for kind, label in SCORE_LABELS.items() if scores else ():
        write(["", label, "", "", "", *(points(s, kind) for s in scores), *([""] if noted else [])])
    return out.getvalue()


def points(score: Score, kind: ScoreKind) -> str:
    """One score as written: whole numbers plain, the weighted one to three decimals.

    >>> points(Score(hypothesis="a", count=2, score=-3, exact=(-2, -3)), "weighted")
    '-3.121'
    """
    if kind == "count":
        return str(score.count)
    return str(score.score) if kind == "score" else f"{score.weighted:.{DIGITS}f}"


def _cells(item: Item) -> tuple[str, ...]:
    return (item.id, item.text, item.source, item.credibility, item.relevance, *item.marks)
