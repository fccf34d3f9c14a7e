"""A group of mentions -> one Activity with the best that any of them says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from indicia.extract.activities import counted
from indicia.extract.activities.dated import end_of, start_of
from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group, stem
from indicia.extract.activities.mention import Mention, Scene
from indicia.extract.activities.purpose import Aim, phrased
from indicia.extract.activities.who import Hits, is_joint, nearby, others, watchers
from indicia.kb import actors
from indicia.kb.triggers import lexicon
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

_REFINING: tuple[ActivityKind, ...] = ("command_staff_exercise", "snap_inspection", "mobilization")
"""Kinds that a later mention may make of a plain exercise; shooting on one day makes no live-fire exercise of it."""
_REFINED = frozenset(("exercise", "alert", "mobilization"))
_IDEAS = re.compile(
    r"(?:rehears\w+|cover|prepar\w+|plan\w*|ready|pretext|signal"
    r"|practi\w+|training|(?:defen[cs]e|guard\w*)(?=\s(?:against|from|of)\s)|lever|sign|talk|reading)"
    r"\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|n't|never|nobody|without|no|against"
    r"|not for)\s(?:\w+\s){0,4}$|\bfor\san?\s?$",
    re.IGNORECASE,
)
_EXPERT = re.compile(
    r"\b(?:expert|analyst|professor|researcher|fellow|institute|university|think tank|observer|historian|scholar)s?\b",
    re.IGNORECASE,
)
IDEA_WINDOW = 40
_STRONG: tuple[Status, ...] = ("cancelled", "denied")
HEADLINE_WEIGHT = 3
ARMED_WEIGHT = 4
"""A state named with an armed body ("Indian army") counts so often more than a plain name."""


def build(
    groups: Sequence[Group], scenes: Sequence[Scene], attributions: tuple[Attribution, ...]
) -> tuple[Activity, ...]:
    """Activities with ids a1, a2 ... in reading order; groups that name no doer, or only an idea, are left out."""
    default = _main_leads(groups, scenes)
    kept = [g for g in groups if _is_real(g, default, len(groups))]
    states, aims = _states(scenes), _aims(kept, scenes)
    quantities = _quantities(kept, scenes, attributions)
    return tuple(
        _activity(n, group, default, states, quantities.get(n, []), aims.get(n, []), attributions, kept)
        for n, group in enumerate(kept, 1)
    )


def _is_real(group: Group, default: tuple[Party, ...], total: int) -> bool:
    first = _shown(group)
    if all(d.generic for d in group) and (total > 1 or not default):
        return False
    if first.mention.kind == "other":
        return _is_event(group)
    return bool(_leads(group) or default)


def _is_event(group: Group) -> bool:
    """An invasion or attack that is told, feared or denied as such, not named as what something else rehearses."""
    for d in group:
        start = d.mention.span.start - d.mention.paragraph.span.start
        before = d.mention.text[max(0, start - IDEA_WINDOW) : start]
        if _NOT_SO.search(before):
            continue
        told = d.mention.form == "verb" and d.mention.head.tag_ in ("VBD", "VBN", "VBZ", "VBP")
        if d.status == "denied" or ((told or not _IDEAS.search(before)) and (d.who.leads or d.places or d.status)):
            return True
    return False


def _activity(
    number: int,
    group: Group,
    default: tuple[Party, ...],
    states: Mapping[str, Party],
    counts: list[Quantity],
    aims: list[Aim],
    attributions: tuple[Attribution, ...],
    all_groups: Sequence[Group],
) -> Activity:
    shown = _shown(group)
    leads = _all_leads(group, default, states)
    codes = {p.code for p in leads}
    return Activity(
        id=f"a{number}",
        kind=_kind(group),
        status=_status(group),
        background=_background(group, all_groups),
        name=next((d.mention.name for d in group if d.mention.name), None),
        trigger=shown.mention.span,
        mentions=tuple(sorted(d.mention.span for d in group if d.names)),
        actors=leads,
        partners=_partners(group, codes),
        forces=_forces(group),
        places=_places(group),
        near_border_of=tuple(dict.fromkeys(c for d in group for c in d.near if c not in codes)),
        start=start_of(group),
        end=end_of(group),
        troops=tuple(_ranked(q for q in counts if q.what == "troops")),
        equipment=_equipment(counts),
        purposes=_purposes(group, aims, codes, attributions),
    )


def _shown(group: Group) -> Draft:
    """The mention that stands for the group: the first in the body that is no pronoun."""
    return next((d for d in group if d.mention.form != "pronoun"), group[0])


def _kind(group: Group) -> ActivityKind:
    shown = _shown(group).mention.kind
    kinds = {d.mention.kind for d in group if d.mention.form != "pronoun"}
    return next((k for k in _REFINING if k in kinds), shown) if shown in _REFINED else shown


def _all_leads(group: Group, default: tuple[Party, ...], states: Mapping[str, Party]) -> tuple[Party, ...]:
    """Own leaders, else those of a well-known name, of the section's heading, of the sentences before, of the page."""
    leads = _leads(group)
    known = _known(group, states)
    if known:  # "Special forces from Serbia, Russia and Belarus" held it this time
        wider = {p.code for p in known} < {p.code for p in leads} or any(p.kind == "alliance" for p in leads)
        return leads if wider else known
    leads = leads or _heading(group) or nearby(_shown(group).mention) or default
    joint = next((d.mention for d in group if is_joint(d.mention)), None)
    return (*leads, *others(joint, leads)) if joint is not None and len(leads) == 1 else leads


