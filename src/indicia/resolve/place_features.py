"""What speaks for and against a stretch being a toponym, as words, so that the weights file can be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from indicia.kb._gazetteer import short_names
from indicia.kb.places_summary import summary
from indicia.resolve._context import found_in
from indicia.resolve.place_stretches import Docs, Entity, Word, entities_of, joined, runs, words_of

SHORTEST_DEMONYM: Final = 3
"""Longer short forms without a full stop are demonyms."""
PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A candidate: words `[first, last)` of a paragraph, its characters on the page, its features.

    `demonym`: people or manner of a place ("Russian", "Ohioans"), which nothing needs to be weighed for.
    """

    paragraph: int
    first: int
    last: int
    start: int
    end: int
    name: str
    demonym: bool
    features: list[str] = field(compare=False)


@dataclass(slots=True)
class _Habits:
    """How a page uses a string: entity labels, a surname, behind a preposition or a title."""

    labels: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    located: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)


def stretches(docs: Docs, text: str) -> list[Stretch]:
    """All candidates of a page with their features, in no particular order."""
    read = [(start, doc, words_of(doc)) for start, doc in docs]
    paragraphs = [(start, words, entities_of(doc, words)) for start, doc, words in read]
    vias = {(hit.start, hit.end): hit.via for hit in found_in(text)}
    habits = _habits(paragraphs)
    found = []
    for number, (start, words, entities) in enumerate(paragraphs):
        for first, last in sorted(runs(words, entities)):
            a, b = start + words[first].start, start + words[last - 1].end
            name = " ".join(text[a:b].split())
            seen = _Seen(words, entities, first, last, name, vias.get((a, b), ""))
            if _is_demonym(seen):
                found.append(Stretch(number, first, last, a, b, name, True, []))
            else:
                found.append(Stretch(number, first, last, a, b, name, False, list(_features(seen, habits))))
    return found


def _is_demonym(seen: _Seen) -> bool:
    if seen.via == "demonym":
        return True
    return seen.name in short_names() and len(seen.name) > SHORTEST_DEMONYM and "." not in seen.name


class _Seen(NamedTuple):
    words: list[Word]
    entities: list[Entity]
    first: int
    last: int
    name: str
    via: str


def _habits(paragraphs: list[tuple[int, list[Word], list[Entity]]]) -> _Habits:
    habits = _Habits()
    for _, words, entities in paragraphs:
        for e in entities:
            first, last = e.first, e.last
            name = " ".join(w.text for w in words[first:last])
            habits.labels[name][e.label] += 1
            if e.label == "PERSON" and last - first > 1:
                habits.surnames.add(words[last - 1].text)
                habits.given.update(w.text for w in words[first : last - 1])
        for before, word in pairwise(words):
            if word.capital:
                if before.group == "inside":
                    habits.located.add(word.text)
                elif before.group == "title" and before.capital:
                    habits.titled.add(word.text)
        habits.plain.update(w.lower for w in words if not w.capital)
    return habits


def _features(seen: _Seen, habits: _Habits) -> Iterator[str]:
    words, first, last, name = seen.words, seen.first, seen.last, seen.name
    label, relation = _labels(seen)
    known = summary(name)
    kind = "short" if name in short_names() else _kind(known.kinds) if known else "none"
    fame = known.fame if known else 0
    before, after = _neighbour(words, first - 1), _neighbour(words, last)
    yield "bias"
    yield f"label {label}"
    yield f"relation {relation}"
    yield f"kind {kind}"
    yield f"label {label}, kind {kind}"
    yield f"relation {relation}, kind {kind}"
    yield f"label {label}, relation {relation}"
    yield f"fame {fame}, {kind}"
    yield f"main {known.main if known else '-'}, label {label}"
    yield f"words {min(4, last - first)}"
    yield f"words {min(4, last - first)}, kind {kind}"
    yield f"via {seen.via}"
    yield f"before {before}"
    yield f"after {after}"
    yield f"before {before}, kind {kind}"
    yield f"after {after}, kind {kind}"
    yield f"before {before}, label {label}"
    yield f"after {after}, label {label}"
    yield f"before {_shape(words, first - 1)}, after {_shape(words, last)}"
    yield f"ends {words[last - 1].group}, {label}"
    yield f"begins {words[first].group}, {label}"
    yield f"two before {_neighbour(words, first - 2)}"
    yield f"two after {_neighbour(words, last + 1)}"
    yield from _by_syntax(words, first, last, label)
    yield from _by_habit(seen, habits, label, kind)
    yield from _by_list(words, first, last)


