"""Which of a page's counts is an activity's strength: of all that the page tells, the one that weights prefer.

What the rules of `counted` give is one candidate among others, and its agreement a feature of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from indicia.extract.activities.grouping import Group, kind_of, shown
from indicia.extract.activities.linked import of_spans
from indicia.extract.activities.mention import Mention, Scene, sentence
from indicia.extract.activities.when_paths import anaphor, between, manner
from indicia.extract.activities.when_spots import NOWHERE, RANK, RELATIONS, Spot, closest, seats
from indicia.extract.activities.when_ties import verb_of
from indicia.extract.dates import Expression
from indicia.extract.marking import Marks
from indicia.extract.quantities import Count
from indicia.extract.quantities_nouns import is_nationality, is_people
from indicia.kb.moments import total
from indicia.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TALLIES = 80
"""A page of news counts fewer crowds; the rest of odd text is left unread."""
MAX_PHRASE = 60
"""Tokens of a phrase or sentence that are looked through for nations."""
MARGIN = 0.5
"""Another count has to outweigh the one of the rules by so much."""
OPEN = 0.5
"""Taken off the weight of giving none: of 0, 0.5 and 1 under cross-validation the best for marked and open ones."""
CLOSE = RANK["before"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """A count of people where it stands, as the page's quantity."""

    spot: Spot
    count: Count
    quantity: Quantity

    @property
    def interval(self) -> tuple[int | None, int | None, int | None]:
        """What is compared: the number and its bounds."""
        return self.quantity.value, self.quantity.low, self.quantity.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A figure that an activity may have (None: the page gives none), with its features."""

    tally: Tally | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Muster:
    """One group with all that its strength is chosen from. `ruled`: spans of the rules' counts, the main one first."""

    group: Group
    kind: str
    tallies: tuple[Tally, ...]
    ruled: tuple[Quantity, ...]
    taken: frozenset[int]
    """Numbers of the tallies that the rules give another group."""
    rank: tuple[int, ...]
    near: tuple[Mention | None, ...]
    rival: tuple[int, ...]
    others: tuple[Token, ...]
    first: bool
    alone: bool


