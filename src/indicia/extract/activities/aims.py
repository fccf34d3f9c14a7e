"""The stated aims of each activity: whose words of aim stand beside it, and who says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.extract.activities import counted
from indicia.extract.activities.grouping import Group
from indicia.extract.activities.mention import Mention, Scene
from indicia.extract.activities.purpose import Aim, phrased
from indicia.kb import actors
from indicia.model import AUTHOR, Attribution, Purpose, Span

_EXPERT = re.compile(
    r"\b(?:expert|analyst|professor|researcher|fellow|institute|university|think tank|observer|historian|scholar)s?\b",
    re.IGNORECASE,
)


def purposes(
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


def by_group(groups: Sequence[Group], scenes: Sequence[Scene]) -> dict[int, list[Aim]]:
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
