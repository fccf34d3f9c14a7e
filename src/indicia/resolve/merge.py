"""Activities of several pages -> one group for each real activity, with the reasons for joining in plain words.

Two tellings are one when nothing contradicts (names, kinds, actors, places,
times) and something ties them: a name, an actor with place or time, or the
same wording. Rival numbers are kept side by side, never averaged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from indicia.model import Activity, ActivityGroup, ActivityKind, Member, Place, Reading, When
from indicia.resolve.edtf import bounds
from indicia.resolve.merge_wording import same_words

Item = TypeVar("Item")

PUBLISHED_APART_DAYS = 30
"""Pages further apart don't tell of the same undated activity without a name."""
SLACK_DAYS = 2
"""Start days told as "Monday" and "Tuesday" by different pages are still one event."""
SAME_PLACE_KM = 120.0
"""Centres of a city and its region lie this close."""
EARTH_RADIUS_KM = 6371.0

_FAMILY: dict[ActivityKind, str] = {
    "exercise": "exercise", "command_staff_exercise": "exercise", "snap_inspection": "exercise",
    "live_fire": "exercise", "mobilization": "exercise", "deployment": "deployment", "withdrawal": "withdrawal",
    "alert": "exercise", "missile_test": "missile_test", "border_closure": "border_closure", "other": "other",
}  # fmt: skip
_SPECIFIC: tuple[ActivityKind, ...] = (
    "command_staff_exercise", "snap_inspection", "mobilization", "live_fire", "missile_test", "border_closure",
    "withdrawal", "deployment", "exercise", "alert", "other",
)  # fmt: skip
_YEAR = re.compile(r"[-–\s]?((?:19|20)?\d\d)[A-Z]?$")


def across(readings: tuple[Reading, ...]) -> tuple[ActivityGroup, ...]:
    """Group the activities of pages that tell of the same real one.

    Works on resolved activities (dates, places). One page is enough: then
    every activity is a group of its own. Background activities join a group
    that they match and open none. Two activities of one page never join.

    Args:
        readings: Readings of pages with different ids.

    Returns:
        Groups in the order of their first telling. `activity` is the
        best-told member, its gaps filled from the others: its spans belong to
        `members[0].page` except for slots that this page leaves empty.
    """
    published = {r.page.id: r.page.published for r in readings}
    texts = {r.page.id: r.page.text for r in readings}
    members = [Member(page=r.page.id, activity=a) for r in readings for a in r.activities]
    told = [m for m in members if not m.activity.background]
    groups: list[list[tuple[Member, tuple[str, ...]]]] = []
    for member in [*told, *(m for m in members if m.activity.background)]:
        home = _home(member, groups, published, texts)
        if home is not None:
            groups[home[0]].append((member, home[1]))
        elif not member.activity.background:
            groups.append([(member, ())])
    return tuple(_rendered(group) for group in groups)


def _home(
    member: Member,
    groups: Sequence[Sequence[tuple[Member, tuple[str, ...]]]],
    published: dict[str, date | None],
    texts: Mapping[str, str],
) -> tuple[int, tuple[str, ...]] | None:
    """The group that a member joins, with the reasons; None when it stands alone."""
    for number, group in enumerate(groups):
        if any(other.page == member.page for other, _ in group):
            continue
        for other, _ in group:
            reasons = same(member, other, published, texts=texts)
            if reasons:
                return number, reasons
    return None


