"""Whether an activity is planned, under way, over, cancelled, denied or only imagined; and whether it is background."""

from __future__ import annotations

import re

from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_triggers import EXERCISES, Mention
from indicia.kb.slavic_activities import lexicon
from indicia.model import Status

_CLAUSE = re.compile(
    r"[;:()—–]|,\s(?:а|но|однако|хотя|але|однак|хоча|проте|тогда как|тоді як|в то время как|пока|поки)\s|\s-\s"
)
_REACH = 90
"""Characters on each side of a mention that speak of its course."""
_PAST_EVENT = re.compile(r"(?:\w{3,}(?:ли|ла|ло|л|лись|лась|лся|вся|лися|лася|ся)|\w{3,}в|\w+ован[ыоа]|\w+ены|\w+ено)$")
_FUTURE_EVENT = re.compile(r"^(?:\w+(?:ят|ит|ет|ут|едет|инет|оет|ить|уть|ять|ине|иє))$")
_INFINITIVE = re.compile(r"(?:[аяеиіїыоуєл]ть|ти|тис[яь]|ться|чь)$")
_TIE = re.compile(r"\s(?:[\w-]+\s){0,3}(?:связ|зв'яз|причаст|причетн|вин[уы])")
_BECAUSE = re.compile(r"(?<!\w)(?:через те, що|из-за того, что|тому що|потому что)(?!\w)")
_ORDER: tuple[Status, ...] = ("cancelled", "denied", "hypothetical", "planned", "finished", "under_way")


def clause(mention: Mention) -> tuple[int, int]:
    """The part of the sentence that a mention stands in, cut at dashes, semicolons and "but"."""
    low = mention.sentence.low
    before = [m.end() for m in _CLAUSE.finditer(low, 0, mention.start)]
    after = _CLAUSE.search(low, mention.end)
    return (before[-1] if before else 0, after.start() if after else len(low))


def status(mention: Mention) -> Status | None:
    """What the clause says of the activity's course; None when it says nothing."""
    start, end = clause(mention)
    low = mention.sentence.low
    first, last = max(start, mention.start - _REACH), min(end, mention.end + _REACH)
    found: dict[Status, int] = {}
    for told, pattern in lexicon().status:
        for match in pattern.finditer(low, first, last):
            gap = mention.start - match.end() if match.end() <= mention.start else match.start() - mention.end
            if match.start() >= mention.head[0] and match.end() <= mention.head[1] and told != "denied":
                gap = 0
            gap += 25 * mention.sentence.apart(mention.start, match.start())
            if (told == "hypothetical" and mention.kind in EXERCISES) or _is_beside_the_point(low, told, match):
                continue
            found[told] = min(found.get(told, 999), max(gap, 0))
    asked = mention.sentence.text.rstrip().endswith("?") and not _BECAUSE.search(low, 0, mention.start)
    if mention.kind not in EXERCISES and asked:
        found.setdefault("hypothetical", 0)
    for strong in ("cancelled", "denied", "hypothetical"):
        if strong in found and found[strong] < 60:
            return strong
    if not found:
        return _of_verb(mention)
    return min(found, key=lambda told: (found[told], _ORDER.index(told)))


def _is_beside_the_point(low: str, told: Status, match: re.Match[str]) -> bool:
    """A cancellation that somebody only wants ("вимагало скасувати"), a denial of some tie ("отрицала связь")."""
    if told == "cancelled":
        return _INFINITIVE.search(match.group()) is not None
    if told == "denied":
        return _TIE.match(low, match.end()) is not None
    if told == "hypothetical":
        return _BECAUSE.search(low, 0, match.start()) is not None
    return False


def _of_verb(mention: Mention) -> Status | None:
    """A verb that names the event tells its time by its ending: "закрыла границу", "перебросит войска"."""
    if mention.kind in EXERCISES:
        return None
    words = re.findall(r"[\w'-]+", mention.low)
    if mention.kind == "other" and any(_INFINITIVE.search(word) for word in words[:1]):
        return "hypothetical"
    if any(_PAST_EVENT.match(word) for word in words[:1]):
        return "finished" if mention.kind in ("missile_test", "other", "withdrawal") else "under_way"
    return None


_DENIED = re.compile(
    r"(?:опроверг\w*|опроверга\w+|отрица\w+|спростув\w+|спросту\w+|заперечу\w+|заперечив|"
    r"заперечил\w*) (?:это|эт\w+|такие|эти|это|це|ці|такі|слух\w*|чутк\w*|обвинени\w+|звинувачен\w+|"
    r"сообщени\w+|информаци\w+|інформаці\w+)"
    r"|(?:это|эти|эту|ці|цю|це|слухи|чутки|обвинени\w+|информаци\w+)(?: \w+){0,3} (?:опроверг\w*|"
    r"отрица\w+|спростув\w+|спросту\w+|заперечу\w+|заперечив|назвал\w* (?:ложью|фейком|выдумкой|"
    r"вымыслом|дезинформацией))"
    r"|назва(?:ли|л|ла|в) (?:это|эти|слова|ці|це)(?: \w+){0,3} (?:ложью|фейком|выдумк\w+|вымыслом|"
    r"дезинформаци\w+|манипуляц\w+|брехнею|вигадк\w+|дезінформаці\w+|маніпуляц\w+|неправдой)"
)


_NONE_THERE = re.compile(
    r"(?:никак\w+|жодн\w+) (?:[\w-]+ ){0,2}(?:наращив|нарощ|накоп|скопл|скупч|переброс|перекид|переміщ|перемещ|войск|"
    r"військ|мобилиз|мобіліз|удар|атак|вторж|вторгн)\w*(?: [\w-]+){0,6} (?:нет|немає|"
    r"не было|не було|не вед[её]т\w*)(?!\w)"
)


def is_denied_in(sentence: Sentence) -> bool:
    """ "Баку опровергает это": whether a sentence denies what the one before said."""
    return _DENIED.search(sentence.low) is not None or _NONE_THERE.search(sentence.low) is not None


def is_earlier(mention: Mention) -> bool:
    """Whether a mention is told as something before the page's news."""
    start, end = clause(mention)
    return (
        mention.sentence.zone != "headline" and lexicon().earlier.search(mention.sentence.low, start, end) is not None
    )


def is_another(mention: Mention) -> bool:
    """Whether the words before say that it is another one than those told of."""
    before = mention.sentence.low[max(0, mention.start - 30) : mention.end]
    found = list(lexicon().another.finditer(before))
    return bool(found) and found[-1].end() >= mention.start - max(0, mention.start - 30) - 14


def is_generic(mention: Mention) -> bool:
    """Whether it speaks of exercises as such: "любые учения"."""
    before = mention.sentence.low[max(0, mention.start - 20) : mention.end]
    found = lexicon().generic.search(before)
    return found is not None and mention.name is None and not is_earlier(mention)
