"""What goes on over sentences and paragraphs without a new cue.

A paragraph that is all quotation belongs to whoever was quoted just before
(or is named right behind); a plain sentence between two statements of one
speaker is his, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicia.extract.attribution.quoted import is_speech, main_verb, speaking_subject
from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.view import Draft, Sentence, View
from indicia.kb.cues import cues
from indicia.model import Span, Zone

MAX_CARRIED_SENTENCES = 1
"""Uncued sentences in a row that are taken for a report going on."""

_SAME_SPEAKER = frozenset({"he", "she", "it", "they", "him", "her"})
_REPORTED_TENSE = frozenset({"would", "ought"})


@dataclass(slots=True)
class Read:
    """A paragraph with its drafts, in page order."""

    view: View
    zone: Zone
    drafts: list[Draft]


def carry(pages: list[Read]) -> None:
    """Add what goes on: over paragraphs first, then inside them. Changes the drafts in place."""
    for index, read in enumerate(pages):
        _quotation_goes_on(pages, index, read)
    for index, read in enumerate(pages):
        read.drafts = _with_sentences_between(pages, index, read)


# --- quotations over paragraphs


def _quotation_goes_on(pages: list[Read], index: int, read: Read) -> None:
    span = _unclaimed_opening(read)
    if span is None or read.zone.kind != "body":
        return
    before = _quoted_before(pages, index)
    if before is not None:
        home, draft = before
        home.drafts = [replace(d, content=(*d.content, span)) if d is draft else d for d in home.drafts]
        return
    speaker = _named_behind(pages, index)
    if speaker is not None:
        read.drafts = [Draft(content=(span,), source=speaker, form="direct", lemma="quote"), *read.drafts]


def _unclaimed_opening(read: Read) -> Span | None:
    """The quotation that opens a paragraph and fills it, if nobody has claimed it."""
    view = read.view
    if not view.outer or view.text[: view.outer[0].start].strip(" –—-•"):
        return None
    quote = view.outer[0]
    span = view.trimmed(*quote.inner)
    alone = not view.text[quote.end :].strip(" .,;") or not quote.closed
    if span is None or not alone or not is_speech(view, quote):
        return None
    return None if any(span.overlaps(c) for d in read.drafts for c in d.content) else span


def _quoted_before(pages: list[Read], index: int) -> tuple[Read, Draft] | None:
    """The direct statement that the last paragraph ends with."""
    if index == 0 or pages[index - 1].zone.span != pages[index].zone.span:
        return None
    home = pages[index - 1]
    own = [d for d in home.drafts if not d.nested]
    last = max(own, key=lambda d: d.content[-1].end, default=None)
    if last is None or last.form == "indirect":
        return None
    behind = home.view.text[last.content[-1].end - home.view.base :]
    return (home, last) if sum(behind.count(m) for m in ".!?") <= 2 else None


def _named_behind(pages: list[Read], index: int) -> Span | None:
    """ "The words are Ann Ek's": the subject of the next paragraph's first sentence."""
    if index + 1 >= len(pages) or pages[index + 1].zone.span != pages[index].zone.span:
        return None
    view = pages[index + 1].view
    verb = main_verb(view, Sentence(*view.sentences[0])) if view.sentences else None
    head = speaking_subject(verb) if verb is not None else None
    if head is None or verb is None or head.pos_ != "PROPN":
        return None
    return view.span(*mention(view, head, stop=verb.i))


# --- sentences between two statements of one speaker


def _with_sentences_between(pages: list[Read], index: int, read: Read) -> list[Draft]:
    if read.zone.kind != "body" or not read.drafts:
        return read.drafts
    free = [s for s in read.view.sentences if _is_free(read, s)]
    added = [d for s in free if _between_same(pages, index, read, s) and (d := _carried(read.view, s)) is not None]
    return sorted([*read.drafts, *added], key=lambda d: (d.content[0], d.content[-1].end))


def _carried(view: View, sentence: Sentence) -> Draft | None:
    span = view.span(*sentence)
    return Draft(content=(span,), lemma="carry") if span is not None else None


