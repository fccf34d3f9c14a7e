"""Who leads an activity by rule, and by which rule: the strongest hint that the actor model weighs."""

from __future__ import annotations

from collections.abc import Mapping

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group, holders_by_stem, leads_of, shown, stem
from indicia.extract.activities.who import is_joint, nearby, others
from indicia.extract.activities.who_ties import label
from indicia.kb import actors
from indicia.model import Party


def ruled(
    group: Group, default: tuple[Party, ...], states: Mapping[str, Party], *, before: tuple[Party, ...] = ()
) -> tuple[tuple[Party, ...], str]:
    """Own leaders, else those of a well-known name, of the section's heading, of the sentences before, of the page.

    `before` leads the exercise that this is another edition of.

    The second value names the rule: known, sure, told, heading, nearby or page.
    """
    leads, rule = leads_of(group), "sure" if any(d.who.sure and d.who.leads for d in group) else "told"
    known = known_holders(group, states) or (() if rule == "sure" else _by_name_alone(group))
    if known:  # "Special forces from Serbia, Russia and Belarus" held it this time
        wider = {p.code for p in known} < {p.code for p in leads} or any(p.kind == "alliance" for p in leads)
        return (leads, rule) if wider else (known, "known")
    rules = (
        (leads, rule), (before, "edition"), (_labelled(shown(group), states), "label"),
        (shown(group).section, "heading"), (nearby(shown(group).mention), "nearby"),
    )  # fmt: skip
    for found, name in rules:
        if found:
            leads, rule = found, name
            break
    else:
        leads, rule = default, "page"
    joint = next((d.mention for d in group if is_joint(d.mention)), None)
    return ((*leads, *others(joint, leads)), rule) if joint is not None and len(leads) == 1 else (leads, rule)


def _labelled(draft: Draft, states: Mapping[str, Party]) -> tuple[Party, ...]:
    """The state that the entry is headed with: "KYRGYZSTAN. A mountain exercise was called off"."""
    heads = label(draft.mention.scene)
    return (states[heads.code],) if heads is not None and heads.code in states else ()


def known_holders(group: Group, states: Mapping[str, Party]) -> tuple[Party, ...]:
    """The holders of a well-known exercise, as far as the page names them."""
    return tuple(states[code] for code in _holders(group) if code in states)


def _by_name_alone(group: Group) -> tuple[Party, ...]:
    """The holders of a well-known exercise on a page that names none of them: "Vostok-2018" is Russia's."""
    span = next((d.mention.span for d in group if d.mention.name), None)
    return tuple(
        Party(name=actors.state_name(code), kind=actors.kind_of(code), code=code, span=span) for code in _holders(group)
    )


def _holders(group: Group) -> tuple[str, ...]:
    name = next((stem(d.mention.name) for d in group if d.mention.name), "")
    return next((codes for known, codes in holders_by_stem() if known == name), ())
