"""Activities on pages that no rule was written for: case by case, and as one score that must not fall."""

from __future__ import annotations

from typing import Any

import pytest
from fresh_pages import cases, faults, matched, page, read, short

CASES = cases()
FIRST_CONTACT_FLOOR = 0.75
"""F1 of kind, actor and place over all batches; each batch was below it when first read (see the case file)."""


def _param(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=False)] if "xfail" in case else []
    return pytest.param(case, id=case["text"][:50], marks=marks)


@pytest.mark.parametrize("case", [_param(c) for c in CASES])
def test_a_fresh_page_gives_the_activities_it_reports(case: dict[str, Any]) -> None:
    text, found = page(case).text, read(case)
    good = matched(found, case["want"], text)
    assert [short(a, text) for a in found if all(a is not g for g, _ in good)] == []
    assert [w for w in case["want"] if all(w is not g for _, g in good)] == []
    assert [f for a, w in good if (f := faults(a, w, text))] == []


def test_over_all_fresh_pages_the_score_stays() -> None:
    right = found = wanted = 0
    for case in CASES:
        seen = read(case)
        right += len(matched(seen, case["want"], page(case).text))
        found, wanted = found + len(seen), wanted + len(case["want"])
    assert 2 * right / (found + wanted) >= FIRST_CONTACT_FLOOR