def _known(group: Group, states: Mapping[str, Party]) -> tuple[Party, ...]:
    """The holders of a well-known exercise, as far as the page names them."""
    name = next((stem(d.mention.name) for d in group if d.mention.name), "")
    codes = next((codes for known, codes in lexicon().holders.items() if stem(known) == name), ())
    return tuple(states[code] for code in codes if code in states)


def _heading(group: Group) -> tuple[Party, ...]:
    """The state in the heading of the section that the group's first mention stands in, below the page's title."""
    return _shown(group).section


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
    return next((d.places for d in group if d.places), ()) or next((d.loose for d in group if d.loose), ())


def _status(group: Group) -> Status:
    told: list[Status] = [d.status for d in group if d.status]
    for strong in _STRONG:
        if strong in told[:2]:
            return strong
    if group[0].earlier and set(told) <= {"under_way"}:
        return "finished"  # "the previous one was in Alaska"
    return told[0] if told else "under_way"


def _background(group: Group, all_groups: Sequence[Group]) -> bool:
    if group is all_groups[0] or any(d.headline for d in group):
        return False
    return group[0].earlier


def _purposes(
    group: Group, aims: list[Aim], leads: set[str | None], attributions: tuple[Attribution, ...]
) -> tuple[Purpose, ...]:
    """The aim told by an infinitive, else by words of aim that no outsider says."""
    spans = [d.purpose for d in group if d.purpose] + [a.span for a in aims if not a.by or a.by & leads]
    told = [(span, _holder(span, attributions)) for span in spans]
    return tuple(Purpose(span=span, holder=holder) for span, holder in told if not _is_outsider(holder, leads))[:1]


def _is_outsider(holder: str, leads: set[str | None]) -> bool:
    """Whether a holder is of another state, or an expert: what they call the aim is an explanation, no stated aim."""
    codes = {hit.code for hit in actors.find(holder)}
    return bool(codes and not codes & leads) or bool(_EXPERT.search(holder))


def _aims(groups: Sequence[Group], scenes: Sequence[Scene]) -> dict[int, list[Aim]]:
    """Aims by number of the group that stands nearest before; a paragraph without mentions goes on about the last."""
    owner = {id(d.mention): n for n, group in enumerate(groups, 1) for d in group}
    mentions = sorted((d.mention for group in groups for d in group if not d.headline), key=lambda m: m.span)
    found: dict[int, list[Aim]] = {}
    last: Mention | None = None
    for scene in scenes:
        paragraph = scene.paragraph
        if paragraph.zone.kind != "body":
            continue
        for aim in phrased(scene):
            mention = counted.nearest(aim.at, mentions, paragraph) or last
            if mention is not None and (aim.cue is None or mention.paragraph is not paragraph or aim.hangs_on(mention)):
                found.setdefault(owner[id(mention)], []).append(aim)
        last = next((m for m in reversed(mentions) if m.paragraph is paragraph), last)
    return found


def _holder(span: Span, attributions: tuple[Attribution, ...]) -> str:
    return next((a.source for a in attributions if any(span.within(c) for c in a.content)), AUTHOR)


def _quantities(
    groups: Sequence[Group], scenes: Sequence[Scene], attributions: tuple[Attribution, ...]
) -> dict[int, list[Quantity]]:
    """Counts by number of the group that they belong to."""
    owner = {id(d.mention): n for n, group in enumerate(groups, 1) for d in group}
    mentions = [d.mention for group in groups for d in group]
    told = [d.mention for group in groups for d in group if not group[0].earlier]
    found: dict[int, list[Quantity]] = {}
    for paragraph in (s.paragraph for s in scenes if s.paragraph.zone.kind == "body"):
        for count in counted.counts(paragraph):
            mention = counted.nearest(count.start, mentions, paragraph)
            if mention is not None and not counted.beside(count.start, mention):
                mention = counted.nearest(count.start, told, paragraph) or mention
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


def _body_first(scenes: Sequence[Scene]) -> list[Scene]:
    return sorted(scenes, key=lambda s: s.paragraph.zone.kind == "headline")


def _states(scenes: Sequence[Scene]) -> dict[str, Party]:
    """The first mention of every state and body of the page."""
    found: dict[str, Party] = {}
    for scene in _body_first(scenes):
        for party in Hits(scene).among(scene.paragraph.doc):
            found.setdefault(party.code or party.name, party)
    return found


def _main_leads(groups: Sequence[Group], scenes: Sequence[Scene]) -> tuple[Party, ...]:
    """Who leads where a sentence names nobody: the leaders told elsewhere that the page speaks of most."""
    weights, first = _weights(scenes)
    told = [leads for g in groups if (leads := next((d.who.leads for d in g if d.who.sure and d.who.leads), ()))]
    if told:
        return max(told, key=lambda leads: max(weights[p.code or ""] for p in leads))
    return tuple(first[code] for code, _ in weights.most_common(1))


def _weights(scenes: Sequence[Scene]) -> tuple[Counter[str], dict[str, Party]]:
    """How much the page speaks of each state; armed bodies and the headline weigh more."""
    weights: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for scene in _body_first(scenes):
        paragraph, hits = scene.paragraph, Hits(scene)
        weight = HEADLINE_WEIGHT if paragraph.zone.kind == "headline" else 1
        for parties, factor in ((hits.among(paragraph.doc), 1), (hits.armed(paragraph.doc), ARMED_WEIGHT)):
            for party in parties:
                if party.code and party.code not in watchers():
                    weights[party.code] += weight * factor
                    first.setdefault(party.code, party)
    return weights, first
