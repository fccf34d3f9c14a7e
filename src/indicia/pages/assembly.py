"""Text and zones -> Page: id, language, and what the page says of its own date and outlet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from indicia.model import Page, Zone
from indicia.pages import imprint
from indicia.pages.language import language_of
from indicia.pages.outlet import outlet_of

ID_DIGITS = 12
"""48 bits: two of a million pages share an id with a probability under 0.2 per cent."""


def assemble(
    text: str,
    zones: Sequence[Zone],
    *,
    raw: bytes,
    name: str,
    published: date | None,
    outlet: str | None,
    markup: bool = False,
) -> Page:
    """Put a page together; date and outlet are read off the zones unless given."""
    return Page(
        id=hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:ID_DIGITS],
        name=name,
        text=text,
        language=language_of(text, zones),
        zones=tuple(zones),
        published=published or imprint.published(text, zones),
        outlet=outlet or outlet_of(text, zones),
        media_type="text/html" if markup else "text/plain",
        raw=raw,
    )
