"""`indicia judgements`: a file to fill in, with everything that an analyst can set in place of ours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from indicia.cli.output import write
from indicia.cli.reading import Day, Given, need, page_inputs, readings_of

if TYPE_CHECKING:
    from indicia.extract.attribution import Method


@click.command()
@page_inputs
@click.option("--as-of", type=Day(), help="Only pages published up to this day.")
@click.option("--likelihoods", type=click.Path(exists=True, dir_okay=False), help="Cells of your own (YAML).")
def judgements(
    pages: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    output: str | None,
    attribution: Method,
    as_of: date | None,
    likelihoods: str | None,
) -> None:
    """Print a file of judgements to fill in: what these pages come to, with today's values, commented out.

    \b
    indicia judgements page.txt -o mine.yaml           then edit it, and
    indicia assess page.txt --judgements mine.yaml     weigh with it: every value you set is shown as yours
    """
    need(pages)
    with readings_of(pages, Given(published, outlet, attribution)) as readings:
        from indicia.kb.likelihoods import likelihoods as ours
        from indicia.kb.likelihoods_own import own_likelihoods
        from indicia.pipeline import assess
        from indicia.report.judged_form import form_text

        known = list(readings)
        if known:
            found = assess(known, as_of=as_of, likelihoods=likelihoods)
            rows = own_likelihoods(likelihoods) if likelihoods else ours()
            write(form_text(found, rows, today=date.today()), output)
