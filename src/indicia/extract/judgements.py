"""Judgements: somebody's own weighing of the reasons, such as "nothing published lets us choose between them"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.extract.clauses import sentences, tidy
from indicia.extract.parse import Parsed
from indicia.extract.voices import Voices
from indicia.model import Attribution, Judgement, Span, VerdictWord

_WORDS = r"(?:,?\s[\w'’-]{1,20}){0,6}"
_CHOICE = (
    r"(?:which|why|what|either|any of (?:these|them)|one (?:way|or the other)|these|them|between|reasons?|explanations?|purpose|motives?|"
    r"readings?|possibilities|theor(?:y|ies)|intent(?:ions?)?|aims?)"
)
_PATTERNS: tuple[tuple[re.Pattern[str], VerdictWord], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), verdict)
    for pattern, verdict in (
        (rf"\b(?:no|little|not any|without(?: any)?|never any)(?:\s(?:clear|firm|hard|public|open|real|solid|good|conclusive)){{0,2}}\s(?:indications?|evidence|signs?|proof|clues?|hints?|way of (?:knowing|telling)|answer)\b{_WORDS}\s{_CHOICE}\b", "no clear indication"),
        (rf"\b(?:nothing|no (?:report|fact|detail|source|statement|document)s?|none of (?:this|it|the reports))\b{_WORDS}\s(?:lets?|allows?|helps?|tells?|permits?|enables?|shows?|says?|settles?|decides?|points?|proves?|favou?rs?)\b{_WORDS}\s{_CHOICE}\b", "no clear indication"),
        (rf"\b(?:we|one|i|nobody|no one|you|it)\s(?:can(?:not|['’]t| not)|do(?:n['’]t| not)|could not|does not|is (?:impossible|not possible|too early|hard|difficult) to|has to remain)\b{_WORDS}\s?(?:tell|know|say|choose|decide|judge|rule out|pick|settle|prefer|weigh)\b{_WORDS}\s{_CHOICE}\b", "no clear indication"),
        (rf"\b(?:it )?(?:is|remains|stays)\s(?:unclear|open|impossible to (?:say|tell|know)|too early to (?:say|tell|judge)|anybody['’]s guess|anyone['’]s guess|a matter of guesswork|a riddle)\b{_WORDS}\s{_CHOICE}\b", "no clear indication"),
        (rf"\b(?:which|what|why)\b(?:\s[\w'’-]{{1,20}}){{1,12}}\s(?:is|remains|stays)\s(?:unclear|open|unknown|impossible to (?:say|tell)|anybody['’]s guess|anyone['’]s guess)\b", "no clear indication"),
        (rf"\b(?:the )?(?:evidence|facts|reports|open sources|open media)\b{_WORDS}\s(?:(?:do|does) not|don['’]t|doesn['’]t|cannot)\s(?:decide|settle|favou?r|point|tell|allow|support|distinguish)\b", "no clear indication"),
        (rf"\btoo (?:little|few)\b{_WORDS}\s(?:known|published|reported|facts|details|information|reports)\b{_WORDS}\s(?:to (?:say|judge|tell|choose|decide|weigh)|for (?:a|any) (?:judgement|verdict|conclusion))\b", "not enough reported"),
        (rf"\b(?:everything|all|most(?: of it)?|the evidence|the facts|the signs)\s(?:points?|speaks?|indicates?|suggests?)\s(?:to|for|towards?|that)\b", "leaning"),
        (rf"\b(?:the )?(?:most likely|likeliest|most probable|most plausible)\s(?:reason|explanation|purpose|motive|reading)\b", "leaning"),
    )
)  # fmt: skip


def judgements(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[Judgement, ...]:
    """Every judgement in headline, body and comments, one a sentence, with whoever makes it."""
    voices = Voices(attributions)
    found = []
    for sentence in sentences(parsed, "headline", "body", "comment"):
        if sentence.asks:
            continue
        for pattern, verdict in _PATTERNS:
            match = pattern.search(sentence.text)
            span = _span(parsed, sentence.flat.span(match.start(), match.end())) if match else None
            if span is not None:
                holder = voices.of(span, sentence.paragraph.zone).holder
                found.append(Judgement(span=span, holder=holder, verdict=verdict))
                break
    return tuple(found)


def _span(parsed: Parsed, span: Span) -> Span | None:
    return tidy(parsed.page.text, span, lead=False)
