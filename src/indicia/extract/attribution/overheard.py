"""Whose view it is, where no word of saying tells it: "dismissed the drill as theatre", "Koo cites the danger".

The tagger's relations that are no statements. They give reasons a holder and
are never listed as statements themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicia.extract.attribution.learned import drafts
from indicia.extract.attribution.view import Draft, View, as_attribution
from indicia.extract.parse import Paragraph, Parsed
from indicia.kb.cues import cues
from indicia.model import Attribution, Span

VIEW = "view"
"""Ids of what is overheard begin so: they are no statements."""


def overheard(parsed: Parsed, said: Sequence[Attribution], views: Sequence[Span]) -> tuple[Attribution, ...]:
    """The holders of `views` that no statement holds, as attributions with sources as mentioned.

    Only paragraphs with such a view are tagged. Ids begin with `VIEW`.
    """
    contents = [c for a in said for c in a.content]
    alone = [v for v in views if not any(v.overlaps(c) for c in contents)]
    found = [
        draft
        for paragraph in parsed.of("headline", "body")
        if (inside := [v for v in alone if v.within(paragraph.span)])
        for draft in _held(paragraph, parsed.page.text, inside)
    ]
    return tuple(
        replace(as_attribution(n, d, "body", parsed.page.text), id=f"{VIEW}{n}") for n, d in enumerate(found, 1)
    )


def _held(paragraph: Paragraph, text: str, views: Sequence[Span]) -> Iterator[Draft]:
    for draft in drafts(View(paragraph, text)):
        if _is_somebody(paragraph, draft.source) and any(c.overlaps(v) for c in draft.content for v in views):
            yield draft


def _is_somebody(paragraph: Paragraph, source: Span | None) -> bool:
    """Whether a source names or describes somebody: not "somebody", "the four", "their"."""
    words = (paragraph.tokens_of(source) or ()) if source is not None else ()
    named = any(t.pos_ in ("NOUN", "PROPN") or t.tag_ == "PRP" for t in words)
    return named and not any(t.lower_ in cues().none for t in words)
