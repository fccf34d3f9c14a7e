"""Whether the words beside a name make it a person's: "Michael Jordan", "Julia Brest"."""

from __future__ import annotations

import re
from typing import Final

_BEFORE = re.compile(r"(?<![\w.])([A-Z][a-z]+|[A-Z]\.) $")
_AFTER = re.compile(r" ([A-Z][a-z]+)")
_NO_GIVEN_NAME: Final = (
    "The In From To And With At Of For By As But Both When While Since Between Against Near Across Over Via After "
    "Before Under Inside Outside On If That Then So Now Today Yesterday Meanwhile Neighbouring Neighboring Why How "
    "Is Does Will Can Has Was President King Queen Minister Prime Foreign Defence Defense Ambassador General "
    "Northern Southern Eastern Western Central North South East West Greater Occupied Port City Camp Base Fort Around "
    "Beyond Towards Toward Through Off Along Its Their Our Mount Lake River Gulf Region Oblast Exercise Operation"
)
_NO_SURNAME: Final = (
    "Armed Army Air Navy Naval Forces Force Defence Defense Ministry Minister President Prime Foreign National Valley "
    "River Border Guard Coast Security Special Military Republic Government Parliament And In On At To Is Has Was Will "
    "Says Said Sends Deploys Begins Starts Holds Plans"
)


def before(text: str, start: int) -> str | None:
    """The capitalised word right before a place that could be a given name."""
    match = _BEFORE.search(text, max(0, start - 24), start)
    return match.group(1) if match and match.group(1) not in _NO_GIVEN_NAME.split() else None


def after(text: str, end: int) -> str | None:
    """The capitalised word right after that could be a surname."""
    match = _AFTER.match(text, end)
    return match.group(1) if match and match.group(1) not in _NO_SURNAME.split() else None
