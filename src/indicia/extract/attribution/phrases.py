"""Cues that are no verbs: "according to X", "in X's view", "to her mind", "my guess"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.subjects import phrase_head
from indicia.extract.attribution.view import Draft, Range, View
from indicia.kb.cues import cues
from indicia.model import AUTHOR

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_MINE = 12
"""Tokens between "my guess" and its colon or "is that"."""

_OWNERS = {"his", "her", "their", "its", "my", "our", "'s"}
_WRITERS = {
    "writer",
    "author",
    "newspaper",
    "column",
    "columnist",
    "blog",
    "blogger",
    "correspondent",
    "paper",
    "magazine",
}
_PER = ("per",)
"""Before a name or an article only: "per head" and "per day" cite nobody."""
_LEFT_OPEN = frozenset({"with", "of", "and", "or", "but", "that", "in", "by", "for", "to", "as", "than"})


def drafts(view: View) -> Iterator[Draft]:
    """Attributions whose cue is a phrase, outside quotations."""
    for i, token in enumerate(view.doc):
        if view.inside[i] is not None:
            continue
        low = token.lower_
        if low in ("according", "in", "as", "by", "if", "per"):
            yield from _before(view, i)
        if low in ("in", "to", "by", "for"):
            yield from _owned(view, i)
        if low in ("seems", "appears", "strikes"):
            yield from _seems(view, i)
        if (
            low in ("my", "our")
            and i + 1 < len(view.doc)
            and (i == 0 or view.doc[i - 1].lower_ not in ("in", "to", "by"))
        ):
            yield from _mine(view, i)


def _before(view: View, i: int) -> Iterator[Draft]:
    words = next((w for w in cues().phrases.before if _stands(view, i, w)), None)
    if words is None or i + len(words) >= len(view.doc):
        return
    start = i + len(words)
    if words == _PER and view.doc[start].pos_ not in ("DET", "PROPN"):
        return
    head = phrase_head(view.doc[start])
    if not can_speak(head) or view.doc[start].is_punct:
        return
    source = _one_name(view, mention(view, head))
    yield from _draft(view, (i, start), (max(start, source[0]), source[1]), (i, _told_of(view, head, source[1])))


def _told_of(view: View, head: Token, end: int) -> int:
    """The end of a phrase with what is told of its speaker: "According to a paper, which cited two officials, ..."."""
    clause = next((c for c in head.children if c.dep_ == "relcl" and c.i > end), None)
    doc = view.doc
    if clause is None or end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].tag_ not in ("WDT", "WP", "WP$"):
        return end
    close = clause.right_edge.i + 1
    comma = next((i for i in range(clause.i, min(close + 1, len(doc))) if doc[i].text == ","), None)
    return comma if comma is not None and comma < view.sentence_of[end].end else end


def _one_name(view: View, source: Range) -> Range:
    """An apposition is closed by a comma; without one, the comma ended the phrase."""
    doc, (start, end) = view.doc, source
    comma = next((i for i in range(start, end) if doc[i].text == ","), None)
    if comma is None or (end < len(doc) and doc[end].text in ",;.—–"):
        return source
    return start, comma


def _stands(view: View, i: int, words: tuple[str, ...]) -> bool:
    return i + len(words) <= len(view.doc) and all(view.doc[i + k].lower_ == w for k, w in enumerate(words))


def _owned(view: View, i: int) -> Iterator[Draft]:
    for words in cues().phrases.owned:
        if words[0] != view.doc[i].lower_:
            continue
        gap = _owner_end(view, i + 1)
        rest = words[2:]
        if gap is None or not _stands(view, gap, rest):
            continue
        end = gap + len(rest)
        owner = view.doc[i + 1]
        if owner.lower_ in ("my", "our") or (owner.lower_ == "this" and view.doc[i + 2].lower_ in _WRITERS):
            yield from _draft(view, (i, end), None, (i, end), name=AUTHOR)
        elif owner.lower_ in _OWNERS or can_speak(view.doc[gap - 2]):
            last = gap if owner.lower_ in _OWNERS else gap - 1
            yield from _draft(view, (i, end), (i + 1, last), (i, end))
        return


def _owner_end(view: View, i: int) -> int | None:
    """The token after a possessor: "her", or a noun phrase with 's."""
    doc = view.doc
    if i >= len(doc):
        return None
    if doc[i].lower_ in _OWNERS:
        return i + 1
    return next((k + 1 for k in range(i, min(len(doc), i + 8)) if doc[k].tag_ == "POS"), None)


