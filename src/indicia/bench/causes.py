"""Scores on the Causal News Corpus: is a sentence causal, and cause, effect and signal spans.

Spans are right where both ends are, in the corpus's own tokens. Predicted and marked relations of a sentence
are paired so that most spans agree. Two ways of counting: `exact` counts every relation that we give;
`shared_task` counts as the task of 2023 did, whose published figures are higher for it: no more relations
than are marked (the first ones), and a span that overlaps is half a false one and half a missing one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from indicia.bench.causes_corpus import ROLES, Annotated, Labelled, Role, Told, load, tokens
from indicia.bench.causes_pairs import exact_count, fair_f1, paired
from indicia.bench.matching import Count, Score, score
from indicia.extract.causes import CAUSAL_FROM, Relation, causal, relations
from indicia.extract.parse import parser
from indicia.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

Watch = Callable[[Sequence[Any]], Iterable[Any]]

FIGURES: Final[dict[str, tuple[Role, ...]]] = {
    "cause": ("cause",),
    "effect": ("effect",),
    "cause + effect": ("cause", "effect"),
    "signal": ("signal",),
    "all": ROLES,
}
BATCH: Final = 128
_STRAIGHT = str.maketrans({"’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencesReport:
    """Subtask 1. `causal`: the causal class; `everything`: F1 of calling every sentence causal."""

    sentences: int
    causal: Score
    accuracy: float
    everything: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpansReport:
    """Subtask 2, over the sentences with marked relations; `exact` and `shared_task` (F1): see the module."""

    sentences: int
    marked: int
    found: int
    exact: dict[str, Score]
    shared_task: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CausesReport:
    """A part that the data don't hold is None. The speed: parsing and finding together, processor time."""

    sentences: SentencesReport | None
    spans: SpansReport | None
    sentences_per_s: float


def measure(path: Path, *, watch: Watch = iter) -> CausesReport:
    """Score a file of either subtask, or a folder with both.

    Raises:
        UsageError: The path is no file of the corpus, or a broken one (forms: `bench.causes_corpus.load`).
    """
    corpus = load(path)
    every = [s.text for s in corpus.labelled] + [s.text for s in corpus.annotated]
    texts = list(dict.fromkeys(every))
    start = time.process_time()
    docs = parser().pipe((text.translate(_STRAIGHT) for text in watch(texts)), batch_size=BATCH)
    found = {text: (causal(doc), told(doc, text)) for text, doc in zip(texts, docs, strict=True)}
    seconds = time.process_time() - start
    return CausesReport(
        sentences=sentences_report(corpus.labelled, [found[s.text][0] >= CAUSAL_FROM for s in corpus.labelled]),
        spans=spans_report(corpus.annotated, [found[s.text][1] for s in corpus.annotated]),
        sentences_per_s=round(len(texts) / max(seconds, 1e-9), 1),
    )


def told(doc: Doc, text: str) -> tuple[Told, ...]:
    """What we find in a sentence, in the corpus's tokens, surest first."""
    return tuple(_told(doc, text, relation) for relation in relations(doc))


def _told(doc: Doc, text: str, relation: Relation) -> Told:
    def spans(found: tuple[int, int]) -> tuple[Span, ...]:
        start, end = found
        return (tokens(text, doc[start].idx, doc[end - 1].idx + len(doc[end - 1])),) if start < end else ()

    return Told(cause=spans(relation.cause), effect=spans(relation.effect), signal=spans(relation.signal))


def sentences_report(gold: Sequence[Labelled], found: Sequence[bool]) -> SentencesReport | None:
    """Subtask 1's figures; None without sentences."""
    if not gold:
        return None
    labels = [sentence.causal for sentence in gold]
    everything = score([Count(int(label), 1, int(label)) for label in labels])
    return SentencesReport(
        sentences=len(gold),
        causal=score([Count(int(f and label), int(f), int(label)) for f, label in zip(found, labels, strict=True)]),
        accuracy=round(sum(f == label for f, label in zip(found, labels, strict=True)) / len(gold), 4),
        everything=everything.f1,
    )


def spans_report(gold: Sequence[Annotated], found: Sequence[Sequence[Told]]) -> SpansReport | None:
    """Subtask 2's figures; None without sentences."""
    if not gold:
        return None
    exact = [paired(ours, sentence.relations) for ours, sentence in zip(found, gold, strict=True)]
    first = [paired(ours[: len(s.relations)], s.relations) for ours, s in zip(found, gold, strict=True)]
    return SpansReport(
        sentences=len(gold),
        marked=sum(len(sentence.relations) for sentence in gold),
        found=sum(map(len, found)),
        exact={name: score([exact_count(p, roles) for p in exact]) for name, roles in FIGURES.items()},
        shared_task={name: fair_f1([pair for p in first for pair in p], roles) for name, roles in FIGURES.items()},
    )


def table(report: CausesReport) -> str:
    """Subtask 1 with its trivial line, then a line per role with both ways of counting, then the speed."""
    return "\n".join(
        [*_sentences(report.sentences), *_spans(report.spans), f"{report.sentences_per_s:.0f} sentences/s"]
    )


def _sentences(report: SentencesReport | None) -> Iterator[str]:
    if report is None:
        return
    s = report.causal
    yield f"{report.sentences} sentences{'':<5} precision  recall      F1   95 % interval   right/found/marked"
    yield (
        f"{'causal':<19} {100 * s.precision:6.1f}  {100 * s.recall:6.1f}  {100 * s.f1:6.1f}"
        f"   {100 * s.low:5.1f}-{100 * s.high:5.1f}     {s.right}/{s.found}/{s.marked}"
    )
    yield f"{'everything causal':<36} {100 * report.everything:6.1f}"
    yield f"accuracy {100 * report.accuracy:.1f} %"
    yield ""


def _spans(report: SpansReport | None) -> Iterator[str]:
    if report is None:
        return
    yield f"{report.sentences} sentences, {report.marked} relations marked, {report.found} found"
    yield f"{'':<17} precision  recall  exact F1   95 % interval   right/found/marked   as the shared task counts"
    for name, s in report.exact.items():
        yield (
            f"{name:<19} {100 * s.precision:6.1f}  {100 * s.recall:6.1f}    {100 * s.f1:6.1f}"
            f"   {100 * s.low:5.1f}-{100 * s.high:5.1f}     {f'{s.right}/{s.found}/{s.marked}':<18}"
            f"   {100 * report.shared_task[name]:6.1f}"
        )
    yield ""
