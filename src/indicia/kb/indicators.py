"""The catalogue of indicators (kb/data/indicators.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from indicia.kb.catalogue import document, entries, fault, share_of, text_of, texts_of

FILE = "indicators.yaml"
LEAST_EXAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An observable: what it means, what it does not, and how it comes about innocently.

    `detectability` in [0, 1]: whether open media would see it if it happened.
    Each of `examples` reports it as present; none of `counter_examples` does.
    """

    id: str
    name: str
    definition: str
    means: str
    does_not_mean: str
    innocent_cause: str
    detectability: float
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators in the order of the file.

    Raises:
        KnowledgeError: The file is faulty; the message names the key.

    >>> [i.name for i in indicators() if i.id == "bridging"]
    ['river bridging']
    """
    return tuple(_indicator(e) for e in entries(document(FILE), file=FILE, key="indicators"))


@cache
def indicator(id: str) -> Indicator:
    """The indicator with this id.

    Raises:
        KnowledgeError: There is none.
    """
    found = next((i for i in indicators() if i.id == id), None)
    if found is None:
        fault(FILE, id, "is no indicator.")
    return found


def _indicator(entry: dict[str, Any]) -> Indicator:
    return Indicator(
        id=text_of(entry, "id", file=FILE),
        name=text_of(entry, "name", file=FILE),
        definition=text_of(entry, "definition", file=FILE),
        means=text_of(entry, "means", file=FILE),
        does_not_mean=text_of(entry, "does_not_mean", file=FILE),
        innocent_cause=text_of(entry, "innocent_cause", file=FILE),
        detectability=share_of(entry, "detectability", file=FILE),
        examples=texts_of(entry, "examples", file=FILE, least=LEAST_EXAMPLES),
        counter_examples=texts_of(entry, "counter_examples", file=FILE, least=LEAST_EXAMPLES),
    )