def same(
    one: Member, two: Member, published: dict[str, date | None], *, texts: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Why two tellings are of one activity, in plain words; empty when they are not.

    With `texts`, the pages' texts by id, the same wording ties two tellings, too.
    """
    a, b = one.activity, two.activity
    if not _kinds(a.kind, b.kind):
        return ()
    checks = (_names(a, b), _actors(a, b), _places(a, b), _times(one, two, published))
    if any(check is None for check in checks):
        return ()
    names, actors, places, times = ([c] if c else [] for c in checks)
    words = ["both tell it in the same words"] if texts and same_words(one, two, texts) else []
    tied = bool(names or words) or (bool(actors) and bool(places or times))
    return (f"Pages {two.page} and {one.page}", *names, *actors, *places, *times, *words) if tied else ()


def _kinds(a: ActivityKind, b: ActivityKind) -> bool:
    """Equal kinds, or a plain exercise and one of the exercise's special forms."""
    return a == b or (_FAMILY[a] == _FAMILY[b] and "exercise" in (a, b))


def _names(a: Activity, b: Activity) -> str | None:
    """ "" = says nothing, None = contradiction, otherwise the reason."""
    if not a.name or not b.name:
        return ""
    (stem_a, year_a), (stem_b, year_b) = _split(a.name), _split(b.name)
    if stem_a != stem_b or (year_a and year_b and year_a != year_b):
        return None
    return f"both call it {a.name}"


def _split(name: str) -> tuple[str, str]:
    match = _YEAR.search(name)
    return (name[: match.start()].lower(), match[1][-2:]) if match else (name.lower(), "")


def _actors(a: Activity, b: Activity) -> str | None:
    own = {p.code or p.name: p.name for p in (*a.actors, *a.partners)}
    theirs = {p.code or p.name for p in (*b.actors, *b.partners)}
    shared = [name for key, name in own.items() if key in theirs]
    if not own or not theirs:
        return ""
    return f"both name {', '.join(shared)} as taking part" if shared else None


def _places(a: Activity, b: Activity) -> str | None:
    if not a.places or not b.places:
        return ""
    for p in a.places:
        for q in b.places:
            if _same_place(p, q):
                return f"both put it at {p.name}" if p.name == q.name else f"{p.name} and {q.name} lie together"
    return None


def _same_place(p: Place, q: Place) -> bool:
    if p.name.lower() == q.name.lower() or (p.geonames_id is not None and p.geonames_id == q.geonames_id):
        return True
    if "country" in (p.kind, q.kind) and p.country and p.country == q.country:
        return True
    if None in (p.lat, p.lon, q.lat, q.lon):
        return False
    return _km(p, q) <= max(SAME_PLACE_KM, p.radius_km or 0.0, q.radius_km or 0.0)


def _km(p: Place, q: Place) -> float:
    lat1, lon1, lat2, lon2 = (math.radians(v or 0.0) for v in (p.lat, p.lon, q.lat, q.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def _times(one: Member, two: Member, published: dict[str, date | None]) -> str | None:
    first, second = _interval(one.activity), _interval(two.activity)
    if first and second:
        slack = timedelta(days=SLACK_DAYS)
        if not (first[0] <= second[1] + slack and second[0] <= first[1] + slack):
            return None
        return "their dates agree" if _same_start(one.activity, two.activity) else ""
    days = [published.get(one.page), published.get(two.page)]
    if days[0] and days[1]:
        apart = abs((days[0] - days[1]).days)
        return "" if apart <= PUBLISHED_APART_DAYS else None
    return ""


def _same_start(a: Activity, b: Activity) -> bool:
    """Whether both starts are days, or both ends, and those lie together: overlap alone ties nothing."""
    for one, two in ((a.start, b.start), (a.end, b.end)):
        first, second = bounds(one.edtf if one else None), bounds(two.edtf if two else None)
        if first and second and first[0] == first[1] and second[0] == second[1]:
            return abs((first[0] - second[0]).days) <= SLACK_DAYS
    return False


def _interval(activity: Activity) -> tuple[date, date] | None:
    """Earliest and latest day of an activity; one known end stands for both."""
    ends = [bounds(w.edtf) for w in (activity.start, activity.end) if w and w.edtf]
    known = [pair for pair in ends if pair]
    return (min(p[0] for p in known), max(p[1] for p in known)) if known else None


def _rendered(group: Sequence[tuple[Member, tuple[str, ...]]]) -> ActivityGroup:
    members = sorted((m for m, _ in group), key=lambda m: (m.activity.background, -_filled(m.activity)))
    because = tuple(f"{reasons[0]}: {'; '.join(reasons[1:])}." for _, reasons in group if reasons)
    if len(members) == 1:
        return ActivityGroup(activity=members[0].activity, members=tuple(members))
    return ActivityGroup(activity=_merged([m.activity for m in members]), members=tuple(members), because=because)


def _filled(activity: Activity) -> int:
    slots = (activity.name, activity.actors, activity.places, activity.start, activity.end, activity.troops,
             activity.purposes, activity.near_border_of, activity.equipment)  # fmt: skip
    return sum(bool(slot) for slot in slots)


def _merged(told: Sequence[Activity]) -> Activity:
    best = told[0]
    return replace(
        best,
        kind=next(k for k in _SPECIFIC if k in {a.kind for a in told}),
        background=all(a.background for a in told),
        name=_longest(a.name for a in told),
        actors=best.actors or next((a.actors for a in told if a.actors), ()),
        partners=best.partners or next((a.partners for a in told if a.partners), ()),
        forces=_all(told, lambda a: a.forces, lambda p: p.name),
        places=best.places or next((a.places for a in told if a.places), ()),
        near_border_of=tuple(dict.fromkeys(code for a in told for code in a.near_border_of)),
        borders=best.borders or next((a.borders for a in told if a.borders), ()),
        start=_finest(a.start for a in told),
        end=_finest(a.end for a in told),
        troops=_all(told, lambda a: a.troops, lambda q: (q.value, q.low, q.high, q.holder)),
        equipment=_all(told, lambda a: a.equipment, lambda q: (q.what, q.value, q.low, q.high)),
        purposes=best.purposes or next((a.purposes for a in told if a.purposes), ()),
    )


def _longest(names: Iterable[str | None]) -> str | None:
    return max((n for n in names if n), key=len, default=None)


def _finest(whens: Iterable[When | None]) -> When | None:
    """The most precise of several dates, the best-told page's first among equals."""
    known = [w for w in whens if w]
    return max(known, key=lambda w: len((w.edtf or "").rstrip("~?")), default=None)


def _all(
    told: Sequence[Activity], slot: Callable[[Activity], Iterable[Item]], key: Callable[[Item], object]
) -> tuple[Item, ...]:
    """Every different value of a slot, side by side."""
    seen: dict[object, Item] = {}
    for item in _flat(told, slot):
        seen.setdefault(key(item), item)
    return tuple(seen.values())


def _flat(told: Sequence[Activity], slot: Callable[[Activity], Iterable[Item]]) -> Iterator[Item]:
    for activity in told:
        yield from slot(activity)
