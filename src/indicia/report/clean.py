"""Hostile characters made harmless, one for one, so that offsets and line numbers stay true.

A terminal obeys escape sequences, and both terminal and browser obey marks
that turn the direction of writing; a page must be able to do neither.
"""

from __future__ import annotations

import re
from itertools import chain

REPLACEMENT = "\ufffd"
_CONTROL_PICTURES = 0x2400

_BLANKS = dict.fromkeys(map(ord, "\t\v\f\r\x85\u2028\u2029"), " ")
_CONTROLS = {code: chr(_CONTROL_PICTURES + code) for code in range(0x20) if code != 0x0A}
_C1_AND_DELETE = dict.fromkeys(range(0x7F, 0xA0), REPLACEMENT)
_DIRECTION = dict.fromkeys(chain(range(0x202A, 0x202F), range(0x2066, 0x206A), (0x200E, 0x200F, 0x061C)), REPLACEMENT)
_SURROGATES = re.compile("[\ud800-\udfff]")
_TERMINAL = {**_CONTROLS, **_C1_AND_DELETE, **_DIRECTION, **_BLANKS}
_MARKUP_UNSAFE = re.compile("[\x00\ud800-\udfff]")


def for_terminal(text: str) -> str:
    r"""Control characters become visible pictures; the length stays.

    >>> for_terminal("red \x1b[31mtext")
    'red ␛[31mtext'
    """
    return _SURROGATES.sub(REPLACEMENT, text.translate(_TERMINAL))


def for_markup(text: str) -> str:
    """NUL and lone surrogates, which no HTML file can hold, become U+FFFD; all else stays for the escaper."""
    return _MARKUP_UNSAFE.sub(REPLACEMENT, text)


def for_json(text: str) -> str:
    """Lone surrogates, which UTF-8 cannot hold, become U+FFFD; offsets stay."""
    return _SURROGATES.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """The words of a text on one line, single blanks between them, harmless in a terminal."""
    return for_terminal(" ".join(text.split()))


def shorten(text: str, room: int) -> str:
    """Cut at a word so that text and ellipsis fit into `room` characters; short texts stay whole.

    >>> shorten("conducted according to a plan", 16)
    'conducted …'
    """
    if len(text) <= room:
        return text
    head = text[: max(1, room - 2)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > room // 3 else head).rstrip(" ,;:–-") + " …"
