"""A page's layout: where its running text begins and ends, and what else a line's place depends on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indicia.pages import patterns
from indicia.pages.dates import has_time_mark, without_dates
from indicia.pages.lexicon import PHRASES
from indicia.pages.lines import Line
from indicia.pages.marks import is_breadcrumb, is_issuer
from indicia.pages.patterns import MAX_SEEN_CHARS, MAX_SHORT_CHARS, SHORT_WORDS, ends_sentence, normalised, words_of
from indicia.pages.structure import Structure
from indicia.pages.turns import turns

LONG_WORDS = 14
"""Lines with at least so many words (or this and a full stop) are taken as running text at first sight."""
MAX_CROSSHEAD_WORDS = 10
MIN_SENTENCE_WORDS = 5
"""Shorter sentences at the end of a page are as often slogans as text."""
MARGIN = (35, 100)
"""Text that was cut at a margin has lines of this many characters, ..."""
WRAP_FILL = 0.7
"""... each (but the last) at least this share of the widest."""
MIN_QUESTIONS = 2
"""Questions to "you" that make a page an interview; one may be asked of the reader."""
MAX_DATED_WORDS = 5
"""A line with a date and no more than so many other words is no title."""
MIN_APPEAL_HITS = 3
"""A long line with so many different phrases of appeals is an appeal (that of the seed page has six)."""

MIN_WE = 2
"""Paragraphs in which a leader or a blogger says "we": the last line may, too."""
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{1,600}[”\"»]?")

_SITE = ("about_author", "about_outlet", "subscribe", "donate", "cookies", "rights", "mistake", "no_comments")
_READER = (*_SITE, "of_itself", "live_tools", "agency_tail", "advert", "counters", "contact")


class Layout:
    """What a line's place on the page needs to know of all lines."""

    def __init__(self, lines: Sequence[Line], words: Sequence[tuple[str, ...]]) -> None:
        self.lines, self.words = lines, words
        self.wrapped = wrapped_lines(lines)
        self.turns = turns(lines)
        self.structure = Structure(lines, words)
        prose = [i for i, line in enumerate(lines) if self._is_prose(i, line)]
        self.after = self.structure.after_text(prose)
        prose = [i for i in prose if i < self.after] or prose
        self.first = self._outer(prose, default=len(lines))
        self.we_voice = (
            sum(bool(patterns.WE.search(_QUOTED.sub("", lines[i].text[:MAX_SEEN_CHARS]))) for i in prose) >= MIN_WE
        )
        self.last = max(self._outer(prose[::-1], default=-1), self._last_sentence())
        self.seen_in_prose = Counter(w.rstrip(".") for i in prose for w in set(words[i]) if w[0].isupper())
        questions = [line.text for line in lines if line.text[-1] == "?"]
        self.interview = sum(bool(patterns.TO_YOU.search(q)) for q in questions) >= MIN_QUESTIONS or any(
            patterns.INTERVIEW.search(line.text) for line in lines[: min(self.first, 6)]
        )
        self.crossheads = sum(map(self._may_be_crosshead, range(self.first + 1, self.last)))
        self.longest_top = self._longest_top()
        self.byline_names = self._byline_names()

    def _is_prose(self, i: int, line: Line) -> bool:
        if i in self.turns or i in self.wrapped:
            return True
        return is_prose(self.words[i], line.text) and i not in self.structure.itself

    def _outer(self, prose: Sequence[int], *, default: int) -> int:
        """The first of these lines that speaks of the news, not of the site."""
        told = (i for i in prose if not _speaks_of_the_site(self.lines[i].text, len(self.words[i])))
        return next(told, prose[0] if prose else default)

    def _may_be_crosshead(self, i: int) -> bool:
        text = self.lines[i].text
        short = i not in self.turns and len(self.words[i]) <= MAX_CROSSHEAD_WORDS and text[-1] not in '.!:;,"”»'
        return short and not has_time_mark(text) and not patterns.CREDIT.search(text)

    def _last_sentence(self) -> int:
        """The last line that is a short sentence and speaks neither of the site nor to the reader."""
        for i in range(self.after - 1, -1, -1):
            text, words = self.lines[i].text, self.words[i]
            if i in self.structure.itself:
                continue
            if (
                len(words) >= MIN_SENTENCE_WORDS
                and text[-1] in ".!"
                and not _addressed(text, words, we=not self.we_voice)
            ):
                return i
        return -1

    def _longest_top(self) -> int:
        top = range(min(self.first, 12, len(self.lines)))
        plain = [i for i in top if not _plainly_furniture(self.lines[i].text)]
        return max(plain, key=lambda i: (min(len(self.words[i]), 8), -i), default=-1)

    def _byline_names(self) -> frozenset[str]:
        top = self.lines[: min(self.first, 12)]
        top = [line for line in top if len(line.text) <= MAX_SHORT_CHARS]
        dated = [line for line in top if has_time_mark(line.text) or patterns.BY.match(line.text)]
        return frozenset(w for line in dated for w in words_of(without_dates(line.text)) if w[0].isupper())


def _addressed(text: str, words: Sequence[str], *, we: bool = True) -> bool:
    """Whether a line turns to the reader or tells of the site or a person behind it."""
    return bool(
        patterns.TO_YOU.search(text)
        or (we and patterns.WE.search(text))
        or patterns.IMPERATIVE.match(text)
        or patterns.BIO.match(text)
        or _speaks_of_the_site(text, len(words), names=_READER)
    )


def _speaks_of_the_site(text: str, count: int, *, names: Sequence[str] = ()) -> bool:
    plain = normalised(text[:MAX_SEEN_CHARS])
    hits = sum(phrase in plain for name in names or _SITE for phrase in PHRASES[name])
    return hits >= (1 if count <= SHORT_WORDS else MIN_APPEAL_HITS)


def _plainly_furniture(text: str) -> bool:
    if len(text) > MAX_SHORT_CHARS:
        return False
    return (
        is_breadcrumb(text)
        or is_issuer(text)
        or bool(patterns.CREDIT.search(text) or patterns.TIME_ONLY.match(text) or patterns.CREDIT_AT_END.match(text))
        or (has_time_mark(text) and len(words_of(without_dates(text))) <= MAX_DATED_WORDS)
    )


def prose_lines(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines that are running text at first sight, alone or as part of a paragraph cut at a margin."""
    wrapped = wrapped_lines(lines)
    return [i for i, line in enumerate(lines) if i in wrapped or is_prose(words_of(line.text), line.text)]


def wrapped_lines(lines: Sequence[Line]) -> set[int]:
    """Lines of paragraphs that were cut at a margin: of like length, sentences running on from one to the next."""
    found: set[int] = set()
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and run and lines[i].gap == 1:
            run.append(i)
            continue
        if len(run) > 1 and _is_wrapped([lines[k] for k in run]):
            found.update(run)
        run = [i]
    return found


def _is_wrapped(run: Sequence[Line]) -> bool:
    widest = max(len(line.text) for line in run)
    short = (line for line in run[:-1] if len(line.text) < WRAP_FILL * widest)
    if not MARGIN[0] <= widest <= MARGIN[1] or any(not ends_sentence(line.text) for line in short):
        return False
    joins = sum(below.text[0].islower() for below in run[1:])
    return joins * 3 >= len(run) - 1 and not any(patterns.BULLET.match(line.text) for line in run[1:])


def is_prose(words: Sequence[str], text: str) -> bool:
    """Whether a line is long enough to be running text at first sight."""
    return len(words) >= LONG_WORDS and (len(words) >= 2 * LONG_WORDS or ends_sentence(text))
