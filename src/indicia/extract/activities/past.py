"""Which activities a page tells as past ones: former editions, and those of years gone by."""

from __future__ import annotations

import re

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group, stem

_EDITION = re.compile(
    r"^(?:an?|one|the|its|their|this)? ?(?:earlier|previous|former|prior|preceding|last|first|second|third|fourth|fifth"
    r"|(?:19|20)\d\d|inaugural) (?:\w+ ){0,2}(?:edition|round|iteration|instal?ment|leg|one|exercise|drill|time)s?\b"
    r"|^(?:last|that) (?:year|spring|summer|autumn|winter)['\u2019]s\b|^that of (?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""Words that name a mention as one of a series that has been; "last" alone may be the last of this one's days."""


STANDING = frozenset(("deployment", "mobilization", "border_closure", "alert"))
"""Kinds that go on once they have begun: troops "were sent" and are there, a crossing "was shut" and is."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


def edition(group: Group) -> tuple[frozenset[str], int]:
    """The names of a group without their years, and the year that they carry; 0 for none."""
    names = [d.mention.name for d in group if d.mention.name]
    years = [int(m.group()) for name in names if (m := _YEAR.search(name))]
    return frozenset(stem(name) for name in names), max(years, default=0)


def is_past(group: Group) -> bool:
    """Whether a group is told as something that happened before the page's news."""
    first = group[0]
    if first.mention.kind in STANDING:
        return _is_former(first)  # "India has kept troops there since last December": they are there
    return first.earlier or _is_former(first)


def _is_former(draft: Draft) -> bool:
    return bool(_EDITION.search(draft.words)) and bool(draft.dates.start)
