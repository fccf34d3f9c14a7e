"""Who leads an activity by rule, and by which rule: the strongest hint that the actor model weighs."""

from __future__ import annotations

from collections.abc import Mapping

from indicia.extract.activities.grouping import Group, leads_of, shown, stem
from indicia.extract.activities.who import is_joint, nearby, others
from indicia.kb.triggers import lexicon
from indicia.model import Party


def ruled(group: Group, default: tuple[Party, ...], states: Mapping[str, Party]) -> tuple[tuple[Party, ...], str]:
    """Own leaders, else those of a well-known name, of the section's heading, of the sentences before, of the page.

    The second value names the rule: known, sure, told, heading, nearby or page.
    """
    leads, rule = leads_of(group), "sure" if any(d.who.sure and d.who.leads for d in group) else "told"
    known = known_holders(group, states)
    if known:  # "Special forces from Serbia, Russia and Belarus" held it this time
        wider = {p.code for p in known} < {p.code for p in leads} or any(p.kind == "alliance" for p in leads)
        return (leads, rule) if wider else (known, "known")
    for found, name in ((leads, rule), (shown(group).section, "heading"), (nearby(shown(group).mention), "nearby")):
        if found:
            leads, rule = found, name
            break
    else:
        leads, rule = default, "page"
    joint = next((d.mention for d in group if is_joint(d.mention)), None)
    return ((*leads, *others(joint, leads)), rule) if joint is not None and len(leads) == 1 else (leads, rule)


def known_holders(group: Group, states: Mapping[str, Party]) -> tuple[Party, ...]:
    """The holders of a well-known exercise, as far as the page names them."""
    name = next((stem(d.mention.name) for d in group if d.mention.name), "")
    codes = next((codes for known, codes in lexicon().holders.items() if stem(known) == name), ())
    return tuple(states[code] for code in codes if code in states)
