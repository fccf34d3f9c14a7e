"""From paragraphs to the statements of a Russian or Ukrainian page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from indicia.extract.attribution.view import Draft, as_attribution
from indicia.extract.attribution.voices import comments
from indicia.extract.interviews import ANSWER
from indicia.extract.parse import MAX_READ_CHARS, SPOKEN_ZONES, split
from indicia.extract.slavic.firmness import firmness
from indicia.extract.slavic.headline import headline
from indicia.extract.slavic.quoted import alone, is_speech, outside, within
from indicia.extract.slavic.rules import about_this, read_sentence
from indicia.extract.slavic.text import Text
from indicia.extract.slavic.turns import answers, turns
from indicia.model import AUTHOR, Attribution, Form, Page, Span, Zone, ZoneKind

OF_THIS = frozenset({("об", "этом"), ("про", "це"), ("о", "чем"), ("про", "що")})
MAX_THANKS_WORDS = 6
_THANKS = re.compile(r"(?:спасибо|дякую|благодарю|браво|дякуємо)\b", re.IGNORECASE)
_SMILE = re.compile(r"[\s)(:;=]{2,}$")


@dataclass(slots=True)
class Read:
    """A paragraph with its statements."""

    text: Text
    zone: Zone
    drafts: list[Draft] = field(default_factory=list)


def attributions(page: Page) -> tuple[Attribution, ...]:
    """Every statement of a page in `ru` or `uk`, with its source as mentioned.

    Like `extract.attribution.attributions`, but from the page itself: there is no parser. Linear in the text.
    """
    reads = [_read(page, span, zone) for span, zone in paragraphs(page)]
    _interview(reads)
    _carry(reads)
    found: list[tuple[Draft, ZoneKind]] = [
        (d, r.zone.kind) for r in reads if r.zone.kind != "comment" for d in r.drafts
    ]
    found += [(d, "comment") for d in comments(page) if _claims(page, d)]
    found += [
        (replace(d, nested=True), "comment") for r in reads if r.zone.kind == "comment" for d in r.drafts if d.source
    ]
    return tuple(as_attribution(n, d, zone, page.text) for n, (d, zone) in enumerate(found, 1))


def paragraphs(page: Page) -> Iterator[tuple[Span, Zone]]:
    """The paragraphs of the zones that somebody speaks in, up to `MAX_READ_CHARS` of text."""
    spoken = [(span, z) for z in page.zones if z.kind in SPOKEN_ZONES for span in split(page.text, z.span)]
    sizes = accumulate(span.end - span.start for span, _ in spoken)
    return (pair for pair, size in zip(spoken, sizes, strict=True) if size <= MAX_READ_CHARS)


def unread(page: Page) -> int:
    """Characters of spoken text beyond `MAX_READ_CHARS`."""
    sizes = (s.end - s.start for z in page.zones if z.kind in SPOKEN_ZONES for s in split(page.text, z.span))
    return sum(sizes) - sum(s.end - s.start for s, _ in paragraphs(page))


def _read(page: Page, span: Span, zone: Zone) -> Read:
    text = Text(page.text, span, page.language)
    found: list[Draft] = []
    for quote in text.outer:
        found += within(text, quote)
    for n, (start, end) in enumerate(text.sentences):
        found += [d for d in read_sentence(text, start, end) if not _covered(d, found)]
        found += _of_this(text, n, found)
        found += outside(text, start, end, found)
    if zone.kind == "headline":
        found = found or headline(text)
    found = [replace(d, form=_form(text, d), certainty=firmness(text, d)) for d in found]
    return Read(text, zone, sorted(found, key=lambda d: (d.content[0].start, d.content[-1].end)))


def _of_this(text: Text, n: int, found: list[Draft]) -> list[Draft]:
    """ "Об этом сообщает штаб": the sentence before is what is said, if nobody else says it."""
    start, end = text.sentences[n]
    opens = tuple(t.low for t in text.tokens[start : start + 2])
    if n == 0 or opens not in OF_THIS:
        return []
    low, high = text.sentences[n - 1]
    content = text.trimmed(text.tokens[low].start, text.tokens[high - 1].end)
    told = about_this(text, start, end)
    if content is None or told is None or any(content.overlaps(c) for d in found for c in d.content):
        return []
    return [] if any(d.cue == told.cue for d in found) else [replace(told, content=(content,))]


def _covered(draft: Draft, found: list[Draft]) -> bool:
    """Whether a statement with the same cue was found before."""
    return any(d.cue == draft.cue for d in found)


def _claims(page: Page, draft: Draft) -> bool:
    """Whether a comment says anything: not thanks alone, not a question with a smile behind it."""
    said = " ".join(page.text[slice(*c)] for c in draft.content).strip()
    plain = _SMILE.sub("", said).strip()
    if _THANKS.match(plain) and len(plain.split()) <= MAX_THANKS_WORDS:
        return False
    sentences = [s for s in re.split(r"(?<=[.!?…])\s+|\n+", plain) if s.strip()]
    return any(not s.rstrip().endswith("?") for s in sentences)


def _interview(reads: list[Read]) -> None:
    """Turn the answers of an interview into direct statements; what they report of others stays, nested."""
    body = [r for r in reads if r.zone.kind == "body"]
    texts = [r.text for r in body]
    found = turns(texts)
    if not found:
        return
    drafts = answers(texts, found)
    for i, read in enumerate(body):
        if found[0].index <= i <= found[-1].index:
            told = [replace(d, nested=True) for d in read.drafts if d.cue and d.source and d.name != AUTHOR]
            read.drafts = [*drafts.get(i, []), *told]
    for read in reads:
        if read.zone.kind == "headline" and not read.drafts and (lone := alone(read.text)):
            read.drafts = [Draft(content=(lone[1],), name=ANSWER, form="direct", lemma="turn")]


def _carry(reads: list[Read]) -> None:
    """A paragraph that is all quotation goes on with the quotation before it, or is its speaker's."""
    for index, read in enumerate(reads):
        lone = alone(read.text) if read.zone.kind == "body" and not read.drafts else None
        if lone is None:
            continue
        home = reads[index - 1] if index and reads[index - 1].zone == read.zone else None
        last = max((d for d in home.drafts), key=lambda d: d.content[-1].end, default=None) if home else None
        if home is not None and last is not None and last.form == "direct" and _near_end(home, last):
            home.drafts = [replace(d, content=(*d.content, lone[1])) if d is last else d for d in home.drafts]
        else:
            read.drafts = [Draft(content=(lone[1],), form="direct", lemma="quote")]


def _near_end(read: Read, draft: Draft) -> bool:
    behind = read.text.page[draft.content[-1].end : read.text.span.end]
    return sum(behind.count(m) for m in ".!?") <= 2


def _form(text: Text, draft: Draft) -> Form:
    if draft.form == "direct":
        return "direct"
    held = [any(q.start <= c.start and c.end <= q.end for q in text.outer) for c in draft.content]
    if all(held):
        return "direct"
    partly = any(
        q.start < c.end and c.start < q.end and is_speech(text, text.index(q.start), text.index(q.end))
        for q in text.outer
        for c in draft.content
    )
    return "mixed" if partly or any(held) else "indirect"
