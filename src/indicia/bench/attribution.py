"""Attribution scores on public corpora: PolNeAR's standoff folders and CofeNet's JSON lines.

CofeNet's form gives words and one BIO label each, a paragraph a line; we are
scored on its words, so the published table can be read beside ours. The
standoff form gives characters; there whole attributions are scored, too.
Source: corpora by networkdynamics/PolNeAR and the CofeNet authors; not shipped.
"""

from __future__ import annotations

import json
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal, NamedTuple

from indicia.bench.matching import Count, Score, score
from indicia.errors import UsageError
from indicia.extract.attribution import Method, attributions
from indicia.extract.attribution.linker import Relation, link
from indicia.extract.attribution.tagger import Tagged, tag
from indicia.extract.parse import Paragraph, Parsed, parse, parser
from indicia.model import Attribution, Page, Span, Zone

ROLES = ("source", "cue", "content")
PTB_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "--": "—", "`": "'"}
"""CoreNLP's spellings of marks in CofeNet's files."""
_QUOTES, _STOPS = frozenset("“”\"‘’'"), frozenset(",.!?")
Run = tuple[int, int]
Watch = Callable[[Sequence[Any]], Iterable[Any]]
RunsOf = Callable[[Sequence[str]], dict[str, set[Run]]]


class Counts(NamedTuple):
    """Counts of one paragraph or page for a role: exact runs, runs that begin alike, shared words or characters."""

    exact: Count
    begin: Count
    jaccard: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionReport:
    """F1 per role by three measures; on standoff data also of whole attributions, and pages a second."""

    form: Literal["cofenet", "standoff"]
    pages: int
    exact: dict[str, Score]
    begin: dict[str, Score]
    jaccard: dict[str, Score]
    exact_without_repeats: dict[str, Score]
    whole: Score | None
    pages_per_s: float


def measure(path: Path, *, method: Method = "learned", watch: Watch = iter) -> AttributionReport:
    """Score a CofeNet file, or a folder with text/ and attributions/.

    Args:
        path: The corpus.
        method: The learned tagger alone, or the rules alone.
        watch: Wraps what is gone through, to show progress.

    Raises:
        UsageError: The path is neither.
        KnowledgeError: The tagger has no weights.
    """
    if path.is_file():
        return _cofenet(path, _BY_RULES if method == "rules" else _BY_TAGGER, watch)
    if (path / "text").is_dir() and (path / "attributions").is_dir():
        return _standoff(path, _by_rules if method == "rules" else _by_tagger, watch)
    raise UsageError(
        f"{str(path)!r} is neither a CofeNet file (JSON lines with tokens and labels) nor a PolNeAR folder "
        "(text/ and attributions/ in it)."
    )


# --- what is scored


def _by_rules(parsed: Parsed) -> list[Marked]:
    return [_marks(a) for a in attributions(parsed, method="rules")]


def _by_tagger(parsed: Parsed) -> list[Marked]:
    return [_linked(parsed, p, r) for p in parsed.paragraphs for r in link(p.doc, tag(p.doc))]


def _linked(page: Parsed, paragraph: Paragraph, relation: Relation) -> Marked:
    def runs(tagged: Iterable[Tagged | None]) -> frozenset[Run]:
        spans = (paragraph.span_of(paragraph.doc[t.start : t.end]) for t in tagged if t is not None)
        return frozenset((s.start, s.end) for s in spans)

    content = frozenset(_bare(page, *run) for run in runs(relation.contents))
    return Marked(runs([relation.source]), runs([relation.cue]), content)


def _marks(a: Attribution) -> Marked:
    return Marked(
        frozenset((s.start, s.end) for s in [a.source_span] if s),
        frozenset((s.start, s.end) for s in [a.cue_span] if s),
        frozenset((s.start, s.end) for s in a.content),
    )


# --- CofeNet


def _cofenet(path: Path, runs: RunsOf, watch: Watch) -> AttributionReport:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    start = time.process_time()
    counts = [_of_row(row, runs) for row in watch(rows)]
    seconds = time.process_time() - start
    first = {(row.get("id"), tuple(row["tokens"])): i for i, row in reversed(list(enumerate(rows)))}
    return AttributionReport(
        form="cofenet",
        pages=len(rows),
        exact=_by_role(c["exact"] for c in counts),
        begin=_by_role(c["begin"] for c in counts),
        jaccard=_by_role(c["jaccard"] for c in counts),
        exact_without_repeats=_by_role(counts[i]["exact"] for i in sorted(first.values())),
        whole=None,
        pages_per_s=round(len({row.get("id") for row in rows}) / seconds, 2),
    )


def _of_row(row: dict[str, Any], runs: RunsOf) -> dict[str, dict[str, Count]]:
    words = [PTB_MARKS.get(t, t) for t in row["tokens"]]
    return _counts(runs(words), {r: labelled_runs(row["labels"], r) for r in ROLES})


def _tagged_runs(words: Sequence[str]) -> dict[str, set[Run]]:
    from spacy.tokens import Doc

    tagged = tag(parser()(Doc(parser().vocab, words=list(words))))
    return {role: {(t.start, t.end) for t in tagged if t.role == role} for role in ROLES}


def _ruled_runs(words: Sequence[str]) -> dict[str, set[Run]]:
    """The rules read text, so the words are joined by blanks, and what is found is widened to whole words."""
    text = " ".join(words)
    ends = list(accumulate(len(w) + 1 for w in words))
    marks = [_marks(a) for a in attributions(parse(_body(text, "paragraph")), method="rules")]
    found = {
        role: {(bisect_right(ends, a), bisect_right(ends, b - 1) + 1) for m in marks for a, b in getattr(m, role)}
        for role in ROLES
    }
    return {**found, "content": {_as_marked(words, *run) for run in found["content"]}}


