"""The office that a well-known leader holds, from the table of leaders (kb/data/actors_leaders.tsv)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LEADERS = "actors_leaders.tsv"


def office(name: str) -> str | None:
    """The office of a leader whose name, or surname, is in the table; None for anybody else.

    Who held several offices one after the other has the latest.

    >>> office("Shoigu"), office("Viktor Khrenin"), office("Anna Nowak")
    ('defence minister', 'defence minister', None)
    """
    known = _offices()
    return known.get(name) or known.get(name.rpartition(" ")[2])


@cache
def _offices() -> dict[str, str]:
    text = files("indicia.kb").joinpath("data", LEADERS).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return {name: row[1] for row in rows if len(row) >= 5 for name in row[4].split("; ")}
