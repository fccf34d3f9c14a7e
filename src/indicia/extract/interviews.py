"""Interviews: which paragraphs ask, which answer, and whose label stands before them.

Turns are marked by Q and A, by names, by dashes, or by questions that stand
alone. What answers have in common with an ordinary article (a question as
cross-head) does not make an interview: the page calls itself one, or the
answers say "I" or "we".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicia.extract.parse import Paragraph, Parsed
from indicia.model import Page, Span

MIN_TURNS = 3
"""Fewer marked paragraphs are no interview."""
MAX_LABELS = 5
MAX_LABEL_CHARS = 45
LEAST_QUESTIONS = 2
"""From so many paragraphs that are questions and are answered in the next one, a page is an interview."""
MAX_QUESTION_CHARS = 300
MAX_PROMPT_CHARS = 260
"""A longer paragraph between two answers is no question without a question mark."""
MOSTLY_OWN, SOME_OWN, NONE_OWN = 0.5, 0.15, 0.0
"""Share of answers that must say "I" on any page; under a title that is a quotation; on a page called a talk."""
ANSWER = "answer"
"""Name of an answer whose speaker no label names; the resolver finds the one interviewed."""
QUESTION = "question"

_LABEL = re.compile(r"(?P<label>[^\W\d_][\w.'’ -]{0,44}?)\s?(?::|\.—|\. —)\s+(?=\S)")
_DASH = re.compile(r"[–—-]\s*(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|I'm|we're)\b|\bI['’]")
_MARKED = re.compile(r"^\W{0,4}(?:q|question|interviewer|frage)\s{0,2}[:.–—-]", re.IGNORECASE)
_QUOTE = re.compile(r"[“”«»\"]")
_ASKER = frozenset({"q", QUESTION, "interviewer", "host", "presenter", "moderator"})
_REPLY = frozenset({"a", ANSWER})
_UNNAMED = frozenset({"q", QUESTION}) | _REPLY
_CALLED = re.compile(
    r"\b(?:interview(?:ed)?|conversation|talk(?:s|ed)? (?:to|with)|spoke (?:to|with)|in dialogue|questions:|asked by"
    r"|recorded by)\b|^five questions$",
    re.IGNORECASE,
)
"""In rubric, byline or caption; in a title it may be news ("Putin spoke to Macron")."""
_ITSELF = re.compile(r"\W*(?:the|this|our) (?:interview|conversation|talk)s?\b|\W*interviews are\b", re.IGNORECASE)
_QUOTED = re.compile(r"\s*[“\"‘«][^“”\"«»]{10,}[”\"’»]\s*$")
_NO_SPEAKER = frozenset({"background", "correction", "note", "update", "photo", "source", "text", "more", "context"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of an interview: the label's span (None without one), and where its words begin.

    `index` counts the paragraphs of headline and body. A turn without label of its own goes on the one before.
    """

    index: int
    label: str
    named: Span | None
    start: int
    asks: bool


def turns(parsed: Parsed) -> list[Turn]:
    """The marked paragraphs of an interview in reading order; [] for a page that is none."""
    told = parsed.of("headline", "body")
    body = [i for i, p in enumerate(told) if p.zone.kind == "body"]
    return _labelled(told, body) or _dashed(told, body) or _questioned(told, body, least=_least_own(parsed.page))


def askers(found: Sequence[Turn]) -> frozenset[str]:
    """The label that asks most, and all that mostly ask."""
    asking = {}
    for label in {t.label for t in found}:
        own = [t for t in found if t.label == label]
        asking[label] = sum(t.asks for t in own) / len(own)
    most = max((share for label, share in asking.items() if label != QUESTION), default=0)
    return frozenset(x for x, share in asking.items() if share > 0.5 or share == most > 0 or x in _ASKER)


def questions(parsed: Parsed) -> frozenset[Span]:
    """The paragraphs in which an interviewer asks; none on a page that is no interview."""
    told, found = parsed.of("headline", "body"), turns(parsed)
    asking = askers(found)
    return frozenset(told[t.index].span for t in found if t.asks or t.label in asking) or _asked_and_answered(parsed)


def _asked_and_answered(parsed: Parsed) -> frozenset[Span]:
    """Questions on a page of which no turns are told: marked ("Q:", "Interviewer:"), or short and answered in the next.

    Between questions, a short paragraph with neither mark may be a remark of the interviewer; it is left alone.
    """
    body = parsed.of("body")
    marked = [p for p in body if _MARKED.match(p.text)]
    if len(marked) >= LEAST_QUESTIONS:
        return frozenset(p.span for p in marked)
    asked = [
        p
        for p, after in pairwise(body)
        if _is_question(p) and not _is_question(after) and len(p.text) <= MAX_QUESTION_CHARS
    ]
    return frozenset(p.span for p in asked) if len(asked) >= LEAST_QUESTIONS else frozenset()


