"""Cues that come from lines taken together: repeated stamps and running heads, end marks, names over a date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indicia.pages import marks, patterns
from indicia.pages.dates import find_dates, has_time_mark, without_dates
from indicia.pages.lexicon import OUTLET_WORDS
from indicia.pages.lines import Line
from indicia.pages.patterns import MAX_SHORT_CHARS, SHORT_WORDS, ends_sentence, normalised, words_of
from indicia.pages.selftalk import speaks_of_itself

MAX_RUNNING_WORDS = 12
MAX_PART_WORDS = 4
"""What stands beside a time in a stamp."""
MAX_ABOUT_LINES = 6
"""An "About the command" behind which more lines stand is a cross-head of the text."""
MAX_TITLE_WORDS = 12

_DIGITS = re.compile(r"\d+")


class Structure:
    """What takes more than one line to see; everything is found in one pass over the lines."""

    def __init__(self, lines: Sequence[Line], words: Sequence[tuple[str, ...]]) -> None:
        self.lines, self.words = lines, words
        short = [
            i for i, line in enumerate(lines) if len(line.text) <= MAX_SHORT_CHARS and len(words[i]) <= SHORT_WORDS
        ]
        stamps = _alike({i: stamp for i in short if (stamp := _stamp(lines[i].text))}, minimum=2)
        self.stamps = frozenset(i for i in stamps if i + 1 not in stamps and self._has_words_below(i))
        masked = {i: _DIGITS.sub("0", lines[i].text) for i in short if _may_run(lines[i], words[i])}
        self.running = _alike(masked, minimum=2, apart=True)
        self.itself = frozenset(i for i, line in enumerate(lines) if speaks_of_itself(line.text, words[i]))

    def after_text(self, prose: Sequence[int]) -> int:
        """The first line behind the text's end mark, its contacts, or what it says "about" its issuer."""
        count = len(self.lines)
        for i in range(prose[0] + 1 if prose else count, count):
            text = self.lines[i].text
            if len(text) > MAX_SHORT_CHARS or len(self.words[i]) > MAX_PART_WORDS + 2:
                continue
            if marks.END_MARK.match(text) or (marks.AFTER_TEXT.match(text) and not ends_sentence(text)):
                return i
            if (
                count - i <= MAX_ABOUT_LINES
                and marks.ABOUT.fullmatch(" ".join(text.split()[:2]))
                and not ends_sentence(text)
            ):
                return i
        return count

    def cues(self, i: int, first: int, last: int, after: int) -> Iterator[str]:
        """The cues of line `i`; running text lies in `[first, last]`, and nothing of it from `after` on."""
        text, words = self.lines[i].text, self.words[i]
        if i >= after:
            yield "after_end"
        if len(text) > MAX_SHORT_CHARS:
            return
        if i in self.itself and not first <= i <= last:
            yield "itself"
        if i in self.running:
            yield "running"
        yield from self._stamped(i, words)
        if len(words) <= SHORT_WORDS:
            yield from _short_marks(text, words, tail=i > last)
        if i < first:
            yield from self._topped(i, text, first)

    def _stamped(self, i: int, words: tuple[str, ...]) -> Iterator[str]:
        if i in self.stamps:
            yield "stamp"
        elif i - 1 in self.stamps and self.lines[i].gap == 1:
            yield "time_title" if self._heads_a_post(i, words) else "under_stamp"

    def _heads_a_post(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether a line under a stamp is the title of what stands right under it."""
        below = i + 1 < len(self.lines) and self.lines[i + 1].gap == 1 and i + 1 not in self.stamps
        return (
            below
            and len(words) <= MAX_TITLE_WORDS
            and self.lines[i].text[-1] not in ".,;:!…"
            and len(self.words[i + 1]) > 5
        )

    def _topped(self, i: int, text: str, first: int) -> Iterator[str]:
        if marks.is_breadcrumb(text):
            yield "breadcrumb"
        if marks.is_issuer(text) and self._has_title_below(i, first):
            yield "issuer"
        if i == 0 and any(w.lower() in OUTLET_WORDS for w in self.words[i]) and patterns.SEPARATORS.search(text):
            yield "outlet_name"
        if i and marks.are_names(text):
            yield "names"

    def _has_words_below(self, i: int) -> bool:
        """Whether a post may stand under a stamp; a list of months has none."""
        if i + 1 >= len(self.lines):
            return False
        return self.lines[i + 1].gap == 1 or len(self.words[i + 1]) > MAX_PART_WORDS

    def _has_title_below(self, i: int, first: int) -> bool:
        """Whether a line that may be the title stands between an issuer's name and the text."""
        below = range(i + 1, min(first, i + 5))
        return any(len(self.words[k]) > 3 and not has_time_mark(self.lines[k].text) for k in below)


def _alike(keys: dict[int, str], *, minimum: int, apart: bool = False) -> frozenset[int]:
    counts = Counter(keys.values())
    if apart:
        counts -= Counter(key for i, key in keys.items() if keys.get(i - 1) == key)
    return frozenset(i for i, key in keys.items() if counts[key] >= minimum)


def _stamp(text: str) -> str | None:
    """What is left of a line with a time when the time is taken out; None if too much is left or nothing was there."""
    if ends_sentence(text) or not has_time_mark(text):
        return None
    rest = normalised(_DIGITS.sub("", without_dates(text)))
    return rest if len(rest.split()) <= MAX_PART_WORDS else None


def _may_run(line: Line, words: tuple[str, ...]) -> bool:
    return 0 < len(words) <= MAX_RUNNING_WORDS and not ends_sentence(line.text) and not has_time_mark(line.text)


def _short_marks(text: str, words: tuple[str, ...], *, tail: bool) -> Iterator[str]:
    if marks.END_MARK.match(text):
        yield "end_mark"
    if marks.PAGE_NUMBER.match(text) and len(words) > 1:
        yield "page_number"
    if marks.FILE.search(text) and marks.GET.search(text):
        yield "file"
    if tail and marks.META.match(text):
        yield "meta"
    if tail and marks.FORWARD.match(text):
        yield "forward"
    if tail and marks.PHONE.match(text) and not find_dates(text):
        yield "phone"
    if tail and marks.ASKS.match(text):
        yield "asks_reader"
    if len(words) == 1 and text.lower() in marks.CHAPTERS:
        yield "chapter"


def is_dateline(line: Line) -> bool:
    """Whether a line is a full date with little beside it."""
    text = line.text
    return len(text) <= 80 and bool(find_dates(text)) and len(words_of(without_dates(text))) <= MAX_PART_WORDS
