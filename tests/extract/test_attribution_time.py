"""Attribution takes time in proportion to the text, however odd; the parse is not counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attribution_texts import METHODS, parsed_of

from clock import cpu_seconds, grows_slowly
from indicia.extract.attribution import Method, attributions
from indicia.extract.attribution.quotes import quotes

GROWTH_IN_ONE = 5.0
"""Within a paragraph, which the parser caps at 5,000 characters, a squared term is harmless; a cubed one (8) is not."""


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "«", "“” ", '" "', "'a ", "“a” 'b' \"c\" «d ", "“He ‘"])
def test_time_to_find_quotations_is_linear_in_their_number(mark: str) -> None:
    assert grows_slowly(lambda n: cpu_seconds(lambda: quotes(mark * n)), 10_000)


IN_ONE_PARAGRAPH = ['" ', "he said the drill and ", "according to ", "said ", "he said, ", "( ", "\x00said\x0b ",
                    "said “да” 部長 ", "Ek, Holm, ", "that he said that ", "“a ",
                    "“He said ‘", "“a” he said. "]  # fmt: skip
IN_PARAGRAPHS = ["“Go,” said Ek.\n\n", "“Go on.\n\n", "A: Go.\nQ: Why?\n", "He went. It was.\n\n"]
PARAGRAPH_CHARS = 800
"""Twice this is still one paragraph to the parser."""


def _time_of(unit: str, method: Method) -> Callable[[int], float]:
    """Seconds that attribution alone takes for n units; the parse is not counted."""

    def seconds(n: int) -> float:
        parsed = parsed_of((("body", unit * n),))
        return cpu_seconds(lambda: attributions(parsed, method=method))

    return seconds


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("unit", IN_ONE_PARAGRAPH)
def test_time_in_a_paragraph_stays_below_a_cube_of_its_length(method: Method, unit: str) -> None:
    assert grows_slowly(_time_of(unit, method), PARAGRAPH_CHARS // len(unit), growth=GROWTH_IN_ONE)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("unit", IN_PARAGRAPHS)
def test_time_is_linear_in_the_number_of_paragraphs(method: Method, unit: str) -> None:
    assert grows_slowly(_time_of(unit, method), 60)
