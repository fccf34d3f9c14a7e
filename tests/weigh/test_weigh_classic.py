"""The classical matrix: scores to the digit, no winner where there is none, our verdict beside it, CSV and back."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from weigh_cases import origin, priors, report, row

from indicia.errors import KnowledgeError
from indicia.kb.ach_csv import read_matrix
from indicia.kb.ach_matrix import Item, Matrix, escaped, kind_of_score, unescaped
from indicia.kb.marks import levels, marks
from indicia.report.ach import scored_json, scored_text
from indicia.report.ach_csv import matrix_csv, points
from indicia.weigh import as_matrix, inconsistency, no_ranking, ranking, scored, weigh, weigh_matrix
from indicia.weigh.evidence import gather

MARKS = ("CC", "C", "N", "I", "II", "NA", "")
W = {"low": sqrt(0.5), "medium": 1.0, "high": sqrt(2)}


def item(
    *marks: str, text: str = "e", source: str = "", credibility: str = "medium", relevance: str = "medium"
) -> Item:
    return Item(text=text, marks=marks, source=source, credibility=credibility, relevance=relevance)


def matrix(*items: Item, hypotheses: tuple[str, ...] = ("a", "b")) -> Matrix:
    return Matrix(hypotheses=hypotheses, items=items)


# --- scores ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credibility", "relevance", "mark", "weighted"),
    [
        ("high", "high", "II", "-4.000"), ("high", "high", "I", "-2.000"), ("low", "low", "II", "-1.000"),
        ("low", "low", "I", "-0.500"), ("medium", "medium", "II", "-2.000"), ("high", "medium", "I", "-1.414"),
        ("low", "medium", "I", "-0.707"), ("high", "low", "II", "-2.000"), ("medium", "high", "II", "-2.828"),
        ("high", "high", "CC", "0.000"), ("high", "high", "NA", "0.000"), ("high", "high", "", "0.000"),
    ],
)  # fmt: skip
def test_a_cell_has_the_points_of_parc(credibility: str, relevance: str, mark: str, weighted: str) -> None:
    one = item(mark, "N", credibility=credibility, relevance=relevance)
    assert points(inconsistency(matrix(one))[0], "weighted") == weighted


def test_a_matrix_by_hand() -> None:
    """Summed on paper: a = -1 - 2 sqrt(2) - 0.5, b = -1."""
    rows = (
        item("I", "C"),
        item("II", "N", credibility="high"),
        item("I", "II", credibility="low", relevance="low"),
    )
    a, b = inconsistency(matrix(*rows))
    assert (a.count, a.score, points(a, "weighted")) == (3, -4, "-4.328")
    assert (b.count, b.score, points(b, "weighted")) == (1, -2, "-1.000")


_ITEMS = st.builds(
    lambda marks, c, r, s, t: item(*marks, credibility=c, relevance=r, source=s, text=t),
    st.tuples(*[st.sampled_from(MARKS)] * 3),
    st.sampled_from([v.id for v in levels()]),
    st.sampled_from([v.id for v in levels()]),
    st.sampled_from(["", "agency", "ministry", "witness"]),
    st.sampled_from(["one", "two", "three", "four", ""]),
)
_MATRICES = st.lists(_ITEMS, max_size=8).map(lambda items: matrix(*items, hypotheses=("a", "b", "c")))


@given(_MATRICES)
def test_the_weighted_score_is_the_sum_of_its_cells(m: Matrix) -> None:
    value = {"I": -1, "II": -2}
    for n, score in enumerate(inconsistency(m)):
        summed = sum(W[i.credibility] * W[i.relevance] * value.get(i.marks[n], 0) for i in m.items)
        assert score.weighted == pytest.approx(summed, abs=1e-12)


@given(_MATRICES, st.randoms())
def test_the_order_of_rows_changes_no_digit(m: Matrix, random) -> None:
    shuffled = list(m.items)
    random.shuffle(shuffled)
    assert inconsistency(matrix(*shuffled, hypotheses=m.hypotheses)) == inconsistency(m)


def test_a_tie_over_different_weights_is_seen_exactly() -> None:
    ones = [item("I", "N", credibility="high", relevance="high", text=f"x{n}") for n in range(50)]
    twos = [item("N", "II", text=f"y{n}") for n in range(50)]
    assert no_ranking(matrix(*ones, *twos))


# --- no winner where there is none ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (matrix(), "empty"),
        (matrix(item("", "")), "rated"),
        (matrix(item("CC", "N"), item("C", "CC")), "same score"),
        (matrix(item("I", "I"), item("II", "II")), "same score"),
        (matrix(item("I"), hypotheses=("a",)), "one hypothesis"),
    ],
)
def test_an_empty_matrix_and_a_tie_have_no_ranking(made: Matrix, why: str) -> None:
    assert why in no_ranking(made)
    assert ranking(made) == ()
    assert f"No ranking: {no_ranking(made)}." in " ".join(scored_text(scored(made)).split())
    assert scored_json(scored(made))["ranking"] is None


def test_the_least_refuted_comes_first_and_ties_stand_together() -> None:
    made = matrix(item("II", "N", "N"), item("I", "C", "CC"), hypotheses=("a", "b", "c"))
    assert [[s.hypothesis for s in group] for group in ranking(made)] == [["b", "c"], ["a"]]
    assert "There is no first place: b and c are refuted alike." in scored(made).warnings


# --- our verdict beside it --------------------------------------------------------------------------------------------


def many(count: int, *, sources: int) -> Matrix:
    rows = [
        item("CC", "II", text=f"fact {n}", source=f"source {n % sources}" if sources else "", credibility="high")
        for n in range(count)
    ]
    return matrix(*rows)


@given(_MATRICES)
@settings(max_examples=60, deadline=None)
def test_our_verdict_is_never_indicated_without_two_sources(m: Matrix) -> None:
    sources = {i.source for i in m.items}
    weighed = weigh_matrix(m)
    assert len(sources) > 1 or weighed.verdict.word != "indicated"
    assert sum(h.p_low for h in weighed.hypotheses) <= 1 + 1e-9 <= sum(h.p_high for h in weighed.hypotheses) + 2e-9


@given(_MATRICES, st.randoms())
@settings(max_examples=40, deadline=None)
def test_order_copies_and_neutral_rows_change_nothing(m: Matrix, random) -> None:
    more = [*m.items, *m.items, item("C", "C", "C", text="alike", source="agency")]
    random.shuffle(more)
    once, again = weigh_matrix(m), weigh_matrix(matrix(*more, hypotheses=m.hypotheses))
    assert [(h.id, h.p_low, h.p_mid, h.p_high) for h in again.hypotheses] == [
        (h.id, h.p_low, h.p_mid, h.p_high) for h in once.hypotheses
    ]
    assert again.verdict == once.verdict


def test_many_facts_from_several_sources_indicate_and_from_one_or_none_do_not() -> None:
    assert weigh_matrix(many(9, sources=3)).verdict.word == "indicated"
    assert weigh_matrix(many(9, sources=1)).verdict.word != "indicated"
    assert weigh_matrix(many(9, sources=0)).verdict.word != "indicated"
    assert any("column `source`" in w for w in scored(many(9, sources=0)).warnings)
    assert any("one source, source 0" in w for w in scored(many(9, sources=1)).warnings)


@pytest.mark.parametrize(("sources", "name"), [(0, "origin: source not named"), (1, "origin: source 0")])
def test_a_verdict_that_hangs_on_one_source_says_so_even_if_it_has_no_name(sources: int, name: str) -> None:
    verdict = weigh_matrix(many(9, sources=sources)).verdict
    assert (verdict.word, verdict.linchpins) == ("leaning", (name,))


def test_a_range_whose_ends_read_alike_is_told_once() -> None:
    told = " ".join(weigh_matrix(many(9, sources=3)).verdict.reasons)
    assert "A (over 99 %)" in told


def test_what_weakens_the_scores_is_named() -> None:
    rows = (
        item("I", "C", text="x", source="s"), item("I", "C", text="X", source="S"),
        item("C", "C", text="y", source="t"), item("", "II", text="z", source="t"),
    )  # fmt: skip
    told = " ".join(scored(matrix(*rows)).warnings)
    assert "1 of 4 rows fits all hypotheses alike" in told
    assert "row 2 repeats an earlier row" in told
    assert "1 cell is not rated" in told


def test_a_hypothesis_that_no_row_is_rated_for_is_named() -> None:
    told = " ".join(scored(matrix(item("I", "NA"), item("II", ""))).warnings)
    assert "No row is rated for b" in told


# --- our reports as a matrix ------------------------------------------------------------------------------------------

TABLE = (
    row("bread", {"a": (0.6, 0.9), "b": (0.05, 0.1)}),
    row("wine", {"a": (0.2, 0.3), "b": (0.2, 0.3)}),
)


def test_the_matrix_of_our_reports_has_the_scores_of_the_weighing() -> None:
    origins = (origin("x", "B2"), origin("y", "E5"))
    reports = (report("bread", "x"), report("bread", "y", False), report("wine", "y"))
    odds = priors({"a": (0.3, 0.5), "b": (0.3, 0.5), "other": (0.1, 0.2)})
    made = as_matrix(gather(reports, origins, known=["bread", "wine"]), TABLE, ("a", "b"))
    told = {h.id: h.inconsistency for h in weigh(reports, origins, priors=odds, likelihoods=TABLE).hypotheses}
    assert {s.hypothesis: s.weighted for s in inconsistency(made)} == {h: told[h] for h in ("a", "b")}
    assert [(i.source, i.credibility, i.text) for i in made.items] == [
        ("x", "high", "bread"), ("y", "low", "not so: bread"), ("y", "low", "wine"),
    ]  # fmt: skip


# --- CSV --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def csv(tmp_path: Path):
    def read(text: str | bytes) -> Matrix:
        path = tmp_path / "m.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_matrix(str(path))

    return read


_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)
_TEXTS = _CELL | st.tuples(st.sampled_from("=+-@'\"\t,;"), _CELL).map("".join).map(str.strip)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_MATRICES, st.lists(_TEXTS, min_size=8, max_size=8), st.lists(_TEXTS, min_size=8, max_size=8))
def test_a_matrix_comes_back_as_it_was_written(csv, m: Matrix, texts: list[str], ids: list[str]) -> None:
    named = zip(m.items, texts, ids, strict=False)
    items = [
        Item(text=t or "x", marks=i.marks, credibility=i.credibility, relevance=i.relevance, source=s, id=s, note=s)
        for i, t, s in named
        if not kind_of_score(t) and not kind_of_score(s)
    ]
    made = matrix(*items, hypotheses=("h a", "h;b", "=c"))
    text = matrix_csv(made, inconsistency(made))
    back = csv(text)
    assert back == made
    assert not any("the file has" in w for w in scored(back).warnings)


@given(st.text())
def test_no_escaped_text_is_a_formula_and_each_comes_back(text: str) -> None:
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unescaped(escaped(text)) == text


TYPED = "evidence,a,b\nx,I,CC\ny,II,N\n"


@pytest.mark.parametrize(
    "text",
    [
        TYPED,
        TYPED.replace(",", ";"),
        TYPED.replace(",", "\t"),
        "\ufeff" + TYPED,
        TYPED.encode("utf-16"),
        "sep=;\n" + TYPED.replace(",", ";"),
        TYPED.replace("\n", "\r\n"),
        TYPED.replace("\n", "\n\n"),
        "\n ,, \n" + TYPED,
        TYPED.replace("II", "very inconsistent").replace("I,", "Inconsistent,").replace("CC", "Very_Consistent"),
        TYPED.replace("II", "I I").replace("CC", '"C C"').replace("N", "n/a").lower(),
        TYPED.replace("evidence", ""),
        TYPED + "Weighted Inconsistency Score,-3,0\n",
        TYPED.replace("\nx", "\nInconsistency Score,-3.0,0.0\nx"),
    ],
)
def test_the_usual_forms_of_a_matrix_are_read(csv, text: str | bytes) -> None:
    made = csv(text)
    assert made.hypotheses == ("a", "b")
    assert [s.score for s in inconsistency(made)] == [-3, 0]
    assert not any("the file has" in w for w in scored(made).warnings)


def test_notes_are_kept_and_of_several_columns_of_notes_the_first(csv) -> None:
    made = csv("evidence,a,b,Notes,note,comment\nx,I,CC,mine,other,more\ny,II,N,,,\n")
    assert [i.note for i in made.items] == ["mine", ""]
    assert made.hypotheses == ("a", "b")


def test_scores_of_the_file_that_its_marks_do_not_give_are_told(csv) -> None:
    told = " ".join(scored(csv(TYPED + 'Weighted Inconsistency Score,"-3,4",0\n')).warnings)
    assert "Line 4, weighted inconsistency score of a: the file has -3.4, its marks give -3.000." in told
    assert "the file has" not in " ".join(scored(csv(TYPED + "Inconsistency Score,3,0\n")).warnings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("evidence,a,b\nx,I,Q\n", "line 2, column C ('b'): 'Q' is no mark."),
        ("evidence,a,b\n\nx,I,NaN\n", "line 3, column C ('b'): 'NaN' is no mark."),
        ("evidence,a,b\nx,1,2\n", "line 2, column B ('a'): '1' is no mark."),
        ("evidence,credibility,a\nx,hgih,I\n", "line 2, column B ('credibility'): 'hgih' is no credibility."),
        ("evidence,relevance,a\nx,.nan,I\n", "line 2, column B ('relevance'): '.nan' is no relevance."),
        ("evidence,a,A\n", "line 1, column C ('A'): 'A' names the hypothesis of column B again."),
        ("evidence,evidence,a\n", "line 1, column B ('evidence'): 'evidence' names the column of evidence a second"),
        ("evidence,a,,b\n", "line 1, column C: '' is a head without a name."),
        ("evidence\nx\n", "line 1: no column is a hypothesis."),
        ("evidence,a\nx,I,C\n", "line 2, column C: 'C' stands in a column without a head."),
        ("evidence,a\nInconsistency score,many\n", "line 2, column B ('a'): 'many' is no number"),
        ('evidence,a\n"x,I\ny,C\n', "line 2: this is no CSV"),
        ("", "is empty"),
        ("\n\n", "is empty"),
        (b"\xff\xfe\xff", "UTF-8"),
        (b"evidence,a\n\xe9,I\n", "CSV UTF-8"),
        ("evidence,a\n" + "x,I\n" * 1_000_000, "more than 20,000 rows"),
        ("evidence," + ",".join(f"h{n}" for n in range(300)), "more than 200 hypotheses"),
        ("evidence,a\n" + "x" * 200_000 + ",I\n", "line 2: this is no CSV"),
        ("evidence,a\n" + "\n" * 21_000_000, "bytes"),
    ],
)
def test_a_faulty_matrix_is_told_with_line_and_column(csv, text: str | bytes, words: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        csv(text)
    assert words in str(caught.value)
    assert "m.csv" in str(caught.value)
    assert len(str(caught.value)) < 500


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("evidnc,;\t\n\"'=+-@abCNIh12.\r", max_size=80) | st.binary(max_size=40))
def test_whatever_a_file_holds_there_are_scores_or_a_complaint(csv, text: str | bytes) -> None:
    with suppress(KnowledgeError):
        found = scored(csv(text))
        assert found.ranking or found.no_ranking
        assert scored_text(found)
        assert scored_json(found)


def test_the_scale_is_ordered_and_its_marks_stand_apart() -> None:
    scale = marks()
    assert [m.id for m in scale] == ["CC", "C", "N", "I", "II"]
    assert all(0 < m.low <= m.high < 1 for m in scale)
    assert all(better.low >= worse.high for better, worse in pairwise(scale))
    middles = [(m.low + m.high) / 2 for m in scale]
    assert [round(m / middles[2], 9) for m in middles] == [4, 2, 1, 0.5, 0.25]
