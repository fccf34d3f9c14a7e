"""The tables among the data files: tab-separated, one header row, lines that begin with # are remarks."""

from __future__ import annotations

from importlib.resources import files

from indicia.errors import KnowledgeError


def rows(name: str, *, columns: int) -> list[list[str]]:
    """The rows of a table in kb/data without its header, in the file's order.

    Args:
        name: The file.
        columns: What a row needs at least; it may have more.

    Raises:
        KnowledgeError: A row has fewer.
    """
    text = files("indicia.kb").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    found = [line.split("\t") for line in lines[1:]]
    for number, row in enumerate(found, 2):
        if len(row) < columns:
            raise KnowledgeError(
                f"{name}, row {number}: {row!r} has {len(row)} columns, not {columns}. Separate them by tabs."
            )
    return found
