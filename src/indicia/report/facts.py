"""An activity as labelled rows, each value with the places in the pages that carry it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicia.model import Activity, BorderDistance, Member, Party, Place, Purpose, Quantity, Ref, Span, When
from indicia.report import dates, words

NEAR_KM = 100.0
"""Further borders than the nearest are told up to here: a day's march of a mechanised column."""

_REGION_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
"""ISO 3166-2 codes are for programs."""

Slot = Party | Place | When | Quantity | Purpose | Span
Locate = Callable[[Slot], str]
"""Names the page that a slot's span indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One value in words and where it says so; `spoken` is shown word for word before the text."""

    text: str
    refs: tuple[Ref, ...] = ()
    spoken: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One slot of an activity; without items it is not reported."""

    label: str
    items: tuple[Item, ...] = ()


def on_page(page: str) -> Locate:
    """All slots of an activity as one page tells it lie on that page."""
    return lambda _: page


def among(members: Sequence[Member]) -> Locate:
    """Slots of a merged activity lie on the page of the member that holds an equal slot.

    A slot that no member holds is looked for on the first member's page: spans of a
    merged rendering carry no page of their own.
    """

    def locate(slot: Slot) -> str:
        holders = (m.page for m in members if any(slot == other for other in slots(m.activity)))
        return next(holders, members[0].page if members else "")

    return locate


def slots(activity: Activity) -> Iterator[Slot]:
    """Every value of an activity that has a span, the trigger first."""
    for group in (
        (activity.trigger, *activity.mentions),
        (*activity.actors, *activity.partners, *activity.forces),
        activity.places,
        tuple(w for w in (activity.start, activity.end) if w),
        (*activity.troops, *activity.equipment),
        activity.purposes,
    ):
        yield from group


def rows(activity: Activity, locate: Locate) -> tuple[Row, ...]:
    """The activity's slots in the order who, what, where, when, how many, what for; empty ones included."""
    return (
        Row(label="what", items=(_what(activity, locate),)),
        Row(label="status", items=(Item(text=status(activity)),)),
        Row(label="who", items=_parties(activity.actors, locate)),
        *_unless_empty("with", _parties(activity.partners, locate)),
        *_unless_empty("forces", _parties(activity.forces, locate)),
        Row(label="where", items=tuple(Item(text=place(p), refs=_refs(p, locate)) for p in activity.places)),
        *_unless_empty("border", _borders(activity, locate)),
        Row(label="when", items=_when(activity, locate)),
        Row(label="troops", items=_quantities(activity.troops, locate)),
        *_unless_empty("equipment", _quantities(activity.equipment, locate)),
        Row(label="stated aim", items=tuple(_purpose(p, locate) for p in activity.purposes)),
        *_unless_empty("PLOVER", _plover(activity)),
    )


def status(activity: Activity) -> str:
    """The status in words; background is said."""
    word = words.STATUSES.get(activity.status, words.spaced(activity.status))
    return f"{word}; told as background" if activity.background else word


def place(p: Place) -> str:
    """A place with region and country, as far as they are known and add something."""
    country = words.state_name(p.country) if p.country else None
    region = p.region if p.region and not _REGION_CODE.fullmatch(p.region) else None
    more = [part for part in (region, country) if part and part.lower() not in p.name.lower()]
    return ", ".join([p.name, *more])


def _what(activity: Activity, locate: Locate) -> Item:
    kind = words.kind_word(activity)
    text = f"{kind} “{activity.name}”" if activity.name else kind
    return Item(text=text, refs=_refs(activity.trigger, locate))


def _unless_empty(label: str, items: tuple[Item, ...]) -> tuple[Row, ...]:
    return (Row(label=label, items=items),) if items else ()


def _parties(parties: Iterable[Party], locate: Locate) -> tuple[Item, ...]:
    return tuple(Item(text=words.party_name(p), refs=_refs(p, locate)) for p in parties)


def _borders(activity: Activity, locate: Locate) -> tuple[Item, ...]:
    measured = {b.country for b in activity.borders}
    places = {p.name: p for p in activity.places}
    said = (words.state_name(c) for c in activity.near_border_of if c not in measured)
    return (
        *(
            Item(text=f"{words.border_phrase(b)}{words.border_extent(b)}", refs=_refs(places.get(b.place), locate))
            for b in _worth_telling(activity)
        ),
        *(Item(text=f"near the border with {name}, as the page says") for name in said),
    )


def _worth_telling(activity: Activity) -> list[BorderDistance]:
    """The nearest border, further ones that are near, and those that the page names."""
    ranked = sorted(activity.borders, key=lambda b: (b.km, b.country not in activity.near_border_of))
    return [b for n, b in enumerate(ranked) if n == 0 or b.km <= NEAR_KM or b.country in activity.near_border_of]


def _when(activity: Activity, locate: Locate) -> tuple[Item, ...]:
    text = dates.period(activity)
    if not text:
        return ()
    return (Item(text=text, refs=tuple(r for w in (activity.start, activity.end) for r in _refs(w, locate))),)


def _quantities(quantities: Iterable[Quantity], locate: Locate) -> tuple[Item, ...]:
    return tuple(
        Item(text=f"{words.quantity(q)} ({q.basis}, {words.holder_name(q.holder)})", refs=_refs(q, locate))
        for q in quantities
    )


def _purpose(purpose: Purpose, locate: Locate) -> Item:
    refs = _refs(purpose, locate)
    return Item(text=f"as {words.holder_name(purpose.holder)} puts it", refs=refs, spoken=refs[0])


def _plover(activity: Activity) -> tuple[Item, ...]:
    """Type, mode and contexts as event data write them: "MOBILIZE, troops (military)"."""
    if activity.plover is None:
        return ()
    code = ", ".join(filter(None, (activity.plover.event, activity.plover.mode)))
    return (Item(text=f"{code} ({', '.join(activity.plover.context)})"),)


def _refs(slot: Slot | None, locate: Locate) -> tuple[Ref, ...]:
    span = slot if isinstance(slot, Span) else slot.span if slot else None
    return (Ref(locate(slot), span),) if slot is not None and span else ()
