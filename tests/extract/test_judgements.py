"""Somebody's own weighing of the reasons."""

from __future__ import annotations

from typing import Any

import pytest
import reason_pages as pages
from hypothesis import given
from hypothesis import strategies as st

from indicia.extract.judgements import judgements
from indicia.extract.parse import parse


@pytest.mark.parametrize("case", pages.cases("judgements"), ids=lambda c: c["t"][:60])
def test_a_judgement_is_found_with_its_holder(case: dict[str, Any]) -> None:
    parsed, _, said = pages.read_case(case)
    found = [(j.verdict, j.holder) for j in judgements(parsed, said)]
    assert found == ([tuple(case["j"])] if "j" in case else [])


def test_a_comment_judges_for_its_reader() -> None:
    page = pages.page_of("Nobody can tell which of these it is.", zone="comment", reader="Ola")
    assert [j.holder for j in judgements(parse(page), ())] == ["Ola"]


@given(st.text(max_size=150))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    for judgement in judgements(parse(pages.page_of(text)), ()):
        assert 0 <= judgement.span.start < judgement.span.end <= len(text)
