"""Where a reason may stand: one function per way of putting it, each giving weighted candidates.

Weights add up; `explanations.ENOUGH` decides. What is introduced by a clear
cue ("in order to") needs little more; what only could be a reason (a purpose
infinitive, a predicate, a modal verb) needs words of a hypothesis, an activity
in the sentence, or a question before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicia.extract.clauses import MAX_SPAN_CHARS, Sentence, tidy
from indicia.extract.explanations_lexicon import Cue, lexicon
from indicia.extract.explanations_scene import Scene
from indicia.model import Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

# Chosen on the tuning pages of bench/devset (2026-11, docs/decisions/0050).
STATED_WEIGHT = 1.2
PURPOSE_WEIGHT = 0.6
MODAL_WEIGHT = 0.5
OPINION_WEIGHT = 0.5
CONTENT_WEIGHT = 0.4
PREDICATE_WEIGHT = 0.5
VERB_WEIGHT = 0.4
ANSWER_WEIGHT = 0.2
ENUMERATED = 0.6
PHRASE_WEIGHT = 0.15
PHRASE_ASKED = 0.3
PHRASE_JUDGED = 0.25
PHRASE_COMMENT = 0.25
PHRASE_HEADLINE = 0.15
PHRASE_DENIED = 0.25
PHRASE_SAID = 0.1
DENIED_REACH = 25
SHORT_CONTENT = 110
"""A statement's content of at most so many characters may be a reason as a whole."""
PURPOSE_CLIMB = 3

_CUT = re.compile(
    r"[;:?!]|\s[–—]\s|,\s(?:but|while|whereas|though|although|which|who|whose|yet|he|she|they|it|the\s\w{1,20}\s"
    r"(?:said|says)|according|said|says|as\s(?!well))\b|\)"
)
_PARTS = re.compile(r"[;:]|,\s(?=and\s(?!(?:the|a|an)\s\w{1,20}[\s,.]{0,2}$))")
_MODAL = re.compile(
    r"\b(?:may|might|could)(?:\s(?:well|also|simply|just|yet|even|only|perhaps|in fact)){0,2}(?:\shave)?\s(?:be|been|want|wanted|"
    r"wish|wished|hope|hoped|seek|sought|serve|served|need|needed|try|tried|trying|use|used|fear|feared|intend|intended|"
    r"like|liked|prefer|mean|meant|provid\w{1,4}|feel|felt|cover\w{0,3}|hid\w{1,5}|mask\w{0,3}|help\w{0,3}|have|had|think|thought|"
    r"show\w{0,3}|signal\w{0,3}|remind\w{0,3}|prepar\w{1,4})\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:i|we|one|some|others|many|critics|cynics|sceptics|skeptics|people|locals|villagers|observers|analysts)\s"
    r"(?:\w{2,8}\s){0,2}?(?:suspects?|guess(?:es)?|believes?|thinks?|doubts?|reckons?|bets?|fears?|says?|sees?|assumes?|"
    r"suggests?|wonders?|speculates?|whisper)(?:\sthat|\swhether|\sif|\sit)?\b|\b(?:my|our)\sguess\b[^:.]{0,30}[:,]|"
    r"\b(?:perhaps|maybe|presumably|possibly|probably)\b",
    re.IGNORECASE,
)
_ACTING = frozenset(
    ["hold", "conduct", "carry", "send", "deploy", "move", "order", "call", "put", "raise", "start", "begin", "open", "launch", "stage", "gather", "mass", "bring", "march", "extend", "prolong", "exercise", "drill", "train", "practise", "practice", "rehearse", "arrive", "come", "go", "take", "dispatch", "station", "bolster", "mobilise", "mobilize", "activate", "test", "fire", "fly", "sail", "reinforce", "run", "organise", "organize", "mount", "plan", "schedule", "announce", "check", "alert", "close", "shut", "cancel", "suspend", "postpone", "withdraw", "pull", "shift", "concentrate", "assemble", "do", "set", "join", "meet", "undertake"]
)

