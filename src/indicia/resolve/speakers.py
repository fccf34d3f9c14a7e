"""Mentions of speakers -> who they are: one name for each, over the whole page.

Statements are walked in reading order with a memory of who spoke. What a
mention is decides how it is resolved: a name, a pronoun, an office ("the
colonel"), a body ("the ministry"), a capital for its state, a description.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from indicia.kb.actors import find
from indicia.kb.cues import cues
from indicia.model import AUTHOR, Attribution, Page, Span
from indicia.resolve.speaker_bodies import Bodies
from indicia.resolve.speaker_kinds import (
    DEFINITE,
    NO_ANTECEDENT,
    PRONOUNS,
    Speaker,
    described,
    holds_same,
    offices_in,
    without_same,
)
from indicia.resolve.speaker_names import plain, words_of
from indicia.resolve.speaker_people import People, Person

Mention = tuple[str, Span, str]
"""Text, where it stands, and "name" (a person's name) or "subject" (a subject that can speak)."""

AHEAD_CHARS = 320
"""How far behind an office without a name its holder may be named."""
MEMORY = 60
"""Speakers and subjects remembered for pronouns and offices."""
ANSWER = "answer"
"""Source of an interview's answer whose speaker no label names."""
INTERVIEWEE = "interviewee"

_GUEST = re.compile(
    r"(?i:interview(?:ed)?(?: with)?|conversation with|talk(?:s|ed)? (?:to|with)"
    r"|sp(?:eak|oke|eaks) (?:to|with)|answers?"
    r"|questions (?:to|for)|asked|met)[: ]\s?((?:[^\W\d_][\w.'’-]{0,20} ){0,4}[A-Z][\w'’-]+ [A-Z][\w'’-]+)"
)
_NAME = re.compile(
    r"(?P<before>(?:[^\W\d_][\w.()-]{0,20} ){0,4})"
    r"(?P<name>[A-Z][\w'’-]{1,20} (?:[A-Z][\w.'’-]{0,20} )?[A-Z][\w'’-]{1,20})"
    r"(?P<after>,? [^\n.;:]{0,60})?"
)
_BEFORE_ANOTHER = frozenset(["in", "of", "from", "at", "to", "for", "with", "near", "under", "behind", "by"])


def speakers(
    attributions: Iterable[Attribution], page: Page, *, people: Sequence[Mention] = ()
) -> tuple[Attribution, ...]:
    """Give every statement the full name of its source; spans stay as they are.

    "He", "the colonel" and "Hodges" become "Ben Hodges"; "Moscow" becomes
    "Russia"; "a European attaché" stays what he is. Ids and order are kept.

    Args:
        attributions: As extracted: `source` is the mention's text, "" for the one who spoke last.
        page: The page; its text tells offices and full names.
        people: Mentions of people, and subjects that a pronoun may stand for.

    Returns:
        The same statements with `source` and `source_kind`; the author is `AUTHOR`.
    """
    listed = list(attributions)
    sources = [(a.source, a.source_span) for a in listed if a.source_span and a.zone != "comment"]
    told = [(text, span) for text, span, kind in people if kind == "name"]
    named = [*told, *_titled(sources), *_with_office(page.text)]
    subjects = [m for m in people if m[2] == "subject"]
    return _Walk(page, People(page.text, named), subjects).over(listed)


def _titled(mentions: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Full names behind a title, which the tagger may have missed: "Major Kavita Rawal"."""
    for text, span in mentions:
        words = words_of(text)
        capitals = 2 <= len(words) <= 3 and all(w[0].isupper() for w in words)
        if capitals and not text.startswith(words[0]) and not any(w.casefold() in cues().organisations for w in words):
            name = " ".join(words)
            start = text.find(name)
            if start >= 0:
                yield name, Span(span.start + start, span.start + start + len(name))


def _with_office(text: str) -> Iterator[tuple[str, Span]]:
    """Full names behind an office or rank anywhere on the page, whatever the tagger thinks of them."""
    bodies = cues().organisations | cues().documents | cues().media
    for found in _office_and_name().finditer(text):
        words = words_of(found["name"])
        if len(words) >= 2 and not {w.casefold() for w in words} & bodies and not find(found["name"]):
            start = found.start("name") + found["name"].find(words[0])
            yield text[start : found.end("name")], Span(start, found.end("name"))


@cache
def _office_and_name() -> re.Pattern[str]:
    offices = "|".join(sorted(map(re.escape, cues().people | cues().titles - {"the"}), key=len, reverse=True))
    return re.compile(rf"\b(?i:{offices})\.?,? (?P<name>(?:[A-Z][\w'’.-]{{1,20}} ){{1,2}}[A-Z][\w'’-]{{1,20}})")


class _Walk:
    """The memory of one page."""

    def __init__(self, page: Page, people: People, subjects: Iterable[Mention]) -> None:
        self.page, self.people = page, people
        self.bodies = Bodies(page)
        self.by_name = {p.full: p for p in people.all}
        self.pending = deque(sorted(subjects, key=lambda m: m[1]))
        self.past: deque[Speaker] = deque(maxlen=MEMORY)
        self.body_zones = [z.span for z in page.zones if z.kind == "body"]

    def over(self, listed: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """The statements with their sources' names."""
        order = sorted(range(len(listed)), key=lambda i: _position(listed[i]))
        found = dict.fromkeys(range(len(listed)), Speaker(AUTHOR, "author", 0))
        for place, index in enumerate(order):
            statement = listed[index]
            following = next((listed[i] for i in order[place + 1 : place + 4] if listed[i].zone == "body"), None)
            found[index] = self._speaker(statement, following)
        return tuple(replace(a, source=found[i].name, source_kind=found[i].kind) for i, a in enumerate(listed))

    def _speaker(self, statement: Attribution, following: Attribution | None) -> Speaker:
        at = _position(statement)
        if statement.zone == "comment" or statement.source == AUTHOR:
            return Speaker(statement.source, "reader" if statement.zone == "comment" else "author", at)
        while self.pending and self.pending[0][1].start < at:
            self._remember(self.pending.popleft())
        speaker = self._who(statement, at, following)
        if statement.zone == "body" and speaker.kind != "author":
            self.past.append(replace(speaker, at=at, spoke=True))
        return speaker

    def _remember(self, mention: Mention) -> None:
        text, span, _ = mention
        if text.casefold() in NO_ANTECEDENT | cues().indefinite | cues().none:
            return
        speaker = self._identify(text, span)
        introduced = text.split()[0].casefold() in ("a", "an", "one") and bool(offices_in(text))
        if speaker.kind != "anonymous" or introduced:
            self.past.append(replace(speaker, at=span.start, spoke=False))

    def _who(self, statement: Attribution, at: int, following: Attribution | None) -> Speaker:
        text, span = statement.source, statement.source_span
        if text == ANSWER:
            return self._interviewed(at)
        if not text or span is None:
            return self._last(spoke=True) or Speaker(AUTHOR, "author", at)
        if text.casefold() in PRONOUNS:
            return self._pronoun(text.casefold(), span) or Speaker(text, "anonymous", at)
        speaker = self._identify(text, span)
        if speaker.kind == "anonymous" and DEFINITE.match(text):
            later = self._named_later(text, at, following) if statement.zone == "body" else None
            return later or replace(speaker, name=self.bodies.with_state(speaker.name, span))
        return speaker

    # --- names, offices, bodies

    def _identify(self, text: str, span: Span) -> Speaker:
        states = self.bodies.states(span)
        if states is not None:
            return Speaker(states.name, states.kind, span.start, plural=states.many)
        person = self._person(text, span)
        if person is not None:
            return _as_speaker(person, span.start)
        spoke = [s.name for s in self.past if s.kind in ("organisation", "state")]
        body = self.bodies.name(text, span, spoke)
        if body is not None:
            return Speaker(body.name, body.kind, span.start, plural=body.many)
        return self._office(text, span) or described(text, span.start)

    def _person(self, text: str, span: Span) -> Person | None:
        """The person whom a mention names: by a name inside it, else by its own words."""
        for name, person in self.people.within(span):
            if self._heads(name, span):
                return person
        words = words_of(without_same(text))
        if not words or not all(w[0].isupper() for w in words):
            return None
        bare = len(words) == 1 and text.strip(".") == words[0].strip(".")
        return self.people.named(words) or (self.people.introduce(words[0], span) if bare else None)

    def _heads(self, name: Span, mention: Span) -> bool:
        """Whether a name inside a mention is who is meant: not "Putin's spokesman", not "an agent in Bandar Abbas"."""
        text = self.page.text
        if text.startswith(("'s", "’s", "s'", "s’"), name.end) or text[name.end - 2 : name.end] in ("'s", "’s"):
            return False
        before = text[mention.start : name.start].rsplit(",", 1)[-1].casefold().split()
        while before and before[-1].rstrip(".") in cues().titles - _BEFORE_ANOTHER - {"the"}:
            before.pop()
        return not before or before[-1] not in _BEFORE_ANOTHER

    def _office(self, text: str, span: Span) -> Speaker | None:
        """ "The colonel": the last named holder of such an office, or the last one described so."""
        wanted = offices_in(text) if DEFINITE.match(text) else set()
        if not wanted:
            return None
        for speaker in reversed(self.past):
            if speaker.singular_person and self._holds(speaker, wanted):
                return replace(speaker, at=span.start)
        holder = next((p for _, p in self.people.before(span.start) if holds_same(p.offices, wanted)), None)
        return _as_speaker(holder, span.start) if holder else None

    def _holds(self, speaker: Speaker, wanted: set[str]) -> bool:
        person = self.by_name.get(speaker.name)
        if person is not None:
            return holds_same(person.offices, wanted)
        return not DEFINITE.match(speaker.name) and bool(offices_in(speaker.name) & wanted)

    def _named_later(self, text: str, at: int, following: Attribution | None) -> Speaker | None:
        """ "The envoy joked. Alexander Surikov said ...": a bare new name right behind an office without one."""
        if following is None or not following.source_span or _position(following) - at > AHEAD_CHARS:
            return None
        person = self._person(following.source, following.source_span)
        if person is None or following.source.casefold() != person.full.casefold():
            return None
        if any(s.start < at and any(s.within(z) for z in self.body_zones) for s in person.spans):
            return None
        person.offices |= offices_in(text)
        return _as_speaker(person, at)

    def _interviewed(self, at: int) -> Speaker:
        """The one whom an interview is with: the first full name of the page, else nobody by name."""
        first = next((p for p in sorted(self.people.all, key=lambda p: min(p.spans)) if p.given), None)
        if first is not None:
            return _as_speaker(first, at)
        guest = _GUEST.search(self.page.text, 0, at)
        name = plain(guest[1]) if guest else self._introduced(at)
        return Speaker(name, "person", at) if name else Speaker(INTERVIEWEE, "anonymous", at)

    def _introduced(self, at: int) -> str:
        """The first name before an interview that has a trade beside it and is not the interviewer's."""
        for found in _NAME.finditer(self.page.text, 0, at):
            near = offices_in(found["before"]) | offices_in(found["after"]) | _retired(found["after"])
            words = words_of(found["name"])
            mute = {w.casefold() for w in words} & (cues().organisations | cues().documents)
            asker = found["before"].casefold().rstrip().endswith(("by", "text:"))
            if len(words) >= 2 and near and not mute and not asker:
                return plain(found["name"])
        return ""

    # --- pronouns

    def _pronoun(self, low: str, span: Span) -> Speaker | None:
        """The last fitting subject of a sentence if it came after the last fitting speaker, else that speaker."""
        last = self._last(low)
        if last is not None:
            return last
        for _, person in self.people.before(span.start) if low in ("he", "him", "she", "her") else ():
            if _as_speaker(person, span.start).fits(low):
                return _as_speaker(person, span.start)
        return None

    def _last(self, low: str = "", *, spoke: bool = False) -> Speaker | None:
        return next((s for s in reversed(self.past) if s.fits(low) and (s.spoke or not spoke)), None)


def _retired(after: str | None) -> set[str]:
    return set((after or "").casefold().replace(",", " ").split()[:4]) & {"retired", "former", "who", "ex"}


def _as_speaker(person: Person, at: int) -> Speaker:
    return Speaker(person.full, "person", at, female=person.female)


def _position(statement: Attribution) -> int:
    span = statement.source_span or statement.cue_span or statement.content[0]
    return span.start
