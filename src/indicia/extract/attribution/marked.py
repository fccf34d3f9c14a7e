"""Statements as the marker sees them: what rules and tagger heard needs its nod, and it adds what nobody heard.

The rules know verbs of saying, the tagger how American papers of 2016 quote;
pages about armies also say "put the stress elsewhere:", "had no time for the
theory", "in the view of". The marker learned those from marked pages
(docs/marker-model.md); the tagger's linker says which belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicia.extract.attribution.learned import beside, linked
from indicia.extract.attribution.tagger import Role, Tagged
from indicia.extract.attribution.view import Draft, View
from indicia.extract.marking import Marks

ROLES: tuple[Role, ...] = ("source", "cue", "content")
SURE = 1.0
"""Mean log odds from which a content, cue or source of the marker is believed; of -2 to 3 the best on pages never seen
(docs/decisions/0053)."""


def added(view: View, found: Sequence[Draft], marks: Marks) -> list[Draft]:
    """The drafts so far that the marker bears out, and its own whose contents touch none of theirs."""
    kept = [draft for draft in found if _is_borne_out(view, draft, marks)]
    return beside(kept, drafts(view, marks))


def _is_borne_out(view: View, draft: Draft, marks: Marks) -> bool:
    """Whether the draft opens with a quotation, or the marker has noticed its content at all."""
    tokens = view.paragraph.tokens_of(draft.content[0])
    if tokens is not None and view.inside[tokens.start] is not None:
        return True
    return any(marks.touching("content", content) for content in draft.content)


def drafts(view: View, marks: Marks) -> Iterator[Draft]:
    """Every statement that the marker is sure of, in order of the cues."""
    runs = sorted((run for role in ROLES for run in _runs(view, role, marks)), key=lambda run: (run.start, run.end))
    return (draft for draft in linked(view, runs) if draft.source is not None)


def _runs(view: View, role: Role, marks: Marks) -> Iterator[Tagged]:
    for mark in marks.within(role, view.paragraph.span):
        tokens = view.paragraph.tokens_of(mark.span)
        if tokens is not None and mark.odds >= SURE:
            yield Tagged(role, tokens.start, tokens.end)
