"""An ACH matrix: items of evidence against hypotheses, a mark in every cell; as a noun, and what its CSV looks like.

The reader (kb/ach_csv.py) and the writer (report/ach_csv.py) share the words
of the columns and the way in which a cell is kept from being a formula.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import sqrt
from typing import Literal

from indicia.model import Weighing

Column = Literal["id", "evidence", "source", "credibility", "relevance", "note", "ignored"]
ScoreKind = Literal["count", "score", "weighted"]

MEDIUM = "medium"
COLUMNS: tuple[Column, ...] = ("id", "evidence", "source", "credibility", "relevance")
"""The columns before the hypotheses, as we write them."""
NOTE: Column = "note"
"""The column after the hypotheses, if any row has one."""

SCORE_LABELS: dict[ScoreKind, str] = {
    "count": "Inconsistent items",
    "score": "Inconsistency score",
    "weighted": "Weighted inconsistency score",
}
"""The last rows, as we write them: items marked I or II, Heuer's count with II twice, and the PARC weights."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row: `marks` has one mark for each hypothesis ("" where the cell was left blank).

    `source`: who first says it; rows of one source are one origin, "" is unknown.
    `note`: what is to be said of the row, such as what was set by hand in it; nothing is computed from it.
    """

    text: str
    marks: tuple[str, ...]
    credibility: str = MEDIUM
    relevance: str = MEDIUM
    source: str = ""
    id: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenScore:
    """A row of scores that a file brings: what its own tool made of the matrix. None where a cell is blank."""

    kind: ScoreKind
    values: tuple[float | None, ...]
    digits: int
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Items against hypotheses; `hypotheses` are the heads of the columns, each once."""

    hypotheses: tuple[str, ...]
    items: tuple[Item, ...] = ()
    given: tuple[GivenScore, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The three scores of one hypothesis. `exact` is the weighted one as (a, b), meaning (a + b sqrt(2)) / 2."""

    hypothesis: str
    count: int
    score: int
    exact: tuple[int, int]

    @property
    def weighted(self) -> float:
        """The weighted score as a number; equal matrices give equal numbers whatever the order of their rows."""
        whole, root = self.exact
        return (whole + root * sqrt(2)) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What is made of a matrix: the classical scores and their order, and our verdict beside them.

    `ranking` has the least refuted first, those that tie together; it is empty
    if there is nothing to rank, and then `no_ranking` says why.
    """

    matrix: Matrix
    scores: tuple[Score, ...]
    ranking: tuple[tuple[Score, ...], ...]
    no_ranking: str
    weighing: Weighing
    warnings: tuple[str, ...]


def escaped(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins with = + - @ gets an apostrophe before it.

    >>> escaped("=1+1"), escaped("'=x"), escaped("plain")
    ("'=1+1", "''=x", 'plain')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(text: str) -> str:
    """The text as it was before `escaped`.

    >>> unescaped("'=1+1"), unescaped("'tis"), unescaped("-4")
    ('=1+1', "'tis", '-4')
    """
    return text[1:] if _ESCAPED.match(text) else text


def kind_of_score(label: str) -> ScoreKind | None:
    """Which row of scores a label announces, as the usual tools write them; None for an item of evidence.

    >>> kind_of_score("Weighted Inconsistency Score:"), kind_of_score("A score was settled")
    ('weighted', None)
    """
    folded = " ".join(re.findall(r"\w+", label.casefold()))
    return _SCORE_WORDS.get(folded)


_SCORE_WORDS: dict[str, ScoreKind] = {
    **dict.fromkeys(("inconsistent items", "inconsistency count", "number of inconsistencies"), "count"),
    **dict.fromkeys(("inconsistency score", "inconsistency", "unweighted inconsistency score"), "score"),
    **dict.fromkeys(("weighted inconsistency score", "weighted inconsistency", "weighted score"), "weighted"),
}


def column_of(head: str) -> Column | None:
    """Which column a head names, as the usual tools write them; None for a hypothesis.

    >>> column_of("Evidence"), column_of("Cred."), column_of("H1: drill")
    ('evidence', 'credibility', None)
    """
    return _HEADS.get(" ".join(re.findall(r"[\w#]+", head.casefold())))


_HEADS: dict[str, Column] = {
    **dict.fromkeys(("id", "no", "nr", "#", "number", "order", "order #", "item no"), "id"),
    **dict.fromkeys(("evidence", "item", "evidence item", "items of evidence", "description", "argument"), "evidence"),
    **dict.fromkeys(("source", "origin", "first said by"), "source"),
    **dict.fromkeys(("credibility", "cred", "reliability", "credibility weight"), "credibility"),
    **dict.fromkeys(("relevance", "rel", "relevance weight"), "relevance"),
    **dict.fromkeys(("note", "notes"), "note"),
    **dict.fromkeys(("type", "date", "code", "flag", "comment", "comments", "link"), "ignored"),
}  # fmt: skip
