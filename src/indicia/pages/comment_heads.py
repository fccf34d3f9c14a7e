"""The ways in which a page names a commenter, one class for all: a test of a line, and where the name stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicia.pages.dates import has_time_mark, without_dates
from indicia.pages.lexicon import ASIDES, PHRASES, SECTIONS
from indicia.pages.lines import Line

MAX_NAME_WORDS = 6
"""Longest commenter's name with remarks such as "(Rena)"."""
MAX_HEAD_CHARS = 120
"""Longest line that only says who wrote and when."""
MAX_INLINE_WORDS = 4
"""Longest name before a colon or dash: more words are a clause."""

_BULLET = re.compile(r"[•*·▪◦●‣○■–—>+~-]{1,5}\s{1,8}(?=\S)")
_NUMBERED = re.compile(r"(?:#\s?\d{1,4}[.):]?|\d{1,4}[.)])\s{1,8}(?=\S)")
_SAYS = re.compile(
    r"\s(?:says|said|wrote|writes|commented|replied|пишет|написал\w?|пише|написав|написала)\b.{0,60}$", re.I
)
_INLINE = re.compile(r"((?:[^:!?|»>\[\]]|(?<=\d):(?=\d\d)){2,48}?)(?::\s|\s[|»>–—-]\s)\s{0,8}(?=\S)")
_STOP_INSIDE = re.compile(r"[^\W\d_]{3,}[.]\s|,\s[^\W\d_A-ZА-ЯІЇЄҐ]")
_BRACKET = re.compile(r"(?:[\[<]\s?@?([^\[\]<>]{2,40})[\]>]:?|@([\w.-]{2,30}):)\s{1,8}(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')]*$")
_INITIAL = re.compile(r"(?:^|[\s.])[A-ZА-ЯІЇЄҐ]\.$")
"""A name may end with an initial ("Hermann B."), which ends no sentence."""
_DATELINE = re.compile(r"[A-ZÀ-Þ]{4,}(?: [A-ZÀ-Þ]{3,})?, [A-Z][a-z]+(?: [A-Z][a-z]+)? [–—-] ")
"""A town in capitals and its state: "MINSK, Belarus — The army"."""
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]{1,30})[)\]]$")
_FROM = re.compile(r"(?:posted\s|comment\s|written\s|комментарий\s|коментар\s)(?:by|from|от|від)\s", re.I)
_TAIL = re.compile(r"(?:[\s·|•»›,:;–—/-]|\bon$|\bat$|\bв$|\bо$|\bсо$|\bfrom$)+$", re.I)
_TOOLS = re.compile(r"\s*(?:\breply\b|\bответить\b|\bвідповісти\b|\blikes?\b\s?\d*|[👍👎♥❤▲▼]\s?\d*|\s\+\d+)$", re.I)
_NICK = re.compile(r"@?(?:\S*[_\d]\S*|[^\W\dA-ZА-ЯІЇЄҐ]\S*)$")
_SURE_NICK = re.compile(r"@|\S*[_\d]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One way to name a commenter.

    `inline`: the words are in the same line. `talk`: interviews and lists look
    alike, so that such heads alone prove nothing.
    """

    name: str
    test: Callable[[Sequence[Line], int], bool]
    inline: bool = False
    talk: bool = False

    def __call__(self, lines: Sequence[Line], i: int) -> bool:
        return self.test(lines, i)


def style_at(lines: Sequence[Line], first: int) -> Style | None:
    """The style that the first line of a section shows."""
    if first >= len(lines):
        return None
    return next((style for style in STYLES if style(lines, first)), None)


def name_at(line: Line, style: Style) -> str | None:
    """The commenter's name in a line of that style."""
    text = _unmarked(line.text)
    found = (_BRACKET.match(text) or _INLINE.match(text)) if style.inline else None
    return name_in(next(filter(None, found.groups()))) if found else name_in(text)


def name_in(head: str) -> str | None:
    """The commenter's name in a line of its own, without bullets, times, remarks on the role, and buttons.

    >>> name_in("— dani_haifa, May 18"), name_in("• Rivka (author)"), name_in("Torgeir (Rena)")
    ('dani_haifa', 'Rivka', 'Torgeir (Rena)')
    """
    name = _unmarked(head)
    name = _SAYS.sub("", _FROM.sub("", without_dates(name), count=1))
    for _ in range(3):
        name = _TAIL.sub("", _TOOLS.sub("", name)).strip()
        aside = _ASIDE.search(name)
        if aside and (aside.group(1).lower().strip() in ASIDES or not aside.group(1).strip()):
            name = name[: aside.start()]
    return name.lstrip("@").rstrip(".") or None if len(name) < 3 else name.lstrip("@")


def _unmarked(text: str) -> str:
    """The start of a line (no name is longer) without its bullet and number."""
    text = text[:MAX_HEAD_CHARS]
    for mark in (_BULLET, _NUMBERED):
        if found := mark.match(text):
            text = text[found.end() :]
    return text


def is_nick(name: str, *, strictly: bool = False) -> bool:
    """Whether a name is one people only bear online: with a digit or underscore, or (if not strictly) no capital."""
    return bool((_SURE_NICK if strictly else _NICK).match(name)) and len(name.split()) == 1


def _short(text: str) -> bool:
    return len(text) <= 60 and len(text.split()) <= MAX_NAME_WORDS


def _has_words_below(lines: Sequence[Line], i: int) -> bool:
    return i + 1 < len(lines) and not _BULLET.match(lines[i + 1].text) and lines[i + 1].gap <= 3


def _is_own_line(text: str) -> bool:
    if len(text) > MAX_HEAD_CHARS:
        return False
    name = name_in(text)
    return bool(name) and _short(name or "") and not _ends_sentence(name or ".") and text[-1] not in ";,"


def _ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and not _INITIAL.search(text)


def _bulleted(lines: Sequence[Line], i: int) -> bool:
    return bool(_BULLET.match(lines[i].text)) and _has_words_below(lines, i) and _is_own_line(lines[i].text)


def _numbered(lines: Sequence[Line], i: int) -> bool:
    return bool(_NUMBERED.match(lines[i].text)) and i + 1 < len(lines) and _is_own_line(lines[i].text)


def _timed(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    if len(text) > MAX_HEAD_CHARS or text[0].isdigit() or not has_time_mark(text) or _ends_sentence(text):
        return False
    name = name_in(text)
    return bool(name) and _short(name or "") and i + 1 < len(lines) and not _is_stamp(lines[i + 1].text)


def _is_stamp(text: str) -> bool:
    """Whether a line is little more than a time or a date: a list of dated titles is no talk."""
    return has_time_mark(text) and not _ends_sentence(text)


def _says(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    return len(text) <= MAX_HEAD_CHARS and text.endswith(":") and bool(_SAYS.search(text))


def _bracketed(lines: Sequence[Line], i: int) -> bool:
    return bool(_BRACKET.match(_unmarked(lines[i].text)))


def _inline(lines: Sequence[Line], i: int) -> bool:
    text = _unmarked(lines[i].text)
    found = _INLINE.match(text)
    if not found:
        return False
    name = name_in(found.group(1)) or ""
    if not name or len(name.split()) > MAX_INLINE_WORDS or _STOP_INSIDE.search(name) or _DATELINE.match(text):
        return False
    label = f" {found.group(1).lower().strip()} "
    known = any(
        phrase in label
        for cue in ("links", "photo", "share", "role", "contact", "subscribe")
        for phrase in PHRASES[cue]
    )
    return not known and not all(w in SECTIONS for w in label.split())


def _bare(lines: Sequence[Line], i: int) -> bool:
    """A short line with no stop, its words right under it; first of its block, or far shorter than the line above."""
    line = lines[i]
    if not _is_own_line(line.text) or i + 1 >= len(lines) or lines[i + 1].gap != 1:
        return False
    if line.gap != 1 or not i:
        return True
    above = lines[i - 1].text
    return len(line.text.split()) <= MAX_INLINE_WORDS and (bool(_SENTENCE_END.search(above)) or not _short(above))


def is_talk(text: str) -> bool:
    """Whether a line reads like a sentence and not like a title in a list of links."""
    return bool(_SENTENCE_END.search(text)) or text[0].islower() or not _short(text)


def _loose(lines: Sequence[Line], i: int) -> bool:
    """A name alone in its block, the words in the next."""
    line = lines[i]
    if not _is_own_line(line.text) or len(line.text.split()) > 3 or line.gap == 1 or i + 1 >= len(lines):
        return False
    return lines[i + 1].gap > 1 and not (_is_own_line(lines[i + 1].text) and len(lines[i + 1].text.split()) <= 3)


BULLETED = Style(name="bulleted", test=_bulleted)
NUMBERED = Style(name="numbered", test=_numbered, talk=True)
TIMED = Style(name="timed", test=_timed)
SAYS = Style(name="says", test=_says)
BRACKETED = Style(name="bracketed", test=_bracketed, inline=True)
INLINE = Style(name="inline", test=_inline, inline=True, talk=True)
BARE = Style(name="bare", test=_bare, talk=True)
LOOSE = Style(name="loose", test=_loose, talk=True)
STYLES = (BRACKETED, BULLETED, NUMBERED, TIMED, SAYS, INLINE, BARE, LOOSE)
BARE_STYLES = (BARE, LOOSE)
UNANNOUNCED_STYLES = (BRACKETED, BULLETED, TIMED, SAYS, INLINE, NUMBERED, BARE)
