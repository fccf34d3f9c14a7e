"""Line -> cues: what can be seen of a line without deciding yet what it is.

A cue is a name that `weights.WEIGHTS` scores for each kind. Cues see the
line, its neighbours and its place on the page; none of them decides alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indicia.pages.dates import find_dates, has_time_mark, without_dates
from indicia.pages.lexicon import FUNCTION_WORDS, PHRASES, SECTIONS
from indicia.pages.lines import Line

LONG_WORDS = 14
"""Lines with at least so many words (or this and a full stop) are taken as running text at first sight."""
MAX_CROSSHEAD_WORDS = 10
MIN_SENTENCE_WORDS = 5
"""Shorter sentences at the end of a page are as often slogans as text."""
MARGIN = (35, 100)
"""Text that was cut at a margin has lines of this many characters, ..."""
WRAP_FILL = 0.7
"""... each (but the last) at least this share of the widest."""
MAX_SEEN_CHARS = 2000
MAX_SHORT_CHARS = 400
"""What no line of page furniture exceeds; cues are looked for within it, so that odd lines cost no more than long ones."""
FEW_WORDS = 6
"""In longer lines above the end of the text one phrase that isn't at the start counts half (cue with a "~")."""
SHORT_WORDS = 24
"""Layout phrases ("share", "photo") are looked for in lines up to this length; running text may use them freely."""
MIN_QUESTIONS = 2
"""Questions to "you" that make a page an interview; one may be asked of the reader."""
PROMO_HITS = 3
"""A long line with so many different phrases of appeals is an appeal (the least wordy one known to us has four)."""

_NOT_WORD = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|&")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*$")
_INNER_END = re.compile(r"[.!?…][\"”»’')\]]*\s+[\"“«‘(]?[^\W\d_]")
_SEPARATORS = re.compile(r"\s[|·•/»>›→‹«]\s|\s[—–-]\s|\s{3,}")
_BULLET = re.compile(r"[•*·▪◦●‣■]\s{1,4}\S|(?:\d{1,2}[.)]|[a-z]\))\s{1,4}\S.*[.;,!]$")
_WE = re.compile(r"(?<!\w)(?:we|our|us|мы|нас|наш\w{0,3}|ми)(?!\w)", re.I)
_BIO = re.compile(
    r"(?:[A-ZА-ЯІЇЄҐ][\w.'’-]*\s){2,4}(?:\([^)]{1,30}\)\s)?(?:is an?|was an?|is the|works|lives|writes|covers|served|serves|reports|edits|"
    r"teaches|has (?:written|worked|covered|served)|studies|работает|живёт|живет|пишет|служил\w?|преподаёт|преподает|працює|мешкає|пише|"
    r"служив|викладає)\b"
)
_IMPERATIVE = re.compile(
    r"(?:please\s)?(?:read|listen|watch|join|follow|buy|support|donate|help|get|send|tell|write|call|click|download|install|visit|register|"
    r"order|save|try|share|see|find|subscribe|sign up|log in|like|rate|vote|book|become|add|ask|let us)\s(?:to\s|us\b|our\b|your\b|the\b|a\b|"
    r"in\b|on\b|more\b|here\b|for\b|with\b|[A-Z])",
    re.I,
)
_INTERVIEW = re.compile(
    r"interview|conversation with|q\s?&\s?a|talks? to|spoke (?:to|with)|questions to|интервью|беседа|інтерв|розмова|бесед",
    re.I,
)
_TURN = re.compile(r"(?:Q|A|В|О|З|Question|Answer|Вопрос|Ответ|Питання|Відповідь)[.:]\s\S")
_TO_YOU = re.compile(
    r"(?<!\w)(?:you|your|yours|вы|вам|вас|ваш\w{0,4}|ви|colonel|general|minister|professor|mr|ms|mrs|dr)(?!\w)", re.I
)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}|(?<!\w)@\w{2,}|https?://|www\.")
_CREDIT = re.compile(
    r"(?:photos?|images?|pictures?|credit|video|фото|світлина|ілюстрація|иллюстрация|снимок)\s{0,2}(?:by\b|[:/©|])|"
    r"[:.]\s{1,2}(?:pool|file|handout|archive|stock)\s{1,2}(?:photo|image|picture)|"
    r"[.:,]\s(?:file|handout|archive|pool|архив|архів)\.?$|"
    r"\b(?:file|pool|stock|handout|archive)\s{1,2}(?:photo|image|picture)\b",
    re.I,
)
_CREDIT_AT_END = re.compile(r"[^\s(].{8,}[.!?]?\s*\((?=[^()]{2,60}\)$)(?:[A-Z][^()]*)\)$")
_TRAILING_NAME = re.compile(r"\w{3,20}[.!?]\s(?:[A-Z][\w&.'’-]*(?:\s(?:/\s)?|$)){1,5}$")
_BY = re.compile(r"(?:written\s|text\s|story\s|words\s|report\s)?by:?\s[^\W\d_]|(?:автор|текст)[ы]?:?\s[^\W\d_]", re.I)
_EDITED = re.compile(
    r"\W?(?:edited|translated|редактор|редактировал\w?|перев[её]л\w?|переклав|перевод)\b[^.]{0,40}[:\s]", re.I
)
_TIME_ONLY = re.compile(r"[\[(]?[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?[\])]?[.:]?$", re.I)
_DATELINE_ONLY = re.compile(r"[A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ' -]{2,30},")
_LABEL = re.compile(r"[^\W\d_][^.!?:]{0,40}:\s\S")
_RANK = re.compile(
    r"(?:lt|col|colonel|gen|general|major|maj|captain|capt|sgt|president|minister|mr|mrs|ms|dr|prof|sir|admiral|"
    r"полковник|генерал|майор|президент|министр|міністр)\.?\s",
    re.I,
)
_COPYRIGHT = re.compile(r"©|\(c\)\s(?:19|20)\d\d|[|·]\s?[^|·]{3,40}\s(?:19|20)\d\d$", re.I)
_ICONS = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|(?<!\w)[A-Za-z@]\s{2,}[A-Za-z@](?!\w)|(?<!\w)A[+-](?!\w)")
_PROMO = ("share", "subscribe", "donate", "cookies", "advert", "rights", "no_comments", "mistake")

