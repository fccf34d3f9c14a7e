"""Whose activity a mention is: states in its own words, behind it, and as subjects of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_triggers import Mention
from indicia.kb.actors import state_name
from indicia.kb.slavic_activities import lexicon
from indicia.kb.slavic_states import ALL_CASES, StateHit
from indicia.model import Party

_WITH = re.compile(
    r"(?:(?:совместно|вместе|спільно|разом|общие|спільні)\s)?(?<!\w)(?:с|со|з|із|"
    r"зі)\s(?:\w+\s){0,2}$|при участии\s(?:\w+\s){0,2}$|с участием\s(?:\w+\s){0,3}$|"
    r"за участ[іюи]\w*\s(?:\w+\s){0,3}$"
)
_TAKES_PART = re.compile(
    r"участи\w+|участь|участу\w+|присоедин\w+|приєдна\w+|задейств\w+|задія\w+|направ\w+|залуч\w+|"
    r"привлек\w+|выдел\w+|виділ\w+"
)
_BORDER_BEFORE = re.compile(
    r"(?:границ\w*|кордон\w*|рубеж\w*|граничащ\w+|межує|межують|граничит|сусідств\w+|"
    r"соседств\w+)\s(?:(?:с|со|з|із|зі)\s)?(?:\w+\s){0,1}$|"
    r"(?:против|проти|без|в сторону|у бік|угроз\w+|загроз\w+|агресси\w+ против|для|об?и?к|навстречу|"
    r"вздоль|вздовж|от|від|возле|біля|рядом с|поруч із|неподалеку от|поблизу|около|поряд з|близ|"
    r"вблизи)\s(?:\w+\s)?$"
)
_BORDER_AFTER = re.compile(r"[\w'-]*\s(?:границ\w*|кордон\w*|рубеж\w*)")
_INTO = re.compile(
    r"(?<!\w)(?:в|во|у|на|до|из|з|із|зі|к|по|через|над|под|під|территори\w+|терен\w+|територі\w+|"
    r"іноземн\w+)\s(?:\w+\s)?$"
)
_AIMED = re.compile(r"(?<!\w)(?:по|на|против|проти)\s(?:\w+\s){0,2}$")
_AND = re.compile(r"\s*(?:,|и|и также|та|і|й|а также|а також|или)\s*(?:\w+\s){0,2}$")
_PRONOUN = re.compile(r"(?:^|[,;—–]\s)\W*(?:\w+\s){0,2}(?:она|он|они|вона|він|вони|там|тот|та|той)\s")
_OBJECT = re.compile(r"(?:обстр|бомбард|блокад|захват|захоп|оккупац|окупац|штурм|атаку[йює]|разбомб)")
"""Deeds whose genitive is the one that suffers them: "обстрел Армении"."""
NOT_BY_HOST = frozenset(("deployment", "withdrawal", "other", "missile_test"))
"""Kinds that the state where they happen need not do itself."""
_VERB_NEXT = re.compile(r"\s\w+(?:ли|лись|ют|ут|ат|ят|ются|утся)(?!\w)")
_GOVERNED = re.compile(r"[^\W\d_]{4,}\s$")
_VERB = re.compile(
    r"(?:(?:ет|ют|ит|ят|ал|ил|ел|ла|ли|ло|ть|ся|сь|ив|ав|ув|є|уть|ють|ать|ять)|(?<!\w)(?:что|когда|"
    r"если|чтобы|пока|также|сами|сейчас|завтра|вчера|сегодня|якщо|коли|поки|також|сьогодні|завтра|"
    r"зараз|однак|тогда|вместе|снова|теперь|тепер|тоді|знову|ранее|раніше))\s$"
)
_OWN = 6.0
SURE_FROM = 3.0
JOINING = 2.9
"""What speaks for a state of which a later sentence says that it takes part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """How much speaks for a state as the doer of a mention."""

    code: str
    worth: float
    hit: StateHit
    sentence: Sentence
    joint: bool = False
    """Named as the other side of something joint ("с США"): whoever holds it leads, too."""

    @property
    def party(self) -> Party:
        """The state or body as a party."""
        return Party(
            name=state_name(self.code),
            kind=self.hit.kind,
            code=self.code,
            span=self.sentence.at(self.hit.start, self.hit.end),
        )


