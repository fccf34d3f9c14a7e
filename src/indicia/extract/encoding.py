"""A paragraph as the shared encoder reads it, once, whoever asks: the attribution tagger and the marker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from indicia.kb.encoder_model import BEGIN_PIECE, END_PIECE, Floats, encoder_model

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from tokenizers import Tokenizer

MAX_PIECES = 400
"""Longer paragraphs are read in windows cut at sentence ends; the encoder knows 512 positions."""
_KEPT = "indicia_stretches"
"""Under this key a parsed paragraph keeps its states, so that it is encoded once."""


class Stretch(NamedTuple):
    """The words `[start, end)` of a paragraph: their states, shape (1, pieces, 384), and each word's first piece."""

    start: int
    end: int
    first: list[int]
    states: Floats


def stretches(doc: Doc) -> tuple[Stretch, ...]:
    """A parsed paragraph through the shared encoder, whole or in windows of whole sentences."""
    if _KEPT not in doc.user_data:
        doc.user_data[_KEPT] = tuple(_encoded(doc))
    kept: tuple[Stretch, ...] = doc.user_data[_KEPT]
    return kept


def _encoded(doc: Doc) -> Iterator[Stretch]:
    model = encoder_model()
    pieces, bounds = word_pieces([t.text for t in doc], model.tokenizer)
    for start, end in windows(bounds, [s.end for s in doc.sents], most=MAX_PIECES):
        ids, first = framed(pieces, bounds, start, end)
        yield Stretch(start, end, first, model.states(ids))


def word_pieces(words: Sequence[str], tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """Word pieces of all words, and where each word's begin (its neighbour's if it has none), the end last."""
    found = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    first: dict[int, int] = {}
    for position, word in enumerate(found.word_ids):
        if word is not None:
            first.setdefault(word, position)
    bounds: list[int] = []
    for i in range(len(words)):
        bounds.append(first.get(i, bounds[-1] if bounds else 0))
    return found.ids, [*bounds, len(found.ids)]


def windows(bounds: Sequence[int], sentence_ends: Iterable[int], *, most: int) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of at most `most` pieces; a longer sentence is cut."""
    start = last = 0
    for stop in sentence_ends:
        if bounds[stop] - bounds[start] > most and last > start:
            yield start, last
            start = last
        while bounds[stop] - bounds[start] > most and stop - start > 1:
            cut = next(i for i in range(start + 1, stop) if i + 1 == stop or bounds[i + 1] - bounds[start] > most)
            yield start, cut
            start = cut
        last = stop
    if start < len(bounds) - 1:
        yield start, len(bounds) - 1


def framed(pieces: Sequence[int], bounds: Sequence[int], start: int, end: int) -> tuple[list[int], list[int]]:
    """The pieces of the words `[start, end)` between begin and end, and each word's first piece among them."""
    low, high = bounds[start], bounds[end]
    ids = [BEGIN_PIECE, *pieces[low:high], END_PIECE]
    return ids, [min(p - low, high - low) + 1 for p in bounds[start:end]]
