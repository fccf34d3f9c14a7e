"""`indicia bench`: quality and speed on marked pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indicia.cli.output import json, progress, write

if TYPE_CHECKING:
    from indicia.extract.attribution import Method


@click.group()
def bench() -> None:
    """Measure quality and speed on marked pages."""


_data = click.option(
    "--data", required=True, type=click.Path(exists=True, file_okay=False), help="A folder with gold.jsonl and pages/."
)
_as_json = click.option("--json", "as_json", is_flag=True, help="For programs.")


_attribution = click.option(
    "--attribution", type=click.Choice(["learned", "rules"]), default="learned", show_default=True
)


@bench.command()
@_data
@_attribution
@_as_json
def pages(data: str, attribution: Method, as_json: bool) -> None:
    """Precision, recall and F1 per phenomenon, with 95 % intervals."""
    from indicia.bench.run import score_pages
    from indicia.bench.tables import pages_table

    report = score_pages(Path(data), attribution=attribution, watch=progress)
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
@click.option("--method", type=click.Choice(["learned", "rules"]), default="learned", show_default=True)
@_as_json
def attribution(data: str, method: Method, as_json: bool) -> None:
    """Source, cue and content on public corpora: exact, begin-match and Jaccard F1, and whole attributions.

    The corpora mark more than statements (plans, wishes, beliefs), so `learned` scores the tagger by itself,
    and `rules` the rules by themselves; pages are read with both.
    """
    from indicia.bench.attribution import measure
    from indicia.bench.tables import attribution_table

    report = measure(Path(data), method=method, watch=progress)
    write(json(report) if as_json else attribution_table(report))


@bench.command()
@click.option("--data", required=True, type=click.Path(exists=True, file_okay=False), help="The re3d folder.")
@click.option(
    "--confidence", default=0.5, show_default=True, type=click.FloatRange(0, 1), help="Leave out marks with less."
)
@_as_json
def entities(data: str, confidence: float, as_json: bool) -> None:
    """Organisations, places, quantities, times, weapons and platforms on re3d: exact and overlap F1 per type."""
    from indicia.bench.entities import measure
    from indicia.bench.tables import entities_table

    report = measure(Path(data), min_confidence=confidence, watch=progress)
    write(json(report) if as_json else entities_table(report))


@bench.command()
@click.option("--data", required=True, type=click.Path(exists=True), help="PLOVER's records: a folder, or the file.")
@_as_json
def events(data: str, as_json: bool) -> None:
    """Event type, mode and actors on PLOVER's gold records.

    Most records are about talk, protest and law, which Indicia does not code: the line of
    military types says how well it codes what it is for.
    """
    from indicia.bench.events import measure
    from indicia.bench.tables import events_table

    report = measure(Path(data), watch=progress)
    write(json(report) if as_json else events_table(report))


@bench.command()
@click.option(
    "--data", required=True, type=click.Path(exists=True), help="XML of LGL, TR-News or GeoVirus, or a brat folder."
)
@_as_json
def places(data: str, as_json: bool) -> None:
    """Toponyms found (strict F1), and those marked placed within 161 km, with 95 % intervals."""
    from indicia.bench.places import measure
    from indicia.bench.tables import places_table

    report = measure(Path(data), watch=progress)
    write(json(report) if as_json else places_table(report))


@bench.command()
@click.option(
    "--data", required=True, type=click.Path(exists=True, file_okay=False), help="A folder of TimeML files (.tml)."
)
@_as_json
def dates(data: str, as_json: bool) -> None:
    """Expressions of time on TimeML pages: spans, types and TIMEX3 values, counted as TempEval-3 counts them."""
    from indicia.bench.dates import measure
    from indicia.bench.tables import dates_table

    report = measure(Path(data), watch=progress)
    write(json(report) if as_json else dates_table(report))
