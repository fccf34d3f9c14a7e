"""All rules over one paragraph, in order: verbs, phrases, quotations left over.

Each character of a quotation is said once by the writer's nearest cue; a
rule that comes later only takes what is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from indicia.extract.attribution import nouns, passives, phrases
from indicia.extract.attribution.certainty import firmness
from indicia.extract.attribution.content import contents, may_close, parenthetical
from indicia.extract.attribution.origins import with_origins, with_relays
from indicia.extract.attribution.quoted import left_over
from indicia.extract.attribution.quotes import Quote
from indicia.extract.attribution.sources import mention
from indicia.extract.attribution.subjects import quoting_verb, shifted
from indicia.extract.attribution.tails import STOPS, behind_that, tail_end
from indicia.extract.attribution.verbs import Cue, denies, find, speaks
from indicia.extract.attribution.view import Draft, Range, View
from indicia.extract.parse import Paragraph
from indicia.kb.cues import cues
from indicia.model import AUTHOR, Form, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NESTED_GAP = 12
"""Characters between a cue and the quotation inside a quotation that it introduces (\"telling us \")."""
TERM_TOKENS = 1
"""A quotation of so few words inside indirect speech is a term, not wording."""


More = Callable[[View, Sequence[Draft]], list[Draft]]
"""Adds to what the rules found in a paragraph."""


def read(paragraph: Paragraph, text: str, *, more: More | None = None) -> tuple[View, list[Draft]]:
    """The drafts of one paragraph in order of their content."""
    view = _with_quotes_ended(View(paragraph, text))
    found = [*_by_verbs(view), *phrases.drafts(view), *nouns.drafts(view), *passives.drafts(view)]
    found = with_origins(view, with_relays(view, found))
    found = _without_inner(_without_doubles(found))
    found = left_over(view, found)
    found = [d for d in (more(view, found) if more else found) if d.nested or not _swallowed(d)]
    return view, sorted((_finished(view, d) for d in found), key=lambda d: (d.content[0], d.content[-1].end))


def _swallowed(draft: Draft) -> bool:
    """Whether a source or cue lies in its own content: broken text, and nobody's statement."""
    parts = [s for s in (draft.source, draft.cue) if s is not None]
    return any(part.overlaps(content) for part in parts for content in draft.content)


def _with_quotes_ended(view: View) -> View:
    """End each unclosed quotation where its speaker cuts in: "“Are they staying? asked the woman"."""
    open_ended = [quote for quote in view.outer if not quote.closed]
    cuts = [(view.inside[c.verb.i], c) for c in find(view) if _cuts_in(view, c)] if open_ended else []
    for quote in open_ended:
        cue = next((c for within, c in cuts if within is quote), None)
        if cue is not None:
            view = view.shortened(quote, view.doc[cue.clause[0]].idx)
    return view


def _cuts_in(view: View, cue: Cue) -> bool:
    if cue.lemma not in cues().verbs.speech or not speaks(cue, strict=not cue.inverted):
        return False
    quote = view.inside[cue.verb.i]
    started = quote is not None and cue.clause[0] > view.tokens_in(quote)[0] + 1
    return started and cue.own_subject and may_close(cue) and parenthetical(view, cue)


def _by_verbs(view: View) -> Iterator[Draft]:
    found = [c for c in find(view) if _in_own_voice(view, c)]
    for cue in found:
        author = cue.head.lower_ in ("i", "we") and view.inside[cue.verb.i] is None
        if not (_is_authors_view(cue) if author else speaks(cue, strict=_wants_evidence(cue))):
            continue
        if _is_question(view, cue) or _only_describes(cue):
            continue
        if view.inside[cue.verb.i] is not None:
            yield from _nested(view, cue)
            continue
        ranges = _told_aside(view, cue) or contents(view, cue, _limit(view, cue, found))
        spans = tuple(s for r in ranges if (s := _without_that(view, *r)) is not None)
        if spans:
            yield _draft(view, cue, spans, author=author)


def _only_describes(cue: Cue) -> bool:
    """ "The man who counts trains" says nothing: a relative clause speaks only with a clause or a quotation."""
    words = cues().verbs
    return cue.verb.dep_ == "relcl" and cue.lemma not in words.speech | words.hearer | words.belief


def _told_aside(view: View, cue: Cue) -> list[Range]:
    """ "As the general put it, nobody drowned": everything but the clause with "as"."""
    start = cue.clause[0] - 1
    sayable = cue.lemma in cues().verbs.speech | {"put", "tell"} and cue.own_subject
    if not sayable or start < 0 or view.doc[start].lower_ != "as":
        return []
    end = tail_end(view, cue)
    closed = end >= len(view.doc) or view.doc[end].text in STOPS
    opened = start == view.sentence_of[start].start or view.doc[start - 1].is_punct
    return phrases.around(view, (start, end)) if closed and opened else []


def _without_that(view: View, start: int, end: int) -> Span | None:
    leading = start + 1 < end and start != view.sentence_of[start].start
    return view.span(behind_that(view.doc, start) if leading else start, end)


def _is_question(view: View, cue: Cue) -> bool:
    """ "Does she see a message in it?" says nothing."""
    sentence = view.sentence_of[cue.verb.i]
    asked = view.doc[sentence.end - 1].text.startswith("?") and view.inside[sentence.end - 1] is None
    turned = any(c.dep_ == "aux" and c.i < cue.source[0] and c.lemma_ in ("do", "have", "be") for c in cue.verb.lefts)
    return asked and turned


def _in_own_voice(view: View, cue: Cue) -> bool:
    """Outside quotations, or inside one before another: "they kept asking 'what if?'"."""
    quote = view.inside[cue.verb.i]
    return quote is None or _deep_beside(view, cue) is not None


def _deep_beside(view: View, cue: Cue) -> Quote | None:
    """The quotation inside a quotation that begins right behind a cue, or ends right before it."""
    start, end = view.doc[cue.clause[0]].idx, view.doc[max(cue.end, cue.clause[1]) - 1]
    at = bisect_left(view.deep, end.idx, key=lambda q: q.start)
    behind = view.deep[at] if at < len(view.deep) else None
    if behind is not None and behind.start - end.idx - len(end.text) <= NESTED_GAP:
        return behind
    before = view.deep[at - 1] if at else None
    return before if before is not None and 0 <= start - before.end <= 2 else None


def _nested(view: View, cue: Cue) -> Iterator[Draft]:
    quote = _deep_beside(view, cue)
    span = view.trimmed(*quote.inner) if quote is not None else None
    if span is not None:
        yield _draft(view, cue, (span,), author=False)


def _wants_evidence(cue: Cue) -> bool:
    """Only plain saying with a clause lets any subject speak."""
    return cue.lemma not in ("say", "tell", "add", "announce", "ask", "warn")


def _is_authors_view(cue: Cue) -> bool:
    doubted = cue.negated and cue.lemma in ("believe", "think")
    return cue.lemma in cues().author and cue.verb.tag_ in ("VBP", "VB") and (doubted or not cue.negated)


def _limit(view: View, cue: Cue, found: list[Cue]) -> int:
    """The first token behind a cue that another cue or another clause owns."""
    sentence = view.sentence_of[cue.verb.i]
    limit = sentence.end
    if cue.verb.dep_ in ("relcl", "acl", "advcl", "pcomp"):
        limit = min(limit, max(cue.verb.right_edge.i + 1, cue.end))
    limit = min(limit, _passed_on(view, cue.end, limit))
    for other in found:
        if cue.verb.i < other.verb.i < limit and _begins_anew(view, cue, other):
            mark = _semicolon(view, cue.end, other.clause[0])
            limit = min(limit, max(cue.end, mark or _joint(view, other)))
    return limit


def _passed_on(view: View, start: int, end: int) -> int:
    """Where ", according to X" ends a statement that X passes on."""
    for i in range(start + 2, end - 2):
        if view.doc[i].lower_ == "according" and view.doc[i - 1].text == "," and view.inside[i] is None:
            return i - 1 if view.doc[i + 1].lower_ == "to" else end
    return end


def _begins_anew(view: View, cue: Cue, other: Cue) -> bool:
    joint = _joint(view, other)
    if joint > 0 and joint < len(view.doc) and view.doc[joint].text == ";":
        return True
    if other.own_subject and _new_clause(view, other) and joint > cue.end:
        return True
    if other.own_subject and _semicolon(view, cue.end, other.clause[0]) and parenthetical(view, other):
        return True
    return (_linked(other.verb, cue.verb) and joint < other.clause[0]) or (
        other.clause[0] == other.verb.i and _linked(other.verb, cue.verb)
    )


def _semicolon(view: View, start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if view.doc[i].text == ";"), None)


