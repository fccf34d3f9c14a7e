"""Whose the answers of an interview are that no label names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from indicia.model import Attribution
from indicia.resolve.speaker_kinds import Speaker

ANSWER: Final = "answer"
"""Source of an interview's answer whose speaker no label names."""
MIN_TURNS: Final = 2
"""Turns behind one label that make its speaker the one interviewed."""


def answers(listed: Sequence[Attribution], found: Mapping[int, Speaker], text: str) -> dict[int, Speaker]:
    """Answers and headlines that no label names, in an interview whose other turns name their speaker."""
    labels = [i for i, a in enumerate(listed) if a.source_span and text.startswith(":", a.source_span.end)]
    turns = Counter(found[i].name for i in labels if listed[i].zone == "body" and found[i].kind == "person")
    if not turns or max(turns.values()) < MIN_TURNS:
        return {}
    speaker = next(found[i] for i in labels if found[i].name == turns.most_common(1)[0][0])
    return {i: replace(speaker, at=found[i].at) for i, a in enumerate(listed) if a.source == ANSWER}


def position(statement: Attribution) -> int:
    """Where a statement stands: its source, else its cue, else its words."""
    span = statement.source_span or statement.cue_span or statement.content[0]
    return span.start
