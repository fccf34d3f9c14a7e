"""Who says what: one phenomenon a case (cases/attribution_rules.yaml), by the rules and with the tagger."""

from __future__ import annotations

from typing import Any

import pytest
from attribution_texts import cases, found_in, params, words_of

from indicia.extract.attribution import Method

CASES = cases("attribution_rules.yaml")
MARKS = ("form", "polarity", "certainty", "relays")
ENOUGH = 200


@pytest.mark.parametrize(("case", "method"), params(CASES))
def test_a_case_gives_exactly_its_statements(case: dict[str, Any], method: Method) -> None:
    """All statements, and of the last one form, polarity, certainty and relays where the case gives them."""
    found = found_in((("body", case["text"]),), method)
    assert words_of(found, case["text"]) == sorted([str(w) for w in want] for want in case["want"])
    marks = {mark: getattr(found[-1], mark) for mark in MARKS if mark in case}
    assert marks == {mark: tuple(case[mark]) if mark == "relays" else case[mark] for mark in marks}


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= ENOUGH
    assert len({c["id"] for c in CASES}) == len(CASES)
    assert len({c["text"] for c in CASES}) == len(CASES)
