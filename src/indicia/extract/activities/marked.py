"""What the marker adds to the rules: mentions that no lexicon knows, groups that it has seen, places that it favours.

"So the American Marines and the British are packing": the words for an activity
are endless, and the marker has learned to hear it in most. A group of mentions
none of which it has marked at all is hardly ever an activity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import log
from typing import cast

from indicia.extract.activities.grouping import Group
from indicia.extract.activities.mention import Form, Mention, Scene
from indicia.extract.activities.spots import Spot
from indicia.extract.marking import Mark, Marks
from indicia.model import ActivityKind, Span, Status

SURE = 0.0
"""Log odds from which a mark that touches no mention of the rules is one; with `CLEAR`, best of 4 x 3 (0055)."""
CLEAR = 0.6
"""Share that its kind must have among all kinds."""
CERTAIN = 0.75
"""Share from which its kind holds against that of the rules; of .6, .75 and .9 the best (docs/decisions/0057)."""
REFINING: tuple[ActivityKind, ...] = ("command_staff_exercise", "snap_inspection")
"""Kinds of exercises that a mention must be seen for."""
RULED, NEVER = 1.5, 1e-4
"""What the status that the rules read weighs beside the marker's log probabilities, and the least of these (0056)."""
FAVOUR = 0.4
"""What the marker's log odds that a stretch is a place of an activity weigh beside the small model's (0056)."""
UNMARKED = -0.4
"""Log odds of a place that it passes over."""
_EMPTY = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ", "SPACE"))
_FORMS: dict[str, Form] = {"VERB": "verb", "AUX": "verb", "PROPN": "name"}


def beside(scene: Scene, ruled: Sequence[Mention], marks: Marks) -> Iterator[Mention]:
    """The mentions of a paragraph that only the marker sees, also where rules see but a word that points back."""
    named = [m.span for m in ruled if m.form != "pronoun"]
    for mark in whole(scene, marks.within("activity", scene.paragraph.span)):
        found = None if any(mark.span.overlaps(span) for span in named) else _mention(scene, mark)
        if found is not None:
            yield found


def exercises(text: str, marks: Marks) -> Iterator[str]:
    """The words of what the marker takes for exercises; names are among them."""
    for mark in marks.of("activity"):
        if mark.odds >= SURE and mark.likeliest == "exercise" and mark.what[mark.likeliest] >= CLEAR:
            yield text[mark.span.start : mark.span.end]


def heard(mention: Mention, marks: Marks) -> Mention:
    """A mention of the rules, of the kind that the marker is certain of."""
    best = surest((mention,), marks)
    if best is None and mention.kind in REFINING:
        return replace(mention, kind="exercise")  # "the aim is to check the readiness" makes no exercise an inspection
    if best is None or mention.form == "pronoun" or best.odds < SURE or best.what[best.likeliest] < CERTAIN:
        return mention
    return replace(mention, kind=cast("ActivityKind", best.likeliest))


def course(group: Group, marks: Marks | None, ruled: Status) -> Status:
    """The status that the marker and the rules speak for together, by the mention that the marker is surest of."""
    best = surest((d.mention for d in group), marks) if marks is not None else None
    if best is None or not best.course:
        return ruled
    weights = {status: log(max(p, NEVER)) + RULED * (status == ruled) for status, p in best.course.items()}
    return cast("Status", max(weights, key=lambda status: weights[status]))


def surest(mentions: Iterable[Mention], marks: Marks) -> Mark | None:
    """The mark with the best odds of those that touch a mention."""
    seen = (mark for mention in mentions for mark in marks.touching("activity", mention.span))
    return max(seen, key=lambda mark: mark.odds, default=None)


def _mention(scene: Scene, mark: Mark) -> Mention | None:
    tokens = scene.paragraph.tokens_of(mark.span)
    if tokens is None or mark.odds < SURE or mark.what[mark.likeliest] < CLEAR:
        return None
    form = _FORMS.get(tokens.root.pos_, "noun")
    return Mention(scene=scene, head=tokens.root, span=mark.span, kind=cast("ActivityKind", mark.likeliest), form=form)


def whole(scene: Scene, seen: Sequence[Mark]) -> list[Mark]:
    """A paragraph's marks of one sort without those that only begin the next: "was" before "put on alert", "along"
    before "the border"."""
    nexts = [mark.span.start for mark in seen]
    return [m for m in seen if not (_is_empty(scene, m.span) and any(0 <= n - m.span.end <= 1 for n in nexts))]


def _is_empty(scene: Scene, span: Span) -> bool:
    tokens = scene.paragraph.tokens_of(span)
    return tokens is None or all(t.pos_ in _EMPTY for t in tokens)


def is_seen(group: Group, marks: Marks) -> bool:
    """Whether the marker has marked any mention of a group, however doubtfully, or a mention is a name.

    Of 8 groups with a name that it had overlooked on 160 pages all were activities (docs/decisions/0058).
    """
    return any(d.mention.name or marks.touching("activity", d.mention.span) for d in group)


def favour(found: Sequence[Spot], marks: Marks | None) -> list[float]:
    """For each spot how much the marker takes it for the place of an activity, in log odds; 0 without a marker."""
    if marks is None:
        return [0.0] * len(found)
    return [_odds(marks.touching("place", spot.span)) for spot in found]


def _odds(seen: Sequence[Mark]) -> float:
    return FAVOUR * max(mark.odds for mark in seen) if seen else UNMARKED