def _is_question(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip(" ”\"'’»*_").endswith("?")


def ends_asking(text: str) -> bool:
    """Whether a paragraph ends with a question mark, quotation marks aside."""
    return text.rstrip(' ”"»').endswith("?")


def _labelled(told: Sequence[Paragraph], body: Sequence[int]) -> list[Turn]:
    found = []
    for i in body:
        text = told[i].text
        match = _LABEL.match(text[: MAX_LABEL_CHARS + 4])
        if match and _can_label(match["label"]):
            label = match["label"].split()[-1].casefold()
            span = Span(told[i].span.start, told[i].span.start + len(match["label"]))
            found.append(Turn(i, label, None if label in _UNNAMED else span, match.end(), ends_asking(text)))
    labels = Counter(t.label for t in found)
    once = {x for x, count in labels.items() if count < 2}
    kept = [t for t in found if labels[t.label] >= 2 or t.label in _UNNAMED]
    speaking = {t.label for t in kept}
    if len(kept) < MIN_TURNS or len(speaking) > MAX_LABELS:
        return []
    first, last = kept[0].index, kept[-1].index
    inside = [t for t in found if t.label in speaking or (first < t.index < last and t.label not in _NO_SPEAKER)]
    labelled = inside if len(once) <= MAX_LABELS - len(speaking) else kept
    return sorted([*labelled, *_unlabelled(told, labelled)], key=lambda t: t.index)


def _unlabelled(told: Sequence[Paragraph], labelled: Sequence[Turn]) -> list[Turn]:
    """Questions before a label, where only answers have one."""
    at = {t.index for t in labelled}
    before = (t.index - 1 for t in labelled[1:] if t.index - 1 not in at)
    return [Turn(i, QUESTION, None, 0, True) for i in before if _only_asks(told[i])]


def _can_label(label: str) -> bool:
    words = label.split()
    capitals = [w for w in words if w[0].isupper()]
    return 0 < len(words) <= 4 and words[-1] in capitals and len(words) - len(capitals) <= 2 and len(label) > 0


def _dashed(told: Sequence[Paragraph], body: Sequence[int]) -> list[Turn]:
    found = []
    for i in body:
        text = told[i].text
        match = _DASH.match(text)
        if match:
            asks = ends_asking(text)
            found.append(Turn(i, QUESTION if asks else ANSWER, None, match.end(), asks))
    asked = sum(t.asks for t in found)
    return found if len(found) >= MIN_TURNS and 0 < asked < len(found) else []


def _questioned(told: Sequence[Paragraph], body: Sequence[int], *, least: float) -> list[Turn]:
    """Paragraphs and cross-heads that only ask, and answers to them, in the first person or on a page so called."""
    found = _alternating(told, range(body[0], len(told)) if body else range(0), called=least < MOSTLY_OWN)
    answers = [t for t in found if not t.asks]
    own = [t for t in answers if _FIRST_PERSON.search(told[t.index].text) and not _QUOTE.search(told[t.index].text)]
    asked = sum(_only_asks(told[t.index]) for t in found)
    enough = len(own) >= least * len(answers)
    return found if asked >= 2 and len(answers) >= 2 and enough else []


def _alternating(told: Sequence[Paragraph], where: range, *, called: bool) -> list[Turn]:
    found: list[Turn] = []
    for i in where:
        asks = _only_asks(told[i]) or (called and (_prompts(told, i, found) or _speaks_of_itself(told[i])))
        if told[i].zone.kind == "headline" and not asks:
            continue
        if asks or found:
            found.append(Turn(i, QUESTION if asks else ANSWER, None, 0, asks))
    return found


def _only_asks(paragraph: Paragraph) -> bool:
    return ends_asking(paragraph.text) and len(list(paragraph.doc.sents)) <= 3


def _speaks_of_itself(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the editor's last word: "The interview was shortened." """
    return _ITSELF.match(paragraph.text) is not None and len(paragraph.text) <= MAX_PROMPT_CHARS


def _prompts(told: Sequence[Paragraph], i: int, found: Sequence[Turn]) -> bool:
    """Whether a short paragraph between two that answer is a question in other form: "Baku denies it." """
    if not found or found[-1].asks or i + 1 >= len(told) or told[i + 1].zone.kind != "body":
        return False
    text, after = told[i].text, told[i + 1].text
    return (
        len(text) <= MAX_PROMPT_CHARS
        and not ends_asking(after)
        and _FIRST_PERSON.search(text) is None
        and len(after) >= len(text) / 2
    )


def _least_own(page: Page) -> float:
    """How much of the answers must say "I", by what stands above the text."""
    first = next((z.span.start for z in page.zones if z.kind == "body"), 0)
    above = [(z.kind == "headline", page.text[slice(*z.span)].strip()) for z in page.zones if z.span.start < first]
    if any(_CALLED.search(text) for title, text in above if not title):
        return NONE_OWN
    return SOME_OWN if any(_QUOTED.match(text) for title, text in above if title) else MOSTLY_OWN