def _as_marked(words: Sequence[str], start: int, end: int) -> Run:
    """PolNeAR's content holds its quotation marks, the stop before the closing one, and a leading "that"."""
    while start > 0 and (words[start - 1] in _QUOTES or words[start - 1].lower() == "that"):
        start -= 1
    stop = end + 1 if end < len(words) and words[end] in _STOPS else end
    return start, stop + 1 if stop < len(words) and words[stop] in _QUOTES else end


_BY_RULES, _BY_TAGGER = _ruled_runs, _tagged_runs


def labelled_runs(labels: Sequence[str], role: str) -> set[Run]:
    """BIO labels as runs; an I without its B begins one, as the published scorer has it."""
    runs, start = set(), None
    for i, label in enumerate([*labels, "O"]):
        inside = label == f"I-{role}" and start is not None
        if start is not None and not inside:
            runs.add((start, i))
            start = None
        if label in (f"B-{role}", f"I-{role}") and start is None:
            start = i
    return runs


def _counts(found: dict[str, set[Run]], marked: dict[str, set[Run]]) -> dict[str, dict[str, Count]]:
    return {
        "exact": {r: Count(len(found[r] & marked[r]), len(found[r]), len(marked[r])) for r in ROLES},
        "begin": {r: _begin(found[r], marked[r]) for r in ROLES},
        "jaccard": {r: _jaccard(found[r], marked[r]) for r in ROLES},
    }


def _begin(found: set[Run], marked: set[Run]) -> Count:
    ours, theirs = {s for s, _ in found}, {s for s, _ in marked}
    return Count(len(ours & theirs), len(ours), len(theirs))


def _jaccard(found: set[Run], marked: set[Run]) -> Count:
    """Words (or characters) of both, of ours and of theirs: their F1 is the soft measure."""
    ours, theirs = ({i for run in runs for i in range(*run)} for runs in (found, marked))
    return Count(len(ours & theirs), len(ours), len(theirs))


def _by_role(counts: Iterable[dict[str, Count]]) -> dict[str, Score]:
    listed = list(counts)
    return {role: score([c[role] for c in listed]) for role in ROLES}


# --- standoff


class Marked(NamedTuple):
    """An attribution as marked: the character runs of each role."""

    source: frozenset[Run]
    cue: frozenset[Run]
    content: frozenset[Run]


def _standoff(folder: Path, find: Callable[[Parsed], list[Marked]], watch: Watch) -> AttributionReport:
    names = sorted(p.stem for p in (folder / "text").glob("*.txt"))
    parsed = [parse(_body((folder / "text" / f"{n}.txt").read_bytes().decode("utf-8"), n)) for n in watch(names)]
    start = time.process_time()
    found = [find(page) for page in parsed]
    seconds = time.process_time() - start
    marked = [[_trimmed(m, page) for m in _gold(folder, name)] for name, page in zip(names, parsed, strict=True)]
    counts = [_counts(_flat(ours), _flat(theirs)) for ours, theirs in zip(found, marked, strict=True)]
    exact = _by_role(c["exact"] for c in counts)
    return AttributionReport(
        form="standoff",
        pages=len(names),
        exact=exact,
        begin=_by_role(c["begin"] for c in counts),
        jaccard=_by_role(c["jaccard"] for c in counts),
        exact_without_repeats=exact,
        whole=score([_whole(ours, theirs) for ours, theirs in zip(found, marked, strict=True)]),
        pages_per_s=round(len(names) / seconds, 2),
    )


def _whole(found: Iterable[Marked], marked: Iterable[Marked]) -> Count:
    ours, theirs = ({(m.source, m.content) for m in side} for side in (found, marked))
    return Count(len(ours & theirs), len(ours), len(theirs))


def _body(text: str, name: str) -> Page:
    """A text of which all is body: the corpora have no zones."""
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    return Page(id=name, name=name, text=text, language="en", zones=(Zone(kind="body", span=whole),))


def _flat(marks: Iterable[Marked]) -> dict[str, set[Run]]:
    listed = list(marks)
    return {role: {run for m in listed for run in getattr(m, role)} for role in ROLES}


def _gold(folder: Path, name: str) -> Iterator[Marked]:
    """The attributions of a text, of its first annotator if there are several."""
    files = sorted((folder / "attributions").glob(f"{name}_*.ann"))
    if not files:
        return
    spans: dict[str, tuple[Run, ...]] = {}
    for line in files[0].read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].startswith("T") and len(fields) > 1:
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in (p.split() for p in places))
        elif fields[0].startswith("E") and len(fields) > 1:
            yield _event(fields[1].split(), spans)


def _event(parts: Sequence[str], spans: dict[str, tuple[Run, ...]]) -> Marked:
    held: dict[str, set[Run]] = {role: set() for role in ROLES}
    for part in parts:
        role, _, target = part.partition(":")
        plain = role.rstrip("0123456789").lower()
        if plain in held:
            held[plain].update(spans.get(target, ()))
    return Marked(*(frozenset(held[role]) for role in ROLES))


def _trimmed(marked: Marked, page: Parsed) -> Marked:
    """Our content has no outer quotation marks, closing stops or leading "that"; neither has theirs, then."""
    return marked._replace(content=frozenset(_bare(page, *run) for run in marked.content))


def _bare(page: Parsed, start: int, end: int) -> Run:
    text = page.page.text
    while end > start and text[end - 1] in " .,;:“”\"'’":
        end -= 1
    while start < end and text[start] in " “”\"'‘":
        start += 1
    if text[start:end].lower().startswith("that "):
        start += 5
    return start, end
