"""Thousands of ACH matrices, quickly: drawn by a seeded generator, written as CSV, read back, each weighed once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from indicia.kb.ach_csv import read_matrix
from indicia.kb.ach_matrix import Item, Matrix
from indicia.model import Weighing
from indicia.report.ach_csv import matrix_csv
from indicia.weigh import inconsistency, weigh_matrix

COUNT = 2000
SEED = 11
MARKS = ("CC", "C", "N", "I", "II", "NA", "")
LEVELS = ("low", "medium", "high")
SOURCES = ("", "agency", "ministry", "witness", "satellite firm")
TEXTS = tuple(f"fact {n}" for n in range(12))


@cache
def many_matrices() -> tuple[tuple[Matrix, Weighing], ...]:
    """Half of them wild, half of them telling, as imported, each with its weighing."""
    random = Random(SEED)
    drawn = [(wild if n % 2 else telling)(random) for n in range(COUNT)]
    return tuple((matrix, weigh_matrix(matrix)) for matrix in imported(drawn))


def imported(matrices: list[Matrix]) -> list[Matrix]:
    """Each written as CSV with its scores, and read back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "matrix.csv"
        found = []
        for matrix in matrices:
            path.write_text(matrix_csv(matrix, inconsistency(matrix)), encoding="utf-8")
            found.append(read_matrix(str(path)))
    return found


def wild(random: Random) -> Matrix:
    """Any marks, any sources, texts that repeat now and then."""
    return _drawn(random, most=10, sources=SOURCES, marks=lambda size: [random.choice(MARKS) for _ in range(size)])


def telling(random: Random) -> Matrix:
    """The first hypothesis fits nearly everything, the others little, from named sources: these often indicate."""

    def marks(size: int) -> list[str]:
        row = [random.choice(("I", "II")) for _ in range(size)]
        return [random.choice(("CC", "CC", "C")), *row[1:]] if random.random() < 0.9 else row

    return _drawn(random, most=14, sources=SOURCES[1:], marks=marks)


def mixed(matrix: Matrix, random: Random) -> tuple[Matrix, dict[str, str]]:
    """The same said otherwise: other names, rows and columns in another order, rows copied, rows that tell nothing.

    With the names of the hypotheses, old to new.
    """
    size = len(matrix.hypotheses)
    order = random.sample(range(size), size)
    names = {h: f"{h} by another name" for h in matrix.hypotheses}
    rows = [
        replace(i, text=f"that {i.text}", source=i.source and f"the {i.source}", marks=tuple(i.marks[n] for n in order))
        for i in matrix.items
    ]
    rows += [again(i, random) for i in rows for _ in range(random.randint(0, 2))]
    rows += [neutral(random, size) for _ in range(random.randint(0, 3))]
    heads = tuple(names[matrix.hypotheses[n]] for n in order)
    return Matrix(hypotheses=heads, items=tuple(random.sample(rows, len(rows)))), names


def again(item: Item, random: Random) -> Item:
    """A copy: the same fact from the same source, set otherwise; its relevance is of no matter for our verdict."""
    text = random.choice((item.text, item.text.upper(), f"  {item.text} "))
    return replace(item, text=text, id=str(random.random()), relevance=random.choice(LEVELS))


def neutral(random: Random, size: int) -> Item:
    """A row that fits all alike, from a source that says nothing else; N, NA and a blank are the same."""
    alike = random.choice(MARKS)
    marks = [random.choice(("N", "NA", "")) if alike in ("N", "NA", "") else alike for _ in range(size)]
    return Item(text=f"aside {random.random()}", source=random.choice(("", "bystander")), marks=tuple(marks))


def tie(random: Random) -> Matrix:
    """Every row in every rotation, from the same source: all hypotheses are as well off as each other."""
    base = wild(random)
    rows = [
        replace(i, text=f"{i.text} {n} {turn}", marks=i.marks[turn:] + i.marks[:turn])
        for n, i in enumerate(base.items)
        for turn in range(len(i.marks))
    ]
    return Matrix(hypotheses=base.hypotheses, items=tuple(random.sample(rows, len(rows))))


def _drawn(random: Random, *, most: int, sources: tuple[str, ...], marks: Callable[[int], list[str]]) -> Matrix:
    size = random.randint(2, 5)
    rows = tuple(
        Item(
            id=f"e{n}",
            text=random.choice(TEXTS),
            source=random.choice(sources),
            credibility=random.choice(LEVELS),
            relevance=random.choice(LEVELS),
            marks=tuple(marks(size)),
        )
        for n in range(random.randint(0, most))
    )
    return Matrix(hypotheses=tuple(f"h{n}" for n in range(size)), items=rows)
