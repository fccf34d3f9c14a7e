"""Whose view it is, where no word of saying tells it: "dismissed the drill as theatre", "Koo cites the danger".

The tagger's relations that are no statements. They give reasons a holder and
are never listed as statements themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicia.extract.attribution.learned import drafts
from indicia.extract.attribution.view import Draft, View, as_attribution
from indicia.extract.parse import Paragraph, Parsed
from indicia.model import Attribution, Span


def overheard(parsed: Parsed, said: Sequence[Attribution], views: Sequence[Span]) -> tuple[Attribution, ...]:
    """The holders of `views` that no statement holds, as attributions with sources as mentioned.

    Only paragraphs with such a view are tagged. Ids begin with q.
    """
    contents = [c for a in said for c in a.content]
    alone = [v for v in views if not any(v.overlaps(c) for c in contents)]
    found = [
        draft
        for paragraph in parsed.of("headline", "body")
        if (inside := [v for v in alone if v.within(paragraph.span)])
        for draft in _held(paragraph, parsed.page.text, inside)
    ]
    return tuple(as_attribution(n, d, "body", parsed.page.text) for n, d in enumerate(found, 1))


def _held(paragraph: Paragraph, text: str, views: Sequence[Span]) -> Iterator[Draft]:
    for draft in drafts(View(paragraph, text)):
        if draft.source is not None and any(c.overlaps(v) for c in draft.content for v in views):
            yield draft
