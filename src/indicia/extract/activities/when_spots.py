"""The dates that a page tells, with the verb of each, and how near each is to the mentions of an activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.grouping import Group
from indicia.extract.activities.mention import Mention, Scene, sentence
from indicia.extract.activities.when_roles import noted
from indicia.extract.activities.when_ties import chunk, own_dates, token_of, verb_of
from indicia.extract.dates import Expression, Point
from indicia.model import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIONS = (
    "own", "clause", "after", "before", "next", "prev", "near after", "near before", "nextpar", "prevpar", "headline",
    "far after", "far before",
)  # fmt: skip
"""From the closest to the loosest tie between a date and a mention."""
RANK = {relation: rank for rank, relation in enumerate(RELATIONS)}
NOWHERE = len(RELATIONS)
MAX_SPOTS = 120
"""A page of news has under fifty dates; the rest of odd text is left unread."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spot:
    """A date expression where it stands: `order` is its paragraph's number, `at` its sentence's first token."""

    scene: Scene
    order: int
    expression: Expression
    at: int
    root: Token
    verb: Token | None

    @property
    def span(self) -> Span:
        """Where it stands on the page."""
        base = self.scene.paragraph.span.start
        return Span(base + self.expression.start, base + self.expression.end)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seat:
    """Where a mention stands, and which dates of its sentence are its own."""

    draft: Draft
    order: int
    at: int
    stretch: tuple[int, int]
    own: frozenset[int]


def spots(scenes: Sequence[Scene]) -> tuple[Spot, ...]:
    """The dates of a page's headline and body that lie on the calendar."""
    return tuple(islice(_spots(scenes), MAX_SPOTS))


def _spots(scenes: Sequence[Scene]) -> Iterator[Spot]:
    for order, scene in enumerate(scenes):
        for expression in scene.dates:
            root = token_of(scene, expression) if expression.kind in ("point", "range") else None
            if root is not None:
                yield Spot(
                    scene=scene, order=order, expression=expression, at=sentence(root).start,
                    root=root, verb=verb_of(root),
                )  # fmt: skip


def seats(groups: Sequence[Group], scenes: Sequence[Scene]) -> list[list[Seat]]:
    """The seats of every group's mentions; mentions in general are left out where others are."""
    orders = {id(scene): n for n, scene in enumerate(scenes)}
    return [[_seat(d, orders) for d in _telling(group)] for group in groups]


def _telling(group: Group) -> Sequence[Draft]:
    return [d for d in group if not d.generic] or group


def _seat(draft: Draft, orders: Mapping[int, int]) -> Seat:
    mention = draft.mention
    around = mention.sentence
    return Seat(
        draft=draft,
        order=orders[id(mention.scene)],
        at=around.start,
        stretch=chunk(mention.text, mention.head.idx, around.start_char, around.end_char),
        own=frozenset(e.start for e, _ in own_dates(mention)),
    )


def closest(spot: Spot, group: Sequence[Seat]) -> tuple[int, Mention | None]:
    """The rank of the closest tie of a date to a group, and the mention so tied."""
    best, mention = NOWHERE, None
    for seat in group:
        rank = RANK[_relation(spot, seat)]
        if rank < best:
            best, mention = rank, seat.draft.mention
    return best, mention


def _relation(spot: Spot, seat: Seat) -> str:
    head = seat.draft.mention.head
    if spot.order != seat.order:
        if seat.draft.headline or spot.scene.paragraph.zone.kind == "headline":
            return "headline"
        gap = spot.order - seat.order
        return ("nextpar" if gap > 0 else "prevpar") if abs(gap) == 1 else "far after" if gap > 0 else "far before"
    if spot.at == seat.at:
        if spot.expression.start in seat.own:
            return "own"
        if seat.stretch[0] <= spot.expression.start < seat.stretch[1]:
            return "clause"
        return "after" if spot.expression.start > head.idx else "before"
    low, high = sorted((spot.at, seat.at))
    side = spot.at > seat.at
    if sentence(head.doc[low]).end == high:
        return "next" if side else "prev"
    return "near after" if side else "near before"


def as_when(spot: Spot, point: Point, slot: str, name_year: str | None = None) -> When:
    """A point of a date as a noun; a day without a year is of the year that the name or the story gives."""
    return noted(spot.scene, spot.expression, point, year=name_year, last=slot == "end")
