"""Mentions of one page -> one group for each real activity.

Body before headline. A definite mention ("the drill") joins the latest group
that it does not contradict; an indefinite one joins only when what it says
agrees; "another", "the previous one" always open a group of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indicia.extract.activities.draft import Draft
from indicia.model import ActivityKind, When

Group = list[Draft]

_FAMILIES: dict[ActivityKind, str] = {
    "exercise": "exercise", "command_staff_exercise": "exercise", "snap_inspection": "exercise",
    "live_fire": "exercise", "mobilization": "mobilization", "deployment": "deployment", "withdrawal": "withdrawal",
    "alert": "alert", "missile_test": "missile_test", "border_closure": "border_closure", "other": "other",
}  # fmt: skip
_ALSO: dict[str, tuple[str, ...]] = {"alert": ("snap_inspection",)}
"""Families whose groups a mention may join besides its own: forces "went on alert" in a snap check."""
_TRAINING = re.compile(r"exercise|drill|training|man(?:o?eu|eu)v", re.IGNORECASE)
_DAY = re.compile(r"\d\d-\d\d~?$|days$|weekday|published$|day \d+$")
_STEM = re.compile(r"[-–\s]?(?:19|20)?\d\d[A-Z]?$")
PERSONAL = frozenset(("it", "they", "this", "these"))
PRONOUN_REACH = 2
"""A pronoun stands for an activity at most so many sentences back."""


def grouped(drafts: Iterable[Draft]) -> list[Group]:
    """Group the mentions of a page; groups come in the order of their first body mention."""
    groups: list[Group] = []
    for draft in sorted(drafts, key=lambda d: (d.headline, d.mention.span)):
        home = _home(draft, groups)
        if home is not None:
            home.append(draft)
        elif draft.mention.form != "pronoun":
            groups.append([draft])
    return groups


def _home(draft: Draft, groups: list[Group]) -> Group | None:
    if draft.mention.form == "pronoun":
        return _referent(draft, groups)
    if draft.fresh:
        return None
    latest = sorted(groups, key=lambda g: max((d.mention.span.start for d in g if not d.headline), default=-1), reverse=True)
    if draft.headline:
        latest = groups
    return next((g for g in latest if _joins(draft, g)), None)


def _referent(draft: Draft, groups: list[Group]) -> Group | None:
    """The group last named before a pronoun, if that is near."""
    best: tuple[int, Group] | None = None
    for group in groups:
        for other in group:
            if other.headline or other.mention.span.start >= draft.mention.span.start or not _near(other, draft):
                continue
            if best is None or other.mention.span.start > best[0]:
                best = (other.mention.span.start, group)
    return best[1] if best else None


def _near(earlier: Draft, later: Draft) -> bool:
    if earlier.mention.paragraph is not later.mention.paragraph:
        return later.mention.head.lower_ not in PERSONAL
    doc = later.mention.head.doc
    between = sum(1 for t in doc[earlier.mention.head.i : later.mention.head.i] if t.is_sent_start)
    return 0 < between <= PRONOUN_REACH


def _joins(draft: Draft, group: Group) -> bool:
    return (
        _kinds_agree(draft, group)
        and _names_agree(draft, group)
        and _actors_agree(draft, group)
        and (draft.definite or draft.generic or draft.headline or (_dates_agree(draft, group) and _places_agree(draft, group)))
    )


def _kinds_agree(draft: Draft, group: Group) -> bool:
    named = [d for d in group if d.mention.form != "pronoun"]
    kinds = {d.mention.kind for d in named}
    own = family(draft)
    families = {family(d) for d in named} | {k for k in kinds if k == "snap_inspection"}
    if own not in families and not families & set(_ALSO.get(own, ())):
        return False
    if draft.mention.kind == "exercise" or "exercise" in kinds or own != "exercise":
        return True
    return draft.mention.kind in kinds


def family(draft: Draft) -> str:
    """Mentions of different families never join; a mobilisation exercise is of the exercises' family."""
    if draft.mention.kind == "mobilization" and _TRAINING.search(draft.words):
        return "exercise"
    return _FAMILIES[draft.mention.kind]


def _names_agree(draft: Draft, group: Group) -> bool:
    names = {stem(d.mention.name) for d in group if d.mention.name}
    return draft.mention.name is None or not names or stem(draft.mention.name) in names


def stem(name: str | None) -> str:
    """A name without its year: "Zapad-2021" and "Zapad" are one."""
    return _STEM.sub("", name or "").lower()


def _actors_agree(draft: Draft, group: Group) -> bool:
    own = {p.code for p in draft.who.leads} if draft.who.sure else set()
    theirs = {p.code for d in group if d.who.sure for p in (*d.who.leads, *d.who.partners)}
    return not own or not theirs or bool(own & theirs)


def _dates_agree(draft: Draft, group: Group) -> bool:
    own = draft.dates.start
    theirs = [d.dates.start for d in group if d.dates.start and is_day(d.dates.start)]
    if own is None or not is_day(own) or not theirs:
        return True
    return any((own.edtf, own.relative) == (t.edtf, t.relative) for t in theirs)


def is_day(when: When) -> bool:
    """Whether a date is a day, not a month, season or year."""
    return bool(_DAY.search(when.edtf or when.relative or ""))


def _places_agree(draft: Draft, group: Group) -> bool:
    own = {p.name for p in draft.places}
    theirs = {p.name for d in group for p in d.places}
    return not own or not theirs or bool(own & theirs)
