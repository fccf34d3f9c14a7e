"""How many: counted troops and pieces in a Russian or Ukrainian sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indicia.extract.slavic.activities_text import Sentence
from indicia.kb.slavic_activities import lexicon
from indicia.model import AUTHOR, Attribution, Quantity

_ABOUT = re.compile(
    r"(?:около|примерно|порядка|приблизительно|почти|близько|приблизно|майже|орієнтовно|з|"
    r"ориентировочно|где-то|десь|под)\s$"
)
_OVER = re.compile(
    r"(?:более(?: чем)?|больше|свыше|понад|більше(?: ніж)?|більш як|більш ніж|не менее|щонайменше|"
    r"не менше|как минимум|минимум)\s$"
)
_UPTO = re.compile(r"(?:до|не более|не більше|максимум|не превыша\w+|не перевищу\w+)\s$")
_BETWEEN = (
    r"\s(?:(?:[а-яіїєґ'-]+(?:их|ых|ими|ыми|ого|ные|ські|ские|ий|і|ой)|тысяч\w*|тисяч\w*|их|"
    r"российских|наших|своих)\s){0,3}"
)
_NOT_TROOPS = re.compile(
    r"(?:погиб\w*|убит\w*|ранен\w*|загин\w*|вбит\w*|поранен\w*|жертв\w*|протест\w*|жител\w*|"
    r"мешкан\w*|задержа\w*|затрима\w*|рубл\w*|гривен\w*)"
)
_TOTALS = re.compile(
    r"(?:численность\w*|численности|чисельн\w+|количество\w*|кількість|контингент\w*|группировк\w+|"
    r"угрупован\w+)\s(?:[\w-]+\s){0,3}(?:в |у |до |около |близько |понад |более |свыше )?$"
)
MIN_TROOPS = 20
"""Fewer people are officers at a briefing, not an activity's strength."""
MAX_COUNTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Counted troops or pieces at `[start, end)` of a sentence."""

    start: int
    end: int
    what: str
    value: int | None
    low: int | None = None
    high: int | None = None
    qualifier: str = ""

    def quantity(self, sentence: Sentence, attributions: tuple[Attribution, ...]) -> Quantity:
        """As a quantity of the page, held by whoever says it."""
        span = sentence.at(self.start, self.end)
        said = (a for a in attributions if any(span.within(c) for c in a.content))
        holder = max(said, key=lambda a: max(c.start for c in a.content), default=None)
        return Quantity(
            what=self.what, span=span, value=self.value, low=self.low, high=self.high, qualifier=self.qualifier,
            holder=holder.source if holder else AUTHOR,
            basis="announced" if holder and holder.source_kind == "organisation" else "reported",
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    start: int
    end: int
    value: int


def counts(sentence: Sentence) -> tuple[Count, ...]:
    """The counted troops and equipment of a sentence, left to right; parts side by side are summed."""
    figures = list(_figures(sentence.low))
    found: list[Count] = []
    at = 0
    while at < len(figures) and len(found) < MAX_COUNTS:
        count, used = _count(sentence, figures, at)
        if count:
            found.append(count)
        at += used
    return tuple(found)


@cache
def _number() -> re.Pattern[str]:
    """Numbers in figures and words, with their thousands."""
    word = "|".join(sorted(lexicon().numbers, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<andhalf>\d+|{word})\s(?:с половиной|з половиною)\s(?P<scale4>тысяч\w*|"
        rf"тисяч\w*|миллион\w*|мільйон\w*)"
        rf"|(?<![\w.,-])(?P<figures>\d{{1,3}}(?:[ \u00a0]\d{{3}})+|"
        rf"\d+(?:[.,]\d+)?)(?:\s?(?P<scale>тыс\w*\.?|тис\w*\.?|млн|миллион\w*|мільйон\w*))?(?!\w|-[^\W\d])"
        rf"|"
        rf"(?<![\w-])(?P<words>(?:{word})(?:\s(?:{word})){{0,4}})(?:\s(?P<scale2>тысяч\w*|"
        rf"тисяч\w*|миллион\w*|"
        rf"мільйон\w*))?(?!\w)(?:\s(?P<rest>(?:{word})(?:\s(?:{word})){{0,3}})(?!\w))?"
        r"|(?<![\w-])(?P<half>полторы|полутора|півтори)\s(?P<scale3>тысяч\w*|тисяч\w*|сотн\w*)|"
        r"(?<![\w-])(?P<one>тысяч(?:а|у|и)?|тисяч(?:а|у|і)?)(?!\w)"
    )


def _figures(low: str) -> Iterator[_Figure]:
    for match in _number().finditer(low):
        value = _value(match)
        if value is not None:
            yield _Figure(start=match.start(), end=match.end(), value=value)


def _value(match: re.Match[str]) -> int | None:
    scale = match["scale"] or match["scale2"] or match["scale3"] or match["scale4"] or ""
    factor = 1_000_000 if scale.startswith(("м",)) else 100 if scale.startswith("сот") else 1_000 if scale else 1
    if match["figures"]:
        text = match["figures"].replace(" ", "").replace("\u00a0", "").replace(",", ".")
        if len(text) > 9:
            return None
        return round(float(text) * factor)
    if match["andhalf"]:
        number = match["andhalf"]
        return round((int(number) if number.isdigit() else lexicon().numbers[number]) * factor + factor / 2)
    if match["half"]:
        return round(1.5 * factor)
    if match["one"]:
        return 1_000
    words = sum(lexicon().numbers[w] for w in match["words"].split())
    rest = sum(lexicon().numbers[w] for w in (match["rest"] or "").split())
    return words * factor + rest


def _count(s: Sentence, figures: list[_Figure], at: int) -> tuple[Count | None, int]:
    """The count that begins with a figure and how many figures it uses."""
    figure = figures[at]
    what = _counted(s, figure.end)
    if what:
        return _made(s, figure, figure.value, figure.start, what), 1
    if at + 1 < len(figures):
        other, gap = figures[at + 1], s.low[figure.end : figures[at + 1].start]
        what = _counted(s, other.end)
        if what and re.fullmatch(r"\s[а-яіїєґ'-]+\s(?:и|та|і|й)\s(?:около\s|до\s|близько\s)?", gap):
            return _made(s, figure, figure.value + other.value, figure.start, what), 2
        if what and re.fullmatch(r"\s?[-–—]\s?|\s(?:до|или|чи|або)\s", gap):
            low = figure.value * (1000 if other.value >= 1000 > figure.value else 1)
            return Count(start=figure.start, end=what[1], what=what[0], value=other.value, low=low, high=other.value), 2
    return None, 1


def _counted(s: Sentence, end: int) -> tuple[str, int] | None:
    """What is counted behind a figure, and where its noun ends."""
    gap = re.match(_BETWEEN, s.low[end : end + 80])
    starts = [m.start() for m in re.finditer(r"(?<=\s)\w", s.low[end : end + 60])][:4]
    reach = gap.end() if gap else 0
    for start in starts:
        if start > reach:
            break
        for pattern, what in lexicon().equipment:
            if match := pattern.match(s.low, end + start):
                return what, match.end()
        if match := lexicon().troops.match(s.low, end + start):
            return "troops", match.end()
    return None


def _made(s: Sentence, figure: _Figure, value: int, start: int, what: tuple[str, int]) -> Count | None:
    name, end = what
    before = s.low[max(0, start - 24) : start]
    around = s.low[max(0, start - 40) : end + 30]
    if name == "troops" and (value < MIN_TROOPS or _NOT_TROOPS.search(around)):
        return None
    low: int | None = value
    high: int | None = value
    qualifier = ""
    if match := _OVER.search(before):
        high, qualifier = None, match.group().strip()
    elif match := _UPTO.search(before):
        low, qualifier = None, match.group().strip()
    elif match := _ABOUT.search(before):
        low = high = None
        qualifier = match.group().strip()
    return Count(
        start=match.start() + start - len(before) if match else start,
        end=end,
        what=name,
        value=value,
        low=low,
        high=high,
        qualifier=qualifier,
    )
