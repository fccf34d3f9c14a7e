"""Marked pages and the Causal News Corpus -> rows of words with a label for every head of the marker.

A page is its rows in reading order, with what links an activity to its places.
Words come from the same parser as at run time, so that what is learned is what
is read. Of several mentions of one activity the pages mark one; the others that
our rules see (`Row.unsure`) are neither right nor wrong and teach nothing.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc
from tokenizers import Tokenizer
from torch import Tensor

from indicia.bench import devset
from indicia.bench.causes_corpus import ROLES, told_in
from indicia.extract.activities import told
from indicia.extract.encoding import framed, windows, word_pieces
from indicia.extract.marking import HEADS
from indicia.extract.parse import Paragraph, parse, parser
from indicia.kb.encoder_model import encoder_model
from indicia.kb.marker_model import Question
from indicia.model import Span
from indicia.pages import load
from training.marking.slots import Link, among, links, places

RELATIONS = ("relation1", "relation2")
"""A sentence tells at most so many relations to us; of CNC's causal sentences 7 % tell more."""
MAX_PIECES = 254
_TOKEN = re.compile(r"[^ ]+")
_PAGE = re.compile(r"^=== .*$", re.MULTILINE)


@dataclass(slots=True, kw_only=True)
class Row:
    """A stretch of words. `labels[head][i]` is the label of word i, None where it teaches nothing."""

    page: str
    ids: list[int]
    first: list[int]
    labels: dict[str, list[str | None]] = field(default_factory=dict)
    number: int = 0
    """Of the row's paragraph on its page."""
    zone: str = "body"
    causal: bool | None = None
    unsure: list[bool] = field(default_factory=list)


class ToldLink(NamedTuple):
    """Where a teacher sees an activity, and for each question the log probabilities of the words that can fill the
    slot (all, or `Page.among`) and, last, of none."""

    trigger: tuple[int, ...]
    answers: Mapping[str, Tensor]


