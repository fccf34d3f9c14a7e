"""`indicia casebook`: list, search and show readings that were kept."""

from __future__ import annotations

import click

from indicia.cli.output import table, write


@click.group()
def casebook() -> None:
    """List, search and show readings that were kept with `read --save`."""


_file = click.argument("file", type=click.Path(exists=True, dir_okay=False))
_as_json = click.option("--json", "as_json", is_flag=True, help="For programs.")


@casebook.command("list")
@_file
@_as_json
def list_pages(file: str, as_json: bool) -> None:
    """List the pages in a casebook FILE, oldest first: id, date, number of activities, name."""
    from indicia.store import Casebook

    with Casebook(file) as book:
        table(
            book.entries(),
            as_json=as_json,
            line=lambda e: f"{e.page}  {e.published or 'undated':<10}  {e.activities:>2}  {e.name}",
        )


@casebook.command()
@_file
@click.argument("words", nargs=-1, required=True)
@_as_json
def search(file: str, words: tuple[str, ...], as_json: bool) -> None:
    """Find the pages of a casebook FILE that hold all WORDS."""
    from indicia.store import Casebook

    with Casebook(file) as book:
        table(book.search(" ".join(words)), as_json=as_json, line=lambda m: f"{m.page}  {m.name}\n    {m.excerpt}")


@casebook.command()
@_file
@click.argument("page")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("-q", "--quotes", is_flag=True, help="Show the words of the page under each line.")
def show(file: str, page: str, form: str, quotes: bool) -> None:
    """Show one reading of a casebook FILE; PAGE is its id or the start of it."""
    from indicia.cli.reading import render_readings
    from indicia.store import Casebook

    with Casebook(file) as book:
        write(render_readings([book.get(page)], form=form, quotes=quotes, output=None))


@casebook.command()
@_file
@click.argument("page")
def remove(file: str, page: str) -> None:
    """Forget one page of a casebook FILE; PAGE is its id or the start of it."""
    from indicia.store import Casebook

    with Casebook(file) as book:
        book.remove(book.get(page).page.id)
