"""Line -> cues: what can be seen of a line without deciding yet what it is.

A cue is a name that `weights.WEIGHTS` scores for each kind. Cues see the
line, its neighbours and its place on the page; none of them decides alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indicia.pages import patterns
from indicia.pages.dates import find_dates, has_time_mark, without_dates
from indicia.pages.layout import MIN_APPEAL_HITS, Layout, is_prose
from indicia.pages.lexicon import phrases_in
from indicia.pages.lines import Line
from indicia.pages.marks import are_sections
from indicia.pages.patterns import (
    MAX_SEEN_CHARS,
    MAX_SHORT_CHARS,
    SHORT_WORDS,
    ends_sentence,
    is_name,
    normalised,
    words_of,
)
from indicia.pages.structure import is_dateline

MAX_CAPTION_WORDS = 30
"""A longer line that is repeated, or a whole sentence of some length, is a slip of the editor, no caption."""
FEW_WORDS = 6
"""In longer lines above the end of the text one phrase that isn't at the start counts half (cue with a "~")."""

_PROMO = ("share", "subscribe", "donate", "cookies", "advert", "rights", "no_comments", "mistake")

_TOLD_IN_LONG = ("about_author", "photo", "donate", "subscribe", "rights")


class Seen(NamedTuple):
    """A line with the cues that hold for it and its words."""

    line: Line
    words: tuple[str, ...]
    cues: tuple[str, ...]


def see(
    lines: Sequence[Line], extra: Sequence[tuple[str, ...]] = (), *, known: Sequence[str | None] = ()
) -> list[Seen]:
    """Find the cues of every line; `extra` adds cues that only markup knows, lines with a known kind need none."""
    words = [words_of(line.text) for line in lines]
    layout = Layout(lines, words)
    return [
        Seen(line, words[i], () if known and known[i] else (*_cues(i, layout), *(extra[i] if extra else ())))
        for i, line in enumerate(lines)
    ]


def _cues(i: int, layout: Layout) -> Iterator[str]:
    yield from _own(layout.lines[i], layout.words[i], i > layout.last)
    yield from _placed(i, layout)
    yield from layout.structure.cues(i, layout.first, layout.last, layout.after)
    if i in layout.turns:
        yield "speaker"


def _own(line: Line, words: tuple[str, ...], tail: bool) -> Iterator[str]:
    text, count = line.text[:MAX_SEEN_CHARS], len(words)
    short = count <= SHORT_WORDS and len(line.text) <= MAX_SHORT_CHARS
    yield _length(count)
    yield from _shape(text, words)
    furniture = (*_phrases(text, count, tail), *(_layout_marks(text) if short else ()))
    yield from furniture or ("plain_sentence",) * (text[-1] != "?" and ends_sentence(text))
    if short:
        imprint = tuple(_imprint(line, text, words))
        yield from imprint or ("no_imprint",)


def _length(count: int) -> str:
    for limit in (1, 4, 8, 13, 24, 40):
        if count <= limit:
            return f"words<={limit}"
    return "words>40"


def _shape(text: str, words: tuple[str, ...]) -> Iterator[str]:
    if ends_sentence(text):
        yield "ends?" if text.rstrip("\"”»’')]")[-1:] == "?" else "ends."
    elif text[-1] == ":":
        yield "ends_colon"
    else:
        yield "ends_open"
    if patterns.INNER_END.search(patterns.unranked(text[:400])):
        yield "sentences"
    if text.isupper() and len(text) > 2:
        yield "capitals"
    if text[0].islower():
        yield "lower_start"
    if text[0] in "“\"«„'‘":
        yield "quote_start"
    if text[0] in "—–-" and text[1:2].isspace():
        yield "dash_start"
    if patterns.BULLET.match(text):
        yield "bullet"
    if len(words) <= SHORT_WORDS and text[0].isupper() and patterns.IMPERATIVE.match(text):
        yield "imperative"
    if patterns.TURN.match(text):
        yield "turn"
    if len(words) <= 10 and are_sections(text, words):
        yield "sections"
    if not words:
        yield "no_words"


def _phrases(text: str, count: int, tail: bool) -> Iterator[str]:
    plain = normalised(text[:MAX_SEEN_CHARS])
    hits = phrases_in(plain)
    if count <= SHORT_WORDS:
        for name, found in hits.items():
            yield name if tail or count <= FEW_WORDS or len(found) > 1 or _leads(plain, found) else f"{name}~"
        yield from (
            f"{name}_first" for name in ("links", "share", "photo", "role") if _leads(plain, hits.get(name, ()))
        )
        if sum(name in hits for name in _PROMO) >= 2 or any(len(hits.get(name, ())) >= 2 for name in _PROMO):
            yield "promo"
    elif sum(len(hits.get(name, ())) for name in _PROMO) >= MIN_APPEAL_HITS:
        yield "appeal"
    elif count <= 2 * SHORT_WORDS:
        yield from (f"{name}_long" for name in _TOLD_IN_LONG if name in hits)


