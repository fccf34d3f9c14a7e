"""Independence: are pages that go back to one first sayer grouped, and others kept apart?

A folder with `index.jsonl`, one item a line (`id`, `case`, `date`, `outlet`,
`origin`), and a text ID.txt for each. Lines of a text that begin with # are
notes of its makers, which name the origin: they are cut off before reading.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from indicia.bench.matching import Count, Score, score
from indicia.errors import UsageError
from indicia.model import Page, Reading
from indicia.pages import load as load_page
from indicia.pipeline import read_page
from indicia.resolve.origins import first_sayers

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_NOTE = re.compile(r",? \b(?:citing|via|relaying|quoting|in translation|copied|text on|excerpted on)\b|, ")
_NAMELESS = re.compile(r"(?:copy|relay|digest) of |(?:forum|blog)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A news item: its reading, the story it belongs to, and who first said what it tells."""

    id: str
    case: str
    origin: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Two items of one story that are grouped wrongly: joined, or kept apart."""

    one: str
    two: str
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsReport:
    """Pairwise scores of "same origin".

    `stories`: pairs within one story, which are the pages ever weighed
    together; the figure to go by. `everywhere`: all pairs. `voices`: pairs
    within one story as they are weighed, where all organs of a state are one
    voice on purpose: coarser than the index, so its precision is lower.
    """

    items: int
    stories_count: int
    stories: Score
    everywhere: Score
    voices: Score
    wrong: tuple[Wrong, ...]


def measure(
    folder: Path,
    *,
    watch: Callable[[Sequence[Any]], Iterable[Any]] = iter,
    reader: Callable[[Page], Reading] | None = None,
) -> OriginsReport:
    """Read the items and score every pair of them.

    Two items have the same origin if the index gives them the same `origin`
    (who first said it: a ministry, one person's statement, an agency's
    anonymous officials); relays don't count. The program gets text, date and
    the outlet's bare name, as from a web page. `reader` reads a page in place
    of `pipeline.read_page`.

    Raises:
        UsageError: The folder has no index, or a line or text of it is missing or faulty.
    """
    read = reader or read_page
    return report([_item(folder, line, number, read) for number, line in watch(_lines(folder))])


def report(items: Sequence[Item]) -> OriginsReport:
    """Score items that are read already."""
    by_case: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_case[item.case].append(item)
    told = [(case, first_sayers([i.reading for i in case])) for case in by_case.values()]
    weighed = [(case, first_sayers([i.reading for i in case], as_weighed=True)) for case in by_case.values()]
    return OriginsReport(
        items=len(items),
        stories_count=len(by_case),
        stories=score([_count(case, keys) for case, keys in told]),
        everywhere=score(_by_item(items, first_sayers([i.reading for i in items]))),
        voices=score([_count(case, keys) for case, keys in weighed]),
        wrong=tuple(w for case, keys in told for w in _wrong(case, keys)),
    )


def _lines(folder: Path) -> list[tuple[int, str]]:
    index = folder / "index.jsonl"
    if not index.is_file():
        raise UsageError(f"No index.jsonl in {str(folder)!r}. Give the folder that holds index.jsonl and the texts.")
    lines = enumerate(_text(index).splitlines(), 1)
    found = [(number, line) for number, line in lines if line.strip()]
    if not found:
        raise UsageError(f"{str(index)!r} names no item.")
    return found


def _item(folder: Path, line: str, number: int, reader: Callable[[Page], Reading]) -> Item:
    where = f"{str(folder / 'index.jsonl')!r}, line {number}"
    try:
        record = json.loads(line)
        told = {key: str(record[key]) for key in ("id", "case", "date", "outlet", "origin")}
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{where}: {error!s}. Give an object with id, case, date, outlet and origin.") from error
    path = folder / f"{told['id']}.txt"
    if Path(told["id"]).name != told["id"] or not path.is_file():
        raise UsageError(f"{where} names item {told['id']!r}, but {str(path)!r} does not exist.")
    lines = _text(path).splitlines(keepends=True)
    text = "".join(part for part in lines if not part.startswith("#")).strip()
    page = load_page(
        text.encode("utf-8"),
        name=path.name,
        published=_day(told["date"], where),
        outlet=bare_outlet(told["outlet"]),
    )
    return Item(id=told["id"], case=told["case"], origin=told["origin"], reading=reader(page))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{str(path)!r} can't be read ({error}). Give a text in UTF-8.") from error


def _day(text: str, where: str) -> date | None:
    """The day of an item; what is only a month, a year or "about" has none."""
    try:
        return date.fromisoformat(text) if _DAY.match(text) else None
    except ValueError:
        raise UsageError(f"{where}: the date is {text!r}, no day of the calendar. Write it as 2015-06-18.") from None


def bare_outlet(described: str) -> str | None:
    """The outlet's name without the index's notes on whom it cites, so that the answer is not given away.

    >>> bare_outlet("WION, citing BelTA"), bare_outlet("copy of a CNN report")
    ('WION', None)
    """
    if _NAMELESS.match(described):
        return None
    return _NOTE.split(described)[0].strip() or None


def _count(items: Sequence[Item], keys: Sequence[str]) -> Count:
    single = _by_item(items, keys)
    return Count(sum(c.right for c in single), sum(c.found for c in single), sum(c.marked for c in single))


def _by_item(items: Sequence[Item], keys: Sequence[str]) -> list[Count]:
    """Pairs counted with their first item, so that the interval is over items."""
    counts = []
    for n, (item, key) in enumerate(zip(items, keys, strict=True), 1):
        later = [(key == k, item.origin == i.origin) for i, k in zip(items[n:], keys[n:], strict=True)]
        counts.append(Count(sum(f and m for f, m in later), sum(f for f, _ in later), sum(m for _, m in later)))
    return counts


def _wrong(items: Sequence[Item], keys: Sequence[str]) -> Iterator[Wrong]:
    for (one, key), (two, other) in _pairs(items, keys):
        if (key == other) != (one.origin == two.origin):
            yield Wrong(one=one.id, two=two.id, joined=key == other)


def _pairs(items: Sequence[Item], keys: Sequence[str]) -> Iterator[tuple[tuple[Item, str], tuple[Item, str]]]:
    return combinations(zip(items, keys, strict=True), 2)


def table(report: OriginsReport) -> str:
    """One line per way of counting, then every pair of one story that is grouped wrongly."""
    rows = {
        "pairs within a story": report.stories,
        "all pairs": report.everywhere,
        "within a story, organs of a state as one": report.voices,
    }
    head = f"{report.items} items, {report.stories_count} stories"
    lines = [f"{head:<42} precision  recall      F1   95 % interval   right/found/marked"]
    for name, s in rows.items():
        lines.append(
            f"{name:<42} {100 * s.precision:6.1f}  {100 * s.recall:6.1f}  {100 * s.f1:6.1f}"
            f"   {100 * s.low:5.1f}-{100 * s.high:5.1f}     {s.right}/{s.found}/{s.marked}"
        )
    for joined, name in ((True, "wrongly joined"), (False, "wrongly apart")):
        wrong = ", ".join(f"{w.one}+{w.two}" for w in report.wrong if w.joined == joined)
        lines.append(f"{name:<42} {wrong or 'none'}")
    return "\n".join(lines)
