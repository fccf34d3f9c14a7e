"""How firmly a content is put, by its words."""

from __future__ import annotations

from indicia.extract.attribution.view import Draft
from indicia.extract.slavic.text import Text
from indicia.kb.slavic_cues import slavic_cues
from indicia.model import Certainty

_ORDER: tuple[Certainty, ...] = ("asserted", "probable", "possible", "conditional", "hypothetical")
_CUES: dict[str, Certainty] = {
    "предположить": "possible", "предполагать": "possible", "допустить": "possible", "допускать": "possible",
    "опасаться": "possible", "подозревать": "possible", "намекнуть": "possible", "намекать": "possible",
    "не исключать": "possible", "не исключить": "possible", "припустити": "possible", "припускати": "possible",
    "допустити": "possible", "побоюватися": "possible", "підозрювати": "possible", "не виключати": "possible",
    "не виключити": "possible", "натякнути": "possible", "натякати": "possible", "сомневаться": "possible",
    "сумніватися": "possible",
}  # fmt: skip


def firmness(text: Text, draft: Draft) -> Certainty:
    """The weakest of what cue and content say; a condition outranks a hedge.

    `text` must span the content.
    """
    sure = slavic_cues(text.language).sure
    levels: list[Certainty] = [_CUES.get(draft.lemma, "asserted")]
    levels += [
        sure[t.low]  # type: ignore[misc]
        for t in text.tokens
        if t.low in sure and any(c.start <= t.start < c.end for c in draft.content)
    ]
    return max(levels, key=_ORDER.index)