def _is_free(read: Read, sentence: Sentence) -> bool:
    """A plain statement of fact that no draft touches and no quotation or first person is part of."""
    view = read.view
    tokens = view.doc[sentence.start : sentence.end]
    span = view.span(*sentence)
    if span is None or len(tokens) < 4 or any(view.inside[t.i] is not None for t in tokens):
        return False
    if tokens[-1].text.startswith("?") or any(t.lower_ in ("i", "we", "our", "my") for t in tokens):
        return False
    if not any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return False
    return not any(span.overlaps(s) for d in read.drafts for s in (*d.content, d.cue, d.source) if s is not None)


def _between_same(pages: list[Read], index: int, read: Read, sentence: Sentence) -> bool:
    """Whether the next sentence is said by the one who spoke just before."""
    following = [d for d in read.drafts if d.content[0].start >= read.view.base + read.view.doc[sentence.end - 1].idx]
    after = min(following, key=lambda d: d.content[0].start, default=None)
    if after is None or after.source is None or not _touches(read.view, sentence, after):
        return False
    if not _refers_back(read.view, after) or _names_another(read.view, sentence, after):
        return False
    if _is_new(pages, index, read, after):
        return False
    return _spoken_before(pages, index, read, sentence)


def _is_new(pages: list[Read], index: int, read: Read, after: Draft) -> bool:
    """Whether "the army" has not spoken in this paragraph or the two before; an office may be anybody's."""
    assert after.source is not None
    text = read.view.text[after.source.start - read.view.base : after.source.end - read.view.base].casefold()
    last = text.split()[-1]
    if text in _SAME_SPEAKER or last in cues().people:
        return False
    earlier = [
        (r.view, d.source)
        for r in pages[max(0, index - 2) : index + 1]
        for d in r.drafts
        if d.source and d is not after
    ]
    return not any(last in v.text[s.start - v.base : s.end - v.base].casefold().split() for v, s in earlier)


def _names_another(view: View, sentence: Sentence, after: Draft) -> bool:
    """Whether a pronoun behind the sentence may stand for the sentence's own subject."""
    assert after.source is not None
    text = view.text[after.source.start - view.base : after.source.end - view.base].casefold()
    if text not in _SAME_SPEAKER:
        return False
    subjects = [t for t in view.doc[sentence.start : sentence.end] if t.dep_ in ("nsubj", "nsubjpass")]
    return any(can_speak(t) and t.pos_ != "PRON" for t in subjects[:1])


def _touches(view: View, sentence: Sentence, draft: Draft) -> bool:
    """Whether a draft lies in the sentence right behind."""
    if sentence.end >= len(view.doc):
        return False
    following = view.sentence_of[sentence.end]
    low, high = view.doc[following.start].idx + view.base, view.doc[following.end - 1].idx + view.base
    return low <= draft.content[0].start <= high and draft.source is not None and low <= draft.source.start <= high


def _refers_back(view: View, draft: Draft) -> bool:
    assert draft.source is not None
    text = view.text[draft.source.start - view.base : draft.source.end - view.base].casefold()
    return text in _SAME_SPEAKER or (text.startswith("the ") and len(text.split()) <= 3)


def _spoken_before(pages: list[Read], index: int, read: Read, sentence: Sentence) -> bool:
    """Whether the sentence right before, in this paragraph or at the end of the last, was somebody's statement."""
    start = read.view.base + read.view.doc[sentence.start].idx
    before = [d for d in read.drafts if d.content[-1].end <= start]
    if before:
        last = max(max(d.content[-1].end, d.cue.end if d.cue else 0) for d in before)
        return read.view.text[last - read.view.base : start - read.view.base].count(".") <= 1
    if index == 0 or sentence.start > 0 or pages[index - 1].zone.span != read.zone.span:
        return False
    home = pages[index - 1]
    last = max((max(d.content[-1].end, d.cue.end if d.cue else 0) for d in home.drafts), default=-1)
    return last >= 0 and home.view.text[last - home.view.base :].count(".") <= 1
