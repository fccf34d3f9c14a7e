"""`indicia read` and `indicia assess`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from indicia import __version__
from indicia.cli.output import complain, json_lines, progress, terminal, write
from indicia.errors import PageError, UsageError

if TYPE_CHECKING:
    from indicia.extract.attribution import Method
    from indicia.model import Assessment, Page, Reading

EXIT_UNREADABLE = 1


class Day(click.ParamType[date]):
    """A calendar date, checked when the command line is read."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Turn ISO text into a date, or fail with exit code 2."""
        from indicia.days import as_date

        try:
            return as_date(value)
        except UsageError as error:
            self.fail(str(error), param, ctx)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the pages, and how they are to be read."""

    published: date | None
    outlet: str | None
    attribution: Method

    def to(self, page: Page, *, only_gaps: bool) -> Page:
        """The page with date and outlet as given; with several pages only where a page does not give them."""
        published, outlet = self.published or page.published, self.outlet or page.outlet
        if only_gaps:
            published, outlet = page.published or published, page.outlet or outlet
        return replace(page, published=published, outlet=outlet)


def page_inputs(command: Callable[..., Any]) -> Callable[..., Any]:
    """The pages, what is known of them, and where the output goes: for every command that reads pages."""
    return _with(
        command,
        click.argument("pages", nargs=-1, metavar="PAGE..."),
        click.option("--published", type=Day(), help="Date of the page (2015-06-18); of several, of the undated."),
        click.option("--outlet", help="Who published the page; of several, of those that don't say."),
        click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file."),
        click.option(
            "--attribution",
            type=click.Choice(["learned", "rules"]),
            default="learned",
            show_default=True,
            help="Find statements with the learned tagger, or by rules alone (faster, a little less found).",
        ),
    )


def _inputs(command: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments and options that both commands take."""
    forms = click.Choice(["text", "json", "html"])
    return page_inputs(
        _with(
            command,
            click.option("-f", "--format", "form", type=forms, default="text", show_default=True),
            click.option("-q", "--quotes", is_flag=True, help="Show the words of the page under each line."),
        )
    )


def _with(command: Callable[..., Any], *options: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@_inputs
@click.option("--save", type=click.Path(dir_okay=False), help="Keep the readings in this casebook file, too.")
def read(
    pages: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    form: str,
    output: str | None,
    attribution: Method,
    quotes: bool,
    save: str | None,
) -> None:
    """Say what each page reports: activities, statements, reasons.

    PAGE is a file (plain text or HTML), a folder of them, or - for standard input.
    """
    need(pages)
    with readings_of(pages, Given(published, outlet, attribution)) as readings:
        found = list(readings)
        if save:
            _keep(save, found)
        write(render_readings(found, form=form, quotes=quotes, output=output), output)


@click.command()
@_inputs
@click.option("--as-of", type=Day(), help="Weigh only pages published up to this day.")
@click.option(
    "--casebook", type=click.Path(exists=True, dir_okay=False), help="Weigh the readings of this casebook, too."
)
@click.option(
    "--norms", multiple=True, type=click.Path(exists=True, dir_okay=False), help="Add a norm pack of your own (YAML)."
)
@click.option(
    "--likelihoods", type=click.Path(exists=True, dir_okay=False), help="Weigh with cells of your own (YAML)."
)
@click.option(
    "--judgements",
    type=click.Path(exists=True, dir_okay=False),
    help="Weigh with signed judgements of your own (YAML).",
)
@click.option(
    "--words",
    type=click.Choice(["icd203", "phia", "nato"]),
    default="icd203",
    show_default=True,
    help="Likelihood words: US intelligence community, UK yardstick, or NATO.",
)
@click.option("--series", is_flag=True, help="Show how the ranges moved over time, and which report moved them.")
def assess(
    pages: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    form: str,
    output: str | None,
    attribution: Method,
    quotes: bool,
    as_of: date | None,
    casebook: str | None,
    norms: tuple[str, ...],
    likelihoods: str | None,
    judgements: str | None,
    words: str,
    series: bool,
) -> None:
    """Weigh what the pages report: norms, reasons, and what the observations favour.

    PAGE is a file (plain text or HTML), a folder of them, or - for standard input.
    """
    if not casebook:
        need(pages)
    with readings_of(pages, Given(published, outlet, attribution)) as readings:
        from indicia import pipeline

        weigh = pipeline.series if series else pipeline.assess
        known = [*_kept(casebook), *readings]
        if known:
            found = weigh(known, as_of=as_of, norms=norms, likelihoods=likelihoods, judgements=judgements)
            write(render_assessments(found, form=form, quotes=quotes, output=output, scale=words), output)


def render_readings(readings: Sequence[Reading], *, form: str, quotes: bool, output: str | None) -> str:
    """Readings in the form asked for; several in JSON are one a line."""
    if not readings:
        return ""
    if form == "json":
        from indicia.report.json import reading_json

        return json_lines([reading_json(reading) for reading in readings])
    if form == "html":
        from indicia.report.html import reading_html

        return reading_html(readings)
    from indicia.report.text import reading_text

    return reading_text(readings, quotes=quotes, **terminal(to_file=output is not None))


def render_assessments(
    assessments: Sequence[Assessment], *, form: str, quotes: bool, output: str | None, scale: str
) -> str:
    """Assessments in the form asked for; several in JSON are one a line."""
    if form == "json":
        from indicia.report.json import assessment_json

        return json_lines([assessment_json(assessment) for assessment in assessments])
    if form == "html":
        from indicia.report.html import assessment_html

        return assessment_html(assessments, scale=scale)
    from indicia.report.text import assessment_text

    return assessment_text(assessments, quotes=quotes, scale=scale, **terminal(to_file=output is not None))


@contextmanager
def readings_of(arguments: Sequence[str], given: Given) -> Iterator[Iterator[Reading]]:
    """Read what can be read and complain about the rest; afterwards exit with 1 if there was a rest."""
    complaints: list[object] = []

    def fail(what: object) -> None:
        complaints.append(what)
        complain(what)

    def each() -> Iterator[Reading]:
        paths = list(_paths(arguments, fail))
        for path in progress(paths):
            reading = _one(path, given, fail, only_gaps=len(paths) > 1)
            if reading is not None:
                yield reading

    yield each()
    if complaints:
        click.get_current_context().exit(EXIT_UNREADABLE)


def _paths(arguments: Sequence[str], fail: Callable[[object], None]) -> Iterator[str]:
    from indicia.pages import find

    for argument in arguments:
        try:
            yield from map(str, find([argument]))
        except PageError as error:
            fail(error)


def _one(path: str, given: Given, fail: Callable[[object], None], *, only_gaps: bool) -> Reading | None:
    from indicia.pages import load, open_bytes
    from indicia.pipeline import read_page

    try:
        page = load(open_bytes(path), name=path)
    except PageError as error:
        fail(error)
        return None
    reading = read_page(given.to(page, only_gaps=only_gaps), attribution=given.attribution)
    for note in reading.notes:
        fail(note)
    return reading


def need(pages: Sequence[str]) -> None:
    if not pages:
        raise UsageError("No page given. Name a file or a folder, or - to read standard input.")


def _keep(casebook: str, readings: Sequence[Reading]) -> None:
    from indicia.store import Casebook

    with Casebook(casebook, version=__version__) as book:
        for reading in readings:
            book.add(reading)


def _kept(casebook: str | None) -> list[Reading]:
    if not casebook:
        return []
    from indicia.store import Casebook

    with Casebook(casebook) as book:
        return list(book.readings())
