"""From paragraphs to the attributions of a page."""

from __future__ import annotations

from indicia.extract.attribution.carried import Read, carry
from indicia.extract.attribution.rules import read
from indicia.extract.attribution.sources import can_speak, mention
from indicia.extract.attribution.turns import interview
from indicia.extract.attribution.view import Draft, View
from indicia.extract.attribution.voices import comments, headline
from indicia.extract.parse import Paragraph, Parsed
from indicia.model import AUTHOR, Attribution, Span, ZoneKind

Mention = tuple[str, Span, str]


def attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Every statement with its source as mentioned: "he" is not yet anybody."""
    text = parsed.page.text
    pages = [_read(p, text) for p in parsed.of("headline", "body")]
    interview(pages)
    carry(pages)
    found: list[tuple[Draft, ZoneKind]] = [(d, r.zone.kind) for r in pages for d in r.drafts]
    found += [(d, "comment") for d in comments(parsed.page)]
    return tuple(_attribution(n, d, zone, text) for n, (d, zone) in enumerate(found, 1))


def _read(paragraph: Paragraph, text: str) -> Read:
    view, drafts = read(paragraph, text)
    if paragraph.zone.kind == "headline":
        drafts = headline(view, drafts)
    return Read(view=view, zone=paragraph.zone, drafts=drafts)


def _attribution(number: int, draft: Draft, zone: ZoneKind, text: str) -> Attribution:
    name = draft.name or (text[slice(*draft.source)] if draft.source else "")
    kind = "reader" if zone == "comment" else "author" if name == AUTHOR else "person"
    return Attribution(
        id=f"s{number}",
        source=name,
        source_kind=kind,  # type: ignore[arg-type]
        source_span=draft.source,
        cue_span=draft.cue,
        content=draft.content,
        form=draft.form,
        polarity=draft.polarity,
        certainty=draft.certainty,
        zone=zone,
        relays=draft.relays,
    )


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
            and token.head.dep_ in ("ROOT", "conj")
            and view.inside[token.i] is None
        ):
            span = view.span(*mention(view, token, stop=token.head.i)) if can_speak(token) else None
            if span is not None:
                found.append((view.text[span.start - view.base : span.end - view.base], span, "subject"))
    return found