def claims(mention: Mention, before: Sentence | None = None) -> tuple[Claim, ...]:
    """The states of a mention's sentence with what speaks for each, the best first.

    `before` is the sentence before: a pronoun takes its subject from there.
    """
    s = mention.sentence
    found = [
        Claim(code=h.code, worth=_worth(mention, h), hit=h, sentence=s, joint=_is_joint(mention, h)) for h in s.states
    ]
    found = _coordinated(mention, found)
    if before is not None and _PRONOUN.search(s.low[: mention.end]) and all(c.worth < SURE_FROM for c in found):
        found += [
            Claim(code=h.code, worth=SURE_FROM, hit=h, sentence=before)
            for h in before.states[:1]
            if "n" in h.cases and h.sort not in ("adjective", "joint") and not _INTO.search(before.low[: h.start])
        ]
    best: dict[str, Claim] = {}
    for claim in found:
        if claim.worth > 0 and (claim.code not in best or best[claim.code].worth < claim.worth):
            best[claim.code] = claim
    return tuple(sorted(best.values(), key=lambda c: (-c.worth, c.hit.start)))


def joining(sentence: Sentence) -> tuple[Claim, ...]:
    """States that a sentence behind the mention says take part: "В них участвуют военные Армении и США"."""
    if not _TAKES_PART.search(sentence.low):
        return ()
    found = [
        h for h in sentence.states
        if not _INTO.search(sentence.low[max(0, h.start - 30) : h.start])
        and not _BORDER_BEFORE.search(sentence.low[max(0, h.start - 60) : h.start])
        and h.sort not in ("capital", "leader")
    ]  # fmt: skip
    return tuple(Claim(code=h.code, worth=JOINING, hit=h, sentence=sentence) for h in found)


def _worth(mention: Mention, hit: StateHit) -> float:
    """Points for a state as the doer; 0 or less where it is a neighbour, a target, or only speaks."""
    s = mention.sentence
    before, after = s.low[max(0, hit.start - 60) : hit.start], s.low[hit.end : hit.end + 60]
    if mention.start <= hit.start and hit.end <= mention.end and not _named(mention, hit):
        return _within(mention, hit, before, after)
    if mention.head[0] <= hit.start < mention.head[1]:
        return 0.0
    if _BORDER_BEFORE.search(before) or _BORDER_AFTER.match(after):
        return 0.0
    distance = _distance(mention, hit)
    if distance is None:
        return 0.0
    if 0 <= hit.start - mention.end <= 45 and not s.apart(mention.end, hit.start):
        behind = _behind(mention, hit, s.low[mention.end : hit.start], after)
        if behind:
            return behind
    return _subject(mention, hit, before, after) * distance


def _is_joint(mention: Mention, hit: StateHit) -> bool:
    gap = mention.sentence.low[mention.end : hit.start]
    return 0 < len(gap) <= 45 and "участ" not in gap and _WITH.search(gap) is not None


def _named(mention: Mention, hit: StateHit) -> bool:
    return (
        mention.name is not None
        and mention.name in mention.sentence.text[hit.start : hit.end + 60]
        and hit.start > mention.head[1]
    )


def _within(mention: Mention, hit: StateHit, before: str, after: str) -> float:
    """Inside the mention itself: "российские учения", "вывод войск России из Сирии", "закрыла границу с Польшей"."""
    if _BORDER_BEFORE.search(before) or _BORDER_AFTER.match(after) or _INTO.search(before):
        return 0.0
    return _OWN


def _distance(mention: Mention, hit: StateHit) -> float | None:
    """A factor that falls with every comma between; None where another sentence part speaks of something else."""
    apart = mention.sentence.apart(mention.start, hit.start)
    return (1.0, 0.8, 0.6, 0.45)[apart] if apart < 4 else 0.3