def _draft(view: View, cue: Range, source: Range | None, phrase: Range, *, name: str = "") -> Iterator[Draft]:
    ranges = around(view, phrase)
    if name == AUTHOR:
        ranges = [(r[0], _colon_in(view, r)) for r in ranges]
    content = tuple(s for r in ranges if (s := view.span(*r)) is not None)
    if content:
        span = view.span(*source) if source else None
        yield Draft(content=content, source=span, cue=view.span(*cue), name=name, lemma="accord")


def around(view: View, phrase: Range) -> list[Range]:
    """The content of a phrase or aside: the sentence without the phrase: behind it, before it, or both."""
    doc, sentence = view.doc, view.sentence_of[phrase[0]]
    start, end = sentence
    start = next((i + 1 for i in range(phrase[0] - 1, start, -1) if doc[i].text in (";", ":")), start)
    before = (start, phrase[0])
    if _bare(view, before):
        return [_to_end(view, phrase[1], end)]
    rest = (phrase[1], end)
    if _bare(view, rest):
        return [before]
    if doc[phrase[0] - 1].is_punct and phrase[0] - 2 >= start and doc[phrase[0] - 2].lower_ in _LEFT_OPEN:
        return [rest]
    return [before, rest] if doc[phrase[1]].is_punct and _goes_on(view, before, phrase[1] + 1, end) else [before]


def _goes_on(view: View, before: Range, start: int, end: int) -> bool:
    """Whether what stands behind the phrase belongs to the clause before it."""
    if start >= end:
        return False
    first = view.doc[start]
    finite = [t for t in view.doc[slice(*before)] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    joined = first.tag_ in ("VBD", "VBZ", "VBP", "MD") or first.lower_ in ("and", "but", "or", "because", "so")
    objects = ("dobj", "attr", "acomp", "ccomp", "oprd")
    missing = any(t.dep_ in objects and before[0] <= t.head.i < before[1] for t in view.doc[start:end])
    return joined or missing or not finite or view.doc[start - 1].text == ";"


def _to_end(view: View, start: int, end: int) -> Range:
    """From the phrase to the end of the sentence, or of the quotation that begins in it."""
    if start + 1 < end:
        quote = view.inside[start + 1] or (view.inside[start + 2] if start + 2 < end else None)
        if quote is not None and view.inside[min(end, len(view.doc)) - 1] is quote:
            return start, max(end, view.tokens_in(quote)[1])
    return start, end


def _colon_in(view: View, stretch: Range) -> int:
    """The author's reasons behind a colon are no part of the view itself."""
    return next((i for i in range(stretch[0] + 1, stretch[1]) if view.doc[i].text == ":"), stretch[1])


def _bare(view: View, stretch: Range) -> bool:
    return all(t.is_punct or t.is_space or t.pos_ in ("CCONJ", "ADV") for t in view.doc[slice(*stretch)])


def _seems(view: View, i: int) -> Iterator[Draft]:
    """ "It seems to me that ..."."""
    words = [t.lower_ for t in view.doc[i + 1 : i + 4]]
    start = i + 3 if words[:2] in (["to", "me"], ["to", "us"]) else i + 2 if words[:1] in (["me"], ["us"]) else 0
    if start and start < len(view.doc) and view.doc[start].lower_ == "that":
        content = view.span(start + 1, view.sentence_of[i].end)
        if content is not None:
            yield Draft(content=(content,), cue=view.span(i, start), name=AUTHOR, lemma="think")


def _mine(view: View, i: int) -> Iterator[Draft]:
    """ "My guess, for what it is worth: ..." and "my guess is that ..."."""
    doc, sentence = view.doc, view.sentence_of[i]
    at = i + 1 + (doc[i + 1].lower_ == "own" and i + 2 < len(doc))
    noun = doc[at]
    if noun.lemma_.lower() not in cues().phrases.mine:
        return
    for k in range(at + 1, min(sentence.end, i + MAX_MINE)):
        follows_is = doc[k].lemma_ == "be" and k == at + 1 and k + 1 < len(doc)
        if doc[k].text == ":" or (follows_is and doc[k + 1].lower_ in ("that", "this")):
            start = k + 1 if doc[k].text == ":" or doc[k + 1].lower_ == "this" else k + 2
            content = view.span(start, sentence.end)
            if content is not None:
                yield Draft(content=(content,), cue=view.span(i, at + 1), name=AUTHOR, lemma="guess")
            return
