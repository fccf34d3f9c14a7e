"""Mentions of speakers -> who they are: one name for each, over the whole page.

Statements are walked in reading order with a memory of who spoke. What a
mention is decides how it is resolved: a name, a pronoun, an office ("the
colonel"), a body ("the ministry"), a capital for its state, a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicia.kb.cues import cues
from indicia.model import AUTHOR, Attribution, Page, SourceKind, Span
from indicia.resolve.speaker_bodies import Bodies
from indicia.resolve.speaker_names import People, Person, fold, words_of

Mention = tuple[str, Span, str]
"""Text, where it stands, and "name" (a person's name) or "subject" (a subject that can speak)."""

AHEAD_CHARS = 320
"""How far behind an office without a name its holder may be named."""

_HE, _SHE, _THEY, _IT = frozenset({"he", "him", "his"}), frozenset({"she", "her"}), frozenset({"they", "them", "their"}), "it"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|our)\s", re.IGNORECASE)
_BEFORE_ANOTHER = frozenset({"in", "of", "from", "at", "to", "for", "with", "near", "under", "behind", "by"})
_SAME = re.compile(r"^the same\s+", re.IGNORECASE)
_NO_ANTECEDENT = frozenset({"he", "she", "it", "they", "we", "i", "who", "you", "no one", "somebody", "someone", "everybody"})
_PLACED = frozenset({"official", "officer", "diplomat", "spokesman", "source", "analyst", "adviser", "commander", "officials", "officers", "diplomats", "sources"})
_PLURAL_ENDINGS = ("s", "people", "men", "women", "police", "others", "some", "many")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who has spoken or was the subject: what a later pronoun may stand for."""

    name: str
    kind: SourceKind
    at: int
    female: bool | None = None
    plural: bool = False
    spoke: bool = True


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
    names = [(a.source, a.source_span) for a in listed if a.source_span and a.zone != "comment"]
    found = People(page.text, [*((m[0], m[1]) for m in people if m[2] == "name"), *_named(names)])
    walk = _Walk(page, listed, found, [m for m in people if m[2] == "subject"])
    return tuple(walk.resolved(a) for a in listed)


def _named(mentions: Iterable[tuple[str, Span]]) -> Iterable[tuple[str, Span]]:
    """Full names after a title that the tagger may have missed: "Major Kavita Rawal"."""
    for text, span in mentions:
        words = words_of(text)
        titled = bool(words) and not text.startswith(words[0])
        if titled and 2 <= len(words) <= 3 and all(w[0].isupper() for w in words) and not _bodily(words):
            start = text.find(words[0])
            yield " ".join(words), Span(span.start + start, span.start + start + len(" ".join(words)))


def _bodily(words: Sequence[str]) -> bool:
    return any(w.casefold() in cues().organisations for w in words)


class _Walk:
    """The memory of one page."""

    def __init__(self, page: Page, listed: list[Attribution], people: People, subjects: list[Mention]) -> None:
        self.page, self.listed, self.people = page, listed, people
        self.bodies = Bodies(page)
        self.subjects = sorted(subjects, key=lambda m: m[1])
        self.past: list[Speaker] = []
        self.order = sorted(range(len(listed)), key=lambda i: _position(listed[i]))
        self.answers = self._all()

    def resolved(self, attribution: Attribution) -> Attribution:
        """The statement with its source's name."""
        name, kind = self.answers[attribution.id]
        return replace(attribution, source=name, source_kind=kind)

    def _all(self) -> dict[str, tuple[str, SourceKind]]:
        answers: dict[str, tuple[str, SourceKind]] = {}
        pending = list(self.subjects)
        for index in self.order:
            attribution = self.listed[index]
            if attribution.zone == "comment" or attribution.source == AUTHOR:
                kind: SourceKind = "reader" if attribution.zone == "comment" else "author"
                answers[attribution.id] = (attribution.source, kind)
                continue
            at = _position(attribution)
            while pending and pending[0][1].start < at:
                self._remember_subject(pending.pop(0))
            speaker = self._who(attribution, at)
            answers[attribution.id] = (speaker.name, speaker.kind)
            if attribution.zone == "body" and speaker.name != AUTHOR:
                self.past.append(replace(speaker, at=at, spoke=True))
        return answers

    def _remember_subject(self, mention: Mention) -> None:
        text, span, _ = mention
        if text.casefold() in _NO_ANTECEDENT | cues().indefinite | cues().none:
            return
        speaker = self._identify(text, span)
        known = speaker.kind != "anonymous" or re.match(r"(?:a|an|one)\s", text, re.IGNORECASE) and self._wanted(text)
        if known:
            self.past.append(replace(speaker, at=span.start, spoke=False))

    def _who(self, attribution: Attribution, at: int) -> Speaker:
        text, span = attribution.source, attribution.source_span
        if not text or span is None:
            return self._last(lambda s: s.spoke) or Speaker(AUTHOR, "author", at)
        low = text.casefold()
        if low in _HE | _SHE | _THEY or low in (_IT, "there"):
            return self._pronoun(low, attribution, span) or Speaker(text, "anonymous", at)
        speaker = self._identify(text, span)
        if speaker.kind == "anonymous" and _DEFINITE.match(text):
            later = self._named_later(text, attribution)
            return later or replace(speaker, name=self.bodies.with_state(speaker.name, span))
        return speaker

    # --- names, offices, bodies

    def _identify(self, text: str, span: Span) -> Speaker:
        states = self.bodies.states(span)
        if states is not None:
            return Speaker(states[0], states[1], span.start, plural=states[2])
        person = self._person_in(text, span)
        if person is not None:
            return self._as_speaker(person, span.start)
        body = self.bodies.name(text, span, tuple(s.name for s in self.past if s.kind in ("organisation", "state")))
        if body is not None:
            return Speaker(body[0], body[1], span.start, plural=body[2])
        office = self._office(text, span)
        if office is not None:
            return office
        return self._described(text, span)

    def _as_speaker(self, person: Person, at: int) -> Speaker:
        return Speaker(person.full, "person", at, female=person.female)

    def _person_in(self, text: str, span: Span) -> Person | None:
        """The person whom a mention names: by the tagger's span, else by the words themselves."""
        for person in self.people.all:
            if any(self._heads(s, span) for s in person.spans):
                return person
        words = words_of(_SAME.sub("", text))
        if words and all(w[0].isupper() for w in words):
            return self.people.named(words)
        return None

    def _heads(self, name: Span, mention: Span) -> bool:
        """Whether a name inside a mention is who is meant: not "Putin's spokesman", not "an agent in Bandar Abbas"."""
        text = self.page.text
        if name.start < mention.start or name.end > mention.end + 2:
            return False
        if text.startswith(("'s", "’s", "s'", "s’"), name.end) or text[name.end - 2 : name.end] in ("'s", "’s"):
            return False
        before = text[mention.start : name.start].rsplit(",", 1)[-1].casefold().split()
        return not set(before) & _BEFORE_ANOTHER or not before or before[0] not in ("a", "an", "the", "one", "two")

    def _office(self, text: str, span: Span) -> Speaker | None:
        """ "The colonel": the last named holder of such an office, or the last described one."""
        if not _DEFINITE.match(text):
            return None
        wanted = self._wanted(text)
        if not wanted or text.casefold().endswith("s") and not wanted & {w.casefold() for w in _WORD.findall(text)[-1:]}:
            return None
        for speaker in reversed(self.past):
            if speaker.plural or speaker.kind not in ("person", "anonymous"):
                continue
            if self._holds(speaker, wanted):
                return replace(speaker, at=span.start)
        holders = [p for p in self.people.all if self._matches(p.offices, wanted) and min(p.spans) < span]
        return self._as_speaker(holders[-1], span.start) if holders else None

    def _wanted(self, text: str) -> set[str]:
        """The offices that a description names."""
        wanted = {w.casefold() for w in _WORD.findall(text)}
        wanted = (wanted | {w[:-1] for w in wanted if w.endswith("s")}) & cues().people
        return wanted | {"president"} if "head of state" in text.casefold() else wanted

    def _holds(self, speaker: Speaker, wanted: set[str]) -> bool:
        person = next((p for p in self.people.all if p.full == speaker.name), None)
        if person is not None:
            return self._matches(person.offices, wanted)
        said = {w.casefold() for w in _WORD.findall(speaker.name)}
        return bool(said & wanted) and speaker.name[:3].casefold() != "the"

    @staticmethod
    def _matches(offices: set[str], wanted: set[str]) -> bool:
        same = cues().same_office
        return any(same(a, b) for a in offices for b in wanted)

    def _named_later(self, text: str, attribution: Attribution) -> Speaker | None:
        """ "The envoy joked. Alexander Surikov said ...": a bare new name right behind an office without one."""
        at = _position(attribution)
        after = [a for i in self.order for a in [self.listed[i]] if _position(a) > at and a.zone == "body"]
        if attribution.zone != "body" or not after or not after[0].source_span or _position(after[0]) - at > AHEAD_CHARS:
            return None
        following, span = after[0].source, after[0].source_span
        person = self._person_in(following, span)
        if person is None or following.casefold() != person.full.casefold():
            return None
        bodies = [z.span for z in self.page.zones if z.kind == "body"]
        if any(s.start < at and any(s.within(b) for b in bodies) for s in person.spans):
            return None
        person.offices |= self._wanted(text)
        return self._as_speaker(person, at)

    def _described(self, text: str, span: Span) -> Speaker:
        low = text.casefold()
        words = {w.casefold() for w in _WORD.findall(text)}
        words |= {w[:-1] for w in words if w.endswith("s")}
        female = True if words & {"woman", "spokeswoman", "mother", "girl", "lady", "her"} else None
        male = words & {"man", "fisherman", "spokesman", "father", "policeman", "boy", "his"}
        first = re.split(r"\s(?:of|in|at|from|with|who|near|behind)\s", low)[0]
        plural = " and " in low or first.endswith(_PLURAL_ENDINGS) and not first.endswith("ss")
        kind: SourceKind = "anonymous" if words & cues().people or not text[:1].isupper() or low.startswith(("a ", "an ")) else "organisation"
        if words_of(text) and all(w[0].isupper() for w in text.split()) and not _bodily(text.split()) and kind == "organisation":
            kind = "organisation" if _medium(text) else "person"
        if low in cues().indefinite:
            kind = "anonymous"
        head = first.split()[-1] if first.split() else ""
        if kind == "anonymous" and head in cues().documents | cues().organisations:
            kind = "organisation"
        return Speaker(_short(_SAME.sub("the ", text)) if kind == "anonymous" else text.split(",")[0], kind, span.start, female=female if not male else False, plural=plural)

    # --- pronouns

    def _pronoun(self, low: str, attribution: Attribution, span: Span) -> Speaker | None:
        fits = {**dict.fromkeys(_HE, _is_he), **dict.fromkeys(_SHE, _is_she), **dict.fromkeys(_THEY, _is_they)}.get(low, _is_it)
        last_spoken = self._last(lambda s: s.spoke and fits(s))
        last_subject = self._last(fits)
        if last_subject is None:
            return self._person_before(span, low) if low in _HE | _SHE else None
        if last_spoken is None or last_subject.at > last_spoken.at:
            return last_subject
        return last_spoken

    def _person_before(self, span: Span, low: str) -> Speaker | None:
        named = [(s, p) for p in self.people.all for s in p.spans if s.end <= span.start]
        fitting = [(s, p) for s, p in named if not (p.female is True and low in _HE or p.female is False and low in _SHE)]
        return self._as_speaker(max(fitting, key=lambda sp: sp[0])[1], span.start) if fitting else None

    def _last(self, fits: object) -> Speaker | None:
        return next((s for s in reversed(self.past) if fits(s)), None)  # type: ignore[operator]


