"""Letters to the editor: each from its salutation to its signature, which names the writer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.pages.comments import Comment
from indicia.pages.dates import has_time_mark
from indicia.pages.layout import is_prose
from indicia.pages.letter_heads import MIN_LETTERS, called_letters, headed, is_letters_section, name_behind
from indicia.pages.lexicon import PHRASES
from indicia.pages.lines import Line
from indicia.pages.patterns import MAX_SHORT_CHARS, RANK, SENTENCE_END, normalised, words_of

MAX_SIGNATURE_WORDS = 9
MAX_TOP_LINES = 5
"""The lines at the top that may call the page one of letters."""

_SALUTATION = re.compile(
    r"(?:SIRS?|Sirs?|Madam|MADAM|Sir or Madam|Editor|EDITOR|Mr Editor|To the [Ee]ditor|TO THE EDITOR)"
    r"(?:\s?[,:;]|\s[–—-]|[–—])|(?:Dear|DEAR)\s(?:[^\W\d_]+\s){0,3}?(?:[Ss]irs?|SIRS?|[Mm]adam|[Ee]ditors?|EDITORS?|[Nn]ewspaper)\b"
    r"|(?:Уважаем\w{2,3}|Шановн\w{1,3})\s(?:господин\s|пан\w?\s)?(?:редак\w{2,5})\b"
)
_DASHES = re.compile(r"[\s–—~•*-]+")
_ROLE = re.compile(r"\s*(?:,|\s[–—-]\s|\s[|·]\s|\()")
_RETIRED = re.compile(r"\s?\((?:retd?|ret'd|rtd)\.?\)|(?:^|(?<=\s))(?:retd|ret'd)\b\.?", re.I)


def find_letters(lines: Sequence[Line]) -> tuple[Comment, ...]:
    """The letters of a letters page, or nothing; what an editor writes between them belongs to none."""
    heads = [i for i, line in enumerate(lines) if _SALUTATION.match(line.text)]
    if len(heads) >= MIN_LETTERS:
        stops = [*heads[1:], len(lines)]
        return tuple(_greeted(lines, a, b, last=b == len(lines)) for a, b in zip(heads, stops, strict=True))
    if any(called_letters(line.text) for line in lines[:MAX_TOP_LINES]) and (signed := _signed(lines)):
        return signed
    section = next((i for i, line in enumerate(lines) if is_letters_section(line.text)), None)
    return () if section is None else headed(lines, section + 1)


def _greeted(lines: Sequence[Line], first: int, stop: int, *, last: bool) -> Comment:
    """From a salutation to the signature under it; without one to the next letter, the last to its block's end."""
    for i in range(first + 1, stop):
        if _is_signature(lines, i):
            return Comment(first, _signature_end(lines, i, stop), name_of(lines[i].text))
    if last:
        stop = next((i for i in range(first + 2, stop) if lines[i].gap > 1), stop)
    return Comment(first, stop, name_behind(lines[stop - 1].text))


def _signed(lines: Sequence[Line]) -> tuple[Comment, ...]:
    """Letters that only a signature right under the last paragraph shows."""
    found: list[Comment] = []
    for i in range(1, len(lines)):
        if lines[i].gap == 1 and _is_signature(lines, i) and _is_text(lines[i - 1]):
            first = _block_start(lines, i)
            if not found or first >= found[-1].stop:
                found.append(Comment(first, _signature_end(lines, i, len(lines)), name_of(lines[i].text)))
    return tuple(found) if len(found) >= MIN_LETTERS else ()


def _block_start(lines: Sequence[Line], i: int) -> int:
    while i > 0 and lines[i].gap == 1 and not (lines[i].gap == 1 and not _is_text(lines[i - 1])):
        i -= 1
    return i


def _is_text(line: Line) -> bool:
    words = words_of(line.text)
    return is_prose(words, line.text) or (len(words) >= 4 and bool(SENTENCE_END.search(line.text[-8:])))


def _is_signature(lines: Sequence[Line], i: int) -> bool:
    """A short line under text that names a person; neither a date nor page furniture."""
    text = _unmarked(lines[i].text)
    words = words_of(text)
    if not 1 <= len(words) <= MAX_SIGNATURE_WORDS or len(text) > MAX_SHORT_CHARS or not text[0].isupper():
        return False
    if SENTENCE_END.search(text[-8:]) and not text.endswith(tuple(f" {c}." for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        return False
    if text[-1] in ",:;?!" or has_time_mark(text) or not _is_text(lines[i - 1]):
        return False
    plain = normalised(text)
    return not any(phrase in plain for cue in ("links", "share", "subscribe", "photo") for phrase in PHRASES[cue])


def _signature_end(lines: Sequence[Line], i: int, stop: int) -> int:
    """Town or office may stand in lines of their own under the name."""
    i += 1
    while i < stop and lines[i].gap == 1 and len(words_of(lines[i].text)) <= MAX_SIGNATURE_WORDS // 2:
        i += 1
    return i


def _unmarked(text: str) -> str:
    mark = _DASHES.match(text)
    return text[mark.end() :] or text if mark else text


def name_of(signature: str) -> str | None:
    """The writer's name in a signature, without rank, office, and town.

    >>> name_of("Lt Col (retd) A. Brandt, Oslo"), name_of("— Mia Holm, pupil, Vik")
    ('A. Brandt', 'Mia Holm')
    """
    name = _RETIRED.sub(" ", _unmarked(signature))
    name = _ROLE.split(name, maxsplit=1)[0].strip()
    while (rank := RANK.match(name)) and len(name) > rank.end():
        name = name[rank.end() :].strip()
    return name or None
