"""Mentions of military activities in Russian and Ukrainian sentences, by the patterns of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from indicia.extract.slavic.activities_text import Sentence
from indicia.kb import triggers
from indicia.kb.slavic_activities import lexicon, marked
from indicia.model import ActivityKind, Span

_MODIFIER = re.compile(
    r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ім|ій|ая|яя|ую|юю|ою|ей|ої|ое|ее|ые|ие|ых|их|ыми|ими|"
    r"[нктвшщрл]і|[сц]ька|[сц]кая|ійна|льна)$"
)
_DETERMINER = re.compile(
    r"^(?:эт\w+|эти[хм]?|сво\w+|их|его|ее|наш\w+|ваш\w+|ці|цих|цим\w*|свої\w*|їхні\w*|його|її|"
    r"наші\w*|сам\w+|котор\w+|друг\w+|инш\w+|інш\w+|"
    r"участник\w*|учасник\w*|им|ему|ей|ой|чем|тем|том|ним|неї|ней|нем|нім|потом|затем|днем|раньше|"
    r"больше|уже|еще|военным|военные|російські|какие|які|якій|яких|такие|таких|такі|"
    r"так(?:ой|ая|ую|ого|им)|войска|войсками|самы\w+|найб\w+|крупнейш\w+|любые|любых|будь-які\w*|очередн\w+|по)$"
)
"""Words with such endings that don't belong to the name of an exercise."""
_KEPT = frozenset(
    ("военных", "військових", "военные", "військові", "военными", "военным", "крупнейшие", "найбільші", "очередные")
)
_QUOTED = re.compile(r"\s{0,2}[«\"„“]([^«»\"„“”\n]{2,60})[»\"“”]")
_LATIN = re.compile(r"\s((?:[A-Z][A-Za-z'-]*)(?:[- ](?:[A-Z][A-Za-z'-]*|\d{2,4}|of|the))*(?:[-– ]\d{2,4})?)")
_DASHED = re.compile(r"\s([А-ЯЁІЇЄҐ][\w’'-]*(?: [А-ЯЁІЇЄҐ]?[\w’'-]+)?[-–‑](?:19|20)\d\d)")
_OF_BODY = re.compile(r"\s(?:НАТО|ОДКБ|ШОС|СНГ|СНД|ЄС|ЕС|КСОР)\b")
_NAME_ALONE = re.compile(
    r"[«\"„“]([^«»\"„“”\n]{3,45}[-–‑ ](?:19|20)?\d\d)[»\"“”]|"
    r"(?<![\w«„“\"-])([А-ЯЁІЇЄҐ][\w’']{3,20}[-–‑](?:19|20)\d\d)(?!\w)"
)
_LATIN_NAME = re.compile(r"(?<![\w-])([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2}(?:[- ](?:20)?\d\d)?)(?![\w-])")
_HELD = re.compile(
    r"(?:провод\w+|участ\w+ в|участь (?:у|в)|в рамках|в ходе|під час|во время|на|у|называется|називається)\s[«\"„“]?$"
)
_PREFIXED = re.compile(r"[-‐‑]$")
_TO_EXERCISE = re.compile(
    r"(?:\s[\w—–-]+){0,6}\s(?:на|для участия в|для участі (?:у|в))\s(?:\w+\s)?(?:учени|навчанн|маневр)\w*"
)
_IMAGINED = re.compile(
    r"(?:отражени\w+|отража\w+|отраз\w+|відби\w+|защит\w+ от|захист\w+ від|на случай|на випадок|"
    r"для|сценари\w+|сценарі\w+|услови\w+|умов\w+|готовност\w+ к|готовн\w+ до|сил\w*|командован\w+|"
    r"угроз\w+|загроз\w+) (?:\w+ ){0,2}$"
)
_TO_TRAIN = re.compile(
    r"(?<!\w)(?:против|проти) |(?<!\w)на (?:учени|навчанн|маневр|полигон|полігон|позици|позиці|"
    r"стрельб|стрільб|парад|площад|улиц|вулиц)"
)
_DEMANDED = re.compile(
    r"(?<!\w)(?:требу|требов|потребов|потребув|вимаг|призва|призыв|заклик|настаив|наполяг|попросил|просил|просит|"
    r"предлаг|предлож|пропону|запропон)\w* (?:[\w'-]+ ){0,4}$"
)
"""What somebody only wants: "потребовал вывести войска"."""
_STANDS = re.compile(r"(?<!\w)(?:стоят|стоит|стоять|стоїть|находятся|находится|перебува\w+|знаходя\w+)$")
_SOMEWHERE = re.compile(
    r"(?<!\w)(?:там|тут|здесь|где|де|в|во|у|на|под|під|возле|біля|около|вдоль|вздовж|за|вблизи|поблизу|рядом|поруч)(?!\w)"
)
_AFTER_NAME = re.compile(r"[»\"“”] $")
_SO_CALLED = re.compile(r",? (?:(?:как|як|[—–-]|под названием|під назвою|по имени|названн\w+|названі) )?\(?[«\"„“]?")
_NAME_ACTS = re.compile(
    r"[«\"„“]([^«»\"„“”\n]{3,45})[»\"“”] (?:зібра|собра|старт|проход|пройд|прошл|пройш|начал|начн|розпоч|поча|почн|"
    r"трива|длят|длит|продл|заверш|закінч|законч|объедин|об'єдна|охоп|охват|задейств|залуч|відбу|состо)"
)
"""A name in quotation marks that begins, lasts or gathers forces is an exercise's."""
MAX_MODIFIERS = 5
EXERCISES = frozenset(("exercise", "command_staff_exercise", "snap_inspection", "live_fire"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mention:
    """Where a sentence names an activity: `start` and `end` are offsets of the sentence, `head` its key words."""

    sentence: Sentence
    start: int
    end: int
    head: tuple[int, int]
    kind: ActivityKind
    name: str | None = None
    bare: bool = False
    """A name without a noun."""

    @property
    def span(self) -> Span:
        """The mention on the page."""
        return self.sentence.at(self.start, self.end)

    @property
    def low(self) -> str:
        """The words in plain letters."""
        return self.sentence.low[self.start : self.end]

    @property
    def event(self) -> bool:
        """Whether a verb names it: something that was done, not a thing that has a name."""
        return self.kind not in EXERCISES


def names_on(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Names that some sentence gives to an exercise, without their years: the rest of the page may use them alone."""
    named = (m.name for s in sentences for m in _nouns(s) if m.name)
    return frozenset(stem(name) for name in named)


def mentions(sentence: Sentence, known: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """The mentions of a sentence in order, apart."""
    found = list(_nouns(sentence))
    taken = [(m.start, m.end) for m in found]
    for name in _names(sentence, known):
        if not any(a < name.end and name.start < b for a, b in taken):
            found.append(name)
    return _christened(sorted(found, key=lambda m: m.start))


def _christened(found: list[Mention]) -> tuple[Mention, ...]:
    """A name right behind an exercise without one is its name: "проверка, как «Марз-2021»"."""
    kept: list[Mention] = []
    for mention in found:
        last = kept[-1] if kept else None
        gap = mention.sentence.low[last.end : mention.start] if last else ""
        if last and mention.bare and last.name is None and last.kind in EXERCISES and _SO_CALLED.fullmatch(gap):
            kept[-1] = replace(last, name=mention.name)
        else:
            kept.append(mention)
    return tuple(kept)


def stem(name: str) -> str:
    """A name without its year, folded: «Запад-2021» and «Запад» are one."""
    return re.sub(r"[-–‑\s]*(?:19|20)?\d\d$", "", name).replace("’", "'").replace("ʼ", "'").casefold().strip()


def _nouns(sentence: Sentence) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    texts = sentence.low, marked(sentence.low)
    for kind, pattern, with_forces in lexicon().triggers:
        for match in pattern.finditer(texts[with_forces]):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken) or _is_other_world(sentence, kind, start, end):
                continue
            if kind in EXERCISES and lexicon().not_real.search(sentence.low, max(0, start - 40), start):
                continue
            if kind == "other" and _IMAGINED.search(sentence.low, max(0, start - 50), start):
                continue
            if kind == "withdrawal" and _TO_TRAIN.search(sentence.low, start, end + 25):
                continue
            if kind == "deployment" and not _is_deployed(sentence, start, end):
                continue
            if kind == "withdrawal" and _DEMANDED.search(sentence.low, max(0, start - 60), start):
                continue
            taken.append((start, end))
            yield _widened(sentence, kind, start, end)


def _is_deployed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether forces come or stand somewhere, and not to train; nor is it an exercise that "gathers" them."""
    low = sentence.low
    if _TO_EXERCISE.match(low, end) or _AFTER_NAME.search(low, max(0, start - 3), start):
        return False
    if not _STANDS.search(low, start, end):
        return True
    rest = low[end : next((b for b in sentence.breaks if b >= end), end + 40)][:40]
    return _SOMEWHERE.search(low[max(0, start - 25) : end] + rest) is not None


def _is_other_world(sentence: Sentence, kind: ActivityKind, start: int, end: int) -> bool:
    """Fire drills, training camps of a team, "the teaching of ...": what stands before or behind says so."""
    family = "exercise" if kind in ("exercise", "command_staff_exercise", "snap_inspection") else kind
    before, after = lexicon().before.get(family), lexicon().after.get(family)
    first = max(0, start - 60)
    stretch = sentence.low[max([first, *(b + 1 for b in sentence.breaks if first <= b < start)]) : end]
    words = re.findall(r"[\w'-]+", stretch)[-5:]
    if before is not None and any(before.match(word) for word in words):
        return True
    rest = sentence.low[end : end + 40].lstrip()
    return after is not None and after.match(rest) is not None


def _widened(sentence: Sentence, kind: ActivityKind, start: int, end: int) -> Mention:
    """The mention with the adjectives before its noun and the name behind it."""
    head = (start, end)
    if kind in EXERCISES or kind in ("mobilization", "missile_test"):
        start = _with_adjectives(sentence, start)
    tail = lexicon().tail.match(sentence.low, end + 1) if end < len(sentence.low) else None
    named_from = tail.end() if tail else end
    name, last = _name_after(sentence, named_from) if kind in EXERCISES else (None, named_from)
    if name is None and (body := _OF_BODY.match(sentence.text, end)):
        last = body.end()
    end = last if name or (last > end and kind in EXERCISES) else end
    return Mention(sentence=sentence, start=start, end=end, head=head, kind=kind, name=name)


def _with_adjectives(sentence: Sentence, start: int) -> int:
    before = [w for w in sentence.words if w[1] <= start][-MAX_MODIFIERS:]
    for first, last in reversed(before):
        word = sentence.low[first:last]
        between = sentence.low[last:start]
        if (
            between.strip()
            or not between
            or (_DETERMINER.match(word) and word not in _KEPT)
            or not _MODIFIER.search(word)
        ):
            break
        start = first
    return start


def _name_after(sentence: Sentence, end: int) -> tuple[str | None, int]:
    """The name in quotation marks, in Latin letters or with a year behind a noun, and where the mention then ends."""
    gap = re.match(
        r"(?:\s(?:под|с|під|з|із)\s(?:кодов\w+\s|условн\w+\s|умовн\w+\s)?(?:названи\w+|назв\w+|наименовани\w+))?",
        sentence.low[end : end + 40],
    )
    at = end + (gap.end() if gap else 0)
    for pattern in (_QUOTED, _LATIN, _DASHED):
        match = pattern.match(sentence.text, at)
        if match:
            return match[1].strip(" ,."), match.end()
    return None, end


def _names(sentence: Sentence, known: frozenset[str]) -> Iterator[Mention]:
    """Names without a noun: «Кавказ-2020», or one that the page has given before."""
    for match in _NAME_ALONE.finditer(sentence.text):
        group = 1 if match[1] else 2
        if group == 1 or stem(match[group]) in known or re.search(r"[-–‑]20\d\d$", match[group]):
            yield _named(sentence, *match.span(group))
    for match in _well_known().finditer(sentence.text):
        yield _named(sentence, *match.span())
    for match in _LATIN_NAME.finditer(sentence.text):
        if re.search(r"\d$", match[1]) or _HELD.search(sentence.low[: match.start(1)]):
            yield _named(sentence, *match.span(1))
    for match in re.finditer(r"[«\"„“]([^«»\"„“”\n]{3,45})[»\"“”]", sentence.text):
        if stem(match[1]) in known or any(p.fullmatch(stem(match[1])) for p, _ in lexicon().names):
            yield _named(sentence, *match.span(1))
    for match in _NAME_ACTS.finditer(sentence.text):
        if lexicon().armed.search(sentence.low):
            yield _named(sentence, *match.span(1))
    for name in known:
        if name.isascii():
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?:[- ]\d{{2,4}})?(?!\w)", sentence.low):
                yield _named(sentence, *match.span())


@cache
def _well_known() -> re.Pattern[str]:
    """The well-known names in Latin letters, as English pages have them."""
    names = sorted((n for n in triggers.lexicon().names if n.isascii() and len(n) > 3), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?:[- ](?:20)?\d\d)?(?![\w-])")


def _named(sentence: Sentence, start: int, end: int) -> Mention:
    return Mention(
        sentence=sentence, start=start, end=end, head=(start, end), kind="exercise",
        name=sentence.text[start:end], bare=True,
    )  # fmt: skip
