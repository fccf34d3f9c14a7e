"""Interviews: turns marked by dashes or names, or questions that stand alone.

The answers are direct statements of the one interviewed; questions are nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicia.extract.attribution.view import Draft
from indicia.extract.interviews import ANSWER
from indicia.extract.slavic.text import Text
from indicia.model import Span

MIN_TURNS = 4
"""Fewer marked paragraphs are a dialogue within an article."""
_DASH = re.compile(r"[–—-]\s*(?=\S)")
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w’' .-]{0,40}?)\s?:\s+(?=\S)")
_CLOSING = ' ”"»)'


@dataclass(frozen=True, slots=True)
class Turn:
    """One marked paragraph: its index, who is named, where the words begin, whether it asks."""

    index: int
    label: Span | None
    start: int
    asks: bool


def turns(texts: Sequence[Text]) -> list[Turn]:
    """The turns of an interview among paragraphs of the body; () if they are none."""
    return _dashed(texts) or _labelled(texts) or _questioned(texts)


def answers(texts: Sequence[Text], found: Sequence[Turn]) -> dict[int, list[Draft]]:
    """Direct statements by paragraph; what goes on without a mark belongs to the answer before it."""
    drafts: dict[int, list[Draft]] = {}
    home: int | None = None
    by_index = {t.index: t for t in found}
    for i in range(found[0].index, found[-1].index + 1):
        turn = by_index.get(i)
        content = texts[i].trimmed(turn.start if turn else texts[i].span.start, texts[i].span.end)
        if turn is not None and turn.asks:
            home = None
        elif turn is None and home is not None and content is not None:
            first = drafts[home][0]
            drafts[home] = [replace(first, content=(*first.content, content))]
        elif turn is not None and content is not None:
            name = "" if turn.label else ANSWER
            drafts[i] = [Draft(content=(content,), source=turn.label, name=name, form="direct", lemma="turn")]
            home = i
    return drafts


def _asks(text: Text) -> bool:
    return text.page[text.span.start : text.span.end].rstrip(_CLOSING).endswith("?")


def _dashed(texts: Sequence[Text]) -> list[Turn]:
    """Dashes: questions and answers take turns, beginning with a question."""
    marked = [(i, m.end()) for i, t in enumerate(texts) if (m := _DASH.match(t.page, t.span.start, t.span.end))]
    asking = [_asks(texts[i]) for i, _ in marked]
    if len(marked) < MIN_TURNS or sum(asking) < 2 or all(asking):
        return []
    found: list[Turn] = []
    for (i, start), asks in zip(marked, asking, strict=True):
        turn_of_question = not found or not found[-1].asks
        found.append(Turn(i, None, start, asks or turn_of_question))
    return found


def _labelled(texts: Sequence[Text]) -> list[Turn]:
    """Names before colons, each at least twice; who asks most is the interviewer."""
    marked: list[tuple[int, str, Span, int]] = []
    for i, t in enumerate(texts):
        match = _LABEL.match(t.page, t.span.start, t.span.end)
        if match and match["label"][0].isupper() and len(match["label"].split()) <= 3:
            marked.append((i, match["label"], Span(*match.span("label")), match.end()))
    counts = Counter(label for _, label, _, _ in marked)
    marked = [m for m in marked if counts[m[1]] >= 2]
    if len(marked) < MIN_TURNS or len({m[1] for m in marked}) < 2:
        return []
    asked = Counter(m[1] for m in marked if _asks(texts[m[0]]))
    if not asked:
        return []
    asker = asked.most_common(1)[0][0]
    return [Turn(i, span, start, label == asker) for i, label, span, start in marked]


_I = frozenset("я мы мне меня нас нам мой моя наш наша наши ми мені мене мій моя нас нам наш наша наші".split())


def _questioned(texts: Sequence[Text]) -> list[Turn]:
    """Paragraphs that only ask, each followed by answers in the first person."""
    asking = [i for i, t in enumerate(texts) if _asks(t) and len(t.sentences) <= 3]
    if len(asking) < 2:
        return []
    found = [Turn(i, None, texts[i].span.start, i in asking) for i in range(asking[0], len(texts))]
    replies = [t for t in found if not t.asks]
    own = [t for t in replies if any(w.low in _I for w in texts[t.index].tokens) and not texts[t.index].outer]
    return found if len(replies) >= 2 and len(own) >= 0.5 * len(replies) else []
