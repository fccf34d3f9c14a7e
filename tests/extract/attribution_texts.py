"""Pages for the tests of attribution: made of a text or of zones, parsed once, read by either method."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import strategies as st

from indicia.errors import KnowledgeError
from indicia.extract.attribution import Method, attributions, people
from indicia.extract.parse import Parsed, parse
from indicia.kb.attribution_model import attribution_model
from indicia.model import Attribution, Page, Span, Zone
from indicia.resolve.speakers import speakers

METHODS: tuple[Method, ...] = ("rules", "learned")
Zones = tuple[tuple[str, str], ...]
Words = list[list[str]]

_MARKS = [*"“”\"'«»„‘’()?—…", ", ", ". ", ": ", "; ", "\n", "\n\n", "\x0b"]
_WORDS = [" said", " he ", "the minister ", " says", "according to ", "Ann Ek ", " that ", "the drill was over", "Q: "]
_MORE = ["I think ", "Minsk ", "did not say ", "citing two officials", "дрон ", "🙂", "told reporters ", "\x00", "A: "]
TEXTS = st.text(max_size=120) | st.lists(st.sampled_from([*_MARKS, *_WORDS, *_MORE]), max_size=40).map("".join)
"""Arbitrary text, and heaps of what attribution looks at."""


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file in cases/."""
    path = Path(__file__).parent / "cases" / name
    found: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return found


def params(found: list[dict[str, Any]]) -> list[Any]:
    """Every case by every method; `xfail` may hold for one method only. It is not strict: the weights change."""
    return [pytest.param(c, m, id=f"{c['id']}, {m}", marks=_marks(c, m)) for c in found for m in METHODS]


def _marks(case: dict[str, Any], method: Method) -> list[pytest.MarkDecorator]:
    why = case.get("xfail")
    why = why.get(method) if isinstance(why, dict) else why
    return [pytest.mark.xfail(reason=why, strict=False)] if why else []


def page_of(*zones: tuple[str, str]) -> Page:
    """A page of (kind, text), blank lines between."""
    text, made = "", []
    for kind, stretch in zones:
        if stretch:
            made.append(Zone(kind=kind, span=Span(len(text), len(text) + len(stretch))))  # type: ignore[arg-type]
        text += stretch + "\n\n"
    return Page(id="p", name="p", text=text, language="en", zones=tuple(made))


@cache
def parsed_of(zones: Zones) -> Parsed:
    """The parsed page, kept, because two methods and several tests read it."""
    return parse(page_of(*zones))


def found_in(zones: Zones, method: Method) -> tuple[Attribution, ...]:
    """The statements, with their sources as mentioned."""
    _need(method)
    return attributions(parsed_of(zones), method=method)


def resolved_in(zones: Zones, method: Method) -> tuple[Attribution, ...]:
    """The statements, with their sources resolved over the page."""
    parsed = parsed_of(zones)
    return speakers(found_in(zones, method), parsed.page, people=people(parsed))


def read(page: Page, method: Method) -> tuple[Attribution, ...]:
    """A page that is read once, sources resolved."""
    _need(method)
    parsed = parse(page)
    return speakers(attributions(parsed, method=method), page, people=people(parsed))


def words_of(found: tuple[Attribution, ...], text: str) -> Words:
    """Each statement as [source, cue, content, ...], "" for none, sorted."""
    spans = [(a.source_span, a.cue_span, *a.content) for a in found]
    return sorted([text[slice(*s)] if s else "" for s in statement] for statement in spans)


def _need(method: Method) -> None:
    if method == "learned":
        try:
            attribution_model()
        except (KnowledgeError, ModuleNotFoundError) as missing:
            pytest.skip(f"the tagger's weights are not here: {missing}")
