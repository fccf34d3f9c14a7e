"""`indicia bench`: quality and speed on marked pages."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from indicia.cli.output import json, progress, write


@click.group()
def bench() -> None:
    """Measure quality and speed on marked pages."""


_data = click.option(
    "--data", required=True, type=click.Path(exists=True, file_okay=False), help="A folder with gold.jsonl and pages/."
)
_as_json = click.option("--json", "as_json", is_flag=True, help="For programs.")


@bench.command()
@_data
@_as_json
def pages(data: str, as_json: bool) -> None:
    """Precision, recall and F1 per phenomenon, with 95 % intervals."""
    from indicia.bench.run import score_pages
    from indicia.bench.tables import pages_table

    report = score_pages(Path(data), watch=progress)
    write(json(report) if as_json else pages_table(report))


@bench.command()
@_data
@_as_json
def speed(data: str, as_json: bool) -> None:
    """Pages and words a second on one core, start-up time and peak memory."""
    from indicia.bench.run import time_pages
    from indicia.bench.tables import speed_table

    report = time_pages(Path(data))
    write(json(report) if as_json else speed_table(report))


@bench.command()
@click.option(
    "--data", required=True, type=click.Path(exists=True), help="A CofeNet file (JSON lines), or a PolNeAR folder."
)
@click.option("--method", type=click.Choice(["rules", "learned"]), default="rules", show_default=True)
@_as_json
def attribution(data: str, method: Literal["rules", "learned"], as_json: bool) -> None:
    """Source, cue and content on public corpora: exact, begin-match and Jaccard F1, and whole attributions.

    `--method learned` scores the tagger, whose weights have to be trained first (docs/attribution-model.md).
    """
    from indicia.bench.attribution import measure
    from indicia.bench.tables import attribution_table

    report = measure(Path(data), method=method, watch=progress)
    write(json(report) if as_json else attribution_table(report))
