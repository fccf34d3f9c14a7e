"""How a state's people and bodies are called: "BY" -> "Belarusian"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

FILE = "actors.en.tsv"
_CODE, _DEMONYM = 0, 3


@cache
def demonyms() -> dict[str, str]:
    """The first demonym of each state, by code, from the file of names that `kb.actors` reads.

    >>> demonyms()["BY"]
    'Belarusian'
    """
    text = files("indicia.kb").joinpath("data", FILE).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")][1:]
    told = [row for row in rows if len(row) > _DEMONYM and row[_DEMONYM].strip() and row[_CODE] != "-"]
    return {row[_CODE]: row[_DEMONYM].split(";")[0].strip().lstrip("!") for row in told}