def tally(scene: Scene, order: int, count: Count, quantity: Quantity) -> Tally | None:
    """A count with its place in the page; formations stand for people whose number nobody gives."""
    if count.category == "equipment":
        return None
    tokens = scene.paragraph.doc.char_span(count.start, count.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    root = tokens.root
    spot = Spot(
        scene=scene, order=order, expression=Expression(start=count.start, end=count.end, kind="vague"),
        at=sentence(root).start, root=root, verb=verb_of(root),
    )  # fmt: skip
    if count.category == "unit":
        quantity = replace(quantity, what="troops", value=None, low=None, high=None)
    return Tally(spot=spot, count=count, quantity=quantity)


def musters(
    groups: Sequence[Group], scenes: Sequence[Scene], told: Sequence[Tally], found: dict[int, list[Quantity]]
) -> list[Muster]:
    """Every group with its candidates; `found` is what the rules give, by number of the group from 1."""
    tallies = tuple(told[:MAX_TALLIES])
    ties = [[closest(t.spot, place) for t in tallies] for place in seats(groups, scenes)]
    ruled = [_people(found.get(n, [])) for n in range(1, len(groups) + 1)]
    spans = [{q.span for q in quantities} for quantities in ruled]
    out = []
    for n, group in enumerate(groups):
        elsewhere = {s for o, some in enumerate(spans) if o != n for s in some}
        rows = [tuple(t[i][0] for o, t in enumerate(ties) if o != n) for i in range(len(tallies))]
        out.append(
            Muster(
                group=group,
                kind=kind_of(group),
                tallies=tallies,
                ruled=ruled[n],
                taken=frozenset(i for i, t in enumerate(tallies) if t.quantity.span in elsewhere),
                rank=tuple(rank for rank, _ in ties[n]),
                near=tuple(mention for _, mention in ties[n]),
                rival=tuple(min(row, default=NOWHERE) for row in rows),
                others=tuple(d.mention.head for o, other in enumerate(groups) if o != n for d in other),
                first=n == 0,
                alone=len(groups) == 1,
            )
        )
    return out


def _people(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The rules' main figure first: a whole before parts, a value before none, the page's order otherwise."""
    people = (q for q in quantities if q.what == "troops")
    return tuple(sorted(people, key=lambda q: (q.part, q.value is None)))


def strengths(muster: Muster) -> list[Strength]:
    """The options of a group, the open one first."""
    out = [Strength(tally=None, features=tuple(_nothing(muster)))]
    for number, told in enumerate(muster.tallies):
        if muster.rank[number] < NOWHERE:
            out.append(Strength(tally=told, features=tuple(_told(number, told, muster))))
    return out


def strength(muster: Muster, marks: Marks | None = None) -> Tally | None:
    """The figure that a group is given; what the rules say stands unless it is outweighed clearly."""
    choices = strengths(muster)
    told = [option.tally.quantity.span for option in choices[1:] if option.tally is not None]
    linked = [-OPEN, *of_spans(muster.group, told, marks, "troops")]
    weights = [total("troops", option.features) + odds for option, odds in zip(choices, linked, strict=True)]
    likeliest = max(range(len(choices)), key=weights.__getitem__)
    kept = next((i for i, option in enumerate(choices) if "as ruled" in option.features), None)
    if kept is not None and (likeliest == 0 or weights[likeliest] - weights[kept] < MARGIN):
        return choices[kept].tally
    return choices[likeliest].tally


def chosen(
    musters: Sequence[Muster], found: dict[int, list[Quantity]], marks: Marks | None = None
) -> dict[int, list[Quantity]]:
    """What the rules give, with every group's main figure in front; nobody keeps what is another's main figure."""
    mains = {n: t.quantity for n, m in enumerate(musters, 1) if (t := strength(m, marks)) is not None}
    out: dict[int, list[Quantity]] = {}
    for n, muster in enumerate(musters, 1):
        main = mains.get(n)
        others = {q.span for o, q in mains.items() if o != n}
        rest = [q for q in muster.ruled if main is None or q.span != main.span]
        rest = [q for q in rest if q.span not in others]
        pieces = [q for q in found.get(n, []) if q.what != "troops"]
        told = [*([_as_whole(main)] if main else []), *rest, *pieces]
        if told:
            out[n] = told
    return out


def _as_whole(part: Quantity) -> Quantity:
    """A figure told as a part ("of which 3,000"), where it is all that a group has."""
    return replace(part, part=False, qualifier=part.qualifier.removeprefix("of which").strip())


def _nothing(muster: Muster) -> Iterator[str]:
    best = min(muster.rank, default=NOWHERE)
    yield "none"
    yield f"none {muster.kind}"
    yield f"none best {RELATIONS[best] if best < NOWHERE else 'nowhere'}"
    yield f"none {'ruled' if muster.ruled else 'unruled'}"
    yield f"none {'first' if muster.first else 'later'}"
    yield f"none form {shown(muster.group).mention.form}"


def _told(number: int, told: Tally, muster: Muster) -> Iterator[str]:
    rank = muster.rank[number]
    relation, count = RELATIONS[rank], told.count
    side = "close" if rank <= CLOSE else "loose"
    yield "told"
    yield f"relation {relation}"
    yield f"relation {relation} {muster.kind}"
    yield f"{side} {muster.kind}"
    yield f"sort {_sort(count)}"
    yield f"sort {_sort(count)} {side}"
    yield f"sort {_sort(count)} {muster.kind}"
    yield f"size {len(str(count.value or 0))} {muster.kind}"
    yield f"hedge {told.quantity.qualifier or 'none'}"
    yield from _ruled(number, told, muster, relation)
    yield from _against(number, rank, muster)
    yield from _syntax(number, told, muster, rank)


def _sort(count: Count) -> str:
    if count.category == "unit":
        return "unit"
    return "part" if count.part else "vague" if count.value is None else "whole"


def _ruled(number: int, told: Tally, muster: Muster, relation: str) -> Iterator[str]:
    spans = [q.span for q in muster.ruled]
    if told.quantity.span in spans[:1]:
        yield "as ruled"
        yield f"as ruled {relation}"
        yield f"as ruled {muster.kind}"
    elif told.quantity.span in spans:
        yield "ruled second"
        yield f"ruled second {_sort(told.count)}"
    elif spans:
        yield "unlike ruled"
    if number in muster.taken:
        yield "taken"
        yield f"taken {relation}"


def _against(number: int, rank: int, muster: Muster) -> Iterator[str]:
    rival, side = muster.rival[number], "close" if rank <= CLOSE else "loose"
    if muster.alone:
        yield f"alone {side}"
    elif rival < rank:
        yield f"nearer another {side}"
        yield f"nearer another {RELATIONS[rival]}"
    elif rival == rank:
        yield f"as near another {side}"
    best = min(muster.rank)
    yield "none closer" if rank == best else f"closer {RELATIONS[best]}"
    same = [i for i, r in enumerate(muster.rank) if r == rank]
    yield f"{'first' if same[0] == number else 'later'} {side}"
    values = [t.count.value or 0 for t in muster.tallies]
    if values[number] == max(values):
        yield f"largest {side}"
    if muster.first:
        yield f"first group {side}"
    yield f"one of {min(len(values), 4)}"


def _nations(root: Token, muster: Muster) -> str:
    """Whether the nation in a count's phrase is one of those that the group's sentences name."""
    counted = _named(root.subtree)
    if not counted:
        return "none"
    told = {name for d in muster.group for name in _named(d.mention.sentence)}
    return "shared" if counted & told else "other"


def _named(tokens: Iterable[Token]) -> set[str]:
    words = (t.text for t in islice(tokens, MAX_PHRASE))
    return {word.lower().removesuffix("s") for word in words if is_nationality(word) or is_people(word)}


def _syntax(number: int, told: Tally, muster: Muster, rank: int) -> Iterator[str]:
    spot, mention, relation = told.spot, muster.near[number], RELATIONS[rank]
    side = "close" if rank <= CLOSE else "loose"
    yield f"role {spot.root.dep_} {side}"
    if spot.verb is not None:
        yield f"verb {spot.verb.lemma_.lower()} {side}"
    if mention is None:
        return
    yield f"nation {_nations(spot.root, muster)} {side}"
    yield f"form {mention.form} {relation}"
    yield f"manner {manner(mention)} {side}"
    if rank <= CLOSE:
        yield from between(spot.root, mention, muster.others)
        return
    yield f"anaphor {anaphor(spot.root)} {relation}"
    if any(o.doc is spot.root.doc and sentence(o).start == spot.at for o in muster.others):
        yield f"of another {relation}"
