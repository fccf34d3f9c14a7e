"""Little pages from case files: text, activity words and statements become the nouns that the finders take."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from indicia.extract.parse import Parsed, parse
from indicia.model import Activity, Attribution, Page, Span, Zone, ZoneKind

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file, in order."""
    loaded: list[dict[str, Any]] = yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def page_of(text: str, *, zone: ZoneKind = "body", reader: str | None = None) -> Page:
    """A page of one zone."""
    zones = (Zone(kind=zone, span=Span(0, len(text)), author=reader),) if text.strip() else ()
    return Page(id="case", name="case", text=text, language="en", zones=zones)


def where(text: str, words: str) -> Span:
    """The first place of `words` in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def activity_of(text: str, words: str) -> Activity:
    return Activity(id="a1", kind="exercise", trigger=where(text, words))


def statements(text: str, given: Sequence[Sequence[str]]) -> tuple[Attribution, ...]:
    """Statements from `[source, content]` pairs."""
    return tuple(
        Attribution(id=f"s{n}", source=source, source_kind="person", content=(where(text, content),))
        for n, (source, content) in enumerate(given, 1)
    )


def read_case(case: dict[str, Any]) -> tuple[Parsed, tuple[Activity, ...], tuple[Attribution, ...]]:
    """Parsed page, activities and statements of one case."""
    parsed = parse(page_of(case["t"], zone=case.get("z", "body"), reader=case.get("reader")))
    activities = (activity_of(case["t"], case["a"]),) if case.get("a") else ()
    return parsed, activities, statements(case["t"], case.get("s", ()))


def same_stretch(a: Span, b: Span) -> bool:
    """Overlap of .3 (intersection over union), or one inside the other."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    union = max(a.end, b.end) - min(a.start, b.start)
    return shared > 0 and (shared / union >= 0.3 or a.within(b) or b.within(a))
