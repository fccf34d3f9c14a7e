"""Reasons that the parse shows: infinitives of purpose, what is said of an activity; and where phrases end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.clauses import MAX_SPAN_CHARS, Sentence, tidy
from indicia.extract.explanations_lexicon import lexicon
from indicia.extract.explanations_scene import Candidate, Scene
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB = 3
"""An infinitive may hang so many steps below the activity ("sent a part of the brigade to ...")."""
CLOSE, LOOSE = 1.2, 1.0
"""How an infinitive is tied: to the activity itself, or to a verb of doing."""

_CUT = re.compile(
    r"[;:?!]|\s[–—]\s|,\s(?:but|while|whereas|though|although|which|who|whose|yet|he|she|they|it|the\s\w{1,20}\s"
    r"(?:said|says)|according|said|says|as\s(?!well))\b|\)"
)
_GOES_ON = re.compile(r"\s{0,2}(?:(?:if|when|because|since|as long as)\b|:)")
_STOP = re.compile(r"[.!?](?:\s|$)|\n")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "pobj", "agent"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PREDICATES = frozenset({"attr", "acomp", "prep", "advcl", "ccomp", "xcomp"})
_CLAUSES = frozenset({"advcl", "acl", "relcl", "xcomp", "ccomp"})
_POINTING = frozenset({"it", "this", "that", "they", "these", "those"})


def right_of(here: Scene, sentence: Sentence, offset: int) -> Span | None:
    """The phrase that begins at a page offset: as far as the parse holds it together, or the next cut."""
    tokens = sentence.paragraph.tokens_of(Span(offset, sentence.span.end))
    if tokens is None or not len(tokens):
        return None
    first = next((t for t in tokens if not t.is_punct and not t.is_space), None)
    if first is None:
        return None
    top = first
    while top.i < top.head.i < tokens.end:
        top = top.head
    end = sentence.paragraph.span_of(tokens.doc[max(top.right_edge.i, first.i)]).end
    return _cut(here, sentence, Span(offset, min(end, sentence.span.end)))


def _cut(here: Scene, sentence: Sentence, span: Span) -> Span | None:
    """Cut a stretch at the first strong mark, and at the end of the statement it begins in."""
    tidied = tidy(here.page_text, span)
    if tidied is None:
        return None
    content = here.voices.of(Span(tidied.start, tidied.start + 1), sentence.paragraph.zone).content
    end = min(tidied.end, content.end) if content else tidied.end
    mark = _CUT.search(here.page_text, tidied.start + 1, end)
    return tidy(here.page_text, Span(tidied.start, mark.start() if mark else end))


def clause(here: Scene, sentence: Sentence, offset: int) -> Span | None:
    """The clause around a page offset: from the last cut before it to the next one after it."""
    text, start, end = here.page_text, sentence.span.start, sentence.span.end
    content = here.voices.of(Span(offset, offset + 1), sentence.paragraph.zone).content
    if content is not None:
        start, end = max(start, content.start), min(end, content.end)
    for mark in _CUT.finditer(text, start, end):
        if mark.end() <= offset:
            start = mark.start() + 1
        elif mark.start() >= offset:
            end = mark.start()
            break
    return tidy(text, Span(start, end)) if start < end else None


def purposes(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """Infinitives of purpose that hang on an activity or on a verb of doing one."""
    for token in tokens_of(sentence):
        if token.lower_ == "to" and token.dep_ == "aux" and token.head.pos_ in {"VERB", "AUX"}:
            tie = _tie_to_activity(here, sentence, token.head)
            span = right_of(here, sentence, sentence.paragraph.span_of(token).start) if tie else None
            if span is not None:
                yield Candidate(span=span, sentence=sentence, weight=tie, cue="purpose")


def _tie_to_activity(here: Scene, sentence: Sentence, verb: Token) -> float:
    """How closely an infinitive hangs on an activity: `CLOSE`, `LOOSE`, or 0 for not at all."""
    verbs, head = lexicon().verbs, verb.head
    if verb.dep_ not in _CLAUSES or head.lemma_ in verbs["no_purpose"]:
        return 0.0
    if verb.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() not in verbs["moving"]:
        return 0.0
    for _ in range(CLIMB):
        if is_activity(here, sentence, head):
            return CLOSE
        if head.pos_ in {"VERB", "AUX"}:
            return _tie_to_verb(here, sentence, head, verb)
        if head.head.i == head.i:
            return 0.0
        head = head.head
    return 0.0


def _tie_to_verb(here: Scene, sentence: Sentence, head: Token, verb: Token) -> float:
    if any(c.dep_ == "prep" and c.lower_ in {"on", "upon"} for c in head.children):
        return 0.0  # "called on both sides to ..."
    parts = (t for c in head.children if c.dep_ in _ARGUMENTS for t in c.subtree)
    if any(is_activity(here, sentence, t) for t in parts):
        return CLOSE
    doing = head.lemma_.lower() in lexicon().verbs["acting"] or (head.lemma_ == "be" and verb.dep_ == "advcl")
    return LOOSE if doing else 0.0


def is_activity(here: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a token is part of a mention of an activity, or one of the usual words for it."""
    place = sentence.paragraph.span_of(token)
    return any(m.overlaps(place) for m, _ in here.mentions) or lexicon().activity.fullmatch(token.text) is not None


def predicates(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What is said of an activity: "the drill is ...", "the move ties down ...", "it was ..."."""
    for verb in tokens_of(sentence):
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"aux", "auxpass"}:
            continue
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if subject is None or not _stands_for_activity(here, sentence, subject):
            continue
        copula = verb.lemma_ == "be"
        span = _complement(here, sentence, verb, copula)
        if span is not None:
            whole = _with_condition(here, sentence, span)
            cue = "predicate" if copula else "verb"
            yield Candidate(span=whole, sentence=sentence, weight=0.0, cue=cue, guessed=whole.end > span.end)


def _stands_for_activity(here: Scene, sentence: Sentence, subject: Token) -> bool:
    return subject.lower_ in _POINTING or any(is_activity(here, sentence, t) for t in subject.subtree)


def _with_condition(here: Scene, sentence: Sentence, span: Span) -> Span:
    """A reading goes on in its condition or cause: "is normal if ...", "is normal: there is always ..."."""
    text, end = here.page_text, sentence.paragraph.span.end
    if not _GOES_ON.match(text, span.end, end):
        return span
    stop = _STOP.search(text, span.end, end)
    return Span(span.start, min(stop.start() if stop else end, span.start + 2 * MAX_SPAN_CHARS))


def _complement(here: Scene, sentence: Sentence, verb: Token, copula: bool) -> Span | None:
    """What a verb says of its subject: a copula's predicate, else the verb with all to its right."""
    if copula:
        said = next((c for c in verb.children if c.dep_ in _PREDICATES and c.i > verb.i), None)
        if said is not None:
            return right_of(here, sentence, sentence.paragraph.span_of(said.left_edge).start)
    place = sentence.paragraph.span_of(verb)
    return right_of(here, sentence, place.end if copula else place.start)


def tokens_of(sentence: Sentence) -> Iterator[Token]:
    tokens = sentence.paragraph.tokens_of(sentence.span)
    return iter(tokens) if tokens is not None else iter(())
