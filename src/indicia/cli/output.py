"""What all commands share in talking to people and programs: text, JSON, progress, complaints."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from indicia.errors import UsageError

Item = TypeVar("Item")

PROGRESS_FROM = 4
"""Fewer pages than this are read before a bar could be drawn."""
PLAIN_WIDTH = 100
"""Columns when the output is no terminal: the same text on every machine."""
WIDEST = 120
"""Lines longer than this are hard to read, however wide the terminal."""


def terminal(*, to_file: bool) -> dict[str, Any]:
    """Width and colour for text reports: a terminal's own, or plain when piped or written to a file."""
    if to_file or not sys.stdout.isatty():
        return {"colour": False, "width": PLAIN_WIDTH}
    return {"colour": True, "width": min(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, WIDEST)}


def write(text: str, output: str | None = None) -> None:
    """Print, or write to the file `output`; nothing is written for an empty text.

    Raises:
        UsageError: The file can't be written.
    """
    if not text:
        return
    ended = text if text.endswith("\n") else text + "\n"
    if output is None:
        click.echo(ended, nl=False)
        return
    try:
        Path(output).write_text(ended, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"Can't write {output!r}: {error.strerror}. Give a path in a folder that exists.") from error


def json_lines(objects: Sequence[object]) -> str:
    """One object: indented. Several: one a line (JSON Lines), so that programs can take them one by one."""
    import msgspec

    from indicia.report.json import dumps

    if len(objects) == 1:
        return dumps(objects[0])
    return b"\n".join(msgspec.json.encode(item) for item in objects).decode("utf-8")


def json(plain: object) -> str:
    """Indented JSON of plain values and nouns."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(plain), indent=2).decode("utf-8")


def table(rows: Iterable[Any], *, as_json: bool, line: Callable[[Any], str]) -> None:
    """Print rows, each by `line`, or all as one JSON list."""
    listed = list(rows)
    write(json(listed) if as_json else "\n".join(map(line, listed)))


def progress(items: Sequence[Item]) -> Iterable[Item]:
    """A bar on standard error while items go by; none for few items, or when nobody watches."""
    if len(items) < PROGRESS_FROM or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description="Reading", console=Console(stderr=True), transient=True)


def complain(what: object) -> None:
    """One line on standard error; control characters of hostile file names are shown, not obeyed."""
    shown = "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in str(what))
    click.echo(f"indicia: {shown}", err=True)
