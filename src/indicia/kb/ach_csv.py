"""CSV -> ACH matrix, as people type it and as the usual spreadsheets and we write it.

The first row names the columns. Delimiter , or ; or tab; a byte order mark
and a `sep=` line are understood; rows of scores are taken apart from the
evidence wherever they stand. Everything else is told with line and column.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from indicia.errors import KnowledgeError
from indicia.kb.ach_matrix import (
    MEDIUM,
    NOTE,
    SCORE_LABELS,
    Column,
    GivenScore,
    Item,
    Matrix,
    ScoreKind,
    column_of,
    kind_of_score,
    unescaped,
)
from indicia.kb.marks import levels, marks, named_level, named_mark
from indicia.kb.own_file import near

MAX_BYTES = 20_000_000
MAX_ROWS = 20_000
"""More items of evidence than anybody weighs by hand; a file of a million rows is something else."""
MAX_HYPOTHESES = 200
MAX_SHOWN = 80
"""Characters of a faulty value that a complaint shows."""
DELIMITERS = (",", ";", "\t")

_NUMBER = re.compile(r"[-+\u2212]?\d{1,12}(?:[.,](\d{0,9}))?")
_SEPARATOR = re.compile(r"sep=([,;\t])\s*\Z", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    """One record with the line that it begins on."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Head:
    """Which column holds what; `hypotheses` are positions."""

    places: dict[Column, int]
    hypotheses: tuple[int, ...]
    names: tuple[str, ...]
    width: int


def read_matrix(path: str) -> Matrix:
    """The matrix of a CSV file.

    A blank credibility or relevance is medium; a blank mark is "not rated".

    Raises:
        KnowledgeError: Unreadable, no UTF-8 (or UTF-16 with its mark), not
            the shape of a matrix, an unknown mark or level, or a hypothesis
            named twice. The message names file, line and column.
    """
    lines = list(_lines(_text(path), path))
    if not lines:
        raise KnowledgeError(f"{path} is empty. The first row names the columns: evidence, then one per hypothesis.")
    head = _head(lines[0], path)
    items: list[Item] = []
    given: list[GivenScore] = []
    for line in lines[1:]:
        _fits(line, head, path)
        kind = next((k for c in _labels(line, head) if (k := kind_of_score(c))), None)
        if kind:
            given.append(_score(kind, line, head, path))
        else:
            items.append(_item(line, head, path))
    return Matrix(hypotheses=head.names, items=tuple(items), given=tuple(given))


