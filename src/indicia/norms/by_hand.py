"""An activity that somebody describes by hand: a YAML text or flags -> Activity and Circumstances.

The keys are listed in docs/norms.md. Nothing is needed but a state; whatever
is left out stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

from indicia.kb.yaml_lines import Fault, Path, complain, parse
from indicia.model import Activity, ActivityKind, BorderDistance, Party, Place, Quantity, Status, When
from indicia.norms import by_hand_words as words
from indicia.norms.by_hand_words import NOWHERE
from indicia.norms.circumstances import Circumstances, Linked, Request

NUMBERS: dict[str, str] = {
    "tanks": "battle tanks",
    "armoured_vehicles": "armoured combat vehicles",
    "artillery": "artillery",
    "landing": "landing troops",
    "sorties": "sorties",
    "aircraft": "aircraft",
    "helicopters": "helicopters",
    "drones": "drones",
}
"""Keys of numbers other than troops, and what they count."""
OWN = frozenset(
    "name kind status state partners held_in place lat lon at_sea start end unplanned troops forces weapons".split()
) | set(NUMBERS)
TOLD = frozenset(
    "borders near told organised direction zones line notified_by requests linked others others_complete counts "
    "distances".split()
)
KEYS = OWN | TOLD
REQUEST_KEYS = frozenset("by to asked answered answer met".split())
ANSWERS = ("full", "insufficient", "empty")


class Described(NamedTuple):
    """What was described: the activity, and what no page would give."""

    activity: Activity
    circumstances: Circumstances


def described(text: str, *, file: str) -> Described:
    """A description in YAML.

    Raises:
        KnowledgeError: Something is wrong; the message names file, line and key.
    """
    data = parse(text, file=file)
    try:
        return from_mapping(data)
    except Fault as fault:
        raise complain(fault, text=text, file=file) from fault


def from_mapping(data: Any, at: Path = ()) -> Described:
    """A description as plain values; raises a `Fault` with the path to the faulty key."""
    if not isinstance(data, Mapping):
        raise Fault(at, f"is {type(data).__name__}, not a mapping of keys such as `state: PL`.")
    _known(data, KEYS, at)
    if "state" not in data and "held_in" not in data:
        raise Fault((*at, "state"), "is missing. Say whose activity it is, such as `state: PL`.")
    return Described(_activity(data, at), _circumstances(data, at))


def _activity(data: Mapping[str, Any], at: Path) -> Activity:
    acting = _states(data, "state", at)
    place = str(data.get("place", ""))
    held_in = _states(data, "held_in", at) or acting[:1]
    return Activity(
        id="a1",
        kind=_one_of(data, "kind", get_args(ActivityKind), at, usual="exercise"),
        trigger=NOWHERE,
        status=_one_of(data, "status", get_args(Status), at, usual="planned"),
        name=str(data["name"]) if "name" in data else None,
        actors=tuple(Party(name=code, code=code) for code in acting),
        partners=tuple(Party(name=code, code=code) for code in _states(data, "partners", at)),
        forces=tuple(Party(name=name, kind="formation") for name in _names(data, "forces", at)),
        places=_places(data, held_in, place, at),
        near_border_of=_states(data, "near", at),
        borders=_borders(data, place, at),
        start=_when(data, "start", at),
        end=_when(data, "end", at),
        troops=_numbers(data, "troops", "troops", at),
        equipment=tuple(q for key, what in NUMBERS.items() for q in _numbers(data, key, what, at)) + _weapons(data, at),
    )


def _circumstances(data: Mapping[str, Any], at: Path) -> Circumstances:
    told, days = _told(data, at)
    organised = words.yes_no(data["organised"], (*at, "organised")) if "organised" in data else None
    return Circumstances(
        told=told,
        days=days,
        counts={str(k): words.bounds(v, (*at, "counts", str(k))) for k, v in _mapping(data, "counts", at).items()},
        distances={
            str(k): words.bounds(v, (*at, "distances", str(k))) for k, v in _mapping(data, "distances", at).items()
        },
        organised=organised,
        direction=_one_of(data, "direction", ("towards", "away"), at, usual=None),
        zones=_names(data, "zones", at),
        line=str(data.get("line", "")),
        notified_by=_states(data, "notified_by", at),
        requests=_each(data, "requests", at, _request),
        linked=_each(data, "linked", at, _linked),
        others=_each(data, "others", at, _other),
        others_complete="others_complete" in data
        and words.yes_no(data["others_complete"], (*at, "others_complete")) == "yes",
    )


def _told(data: Mapping[str, Any], at: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """Marks that are done or not, and those that are dated."""
    told: dict[str, Any] = {}
    days: dict[str, str] = {}
    for key, value in _mapping(data, "told", at).items():
        if isinstance(value, bool) or value in ("yes", "no"):
            told[str(key)] = words.yes_no(value, (*at, "told", str(key)))
        else:
            days[str(key)] = words.instant(value, (*at, "told", str(key)))
    if "unplanned" in data and words.yes_no(data["unplanned"], (*at, "unplanned")) == "yes":
        told["planned"] = "no"
    return told, days


def _request(data: Mapping[str, Any], at: Path) -> Request:
    _known(data, REQUEST_KEYS, at)
    for key in ("by", "to", "asked"):
        if key not in data:
            raise Fault((*at, key), "is missing; a request has `by`, `to` and `asked`.")
    return Request(
        by=words.state(data["by"], (*at, "by")),
        to=words.state(data["to"], (*at, "to")),
        asked=words.instant(data["asked"], (*at, "asked")),
        answered=words.instant_or_no(data["answered"], (*at, "answered")) if "answered" in data else "",
        answer=_one_of(data, "answer", ANSWERS, at, usual=""),
        met=words.instant_or_no(data["met"], (*at, "met")) if "met" in data else "",
    )


def _linked(data: Mapping[str, Any], at: Path) -> Linked:
    _known(data, OWN | {"one_command"}, at)
    own = {k: v for k, v in data.items() if k != "one_command"}
    one = words.yes_no(data["one_command"], (*at, "one_command")) if "one_command" in data else None
    return Linked(activity=_activity(own, at), one_command=one)


def _other(data: Mapping[str, Any], at: Path) -> Activity:
    _known(data, OWN, at)
    return _activity(data, at)


def _places(data: Mapping[str, Any], held_in: tuple[str, ...], name: str, at: Path) -> tuple[Place, ...]:
    lat, lon = (_degrees(data, key, at) for key in ("lat", "lon"))
    sea = "at_sea" in data and words.yes_no(data["at_sea"], (*at, "at_sea")) == "yes"
    if sea:
        return (Place(name=name or "at sea", span=NOWHERE, kind="sea", country=None, lat=lat, lon=lon),)
    return tuple(Place(name=name or code, span=NOWHERE, country=code, lat=lat, lon=lon) for code in held_in)


def _degrees(data: Mapping[str, Any], key: str, at: Path) -> float | None:
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -180 <= value <= 180:
        raise Fault((*at, key), f"is {value!r}; it must be degrees, such as 52.1.")
    return float(value)


def _borders(data: Mapping[str, Any], place: str, at: Path) -> tuple[BorderDistance, ...]:
    found = []
    for key, value in _mapping(data, "borders", at).items():
        where = (*at, "borders", str(key))
        low, high = words.bounds(value, where)
        code = words.state(key, where)
        near, far = low or 0.0, high if high is not None else float("inf")
        found.append(BorderDistance(country=code, km=near, low=near, high=far, place=place or "the place"))
    return tuple(found)


def _weapons(data: Mapping[str, Any], at: Path) -> tuple[Quantity, ...]:
    return tuple(Quantity(what=name, span=NOWHERE) for name in _names(data, "weapons", at))


def _when(data: Mapping[str, Any], key: str, at: Path) -> When | None:
    return When(span=NOWHERE, edtf=words.day(data[key], (*at, key))) if key in data else None


def _numbers(data: Mapping[str, Any], key: str, what: str, at: Path) -> tuple[Quantity, ...]:
    return words.quantities(data[key], what, (*at, key)) if key in data else ()


def _states(data: Mapping[str, Any], key: str, at: Path) -> tuple[str, ...]:
    return words.states(data[key], (*at, key)) if key in data else ()


def _names(data: Mapping[str, Any], key: str, at: Path) -> tuple[str, ...]:
    return words.names(data[key], (*at, key)) if key in data else ()


def _mapping(data: Mapping[str, Any], key: str, at: Path) -> Mapping[Any, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise Fault((*at, key), f"is {value!r}, not a mapping.")
    return value


def _each(
    data: Mapping[str, Any], key: str, at: Path, read: Callable[[Mapping[str, Any], Path], Any]
) -> tuple[Any, ...]:
    items = data.get(key, [])
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        raise Fault((*at, key), "is not a list of mappings.")
    return tuple(read(item, (*at, key, n)) for n, item in enumerate(items))


def _one_of(data: Mapping[str, Any], key: str, allowed: tuple[str, ...], at: Path, *, usual: Any) -> Any:
    if key not in data:
        return usual
    if data[key] not in allowed:
        raise Fault((*at, key), f"is {data[key]!r}; it must be one of {', '.join(allowed)}.")
    return data[key]


def _known(data: Mapping[str, Any], keys: frozenset[str] | set[str], at: Path) -> None:
    for key in data:
        if key not in keys:
            raise Fault((*at, str(key)), f"is no key here. There are {', '.join(sorted(keys))}.")
