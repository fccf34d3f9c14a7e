"""Bytes -> Page: decoding, markup or plain text, zones, language, imprint."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from indicia.errors import UsageError
from indicia.model import Page, Span, Zone
from indicia.pages.assembly import assemble
from indicia.pages.cut_words import joined
from indicia.pages.decode import decode
from indicia.pages.plain import zones_of

MARKUP_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
PLAIN_TYPES = frozenset({"text/plain", "txt", "text"})
MARKUP_TYPES = frozenset({"text/html", "application/xhtml+xml", "html"})

_MARKUP_START = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,400}-->\s{0,200})?<(?:!doctype\s+html|html|head|body)\b",
    re.I,
)
_TAGS = re.compile(r"</(?:p|div|body|article|h1|ul|span)\s{0,3}>", re.I)
MIN_TAGS = 3
"""Text with so many closing tags in its first part is markup, whatever its name."""


def load(
    raw: bytes,
    *,
    name: str,
    published: date | None = None,
    outlet: str | None = None,
    media_type: str | None = None,
) -> Page:
    """Make a page of bytes: its text, zones, language, and what it says of its own date and outlet.

    The text of a plain page is the decoded file to the letter (without a byte
    order mark), so that offsets index the file; only words cut at line ends
    are put together, with blanks behind them for the cut. The text of an HTML
    page is written anew from the markup: offsets index `Page.text`, never the HTML.

    Args:
        raw: The bytes as they were saved.
        name: How messages call the page; also its suffix is looked at.
        published: Wins over what the page says.
        outlet: Wins over what the page says.
        media_type: "text/plain" or "text/html"; found out if None.

    Raises:
        EmptyPageError: Nothing but blanks, or no text in the markup.
        BinaryPageError: Not a text.
        PageTooLargeError: Over `MAX_PAGE_BYTES`.
        UsageError: `media_type` is neither plain text nor HTML.

    >>> page = load(b"Drill begins\\n\\n3 May 2021\\n\\nThe drill began today.", name="a.txt")
    >>> page.published, [zone.kind for zone in page.zones]
    (datetime.date(2021, 5, 3), ['headline', 'byline', 'body'])
    """
    decoded = decode(raw, name=name)
    if _is_markup(decoded, name, media_type):
        from indicia.pages.html import page_of_html

        return page_of_html(decoded, raw=raw, name=name, published=published, outlet=outlet)
    text = joined(decoded)
    zones = [_trimmed(zone, text) for zone in zones_of(decoded)]  # whole words would leave the lines ragged
    return assemble(text, zones, raw=raw, name=name, published=published, outlet=outlet)


def _trimmed(zone: Zone, text: str) -> Zone:
    """A zone without the blanks that a joined word has left at its end."""
    start, end = zone.span
    return replace(zone, span=Span(start, start + len(text[start:end].rstrip())))


def _is_markup(text: str, name: str, media_type: str | None) -> bool:
    given = (media_type or "").split(";")[0].strip().lower()
    if given in MARKUP_TYPES or given in PLAIN_TYPES:
        return given in MARKUP_TYPES
    if given:
        raise UsageError(f"Can't read media type {media_type!r} of page {name!r}. Use 'text/plain' or 'text/html'.")
    if PurePath(name).suffix.lower() in MARKUP_SUFFIXES or _MARKUP_START.match(text):
        return True
    return len(_TAGS.findall(text[:20_000])) >= MIN_TAGS
