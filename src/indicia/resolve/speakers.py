"""Mentions of speakers -> who they are: one name for each, over the whole page.

Statements are walked in reading order with a memory of who spoke. What a
mention is decides how it is resolved: a name, a pronoun, an office ("the
colonel"), a body ("the ministry"), a capital for its state, a description.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from indicia.kb.cues import cues
from indicia.model import AUTHOR, Attribution, Page, Span
from indicia.resolve.speaker_antecedents import Candidate, Passage, likeliest, merged
from indicia.resolve.speaker_bodies import Bodies
from indicia.resolve.speaker_bounds import whole_words, without_number
from indicia.resolve.speaker_general import ANYBODYS, LEARNED, is_kind_of
from indicia.resolve.speaker_guests import guest
from indicia.resolve.speaker_headlines import headlined
from indicia.resolve.speaker_heads import ARTICLE, proper_part, state_office
from indicia.resolve.speaker_inside import heads, placed
from indicia.resolve.speaker_kinds import (
    DEFINITE,
    GENERIC,
    HE,
    IT,
    NO_ANTECEDENT,
    PRONOUNS,
    RELATIVE,
    SHE,
    THEY,
    Speaker,
    as_said,
    described,
    holds_same,
    offices_in,
    one_of,
    short,
    without_same,
)
from indicia.resolve.speaker_memory import Memory
from indicia.resolve.speaker_mentions import name_before, names, presented
from indicia.resolve.speaker_names import PARTICLES, words_of
from indicia.resolve.speaker_offices import add_known
from indicia.resolve.speaker_owners import mine, owned_by, possessed
from indicia.resolve.speaker_people import MIN_LABEL, PORTFOLIOS, People, Person
from indicia.resolve.speaker_trades import human
from indicia.resolve.speaker_turns import ANSWER, answers, position

Mention = tuple[str, Span, str]
"""Text, where it stands, and "name" (a person's name) or "subject" (a subject that can speak)."""

AHEAD_CHARS = 320
"""How far behind an office without a name its holder may be named."""
MAX_NAME = 60
"""Characters within which a name ends that is put behind a description."""
BESIDE_CHARS = 3
"""A comma and a blank: what stands between a name and the clause that hangs on it."""
INTERVIEWEE = "interviewee"
QUOTED = 8
"""Quotations remembered for the pronouns inside them."""

_INTRODUCING = ("a", "an", "one", "the", "our", "my")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.? ?){2,3}")
_OF_A_BODY = re.compile(
    r" (?:of|for|in|at|to) (?P<body>the (?:defence |defense |foreign |interior )?(?:ministry|army))$"
)
_ARABIC_SURNAME = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az)-[A-Z][\w'’-]{1,20}")
_COMMA = re.compile(r"\)?, |\) ")
_NAME_OVER = re.compile(r"[,.;:)]| [–—]|$", re.MULTILINE)
_TITLE_ENDS = re.compile(r"\.?\)? (?:[A-Z][\w'’-]{1,20}\.? ){0,2}")
_SELF = re.compile(r" (?:him|her|it|them)sel(?:f|ves)$")
_PARTS = frozenset({"one", "one of them", "the other", "another"})
_APPOSITION_ENDS = frozenset([",", ".", ";", ":", "”", '"', "\n", "", "–", "—"])
_MARKS = re.compile(r"^[→>•*#]+\s+")
_HANDLE = re.compile(r"@\w{2,30}")
_ORDINAL = re.compile(r"the (?:first|second|third|other|last|former|latter|new) ", re.IGNORECASE)
_ADDS = re.compile(r" (?:who|that|at|behind|in|with|from|on|by|beside|next) ")
_FEMALE = frozenset({"woman", "lady", "girl"})


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
    named = names(page.text, told, sources)
    subjects = [span for _, span, kind in people if kind == "subject"]
    subjects += [span for _, span in presented(page.text, named)]
    return _Walk(page, People(page.text, named), subjects).over(listed)


class _Walk:
    """The memory of one page."""

    def __init__(self, page: Page, people: People, subjects: Iterable[Span]) -> None:
        self.page, self.people = page, people
        self.bodies = Bodies(page)
        add_known(people.all, page.published.year if page.published else None)
        self.by_name = {p.full: p for p in people.all}
        self.pending = deque(sorted(subjects))
        self.past = Memory()
        self.said = cache(lambda name: as_said(name, page.text))
        self.definite: set[str] = set()
        self.answered = 0
        self.guest: str | None = None
        self.quoted: deque[tuple[tuple[Span, ...], Speaker]] = deque(maxlen=QUOTED)
        self.told: dict[Span, Speaker] = {}
        self.body_zones = [z.span for z in page.zones if z.kind == "body"]

    def over(self, listed: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """The statements with their sources' names."""
        self.answered = min((position(a) for a in listed if a.source == ANSWER and a.zone == "body"), default=0)
        order = sorted(range(len(listed)), key=lambda i: position(listed[i]))
        found = dict.fromkeys(range(len(listed)), Speaker(AUTHOR, "author", 0))
        for place, index in enumerate(order):
            statement = listed[index]
            following = next((listed[i] for i in order[place + 1 : place + 4] if listed[i].zone == "body"), None)
            found[index] = self._speaker(statement, following)
        found |= answers(listed, found, self.page.text)
        found |= mine(listed, found, self.page)
        found |= headlined(listed, found, holds=self._holds)
        return tuple(
            replace(a, source=self._shown(found[i], a.source), source_kind=found[i].kind, relays=_passed_on(a.relays))
            for i, a in enumerate(listed)
        )

    def _shown(self, speaker: Speaker, mention: str) -> str:
        """A name as it stands inside a sentence: "a captain", "the secretariat", "Belarusian defence ministry"."""
        if speaker.kind == "anonymous" or speaker.name.startswith(("A ", "An ")):
            return self.said(speaker.name)
        common = speaker.kind == "organisation" and speaker.name[:1].islower() and not DEFINITE.match(speaker.name)
        if common and not speaker.plural and DEFINITE.match(mention):
            self.definite.add(speaker.name)
        return f"the {speaker.name}" if common and speaker.name in self.definite else speaker.name

    def _speaker(self, statement: Attribution, following: Attribution | None) -> Speaker:
        at = position(statement)
        if statement.source_kind == "reader" or statement.source == AUTHOR:
            return Speaker(_MARKS.sub("", statement.source), "reader" if statement.zone == "comment" else "author", at)
        while self.pending and self.pending[0].start < at:
            self._remember(self.pending.popleft())
        speaker = self._who(statement, at, following)
        if statement.form == "direct":
            self.quoted.append((statement.content, speaker))
        if statement.zone == "body" and speaker.kind != "author":
            self.past.append(replace(speaker, at=at, spoke=True))
        return speaker

    def _remember(self, subject: Span) -> None:
        text, span = whole_words(self.page.text, subject)
        if text.casefold() in NO_ANTECEDENT | cues().indefinite | cues().none:
            return
        speaker = self._identify(text, span)
        described = text.split()[0].casefold() in _INTRODUCING and bool(offices_in(text))
        many = speaker.plural and bool(offices_in(text))
        if speaker.kind != "anonymous" or described or many:
            self.past.append(replace(speaker, at=span.start, spoke=False))

    def _who(self, statement: Attribution, at: int, following: Attribution | None) -> Speaker:
        if statement.source == ANSWER:
            return self._interviewed(at)
        if not statement.source or statement.source_span is None:
            return self.past.last(spoke=True) or Speaker(AUTHOR, "author", at)
        text, span = whole_words(self.page.text, without_number(self.page.text, statement.source_span))
        text = _SELF.sub("", text)
        if text.casefold() in _PARTS:
            many = self.past.last("they", described=True) or self.past.last("they")
            told = one_of(many.name, text.casefold()) if many else text
            return Speaker(told, "anonymous", at)
        if text.casefold() in RELATIVE:
            return self._just_named(span) or Speaker(text, "anonymous", at)
        if text.casefold() in PRONOUNS:
            return self._pronoun(text.casefold(), span) or Speaker(text, "anonymous", at)
        speaker = self._identify(text, span)
        if speaker.kind != "anonymous":
            return speaker
        beside = self._named_beside(span) or self._apposed_to(text, span)
        if beside is not None:
            return beside
        full = self._with_body(speaker.name, span)
        speaker = replace(speaker, name=self.bodies.seats.by_owner(full, span))
        owned = self._owned(text, span)
        if owned is not None:
            return replace(speaker, name=owned)
        definite = DEFINITE.match(text) is not None
        told_already = speaker.name != described(text, at).name
        ahead = definite and not told_already and statement.zone == "body" and len(text.split()) > 2
        later = self._named_later(text, at, following) if ahead else None
        told = speaker.name if speaker.name != full else self.bodies.with_state(full, span)
        return later or replace(speaker, name=self.bodies.owned(told))

    def _named_beside(self, span: Span) -> Speaker | None:
        """The name put behind a description: "the governor, Ann Ek, said"."""
        comma = _COMMA.match(self.page.text, span.end)
        if comma is None:
            return None
        handle = _HANDLE.match(self.page.text, comma.end())
        if handle:
            return Speaker(handle[0], "person", span.start)
        for name, person in self.people.within(Span(comma.end(), comma.end() + MAX_NAME)):
            if name.start == comma.end() and person.given and _NAME_OVER.match(self.page.text, name.end):
                return _as_speaker(person, span.start)
        return None

    def _apposed_to(self, text: str, span: Span) -> Speaker | None:
        """The name before a description between commas: "Ann Ek, mayor of a small town, said"."""
        if not (text[:1].islower() or offices_in(text)):
            return None
        bare = text[:1].islower() and bool(human(text.split()[0]))
        if not bare and self.page.text[span.end : span.end + 1] not in _APPOSITION_ENDS:
            return None
        name, person = next(iter(self.people.before(span.start)), (None, None))
        if name and person and person.given and self.page.text[name.end : span.start] == ", ":
            return _as_speaker(person, span.start)
        full = name_before(self.page.text, span.start)
        return Speaker(full, "person", span.start) if full else None

    def _just_named(self, span: Span) -> Speaker | None:
        """Whom "who" and "which" stand for: a name right before them, else the last subject."""
        name, person = next(iter(self.people.before(span.start)), (None, None))
        if name and person and span.start - name.end <= BESIDE_CHARS:
            return _as_speaker(person, span.start)
        hit = next(self.bodies.states.before(span.start), None)
        if hit is not None and span.start - hit.end <= BESIDE_CHARS:
            return self._identify(self.page.text[hit.start : hit.end], Span(hit.start, hit.end))
        return self.past.last()

    # --- names, offices, bodies

    def _identify(self, text: str, span: Span) -> Speaker:
        states = self.bodies.only_states(span)
        if states is not None:
            return Speaker(states.name, states.kind, span.start, plural=states.many)
        person = self._person(text, span)
        if person is not None:
            return _as_speaker(person, span.start)
        spoke = self.past.bodies()
        body = self.bodies.name(text, span, spoke)
        if body is not None:
            return Speaker(body.name, body.kind, span.start, plural=body.many)
        return self._office(text, span) or described(text, span.start)

    def _person(self, text: str, span: Span) -> Person | None:
        """The person whom a mention names: by a name inside it, else by its own words."""
        if proper_part(ARTICLE.sub("", text)):
            return None
        for name, person in self.people.within(span):
            if heads(self.page.text, name, span):
                return person
        cut = self._cut_off(text, span)
        if cut is not None:
            return cut
        words = words_of(without_same(text))
        short_for = self.people.by_initials(text, span) if _INITIALS.fullmatch(text) and text.isupper() else None
        if short_for is not None or (len(text) < MIN_LABEL and text.isupper()):
            return short_for
        if not words or not _is_name(words) or placed(text, words[0]):
            return None
        words = words[-1:] if words[0].casefold() in PARTICLES else words
        bare = len(words) == 1 and text.strip(".") == words[0].strip(".")
        return self.people.named(words) or (self.people.introduce(words[0], span) if bare else None)

    def _cut_off(self, text: str, span: Span) -> Person | None:
        """Whose name a mention only begins: "Colonel (ret" of "Colonel (ret.) Ann Ek", "Ann" of "Ann Ek"."""
        for name, person in self.people.within(Span(span.start, span.end + MAX_NAME)):
            if name.start == span.start < span.end < name.end:
                return person
            between = self.page.text[span.end : name.start] if name.start > span.end else "-"
            if _TITLE_ENDS.fullmatch(between) and not words_of(text) and text[:1].isupper():
                return person
            if name.start >= span.end:
                break
        return None

    def _owned(self, text: str, span: Span) -> str | None:
        """Whose somebody is, if a pronoun says so: "his driver", "its generals", "his ambassador"."""
        whose, rest = possessed(text) or ("", "")
        if not whose or whose == "my":
            return None
        rest = short(rest)
        if whose in IT | THEY or state_office(rest.casefold()):
            return self.bodies.of_state(rest, span)
        owner = self._pronoun(whose, span)
        return owned_by(owner, rest) if owner else None

    def _with_body(self, name: str, span: Span) -> str:
        """ "An official of the foreign ministry" with the ministry in full: of which state, if its passage says."""
        found = _OF_A_BODY.search(name)
        at = self.page.text.find(found["body"], span.start, span.end) if found else -1
        if not found or at < 0:
            return name
        spoke = self.past.bodies()
        body = self.bodies.name(found["body"], Span(at, at + len(found["body"])), spoke)
        return (
            f"{name[: found.start('body')]}the {ARTICLE.sub('', body.name)}"
            if body and not body.name.islower()
            else name
        )

    def _office(self, text: str, span: Span) -> Speaker | None:
        """ "The colonel": the last named holder of such an office, or the last one described so."""
        generic = GENERIC.fullmatch(text)
        if generic and not _ADDS.match(self.page.text, span.end):
            return self.past.last("she" if generic[1].casefold() in _FEMALE else "he", described=True)
        wanted = offices_in(text) if DEFINITE.match(text) and not _ORDINAL.match(text) else set()
        if not wanted:
            return None
        field = {w.casefold() for w in text.split()} & PORTFOLIOS
        for speaker in self.past.backwards():
            if speaker.singular_person and self._holds(speaker, wanted) and self._in_field(speaker, field):
                return replace(speaker, at=span.start)
        kind = next((p for p in self.past.backwards() if p.kind == "anonymous" and is_kind_of(p.name, text)), None)
        if kind is not None and kind.singular_person:
            return replace(kind, at=span.start)
        fitting = (
            p for _, p in self.people.before(span.start) if not field or not p.portfolios or field & p.portfolios
        )
        holder = next((p for p in fitting if holds_same(p.offices, wanted)), None)
        if holder is None and len(text.split()) == 2 and text.casefold().startswith("the ") and wanted <= LEARNED:
            holder = self._last_unknown(span)
        return _as_speaker(holder, span.start) if holder else None

    def _last_unknown(self, span: Span) -> Person | None:
        """Who was named last in the paragraph, if nothing says what he is: "the scholar"."""
        line = self.page.text.rfind("\n", 0, span.start) + 1
        name, person = next(iter(self.people.before(span.start)), (None, None))
        near = name is not None and person is not None and name.start >= line and person.given
        return person if near and person and not person.offices else None

    def _holds(self, speaker: Speaker, wanted: set[str]) -> bool:
        person = self.by_name.get(speaker.name)
        if person is not None:
            return holds_same(person.offices, wanted)
        return not DEFINITE.match(speaker.name) and bool(offices_in(speaker.name) & wanted)

    def _in_field(self, speaker: Speaker, field: set[str]) -> bool:
        """Whether somebody may hold an office of a field: "the information minister" is no defence minister."""
        person = self.by_name.get(speaker.name)
        own = person.portfolios if person else {w.casefold() for w in speaker.name.split()} & PORTFOLIOS
        return not field or not own or bool(field & own)

    def _named_later(self, text: str, at: int, following: Attribution | None) -> Speaker | None:
        """ "The envoy joked. Alexander Surikov said ...": a bare new name right behind an office without one."""
        if following is None or not following.source_span or position(following) - at > AHEAD_CHARS:
            return None
        if not offices_in(text) - ANYBODYS:
            return None
        person = self._person(following.source, following.source_span)
        if person is None or following.source.casefold() != person.full.casefold():
            return None
        if any(s.start < at and any(s.within(z) for z in self.body_zones) for s in person.spans):
            return None
        person.offices |= offices_in(text)
        return _as_speaker(person, at)

    def _interviewed(self, at: int) -> Speaker:
        """The one whom an interview is with, else nobody by name."""
        if self.guest is None:
            self.guest = guest(self.page, self.answered or at, self.people.all)
        name = self.guest
        return Speaker(name, "person", at) if name else Speaker(INTERVIEWEE, "anonymous", at)

    # --- pronouns

    def _he_or_she(self, low: str, span: Span) -> Speaker | None:
        """The likeliest of those who spoke, were subjects, or are named or described in the passage."""
        passage = Passage(self.page.text, span, low)
        found = [
            Candidate(s, s.at, s.at + len(s.name), subject=not s.spoke, spoke=s.spoke)
            for s in self.past.backwards()
            if s.singular_person
        ]
        starts = {one.at for one in found if one.who.kind == "anonymous"}
        for name, person in self.people.before(span.start):
            if name.start < passage.least:
                break
            found.append(Candidate(_as_speaker(person, name.start), name.start, name.end))
        for told in passage.described():
            who = self._described(told) if told.start not in starts else None
            if who is not None and who.singular_person:
                found.append(Candidate(who, told.start, told.end))
        fitting = [one for one in found if one.who.fits(low)]
        best = likeliest(passage, merged(fitting), self._own_words(span))
        return replace(best.who, at=span.start) if best else None

    def _described(self, span: Span) -> Speaker:
        """Who is described at a place, looked up once: several pronouns may ask."""
        if span not in self.told:
            self.told[span] = self._identify(self.page.text[slice(*span)], span)
        return self.told[span]

    def _own_words(self, span: Span) -> frozenset[str]:
        """Who speaks the words around a pronoun: hardly "he" himself."""
        around = (s.name for words, s in self.quoted if any(span.within(w) for w in words))
        return frozenset(around)

    def _pronoun(self, low: str, span: Span) -> Speaker | None:
        """The last fitting subject of a sentence if it came after the last fitting speaker, else that speaker."""
        if low in HE | SHE:
            return self._he_or_she(low, span)
        last = self.past.last(low)
        if last is not None:
            return last
        for _, person in self.people.before(span.start) if low in ("he", "him", "she", "her") else ():
            if _as_speaker(person, span.start).fits(low):
                return _as_speaker(person, span.start)
        return None


def _is_name(words: Sequence[str]) -> bool:
    """Whether words are in capitals but for what may stand before a surname: "al-Asiri", "von der Leyen"."""
    named = words[-1][0].isupper() or _ARABIC_SURNAME.fullmatch(words[-1]) is not None
    return named and all(w[0].isupper() or w.casefold() in PARTICLES for w in words[:-1])


def _passed_on(relays: Iterable[str]) -> tuple[str, ...]:
    """Those who passed a statement on, by name: "The agency BelTA" is BelTA."""
    plain = [ARTICLE.sub("", relay) for relay in relays]
    return tuple(proper_part(name) or name for name in plain)


def _as_speaker(person: Person, at: int) -> Speaker:
    return Speaker(person.full, "person", at, female=person.female)
