"""Statements that the marker sees and nobody heard before: its sources, cues and contents as drafts of attributions.

The rules know verbs of saying, the tagger how American papers of 2016 quote;
pages about armies also say "put the stress elsewhere:", "had no time for the
theory", "in the view of". The marker learned those from marked pages
(docs/marker-model.md); the tagger's linker says which belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicia.extract.attribution.learned import drafted, touching
from indicia.extract.attribution.linker import link
from indicia.extract.attribution.tagger import Role, Tagged
from indicia.extract.attribution.view import Draft, View
from indicia.extract.marking import Marks

ROLES: tuple[Role, ...] = ("source", "cue", "content")
SURE = 0.0
"""Mean log odds from which a content is believed that nobody else heard."""


def added(view: View, found: Sequence[Draft], marks: Marks) -> list[Draft]:
    """The drafts so far, and the marker's whose contents touch none of theirs."""
    return [*found, *(d for d in drafts(view, marks) if not any(touching(d, other) for other in found))]


def drafts(view: View, marks: Marks) -> Iterator[Draft]:
    """Every statement that the marker is sure of, in order of the cues."""
    runs = sorted((run for role in ROLES for run in _runs(view, role, marks)), key=lambda run: (run.start, run.end))
    for relation in link(view.doc, runs):
        found = drafted(view, relation) if relation.source is not None else None
        if found is not None:
            yield found


def _runs(view: View, role: Role, marks: Marks) -> Iterator[Tagged]:
    for mark in marks.of(role):
        tokens = view.paragraph.tokens_of(mark.span)
        if tokens is not None and mark.odds >= (SURE if role == "content" else 0.0):
            yield Tagged(role, tokens.start, tokens.end)