_SITE = ("about_author", "about_outlet", "subscribe", "donate", "cookies", "rights", "mistake", "no_comments")
_TOLD_IN_LONG = ("about_author", "photo", "donate", "subscribe", "rights")
_IN_LONG = tuple(dict.fromkeys((*_PROMO, *_TOLD_IN_LONG)))


class Seen(NamedTuple):
    """A line with the cues that hold for it and its words."""

    line: Line
    words: tuple[str, ...]
    cues: tuple[str, ...]


def normalised(text: str) -> str:
    """Lower case, one blank for every run of other signs, blanks at both ends."""
    return f" {_NOT_WORD.sub(' ', text.lower()).strip()} "


def see(
    lines: Sequence[Line], extra: Sequence[tuple[str, ...]] = (), *, known: Sequence[str | None] = ()
) -> list[Seen]:
    """Find the cues of every line; `extra` adds cues that only markup knows, lines with a known kind need none."""
    words = [tuple(_WORD.findall(line.text[:MAX_SEEN_CHARS])) for line in lines]
    layout = _Layout(lines, words)
    return [
        Seen(line, words[i], () if known and known[i] else (*_cues(i, layout), *(extra[i] if extra else ())))
        for i, line in enumerate(lines)
    ]


def _cues(i: int, layout: _Layout) -> Iterator[str]:
    yield from _own(layout.lines[i], layout.words[i], i > layout.last)
    yield from _placed(i, layout)