def _medium(text: str) -> bool:
    """Whether a name is an agency's, a paper's or an acronym, not a person's."""
    words = text.split()
    inner = any(c.isupper() for c in words[0][1:]) and len(words) == 1
    return inner or words[-1].casefold() in cues().media or words[0].casefold() in cues().media


def _short(text: str) -> str:
    """A description without what is added to it: "A fisherman from Su'ao" is a fisherman; "officials in Delhi" stay."""
    cut = re.split(r",|\s(?:who|whom|which|that)\s", text)[0]
    words = cut.split()
    for i, word in enumerate(words):
        if i and word in ("from", "with", "down", "behind", "near", "by", "at", "in", "on", "we", "i"):
            placed = word == "in" and words[i - 1].casefold() in _PLACED and i + 1 < len(words) and words[i + 1][0].isupper()
            if not placed:
                return " ".join(words[:i])
    return cut


def _position(attribution: Attribution) -> int:
    span = attribution.source_span or attribution.cue_span or attribution.content[0]
    return span.start


def _is_he(s: Speaker) -> bool:
    return s.kind in ("person", "anonymous") and not s.plural and s.female is not True


def _is_she(s: Speaker) -> bool:
    return s.kind in ("person", "anonymous") and not s.plural and s.female is not False


def _is_they(s: Speaker) -> bool:
    return s.plural


def _is_it(s: Speaker) -> bool:
    return s.kind in ("organisation", "state") and not s.plural
