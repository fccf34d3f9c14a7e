"""Mentions of speakers -> who they are, on Russian and Ukrainian pages: full forms in the nominative.

Statements are walked in reading order with a memory of who spoke: "он" is the
last man, "Грищук" is "Оксана Грищук", "в ведомстве" is the body named last,
"в Москве" is Russia, "там же" is the body that spoke before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicia.kb.slavic import forms, nominative
from indicia.kb.slavic_words import nouns
from indicia.model import AUTHOR, Attribution, Page, SourceKind, Span
from indicia.resolve.speakers_slavic_bodies import Bodies, is_again
from indicia.resolve.speakers_slavic_names import People, bare, gender_of, mention_words

MALE = frozenset({"он", "его", "ему", "него", "нему", "ним", "він", "його", "йому", "нього", "ньому"})
FEMALE = frozenset({"она", "её", "ее", "ей", "неё", "нее", "ней", "вона", "її", "їй", "неї", "ній"})
MANY = frozenset({"они", "их", "им", "них", "вони", "їх", "їм", "їхніми", "їхню", "їхнім"})
THERE = frozenset({"там", "там же", "тут", "там-таки", "там же.", "тут же"})
FIRST = frozenset({"я", "мы", "ми", "моему", "нашим", "моїми", "мою", "наш", "мой", "мій", "моїм", "нашу"})
IN = frozenset({"в", "во", "у", "на"})
GENITIVE_LEADS = ("по", "за", "со", "с", "на", "зі", "з", "із", "від", "от")
LEAD_CASES = {"согласно": "dat", "если": "dat", "якщо": "dat", "згідно": "ins", "відповідно": "gen"}
GUEST_CHARS = 60
ANSWER = "answer"
"""The source of an interview's answer whose speaker no label names."""
INTERVIEWEE = {"ru": "интервьюируемый", "uk": "співрозмовник"}
_GUEST = re.compile(
    r"(?:расспросил|поговорил|побеседовал|спросил|отвеча|беседу|розпитал|поспілкувал|запитал|розмовля|поговорил|відповіда|гост|гіст)"
    r"[^\W\d_]*(?: (?:с|со|з|із|у|на|об|о|про|этом|це|наши|наші|вопросы|запитання|редакции|редакції))*\s",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([^\W\d_]+)\s+[«„“\"]?$")
_NICK = frozenset({"баба", "бабушка", "дед", "дядя", "тётя", "тетя", "пан", "пані", "дід", "тітка", "дядько", "кум"})
SAME = frozenset(
    {"тот", "та", "этот", "эта", "самый", "самая", "той", "цей", "ця", "самий", "сам", "сама", "же", "сами"}
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a mention is; `gender` of people, "" unknown."""

    name: str
    kind: SourceKind
    gender: str = ""
    office: str = ""
    plural: bool = False


def speakers(attributions: Iterable[Attribution], page: Page) -> tuple[Attribution, ...]:
    """Give every statement of a page in `ru` or `uk` the full name of its source, in the nominative.

    Spans stay as they are; ids and order are kept. A source without a name keeps its description.
    """
    return _Walk(page).over(list(attributions))


class _Walk:
    """The memory of one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.language = page, page.language
        self.people = People(page)
        self.bodies = Bodies(page)
        self.past: list[tuple[int, Speaker]] = []

    def over(self, listed: list[Attribution]) -> tuple[Attribution, ...]:
        order = sorted(range(len(listed)), key=lambda i: _position(listed[i]))
        found: dict[int, Speaker] = {}
        for index in order:
            statement = listed[index]
            speaker = self._who(statement)
            found[index] = speaker
            if statement.zone != "comment" and speaker.kind not in ("author", "reader"):
                self.past.append((_position(statement), speaker))
        return tuple(replace(a, source=found[i].name, source_kind=found[i].kind) for i, a in enumerate(listed))

    def _who(self, a: Attribution) -> Speaker:
        if a.source_kind == "reader":
            return Speaker(a.source, "reader")
        if a.source == ANSWER and a.source_span is None:
            return self._interviewed()
        if a.source == AUTHOR or a.source.lower() in FIRST:
            return Speaker(AUTHOR, "author")
        if a.source_span is None:
            return self.past[-1][1] if self.past else Speaker(AUTHOR, "author")
        text = self.page.text[slice(*a.source_span)]
        low = text.lower()
        if low in MALE | FEMALE | MANY:
            return self._pronoun(low, a.source_span.start) or Speaker(low, "anonymous")
        if low in THERE:
            return self._body_before() or Speaker(low, "anonymous")
        return self._named(text, a)

    def _interviewed(self) -> Speaker:
        """The one whom an interview is with: named behind "расспросили", else the first full name of the page."""
        text = self.page.text
        for match in _GUEST.finditer(text):
            near = [p for p in self.people.all if any(match.end() <= at <= match.end() + GUEST_CHARS for at in p.at)]
            if near:
                person = min(near, key=lambda p: min(at for at in p.at if at >= match.end()))
                return Speaker(person.full, "person", person.gender)
        first = min(self.people.all, key=lambda p: min(p.at), default=None)
        if first is not None:
            return Speaker(first.full, "person", first.gender)
        return Speaker(INTERVIEWEE[self.language], "anonymous")

    # --- pronouns

    def _pronoun(self, low: str, at: int) -> Speaker | None:
        gender = "masc" if low in MALE else "femn" if low in FEMALE else ""
        if low in MANY:
            return next((s for _, s in reversed(self.past) if s.plural or s.kind in ("organisation", "state")), None)
        spoke = next(
            (
                (p, s)
                for p, s in reversed(self.past)
                if s.kind in ("person", "anonymous") and s.gender in (gender, "") and not s.plural
            ),
            None,
        )
        told = self.people.last_before(at, gender)
        if told is not None and (spoke is None or told[0] > spoke[0]):
            return Speaker(told[1].full, "person", told[1].gender)
        return spoke[1] if spoke else next((s for _, s in reversed(self.past)), None)

    def _body_before(self) -> Speaker | None:
        return next((s for _, s in reversed(self.past) if s.kind in ("organisation", "state")), None)

    # --- names

    def _named(self, text: str, a: Attribution) -> Speaker:
        assert a.source_span is not None
        state = self.bodies.state(a.source_span)
        if state is not None:
            return Speaker(state, "state")
        words = mention_words(text)
        while len(words) > 1 and words[0].lower() in SAME:
            words = words[1:]
        plain = self._nominative(words, self._case(a))
        head = self._head(plain)
        kind = self._kind(plain, head)
        if kind in ("body", "press", "paper"):
            return self._body(plain, head, a.source_span)
        return self._person(plain, head, a.source_span.start) or self._described(plain, head, a.source_span)

    def _nominative(self, words: list[str], case: str) -> list[str]:
        """The words in the nominative; "одного из" is "один из", whatever its table says."""
        one = {"одного": "один", "одному": "один", "одним": "один", "одной": "одна", "однієї": "одна", "одній": "одна"}
        if words and words[0].lower() in one and len(words) > 2:
            return [one[words[0].lower()], *words[1:]]
        return words if case == "nom" else nominative(words, self.language, case=case).split()

    def _case(self, a: Attribution) -> str:
        """The case that the words before a mention ask for; "" if it is a subject."""
        assert a.source_span is not None
        before = _BEFORE.search(self.page.text, max(0, a.source_span.start - 30), a.source_span.start)
        if before and before[1].lower() in IN:
            return "loc"
        if a.cue_span and a.cue_span.end <= a.source_span.start <= a.cue_span.end + 2:
            first = self.page.text[slice(*a.cue_span)].lower().split()[0]
            if first in LEAD_CASES:
                return LEAD_CASES[first]
            return "gen" if first in GENITIVE_LEADS else "nom"
        return "nom"

    def _head(self, words: list[str]) -> int:
        """The first word that is a known noun for somebody, else the first."""
        table = nouns(self.language)
        for i, word in enumerate(words):
            low = word.lower().strip('«»„“”"')
            if low in table or any(f.lemma in table and f.case == "nom" for f in forms(low or word, self.language)):
                return i
        return 0

    def _kind(self, words: list[str], head: int) -> str:
        table = nouns(self.language)
        low = words[head].lower() if words else ""
        if low in table:
            return table[low].kind
        lemma = next((f.lemma for f in forms(low, self.language) if f.lemma in table), "") if low else ""
        if lemma:
            return table[lemma].kind
        return "body" if self.bodies.is_body(words) else "name"

    def _person(self, words: list[str], head: int, at: int) -> Speaker | None:
        name = bare(words, self.language)
        if not name or name[0].startswith(("«", "„", "“")):
            name = _middle(words, self.language)
        if head == len(words) - len(name) and len(name) == 1 and self._kind(words, head) != "name":
            return None
        if not name:
            return None
        offices = self._offices(words)
        known = self.people.named(name)
        if known is not None:
            known.offices |= offices
            known.titles.add(_title(words, name))
            known.at.append(at)
            return Speaker(known.full, "person", known.gender)
        if len(name) == 1 and words[0].lower() in _NICK:
            return Speaker(" ".join([words[0].lower(), *words[1:]]), "person", gender_of(name, self.language))
        gender = gender_of(name, self.language) or _office_gender(words, self.language)
        person = self.people.add(" ".join(name), at, offices)
        person.gender = person.gender or gender
        person.titles.add(_title(words, name))
        return Speaker(person.full, "person", person.gender)

    def _offices(self, words: list[str]) -> set[str]:
        table = nouns(self.language)
        return {w.lower() for w in words if w.lower() in table and table[w.lower()].animate}

    def _described(self, words: list[str], head: int, span: Span) -> Speaker:
        office = words[head].lower() if words else ""
        if words:
            holder = self._titled(words, span.start) if len(words) > 1 else self._holder(office, span.start)
            if holder is not None:
                return holder
        name = " ".join(words)
        name = name if words and words[0].isupper() else name[:1].lower() + name[1:]
        plural = (
            any(f.number == "plur" and f.case == "nom" for f in forms(office, self.language)[:1]) if office else False
        )
        return Speaker(name, "anonymous", _office_gender(words, self.language), office, plural)

    def _titled(self, words: list[str], at: int) -> Speaker | None:
        """ "Министр обороны", once "министр обороны Беларуси Виктор Хренин" is known."""
        said = " ".join(words).lower()
        for person in self.people.all:
            if min(person.at) < at and any(t == said or t.startswith(f"{said} ") for t in person.titles):
                return Speaker(person.full, "person", person.gender)
        return None

    def _holder(self, office: str, at: int) -> Speaker | None:
        """The last one who holds an office that is mentioned again without a name."""
        for person in sorted(self.people.all, key=lambda p: -max((x for x in p.at if x < at), default=-1)):
            if office in person.offices and min(person.at) < at:
                return Speaker(person.full, "person", person.gender)
        return next((s for _, s in reversed(self.past) if s.office == office), None)

    # --- bodies

    def _body(self, words: list[str], head: int, span: Span) -> Speaker:
        if is_again(words, self.language):
            last = self._body_before()
            if last is not None and last.kind == "organisation":
                return last
        return Speaker(self.bodies.name(words, head, span), "organisation")


def _middle(words: list[str], language: str) -> list[str]:
    """A name that more words follow: "фермер Микола із Чаплинки"."""
    for i, word in enumerate(words[1:], 1):
        given = any(f.name and f.case == "nom" for f in forms(word, language))
        if word[:1].isupper() and given and words[i - 1].lower() in nouns(language):
            return [word]
    return []


def _title(words: list[str], name: list[str]) -> str:
    """The words before a name, in lower case."""
    return " ".join(words[: len(words) - len(name)]).lower()


def _office_gender(words: list[str], language: str) -> str:
    table = nouns(language)
    return next((table[w.lower()].gender for w in words if w.lower() in table and table[w.lower()].animate), "")


def _position(statement: Attribution) -> int:
    span = statement.source_span or statement.cue_span or statement.content[0]
    return span.start
