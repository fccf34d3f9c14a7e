"""Readers of public corpora with toponyms: LGL's XML (TR-News is alike), GeoVirus's XML, GeoWebNews's brat folder.

One form for all: an article's text and its marked toponyms, spans half-open
in code points. Corpora are not shipped.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from indicia.errors import UsageError
from indicia.model import Span

COUNTED: Final = frozenset(
    "Literal Literal_Modifier Mixed Coercion Metonymic Non_Literal_Modifier Embedded_Literal Embedded_Non_Lit".split()
)
"""Types of GeoWebNews that stand for a place; demonyms, languages, homonyms and expressions are left out."""
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,20})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A toponym as marked. Without coordinates or id it counts for tagging only."""

    span: Span
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of a corpus; `outlet` is the site that it appeared on, if the corpus tells."""

    name: str
    text: str
    marked: tuple[Marked, ...]
    outlet: str | None = None


def load(path: Path) -> tuple[Article, ...]:
    """Read a corpus: an XML file of LGL's or GeoVirus's form, or a brat folder (.txt beside .ann).

    Marks whose offsets don't fit their own words are left out, as are
    repeated ones.

    Raises:
        UsageError: The path holds none of these forms.
    """
    found = tuple(_brat(path) if path.is_dir() else _xml(path))
    if not found:
        raise UsageError(
            f"{str(path)!r} holds no articles with toponyms. Give an XML file in the form of LGL, TR-News or "
            "GeoVirus, or a folder of .txt and .ann files."
        )
    return found


def _xml(path: Path) -> Iterator[Article]:
    raw = path.read_bytes()
    if _DOCTYPE.search(raw):
        raise UsageError(f"{str(path)!r} declares entities. The corpora have none; remove the declaration.")
    try:
        root = ElementTree.fromstring(raw)
    except ElementTree.ParseError as error:
        raise UsageError(f"{str(path)!r} is no XML: {error}. Give the corpus's file as published.") from error
    for number, article in enumerate(root.iter("article")):
        text = article.findtext("text") or ""
        marks = (*map(_toponym, article.iter("toponym")), *map(_location, article.iter("location")))
        name = article.get("docid") or str(number)
        yield Article(name=name, text=text, marked=_sound(text, marks), outlet=article.findtext("domain"))


def _toponym(node: ElementTree.Element) -> tuple[Marked, str]:
    tag = node.find("gaztag")
    number = tag.get("geonameid") if tag is not None else None
    mark = Marked(
        span=Span(int(node.findtext("start") or 0), int(node.findtext("end") or 0)),
        lat=_float(tag.findtext("lat")) if tag is not None else None,
        lon=_float(tag.findtext("lon")) if tag is not None else None,
        geonames_id=int(number) if number and number.isdigit() else None,
    )
    return mark, node.findtext("phrase") or ""


def _location(node: ElementTree.Element) -> tuple[Marked, str]:
    """GeoVirus counts from 1."""
    span = Span(int(node.findtext("start") or 1) - 1, int(node.findtext("end") or 1) - 1)
    mark = Marked(span=span, lat=_float(node.findtext("lat")), lon=_float(node.findtext("lon")))
    return mark, node.findtext("name") or ""


def _brat(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.glob("*.ann")):
        source = path.with_suffix(".txt")
        if source.exists():
            text = source.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield Article(name=path.stem, text=text, marked=_sound(text, _annotations(lines)))


def _annotations(lines: list[str]) -> Iterator[tuple[Marked, str]]:
    """Entities of the types that count; a note on one is its coordinates ("51.5, -0.1") or its GeoNames id."""
    rows = [line.split("\t") for line in lines]
    notes = {row[1].split(" ")[-1]: row[2] for row in rows if row[0].startswith("#") and len(row) > 2}
    for row in rows:
        kind, *places = row[1].split(" ") if row[0].startswith("T") and len(row) > 2 else ("",)
        if kind in COUNTED and len(places) == 2 and all(p.isdigit() for p in places):
            start, end = map(int, places)
            yield _noted(Span(start, end), notes.get(row[0], "")), row[2]


def _noted(span: Span, note: str) -> Marked:
    numbers = _NUMBER.findall(note)
    if len(numbers) == 1 and "." not in numbers[0]:
        return Marked(span=span, geonames_id=int(numbers[0]))
    if len(numbers) == 2 and "." in note and abs(float(numbers[0])) <= 90 and abs(float(numbers[1])) <= 180:
        return Marked(span=span, lat=float(numbers[0]), lon=float(numbers[1]))
    return Marked(span=span)


def _sound(text: str, marks: Iterator[tuple[Marked, str]] | tuple[tuple[Marked, str], ...]) -> tuple[Marked, ...]:
    by_span = {m.span: m for m, words in marks if words and text[m.span.start : m.span.end] == words}
    return tuple(by_span[span] for span in sorted(by_span))


def _float(written: str | None) -> float | None:
    try:
        return float(written) if written else None
    except ValueError:
        return None
