"""From paragraphs to the attributions of a page."""

from __future__ import annotations

from typing import Literal

from indicia.errors import UsageError
from indicia.extract.attribution import learned, marked
from indicia.extract.attribution.carried import Read, carry
from indicia.extract.attribution.rules import More, read
from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.turns import interview, reported
from indicia.extract.attribution.view import Draft, View, as_attribution
from indicia.extract.attribution.voices import comments, headline
from indicia.extract.interviews import turns
from indicia.extract.marking import Marks
from indicia.extract.parse import Paragraph, Parsed
from indicia.kb.attribution_model import need_weights
from indicia.model import Attribution, Span, ZoneKind

Method = Literal["learned", "rules"]
Mention = tuple[str, Span, str]


def attributions(parsed: Parsed, *, method: Method = "learned", marks: Marks | None = None) -> tuple[Attribution, ...]:
    """Every statement with its source as mentioned: "he" is not yet anybody.

    Args:
        parsed: The page.
        method: `rules` alone (no weights needed), or `learned`: the rules, and what the tagger finds beside them.
        marks: What the learned marker sees; it knows how pages about armies quote.

    Raises:
        KnowledgeError: `learned`, and the tagger has no weights.
        UsageError: `method` is neither.
    """
    if method == "learned":
        need_weights()
    elif method != "rules":
        raise UsageError(f"Attribution is found by 'learned' or 'rules', not by {method!r}.")
    text = parsed.page.text
    more = _hearing(method, marks)
    pages = [_read(p, text, more) for p in parsed.of("headline", "body")]
    interview(pages, turns(parsed))
    carry(pages)
    found: list[tuple[Draft, ZoneKind]] = [(d, r.zone.kind) for r in pages for d in r.drafts]
    found += [(d, "comment") for d in comments(parsed.page)]
    found += [(d, "comment") for p in parsed.of("comment") for d in _told_by_readers(_read(p, text, more))]
    return tuple(as_attribution(n, d, zone, text) for n, (d, zone) in enumerate(found, 1))


def _hearing(method: Method, marks: Marks | None) -> More | None:
    """What hears beside the rules: the tagger, and the marker where it has read."""
    if method != "learned":
        return None
    if marks is None:
        return learned.added
    return lambda view, found: marked.added(view, learned.added(view, found, marks), marks)


def _read(paragraph: Paragraph, text: str, more: More | None) -> Read:
    view, drafts = read(paragraph, text, more=more if paragraph.zone.kind == "body" else None)
    if paragraph.zone.kind == "headline":
        drafts = headline(view, drafts)
    return Read(view=view, zone=paragraph.zone, drafts=drafts)


def _told_by_readers(read: Read) -> list[Draft]:
    """What comments report of others, by name or description: whom "he" means there, nobody can tell."""
    alone = {read.view.paragraph.span_of(t) for t in read.view.doc if t.pos_ == "PRON"}
    return [d for d in reported(read.drafts) if d.source not in alone]


def people(parsed: Parsed) -> tuple[Mention, ...]:
    """Whom a page talks about: names of people ("name"), and subjects that a pronoun may stand for ("subject")."""
    found: list[Mention] = []
    for paragraph in parsed.of("headline", "body"):
        found += [_name(paragraph.span_of(e), parsed.page.text) for e in paragraph.doc.ents if e.label_ == "PERSON"]
        if paragraph.zone.kind == "body":
            found += _subjects(View(paragraph, parsed.page.text))
    return tuple(found)


def _name(span: Span, text: str) -> Mention:
    """A name ends with its line, whatever the tagger thinks."""
    name = text[slice(*span)].split("\n")[0].rstrip()
    return name, Span(span.start, span.start + len(name)), "name"


def _subjects(view: View) -> list[Mention]:
    found: list[Mention] = []
    for token in view.doc:
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and (token.head.dep_ in ("ROOT", "conj") or token.head.lemma_ == "do")
            and view.inside[token.i] is None
        ):
            span = view.span(*mention(view, token, stop=token.head.i)) if can_speak(token) else None
            if span is not None:
                found.append((view.text[span.start - view.base : span.end - view.base], span, "subject"))
    return found
