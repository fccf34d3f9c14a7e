"""How firmly a content is put: by its cue, by modals and conditions in it."""

from __future__ import annotations

from indicia.extract.attribution.view import Draft, View
from indicia.kb.cues import cues
from indicia.model import Certainty

_ORDER: tuple[Certainty, ...] = ("asserted", "probable", "possible", "conditional", "hypothetical")
_CONDITIONS = frozenset({"if", "unless", "provided", "providing"})


def firmness(view: View, draft: Draft) -> Certainty:
    """The weakest of what cue and content say; a condition outranks a hedge."""
    by_cue: Certainty = cues().cue_certainty.get(draft.lemma, "asserted")  # type: ignore[assignment]
    levels = [by_cue, *(_within(view, span.start - view.base, span.end - view.base) for span in draft.content)]
    return max(levels, key=_ORDER.index)


def _within(view: View, start: int, end: int) -> Certainty:
    tokens = [t for t in view.doc if start <= t.idx < end]
    words = [t.lower_ for t in tokens]
    if any(w in _CONDITIONS for w in words) or words[:1] == ["should"]:
        unreal = ("had" in words and "would" in words) or ("were" in words and "would" in words)
        return "hypothetical" if unreal else "conditional"
    hedges = cues().hedges
    found: list[Certainty] = [hedges[w] for t in tokens for w in (t.lower_,) if w in hedges]  # type: ignore[misc]
    return max(found, key=_ORDER.index, default="asserted")
