"""How indicators are put into words (kb/data/indicator_cues.yaml), and where a sentence does so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from indicia.extract.phrases import Phrase, compiled
from indicia.kb.catalogue import document, fault
from indicia.kb.indicators import indicator

FILE = "indicator_cues.yaml"
Near = Literal["named", "troops", "none"]
"""What a sentence is about: an activity that it names or points back to, troops or drills of some kind, or neither."""


class Found(NamedTuple):
    """A report in a text, half-open; `plain`: negative words are part of the wording."""

    indicator: str
    start: int
    end: int
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A fixed wording of one indicator."""

    indicator: str
    pattern: Phrase
    plain: bool
    needs_activity: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Words that report an indicator when they stand near each other, in any order."""

    indicator: str
    groups: tuple[Phrase, Phrase]
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """All wordings, and those that take back or deny what stands before them."""

    cues: tuple[Cue, ...]
    together: tuple[Together, ...]
    within: int
    never_absent: frozenset[str]
    absent_after: Phrase
    denied_after: Phrase


@cache
def wordings() -> Wordings:
    """Read and compile the wordings.

    Raises:
        KnowledgeError: A pattern or an id is faulty; the message names the key.
    """
    data = document(FILE)
    return Wordings(
        cues=tuple(_cue(data, id, entry) for id, listed in data["cues"].items() for entry in listed),
        together=tuple(_together(data, id, groups) for id, groups in data["together"].items()),
        within=int(data["within"]),
        never_absent=frozenset(data["never_absent"]),
        absent_after=compiled(data["absent_after"], data["macros"], file=FILE, key="absent_after"),
        denied_after=compiled(data["denied_after"], data["macros"], file=FILE, key="denied_after"),
    )


def _cue(data: dict[str, Any], id: str, entry: object) -> Cue:
    key = f"cues.{indicator(id).id}"
    flags = entry if isinstance(entry, dict) else {}
    text = flags.get("pattern") if flags else entry
    if not isinstance(text, str):
        fault(FILE, key, f"holds {entry!r}, which is no pattern.")
    return Cue(
        indicator=id,
        pattern=compiled(text, data["macros"], file=FILE, key=key),
        plain=flags.get("plain") is True,
        needs_activity=flags.get("near") is True,
    )


def _together(data: dict[str, Any], id: str, groups: object) -> Together:
    key = f"together.{indicator(id).id}"
    if not isinstance(groups, list) or len(groups) != 2:
        fault(FILE, key, f"is {groups!r}, not two groups of words.")
    first, second = (compiled(g, data["macros"], file=FILE, key=key) for g in groups)
    return Together(indicator=id, groups=(first, second), plain=id in data["plain_together"])


def reports_in(text: str, *, near: Near, but: frozenset[str] = frozenset()) -> Iterator[Found]:
    """The reports of one sentence, of all indicators `but` some.

    Wordings about many things need an activity in it; words that only stand
    together need troops at least. A fixed wording wins over words that only stand together.
    """
    strict = set(but)
    for cue in wordings().cues:
        asked = cue.indicator not in but and (near == "named" or not cue.needs_activity)
        match = cue.pattern.search(text) if asked else None
        if match is not None and match[0]:
            strict.add(cue.indicator)
            yield Found(cue.indicator, match.start(), match.end(), cue.plain)
    for pair in () if near == "none" else wordings().together:
        if pair.indicator not in strict:
            yield from _standing_together(pair, text)


def _standing_together(pair: Together, text: str) -> Iterator[Found]:
    """The closest stretch that holds a word of either group, if it is short enough."""
    ones, others = ([m.span() for m in group.finditer(text)] for group in pair.groups)
    stretches = [*_pairs(ones, others), *_pairs(others, ones)]
    if stretches and min(stretches)[0] <= wordings().within:
        _, start, end = min(stretches)
        yield Found(pair.indicator, start, end, pair.plain)


def _pairs(ones: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Each of the others with the last of the ones before it: length, start, end."""
    ends = [end for _, end in ones]
    for start, end in others:
        if n := bisect_right(ends, start):
            yield end - ones[n - 1][0], ones[n - 1][0], end
