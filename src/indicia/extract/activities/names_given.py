"""The name of each activity: its own, in the fullest form that its mentions use, or that of the series it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.extract.activities.grouping import Group, family, is_edition, stem

_YEAR = re.compile(r"[-–\s]\d{2,4}(?:-\d)?[A-Z]?$")
_LAST = re.compile(
    r"^(?:last|the previous|previous|this) (?:year|spring|summer|autumn|winter|month|one)\b['’]?s?"
    r"|^the (?:(?:19|20)\d\d|previous|last) (?:edition|one|round)\b|\bunder (?:this|that|the same) name\b",
    re.IGNORECASE,
)
"""What an edition of a series is called when its name goes without saying ("last summer's")."""


def given(group: Group, groups: Sequence[Group]) -> str | None:
    """The name of a group: its own, else that of the exercise told before whose edition it is, without its year."""
    own = [d.mention.name for d in group if d.mention.name]
    if own:
        return next((n for n in own if stem(n) == stem(own[0]) and _YEAR.search(n)), own[0])
    first = group[0]
    if not (is_edition(first) or _LAST.search(first.words)):
        return None
    start = first.mention.span.start
    series = [
        (d.mention.span.start, d.mention.name)
        for other in groups
        if other is not group and family(other[0]) == family(first)
        for d in other
        if d.mention.name and d.mention.span.start < start
    ]
    return _YEAR.sub("", max(series)[1]) if series else None
