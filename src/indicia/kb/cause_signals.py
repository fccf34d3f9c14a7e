"""The words that tell causes, and how each is built into a sentence (kb/data/cause_signals.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from indicia.kb.catalogue import document, fault

FILE = "cause_signals.yaml"

Frame = Literal["clause", "phrase", "infinitive", "participle", "verb"]
Follows = Literal["cause", "effect"]
Place = Literal["out", "in", "held", "bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One wording. `words` are lower case (lemmas in the frame `verb`); `weight` is in (0, 1].

    `place`: the signal stands "out" of the argument that follows or is its beginning ("in"); "held"
    and "bare" are the same two for words that nobody marks as a signal. `hosts` are lemmas that it must
    hang on, `barred` ones that it must not, `objects` lemmas that must follow; empty is any.
    """

    words: tuple[str, ...]
    frame: Frame
    follows: Follows
    place: Place
    weight: float
    hosts: frozenset[str]
    barred: frozenset[str]
    objects: frozenset[str]
    gerund: bool
    """Whether a verb in -ing must follow."""
    times: bool
    """Whether a time may follow."""
    marked_words: int

    @property
    def inside(self) -> bool:
        """Whether the argument that follows begins with the signal."""
        return self.place in ("in", "held")

    @property
    def marked(self) -> bool:
        """Whether the signal has a span of its own."""
        return self.place in ("in", "out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The lexicon: wordings by their first word, longest first; and the share of causal sentences without one."""

    by_first: Mapping[str, tuple[Signal, ...]]
    base: float


@cache
def signals() -> Signals:
    """The signals of the catalogue.

    Raises:
        KnowledgeError: A key is missing or out of its range.
    """
    data = document(FILE)
    found: dict[str, list[Signal]] = {}
    for n, group in enumerate(data.get("groups") or ()):
        for signal in _group(group, f"groups.{n}"):
            found.setdefault(signal.words[0], []).append(signal)
    ordered = {first: tuple(sorted(each, key=lambda s: -len(s.words))) for first, each in found.items()}
    return Signals(by_first=ordered, base=_share(data.get("base"), "base"))


def _group(group: Any, key: str) -> list[Signal]:
    if not isinstance(group, dict) or not isinstance(group.get("words"), list):
        fault(FILE, key, "is no mapping with a list of words.")
    shared = {
        "frame": _one_of(group, "frame", get_args(Frame), key),
        "follows": _one_of(group, "follows", get_args(Follows), key),
        "place": _one_of(group, "span", get_args(Place), key),
        "weight": _share(group.get("weight"), f"{key}.weight"),
        "hosts": frozenset(group.get("with", ())),
        "barred": frozenset(group.get("without", ())),
        "objects": frozenset(group.get("object", ())),
        "gerund": bool(group.get("gerund", False)),
        "times": bool(group.get("times", True)),
    }
    wordings = [tuple(str(words).split()) for words in group["words"]]
    return [Signal(words=w, marked_words=group.get("mark", len(w)), **shared) for w in wordings]


def _one_of(group: dict[str, Any], field: str, known: tuple[str, ...], key: str) -> Any:
    value = group.get(field)
    if value not in known:
        fault(FILE, f"{key}.{field}", f"is {value!r}; it must be one of {', '.join(known)}.")
    return value


def _share(value: Any, key: str) -> float:
    if not isinstance(value, int | float) or not 0 < value <= 1:
        fault(FILE, key, f"is {value!r}, no share in (0, 1].")
    return float(value)