def is_name(words: Sequence[str]) -> bool:
    """Whether words look like one person's name: two to four, each with a capital or an initial."""
    return 2 <= len(words) <= 4 and all((w[0].isupper() and not w[1:].isupper()) or _initial(w) for w in words)


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def prose_lines(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines that are running text at first sight, alone or as part of a paragraph cut at a margin."""
    wrapped = _wrapped(lines)
    return [i for i, line in enumerate(lines) if i in wrapped or is_prose(_WORD.findall(line.text[:MAX_SEEN_CHARS]), line.text)]


def _wrapped(lines: Sequence[Line]) -> set[int]:
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
    if not MARGIN[0] <= widest <= MARGIN[1] or any(not _SENTENCE_END.search(line.text) for line in short):
        return False
    joins = sum(below.text[0].islower() for below in run[1:])
    return joins * 3 >= len(run) - 1 and not any(_BULLET.match(line.text) for line in run[1:])


def is_prose(words: Sequence[str], text: str) -> bool:
    """Whether a line is long enough to be running text at first sight."""
    return len(words) >= LONG_WORDS and (len(words) >= 2 * LONG_WORDS or bool(_SENTENCE_END.search(text[-8:])))


def _own(line: Line, words: tuple[str, ...], tail: bool) -> Iterator[str]:
    text, count = line.text[:MAX_SEEN_CHARS], len(words)
    short = count <= SHORT_WORDS and len(line.text) <= MAX_SHORT_CHARS
    yield _length(count)
    yield from _shape(text, words)
    furniture = (*_phrases(text, count, tail), *(_layout_marks(text) if short else ()))
    yield from furniture or ("plain_sentence",) * (text[-1] != "?" and bool(_SENTENCE_END.search(text[-8:])))
    if short:
        imprint = tuple(_imprint(text, words))
        yield from imprint or ("no_imprint",)


def _length(count: int) -> str:
    for limit in (1, 4, 8, 13, 24, 40):
        if count <= limit:
            return f"words<={limit}"
    return "words>40"


def _shape(text: str, words: tuple[str, ...]) -> Iterator[str]:
    if _SENTENCE_END.search(text[-8:]):
        yield "ends?" if text.rstrip("\"”»’')]")[-1:] == "?" else "ends."
    elif text[-1] == ":":
        yield "ends_colon"
    else:
        yield "ends_open"
    if _INNER_END.search(text[:400]):
        yield "sentences"
    if text.isupper() and len(text) > 2:
        yield "capitals"
    if text[0].islower():
        yield "lower_start"
    if text[0] in "“\"«„'‘":
        yield "quote_start"
    if text[0] in "—–-" and text[1:2].isspace():
        yield "dash_start"
    if _BULLET.match(text):
        yield "bullet"
    if len(words) <= SHORT_WORDS and text[0].isupper() and _IMPERATIVE.match(text):
        yield "imperative"
    if _TURN.match(text):
        yield "turn"
    if len(words) <= 10 and _are_sections(text, words):
        yield "sections"
    if not words:
        yield "no_words"


def _are_sections(text: str, words: tuple[str, ...]) -> bool:
    plain = [w.lower().strip(".") for w in words if w.lower() not in FUNCTION_WORDS]
    known = sum(w in SECTIONS or all(part in SECTIONS for part in w.split("-")) for w in plain)
    needed = 0.5 if "," in text or _SEPARATORS.search(text) else 0.99
    return bool(plain) and known >= needed * len(plain) and text[-1] not in ".?!"


def _phrases(text: str, count: int, tail: bool) -> Iterator[str]:
    plain = normalised(text[:MAX_SEEN_CHARS])
    looked_for = PHRASES if count <= SHORT_WORDS else _IN_LONG
    hits = {name: [p for p in PHRASES[name] if p in plain] for name in looked_for}
    if count <= SHORT_WORDS:
        for name, found in hits.items():
            if found:
                yield name if tail or count <= FEW_WORDS or len(found) > 1 or _leads(plain, found) else f"{name}~"
        yield from (f"{name}_first" for name in ("links", "share", "photo", "role") if _leads(plain, hits[name]))
        if sum(bool(hits[name]) for name in _PROMO) >= 2 or any(len(hits[name]) >= 2 for name in _PROMO):
            yield "promo"
    elif sum(len(hits[name]) for name in _PROMO) >= PROMO_HITS:
        yield "appeal"
    elif count <= 2 * SHORT_WORDS:
        yield from (f"{name}_long" for name in _TOLD_IN_LONG if hits[name])


def _leads(plain: str, found: Sequence[str]) -> bool:
    return any(plain.startswith(phrase) for phrase in found)


def _layout_marks(text: str) -> Iterator[str]:
    if _SEPARATORS.search(text):
        yield "separators"
    if _CONTACT.search(text):
        yield "contact_mark"
    if _CREDIT.search(text):
        yield "credit"
    if _CREDIT_AT_END.match(text):
        yield "credit_end"
    elif _TRAILING_NAME.search(text[-60:]):
        yield "name_end"
    if _COPYRIGHT.search(text):
        yield "copyright"
    if _ICONS.search(text):
        yield "icons"
    if _LABEL.match(text):
        yield "label"
    if text[0] == "(" and text[-1] == ")":
        yield "bracketed"


def _imprint(text: str, words: tuple[str, ...]) -> Iterator[str]:
    if _TIME_ONLY.match(text):
        yield "time_only"
    elif has_time_mark(text):
        yield _date_share(text)
    if _BY.match(text):
        yield "by"
    if _EDITED.match(text):
        yield "edited"
    if is_name(words) and text[-1] not in "?!":
        yield "name"
    if _RANK.match(text) and len(words) <= 6:
        yield "ranked"


def _date_share(text: str) -> str:
    rest = len(_WORD.findall(without_dates(text)))
    full = bool(find_dates(text))
    if rest <= 1:
        return "date_only" if full else "date_part_only"
    if rest <= 10:
        return "dated" if full else "date_part"
    return "date_inside"


class _Layout:
    """What a line's place on the page needs to know of all lines."""

    def __init__(self, lines: Sequence[Line], words: Sequence[tuple[str, ...]]) -> None:
        self.lines, self.words = lines, words
        self.wrapped = _wrapped(lines)
        prose = [i for i, line in enumerate(lines) if i in self.wrapped or is_prose(words[i], line.text)]
        self.first = self._outer(prose, default=len(lines))
        self.last = max(self._outer(prose[::-1], default=-1), self._last_sentence())
        self.seen_in_prose = Counter(w.rstrip(".") for i in prose for w in set(words[i]) if w[0].isupper())
        questions = [line.text for line in lines if line.text[-1] == "?"]
        self.interview = sum(bool(_TO_YOU.search(q)) for q in questions) >= MIN_QUESTIONS or any(
            _INTERVIEW.search(line.text) for line in lines[: min(self.first, 6)]
        )
        self.crossheads = sum(map(self._may_be_crosshead, range(self.first + 1, self.last)))
        self.longest_top = self._longest_top()
        self.byline_names = self._byline_names()

    def _outer(self, prose: Sequence[int], *, default: int) -> int:
        """The first of these lines that speaks of the news, not of the site."""
        told = (i for i in prose if not _speaks_of_the_site(self.lines[i].text, len(self.words[i])))
        return next(told, prose[0] if prose else default)

    def _may_be_crosshead(self, i: int) -> bool:
        text = self.lines[i].text
        short = len(self.words[i]) <= MAX_CROSSHEAD_WORDS and text[-1] not in ".!:;,\"”»"
        return short and not has_time_mark(text) and not _CREDIT.search(text)

    def _last_sentence(self) -> int:
        """The last line that is a short sentence and speaks neither of the site nor to the reader."""
        for i in range(len(self.lines) - 1, -1, -1):
            text, words = self.lines[i].text, self.words[i]
            if len(words) >= MIN_SENTENCE_WORDS and text[-1] in ".!" and not _addressed(text, words):
                return i
        return -1

    def _longest_top(self) -> int:
        top = range(min(self.first, 12, len(self.lines)))
        plain = [i for i in top if not _plainly_furniture(self.lines[i].text)]
        return max(plain, key=lambda i: (min(len(self.words[i]), 8), -i), default=-1)

    def _byline_names(self) -> frozenset[str]:
        top = self.lines[: min(self.first, 12)]
        top = [line for line in top if len(line.text) <= MAX_SHORT_CHARS]
        dated = [line for line in top if has_time_mark(line.text) or _BY.match(line.text)]
        return frozenset(w for line in dated for w in _WORD.findall(without_dates(line.text)) if w[0].isupper())


def _addressed(text: str, words: Sequence[str]) -> bool:
    """Whether a line turns to the reader or tells of the site or a person behind it."""
    return bool(
        _TO_YOU.search(text)
        or _WE.search(text)
        or _IMPERATIVE.match(text)
        or _BIO.match(text)
        or _speaks_of_the_site(text, len(words), names=tuple(PHRASES))
    )


def _speaks_of_the_site(text: str, count: int, *, names: Sequence[str] = ()) -> bool:
    plain = normalised(text[:MAX_SEEN_CHARS])
    hits = sum(phrase in plain for name in names or _SITE for phrase in PHRASES[name])
    return hits >= (1 if count <= SHORT_WORDS else PROMO_HITS)


def _plainly_furniture(text: str) -> bool:
    if len(text) > MAX_SHORT_CHARS:
        return False
    return bool(_CREDIT.search(text) or _TIME_ONLY.match(text) or _CREDIT_AT_END.match(text)) or (
        has_time_mark(text) and len(_WORD.findall(without_dates(text))) <= 4
    )


def _placed(i: int, layout: _Layout) -> Iterator[str]:
    line, words = layout.lines[i], layout.words[i]
    if i in layout.wrapped:
        yield "wrapped"
    if i == 0:
        yield "first"
    if i == len(layout.lines) - 1:
        yield "last"
    to_you = line.text[0] not in "“\"«" and bool(_TO_YOU.search(line.text))
    if to_you and i > layout.last and len(words) <= SHORT_WORDS:
        yield "you_tail"
    elif to_you and line.text[-1] == "?":
        yield "to_you"
    if layout.interview and i > 1 and line.text[-1] == "?":
        yield "interview_question"
    if i == layout.longest_top:
        yield "longest_top"
    if i < layout.first:
        yield "top"
        if not layout.crossheads:
            yield "no_crossheads"
    elif i > layout.last:
        yield "tail"
        if _BIO.match(line.text) and not layout.seen_in_prose[words[1].rstrip(".")]:
            yield "bio"
        if i >= len(layout.lines) - 4 and line.text[0] not in '“"«' and _WE.search(line.text):
            yield "we_tail"
        if _LABEL.match(line.text) and not _BULLET.match(line.text) and line.text[-1] not in ".?!":
            yield "label_tail"
        if len(layout.byline_names.intersection(words[:2])) == min(2, len(words)):
            yield "byline_name"
    else:
        yield "between"
    if i and _TIME_ONLY.match(layout.lines[i - 1].text):
        yield "under_time"
    if line.gap == 1 and i:
        yield from _under(layout.lines[i - 1], layout.words[i - 1], line)
    if _same(layout.lines, i, -1) or _same(layout.lines, i, 1):
        yield "doubled"
    if 2 <= len(words) <= 8 and words[-1][0].isupper() and layout.seen_in_prose[words[-1].rstrip(".")]:
        yield "known_name"


def _under(above: Line, above_words: tuple[str, ...], line: Line) -> Iterator[str]:
    yield "tight"
    if len(above_words) >= 7 and len(above.text) >= 45 and not _SENTENCE_END.search(above.text[-8:]):
        yield "continues" if line.text[0].islower() or len(above.text) >= 60 else "may_continue"


def _same(lines: Sequence[Line], i: int, step: int) -> bool:
    j = i + step
    return 0 <= j < len(lines) and lines[j].text == lines[i].text and len(lines[i].text) > 3
