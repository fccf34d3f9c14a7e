"""What the learned tagger finds and the rules did not: its relations as drafts of attributions.

PolNeAR, which taught the tagger, also marks wishes, plans and beliefs; a draft
is kept only if its cue is a word of saying and somebody says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from indicia.extract.attribution.linker import Relation, link
from indicia.extract.attribution.sources import mention
from indicia.extract.attribution.tagger import Tagged, tag
from indicia.extract.attribution.tails import FINITE, behind_that
from indicia.extract.attribution.verbs import denies, lemmas, unsaid
from indicia.extract.attribution.view import Draft, View
from indicia.extract.marking import Marks
from indicia.kb.cues import cues
from indicia.model import AUTHOR, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_PHRASE = 3
"""Words of a noun phrase that can stand for a statement ("described it as a check")."""
EVEN = 0.0
"""Log odds of a cue from which the tagger is asked: a third of its paragraphs, and the same scores (decision 0055)."""
_AUTHORS = frozenset({"i", "we"})
_PLAIN = frozenset({"call", "name", "put", "know", "think", "agree"})
"""Verbs with plain senses beside the saying: the rules' frames tell which, the tagger does not."""


def linked(view: View, runs: Sequence[Tagged]) -> Iterator[Draft]:
    """Tagged runs of a paragraph as drafts, one for each cue with content, in order of the cues."""
    for relation in link(view.doc, runs):
        found = _draft(view, relation)
        if found is not None:
            yield found


def beside(found: Sequence[Draft], more: Iterable[Draft]) -> list[Draft]:
    """Drafts, and those of `more` whose contents touch none of theirs."""
    return [*found, *(draft for draft in more if not any(_touch(draft, other) for other in found))]


def _draft(view: View, relation: Relation) -> Draft | None:
    verb = _head(view, relation.cue)
    content = tuple(s for run in relation.contents if (s := _content(view, run)) is not None)
    if not content:
        return None
    source = relation.source and view.span(*_mention(view, relation.source))
    return Draft(
        content=content,
        source=source,
        cue=view.span(relation.cue.start, relation.cue.end),
        name=AUTHOR if relation.source and view.doc[relation.source.start].lower_ in _AUTHORS else "",
        polarity="denied" if denies(verb) else "affirmed",
        lemma=verb.lemma_.lower(),
        nested=view.inside[verb.i] is not None,
    )


def _content(view: View, run: Tagged) -> Span | None:
    return view.span(behind_that(view.doc, run.start), run.end)


def _mention(view: View, run: Tagged) -> tuple[int, int]:
    """The source as a mention: without the clauses that PolNeAR leaves in."""
    start, end = mention(view, _head(view, run), stop=run.end)
    return max(start, run.start), max(min(end, run.end), max(start, run.start) + 1)


def _head(view: View, run: Tagged) -> Token:
    """The word of a run that depends on a word outside it; of a cue, its first verb if there is one."""
    words = [view.doc[i] for i in range(run.start, run.end)]
    if run.role == "cue":
        verb = next((t for t in words if t.pos_ == "VERB"), None)
        if verb is not None:
            return verb
    return next((t for t in words if t.head == t or not run.start <= t.head.i < run.end), words[0])


def added(view: View, found: Sequence[Draft], marks: Marks | None = None) -> list[Draft]:
    """The drafts of the rules, and the tagger's that touch none of them.

    Paragraphs in which the rules have left no word of saying, or none that
    the marker takes for a cue, are not tagged: that is most of them, and the
    tagger takes six times as long as the rules.
    """
    if not any(_may_be_cue(span, marks) for span in _unheard(view, found)):
        return list(found)
    return beside(found, (d for d in linked(view, tag(view.doc)) if _is_statement(view, d)))


def _unheard(view: View, found: Sequence[Draft]) -> Iterator[Span]:
    """The words of saying that stand outside all cues and contents."""
    taken = [s for d in found for s in (*d.content, d.cue) if s is not None]
    saying = (view.paragraph.span_of(t) for t in view.doc if t.pos_ == "VERB" and t.lemma_.lower() in lemmas())
    return (span for span in saying if not any(span.overlaps(s) for s in taken))


def _may_be_cue(span: Span, marks: Marks | None) -> bool:
    return marks is None or any(mark.odds >= EVEN for mark in marks.touching("cue", span))


def _is_statement(view: View, draft: Draft) -> bool:
    """Whether somebody says something: not "nobody said", "may say", "says so", "agreed on a day"."""
    verb = _verb(view, draft)
    if verb is None or draft.source is None or draft.cue is None or _mute(view, draft.source):
        return False
    if unsaid(verb, inverted=draft.source > draft.cue) or (draft.name == AUTHOR and draft.lemma not in cues().author):
        return False
    return _says_something(view, draft)


def _verb(view: View, draft: Draft) -> Token | None:
    """The cue's verb, if it is one of saying."""
    tokens = view.paragraph.tokens_of(draft.cue) if draft.cue is not None else None
    known = draft.lemma in lemmas() - _PLAIN
    return next((t for t in tokens or () if t.lemma_.lower() == draft.lemma), None) if known else None


def _says_something(view: View, draft: Draft) -> bool:
    """A quotation, a clause, or, for verbs that take one, a noun phrase of some length."""
    words = cues().verbs
    tokens = [t for span in draft.content for t in view.paragraph.tokens_of(span) or ()]
    if any(view.inside[t.i] is not None for t in tokens[:1]):
        return True
    if draft.lemma in words.quoting - words.speech - words.belief:
        return False
    clause = any(t.tag_ in FINITE for t in tokens)
    return clause or (draft.lemma in words.object | words.label and len(tokens) >= MIN_PHRASE)


def _mute(view: View, source: Span) -> bool:
    words = {t.lower_ for t in view.paragraph.tokens_of(source) or ()}
    return bool(words & (cues().none | {"you", "one"}))


def _touch(draft: Draft, other: Draft) -> bool:
    return any(a.overlaps(b) for a in draft.content for b in other.content)
