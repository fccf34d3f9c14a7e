"""Mentions of one page -> one group for each real activity. Body before headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from indicia.extract.slavic.activities_draft import Draft
from indicia.extract.slavic.activities_triggers import EXERCISES, stem
from indicia.kb.slavic_activities import lexicon
from indicia.model import ActivityKind

Group = list[Draft]
_EVENTS: Final = frozenset(("deployment", "withdrawal", "other", "missile_test", "border_closure", "alert"))
_REFINING: Final[tuple[ActivityKind, ...]] = ("command_staff_exercise", "snap_inspection", "mobilization")
_SORTS: Final = (
    ("invasion", r"вторж|вторг|наступ|контрнаст|спецоп|военн\w+ опер|воєнн\w+ опер|полномас|повномас"),
    ("attack", r"удар|обстр|атак|бомб|авиа|авіа|артоб|налет|наліт|нанес|завда|вдар|ракетн|массиров|масован"),
    ("patrol", r"патрул|совместн\w+ патр|спільн\w+ патр|воздушн\w+ патр|морск\w+ патр"),
    ("fight", r"перестр|столкн|зітк|сутич|боест|боєз|инцид|інцид|конфл|вооруж|збройн"),
)
NAMED_LATER: Final = 2
"""An exercise is given its name at most so many sentences after it was first told of."""
_CALENDAR_DAY: Final = re.compile(r"(?:^\d{4}-| )(\d\d(?:-\d\d)?)$")
FAR_SENTENCES: Final = 12
"""An event told again so many sentences later is another one."""


def grouped(drafts: Iterable[Draft]) -> list[Group]:
    """Group the mentions of a page; groups come in the order of their first body mention."""
    groups: list[Group] = []
    for draft in sorted(drafts, key=lambda d: (d.headline, d.mention.span)):
        home = _home(draft, groups)
        if home is not None:
            home.append(draft)
        elif not draft.generic:
            groups.append([draft])
    return groups


def _home(draft: Draft, groups: list[Group]) -> Group | None:
    if draft.another and not draft.headline and not (draft.mention.name and _named(draft, groups)):
        return None
    named = _named(draft, groups)
    if named is not None:
        return named
    latest = groups if draft.headline else sorted(groups, key=lambda g: -max(d.mention.span.start for d in g))
    return next((g for g in latest if _joins(draft, g)), None)


def _named(draft: Draft, groups: list[Group]) -> Group | None:
    """The group of the same name and year."""
    if draft.mention.name is None:
        return None
    for group in groups:
        for other in group:
            if other.mention.name and stem(other.mention.name) == stem(draft.mention.name):
                ours, theirs = _year(draft.mention.name), _year(other.mention.name)
                if not (ours and theirs and ours != theirs):
                    return group
    return None


def _year(name: str) -> str:
    match = re.search(r"\d\d$", name.strip())
    return match.group() if match else ""


def _joins(draft: Draft, group: Group) -> bool:
    return (
        _kinds_agree(draft, group)
        and _names_agree(draft, group)
        and _actors_agree(draft, group)
        and _times_agree(draft, group)
        and _places_agree(draft, group)
        and _lands_agree(draft, group)
        and not _is_beside(draft, group)
    )


def family(kind: ActivityKind) -> str:
    """Mentions of different families never join."""
    return "exercise" if kind in EXERCISES else kind


def _kinds_agree(draft: Draft, group: Group) -> bool:
    kinds = {d.mention.kind for d in group}
    own = draft.mention.kind
    if own == "mobilization" and re.search(r"учени|навчан|сбор|збор|тренир|трену", draft.mention.low):
        return "mobilization" in kinds or "exercise" in kinds
    if own == "exercise" and "mobilization" in kinds:
        return any(re.search(r"учени|навчан|сбор|збор", d.mention.low) for d in group)
    if family(own) not in {family(k) for k in kinds}:
        return False
    if own == "snap_inspection" or (kinds == {"snap_inspection"} and draft.mention.name):
        return own in kinds
    if own == "other":
        return bool({_sort(draft)} & {_sort(d) for d in group})
    return own in _EVENTS or own == "exercise" or own in kinds or "exercise" in kinds


def _sort(draft: Draft) -> str:
    return next((name for name, stems in _SORTS if re.match(stems, draft.mention.low)), draft.mention.low[:5])


def _names_agree(draft: Draft, group: Group) -> bool:
    """A name that the group does not bear opens another one; plain words may go on about a named one.

    A name alone, or one beside another mention in its sentence, is no new word for what was told before.
    """
    if draft.mention.name is None:
        return True
    if any(d.mention.name for d in group) or draft.mention.bare:
        return False
    apart = [draft.mention.sentence.number - d.mention.sentence.number for d in group if not d.headline]
    return draft.headline or not apart or 0 < min(apart) <= NAMED_LATER


def _actors_agree(draft: Draft, group: Group) -> bool:
    theirs = frozenset(code for d in group for code in d.sure)
    if draft.sure and not theirs and not draft.headline and not draft.mention.name:
        lands = frozenset(land for d in group for land in d.lands)
        same = any(d.mention.sentence.section == draft.mention.sentence.section for d in group)
        near = draft.mention.kind in EXERCISES or any(
            abs(d.mention.sentence.number - draft.mention.sentence.number) <= NAMED_LATER for d in group
        )
        return bool(draft.sure & lands) or (same and near)
    return not draft.sure or not theirs or bool(draft.sure & theirs)


def _times_agree(draft: Draft, group: Group) -> bool:
    before = any(d.earlier for d in group)
    if draft.earlier != before and not draft.headline:
        last = max(d.mention.sentence.number for d in group)
        return before and draft.mention.name is None and draft.mention.sentence.number - last <= 1 and not draft.dates
    own = _days(draft)
    theirs = {day for d in group for day in _days(d)}
    same = any(a.startswith(b) or b.startswith(a) for a in own for b in theirs)
    return not own or not theirs or same or draft.mention.kind not in EXERCISES


def _days(draft: Draft) -> set[str]:
    """Days and months that its own sentence gives: "09-14", "09"."""
    own = [x.first for s, x in draft.dates if x.first and s is draft.mention.sentence]
    return {match[1] for first in own if (match := _CALENDAR_DAY.search(first))}


def _places_agree(draft: Draft, group: Group) -> bool:
    if draft.mention.kind not in _EVENTS or draft.headline:
        return True
    own = {p.name for _, p in draft.spots if not p.spoken}
    theirs = {p.name for d in group for _, p in d.spots if not p.spoken}
    last = max(d.mention.sentence.number for d in group)
    if draft.mention.sentence.number - last > FAR_SENTENCES:
        return False
    return not own or not theirs or bool(own & theirs) or draft.mention.sentence.number == last


def _is_beside(draft: Draft, group: Group) -> bool:
    """Whether an indefinite mention brings a side or a place that the group lacks: then it is another one."""
    if draft.headline or (draft.definite and not draft.mention.name) or draft.mention.kind not in EXERCISES:
        return False
    own = {p.name for s, p in draft.spots if s is draft.mention.sentence and not p.spoken and not p.border}
    theirs = {p.name for d in group for _, p in d.spots if not p.spoken and not p.border}
    codes, known = draft.sure, frozenset(code for d in group for code in d.sure)
    new_place, new_side = bool(own and theirs and not own & theirs), bool(codes and known and codes != known)
    if lexicon().beside.search(draft.mention.sentence.low):
        return new_place or new_side or bool(own and not theirs)
    return new_place


def _lands_agree(draft: Draft, group: Group) -> bool:
    """Two mentions with places of their own in different states are two activities, unless the same side holds them."""
    if draft.headline or (draft.mention.name and any(d.mention.name for d in group)):
        return True
    own, theirs = draft.lands, frozenset(land for d in group for land in d.lands)
    shared = draft.sure & frozenset(code for d in group for code in d.sure)
    if own and not theirs and draft.mention.name is None and not shared:
        return any(d.mention.sentence.section == draft.mention.sentence.section for d in group)
    return not own or not theirs or bool(own & theirs) or bool(shared)


def kind_of(group: Group) -> ActivityKind:
    """The kind of the first body mention, refined by later ones."""
    first = group[0].mention.kind
    kinds = {d.mention.kind for d in group}
    if first in ("exercise", "alert", "mobilization"):
        return next((k for k in _REFINING if k in kinds), first)
    return first