def _kind(kinds: frozenset[str]) -> str:
    for kind in ("country", "region", "city", "district", "sea", "range", "other"):
        if kind in kinds:
            return kind
    return "short"


def _labels(seen: _Seen) -> tuple[str, str]:
    """The label of the entity that is this stretch, or how it lies to the entity that it meets."""
    for e in seen.entities:
        first, last = e.first, e.last
        if last <= seen.first or first >= seen.last:
            continue
        if (first, last) == (seen.first, seen.last):
            return e.label, "is"
        if first <= seen.first and seen.last <= last:
            where = "begin" if first == seen.first else "end" if last == seen.last else "middle"
            return "-", f"{where} of {e.label}"
        return "-", f"{'holds' if seen.first <= first and last <= seen.last else 'crosses'} {e.label}"
    return "-", "apart"


_LEXICAL: Final = frozenset(
    "in of at near from to for and or the a an on with by that , . ( ) \" ' 's - : ; said is was were are has had "
    "who will would where when as between against outside around resident residents native man woman based area "
    "officials police government state states city county town people president minister".split()
)


def _neighbour(words: list[Word], at: int) -> str:
    """A word beside: itself if it is a small one, else its group or shape."""
    if not 0 <= at < len(words):
        return "edge"
    word = words[at]
    if word.lower in _LEXICAL and not (word.capital and word.group):
        return word.lower
    return f"<{word.group}{' cap' if word.capital else ''}>" if word.group else _shape(words, at)


def _shape(words: list[Word], at: int) -> str:
    if not 0 <= at < len(words):
        return "edge"
    word = words[at]
    if word.capital:
        return "Capital" if word.pos == "PROPN" else "Capital other"
    return word.pos


def _by_syntax(words: list[Word], first: int, last: int, label: str) -> Iterator[str]:
    root = next((i for i in range(first, last) if not first <= words[i].head < last), last - 1)
    word = words[root]
    yield f"part {word.dep}"
    yield f"part {word.dep}, label {label}"
    yield f"pos {word.pos}, {label}"
    head = words[word.head]
    yield f"head {head.lower if head.lower in _LEXICAL else head.group or head.pos}, {word.dep}"
    letters = [w.text for w in words[first:last] if len(w.text) > 1]
    if letters and all(t.isupper() for t in letters):
        yield f"shouted {label}"


def _by_habit(seen: _Seen, habits: _Habits, label: str, kind: str) -> Iterator[str]:
    words, first, last = seen.words, seen.first, seen.last
    text = " ".join(w.text for w in words[first:last])
    counts = habits.labels.get(text)
    if counts:
        total = sum(counts.values())
        places = sum(counts[x] for x in PLACE_LABELS)
        yield f"page says place {round(3 * places / total)}, label {label}"
        yield f"page says person {round(3 * counts['PERSON'] / total)}"
        yield f"page says body {round(3 * counts['ORG'] / total)}"
    else:
        yield f"page says nothing, kind {kind}"
    head = words[first].text
    if last - first == 1:
        for told, habit in (("surname", habits.surnames), ("given", habits.given), ("titled", habits.titled)):
            if head in habit:
                yield f"{told}, label {label}"
        if words[first].lower in habits.plain:
            yield f"everyday word, kind {kind}"
    if head in habits.located:
        yield f"located, label {label}"
        yield f"located, kind {kind}"


def _by_list(words: list[Word], first: int, last: int) -> Iterator[str]:
    """ "Paris, Texas": a comma and a region behind, or a comma and a town before."""
    if last + 1 < len(words) and words[last].text == "," and words[last + 1].capital:
        yield f"then {_named(words, last + 1, 1)}"
    if first > 1 and words[first - 1].text == "," and words[first - 2].capital:
        yield f"after {_named(words, first - 2, -1)}"


def _named(words: list[Word], at: int, step: int) -> str:
    """What the one or two words here are called in the gazetteer."""
    pair = (at, at + 2) if step > 0 else (at - 1, at + 1)
    for a, b in (pair, (at, at + 1)):
        if a >= 0 and b <= len(words) and words[a].capital:
            name = joined(words, a, b)
            if name in short_names():
                return "short"
            known = summary(name)
            if known:
                return _kind(known.kinds)
    return "none"
