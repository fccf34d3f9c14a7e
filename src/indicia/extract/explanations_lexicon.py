"""The cue lexicon of reasons (kb/data/reasons.yaml), compiled once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, get_args

from indicia.extract.phrases import Phrase, compiled
from indicia.kb.catalogue import document, entries, fault, text_of
from indicia.kb.hypotheses import OTHER, hypotheses

FILE = "reasons.yaml"
Take = Literal["right", "to", "match", "clause"]
REMEMBERED = 2048
"""So many texts are remembered: a sentence is asked about once for each candidate in it."""
STRONG, TOPIC = 2.0, 1.0
"""What a phrase weighs for its hypothesis: alone sufficient, or only deciding between hypotheses."""
FURTHER = 0.5
"""What each further phrase of the same hypothesis adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A way to introduce a reason; `weight` 1 is enough by itself. `guess`: it is put as a guess."""

    id: str
    pattern: Phrase
    take: Take
    weight: float
    hint: str | None = None
    guess: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A way to say that something is not the reason."""

    id: str
    pattern: Phrase
    hypothesis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The words of one hypothesis."""

    hypothesis: str
    strong: tuple[Phrase, ...]
    topic: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything reasons.yaml says. `stance` and `options` are patterns by name."""

    cues: tuple[Cue, ...]
    denials: tuple[Denial, ...]
    families: tuple[Family, ...]
    asks: tuple[Phrase, ...]
    lists: tuple[Phrase, ...]
    not_voiced: tuple[Phrase, ...]
    unknown_factor: tuple[Phrase, ...]
    stance: Mapping[str, Phrase]
    options: Mapping[str, Phrase]
    activity: Phrase
    verbs: Mapping[str, frozenset[str]]
    empty_words: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read and compile the lexicon.

    Raises:
        KnowledgeError: A pattern or hypothesis is faulty; the message names the key.
    """
    data = document(FILE)
    read = _Reader(data)
    return Lexicon(
        cues=tuple(read.cue(e) for e in entries(data, file=FILE, key="cues")),
        denials=tuple(read.denial(e) for e in entries(data, file=FILE, key="denials")),
        families=tuple(read.family(name, body) for name, body in data["families"].items()),
        asks=read.patterns("asks"),
        lists=read.patterns("lists"),
        not_voiced=read.patterns("not_voiced"),
        unknown_factor=read.patterns("unknown_factor"),
        stance={k: read.pattern(v, f"stance.{k}") for k, v in data["stance"].items()},
        options={k: read.pattern(v, f"options.{k}") for k, v in data["options"].items()},
        activity=read.pattern("<ACT>", "macros.ACT"),
        verbs={name: frozenset(lemmas.split()) for name, lemmas in data["verbs"].items()},
        empty_words=frozenset(data["empty_words"].split()),
    )


@cache
def example_phrases() -> Mapping[str, tuple[str, ...]]:
    """How people put each purpose: phrases by hypothesis."""
    found = {}
    for hypothesis, block in document(FILE)["phrases"].items():
        if not isinstance(block, str) or not block.strip():
            fault(FILE, f"phrases.{hypothesis}", f"is {block!r}, not a block of phrases, one a line.")
        found[hypothesis] = tuple(line.strip() for line in block.splitlines() if line.strip())
    return found


class Hit(NamedTuple):
    """A phrase of a hypothesis found in a text, half-open."""

    hypothesis: str
    strong: bool
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED)
def hits(text: str) -> tuple[Hit, ...]:
    """Every phrase of every hypothesis in a text, by hypothesis."""
    return tuple(
        Hit(family.hypothesis, strong, found.start(), found.end())
        for family in lexicon().families
        for strong, patterns in ((True, family.strong), (False, family.topic))
        for pattern in patterns
        for found in pattern.finditer(text)
    )


def weigh_words(text: str, *, start: int = 0, end: int | None = None) -> dict[str, float]:
    """How strongly the words of `text[start:end]` speak for each hypothesis; those at 0 are left out.

    >>> max(weigh_words("a rehearsal for invasion").items(), key=lambda item: item[1])[0]
    'rehearsal'
    """
    last = len(text) if end is None else end
    counts: dict[str, list[int]] = {}
    for hit in hits(text):
        if start <= hit.start and hit.end <= last:
            counts.setdefault(hit.hypothesis, [0, 0])[0 if hit.strong else 1] += 1
    return {hypothesis: _weight(strong, topic) for hypothesis, (strong, topic) in counts.items()}


def _weight(strong: int, topic: int) -> float:
    first = STRONG + FURTHER * (strong - 1) if strong else 0.0
    more = TOPIC + FURTHER * (topic - 1) if topic else 0.0
    return first + more * (FURTHER if strong else 1.0)


class _Reader:
    """Compiles the entries of one document."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._ids = {h.id for h in hypotheses()}

    def pattern(self, text: object, key: str) -> Phrase:
        if not isinstance(text, str):
            fault(FILE, key, f"is {text!r}, not a pattern.")
        return compiled(text, self._data["macros"], file=FILE, key=key)

    def patterns(self, key: str) -> tuple[Phrase, ...]:
        return tuple(self.pattern(text, key) for text in self._data[key])

    def known(self, hypothesis: str, key: str) -> str:
        if hypothesis not in self._ids:
            fault(FILE, key, f"names the hypothesis {hypothesis!r}, which hypotheses.yaml does not hold.")
        return hypothesis

    def cue(self, entry: dict[str, Any]) -> Cue:
        id, hint = text_of(entry, "id", file=FILE), entry.get("hint")
        takes: dict[str, Take] = {take: take for take in get_args(Take)}
        take = takes.get(str(entry.get("take"))) or fault(FILE, f"cues.{id}.take", f"is none of {', '.join(takes)}.")
        return Cue(
            id=id,
            pattern=self.pattern(entry.get("pattern"), f"cues.{id}"),
            take=take,
            weight=float(entry["weight"]),
            guess=entry.get("guess") is True,
            hint=self.known(hint, f"cues.{id}.hint") if hint else None,
        )

    def denial(self, entry: dict[str, Any]) -> Denial:
        id = text_of(entry, "id", file=FILE)
        return Denial(
            id=id,
            pattern=self.pattern(entry.get("pattern"), f"denials.{id}"),
            hypothesis=self.known(entry.get("hypothesis", OTHER), f"denials.{id}"),
        )

    def family(self, name: str, body: dict[str, Any]) -> Family:
        key = f"families.{name}"
        return Family(
            hypothesis=self.known(name, key),
            strong=tuple(self.pattern(p, key) for p in body.get("strong", ())),
            topic=tuple(self.pattern(p, key) for p in body.get("topic", ())),
        )
