"""Interviews: turns marked by Q and A, by names, by dashes, or by questions that stand alone.

Answers are direct statements of the one interviewed; questions are nobody's
statement. What answers have in common with an ordinary article (a question
as cross-head) does not make an interview: the answers must say "I" or "we".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from indicia.extract.attribution.carried import Read
from indicia.extract.attribution.view import Draft
from indicia.model import AUTHOR, Span

MIN_TURNS = 3
"""Fewer marked paragraphs are no interview."""
MAX_LABELS = 5
MAX_LABEL_CHARS = 45
ANSWER = "answer"
"""Name of an answer whose speaker no label names; the resolver finds the one interviewed."""

_LABEL = re.compile(r"(?P<label>[^\W\d_][\w.'’ -]{0,44}?)\s?(?::|\.—|\. —)\s+(?=\S)")
_DASH = re.compile(r"[–—-]\s*(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|I'm|we're)\b|\bI['’]")
_QUESTION = frozenset({"q", "question"})
_REPLY = frozenset({"a", "answer"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One marked paragraph: the label's span (None for a dash), its text, and where the words begin."""

    index: int
    label: str
    named: Span | None
    start: int
    asks: bool


def interview(pages: list[Read]) -> None:
    """Turn the answers of an interview into direct statements. Changes the drafts in place."""
    body = [i for i, r in enumerate(pages) if r.zone.kind == "body"]
    turns = _labelled(pages, body) or _dashed(pages, body) or _questioned(pages, body)
    if turns:
        _speak(pages, body, turns)


def _speak(pages: list[Read], body: list[int], turns: list[Turn]) -> None:
    by_index = {t.index: t for t in turns}
    askers = _askers(turns)
    current: Turn | None = None
    for i in body:
        turn = by_index.get(i)
        if turn is None and current is not None and i - current.index > MIN_TURNS:
            current = None
        current = turn or current
        if current is None or (turn is None and current.label == ""):
            continue
        inner = reported(pages[i].drafts)
        if current.label in askers or current.asks:
            pages[i].drafts = inner
            continue
        if turn is None and current.label in _words(pages[i].view.text):
            continue
        pages[i].drafts = [*_answer(pages, i, current, turn), *inner]
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


def _askers(turns: list[Turn]) -> set[str]:
    """The label that asks most, and all that mostly ask."""
    asking = {}
    for label in {t.label for t in turns}:
        own = [t for t in turns if t.label == label]
        asking[label] = sum(t.asks for t in own) / len(own)
    most = max(asking.values())
    return {label for label, share in asking.items() if share > 0.5 or share == most > 0 or label in _QUESTION}


# --- how turns are marked


def _labelled(pages: list[Read], body: list[int]) -> list[Turn]:
    turns = []
    for i in body:
        view = pages[i].view
        found = _LABEL.match(view.text[: MAX_LABEL_CHARS + 4])
        if found and _can_label(found["label"]):
            label = found["label"].split()[-1].casefold()
            span = Span(view.base, view.base + len(found["label"]))
            asks = view.text.rstrip(' ”"»').endswith("?")
            turns.append(Turn(i, label, None if label in _QUESTION | _REPLY else span, found.end(), asks))
    labels = Counter(t.label for t in turns)
    kept = [t for t in turns if labels[t.label] >= 2 or t.label in _QUESTION | _REPLY]
    enough = len(kept) >= MIN_TURNS and len({t.label for t in kept}) <= MAX_LABELS
    return kept if enough else []


def _can_label(label: str) -> bool:
    words = label.split()
    capitals = [w for w in words if w[0].isupper()]
    return 0 < len(words) <= 4 and words[-1] in capitals and len(words) - len(capitals) <= 2 and len(label) > 0


def _dashed(pages: list[Read], body: list[int]) -> list[Turn]:
    turns = []
    for i in body:
        view = pages[i].view
        found = _DASH.match(view.text)
        if found:
            turns.append(Turn(i, "", None, found.end(), view.text.rstrip(' ”"»').endswith("?")))
    asked = sum(t.asks for t in turns)
    return [_dash_label(t) for t in turns] if len(turns) >= MIN_TURNS and asked and asked < len(turns) else []


def _dash_label(turn: Turn) -> Turn:
    return Turn(turn.index, "question" if turn.asks else ANSWER, None, turn.start, turn.asks)


def _questioned(pages: list[Read], body: list[int]) -> list[Turn]:
    """Paragraphs that only ask, each followed by answers in the first person."""
    turns: list[Turn] = []
    asked = False
    for i in body:
        view = pages[i].view
        asks = view.text.rstrip(' ”"»').endswith("?") and len(view.sentences) <= 3
        if asks or asked:
            turns.append(Turn(i, "question" if asks else ANSWER, None, 0, asks))
        asked = asked or asks
    answers = [t for t in turns if not t.asks]
    own = [t for t in answers if _FIRST_PERSON.search(pages[t.index].view.text) and not pages[t.index].view.outer]
    questions = len(turns) - len(answers)
    return turns if questions >= 2 and len(answers) >= 2 and len(own) >= 0.5 * len(answers) else []
