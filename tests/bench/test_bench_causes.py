"""The Causal News Corpus: reading its files, pairing relations, the two ways of counting, the command."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from indicia.bench.causes import measure, sentences_report, table
from indicia.bench.causes_corpus import RELATIONS_AT_MOST, Labelled, Told, load, tokens, told_in
from indicia.bench.causes_pairs import exact_count, fair_f1, paired
from indicia.cli.bench import bench
from indicia.errors import UsageError
from indicia.model import Span

MARKED = [
    "<ARG1>The villagers blocked the bridge</ARG1> <ARG0><SIG0>to</SIG0> stop the convoy</ARG0> .",
    "<ARG1>Flights were delayed</ARG1> <SIG0>due to</SIG0> <ARG0>heavy fog</ARG0> .",
    "<ARG0>A mine exploded near the camp</ARG0> , <ARG1><SIG0>killing</SIG0> four sappers</ARG1> .",
]
IDLE = "The tanks are green ."


def plain(marked: str) -> str:
    for tag in ("ARG0", "ARG1", "SIG0", "SIG1"):
        marked = marked.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return marked


def write(path: Path, columns: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    rows = [[str(n), plain(m), "1"] for n, m in enumerate(MARKED)] + [["9", IDLE, "0"]]
    return write(tmp_path / "some_subtask1.csv", ["index", "text", "label"], rows)


@pytest.fixture
def grouped(tmp_path: Path) -> Path:
    rows = [[str(n), plain(m), repr([m])] for n, m in enumerate(MARKED)] + [["9", IDLE, "[]"]]
    return write(tmp_path / "some_subtask2_grouped.csv", ["index", "text", "causal_text_w_pairs"], rows)


def test_a_file_of_sentences_is_subtask_1(labelled: Path) -> None:
    corpus = load(labelled)
    assert [s.causal for s in corpus.labelled] == [True, True, True, False]
    assert corpus.annotated == ()


def test_a_file_of_relations_is_subtask_2_and_sentences_without_any_are_left_out(grouped: Path) -> None:
    corpus = load(grouped)
    assert [s.text for s in corpus.annotated] == [plain(m) for m in MARKED]
    assert corpus.labelled == ()


def test_a_folder_is_both_and_other_tables_in_it_are_passed_over(labelled: Path, grouped: Path) -> None:
    write(grouped.parent / "other.csv", ["a", "b"], [["1", "2"]])
    corpus = load(grouped.parent)
    assert (len(corpus.labelled), len(corpus.annotated)) == (4, 3)


def test_a_relation_is_read_in_the_corpus_s_own_tokens() -> None:
    told = told_in(MARKED[0], plain(MARKED[0]))
    assert told == Told(cause=(Span(5, 9),), effect=(Span(0, 5),), signal=(Span(5, 6),))


def test_two_signals_are_two_spans() -> None:
    marked = "<SIG0>As</SIG0> <ARG0>it rained</ARG0> , <SIG1>so</SIG1> <ARG1>they left</ARG1> ."
    assert told_in(marked, plain(marked)).signal == (Span(0, 1), Span(4, 5))


def test_a_tag_within_a_token_takes_the_whole_token() -> None:
    marked = "<ARG0>It rained</ARG0>. They <ARG1>left</ARG1> ."
    assert told_in(marked, plain(marked)).cause == (Span(0, 2),)


@pytest.mark.parametrize(
    ("marked", "text", "complaint"),
    [
        ("<ARG0>It rained .", "It rained .", "never closed"),
        ("It</ARG0> rained .", "It rained .", "where it can't"),
        ("<ARG0><ARG0>It</ARG0> rained .", "It rained .", "where it can't"),
        ("<ARG0>It</ARG0> rained .", "It snowed .", "not the sentence"),
    ],
)
def test_broken_marks_are_told(marked: str, text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        told_in(marked, text)


@pytest.mark.parametrize(
    "literal",
    [
        "__import__('os').system('true')",
        "{'a': 1}",
        "[1, 2]",
        "['open",
        "[" * 5000,
        "",
        repr(["It rained ."] * (RELATIONS_AT_MOST + 1)),
    ],
    ids=["code", "mapping", "numbers", "open", "deep", "nothing", "too many"],
)
def test_only_a_list_of_texts_is_read_and_nothing_is_run(tmp_path: Path, literal: str) -> None:
    path = write(tmp_path / "x.csv", ["text", "causal_text_w_pairs"], [["It rained .", literal]])
    with pytest.raises(UsageError, match="row 1"):
        load(path)


def test_a_label_that_is_none_names_its_row(tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", ["text", "label"], [["It rained .", "1"], ["It snowed .", "yes"]])
    with pytest.raises(UsageError, match=r"row 2.*'yes'"):
        load(path)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"text,label\n\xff\xfe,1\n", b"text\n"])
def test_a_file_of_neither_form_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(UsageError, match=r"x\.csv"):
        load(tmp_path / "x.csv")


def relation(cause: tuple[int, int], effect: tuple[int, int], signal: tuple[int, int] | None = None) -> Told:
    return Told(cause=(Span(*cause),), effect=(Span(*effect),), signal=(Span(*signal),) if signal else ())


ONE, TWO = relation((5, 9), (0, 5), (5, 6)), relation((12, 15), (0, 5))


def test_relations_are_paired_so_that_most_spans_agree() -> None:
    near_one = relation((5, 9), (1, 5), (5, 6))
    assert set(paired([TWO, near_one], [ONE, TWO])) == {(TWO, TWO), (near_one, ONE)}


def test_a_greedy_choice_would_lose_a_span() -> None:
    first = relation((5, 9), (0, 5))  # shares two spans with ONE, one with TWO
    second = relation((5, 9), (0, 5), (5, 6))  # all three of ONE
    assert exact_count(paired([first, second], [ONE, TWO]), ("cause", "effect", "signal")).right == 4


def test_what_has_no_partner_counts_as_false_or_missing() -> None:
    assert exact_count(paired([ONE, TWO], [ONE]), ("cause", "effect")) == (
        exact_count([(ONE, ONE), (TWO, Told())], ("cause", "effect"))
    )
    assert exact_count(paired([], [ONE, TWO]), ("cause", "effect", "signal")).marked == 5


def test_a_perfect_reading_is_1_by_both_counts() -> None:
    pairs = paired([TWO, ONE], [ONE, TWO])
    count = exact_count(pairs, ("cause", "effect", "signal"))
    assert count.right == count.found == count.marked == 5
    assert fair_f1(pairs, ("cause", "effect", "signal")) == 1.0


def test_a_boundary_slip_counts_once_for_the_shared_task() -> None:
    slip = relation((6, 9), (0, 5))
    assert fair_f1([(slip, ONE)], ("cause", "effect")) == pytest.approx(2 / 3, abs=1e-4)  # 2 right, 1 wrong
    assert fair_f1([(slip, TWO)], ("cause", "effect")) == 0.5  # nothing shared: false and missing


def test_cause_taken_for_effect_counts_once_for_the_shared_task() -> None:
    swapped = relation((0, 5), (5, 9))
    assert fair_f1([(swapped, ONE)], ("cause", "effect")) == 0.0
    assert fair_f1([(swapped, ONE), (ONE, ONE)], ("cause", "effect")) == pytest.approx(4 / 6, abs=1e-4)


spans = st.tuples(st.integers(0, 8), st.integers(1, 4)).map(lambda t: Span(t[0], t[0] + t[1]))
tellings = st.builds(lambda c, e: Told(cause=(c,), effect=(e,)), spans, spans)


@given(st.lists(tellings, max_size=4), st.lists(tellings, max_size=4))
def test_pairing_loses_and_doubles_nothing(found: list[Told], marked: list[Told]) -> None:
    pairs = paired(found, marked)
    assert sorted(o.cause + o.effect for o, _ in pairs if o.cause) == sorted(o.cause + o.effect for o in found)
    assert sorted(t.cause + t.effect for _, t in pairs if t.cause) == sorted(t.cause + t.effect for t in marked)


@given(st.lists(tellings, max_size=4), st.lists(tellings, max_size=4))
def test_no_order_of_ours_does_better(found: list[Told], marked: list[Told]) -> None:
    roles = ("cause", "effect")
    assert exact_count(paired(found, marked), roles) == exact_count(paired(found[::-1], marked), roles)


def test_everything_causal_is_the_trivial_line() -> None:
    report = sentences_report([Labelled(text="a", causal=True), Labelled(text="b", causal=False)], [True, False])
    assert report is not None
    assert (report.causal.f1, report.everything, report.accuracy) == (1.0, pytest.approx(0.6667), 1.0)


def test_a_stretch_of_no_token_is_empty() -> None:
    assert tokens("a b", 1, 2) == Span(0, 0)


def test_the_rules_read_the_tiny_corpus(labelled: Path, grouped: Path) -> None:
    report = measure(grouped.parent)
    assert report.sentences is not None
    assert report.spans is not None
    assert report.sentences.causal.f1 == 1.0
    assert report.spans.exact["all"].f1 == 1.0
    assert "everything causal" in table(report)
    assert "cause + effect" in table(report)


@pytest.mark.parametrize("name", ["labelled", "grouped"])
def test_the_command_finds_the_subtask_out(name: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(name)
    told = CliRunner().invoke(bench, ["causes", "--data", str(path), "--json"])
    assert told.exit_code == 0, told.output
    report = json.loads(told.output)
    assert bool(report.get("sentences")) == (name == "labelled")
    assert bool(report.get("spans")) == (name == "grouped")


def test_the_command_prints_a_table(grouped: Path) -> None:
    told = CliRunner().invoke(bench, ["causes", "--data", str(grouped)])
    assert told.exit_code == 0, told.output
    assert "as the shared task counts" in told.output
    assert "everything causal" not in told.output
