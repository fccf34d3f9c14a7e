"""Who a headline means that drops the article: "Nobody asked the reindeer, says herder"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from indicia.model import Attribution
from indicia.resolve.speaker_kinds import Speaker, offices_in
from indicia.resolve.speaker_turns import position

_DETERMINED = re.compile(r"(?:the|a|an|one|two|three|some|our|my|his|her|its|their)\s", re.IGNORECASE)


def headlined(
    listed: Sequence[Attribution], found: Mapping[int, Speaker], *, holds: Callable[[Speaker, set[str]], bool]
) -> dict[int, Speaker]:
    """The named speakers of a text for headlines that name only what they are: the first who is that.

    Args:
        listed: The page's statements.
        found: Their speakers, by index.
        holds: Whether a speaker holds one of some offices.
    """
    told: dict[int, Speaker] = {}
    bare = [i for i, a in enumerate(listed) if a.zone == "headline" and _is_bare(found[i])]
    named = [i for i, a in enumerate(listed) if bare and a.zone == "body" and found[i].kind == "person"]
    in_order = [found[j] for j in sorted(named, key=lambda j: position(listed[j]))]
    for i in bare:
        wanted = offices_in(found[i].name)
        first = next((s for s in dict.fromkeys(in_order) if holds(s, wanted)), None) if wanted else None
        if first is not None:
            told[i] = replace(first, at=found[i].at)
    return told


def _is_bare(speaker: Speaker) -> bool:
    """A description without article, as headlines have it."""
    return speaker.kind == "anonymous" and _DETERMINED.match(speaker.name) is None
