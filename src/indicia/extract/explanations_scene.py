"""The page as the reason finder sees it: sentences with their voices and activities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicia.extract.clauses import Sentence, sentences
from indicia.extract.explanations_lexicon import lexicon
from indicia.extract.interviews import questions
from indicia.extract.issuer import issuer
from indicia.extract.parse import Paragraph, Parsed
from indicia.extract.voices import Voice, Voices
from indicia.model import AUTHOR, Activity, Attribution, Span, Stance

NEAR_CHARS = 600
"""Within this distance a named activity takes the reason; beyond, the page's main one does."""

INTERVIEWER = "interviewer"
LEAST_QUESTIONS = 2
"""From so many paragraphs that are questions and are answered in the next one, a page is an interview."""
MAX_QUESTION_CHARS = 300

_PRONOUN = re.compile(
    r"^\W{0,3}(?:and |but |so |or )?(?:it|this|that|they|these|those|all this|we|he|she|such)\b", re.IGNORECASE
)


_MARKED = re.compile(r"^\W{0,4}(?:q|question|interviewer|frage)\s{0,2}[:.–—-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch that may be a reason. `stance` and `hypothesis` are given only where the frame itself says so.

    `weight` is the cue's own, then the scorer's log odds. `guessed`: put as a condition or a possibility.
    """

    span: Span
    sentence: Sentence
    weight: float = 0.0
    hint: str | None = None
    stance: Stance | None = None
    hypothesis: str | None = None
    cue: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A page ready for reasons to be looked for."""

    page_text: str
    sentences: tuple[Sentence, ...]
    voices: Voices
    activities: tuple[Activity, ...]
    mentions: tuple[tuple[Span, Activity], ...] = ()
    questions: frozenset[Span] = frozenset()
    issuer: str | None = None
    """Whose notice the page is; its author's voice is that body's."""

    def voice_of(self, span: Span, sentence: Sentence) -> Voice:
        """Whose words a stretch is; an interview's questions are the interviewer's, a notice is its issuer's."""
        voice = self.voices.of(span, sentence.paragraph.zone)
        if voice.through is None and sentence.paragraph.span in self.questions:
            return Voice(INTERVIEWER)
        if voice.holder == AUTHOR and self.issuer:
            return Voice(self.issuer)
        return voice

    def activity_of(self, span: Span) -> Activity:
        """The activity a reason belongs to: the last one named up to its end, else the page's main one."""
        near = [
            a for mention, a in self.mentions if mention.start < span.end and span.start - mention.end <= NEAR_CHARS
        ]
        if near:
            return near[-1]
        return next((a for a in self.activities if not a.background), self.activities[0])

    def names_activity(self, sentence: Sentence) -> bool:
        """Whether a sentence names an activity or one of the usual words for it."""
        if any(mention.overlaps(sentence.span) for mention, _ in self.mentions):
            return True
        return lexicon().activity.search(sentence.text) is not None

    def points_back(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with a pronoun that may stand for the activity or those who hold it."""
        return _PRONOUN.match(sentence.text) is not None


def scene(parsed: Parsed, activities: Sequence[Activity], attributions: Sequence[Attribution]) -> Scene:
    """Set the scene; headline, body and comments in reading order."""
    mentions = [(span, n) for n, a in enumerate(activities) for span in (a.trigger, *a.mentions)]
    return Scene(
        page_text=parsed.page.text,
        sentences=sentences(parsed, "headline", "body", "comment"),
        voices=Voices(attributions),
        activities=tuple(activities),
        mentions=tuple((span, activities[n]) for span, n in sorted(mentions)),
        questions=questions(parsed) or interview_questions(parsed),
        issuer=issuer(parsed.page),
    )


def interview_questions(parsed: Parsed) -> frozenset[Span]:
    """The paragraphs in which an interviewer asks; none on a page that is no interview.

    Questions are marked ("Q:", "Interviewer:") or are short paragraphs
    that end in a question mark and are followed by one that does not. Between
    questions, a short paragraph with neither mark may be a remark of the interviewer; it is left alone.
    """
    body = parsed.of("body")
    marked = [p for p in body if _MARKED.match(p.doc.text)]
    if len(marked) >= LEAST_QUESTIONS:
        return frozenset(p.span for p in marked)
    asked = [
        p
        for p, after in pairwise(body)
        if _is_question(p) and not _is_question(after) and len(p.doc.text) <= MAX_QUESTION_CHARS
    ]
    return frozenset(p.span for p in asked) if len(asked) >= LEAST_QUESTIONS else frozenset()


def _is_question(paragraph: Paragraph) -> bool:
    return paragraph.doc.text.rstrip(" ”\"'’»*_").endswith("?")
