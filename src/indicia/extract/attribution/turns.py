"""Interviews: answers are direct statements of the one interviewed; questions are nobody's statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicia.extract.attribution.carried import Read
from indicia.extract.attribution.view import Draft
from indicia.extract.interviews import ANSWER, MIN_TURNS, Turn, askers
from indicia.model import AUTHOR


def interview(pages: list[Read], turns: Sequence[Turn]) -> None:
    """Turn the answers of an interview into direct statements. Changes the drafts in place."""
    if turns:
        _speak(pages, turns)


def _speak(pages: list[Read], turns: Sequence[Turn]) -> None:
    by_index = {t.index: t for t in turns}
    asking = askers(turns)
    current: Turn | None = None
    for i, read in enumerate(pages):
        if read.zone.kind != "body" and i not in by_index:
            continue
        turn = by_index.get(i)
        if turn is None and current is not None and i - current.index > MIN_TURNS:
            current = None
        current = turn or current
        if current is None or (turn is None and current.label == ""):
            continue
        inner = reported(read.drafts)
        if current.label in asking or current.asks:
            read.drafts = inner
            continue
        if turn is None and current.label in _words(read.view.text):
            continue
        read.drafts = [*_answer(pages, i, current, turn), *inner]
    for read in pages[: turns[0].index]:
        if read.zone.kind == "headline" and not read.drafts:
            read.drafts = _quoted_headline(read)


def reported(found: list[Draft]) -> list[Draft]:
    """What a turn or a comment reports of others ("my brother-in-law says"), nested in the speaker's own words."""
    return [replace(d, nested=True) for d in found if d.cue and d.source and d.name != AUTHOR]


def _quoted_headline(read: Read) -> list[Draft]:
    """A headline that is all quotation is the words of the one interviewed."""
    view = read.view
    whole = len(view.outer) == 1 and not (view.text[: view.outer[0].start] + view.text[view.outer[0].end :]).strip(" .")
    content = view.trimmed(*view.outer[0].inner) if whole else None
    return [Draft(content=(content,), name=ANSWER, form="direct", lemma="turn")] if content is not None else []


def _words(text: str) -> set[str]:
    """The words of a paragraph: one that names the speaker is told about him, not by him."""
    return set(re.findall(r"\w+", text.casefold()))


def _answer(pages: list[Read], i: int, current: Turn, turn: Turn | None) -> list[Draft]:
    view = pages[i].view
    content = view.trimmed(turn.start if turn else 0, len(view.text))
    if content is None:
        return []
    if turn is None and pages[current.index].drafts:
        home = pages[current.index]
        first = home.drafts[0]
        home.drafts = [Draft(content=(*first.content, content), source=first.source, name=first.name, form="direct")]
        return []
    named = current.named
    return [Draft(content=(content,), source=named, name="" if named else ANSWER, form="direct", lemma="turn")]