class Told(NamedTuple):
    """What a teacher told of a page: log probabilities of each word, shape (words, labels of all heads), and links."""

    words: Tensor
    links: tuple[ToldLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The rows of a page; words of links are counted through all of them."""

    name: str
    rows: tuple[Row, ...]
    links: tuple[Link, ...] = ()
    military: bool = False
    """Whether it has activities."""
    among: Mapping[Question, tuple[int, ...]] = field(default_factory=dict)
    """Of a page without marks: the words that can fill a slot, where not all can."""
    told: Told | None = None


def as_kept(told: Told) -> dict[str, Any]:
    """As it is kept: tensors in half precision, lists, strings."""
    links = [{"trigger": list(k.trigger), "answers": {q: x.half() for q, x in k.answers.items()}} for k in told.links]
    return {"words": told.words.half(), "links": links}


def read_told(kept: Mapping[str, Any]) -> Told:
    """What `as_kept` made."""
    links = (ToldLink(tuple(k["trigger"]), {q: x.float() for q, x in k["answers"].items()}) for k in kept["links"])
    return Told(kept["words"].float(), tuple(links))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a network takes words apart; `begin` and `end` are the pieces that frame a row. None: the shipped encoder."""

    tokenizer: Tokenizer | None = None
    begin: int | None = None
    end: int | None = None


OWN = Words()


def marked(folder: Path, words: Words = OWN) -> Iterator[Page]:
    """Every page of a folder in the devset's form."""
    for gold in devset.load(folder):
        if gold.reading.page.language != "en":
            continue
        parsed = parse(load(gold.reading.page.raw, name=gold.reading.page.name))
        others = [d.mention.span for group in told(parsed).groups for d in group if d.mention.form != "pronoun"]
        spans, rows = list(_spans(gold)), list[Row]()
        for number, paragraph in enumerate(parsed.paragraphs):
            labels = _labels(paragraph, spans)
            labels["place"] = places(paragraph, gold.reading.activities, gold.reading.page.text)
            unsure = [any(s.overlaps(paragraph.span_of(t)) for s in others) for t in paragraph.doc]
            rows += _of_paragraph(f"{folder.name}/{gold.id}", number, paragraph, labels, unsure, words)
        if not rows:
            continue
        yield Page(
            name=f"{folder.name}/{gold.id}", rows=tuple(rows),
            links=tuple(links(parsed, gold.reading.activities)), military=bool(gold.reading.activities),
        )  # fmt: skip


def plain(folder: Path, words: Words = OWN) -> Iterator[Page]:
    """Every page of a folder of texts without marks, *.txt; pages in one file are parted by lines of `=== `."""
    for file in sorted(folder.rglob("*.txt")):
        texts = [text for part in _PAGE.split(file.read_text(encoding="utf-8")) if (text := part.strip())]
        for n, text in enumerate(texts):
            name, rows = f"{file.parent.name}/{file.stem}/{n}", list[Row]()
            parsed = parse(load(text.encode(), name=f"{file.stem}.txt"))
            for number, paragraph in enumerate(parsed.paragraphs):
                rows += _of_paragraph(name, number, paragraph, {}, [False] * len(paragraph.doc), words)
            if rows:
                yield Page(name=name, rows=tuple(rows), among=among(parsed))


def _of_paragraph(
    page: str, number: int, paragraph: Paragraph, labels: dict[str, list[str | None]], unsure: list[bool], words: Words
) -> Iterator[Row]:
    """The rows of a paragraph, which know its number and zone."""
    for row in _cut(page, paragraph.doc, labels, unsure, words=words):
        row.number, row.zone = number, paragraph.zone.kind
        yield row


def _spans(gold: devset.GoldPage) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Task, stretch, and what the task's heads say of it; of statements in statements the outer one comes first."""
    reading = gold.reading
    for a in reading.activities:
        yield "activity", a.trigger, (a.kind, "background" if a.background else "news", a.status)
    for x in reading.explanations:
        yield "reason", x.span, (x.hypothesis, x.stance)
    for t in reading.transparency:
        yield "transparency", t.span, (t.mark, t.value)
    for o in reading.observations:
        yield "indicator", o.span, (o.indicator, o.status)

    for said in reading.attributions:
        parts = (("source", said.source_span), ("cue", said.cue_span))
        yield from ((task, span, ()) for task, span in parts if span is not None)
    contents = [content for said in reading.attributions for content in said.content]
    for content in sorted(contents, key=lambda c: c.start - c.end):
        yield "content", content, ()


def _labels(paragraph: Paragraph, spans: Sequence[tuple[str, Span, tuple[str, ...]]]) -> dict[str, list[str | None]]:
    size = len(paragraph.doc)
    labels: dict[str, list[str | None]] = {}
    for task, heads in HEADS.items():
        taught = heads or paragraph.zone.kind == "body"  # a comment is one statement, a title often half of one
        labels[task] = ["O" if taught else None] * size
        labels.update({head: [None] * size for head in heads})
    for task, span, told_of in spans:
        if labels[task] and labels[task][0] is None:
            continue
        words = [t.i for t in paragraph.doc if span.overlaps(paragraph.span_of(t))]
        if any(labels[task][i] != "O" for i in words):
            continue
        for n, i in enumerate(words):
            labels[task][i] = "I" if n else "B"
            for head, value in zip(HEADS[task], told_of, strict=True):
                labels[head][i] = value
    return labels


def causal(folder: Path) -> Iterator[Row]:
    """The training part of the Causal News Corpus, both subtasks, a sentence a row."""
    with (folder / "train_subtask1.csv").open(encoding="utf-8-sig") as file:
        label = {r["text"]: r["label"] == "1" for r in csv.DictReader(file)}
    with (folder / "train_subtask2_grouped.csv").open(encoding="utf-8-sig") as file:
        records = list(csv.DictReader(file))
    for record, doc in zip(records, parser().pipe(r["text"] for r in records), strict=True):
        relations = [_relation(doc, record["text"], t) for t in ast.literal_eval(record["causal_text_w_pairs"])]
        relations.sort(key=lambda r: min((i for i, x in enumerate(r) if x != "O"), default=len(r)))
        labels: dict[str, list[str | None]] = {
            head: list(relations[n]) if n < len(relations) else ["O"] * len(doc) for n, head in enumerate(RELATIONS)
        }
        for row in _cut(record["doc_id"], doc, labels, [False] * len(doc), whole=True):
            row.causal = label[record["text"]]
            yield row


def _relation(doc: Doc, text: str, tagged: str) -> list[str]:
    """One relation's tags as a label for each word."""
    labels = ["O"] * len(doc)
    told, tokens = told_in(tagged, text), [m.span() for m in _TOKEN.finditer(text)]
    for role in ROLES:
        for span in told.of(role):
            start, end = tokens[span.start][0], tokens[span.end - 1][1]
            for n, i in enumerate(t.i for t in doc if t.idx < end and start < t.idx + len(t)):
                labels[i] = f"{'I' if n else 'B'}-{role}"
    return labels


def _cut(
    page: str, doc: Doc, labels: dict[str, list[str | None]], unsure: list[bool], *,
    words: Words = OWN, whole: bool = False,
) -> Iterator[Row]:  # fmt: skip
    """A paragraph as rows of at most `MAX_PIECES` pieces; `whole` keeps the first only."""
    pieces, bounds = word_pieces([t.text for t in doc], words.tokenizer or encoder_model().tokenizer)
    for start, end in windows(bounds, [s.end for s in doc.sents], most=MAX_PIECES):
        ids, first = framed(pieces, bounds, start, end)
        if words.begin is not None and words.end is not None:
            ids[0], ids[-1] = words.begin, words.end
        cut = {head: values[start:end] for head, values in labels.items()}
        yield Row(page=page, ids=ids, first=first, labels=cut, unsure=unsure[start:end])
        if whole:
            return
