"""Headlines that name a speaker before a colon: "Минск: учения плановые"."""

from __future__ import annotations

from indicia.extract.attribution.view import Draft
from indicia.extract.slavic.kinds import kind_of
from indicia.extract.slavic.phrase import may_be, noun_phrase
from indicia.extract.slavic.text import Text

MAX_LABEL_TOKENS = 6
_ASKING = frozenset(
    """
    что кто как где когда зачем почему сколько какой какие фото видео
    що хто як де коли навіщо чому скільки які який відео
    """.split()
)
_LABELS = frozenset({"person", "body", "name", "being"})


def headline(text: Text) -> list[Draft]:
    """The words before the colon of each sentence as speaker of those behind, if they can speak."""
    return [draft for start, end in text.sentences for draft in _labelled(text, start, end)]


def _labelled(text: Text, start: int, end: int) -> list[Draft]:
    colon = next((i for i in range(start, end) if text.tokens[i].text == ":" and text.quote_of[i] is None), None)
    if colon is None or not start < colon <= start + MAX_LABEL_TOKENS or colon + 1 >= end:
        return []
    label = noun_phrase(text, start, colon)
    if (
        label is None
        or label.end != colon
        or kind_of(text, label.head) not in _LABELS
        or not may_be(text, label, "nom")
    ):
        return []
    if text.tokens[colon + 1].low in _ASKING or text.tokens[end - 1].text == "?":
        return []
    content = text.trimmed(text.tokens[colon + 1].start, text.tokens[end - 1].end)
    return [Draft(content=(content,), source=text.token_span(start, colon), lemma="label")] if content else []
