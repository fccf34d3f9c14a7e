"""The paragraphs of a page one after the other, as the marker reads them: whole pages, or runs of their stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from indicia.extract.encoding import Stretch, stretches
from indicia.extract.parse import SPOKEN_ZONES, Paragraph, Parsed
from indicia.kb.encoder_model import Floats

if TYPE_CHECKING:
    from spacy.tokens import Token

ZONES = SPOKEN_ZONES
"""In the order in which the marker numbers them."""
MOST_PIECES = 512
"""A page of more word pieces is read in parts as like in size as paragraphs allow: attention grows with the square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Stretches of neighbouring paragraphs. `numbers`: of the paragraph on its page, one a stretch."""

    paragraphs: tuple[Paragraph, ...]
    stretches: tuple[Stretch, ...]
    numbers: tuple[int, ...]

    def states(self) -> Floats:
        """The encoder's, shape (1, pieces, 384)."""
        joined: Floats = np.concatenate([s.states for s in self.stretches], axis=1)
        return joined

    def first(self) -> list[int]:
        """Each word's first piece, counted through the part."""
        starts = np.cumsum([0, *(s.states.shape[1] for s in self.stretches)]).tolist()
        return [start + at for start, s in zip(starts, self.stretches, strict=False) for at in s.first]

    def words(self) -> Iterator[tuple[Paragraph, Token]]:
        """Each word with its paragraph."""
        for paragraph, stretch in zip(self.paragraphs, self.stretches, strict=True):
            yield from ((paragraph, token) for token in paragraph.doc[stretch.start : stretch.end])

    def per_piece(self) -> tuple[list[int], list[int]]:
        """For each piece the number of its paragraph, and that of its zone."""
        sizes = [s.states.shape[1] for s in self.stretches]
        numbers = [n for n, size in zip(self.numbers, sizes, strict=True) for _ in range(size)]
        zones = [ZONES.index(p.zone.kind) for p, size in zip(self.paragraphs, sizes, strict=True) for _ in range(size)]
        return numbers, zones


def parts(parsed: Parsed) -> Iterator[Part]:
    """A page in parts of at most `MOST_PIECES` pieces, or of one stretch that is longer."""
    told = [(n, p, s) for n, p in enumerate(parsed.paragraphs) for s in stretches(p.doc)]
    for start, end in runs_of([s.states.shape[1] for _, _, s in told], most=MOST_PIECES):
        numbers, paragraphs, found = zip(*told[start:end], strict=True)
        yield Part(paragraphs=paragraphs, stretches=found, numbers=numbers)


def runs_of(sizes: Sequence[int], *, most: int) -> Iterator[tuple[int, int]]:
    """Runs of neighbours whose sizes sum to at most `most`, and to about the same.

    >>> list(runs_of([30, 30, 30, 30], most=100))
    [(0, 2), (2, 4)]
    """
    total = sum(sizes)
    fair = total / max(1, -(-total // most))
    start = size = 0
    for n, more in enumerate(sizes):
        if n > start and (size + more > most or size + more / 2 > fair):
            yield start, n
            start, size = n, 0
        size += more
    if start < len(sizes):
        yield start, len(sizes)
