"""Who says what: one phenomenon a case (cases/attribution_rules.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from indicia.extract.attribution import attributions
from indicia.extract.parse import parse
from indicia.model import Attribution, Page, Span, Zone

CASES = yaml.load(
    (Path(__file__).parent / "cases" / "attribution_rules.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


def _page(text: str, *zones: Zone) -> Page:
    whole = (Zone(kind="body", span=Span(0, len(text))),)
    return Page(id="p", name="p", text=text, language="en", zones=zones or whole)


def _read(text: str) -> tuple[Attribution, ...]:
    return attributions(parse(_page(text)))


def _words(attribution: Attribution, text: str) -> list[str]:
    spans = (attribution.source_span, attribution.cue_span, *attribution.content)
    return [text[slice(*s)] if s else "" for s in spans]


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_a_case_gives_exactly_its_statements(case: dict[str, Any]) -> None:
    text = case["text"]
    found = _read(text)
    assert sorted(_words(a, text) for a in found) == sorted([str(w) for w in want] for want in case["want"])


@pytest.mark.parametrize("field", ["form", "polarity", "certainty", "relays"])
def test_the_last_statement_of_a_case_has_its_marks(field: str) -> None:
    wrong = []
    for case in CASES:
        if field in case:
            found = getattr(_read(case["text"])[-1], field)
            wanted = tuple(case[field]) if field == "relays" else case[field]
            wrong += [(case["id"], found, wanted)] if found != wanted else []
    assert not wrong


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert len({c["id"] for c in CASES}) == len(CASES)
