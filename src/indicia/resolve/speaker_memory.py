"""Who spoke or was the subject before: whom a pronoun or "the colonel" may stand for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from indicia.resolve.speaker_kinds import HE, SHE, Speaker
from indicia.resolve.speaker_names import seems_female

MEMORY: Final = 60
"""Speakers and subjects remembered for pronouns and offices."""


class Memory:
    """The speakers and subjects of a page so far, the last ones first forgotten last."""

    def __init__(self) -> None:
        self._past: deque[Speaker] = deque(maxlen=MEMORY)

    def append(self, speaker: Speaker) -> None:
        """Remember a speaker or subject; the oldest is forgotten when there are `MEMORY`."""
        self._past.append(speaker)

    def backwards(self) -> Iterator[Speaker]:
        """The nearest first."""
        return reversed(self._past)

    def bodies(self) -> list[str]:
        """Bodies and states by name, in order."""
        return [s.name for s in self._past if s.kind in ("organisation", "state")]

    def last(self, low: str = "", *, spoke: bool = False, described: bool = False) -> Speaker | None:
        """The nearest one whom a pronoun fits, for "he" and "she" rather one whose name does not say otherwise."""
        fitting = [s for s in self.backwards() if s.fits(low) and (s.spoke or not spoke)]
        fitting = [s for s in fitting if not described or s.kind == "anonymous"]
        if low in HE | SHE:
            likely = (s for s in fitting if s.kind != "person" or seems_female(s.name) in (None, low in SHE))
            return next(likely, next(iter(fitting), None))
        return next(iter(fitting), None)
