"""A group of mentions -> one Activity with the best that any of them says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from indicia.extract.activities import counted
from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group
from indicia.extract.activities.who import watchers
from indicia.extract.parse import Parsed
from indicia.extract.quantities import Count
from indicia.kb import actors
from indicia.model import (
    AUTHOR,
    Activity,
    ActivityKind,
    Attribution,
    Party,
    Place,
    Purpose,
    Quantity,
    Span,
    Status,
)

_ORDER: tuple[ActivityKind, ...] = (
    "command_staff_exercise", "snap_inspection", "mobilization", "live_fire", "missile_test", "border_closure",
    "withdrawal", "deployment", "exercise", "alert", "other",
)  # fmt: skip
"""The more telling kind first, when mentions of one activity differ."""
_IDEAS = re.compile(
    r"(?:rehears\w+|cover|prepar\w+|plan\w*|ready|pretext|fear\w*|signal|practi\w+|training|defen[cs]e|guard|lever|sign|talk|reading|against)"
    r"\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
HEADLINE_WEIGHT = 3


def build(groups: Sequence[Group], parsed: Parsed, attributions: tuple[Attribution, ...]) -> tuple[Activity, ...]:
    """Activities with ids a1, a2 ... in reading order; groups that name no doer, or only an idea, are left out."""
    default = _page_actor(parsed)
    kept = [g for g in groups if _is_real(g, default, len(groups))]
    quantities = _quantities(kept, parsed, attributions)
    return tuple(_activity(n, group, default, quantities.get(n, []), attributions, kept) for n, group in enumerate(kept, 1))


def _is_real(group: Group, default: tuple[Party, ...], total: int) -> bool:
    first = _shown(group)
    if all(d.generic for d in group) and (total > 1 or not default):
        return False
    if first.mention.kind == "other":
        return _is_event(group)
    return bool(_leads(group) or default)


def _is_event(group: Group) -> bool:
    """An invasion or attack that is told or feared as such, not named as what something else rehearses or answers."""
    for d in group:
        start = d.mention.span.start - d.mention.paragraph.span.start
        if not _IDEAS.search(d.mention.head.doc.text[max(0, start - 40) : start]):
            return bool(d.who.leads or d.places or d.status == "hypothetical")
    return False


def _activity(
    number: int, group: Group, default: tuple[Party, ...], counts: list[Quantity], attributions: tuple[Attribution, ...], all_groups: Sequence[Group]
) -> Activity:
    shown = _shown(group)
    leads = _leads(group) or default
    codes = {p.code for p in leads}
    return Activity(
        id=f"a{number}",
        kind=_kind(group),
        status=_status(group),
        background=_background(group, all_groups),
        name=next((d.mention.name for d in group if d.mention.name), None),
        trigger=shown.mention.span,
        mentions=tuple(d.mention.span for d in sorted(group, key=lambda d: d.mention.span)),
        actors=leads,
        partners=_partners(group, codes),
        forces=_forces(group),
        places=_places(group),
        near_border_of=tuple(dict.fromkeys(c for d in group for c in d.near if c not in codes)),
        start=next((d.dates.start for d in group if d.dates.start), None),
        end=next((d.dates.end for d in group if d.dates.end), None),
        troops=tuple(_ranked(q for q in counts if q.what == "troops")),
        equipment=_equipment(counts),
        purposes=_purposes(group, attributions),
    )


def _shown(group: Group) -> Draft:
    """The mention that stands for the group: the first in the body that is no pronoun."""
    return next((d for d in group if d.mention.form != "pronoun"), group[0])


def _kind(group: Group) -> ActivityKind:
    kinds = {d.mention.kind for d in group if d.mention.form != "pronoun"}
    return next(k for k in _ORDER if k in kinds)


def _leads(group: Group) -> tuple[Party, ...]:
    sure = next((d.who.leads for d in group if d.who.sure and d.who.leads), ())
    return sure or next((d.who.leads for d in group if d.who.leads), ())


def _partners(group: Group, leads: set[str | None]) -> tuple[Party, ...]:
    found = {p.code: p for d in group for p in d.who.partners if p.code not in leads}
    return tuple(found.values())


def _forces(group: Group) -> tuple[Party, ...]:
    found = {p.name: p for d in group if not d.headline for p in d.who.forces}
    return tuple(found.values())


def _places(group: Group) -> tuple[Place, ...]:
    return next((d.places for d in group if d.places), ())


def _status(group: Group) -> Status:
    told: list[Status] = [d.status for d in group if d.status]
    for strong in ("cancelled", "denied"):
        if strong in told[:2]:
            return strong  # type: ignore[return-value]
    return told[0] if told else "under_way"


def _background(group: Group, all_groups: Sequence[Group]) -> bool:
    if group is all_groups[0] or any(d.headline for d in group):
        return False
    return group[0].earlier


def _purposes(group: Group, attributions: tuple[Attribution, ...]) -> tuple[Purpose, ...]:
    span = next((d.purpose for d in group if d.purpose), None)
    return (Purpose(span=span, holder=_holder(span, attributions)),) if span else ()


def _holder(span: Span, attributions: tuple[Attribution, ...]) -> str:
    return next((a.source for a in attributions if any(span.within(c) for c in a.content)), AUTHOR)


def _quantities(
    groups: Sequence[Group], parsed: Parsed, attributions: tuple[Attribution, ...]
) -> dict[int, list[Quantity]]:
    """Counts by number of the group that they belong to."""
    owner = {id(d.mention): n for n, group in enumerate(groups, 1) for d in group}
    mentions = [d.mention for group in groups for d in group]
    found: dict[int, list[Quantity]] = {}
    for paragraph in parsed.of("body"):
        for count in counted.counts(paragraph):
            mention = counted.nearest(count, mentions, paragraph)
            if mention is not None:
                found.setdefault(owner[id(mention)], []).append(counted.quantity(count, paragraph, attributions))
    return found


def _ranked(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The main figure first: one with a value before one without, the page's order otherwise."""
    return sorted(quantities, key=lambda q: q.value is None)


def _equipment(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    seen: dict[str, Quantity] = {}
    for q in quantities:
        if q.what != "troops":
            seen.setdefault(q.what, q)
    return tuple(seen.values())


def _page_actor(parsed: Parsed) -> tuple[Party, ...]:
    """The state that the page speaks of most, headline counted more: the doer where a sentence names none."""
    weights: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for paragraph in parsed.of("body", "headline"):
        weight = HEADLINE_WEIGHT if paragraph.zone.kind == "headline" else 1
        for hit in actors.find(paragraph.doc.text):
            if hit.code not in watchers():
                weights[hit.code] += weight
                span = Span(paragraph.span.start + hit.start, paragraph.span.start + hit.end)
                first.setdefault(hit.code, Party(name=actors.state_name(hit.code), kind=hit.kind, code=hit.code, span=span))
    return tuple(first[code] for code, _ in weights.most_common(1))


__all__ = ["Count", "build"]
