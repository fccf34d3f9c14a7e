"""PolNeAR's standoff folders and CofeNet's JSON lines -> words with labels and features.

Words, parts of speech, dependencies and quotation states come from the same
code as at run time (`indicia.extract`), so that what is learned is what is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from indicia.bench.attribution import PTB_MARKS
from indicia.extract.attribution.tagger import Tagged, quote_states
from indicia.extract.parse import parser

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X", "SPACE",
)  # fmt: skip
Run = tuple[int, int]
_LINE = re.compile(r"[^\n]+")


def dependencies() -> list[str]:
    """The parser's labels, 0 for unknown ones."""
    return ["", *sorted(parser().get_pipe("parser").labels)]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A paragraph: its parse and a label for each word; `relations` are (source, cue, content) runs for the linker."""

    doc: Doc
    labels: list[int]
    relations: tuple[dict[str, tuple[Tagged, ...]], ...] = ()

    def features(self, dep: Sequence[str]) -> dict[str, Any]:
        """The word features of the tagger, by name."""
        index = {name: i for i, name in enumerate(dep)}
        pos = {name: i for i, name in enumerate(POS)}
        return {
            "words": [t.text for t in self.doc],
            "head": [t.head.i for t in self.doc],
            "pos": [pos.get(t.pos_, 0) for t in self.doc],
            "dep": [index.get(t.dep_, 0) for t in self.doc],
            "quote": quote_states([t.text for t in self.doc]),
            "sent": [bool(t.is_sent_start) for t in self.doc],
            "labels": self.labels,
        }


def cofenet(path: Path) -> Iterator[Example]:
    """A CofeNet file, a paragraph a line."""
    nlp = parser()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = nlp(Doc(nlp.vocab, words=[PTB_MARKS.get(t, t) for t in row["tokens"]]))
        yield Example(doc=doc, labels=[LABELS.index(x) for x in row["labels"]])


def standoff(folder: Path) -> Iterator[Example]:
    """A PolNeAR folder, paragraph by paragraph; of several annotators the first."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        marked = list(_attributions(files[0])) if files else []
        lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
        docs = parser().pipe(text[a:b].replace("’", "'") for a, b in lines)
        for (start, end), doc in zip(lines, docs, strict=True):
            yield _example(doc, start, end, marked)


def _attributions(path: Path) -> Iterator[dict[str, list[Run]]]:
    spans: dict[str, list[Run]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].startswith("T") and len(fields) > 1:
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places)]
        elif fields[0].startswith("E") and len(fields) > 1:
            yield _roles(fields[1].split(), spans)


def _roles(parts: Sequence[str], spans: dict[str, list[Run]]) -> dict[str, list[Run]]:
    held: dict[str, list[Run]] = {"source": [], "cue": [], "content": []}
    for part in parts:
        role, _, target = part.partition(":")
        held.get(role.rstrip("0123456789").lower(), []).extend(spans.get(target, []))
    return held


def _example(doc: Doc, start: int, end: int, marked: Sequence[dict[str, list[Run]]]) -> Example:
    labels = [0] * len(doc)
    outer = [m for m in marked if m["content"] and not _nested(m, marked)]
    for attribution in outer:
        for role in ("content", "cue", "source"):
            for run in attribution[role]:
                for n, i in enumerate(_words(doc, start, run)):
                    labels[i] = LABELS.index(("I-" if n else "B-") + role)
    relations = tuple(r for m in marked if (r := _relation(doc, start, end, m))["cue"])
    return Example(doc=doc, labels=labels, relations=relations)


def _nested(one: dict[str, list[Run]], all_: Sequence[dict[str, list[Run]]]) -> bool:
    """Whether an attribution stands inside the content of another: flat labels keep the outer one."""
    low, high = one["content"][0][0], one["content"][-1][1]
    size = high - low
    return any(
        a <= low and high <= b and b - a > size for other in all_ if other is not one for a, b in other["content"]
    )


def _words(doc: Doc, offset: int, run: Run) -> list[int]:
    return [t.i for t in doc if offset + t.idx < run[1] and run[0] < offset + t.idx + len(t) and not t.is_space]


def _relation(doc: Doc, start: int, end: int, marked: dict[str, list[Run]]) -> dict[str, tuple[Tagged, ...]]:
    found: dict[str, tuple[Tagged, ...]] = {}
    for role in ("source", "cue", "content"):
        words = [_words(doc, start, run) for run in marked[role] if start <= run[0] and run[1] <= end]
        found[role] = tuple(Tagged(role, w[0], w[-1] + 1) for w in words if w)  # type: ignore[arg-type]
    return found
