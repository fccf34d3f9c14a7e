"""Text on the catalogue: purposes, indicators, and how likely each indicator is under each purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, log

from indicia.kb.hypotheses import OTHER, Hypothesis
from indicia.kb.indicators import Indicator
from indicia.kb.likelihoods import USUAL, Cell, Prior, Priors, Row
from indicia.kb.marks import Mark
from indicia.report.norm_lines import row, wrapped

LABEL = 14
"""Columns of a label: `  0.35-0.70` and a gap."""
MARK_WIDTH = 3
"""Columns more where cells carry ACH marks: `  0.35-0.70 CC`."""
TELLS = 1.25
"""A factor nearer to 1 than this tells nothing worth a line."""


def table_text(rows: Iterable[Row], *, width: int = 100) -> str:
    """Every indicator with its ranges under every purpose, the reasons and the source."""
    head = wrapped(
        "How likely each indicator is to happen, and to be there to be seen, if the purpose is the main one. "
        "Judgements, each with its reason; none was fitted. Sources: c5 is row 5 of tradecraft.md, section (c); case 8 "
        "is in cases.md; D was judged for this table from the meaning of the purpose.",
        width,
    )
    return _joined([*head, *(line for r in rows for line in ("", *_row(r, width)))])


def marks_text(scale: Iterable[Mark], source: str, *, width: int = 100) -> str:
    """The scale of marks: what each says about a likelihood, and why."""
    head = wrapped(
        "Marks as in ACH. A cell that was given by a mark shows that; any other shows the mark that fits its range "
        "best beside the geometric mean of its row. As likelihoods of your own, the marks stand for:",
        width,
    )
    lines = [
        line
        for m in scale
        for line in row(
            f"{m.low:.2f}-{m.high:.2f} {m.id}", f"{m.name}: {m.reason}", width, label_width=LABEL + MARK_WIDTH
        )
    ]
    return _joined([*head, *lines, *row("source", source, width, label_width=LABEL + MARK_WIDTH)])


def hypotheses_text(hypotheses: Iterable[Hypothesis], classes: Sequence[Priors], *, width: int = 100) -> str:
    """The purposes, what each means, and how likely it is before anything particular is known."""
    lines: list[str] = []
    for h in hypotheses:
        lines += wrapped(f"{h.id}: {h.name}. {h.description}", width, rest=2)
        lines += [line for c in classes for line in _prior(c, h.id, width)]
    return _joined([*lines, "", *_classes(classes, width)])


def indicators_text(indicators: Iterable[Indicator], *, width: int = 100) -> str:
    """The indicators, and what each is."""
    return _joined([line for i in indicators for line in wrapped(f"{i.id}: {i.name}. {i.definition}", width, rest=2)])


def indicator_text(indicator: Indicator, cells: Row, *, width: int = 100) -> str:
    """One indicator: what it means and does not, examples, and its ranges."""
    rows = [
        ("is", indicator.definition),
        ("means", indicator.means),
        ("means not", indicator.does_not_mean),
        ("innocent", indicator.innocent_cause),
        *(("example", text) for text in indicator.examples),
        *(("no example", text) for text in indicator.counter_examples),
    ]
    told = [line for label, text in rows for line in row(label, text, width, label_width=LABEL)]
    return _joined([f"{indicator.id}: {indicator.name}", *told, "", *_row(cells, width)])


def hypothesis_text(
    hypothesis: Hypothesis, table: Iterable[Row], classes: Sequence[Priors], *, width: int = 100
) -> str:
    """One purpose: what it predicts, its priors, and the indicators that speak for it and against it."""
    rows = [
        ("is", hypothesis.description),
        *(("predicts", text) for text in hypothesis.predicts),
        ("literature", ", ".join(hypothesis.literature)),
    ]
    told = [line for label, text in rows for line in row(label, text, width, label_width=LABEL)]
    prior = [line for c in classes for line in _prior(c, hypothesis.id, width)]
    head = [f"{hypothesis.id}: {hypothesis.name}", *told, *prior, *_classes(classes, width)]
    return _joined([*head, *_speaks(hypothesis, table, width)])


def factor(cells: Sequence[Cell], hypothesis: str) -> float:
    """Mid-point under a purpose over the geometric mean of the row: above 1 speaks for it.

    >>> cells = [Cell(hypothesis=h, low=p, high=p, reason="") for h, p in (("a", 0.4), ("b", 0.1))]
    >>> round(factor(cells, "a"), 6)
    2.0
    """
    middle = {c.hypothesis: log((c.low + c.high) / 2) for c in cells}
    return exp(middle[hypothesis] - sum(middle.values()) / len(middle))


def _speaks(hypothesis: Hypothesis, table: Iterable[Row], width: int) -> list[str]:
    if hypothesis.id == OTHER:
        return [
            "",
            *wrapped("It has the geometric mean of the named purposes: evidence neither helps nor hurts.", width),
        ]
    found = sorted(((factor(r.cells, hypothesis.id), r) for r in table), key=lambda pair: (-pair[0], pair[1].indicator))
    for_it = [pair for pair in found if pair[0] >= TELLS]
    against = [pair for pair in reversed(found) if pair[0] <= 1 / TELLS]
    lines: list[str] = []
    for title, pairs in (("Speaks for it, if present", for_it), ("Speaks against it, if present", against)):
        lines += ["", f"{title} (factor over the average purpose):"] if pairs else []
        lines += [line for pair in pairs for line in _telling(hypothesis.id, *pair, width)]
    quiet = len(found) - len(for_it) - len(against)
    return [*lines, "", f"{quiet} indicators tell little about it (factor under {TELLS} either way)."]


def _telling(hypothesis: str, by: float, cells: Row, width: int) -> list[str]:
    cell = next(c for c in cells.cells if c.hypothesis == hypothesis)
    why = "" if cell.reason == USUAL else f": {cell.reason}"
    return row(f"x {by:.2f}", f"{cells.indicator} ({_figures(cell)}){why}{_own(cell)}", width, label_width=LABEL)


def _row(cells: Row, width: int) -> list[str]:
    lines = wrapped(f"{cells.indicator}: {cells.name}", width, rest=2)
    column = LABEL + (MARK_WIDTH if any(c.mark for c in cells.cells) else 0)
    for group in _groups(cells.cells):
        first = group[0]
        who = ", ".join(c.hypothesis for c in group)
        if first.reason == USUAL and not first.own:
            who = f"all {'' if len(group) == len(cells.cells) else 'other '}({len(group)})"
        lines += row(_figures(first), f"{who}: {first.reason}{_own(first)}", width, label_width=column)
    if cells.source:
        lines += row("source", cells.source, width, label_width=column)
    return [
        *lines,
        *row("detectable", f"{cells.detectability:.2f}, in open media, if it happens", width, label_width=column),
    ]


def _groups(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells with the same range and reason together, the likeliest first."""
    groups: dict[tuple[float, float, str, str, str], list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.low, cell.high, cell.reason, cell.own, cell.mark), []).append(cell)
    return sorted(groups.values(), key=lambda g: (-g[0].low - g[0].high, g[0].hypothesis))


def _figures(cell: Cell) -> str:
    """The range, and the mark if the cell carries one."""
    return f"{_range(cell)} {cell.mark}".rstrip()


def _range(cell: Cell | Prior) -> str:
    """Two decimals, or as many as a small figure needs."""
    return f"{cell.low:.2f}-{cell.high:.2f}" if cell.low >= 0.01 else f"{cell.low:.3g}-{cell.high:.3g}"


def _own(cell: Cell) -> str:
    return f" [yours: {cell.own}]" if cell.own else ""


def _prior(priors: Priors, hypothesis: str, width: int) -> list[str]:
    prior = next(p for p in priors.rows if p.hypothesis == hypothesis)
    return row(_range(prior), f"prior in class {priors.id}: {prior.reason}", width, label_width=LABEL)


def _classes(classes: Iterable[Priors], width: int) -> list[str]:
    return [
        line
        for c in classes
        for line in wrapped(f"Class {c.id}: {c.reference_class}. Source: {c.source}.", width, rest=2)
    ]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
