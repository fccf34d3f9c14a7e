"""The page as the reason finder sees it: sentences with their voices and activities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicia.extract.clauses import Sentence, sentences
from indicia.extract.explanations_lexicon import lexicon
from indicia.extract.interviews import questions
from indicia.extract.issuer import issuer
from indicia.extract.parse import Parsed
from indicia.extract.voices import Voice, Voices
from indicia.model import AUTHOR, Activity, Attribution, Span, Stance

NEAR_CHARS = 600
"""Within this distance a named activity takes the reason; beyond, the page's main one does."""

INTERVIEWER = "interviewer"
MAX_BETWEEN = 40
"""Characters between "the purpose" and the purpose."""

_PRONOUN = re.compile(
    r"^\W{0,3}(?:and |but |so |or )?(?:it|this|that|they|these|those|all this|we|he|she|such)\b", re.IGNORECASE
)


_AIM = re.compile(
    r"(?:^|[.;:!?]\W{0,3}|\band )(?:the|its|their) (?P<stated>(?:stated|announced|official|declared|given) )?(?:\w+ )?"
    r"(?:point|aim|purpose|idea|goal|object|objective|task|intention|reason)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:(?-i:I|us)|we|ours?|my|me|ourselves|myself|perhaps|maybe|apparently|evidently|seemingly|it seems)\b"
    r"|\?|[“\"]",
    re.I,
)
"""Words by which an author speaks himself, or another is quoted."""
_OWN_SENTENCE = re.compile(
    _OWN.pattern
    + r"|\b(?:(?-i:may)|might|could|must|probably|likely|surely|scarcely|hardly|suggests?|however|nevertheless)\b"
    r"|^\W{0,3}(?:so|and|but|or|yet|still|because|last year|another|a second|thirdly|in (?:that month|(?:19|20)\d\d"
    r"|january|february|march|april|may|june|july|august|september|october|november|december))\b",
    re.I,
)
"""The same for a sentence of its own: guesses, turns, and what happened at another time are the author's."""


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

    def voice_of(self, span: Span, sentence: Sentence) -> Voice:
        """Whose words a stretch is; an interview's questions are the interviewer's, a notice is its issuer's."""
        voice = self.voices.of(span, sentence.paragraph.zone)
        if voice.through is None and sentence.paragraph.span in self.questions:
            return Voice(INTERVIEWER)
        if voice.holder != AUTHOR or sentence.paragraph.zone.kind != "body":
            return voice
        return self._going_on(span, sentence) or self._told_aim(span, sentence) or voice

    def _going_on(self, span: Span, sentence: Sentence) -> Voice | None:
        """The voice of the statement before, where nothing says that the author has taken over again.

        In the same sentence ("..., he said, and the marshal has to be seen to react") 18 of 20 such reasons on the
        tuning pages are the speaker's, in the next one ("The point was ...") 22 of 36 (docs/decisions/0054).
        """
        said = self._said_before(span, sentence)
        if said is None:
            return None
        content, statement = said
        told = self.page_text[max(content.end, sentence.span.start) : max(span.end, sentence.span.start)]
        here = content.end > sentence.span.start
        if (_OWN if here else _OWN_SENTENCE).search(told):
            return None
        before = self.sentences[sentence.order - 1].span if sentence.order else sentence.span
        return Voice(statement.source, statement) if here or content.overlaps(before) else None

    def _said_before(self, span: Span, sentence: Sentence) -> tuple[Span, Attribution] | None:
        """The last statement of the paragraph that ends before a stretch."""
        before = self.voices.starting_in(Span(sentence.paragraph.span.start, span.start))
        ended = [(content, a) for content, a in before if content.end <= span.start and a.source != AUTHOR]
        return ended[-1] if ended else None

    def _told_aim(self, span: Span, sentence: Sentence) -> Voice | None:
        """Whose aim it is where a sentence says only "the purpose was": of him who spoke before, or of those who act.

        On the tuning pages no aim told so was the author's own (0 of 9, docs/decisions/0054).
        """
        told = self.page_text[sentence.span.start : span.end]
        aim = next((m for m in _AIM.finditer(told) if _leads_to(told, m, span.start - sentence.span.start)), None)
        if aim is None:
            return None
        if said := self._said_before(span, sentence):
            return Voice(said[1].source, said[1])
        acting = self.activity_of(span).actors if aim["stated"] else ()
        return Voice(acting[0].name) if acting else None

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


def _leads_to(told: str, aim: re.Match[str], start: int) -> bool:
    """Whether a reason that starts at `start` is what an aim named before it, or at its head, is said to be."""
    between = told[aim.end() : start]
    return aim.start() <= start + 2 and len(between) <= MAX_BETWEEN and re.search(r"[.!?;]", between) is None


def scene(parsed: Parsed, activities: Sequence[Activity], attributions: Sequence[Attribution]) -> Scene:
    """Set the scene; headline, body and comments in reading order."""
    mentions = [(span, n) for n, a in enumerate(activities) for span in (a.trigger, *a.mentions)]
    return Scene(
        page_text=parsed.page.text,
        sentences=sentences(parsed, "headline", "body", "comment"),
        voices=Voices(attributions, issuer(parsed.page)),
        activities=tuple(activities),
        mentions=tuple((span, activities[n]) for span, n in sorted(mentions)),
        questions=questions(parsed),
    )