def _new_clause(view: View, cue: Cue) -> bool:
    """ ", though she noted", ", but Kyiv said": a clause with a speaker of its own behind comma and conjunction."""
    i = cue.clause[0] - 1
    words = []
    while i > 0 and (view.doc[i].pos_ in ("CCONJ", "SCONJ", "ADV") or view.doc[i].text == ","):
        words.append(view.doc[i].lower_)
        i -= 1
    return "," in words and bool({"but", "though", "although", "while", "whereas", "and"} & set(words))


def _linked(verb: Token, earlier: Token) -> bool:
    if verb.dep_ == "conj" and verb.head != earlier and _same_level(verb, earlier):
        return True
    return verb.head == earlier and (verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG"))


def _same_level(verb: Token, earlier: Token) -> bool:
    """ "Said that they would leave and suggested ...": the finite verb goes with "said", not with "would leave"."""
    return verb.tag_ == earlier.tag_ and shifted(verb) and earlier in verb.head.ancestors


def _joint(view: View, cue: Cue) -> int:
    """Where the comma, semicolon or "and" before a cue's clause stands."""
    start = i = min(cue.clause[0], cue.verb.i)
    for kinds in (("ADV",), ("CCONJ", "SCONJ"), ("PUNCT",)):
        while i > 0 and view.doc[i - 1].pos_ in kinds and (kinds != ("PUNCT",) or view.doc[i - 1].text in ",;"):
            i -= 1
    return i if i < start and view.doc[i].pos_ != "ADV" else start


def _draft(view: View, cue: Cue, spans: tuple[Span, ...], *, author: bool) -> Draft:
    denied = denies(cue.verb, cue.lemma) != (cue.negated and cue.lemma not in ("go", "exclude"))
    return Draft(
        content=spans,
        source=view.span(*cue.source),
        cue=view.span(*cue.span),
        name=AUTHOR if author else "",
        polarity="denied" if denied else "affirmed",
        relays=_relays(view, cue),
        lemma=cue.lemma,
        nested=view.inside[cue.verb.i] is not None,
    )


def _relays(view: View, cue: Cue) -> tuple[str, ...]:
    """Who passed the words on: "told Reuters", "quoted by Interfax"."""
    names = []
    for child in cue.verb.children:
        if (
            cue.lemma == "tell"
            and child.dep_ in ("dobj", "dative", "iobj")
            and child.pos_ == "PROPN"
            and child.i > cue.verb.i
        ):
            names.append(child.text)
    for child in cue.head.rights:
        if child.dep_ == "acl" and child.lemma_ in ("quote", "cite") and child.tag_ == "VBN":
            names += [p.text for a in child.rights if a.dep_ == "agent" for p in a.rights if p.pos_ == "PROPN"]
    quoted = quoting_verb(cue.verb) if cue.verb.dep_ == "pcomp" else None
    if quoted is not None:
        names += [p.text for a in quoted.rights if a.dep_ == "agent" for p in a.rights if p.pos_ == "PROPN"]
        names += [view.doc[slice(*mention(view, c))].text for c in quoted.lefts if c.dep_ == "nsubj"]
    return tuple(names)


def _without_doubles(found: Iterable[Draft]) -> list[Draft]:
    """One draft per content: the first that claims it; nested ones stay."""
    kept: list[Draft] = []
    for draft in found:
        if draft.nested or not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _without_inner(found: list[Draft]) -> list[Draft]:
    """Drop what is reported inside another's indirect words: the outer speaker answers for it."""
    return [d for d in found if d.nested or not any(_inner(d, other) for other in found if other is not d)]


def _inner(draft: Draft, other: Draft) -> bool:
    if other.cue is not None and len(draft.content) == 1 and draft.content[0].within(other.cue):
        return True
    if draft.cue is None or other.nested or draft.name:
        return False
    if other.cue is not None and draft.cue != other.cue and draft.cue.within(other.cue):
        return True
    if not any(draft.cue.within(c) for c in other.content):
        return False
    mutual = other.cue is not None and any(other.cue.within(c) for c in draft.content)
    return not mutual or draft.cue < other.cue  # type: ignore[operator]


def _same(a: Draft, b: Draft) -> bool:
    return not b.nested and a.content == b.content


def _finished(view: View, draft: Draft) -> Draft:
    form = _form(view, draft)
    polarity, certainty = draft.polarity, firmness(view, draft)
    return replace(draft, form=form, polarity=polarity, certainty=certainty)


def _form(view: View, draft: Draft) -> Form:
    """Direct when all is quoted, mixed when partly; a quoted term of a word or two does not count."""
    total = quoted = 0
    spoken = False
    for span in draft.content:
        start, end = span.start - view.base, span.end - view.base
        total += end - start
        for q in view.outer if not draft.nested else view.quotes:
            if draft.nested and q.depth == 0:
                continue
            low, high = max(q.start, start), min(q.end, end)
            if low < high:
                quoted += high - low
                first, last = view.tokens_in(q)
                spoken = spoken or last - first > TERM_TOKENS or (low == start and high == end)
    if total and quoted >= total - 2 * len(draft.content):
        return "direct"
    return "mixed" if spoken else "indirect"


__all__ = ["More", "Range", "read"]
