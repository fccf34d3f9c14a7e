"""What somebody who knows can tell of an activity beyond a page: days of notices, requests, linked drills, counts.

A page gives none of it, so everything here has "not told" as its usual value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from indicia.model import Activity

YesNo = Literal["yes", "no"]
Bounds = tuple[float | None, float | None]
"""Least and most; None is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A state's request for an explanation. Moments are EDTF days or `2022-02-09T14:30`; `no` means that it never came.

    `answer`: full, insufficient (as the asking state judged) or empty; "" when nobody says.
    """

    by: str
    to: str
    asked: str
    answered: str = ""
    answer: str = ""
    met: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Another activity, held at the same time; `one_command` says whether both are one activity."""

    activity: Activity
    one_command: YesNo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Everything told by hand. Marks are words of the packs: planned, notified, observed, calendar, admitted ...

    Attributes:
        told: Marks that were done or not done.
        days: When something was done (EDTF, or with hours): `{"notified": "2027-04-20"}`.
        counts: Numbers that rules ask for and no page reports, such as inspections this year.
        distances: Kilometres to lines that are no borders, or between two sides.
        organised: Whether a division, or two brigades or regiments, take part.
        direction: Whether the main force points at the other side.
        zones: Names of zones of an agreement in which it is held.
        line: Which kind of line is near: `border`, or a line of control.
        others: The state's other activities, for quotas; `others_complete` if the list is whole.
    """

    told: Mapping[str, YesNo] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, Bounds] = field(default_factory=dict)
    distances: Mapping[str, Bounds] = field(default_factory=dict)
    organised: YesNo | None = None
    direction: Literal["towards", "away"] | None = None
    zones: tuple[str, ...] = ()
    line: str = ""
    notified_by: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    linked: tuple[Linked, ...] = ()
    others: tuple[Activity, ...] = ()
    others_complete: bool = False


UNTOLD = Circumstances()
