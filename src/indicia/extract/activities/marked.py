"""Activities that the marker sees and no rule names: "five Turkish warships have come along as cousins".

A page's marks name each activity once, so a mark that touches no mention may be
another wording of a group that has no mark of its own: then it opens none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from indicia.extract.activities.draft import Draft, draft
from indicia.extract.activities.grouping import Group, kind_of
from indicia.extract.activities.mention import Form, Mention, Scene
from indicia.extract.marking import Mark, Marks
from indicia.model import ActivityKind, Party

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = 2.0
"""Log odds from which a mark that no rule knows opens a group."""
CLEAR = 0.5
"""Share that its kind must have among all kinds."""
_FORMS: dict[str, Form] = {"VERB": "verb", "AUX": "verb", "PROPN": "name"}


def opened(scenes: Sequence[Scene], groups: Sequence[Group], marks: Marks) -> Iterator[Group]:
    """Groups of one mention each, for marks that stand apart from all others."""
    seen = marks.of("activity")
    mentions = [d.mention.span for group in groups for d in group]
    unmarked = [kind_of(g) for g in groups if not any(m.span.overlaps(d.mention.span) for m in seen for d in g)]
    for mark in seen:
        if not _is_clear(mark) or any(mark.span.overlaps(span) for span in mentions):
            continue
        if mark.likeliest in unmarked:
            unmarked.remove(mark.likeliest)
        elif (one := _drafted(scenes, mark)) is not None:
            yield [one]


def _is_clear(mark: Mark) -> bool:
    return mark.odds >= SURE and mark.what[mark.likeliest] >= CLEAR


def _drafted(scenes: Sequence[Scene], mark: Mark) -> Draft | None:
    scene = next((s for s in scenes if mark.span.within(s.paragraph.span)), None)
    tokens = scene.paragraph.tokens_of(mark.span) if scene is not None else None
    if scene is None or tokens is None:
        return None
    head: Token = tokens.root
    form = _FORMS.get(head.pos_, "noun")
    kind = cast("ActivityKind", mark.likeliest)
    return draft(Mention(scene=scene, head=head, span=mark.span, kind=kind, form=form))
