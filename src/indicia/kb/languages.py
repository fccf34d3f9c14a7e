"""Which languages are read, and how far: `pipeline` goes by this, and reports say what was left unread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from indicia.model import Page

READ: Final = frozenset({"en"})
"""Languages that all extractors read; other pages get zones, and a note that says what was not read."""
RULED: Final = frozenset({"ru", "uk"})
"""Languages whose pages are read by rules (decision 0032): statements and activities, no reasons, marks or signs."""
NAMES: Final = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
"""What a report calls them; others are shown by their code."""


def unread_in(pages: Iterable[Page]) -> str:
    """The languages of pages whose reasons are not read, for a sentence; "" if those of one page at least are.

    >>> unread_in([])
    ''
    """
    codes = [page.language or "" for page in pages]
    if not codes or any(code in READ for code in codes):
        return ""
    names = sorted({NAMES.get(code, "another language") for code in codes})
    return " or ".join(names)
