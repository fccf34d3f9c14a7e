"""Marked pages -> questions for the models of `indicia.kb.arguments`: which state leads, which spot is the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from indicia import pages
from indicia.bench.devset import load
from indicia.bench.matching import pairs
from indicia.bench.pages import same_name
from indicia.extract.activities import Told, told
from indicia.extract.activities.grouping import Group, kind_of
from indicia.extract.activities.page_states import states, weights
from indicia.extract.activities.spots import Spot
from indicia.extract.activities.where_features import Sight
from indicia.extract.activities.where_features import features as place_features
from indicia.extract.activities.where_scored import candidates, nearness, sights
from indicia.extract.activities.who_features import Claim, standing
from indicia.extract.activities.who_features import features as actor_features
from indicia.extract.activities.who_scored import SURE, claims
from indicia.extract.parse import Parsed, parse
from indicia.model import Activity, Page, Party, Span, Zone, ZoneKind

CHECK_EVERY = 3
"""Pages of bench/devset with a number divisible by this are for checking."""
FILLER = "\n\nThe armed forces gave no details, and the army kept silent."
"""A single sentence is no page about armed forces; with this paragraph it is."""
UNSEEN = "(unseen)"
"""The key of a place that no spot stands for: choosing none is wrong, and so is any choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One group and one slot: candidates with features, which are right (None: not known), and what would do."""

    page: str
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool | None, ...]
    keys: tuple[str, ...]
    wanted: frozenset[str]
    """Keys of right candidates; with none, choosing none is right."""
    ruled: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What people say of a group; `actors` and `placed` are None where they say nothing."""

    is_at: Callable[[Spot], bool]
    actors: frozenset[str] | None = None
    partners: frozenset[str] = frozenset()
    placed: bool | None = None


def of_folder(folder: Path) -> Iterator[tuple[str, Question]]:
    """The questions of a folder in the devset format."""
    for gold in load(folder):
        held_out = folder.name == "devset" and int(gold.id) % CHECK_EVERY == 0
        if gold.reading.page.language == "en" and not held_out:
            page = pages.load(gold.reading.page.raw, name=gold.reading.page.name)
            yield from of_marked(f"{folder.name}/{gold.id}", parse(page), gold.reading.activities)


def of_file(file: Path) -> Iterator[tuple[str, Question]]:
    """The questions of a case file; cases without a batch are single sentences."""
    for n, case in enumerate(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)):
        whole = case if "batch" in case else {**case, "text": case["text"] + FILLER}
        yield from of_case(f"{file.stem}/{n}", parse(page_of(whole)), case["want"])


def page_of(case: dict[str, Any]) -> Page:
    """A case as a page."""
    text, zones = "", []
    stretches: list[tuple[ZoneKind, str]] = [("headline", case["head"])] if "head" in case else []
    stretches += [("body", part) for part in case["text"].split("\n\n")]
    for kind, words in stretches:
        zones.append(Zone(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    day = date.fromisoformat(str(case["published"]))
    return Page(id="c", name="c", text=text, language="en", zones=tuple(zones), published=day)


def of_marked(name: str, parsed: Parsed, gold: Sequence[Activity]) -> Iterator[tuple[str, Question]]:
    """The questions of a marked page: groups that share a mention with a marked activity."""
    page = told(parsed)
    matched = {id(group): activity for group, activity in pairs(page.groups, gold, _shared)}
    for n, group in enumerate(page.groups):
        if id(group) in matched:
            yield from _questions(name, page, n, _of_activity(matched[id(group)]))


def _of_activity(activity: Activity) -> Answer:
    return Answer(
        actors=_codes(activity.actors),
        partners=_codes(activity.partners),
        placed=bool(activity.places),
        is_at=lambda spot: any(_is_at(spot, p.span, p.name) for p in activity.places),
    )


def of_case(name: str, parsed: Parsed, wants: Sequence[dict[str, Any]]) -> Iterator[tuple[str, Question]]:
    """The questions of a case: groups of a kind that the page has as many of as the case wants."""
    page = told(parsed)
    for n, group in enumerate(page.groups):
        wanted = [w for w in wants if w["kind"] == kind_of(group)]
        mine = [o for o, g in enumerate(page.groups) if kind_of(g) == kind_of(group)]
        if len(wanted) == len(mine):
            yield from _questions(name, page, n, _of_want(wanted[mine.index(n)]))


def _of_want(want: dict[str, Any]) -> Answer:
    place = (want.get("place") or "").lower()
    return Answer(
        actors=frozenset(want["actors"]) if want.get("actors") else None,
        placed=bool(place) if "place" in want else None,
        is_at=lambda spot: bool(place) and place in spot.text.lower(),
    )


def _shared(group: Group, gold: Activity) -> float:
    overlapping = any(d.mention.span.overlaps(gold.trigger) for d in group)
    return overlapping + 0.5 * (kind_of(group) == gold.kind) if overlapping else 0.0


def _codes(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.code for p in parties if p.code)


def _is_at(spot: Spot, span: Span, name: str) -> bool:
    return spot.span.overlaps(span) or same_name(spot.text, name)


def _questions(name: str, page: Told, number: int, answer: Answer) -> Iterator[tuple[str, Question]]:
    named = states(page.scenes)
    found = candidates(page.scenes, page.names)
    ranks = nearness(page.groups, found, page.scenes)
    said = list(claims(page.groups, weights(page.scenes), named, found, ranks))
    leads = [frozenset(p.code or "" for p in c.ruled) for c in said]
    if answer.actors is not None and said[number].rule not in SURE:
        yield "actor", _actor(name, page, number, said[number], answer)
    if answer.placed is not None:
        yield (
            "place",
            _place(name, page.groups[number], found, sights(page.groups, found, ranks, leads)[number], answer),
        )


def _actor(name: str, page: Told, number: int, claim: Claim, answer: Answer) -> Question:
    named, shown = states(page.scenes), standing(page.scenes, weights(page.scenes)[0])
    codes = sorted(named)
    wanted = answer.actors or frozenset()
    ruled = {p.code for p in claim.ruled}
    return Question(
        page=name,
        rows=tuple(tuple(actor_features(c, named[c], page.groups[number], claim, shown)) for c in codes),
        right=tuple(None if c in answer.partners else c in wanted for c in codes),
        keys=tuple(codes),
        wanted=wanted & frozenset(codes),
        ruled=frozenset(i for i, c in enumerate(codes) if c in ruled),
    )


def _place(name: str, group: Group, found: Sequence[Spot], sight: Sight, answer: Answer) -> Question:
    right = tuple(answer.is_at(spot) for spot in found)
    keys = tuple(spot.text.lower() for spot in found)
    ruled = next((d.places for d in group if d.places), ()) or next((d.loose for d in group if d.loose), ())
    hit = frozenset(k for k, r in zip(keys, right, strict=True) if r)
    return Question(
        page=name,
        rows=tuple(tuple(place_features(i, spot, sight)) for i, spot in enumerate(found)),
        right=right,
        keys=keys,
        wanted=hit or (frozenset({UNSEEN}) if answer.placed else frozenset()),
        ruled=frozenset(i for i, spot in enumerate(found) if any(_is_at(spot, p.span, "") for p in ruled)),
    )