def _text(path: str) -> str:
    try:
        with open(path, "rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise KnowledgeError(f"{path} can't be read: {error.strerror}. Give a file that is there.") from error
    if len(raw) > MAX_BYTES:
        raise KnowledgeError(f"{path} has more than {MAX_BYTES:,} bytes. A matrix is shorter; give its rows alone.")
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise KnowledgeError(
            f'{path} is no text in UTF-8 ({error.reason}, byte {error.start}). Save it as "CSV UTF-8".'
        ) from error


def _lines(text: str, path: str) -> Iterator[_Line]:
    """Records that are not blank, cells without blanks around them."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    told = _SEPARATOR.match(first)
    delimiter = told[1] if told else _delimiter(first)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    count, start, skip = 0, 1, bool(told)
    while True:
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error as error:
            raise KnowledgeError(
                f"{path}, line {start}: this is no CSV ({error}). Look for a quotation mark that is not closed."
            ) from error
        number, start = start, rows.line_num + 1
        if not any(cells) or skip:
            skip = skip and not any(cells)
            continue
        count += 1
        if count > 1 + MAX_ROWS + len(SCORE_LABELS):
            raise KnowledgeError(f"{path}, line {number}: has more than {MAX_ROWS:,} rows. Give those that matter.")
        yield _Line(number, cells)


def _delimiter(first: str) -> str:
    """The one that cuts the first row into most cells."""
    widths = {d: len(next(csv.reader([first], delimiter=d, skipinitialspace=True), [])) for d in DELIMITERS}
    return max(DELIMITERS, key=lambda d: widths[d])


def _head(line: _Line, path: str) -> _Head:
    names = [unescaped(cell) for cell in line.cells]
    while names and not names[-1]:
        names.pop()
    kinds = [column_of(name) for name in names]
    if "evidence" not in kinds:
        free = next((n for n, kind in enumerate(kinds) if kind is None), None)
        if free is not None:
            kinds[free] = "evidence"
    places: dict[Column, int] = {}
    for n, kind in enumerate(kinds):
        if kind == NOTE:
            places.setdefault(kind, n)  # of several columns of notes the first is kept
        elif kind and kind != "ignored" and places.setdefault(kind, n) != n:
            raise _wrong(path, line.number, n, names, names[n], f"names the column of {kind} a second time. Keep one.")
    hypotheses = tuple(n for n, kind in enumerate(kinds) if kind is None)
    _check_hypotheses(hypotheses, names, line, path)
    return _Head(places, hypotheses, tuple(names[n] for n in hypotheses), len(names))


def _check_hypotheses(places: Sequence[int], names: Sequence[str], line: _Line, path: str) -> None:
    if not places:
        raise KnowledgeError(
            f"{path}, line {line.number}: no column is a hypothesis. The first row names the columns, such as "
            "evidence, source, credibility, relevance, and then one for each hypothesis."
        )
    if len(places) > MAX_HYPOTHESES:
        raise KnowledgeError(f"{path}, line {line.number}: has more than {MAX_HYPOTHESES} hypotheses. Give fewer.")
    seen: dict[str, int] = {}
    for n in places:
        if not names[n]:
            raise _wrong(path, line.number, n, names, "", "is a head without a name. Name the hypothesis.")
        first = seen.setdefault(" ".join(names[n].casefold().split()), n)
        if first != n:
            raise _wrong(
                path,
                line.number,
                n,
                names,
                names[n],
                f"names the hypothesis of column {_letter(first)} again. Keep one.",
            )


def _fits(line: _Line, head: _Head, path: str) -> None:
    for n in range(head.width, len(line.cells)):
        if line.cells[n]:
            raise _wrong(
                path, line.number, n, (), line.cells[n], "stands in a column without a head. Name it, or clear it."
            )


def _labels(line: _Line, head: _Head) -> list[str]:
    """The cells in which a row of scores says that it is one."""
    places = {head.places.get("id", 0), head.places["evidence"]}
    return [line.cells[n] for n in sorted(places) if n < len(line.cells)]


def _item(line: _Line, head: _Head, path: str) -> Item:
    def cell(column: Column) -> str:
        place = head.places.get(column)
        return "" if place is None or place >= len(line.cells) else unescaped(line.cells[place])

    return Item(
        id=cell("id"),
        text=cell("evidence"),
        source=cell("source"),
        credibility=_level("credibility", line, head, path),
        relevance=_level("relevance", line, head, path),
        marks=tuple(_mark(n, line, head, path) for n in head.hypotheses),
        note=cell(NOTE),
        line=line.number,
    )


def _mark(place: int, line: _Line, head: _Head, path: str) -> str:
    value = line.cells[place] if place < len(line.cells) else ""
    found = named_mark(value)
    if found is None:
        known = ", ".join(m.id for m in marks())
        hint = " Leave the cell blank if it is not rated." if value.casefold() in _NOTHING else ""
        problem = f"is no mark. Write {known} or NA, or the words, or nothing.{hint}"
        raise _wrong(path, line.number, place, _named(head), value, problem)
    return found


_NOTHING = frozenset(("nan", "null", "none", "#n/a", "?", "-"))


def _level(column: Column, line: _Line, head: _Head, path: str) -> str:
    place = head.places.get(column)
    value = "" if place is None or place >= len(line.cells) else line.cells[place]
    found = named_level(value) if value else MEDIUM
    if found is None:
        known = [v.id for v in levels()]
        problem = f"is no {column}. Write {', '.join(known)}, or nothing for medium.{near(value, known)}"
        raise _wrong(path, line.number, place or 0, _named(head), value, problem)
    return found


def _score(kind: ScoreKind, line: _Line, head: _Head, path: str) -> GivenScore:
    values, digits = [], 0
    for n in head.hypotheses:
        text = unescaped(line.cells[n]) if n < len(line.cells) else ""
        match = _NUMBER.fullmatch(text)
        if text and not match:
            raise _wrong(
                path, line.number, n, _named(head), text, "is no number in a row of scores. Write -4.828, say."
            )
        digits = max(digits, len(match[1] or "")) if match else digits
        values.append(float(text.replace(",", ".").replace("\u2212", "-")) if match else None)
    return GivenScore(kind=kind, values=tuple(values), digits=digits, line=line.number)


def _named(head: _Head) -> list[str]:
    """The heads of the columns by position, as far as a complaint needs them."""
    names = [""] * head.width
    for column, n in head.places.items():
        names[n] = column
    for n, name in zip(head.hypotheses, head.names, strict=True):
        names[n] = name
    return names


def _wrong(path: str, line: int, place: int, names: Sequence[str], value: str, problem: str) -> KnowledgeError:
    head = f" ({_short(names[place])!r})" if place < len(names) and names[place] else ""
    return KnowledgeError(f"{path}, line {line}, column {_letter(place)}{head}: {_short(value)!r} {problem}")


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}..."


def _letter(place: int) -> str:
    """A column's name as spreadsheets have it.

    >>> _letter(0), _letter(27)
    ('A', 'AB')
    """
    text = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
