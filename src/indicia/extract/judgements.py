"""Judgements: somebody's own weighing of the reasons, such as "nothing published lets us choose between them"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import Match
from typing import get_args

from indicia.extract.clauses import Sentence, sentences, tidy
from indicia.extract.parse import Parsed
from indicia.extract.phrases import Phrase, compiled
from indicia.extract.voices import Voices
from indicia.kb.catalogue import document, fault
from indicia.model import Attribution, Judgement, VerdictWord

FILE = "judgements.yaml"


@cache
def wordings() -> tuple[tuple[VerdictWord, Phrase], ...]:
    """Verdict and wording, in the order of kb/data/judgements.yaml.

    Raises:
        KnowledgeError: A verdict or a pattern is faulty; the message names the key.
    """
    data = document(FILE)
    words: dict[str, VerdictWord] = {word: word for word in get_args(VerdictWord)}
    found = []
    for verdict, patterns in data["verdicts"].items():
        word = words.get(verdict) or fault(FILE, f"verdicts.{verdict}", f"is none of {', '.join(words)}.")
        found += [(word, compiled(p, data["macros"], file=FILE, key=f"verdicts.{verdict}")) for p in patterns]
    return tuple(found)


def judgements(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[Judgement, ...]:
    """Every judgement in headline, body and comments, one a sentence, with whoever makes it.

    What is put as a question is no judgement.
    """
    voices = Voices(attributions)
    found = (_judgement(parsed, sentence, voices) for sentence in sentences(parsed, "headline", "body", "comment"))
    return tuple(judgement for judgement in found if judgement is not None)


def _judgement(parsed: Parsed, sentence: Sentence, voices: Voices) -> Judgement | None:
    verdict, match = _first(sentence)
    if verdict is None or match is None:
        return None
    span = tidy(parsed.page.text, sentence.flat.span(match.start(), match.end()), lead=False)
    if span is None:
        return None
    return Judgement(span=span, holder=voices.of(span, sentence.paragraph.zone).holder, verdict=verdict)


def _first(sentence: Sentence) -> tuple[VerdictWord | None, Match[str] | None]:
    if not sentence.asks:
        for verdict, pattern in wordings():
            match = pattern.search(sentence.text)
            if match:
                return verdict, match
    return None, None
