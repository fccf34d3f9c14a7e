"""Words of which one must stand in every match of a pattern: a look for them is quicker than the pattern itself.

The patterns are those of `phrases`: bounded, without named groups. Whatever
is not understood has no anchors, and its pattern is then always asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

LEAST_ANCHOR = 3
"""Shorter pieces stand in nearly every sentence."""
LONG_ENOUGH = 5
"""Beyond this, fewer anchors are better than longer ones."""
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:|\(\?<?[=!]|\{[\d,]{1,7}\}|.",
    re.DOTALL,
)
_LITERAL = re.compile(r"[A-Za-z0-9 -]")
_LOOKS = frozenset(("(?=", "(?!", "(?<=", "(?<!"))
_LIKE_ASCII = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})
"""Letters that a pattern takes for i and s when case does not matter."""
Anchors = frozenset[str] | None


@lru_cache(maxsize=16)
def plain_case(text: str) -> str:
    """A text in lower case, as anchors are looked for in it; remembered, since many patterns ask for the same."""
    return text.lower() if text.isascii() else text.translate(_LIKE_ASCII).lower()


def anchors(pattern: str) -> Anchors:
    """The anchors of a pattern, in lower case; None if there are none.

    >>> sorted(anchors("(?:war ?games?|drills?) (?:near|at) the border")), anchors("(?:it|they)")
    ([' the border'], None)
    >>> sorted(anchors("no-fly zone|(?:flights?|pilots) (?:was |were )?diverted"))
    ['diverted', 'no-fly zone']
    """
    tokens = _TOKEN.findall(pattern)
    open_groups: list[_Group] = [_Group(looks=False)]
    for token, after in pairwise([*tokens, ""]):
        here = open_groups[-1]
        if _LITERAL.fullmatch(token):
            here.letter(token, after)
        elif token in ("(", "[") or (token == ")" and len(open_groups) == 1):
            return None
        elif token == "(?:" or token in _LOOKS:
            here.end_run()
            open_groups.append(_Group(looks=token != "(?:"))
        elif token == ")":
            open_groups.pop()
            open_groups[-1].take(None if here.looks or _optional(after) else here.closed())
        elif token == "|":
            here.next_way()
        else:
            here.end_run()
    return open_groups[0].closed() if len(open_groups) == 1 else None


class _Group:
    """A bracket that is being read: the anchors of each way through it."""

    def __init__(self, *, looks: bool) -> None:
        self.looks = looks
        self._ways: list[Anchors] = []
        self._best: Anchors = None
        self._run = ""

    def letter(self, token: str, after: str) -> None:
        """A letter that stands by itself or goes on a run; one that may be left out ends it."""
        if not _optional(after):
            self._run += token
        if after == "?" or after.startswith("{"):
            self.end_run()

    def end_run(self) -> None:
        run, self._run = self._run.lower(), ""
        self.take(frozenset((run,)) if len(run.strip()) >= LEAST_ANCHOR else None)

    def take(self, found: Anchors) -> None:
        """Keep the better anchors of a way: long ones, then few."""
        if found is not None and (self._best is None or _worth(found) > _worth(self._best)):
            self._best = found

    def next_way(self) -> None:
        self.end_run()
        self._ways.append(self._best)
        self._best = None

    def closed(self) -> Anchors:
        """What must stand in any of the ways."""
        self.next_way()
        known = [way for way in self._ways if way is not None]
        return frozenset[str]().union(*known) if len(known) == len(self._ways) else None


def _worth(found: frozenset[str]) -> tuple[int, int]:
    return min(LONG_ENOUGH, *map(len, found)), -len(found)


def _optional(after: str) -> bool:
    return after == "?" or after.startswith(("{0", "{,"))