def _leads(plain: str, found: Sequence[str]) -> bool:
    return any(plain.startswith(phrase) for phrase in found)


def _layout_marks(text: str) -> Iterator[str]:
    if patterns.SEPARATORS.search(text):
        yield "separators"
    if patterns.CONTACT.search(text):
        yield "contact_mark"
    if patterns.CREDIT.search(text):
        yield "credit"
    if patterns.CREDIT_AT_END.match(text):
        yield "credit_end"
    elif patterns.TRAILING_NAME.search(text[-60:]) and not patterns.RANK.match(text):
        yield "name_end"
    if patterns.COPYRIGHT.search(text):
        yield "copyright"
    if patterns.ICONS.search(text):
        yield "icons"
    if patterns.LABEL.match(text):
        yield "label"
    if text[0] == "(" and text[-1] == ")":
        yield "bracketed"


def _imprint(line: Line, text: str, words: tuple[str, ...]) -> Iterator[str]:
    if patterns.TIME_ONLY.match(text):
        yield "time_only"
    elif has_time_mark(text):
        yield _date_share(text)
    if patterns.BY.match(text):
        yield "by"
    if patterns.EDITED.match(text):
        yield "edited"
    if is_name(words) and text[-1] not in "?!":
        yield "name"
    if words and len(words[0]) > 2 and words[0].isupper() and not text.isupper() and is_dateline(line):
        yield "dateline"


def _date_share(text: str) -> str:
    rest = len(words_of(without_dates(text)))
    full = bool(find_dates(text))
    if rest <= 1:
        return "date_only" if full else "date_part_only"
    if rest <= 10:
        return "dated" if full else "date_part"
    return "date_inside"


def _placed(i: int, layout: Layout) -> Iterator[str]:
    line, words = layout.lines[i], layout.words[i]
    if i in layout.wrapped:
        yield "wrapped"
    if i == 0:
        yield "first"
    if i == len(layout.lines) - 1:
        yield "last"
    to_you = line.text[0] not in '“"«' and bool(patterns.TO_YOU.search(line.text))
    if to_you and i > layout.last and len(words) <= SHORT_WORDS:
        yield "you_tail"
    elif to_you and line.text[-1] == "?":
        yield "to_you"
    if layout.interview and i > 0 and line.text[-1] == "?":
        yield "interview_question"
    if i == layout.longest_top:
        yield "longest_top"
    if i < layout.first:
        yield "top"
        if not layout.crossheads:
            yield "no_crossheads"
    elif i > layout.last:
        yield "tail"
        if patterns.BIO.match(line.text) and not layout.seen_in_prose[words[1].rstrip(".")]:
            yield "bio"
        if (
            i >= len(layout.lines) - 4
            and not layout.we_voice
            and line.text[0] not in '“"«'
            and patterns.WE.search(line.text)
        ):
            yield "we_tail"
        if patterns.LABEL.match(line.text) and not patterns.BULLET.match(line.text) and line.text[-1] not in ".?!":
            yield "label_tail"
        if len(layout.byline_names.intersection(words[:2])) == min(2, len(words)):
            yield "byline_name"
    else:
        yield "between"
    if i and patterns.TIME_ONLY.match(layout.lines[i - 1].text) and i - 1 not in layout.structure.stamps:
        yield "under_time"
    if line.gap == 1 and i:
        yield from _under(layout.lines[i - 1], layout.words[i - 1], line)
    if i > 1 and _may_be_caption(line, words) and (_same(layout.lines, i, -1) or _same(layout.lines, i, 1)):
        yield "doubled"
    if 2 <= len(words) <= 8 and words[-1][0].isupper() and layout.seen_in_prose[words[-1].rstrip(".")]:
        yield "known_name"
        if patterns.RANK.match(line.text) and len(words) <= 6:
            yield "ranked"
    elif (
        0 < i < layout.first - 1
        and len(words) <= 5
        and not ends_sentence(line.text)
        and is_dateline(layout.lines[i + 1])
    ):
        yield "over_date"


def _under(above: Line, above_words: tuple[str, ...], line: Line) -> Iterator[str]:
    yield "tight"
    if len(above_words) >= 7 and len(above.text) >= 45 and not ends_sentence(above.text):
        yield "continues" if line.text[0].islower() or len(above.text) >= 60 else "may_continue"


def _may_be_caption(line: Line, words: tuple[str, ...]) -> bool:
    return 3 <= len(words) <= MAX_CAPTION_WORDS and not is_prose(words, line.text)


def _same(lines: Sequence[Line], i: int, step: int) -> bool:
    j = i + step
    return 0 <= j < len(lines) and lines[j].text == lines[i].text and len(lines[i].text) > 3
