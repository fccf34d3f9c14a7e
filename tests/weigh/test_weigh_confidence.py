"""Confidence is about the sources: how many, how good, how much they dispute, and how well the media cover it."""

from __future__ import annotations

import pytest
from weigh_cases import origin, priors, report, row

from indicia.model import Confidence
from indicia.weigh import weigh

ROWS = tuple(row(k, {"a": (0.2, 0.3), "b": (0.6, 0.8)}) for k in ("k0", "k1"))


def firm(*told: tuple[str, str, bool], grade: str = "B2", coverage: str = "unknown", acting: bool = False):
    origins = tuple(origin(o, grade, acting=acting) for o in sorted({o for _, o, _ in told}))
    reports = tuple(report(k, o, present) for k, o, present in told)
    odds = priors({"a": (0.4, 0.5), "b": (0.2, 0.3), "other": (0.2, 0.4)})
    return weigh(reports, origins, priors=odds, likelihoods=ROWS, coverage=coverage).confidence


ONE, TWO, THREE = (tuple(("k0", f"o{n}", True) for n in range(count)) for count in (1, 2, 3))
AGAINST = ("k0", "o9", False)


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (firm(*ONE), "low"), (firm(*TWO), "moderate"), (firm(*THREE), "moderate"),
        (firm(*THREE, coverage="good"), "high"), (firm(*TWO, coverage="good"), "moderate"),
        (firm(*THREE, grade="E5"), "low"), (firm(*THREE, grade="F6"), "low"), (firm(*THREE, acting=True), "low"),
        (firm(*THREE, AGAINST, coverage="good"), "low"),
        (firm(*THREE, AGAINST, ("k1", "o0", True), ("k1", "o1", True)), "low"),
    ],
)  # fmt: skip
def test_the_word_follows_number_grades_conflict_and_coverage(found: Confidence, word: str) -> None:
    assert found.word == word


def test_copies_and_order_change_nothing_and_without_reports_there_is_none() -> None:
    assert firm(*THREE, AGAINST) == firm(AGAINST, *THREE[::-1], *THREE)
    assert firm() is None


def test_the_reasons_name_no_likelihood() -> None:
    told = " ".join(firm(*THREE, AGAINST).reasons)
    assert "4 origins outside the acting side of grade C3 or better" in told
    assert "the one indicator reported is disputed between origins" in told
    assert "likely" not in told
    assert "%" not in told


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (ONE, "the one indicator reported is not disputed between origins"),
        ((*ONE, AGAINST), "the one indicator reported is disputed between origins"),
        ((*ONE, ("k1", "o0", True)), "none of the 2 indicators reported is disputed between origins"),
        ((*ONE, AGAINST, ("k1", "o0", True)), "1 of the 2 indicators reported is disputed between origins"),
        (
            (*ONE, AGAINST, ("k1", "o0", True), ("k1", "o9", False)),
            "2 of the 2 indicators reported are disputed between origins",
        ),
    ],
)
def test_conflict_is_told_in_plain_words(told, words: str) -> None:
    assert words in firm(*told).reasons
