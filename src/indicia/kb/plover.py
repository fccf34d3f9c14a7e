"""Codes activities as event data do: PLOVER event type, mode and contexts.

The code follows from kind, status, sides and the words that name the activity;
`data/plover.yaml` says how. Types are those of PLOVER 0.8: earlier versions'
FIGHT, DEMAND and DISAPPROVE are ASSAULT, REQUEST and ACCUSE there.
Source: https://github.com/openeventdata/PLOVER, CAMEO table of 17 September 2021.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, get_args

from indicia.kb.catalogue import document, fault
from indicia.model import Activity, ActivityKind, Page, Party, Plover

FILE = "plover.yaml"
_ISO3 = "iso3.tsv"
FORCE = "ASSAULT"
"""The type of activities of kind other whose words say nothing else."""
MAX_SENTENCE_CHARS = 300
"""How far around its words an activity's sentence is looked at for the means of force."""
_STOP = re.compile(r"[.!?]\s|\n")


class _Rule(NamedTuple):
    event: str
    mode: str | None
    joint: str | None = None


class _Words(NamedTuple):
    stems: re.Pattern[str]
    rule: _Rule | None
    context: tuple[str, ...] = ()


class _Table(NamedTuple):
    version: str
    quads: Mapping[str, str]
    earlier: Mapping[str, str]
    kinds: Mapping[str, _Rule]
    words: tuple[_Words, ...]
    means: tuple[_Words, ...]
    statuses: Mapping[str, Mapping[str, _Rule]]
    context: tuple[str, ...]
    of_status: Mapping[str, tuple[str, ...]]
    of_background: tuple[str, ...]
    of_words: tuple[_Words, ...]
    bodies: Mapping[str, str]


def code(activity: Activity, *, words: str = "", sentence: str = "") -> Plover:
    """The PLOVER code of an activity.

    Exercises that states hold together are COOPERATE, alone MOBILIZE; what is
    only planned becomes AGREE (cooperation) or THREATEN (force). An activity
    that somebody denies or only imagines keeps its type and has the context
    `hypothetical`; what is told as background has `historical`.

    Args:
        activity: With kind, status and actors as they finally are.
        words: The words that name it; they tell a patrol from an air strike. Without them, kind
            `other` is ASSAULT.
        sentence: What stands around the words: "an attack" by helicopters has the mode of heavy weapons.

    >>> from indicia.model import Span
    >>> code(Activity(id="a1", kind="withdrawal", trigger=Span(0, 1), status="finished"))
    Plover(event='RETREAT', mode='withdraw', context=('military',))
    """
    table = _table()
    rule = _by_words(activity, words, sentence) or table.kinds[activity.kind]
    if rule.joint and _is_joint(activity):
        rule = _Rule(rule.joint, None)
    rule = table.statuses.get(activity.status, {}).get(rule.event, rule)
    return Plover(event=rule.event, mode=rule.mode, context=_contexts(activity, words))


def coded(activities: Iterable[Activity], page: Page) -> tuple[Activity, ...]:
    """The activities of a page, each with its PLOVER code."""
    return tuple(replace(a, plover=_code_on(a, page.text)) for a in activities)


def _code_on(activity: Activity, text: str) -> Plover:
    start, end = activity.trigger
    before = list(_STOP.finditer(text, max(0, start - MAX_SENTENCE_CHARS), start))
    after = _STOP.search(text, end, end + MAX_SENTENCE_CHARS)
    first = before[-1].end() if before else max(0, start - MAX_SENTENCE_CHARS)
    last = after.start() if after else end + MAX_SENTENCE_CHARS
    return code(activity, words=text[start:end], sentence=text[first:last])


def quad(event: str) -> str | None:
    """The quad category of an event type, such as "material conflict"; None for a type that 0.8 lacks.

    >>> quad("MOBILIZE")
    'material conflict'
    """
    return _table().quads.get(event)


def current(event: str) -> str:
    """The name in PLOVER 0.8 of an event type of any version.

    >>> current("FIGHT"), current("AGREE")
    ('ASSAULT', 'AGREE')
    """
    return _table().earlier.get(event, event)


