"""One mention with all that its sentence says, and the sentences behind that go on about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from indicia.extract.slavic import activities_status, activities_when, activities_where, activities_who
from indicia.extract.slavic.activities_counts import Count, counts
from indicia.extract.slavic.activities_date import Date
from indicia.extract.slavic.activities_spot import Spot
from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_triggers import EXERCISES, Mention
from indicia.extract.slavic.activities_who import Claim
from indicia.kb.slavic_activities import lexicon
from indicia.model import Status

_GOES_ON = re.compile(
    r"(?<!\w)(?:продл\w+|заверш\w+|пройд\w+|прош(?:ли|ел|ло)|проход\w+|проводят\w*|участву\w+|"
    r"участи\w+|участь|задейств\w+|привлеч\w+|состо\w+|начн\w+|начал\w+|старт\w+|трива\w+|"
    r"відбу\w+|будут|будет|будуть|буде|беруть|залуч\w+|розпоч\w+|поча\w+|закінч\w+|законч\w+|"
    r"задія\w+|этап\w*|етап\w*|фаз[аыуио]\w*|займ\w+|задерж\w+|затрима\w+|ид[уе]т|планиру\w+|пройш\w+|прибы\w+|прибу\w+|размещ\w+|отработ\w+|відпрац\w+)"
)
_PRONOUN = re.compile(
    r"^\W*(?:они|вони|оно|это|цель|мета|всего|всього|речь|йдеться|по данным|за даними|в них|у них|"
    r"также|також|ранее|(?:\w+\s)?(?:этап|етап|фаза)|активн\w+ фаз\w+|активна фаза|общая|загальна|в целом|численность|"
    r"кількість)(?!\w)"
)
_NEAR = re.compile(
    r"(?:граничащ\w+|граничит|граничат|межує|межують|що межує|соседств\w+|сусідств\w+|границ\w*|"
    r"кордон\w*|рубеж\w*|рубіж)\s(?:(?:с|со|з|із|зі)\s)?(?:\w+(?:ою|ой|им|ым|ої|ого|ою)\s)?$|"
    r"(?:вокруг|навколо|довкола|берегов|берегів)\s$|(?:км|километр\w*|кілометр\w*|верст\w*|десят\w+|"
    r"сот\w+|неподалеку|недалеко|вокруг|навколо|довкола|берегов|берегів|неподалік|поблизу|близ|"
    r"вблизи|рядом|поруч|поряд|возле|біля|вплотную|впритул|\w+дцят\w*|\w+дцать|\w+десят)\s"
    r"(?:(?:от|від|с|з|із|к|до|ее|его)\s)?(?:(?:границ\w*|кордон\w*)\s(?:(?:с|со|з|із|"
    r"зі)\s)?)?(?:\w+(?:ою|ой|им|ым|ої|ого)\s)?$"
)
_NEAR_AFTER = re.compile(
    r"\w*(?:-\w+)?\s(?:(?:государственн|державн|сухопутн)\w+\s)?(?:границ\w*|кордон\w*|рубеж\w*|"
    r"пограничь\w+|прикордонн\w+|приграничь\w+)"
)
_POINTS = re.compile(
    r"(?<!\w)(?:эт\w+|нынешн\w+|данн\w+|сами?|ці|цих|цим|цими|нинішн\w+|самі|эти|на|в|во время|"
    r"под час|під час|в ходе|в рамках|у межах|у рамках)$"
)
_ALSO = re.compile(r"\s(?:и|та|і|й|,)\s?(?:за\s|в\s)?(?:\w+\s)?(?:от|від|с|з|із)?\s?$|,\s$")


_DONE = re.compile(r"(?<!\w)\w{3,}(?:л[иао]|л[иао]с[ья]|лись)(?!\w)")
PAST_MONTHS: Final = 2
"""What happened so many months before the page is no news of it."""
_ENDED = re.compile(
    r"(?<!\w)(?:законч|заверш|оконч|закінч)(?:ил|ен)\w*|"
    r"(?<!\w)(?:подошл|підійшл|добігл)\w* (?:к|до) (?:конц|кінц)"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draft:
    """A mention filled from its sentence and those behind it that name no activity of their own."""

    mention: Mention
    claims: tuple[Claim, ...]
    spots: tuple[tuple[Sentence, Spot], ...]
    dates: tuple[tuple[Sentence, Date], ...]
    counts: tuple[tuple[Sentence, Count], ...]
    near: tuple[str, ...]
    status: Status | None
    earlier: bool
    another: bool
    generic: bool
    scene: tuple[tuple[Sentence, Spot], ...] = ()
    """Places of the sentence before, which may set the scene."""
    denied: bool = False
    """Whether the next sentence denies it."""

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline."""
        return self.mention.sentence.zone == "headline"

    @property
    def definite(self) -> bool:
        """Whether it points back: a bare noun that opens its sentence, "эти учения", a name."""
        first = self.mention.sentence.low[: self.mention.start].strip(' «"—–-')
        bare = self.mention.start == self.mention.head[0]
        return self.mention.name is not None or (bare and (not first or _POINTS.search(first) is not None))

    @property
    def lands(self) -> frozenset[str]:
        """The states that the places of its own sentence lie in."""
        here = (p for s, p in self.spots if s is self.mention.sentence and not p.spoken and not p.border)
        return frozenset(land for p in here if (land := activities_where.land(p)))

    @property
    def sure(self) -> frozenset[str]:
        """States that surely lead it."""
        return frozenset(c.code for c in self.claims if c.worth >= activities_who.SURE_FROM)