_MOVING = frozenset(["go", "come", "send", "travel", "sail", "fly", "march", "arrive", "deploy", "move", "call", "order", "hold", "use", "need", "bring", "dispatch", "launch"])
_NO_PURPOSE = frozenset(["plan", "want", "refuse", "decide", "agree", "promise", "try", "continue", "begin", "start", "fail", "offer", "threaten"])
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "pobj", "agent"})
_PREDICATE = frozenset({"attr", "acomp", "prep", "advcl", "ccomp", "xcomp"})
_POINTING = frozenset({"it", "this", "that", "they", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch that may be a reason. `stance` and `hypothesis` are given only where the frame itself says so."""

    span: Span
    sentence: Sentence
    weight: float
    hint: str | None = None
    stance: Stance | None = None
    hypothesis: str | None = None
    cue: str = ""
    guessed: bool = False


def candidates(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """Everything in a sentence that may be a reason, from all frames."""
    yield from denials(here, sentence)
    yield from stated(here, sentence)
    yield from cued(here, sentence)
    yield from purposes(here, sentence)
    yield from predicates(here, sentence)
    yield from modals(here, sentence)
    yield from opinions(here, sentence)
    yield from contents(here, sentence)
    yield from phrases(here, sentence)


def stated(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """The aims that were found with the activities themselves."""
    for activity in here.activities:
        for purpose in activity.purposes:
            if purpose.span.within(sentence.span):
                yield Candidate(span=purpose.span, sentence=sentence, weight=STATED_WEIGHT, cue="purposes")


def cued(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What follows, or is, a phrase of the lexicon."""
    for cue in lexicon().cues:
        for found in cue.pattern.finditer(sentence.text):
            span = _taken(here, sentence, cue, found.start(), found.end())
            if span is not None:
                yield Candidate(span=span, sentence=sentence, weight=cue.weight, hint=cue.hint, cue=cue.id)


def _taken(here: Scene, sentence: Sentence, cue: Cue, start: int, end: int) -> Span | None:
    if cue.take == "clause":
        return clause(here, sentence, sentence.flat.at(start))
    if end >= len(sentence.text):
        return sentence_span(here, sentence, start, end) if cue.take == "match" else None
    right = right_of(here, sentence, sentence.flat.at(end))
    if right is None or cue.take == "right":
        return right
    first = sentence.text.rfind(" ", 0, end) + 1 if cue.take == "to" else start
    return tidy(here.page_text, Span(sentence.flat.at(first), right.end), lead=False)


def sentence_span(here: Scene, sentence: Sentence, start: int, end: int) -> Span | None:
    """A stretch of the sentence's squeezed text as a trimmed page span."""
    return tidy(here.page_text, sentence.flat.span(start, end))


def right_of(here: Scene, sentence: Sentence, offset: int) -> Span | None:
    """The phrase that begins at a page offset: as far as the parse holds it together, or the next cut."""
    tokens = sentence.paragraph.tokens_of(Span(offset, sentence.span.end))
    if tokens is None or not len(tokens):
        return None
    first = next((t for t in tokens if not t.is_punct and not t.is_space), None)
    if first is None:
        return None
    top = first
    while top.head.i > top.i and top.head.i < tokens.end and top.head.sent == first.sent and top.head is not top:
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
    for token in _tokens(sentence):
        if token.lower_ != "to" or token.dep_ != "aux" or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        tie = _tie_to_activity(here, sentence, token.head)
        if tie:
            span = right_of(here, sentence, sentence.paragraph.span_of(token).start)
            if span is not None:
                yield Candidate(span=span, sentence=sentence, weight=PURPOSE_WEIGHT + tie - 1, cue="purpose")


def _tie_to_activity(here: Scene, sentence: Sentence, verb: Token) -> float:
    """How closely an infinitive hangs on an activity: 1.2 on the activity, 1 on a verb of doing, 0 not at all."""
    if verb.dep_ not in {"advcl", "acl", "relcl", "xcomp", "ccomp"} or verb.head.lemma_ in _NO_PURPOSE:
        return 0.0
    head = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() not in _MOVING:
        return 0.0
    for _ in range(PURPOSE_CLIMB):
        if is_activity(here, sentence, head):
            return 1.2
        if head.pos_ in {"VERB", "AUX"}:
            if any(c.dep_ == "prep" and c.lower_ in {"on", "upon"} for c in head.children):
                return 0.0  # "called on both sides to ..."
            about = any(is_activity(here, sentence, t) for child in head.children if child.dep_ in _ARGUMENTS for t in child.subtree)
            doing = head.lemma_.lower() in _ACTING or (head.lemma_ == "be" and verb.dep_ == "advcl")
            return (1.2 if about else 1.0) if doing or about else 0.0
        if head.head is head:
            return 0.0
        head = head.head
    return 0.0


def is_activity(here: Scene, sentence: Sentence, token: Token) -> bool:
    """Whether a token is part of a mention of an activity, or one of the usual words for it."""
    place = sentence.paragraph.span_of(token)
    return any(m.overlaps(place) for m, _ in here.mentions) or lexicon().activity.fullmatch(token.text) is not None


def predicates(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What is said of an activity: "the drill is ...", "the move ties down ...", "it was ..."."""
    for verb in _tokens(sentence):
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"aux", "auxpass"}:
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj"}), None)
        if subject is None:
            continue
        if subject.lower_ in _POINTING or any(is_activity(here, sentence, t) for t in subject.subtree):
            copula = verb.lemma_ == "be"
            span = _complement(here, sentence, verb, copula)
            if span is not None:
                weight = PREDICATE_WEIGHT if copula else VERB_WEIGHT
                longer = _with_condition(here, sentence, span)
                yield Candidate(
                    span=longer, sentence=sentence, weight=weight, cue="predicate", guessed=longer.end > span.end
                )


def _with_condition(here: Scene, sentence: Sentence, span: Span) -> Span:
    """A reading goes on in its condition or cause: "is normal if ...", "is normal: there is always ..."."""
    rest = here.page_text[span.end : sentence.paragraph.span.end]
    if not re.match(r"\s{0,2}(?:(?:if|when|because|since|as long as)\b|:)", rest):
        return span
    stop = re.search(r"[.!?](?:\s|$)|\n", rest)
    return Span(span.start, min(span.end + (stop.start() if stop else len(rest)), span.start + 2 * MAX_SPAN_CHARS))


def _complement(here: Scene, sentence: Sentence, verb: Token, copula: bool) -> Span | None:
    """What a verb says of its subject: a copula's predicate, else the verb with all to its right."""
    if copula:
        said = next((c for c in verb.children if c.dep_ in _PREDICATE and c.i > verb.i), None)
        if said is not None:
            first = min(t.i for t in said.subtree)
            return right_of(here, sentence, sentence.paragraph.span_of(said.doc[first]).start)
    place = sentence.paragraph.span_of(verb)
    return right_of(here, sentence, place.end if copula else place.start)


def _tokens(sentence: Sentence) -> Iterator[Token]:
    tokens = sentence.paragraph.tokens_of(sentence.span)
    return iter(tokens) if tokens is not None else iter(())


def modals(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What may, might or could be wanted."""
    for found in _MODAL.finditer(sentence.text):
        span = clause(here, sentence, sentence.flat.at(found.start()))
        if span is not None:
            yield Candidate(span=span, sentence=sentence, weight=MODAL_WEIGHT, cue="modal")


def opinions(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What somebody suspects, guesses, doubts, or puts after "perhaps"."""
    for found in _OPINION.finditer(sentence.text):
        if found.end() < len(sentence.text):
            span = right_of(here, sentence, sentence.flat.at(found.end()))
            if span is not None:
                yield Candidate(span=span, sentence=sentence, weight=OPINION_WEIGHT, cue="opinion")


def contents(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """Short statements that may be a reason as a whole."""
    for content, _ in here.voices.starting_in(sentence.span):
        if content.end - content.start <= SHORT_CONTENT:
            span = tidy(here.page_text, content)
            if span is not None:
                yield Candidate(span=span, sentence=sentence, weight=CONTENT_WEIGHT, cue="content")


def phrases(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """Words that speak strongly for a hypothesis, wherever they stand: reasons only if the context says so."""
    marks = lexicon().stance
    weight = PHRASE_WEIGHT
    weight += PHRASE_ASKED if sentence.asks or sentence.paragraph.span in here.questions else 0.0
    weight += PHRASE_JUDGED if marks["doubts"].search(sentence.text) or marks["judged"].search(sentence.text) else 0.0
    weight += {"comment": PHRASE_COMMENT, "headline": PHRASE_HEADLINE}.get(sentence.paragraph.zone.kind, 0.0)
    for family in lexicon().families:
        for pattern in family.strong:
            for found in pattern.finditer(sentence.text):
                span = right_of(here, sentence, sentence.flat.at(found.start()))
                if span is not None:
                    denied = marks["rejects_before"].search(sentence.text[max(0, found.start() - DENIED_REACH) : found.start()])
                    said = here.voices.of(span, sentence.paragraph.zone).through is not None
                    more = (PHRASE_DENIED if denied else 0.0) + (PHRASE_SAID if said else 0.0)
                    yield Candidate(span=span, sentence=sentence, weight=weight + more, cue="phrase")


def denials(here: Scene, sentence: Sentence) -> Iterator[Candidate]:
    """What an activity is said not to be about."""
    for denial in lexicon().denials:
        for found in denial.pattern.finditer(sentence.text):
            span = sentence_span(here, sentence, found.start(), found.end())
            if span is not None:
                yield Candidate(
                    span=span, sentence=sentence, weight=1.0, stance="rejects", hypothesis=denial.hypothesis, cue=denial.id
                )


def answers(
    here: Scene, sentence: Sentence, *, whole: bool = False, cue: str = "answer"
) -> Iterator[Candidate]:
    """The whole clauses of a sentence that follows a question or opens a list."""
    start = sentence.span.start
    text = here.page_text[start : sentence.span.end]
    cuts = [0, *(() if whole else (m.start() for m in _PARTS.finditer(text))), len(text)]
    for begin, end in zip(cuts, cuts[1:], strict=False):
        span = tidy(here.page_text, Span(start + begin, start + end)) if end > begin else None
        if span is not None and span.end - span.start > 10:
            yield Candidate(span=span, sentence=sentence, weight=ENUMERATED if whole else ANSWER_WEIGHT, cue=cue)
