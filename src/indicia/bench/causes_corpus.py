"""The Causal News Corpus (V2) as its files have it: labelled sentences, and relations marked in sentences.

Source: tanfiona/CausalNewsCorpus, CC0; not shipped. Spans count the corpus's own
tokens, which are parted by single blanks; a tag within a token takes the whole token.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from indicia.errors import UsageError
from indicia.model import Span

Role = Literal["cause", "effect", "signal"]
ROLES: Final[tuple[Role, ...]] = ("cause", "effect", "signal")
RELATIONS_AT_MOST: Final = 12
"""The corpus has five in a sentence at most; more than this can't be paired in reasonable time."""

_TAG = re.compile(r"<(/?)(ARG0|ARG1|SIG\d)>")
_TOKEN = re.compile(r"[^ ]+")
_ROLE_OF: Final[dict[str, Role]] = {"ARG0": "cause", "ARG1": "effect"}
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence of subtask 1: does it tell a cause?"""

    text: str
    causal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One relation: token spans per role. A relation may have two signals, or none."""

    cause: tuple[Span, ...] = ()
    effect: tuple[Span, ...] = ()
    signal: tuple[Span, ...] = ()

    def of(self, role: Role) -> tuple[Span, ...]:
        """The spans of a role."""
        return {"cause": self.cause, "effect": self.effect, "signal": self.signal}[role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A sentence of subtask 2 with the relations that people marked; those without are left out on load."""

    text: str
    relations: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What a file or folder holds; a part that no file has is empty."""

    labelled: tuple[Labelled, ...] = ()
    annotated: tuple[Annotated, ...] = ()


def load(path: Path) -> Corpus:
    """Read one file, or every file of a folder that is of either form (others there are passed over).

    Raises:
        UsageError: A file is broken, a single file is of neither form, or a folder holds none.
    """
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    parts = [part for file in files if (part := _corpus(file)) is not None]
    if not parts:
        raise UsageError(
            f"{str(path)!r} is no file of the Causal News Corpus. Give one with the columns 'text' and 'label' "
            "(subtask 1), one with 'text' and 'causal_text_w_pairs' (subtask 2, grouped), or their folder."
        )
    return Corpus(
        labelled=tuple(row for part in parts for row in part.labelled),
        annotated=tuple(row for part in parts for row in part.annotated),
    )


def _corpus(file: Path) -> Corpus | None:
    """A file's part of the corpus; None if its columns are of neither subtask."""
    rows = _rows(file)
    columns = set(rows[0]) if rows else set()
    if {"text", "causal_text_w_pairs"} <= columns:
        return Corpus(annotated=tuple(_annotated(rows, file)))
    if {"text", "label"} <= columns:
        return Corpus(labelled=tuple(_labelled(rows, file)))
    return None


def _rows(file: Path) -> list[Row]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return [{k: v or "" for k, v in row.items() if isinstance(k, str)} for row in csv.DictReader(lines)]
    except (csv.Error, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{str(file)!r} can't be read as CSV: {error}.") from error


def _labelled(rows: Sequence[Row], file: Path) -> Iterator[Labelled]:
    for n, row in enumerate(rows, 1):
        if row["label"] not in ("0", "1"):
            raise UsageError(f"{str(file)!r}, row {n}: the label is {row['label']!r}; it must be 0 or 1.")
        yield Labelled(text=row["text"], causal=row["label"] == "1")


def _annotated(rows: Sequence[Row], file: Path) -> Iterator[Annotated]:
    for n, row in enumerate(rows, 1):
        try:
            told = tuple(told_in(marked, row["text"]) for marked in _listed(row["causal_text_w_pairs"]))
        except ValueError as error:
            raise UsageError(f"{str(file)!r}, row {n}: {error}") from error
        if told:
            yield Annotated(text=row["text"], relations=told)


def _listed(literal: str) -> list[str]:
    """The texts of a list as Python writes it. Nothing in it is run."""
    try:
        found = ast.literal_eval(literal)
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError(f"causal_text_w_pairs is no list of texts: {literal[:60]!r}.") from error
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise ValueError(f"causal_text_w_pairs is no list of texts: {literal[:60]!r}.")
    if len(found) > RELATIONS_AT_MOST:
        raise ValueError(f"{len(found)} relations in one sentence; {RELATIONS_AT_MOST} at most can be paired.")
    return found


def told_in(marked: str, text: str) -> Told:
    """The relation that tags mark in a sentence.

    >>> told_in("<ARG1>They fled</ARG1> <SIG0>due to</SIG0> <ARG0>floods</ARG0> .", "They fled due to floods .").cause
    (Span(start=4, end=5),)

    Raises:
        ValueError: A tag is opened or closed alone, or the text without tags is another.
    """
    if _TAG.sub("", marked) != text:
        raise ValueError(f"the marked text is not the sentence: {marked[:60]!r}.")
    spans: dict[Role, list[Span]] = {role: [] for role in ROLES}
    for tag, start, end in _stretches(marked):
        spans[_ROLE_OF.get(tag, "signal")].append(tokens(text, start, end))
    return Told(cause=tuple(spans["cause"]), effect=tuple(spans["effect"]), signal=tuple(spans["signal"]))


def _stretches(marked: str) -> Iterator[tuple[str, int, int]]:
    """What each tag encloses, in characters of the text without tags."""
    opened: dict[str, int] = {}
    dropped = 0
    for match in _TAG.finditer(marked):
        at, tag = match.start() - dropped, match[2]
        dropped += len(match[0])
        if not match[1] and tag not in opened:
            opened[tag] = at
        elif match[1] and tag in opened:
            yield tag, opened.pop(tag), at
        else:
            raise ValueError(f"{match[0]} stands where it can't, in {marked[:60]!r}.")
    if opened:
        raise ValueError(f"<{next(iter(opened))}> is never closed, in {marked[:60]!r}.")


def tokens(text: str, start: int, end: int) -> Span:
    """The corpus's tokens that a stretch of characters touches, as a half-open range of their numbers.

    >>> tokens("He said : no . ”", 8, 12)
    Span(start=2, end=4)
    """
    numbers = [n for n, token in enumerate(_TOKEN.finditer(text)) if token.start() < end and start < token.end()]
    return Span(numbers[0], numbers[-1] + 1) if numbers else Span(0, 0)
