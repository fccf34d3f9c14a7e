"""`indicia bench`: quality and speed on marked pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indicia.cli.output import json, progress, write
from indicia.errors import UsageError

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


@bench.command()
@click.option(
    "--data", required=True, type=click.Path(exists=True), help="A CSV of either subtask, or the folder with both."
)
@_as_json
def causes(data: str, as_json: bool) -> None:
    """Causal sentences, and cause, effect and signal spans on the Causal News Corpus: exact, and as its task counts."""
    from indicia.bench.causes import measure, table

    report = measure(Path(data), watch=progress)
    write(json(report) if as_json else table(report))


@bench.command()
@click.option(
    "--data", required=True, type=click.Path(exists=True, file_okay=False), help="A folder with index.jsonl and texts."
)
@_as_json
def origins(data: str, as_json: bool) -> None:
    """Independence: pairwise precision, recall and F1 of "same origin" over news items."""
    from indicia.bench.origins import measure, table

    report = measure(Path(data), watch=progress)
    write(json(report) if as_json else table(report))


@bench.command()
@click.option(
    "--data",
    default="bench/cases",
    show_default=True,
    type=click.Path(exists=True, file_okay=False),
    help="A folder of past cases (docs/record.md).",
)
@click.option("--case", "name", help="Only this one, day by day: its id or number.")
@click.option(
    "--likelihoods",
    type=click.Path(exists=True, dir_okay=False),
    help="Cells of your own: scored, and chosen against ours for each case on all others.",
)
@click.option("--plot", type=click.Path(dir_okay=False), help="Also draw the calibration into this SVG file.")
@_as_json
def weigh(data: str, name: str | None, likelihoods: str | None, plot: str | None, as_json: bool) -> None:
    """The record of the weighing: past cases replayed day by day, scored against three baselines."""
    from indicia.bench import weigh as record
    from indicia.bench.weigh_json import plain, plain_case
    from indicia.bench.weigh_one import case_table
    from indicia.bench.weigh_plot import calibration_svg
    from indicia.bench.weigh_tables import weigh_table

    if name is not None:
        if plot or likelihoods:
            raise UsageError("--plot and --likelihoods are about all cases. Leave out --case.")
        one = record.one(Path(data), name)
        write(json(plain_case(one)) if as_json else case_table(one))
        return
    report = record.measure(Path(data), own=likelihoods, watch=progress)
    if plot:
        write(calibration_svg(report), plot)
    write(json(plain(report)) if as_json else weigh_table(report))