def drafts(found: Sequence[tuple[Sentence, tuple[Mention, ...]]], published: date | None = None) -> tuple[Draft, ...]:
    """Fill every mention; a sentence without one may go on about the last mention before it.

    What is dated to a year, season or month before that of `published` happened before the page's news.
    """
    made: list[Draft] = []
    for number, (sentence, mentions) in enumerate(found):
        following = _following(found, number) if mentions else ()
        for mention in mentions:
            own = following if mention is mentions[-1] else ()
            before = found[number - 1][0] if number and found[number - 1][0].zone == sentence.zone else None
            made.append(_draft(mention, mentions, own, before, _behind(found, number)))
    return tuple(_dated(d, published) for d in made) if published else tuple(made)


def _dated(draft: Draft, published: date) -> Draft:
    year = published.year
    own = [d.first for s, d in draft.dates if d.first and s is draft.mention.sentence]
    named = re.search(r"(?:19|20)\d\d$", draft.mention.name or "")
    years = [int(first[:4]) for first in own if re.match(r"\d{4}", first)] + ([int(named.group())] if named else [])
    past = (bool(years) and max(years) < year) or any(_is_past(f, published) for f in own)
    return replace(draft, earlier=draft.earlier or past)


def _behind(found: Sequence[tuple[Sentence, tuple[Mention, ...]]], number: int) -> tuple[Sentence, ...]:
    """The next sentence of the paragraph, or the first two of the next one: where a claim is denied, if it is."""
    here = found[number][0]
    if number + 1 < len(found) and found[number + 1][0].paragraph == here.paragraph:
        return (found[number + 1][0],)
    return tuple(s for s, _ in found[number + 1 : number + 3] if s.paragraph == here.paragraph + 1)


def _is_past(phrase: str, published: date) -> bool:
    """Whether a phrase means last year, the season before, or a month at least two before the page's."""
    month = re.fullmatch(r"published (?:by|nearest) (\d\d)", phrase)
    if month:
        back = (published.month - int(month[1])) % 12
        return PAST_MONTHS <= back <= (11 if phrase.startswith("published by") else 6)
    return phrase.startswith(("published year - ", "published rather past season"))


def _following(found: Sequence[tuple[Sentence, tuple[Mention, ...]]], number: int) -> tuple[Sentence, ...]:
    """The next sentences of the same paragraph, up to three, that name nothing themselves but go on about it."""
    here = found[number][0]
    kept: list[Sentence] = []
    for sentence, mentions in found[number + 1 : number + 4]:
        if mentions or sentence.paragraph > here.paragraph + 1 or sentence.zone != here.zone:
            break
        if sentence.paragraph > here.paragraph and not _PRONOUN.search(sentence.low):
            break
        if lexicon().earlier.search(sentence.low):
            continue
        if _GOES_ON.search(sentence.low) or _PRONOUN.search(sentence.low) or counts(sentence):
            kept.append(sentence)
    return tuple(kept)


