"""How a state's people and bodies are called: "BY" -> "Belarusian"."""

from __future__ import annotations

from functools import cache

from indicia.kb.tables import rows

FILE = "actors.en.tsv"
_CODE, _DEMONYM = 0, 3


@cache
def demonyms() -> dict[str, str]:
    """The first demonym of each state, by code, from the file of names that `kb.actors` reads.

    >>> demonyms()["BY"]
    'Belarusian'
    """
    named = (row for row in rows(FILE, columns=_CODE + 1) if len(row) > _DEMONYM)
    told = [row for row in named if row[_DEMONYM].strip() and row[_CODE] != "-"]
    return {row[_CODE]: row[_DEMONYM].split(";")[0].strip().lstrip("!") for row in told}
