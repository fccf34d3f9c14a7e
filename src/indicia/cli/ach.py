"""`indicia ach`: the classical matrix of competing hypotheses, out of our pages and into our arithmetic."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from indicia.cli.output import json, terminal, write
from indicia.cli.reading import Day, Given, need, page_inputs, readings_of
from indicia.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicia.extract.attribution import Method
    from indicia.model import Assessment

MOST_LISTED = 20


@click.group()
def ach() -> None:
    """Analysis of competing hypotheses, the classical way: a matrix of marks and its inconsistency scores.

    \b
    indicia ach export page.txt -o matrix.csv   the reports of a page as a matrix, for other tools
    indicia ach score matrix.csv                Heuer's count and the PARC weights, and our verdict beside them
    """


@ach.command()
@page_inputs
@click.option("--as-of", type=Day(), help="Only pages published up to this day.")
@click.option("--activity", type=click.IntRange(1), help="Which activity, if the pages tell of several.")
@click.option("--likelihoods", type=click.Path(exists=True, dir_okay=False), help="Cells of your own (YAML).")
@click.option("--judgements", type=click.Path(exists=True, dir_okay=False), help="Judgements of your own (YAML).")
def export(
    pages: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    output: str | None,
    attribution: Method,
    as_of: date | None,
    activity: int | None,
    likelihoods: str | None,
    judgements: str | None,
) -> None:
    """Write what pages report as an ACH matrix in CSV: a row for each report, a mark under each purpose.

    Credibility is the origin's grade, low, medium or high. The last rows are the scores. A last column, `note`, tells
    what your own files set in a row.
    """
    need(pages)
    with readings_of(pages, Given(published, outlet, attribution)) as readings:
        from indicia.kb.likelihoods_own import own_likelihoods
        from indicia.pipeline import assess, matrix
        from indicia.report.ach_csv import matrix_csv
        from indicia.report.ach_notes import noted
        from indicia.weigh import inconsistency

        known = list(readings)
        if known:
            chosen = _chosen(assess(known, as_of=as_of, likelihoods=likelihoods, judgements=judgements), activity)
            made = matrix(chosen, likelihoods=likelihoods, judgements=judgements)
            made = noted(made, chosen, rows=own_likelihoods(likelihoods) if likelihoods else ())
            write(matrix_csv(made, inconsistency(made)), output)


@ach.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False), metavar="MATRIX.CSV")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def score(file: str, as_json: bool) -> None:
    """Score a matrix that was typed by hand, or comes from us or from a spreadsheet.

    \b
    evidence,source,credibility,relevance,drill,threat,attack
    blood moved forward,agency,high,high,II,I,CC
    leaders at the final day,ministry,low,medium,C,C,C

    Every further column is a hypothesis. Marks: CC C N NA I II, or the words, or nothing. Delimiter , ; or tab.
    """
    from indicia.kb.ach_csv import read_matrix
    from indicia.report.ach import scored_json, scored_text
    from indicia.weigh import scored

    found = scored(read_matrix(file))
    write(json(scored_json(found)) if as_json else scored_text(found, width=terminal(to_file=False)["width"]))


def _chosen(found: Sequence[Assessment], number: int | None) -> Assessment:
    if len(found) == 1 and number in (None, 1):
        return found[0]
    if number is not None and number <= len(found):
        return found[number - 1]
    from indicia.report.answer import of_assessment

    told = [f"{n} {item.text}" for n, a in enumerate(found, 1) for item in of_assessment(a).what[:1]]
    rest = f"\n  and {len(told) - MOST_LISTED} more" if len(told) > MOST_LISTED else ""
    listed = "\n  ".join(told[:MOST_LISTED])
    asked = f"There is no activity {number}" if number else "A matrix is about one activity"
    raise UsageError(f"{asked}; these pages tell of {len(found)}. Choose one with --activity:\n  {listed}{rest}")