def _draft(
    mention: Mention,
    beside: Sequence[Mention],
    following: tuple[Sentence, ...],
    before: Sentence | None,
    after: Sequence[Sentence],
) -> Draft:
    s = mention.sentence
    own_spots = [(s, p) for p in _scenes(mention, s) if _belongs(mention, beside, p.start, p.end)]
    later_spots = [(f, p) for f in following for p in _scenes(mention, f)]
    dates = [d for d in activities_when.dates(s) if not _of_speech(mention, d)]
    own_dates = [(s, _ending(mention, d)) for d in dates if _belongs(mention, beside, d.start, d.end)]
    later_dates = [(f, d) for f in following for d in activities_when.dates(f)]
    own_counts = [(s, c) for c in counts(s) if _belongs(mention, beside, c.start, c.end)]
    later_counts = [(f, c) for f in following for c in counts(f)]
    return Draft(
        mention=mention,
        claims=(*activities_who.claims(mention, before), *(c for f in following for c in activities_who.joining(f))),
        spots=(*own_spots, *later_spots),
        dates=(*own_dates, *later_dates),
        counts=(*own_counts, *later_counts),
        near=tuple(dict.fromkeys(code for f in (s, *following) for code in near(f))),
        status=activities_status.status(mention),
        earlier=activities_status.is_earlier(mention),
        another=activities_status.is_another(mention),
        generic=activities_status.is_generic(mention),
        scene=tuple((before, p) for p in activities_where.spots(before))
        if before and before.paragraph == s.paragraph
        else (),
        denied=any(activities_status.is_denied_in(s) for s in after),
    )


def _scenes(mention: Mention, sentence: Sentence) -> list[Spot]:
    """The places of a sentence; what an exercise only plays against ("захват коридора") is none of its own."""
    return [p for p in activities_where.spots(sentence) if not p.aimed or mention.kind not in EXERCISES]


def _ending(mention: Mention, date: Date) -> Date:
    """ "Вчера закончились учения": the day of an end; a weekday of what was done is the latest one."""
    low = mention.sentence.low
    first, last = min(date.end, mention.end), max(date.start, mention.start)
    around = low[first:last] + " " + " ".join(low[max(mention.end, date.end) :].split()[:2])
    if date.first and date.first.endswith(" after") and _DONE.search(mention.low):
        return replace(date, first=date.first.removesuffix(" after"))
    if date.role != "day" or date.first is None or date.last is not None or not _ENDED.search(around):
        return date
    return replace(date, first=None, last=date.first, role="end")


def _of_speech(mention: Mention, date: Date) -> bool:
    """ "25 августа МИД обвинил Минск в том, что тот стягивает войска": the day of the words, not of the deed."""
    low, say = mention.sentence.low, lexicon().say
    first, last = sorted((date.end, mention.start)) if date.end <= mention.start else (mention.end, date.start)
    if date.end <= mention.start and (date.role != "day" or date.last):
        return False
    between = [m for m in re.finditer(r"[\w'-]+", low[first:last]) if say.match(m.group())]
    return (bool(between) and mention.sentence.apart(first, last) > 0) or bool(say.match(low[date.end :].lstrip()))


def _belongs(mention: Mention, beside: Sequence[Mention], start: int, end: int) -> bool:
    """Whether of a sentence's mentions this one is the nearest to a stretch."""

    def far(other: Mention) -> tuple[int, int]:
        gap = max(other.start - end, start - other.end, 0)
        return (mention.sentence.apart(other.start, start), gap)

    return min(beside, key=far) is mention


def near(sentence: Sentence) -> tuple[str, ...]:
    """States whose border a sentence says that something is near: "в 30 км от границы с Украиной"."""
    found: list[str] = []
    last = -1
    for hit in sentence.states:
        if hit.kind != "state":
            continue
        before = sentence.low[max(0, hit.start - 70) : hit.start]
        beside = hit.sort in ("adjective", "joint") and _NEAR_AFTER.match(sentence.low, hit.end)
        goes_on = last >= 0 and hit.start - last < 40 and _ALSO.search(sentence.low[last : hit.start])
        if (hit.sort not in ("adjective", "joint") and _NEAR.search(before)) or beside or goes_on:
            found.append(hit.code)
            last = hit.end
    return tuple(dict.fromkeys(found))