def _behind(mention: Mention, hit: StateHit, gap: str, after: str) -> float:
    """Right behind the noun: "учения Беларуси и России", "учения белорусской армии", "учения с США"."""
    if _WITH.search(gap):
        return 4.5 if "участ" not in gap else 3.0
    if _INTO.search(gap) or _AIMED.search(gap):
        return 0.0
    words = gap.split()
    if len(words) > 3:
        return 0.0
    if _OBJECT.match(mention.sentence.low, mention.head[0]):
        return 0.0
    if hit.sort in ("adjective", "joint"):
        return 4.0 if "g" in hit.cases and (_force_after(after) or hit.sort == "joint") else 0.0
    if (
        hit.sort in ("name", "body", "people")
        and "g" in hit.cases
        and not re.search(
            r"(?<!\w)(?:для|от|від|против|проти|из|до|у|біля|возле|вокруг|навколо|довкола|около|"
            r"вблизи|поблизу|вдоль|вздовж|после|після|без|між|между|вместо|замість|кроме|крім)$",
            gap.rstrip(),
        )
    ):
        return 4.5
    return 0.0


def _subject(mention: Mention, hit: StateHit, before: str, after: str) -> float:
    """As the clause's subject, or as the host or the voice beside it."""
    preposition = _INTO.search(before)
    if preposition and mention.kind in NOT_BY_HOST:
        return 0.5
    forces = lexicon().forces
    if hit.sort in ("adjective", "joint") and (hit.sort == "joint" or _force_after(after)):
        if preposition and preposition.group().split()[0] not in ("на",):
            return 1.0
        return 3.6 if "n" in hit.cases or hit.sort == "joint" else 2.0
    if hit.sort == "adjective":
        return (
            3.2
            if "n" in hit.cases
            and re.match(r"\w+ие$", mention.sentence.low[hit.start : hit.end])
            and _VERB_NEXT.match(after)
            else 0.8
        )
    if preposition:
        return 1.6 if hit.sort in ("name", "body") else 1.0 if hit.sort == "capital" else 0.3
    last = re.search(r"([\w'-]+)\s(?:[\w'-]+\s)?$", before)
    if "g" in hit.cases and last and forces.search(before[last.start() :]):
        return 3.4
    if "n" in hit.cases and len(hit.cases) == len(ALL_CASES) and _GOVERNED.search(before) and not _VERB.search(before):
        return 1.2  # "президент США", "позиция НАТО"
    if "n" in hit.cases and _speaks(mention, hit):
        return 1.7
    if "n" in hit.cases:
        return {"name": 3.5, "body": 3.4, "people": 3.2, "capital": 3.0, "leader": 2.6}.get(hit.sort, 1.0)
    if _WITH.search(before) and _TAKES_PART.search(mention.sentence.low):
        return 2.2
    return 1.2 if _force_after(before) else 0.7


def _speaks(mention: Mention, hit: StateHit) -> bool:
    """ "Минск заявил, что": who speaks of an activity need not be who holds it."""
    low, say = mention.sentence.low, lexicon().say
    after = re.match(r"\s([\w'-]+)", low[hit.end : hit.end + 30])
    before = mention.sentence.before(hit.start)
    return bool(after and say.match(after[1])) or bool(before and say.match(before))


def _force_after(text: str) -> bool:
    """Whether a military noun is among the next two words."""
    words = re.findall(r"[\w'-]+", text)[:3]
    lists = lexicon().forces, lexicon().armed
    return any(nouns.match(word) for nouns in lists for word in (*words, text.lstrip()))


def _coordinated(mention: Mention, found: list[Claim]) -> list[Claim]:
    """ "Учения Беларуси, России и Китая": those joined by "and" are worth as much as the first."""
    for number in range(1, len(found)):
        one, other = found[number - 1], found[number]
        gap = mention.sentence.low[one.hit.end : other.hit.start]
        if len(gap) < 30 and _AND.fullmatch(gap) and _alike(one.hit, other.hit):
            worth = max(one.worth, other.worth)
            found[number - 1] = replace(one, worth=worth)
            found[number] = replace(other, worth=worth, joint=one.joint or other.joint)
    return found


def _alike(one: StateHit, other: StateHit) -> bool:
    return (one.sort in ("adjective", "joint")) == (other.sort in ("adjective", "joint")) and bool(
        set(one.cases) & set(other.cases)
    )