def iso3(code: str) -> str | None:
    """A state's three letters as PLOVER writes actors, IGO for an alliance; None if unknown.

    >>> iso3("BY"), iso3("NATO")
    ('BLR', 'IGO')
    """
    return _table().bodies.get(code) or _three_letters().get(code)


def sources(activity: Activity) -> tuple[str, ...]:
    """The acting states as PLOVER codes, partners of a joint activity among them."""
    return _codes((*activity.actors, *activity.partners))


def targets(activity: Activity) -> tuple[str, ...]:
    """The states that the activity is aimed at, as PLOVER codes: where it happens abroad, whose border it is near.

    Not a judgement of intent: joint exercises and withdrawals have a target by place, too.
    """
    places = [p.country for p in activity.places if p.country]
    found = [three for c in (*activity.near_border_of, *places) if (three := iso3(c))]
    return tuple(dict.fromkeys(c for c in found if c not in sources(activity)))


def _codes(parties: Iterable[Party]) -> tuple[str, ...]:
    found = [three for p in parties if p.code and (three := iso3(p.code))]
    return tuple(dict.fromkeys(found))


def _is_joint(activity: Activity) -> bool:
    parties = {p.code or p.name: p.kind for p in (*activity.actors, *activity.partners)}
    return len(parties) > 1 or "alliance" in parties.values()


def _by_words(activity: Activity, words: str, sentence: str) -> _Rule | None:
    """What the naming words say; else the means of force that they, or else their sentence, name."""
    if activity.kind != "other":
        return None
    table = _table()
    tried = ((table.words, words), (table.means, words), (table.means, sentence))
    return next((w.rule for rules, told in tried for w in rules if w.stems.search(told)), None)


def _contexts(activity: Activity, words: str) -> tuple[str, ...]:
    table = _table()
    told = (*table.context, *table.of_status.get(activity.status, ()))
    told += table.of_background if activity.background else ()
    return tuple(dict.fromkeys((*told, *(c for w in table.of_words if w.stems.search(words) for c in w.context))))


@cache
def _three_letters() -> Mapping[str, str]:
    text = files("indicia.kb").joinpath("data", _ISO3).read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {two: three for two, _, three in rows}


@cache
def _table() -> _Table:
    data = document(FILE)
    try:
        return _read(data)
    except (KeyError, TypeError, AttributeError) as error:
        fault(FILE, str(error), "is missing or of another shape.")


def _read(data: dict[str, Any]) -> _Table:
    quads = {event: name for name, events in data["quads"].items() for event in events}
    missing = set(get_args(ActivityKind)) ^ set(data["kinds"])
    if missing:
        fault(FILE, "kinds", f"has too many or too few: {sorted(missing)}.")
    return _Table(
        version=data["version"],
        quads=quads,
        earlier=data["earlier"],
        kinds={kind: _rule(row, quads) for kind, row in data["kinds"].items()},
        words=tuple(_Words(_stems(row), _rule(row, quads)) for row in data["words"]),
        means=tuple(_Words(_stems(row), _rule({"event": FORCE, **row}, quads)) for row in data["means"]),
        statuses={s: {e: _rule(row, quads) for e, row in rows.items()} for s, rows in data["statuses"].items()},
        context=tuple(data["context"]),
        of_status={status: tuple(names) for status, names in data["context_of_status"].items()},
        of_background=tuple(data["context_of_background"]),
        of_words=tuple(_Words(_stems(row), None, tuple(row["context"])) for row in data["context_of_words"]),
        bodies=data["bodies"],
    )


def _rule(row: dict[str, str], quads: Mapping[str, str]) -> _Rule:
    for event in (row["event"], row.get("joint") or row["event"]):
        if event not in quads:
            fault(FILE, event, "is no event type of PLOVER 0.8.")
    return _Rule(row["event"], row.get("mode"), row.get("joint"))


def _stems(row: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(stem) for stem in row["stems"]) + ")", re.IGNORECASE)
