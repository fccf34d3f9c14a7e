"""What the gazetteer holds under a name, in one glance: for whoever asks about many words of a page."""

from __future__ import annotations

from functools import lru_cache
from math import log10
from typing import Final, NamedTuple

from indicia.kb._fold import fold
from indicia.kb._gazetteer import gazetteer, own_places, short_names
from indicia.kb.places import LONGEST_NAME, state_of

MOST_FAMED: Final = 8


class Summary(NamedTuple):
    """The kinds that a name may be of, the fame of its best bearer (log10 of the population, 0 to 8), how many bear it.

    `main`: whether it is the usual name of one of them, not another spelling.
    """

    kinds: frozenset[str]
    fame: int
    senses: int
    main: bool


@lru_cache(maxsize=50_000)
def summary(name: str) -> Summary | None:
    """The summary of a literal name (no words of kind are taken off); None if no place is called so.

    >>> summary("Gomel").kinds >= {"city", "region"}, summary("Qwertz")
    (True, None)
    """
    if not 1 < len(name) <= LONGEST_NAME:
        return None
    if name in short_names():
        return Summary(frozenset({"short"}), 6, 1, True)
    key = fold(name)
    found = (*own_places().get(key, ()), *gazetteer().get(key))
    kinds = {"district" if e.district else e.kind for e in found} | ({"country"} if state_of(key) else set())
    if not kinds:
        return None
    fame = max((int(log10(e.population + 1)) for e in found if not e.district), default=0)
    return Summary(frozenset(kinds), min(fame, MOST_FAMED), len(found), any(fold(e.name) == key for e in found))
