"""Who speaks: the subject of a cue verb, left or right of it, or the body "in" which something is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from indicia.extract.slavic.cues import Cue
from indicia.extract.slavic.kinds import HE, SPEAKERS, forms_at, is_quantifier, kind_of
from indicia.extract.slavic.phrase import ALIVE, AT, Phrase, may_be, noun_phrase, number_of
from indicia.extract.slavic.text import Segment, Text

RELATIVE = (
    "котор",
    "котр",
    "чей",
    "чья",
    "чьи",
    "чьё",
    "якої",
    "якого",
    "якому",
    "яким",
    "якій",
    "яка",
    "який",
    "які",
    "яких",
)
WINDOW = 60
"""Tokens from a cue within which its source stands; longer clauses are lists or noise."""
MAX_BACK = 4
"""Segments (a relative clause, an aside, ...) between a subject and its verb."""
SPEAKING = SPEAKERS | {"pronoun", "name", "being"}
PLACES = frozenset({"body", "press", "name", "paper"})


class Source(NamedTuple):
    """Where a source stands: tokens `[start, end)`, and what it is (`kind_of`, or "there")."""

    start: int
    end: int
    kind: str


def is_relative(text: Text, segment: Segment) -> bool:
    """Whether a segment is a relative clause ("в котором", too) or a participle's or a gerund's."""
    first = text.tokens[segment.start]
    if text.quote_of[segment.start] is not None:
        return False
    if first.low.startswith(RELATIVE):
        return True
    found = forms_at(text, segment.start)
    if found[0].pos in ("participle", "gerund") and first.low == first.text:
        return True
    second = text.tokens[segment.start + 1] if segment.start + 1 < segment.end else None
    return found[0].pos == "preposition" and second is not None and second.low.startswith(RELATIVE)


def phrases(text: Text, start: int, stop: int) -> Iterator[tuple[Phrase, bool]]:
    """The noun phrases of a stretch in order, each with whether a preposition governs it."""
    i = start
    while i < stop:
        governed = text.quote_of[i] is None and forms_at(text, i)[0].pos == "preposition"
        found = noun_phrase(text, i + governed, stop)
        if found is None:
            i += 1
            continue
        yield found, governed
        i = found.end


def subject_left(text: Text, segments: list[Segment], k: int, cue: Cue) -> Source | None:
    """The last nominative phrase before a cue that can speak; behind asides, the one before them."""
    found = _among(text, segments[k].start, cue.start, cue, last=True)
    back = k
    while found is None and back > 0 and k - back < MAX_BACK:
        if any(m in segments[back].before for m in ":;.!?…") or text.quote_of[segments[back - 1].start] is not None:
            break
        back -= 1
        if not is_relative(text, segments[back]):
            found = _among(text, segments[back].start, segments[back].end, cue, last=True)
            found = _explained(text, segments, back, cue) or found
    return found


def _explained(text: Text, segments: list[Segment], k: int, cue: Cue) -> Source | None:
    """The subject that an apposition in segment k explains: "водитель, мой знакомый, божится"."""
    if k == 0 or segments[k].before != "," or segments[k].after != ",":
        return None
    found = _among(text, segments[k - 1].start, segments[k - 1].end, cue, last=True)
    return found if found is not None and found.end == segments[k - 1].end else None


def subject_right(text: Text, start: int, stop: int, cue: Cue) -> Source | None:
    """The first nominative phrase behind a cue that can speak."""
    return _among(text, start, stop, cue, last=False)


def _among(text: Text, start: int, stop: int, cue: Cue, *, last: bool) -> Source | None:
    start, stop = (max(start, stop - WINDOW), stop) if last else (start, min(stop, start + WINDOW))
    fitting = [p for p, governed in phrases(text, start, stop) if not governed and _speaks(text, p, cue)]
    if not fitting:
        return None
    known = [p for p in fitting if kind_of(text, p.head) != "being"] or fitting
    chosen = known[-1] if last else known[0]
    return Source(chosen.start, chosen.end, kind_of(text, chosen.head))


def _speaks(text: Text, phrase: Phrase, cue: Cue) -> bool:
    kind = kind_of(text, phrase.head)
    if kind not in SPEAKING or not may_be(text, phrase, "nom"):
        return False
    if is_quantifier(text, phrase.head) or not cue.form.number:
        return True
    several = text.tokens[phrase.start].text[0].isdigit() or _coordinated(text, phrase)
    return cue.form.number in number_of(text, phrase) or (several and cue.form.number == "plur")


def _coordinated(text: Text, phrase: Phrase) -> bool:
    before = text.tokens[phrase.start - 1].low if phrase.start else ""
    return before in ("и", "і", "та", "й")


def coordinated(text: Text, source: Source, floor: int) -> Source:
    """ "Минск и Москва": the source with what is joined to it from the left."""
    if source.start - 2 < floor or text.tokens[source.start - 1].low not in ("и", "і", "та", "й"):
        return source
    first = None
    for found, governed in phrases(text, floor, source.start - 1):
        if not governed and found.end == source.start - 1 and may_be(text, found, "nom"):
            first = found
    return source._replace(start=first.start) if first else source


def located(text: Text, start: int, stop: int, kinds: frozenset[str] = PLACES) -> Source | None:
    """The body, place or paper "in" which something is said; without the preposition."""
    for i in range(start, min(stop, start + WINDOW)):
        if text.tokens[i].low not in AT or text.quote_of[i] is not None:
            continue
        found = noun_phrase(text, i + 1, stop)
        if found is None or not may_be(text, found, "loc"):
            continue
        kind = kind_of(text, found.head)
        if kind in kinds and not (kind == "name" and _is_time(text, found)):
            return Source(found.start, found.end, kind)
    return None


def _is_time(text: Text, phrase: Phrase) -> bool:
    return any(t.text[0].isdigit() for t in text.tokens[phrase.start : phrase.end])


def there(text: Text, start: int, stop: int) -> Source | None:
    """ "Там", "там же": the body that spoke before."""
    for i in range(start, min(stop, start + WINDOW)):
        if text.tokens[i].low in ("там", "тут") and text.quote_of[i] is None:
            again = i + 1 < stop and text.tokens[i + 1].low in ("же", "ж")
            return Source(i, i + 1 + again, "there")
    return None


def impersonal(text: Text, start: int, stop: int, cue: Cue) -> Source | None:
    """The source of a verb without a subject: "в министерстве заявили", "пояснили там же", "говорится в сообщении"."""
    if "paper" in cue.form.groups:
        found = located(text, start, stop, PLACES)
        return _owner(text, found) if found else None
    if cue.form.number != "plur":
        return None
    return located(text, start, stop, frozenset({"body", "press", "name"})) or there(text, start, stop)


def _owner(text: Text, source: Source) -> Source:
    """Whose paper it is: "в сообщении министерства" is the ministry's; a paper alone stays."""
    if source.kind != "paper":
        return source
    for found, governed in phrases(text, source.start + 1, source.end):
        if not governed and kind_of(text, found.head) in SPEAKING:
            return Source(found.start, found.end, kind_of(text, found.head))
    return source


def is_alive(source: Source) -> bool:
    """Whether a source is a person, by name or not."""
    return source.kind in ALIVE | {"name", "being", "pronoun"}


def is_pronoun(text: Text, source: Source) -> bool:
    """Whether a source is "he", "she", "they"."""
    return source.end == source.start + 1 and text.tokens[source.start].low in HE
