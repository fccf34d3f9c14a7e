"""The office that a well-known leader holds, from the table of leaders (kb/data/actors_leaders.tsv)."""

from __future__ import annotations

from functools import cache

from indicia.kb.tables import rows

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
    return {name: row[1] for row in rows(LEADERS, columns=5) for name in row[4].split("; ")}
