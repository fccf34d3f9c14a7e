"""A place in a Russian or Ukrainian sentence, and where somebody only speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicia.extract.slavic.activities_text import Sentence
from indicia.kb import places as kb
from indicia.kb.slavic_activities import latin, lexicon
from indicia.model import Place, PlaceKind

_AIMED = re.compile(
    r"(?:захват|захоп|оккупац|окупац|вторжени|вторгненн|наступлени|наступ|напад|удар|штурм|блокад|прорыв|прорив|оборон|"
    r"имитир|іміту|имитац|імітац|угроз|загроз|атак)\w*\s(?:(?:в|у|на|по)\s)?(?:\w+\s)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in a sentence. `how` is its preposition, `spoken` marks where somebody only speaks."""

    start: int
    end: int
    name: str
    kind: PlaceKind
    how: str = ""
    country: str | None = None
    spoken: bool = False
    border: str = ""
    aimed: bool = False
    """Behind a word for what is done to it: "захват острова", "оборона Львова" in an exercise is its scenario."""

    def place(self, sentence: Sentence) -> Place:
        """As a place of the page, still without coordinates."""
        return Place(name=self.name, span=sentence.at(self.start, self.end), kind=self.kind, country=self.country)


def spot_at(
    s: Sentence,
    start: int,
    end: int,
    name: str,
    kind: PlaceKind,
    *,
    how: str = "",
    country: str | None = None,
    border: str = "",
) -> Spot:
    how = how or s.before(start)
    name = name if kb.candidates(name) or not kb.candidates(latin(name)) else latin(name)
    return Spot(
        start=start,
        end=end,
        name=name,
        kind=kind,
        how=how,
        country=country,
        border=border,
        spoken=_is_spoken(s, start, end, kind),
        aimed=_AIMED.search(s.low, max(0, start - 45), start) is not None,
    )


def _is_spoken(s: Sentence, start: int, end: int, kind: PlaceKind) -> bool:
    """ "В Москве назвали", "сообщили в Минске", "эксперт из Варшавы": no place of an activity."""
    before = s.low[max(0, start - 45) : start]
    if re.search(rf"(?<!\w)(?:{lexicon().persons})(?:\s[\w'-]+)?\s(?:из|с|з|із|в|у|во)\s(?:\w+\s)?$", before):
        return True
    if kind not in ("city", "country"):
        return False
    say = lexicon().say
    after = re.split(r"[,.;:—–«\"(]", s.low[end : end + 28])[0]
    last = re.search(r"([\w'-]+)\s(?:в|у|во)\s$", before)
    return any(say.match(word) for word in re.findall(r"[\w'-]+", after)) or bool(last and say.match(last[1]))
