"""The catalogue of candidate main purposes (kb/data/hypotheses.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from indicia.kb.catalogue import document, entries, fault, text_of, texts_of

FILE = "hypotheses.yaml"
OTHER = "other"
"""The hypothesis that is always there: what the catalogue does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """A candidate main purpose.

    `code` is the taxonomy of tradecraft.md (d); `devset` the coarser category
    that the development corpus was marked with.
    """

    id: str
    name: str
    code: str
    description: str
    predicts: tuple[str, ...]
    literature: tuple[str, ...]
    devset: str


@cache
def hypotheses() -> tuple[Hypothesis, ...]:
    """All hypotheses in the order of the file; `other` is among them.

    Raises:
        KnowledgeError: The file is faulty; the message names the key.

    >>> [h.devset for h in hypotheses() if h.id == "third_party_cover"]
    ['cover_deception']
    """
    found = tuple(_hypothesis(e) for e in entries(document(FILE), file=FILE, key="hypotheses"))
    ids = {h.id for h in found}
    if OTHER not in ids:
        fault(FILE, "hypotheses.other", "is missing; a purpose that fits nothing must have a place.")
    for h in found:
        if h.devset not in ids:
            fault(FILE, f"{h.id}.devset", f"is {h.devset!r}, which is no hypothesis of this file.")
    return found


@cache
def hypothesis(id: str) -> Hypothesis:
    """The hypothesis with this id.

    Raises:
        KnowledgeError: There is none.
    """
    found = next((h for h in hypotheses() if h.id == id), None)
    if found is None:
        fault(FILE, id, "is no hypothesis.")
    return found


def devset_category(id: str) -> str:
    """The category of the development corpus for a hypothesis; an unknown id is its own category.

    >>> devset_category("rehearsal")
    'attack_preparation'
    """
    return next((h.devset for h in hypotheses() if h.id == id), id)


def _hypothesis(entry: dict[str, Any]) -> Hypothesis:
    return Hypothesis(
        id=text_of(entry, "id", file=FILE),
        name=text_of(entry, "name", file=FILE),
        code=text_of(entry, "code", file=FILE),
        description=text_of(entry, "description", file=FILE),
        predicts=texts_of(entry, "predicts", file=FILE),
        literature=texts_of(entry, "literature", file=FILE),
        devset=text_of(entry, "devset", file=FILE),
    )
